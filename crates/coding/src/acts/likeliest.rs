//! Which two states stand on the sides of an act whose words leave one side open: the likeliest pair.
//!
//! The reader points to a state for each side as if the other were not there, and often to the same for both. Here the
//! two are asked at once: the chance of a pair is that of either side, corrected for how often acts of this kind between
//! such parties have both sides of one state (`inward`) and for whom the document is about (`cast`).

use super::cast::Cast;
use super::inward;
use super::parties::{Sides, countries, without_words};
use record::{Actor, Belonging, Confidence, Kind, PartyBasis, Polity, Reading, Sector, Told};

/// How much what the act lets expect counts beside what the words of a side let expect.
const ACT: f32 = 0.6;
/// How much the correction counts: the reader has seen some of it already.
const CORRECTION: f32 = 0.6;
/// How much the part of a state in the document counts where no words stand for a side.
const PART: f32 = 0.7;
/// How much it counts that two states meet elsewhere in the document.
const MEETING: f32 = 0.7;
/// How much less likely than the reader says a side is that nobody stands on: acts that are found at all mostly have two.
const NOBODY: f32 = 0.2;
/// How likely a state must be to be supplied to a side without words.
const SUPPLIED_FROM: f32 = 0.45;
/// What is left for a state that one of two answers does not name.
const LEAST: f32 = 0.01;

/// The sides with what they leave open filled in.
pub(super) fn pair(reading: &Reading, sides: Sides, cast: &Cast) -> Sides {
    let mut actor = Side::of(&reading.actors, &sides.actors, &reading.actor_state, cast);
    // Blame needs words: "a gunman" of no known state is not made one of the states around.
    actor.is_open &= reading.kind != Kind::Assault || !is_nobodys(&reading.actors, &sides.actors);
    let recipient = Side::of(&reading.recipients, &sides.recipients, &reading.recipient_state, cast);
    if !actor.is_open && !recipient.is_open {
        return sides;
    }
    let pairs = pairs(reading, &actor, &recipient, cast);
    let all: f32 = pairs.iter().map(|pair| pair.weight).sum();
    let Some(best) =
        pairs.iter().copied().reduce(|best, next| if next.weight > best.weight { next } else { best })
    else {
        return sides;
    };
    let share = |of: &dyn Fn(&Pair<'_>) -> bool| {
        pairs.iter().filter(|pair| of(pair)).map(|pair| pair.weight).sum::<f32>() / all
    };
    let (one, other) =
        (share(&|pair| pair.actor == best.actor), share(&|pair| pair.recipient == best.recipient));
    Sides {
        actors: actor.filled(&sides.actors, best.actor, one),
        recipients: recipient.filled(&sides.recipients, best.recipient, other),
    }
}

/// Two states that may stand on the sides, and how much speaks for them.
#[derive(Clone, Copy)]
struct Pair<'a> {
    actor: Option<&'a Polity>,
    recipient: Option<&'a Polity>,
    weight: f32,
}

impl Pair<'_> {
    fn is_inward(&self) -> bool {
        self.actor.is_some() && self.actor == self.recipient
    }
}

fn pairs<'a>(reading: &Reading, actor: &'a Side, recipient: &'a Side, cast: &Cast) -> Vec<Pair<'a>> {
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for (one, chance) in &actor.candidates {
        pairs.extend(recipient.candidates.iter().map(|(other, other_chance)| Pair {
            actor: one.as_ref(),
            recipient: other.as_ref(),
            weight: chance * other_chance,
        }));
    }
    let seen: f32 = pairs.iter().filter(|pair| pair.is_inward()).map(|pair| pair.weight).sum();
    let expected = inward::chance(reading.kind, actor.sector, recipient.sector);
    let correction = |expected: f32, seen: f32| libm::powf(expected / seen.max(LEAST), CORRECTION);
    let (inward, outward) = (correction(expected, seen), correction(1.0 - expected, 1.0 - seen));
    for pair in &mut pairs {
        pair.weight *= if pair.is_inward() { inward } else { outward };
        if let (Some(one), Some(other)) = (pair.actor, pair.recipient)
            && one != other
        {
            pair.weight *= libm::powf(cast.meet(one, other), MEETING);
        }
    }
    pairs
}

/// Whether the words of a side stand for somebody, and tell of no state that it is of.
fn is_nobodys(told: &[Told], found: &[Actor]) -> bool {
    !told.is_empty()
        && found.iter().all(|actor| actor.country.is_none())
        && told.iter().all(|told| told.of.likeliest().is_none())
}

/// A side of an act, and the states that it may be of.
struct Side {
    /// Whether its words leave open of which.
    is_open: bool,
    /// Of whatever sector its words are.
    sector: Option<Sector>,
    /// States with their chances, which add up to one; `None` is nobody, or somebody of no known state.
    candidates: Vec<(Option<Polity>, f32)>,
}

impl Side {
    fn of(told: &[Told], found: &[Actor], act: &Belonging, cast: &Cast) -> Side {
        let known = countries(found);
        let named = known.first().copied().flatten();
        let sector = found.first().filter(|_| !told.is_empty()).map(|actor| actor.sector);
        let refers = |actor: &Actor| actor.country.is_none() || actor.basis == Some(PartyBasis::Reference);
        // Words that stand for several states leave none open: "the three sides".
        let is_open = known.len() < 2 && found.iter().all(refers);
        let candidates = if !is_open {
            whole(known.iter().map(|state| (state.cloned(), 1.0)).collect())
        } else if told.is_empty() {
            without(act, cast)
        } else {
            with_words(told, act, named)
        };
        Side { is_open, sector, candidates }
    }

    /// The parties of the side, were it of this state.
    fn filled(&self, found: &[Actor], state: Option<&Polity>, chance: f32) -> Vec<Actor> {
        if !self.is_open {
            return found.to_vec();
        }
        if found.is_empty() {
            let state = state.filter(|_| chance >= SUPPLIED_FROM);
            return state.map(|state| without_words(state.clone(), chance)).into_iter().collect();
        }
        found
            .iter()
            .map(|actor| {
                if actor.country.as_ref() == state || state.is_none() {
                    return actor.clone();
                }
                Actor {
                    country: state.cloned(),
                    basis: Some(PartyBasis::Reference),
                    confidence: Some(Confidence::of_chance(chance)),
                    ..actor.clone()
                }
            })
            .collect()
    }
}

/// What may stand on a side that no words stand for.
fn without(act: &Belonging, cast: &Cast) -> Vec<(Option<Polity>, f32)> {
    let nobody = act.none.max(LEAST) * NOBODY;
    let somebody: f32 = act.states.iter().map(|(_, chance)| chance).sum();
    let part =
        |(state, chance): &(Polity, f32)| (Some(state.clone()), chance * libm::powf(cast.part(state), PART));
    let states = whole(act.states.iter().map(part).collect());
    let states = states.into_iter().map(|(state, share)| (state, share * somebody));
    whole(states.chain([(None, nobody)]).collect())
}

/// Of which state the words of a side may be: as the reader takes the words, as it takes the act, and as the rules found.
fn with_words(told: &[Told], act: &Belonging, named: Option<&Polity>) -> Vec<(Option<Polity>, f32)> {
    let of_words = |state: Option<&Polity>| {
        told.iter().map(|told| chance(&told.of, state)).sum::<f32>() / told.len() as f32
    };
    let weigh = |state: Option<&Polity>| of_words(state) * libm::powf(chance(act, state), ACT);
    let mut states: Vec<&Polity> = told
        .iter()
        .map(|told| &told.of)
        .chain([act])
        .flat_map(|of| of.states.iter().map(|(state, _)| state))
        .collect();
    states.sort_unstable();
    states.dedup();
    let mut weighed: Vec<(Option<Polity>, f32)> = std::iter::once(None)
        .chain(states.iter().copied().map(Some))
        .map(|state| (state.cloned(), weigh(state)))
        .collect();
    if let Some(named) = named.filter(|named| !states.contains(named)) {
        let best = weighed.iter().fold(0f32, |best, (_, weight)| best.max(*weight));
        weighed.push((Some(named.clone()), best));
    }
    whole(weighed)
}

fn chance(of: &Belonging, state: Option<&Polity>) -> f32 {
    let Some(state) = state else { return of.none.max(LEAST) };
    of.states.iter().find(|(other, _)| other == state).map_or(LEAST, |(_, chance)| chance.max(LEAST))
}

/// The same with chances that add up to one.
fn whole(weighed: Vec<(Option<Polity>, f32)>) -> Vec<(Option<Polity>, f32)> {
    let all: f32 = weighed.iter().map(|(_, weight)| weight).sum::<f32>().max(f32::MIN_POSITIVE);
    weighed.into_iter().map(|(state, weight)| (state, weight / all)).collect()
}
