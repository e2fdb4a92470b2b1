//! The words that name an act, and which of them is the head.

/// The class of the word that heads a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordClass {
    /// A verb.
    Verb,
    /// A noun, proper ones included.
    Noun,
    /// An adjective, used predicatively.
    Adjective,
}

/// Words that name an act.
///
/// Of a verb the first word is the head; the others are a particle or fixed words of its complement, to be
/// found in that order below the verb. Of a noun or adjective all words stand one after the other in the
/// text, and the head is the last one before the first preposition ("war" in "war of words", "strike" in
/// "air strike"). A hyphen parts words as a space does ("cease-fire" is two), as the treebanks have it; hyphens
/// in the text are passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The class of the head.
    pub class: WordClass,
    /// The words, as lemmas in lower case; at least one.
    pub words: Vec<String>,
    /// Which of the words is the head.
    pub head: usize,
}

const PREPOSITIONS: [&str; 10] = ["of", "for", "in", "on", "to", "from", "with", "against", "at", "by"];

impl Trigger {
    /// The trigger with these words; `None` if there are none.
    pub(super) fn new(class: WordClass, text: &str) -> Option<Trigger> {
        let words: Vec<String> =
            text.split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let head = match class {
            WordClass::Verb => 0,
            WordClass::Noun | WordClass::Adjective => words
                .iter()
                .position(|word| PREPOSITIONS.contains(&word.as_str()))
                .unwrap_or(words.len())
                .saturating_sub(1),
        };
        (!words.is_empty()).then_some(Trigger { class, words, head })
    }

    /// The lemma of the head.
    pub fn head_word(&self) -> &str {
        &self.words[self.head]
    }
}
