//! Names that were marked for this project in sentences of the treebank that has no entity layer.
//!
//! The layer stands off: a line a sentence, its number in the treebank, a tab, and the names as
//! `first-last:kind`, or `word:kind` for a single word, with words from 1. It holds no text. A sentence without
//! a line has no names. `models/README.md` says how the names were marked.

use super::entities::Name;
use anyhow::{Context, Result, bail};
use record::NameKind;
use std::collections::BTreeMap;

/// The kind of names of anything but persons, places, organisations and peoples.
const OTHER: &str = "other";

/// The names by the number of their sentence.
#[derive(Debug, Default)]
pub(crate) struct NameLayer(BTreeMap<String, Vec<Name>>);

impl NameLayer {
    /// Reads a layer.
    ///
    /// # Errors
    /// If a line is not of the form above, or names overlap or are out of order, with the line.
    pub(crate) fn read(text: &str) -> Result<NameLayer> {
        let mut layer = BTreeMap::new();
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#')) {
            let wrong = || format!("line {number} of the layer of names");
            let (sentence, names) = line.split_once('\t').with_context(wrong)?;
            let names = names.split(' ').map(name).collect::<Result<Vec<Name>>>().with_context(wrong)?;
            if names.windows(2).any(|pair| pair[0].0.end > pair[1].0.start) {
                bail!("line {number} of the layer of names: names overlap or are out of order");
            }
            if layer.insert(sentence.to_owned(), names).is_some() {
                bail!("line {number} of the layer of names: {sentence} has two lines");
            }
        }
        Ok(NameLayer(layer))
    }

    /// The names of a sentence of so many words.
    ///
    /// # Errors
    /// If a name reaches beyond the sentence.
    pub(crate) fn names(&self, sentence: &str, words: usize) -> Result<Vec<Name>> {
        let names = self.0.get(sentence).cloned().unwrap_or_default();
        if names.last().is_some_and(|(range, _)| range.end > words) {
            bail!("{sentence} has {words} words, less than the layer of names says");
        }
        Ok(names)
    }
}

fn name(text: &str) -> Result<Name> {
    let form = || format!("`{text}` is not `first-last:kind`");
    let (words, kind) = text.split_once(':').with_context(form)?;
    let (first, last) = words.split_once('-').unwrap_or((words, words));
    let (first, last): (usize, usize) = (first.parse().with_context(form)?, last.parse().with_context(form)?);
    if first == 0 || last < first {
        bail!(form());
    }
    Ok((first - 1..last, kind_of(kind).with_context(form)?))
}

/// The kind of names that a word stands for.
///
/// # Errors
/// If it stands for none.
pub(super) fn kind_of(word: &str) -> Result<Option<NameKind>> {
    match word {
        OTHER => Ok(None),
        word => word.parse().map(Some).map_err(anyhow::Error::msg),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_the_names_of_its_sentence() {
        let layer = NameLayer::read("# note\na-1\t1-2:person 4:place\n").unwrap();
        assert_eq!(
            layer.names("a-1", 4).unwrap(),
            [(0..2, Some(NameKind::Person)), (3..4, Some(NameKind::Place))]
        );
        assert!(layer.names("a-2", 4).unwrap().is_empty());
        assert!(layer.names("a-1", 3).is_err());
    }

    #[test]
    fn what_is_no_layer_is_refused() {
        let wrong = [
            "a-1",
            "a-1\t0:person",
            "a-1\t3-2:person",
            "a-1\t1:ship",
            "a-1\t2:place 1:place",
            "a-1\tx:place",
        ];
        for text in wrong.into_iter().chain(["a-1\t1:place\na-1\t2:place"]) {
            assert!(NameLayer::read(text).is_err(), "{text}");
        }
    }
}
