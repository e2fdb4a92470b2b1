//! The series in figures: its values over time with the incidents behind them, and how much the choice of h
//! and k matters.

use crate::chart::short_title;
use crate::chronology::Link;
use crate::dates_in_words;
use crate::dossier::Index;
use crate::numbers_in_words::fixed;
use crate::selection::Selection;
use crate::trend::{ENOUGH, Trend, trend};
use record::{Date, Point, Series};

/// How many rows the table has at most; the step between them grows until they are that few.
const ROWS: usize = 24;

/// How many incidents are named in a row.
const INCIDENTS: usize = 3;

/// The series on one day.
pub(crate) struct Row {
    pub(crate) date: String,
    pub(crate) datetime: String,
    pub(crate) tension: String,
    pub(crate) band: String,
    pub(crate) conflict: String,
    pub(crate) cooperation: String,
    pub(crate) mass: String,
    pub(crate) little: bool,
    pub(crate) incidents: Vec<Link>,
}

/// The last point of every month, quarter, year ... that has evidence.
pub(crate) fn rows(index: &Index, selection: &Selection) -> Vec<Row> {
    let points = &index.dossier.series.points;
    let steps = [1, 3, 6, 12, 60, 120, 1200];
    let at_step = |months: i32| -> Vec<&Point> {
        let period = |point: &Point| months_of(point.date).div_euclid(months);
        let ends = (points.iter().enumerate())
            .filter(|&(at, point)| points.get(at + 1).is_none_or(|next| period(next) != period(point)));
        ends.map(|(_, point)| point).filter(|point| point.mass() >= ENOUGH / 10.0).collect()
    };
    let few = steps.into_iter().map(at_step).find(|rows| rows.len() <= ROWS);
    few.unwrap_or_default().into_iter().map(|point| row(index, selection, point)).collect()
}

fn months_of(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

fn row(index: &Index, selection: &Selection, point: &Point) -> Row {
    let incidents = point.incidents.iter().filter(|id| selection.has_incident(id)).take(INCIDENTS);
    Row {
        date: dates_in_words::day(point.date),
        datetime: point.date.to_string(),
        tension: fixed(point.tension, 1),
        band: format!("{} to {}", fixed(point.low, 1), fixed(point.high, 1)),
        conflict: fixed(point.conflict, 2),
        cooperation: fixed(point.cooperation, 2),
        mass: fixed(point.mass(), 2),
        little: point.mass() < ENOUGH,
        incidents: incidents
            .filter_map(|id| index.incident(id))
            .map(|incident| Link { target: format!("i-{}", incident.id), text: short_title(index, incident) })
            .collect(),
    }
}

/// The series with one choice of half-life and prior.
pub(crate) struct Choice {
    pub(crate) half_life: String,
    pub(crate) prior: String,
    pub(crate) chosen: bool,
    pub(crate) last: String,
    pub(crate) band: String,
    pub(crate) peak: String,
    pub(crate) direction: &'static str,
}

/// The series of the brief first, then its alternatives; empty if there is nothing to compare.
pub(crate) fn sensitivity(index: &Index) -> Vec<Choice> {
    if index.dossier.alternatives.is_empty() {
        return Vec::new();
    }
    let base = choice(&index.dossier.series, true);
    base.into_iter().chain(index.dossier.alternatives.iter().filter_map(|s| choice(s, false))).collect()
}

fn choice(series: &Series, chosen: bool) -> Option<Choice> {
    let Trend { direction, to, peak, .. } = trend(series)?;
    Some(Choice {
        half_life: fixed(series.half_life, 0),
        prior: fixed(series.prior, 1),
        chosen,
        last: fixed(to.tension, 1),
        band: format!("{} to {}", fixed(to.low, 1), fixed(to.high, 1)),
        peak: peak.map_or("none with enough evidence".into(), |peak| {
            format!("{}, {}", fixed(peak.tension, 1), dates_in_words::day(peak.date))
        }),
        direction: direction.word(),
    })
}
