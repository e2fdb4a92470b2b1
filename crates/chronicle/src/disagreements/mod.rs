//! Where the reports of one incident differ, and whether both can be true.

mod doers;
mod motives;
mod quotations;

use crate::Source;
use crate::linking::gap_in_days;
pub(crate) use quotations::of_two_speakers;
use record::{Count, CountKind, Disagreement, Event, Field, Incident, Nature, Polity, Side, Standing, When};
use std::collections::BTreeSet;

/// At most so many disagreements are shown per incident and field: the first, which hold the values told first.
const MOST_PER_FIELD: usize = 3;

/// All disagreements within one incident, by field.
pub(crate) fn within(incident: &Incident, events: &[Event], sources: &[Source]) -> Vec<Disagreement> {
    let readings = [
        counts(events),
        victims(events),
        dates(events),
        places(events),
        standings(events),
        doers::told(events),
        motives::told(incident, events, sources),
    ];
    readings.into_iter().flat_map(|readings| differing(incident, &readings, sources)).collect()
}

/// What one event says in one field, and how it stands to what another says.
struct Reading<'a> {
    event: &'a Event,
    field: Field,
    value: String,
    told: Told,
}

enum Told {
    /// A number of a kind, of whom.
    Number {
        kind: CountKind,
        whom: String,
        low: u64,
        high: u64,
    },
    /// Who was hit.
    Victim {
        kind: CountKind,
        head: String,
    },
    Date(When),
    /// A place's name and state.
    Place(String, Option<String>),
    Standing(Standing, BTreeSet<Polity>),
    /// Who did it, or denies it.
    Doer(doers::Doer),
    /// Of which sort the reason for it is.
    Motive(&'static str),
}

/// Compares the distinct readings with each other.
fn differing(incident: &Incident, readings: &[Reading<'_>], sources: &[Source]) -> Vec<Disagreement> {
    let mut distinct: Vec<&Reading<'_>> = Vec::new();
    for reading in readings {
        if !distinct.iter().any(|other| other.field == reading.field && other.value == reading.value) {
            distinct.push(reading);
        }
    }
    let mut found = Vec::new();
    for (index, b) in distinct.iter().enumerate() {
        for a in &distinct[..index] {
            let Some(nature) = nature(&a.told, &b.told) else { continue };
            if is_one_sentence(a.event, b.event) || is_revision(a.event, b.event, sources) {
                continue;
            }
            found.push(Disagreement {
                incident: incident.id.clone(),
                field: a.field,
                nature,
                a: side(a),
                b: side(b),
            });
        }
    }
    // Contradictions first: they are what must not be cut.
    found.sort_by_key(|disagreement| (disagreement.field, disagreement.nature));
    let mut kept: Vec<Disagreement> = Vec::new();
    for disagreement in found {
        if kept.iter().filter(|other| other.field == disagreement.field).count() < MOST_PER_FIELD {
            kept.push(disagreement);
        }
    }
    kept
}

fn side(reading: &Reading<'_>) -> Side {
    Side {
        value: reading.value.clone(),
        event: reading.event.id.clone(),
        document: reading.event.document.clone(),
        sentence: reading.event.evidence.sentence,
    }
}

/// "They spoke on 7 April and again on the next day": what differs within a sentence are two acts.
fn is_one_sentence(a: &Event, b: &Event) -> bool {
    a.document == b.document && a.evidence.sentence == b.evidence.sentence && a.id != b.id
}

/// A later report by the same publisher revises the earlier one.
fn is_revision(a: &Event, b: &Event, sources: &[Source]) -> bool {
    if a.document == b.document {
        return false;
    }
    let find = |event: &Event| sources.iter().find(|source| source.id == event.document);
    let (Some(a), Some(b)) = (find(a), find(b)) else { return false };
    let dated = a.published.is_some() && b.published.is_some();
    dated && a.publisher.is_some() && a.publisher == b.publisher && a.published != b.published
}

/// How two readings of one field differ; `None` if they agree or cannot be compared.
fn nature(a: &Told, b: &Told) -> Option<Nature> {
    match (a, b) {
        (
            Told::Number { kind, whom, low, high },
            Told::Number { kind: other_kind, whom: other_whom, low: other_low, high: other_high },
        ) => {
            let same_scope = kind == other_kind && same_scope(whom, other_whom);
            let disjoint = high < other_low || other_high < low;
            (same_scope && disjoint).then_some(Nature::DifferingNumber)
        }
        (Told::Victim { kind, head }, Told::Victim { kind: other_kind, head: other_head }) => {
            (kind == other_kind && head != other_head).then_some(Nature::DifferingCharacterisation)
        }
        // An interval within another is only less exact.
        (Told::Date(a), Told::Date(b)) => (gap_in_days(a, b) > 0).then_some(Nature::Contradiction),
        (Told::Doer(a), Told::Doer(b)) => a.against(b),
        (Told::Motive(a), Told::Motive(b)) => (a != b).then_some(Nature::DifferingCharacterisation),
        (Told::Place(a, a_state), Told::Place(b, b_state)) => {
            let other_state = a_state.is_some() && b_state.is_some() && a_state != b_state;
            (a != b && other_state).then_some(Nature::Contradiction)
        }
        // That Moscow was not convinced does not deny that Baku was.
        (Told::Standing(_, to), Told::Standing(_, other_to))
            if !to.is_empty() && !other_to.is_empty() && to.is_disjoint(other_to) =>
        {
            None
        }
        (Told::Standing(a, _), Told::Standing(b, _)) => {
            let one_of = |x, y| (*a == x && *b == y) || (*a == y && *b == x);
            match () {
                () if one_of(Standing::Happened, Standing::Negated) => Some(Nature::Contradiction),
                () if one_of(Standing::Alleged, Standing::Negated) => Some(Nature::Contradiction),
                () if one_of(Standing::Happened, Standing::Alleged) => {
                    Some(Nature::DifferingCharacterisation)
                }
                () => None,
            }
        }
        _ => None,
    }
}

/// Counts can be compared when both count the same people, or one does not say whom.
fn same_scope(a: &str, b: &str) -> bool {
    let anybody = |whom: &str| whom.is_empty() || ANYBODY.contains(&head(whom).as_str());
    anybody(a) || anybody(b) || head(a) == head(b)
}

/// The last word of "two security guards", without a plural s.
fn head(whom: &str) -> String {
    let last = whom.split_whitespace().next_back().unwrap_or("").to_lowercase();
    last.strip_suffix('s').map_or(last.clone(), str::to_owned)
}

fn counts(events: &[Event]) -> Vec<Reading<'_>> {
    let reading = |event, count: &Count| Reading {
        event,
        field: match count.kind {
            CountKind::Killed => Field::Killed,
            CountKind::Injured => Field::Injured,
            _ => Field::Count,
        },
        value: count_in_words(count),
        told: Told::Number {
            kind: count.kind,
            whom: count.whom.clone(),
            low: count.low,
            high: count.high.unwrap_or(u64::MAX),
        },
    };
    events.iter().flat_map(|event| event.counts.iter().map(move |count| reading(event, count))).collect()
}

fn count_in_words(count: &Count) -> String {
    let number = match count.high {
        Some(high) if high == count.low => count.best.to_string(),
        Some(high) => format!("{} to {high}", count.low),
        None => format!("at least {}", count.low),
    };
    let whom = if count.whom.is_empty() { String::new() } else { format!(" ({})", count.whom) };
    format!("{number} {}{whom}", count.kind)
}

/// Words that say no more of a victim than that it is one.
const ANYBODY: [&str; 8] = ["human", "individual", "man", "member", "one", "other", "people", "person"];

/// Whom the single dead or wounded are said to have been.
fn victims(events: &[Event]) -> Vec<Reading<'_>> {
    let mut seen = BTreeSet::new();
    let mut readings = Vec::new();
    for event in events {
        for count in event.counts.iter().filter(|count| count.high == Some(1) && !count.whom.is_empty()) {
            let head = head(&count.whom);
            if matches!(count.kind, CountKind::Killed | CountKind::Injured)
                && !ANYBODY.contains(&head.as_str())
                && seen.insert((count.kind, head.clone()))
            {
                readings.push(Reading {
                    event,
                    field: Field::Victim,
                    value: format!("{}: {}", count.kind, count.whom),
                    told: Told::Victim { kind: count.kind, head },
                });
            }
        }
    }
    readings
}

fn dates(events: &[Event]) -> Vec<Reading<'_>> {
    let reading = |event, when: When| {
        let (from, to) = (when.earliest(), when.latest());
        let value = if from == to { from.to_string() } else { format!("{from} to {to}") };
        Reading { event, field: Field::Date, value, told: Told::Date(when) }
    };
    events.iter().filter_map(|event| event.when.map(|when| reading(event, when))).collect()
}

fn places(events: &[Event]) -> Vec<Reading<'_>> {
    let mut readings = Vec::new();
    for event in events {
        let told = |place: &&record::Place| place.basis.is_none_or(record::PlaceBasis::is_told);
        // What was inferred contradicts nobody.
        if let Some(place) = event.place.as_ref().filter(told) {
            let state = place.country.as_ref().map(ToString::to_string);
            let told = Told::Place(place.name.clone(), state);
            readings.push(Reading { event, field: Field::Place, value: place.name.clone(), told });
        }
    }
    readings
}

fn standings(events: &[Event]) -> Vec<Reading<'_>> {
    events
        .iter()
        .map(|event| Reading {
            event,
            field: Field::Standing,
            value: event.standing.to_string(),
            told: Told::Standing(
                event.standing,
                event.recipients.iter().filter_map(|actor| actor.country.clone()).collect(),
            ),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incidents::{summarise, tests::event};
    use crate::sources::Independence;
    use record::Span;

    fn with_count(event: Event, kind: CountKind, whom: &str, low: u64, high: Option<u64>) -> Event {
        let span = Span::new("text", 0, 4).unwrap();
        let count = Count { kind, whom: whom.into(), low, best: low, high, span };
        let counts = event.counts.iter().cloned().chain([count]).collect();
        Event { counts, ..event }
    }

    fn found(events: &[Event]) -> Vec<(Field, Nature)> {
        let incident = summarise(events, &Independence::default());
        within(&incident, events, &[]).iter().map(|d| (d.field, d.nature)).collect()
    }

    fn attack(id: &str) -> Event {
        event(id, id, "ASSAULT >AZE 2023-01-27..2023-01-27")
    }

    #[test]
    fn disjoint_numbers_of_the_same_people_differ() {
        let one = with_count(attack("a"), CountKind::Injured, "guard", 1, Some(1));
        let two = with_count(attack("b"), CountKind::Injured, "security guards", 2, Some(2));
        assert_eq!(found(&[one.clone(), two]), [(Field::Injured, Nature::DifferingNumber)]);
        let at_least = with_count(attack("b"), CountKind::Injured, "", 1, None);
        assert_eq!(found(&[one.clone(), at_least]), []);
        let others = with_count(attack("b"), CountKind::Injured, "passers-by", 3, Some(3));
        assert_eq!(found(&[one, others]), []);
    }

    #[test]
    fn one_dead_called_two_things() {
        let guard = with_count(attack("a"), CountKind::Killed, "security guard", 1, Some(1));
        let diplomat = with_count(attack("b"), CountKind::Killed, "diplomat", 1, Some(1));
        assert_eq!(found(&[guard.clone(), diplomat]), [(Field::Victim, Nature::DifferingCharacterisation)]);
        let anybody = with_count(attack("b"), CountKind::Killed, "person", 1, Some(1));
        assert_eq!(found(&[guard, anybody]), []);
    }

    #[test]
    fn a_coarser_date_is_no_contradiction() {
        let year = event("b", "b", "ASSAULT >AZE 2023-01-01..2023-12-31");
        let year = Event { when: When::year(2023, record::Basis::Explicit), ..year };
        assert_eq!(found(&[attack("a"), year]), []);
        let other = event("b", "b", "ASSAULT >AZE 2023-01-28..2023-01-28");
        assert_eq!(found(&[attack("a"), other]), [(Field::Date, Nature::Contradiction)]);
    }

    #[test]
    fn what_differs_within_a_sentence_are_two_acts() {
        let later = event("b", "a", "ASSAULT >AZE 2023-01-28..2023-01-28");
        assert_eq!(found(&[attack("a"), later.clone()]), []);
        assert_eq!(
            found(&[attack("a"), Event { document: record::DocumentId::from_text("b"), ..later }]).len(),
            1
        );
    }

    #[test]
    fn a_denial_contradicts() {
        let denied = Event { standing: Standing::Negated, ..attack("b") };
        assert_eq!(found(&[attack("a"), denied]), [(Field::Standing, Nature::Contradiction)]);
        assert_eq!(found(&[attack("a"), attack("b")]), []);
        let of_another =
            Event { standing: Standing::Negated, ..event("b", "b", "ASSAULT >ARM 2023-01-27..2023-01-27") };
        assert_eq!(found(&[attack("a"), of_another]), []);
    }
}
