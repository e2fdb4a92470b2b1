//! What a long brief shows in full, decided once, so that links lead only to what is there.

use crate::dossier::{Dossier, Index};
use record::{EventId, Incident, IncidentId, Standing};
use std::collections::{BTreeMap, BTreeSet};

/// How many incidents a year (or the undated, or those of one standing) shows in full.
pub const INCIDENTS_IN_A_SECTION: usize = 120;

/// How many sentences an incident shows.
pub const SENTENCES_OF_AN_INCIDENT: usize = 12;

/// The days of the longest year: what is known only to a longer time belongs to no year.
pub(crate) const YEAR: i32 = 366;

/// A group of incidents that is shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    /// Told as fact, beginning in this year.
    Year(i16),
    /// Told as fact, known only to longer than a year.
    Long,
    /// Told as fact, without a date.
    Undated,
    /// Not told as fact.
    NotEstablished(Standing),
}

impl Section {
    pub(crate) fn of(incident: &Incident) -> Section {
        match (incident.standing, incident.when) {
            (Standing::Happened, Some(when)) if when.days() > YEAR => Section::Long,
            (Standing::Happened, Some(when)) => Section::Year(when.earliest().year()),
            (Standing::Happened, None) => Section::Undated,
            (standing, _) => Section::NotEstablished(standing),
        }
    }
}

/// The incidents of a section: those shown, by date, and how many are not.
pub(crate) struct Shown<'a> {
    pub(crate) incidents: Vec<&'a Incident>,
    pub(crate) left_out: usize,
}

/// All sections, and the ids to which the page has anchors.
pub(crate) struct Selection<'a> {
    pub(crate) sections: BTreeMap<Section, Shown<'a>>,
    incidents: BTreeSet<&'a IncidentId>,
    events: BTreeSet<&'a EventId>,
}

impl<'a> Selection<'a> {
    /// Of each section the weightiest incidents; those that reports differ on come first of all.
    pub(crate) fn new(index: &Index<'a>) -> Selection<'a> {
        let dossier: &'a Dossier = index.dossier;
        let disputed: BTreeSet<&IncidentId> = dossier.disagreements.iter().map(|d| &d.incident).collect();
        let mut groups: BTreeMap<Section, Vec<&'a Incident>> = BTreeMap::new();
        for incident in &dossier.incidents {
            groups.entry(Section::of(incident)).or_default().push(incident);
        }
        let mut selection =
            Selection { sections: BTreeMap::new(), incidents: BTreeSet::new(), events: BTreeSet::new() };
        for (section, mut incidents) in groups {
            let all = incidents.len();
            incidents.sort_by_key(|incident| {
                (!disputed.contains(&incident.id), std::cmp::Reverse(weight(incident)), &incident.id)
            });
            incidents.truncate(INCIDENTS_IN_A_SECTION);
            incidents.sort_by_key(|incident| in_order_of_time(incident));
            for incident in &incidents {
                selection.incidents.insert(&incident.id);
                let events = index.events_of(incident).into_iter().take(SENTENCES_OF_AN_INCIDENT);
                selection
                    .events
                    .extend(events.filter(|e| index.document(&e.document).is_some()).map(|e| &e.id));
            }
            let left_out = all - incidents.len();
            selection.sections.insert(section, Shown { incidents, left_out });
        }
        selection
    }

    pub(crate) fn has_incident(&self, id: &IncidentId) -> bool {
        self.incidents.contains(id)
    }

    pub(crate) fn has_event(&self, id: &EventId) -> bool {
        self.events.contains(id)
    }

    /// How many incidents are told as fact, shown or not.
    pub(crate) fn established(&self) -> usize {
        self.count(|section| !matches!(section, Section::NotEstablished(_)))
    }

    /// How many incidents are not told as fact, shown or not.
    pub(crate) fn not_established(&self) -> usize {
        self.count(|section| matches!(section, Section::NotEstablished(_)))
    }

    fn count(&self, which: impl Fn(&Section) -> bool) -> usize {
        let sections = self.sections.iter().filter(|(section, _)| which(section));
        sections.map(|(_, shown)| shown.incidents.len() + shown.left_out).sum()
    }
}

/// How much an incident weighs when not all can be shown: its score by its independent sources.
pub(crate) fn weight(incident: &Incident) -> u32 {
    u32::from(incident.score.tenths().unsigned_abs()) * incident.sources.len().clamp(1, 10) as u32
}

/// By first day, then last day, then id; the undated last.
pub(crate) fn in_order_of_time(incident: &Incident) -> impl Ord + use<'_> {
    let when = incident.when;
    (when.is_none(), when.map(|w| (w.earliest(), w.latest())), &incident.id)
}
