//! What each case weighs, learned from the bundles: log-odds in thousandths that two reports are of one happening.

use super::comparison::{ASPECTS, Seen, TOGETHER};
use std::collections::BTreeMap;

/// A case a line: its name and its weight.
const TABLE: &str = include_str!("../../../../models/links/weights.tsv");

/// The weights of all cases.
pub(super) struct Weights {
    layout: Layout,
    /// In the order of [`names`].
    weights: Vec<i32>,
}

impl Weights {
    /// Reads the table. A case that it lacks weighs nothing.
    pub(super) fn load() -> Weights {
        let told: BTreeMap<&str, i32> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(name, weight)| Some((name, weight.parse().ok()?)))
            .collect();
        let weights = names().iter().map(|name| told.get(name.as_str()).copied().unwrap_or(0)).collect();
        Weights { layout: Layout::new(), weights }
    }

    /// The log-odds of a pair in thousandths.
    pub(super) fn of(&self, seen: &Seen) -> i32 {
        self.layout.cases(seen).map(|case| self.weights[case]).sum()
    }

    /// What speaks most for the pair being one: aspects with their cases, by weight.
    pub(super) fn reasons(&self, seen: &Seen) -> Vec<Reason> {
        let mut ranked: Vec<(i32, usize)> = (0..ASPECTS.len())
            .map(|aspect| (-self.weights[self.layout.starts[aspect] + usize::from(seen[aspect])], aspect))
            .filter(|(weight, _)| *weight < 0)
            .collect();
        ranked.sort_unstable();
        let told = |(_, aspect)| {
            let (name, cases): (&'static str, &'static [&'static str]) = ASPECTS[aspect];
            Reason { aspect: name, case: cases[usize::from(seen[aspect])] }
        };
        ranked.into_iter().map(told).collect()
    }
}

/// Why two reports are taken for one happening: what was compared and what was seen ("date", "same day").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was compared.
    pub aspect: &'static str,
    /// What was seen.
    pub case: &'static str,
}

/// Where the cases of each aspect, and of each pair of aspects, begin among [`names`].
pub(super) struct Layout {
    starts: Vec<usize>,
    /// The two aspects, the number of cases of the second, and where they begin.
    together: Vec<(usize, usize, usize, usize)>,
}

impl Layout {
    pub(super) fn new() -> Layout {
        // The first is the case that every pair has.
        let mut next = 1;
        let mut begin = |cases: usize| {
            next += cases;
            next - cases
        };
        let starts = ASPECTS.iter().map(|(_, cases)| begin(cases.len())).collect();
        let position = |aspect: &str| ASPECTS.iter().position(|(name, _)| *name == aspect).unwrap_or(0);
        let together = TOGETHER
            .iter()
            .map(|(first, second)| {
                let (first, second) = (position(first), position(second));
                let width = ASPECTS[second].1.len();
                (first, second, width, begin(ASPECTS[first].1.len() * width))
            })
            .collect();
        Layout { starts, together }
    }

    /// The cases that a pair has, as places in [`names`].
    pub(super) fn cases<'a>(&'a self, seen: &'a Seen) -> impl Iterator<Item = usize> + 'a {
        let single = self.starts.iter().zip(seen).map(|(start, case)| start + usize::from(*case));
        let double = self.together.iter().map(|&(first, second, width, start)| {
            start + usize::from(seen[first]) * width + usize::from(seen[second])
        });
        std::iter::once(0).chain(single).chain(double)
    }
}

/// The names of all cases: one that every pair has, those of each aspect, and those of aspects together.
pub fn names() -> Vec<String> {
    let single =
        ASPECTS.iter().flat_map(|(aspect, cases)| cases.iter().map(move |case| format!("{aspect}: {case}")));
    let double = TOGETHER.iter().flat_map(|(first, second)| {
        let (one, other) = (cases_of(first), cases_of(second));
        one.iter().flat_map(move |a| other.iter().map(move |b| format!("{first}: {a} & {second}: {b}")))
    });
    std::iter::once("any".to_owned()).chain(single).chain(double).collect()
}

fn cases_of(aspect: &str) -> &'static [&'static str] {
    ASPECTS.iter().find(|(name, _)| *name == aspect).map_or(&[], |(_, cases)| cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_its_place() {
        let names = names();
        let seen: Seen = std::array::from_fn(|aspect| (ASPECTS[aspect].1.len() - 1) as u8);
        let told: Vec<&str> = Layout::new().cases(&seen).map(|case| names[case].as_str()).collect();
        assert_eq!(told.len(), 1 + ASPECTS.len() + TOGETHER.len());
        assert_eq!(told[1], "scope: two documents");
        assert_eq!(told[1 + ASPECTS.len()], "scope: two documents & word: unknown");
        assert_eq!(told.last(), names.last().map(String::as_str).as_ref());
    }

    #[test]
    fn the_table_names_only_cases_that_there_are() {
        let names = names();
        let told = TABLE.lines().filter(|line| !line.starts_with('#'));
        let unknown: Vec<&str> = told
            .filter_map(|line| line.split_once('\t'))
            .map(|(name, _)| name)
            .filter(|name| !names.iter().any(|known| known == name))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
