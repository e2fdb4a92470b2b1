//! Expressions that count from the time of writing or from the date last told.

use crate::found::{Found, From, Place, Reading, Window};
use crate::lexicon::is_vague_amount;
use crate::number;
use crate::unit::{DayPart, Unit};
use crate::value::{Clock, Count, Length, Value};
use crate::words::{Scan, is_dash};
use record::TimeKind;

/// Relative expressions that begin at this word.
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Found> {
    let options = [
        reference(scan, index),
        near_day(scan, index),
        unit_phrase(scan, index),
        counted(scan, index),
        weekday(scan, index),
    ];
    options.into_iter().flatten().max_by_key(|found| found.to)
}

/// Past, present and future without a date.
fn reference(scan: &Scan, index: usize) -> Option<Found> {
    let found = |to: usize, value: Value| Some(Found::date(index, to, Reading::Fixed(value)));
    let key = scan.key(index);
    let second = scan.key(index + 1);
    match key {
        "now" => found(index + 1, Value::Present),
        "right" if second == "now" => found(index + 2, Value::Present),
        "currently" | "nowadays" => found(index + 1, Value::Present),
        // "The current was strong": of a river.
        "current"
            if scan.is_letters(index + 1)
                && !AFTER_A_BARE_SHIFT.contains(&second)
                && !matches!(second, "ran" | "runs" | "flows" | "flowed" | "carried" | "swept" | "took")
                && !matches!(scan.key_before(index, 1), "alternating" | "direct" | "electric" | "ocean") =>
        {
            found(index + 1, Value::Present)
        }
        "these" if second == "days" => found(index + 2, Value::Present),
        "present" if second == "day" || (is_dash(second) && scan.is(index + 2, "day")) => {
            found(index + if second == "day" { 2 } else { 3 }, Value::Present)
        }
        "the" if second == "present" && !is_dash(scan.key(index + 2)) => {
            let day = scan.is(index + 2, "day");
            (day || !scan.is_small(index + 2) || scan.is_any(index + 2, &["and", "is", "in", "as", "the"]))
                .then(|| found(index + 2 + usize::from(day), Value::Present))?
        }
        "present" if scan.key_before(index, 1) == "at" => found(index + 1, Value::Present),
        "date"
            if scan.key_before(index, 1) == "to"
                && !scan.is_any(index + 1, &["a", "an", "the", "her", "him", "back"]) =>
        {
            found(index + 1, Value::Present)
        }
        "the" if second == "moment" && scan.key_before(index, 1) == "at" => found(index + 2, Value::Present),
        "the" if second == "time" && scan.is(index + 2, "being") => found(index + 3, Value::Present),
        "recently" | "lately" => found(index + 1, Value::Past),
        "recent" => {
            let unit = scan.facts(index + 1).unit.is_some() && scan.facts(index + 1).plural;
            found(index + 1 + usize::from(unit), Value::Past)
        }
        "former" => found(index + 1, Value::Past),
        "the" if second == "past" && !scan.is_letters(index + 2) => found(index + 2, Value::Past),
        "the"
            if second == "past"
                && scan.key_before(index, 1) == "in"
                && scan.facts(index + 2).unit.is_none() =>
        {
            (scan.facts(index + 2).number.is_none() && !is_vague_amount(scan.key(index + 2)))
                .then(|| found(index + 2, Value::Past))?
        }
        "the" if matches!(second, "near" | "foreseeable" | "distant") && scan.is(index + 2, "future") => {
            found(index + 3, Value::Future)
        }
        "the" if second == "future" => found(index + 2, Value::Future),
        "future" => found(index + 1, Value::Future),
        _ => None,
    }
}

/// "yesterday", "today", "tomorrow", "tonight", "the day before yesterday", "last night", "this morning",
/// "yesterday evening", "Monday morning" is with the weekdays.
fn near_day(scan: &Scan, index: usize) -> Option<Found> {
    let day = |by: i32| Reading::Shift(Unit::Day, by, From::Speech);
    let at = scan.lead(index, &["the"]);
    for (words, by) in [(["day", "before", "yesterday"], -2), (["day", "after", "tomorrow"], 2)] {
        if let Some(to) = scan.after(at, &words) {
            return Some(Found::date(index, to, day(by)));
        }
    }
    let weekend = at > index && scan.is(at, "weekend") && !scan.is(at + 1, "of");
    if weekend && matches!(scan.key_before(index, 1), "over" | "during" | "at" | "on" | "by" | "for") {
        let saturday = Reading::Weekday(6, None);
        return Some(Found::date(index, at + 1, Reading::Place(Place::WeekendOf, Box::new(saturday))));
    }
    let by = match scan.key(index) {
        "yesterday" => -1,
        "today" => 0,
        "tomorrow" => 1,
        "tonight" => {
            let reading = Reading::Time(Box::new(day(0)), Clock::Part(DayPart::Night));
            return Some(Found::of(TimeKind::Time, index, index + 1, reading));
        }
        _ => return part_of_near_day(scan, index),
    };
    match part_after(scan, index + 1) {
        Some((part, to)) => {
            Some(Found::of(TimeKind::Time, index, to, Reading::Time(Box::new(day(by)), Clock::Part(part))))
        }
        None => Some(Found::date(index, index + 1, day(by))),
    }
}

/// A part of the day after a day, and the index after it.
pub(crate) fn part_after(scan: &Scan, index: usize) -> Option<(DayPart, usize)> {
    let part = scan.facts(index).part.filter(|_| !scan.word(index).apart && !scan.word(index).glued)?;
    (!scan.is_any(index, &["tonight", "dawn", "overnight"])).then_some((part, index + 1))
}

/// "last night", "this morning", "that afternoon", "the next morning", "the previous evening".
fn part_of_near_day(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the"]);
    let (by, from) = match scan.key(at) {
        "last" if scan.is(at + 1, "night") => (-1, From::Speech),
        "this" => (0, From::Speech),
        "that" | "same" => (0, From::Text),
        "next" | "following" => (1, From::Text),
        "previous" => (-1, From::Text),
        _ => return None,
    };
    let next = scan.skip(at + 1, &["same", "very"]);
    let (part, to) = part_after(scan, next)?;
    let reading = Reading::Time(Box::new(Reading::Shift(Unit::Day, by, from)), Clock::Part(part));
    Some(Found::of(TimeKind::Time, index, to, reading))
}

/// A unit in the singular and the index after it.
fn singular(scan: &Scan, index: usize) -> Option<(Unit, usize)> {
    let facts = scan.facts(index);
    let (unit, count) = facts.unit.filter(|_| !facts.plural && !scan.word(index).apart)?;
    (count == 1 && !unit.is_of_the_clock() && !facts.short).then_some((unit, index + 1))
}

/// "last year", "this week", "the previous month", "that same day", "the day before", "the year".
fn unit_phrase(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the"]);
    let article = at > index;
    let shift = |to: usize, unit: Unit, by: i32, from: From| {
        Some(Found::date(index, to, Reading::Shift(unit, by, from)))
    };
    if let Some((unit, to)) = singular(scan, at).filter(|_| article) {
        let (by, to) = match scan.key(to) {
            "before" | "previous" => (-1, to + 1),
            "after" | "following" => (1, to + 1),
            _ => return None,
        };
        let bare = !scan.is_letters(to) || scan.word(to).apart || scan.is_any(to, &AFTER_A_BARE_SHIFT);
        return if bare { shift(to, unit, by, From::Text) } else { None };
    }
    let key = scan.key(at);
    let next = scan.skip(at + 1, &["same", "very", "first", "calendar", "fiscal", "business", "past"]);
    let (unit, to) = singular(scan, next)?;
    let tail = scan.is(to, "before") && scan.is(at, "last");
    let before = scan.key_before(index, 1);
    match key {
        "last" | "past" if unit == Unit::Quarter && !scan.is(to, "of") => shift(to, unit, -1, From::Speech),
        "last" | "past" if article || key == "past" => {
            // "over the past year" is a length up to now; "the last day of" is no date of its own.
            let past = (key == "past" || matches!(before, "over" | "in" | "during" | "for" | "within"))
                && !scan.is(to, "of");
            past.then(|| length(index, to, unit, Window::Before(From::Speech)))
        }
        "last" if before == "the" => None,
        "last" => shift(to + usize::from(tail), unit, if tail { -2 } else { -1 }, From::Speech),
        "this" if unit == Unit::Day => None,
        "this" => shift(to, unit, 0, From::Speech),
        "current" => shift(to, unit, 0, From::Speech),
        "that" | "same" => shift(to, unit, 0, From::Text),
        "next" if article && matches!(before, "for" | "over") => {
            Some(length(index, to, unit, Window::After(From::Text)))
        }
        "next" if article => shift(to, unit, 1, From::Text),
        "next" => shift(to, unit, 1, From::Speech),
        "coming" | "upcoming" => shift(to, unit, 1, From::Speech),
        "previous" | "preceding" | "prior" => shift(to, unit, -1, From::Text),
        "following" | "ensuing" | "subsequent" if article => shift(to, unit, 1, From::Text),
        _ => None,
    }
}

/// Small words after "the day before" that leave it a date of its own; an event would make it a length.
#[rustfmt::skip]
const AFTER_A_BARE_SHIFT: [&str; 26] = [
    "and", "or", "but", "he", "she", "it", "they", "we", "was", "were", "had", "in", "at", "to", "by", "with", "when",
    "as", "on", "while", "because", "from", "is", "saw", "which", "that",
];

fn length(from: usize, to: usize, unit: Unit, window: Window) -> Found {
    let length = Length { count: Some(Count::whole(1)), unit };
    Found::of(TimeKind::Duration, from, to, Reading::Length(length, Some(window)))
}

/// "two days later", "five years ago", "a year earlier", "a few weeks later", "years before".
fn counted(scan: &Scan, index: usize) -> Option<Found> {
    let mut at =
        scan.lead(index, &["just", "only", "about", "almost", "nearly", "some", "roughly", "around", "over"]);
    at = scan.lead(at, &["the"]);
    let (count, at) = match number::cardinal(scan, at) {
        Some((count, after)) => (Some(count), after),
        None if scan.is_any(at, &["a", "an"]) && scan.is_any(at + 1, &["few", "couple"]) => {
            let couple = scan.is(at + 1, "couple");
            (couple.then(|| Count::whole(2)), scan.skip(at + 2, &["of"]))
        }
        None if scan.is(at, "half") && scan.is_any(at + 1, &["a", "an"]) => {
            (Some(Count { hundredths: 50 }), at + 2)
        }
        None if scan.is_any(at, &["a", "an"]) => (Some(Count::whole(1)), at + 1),
        None if is_vague_amount(scan.key(at)) => (None, at + 1),
        None if scan.facts(at).plural => (None, at),
        None => return None,
    };
    let facts = scan.facts(at);
    let (unit, times) = facts.unit.filter(|_| at == index || !scan.word(at).apart)?;
    let to = at + 1;
    let (sign, from, to) = direction(scan, to)?;
    let count = count.map(|count| Count { hundredths: count.hundredths.saturating_mul(times) });
    let Some(count) = count else {
        let value = if sign < 0 { Value::Past } else { Value::Future };
        return Some(Found::date(index, to, Reading::Fixed(value)));
    };
    match (count.as_whole(), unit) {
        (Some(_), unit) if unit.is_of_the_clock() => {
            Some(Found::of(TimeKind::Time, index, to, Reading::Fixed(Value::Unknown(Unit::Hour))))
        }
        (Some(count), _) => {
            Some(Found::date(index, to, Reading::Shift(unit, count.checked_mul(sign)?, from)))
        }
        (None, Unit::Year) => {
            let months = i32::try_from(count.hundredths.saturating_mul(12) / 100).ok()?;
            Some(Found::date(index, to, Reading::Shift(Unit::Month, months * sign, from)))
        }
        _ => None,
    }
}

/// The word that gives a counted length its direction, and the index after it.
fn direction(scan: &Scan, index: usize) -> Option<(i32, From, usize)> {
    if scan.word(index).apart {
        return None;
    }
    let bare =
        |to: usize| !scan.is_letters(to) || scan.word(to).apart || scan.is_any(to, &AFTER_A_BARE_SHIFT);
    Some(match scan.key(index) {
        "ago" => (-1, From::Speech, index + 1),
        "later" | "afterwards" | "afterward" | "thereafter" => (1, From::Text, index + 1),
        "earlier" | "previously" | "beforehand" => (-1, From::Text, index + 1),
        "hence" => (1, From::Speech, index + 1),
        "from" if scan.is(index + 1, "now") => (1, From::Speech, index + 2),
        "before" if bare(index + 1) => (-1, From::Text, index + 1),
        "after" if bare(index + 1) && !scan.is_letters(index + 1) => (1, From::Text, index + 1),
        _ => return None,
    })
}

/// "Monday", "last Monday", "Monday morning", "on Friday night", "next Friday".
fn weekday(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the"]);
    let shift = match scan.key(at) {
        "last" | "past" | "previous" => Some(-1),
        "this" if scan.is_any(at + 1, &["past", "last"]) => Some(-1),
        "this" if scan.is_any(at + 1, &["coming", "next"]) => Some(1),
        "this" => Some(0),
        "next" | "coming" | "following" => Some(1),
        _ => None,
    };
    let day_at = if shift.is_some() { scan.skip(at + 1, &["coming", "past", "last", "next"]) } else { at };
    let facts = scan.facts(day_at);
    if facts.weekday == 0
        || facts.plural
        || scan.word(day_at).apart && day_at > index
        || (at > index && shift.is_none())
    {
        return None;
    }
    if shift.is_none() && !weekday_stands(scan, index) {
        return None;
    }
    let mut to = day_at + 1;
    if facts.short && scan.is(to, ".") && scan.word(to).glued {
        to += 1;
    }
    if shift.is_none() && scan.is_any(to, &["prayer", "prayers", "sermon", "sermons", "imam", "imams"]) {
        // Every week's, not that of a date.
        return Some(Found::date(index, to, Reading::Fixed(Value::Weekday(facts.weekday))));
    }
    if shift.is_none()
        && let Some(by) = week_shift(scan, to)
    {
        let week = Box::new(Reading::Shift(Unit::Week, by, From::Speech));
        return Some(Found::date(index, to + 2, Reading::Place(Place::Weekday(facts.weekday), week)));
    }
    let day = Reading::Weekday(facts.weekday, shift);
    match part_after(scan, to) {
        Some((part, end)) => {
            Some(Found::of(TimeKind::Time, index, end, Reading::Time(Box::new(day), Clock::Part(part))))
        }
        None => Some(Found::date(index, to, day)),
    }
}

/// "last week", "this week", "next week" behind a weekday: the weeks from that of writing.
fn week_shift(scan: &Scan, at: usize) -> Option<i32> {
    let by = match scan.key(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (scan.is(at + 1, "week") && !scan.word(at).apart).then_some(by)
}

/// Words behind a weekday that make it a name: "the Sunday Times", "the Monday Club".
#[rustfmt::skip]
const NAMED_BY: [&str; 17] = [
    "times", "telegraph", "mirror", "mail", "post", "express", "herald", "tribune", "review", "club", "magazine",
    "mosque", "movement", "agreement", "accords", "group", "observer",
];

fn weekday_stands(scan: &Scan, index: usize) -> bool {
    let word = scan.word(index);
    let before = scan.key_before(index, 1);
    if word.facts.short {
        return word.capital && matches!(before, "on" | "since" | "until" | "by" | "from" | "last" | "next");
    }
    let previous = scan.before(index);
    let named = index > 0
        && !word.apart
        && previous.capital
        && scan.is_letters(index - 1)
        && previous.facts.part.is_none()
        && !scan.begins_sentence(index - 1)
        && before != "on";
    let next = scan.word(index + 1);
    let names = next.capital && !next.glued && !next.apart && NAMED_BY.contains(&scan.key(index + 1));
    (word.capital || before == "on" || before == "by")
        && !named
        && !names
        && !matches!(before, "black" | "bloody" | "good")
}
