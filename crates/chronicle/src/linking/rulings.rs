//! What a person decided of the reports, ready to be asked.

use super::mention::Mention;
use record::{Decision, Event, EventId, Ruling};
use std::collections::{BTreeMap, BTreeSet};

/// The rulings that bear on linking.
pub(super) struct Ruled {
    rejected: BTreeSet<EventId>,
    same: Vec<(EventId, EventId)>,
    different: BTreeSet<(EventId, EventId)>,
}

impl Ruled {
    pub(super) fn of(rulings: &[Ruling]) -> Ruled {
        let mut ruled = Ruled { rejected: BTreeSet::new(), same: Vec::new(), different: BTreeSet::new() };
        for ruling in rulings {
            match &ruling.decision {
                Decision::Same { a, b } => ruled.same.push((a.clone(), b.clone())),
                Decision::Different { a, b } => {
                    ruled.different.insert((a.clone(), b.clone()));
                    ruled.different.insert((b.clone(), a.clone()));
                }
                Decision::Reject { event } => {
                    ruled.rejected.insert(event.clone());
                }
                Decision::Standing { .. } => {}
            }
        }
        ruled
    }

    pub(super) fn is_rejected(&self, id: &EventId) -> bool {
        self.rejected.contains(id)
    }

    /// Whether nothing is ruled to be different.
    pub(super) fn is_empty(&self) -> bool {
        self.different.is_empty()
    }

    pub(super) fn are_different(&self, a: &EventId, b: &EventId) -> bool {
        self.different.contains(&(a.clone(), b.clone()))
    }

    /// The pairs of mentions that are ruled to be of one happening.
    pub(super) fn joined(&self, mentions: &[Mention<'_>]) -> Vec<(usize, usize)> {
        let places: BTreeMap<&EventId, usize> =
            mentions.iter().enumerate().map(|(place, mention)| (&mention.report.id, place)).collect();
        let place = |id: &EventId| places.get(id).copied();
        self.same.iter().filter_map(|(a, b)| Some((place(a)?, place(b)?))).collect()
    }
}

/// The event with what a person ruled of its standing.
pub(crate) fn as_ruled(event: &Event, rulings: &[Ruling]) -> Event {
    let ruled = rulings.iter().rev().find_map(|ruling| match &ruling.decision {
        Decision::Standing { event: id, standing } if *id == event.id => Some(*standing),
        _ => None,
    });
    Event { standing: ruled.unwrap_or(event.standing), ..event.clone() }
}
