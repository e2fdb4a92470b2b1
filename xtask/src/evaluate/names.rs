//! Names against GUM's entity layer: exact words and kind.
//!
//! The gold names are those of [`crate::train::entities`]: the proper part of each named mention. Persons,
//! places and organisations count; nationalities do not, for GUM does not mark them as such. Documents are read whole. The words are
//! gold, their classes are found. A name counts as found if its first word, its last word and its kind are
//! all right; F1 is over all names of the file.

use super::Score;
use crate::train::entities;
use language::Language;
use language::conllu::{self, Sentence};
use record::NameKind;
use std::collections::{BTreeMap, BTreeSet};

/// The set's name in the table of scores.
pub(super) const SET: &str = "names GUM test";

/// The figures of the embedded model on a treebank file: F1 of all names, and of each of the three kinds.
///
/// # Errors
/// If the text is not CoNLL-U.
pub(super) fn figures(set: &str, text: &str) -> anyhow::Result<Vec<Score>> {
    let (all, kinds) = names_f1(Language::embedded(), &conllu::read(text)?);
    let of_kinds = kinds.iter().filter(|(kind, _)| **kind != NameKind::Nationality);
    let each = of_kinds.map(|(kind, tally)| (format!("F1 {kind}"), tally.f1()));
    let figures = std::iter::once(("F1".to_owned(), all.f1())).chain(each);
    Ok(figures.map(|(name, value)| Score { set: set.to_owned(), name, value }).collect())
}

/// Counts of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    pub(crate) both: usize,
}

impl Tally {
    /// The harmonic mean of precision and recall; 0 where nothing is right.
    pub(crate) fn f1(self) -> f64 {
        2.0 * self.both as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Finds the names in sentences with an entity layer and compares. Gives the tally of persons, places and
/// organisations together, and of each kind.
pub(crate) fn names_f1(language: &Language, sentences: &[Sentence]) -> (Tally, BTreeMap<NameKind, Tally>) {
    let mut tallies: BTreeMap<NameKind, Tally> = BTreeMap::new();
    for document in documents(sentences) {
        let forms: Vec<Vec<&str>> = document
            .iter()
            .map(|sentence| sentence.words().map(|word| word.form.as_str()).collect())
            .collect();
        let mut gold: BTreeSet<(usize, usize, NameKind)> = BTreeSet::new();
        let mut before = 0;
        for (sentence, forms) in document.iter().zip(&forms) {
            let names = entities::names(sentence);
            let known = names.iter().filter_map(|(range, kind)| Some((range, (*kind)?)));
            gold.extend(known.map(|(range, kind)| (before + range.start, before + range.end, kind)));
            before += forms.len();
        }
        for (.., kind) in &gold {
            tallies.entry(*kind).or_default().gold += 1;
        }
        for name in language.names(&forms) {
            let tally = tallies.entry(name.kind).or_default();
            tally.found += 1;
            tally.both += usize::from(gold.contains(&(name.tokens.start, name.tokens.end, name.kind)));
        }
    }
    let mut all = Tally::default();
    for (_, tally) in tallies.iter().filter(|(kind, _)| **kind != NameKind::Nationality) {
        all.gold += tally.gold;
        all.found += tally.found;
        all.both += tally.both;
    }
    (all, tallies)
}

/// The sentences of each document.
fn documents(sentences: &[Sentence]) -> impl Iterator<Item = &[Sentence]> {
    sentences.chunk_by(|_, next| next.comment("newdoc id").is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_the_harmonic_mean() {
        assert_eq!(Tally { gold: 4, found: 6, both: 3 }.f1(), 0.6);
        assert_eq!(Tally::default().f1(), 0.0);
    }
}
