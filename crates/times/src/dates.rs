//! Calendar dates: month and day names and figures, with or without a year.

use crate::figures;
use crate::found::{Found, From, Piece, Place, Reading, YearHint};
use crate::number;
use crate::unit::Unit;
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

/// "on the 27th", "the 5th of last month".
fn day_of_month(scan: &Scan, index: usize, at: usize) -> Option<Found> {
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
    let told = matches!(before, "on" | "by" | "until" | "since" | "before" | "after" | "from");
    let closed = !scan.is_letters(to) || scan.word(to).apart || scan.is_any(to, &AFTER_A_DAY);
    let day_alone = told && closed && !is_dash(scan.key(to)) && !scan.is_any(to, &["of", "century"]);
    day_alone.then(|| Found::date(index, to, Reading::DayOfMonth(day)))
}

/// "Thursday, April 6", "Thu. 6 April 2023".
fn with_weekday(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let mut at = index + 1;
    if scan.facts(index).short {
        at = scan.skip(at, &["."]);
    }
    at = scan.skip(scan.skip(at, &[","]), &["the"]);
    if scan.word(at).apart {
        return None;
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

/// A day of a month in figures, with or without a suffix, and the index after it.
fn day(scan: &Scan, index: usize) -> Option<(i8, usize)> {
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
        Piece::Holiday(place) => Value::Day(crate::holidays::day(place, year)?),
    })
}

/// Whether the month has this day in some year.
fn exists(month: i8, day: i8) -> bool {
    Date::new(2024, month, day).is_ok()
}

/// "May 10, 1940", "February of 1940", "October", "May 4 and 5", "January 25-29".
fn month_led(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let (month, after) = month(scan, index)?;
    if let Some(found) = marked(scan, index, month, after) {
        return Some(vec![found]);
    }
    let at = scan.skip(after, &["the"]);
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

/// A day behind its month: in figures, also glued ("Dec31"), or in words ("May twenty-first").
fn day_after_month(scan: &Scan, at: usize) -> Option<(i8, usize)> {
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

/// One more day after a dash or a joining word: its number, its first word, and the index after it.
fn another_day(scan: &Scan, at: usize, last: i8, month_number: i8) -> Option<(i8, usize, usize)> {
    let key = scan.key(at);
    let dash = is_dash(key);
    let mut from = at + 1;
    if key == "," && scan.is_any(from, &["and", "or"]) {
        from += 1;
    }
    if !(dash || matches!(key, "to" | "and" | "or" | "until" | "till" | "through" | "&" | ",")) {
        return None;
    }
    let (day, to) = day(scan, from)?;
    let ordered = exists(month_number, day) && day > last && !scan.word(from).apart;
    let own_month = month(scan, scan.skip(to, &["of"])).is_some_and(|_| !scan.is_any(to, &["may", "march"]));
    let closed = dash || !scan.is_small(to) || scan.is_any(to, &AFTER_A_DAY) || key == "to";
    let list_goes_on = key != "," || scan.is_any(to, &["and", "or", ",", "&"]);
    (ordered && !own_month && closed && list_goes_on).then_some((day, from, to))
}

/// Small words that follow the second of two days, and not the counted things of an amount.
#[rustfmt::skip]
const AFTER_A_DAY: [&str; 52] = [
    "was", "were", "is", "are", "be", "could", "would", "will", "should", "can", "may", "might", "must", "had", "has",
    "have", "did", "the", "a", "an", "in", "at", "to", "of", "on", "by", "as", "with", "and", "or", "but", "when",
    "while", "where", "which", "that", "who", "after", "before", "during", "until", "from", "for", "he", "she", "they",
    "it", "we", "respectively", "against", "over", "between",
];

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
        let told = scan.is(to, "of") || month_next;
        (i8::try_from(number).ok().filter(|day| (1..=31).contains(day) && told)?, to)
    } else {
        day(scan, index)?
    };
    let mut days = vec![(index, to, first)];
    let mut at = to;
    loop {
        let slash = scan.is(at, "/") && scan.word(at).glued && scan.word(at + 1).glued;
        let joined = if is_dash(scan.key(at)) || slash { at + 1 } else { scan.skip(at, &["of"]) };
        let dashed = joined > at && !scan.is(at, "of");
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
        let joining = is_dash(scan.key(at)) || scan.is_any(at, &["and", "to", "or", "&", ","]);
        let from = if joining && scan.is_any(at + 1, &["and", "or"]) { at + 2 } else { at + 1 };
        let next = day(scan, from).filter(|_| joining && !scan.word(from).apart && days.len() < 8);
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
        None if at == to && year_after(scan, end).is_none() && !scan.is_any(at, &["may", "march"]) => {
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
