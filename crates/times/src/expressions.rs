//! The expressions of a block: at every word that may begin one, the longest that any matcher finds.

use crate::found::{Found, Reading};
use crate::periods::Names;
use crate::value::{Clock, Value};
use crate::words::Scan;
use crate::{anniversaries, clock, dates, durations, parts, relative, seasons, sets, solar, stretches, year};
use record::TimeKind;

/// All expressions of a block, in order.
pub(crate) fn all(scan: &Scan, names: &Names) -> Vec<Found> {
    let mut list = Vec::new();
    let mut index = 0;
    while index < scan.len() {
        let found = longest(scan, index, names);
        match found {
            Some(mut found) => {
                if let [only] = found.as_slice()
                    && let Some(time) = clock::after_day(scan, only)
                {
                    found = vec![time];
                }
                index = found.last().map_or(index + 1, |last| last.to.max(index + 1));
                list.extend(found.into_iter().filter(|found| !is_stamp(scan, found)));
            }
            None => index += 1,
        }
    }
    list
}

/// A time stamp that closes its paragraph is the document's own; nothing is told of it.
fn is_stamp(scan: &Scan, found: &Found) -> bool {
    matches!(found.reading, Reading::Fixed(Value::Time(Some(_), Clock::Hour(..))))
        && scan.word(found.to).apart
}

fn longest(scan: &Scan, index: usize, names: &Names) -> Option<Vec<Found>> {
    if let Some((when, to)) = names.find(scan, index) {
        let value = Value::Days(when.earliest(), when.latest());
        let reading = if when.days() == 1 { Value::Day(when.earliest()) } else { value };
        return Some(vec![Found::of(TimeKind::Date, index, to, Reading::Period(reading, when))]);
    }
    let word = scan.word(index);
    if !(word.facts.opens || scan.is_digits(index) || crate::words::is_apostrophe(scan.key(index))) {
        return None;
    }
    let period = |at: usize| date(scan, at);
    let part = |at: usize| best([period(at), parts::find(scan, at, &period)]);
    let one = |found: Option<Found>| found.map(|found| vec![found]);
    best([
        part(index),
        parts::find(scan, index, &part),
        clock::find(scan, index, &period),
        one(sets::find(scan, index)),
        one(durations::find(scan, index)),
    ])
}

/// Dates without a part or modifier before them.
fn date(scan: &Scan, index: usize) -> Option<Vec<Found>> {
    let one = |found: Option<Found>| found.map(|found| vec![found]);
    best([
        solar::find(scan, index),
        dates::find(scan, index),
        year::find(scan, index),
        one(year::century(scan, index)),
        one(seasons::find(scan, index)),
        one(seasons::hinted(scan, index)),
        one(relative::find(scan, index)),
        one(anniversaries::find(scan, index)),
        one(stretches::find(scan, index)),
    ])
}

/// The one that reaches farthest; of equals the first.
fn best<const N: usize>(options: [Option<Vec<Found>>; N]) -> Option<Vec<Found>> {
    let mut best: Option<Vec<Found>> = None;
    let reach = |list: &[Found]| list.last().map_or(0, |found| found.to);
    for option in options.into_iter().flatten() {
        if best.as_ref().is_none_or(|best| reach(&option) > reach(best)) {
            best = Some(option);
        }
    }
    best
}
