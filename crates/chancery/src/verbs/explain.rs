//! `explain`: why each field of an event, or of an incident's events, is as it is.

use crate::arguments::{KnowledgeOptions, TraceArguments};
use crate::gathering::gather;
use crate::knowledge::Knowledge;
use anyhow::bail;
use chronicle::{Reason, Tie};
use record::EventId;
use std::io::Write;

/// So many reasons are told, the strongest first.
const REASONS: usize = 6;

/// "with 79556dc4b91f601b: date, same day; words of the parties, rare".
fn joined(tie: &Tie) -> String {
    let Some(with) = &tie.with else { return "by a person's ruling".to_owned() };
    let told = |reason: &Reason| format!("{}, {}", reason.aspect, reason.case);
    let reasons: Vec<String> = tie.reasons.iter().take(REASONS).map(told).collect();
    format!("with {with}: {}", reasons.join("; "))
}

pub(crate) fn run(given: &TraceArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let knowledge = Knowledge::load(options)?;
    let gathered = gather(&given.sources, &knowledge)?;
    let chronicle = gathered.joined().chronicle;
    let incident = chronicle.incidents.iter().find(|incident| incident.id.as_str() == given.id);
    let asked = |id: &EventId| match incident {
        Some(incident) => incident.events.contains(id),
        None => id.as_str() == given.id,
    };
    let mut out = std::io::stdout().lock();
    let mut told = 0;
    for event in gathered.events.iter().filter(|event| asked(&event.id)) {
        let Some(document) = gathered.documents.iter().find(|document| document.id == event.document) else {
            continue;
        };
        told += 1;
        writeln!(out, "event {}  in {}", event.id, document.name)?;
        write!(out, "{}", report::explain(event, document))?;
        if let Some(tie) = chronicle.ties.iter().find(|tie| tie.event == event.id) {
            writeln!(out, "  {:<11}{}", "joined", joined(tie))?;
        }
        writeln!(out)?;
    }
    if told == 0 {
        bail!(
            "`{}` is no event or incident of these sources; the brief and the exports give their ids",
            given.id
        );
    }
    Ok(())
}
