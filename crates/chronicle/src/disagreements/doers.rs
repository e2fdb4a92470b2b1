//! Who did it: one of the two, each to the other, or somebody else; and who denies it.

use super::{Reading, Told};
use record::{Actor, Event, Field, Nature, PartyBasis, Polity, Quad, Standing};
use std::collections::BTreeSet;

/// Whom an event tells to have done it.
pub(super) struct Doer {
    actors: BTreeSet<Polity>,
    /// Whether each is told to have done it to the other.
    each_other: bool,
    denied: bool,
}

impl Doer {
    /// How two answers differ; `None` if both can be true.
    ///
    /// A doer whom one account leaves out is only less complete, unless it is the other side: an act of one is told as an
    /// act of both.
    pub(super) fn against(&self, other: &Doer) -> Option<Nature> {
        if self.denied != other.denied {
            return (self.actors == other.actors).then_some(Nature::Contradiction);
        }
        if self.each_other != other.each_other {
            return Some(Nature::DifferingCharacterisation);
        }
        let apart = self.actors.is_disjoint(&other.actors);
        (apart && !self.each_other && !self.denied).then_some(Nature::Contradiction)
    }
}

/// The doers that words of the events tell, of deeds: what is said or agreed is said by whoever says it.
pub(super) fn told(events: &[Event]) -> Vec<Reading<'_>> {
    let is_deed = |event: &&Event| event.kind.quad() == Quad::MaterialConflict;
    events.iter().filter(is_deed).filter_map(reading).collect()
}

fn reading(event: &Event) -> Option<Reading<'_>> {
    let (actors, recipients) = (states(&event.actors), states(&event.recipients));
    let each_other = actors.len() > 1 && actors == recipients;
    // Who suffers it by the same words did not do it, or was misread.
    if actors.is_empty() || recipients.is_empty() || !each_other && !actors.is_disjoint(&recipients) {
        return None;
    }
    // What refers back tells of both together surely, of one alone less so.
    if !each_other
        && !event.actors.iter().all(|actor| actor.basis.is_none_or(|basis| basis == PartyBasis::Told))
    {
        return None;
    }
    let denied = match event.standing {
        Standing::Happened | Standing::Alleged => false,
        Standing::Negated => true,
        Standing::Planned | Standing::Threatened | Standing::Hypothetical => return None,
    };
    let names = actors.iter().map(Polity::to_string).collect::<Vec<_>>().join(" and ");
    let value = match (each_other, denied) {
        (true, _) => format!("{names}, each to the other"),
        (false, true) => format!("not {names}"),
        (false, false) => names,
    };
    Some(Reading { event, field: Field::Actor, value, told: Told::Doer(Doer { actors, each_other, denied }) })
}

/// The states that words stand for on a side.
fn states(side: &[Actor]) -> BTreeSet<Polity> {
    let by_words = side.iter().filter(|actor| actor.basis != Some(PartyBasis::Supplied));
    by_words.filter_map(|actor| actor.country.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incidents::tests::event;

    fn nature(a: &str, b: &str) -> Option<Nature> {
        let (a, b) = (event("a", "a", a), event("b", "b", b));
        let doer = |event: &Event| match told(std::slice::from_ref(event)).pop()?.told {
            Told::Doer(doer) => Some(doer),
            _ => None,
        };
        doer(&a)?.against(&doer(&b)?)
    }

    #[test]
    fn an_act_of_one_is_told_as_an_act_of_both() {
        assert_eq!(
            nature("SANCTION AZE>IRN -", "SANCTION AZE+IRN>AZE+IRN -"),
            Some(Nature::DifferingCharacterisation)
        );
    }

    #[test]
    fn two_doers_contradict_and_one_more_does_not() {
        assert_eq!(nature("ASSAULT IRN>AZE -", "ASSAULT ARM>AZE -"), Some(Nature::Contradiction));
        assert_eq!(nature("ASSAULT IRN>AZE -", "ASSAULT ARM+IRN>AZE -"), None);
        assert_eq!(nature("ASSAULT IRN>AZE -", "ASSAULT IRN>AZE -"), None);
        assert_eq!(nature("REQUEST IRN>AZE -", "REQUEST ARM>AZE -"), None);
    }
}
