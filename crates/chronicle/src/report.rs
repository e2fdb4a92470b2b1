//! An event as linking sees it: parties, date, place and the words, without the text.

use crate::Source;
use crate::sources::words;
use record::{Actor, Count, DocumentId, Event, EventId, Kind, PlaceBasis, Polity, Standing, When};
use std::collections::BTreeSet;

/// A party to an event, reduced to what tells one party from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The polity's code, or the name of a party that is no known polity; `None` if nothing is known.
    pub polity: Option<String>,
    /// The person or body named.
    pub name: Option<String>,
}

/// An event as linking sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The event.
    pub id: EventId,
    /// Its document.
    pub document: DocumentId,
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
    /// The stem of the word that names the act, in lower case; empty if not known.
    pub stem: String,
    /// The stems of the longer words of its sentence, without those that every report has; empty if the text is
    /// not known.
    pub words: BTreeSet<String>,
    /// The numbers told.
    pub counts: Vec<Count>,
}

impl Report {
    /// The report that an event gives. `source` tells when its document was published and holds its text.
    pub fn of(event: &Event, source: Option<&Source>) -> Report {
        Report {
            id: event.id.clone(),
            document: event.document.clone(),
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
            stem: source.map_or_else(String::new, |source| stem(event.evidence.trigger.of(&source.text))),
            words: source
                .map_or_else(BTreeSet::new, |source| content_stems(event.evidence.sentence.of(&source.text))),
            counts: event.counts.clone(),
        }
    }

    /// The polities of one side, sorted.
    pub(crate) fn polities(side: &[Party]) -> BTreeSet<&str> {
        side.iter().filter_map(|party| party.polity.as_deref()).collect()
    }

    /// The named persons and bodies of both sides, sorted.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        self.actors.iter().chain(&self.recipients).filter_map(|party| party.name.as_deref()).collect()
    }
}

fn party(actor: &Actor) -> Party {
    Party { polity: actor.country.as_ref().map(Polity::to_string), name: actor.name.clone() }
}

/// Words shorter than this say little of what a sentence tells.
const SHORTEST_WORD: usize = 5;

/// The stems of the longer words of a sentence.
fn content_stems(sentence: &str) -> BTreeSet<String> {
    words(sentence).filter(|word| word.chars().count() >= SHORTEST_WORD).map(|word| stem(&word)).collect()
}

/// The first six letters of the last word of the trigger: enough to bring "attack", "attacked" and
/// "attackers" together, and never the only reason for joining two reports.
fn stem(trigger: &str) -> String {
    let last = trigger.split_whitespace().next_back().unwrap_or("");
    last.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        assert_eq!(stem("attack"), stem("Attacked"));
        assert_eq!(stem("expulsion"), stem("the expulsions"));
        assert_ne!(stem("visit"), stem("attack"));
        assert_eq!(stem(""), "");
    }
}
