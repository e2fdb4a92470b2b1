//! Learning the lemmatizer: suffix rules from all words, then a dictionary of those that the rules miss.

use super::Example;
use crate::lemma::{Class, Edit, Lemmatizer, endings, lowered};
use std::collections::BTreeMap;

/// A rule must have been seen with this many different words.
const LEAST_WORDS: usize = 3;

type Counts<K> = BTreeMap<K, BTreeMap<Edit, usize>>;

/// Learns from the lemmas of all words.
pub(super) fn learn(examples: &[Example]) -> Lemmatizer {
    let mut by_word: BTreeMap<Class, Counts<String>> = BTreeMap::new();
    for example in examples {
        for ((form, lemma), &class) in example.forms.iter().zip(&example.lemmas).zip(&example.tags) {
            let counts = by_word.entry(class).or_default().entry(lowered(form)).or_default();
            *counts.entry(Edit::between(form, lemma)).or_default() += 1;
        }
    }
    let mut learned = Lemmatizer::default();
    let mut numbers: BTreeMap<Edit, u16> = BTreeMap::new();
    for (class, words) in &by_word {
        // each word votes once for its commonest edit, under all its endings
        let mut by_ending: Counts<&str> = BTreeMap::new();
        for (word, edits) in words {
            let Some(edit) = commonest(edits) else { continue };
            for ending in endings(word) {
                *by_ending.entry(ending).or_default().entry(edit.clone()).or_default() += 1;
            }
        }
        let mut number = |edit: &Edit| {
            let next = u16::try_from(numbers.len()).unwrap_or(u16::MAX);
            *numbers.entry(edit.clone()).or_insert(next)
        };
        let mut rules: BTreeMap<Box<str>, u16> = BTreeMap::new();
        let mut shortest_first: Vec<_> = by_ending.iter().collect();
        shortest_first.sort_by_key(|(ending, _)| ending.len());
        for (ending, edits) in shortest_first {
            let Some(edit) = commonest(edits) else { continue };
            let inherited = endings(ending).skip(1).find_map(|shorter| rules.get(shorter));
            let chosen = number(edit);
            if (edits[edit] >= LEAST_WORDS || ending.is_empty()) && inherited != Some(&chosen) {
                rules.insert((*ending).into(), chosen);
            }
        }
        learned.rules.insert(*class, rules);
        let mut dictionary = BTreeMap::new();
        for (word, edits) in words.iter().filter(|(word, _)| word.len() <= usize::from(u8::MAX)) {
            let Some(edit) = commonest(edits) else { continue };
            let chosen = number(edit);
            if learned.by_ending(word, *class) != Some(chosen) {
                dictionary.insert(word.as_str().into(), chosen);
            }
        }
        learned.words.insert(*class, dictionary);
    }
    let mut edits: Vec<(u16, Edit)> = numbers.into_iter().map(|(edit, number)| (number, edit)).collect();
    edits.sort();
    learned.edits = edits.into_iter().map(|(_, edit)| edit).collect();
    learned
}

/// The edit with the highest count; of equals the first in order.
fn commonest(edits: &BTreeMap<Edit, usize>) -> Option<&Edit> {
    edits.iter().rev().max_by_key(|(_, count)| **count).map(|(edit, _)| edit)
}
