//! The chronology as a table, as a brief carries it along: one incident a row, in the order of the page.

use crate::chronology::title_of;
use crate::dossier::Index;
use crate::formats::cells::guarded;
use crate::quote::{SENTENCE, head};
use crate::selection::Selection;
use record::{Confidence, Incident};
use serde::Serialize;

/// A row. `null` or an empty cell is what is not known.
#[derive(Serialize)]
pub(crate) struct Row {
    incident: String,
    earliest: Option<String>,
    latest: Option<String>,
    grain: Option<&'static str>,
    date_basis: Option<&'static str>,
    title: String,
    kind: &'static str,
    mode: Option<String>,
    score: f64,
    actors: String,
    recipients: String,
    place: Option<String>,
    standing: &'static str,
    established: bool,
    /// The highest of its events, of 0 to 1.
    confidence: Option<f64>,
    independent_sources: usize,
    /// The numbers under which the brief lists the documents that tell it.
    documents: String,
    /// The first that tells it.
    sentence: Option<String>,
}

/// The incidents that the page shows.
pub(crate) fn chronology(index: &Index, selection: &Selection) -> Vec<Row> {
    let shown = selection.sections.values().flat_map(|shown| &shown.incidents);
    shown.map(|incident| row(index, incident)).collect()
}

fn row(index: &Index, incident: &Incident) -> Row {
    let events = index.events_of(incident);
    let codes = |polities: &[record::Polity]| joined(polities.iter().map(ToString::to_string).collect());
    let mut documents: Vec<usize> = events.iter().filter_map(|event| index.number(&event.document)).collect();
    documents.sort_unstable();
    documents.dedup();
    let sentence = events.iter().find_map(|event| {
        let document = index.document(&event.document)?;
        Some(head(event.evidence.sentence.of(&document.text), SENTENCE))
    });
    Row {
        incident: incident.id.to_string(),
        earliest: incident.when.map(|when| when.earliest().to_string()),
        latest: incident.when.map(|when| when.latest().to_string()),
        grain: incident.when.map(|when| when.grain().as_str()),
        date_basis: incident.when.map(|when| when.basis().as_str()),
        title: title_of(index, incident),
        kind: incident.kind.as_str(),
        mode: incident.mode.as_ref().map(ToString::to_string),
        score: incident.score.value(),
        actors: codes(&incident.actors),
        recipients: codes(&incident.recipients),
        place: incident.place.as_ref().map(|place| head(&place.name, 80)),
        standing: incident.standing.as_str(),
        established: index.is_established(incident),
        confidence: events.iter().filter_map(|event| event.confidence).max().map(Confidence::chance),
        independent_sources: incident.sources.len(),
        documents: joined(documents.iter().map(ToString::to_string).collect()),
        sentence,
    }
}

fn joined(values: Vec<String>) -> String {
    values.join("; ")
}

/// With a header line.
pub(crate) fn chronology_csv(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory fails only if rows differ in length, and all are of one struct.
        writer.serialize(row).expect("rows are alike");
    }
    guarded(&writer.into_inner().expect("memory takes what is written"))
}

/// One array, an object a line.
pub(crate) fn chronology_json(rows: &[Row]) -> Vec<u8> {
    let lines: Vec<String> = rows
        .iter()
        .map(|row| serde_json::to_string(row).expect("keys are strings and numbers are finite"))
        .collect();
    format!("[\n{}\n]\n", lines.join(",\n")).into_bytes()
}
