//! `trace`: from an id to the sentences it rests on.

use crate::arguments::{KnowledgeOptions, TraceArguments};
use crate::ending::Ending;
use crate::gathering::{Gathered, gather};
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::terminal::{shown, shown_lines};
use anyhow::bail;
use record::{Event, Incident};
use std::fmt::Write as _;
use std::io::Write as _;

pub(crate) fn run(given: &TraceArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let knowledge = Knowledge::load(options)?;
    let gathered = gather(&given.sources, &knowledge)?;
    let chronicle = gathered.joined().chronicle;
    let mut told = String::new();
    let incident = chronicle.incidents.iter().find(|incident| incident.id.as_str() == given.id);
    let events: Vec<&Event> = match incident {
        Some(incident) => {
            writeln!(told, "{}", incident_line(incident))?;
            gathered.events.iter().filter(|event| incident.events.contains(&event.id)).collect()
        }
        None => gathered.events.iter().filter(|event| event.id.as_str() == given.id).collect(),
    };
    if events.is_empty() {
        if gathered.documents.is_empty() {
            tell("no text was read");
            return Ok(Ending::NothingRead);
        }
        bail!(
            "`{}` is no event or incident of these sources; the brief and the exports give their ids",
            given.id
        );
    }
    for event in events {
        writeln!(told, "\n{}", evidence(event, &gathered))?;
    }
    std::io::stdout().lock().write_all(shown_lines(&told).as_bytes())?;
    Ok(gathered.ending)
}

fn incident_line(incident: &Incident) -> String {
    let side = |polities: &[record::Polity]| {
        let codes: Vec<String> = polities.iter().map(ToString::to_string).collect();
        if codes.is_empty() { "?".to_owned() } else { codes.join("+") }
    };
    format!(
        "incident {}  {}  {} -> {}  {}  {}  {} independent source(s)",
        incident.id,
        incident.kind,
        side(&incident.actors),
        side(&incident.recipients),
        incident
            .when
            .map_or_else(|| "date unknown".to_owned(), |w| format!("{} to {}", w.earliest(), w.latest())),
        incident.standing,
        incident.sources.len()
    )
}

/// The event, its document with the hash of its received bytes, and its sentence with the trigger marked.
fn evidence(event: &Event, gathered: &Gathered) -> String {
    let Some(document) = gathered.documents.iter().find(|document| document.id == event.document) else {
        return format!("event {}  (its document is not here)", event.id);
    };
    format!(
        "event {}  {}  {}  reader {}\n{}  bytes {} to {} of the text\nreceived bytes: sha256 {}\n  {}",
        event.id,
        event.kind,
        event.standing,
        event.evidence.reader,
        shown(&document.name),
        event.evidence.sentence.start(),
        event.evidence.sentence.end(),
        document.original.sha256,
        report::marked(event, document)
    )
}
