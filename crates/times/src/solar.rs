//! Years and dates of the Persian (Solar Hijri) calendar, where they are marked as such.
//!
//! A year begins on 20 or 21 March; the leap years follow the 33-year cycle, which agrees with the
//! observed calendar from 1799 to 2256 but for a day in a few years.

use crate::found::{Found, Reading};
use crate::value::{Value, shift_days};
use crate::words::Scan;
use record::Date;

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar", "dey", "bahman",
    "esfand",
];
const LEAPS: [i32; 8] = [1, 5, 9, 13, 17, 22, 26, 30];

/// The words other than figures that such an expression begins with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    MONTHS.into_iter().chain(["iranian", "persian", "hijri", "solar"])
}

/// "1401 SH", "the Iranian year 1399", "Persian year 1402", "12 Bahman 1357", "Farvardin 1402".
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let found = marked_year(scan, index).or_else(|| month(scan, index))?;
    Some(vec![found])
}

fn year_number(scan: &Scan, index: usize) -> Option<i32> {
    let year = i32::try_from(scan.digits(index)?).ok()?;
    (1178..=1500).contains(&year).then_some(year)
}

fn marked_year(scan: &Scan, index: usize) -> Option<Found> {
    if let Some(year) = year_number(scan, index) {
        let marked = scan.is_any(index + 1, &["sh", "ap"]) && scan.word(index + 1).capital;
        let named = scan.after(index + 1, &["solar", "hijri"]).or(marked.then_some(index + 2))?;
        return Some(Found::date(index, named, Reading::Fixed(whole_year(year)?)));
    }
    let at = scan.lead(index, &["the"]);
    let at = scan.skip(scan.skip(at, &["current"]), &["solar"]);
    let named = scan.is_any(at, &["iranian", "persian", "hijri"]).then_some(at + 1)?;
    let at = scan.is(scan.skip(named, &["calendar"]), "year").then(|| scan.skip(named, &["calendar"]) + 1)?;
    Some(Found::date(index, at + 1, Reading::Fixed(whole_year(year_number(scan, at)?)?)))
}

fn month(scan: &Scan, index: usize) -> Option<Found> {
    let day = scan.digits(index).and_then(|day| i32::try_from(day).ok()).filter(|day| (1..=31).contains(day));
    let at = index + usize::from(day.is_some());
    let month = scan.word(at).capital.then(|| MONTHS.iter().position(|name| scan.is(at, name)))??;
    let month = i32::try_from(month).ok()?;
    let year_at = scan.skip(at + 1, &[","]);
    let year = year_number(scan, year_at)?;
    let first = shift_days(new_year(year)?, month_start(month))?;
    let value = match day {
        Some(day) if day <= month_length(year, month) => Value::Day(shift_days(first, day - 1)?),
        Some(_) => return None,
        None => Value::Days(first, shift_days(first, month_length(year, month) - 1)?),
    };
    Some(Found::date(index, year_at + 1, Reading::Fixed(value)))
}

/// Days before a month (from 0) of the year.
fn month_start(month: i32) -> i32 {
    month * 30 + month.min(6)
}

fn month_length(year: i32, month: i32) -> i32 {
    match month {
        0..=5 => 31,
        6..=10 => 30,
        _ => 29 + i32::from(is_leap(year)),
    }
}

fn is_leap(year: i32) -> bool {
    LEAPS.contains(&year.rem_euclid(33))
}

/// 1 Farvardin. 1 Farvardin 1400 was 21 March 2021.
fn new_year(year: i32) -> Option<Date> {
    let mut days = 0;
    let (from, to) = (year.min(1400), year.max(1400));
    for each in from..to {
        days += 365 + i32::from(is_leap(each));
    }
    shift_days(Date::new(2021, 3, 21).ok()?, if year < 1400 { -days } else { days })
}

fn whole_year(year: i32) -> Option<Value> {
    Some(Value::Days(new_year(year)?, shift_days(new_year(year + 1)?, -1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn years_begin_in_march() {
        for (year, day) in [
            (1357, date(1978, 3, 21)),
            (1399, date(2020, 3, 20)),
            (1401, date(2022, 3, 21)),
            (1402, date(2023, 3, 21)),
            (1403, date(2024, 3, 20)),
        ] {
            assert_eq!(new_year(year), Some(day), "{year}");
        }
    }

    #[test]
    fn days_and_marked_years_are_found() {
        let value = |text: &str| find(&Scan::new(text), 0).map(|list| list[0].reading.clone());
        assert_eq!(value("22 Bahman 1357"), Some(Reading::Fixed(Value::Day(date(1979, 2, 11)))));
        assert_eq!(value("1401 SH"), value("the Iranian year 1401"));
        assert_eq!(value("1401 people"), None);
        assert_eq!(value("31 Mehr 1400"), None);
    }
}
