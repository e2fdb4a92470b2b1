//! What an export lists: the records of a dossier, or of sources without any pair.

use crate::dossier::{Dossier, Source};
use record::{
    Disagreement, Document, DocumentId, Event, EventId, Incident, IncidentId, Polity, Reference, Series,
};
use std::collections::BTreeMap;

/// Records to be listed, in the order in which they are listed. Of what an export does not list, nothing need be there.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// How polities are called; one that is not here is shown by its code.
    pub names: &'a BTreeMap<Polity, String>,
    /// The documents.
    pub sources: &'a [Source],
    /// The works that their lists of sources cite.
    pub references: &'a [Reference],
    /// The events.
    pub events: &'a [Event],
    /// The incidents.
    pub incidents: &'a [Incident],
    /// Where reports of these incidents differ.
    pub disagreements: &'a [Disagreement],
    /// The tension of a pair, if the records are those of one.
    pub series: Option<&'a Series>,
}

impl Dossier {
    /// What an export of the dossier lists.
    pub fn records(&self) -> Records<'_> {
        Records {
            names: &self.names,
            sources: &self.sources,
            references: &self.references,
            events: &self.events,
            incidents: &self.incidents,
            disagreements: &self.disagreements,
            series: Some(&self.series),
        }
    }
}

/// Documents, and incidents by their events, found by their ids.
pub(crate) struct ById<'a> {
    documents: BTreeMap<&'a DocumentId, &'a Document>,
    incident_of: BTreeMap<&'a EventId, &'a IncidentId>,
}

impl<'a> ById<'a> {
    pub(crate) fn new(records: &Records<'a>) -> ById<'a> {
        let of_incident =
            |incident: &'a Incident| incident.events.iter().map(move |event| (event, &incident.id));
        ById {
            documents: records.sources.iter().map(|s| (&s.document.id, &s.document)).collect(),
            incident_of: records.incidents.iter().flat_map(of_incident).collect(),
        }
    }

    pub(crate) fn document(&self, id: &DocumentId) -> Option<&'a Document> {
        self.documents.get(id).copied()
    }

    pub(crate) fn incident_of(&self, event: &EventId) -> Option<&'a IncidentId> {
        self.incident_of.get(event).copied()
    }
}
