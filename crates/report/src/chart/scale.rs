//! From dates and values to places on the drawing.

use record::{Date, Point};

/// The least mass that counts as evidence when the range of dates is chosen.
const TRACE: f64 = 0.01;

/// A stretch without evidence this long (in days) parts the history from the present: the chart begins after
/// the last such stretch.
const SILENCE: i32 = 4 * 365;

/// The drawing's area and the dates along it. All lengths are in units of the SVG's view box.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Scale {
    /// The place of a date; dates outside lie on the nearer edge.
    pub(crate) fn x(&self, date: Date) -> f64 {
        let all = f64::from(days(self.from, self.to).max(1));
        let part = (f64::from(days(self.from, date)) / all).clamp(0.0, 1.0);
        self.left + (self.right - self.left) * part
    }

    /// The place of a value of T.
    pub(crate) fn y(&self, tension: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (tension / 100.0).clamp(0.0, 1.0)
    }

    pub(crate) fn holds(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

/// Days from one date to another.
pub(crate) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The dates to draw: from shortly before the first evidence to the last point, or from the end of the last
/// long silence. `None` if no point has evidence.
pub(crate) fn range(points: &[Point]) -> Option<(Date, Date)> {
    let evidence: Vec<Date> = points.iter().filter(|p| p.mass() >= TRACE).map(|p| p.date).collect();
    let start = evidence.windows(2).rposition(|pair| days(pair[0], pair[1]) > SILENCE).map_or(0, |at| at + 1);
    let (first, last) = (*evidence.get(start)?, points.last()?.date);
    // A margin of a fortieth on the left, at least two weeks: the first mark is not to lie on the edge.
    let margin = (days(first, last) / 40).max(14);
    let from = first.checked_sub(record_days(margin)).unwrap_or(first);
    let to = if days(first, last) < 14 { last.checked_add(record_days(14)).unwrap_or(last) } else { last };
    Some((from, to))
}

fn record_days(count: i32) -> std::time::Duration {
    std::time::Duration::from_secs(u64::from(count.unsigned_abs()) * 86_400)
}

/// The dates of the grid with their labels: months, quarters, half-years or (groups of) years, as many as
/// have room.
pub(crate) fn ticks(scale: &Scale) -> Vec<(Date, String)> {
    let per_day = (scale.right - scale.left) / f64::from(days(scale.from, scale.to).max(1));
    let roomy = |&&(months, room): &&(i32, f64)| f64::from(months) * 30.4 * per_day >= room;
    const STEPS: [(i32, f64); 9] = [
        (1, 58.0),
        (3, 58.0),
        (6, 58.0),
        (12, 40.0),
        (24, 40.0),
        (60, 40.0),
        (120, 40.0),
        (240, 40.0),
        (1200, 0.0),
    ];
    let step = STEPS.iter().find(roomy).map_or(1200, |&(months, _)| months);
    let first = (i32::from(scale.from.year()) * 12).div_euclid(step) * step;
    let last = i32::from(scale.to.year()) * 12 + 11;
    (first..=last)
        .step_by(step as usize)
        .filter_map(|months| {
            let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
            let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
            let label = if step >= 12 { year.to_string() } else { format!("{} {year}", month_name(month)) };
            scale.holds(date).then_some((date, label))
        })
        .collect()
}

fn month_name(month: i32) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES[(month - 1).rem_euclid(12) as usize]
}

/// The least of 1, 2, 3, 5, 10, 20, 30, 50 ... that is not below `value`.
pub(crate) fn round_up(value: f64) -> f64 {
    let mut base = 1.0;
    while base < 1e9 {
        for factor in [1.0, 2.0, 3.0, 5.0] {
            if value <= base * factor {
                return base * factor;
            }
        }
        base *= 10.0;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(from: &str, to: &str, width: f64) -> Scale {
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        Scale { from, to, left: 0.0, right: width, top: 0.0, bottom: 100.0 }
    }

    fn labels(from: &str, to: &str, width: f64) -> Vec<String> {
        ticks(&scale(from, to, width)).into_iter().map(|(_, label)| label).collect()
    }

    fn point(date: &str, conflict: f64) -> Point {
        Point {
            date: date.parse().unwrap(),
            tension: 50.0,
            conflict,
            cooperation: 0.0,
            low: 50.0,
            high: 50.0,
            incidents: Vec::new(),
        }
    }

    #[test]
    fn the_grid_has_as_many_lines_as_have_room() {
        assert_eq!(labels("2020-07-01", "2025-06-01", 1000.0).len(), 10, "half-years");
        assert_eq!(labels("2020-07-01", "2025-06-01", 330.0), ["2021", "2022", "2023", "2024", "2025"]);
        assert_eq!(labels("2023-01-01", "2023-03-15", 300.0), ["Jan 2023", "Feb 2023", "Mar 2023"]);
        assert_eq!(
            labels("1900-01-01", "2000-01-01", 330.0),
            ["1900", "1920", "1940", "1960", "1980", "2000"]
        );
    }

    #[test]
    fn dates_and_values_lie_inside_the_area() {
        let scale = scale("2023-01-01", "2023-12-31", 100.0);
        assert_eq!(
            (scale.x("2022-01-01".parse().unwrap()), scale.x("2025-01-01".parse().unwrap())),
            (0.0, 100.0)
        );
        assert_eq!((scale.y(0.0), scale.y(50.0), scale.y(100.0), scale.y(180.0)), (100.0, 50.0, 0.0, 0.0));
    }

    #[test]
    fn old_history_behind_a_long_silence_is_left_out() {
        let points = [point("1828-02-21", 0.3), point("2020-09-27", 0.9), point("2021-03-01", 0.4)];
        let (from, to) = range(&points).unwrap();
        assert_eq!((from.year(), to), (2020, "2021-03-01".parse().unwrap()));
        assert_eq!(range(&[point("2020-01-01", 0.0)]), None);
        assert_eq!(range(&[]), None);
    }

    #[test]
    fn one_point_still_has_a_range() {
        let (from, to) = range(&[point("2020-09-27", 0.9)]).unwrap();
        assert!(from < to);
    }

    #[test]
    fn axis_ends_are_round() {
        for (value, round) in
            [(0.0, 1.0), (1.0, 1.0), (1.1, 2.0), (2.1, 3.0), (4.0, 5.0), (7.0, 10.0), (70.0, 100.0)]
        {
            assert_eq!(round_up(value), round);
        }
    }
}
