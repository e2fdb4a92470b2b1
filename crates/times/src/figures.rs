//! Dates in figures alone.

use crate::found::{Found, Piece, Reading, YearHint};
use crate::value::{Clock, Value};
use crate::words::Scan;
use record::{Date, TimeKind};

/// Words before two figures with a slash that make a day of them.
const BEFORE_A_DAY: [&str; 10] =
    ["on", "by", "until", "since", "from", "before", "after", "back", "of", "between"];

/// Dates in figures: "2023-04-07", "04/22/2016", "22.04.2016", "2015/3", "11/2016", "on 4/22". Of two
/// readings of a slashed date the American one, month first, is taken.
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Found> {
    let mark = scan.key(index + 1);
    if !matches!(mark, "-" | "/" | "." | "\u{2011}" | "\u{2010}")
        || !scan.word(index + 1).glued
        || !scan.word(index + 2).glued
    {
        return None;
    }
    let before = scan.key_before(index, 1);
    if scan.word(index).glued && !matches!(before, "(" | "[" | "\"" | "\u{201c}" | ",") {
        return None;
    }
    let (one, two) = (scan.digits(index)?, scan.digits(index + 2)?);
    let three = (scan.is(index + 3, mark) && scan.word(index + 3).glued && scan.word(index + 4).glued)
        .then(|| scan.digits(index + 4))
        .flatten();
    let small = |number: u32| i8::try_from(number).ok();
    let Some(three) = three else {
        return two_figures(scan, index, (one, two), mark);
    };
    let end = index + 5;
    if scan.word(end).glued
        && (scan.is(end, mark) || scan.is_digits(end + 1) && !scan.is_any(end, &["t", ","]))
    {
        return None;
    }
    if scan.width(index) == 4 {
        let date = Date::new(i16::try_from(one).ok()?, small(two)?, small(three)?).ok()?;
        return Some(stamp(scan, index, end, date));
    }
    let year = match (scan.width(index + 4), mark) {
        (4, _) => i16::try_from(three).ok()?,
        (2, "/") | (2, "-") => i16::try_from(if three > 30 { 1900 + three } else { 2000 + three }).ok()?,
        _ => return None,
    };
    let (month, day) = if mark == "." || one > 12 { (two, one) } else { (one, two) };
    let (month, day) = (small(month)?, small(day)?);
    let date = Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok()?;
    (1000..=2200).contains(&year).then(|| Found::date(index, end, Reading::Fixed(Value::Day(date))))
}

/// A day with a clock behind a `T`: "2009-12-19T17:00:00Z".
fn stamp(scan: &Scan, index: usize, end: usize, date: Date) -> Found {
    let hour = scan.digits(end + 1).filter(|hour| *hour < 24 && scan.is(end, "t") && scan.word(end).glued);
    let minute = scan.digits(end + 3).filter(|minute| *minute < 60 && scan.is(end + 2, ":"));
    let (Some(hour), Some(minute)) = (hour, minute) else {
        return Found::date(index, end, Reading::Fixed(Value::Day(date)));
    };
    let mut to = end + 4;
    if scan.is(to, ":") && scan.is_digits(to + 1) && scan.word(to + 1).glued {
        to += 2;
    }
    if scan.is(to, "z") && scan.word(to).glued {
        to += 1;
    }
    let clock = Clock::Hour(i8::try_from(hour).unwrap_or(0), i8::try_from(minute).ok());
    Found::of(TimeKind::Time, index, to, Reading::Fixed(Value::Time(Some(date), clock)))
}

fn two_figures(scan: &Scan, index: usize, (one, two): (u32, u32), mark: &str) -> Option<Found> {
    let end = index + 3;
    if mark == "." || (scan.word(end).glued && (scan.is_letters(end) || scan.is_any(end, &["%", "/"]))) {
        return None;
    }
    let (small_one, small_two) = (i8::try_from(one).ok(), i8::try_from(two).ok());
    let month_of = |year: u32, month: Option<i8>| {
        let month = month.filter(|month| (1..=12).contains(month))?;
        let year = i16::try_from(year).ok().filter(|year| (1000..=2200).contains(year))?;
        Some(Found::date(index, end, Reading::Fixed(Value::Month(Some(year), month))))
    };
    match (scan.width(index), scan.width(index + 2)) {
        // "2007-08" is two years, "2016-04" a month.
        (4, 1 | 2) if two <= one % 100 => month_of(one, small_two),
        (1 | 2, 4) if mark == "/" => month_of(two, small_one),
        // "the night of 3/4 June": two days of a month that is named.
        (1 | 2, 1 | 2) if mark == "/" && scan.facts(end).month == 0 => {
            let before = scan.key_before(index, 1);
            let beside = scan.facts(index.wrapping_sub(1)).weekday != 0
                || (matches!(before, "to" | "and" | "or" | "until" | ",")
                    && scan.is(index.wrapping_sub(3), "/")
                    && BEFORE_A_DAY.contains(&scan.key_before(index, 5)));
            let told = beside || BEFORE_A_DAY.contains(&before);
            let (month, day) = if one > 12 { (small_two?, small_one?) } else { (small_one?, small_two?) };
            (told && Date::new(2024, month, day).is_ok())
                .then(|| Found::date(index, end, Reading::Yearless(Piece::Day(month, day), YearHint::None)))
        }
        _ => None,
    }
}
