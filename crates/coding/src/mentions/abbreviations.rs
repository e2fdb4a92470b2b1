//! Abbreviations that a text defines for itself: "the Republic of Azerbaijan (RA)".

use super::keys::Keys;
use super::senses::head_of;
use super::tree::Tree;
use codebook::{WordBook, WordClass};
use std::collections::BTreeMap;

/// The match keys of the abbreviations that a text defines in brackets, with the word that heads what
/// each stands for. The first definition counts.
pub(super) fn defined(tree: &Tree<'_>, keys: &Keys, book: &WordBook) -> BTreeMap<String, usize> {
    let mut short_for = BTreeMap::new();
    for sentence in &tree.parse.sentences {
        let words = sentence.tokens.clone();
        for at in words.start + 1..words.end.saturating_sub(1) {
            let bracketed = matches!(tree.word(at - 1), "(" | "[") && matches!(tree.word(at + 1), ")" | "]");
            if !bracketed || !is_abbreviation(tree.word(at)) {
                continue;
            }
            if let Some(start) = spelled_out(tree, book, words.start, at - 1, tree.word(at)) {
                let head = head_of(tree, book, start..at - 1);
                short_for.entry(keys.get(at).to_owned()).or_insert(head);
            }
        }
    }
    short_for
}

fn is_abbreviation(word: &str) -> bool {
    (2..=8).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_uppercase() || letter == '.')
}

/// Where the words begin, before `end`, whose initials are the letters of the abbreviation; small words
/// may or may not count.
fn spelled_out(
    tree: &Tree<'_>,
    book: &WordBook,
    start: usize,
    end: usize,
    abbreviation: &str,
) -> Option<usize> {
    let letters: Vec<char> = abbreviation.chars().filter(char::is_ascii_uppercase).collect();
    let (mut at, mut left) = (end, letters.len());
    while left > 0 && at > start {
        at -= 1;
        let word = tree.word(at);
        let initial = word.chars().next().map(|first| first.to_ascii_uppercase());
        if initial == Some(letters[left - 1]) {
            left -= 1;
        } else if word != "-" && !book.is(WordClass::Small, word) {
            return None;
        }
    }
    (left == 0).then_some(at)
}
