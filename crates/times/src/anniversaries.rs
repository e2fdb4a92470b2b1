//! "the tenth anniversary of 9 November 2010", "April 9, the sixth anniversary of the city's fall".

use crate::dates;
use crate::found::{Found, Place, Reading};
use crate::number;
use crate::unit::Unit;
use crate::value::Value;
use crate::words::{Scan, is_dash};
use crate::year;

/// An anniversary that begins at this word. It has a date where it is told of what year or day it is one, or where it
/// stands beside its date; of "the first anniversary of the war" the day is not known.
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the", "this", "its", "their", "a", "an", "his"]);
    let (number, next) = match count(scan, at) {
        Some((number, next)) => (Some(number), next),
        None if at > index => (None, at),
        None => return None,
    };
    if !scan.is(next, "anniversary") || scan.word(next).apart {
        return None;
    }
    let to = next + 1;
    let told = scan.is(to, "of").then(|| of(scan, to + 1)).flatten();
    let Some((reading, end)) = told else {
        return Some(Found::date(index, to, Reading::Anniversary));
    };
    let reading = match (number, reading) {
        (Some(number), reading) => Reading::Place(Place::After(Unit::Year, number), Box::new(reading)),
        (None, Reading::Fixed(Value::Day(day))) => Reading::Fixed(Value::DayOfYear(day.month(), day.day())),
        _ => return Some(Found::date(index, to, Reading::Anniversary)),
    };
    Some(Found::date(index, end, reading))
}

/// "sixth", "30th", "sixth year", "one-year", and the index after it.
fn count(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let year = |next: usize| {
        let unit = next + usize::from(is_dash(scan.key(next)));
        let is = scan.facts(unit).unit == Some((Unit::Year, 1)) && !scan.facts(unit).plural;
        is.then_some(unit + 1)
    };
    if let Some((number, next)) = number::ordinal(scan, at) {
        let number = i32::try_from(number).ok().filter(|number| (1..=1000).contains(number))?;
        return Some((number, year(next).unwrap_or(next)));
    }
    let (count, next) = number::cardinal(scan, at)?;
    Some((count.as_whole().filter(|number| (1..=1000).contains(number))?, year(next)?))
}

/// The day or the year that it is counted from, told in full.
fn of(scan: &Scan, at: usize) -> Option<(Reading, usize)> {
    if let Some([found]) = dates::find(scan, at).as_deref()
        && matches!(found.reading, Reading::Fixed(Value::Day(_)))
    {
        return Some((found.reading.clone(), found.to));
    }
    let year_at = scan.skip(at, &["the"]);
    let (year, to, era) = year::token(scan, year_at)?;
    (era || year::stands(scan, year_at, to, year)).then_some((Reading::Fixed(Value::Year(year)), to))
}
