//! What is known of the time of an act that no text dates: the day by which it was told, and what its text dates
//! before it. Neither is a date of the act.

use crate::dossier::Index;
use record::{Date, DocumentId, Event, Incident, IncidentId, When};

/// The last day on which an act can have taken place.
pub(crate) struct Bound<'a> {
    pub(crate) day: Date,
    pub(crate) document: &'a DocumentId,
}

/// The last possible day of publication of the first text that tells an incident; `None` if none is known.
pub(crate) fn bound<'a>(index: &Index<'a>, incident: &Incident) -> Option<Bound<'a>> {
    let documents = index.events_of(incident).into_iter().filter_map(|event| index.document(&event.document));
    documents
        .filter_map(|document| {
            let day = document.published.as_ref()?.value.latest();
            Some(Bound { day, document: &document.id })
        })
        .min_by_key(|bound| bound.day)
}

/// The dated incidents of each text in the order in which it tells them.
pub(crate) struct Told<'a> {
    places: Vec<(&'a DocumentId, usize, &'a IncidentId, When)>,
}

impl<'a> Told<'a> {
    /// Those that are told as fact and dated to a month or less.
    pub(crate) fn new(index: &Index<'a>) -> Told<'a> {
        const MONTH: i32 = 31;
        let incidents = index.dossier.incidents.iter().filter(|incident| index.is_established(incident));
        let mut places: Vec<_> = incidents
            .filter_map(|incident| Some((incident, incident.when.filter(|when| when.days() <= MONTH)?)))
            .flat_map(|(incident, when)| {
                let events: Vec<&'a Event> = index.events_of(incident);
                // An event that has no date itself stands where it stands for some other reason.
                let dated = events.into_iter().filter(|event| event.when.is_some());
                dated.map(move |event| (&event.document, event.evidence.trigger.start(), &incident.id, when))
            })
            .collect();
        places.sort_by_key(|&(document, start, incident, _)| (document, start, incident));
        Told { places }
    }

    /// The dated incident that the first text of an undated one tells last before it.
    pub(crate) fn before(&self, events: &[&Event]) -> Option<(&'a IncidentId, When)> {
        let event = events.first()?;
        let place = (&event.document, event.evidence.trigger.start());
        let after = self.places.partition_point(|&(document, start, ..)| (document, start) < place);
        let (document, _, incident, when) = self.places.get(after.checked_sub(1)?)?;
        (**document == event.document).then_some((incident, *when))
    }
}
