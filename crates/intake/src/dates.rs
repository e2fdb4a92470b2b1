//! Plain calendar dates in metadata and in text. Only as much as is needed to date a document: the dates
//! of events are the business of the crate `times`.

use record::{Basis, Date, Grain, MONTHS, When};

/// A date as written: a year, a month with or without a year, a day of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// First byte in the text.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
}

impl Written {
    /// The days it names, taking `year` where it tells none.
    pub(crate) fn when(&self, year: Option<i16>, basis: Basis) -> Option<When> {
        let year = self.year.or(year)?;
        match (self.month, self.day) {
            (Some(month), Some(day)) => Some(When::day(Date::new(year, month, day).ok()?, basis)),
            (Some(month), None) => When::month(year, month, basis),
            _ => When::year(year, basis),
        }
    }
}

/// The years in which a page can have been published.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let index =
        MONTHS.iter().position(|name| *name == word || (word.len() == 3 && name.starts_with(&word)))?;
    i8::try_from(index + 1).ok()
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let plain = matches!(suffix, "" | "st" | "nd" | "rd" | "th") && (1..=2).contains(&digits.len());
    digits.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|year| YEARS.contains(year))?;
    (word.len() == 4).then_some(year)
}

struct Word<'a> {
    start: usize,
    text: &'a str,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

fn alphanumeric_runs(text: &str) -> Vec<Word<'_>> {
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

/// The dates written in a text, in order, none inside another.
pub(crate) fn written_in(text: &str) -> Vec<Written> {
    let words = alphanumeric_runs(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        match longest(text, &words[index..words.len().min(index + 4)]) {
            Some((count, date)) => {
                found.push(date);
                index += count;
            }
            None => index += 1,
        }
    }
    found
}

/// The date that begins with the first of the words, and how many words it takes.
fn longest(text: &str, words: &[Word<'_>]) -> Option<(usize, Written)> {
    let first = words.first()?;
    let gap = |at: usize| words.get(at).map(|word| &text[words[at - 1].end()..word.start]);
    let near =
        |at: usize| gap(at).is_some_and(|gap| matches!(gap, " " | ". " | ", " | "." | "," | "\n" | "\u{a0}"));
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let made = |count: usize, year, month, day| {
        Some((count, Written { start: first.start, end: words[count - 1].end(), year, month, day }))
    };
    if let Some(month) = month(first.text).filter(|_| first.text.starts_with(char::is_uppercase) && near(1)) {
        if let Some(day) = day(word(1)) {
            return match year(word(2)).filter(|_| near(2)) {
                Some(year) => made(3, Some(year), Some(month), Some(day)),
                None => made(2, None, Some(month), Some(day)),
            };
        }
        return year(word(1)).and_then(|year| made(2, Some(year), Some(month), None));
    }
    if let Some(day) = day(first.text) {
        let of = usize::from(near(1) && word(1) == "of");
        if let Some(month) = month(word(1 + of)).filter(|_| near(1 + of)) {
            return match year(word(2 + of)).filter(|_| near(2 + of)) {
                Some(year) => made(3 + of, Some(year), Some(month), Some(day)),
                None => made(2 + of, None, Some(month), Some(day)),
            };
        }
        // 17.04.2023: with points, the day comes first.
        let numeric = gap(1) == Some(".") && gap(2) == Some(".");
        if let Some(month) = word(1).parse().ok().filter(|month| numeric && (1..=12).contains(month)) {
            return year(word(2)).and_then(|year| made(3, Some(year), Some(month), Some(day)));
        }
        return None;
    }
    let year = year(first.text)?;
    let joint = |at: usize| matches!(gap(at), Some("-" | "/"));
    let second = (word(1).len() == 2 && joint(1)).then(|| word(1).parse().ok()).flatten();
    if let Some(month) = second.filter(|month| (1..=12).contains(month)) {
        let third = &word(2).get(..2).unwrap_or("");
        let rest = word(2).get(2..).unwrap_or("x");
        let timed = rest.is_empty() || rest.starts_with('T');
        if let Some(day) = day(third).filter(|_| joint(2) && timed) {
            let (count, mut date) = made(3, Some(year), Some(month), Some(day))?;
            date.end = words[2].start + 2;
            return Some((count, date));
        }
        return made(2, Some(year), Some(month), None);
    }
    made(1, Some(year), None, None)
}

/// A publication date as metadata writes it: `2023-04-17T08:00:00Z`, `20230417`, `2023-04`, `2023`,
/// `17 April 2023`, `Mon, 17 Apr 2023 08:00:00 GMT`, or an interval `2020-11-09/2020-12-31`.
/// `None` if no date can be read from it.
pub fn parse_published(text: &str) -> Option<When> {
    let text = text.trim();
    if text.len() > 200 {
        return None;
    }
    for joint in ["/", "..", " to ", " - ", " – "] {
        if let Some((from, to)) = text.split_once(joint)
            && let (Some(from), Some(to)) = (single(from.trim()), single(to.trim()))
        {
            return When::new(from.earliest(), to.latest(), Grain::Range, Basis::Metadata);
        }
    }
    single(text)
}

fn single(text: &str) -> Option<When> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = |range| text.get(range).and_then(|part: &str| part.parse::<i16>().ok());
        let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        return Some(When::day(date, Basis::Metadata));
    }
    let dates = written_in(text);
    let dated = dates.iter().filter(|date| date.year.is_some());
    let exact = |date: &&Written| (date.day.is_some(), date.month.is_some());
    let best = dated.clone().map(|date| exact(&date)).max()?;
    dated.clone().find(|date| exact(date) == best)?.when(None, Basis::Metadata)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(when: Option<When>) -> String {
        when.map_or("none".into(), |when| format!("{}..{} {}", when.earliest(), when.latest(), when.grain()))
    }

    #[test]
    fn publication_dates_of_metadata() {
        for (text, expected) in [
            ("2023-04-17T08:00:00+04:00", "2023-04-17..2023-04-17 day"),
            ("2023-04-17", "2023-04-17..2023-04-17 day"),
            ("2023/04/17 08:00", "2023-04-17..2023-04-17 day"),
            ("20230417", "2023-04-17..2023-04-17 day"),
            ("17.04.2023", "2023-04-17..2023-04-17 day"),
            ("Mon, 17 Apr 2023 08:00:00 GMT", "2023-04-17..2023-04-17 day"),
            ("April 17th, 2023", "2023-04-17..2023-04-17 day"),
            ("17 of April 2023", "2023-04-17..2023-04-17 day"),
            ("Sept. 2, 2022", "2022-09-02..2022-09-02 day"),
            ("April 2023", "2023-04-01..2023-04-30 month"),
            ("2023-04", "2023-04-01..2023-04-30 month"),
            ("2023", "2023-01-01..2023-12-31 year"),
            ("2020-11-09/2021-01-31", "2020-11-09..2021-01-31 range"),
            ("2023-13-45", "2023-01-01..2023-12-31 year"),
            ("2023-02-30", "none"),
            ("yesterday", "none"),
            ("17/04", "none"),
            ("2021-01-31/2020-11-09", "none"),
            ("", "none"),
        ] {
            assert_eq!(shown(parse_published(text)), expected, "{text}");
        }
    }

    #[test]
    fn dates_in_running_text() {
        let text =
            "On March 30, Baku said it may march in May 2022. Since 2021, on 7 April, 21 km; Oct. 20, 2022.";
        let found: Vec<&str> = written_in(text).iter().map(|date| &text[date.start..date.end]).collect();
        assert_eq!(found, ["March 30", "May 2022", "2021", "7 April", "Oct. 20, 2022"]);
    }

    #[test]
    fn a_number_is_no_date() {
        for text in ["may 5 states", "3,153 men", "12 to 99", "in 1453", "room 20233", "A2023", "march"] {
            assert!(written_in(text).is_empty(), "{text}: {:?}", written_in(text));
        }
    }
}
