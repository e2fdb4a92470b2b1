//! Parts of a year that have names: seasons, quarters, halves, holidays.

use crate::dates::dated;
use crate::found::{Found, From, Piece, Reading, YearHint};
use crate::holidays;
use crate::number;
use crate::unit::{Season, Unit};
use crate::value::Value;
use crate::words::Scan;

/// Seasons, quarters, halves and holidays that begin at this word.
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Found> {
    holiday(scan, index).or_else(|| season(scan, index)).or_else(|| quarter(scan, index))
}

fn holiday(scan: &Scan, index: usize) -> Option<Found> {
    let (place, to) = holidays::named(scan, index)?;
    if let Some(day) = holidays::only_day(place) {
        return Some(Found::date(index, to, Reading::Fixed(Value::Day(day))));
    }
    Some(dated(scan, index, to, Piece::Holiday(place)))
}

/// "last", "this", "next" before a part of a year.
fn hint(scan: &Scan, index: usize) -> Option<YearHint> {
    Some(match scan.key(index) {
        "last" | "past" => YearHint::Last,
        "previous" | "preceding" => YearHint::Shift(-1, From::Text),
        "this" => YearHint::Shift(0, From::Speech),
        "that" | "same" => YearHint::Shift(0, From::Text),
        "next" | "coming" | "upcoming" => YearHint::Next,
        "following" => YearHint::Shift(1, From::Text),
        _ => return None,
    })
}

/// "last March", "this spring", "the following winter", "last Christmas".
pub(crate) fn hinted(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the"]);
    let hint = hint(scan, at)?;
    let at = scan.skip(at + 1, &["same", "coming", "past"]);
    if scan.word(at).apart {
        return None;
    }
    let (piece, to) = if let Some((month, to)) = crate::dates::month(scan, at) {
        let may = scan.is_any(at, &["may", "march"]) && !scan.word(at).capital;
        // "the upcoming Jan. 9" is a day.
        let day = scan.is_digits(to) && scan.width(to) <= 2;
        (Piece::Month(month), Some(to).filter(|_| !may && !day)?)
    } else if let Some((place, to)) = holidays::named(scan, at) {
        (Piece::Holiday(place), to)
    } else {
        (Piece::Season(scan.facts(at).season?), at + 1)
    };
    let found = dated(scan, at, to, piece);
    if matches!(found.reading, Reading::Fixed(_)) {
        return Some(Found { from: index, ..found });
    }
    Some(Found::date(index, to, Reading::Yearless(piece, hint)))
}

/// "the summer of 1955", "summer 2007", "the spring", "autumn"; "fall" only where no verb or ruin is meant.
fn season(scan: &Scan, index: usize) -> Option<Found> {
    let at = scan.lead(index, &["the"]);
    let season = scan.facts(at).season.filter(|_| !scan.word(at).apart || at == index)?;
    if scan.word(at).glued
        && at > 0
        && !crate::words::is_dash(scan.key(at - 1))
        && !scan.is_any(at - 1, &["(", "\""])
    {
        return None;
    }
    let found = dated(scan, index, at + 1, Piece::Season(season));
    let year_told = !matches!(found.reading, Reading::Yearless(_, YearHint::None));
    if year_told {
        let of_the_year = !scan.is(at, "fall") || !scan.is(at + 1, ",");
        return of_the_year.then_some(found);
    }
    let fall = scan.is(at, "fall");
    let article = at > index;
    let before = scan.key_before(index, 1);
    let told = matches!(
        before,
        "in" | "during" | "by" | "until" | "since" | "this" | "over" | "late" | "early" | "throughout" | "of"
    );
    let named = scan.word(at).capital && !scan.begins_sentence(index) && !(told || article);
    let name_follows = scan.word(at).capital && scan.word(at + 1).capital && !scan.word(at + 1).glued;
    let stands = match season {
        Season::Autumn if fall => {
            told && article && !scan.is(at + 1, "of")
                || scan.is_any(at + 1, &["campaign", "semester", "offensive"])
        }
        Season::Spring => {
            (told || article || scan.is_any(at + 1, &["offensive", "offensives", "campaign"]))
                && !scan.is(at + 1, "of")
        }
        _ => true,
    };
    let sentence_word = scan.begins_sentence(at)
        && !scan.is_any(at + 1, &["was", "came", "and", "had", "saw", "offensives", "offensive"]);
    (stands && !named && !name_follows && !sentence_word).then_some(found)
}

/// "the third quarter of 1987", "Q3 2016", "2016 Q3", "the second half of 2008", "H1".
fn quarter(scan: &Scan, index: usize) -> Option<Found> {
    if let Some(week) = week_number(scan, index) {
        return Some(week);
    }
    if let Some((piece, to)) = short_quarter(scan, index) {
        return Some(dated(scan, index, to, piece));
    }
    if let Some((year, to, false)) = crate::year::token(scan, index) {
        let (piece, to) = short_quarter(scan, to)
            .or_else(|| crate::words::is_dash(scan.key(to)).then(|| short_quarter(scan, to + 1)).flatten())?;
        return Some(Found::date(index, to, Reading::Fixed(crate::dates::fixed(piece, year)?)));
    }
    let at = scan.lead(index, &["the"]);
    let (piece, to) = match scan.key(at) {
        "last" | "final" | "latter" if at > index && scan.is_any(at + 2, &["of", "in"]) => {
            named_part(scan, at + 1, 0)?
        }
        _ => {
            let (number, to) = number::ordinal(scan, at)?;
            named_part(scan, to, number)?
        }
    };
    let found = dated(scan, index, to, piece);
    match (&found.reading, piece) {
        // "the first half" alone may be of a game; "the first quarter" is the business year's.
        (Reading::Yearless(_, YearHint::None), Piece::Half(_)) => None,
        _ => Some(found),
    }
}

/// "week 10", "week 3 of 2027"; not the third week of a war.
fn week_number(scan: &Scan, index: usize) -> Option<Found> {
    let number =
        scan.digits(index + 1).filter(|number| (1..=53).contains(number) && scan.is(index, "week"))?;
    let found = dated(scan, index, index + 2, Piece::Week(i8::try_from(number).ok()?));
    let year_told = !matches!(found.reading, Reading::Yearless(_, YearHint::None));
    let plain = !scan.word(index + 1).glued && !scan.word(index + 2).glued
        || scan.is_any(index + 2, &[".", ",", ")"]);
    (plain && (year_told || !scan.is(index + 2, "of"))).then_some(found)
}

fn named_part(scan: &Scan, index: usize, number: u32) -> Option<(Piece, usize)> {
    let number = i8::try_from(number).ok()?;
    if scan.is(index, "half") && number <= 2 {
        return Some((Piece::Half(if number == 0 { 2 } else { number }), index + 1));
    }
    let quarter =
        scan.facts(index).unit == Some((Unit::Quarter, 1)) && !scan.facts(index).plural && number <= 4;
    quarter.then_some((Piece::Quarter(if number == 0 { 4 } else { number }), index + 1))
}

fn short_quarter(scan: &Scan, index: usize) -> Option<(Piece, usize)> {
    let glued = scan.word(index + 1).glued && scan.width(index + 1) == 1;
    // "H1N1"
    let closed = !(scan.word(index + 2).glued && scan.is_letters(index + 2));
    let number =
        i8::try_from(scan.digits(index + 1)?).ok().filter(|number| glued && closed && *number >= 1)?;
    match scan.key(index) {
        "q" if number <= 4 => Some((Piece::Quarter(number), index + 2)),
        "h" if number <= 2 && scan.word(index).capital => Some((Piece::Half(number), index + 2)),
        _ => None,
    }
}
