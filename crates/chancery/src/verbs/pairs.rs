//! `pairs`: lists the pairs of states that the sources treat, and how often; and says so of a pair that they do not.

use crate::arguments::{KnowledgeOptions, PairsArguments};
use crate::ending::Ending;
use crate::gathering::gather;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::terminal::{results, shown};
use crate::{dossier, pair};
use codebook::Codebook;
use record::{Dyad, Incident};
use std::io::{BufWriter, Write};

/// So many pairs are named in place of one that the texts do not treat.
const NAMED: usize = 5;

pub(crate) fn run(given: &PairsArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let knowledge = Knowledge::load(options)?;
    let gathered = gather(&given.sources, &knowledge)?;
    let pairs = pair::most_frequent(dossier::pairs(&gathered.joined().chronicle.incidents));
    let mut out = BufWriter::new(results());
    for (dyad, count) in &pairs {
        let both = pair::both(dyad, knowledge.codebook);
        writeln!(out, "{count:>6}  {} {}  {}", dyad.first(), dyad.second(), shown(&both))?;
    }
    out.flush()?;
    if pairs.is_empty() {
        tell("no two states meet in what these texts tell");
    }
    Ok(gathered.ending)
}

/// Tells that no incident bears on the pair, and on which pairs there are some.
pub(crate) fn tell_untreated(dyad: &Dyad, incidents: &[Incident], codebook: &Codebook) {
    let pairs = pair::most_frequent(dossier::pairs(incidents));
    let asked = pair::both(dyad, codebook);
    let named: Vec<String> = pairs
        .iter()
        .take(NAMED)
        .map(|(dyad, count)| format!("{} ({count})", pair::both(dyad, codebook)))
        .collect();
    let others = match (named.len(), pairs.len().saturating_sub(NAMED)) {
        (0, _) => "and no other two states meet in them".to_owned(),
        (_, 0) => format!("they do of {}", named.join(", ")),
        (_, more) => {
            format!("they do of {}, and {more} more pairs that `chancery pairs` lists", named.join(", "))
        }
    };
    tell(&format!("the texts tell no incident between {asked}; {others}"));
}
