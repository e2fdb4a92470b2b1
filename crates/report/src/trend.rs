//! Where a series is heading, as a pure function of its points.

use record::{Date, Point, Series};

/// The evidence mass f + c below which a value says too little: half of one war-like act (score 10) of today,
/// or one act of score 5.
pub const ENOUGH: f64 = 0.5;

/// The least change of T, in points of 100, that counts as a change.
pub const CHANGE: f64 = 5.0;

/// The least evidence that must be new within the span that is compared: one act of score 2.
pub const NEWS: f64 = 0.2;

/// Where the series is heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// T rose by [`CHANGE`] or more.
    Rising,
    /// T fell by [`CHANGE`] or more.
    Easing,
    /// T changed by less.
    Steady,
    /// The last value, or what is new in it, rests on too little.
    TooLittle,
}

impl Direction {
    /// In a word or two, as a heading.
    pub fn word(self) -> &'static str {
        match self {
            Direction::Rising => "Rising",
            Direction::Easing => "Easing",
            Direction::Steady => "Steady",
            Direction::TooLittle => "Too little evidence",
        }
    }

    /// A sign that says the same to the eye.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Direction::Rising => "▲",
            Direction::Easing => "▼",
            Direction::Steady => "▬",
            Direction::TooLittle => "○",
        }
    }
}

/// The series on one day, without its incidents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The day.
    pub date: Date,
    /// T.
    pub tension: f64,
    /// T at its lowest when one document is left out.
    pub low: f64,
    /// T at its highest when one document is left out.
    pub high: f64,
    /// The evidence mass f + c.
    pub mass: f64,
}

impl Reading {
    fn of(point: &Point) -> Reading {
        let Point { date, tension, low, high, .. } = *point;
        Reading { date, tension, low, high, mass: point.mass() }
    }
}

/// What the last points of a series say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Where it is heading.
    pub direction: Direction,
    /// The value it is compared with: one half-life before the last point, or the first with any evidence.
    pub from: Reading,
    /// The last value.
    pub to: Reading,
    /// Whether the direction holds whichever one document is left out, by the bands at both ends.
    pub firm: bool,
    /// Whether T moved only because older incidents lost weight: it fell though no cooperation is new, or
    /// rose though no conflict is new.
    pub fading: bool,
    /// The highest value that rests on [`ENOUGH`]; the first of equals.
    pub peak: Option<Reading>,
    /// The last value that rests on [`ENOUGH`].
    pub last_enough: Option<Reading>,
}

/// Reads the direction off a series; `None` if it has no points.
///
/// The last point is compared with the one that lies one half-life before it. The direction is
/// [`Direction::TooLittle`] if the last or the earlier evidence mass is under [`ENOUGH`], or if less than [`NEWS`] of
/// evidence is new between the two: then T only drifts to 50 as old incidents lose weight, and that is no news about
/// the relation. What is new is what f and c hold beyond their earlier values, halved as the time between asks.
///
/// A rise is firm if the lowest last value still lies above the highest earlier value; a fall the other way
/// round; a steady course if both bands lie within twice [`CHANGE`].
pub fn trend(series: &Series) -> Option<Trend> {
    let last = series.points.last()?;
    let before = |point: &&Point| days_between(point.date, last.date) >= series.half_life;
    let first_with_evidence = || series.points.iter().find(|point| point.mass() > 0.0);
    let earlier = series.points.iter().rev().find(before).or_else(first_with_evidence).unwrap_or(last);

    let (from, to) = (Reading::of(earlier), Reading::of(last));
    let Course { direction, fading } = match course(earlier, last, series.half_life) {
        // No direction is told from a value that the page draws faint.
        _ if from.mass < ENOUGH => Course { direction: Direction::TooLittle, fading: false },
        course => course,
    };
    let firm = match direction {
        Direction::Rising => to.low > from.high,
        Direction::Easing => to.high < from.low,
        Direction::Steady => to.high.max(from.high) - to.low.min(from.low) <= 2.0 * CHANGE,
        Direction::TooLittle => false,
    };
    let enough = || series.points.iter().filter(|point| point.mass() >= ENOUGH);
    // Of equals the first: `max_by` takes the last, so the points are read from the end.
    let peak = enough().rev().max_by(|a, b| a.tension.total_cmp(&b.tension)).map(Reading::of);
    Some(Trend {
        direction,
        from,
        to,
        firm,
        fading,
        peak,
        last_enough: enough().next_back().map(Reading::of),
    })
}

/// From one point to a later one.
pub(crate) struct Course {
    pub(crate) direction: Direction,
    /// As in [`Trend::fading`].
    pub(crate) fading: bool,
}

/// Where the series went between two of its points; see [`trend`].
pub(crate) fn course(earlier: &Point, last: &Point, half_life: f64) -> Course {
    let kept = libm::exp2(-days_between(earlier.date, last.date) / half_life.max(1.0));
    let new_conflict = (last.conflict - earlier.conflict * kept).max(0.0);
    let new_cooperation = (last.cooperation - earlier.cooperation * kept).max(0.0);
    let change = last.tension - earlier.tension;
    let too_little =
        last.mass() < ENOUGH || earlier.date == last.date || new_conflict + new_cooperation < NEWS;
    let direction = match change {
        _ if too_little => Direction::TooLittle,
        change if change >= CHANGE => Direction::Rising,
        change if change <= -CHANGE => Direction::Easing,
        _ => Direction::Steady,
    };
    let fading = match direction {
        Direction::Rising => new_conflict < NEWS / 2.0,
        Direction::Easing => new_cooperation < NEWS / 2.0,
        Direction::Steady | Direction::TooLittle => false,
    };
    Course { direction, fading }
}

fn days_between(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |span| f64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Dyad;

    /// A series of points (date, f, c), each with a band of T minus and plus `band`.
    fn series(band: f64, points: &[(&str, f64, f64)]) -> Series {
        let point = |&(date, conflict, cooperation): &(&str, f64, f64)| {
            let tension = 50.0 + 50.0 * (conflict - cooperation) / (conflict + cooperation + 1.0);
            Point {
                date: date.parse().unwrap(),
                tension,
                conflict,
                cooperation,
                low: tension - band,
                high: tension + band,
                incidents: Vec::new(),
            }
        };
        Series {
            dyad: Dyad::new("AZE".parse().unwrap(), "IRN".parse().unwrap()).unwrap(),
            half_life: 90.0,
            prior: 1.0,
            points: points.iter().map(point).collect(),
        }
    }

    fn read(band: f64, points: &[(&str, f64, f64)]) -> (Direction, bool, bool) {
        let trend = trend(&series(band, points)).unwrap();
        (trend.direction, trend.firm, trend.fading)
    }

    #[test]
    fn a_new_attack_raises_tension() {
        let points = [("2023-01-01", 0.3, 0.3), ("2023-02-01", 0.3, 0.3), ("2023-04-01", 1.5, 0.2)];
        assert_eq!(read(1.0, &points), (Direction::Rising, true, false));
        assert_eq!(read(40.0, &points), (Direction::Rising, false, false), "a wide band makes it uncertain");
    }

    #[test]
    fn new_cooperation_eases_it() {
        let points = [("2023-01-01", 1.5, 0.0), ("2023-04-01", 0.75, 1.0)];
        assert_eq!(read(1.0, &points), (Direction::Easing, true, false));
    }

    #[test]
    fn small_changes_are_none() {
        let points = [("2023-01-01", 1.0, 1.0), ("2023-04-01", 1.05, 1.0)];
        assert_eq!(read(1.0, &points), (Direction::Steady, true, false));
        assert_eq!(read(20.0, &points), (Direction::Steady, false, false));
    }

    #[test]
    fn silence_is_no_easing() {
        // Nothing new: T falls from 85 to 77 by decay alone.
        let points = [("2023-01-01", 2.4, 0.0), ("2023-04-01", 1.2, 0.0)];
        assert_eq!(read(1.0, &points).0, Direction::TooLittle);
        // Some conflict is new, but less than there was: it falls by fading.
        let points = [("2023-01-01", 2.4, 0.0), ("2023-04-01", 1.45, 0.0)];
        assert_eq!(read(1.0, &points), (Direction::Easing, true, true));
    }

    #[test]
    fn little_evidence_says_nothing() {
        assert_eq!(read(1.0, &[("2023-01-01", 0.0, 0.0), ("2023-04-01", 0.3, 0.0)]).0, Direction::TooLittle);
        assert_eq!(
            read(1.0, &[("2023-01-01", 0.2, 0.0), ("2023-04-01", 2.0, 0.0)]).0,
            Direction::TooLittle,
            "a rise from what is drawn faint is none to state"
        );
        assert_eq!(
            read(1.0, &[("2023-04-01", 3.0, 0.0)]).0,
            Direction::TooLittle,
            "one point has no direction"
        );
        assert_eq!(trend(&series(1.0, &[])), None);
    }

    #[test]
    fn the_peak_is_the_first_of_the_highest_that_rest_on_enough() {
        let points = [
            ("2023-01-01", 0.4, 0.0),
            ("2023-02-01", 0.9, 0.1),
            ("2023-03-01", 0.9, 0.1),
            ("2023-04-01", 0.2, 0.2),
        ];
        let trend = trend(&series(1.0, &points)).unwrap();
        assert_eq!(trend.peak.unwrap().date, "2023-02-01".parse().unwrap());
        assert_eq!(trend.last_enough.unwrap().date, "2023-03-01".parse().unwrap());
    }
}
