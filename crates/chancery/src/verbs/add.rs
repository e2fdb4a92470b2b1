//! `add`: reads files into a casebook.

use crate::arguments::{AddArguments, KnowledgeOptions};
use crate::ending::Ending;
use crate::gathering::unfinished;
use crate::keeping;
use crate::knowledge::Knowledge;
use crate::progress::tell;

pub(crate) fn run(given: &AddArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let knowledge = Knowledge::load(options)?;
    let added = keeping::add(&given.paths, &given.casebook, &knowledge)?;
    let holds = match &added.casebook {
        Some(casebook) => {
            unfinished(casebook, &given.casebook)?;
            let (documents, events) = casebook.sizes()?;
            format!("it holds {documents} documents, {events} events")
        }
        None => "it was not begun".to_owned(),
    };
    let replaced = match added.replaced {
        0 => String::new(),
        replaced => format!("{replaced} older versions became history, "),
    };
    tell(&format!(
        "{}: {} files read, {} known already, {replaced}{} refused; {holds}",
        given.casebook.display(),
        added.read,
        added.known,
        added.refused
    ));
    Ok(added.ending)
}
