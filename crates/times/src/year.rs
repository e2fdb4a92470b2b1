//! Years, decades and centuries: which numbers are years, and which are amounts.

use crate::found::{Found, Reading};
use crate::number;
use crate::unit::Unit;
use crate::value::{Value, decade_of};
use crate::words::{Scan, is_apostrophe, is_dash};

/// Words before a number that make a year of it.
#[rustfmt::skip]
const BEFORE_A_YEAR: [&str; 41] = [
    "in", "since", "during", "throughout", "until", "till", "of", "by", "before", "after", "from", "early", "late",
    "mid", "circa", "ca", "c", "through", "year", "years", "between", "and", "to", "around", "about", "for", "as",
    "pre", "post", "spring", "summer", "autumn", "fall", "winter", "begin", "beginning", "back", "ending", "or",
    "preceding", "following",
];
/// Words before a number that make something else of it.
#[rustfmt::skip]
const BEFORE_A_NUMBER: [&str; 51] = [
    "no", "nos", "number", "numbers", "flight", "page", "pages", "p", "pp", "resolution", "room", "section", "article",
    "boeing", "airbus", "model", "route", "highway", "channel", "bus", "train", "gate", "volume", "vol", "isbn", "issn",
    "building", "box", "windows", "least", "some", "than", "nearly", "almost", "approximately", "roughly", "over",
    "only", "exactly", "another", "level", "unit", "exit", "port", "resolutions", "flights", "articles", "sections",
    "code", "bill", "type",
];
/// Words after a number that make an amount of it.
#[rustfmt::skip]
const AFTER_AN_AMOUNT: [&str; 43] = [
    "km", "kilometers", "kilometres", "metres", "meters", "miles", "feet", "m", "kg", "tons", "tonnes", "acres",
    "hectares", "pounds", "dollars", "euros", "people", "troops", "men", "women", "soldiers", "civilians", "prisoners",
    "percent", "per", "volunteers", "aircraft", "tanks", "ships", "children", "casualties", "dead", "wounded",
    "students", "khz", "mhz", "million", "billion", "thousand", "hundred", "degrees", "hours", "yards",
];

/// Things that are counted, where no article or the like says that a year names them ("the 2020 deaths").
#[rustfmt::skip]
const COUNTED: [&str; 64] = [
    "afghanis", "barrels", "boats", "bodies", "bombs", "books", "buildings", "buses", "calories", "cars", "copies",
    "deaths", "detainees", "dinars", "dirhams", "drones", "employees", "families", "fighters", "gallons", "guards", "guns",
    "helmets", "homes", "horses", "hostages", "houses", "injuries", "inmates", "jobs", "kilowatts", "liras", "litres",
    "liters", "manats", "megawatts", "members", "migrants", "militants", "mines", "missiles", "names", "officers",
    "pages", "pilgrims", "points", "rebels", "refugees", "rials", "rifles", "rockets", "rounds", "roubles", "rubles",
    "rupees", "seats", "shells", "trucks", "vehicles", "victims", "villages", "votes", "words", "workers",
];
/// Behind a hyphen they make a size of a number: "a 1912-page report".
#[rustfmt::skip]
const MEASURED: [&str; 20] = [
    "acre", "bed", "dollar", "euro", "foot", "horsepower", "km", "man", "member", "metre", "meter", "mile", "page",
    "pound", "room", "seat", "seater", "strong", "ton", "word",
];
/// Words before a year that names what follows.
const NAMING: [&str; 11] = ["the", "a", "this", "that", "his", "her", "its", "their", "our", "s", "in"];

/// A number that may be a year: three or four digits, or any with an era. Gives the astronomical year,
/// the index after it, and whether an era is told.
pub(crate) fn token(scan: &Scan, index: usize) -> Option<(i16, usize, bool)> {
    if scan.is_any(index, &["ad", "ce"]) && scan.word(index).capital {
        let at = scan.skip(index + 1, &["."]);
        let year = scan.digits(at).filter(|year| (1..3000).contains(year) && is_plain(scan, at))?;
        return Some((i16::try_from(year).ok()?, at + 1, true));
    }
    let year = i16::try_from(scan.digits(index)?).ok()?;
    if !is_plain(scan, index) {
        return None;
    }
    if let Some((before, to)) = era(scan, index + 1) {
        return (year >= 1).then_some((if before { 1 - year } else { year }, to, true));
    }
    // "the year 622"
    let called = scan.width(index) == 3 && year >= 100 && scan.key_before(index, 1) == "year";
    let full = scan.width(index) == 4 && (1000..=2200).contains(&year);
    (full || called).then_some((year, index + 1, false))
}

/// An era: whether it counts backwards, and the index after it.
pub(crate) fn era(scan: &Scan, index: usize) -> Option<(bool, usize)> {
    if scan.word(index).apart {
        return None;
    }
    match scan.key(index) {
        "bc" | "bce" => Some((true, index + 1)),
        "ad" | "ce" if scan.word(index).capital => Some((false, index + 1)),
        "b" | "a" => {
            let letters = [scan.key(index), scan.key(index + 1), scan.key(index + 2), scan.key(index + 3)];
            let glued = (1..4).all(|offset| scan.word(index + offset).glued);
            match letters {
                ["b", ".", "c", "."] if glued => Some((true, index + 4)),
                ["a", ".", "d", "."] if glued => Some((false, index + 4)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the digits are a number of their own: no part of a code, an amount with separators, a price,
/// a percentage or a clock time.
pub(crate) fn is_plain(scan: &Scan, index: usize) -> bool {
    let word = scan.word(index);
    if word.glued && index > 0 {
        let before = scan.word(index - 1);
        if before.shape != crate::words::Shape::Mark {
            return false;
        }
        match scan.key(index - 1) {
            "$" | "€" | "£" | "¥" | "₽" | "#" | "%" | "+" | "=" | "_" | "@" | "\\" | "&" => {
                return false;
            }
            "." | "," | ":" if before.glued && scan.is_digits(index.wrapping_sub(2)) => return false,
            "/" if before.glued
                && !scan.is_digits(index.wrapping_sub(2))
                && !is_month(scan, index.wrapping_sub(2)) =>
            {
                return false;
            }
            key if is_dash(key) && before.glued => {
                let code = index >= 2 && scan.is_letters(index - 2) && !starts_compound(scan, index - 2);
                let chained = index >= 3
                    && is_dash(scan.key(index - 3))
                    && scan.is_digits(index - 2)
                    && scan.word(index - 2).glued;
                let telephone = scan.is_digits(index - 2) && matches!(scan.width(index - 2), 3 | 5..);
                if code || chained || (telephone && scan.width(index) == 4 && era(scan, index + 1).is_none())
                {
                    return false;
                }
            }
            _ => {}
        }
    }
    if scan.key_before(index, 1) == "$" {
        return false;
    }
    let next = scan.word(index + 1);
    if !next.glued {
        return true;
    }
    match scan.key(index + 1) {
        "%" | "°" | "$" | "€" | "£" => false,
        "," => !(scan.word(index + 2).glued && scan.is_digits(index + 2) && scan.width(index + 2) == 3),
        "." | ":" => !(scan.word(index + 2).glued && scan.is_digits(index + 2)),
        _ => next.shape == crate::words::Shape::Mark,
    }
}

fn is_month(scan: &Scan, index: usize) -> bool {
    scan.facts(index).month != 0
}

/// Whether the word before a hyphen leaves the number after it a date: "mid-1944", "post-1991", "May-June".
fn starts_compound(scan: &Scan, index: usize) -> bool {
    scan.is_any(index, &["mid", "pre", "post", "early", "late", "bc", "ad", "non", "s"])
        || scan.facts(index).season.is_some()
        || is_month(scan, index)
}

/// Whether a four-digit number stands as a year of its own.
pub(crate) fn stands(scan: &Scan, index: usize, to: usize, year: i16) -> bool {
    let before = scan.key_before(index, 1);
    // "12 493 1945", "1985 2001": codes come in groups.
    if matches!(before, "copyright" | "©") || scan.is(index.wrapping_sub(1), "©") {
        return false;
    }
    let grouped = index > 0 && scan.is_digits(index - 1) && !scan.word(index).apart;
    if grouped
        || BEFORE_A_NUMBER.contains(&before)
        || (before == "." && BEFORE_A_NUMBER[..10].contains(&scan.key_before(index, 2)))
    {
        return false;
    }
    let next = scan.key(to);
    let follows = !scan.word(to).apart && scan.is_letters(to);
    if follows && AFTER_AN_AMOUNT.contains(&next)
        || is_an_address(scan, to)
        || goes_on_a_list(scan, index)
        || is_a_title(scan, index, to)
        || !NAMING.contains(&before) && follows && scan.is_small(to) && COUNTED.contains(&next)
        || !BEFORE_A_YEAR.contains(&before)
            && (is_odds(scan, to) || follows && scan.is_any(to, &["were", "are"]))
    {
        return false;
    }
    let adjective_amount =
        follows && year % 10 == 0 && next.ends_with('s') && next.len() > 4 && scan.is_small(to);
    if year % 100 == 0 && adjective_amount {
        return false;
    }
    if is_dash(next) && scan.word(to).glued && scan.is_small(to + 1) && scan.word(to + 1).glued {
        // "a 2000-strong crowd", "1500-metre": an amount; "1948-born" is one of few others.
        if year % 10 == 0 || scan.facts(to + 1).unit.is_some() || MEASURED.contains(&scan.key(to + 1)) {
            return false;
        }
    }
    if BEFORE_A_YEAR.contains(&before) || (1700..=2060).contains(&year) {
        return !adjective_amount || BEFORE_A_YEAR.contains(&before);
    }
    matches!(before, "(" | "\u{2013}" | "-" | "\u{2014}")
}

/// "resolutions 1718 and 2094": a number that is listed with one that is no year.
fn goes_on_a_list(scan: &Scan, index: usize) -> bool {
    let mut at = index;
    while at >= 2 && scan.is_any(at - 1, &["and", "or", ",", "to", "&"]) && scan.is_digits(at - 2) {
        at -= 2;
    }
    at < index && BEFORE_A_NUMBER[..10].iter().chain(&NUMBERED).any(|word| scan.key_before(at, 1) == *word)
}

/// "1945 Sunset Boulevard"
fn is_an_address(scan: &Scan, to: usize) -> bool {
    let street = |at: usize| {
        scan.word(at).capital
            && scan.is_any(at, &["street", "road", "avenue", "boulevard", "lane", "drive", "square"])
    };
    scan.word(to).capital && !scan.word(to).glued && (street(to) || street(to + 1))
}

/// Things that are numbered, in the plural.
const NUMBERED: [&str; 4] = ["resolutions", "flights", "articles", "sections"];

/// "\"1984\"": a book.
fn is_a_title(scan: &Scan, index: usize, to: usize) -> bool {
    let opens = matches!(scan.key_before(index, 1), "\"" | "\u{201c}") && scan.word(index).glued;
    opens && matches!(scan.key(to), "\"" | "\u{201d}") && scan.word(to).glued
}

/// "2000 to 1": odds.
fn is_odds(scan: &Scan, to: usize) -> bool {
    scan.is(to, "to") && (scan.is_digits(to + 1) && scan.width(to + 1) == 1 || scan.is(to + 1, "one"))
}

/// Years that stand alone, ranges of years with a dash, decades: "1939", "2013–2021", "1947-54",
/// "499-493 BC", "the 1960s".
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    if let Some(found) = decade(scan, index) {
        return Some(vec![found]);
    }
    if let Some(pair) = before_christ_pair(scan, index) {
        return Some(pair);
    }
    if let Some((year, to)) = number::year(scan, index) {
        let before = scan.key_before(index, 1);
        let told = matches!(
            before,
            "in" | "since" | "until" | "by" | "of" | "before" | "after" | "from" | "to" | "and"
        );
        let amount = scan.is_small(to) && scan.key(to).ends_with('s') || scan.facts(to).unit.is_some();
        return (told && !amount).then(|| vec![Found::date(index, to, Reading::Fixed(Value::Year(year)))]);
    }
    let (year, to, era) = token(scan, index)?;
    if !era && !stands(scan, index, to, year) {
        return None;
    }
    let first = Found::date(index, to, Reading::Fixed(Value::Year(year)));
    if let Some((second, end)) = short_end(scan, to, year) {
        let second = Found::date(end - 1, end, Reading::Fixed(Value::Year(second)));
        return Some(vec![first, second]);
    }
    Some(vec![first])
}

/// The two-digit end of a range of years: "1947-54", "2007/08". Gives the year and the index after it.
fn short_end(scan: &Scan, to: usize, year: i16) -> Option<(i16, usize)> {
    let joined =
        (is_dash(scan.key(to)) || scan.is(to, "/")) && scan.word(to).glued && scan.word(to + 1).glued;
    if !joined || scan.width(to + 1) != 2 || (scan.word(to + 2).glued && scan.is_letters(to + 2)) {
        return None;
    }
    let again = is_dash(scan.key(to + 2)) && scan.word(to + 2).glued && scan.is_digits(to + 3);
    let end = i16::try_from(scan.digits(to + 1)?).ok()?;
    (!again && year > 0 && end > year % 100).then_some((year - year % 100 + end, to + 2))
}

/// The year after `year` behind a dash or slash, in two or four figures: "1939–40", "1939/1940".
pub(crate) fn next_year(scan: &Scan, to: usize, year: i16) -> Option<usize> {
    let joined = is_dash(scan.key(to)) || scan.is(to, "/");
    let end = i16::try_from(scan.digits(to + 1)?).ok()?;
    let next = year.checked_add(1)?;
    let same = match scan.width(to + 1) {
        2 => end == next % 100,
        4 => end == next,
        _ => false,
    };
    let free = !(scan.word(to + 2).glued && scan.is_letters(to + 2));
    (joined && scan.word(to + 1).glued && same && free).then_some(to + 2)
}

/// "499-493 BC", "from 499 to 493 BC", "496 and 495 BC".
fn before_christ_pair(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let first = i16::try_from(scan.digits(index)?).ok().filter(|_| is_plain(scan, index))?;
    if !(is_dash(scan.key(index + 1)) || scan.is_any(index + 1, &["to", "and", "or", "until"])) {
        return None;
    }
    let at = index + 2;
    let second = i16::try_from(scan.digits(at)?).ok()?;
    let (true, to) = era(scan, at + 1)? else { return None };
    (first >= second && second >= 1 && first < 5000).then(|| {
        vec![
            Found::date(index, index + 1, Reading::Fixed(Value::Year(1 - first))),
            Found::date(at, to, Reading::Fixed(Value::Year(1 - second))),
        ]
    })
}

#[rustfmt::skip]
pub(crate) const DECADE_WORDS: [(&str, i16); 9] = [
    ("twenties", 2), ("thirties", 3), ("forties", 4), ("fifties", 5), ("sixties", 6), ("seventies", 7),
    ("eighties", 8), ("nineties", 9), ("noughties", 100),
];

/// "1960s", "the 1960's", "'60s", "the sixties", "470s BC". An article belongs to it.
fn decade(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the"]);
    // "a woman in her late thirties" is of that age.
    if (1..=2).any(|back| matches!(scan.key_before(index, back), "his" | "her" | "their" | "my")) {
        return None;
    }
    if let Some((_, decade)) = DECADE_WORDS.iter().find(|(word, _)| {
        (at > index || matches!(scan.key_before(index, 1), "in" | "since" | "late" | "early"))
            && scan.is(at, word)
    }) {
        let value = Value::Decade(if *decade == 100 { 200 } else { 190 + decade });
        return Some(Found::date(index, at + 1, Reading::Fixed(value)));
    }
    if at > index && scan.is_any(at, &["nineteen", "eighteen"]) {
        let next = at + 1 + usize::from(is_dash(scan.key(at + 1)));
        let (_, decade) = DECADE_WORDS.iter().find(|(word, _)| scan.is(next, word))?;
        let hundreds = if scan.is(at, "nineteen") { 190 } else { 180 };
        let value = Value::Decade((*decade < 10).then_some(hundreds + decade)?);
        return Some(Found::date(index, next + 1, Reading::Fixed(value)));
    }
    let digits = if is_apostrophe(scan.key(at)) && scan.word(at + 1).glued { at + 1 } else { at };
    let number = i16::try_from(scan.digits(digits)?).ok()?;
    let suffix = if is_apostrophe(scan.key(digits + 1)) { digits + 2 } else { digits + 1 };
    let s = scan.is(suffix, "s") && (digits + 1..=suffix).all(|place| scan.word(place).glued);
    if !s || number % 10 != 0 || (scan.word(digits).glued && digits > 0 && scan.is_letters(digits - 1)) {
        return None;
    }
    if let Some((true, to)) = era(scan, suffix + 1) {
        return Some(Found::date(index, to, Reading::Fixed(Value::DecadeBefore(number / 10))));
    }
    let value = match scan.width(digits) {
        4 if (1000..=2100).contains(&number) => decade_of(number),
        2 if at > index || digits > at || scan.key_before(index, 1) == "in" => {
            Value::Decade(if number >= 20 { 190 } else { 200 } + number / 10)
        }
        _ => return None,
    };
    Some(Found::date(index, suffix + 1, Reading::Fixed(value)))
}

/// "the 19th century", "21st century", "the 4th century BC", "the last century" is not one of them.
pub(crate) fn century(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the"]);
    let (number, mut next) = number::ordinal(scan, at)?;
    if is_dash(scan.key(next)) && scan.word(next).glued {
        next += 1;
    }
    let (unit, _) = scan.facts(next).unit?;
    let number = i16::try_from(number).ok().filter(|number| (1..=30).contains(number))?;
    match unit {
        Unit::Century => Some(match era(scan, next + 1) {
            Some((true, to)) => Found::date(index, to, Reading::Fixed(Value::Century(-number))),
            Some((false, to)) => Found::date(index, to, Reading::Fixed(Value::Century(number - 1))),
            None if number >= 5 => Found::date(index, next + 1, Reading::Fixed(Value::Century(number - 1))),
            None => return None,
        }),
        _ => None,
    }
}

/// A year of two digits with an apostrophe: "'68". Gives the year and the index after it.
pub(crate) fn short(scan: &Scan, index: usize) -> Option<(i16, usize)> {
    let digits = is_apostrophe(scan.key(index)) && scan.word(index + 1).glued && scan.width(index + 1) == 2;
    let number = i16::try_from(scan.digits(index + 1).filter(|_| digits)?).ok()?;
    let free = !scan.word(index + 2).glued || !scan.is_letters(index + 2);
    free.then_some((if number > 30 { 1900 } else { 2000 } + number, index + 2))
}
