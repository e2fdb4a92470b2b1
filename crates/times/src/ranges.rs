//! Ranges: two expressions that are the ends of one period, and what an end takes from the other.

use crate::dates;
use crate::found::{Found, Piece, Reading, YearHint};
use crate::value::Value;
use crate::words::{Scan, is_dash};
use record::TimeKind;

/// How two neighbours are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// Not.
    None,
    /// Named side by side: "April and June 1955".
    List,
    /// The ends of a range: "from April to June 1955".
    Range,
}

/// For every expression how it is joined to the next one.
pub(crate) fn joins(scan: &Scan, found: &[Found]) -> Vec<Join> {
    let mut joins: Vec<Join> = found.windows(2).map(|pair| join(scan, &pair[0], &pair[1])).collect();
    joins.push(Join::None);
    joins.truncate(found.len());
    joins
}

fn join(scan: &Scan, first: &Found, second: &Found) -> Join {
    let calendar = |found: &Found| matches!(found.kind, TimeKind::Date | TimeKind::Time);
    if !calendar(first) || !calendar(second) || scan.word(second.from).apart {
        return Join::None;
    }
    let mut at = first.to;
    if scan.is(at, ",") && scan.is_any(at + 1, &["and", "or", "to", "until"]) {
        at += 1;
    }
    let gap: Vec<&str> = (at..second.from).map(|index| scan.key(index)).collect();
    match gap.as_slice() {
        [one] if is_dash(one) => Join::Range,
        ["to" | "until" | "till" | "through" | "thru"] | ["up", "to"] | ["to", "the"] | ["until", "the"] => {
            Join::Range
        }
        ["and"] | ["and", "the"] => {
            let between = (1..=2).any(|back| scan.key_before(first.from, back) == "between");
            if between { Join::Range } else { Join::List }
        }
        ["/"] if is_year(first) && is_year(second) => Join::Range,
        ["or" | "&" | "/" | ","] | ["and", "in" | "again" | "on"] => Join::List,
        ["and", "again", "in" | "on"] => Join::List,
        _ => Join::None,
    }
}

fn is_year(found: &Found) -> bool {
    matches!(found.reading, Reading::Fixed(Value::Year(_)))
}

/// Gives an end without a year the year of the end that has one: "from April to June 1968".
pub(crate) fn share_years(found: &mut [Found], joins: &[Join]) {
    for index in (0..found.len().saturating_sub(1)).rev() {
        let join = joins[index];
        if join == Join::None {
            continue;
        }
        let Some((year, month)) = told(&found[index + 1].reading) else { continue };
        let own = inner(&mut found[index].reading);
        let Reading::Yearless(piece, YearHint::None) = *own else { continue };
        let first_month = match piece {
            Piece::Month(month) | Piece::Day(month, _) => month,
            Piece::Season(season) => season.first_month(),
            _ => 1,
        };
        let later = month.is_some_and(|month| first_month > month);
        if later && join == Join::List {
            continue;
        }
        if let Some(value) = dates::fixed(piece, if later { year.saturating_sub(1) } else { year }) {
            *own = Reading::Fixed(value);
        }
    }
}

/// Gives a clock time the day that is told right behind it: "5:34 AM on March 20, 2003".
pub(crate) fn lend_days(scan: &Scan, found: &mut [Found]) {
    for index in 1..found.len() {
        let (before, after) = found.split_at_mut(index);
        let (Some(time), Some(day)) = (before.last_mut(), after.first()) else { continue };
        let Reading::Clock(clock) = time.reading else { continue };
        let own = match &day.reading {
            Reading::Time(own, _) if day.from == time.to => (**own).clone(),
            reading => reading.clone(),
        };
        let is_day = crate::clock::is_day(&Found { reading: own.clone(), ..day.clone() });
        let near = day.from - time.to <= 4 && is_day;
        let joined = day.from == time.to || scan.is_any(day.from - 1, &["on", ",", "of"]);
        if near
            && joined
            && !(time.to..day.from).any(|at| scan.is_any(at, &[".", ";"]) || scan.word(at).apart)
        {
            time.reading = Reading::Time(Box::new(own), clock);
        }
    }
}

/// The reading of the date within a time of day.
fn inner(reading: &mut Reading) -> &mut Reading {
    match reading {
        Reading::Time(day, _) => inner(day),
        other => other,
    }
}

/// The part of a year that is told without its year.
pub(crate) fn yearless(reading: &Reading) -> Option<Piece> {
    match reading {
        Reading::Yearless(piece, YearHint::None) => Some(*piece),
        Reading::Time(day, _) => yearless(day),
        _ => None,
    }
}

fn told(reading: &Reading) -> Option<(i16, Option<i8>)> {
    match reading {
        Reading::Fixed(value @ (Value::Month(..) | Value::Day(_) | Value::Season(..))) => {
            Some((value.year()?, value.month()))
        }
        Reading::Time(day, _) => told(day),
        _ => None,
    }
}
