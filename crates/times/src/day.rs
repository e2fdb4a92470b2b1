//! Days of a month: which small numbers are days, and which are amounts.

use crate::dates::month;
use crate::found::{Found, From, Place, Reading};
use crate::number;
use crate::unit::Unit;
use crate::words::{Scan, is_dash};
use crate::year;
use record::Date;

/// "on the 27th", "the 5th of last month".
pub(crate) fn day_of_month(scan: &Scan, index: usize, at: usize) -> Option<Found> {
    let (number, to) = number::ordinal(scan, at).filter(|_| scan.is_digits(at))?;
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    let of = scan.skip(scan.skip(to, &["of"]), &["the"]);
    if of > to && scan.facts(of + 1).unit == Some((Unit::Month, 1)) && !scan.facts(of + 1).plural {
        let (by, from) = match scan.key(of) {
            "this" | "current" => (0, From::Speech),
            "last" => (-1, From::Speech),
            "next" => (1, From::Speech),
            "that" | "same" => (0, From::Text),
            "previous" => (-1, From::Text),
            "following" => (1, From::Text),
            _ => return None,
        };
        let month = Reading::Shift(Unit::Month, by, from);
        let place = Place::Nth(Unit::Day, i32::from(day));
        return Some(Found::date(index, of + 2, Reading::Place(place, Box::new(month))));
    }
    let before = scan.key_before(index, 1);
    let told = matches!(before, "on" | "by" | "until" | "since" | "before" | "after" | "from")
        || before == "of" && scan.key_before(index, 2) == "week";
    let closed = !scan.is_letters(to) || scan.word(to).apart || scan.is_any(to, &AFTER_A_DAY);
    let day_alone = told && closed && !is_dash(scan.key(to)) && !scan.is_any(to, &["of", "century"]);
    day_alone.then(|| Found::date(index, to, Reading::DayOfMonth(day)))
}

/// A day of a month in figures, with or without a suffix, and the index after it.
pub(crate) fn day(scan: &Scan, index: usize) -> Option<(i8, usize)> {
    let number = scan.digits(index).filter(|number| (1..=31).contains(number) && scan.width(index) <= 2)?;
    let day = i8::try_from(number).ok()?;
    if let Some((_, to)) = number::ordinal(scan, index) {
        return Some((day, to));
    }
    let next = scan.key(index + 1);
    let amount = !scan.word(index + 1).glued
        && matches!(
            next,
            "percent" | "per" | "million" | "billion" | "thousand" | "hundred" | "km" | "miles" | "people"
        );
    let compound = is_dash(next) && scan.word(index + 1).glued && scan.facts(index + 2).unit.is_some();
    (year::is_plain(scan, index) && !amount && !compound).then_some((day, index + 1))
}

/// A day behind its month: in figures, also glued ("Dec31"), or in words ("May twenty-first").
pub(crate) fn day_after_month(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    if let Some(found) = day(scan, at) {
        return Some(found);
    }
    if scan.is_digits(at) {
        let number = scan.digits(at).filter(|number| (1..=31).contains(number) && scan.word(at).glued)?;
        let free =
            scan.width(at) <= 2 && scan.facts(at.checked_sub(1)?).month != 0 && !scan.word(at + 1).glued;
        return free.then_some((i8::try_from(number).ok()?, at + 1));
    }
    if scan.word(at).capital {
        // "the end of May the Second Squadron ..."
        return None;
    }
    let (number, to) = match number::ordinal(scan, at) {
        Some(ordinal) => ordinal,
        None => {
            let (count, to) = number::cardinal(scan, at)?;
            let closed = !scan.is_small(to) || number::year(scan, to).is_some();
            (u32::try_from(count.as_whole().filter(|_| closed)?).ok()?, to)
        }
    };
    Some((i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?, to))
}

/// One more day after a dash or a joining word: its number, its first word, and the index after it.
pub(crate) fn another_day(scan: &Scan, at: usize, last: i8, month_number: i8) -> Option<(i8, usize, usize)> {
    let key = scan.key(at);
    let dash = is_dash(key);
    let mut from = at + 1;
    if key == "," && scan.is_any(from, &["and", "or"]) {
        from += 1;
    }
    if !(dash || matches!(key, "to" | "and" | "or" | "until" | "till" | "through" | "&" | ",")) {
        return None;
    }
    let from = scan.skip(from, &["the"]);
    let (day, to) = day(scan, from).or_else(|| ordinal_day(scan, from))?;
    let ordered = exists(month_number, day) && day > last && !scan.word(from).apart;
    let own_month = month(scan, scan.skip(to, &["of"])).is_some_and(|_| !scan.is_any(to, &["may", "march"]));
    let closed = dash || !scan.is_small(to) || scan.is_any(to, &AFTER_A_DAY) || key == "to";
    let list_goes_on = key != "," || scan.is_any(to, &["and", "or", ",", "&"]);
    (ordered && !own_month && closed && list_goes_on).then_some((day, from, to))
}

/// A day as an ordinal in words: "seventeenth".
pub(crate) fn ordinal_day(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    let (number, to) = number::ordinal(scan, at).filter(|_| scan.is_small(at))?;
    Some((i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?, to))
}

/// Small words that follow the second of two days, and not the counted things of an amount.
#[rustfmt::skip]
pub(crate) const AFTER_A_DAY: [&str; 52] = [
    "was", "were", "is", "are", "be", "could", "would", "will", "should", "can", "may", "might", "must", "had", "has",
    "have", "did", "the", "a", "an", "in", "at", "to", "of", "on", "by", "as", "with", "and", "or", "but", "when",
    "while", "where", "which", "that", "who", "after", "before", "during", "until", "from", "for", "he", "she", "they",
    "it", "we", "respectively", "against", "over", "between",
];

/// Whether the month has this day in some year.
pub(crate) fn exists(month: i8, day: i8) -> bool {
    Date::new(2024, month, day).is_ok()
}
