//! What is known of single words from far more text than has its entries marked: in which contexts they stand, and
//! in which names. The lists are those that the language model is made from (`models/README.md`).

use std::collections::HashMap;
use std::sync::LazyLock;

const CLUSTERS: &str = include_str!("../../../models/clusters.txt");

/// The lists of words of names; each is a bit of [`Known::names`] by its place here.
const NAMES: [&str; 11] = [
    include_str!("../../../models/name-words/given-names.txt"),
    include_str!("../../../models/name-words/census-given-names.txt"),
    include_str!("../../../models/name-words/surnames.txt"),
    include_str!("../../../models/name-words/census-surnames.txt"),
    include_str!("../../../models/name-words/census-surnames-frequent.txt"),
    include_str!("../../../models/name-words/geonames-towns.txt"),
    include_str!("../../../models/name-words/geonames-towns-large.txt"),
    include_str!("../../../models/name-words/states.txt"),
    include_str!("../../../models/name-words/regions.txt"),
    include_str!("../../../models/name-words/organisations.txt"),
    include_str!("../../../models/name-words/organisation-heads.txt"),
];

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// Its cluster, from 1; 0 for none.
    pub(crate) fine: u16,
    /// The larger cluster that this one belongs to, from 1; 0 for none.
    pub(crate) coarse: u8,
    /// The lists of names that it stands in, as bits.
    pub(crate) names: u16,
}

static WORDS: LazyLock<HashMap<&'static str, Known>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Known> = HashMap::with_capacity(200_000);
    for (line, number) in CLUSTERS.lines().filter(|line| !line.starts_with('#')).zip(1..) {
        let mut parts = line.split(' ');
        let coarse: u8 = parts.next().and_then(|number| number.parse().ok()).unwrap_or(0);
        for word in parts {
            let known = words.entry(word).or_default();
            // A word stays in the first cluster that names it.
            if known.fine == 0 {
                (known.fine, known.coarse) = (number, coarse.saturating_add(1));
            }
        }
    }
    for (bit, list) in NAMES.into_iter().enumerate() {
        for word in list.lines().filter(|line| !line.starts_with('#')) {
            words.entry(word).or_default().names |= 1 << bit;
        }
    }
    words
});

/// What is known of a word in lower case, without the marks around it.
pub(crate) fn known(word: &str) -> Known {
    WORDS.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_sort_are_known_as_such() {
        assert!(known("monday").fine > 0);
        assert_eq!(known("monday").fine, known("tuesday").fine);
        assert!(known("leyla").names & 0b11 != 0 && known("baku").names & 0b110_0000 != 0);
        assert_eq!(known("xqzzy"), Known::default());
    }
}
