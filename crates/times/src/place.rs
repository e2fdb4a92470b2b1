//! Places within a period: the third week of May, the first half of a decade.

use crate::found::Place;
use crate::holidays::nth_weekday;
use crate::unit::Unit;
use crate::value::{Value, decade_of, shift_days, week_of};
use record::Date;

/// The value of a place within a period, if the period has such a place.
pub(crate) fn within(place: Place, period: Value) -> Option<Value> {
    let (first, last, _) = period.days()?;
    match place {
        Place::Span(unit, count) => {
            let step = count.signum();
            let (near, _, _) = nth_unit(unit, step, first, last)?.days()?;
            let (_, far, _) = nth_unit(unit, count, first, last)?.days()?;
            let (from, to) = if step > 0 {
                (near, far)
            } else {
                (nth_unit(unit, count, first, last)?.days()?.0, nth_unit(unit, step, first, last)?.days()?.1)
            };
            (first.year() - from.year() <= 1 && to >= from).then_some(Value::Days(from, to))
        }
        Place::After(unit, count) => after(unit, count, period),
        Place::Weekday(weekday) => match period {
            Value::Week(..) => Some(Value::Day(shift_days(first, i32::from(weekday) - 1)?)),
            _ => None,
        },
        Place::WeekendOf => match week_of(first) {
            Value::Week(year, week) => Some(Value::Weekend(year, week)),
            _ => None,
        },
        Place::WeekOf => Some(week_of(first)),
        Place::Half(half) => {
            let middle = shift_days(first, (first.until(last).ok()?.get_days() - 1) / 2)?;
            Some(match period {
                Value::Year(year) => Value::Half(Some(year), half),
                _ if half == 1 => Value::Days(first, middle),
                _ => Value::Days(shift_days(middle, 1)?, last),
            })
        }
        Place::NthWeekday(weekday, nth) => match period {
            Value::Month(Some(year), month) => nth_weekday(year, month, weekday, nth).map(Value::Day),
            _ => None,
        },
        Place::Nth(unit, nth) => {
            let value = nth_unit(unit, nth, first, last)?;
            let (from, to, _) = value.days()?;
            (from <= last && to >= first).then_some(value)
        }
    }
}

/// So many units after a period of the same grain or a day.
fn after(unit: Unit, count: i32, period: Value) -> Option<Value> {
    let Some(day) = period.day() else {
        return match (unit, period) {
            (Unit::Year, Value::Year(year)) => {
                Some(Value::Year(i16::try_from(i32::from(year) + count).ok()?))
            }
            (Unit::Month, Value::Month(..)) => crate::value::shifted(period.days()?.0, Unit::Month, count),
            _ => None,
        };
    };
    let span = match unit {
        Unit::Day => jiff::Span::new().try_days(count),
        Unit::Week => jiff::Span::new().try_weeks(count),
        Unit::Month => jiff::Span::new().try_months(count),
        Unit::Year => jiff::Span::new().try_years(count),
        _ => return None,
    };
    day.checked_add(span.ok()?).ok().map(Value::Day)
}

fn nth_unit(unit: Unit, nth: i32, first: Date, last: Date) -> Option<Value> {
    if nth == 0 {
        return None;
    }
    let step = if nth > 0 { nth - 1 } else { nth + 1 };
    let base = if nth > 0 { first } else { last };
    match unit {
        Unit::Day => Some(Value::Day(shift_days(base, step)?)),
        // A week belongs to the period that holds its Thursday.
        Unit::Week | Unit::Weekend => {
            let offset = i32::from(base.weekday().to_monday_zero_offset());
            let thursday = shift_days(base, 3 - offset)?;
            let shift = if nth > 0 && thursday < first {
                7
            } else if nth < 0 && thursday > last {
                -7
            } else {
                0
            };
            let value = week_of(shift_days(thursday, shift + step.checked_mul(7)?)?);
            Some(match (unit, value) {
                (Unit::Weekend, Value::Week(year, week)) => Value::Weekend(year, week),
                (_, value) => value,
            })
        }
        Unit::Month => crate::value::shifted(base, Unit::Month, step),
        Unit::Year => crate::value::shifted(base, Unit::Year, step),
        Unit::Decade => Some(decade_of(i16::try_from(i32::from(base.year()) + step.checked_mul(10)?).ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn places_are_counted_within_their_period() {
        let november = Value::Month(Some(2016), 11);
        for (place, value) in [
            (Place::Nth(Unit::Week, 3), Some(Value::Week(2016, 46))),
            (Place::Nth(Unit::Week, 1), Some(Value::Week(2016, 44))),
            (Place::Nth(Unit::Week, -1), Some(Value::Week(2016, 47))),
            (Place::Nth(Unit::Day, -1), Some(Value::Day(date(2016, 11, 30)))),
            (Place::Nth(Unit::Day, 31), None),
            (Place::NthWeekday(4, 4), Some(Value::Day(date(2016, 11, 24)))),
            (Place::Half(1), Some(Value::Days(date(2016, 11, 1), date(2016, 11, 15)))),
            (Place::Half(2), Some(Value::Days(date(2016, 11, 16), date(2016, 11, 30)))),
        ] {
            assert_eq!(within(place, november), value, "{place:?}");
        }
        assert_eq!(within(Place::Half(2), Value::Year(2008)), Some(Value::Half(Some(2008), 2)));
    }
}
