//! Plain calendar dates in metadata and in text. Only as much as is needed to date a document: the dates
//! of events are the business of the crate `times`.

use crate::date_grammar::Window;
use crate::date_words::{YEARS, alphanumeric_runs, figure, short_year, year};
use record::{Basis, Date, Grain, When};

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
