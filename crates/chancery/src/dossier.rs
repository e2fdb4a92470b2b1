//! From what a run knows to what a brief on a pair shows.

use crate::gathering::{Gathered, Joined};
use crate::pair;
use chronicle::{Chronicle, Method, bears_on, tension};
use codebook::Codebook;
use record::{Date, Document, DocumentId, Dyad, Event, EventId, Incident, IncidentId, Series};
use references::EntryParser;
use report::{Dossier, Source};
use std::collections::{BTreeMap, BTreeSet};

/// Half-lives and priors that are drawn beside the method's own, to show how much they matter.
const ALTERNATIVES: [(f64, f64); 4] = [(45.0, 1.0), (180.0, 1.0), (90.0, 0.5), (90.0, 2.0)];

/// What is shown of all that a run knows: the incidents that bear on `dyad`, their events, where they differ,
/// the series with its alternatives, and all documents and files. Without a pair every
/// incident is kept, and the series is that of the pair with most incidents; `None` if no two polities meet in any.
pub(crate) fn assemble(
    gathered: Gathered,
    joined: Joined,
    dyad: Option<&Dyad>,
    codebook: &Codebook,
) -> Option<Dossier> {
    let Joined { chronicle, audit, independent } = joined;
    let until = gathered.documents.iter().filter_map(published).max();
    let subject = dyad.cloned().or_else(|| busiest(&chronicle.incidents))?;
    let weighed = surely_read(&chronicle.incidents, &gathered.events);
    let series = |half_life, prior| tension(&weighed, &subject, until, Method { half_life, prior });
    let main = Method::default();
    let own = series(main.half_life, main.prior);
    let alternatives = ALTERNATIVES.iter().map(|&(half_life, prior)| series(half_life, prior)).collect();
    let Chronicle { mut incidents, mut disagreements, ties: _ } = chronicle;
    incidents.retain(|incident| dyad.is_none_or(|dyad| bears_on(dyad, incident)));
    let kept: BTreeSet<&IncidentId> = incidents.iter().map(|incident| &incident.id).collect();
    disagreements.retain(|disagreement| kept.contains(&disagreement.incident));
    let shown: BTreeSet<&EventId> = incidents.iter().flat_map(|incident| &incident.events).collect();
    let events: Vec<Event> =
        gathered.events.iter().filter(|event| shown.contains(&event.id)).cloned().collect();
    Some(Dossier {
        names: pair::names(&subject, &events, codebook),
        dyad: subject,
        sources: sources(&gathered),
        references: gathered
            .documents
            .iter()
            .flat_map(|document| EntryParser::embedded().references(document))
            .collect(),
        independent: Some(independent),
        events,
        disagreements,
        series: own,
        alternatives,
        notes: gathered.notes.into_iter().chain(audit).collect(),
        received: gathered.received,
        manifest: gathered.manifest,
        made_on: None,
        command: String::new(),
        incidents,
    })
}

/// The tension of every pair between which an incident lies, by pair: what a casebook keeps.
pub(crate) fn series_of_all(chronicle: &Chronicle, events: &[Event]) -> Vec<Series> {
    let weighed = surely_read(&chronicle.incidents, events);
    let series = |dyad: &Dyad| tension(&weighed, dyad, None, Method::default());
    pairs(&weighed).keys().map(series).filter(|series| !series.points.is_empty()).collect()
}

/// The incidents that are not read with doubt. The others stand apart in the brief, and no line rests on them.
fn surely_read(incidents: &[Incident], events: &[Event]) -> Vec<Incident> {
    let by_id: BTreeMap<&EventId, &Event> = events.iter().map(|event| (&event.id, event)).collect();
    let told = |incident: &Incident| -> Vec<&Event> {
        incident.events.iter().filter_map(|id| by_id.get(id).copied()).collect()
    };
    incidents.iter().filter(|incident| !report::is_doubtful(told(incident))).cloned().collect()
}

/// How many incidents lie between each pair.
fn pairs(incidents: &[Incident]) -> BTreeMap<Dyad, usize> {
    let mut counts: BTreeMap<Dyad, usize> = BTreeMap::new();
    for incident in incidents {
        let pairs = incident.actors.iter().flat_map(|a| incident.recipients.iter().map(move |b| (a, b)));
        for dyad in pairs.filter_map(|(a, b)| Dyad::new(a.clone(), b.clone())).collect::<BTreeSet<_>>() {
            *counts.entry(dyad).or_default() += 1;
        }
    }
    counts
}

/// The pair with most incidents; among equals the first by code.
fn busiest(incidents: &[Incident]) -> Option<Dyad> {
    let counts = pairs(incidents);
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(dyad, _)| dyad)
}

/// The documents with the figures that only the run knows.
fn sources(gathered: &Gathered) -> Vec<Source> {
    let mut events_of: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    for event in &gathered.events {
        *events_of.entry(&event.document).or_default() += 1;
    }
    let source = |document: &Document| Source {
        document: document.clone(),
        sentences: gathered.sentences.get(&document.id).copied().unwrap_or(0),
        events: events_of.get(&document.id).copied().unwrap_or(0),
    };
    gathered.documents.iter().map(source).collect()
}

/// The last day on which a document may have been published.
fn published(document: &Document) -> Option<Date> {
    document.published.as_ref().map(|known| known.value.latest())
}
