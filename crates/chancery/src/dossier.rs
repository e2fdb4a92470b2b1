//! From what a run knows to what a brief on a pair shows.

use crate::gathering::{Gathered, Joined};
use crate::pair;
use chronicle::{Chronicle, Method, bears_on, tension};
use codebook::Codebook;
use record::{
    Date, Disagreement, Document, DocumentId, Dyad, Event, EventId, Incident, IncidentId, Polity, Reference,
    Series,
};
use references::EntryParser;
use report::{Dossier, Records, Source};
use std::collections::{BTreeMap, BTreeSet};

/// Half-lives and priors that are drawn beside the method's own, to show how much they matter.
const ALTERNATIVES: [(f64, f64); 4] = [(45.0, 1.0), (180.0, 1.0), (90.0, 0.5), (90.0, 2.0)];

/// The records that are shown of all that a run knows.
pub(crate) struct Listed {
    names: BTreeMap<Polity, String>,
    sources: Vec<Source>,
    references: Vec<Reference>,
    events: Vec<Event>,
    incidents: Vec<Incident>,
    disagreements: Vec<Disagreement>,
}

impl Listed {
    /// As the exports take them.
    pub(crate) fn records(&self) -> Records<'_> {
        Records {
            names: &self.names,
            sources: &self.sources,
            references: &self.references,
            events: &self.events,
            incidents: &self.incidents,
            disagreements: &self.disagreements,
            series: None,
        }
    }
}

/// The incidents that bear on `dyad`, their events and where they differ, and all documents; without a pair all that
/// was coded, whether or not two polities meet in it.
pub(crate) fn listed(
    gathered: &Gathered,
    chronicle: Chronicle,
    dyad: Option<&Dyad>,
    codebook: &Codebook,
) -> Listed {
    let Chronicle { mut incidents, mut disagreements, ties: _ } = chronicle;
    let mut events = gathered.events.clone();
    if let Some(dyad) = dyad {
        incidents.retain(|incident| bears_on(dyad, incident));
        let shown: BTreeSet<&EventId> = incidents.iter().flat_map(|incident| &incident.events).collect();
        events.retain(|event| shown.contains(&event.id));
        let kept: BTreeSet<&IncidentId> = incidents.iter().map(|incident| &incident.id).collect();
        disagreements.retain(|disagreement| kept.contains(&disagreement.incident));
    }
    let cited = |document: &Document| EntryParser::embedded().references(document);
    Listed {
        names: pair::names(dyad, &events, codebook),
        sources: sources(gathered),
        references: gathered.documents.iter().flat_map(cited).collect(),
        events,
        incidents,
        disagreements,
    }
}

/// What a brief on `dyad` shows: the records of the pair, its series with its alternatives, and all documents and files.
pub(crate) fn assemble(gathered: Gathered, joined: Joined, dyad: &Dyad, codebook: &Codebook) -> Dossier {
    let Joined { chronicle, audit, independent } = joined;
    let until = gathered.documents.iter().filter_map(published).max();
    let weighed = surely_read(&chronicle.incidents, &gathered.events);
    let series = |half_life, prior| tension(&weighed, dyad, until, Method { half_life, prior });
    let main = Method::default();
    let own = series(main.half_life, main.prior);
    let alternatives = ALTERNATIVES.iter().map(|&(half_life, prior)| series(half_life, prior)).collect();
    let listed = listed(&gathered, chronicle, Some(dyad), codebook);
    Dossier {
        names: listed.names,
        dyad: dyad.clone(),
        sources: listed.sources,
        references: listed.references,
        independent: Some(independent),
        events: listed.events,
        incidents: listed.incidents,
        disagreements: listed.disagreements,
        series: own,
        alternatives,
        notes: gathered.notes.into_iter().chain(audit).collect(),
        received: gathered.received,
        manifest: gathered.manifest,
        made_on: None,
        command: String::new(),
    }
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

/// How many incidents bear on each pair: as many as a brief on it tells.
pub(crate) fn pairs(incidents: &[Incident]) -> BTreeMap<Dyad, usize> {
    let mut counts: BTreeMap<Dyad, usize> = BTreeMap::new();
    for incident in incidents {
        let place = incident.place.as_ref().and_then(|place| place.country.as_ref());
        let met: BTreeSet<&Polity> =
            incident.actors.iter().chain(&incident.recipients).chain(place).collect();
        let with =
            |a: &Polity| met.iter().filter_map(|b| Dyad::new(a.clone(), (*b).clone())).collect::<Vec<_>>();
        let dyads: BTreeSet<Dyad> = met.iter().flat_map(|a| with(a)).collect();
        for dyad in dyads.into_iter().filter(|dyad| bears_on(dyad, incident)) {
            *counts.entry(dyad).or_default() += 1;
        }
    }
    counts
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
