//! Named periods, given by the caller: "the Second Karabakh War".
//!
//! A name that is written with a capital needs one in the text; one written without ("annexation of
//! Crimea") needs none.

use crate::words::{Scan, is_apostrophe, is_dash};
use record::{NamedPeriod, When};
use std::collections::BTreeMap;

/// The names by their first word.
pub(crate) struct Names<'a> {
    by_first: BTreeMap<String, Vec<Name<'a>>>,
}

struct Name<'a> {
    words: Vec<String>,
    capital: bool,
    when: &'a When,
}

impl<'a> Names<'a> {
    pub(crate) fn new(periods: &'a [NamedPeriod]) -> Names<'a> {
        let mut by_first: BTreeMap<String, Vec<Name>> = BTreeMap::new();
        for period in periods {
            for name in &period.names {
                let scan = Scan::new(name);
                let words: Vec<String> = (0..scan.len()).map(|index| scan.key(index).to_owned()).collect();
                if let Some(first) = words.first().cloned() {
                    let name = Name { words, capital: scan.word(0).capital, when: &period.when };
                    by_first.entry(first).or_default().push(name);
                }
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        Names { by_first }
    }

    /// The longest name that stands at this word, its days, and the index after it.
    pub(crate) fn find(&self, scan: &Scan, index: usize) -> Option<(When, usize)> {
        if self.by_first.is_empty() {
            return None;
        }
        let names = self.by_first.get(scan.key(index))?;
        let same = |word: &str, here: &str| {
            here == word || (is_dash(word) && is_dash(here)) || (is_apostrophe(word) && is_apostrophe(here))
        };
        let fits = |name: &&Name| {
            (scan.word(index).capital || !name.capital)
                && name.words.iter().enumerate().all(|(offset, word)| {
                    same(word, scan.key(index + offset)) && (offset == 0 || !scan.word(index + offset).apart)
                })
        };
        let name = names.iter().find(fits)?;
        Some((*name.when, index + name.words.len()))
    }
}
