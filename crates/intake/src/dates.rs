//! Plain calendar dates in metadata and in text. Only as much as is needed to date a document: the dates
//! of events are the business of the crate `times`.

use record::{Basis, Date, Grain, MONTHS, When};
use std::collections::BTreeMap;
use std::sync::LazyLock;

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
    /// Whether the month may be the day and the day the month, as in `04/05/2023`.
    pub(crate) either: bool,
}

impl Written {
    /// The days it names, taking `year` where it tells none. Where day and month may be either, both days
    /// and what lies between them; [`readings`] tells the two.
    pub(crate) fn when(&self, year: Option<i16>, basis: Basis) -> Option<When> {
        let year = self.year.or(year)?;
        match (self.month, self.day) {
            (Some(month), Some(day)) if self.either => {
                let (one, two) = (Date::new(year, month, day).ok()?, Date::new(year, day, month).ok()?);
                Some(When::new(one.min(two), one.max(two), Grain::Range, basis)?.approximately())
            }
            (Some(month), Some(day)) => Some(When::day(Date::new(year, month, day).ok()?, basis)),
            (Some(month), None) => When::month(year, month, basis),
            _ => When::year(year, basis),
        }
    }

    /// The same date, its month told from its day by the order of the two if that is known.
    pub(crate) fn in_order(self, order: Option<Order>) -> Written {
        match order {
            None => self,
            Some(_) if !self.either => self,
            Some(Order::MonthFirst) => Written { either: false, ..self },
            Some(Order::DayFirst) => Written { month: self.day, day: self.month, either: false, ..self },
        }
    }
}

/// Which of day and month stands first in dates of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// The two days that a date such as `04/05/2023` may name, the earlier one first.
pub(crate) fn readings(when: &When) -> Option<[Date; 2]> {
    let (one, two) = (when.earliest(), when.latest());
    let turned =
        one != two && one.year() == two.year() && one.day() == two.month() && one.month() == two.day();
    (turned && when.grain() == Grain::Range && when.is_approximate()).then_some([one, two])
}

/// The years in which a page can have been published.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// The months of languages other than English.
static FOREIGN: LazyLock<BTreeMap<&str, i8>> = LazyLock::new(|| {
    let lines = include_str!("months.txt").lines().filter(|line| !line.starts_with('#'));
    let languages = lines.filter_map(|line| line.split_once(':'));
    let months = languages.flat_map(|(_, names)| (1i8..).zip(names.split(';')));
    months.flat_map(|(month, names)| names.split_whitespace().map(move |name| (name, month))).collect()
});

/// Words that stand between the parts of a date: "15 de abril de 2020".
const JOINTS: &[&str] = &["of", "de", "del", "di"];

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let index =
        MONTHS.iter().position(|name| *name == word || (word.len() == 3 && name.starts_with(&word)))?;
    i8::try_from(index + 1).ok()
}

fn foreign_month(word: &str) -> Option<i8> {
    (word.len() >= 3 && word.chars().all(char::is_alphabetic))
        .then(|| FOREIGN.get(word.to_lowercase().as_str()).copied())
        .flatten()
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let suffix = &word[digits.len()..];
    let plain =
        matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "º") && (1..=2).contains(&digits.len());
    digits.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

/// A day or a month in figures.
fn figure(word: &str) -> Option<i8> {
    let plain = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|figure| plain && (1..=31).contains(figure))
}

fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|year| YEARS.contains(year))?;
    (word.len() == 4).then_some(year)
}

/// A year of two figures. Pages that write so are of this century, up to its forties.
fn short_year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|year| (0..40).contains(year))?;
    (word.len() == 2).then_some(2000 + year)
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
    dates_in(text, year)
}

/// The dates of a line that is known to hold one: years of two figures count too, as in `30.10.23`.
pub(crate) fn written_in_date_line(line: &str) -> Vec<Written> {
    dates_in(line, |word| year(word).or_else(|| short_year(word)))
}

fn dates_in(text: &str, year_of_figures: fn(&str) -> Option<i16>) -> Vec<Written> {
    let words = alphanumeric_runs(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let window = Window { text, words: &words[index..words.len().min(index + 5)] };
        match window.date(year_of_figures) {
            Some((count, date)) => {
                found.push(date);
                index += count;
            }
            None => index += 1,
        }
    }
    found
}

/// The order that the text's other dates of figures settle: one with a number over twelve tells.
pub(crate) fn order_in(text: &str) -> Option<Order> {
    let words = alphanumeric_runs(text);
    let settled = words.windows(3).filter_map(|three| {
        let [first, second, third] = three else { return None };
        let joint = &text[first.end()..second.start];
        let alike = matches!(joint, "/" | "-") && text[second.end()..third.start] == *joint;
        let (one, two) = (figure(first.text)?, figure(second.text)?);
        year(third.text).filter(|_| alike)?;
        match (one > 12, two > 12) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    });
    let mut orders: Vec<Order> = settled.collect();
    let first = orders.pop()?;
    orders.iter().all(|order| *order == first).then_some(first)
}

/// Some words from which a date may begin.
struct Window<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
}

impl<'a> Window<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> Option<&'a str> {
        self.words.get(at).map(|word| &self.text[self.words[at - 1].end()..word.start])
    }

    fn near(&self, at: usize) -> bool {
        matches!(self.gap(at), Some(" " | ". " | ", " | "." | "," | "\n" | "\u{a0}"))
    }

    /// `near`, or joined as in `17-Apr-2023` and `17/Apr/2023`.
    fn linked(&self, at: usize) -> bool {
        self.near(at) || matches!(self.gap(at), Some("-" | "/"))
    }

    /// The place of the word from `at` on that is no joint.
    fn after_joint(&self, at: usize) -> usize {
        let joint =
            self.gap(at) == Some(" ") && JOINTS.iter().any(|joint| self.word(at).eq_ignore_ascii_case(joint));
        at + usize::from(joint)
    }

    fn made(
        &self,
        count: usize,
        year: Option<i16>,
        month: Option<i8>,
        day: Option<i8>,
    ) -> Option<(usize, Written)> {
        let (start, end) = (self.words.first()?.start, self.words.get(count - 1)?.end());
        Some((count, Written { start, end, year, month, day, either: false }))
    }

    /// The date that begins with the first of the words, and how many words it takes.
    fn date(&self, year_of_figures: fn(&str) -> Option<i16>) -> Option<(usize, Written)> {
        if self.word(0).starts_with(|c: char| c.is_ascii_digit()) {
            return self
                .day_and_named_month()
                .or_else(|| self.figures(year_of_figures))
                .or_else(|| self.year_first());
        }
        self.named_month_first()
    }

    /// `April 7, 2023`, `April 7`, `April 2023`
    fn named_month_first(&self) -> Option<(usize, Written)> {
        let first = self.word(0);
        if !first.starts_with(char::is_uppercase) || !self.near(1) {
            return None;
        }
        let Some(month) = month(first) else {
            let (day, year) = (day(self.word(1))?, year(self.word(2)).filter(|_| self.near(2))?);
            return self.made(3, Some(year), Some(foreign_month(first)?), Some(day));
        };
        if let Some(day) = day(self.word(1)) {
            return match year(self.word(2)).filter(|_| self.near(2)) {
                Some(year) => self.made(3, Some(year), Some(month), Some(day)),
                None => self.made(2, None, Some(month), Some(day)),
            };
        }
        year(self.word(1)).and_then(|year| self.made(2, Some(year), Some(month), None))
    }

    /// `7 April 2023`, `7 April`, `7. Juni 2023`, `7 de abril de 2023`
    fn day_and_named_month(&self) -> Option<(usize, Written)> {
        let day = day(self.word(0))?;
        let at = self.after_joint(1);
        let month_then_year = |month| {
            let at = self.after_joint(at + 1);
            let year = year(self.word(at)).filter(|_| self.linked(at))?;
            self.made(at + 1, Some(year), Some(month), Some(day))
        };
        if let Some(month) = month(self.word(at)) {
            let full = month_then_year(month).filter(|_| self.linked(at));
            return full
                .or_else(|| self.made(at + 1, None, Some(month), Some(day)).filter(|_| self.near(at)));
        }
        foreign_month(self.word(at)).filter(|_| self.linked(at)).and_then(month_then_year)
    }

    /// `17.04.2023`, with the day first, and `17/04/2023` or `04-17-2023`, where the numbers decide.
    fn figures(&self, year_of_figures: fn(&str) -> Option<i16>) -> Option<(usize, Written)> {
        let joint = self.gap(1).filter(|joint| matches!(*joint, "." | ". " | "/" | " / " | " | " | "-"))?;
        let (one, two) = (figure(self.word(0))?, figure(self.word(1))?);
        // Short years stand in the same form only with points: `1/10/23` may be anything.
        let read = if joint.starts_with('.') { year_of_figures } else { year };
        let year = read(self.word(2)).filter(|_| self.gap(2) == Some(joint))?;
        let (month, day, either) = match (one > 12, two > 12) {
            (_, true) if joint.starts_with('.') => return None,
            _ if joint.starts_with('.') => (two, one, false),
            (true, true) => return None,
            (true, false) => (two, one, false),
            (false, true) => (one, two, false),
            (false, false) => (one, two, one != two),
        };
        let (count, date) = self.made(3, Some(year), Some(month), Some(day))?;
        Some((count, Written { either, ..date }))
    }

    /// `2023`, `2023-04`, `2023-04-17T08:00`, `2023.04.17`, `2023 április 17`, `2023年04月17日`
    fn year_first(&self) -> Option<(usize, Written)> {
        if let Some(date) = self.east_asian() {
            return Some(date);
        }
        let year = year(self.word(0))?;
        let named = foreign_month(self.word(1)).filter(|_| self.near(1));
        if let (Some(month), Some(day)) = (named, day(self.word(2)).filter(|_| self.near(2))) {
            return self.made(3, Some(year), Some(month), Some(day));
        }
        let month = figure(self.word(1)).filter(|month| *month <= 12);
        let third = self.word(2).get(..2).unwrap_or(self.word(2));
        let rest = &self.word(2)[third.len()..];
        let timed = rest.is_empty() || rest.starts_with('T');
        let day = figure(third).filter(|_| timed && self.gap(1) == self.gap(2));
        match (self.gap(1), month, day) {
            (Some("-" | "/"), Some(month), day) if self.word(1).len() == 2 || day.is_some() => {
                let Some(day) = day else { return self.made(2, Some(year), Some(month), None) };
                let (count, mut date) = self.made(3, Some(year), Some(month), Some(day))?;
                date.end = self.words[2].start + third.len();
                Some((count, date))
            }
            (Some("." | ". "), Some(month), Some(day)) => self.made(3, Some(year), Some(month), Some(day)),
            _ => self.made(1, Some(year), None, None),
        }
    }

    /// `2023年04月17日`, `2023년 4월 17일`, as one word or as three.
    fn east_asian(&self) -> Option<(usize, Written)> {
        let mut parts = [None; 3];
        let mut count = 0;
        let mut at = 0;
        while at < 3 && count < self.words.len() {
            if count > 0 && self.gap(count) != Some(" ") {
                return None;
            }
            let mut rest = self.word(count);
            while at < 3 && !rest.is_empty() {
                let mark: &[char] = [&['年', '년'], &['月', '월'], &['日', '일']][at];
                let (number, after) = rest.split_once(mark)?;
                parts[at] = number.parse::<i16>().ok();
                (rest, at) = (after, at + 1);
            }
            count += 1;
        }
        let [Some(year), Some(month), Some(day)] = parts else { return None };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let plausible = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        self.made(count, Some(year), Some(month), Some(day)).filter(|_| plausible)
    }
}

/// A publication date as metadata writes it: `2023-04-17T08:00:00Z`, `20230417`, `2023-04`, `2023`,
/// `17 April 2023`, `Mon, 17 Apr 2023 08:00:00 GMT`, or an interval `2020-11-09/2020-12-31`.
/// `None` if no date can be read from it.
///
/// Of `04/05/2023` the interval of both readings.
pub fn parse_published(text: &str) -> Option<When> {
    published_in_order(text, None)
}

/// The same, where it is known whether the day or the month comes first.
pub(crate) fn published_in_order(text: &str, order: Option<Order>) -> Option<When> {
    let text = text.trim();
    if text.len() > 200 {
        return None;
    }
    for joint in ["/", "..", " to ", " - ", " – "] {
        if let Some((from, to)) = text.split_once(joint)
            && let (Some(from), Some(to)) = (single(from.trim(), order), single(to.trim(), order))
        {
            return When::new(from.earliest(), to.latest(), Grain::Range, Basis::Metadata);
        }
    }
    single(text, order)
}

fn single(text: &str, order: Option<Order>) -> Option<When> {
    if let Some(when) = compact(text) {
        return Some(when);
    }
    let dates = written_in(text);
    let dated = dates.iter().filter(|date| date.year.is_some());
    let exact = |date: &&Written| (date.day.is_some(), date.month.is_some());
    let best = dated.clone().map(|date| exact(&date)).max()?;
    dated.clone().find(|date| exact(date) == best)?.in_order(order).when(None, Basis::Metadata)
}

/// `20230417`, `20230417T080000Z`, `202304170800`
fn compact(text: &str) -> Option<When> {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_date = match figures {
        8 => text.len() == 8 || text[8..].starts_with(['T', ' ']),
        12 | 14 => text.len() == figures,
        _ => false,
    };
    is_date.then_some(())?;
    let number = |range| text.get(range).and_then(|part: &str| part.parse::<i16>().ok());
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then(|| When::day(date, Basis::Metadata))
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
            ("20230417T08:02:35Z", "2023-04-17..2023-04-17 day"),
            ("202304170802", "2023-04-17..2023-04-17 day"),
            ("17/04/2023 08:00", "2023-04-17..2023-04-17 day"),
            ("17 | 04 | 2023", "2023-04-17..2023-04-17 day"),
            ("04/17/2023", "2023-04-17..2023-04-17 day"),
            ("17-04-2023", "2023-04-17..2023-04-17 day"),
            ("17-Apr-2023", "2023-04-17..2023-04-17 day"),
            ("04/04/2023", "2023-04-04..2023-04-04 day"),
            ("04/05/2023", "2023-04-05..2023-05-04 range"),
            ("2023-4-7", "2023-04-07..2023-04-07 day"),
            ("2023.04.17.", "2023-04-17..2023-04-17 day"),
            ("2023年4月17日", "2023-04-17..2023-04-17 day"),
            ("2023년 4월 17일", "2023-04-17..2023-04-17 day"),
            ("7. Juni 2023", "2023-06-07..2023-06-07 day"),
            ("1er août 2023", "2023-08-01..2023-08-01 day"),
            ("Miércoles, 5 de abril de 2023", "2023-04-05..2023-04-05 day"),
            ("7 апреля 2023 г.", "2023-04-07..2023-04-07 day"),
            ("7 KASIM 2023 Salı", "2023-11-07..2023-11-07 day"),
            ("2023. június 4.", "2023-06-04..2023-06-04 day"),
            ("32/04/2023", "2023-01-01..2023-12-31 year"),
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
    fn no_name_stands_for_two_months() {
        let lines =
            include_str!("months.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
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

    #[test]
    fn either_day_is_told_apart_from_other_intervals() {
        let days = |text: &str| {
            readings(&parse_published(text).unwrap()).map(|days| days.map(|day| day.to_string()))
        };
        assert_eq!(days("04/05/2023"), Some(["2023-04-05".to_owned(), "2023-05-04".to_owned()]));
        assert_eq!(days("2023-04-05/2023-05-04"), None);
        assert_eq!(days("04/04/2023"), None);
        assert_eq!(order_in("on 04/05/2023 and 17/05/2023"), Some(Order::DayFirst));
        assert_eq!(order_in("on 04/05/2023 and 05/17/2023"), Some(Order::MonthFirst));
        assert_eq!(order_in("on 17/05/2023 and 05/17/2023"), None);
    }

    #[test]
    fn years_of_two_figures_stand_in_date_lines_only() {
        assert!(written_in("Version 30.10.23").is_empty());
        assert_eq!(written_in_date_line("Party, 30.10.23")[0].year, Some(2023));
    }

    #[test]
    fn a_number_is_no_date() {
        for text in ["may 5 states", "3,153 men", "12 to 99", "in 1453", "room 20233", "A2023", "march"] {
            assert!(written_in(text).is_empty(), "{text}: {:?}", written_in(text));
        }
    }
}
