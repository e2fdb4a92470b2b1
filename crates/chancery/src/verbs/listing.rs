//! What `events` and `incidents` share: all records of the sources, or those between two states, in a format.

use crate::arguments::{KnowledgeOptions, ListArguments};
use crate::gathering::gather;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::{dossier, pair, verbs::brief};
use anyhow::Context;
use report::{Content, FORMATS};
use std::path::Path;

pub(crate) fn run(given: &ListArguments, content: Content, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let format = report::format(content, &given.format).with_context(|| {
        let known = FORMATS.iter().filter(|format| format.content == content).map(|format| format.name);
        format!(
            "`{}` is no format of {}; known are: {}",
            given.format,
            content.as_str(),
            known.collect::<Vec<_>>().join(", ")
        )
    })?;
    let knowledge = Knowledge::load(options)?;
    let dyad = match given.between.as_deref() {
        Some([first, second]) => Some(pair::pair(first, second, knowledge.codebook)?),
        _ => None,
    };
    let gathered = gather(&given.sources, &knowledge)?;
    let joined = gathered.joined();
    if let Some(dossier) = dossier::assemble(gathered, joined, dyad.as_ref(), knowledge.codebook) {
        return brief::write(&dossier, format, Path::new("-"));
    }
    tell("no two states meet in any event of these sources");
    Ok(())
}
