//! What a long brief shows in full, decided once, so that links lead only to what is there.

use crate::dossier::{Dossier, Index};
use crate::undated;
use record::{EventId, Incident, IncidentId, Standing};
use std::collections::{BTreeMap, BTreeSet};

/// How many incidents a year (or the undated, or those of one standing) shows in full.
pub const INCIDENTS_IN_A_SECTION: usize = 120;

/// How many sentences an incident shows.
pub const SENTENCES_OF_AN_INCIDENT: usize = 12;

/// The days of the longest year: what is known only to a longer time belongs to no year.
pub(crate) const YEAR: i32 = 366;

/// A group of incidents that is shown together, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    /// Told as fact, of a year: one that is dated begins in it; one that is not was told by a text published in it.
    Year(i16, Dating),
    /// Told as fact, known only to longer than a year.
    Long,
    /// Told as fact, without a date, by texts whose own date is not known.
    Undated,
    /// Not told as fact.
    NotEstablished(Standing),
    /// Read too unsurely to stand with the others, however it is told.
    Doubtful,
}

/// How an incident comes to stand in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dating {
    Dated,
    /// By the latest publication of the first text that tells it: it is not later.
    Bounded,
}

impl Section {
    pub(crate) fn of(index: &Index, incident: &Incident) -> Section {
        match (incident.standing, incident.when) {
            _ if index.is_doubtful(incident) => Section::Doubtful,
            (Standing::Happened, Some(when)) if when.days() > YEAR => Section::Long,
            (Standing::Happened, Some(when)) => Section::Year(when.earliest().year(), Dating::Dated),
            (Standing::Happened, None) => undated::bound(index, incident)
                .map_or(Section::Undated, |bound| Section::Year(bound.day.year(), Dating::Bounded)),
            (standing, _) => Section::NotEstablished(standing),
        }
    }

    pub(crate) fn is_established(self) -> bool {
        !matches!(self, Section::NotEstablished(_) | Section::Doubtful)
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
            groups.entry(Section::of(index, incident)).or_default().push(incident);
        }
        let mut selection =
            Selection { sections: BTreeMap::new(), incidents: BTreeSet::new(), events: BTreeSet::new() };
        for (section, mut incidents) in groups {
            let all = incidents.len();
            incidents.sort_by_key(|incident| {
                (!disputed.contains(&incident.id), std::cmp::Reverse(weight(incident)), &incident.id)
            });
            incidents.truncate(INCIDENTS_IN_A_SECTION);
            index.sort_by_time(&mut incidents);
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

    /// How many incidents are told as fact and read surely, shown or not.
    pub(crate) fn established(&self) -> usize {
        self.count(|section| section.is_established())
    }

    /// How many incidents are not told as fact or not read surely, shown or not.
    pub(crate) fn not_established(&self) -> usize {
        self.count(|section| !section.is_established())
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
