//! Dates as entries write them.

use crate::words::month;
use record::{Basis, Date, Grain, When};

/// What of a date the words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Told {
    year: Option<i16>,
    /// The later of two years: "1999/2000".
    last_year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

/// The interval that the words of a date mean: "(2016, March 22)", "31 January 2017", "April 2025", "2010-08-07",
/// "9/6/2017" (its year: which is the month cannot be told), "1999/2000". `None` without a year.
pub(crate) fn when(words: &str) -> Option<When> {
    let told = told(words);
    let basis = Basis::Explicit;
    let year = told.year?;
    if let Some(last) = told.last_year {
        return When::new(Date::new(year, 1, 1).ok()?, Date::new(last, 12, 31).ok()?, Grain::Range, basis);
    }
    let day = told.month.zip(told.day).and_then(|(month, day)| Date::new(year, month, day).ok());
    match (day, told.month) {
        (Some(day), _) => Some(When::day(day, basis)),
        (None, Some(month)) => When::month(year, month, basis),
        (None, None) => When::year(year, basis),
    }
}

fn told(words: &str) -> Told {
    let mut told = Told::default();
    let parts: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<Option<i16>> = parts.iter().map(|part| number(part)).collect();
    // "2010-08-07" and "07.08.2010"; of "9/6/2017" only the year is sure.
    if let [Some(a), Some(b), Some(c)] = numbers[..] {
        let (year, month, day) = if is_year(a) { (a, b, c) } else { (c, b, a) };
        let sure = is_year(a) || words.contains('.') || day > 12;
        if is_year(year) {
            told.year = Some(year);
            if sure && (1..=12).contains(&month) && (1..=31).contains(&day) {
                (told.month, told.day) = (Some(month as i8), Some(day as i8));
            }
            return told;
        }
    }
    for (place, (part, number)) in parts.iter().zip(&numbers).enumerate() {
        match number {
            Some(year) if is_year(*year) => match told.year {
                None => told.year = Some(*year),
                Some(first) if *year > first && told.month.is_none() => told.last_year = Some(*year),
                Some(_) => {}
            },
            // Of "April 1-5" the month is sure.
            Some(day) if (1..=31).contains(day) && told.day.is_none() => told.day = Some(*day as i8),
            Some(_) => told.day = Some(0),
            None if told.month.is_none() => told.month = month(&part.to_lowercase()).filter(|_| place < 8),
            // "March/April 2008" is told by its year.
            None if month(&part.to_lowercase()).is_some() => (told.month, told.day) = (None, None),
            None => {}
        }
    }
    told
}

/// A number with what may stand behind it: "2021a", "3rd".
fn number(part: &str) -> Option<i16> {
    let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
    let tail = &part[digits.len()..];
    let known = tail.is_empty()
        || digits.len() == 4 && tail.len() == 1
        || digits.len() <= 2 && matches!(tail, "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|_| known)
}

fn is_year(number: i16) -> bool {
    (1400..=2100).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_sure() {
        for (words, expected) in [
            ("(2022a)", "2022-01-01..2022-12-31 year"),
            ("(2016, March 22)", "2016-03-22..2016-03-22 day"),
            ("31 January 2017,", "2017-01-31..2017-01-31 day"),
            ("Retrieved 12 August 2024, from", "2024-08-12..2024-08-12 day"),
            ("April 2025", "2025-04-01..2025-04-30 month"),
            ("2010-08-07", "2010-08-07..2010-08-07 day"),
            ("[Accessed: 19-Oct-2017]", "2017-10-19..2017-10-19 day"),
            ("9/6/2017", "2017-01-01..2017-12-31 year"),
            ("15.06.2022", "2022-06-15..2022-06-15 day"),
            ("25/6/2017", "2017-06-25..2017-06-25 day"),
            ("(1999/2000)", "1999-01-01..2000-12-31 range"),
            ("March/April 2008", "2008-01-01..2008-12-31 year"),
            ("April 1-5, 1990", "1990-04-01..1990-04-30 month"),
            ("31 February 2017", "2017-02-01..2017-02-28 month"),
            ("Kasım 3rd, 2020", "2020-11-03..2020-11-03 day"),
        ] {
            let when = when(words).unwrap();
            assert_eq!(
                format!("{}..{} {}", when.earliest(), when.latest(), when.grain()),
                expected,
                "{words}"
            );
        }
        for words in ["n.d.", "in press", "12 March", "12345", ""] {
            assert_eq!(when(words), None, "{words}");
        }
    }
}
