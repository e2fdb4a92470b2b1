//! How telling a word is: the rarer in texts at large, the more. The table is fixed, so that a text added to a folder
//! changes nothing in how others are joined.

use std::collections::BTreeMap;

/// In how many of so many texts each common stem stands, one a line, the number of texts first.
const TABLE: &str = include_str!("../../../../models/links/frequencies.tsv");

/// The weights of stems in tenths of a bit.
pub(super) struct Rarity {
    weights: BTreeMap<&'static str, i32>,
    of_unknown: i32,
}

impl Rarity {
    /// Reads the table. A line that is none is passed over: the table is part of the program and checked by a test.
    pub(super) fn load() -> Rarity {
        let rows = || {
            TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
                let (stem, count) = line.split_once('\t')?;
                Some((stem, count.parse::<f64>().ok()?))
            })
        };
        let texts = rows().find(|(stem, _)| stem.is_empty()).map_or(1.0, |(_, count)| count);
        let weight = |count: f64| (10.0 * libm::log2(texts / count)).round() as i32;
        let weights: BTreeMap<&str, i32> =
            rows().filter(|(stem, _)| !stem.is_empty()).map(|(stem, count)| (stem, weight(count))).collect();
        // What is too rare to be in the table is a little rarer than all that is.
        let of_unknown = weights.values().max().map_or(10, |most| most + 10);
        Rarity { weights, of_unknown }
    }

    /// The weight of a stem in tenths of a bit; zero for a word that most texts have.
    pub(super) fn of(&self, stem: &str) -> i32 {
        self.weights.get(stem).copied().unwrap_or(self.of_unknown).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more() {
        let rarity = Rarity::load();
        assert!(rarity.weights.len() > 500);
        assert!(rarity.of("said") < rarity.of("embass"));
        assert!(rarity.of("embass") < rarity.of("qwzxv"));
    }
}
