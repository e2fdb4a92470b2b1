//! Parts of periods: "early October", "the end of January 2023", "mid-1944", "the third week of May".

use crate::found::{Found, From, Place, Reading, Window};
use crate::number;
use crate::unit::Unit;
use crate::words::{Scan, is_dash};
use record::{Modifier, TimeKind};

/// How a part is said before its period.
enum Opening {
    Modifier(Option<Modifier>),
    Window(Window),
    Place(Place),
}

/// Parts of periods that begin at this word; `period` finds the periods.
pub(crate) fn find(
    scan: &Scan,
    index: usize,
    period: &dyn Fn(usize) -> Option<Vec<Found>>,
) -> Option<Vec<Found>> {
    let (opening, at) = opening(scan, index)?;
    if scan.word(at).apart {
        return None;
    }
    let mut list = period(at)
        .filter(|list| is_period(&list[0]))
        .or_else(|| the_unit(scan, at).map(|found| vec![found]))?;
    let first = &list[0];
    if matches!(opening, Opening::Place(Place::After(..))) && list.len() > 1 {
        return None;
    }
    let reading = match opening {
        Opening::Modifier(_) => first.reading.clone(),
        Opening::Window(window) => Reading::Part(Box::new(first.reading.clone()), window),
        Opening::Place(place) => Reading::Place(place, Box::new(first.reading.clone())),
    };
    let modifier = match opening {
        Opening::Modifier(modifier) => modifier,
        _ => None,
    };
    list[0] = Found { from: index, reading, modifier: modifier.or(first.modifier), ..*first };
    Some(list)
}

fn is_period(found: &Found) -> bool {
    matches!(found.kind, TimeKind::Date)
        && !matches!(
            found.reading,
            Reading::Fixed(
                crate::value::Value::Past | crate::value::Value::Present | crate::value::Value::Future
            )
        )
}

/// "the month", "the year": the one last told. Only behind an opening.
fn the_unit(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.skip(index, &["the"]);
    let facts = scan.facts(at);
    let (unit, _) = facts.unit.filter(|_| !facts.plural && !facts.short)?;
    let whole = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
    whole.then(|| Found::date(index, at + 1, Reading::Shift(unit, 0, From::Text)))
}

/// The words before a period, and the index of the period.
fn opening(scan: &Scan, index: usize) -> Option<(Opening, usize)> {
    let at = scan.lead(index, &["the"]);
    let article = at > index;
    let modifier = |modifier, to| Some((Opening::Modifier(Some(modifier)), to));
    let joined = |to: usize| if is_dash(scan.key(to)) { to + 1 } else { to };
    match scan.key(at) {
        "early" | "late" | "mid" | "middle" if !scan.is(at + 1, "of") => {
            let kind = match scan.key(at) {
                "early" => Modifier::Start,
                "late" => Modifier::End,
                _ => Modifier::Mid,
            };
            if scan.is_any(at + 1, &["part", "days", "weeks", "months", "years", "stages"])
                && scan.is(at + 2, "of")
            {
                return modifier(kind, at + 3);
            }
            modifier(kind, joined(scan.skip(at + 1, &["in", "on"])))
        }
        "earlier" | "later" if !article => {
            let window = if scan.is(at, "earlier") { Window::Before } else { Window::After };
            let to = scan.skip(at + 1, &["in", "on"]);
            let from = if scan.is(to, "this") { From::Speech } else { From::Text };
            Some((Opening::Window(window(from)), to))
        }
        "beginning" | "start" | "onset" | "end" | "close" | "middle" | "midst" | "turn" => {
            let kind = match scan.key(at) {
                "beginning" | "start" | "onset" | "turn" => Modifier::Start,
                "middle" | "midst" => Modifier::Mid,
                _ => Modifier::End,
            };
            let of = scan.is_any(at + 1, &["of", "in"]) && (article || scan.is(at + 1, "of"));
            of.then_some((Opening::Modifier(Some(kind)), at + 2))
        }
        "latter" | "last" | "final" | "closing" | "opening" | "first" | "later"
            if article
                && scan.is_any(at + 1, &["part", "days", "weeks", "months", "years"])
                && scan.is(at + 2, "of") =>
        {
            let start = scan.is_any(at, &["opening", "first"]);
            modifier(if start { Modifier::Start } else { Modifier::End }, at + 3)
        }
        "eve" if article && scan.is(at + 1, "of") => {
            Some((Opening::Place(Place::After(Unit::Day, -1)), at + 2))
        }
        "rest" | "remainder" | "course" if article && scan.is(at + 1, "of") => {
            Some((Opening::Modifier(None), at + 2))
        }
        "whole" | "entire" if scan.is(at + 1, "of") => Some((Opening::Modifier(None), at + 2)),
        "around" | "about" | "circa" | "ca" | "c" | "approximately" if !article => {
            let to = scan.skip(at + 1, &["."]);
            let told = !scan.is_any(at, &["ca", "c"]) || scan.is_digits(to) || scan.is(to, "the");
            (told && scan.key_before(index, 1) != "for")
                .then_some((Opening::Modifier(Some(Modifier::Approx)), to))
        }
        "week" if scan.is_any(at + 1, &["of", "starting", "beginning", "commencing"]) => {
            let to = scan.skip(at + 2, &["on"]);
            (scan.facts(to).month != 0 || scan.is_digits(to) || scan.is(to, "the"))
                .then_some((Opening::Place(Place::WeekOf), to))
        }
        _ if scan.facts(at).weekday != 0 && scan.is_any(at + 1, &["of", "in"]) && !scan.facts(at).plural => {
            Some((Opening::Place(Place::Weekday(scan.facts(at).weekday)), at + 2))
        }
        _ => beside(scan, at).or_else(|| place(scan, at)),
    }
}

/// "two days after", "a week before".
fn beside(scan: &Scan, at: usize) -> Option<(Opening, usize)> {
    let (count, next) = match number::cardinal(scan, at) {
        Some((count, next)) => (count.as_whole()?, next),
        None => (scan.is_any(at, &["a", "an"]).then_some(1)?, at + 1),
    };
    let (unit, times) = scan.facts(next).unit.filter(|(unit, _)| !unit.is_of_the_clock())?;
    let count = count.checked_mul(i32::try_from(times).ok()?)?;
    let near = scan.is_any(next + 2, &["today", "tomorrow", "yesterday"]);
    let count = match scan.key(next + 1) {
        "after" => count,
        "from" if near || scan.key_before(at, 1) != "for" && full_date(scan, next + 2) => count,
        "before" => -count,
        _ => return None,
    };
    Some((Opening::Place(Place::After(unit, count)), next + 2))
}

/// Whether a date with its year stands here.
fn full_date(scan: &Scan, at: usize) -> bool {
    let found = crate::dates::find(scan, at);
    found.is_some_and(|list| match list.as_slice() {
        // "64 days from November 21, 1948 to January 31" is a length with its ends.
        [one] => {
            matches!(one.reading, Reading::Fixed(_)) && !scan.is_any(one.to, &["to", "until", "through"])
        }
        _ => false,
    })
}

/// "first two weeks of", "last four months of".
fn span(scan: &Scan, at: usize) -> Option<(Opening, usize)> {
    let sign = match scan.key(at) {
        "first" | "opening" => 1,
        "last" | "final" | "closing" => -1,
        _ => return None,
    };
    let (count, next) = number::cardinal(scan, at + 1)?;
    let count = count.as_whole().filter(|count| (1..=100).contains(count))?;
    let (unit, times) = scan.facts(next).unit?;
    let whole =
        matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade) && times == 1;
    (whole && scan.is(next + 1, "of")).then_some((Opening::Place(Place::Span(unit, count * sign)), next + 2))
}

/// "third week of", "first Monday in", "first half of".
fn place(scan: &Scan, at: usize) -> Option<(Opening, usize)> {
    if let Some(found) = span(scan, at) {
        return Some(found);
    }
    let (number, next) = match scan.key(at) {
        "last" | "final" => (-1, at + 1),
        _ => {
            let (number, next) = number::ordinal(scan, at)?;
            (i32::try_from(number).ok()?, next)
        }
    };
    let facts = scan.facts(next);
    let to = scan.skip(next + 1, &["of", "in"]);
    let place = if facts.weekday != 0 && !facts.plural {
        Place::NthWeekday(facts.weekday, number)
    } else if scan.is(next, "half") && (1..=2).contains(&number) {
        Place::Half(i8::try_from(number).ok()?)
    } else {
        let (unit, times) = facts.unit.filter(|_| !facts.plural && !facts.short)?;
        let inner =
            matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year | Unit::Decade);
        (inner && times == 1).then_some(Place::Nth(unit, number))?
    };
    (to > next + 1).then_some((Opening::Place(place), to))
}
