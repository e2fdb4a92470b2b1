//! Whom a document is about: the states that its words name as parties, and who acts towards whom.

use super::parties::Sides;
use record::{Actor, PartyBasis, Polity};
use std::collections::BTreeMap;

/// What is counted for a state, or a pair of states, that is not met as such.
const UNMET: f32 = 0.3;
/// From how many acts on it does not matter how often two states meet.
const OFTEN: f32 = 3.0;
/// What an act from the one to the other counts for one from the other to the one.
const IN_RETURN: f32 = 0.5;

/// How often each state acts or is acted upon in a document, by what words of its sentences name.
#[derive(Default)]
pub(super) struct Cast {
    parts: BTreeMap<Polity, f32>,
    pairs: BTreeMap<(Polity, Polity), f32>,
    all: f32,
}

impl Cast {
    pub(super) fn of<'a>(acts: impl IntoIterator<Item = &'a Sides>) -> Cast {
        let mut cast = Cast::default();
        for sides in acts {
            let (actors, recipients) = (named(&sides.actors), named(&sides.recipients));
            for state in actors.iter().chain(&recipients) {
                *cast.parts.entry((*state).clone()).or_default() += 1.0;
                cast.all += 1.0;
            }
            for actor in actors {
                for recipient in recipients.iter().copied().filter(|recipient| *recipient != actor) {
                    let mut count = |one: &Polity, other: &Polity, by: f32| {
                        *cast.pairs.entry((one.clone(), other.clone())).or_default() += by;
                    };
                    count(actor, recipient, 1.0);
                    count(recipient, actor, IN_RETURN);
                }
            }
        }
        cast
    }

    /// The share of a state in the parts of the document, 0 to 1.
    pub(super) fn part(&self, state: &Polity) -> f32 {
        (self.parts.get(state).copied().unwrap_or(0.0) + UNMET) / (self.all + 1.0)
    }

    /// How many times as often as two states that never meet these two do.
    pub(super) fn meet(&self, actor: &Polity, recipient: &Polity) -> f32 {
        let pair = (actor.clone(), recipient.clone());
        (self.pairs.get(&pair).copied().unwrap_or(0.0).min(OFTEN) + UNMET) / UNMET
    }
}

/// The states of a side that its own words name, each once.
fn named(side: &[Actor]) -> Vec<&Polity> {
    let told = side.iter().filter(|actor| actor.basis == Some(PartyBasis::Told));
    let mut states: Vec<&Polity> = told.filter_map(|actor| actor.country.as_ref()).collect();
    states.sort_unstable();
    states.dedup();
    states
}
