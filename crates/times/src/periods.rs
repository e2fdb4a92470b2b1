//! Named periods, given by the caller: "the Second Karabakh War".

use crate::words::{Scan, is_dash};
use record::{NamedPeriod, When};
use std::collections::BTreeMap;

/// The names by their first word.
pub(crate) struct Names<'a> {
    by_first: BTreeMap<String, Vec<(Vec<String>, &'a When)>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(periods: &'a [NamedPeriod]) -> Names<'a> {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, &When)>> = BTreeMap::new();
        for period in periods {
            for name in &period.names {
                let scan = Scan::new(name);
                let words: Vec<String> = (0..scan.len()).map(|index| scan.key(index).to_owned()).collect();
                if let Some(first) = words.first() {
                    by_first.entry(first.clone()).or_default().push((words, &period.when));
                }
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Names { by_first }
    }

    /// The longest name that stands at this word, its days, and the index after it. A name begins with a
    /// capital in the text.
    pub(crate) fn find(&self, scan: &Scan, index: usize) -> Option<(When, usize)> {
        if self.by_first.is_empty() || !(scan.word(index).capital || scan.is_digits(index)) {
            return None;
        }
        let names = self.by_first.get(scan.key(index))?;
        let fits = |words: &[String]| {
            words.iter().enumerate().all(|(offset, word)| {
                let here = scan.key(index + offset);
                (here == word || (is_dash(word) && is_dash(here)))
                    && (offset == 0 || !scan.word(index + offset).apart)
            })
        };
        let (words, when) = names.iter().find(|(words, _)| fits(words))?;
        Some((**when, index + words.len()))
    }
}
