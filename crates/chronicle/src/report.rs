//! An event as linking sees it: what was done, by whom, to whom, when, where, and in which words.

use crate::Source;
use crate::sources::words;
use record::{Actor, Count, DocumentId, Event, EventId, Kind, PlaceBasis, Polity, Span, Standing, When};
use std::collections::BTreeSet;

/// A party to an event, reduced to what tells one party from another.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The polity's code; `None` if it is of no known polity.
    pub polity: Option<String>,
    /// The person or body named.
    pub name: Option<String>,
    /// The stems of the words that name it in the sentence ("a Woodburn police officer").
    pub words: BTreeSet<String>,
}

/// An event as linking sees it. Events of other programs have less: what is not known is empty or `None`, and speaks
/// neither for nor against.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The event.
    pub id: EventId,
    /// Its document.
    pub document: DocumentId,
    /// Where in the document its sentence stands: any number that grows with the text.
    pub position: usize,
    /// What was done; `None` for events of other coders whose codes have no kind.
    pub kind: Option<Kind>,
    /// How, within the kind.
    pub mode: Option<String>,
    /// By whom.
    pub actors: Vec<Party>,
    /// To or with whom.
    pub recipients: Vec<Party>,
    /// When, as told.
    pub when: Option<When>,
    /// When the document was published; an event of unknown date that is told as past lies before.
    pub published: Option<When>,
    /// The place's name and state, if the sentence tells it of the act itself.
    pub place: Option<(String, Option<Polity>)>,
    /// Whether it took place.
    pub standing: Standing,
    /// How the sentence words it; `None` if the text is not known.
    pub wording: Option<Wording>,
    /// The numbers told.
    pub counts: Vec<Count>,
}

/// The words of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The stem of the word that names the act, in lower case.
    pub stem: String,
    /// Whether the act is named as one already known: "the attack", "these talks".
    pub is_definite: bool,
    /// The stems of the sentence's longer words and its numbers.
    pub words: BTreeSet<String>,
}

impl Report {
    /// The report that an event gives. `source` tells when its document was published and holds its text.
    pub fn of(event: &Event, source: Option<&Source>) -> Report {
        let text = source.map(|source| source.text.as_str());
        let party = |actor: &Actor| party(actor, text);
        Report {
            id: event.id.clone(),
            document: event.document.clone(),
            position: event.evidence.sentence.start(),
            kind: Some(event.kind),
            mode: event.mode.as_ref().map(|mode| mode.0.clone()),
            actors: event.actors.iter().map(party).collect(),
            recipients: event.recipients.iter().map(party).collect(),
            when: event.when,
            published: source.and_then(|source| source.published),
            place: event
                .place
                .as_ref()
                .filter(|place| place.basis.is_none_or(PlaceBasis::is_told))
                .map(|place| (place.name.clone(), place.country.clone())),
            standing: event.standing,
            wording: text.map(|text| {
                let (sentence, trigger) = (event.evidence.sentence, event.evidence.trigger);
                let before = Span::new(text, sentence.start(), trigger.start().max(sentence.start()));
                Wording::of(sentence.of(text), before.map_or("", |span| span.of(text)), trigger.of(text))
            }),
            counts: event.counts.clone(),
        }
    }
}

impl Wording {
    /// The wording of an act that `trigger` names in `sentence`, where `before` is the sentence up to the trigger.
    pub fn of(sentence: &str, before: &str, trigger: &str) -> Wording {
        let last = trigger.split_whitespace().next_back().unwrap_or("");
        Wording {
            stem: stem(last),
            is_definite: is_definite(before, trigger),
            words: content_stems(sentence),
        }
    }
}

fn party(actor: &Actor, text: Option<&str>) -> Party {
    let mention = actor.mention.zip(text).map(|(mention, text)| mention.of(text));
    Party {
        polity: actor.country.as_ref().map(Polity::to_string),
        name: actor.name.clone(),
        words: mention.map(content_stems).unwrap_or_default(),
    }
}

/// Words shorter than this say little of what a sentence tells.
const SHORTEST_WORD: usize = 4;
/// Numbers of so many digits may tell one happening from another.
const SHORTEST_NUMBER: usize = 2;

/// The stems of the longer words of a text, and its numbers.
pub fn content_stems(text: &str) -> BTreeSet<String> {
    let tells = |word: &String| {
        let length = word.chars().count();
        length >= SHORTEST_WORD || length >= SHORTEST_NUMBER && word.chars().all(|c| c.is_ascii_digit())
    };
    words(text).filter(tells).map(|word| stem(&word)).collect()
}

/// The first six letters of a word: enough to bring "attack", "attacked" and "attackers" together.
fn stem(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(6).collect()
}

/// Words that point back to what was told before, one a line.
const POINTING: &str = include_str!("../../../models/links/pointing.txt");

/// Whether a word that points back begins the trigger or stands at most two words before it ("the armed attack").
fn is_definite(before: &str, trigger: &str) -> bool {
    let points_back = |word: &str| POINTING.lines().any(|line| line.eq_ignore_ascii_case(word));
    before.split_whitespace().rev().take(2).chain(trigger.split_whitespace().take(1)).any(points_back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        assert_eq!(stem("attack"), stem("Attacked"));
        assert_eq!(stem("expulsion"), stem("expulsions"));
        assert_ne!(stem("visit"), stem("attack"));
        assert_eq!(stem(""), "");
    }

    #[test]
    fn a_wording_has_the_telling_words_and_whether_it_points_back() {
        let sentence = "Two of 14 guards fell in the armed attack on Monday.";
        let at = sentence.find("attack").unwrap();
        let wording = Wording::of(sentence, &sentence[..at], "attack");
        assert!(wording.is_definite);
        let words: Vec<&str> = wording.words.iter().map(String::as_str).collect();
        assert_eq!(words, ["14", "armed", "attack", "fell", "guards", "monday"]);
        assert!(!Wording::of("A mob attacked it.", "A mob ", "attacked").is_definite);
    }
}
