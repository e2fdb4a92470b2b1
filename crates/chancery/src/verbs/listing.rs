//! What `events`, `incidents` and `sources` share: all records of the sources, or those between two states, in a format.

use crate::arguments::{KnowledgeOptions, ListArguments};
use crate::ending::{Ending, Misunderstood};
use crate::gathering::gather;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::verbs::pairs::tell_untreated;
use crate::{dossier, output, pair};
use anyhow::bail;
use chronicle::bears_on;
use report::{Content, FORMATS, Writer};

pub(crate) fn run(
    given: &ListArguments,
    content: Content,
    options: &KnowledgeOptions,
) -> anyhow::Result<Ending> {
    let format = report::format(content, &given.format).ok_or_else(|| {
        let known = FORMATS.iter().filter(|format| format.content == content).map(|format| format.name);
        Misunderstood(format!(
            "`{}` is no format of {}; known are: {}",
            given.format,
            content.as_str(),
            known.collect::<Vec<_>>().join(", ")
        ))
    })?;
    let Writer::Records(write) = format.writer else {
        bail!("`{}` is a whole brief; use `chancery brief`", given.format);
    };
    let knowledge = Knowledge::load(options)?;
    let dyad = match given.between.as_deref() {
        Some([first, second]) => Some(pair::pair(first, second, knowledge.codebook)?),
        _ => None,
    };
    let gathered = gather(&given.sources, &knowledge)?;
    if gathered.documents.is_empty() {
        tell("no text was read");
    }
    let chronicle = gathered.joined().chronicle;
    if let Some(dyad) = dyad.as_ref()
        && !chronicle.incidents.iter().any(|incident| bears_on(dyad, incident))
    {
        tell_untreated(dyad, &chronicle.incidents, knowledge.codebook);
    }
    let listed = dossier::listed(&gathered, chronicle, dyad.as_ref(), knowledge.codebook);
    output::to_standard_output(|out| write(&listed.records(), given.cells.cells(), out))?;
    Ok(gathered.ending)
}
