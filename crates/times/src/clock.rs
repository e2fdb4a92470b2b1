//! Times of day: "3:00 a.m.", "14:30", "noon", "the night of 8 February", "May 5 at 9 p.m.".

use crate::day::AFTER_A_DAY;
use crate::found::{Found, From, Reading};
use crate::unit::{DayPart, Unit};
use crate::value::Clock;
use crate::words::{Scan, is_dash};
use record::{Modifier, TimeKind};

/// Times of day that begin at this word; `day` finds the dates that they may be of.
pub(crate) fn find(
    scan: &Scan,
    index: usize,
    day: &dyn Fn(usize) -> Option<Vec<Found>>,
) -> Option<Vec<Found>> {
    part_of(scan, index, day)
        .or_else(|| hour(scan, index).map(|found| vec![found]))
        .or_else(|| bare(scan, index).map(|found| vec![found]))
}

/// "11:30 a.m.", "9 p.m.", "14:30": the clock and the index after it.
fn hands(scan: &Scan, index: usize) -> Option<(Clock, usize)> {
    let hour = i8::try_from(scan.digits(index).filter(|hour| *hour <= 24 && scan.width(index) <= 2)?).ok()?;
    if scan.word(index).glued && index > 0 && !scan.is_any(index - 1, &["(", "\"", "\u{201c}"]) {
        return None;
    }
    let (mut minute, mut at) = (None, index + 1);
    if scan.is_any(at, &[":", "."])
        && scan.word(at).glued
        && scan.width(at + 1) == 2
        && scan.word(at + 1).glued
    {
        minute = i8::try_from(scan.digits(at + 1).filter(|minute| *minute < 60)?).ok();
        at += 2;
    }
    let pointed = minute.is_some() && scan.is(index + 1, ".");
    match half_of_day(scan, at) {
        Some((afternoon, to)) if (1..=12).contains(&hour) => {
            let hour = hour % 12 + if afternoon { 12 } else { 0 };
            Some((Clock::Hour(hour, minute), to))
        }
        _ => {
            let plain = minute.is_some() && !pointed && !scan.is(at, ":") && !is_a_verse(scan, index);
            plain.then_some((Clock::Hour(hour, minute), at))
        }
    }
}

/// "Luke 2:14": chapter and verse of a book.
fn is_a_verse(scan: &Scan, index: usize) -> bool {
    let before = scan.before(index);
    let name = before.capital && before.end - before.start > 3 && scan.is_letters(index.wrapping_sub(1));
    scan.width(index) == 1 && index > 0 && !scan.word(index).apart && name && !before.facts.opens
}

/// "a.m." or "p.m.": whether it is the latter, and the index after it.
fn half_of_day(scan: &Scan, index: usize) -> Option<(bool, usize)> {
    match scan.key(index) {
        "am" if !scan.word(index).capital || scan.word(index).glued => Some((false, index + 1)),
        "am" => Some((false, index + 1)),
        "pm" => Some((true, index + 1)),
        "a" | "p" if scan.is(index + 1, ".") && scan.is(index + 2, "m") && scan.word(index + 1).glued => {
            let dot = scan.is(index + 3, ".") && scan.word(index + 3).glued;
            Some((scan.is(index, "p"), index + 3 + usize::from(dot)))
        }
        _ => None,
    }
}

fn hour(scan: &Scan, index: usize) -> Option<Found> {
    let (clock, to) = hands(scan, index)?;
    Some(Found::of(TimeKind::Time, index, to, Reading::Clock(clock)))
}

/// "noon", "midnight", "at night", "tonight" is with the relative days.
fn bare(scan: &Scan, index: usize) -> Option<Found> {
    let part = scan.facts(index).part.filter(|_| !scan.word(index).capital)?;
    let before = scan.key_before(index, 1);
    let clock = match (scan.key(index), before) {
        ("noon" | "midday", "at" | "by" | "until" | "around" | "before" | "after" | "about") => {
            Clock::Hour(12, Some(0))
        }
        ("midnight", "at" | "by" | "until" | "around" | "before" | "after" | "about") => {
            Clock::Hour(24, Some(0))
        }
        ("night", "at" | "by") => Clock::Part(part),
        ("dawn" | "dusk" | "nightfall" | "daybreak", "at" | "by" | "before" | "after" | "until") => {
            let day = Box::new(Reading::Shift(Unit::Day, 0, From::Text));
            return Some(Found::of(TimeKind::Time, index, index + 1, Reading::Time(day, Clock::Part(part))));
        }
        ("overnight", "a" | "an" | "the") => return None,
        ("overnight", _) if is_adverb(scan, index) => {
            return Some(Found::of(TimeKind::Time, index, index + 1, Reading::Overnight));
        }
        _ => return None,
    };
    Some(Found::of(TimeKind::Time, index, index + 1, Reading::Clock(clock)))
}

/// "struck the port overnight", "overnight in the north"; not "overnight raids", which may be any night's.
fn is_adverb(scan: &Scan, index: usize) -> bool {
    let next = index + 1;
    !scan.is_letters(next)
        || scan.word(next).apart
        || scan.word(next).capital
        || AFTER_A_DAY.contains(&scan.key(next))
        || scan.is_any(next, &["into", "near", "across", "under", "amid", "onto", "outside", "inside"])
}

/// "the night of 8 February 1904", "the early morning hours of 30 April", "early in the morning of", "the morning".
fn part_of(scan: &Scan, index: usize, day: &dyn Fn(usize) -> Option<Vec<Found>>) -> Option<Vec<Found>> {
    let mut at = index;
    let mut modifier = None;
    for _ in 0..3 {
        match scan.key(at) {
            "early" => modifier = Some(Modifier::Start),
            "late" => modifier = Some(Modifier::End),
            "in" if at > index => {}
            "small" if scan.is(at + 1, "hours") => modifier = Some(Modifier::Start),
            "the" => {}
            _ => break,
        }
        at += 1;
    }
    // "the early hours of May 5" are of its morning.
    let early_hours = modifier == Some(Modifier::Start) && scan.is(at, "hours");
    let part = scan.facts(at).part.or(early_hours.then_some(DayPart::Morning));
    let part = part.filter(|_| !scan.word(at).apart || at == index)?;
    if scan.word(at).glued && at > 0 && scan.is_letters(at - 1) {
        return None;
    }
    let clock = match scan.key(at) {
        "noon" | "midday" => Clock::Hour(12, Some(0)),
        "midnight" => Clock::Hour(24, Some(0)),
        _ => Clock::Part(part),
    };
    let next = scan.skip(at + 1, &["hours"]);
    let of = scan.is_any(next, &["of", "on"]).then_some(next + 1);
    if let Some(mut list) = of.and_then(|of| day(of).filter(|list| is_day(&list[0]))) {
        let first = &list[0];
        list[0] = Found {
            from: index,
            kind: TimeKind::Time,
            reading: Reading::Time(Box::new(first.reading.clone()), clock),
            modifier: modifier.or(first.modifier),
            ..*first
        };
        return Some(list);
    }
    let that =
        scan.after(next, &["of", "that", "day"]).or_else(|| scan.after(next, &["of", "the", "same", "day"]));
    let told = that.is_some()
        || at > index
            && scan.is(at - 1, "the")
            && matches!(scan.key_before(index, 1), "in" | "during" | "by");
    let part_is_long = matches!(clock, Clock::Part(_));
    (told && part_is_long && !is_dash(scan.key(at + 1))).then(|| {
        let today = Reading::Shift(Unit::Day, 0, From::Text);
        let reading = Reading::Time(Box::new(today), clock);
        vec![Found::of(TimeKind::Time, index, that.unwrap_or(next), reading).with(modifier)]
    })
}

pub(crate) fn is_day(found: &Found) -> bool {
    use crate::found::Piece;
    use crate::value::Value;
    matches!(
        found.reading,
        Reading::Fixed(Value::Day(_))
            | Reading::Yearless(Piece::Day(..) | Piece::Holiday(_), _)
            | Reading::Weekday(..)
            | Reading::Shift(Unit::Day, ..)
    )
}

/// A part of the day or a clock time after a date: "May 13 at 9 p.m.", "January 5, in the evening". Gives
/// the time as one expression that begins with the date.
pub(crate) fn after_day(scan: &Scan, found: &Found) -> Option<Found> {
    if !is_day(found) || scan.word(found.to).apart {
        return None;
    }
    let (clock, to) = if let Some((part, to)) = crate::relative::part_after(scan, found.to) {
        (Clock::Part(part), to)
    } else {
        let at = scan.skip(found.to, &[","]);
        let plain = scan.is_digits(at) && scan.is(at + 1, ":") && matches!(found.reading, Reading::Fixed(_));
        let at = if plain { at } else { scan.is(at, "at").then_some(at + 1)? };
        hands(scan, at)?
    };
    let whole = scan.facts(to).unit.is_none() && !matches!(clock, Clock::Part(DayPart::Noon));
    whole.then(|| Found {
        to,
        kind: TimeKind::Time,
        reading: Reading::Time(Box::new(found.reading.clone()), clock),
        ..found.clone()
    })
}
