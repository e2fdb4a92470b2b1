//! `add`: reads files into a casebook.

use crate::arguments::{AddArguments, KnowledgeOptions};
use crate::ending::Ending;
use crate::gathering;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use record::Outcome;

pub(crate) fn run(given: &AddArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let knowledge = Knowledge::load(options)?;
    let gathered = gathering::add(&given.paths, &given.casebook, &knowledge)?;
    let refused = gathered.received.iter().filter(|file| matches!(file.outcome, Outcome::Refused(_))).count();
    tell(&format!(
        "{}: {} files received, {refused} refused; {} documents, {} events",
        given.casebook.display(),
        gathered.received.len(),
        gathered.documents.len(),
        gathered.events.len()
    ));
    Ok(gathered.ending)
}
