//! The date of an entry in a source list: "(April 2025)", "12 April 2025", "2022".

use record::{Basis, Date, MONTHS, When};

/// The first year of an entry with the month and day before it, if any. Numbers inside addresses
/// ("/2025/4/25/") are passed over.
pub(super) fn of_entry(entry: &str) -> Option<When> {
    let words: Vec<&str> = entry
        .split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains("www."))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    if let Some(day) = words.iter().find_map(|word| word.parse::<Date>().ok()) {
        return Some(When::day(day, Basis::Citation));
    }
    let (at, year) = words.iter().enumerate().find_map(|(at, word)| year(word).map(|year| (at, year)))?;
    let near = &words[at.saturating_sub(2)..at];
    let Some(month) = near.iter().find_map(|word| month(word)) else {
        return When::year(year, Basis::Citation);
    };
    let day = near.iter().find_map(|word| day(word));
    match day.and_then(|day| Date::new(year, month, day).ok()) {
        Some(date) => Some(When::day(date, Basis::Citation)),
        None => When::month(year, month, Basis::Citation),
    }
}

fn year(word: &str) -> Option<i16> {
    // "2022a" and "2022b" tell apart two works of one year.
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let plausible = digits.len() == 4 && word.len() <= 5;
    digits.parse().ok().filter(|year| plausible && (1900..2100).contains(year))
}

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let known = MONTHS.iter().position(|month| lower.starts_with(&month[..3]))?;
    let full = MONTHS[known];
    (full.starts_with(&lower) || lower == "sept").then_some(known as i8 + 1)
}

fn day(word: &str) -> Option<i8> {
    word.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 2)
}

/// "2021-02", "2025-04-12" or "2022".
pub(super) fn in_words(when: &When) -> String {
    let from = when.earliest();
    match when.grain() {
        record::Grain::Year => format!("{}", from.year()),
        record::Grain::Month => format!("{}-{:02}", from.year(), from.month()),
        _ => from.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_entries() {
        for (entry, expected) in [
            ("Wire, (April 2025), \"Title\", https://example.org/2019/1/2", Some("2025-04")),
            ("Ledger, 12 April 2025", Some("2025-04-12")),
            ("Mammadova, A. (2022a). The bridge. Review, 5(1), 126-146.", Some("2022")),
            ("Marchuk, I. (2020). A May morning.", Some("2020")),
            ("Courier, 2023-05-09, \"Title\"", Some("2023-05-09")),
            ("Sept. 3, 2021, Dispatch", Some("2021-09-03")),
            ("A pamphlet without a date, 146 pages", None),
            ("https://example.org/2025/4/25/x", None),
        ] {
            assert_eq!(of_entry(entry).map(|when| in_words(&when)).as_deref(), expected, "{entry}");
        }
    }
}
