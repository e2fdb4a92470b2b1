//! What the events of one incident say together.

use crate::sources::Independence;
use crate::titles;
use record::{
    Actor, Dyad, Event, Incident, IncidentId, Kind, Mode, PartyBasis, Place, PlaceBasis, Polity, Score,
    Sector, Standing, When,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Standings from the strongest: one that tells an incident as fact outweighs one that alleges it.
const FROM_STRONGEST: [Standing; 6] = [
    Standing::Happened,
    Standing::Alleged,
    Standing::Negated,
    Standing::Planned,
    Standing::Threatened,
    Standing::Hypothetical,
];

/// Sums up the events of one incident. `events` is not empty and in the order of documents and places.
pub(crate) fn summarise(events: &[Event], independence: &Independence) -> Incident {
    let tellers: Vec<_> = events.iter().map(|event| (event.document.clone(), cited_outlet(event))).collect();
    let (actors, recipients) = sides(events);
    let kind = most_told(events.iter().map(|event| event.kind)).unwrap_or(Kind::Consult);
    let standing = FROM_STRONGEST
        .into_iter()
        .find(|&standing| events.iter().any(|event| event.standing == standing))
        .unwrap_or(Standing::Alleged);
    Incident {
        id: IncidentId::of_first(&events[0].id),
        events: events.iter().map(|event| event.id.clone()).collect(),
        kind,
        mode: most_told(events.iter().filter_map(|event| event.mode.as_ref().map(|mode| &mode.0)))
            .map(|mode| Mode(mode.clone())),
        actors,
        recipients,
        when: best_date(events),
        place: best_place(events),
        standing,
        sources: independence.among(&tellers),
        score: mean_score(events),
        title: titles::best(events, kind, standing),
    }
}

/// The order of a chronology: by the first possible day, undated ones last, then by id.
pub(crate) fn chronological(a: &Incident, b: &Incident) -> std::cmp::Ordering {
    let key = |incident: &Incident| {
        (
            incident.when.is_none(),
            incident.when.map(|when| (when.earliest(), when.latest())),
            incident.id.clone(),
        )
    };
    key(a).cmp(&key(b))
}

/// Whether the incident is an act of one of the pair towards the other, or of both with each other.
pub fn concerns(dyad: &Dyad, incident: &Incident) -> bool {
    let (first, second) = (dyad.first(), dyad.second());
    let from_to = |a: &Polity, b: &Polity| incident.actors.contains(a) && incident.recipients.contains(b);
    from_to(first, second) || from_to(second, first)
}

/// Whether the incident bears on the pair: it is between them, or one of them is a party and the other
/// holds the place (an attack by unknown persons on one's embassy in the other's capital).
pub fn bears_on(dyad: &Dyad, incident: &Incident) -> bool {
    let party = |polity: &Polity| incident.actors.contains(polity) || incident.recipients.contains(polity);
    let held_by =
        |polity: &Polity| incident.place.as_ref().is_some_and(|place| place.country.as_ref() == Some(polity));
    let (first, second) = (dyad.first(), dyad.second());
    concerns(dyad, incident)
        || (incident.kind.quad() == record::Quad::MaterialConflict
            && ((party(first) && held_by(second)) || (party(second) && held_by(first))))
}

/// The outlet that the event's document cites for it.
fn cited_outlet(event: &Event) -> Option<String> {
    event.said_by.iter().find(|holder| holder.sector == Sector::Jrn).map(|holder| holder.name.clone())
}

/// The sides as most documents give them, and of equals most events; but those that name both before all others.
/// Where that leaves a choice, those that name most parties. A state that no words stand for is a guess, and counts only
/// where every event makes one: a side that some event tells, or leaves open, is not filled by the guess of another.
fn sides(events: &[Event]) -> (Vec<Polity>, Vec<Polity>) {
    let guessed = |side: fn(&Event) -> &[Actor]| events.iter().all(|event| is_guess(side(event)));
    let (by_guess, to_guess) = (guessed(|event| &event.actors), guessed(|event| &event.recipients));
    let polities = |actors: &[Actor], guesses: bool| -> Vec<Polity> {
        let counts = |actor: &&Actor| guesses || actor.basis != Some(PartyBasis::Supplied);
        let states = actors.iter().filter(counts).filter_map(|actor| actor.country.clone());
        states.collect::<BTreeSet<Polity>>().into_iter().collect()
    };
    let doers = doers(events);
    let may_act = |polity: &Polity| doers.as_ref().is_none_or(|doers| doers.contains(polity));
    let mut votes: BTreeMap<(Vec<Polity>, Vec<Polity>), Vec<&Event>> = BTreeMap::new();
    for event in events {
        let actors = polities(&event.actors, by_guess).into_iter().filter(may_act).collect();
        let sides = (actors, polities(&event.recipients, to_guess));
        votes.entry(sides).or_default().push(event);
    }
    votes
        .into_iter()
        .max_by_key(|((actors, recipients), events)| {
            let both = !actors.is_empty() && !recipients.is_empty();
            let documents: BTreeSet<&str> = events.iter().map(|event| event.document.as_str()).collect();
            (
                both,
                documents.len(),
                events.len(),
                actors.len() + recipients.len(),
                Reverse((actors.clone(), recipients.clone())),
            )
        })
        .map(|(sides, _)| sides)
        .unwrap_or_default()
}

/// Whether somebody stands on a side, and nobody there by words.
fn is_guess(side: &[Actor]) -> bool {
    !side.is_empty() && side.iter().all(|actor| actor.basis == Some(PartyBasis::Supplied))
}

/// Who may be held the doer of a deed of conflict that some event tells without one: the states that words stand for, if
/// any; `None` if any state that an event gives may be. To supply one is to tell none. That a gunman is of a state which nobody names is a guess, and a
/// deed is not laid at a state's door by one.
fn doers(events: &[Event]) -> Option<BTreeSet<Polity>> {
    let is_of_conflict = |event: &&Event| event.kind.quad() == record::Quad::MaterialConflict;
    let is_untold = |actor: &Actor| actor.country.is_none() || actor.basis == Some(PartyBasis::Supplied);
    let is_open = events.iter().filter(is_of_conflict).any(|event| event.actors.iter().all(is_untold));
    // Older casebooks know no basis: what they hold was told.
    let is_told = |actor: &&Actor| actor.basis.is_none_or(|basis| basis == PartyBasis::Told);
    let told = events.iter().flat_map(|event| &event.actors).filter(is_told);
    // "Azerbaijan closed its embassy after the attack": who suffered it is the nearest name, and did not do it.
    let suffered: BTreeSet<&Polity> = events
        .iter()
        .flat_map(|event| &event.recipients)
        .filter_map(|actor| actor.country.as_ref())
        .collect();
    let doers = told.filter_map(|actor| actor.country.as_ref()).filter(|polity| !suffered.contains(polity));
    is_open.then(|| doers.cloned().collect())
}

/// The interval on whose days most is told: each event spreads one vote evenly over its own days, and the
/// interval with most votes a day wins, so that a sharp date wins over a vague one that holds it, and one
/// told twice over one told once. Among equals the earliest.
fn best_date(events: &[Event]) -> Option<When> {
    let told: Vec<When> = events.iter().filter_map(|event| event.when).collect();
    let votes_a_day = |when: &When| {
        let share = |other: &When| f64::from(shared_days(when, other)) / f64::from(other.days());
        told.iter().map(share).sum::<f64>() / f64::from(when.days())
    };
    let ranked = told.iter().map(|when| (votes_a_day(when), when));
    ranked
        .max_by(|(a, first), (b, second)| {
            a.total_cmp(b).then_with(|| second.earliest().cmp(&first.earliest()))
        })
        .map(|(_, when)| *when)
}

fn shared_days(a: &When, b: &When) -> i32 {
    let (from, to) = (a.earliest().max(b.earliest()), a.latest().min(b.latest()));
    from.until(to).map_or(0, |span| span.get_days() + 1).max(0)
}

/// The place told most often, of those that sentences tell of the act itself if there are any, a place within a state
/// before the state.
fn best_place(events: &[Event]) -> Option<Place> {
    let places: Vec<&Place> = events.iter().filter_map(|event| event.place.as_ref()).collect();
    let rank = |place: &Place| {
        let told = place.basis.is_none_or(PlaceBasis::is_told);
        (Reverse(told), place.is_country())
    };
    let best = places.iter().map(|place| rank(place)).min()?;
    let name = most_told(places.iter().filter(|place| rank(place) == best).map(|place| &place.name))?;
    let place = places.iter().find(|place| place.name == *name && rank(place) == best)?;
    Some(Place { mention: None, ..(*place).clone() })
}

/// The value told most often; among equals the one told first.
fn most_told<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, (usize, Reverse<usize>)> = BTreeMap::new();
    for (index, value) in values.enumerate() {
        counts.entry(value).or_insert((0, Reverse(index))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, rank)| *rank).map(|(value, _)| value)
}

/// The mean score in tenths, halves rounded away from zero.
fn mean_score(events: &[Event]) -> Score {
    let count = i32::try_from(events.len()).unwrap_or(i32::MAX).max(1);
    let sum: i32 = events.iter().map(|event| i32::from(event.score.tenths())).sum();
    let mean = (2 * sum + count * sum.signum()) / (2 * count);
    i16::try_from(mean).ok().and_then(Score::from_tenths).unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use record::{Basis, DocumentId, EventId, Evidence, PlaceKind, Span};

    /// An event of `document` as `SANCTION AZE>IRN 2023-04-06..2023-04-06`.
    pub(crate) fn event(id: &str, document: &str, what: &str) -> Event {
        let mut words = what.split(' ');
        let kind = words.next().unwrap().parse().unwrap();
        let (actors, recipients) = words.next().unwrap().split_once('>').unwrap();
        let side = |text: &str| {
            text.split('+')
                .filter(|code| !code.is_empty())
                .map(|code| Actor {
                    country: Some(code.parse().unwrap()),
                    sector: Sector::Gov,
                    name: None,
                    role: None,
                    mention: None,
                    basis: None,
                    confidence: None,
                })
                .collect()
        };
        let when = words.next().and_then(|range| {
            let (from, to) = range.split_once("..")?;
            let grain = if from == to { record::Grain::Day } else { record::Grain::Range };
            When::new(from.parse().ok()?, to.parse().ok()?, grain, Basis::Explicit)
        });
        let span = Span::new("text", 0, 4).unwrap();
        Event {
            id: EventId::from_text(id),
            document: DocumentId::from_text(document),
            kind,
            mode: None,
            contexts: Vec::new(),
            actors: side(actors),
            recipients: side(recipients),
            when,
            place: None,
            standing: Standing::Happened,
            said_by: Vec::new(),
            counts: Vec::new(),
            score: Score::from_tenths(-60).unwrap(),
            confidence: None,
            standing_confidence: None,
            title: None,
            evidence: Evidence { sentence: span, trigger: span, reader: "r".into(), codebook: "c".into() },
        }
    }

    #[test]
    fn the_date_is_the_sharpest_that_most_agree_on() {
        let events = [
            event("a", "1", "SANCTION AZE>IRN 2023-04-01..2023-04-30"),
            event("b", "2", "SANCTION AZE>IRN 2023-04-06..2023-04-06"),
            event("c", "3", "SANCTION AZE>IRN 2023-04-07..2023-04-07"),
            event("d", "4", "SANCTION AZE>IRN 2023-04-06..2023-04-06"),
        ];
        let incident = summarise(&events, &Independence::default());
        assert_eq!(incident.when.unwrap().earliest().to_string(), "2023-04-06");
        assert_eq!(incident.sources.len(), 4);
        assert_eq!(incident.score.tenths(), -60);
    }

    #[test]
    fn a_deed_is_not_laid_at_the_door_of_a_state_that_no_words_name() {
        let guessed = |id: &str, basis| {
            let mut event = event(id, "2", "ASSAULT IRN>AZE");
            event.actors.iter_mut().for_each(|actor| actor.basis = Some(basis));
            event
        };
        let open = event("b", "1", "ASSAULT >AZE");
        let actors = |events: &[Event]| summarise(events, &Independence::default()).actors.len();
        assert_eq!(actors(&[guessed("a", PartyBasis::Reference), open.clone()]), 0);
        assert_eq!(actors(&[guessed("a", PartyBasis::Supplied), open.clone()]), 0);
        assert_eq!(
            actors(&[event("c", "3", "ASSAULT AZE>"), open.clone()]),
            0,
            "who suffered it did not do it"
        );
        assert_eq!(actors(&[guessed("a", PartyBasis::Told), open]), 1);
        assert_eq!(actors(&[guessed("a", PartyBasis::Reference)]), 1, "nothing tells it without a doer");
    }

    #[test]
    fn a_side_that_some_event_leaves_open_is_not_filled_by_a_guess() {
        let guessed = |id: &str| {
            let mut event = event(id, "1", "MOBILIZE AZE>IRN");
            event.recipients.iter_mut().for_each(|actor| actor.basis = Some(PartyBasis::Supplied));
            event
        };
        let recipients = |events: &[Event]| summarise(events, &Independence::default()).recipients.len();
        assert_eq!(recipients(&[guessed("a"), event("b", "2", "MOBILIZE AZE>")]), 0);
        assert_eq!(recipients(&[guessed("a"), event("b", "2", "MOBILIZE AZE>ARM")]), 1);
        assert_eq!(
            recipients(&[guessed("a"), guessed("b")]),
            1,
            "told apart as doubtful by whoever shows it"
        );
    }

    #[test]
    fn who_attacked_is_open_where_every_text_leaves_it_to_be_guessed() {
        let mut attack = event("a", "1", "ASSAULT IRN>AZE");
        attack.actors.iter_mut().for_each(|actor| actor.basis = Some(PartyBasis::Supplied));
        assert!(summarise(&[attack], &Independence::default()).actors.is_empty());
    }

    #[test]
    fn a_fact_outweighs_an_allegation() {
        let alleged = Event { standing: Standing::Alleged, ..event("a", "1", "ASSAULT IRN>AZE") };
        let told = event("b", "2", "ASSAULT >AZE");
        let independence = Independence::default();
        assert_eq!(summarise(std::slice::from_ref(&alleged), &independence).standing, Standing::Alleged);
        assert_eq!(summarise(&[alleged, told], &independence).standing, Standing::Happened);
    }

    #[test]
    fn the_sides_are_those_that_are_told_most_often() {
        let visits = [event("a", "1", "CONSULT IRN>AZE"), event("b", "1", "CONSULT IRN>AZE")];
        let talks = event("c", "1", "CONSULT AZE>IRN");
        let [first, second] = visits;
        let incident = summarise(&[talks, first, second], &Independence::default());
        let named = |side: &[Polity]| side.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            (named(&incident.actors), named(&incident.recipients)),
            (vec!["IRN".into()], vec!["AZE".into()])
        );
    }

    #[test]
    fn a_town_that_is_told_is_the_place_before_a_state_that_is_implied() {
        let placed = |name: &str, kind, basis| {
            let mut event = event(name, "1", "COERCE AZE>IRN");
            event.place = Some(Place {
                name: name.into(),
                kind: Some(kind),
                country: "AZE".parse().ok(),
                coordinates: None,
                mention: None,
                basis: Some(basis),
            });
            event
        };
        let events = [
            placed("Azerbaijan", PlaceKind::Country, PlaceBasis::Implied),
            placed("Azerbaijan", PlaceKind::Country, PlaceBasis::Told),
            placed("Ganja", PlaceKind::City, PlaceBasis::Told),
            placed("Baku", PlaceKind::Capital, PlaceBasis::Dateline),
            placed("Baku", PlaceKind::Capital, PlaceBasis::Dateline),
        ];
        let name =
            |events: &[Event]| summarise(events, &Independence::default()).place.map(|place| place.name);
        assert_eq!(name(&events), Some("Ganja".into()));
        assert_eq!(name(&events[..2]), Some("Azerbaijan".into()));
        assert_eq!(name(&events[3..]), Some("Baku".into()));
    }

    #[test]
    fn an_attack_on_an_embassy_bears_on_the_host() {
        let dyad = Dyad::new("AZE".parse().unwrap(), "IRN".parse().unwrap()).unwrap();
        let mut attack = event("a", "1", "ASSAULT >AZE");
        let independence = Independence::default();
        assert!(!bears_on(&dyad, &summarise(std::slice::from_ref(&attack), &independence)));
        attack.place = Some(Place {
            name: "Tehran".into(),
            kind: Some(PlaceKind::Capital),
            country: "IRN".parse().ok(),
            coordinates: None,
            mention: None,
            basis: Some(PlaceBasis::Landmark),
        });
        let incident = summarise(&[attack], &independence);
        assert!(bears_on(&dyad, &incident) && !concerns(&dyad, &incident));
    }

    #[test]
    fn means_round_away_from_zero() {
        let scored =
            |tenths| Event { score: Score::from_tenths(tenths).unwrap(), ..event("a", "1", "ASSAULT >AZE") };
        assert_eq!(mean_score(&[scored(-55), scored(-60)]).tenths(), -58);
        assert_eq!(mean_score(&[scored(25), scored(30)]).tenths(), 28);
    }
}
