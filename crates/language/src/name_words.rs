//! Words that are known from names: given names, surnames, towns, firms, languages, and words that tell what a
//! name is of ("ministry", "river").

use crate::binary::{Reader, Writer};
use crate::model::ModelError;
use crate::words;
use std::collections::BTreeMap;

/// The classes of a word, a bit each.
pub(crate) type Classes = u32;

/// The most classes there can be.
pub(crate) const MOST: usize = 32;

/// The classes of all listed words by the hash of their lower form, in the order of the hashes.
#[derive(Default)]
pub(crate) struct NameWords {
    hashes: Vec<u32>,
    classes: Vec<Classes>,
}

impl NameWords {
    /// Reads the list: a line a class, its name first, then its words; `#` begins a comment.
    pub(crate) fn of_list(text: &str) -> NameWords {
        let mut words: BTreeMap<u32, Classes> = BTreeMap::new();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (class, line) in lines.enumerate().take(MOST) {
            for word in line.split(' ').skip(1) {
                *words.entry(words::lower_hash(word)).or_default() |= 1 << class;
            }
        }
        let (hashes, classes) = words.into_iter().unzip();
        NameWords { hashes, classes }
    }

    /// The classes of the word whose lower form has this hash.
    pub(crate) fn get(&self, lower: u32) -> Classes {
        self.hashes.binary_search(&lower).map_or(0, |at| self.classes[at])
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u32(self.hashes.len() as u32);
        for (hash, classes) in self.hashes.iter().zip(&self.classes) {
            to.u32(*hash);
            to.u32(*classes);
        }
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<NameWords, ModelError> {
        let count = from.u32()?;
        if count > 1 << 22 {
            return Err(from.damaged("more words of names than can be"));
        }
        let mut words = NameWords::default();
        for _ in 0..count {
            words.hashes.push(from.u32()?);
            words.classes.push(from.u32()?);
        }
        if !words.hashes.is_sorted() {
            return Err(from.damaged("words of names out of order"));
        }
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_classes_of_all_its_lines() {
        let words = NameWords::of_list("# head\ngiven laura paris\ntown paris baku\n");
        let of = |words: &NameWords, word| words.get(words::lower_hash(word));
        assert_eq!((of(&words, "laura"), of(&words, "paris"), of(&words, "baku")), (1, 3, 2));
        assert_eq!(of(&words, "given"), 0);
        let mut writer = Writer::default();
        words.write(&mut writer);
        let again = NameWords::read(&mut Reader::new(&writer.finish())).unwrap();
        assert_eq!((again.hashes, again.classes), (words.hashes, words.classes));
    }
}
