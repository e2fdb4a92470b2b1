//! Whether a word is one of those that a pattern lists, by its lemma, its form, or what it names.

use super::tree::Tree;
use record::{Relation, Upos};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Lemmas or forms in lower case.
pub(super) type WordSet = BTreeSet<String>;

/// Stands in a word class for every word that names a state or an organisation of states.
const STATE: &str = "*state";
/// Stands in a word class for every word that names a person, or people by what they are: "Kenyans", "an airman".
const PERSON: &str = "*person";

/// Stands in a word class for every word that names somebody who holds an office.
const OFFICIAL: &str = "*official";
/// Stands in a word class for every word that names a place.
const PLACE: &str = "*place";

/// Whether the word at `index` has this lemma or this form.
pub(super) fn matches_word(tree: &Tree, index: usize, word: &str) -> bool {
    tree.lemma(index).eq_ignore_ascii_case(word) || tree.is_word(index, word)
}

pub(super) fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

/// "an airman", "tribeswomen"
fn is_of_men(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Noun
        && ["man", "woman", "men", "women"].iter().any(|ending| tree.lemma(word).ends_with(ending))
}

pub(super) fn names_one_of(tree: &Tree, head: usize, wanted: &WordSet) -> bool {
    names_word(tree, head, wanted)
        || tree.children(head).any(|child| {
            matches!(tree.relation(child), Relation::Flat | Relation::Appos)
                && names_word(tree, child, wanted)
        })
}

pub(super) fn names_word(tree: &Tree, word: usize, wanted: &WordSet) -> bool {
    wanted.contains(&*lower(tree.lemma(word)))
        || wanted.contains(&*lower(tree.word(word)))
        || (tree.names_state(word) && wanted.contains(STATE))
        || (tree.names_official(word) && wanted.contains(OFFICIAL))
        || (tree.names_place(word) && wanted.contains(PLACE))
        || (wanted.contains(PERSON) && (tree.names_person(word) || is_of_men(tree, word)))
}
