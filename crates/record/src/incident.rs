//! One happening, told by one or more events.

use crate::{DocumentId, EventId, IncidentId, Kind, Mode, Place, Polity, Score, Standing, Title, When};
use serde::{Deserialize, Serialize};

/// Two polities whose relation is looked at. Unordered: the smaller code comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Dyad {
    first: Polity,
    second: Polity,
}

impl Dyad {
    /// The pair, or `None` if both are the same.
    pub fn new(a: Polity, b: Polity) -> Option<Dyad> {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Some(Dyad { first: a, second: b }),
            std::cmp::Ordering::Greater => Some(Dyad { first: b, second: a }),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The smaller code.
    pub fn first(&self) -> &Polity {
        &self.first
    }

    /// The larger code.
    pub fn second(&self) -> &Polity {
        &self.second
    }
}

/// Documents that count as one source: copies of each other, or texts that draw on one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceGroup {
    /// What stands for the group: the publisher, or the cited source they share.
    pub name: String,
    /// Its documents, sorted.
    pub documents: Vec<DocumentId>,
}

/// One happening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Named by its first event.
    pub id: IncidentId,
    /// Its events, in order of document and place. Never empty.
    pub events: Vec<EventId>,
    /// The kind that most of its events have.
    pub kind: Kind,
    /// The mode that most events of that kind have.
    pub mode: Option<Mode>,
    /// Who acted: polities, sorted.
    pub actors: Vec<Polity>,
    /// To or with whom: polities, sorted.
    pub recipients: Vec<Polity>,
    /// The most exact date that its events agree on.
    pub when: Option<When>,
    /// The place that most events tell.
    pub place: Option<Place>,
    /// Whether it took place, all told.
    pub standing: Standing,
    /// The sources that are independent of each other.
    pub sources: Vec<SourceGroup>,
    /// Its weight: the mean score of its events.
    pub score: Score,
    /// The line of its events that tells most of it; `None` where none of them has one that stands as it does.
    #[serde(default)]
    pub title: Option<Title>,
}
