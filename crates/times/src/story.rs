//! The thread of a narrative: which year a date without one belongs to, by the dates told around it.
//!
//! Every date nearby speaks for the years that lie close to it in time: the nearer in the text and the
//! finer its grain, the louder; a story goes forward more often than back. A lone date far off ("a report
//! declassified in 2005") is outvoted by its neighbours.

use crate::value::Value;

/// How much the dates before speak, the last one first, in hundredths.
const BEFORE: [i32; 4] = [100, 60, 40, 25];
/// How much the dates after speak, the next one first, in hundredths.
const AFTER: [i32; 3] = [60, 35, 20];
/// How much the year of a heading speaks, as the last date before: as loud as a month told right before.
const SECTION: i32 = 60_000;
/// What a month of distance costs, forward and back, in thousandths.
const FORWARD: i32 = 60;
const BACK: i32 = 120;

/// A date as months since year 0, and how loud it speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    first: i32,
    last: i32,
    weight: i32,
}

/// The point of a value, if it names a year or less.
pub(crate) fn point(value: Value) -> Option<Point> {
    let (first, last, _) = value.days()?;
    let month = |day: record::Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let (first, last) = (month(first), month(last));
    let weight = match last - first {
        0 => 100,
        1..=5 => 80,
        6..=11 => 60,
        _ => return None,
    };
    Some(Point { first, last, weight })
}

impl Point {
    /// The year that it begins in.
    pub(crate) fn year(self) -> i16 {
        i16::try_from(self.first.div_euclid(12)).unwrap_or(i16::MAX)
    }

    /// What it speaks for a date that it lies within the year of its section.
    pub(crate) fn within(self, section: Point) -> i32 {
        if self.first >= section.first && self.first <= section.last { SECTION } else { 0 }
    }

    /// Whether it begins when the other is over.
    pub(crate) fn begins_after(self, other: Point) -> bool {
        self.first > other.last
    }
}

/// How well a date fits between those before (the last one first) and those after (the next one first).
pub(crate) fn fit(candidate: Point, before: &[Point], after: &[Point]) -> i32 {
    let from_before =
        before.iter().zip(BEFORE).map(|(point, share)| share * closeness(*point, candidate) * point.weight);
    let to_after =
        after.iter().zip(AFTER).map(|(point, share)| share * closeness(candidate, *point) * point.weight);
    from_before.chain(to_after).sum::<i32>() / 100
}

/// How close two dates are that are told in this order, in thousandths.
fn closeness(earlier: Point, later: Point) -> i32 {
    let cost = if later.first > earlier.last {
        (later.first - earlier.last).saturating_mul(FORWARD)
    } else if later.last < earlier.first {
        (earlier.first - later.last).saturating_mul(BACK)
    } else {
        0
    };
    (1000 - cost).max(0)
}

/// How many dates on each side are asked.
pub(crate) const ASKED: (usize, usize) = (BEFORE.len(), AFTER.len());

#[cfg(test)]
mod tests {
    use super::*;

    fn best(month: i8, before: &[Value], after: &[Value]) -> i16 {
        let points = |values: &[Value]| values.iter().filter_map(|value| point(*value)).collect::<Vec<_>>();
        let (before, after) = (points(before), points(after));
        let fits = (1930..1960)
            .filter_map(|year| Some((fit(point(Value::Month(Some(year), month))?, &before, &after), -year)));
        fits.max().map_or(0, |(_, year)| -year)
    }

    #[test]
    fn the_year_fits_the_story() {
        let month = |year, month| Value::Month(Some(year), month);
        assert_eq!(best(4, &[month(1940, 2)], &[]), 1940);
        assert_eq!(best(1, &[month(1941, 12)], &[]), 1942);
        assert_eq!(best(9, &[Value::Year(1940)], &[]), 1940);
        assert_eq!(best(7, &[month(1945, 2), month(1944, 10), month(1944, 9)], &[month(1944, 6)]), 1944);
        assert_eq!(best(8, &[Value::Year(1958), month(1944, 8), month(1944, 8)], &[Value::Year(1944)]), 1944);
    }
}
