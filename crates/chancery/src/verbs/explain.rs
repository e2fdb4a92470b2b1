//! `explain`: why each field of an event, or of an incident's events, is as it is.

use crate::arguments::{KnowledgeOptions, TraceArguments};
use crate::ending::Ending;
use crate::gathering::gather;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::terminal::{shown, shown_lines};
use anyhow::bail;
use chronicle::{Reason, Tie};
use record::EventId;
use std::fmt::Write as _;
use std::io::Write as _;

/// So many reasons are told, the strongest first.
const REASONS: usize = 6;

/// "with 79556dc4b91f601b: date, same day; words of the parties, rare".
fn joined(tie: &Tie) -> String {
    let Some(with) = &tie.with else { return "by a person's ruling".to_owned() };
    let told = |reason: &Reason| format!("{}, {}", reason.aspect, reason.case);
    let reasons: Vec<String> = tie.reasons.iter().take(REASONS).map(told).collect();
    format!("with {with}: {}", reasons.join("; "))
}

pub(crate) fn run(given: &TraceArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let knowledge = Knowledge::load(options)?;
    let gathered = gather(&given.sources, &knowledge)?;
    let chronicle = gathered.joined().chronicle;
    let incident = chronicle.incidents.iter().find(|incident| incident.id.as_str() == given.id);
    let asked = |id: &EventId| match incident {
        Some(incident) => incident.events.contains(id),
        None => id.as_str() == given.id,
    };
    let mut told = String::new();
    for event in gathered.events.iter().filter(|event| asked(&event.id)) {
        let Some(document) = gathered.documents.iter().find(|document| document.id == event.document) else {
            continue;
        };
        writeln!(told, "event {}  in {}", event.id, shown(&document.name))?;
        write!(told, "{}", report::explain(event, document))?;
        if let Some(tie) = chronicle.ties.iter().find(|tie| tie.event == event.id) {
            writeln!(told, "  {:<11}{}", "joined", joined(tie))?;
        }
        writeln!(told)?;
    }
    if told.is_empty() {
        if gathered.documents.is_empty() {
            tell("no text was read");
            return Ok(Ending::NothingRead);
        }
        bail!(
            "`{}` is no event or incident of these sources; the brief and the exports give their ids",
            given.id
        );
    }
    std::io::stdout().lock().write_all(shown_lines(&told).as_bytes())?;
    Ok(gathered.ending)
}
