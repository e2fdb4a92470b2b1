//! What happened, all told? Where do the accounts differ? How does the relation fare?
//!
//! - **In:** the events of all documents, what is known of the documents as sources, a person's rulings.
//!   **Out:** [`Chronicle`] (incidents and disagreements), a [`record::Series`] for a pair, notes on citations.
//! - **Main type:** [`Chronicle`]. Main functions: [`link`], [`tension`], [`audit`].
//! - **Invariant:** every event stands in exactly one incident unless a ruling rejects it; the result does not
//!   depend on the order of events; a ruling outranks what the program finds.
//! - **Does not:** read text for events, keep anything, or decide what a reader sees.

mod audit;
mod disagreements;
mod incidents;
mod linking;
mod report;
mod sources;
mod tension;
mod titles;

pub use audit::{Audited, audit, copied_passages, once};
pub use incidents::{bears_on, concerns};
pub use linking::{ComparedPair, Group, Reason, Tie, cases_compared, compared_pairs, group};
pub use report::{Party, Report, Wording, content_stems};
pub use sources::{Independence, Source};
pub use tension::{Method, STANDING_WEIGHTS, tension};

use record::{Disagreement, DocumentId, Event, EventId, Incident, Ruling};
use std::collections::BTreeMap;

/// What happened, all told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chronicle {
    /// The incidents, by date (undated ones last), then by id.
    pub incidents: Vec<Incident>,
    /// Where reports of one incident differ, in the order of the incidents.
    pub disagreements: Vec<Disagreement>,
    /// Why each event but the first of an incident is held to tell of it.
    pub ties: Vec<Tie>,
}

/// Joins the events that tell of one happening and says where they differ.
///
/// `sources` says which documents are copies or of one publisher; documents it lacks stand alone.
pub fn link(events: &[Event], sources: &[Source], rulings: &[Ruling]) -> Chronicle {
    let by_document: BTreeMap<&DocumentId, &Source> =
        sources.iter().map(|source| (&source.id, source)).collect();
    let reports: Vec<Report> =
        events.iter().map(|event| Report::of(event, by_document.get(&event.document).copied())).collect();
    let independence = Independence::of(sources);
    let by_id: BTreeMap<&EventId, &Event> = events.iter().map(|event| (&event.id, event)).collect();
    let groups = group(&reports, rulings);
    let ties = groups.iter().flat_map(|group| group.ties.iter().cloned()).collect();
    let mut incidents: Vec<(Incident, Vec<Event>)> = groups
        .into_iter()
        .map(|group| {
            let told: Vec<Event> = group
                .events
                .iter()
                .filter_map(|id| by_id.get(id).map(|event| linking::as_ruled(event, rulings)))
                .collect();
            (incidents::summarise(&told, &independence), told)
        })
        .collect();
    incidents.sort_by(|(a, _), (b, _)| incidents::chronological(a, b));
    let disagreements = incidents
        .iter()
        .flat_map(|(incident, told)| disagreements::within(incident, told, sources))
        .chain(disagreements::of_two_speakers(&incidents, sources))
        .collect();
    Chronicle {
        incidents: incidents.into_iter().map(|(incident, _)| incident).collect(),
        disagreements,
        ties,
    }
}
