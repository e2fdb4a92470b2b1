//! The words of dates: months, days and years by themselves.

use record::MONTHS;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The years in which a page can have been published.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// The months of languages other than English.
static FOREIGN: LazyLock<BTreeMap<&str, i8>> = LazyLock::new(|| {
    let lines = include_str!("months.txt").lines().filter(|line| !line.starts_with('#'));
    let languages = lines.filter_map(|line| line.split_once(':')).filter(|(_, names)| names.contains(';'));
    let months = languages.flat_map(|(_, names)| (1i8..).zip(names.split(';')));
    months.flat_map(|(month, names)| names.split_whitespace().map(move |name| (name, month))).collect()
});

/// Words between the parts of a date.
static JOINTS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let line = include_str!("months.txt").lines().find_map(|line| line.strip_prefix("between:"));
    line.map_or(Vec::new(), |words| words.split_whitespace().collect())
});

/// Whether a word stands between the parts of a date: "15 de abril de 2020".
pub(crate) fn is_joint(word: &str) -> bool {
    JOINTS.iter().any(|joint| word.eq_ignore_ascii_case(joint))
}

pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let index =
        MONTHS.iter().position(|name| *name == word || (word.len() == 3 && name.starts_with(&word)))?;
    i8::try_from(index + 1).ok()
}

pub(crate) fn foreign_month(word: &str) -> Option<i8> {
    (word.len() >= 3 && word.chars().all(char::is_alphabetic))
        .then(|| FOREIGN.get(word.to_lowercase().as_str()).copied())
        .flatten()
}

pub(crate) fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let suffix = &word[digits.len()..];
    let plain =
        matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "º") && (1..=2).contains(&digits.len());
    digits.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

/// A day or a month in figures.
pub(crate) fn figure(word: &str) -> Option<i8> {
    let plain = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|figure| plain && (1..=31).contains(figure))
}

pub(crate) fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|year| YEARS.contains(year))?;
    (word.len() == 4).then_some(year)
}

/// A year of two figures. Pages that write so are of this century, up to its forties.
pub(crate) fn short_year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|year| (0..40).contains(year))?;
    (word.len() == 2).then_some(2000 + year)
}

pub(crate) struct Word<'a> {
    pub(crate) start: usize,
    pub(crate) text: &'a str,
}

impl Word<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The runs of letters and digits.
pub(crate) fn alphanumeric_runs(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                words.push(Word { start, text: &text[start..at] });
                open = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_months() {
        let lines =
            include_str!("months.txt").lines().filter(|line| !line.starts_with('#') && line.contains(';'));
        for line in lines {
            let (language, names) = line.split_once(':').unwrap();
            assert_eq!(names.split(';').count(), 12, "{language}");
            for (number, names) in (1i8..).zip(names.split(';')) {
                for name in names.split_whitespace() {
                    assert_eq!(FOREIGN.get(name), Some(&number), "{language} {name}");
                    assert_eq!(name.to_lowercase(), name);
                    assert!(month(name).is_none_or(|month| month == number), "{language} {name}");
                }
            }
        }
    }
}
