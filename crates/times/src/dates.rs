//! Calendar dates: month and day names and figures, with or without a year.

use crate::day::{AFTER_A_DAY, another_day, day, day_after_month, day_of_month, exists, ordinal_day};
use crate::figures;
use crate::found::{Found, From, Piece, Reading, YearHint};
use crate::number;
use crate::unit::{Season, Unit};
use crate::value::Value;
use crate::words::{Scan, is_dash};
use crate::year;
use record::Date;

/// Words before a month that leave no doubt that it is one.
#[rustfmt::skip]
const BEFORE_A_MONTH: [&str; 28] = [
    "in", "of", "on", "by", "since", "until", "till", "from", "to", "through", "before", "after", "during",
    "early", "late", "mid", "last", "next", "this", "between", "throughout", "previous", "following",
    "around", "for", "every", "each", "as",
];

/// Dates that begin at this word. Several where one phrase names several: "May 4 and 5".
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let facts = scan.facts(index);
    if facts.weekday != 0 {
        return with_weekday(scan, index);
    }
    if facts.month != 0 {
        return month_led(scan, index);
    }
    let at = scan.lead(index, &["the"]);
    let led = day_led(scan, at).map(|mut list| {
        list[0].from = index;
        list
    });
    if led.is_some() {
        return led;
    }
    if at > index {
        return day_of_month(scan, index, at).map(|found| vec![found]);
    }
    if !scan.is_digits(index) {
        return None;
    }
    figures::find(scan, index)
        .map(|found| vec![found])
        .or_else(|| year_led(scan, index).map(|found| vec![found]))
}

/// "Thursday, April 6", "Thu. 6 April 2023".
fn with_weekday(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let mut at = index + 1;
    // "the Edmonton Sun, August 16": a newspaper.
    let before = scan.before(index);
    let name = before.capital
        && !scan.word(index).apart
        && before.facts.weekday == 0
        && !scan.begins_sentence(index);
    if scan.facts(index).short && name && index > 0 && !scan.begins_sentence(index - 1) {
        return None;
    }
    if scan.facts(index).short {
        at = scan.skip(at, &["."]);
    }
    at = scan.skip(scan.skip(at, &[","]), &["the"]);
    if scan.word(at).apart {
        return None;
    }
    if let Some((number, to)) = number::ordinal(scan, at).filter(|(number, _)| (1..=31).contains(number))
        && scan.facts(scan.skip(to, &["of"])).month == 0
        && (!scan.is_small(to) || scan.is_any(to, &AFTER_A_DAY))
    {
        let day = i8::try_from(number).ok()?;
        return Some(vec![Found::date(index, to, Reading::WeekdayOfMonth(scan.facts(index).weekday, day))]);
    }
    let mut list = if scan.facts(at).month != 0 { month_led(scan, at)? } else { day_led(scan, at)? };
    let is_day =
        matches!(list[0].reading, Reading::Fixed(Value::Day(_)) | Reading::Yearless(Piece::Day(..), _));
    is_day.then(|| {
        list[0].from = index;
        list
    })
}

/// A month's name and the index after it, its point included.
pub(crate) fn month(scan: &Scan, index: usize) -> Option<(i8, usize)> {
    let facts = scan.facts(index);
    if facts.month == 0 || (scan.word(index).glued && index > 0 && scan.is_letters(index - 1)) {
        return None;
    }
    let dotted = facts.short && scan.is(index + 1, ".") && scan.word(index + 1).glued;
    Some((facts.month, index + 1 + usize::from(dotted)))
}

/// The year of a date: ", 1940", " 1940", " of 1940", " '40", ", 480 BC"; and what is said of it otherwise.
pub(crate) fn year_after(scan: &Scan, index: usize) -> Option<(i16, usize)> {
    let at = scan.skip(index, &[",", "of", "in"]);
    if scan.word(at).apart {
        return None;
    }
    if let Some((year, to, era)) = year::token(scan, at) {
        let amount = !era && at > index && scan.is(index, ",") && is_amount(scan, to);
        return (!amount).then_some((year, to));
    }
    number::year(scan, at).or_else(|| year::short(scan, at))
}

/// Whether what follows makes an amount of a number after a comma: "In May, 1500 men".
fn is_amount(scan: &Scan, to: usize) -> bool {
    scan.is_small(to)
        && scan.is_any(
            to,
            &["men", "people", "troops", "soldiers", "women", "civilians", "children", "of", "prisoners"],
        )
}

/// "of that year", "of the same year", "of this year", "of next year", "last year": the years from an anchor.
pub(crate) fn year_hint(scan: &Scan, index: usize) -> Option<(YearHint, usize)> {
    let mut at = index;
    let of = scan.is_any(at, &["of", ",", "in"]);
    at += usize::from(of);
    at = scan.skip(at, &["the"]);
    let hint = match scan.key(at) {
        "that" | "same" => YearHint::Shift(0, From::Text),
        "this" | "current" => YearHint::Shift(0, From::Speech),
        "last" => YearHint::Shift(-1, From::Speech),
        "next" => YearHint::Shift(1, From::Speech),
        "following" => YearHint::Shift(1, From::Text),
        "previous" | "preceding" | "prior" => YearHint::Shift(-1, From::Text),
        _ => return None,
    };
    let year = scan.skip(at + 1, &["same"]);
    (scan.facts(year).unit == Some((Unit::Year, 1)) && !scan.facts(year).plural).then_some((hint, year + 1))
}

/// A part of a year with what follows of its year.
pub(crate) fn dated(scan: &Scan, from: usize, to: usize, piece: Piece) -> Found {
    if let Some((year, end)) = year_after(scan, to)
        && let Some(value) = fixed(piece, year)
    {
        // "the winter of 1939–40" is one.
        let winter = piece == Piece::Season(Season::Winter);
        let end = if winter { year::next_year(scan, end, year).unwrap_or(end) } else { end };
        return Found::date(from, end, Reading::Fixed(value));
    }
    match year_hint(scan, to) {
        Some((hint, end)) => Found::date(from, end, Reading::Yearless(piece, hint)),
        None => Found::date(from, to, Reading::Yearless(piece, YearHint::None)),
    }
}

/// The value of a part of a known year; `None` for a day that the year does not have.
pub(crate) fn fixed(piece: Piece, year: i16) -> Option<Value> {
    Some(match piece {
        Piece::Month(month) => Value::Month(Some(year), month),
        Piece::Day(month, day) => Value::Day(Date::new(year, month, day).ok()?),
        Piece::Season(season) => Value::Season(Some(year), season),
        Piece::Quarter(quarter) => Value::Quarter(Some(year), quarter),
        Piece::Half(half) => Value::Half(Some(year), half),
        Piece::Week(week) => Value::Week(year, week),
        Piece::Holiday(place) => Value::Day(crate::holidays::day(place, year)?),
    })
}

/// "May 10, 1940", "February of 1940", "October", "May 4 and 5", "January 25-29".
fn month_led(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let (month, after) = month(scan, index)?;
    if let Some(found) = marked(scan, index, month, after) {
        return Some(vec![found]);
    }
    let comma =
        scan.is(after, ",") && number::ordinal(scan, after + 1).is_some_and(|_| scan.is_digits(after + 1));
    let at = scan.skip(after + usize::from(comma), &["the"]);
    let Some((first, to)) =
        day_after_month(scan, at).filter(|(day, _)| !scan.word(at).apart && exists(month, *day))
    else {
        let found = dated(scan, index, after, Piece::Month(month));
        return (found.to > after || stands_alone(scan, index, after)).then(|| vec![found]);
    };
    if !scan.word(index).capital
        && is_a_verb(scan, index)
        && scan.is_small(to)
        && !scan.is_any(to, &["in", "at"])
    {
        return None;
    }
    let mut list = vec![(index, to, first)];
    let mut end = to;
    while let Some((day, from, to)) = another_day(scan, end, list[list.len() - 1].2, month) {
        list.push((from, to, day));
        end = to;
    }
    Some(spread(scan, &list, month, end))
}

/// A month with day or year behind glued marks: "Sep-23-2020", "Oct/2", "Oct-2016".
fn marked(scan: &Scan, index: usize, month: i8, after: usize) -> Option<Found> {
    let mark = scan.key(after);
    let joined = |at: usize| {
        scan.word(at).glued && scan.word(at + 1).glued && scan.is(at, mark) && scan.is_digits(at + 1)
    };
    if !(is_dash(mark) || mark == "/") || !joined(after) || scan.word(index).glued {
        return None;
    }
    let number = scan.digits(after + 1)?;
    if scan.width(after + 1) == 4 {
        let year = i16::try_from(number).ok().filter(|year| (1000..=2200).contains(year))?;
        return Some(Found::date(index, after + 2, Reading::Fixed(Value::Month(Some(year), month))));
    }
    let day = i8::try_from(number).ok().filter(|day| exists(month, *day) && scan.width(after + 1) <= 2)?;
    if joined(after + 2) && scan.width(after + 3) == 4 {
        let year = i16::try_from(scan.digits(after + 3)?).ok()?;
        return Some(Found::date(index, after + 4, Reading::Fixed(fixed(Piece::Day(month, day), year)?)));
    }
    Some(Found::date(index, after + 2, Reading::Yearless(Piece::Day(month, day), YearHint::None)))
}

/// Days of one month that share a year.
fn spread(scan: &Scan, days: &[(usize, usize, i8)], month: i8, end: usize) -> Vec<Found> {
    let last = days.len() - 1;
    let shared = dated(scan, days[last].0, end, Piece::Day(month, days[last].2));
    let mut list: Vec<Found> = days[..last]
        .iter()
        .map(|&(from, to, day)| {
            let piece = Piece::Day(month, day);
            let reading = match &shared.reading {
                Reading::Fixed(value) => value.year().and_then(|year| fixed(piece, year)).map(Reading::Fixed),
                Reading::Yearless(_, hint) => Some(Reading::Yearless(piece, *hint)),
                _ => None,
            };
            Found::date(from, to, reading.unwrap_or(Reading::Yearless(piece, YearHint::None)))
        })
        .collect();
    list.push(shared);
    list
}

/// "10 May 1940", "3rd March", "the fifth of November", "6-7 February 1920", "6-Apr-2023".
fn day_led(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let in_words = scan.facts(index).ordinal.is_some() || scan.facts(index).number.is_some();
    let (first, to) = if in_words {
        let (number, to) = number::ordinal(scan, index).or_else(|| {
            let (count, to) = number::cardinal(scan, index)?;
            Some((u32::try_from(count.as_whole()?).ok()?, to))
        })?;
        let month_next = scan.facts(to).month != 0 && scan.word(to).capital && !scan.facts(to).short;
        let joined = scan.is_any(to, &["and", "to", "till", "until", "through"])
            && ordinal_day(scan, scan.skip(to + 1, &["the"])).is_some();
        let told = scan.is(to, "of") || month_next || joined;
        (i8::try_from(number).ok().filter(|day| (1..=31).contains(day) && told)?, to)
    } else {
        day(scan, index)?
    };
    let mut days = vec![(index, to, first)];
    let mut at = to;
    loop {
        let slash = scan.is(at, "/") && scan.word(at).glued && scan.word(at + 1).glued;
        let pointed = scan.is(at, ".")
            && scan.word(at).glued
            && scan.facts(at + 1).month != 0
            && scan.word(at + 1).capital;
        let joined = if is_dash(scan.key(at)) || slash || pointed { at + 1 } else { scan.skip(at, &["of"]) };
        let dashed = joined > at && !scan.is_any(at, &["of", "."]);
        if let Some((month, end)) = month(scan, joined).filter(|_| !scan.word(joined).apart) {
            let small_verb = !scan.word(joined).capital && is_a_verb(scan, joined);
            let suffixed = to > index + 1 || joined > at;
            let valid = days.iter().all(|&(.., day)| exists(month, day));
            if !valid || (small_verb && !suffixed && year_after(scan, end).is_none()) {
                return None;
            }
            if dashed {
                return dashed_date(scan, index, month, end, first).map(|found| vec![found]);
            }
            return Some(spread(scan, &days, month, end));
        }
        let joining = is_dash(scan.key(at))
            || slash
            || scan.is_any(at, &["and", "to", "or", "&", ",", "until", "till", "through"]);
        let from = if joining && scan.is_any(at + 1, &["and", "or"]) { at + 2 } else { at + 1 };
        let from = scan.skip(from, &["the"]);
        let next = day(scan, from)
            .or_else(|| ordinal_day(scan, from))
            .filter(|_| joining && !scan.word(from).apart && days.len() < 8);
        let (day, end) = next.filter(|(day, _)| *day > days[days.len() - 1].2)?;
        days.push((from, end, day));
        at = end;
    }
}

/// "6-Apr-2023".
fn dashed_date(scan: &Scan, index: usize, month: i8, end: usize, day: i8) -> Option<Found> {
    let at = end + usize::from(is_dash(scan.key(end)) || scan.is(end, "/"));
    let year = scan.digits(at).filter(|_| at > end)?;
    let year = match scan.width(at) {
        4 => i16::try_from(year).ok()?,
        2 => i16::try_from(if year > 30 { 1900 + year } else { 2000 + year }).ok()?,
        _ => return None,
    };
    Some(Found::date(index, at + 1, Reading::Fixed(Value::Day(Date::new(year, month, day).ok()?))))
}

/// "1939 September 1", "2016 June".
fn year_led(scan: &Scan, index: usize) -> Option<Found> {
    let (year, to, era) = year::token(scan, index)?;
    let slashed =
        (is_dash(scan.key(to)) || scan.is(to, "/")) && scan.word(to).glued && scan.word(to + 1).glued;
    if slashed
        && let Some((month, end)) = month(scan, to + 1)
        && scan.is(end, scan.key(to))
        && let Some(day) = scan.digits(end + 1).and_then(|day| i8::try_from(day).ok())
    {
        return Some(Found::date(index, end + 2, Reading::Fixed(fixed(Piece::Day(month, day), year)?)));
    }
    let at = scan.skip(to, &[","]);
    if era || scan.word(at).apart || !scan.word(at).capital && is_a_verb(scan, at) {
        return None;
    }
    let (month, end) = month(scan, at)?;
    match day(scan, end) {
        Some((day, end)) => {
            Some(Found::date(index, end, Reading::Fixed(fixed(Piece::Day(month, day), year)?)))
        }
        None if at == to
            && year_after(scan, end).is_none()
            && (!scan.is_any(at, &["may", "march"]) || !scan.is_letters(end) || scan.is(end, "and")) =>
        {
            Some(Found::date(index, end, Reading::Fixed(Value::Month(Some(year), month))))
        }
        None => None,
    }
}

/// Whether the month's name is a common word or a verb as well.
fn is_a_verb(scan: &Scan, index: usize) -> bool {
    scan.is_any(index, &["may", "march", "mar", "sat", "sun", "dec", "jan", "august"])
}

/// Whether a month without a day or a year is meant as one.
fn stands_alone(scan: &Scan, index: usize, after: usize) -> bool {
    let word = scan.word(index);
    let before = scan.key_before(index, 1);
    let beside = (is_dash(scan.key(after)) && scan.facts(after + 1).month != 0)
        || (matches!(before, "and" | "to" | "or") && scan.facts(index.wrapping_sub(2)).month != 0);
    let told = beside || BEFORE_A_MONTH.contains(&before);
    // "Black September" is a group, "the June Movement" another.
    let colour = matches!(before, "black" | "red" | "white" | "bloody") && scan.before(index).capital;
    let group = scan.word(after).capital && scan.is_any(after, &["movement", "brigade", "brigades", "group"]);
    if colour || group {
        return false;
    }
    if scan.facts(index).short {
        let dotted = after > index + 1;
        return word.capital && (told || dotted && !scan.is_letters(index.wrapping_sub(1)));
    }
    if !scan.is_any(index, &["may", "march", "august", "april", "june"]) {
        return word.capital || told || index == 0;
    }
    if !word.capital {
        return told && !scan.is_any(index, &["may", "march", "august"]);
    }
    let previous = scan.before(index);
    let article = matches!(before, "the" | "a" | "an");
    let name_before =
        index > 0 && !word.apart && previous.capital && scan.is_letters(index - 1) && !told && !article;
    let name_after = scan.word(after).capital && scan.is_letters(after) && !told && !article;
    if (name_before && previous.facts.month == 0) || name_after {
        return false;
    }
    match scan.key(index) {
        "may" | "march" if scan.begins_sentence(index) => {
            scan.is_any(after, &["was", "saw", "and", "to", "is", "brought"]) || is_dash(scan.key(after))
        }
        "march" if scan.is_any(after, &["of", "on", "to", "from", "through"]) => {
            told || scan.facts(after + 1).month != 0
        }
        "march" if before == "the" || before == "\"" => scan.is_small(after),
        _ => told || article || scan.begins_sentence(index) || !scan.is_letters(index.wrapping_sub(1)),
    }
}
