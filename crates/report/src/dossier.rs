//! All that a brief shows, gathered by the caller: plain records, nothing computed here.

use crate::quote::head;
use record::{
    Date, Disagreement, Document, DocumentId, Dyad, Event, EventId, Incident, IncidentId, Manifest, Note,
    Polity, Received, Reference, Series,
};
use std::collections::BTreeMap;

/// The material of one brief.
///
/// Records may be missing their counterparts (an incident whose event is not there, a disagreement on an
/// incident that was left out): what is missing is not shown, and nothing links to it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The pair the brief is on.
    pub dyad: Dyad,
    /// How polities are called in running text ("Azerbaijan"); one that is not here is shown by its code.
    pub names: BTreeMap<Polity, String>,
    /// The documents that were coded, in the order in which they are to be listed.
    pub sources: Vec<Source>,
    /// The works that their lists of sources cite, in the order of the documents and of their texts.
    pub references: Vec<Reference>,
    /// How many of them are independent of each other, if that was looked into.
    pub independent: Option<usize>,
    /// The events between the pair.
    pub events: Vec<Event>,
    /// The incidents that these events make.
    pub incidents: Vec<Incident>,
    /// Where reports of these incidents differ.
    pub disagreements: Vec<Disagreement>,
    /// The tension of the pair. Without points, the brief says that there is no series.
    pub series: Series,
    /// The same with other half-lives and priors, to show how much they matter.
    pub alternatives: Vec<Series>,
    /// What the audits have to say: on documents, their citations, the codebook.
    pub notes: Vec<Note>,
    /// Every file that was given, coded or not.
    pub received: Vec<Received>,
    /// With what the records were made.
    pub manifest: Manifest,
    /// The day the brief was made, if the caller tells it: the crate has no clock, and without a day the brief
    /// is the same every day.
    pub made_on: Option<Date>,
    /// The command line that makes this brief again.
    pub command: String,
}

/// A document, with the figures that only its coder knows.
#[derive(Clone, Debug)]
pub struct Source {
    /// The document.
    pub document: Document,
    /// How many sentences were read.
    pub sentences: usize,
    /// How many events were coded, also those on other pairs.
    pub events: usize,
}

/// A [`Dossier`] with its records found by their ids.
pub(crate) struct Index<'a> {
    pub(crate) dossier: &'a Dossier,
    documents: BTreeMap<&'a DocumentId, &'a Document>,
    events: BTreeMap<&'a EventId, &'a Event>,
    incidents: BTreeMap<&'a IncidentId, &'a Incident>,
    incident_of: BTreeMap<&'a EventId, &'a IncidentId>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(dossier: &'a Dossier) -> Index<'a> {
        let incident_of = dossier
            .incidents
            .iter()
            .flat_map(|incident| incident.events.iter().map(move |event| (event, &incident.id)))
            .collect();
        Index {
            dossier,
            documents: dossier.sources.iter().map(|s| (&s.document.id, &s.document)).collect(),
            events: dossier.events.iter().map(|event| (&event.id, event)).collect(),
            incidents: dossier.incidents.iter().map(|incident| (&incident.id, incident)).collect(),
            incident_of,
        }
    }

    pub(crate) fn document(&self, id: &DocumentId) -> Option<&'a Document> {
        self.documents.get(id).copied()
    }

    pub(crate) fn event(&self, id: &EventId) -> Option<&'a Event> {
        self.events.get(id).copied()
    }

    pub(crate) fn incident(&self, id: &IncidentId) -> Option<&'a Incident> {
        self.incidents.get(id).copied()
    }

    pub(crate) fn incident_of(&self, event: &EventId) -> Option<&'a IncidentId> {
        self.incident_of.get(event).copied()
    }

    /// The events of an incident that are there, in its order.
    pub(crate) fn events_of(&self, incident: &Incident) -> Vec<&'a Event> {
        incident.events.iter().filter_map(|id| self.event(id)).collect()
    }

    /// How a polity is called.
    pub(crate) fn name(&self, polity: &Polity) -> String {
        match (self.dossier.names.get(polity), polity) {
            (Some(name), _) | (None, Polity::Organisation(name)) => head(name, 80),
            (None, Polity::State(_)) => polity.to_string(),
        }
    }

    /// "Azerbaijan and Iran".
    pub(crate) fn pair(&self) -> String {
        format!("{} and {}", self.name(self.dossier.dyad.first()), self.name(self.dossier.dyad.second()))
    }
}
