//! All that a brief shows, gathered by the caller: plain records, nothing computed here.

use crate::quote::head;
use crate::sureness::is_doubtful;
use record::{
    Date, Disagreement, Document, DocumentId, Dyad, Event, EventId, Incident, IncidentId, Manifest, Note,
    Polity, Received, Reference, Series, Standing,
};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The number under which each document is listed and cited, from 1.
    numbers: BTreeMap<&'a DocumentId, usize>,
    /// The place of each document when they are ordered by publication.
    ranks: BTreeMap<&'a DocumentId, usize>,
    doubtful: BTreeSet<&'a IncidentId>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(dossier: &'a Dossier) -> Index<'a> {
        let incident_of = dossier
            .incidents
            .iter()
            .flat_map(|incident| incident.events.iter().map(move |event| (event, &incident.id)))
            .collect();
        let numbers = (dossier.sources.iter().enumerate()).map(|(at, s)| (&s.document.id, at + 1)).collect();
        let mut index = Index {
            dossier,
            documents: dossier.sources.iter().map(|s| (&s.document.id, &s.document)).collect(),
            events: dossier.events.iter().map(|event| (&event.id, event)).collect(),
            incidents: dossier.incidents.iter().map(|incident| (&incident.id, incident)).collect(),
            incident_of,
            numbers,
            ranks: ranks(dossier),
            doubtful: BTreeSet::new(),
        };
        let is_doubtful = |incident: &&Incident| is_doubtful(index.events_of(incident));
        index.doubtful = dossier.incidents.iter().filter(is_doubtful).map(|incident| &incident.id).collect();
        index
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

    /// The number under which a document is cited; `None` if it is not there.
    pub(crate) fn number(&self, id: &DocumentId) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// Whether an incident is read too unsurely to stand beside the others.
    pub(crate) fn is_doubtful(&self, incident: &Incident) -> bool {
        self.doubtful.contains(&incident.id)
    }

    /// Whether an incident is told as fact and read surely.
    pub(crate) fn is_established(&self, incident: &Incident) -> bool {
        incident.standing == Standing::Happened && !self.is_doubtful(incident)
    }

    /// Where the texts first tell of an incident: the document by order of publication, and the byte in it. Those whose
    /// events are not there come last.
    pub(crate) fn place_in_texts(&self, incident: &Incident) -> (usize, usize) {
        let places = self.events_of(incident).into_iter().map(|event| {
            let rank = self.ranks.get(&event.document).copied().unwrap_or(usize::MAX);
            (rank, event.evidence.trigger.start())
        });
        places.min().unwrap_or((usize::MAX, usize::MAX))
    }

    /// In the order of time: by first day, then last day, then the place in the texts; the undated last, in the order
    /// of the texts.
    pub(crate) fn sort_by_time(&self, incidents: &mut [&Incident]) {
        incidents.sort_by_cached_key(|incident| {
            let days = incident.when.map(|when| (when.earliest(), when.latest()));
            (days.is_none(), days, self.place_in_texts(incident), incident.id.clone())
        });
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

/// The documents by their last possible day of publication, those of unknown publication last; among equals in the
/// order in which they are listed.
fn ranks(dossier: &Dossier) -> BTreeMap<&DocumentId, usize> {
    let mut documents: Vec<&Document> = dossier.sources.iter().map(|source| &source.document).collect();
    let published = |document: &Document| document.published.as_ref().map(|known| known.value);
    documents.sort_by_key(|document| {
        let published = published(document);
        (published.is_none(), published.map(|when| (when.latest(), when.earliest())))
    });
    documents.into_iter().enumerate().map(|(rank, document)| (&document.id, rank)).collect()
}
