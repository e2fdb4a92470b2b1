//! One quotation given to two persons: words that stand in quotation marks in one place and are another's in another.

use crate::Source;
use crate::sources::words;
use record::{Disagreement, Event, Field, Incident, Nature, Side};
use std::collections::BTreeSet;

/// Shorter quotations are set phrases: "territorial integrity".
const SHORTEST: usize = 4;
/// Longer ones are told by their first words.
const LONGEST: usize = 12;
/// Marks that open and close a quotation.
const MARKS: [(char, char); 3] = [('“', '”'), ('"', '"'), ('«', '»')];

/// The quotations that are given to one person in one sentence and to another in another. `told` holds the incidents with
/// their events; both are in their order.
pub(crate) fn of_two_speakers(told: &[(Incident, Vec<Event>)], sources: &[Source]) -> Vec<Disagreement> {
    let sayings: Vec<Saying> = told
        .iter()
        .flat_map(|(incident, events)| events.iter().map(move |event| (incident, event)))
        .filter_map(|(incident, event)| Saying::of(incident, event, sources))
        .collect();
    let mut found: Vec<Disagreement> = Vec::new();
    let mut seen: BTreeSet<&[String]> = BTreeSet::new();
    for one in &sayings {
        for quoted in &one.quoted {
            let other = sayings.iter().find(|other| {
                !is_same_sentence(one.event, other.event)
                    && one.speakers.is_disjoint(&other.speakers)
                    && other.words.windows(quoted.len()).any(|run| run == quoted.as_slice())
            });
            if let Some(other) = other
                && seen.insert(quoted)
            {
                found.push(Disagreement {
                    incident: one.incident.id.clone(),
                    field: Field::Speaker,
                    nature: Nature::Contradiction,
                    a: one.side(),
                    b: other.side(),
                });
            }
        }
    }
    found
}

/// What a person says by an event's sentence.
struct Saying<'a> {
    incident: &'a Incident,
    event: &'a Event,
    /// The name of the one person who acts in it.
    speakers: BTreeSet<&'a str>,
    /// The sentence's words in lower case.
    words: Vec<String>,
    /// Of these the runs in quotation marks.
    quoted: Vec<Vec<String>>,
}

impl<'a> Saying<'a> {
    fn of(incident: &'a Incident, event: &'a Event, sources: &[Source]) -> Option<Saying<'a>> {
        // Who holds an office is a person.
        let persons = event.actors.iter().filter(|actor| actor.role.is_some());
        let speakers: BTreeSet<&str> = persons.filter_map(|actor| actor.name.as_deref()).collect();
        if speakers.len() != 1 {
            return None;
        }
        let source = sources.iter().find(|source| source.id == event.document)?;
        let sentence = event.evidence.sentence.of(&source.text);
        let words: Vec<String> = words(sentence).collect();
        Some(Saying { incident, event, speakers, words, quoted: quotations(sentence) })
    }

    fn side(&self) -> Side {
        Side {
            value: self.speakers.iter().copied().collect::<Vec<_>>().join(", "),
            event: self.event.id.clone(),
            document: self.event.document.clone(),
            sentence: self.event.evidence.sentence,
        }
    }
}

fn is_same_sentence(one: &Event, other: &Event) -> bool {
    one.document == other.document && one.evidence.sentence == other.evidence.sentence
}

/// The words of each quotation that is long enough.
fn quotations(sentence: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some((at, close)) = rest.char_indices().find_map(|(at, letter)| {
        MARKS.iter().find(|(open, _)| *open == letter).map(|(open, close)| (at + open.len_utf8(), *close))
    }) {
        let Some(end) = rest[at..].find(close) else { break };
        let quoted: Vec<String> = words(&rest[at..at + end]).take(LONGEST).collect();
        if quoted.len() >= SHORTEST {
            found.push(quoted);
        }
        rest = &rest[at + end + close.len_utf8()..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::quotations;

    #[test]
    fn quotations_are_cut_out_and_set_phrases_left() {
        let found = |text: &str| quotations(text).iter().map(|words| words.join(" ")).collect::<Vec<_>>();
        assert_eq!(
            found("He hoped for “a swift and lasting peace”, she for \"calm\"."),
            ["a swift and lasting peace"]
        );
        assert_eq!(found("An open “quotation that never ends"), Vec::<String>::new());
    }
}
