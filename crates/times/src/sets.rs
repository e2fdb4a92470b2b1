//! Recurring times: "every year", "daily", "per month", "on Fridays", "twice a week".

use crate::found::{Found, Reading};
use crate::unit::Unit;
use crate::value::{Count, Length, Value};
use crate::words::Scan;
use record::TimeKind;

#[rustfmt::skip]
const ADVERBS: [(&str, Unit); 12] = [
    ("hourly", Unit::Hour), ("daily", Unit::Day), ("nightly", Unit::Day), ("everyday", Unit::Day),
    ("weekly", Unit::Week), ("monthly", Unit::Month), ("quarterly", Unit::Quarter), ("annually", Unit::Year),
    ("yearly", Unit::Year), ("annual", Unit::Year), ("biweekly", Unit::Week), ("biannually", Unit::Year),
];

/// A recurring time that begins at this word.
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Found> {
    let set = |to: usize, value: Value| Some(Found::of(TimeKind::Set, index, to, Reading::Fixed(value)));
    if let Some((_, unit)) = ADVERBS.iter().find(|(word, _)| scan.is(index, word)) {
        let name = scan.word(index).capital && !scan.begins_sentence(index);
        return if name { None } else { set(index + 1, Value::Every(*unit)) };
    }
    let facts = scan.facts(index);
    if facts.weekday != 0 && facts.plural {
        return set(index + 1, Value::Weekday(facts.weekday));
    }
    match scan.key(index) {
        "every" | "each" => {
            let mut at = scan.skip(index + 1, &["other", "single", "passing"]);
            let mut count = 1;
            if let Some((number, next)) = crate::number::cardinal(scan, at) {
                count = number
                    .as_whole()
                    .and_then(|number| u32::try_from(number).ok())
                    .filter(|number| *number > 0)?;
                at = next;
            }
            let facts = scan.facts(at);
            if scan.word(at).apart {
                return None;
            }
            if facts.weekday != 0 {
                return set(at + 1, Value::Weekday(facts.weekday));
            }
            if let Some(season) = facts.season {
                return set(at + 1, Value::Season(None, season));
            }
            if facts.month != 0 {
                return set(at + 1, Value::Month(None, facts.month));
            }
            if facts.part.is_some() {
                return set(at + 1, Value::Every(Unit::Day));
            }
            let (unit, _) = facts.unit.filter(|_| !scan.is(at, "second") && !facts.short)?;
            let other = scan.is(index + 1, "other");
            match (count, other) {
                (1, false) => set(at + 1, Value::Every(unit)),
                (count, other) => {
                    let count = Some(Count::whole(count + u32::from(other)));
                    set(at + 1, Value::Length(Length { count, unit }))
                }
            }
        }
        "per" | "a" | "an" => {
            let at = index + 1;
            let facts = scan.facts(at);
            let (unit, _) = facts.unit.filter(|_| !facts.plural && !facts.short && !scan.word(at).apart)?;
            // "km per hour": a speed.
            let speed = unit <= Unit::Hour
                && matches!(
                    scan.key_before(index, 1),
                    "km" | "kilometres" | "kilometers" | "miles" | "metres" | "meters" | "feet" | "knots"
                );
            if speed {
                return None;
            }
            if scan.is(index, "per") {
                return set(at + 1, Value::Every(unit));
            }
            let rate = rate_before(scan, index)
                && !scan.is_any(at + 1, &["later", "ago", "earlier", "before", "after"]);
            let length = Length { count: Some(Count::whole(1)), unit };
            if rate && unit >= Unit::Hour { set(at + 1, Value::Length(length)) } else { None }
        }
        _ => None,
    }
}

/// "30 a day", "twice a week", "$1 billion a year", "barrels a day".
fn rate_before(scan: &Scan, index: usize) -> bool {
    let before = scan.key_before(index, 1);
    let is_number = |at: usize| scan.is_digits(at) || scan.facts(at).number.is_some();
    let counted = scan.facts(index.wrapping_sub(1)).unit.is_none()
        && (2..=3).any(|back| back <= index && is_number(index - back) && scan.width(index - back) != 4)
        && before.ends_with('s');
    if counted {
        return true;
    }
    let number = index > 0 && is_number(index - 1);
    matches!(
        before,
        "once" | "twice" | "times" | "million" | "billion" | "barrels" | "hours" | "days" | "trillion"
    ) || (number && scan.width(index - 1) != 4)
}
