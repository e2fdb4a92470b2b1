//! The digest: what each month brought, with the way the series went, the weightiest act and the others.

use crate::chronology::{Link, title_of};
use crate::dates_in_words;
use crate::dossier::Index;
use crate::numbers_in_words::{capitalised, counted};
use crate::selection::{Selection, YEAR, weight};
use crate::trend::{Course, Direction, ENOUGH, course};
use record::{Date, Grain, Incident, Point, Series, When};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many months with evidence stand open.
const OPEN: usize = 12;
/// How many incidents a month links to, beside its weightiest.
const OTHERS: usize = 8;
/// What is known only to more days than a month has gets a row of its own.
const MONTH: i32 = 31;
const QUARTER: i32 = 92;

const DETERIORATED: &str = "deteriorated";
const IMPROVED: &str = "improved";

/// The months, the latest first.
pub(crate) struct Digest {
    pub(crate) last: Vec<Month>,
    pub(crate) earlier: Vec<Month>,
    pub(crate) earlier_word: String,
}

/// A month, or a longer time that is told as one.
pub(crate) struct Month {
    pub(crate) title: String,
    pub(crate) sign: &'static str,
    pub(crate) word: &'static str,
    pub(crate) class: &'static str,
    /// The weightiest act of those that go the way of the month.
    pub(crate) line: Link,
    pub(crate) others: Vec<Link>,
    pub(crate) more: Option<Link>,
}

/// The day with which the last twelve months with evidence begin.
pub(crate) struct Opening {
    pub(crate) from: Date,
}

impl Opening {
    pub(crate) fn of(index: &Index) -> Option<Opening> {
        let from = periods(index).into_keys().rev().take(OPEN).map(|period| period.from).min()?;
        Some(Opening { from })
    }

    pub(crate) fn holds(&self, incident: &Incident) -> bool {
        incident.when.is_some_and(|when| when.latest() >= self.from)
    }
}

/// A row of the digest: whole months, ordered by their end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Period {
    to: Date,
    from: Date,
}

impl Period {
    /// The month of the middle of an interval that is no longer than one, else all the months that it touches; `None` for
    /// what is known only to more than a year.
    fn of(when: &When) -> Option<Period> {
        let (from, to) = match when.days() {
            days if days <= MONTH => (when.middle(), when.middle()),
            days if days <= YEAR => (when.earliest(), when.latest()),
            _ => return None,
        };
        Some(Period { from: from.first_of_month(), to: to.last_of_month() })
    }

    fn title(self) -> String {
        let interval = When::new(self.from, self.to, Grain::Range, record::Basis::Explicit);
        interval.map_or(String::new(), |when| capitalised(&dates_in_words::when(&when)))
    }
}

fn periods<'a>(index: &Index<'a>) -> BTreeMap<Period, Vec<&'a Incident>> {
    let mut periods: BTreeMap<Period, Vec<&'a Incident>> = BTreeMap::new();
    for incident in index.dossier.incidents.iter().filter(|incident| index.is_established(incident)) {
        if let Some(period) = incident.when.as_ref().and_then(Period::of) {
            periods.entry(period).or_default().push(incident);
        }
    }
    periods
}

/// Every month with a dated incident that is told as fact and read surely.
pub(crate) fn digest(index: &Index, selection: &Selection) -> Digest {
    let rows = periods(index).into_iter().rev();
    let mut last: Vec<Month> =
        rows.filter_map(|(period, incidents)| month(index, selection, period, incidents)).collect();
    let earlier = last.split_off(last.len().min(OPEN));
    Digest { earlier_word: counted(earlier.len(), "earlier month", "earlier months"), last, earlier }
}

fn month(index: &Index, selection: &Selection, period: Period, incidents: Vec<&Incident>) -> Option<Month> {
    let mut shown: Vec<&Incident> =
        incidents.into_iter().filter(|incident| selection.has_incident(&incident.id)).collect();
    let (sign, word, class) = way(&index.dossier.series, period);
    // The line is told by what moved it: of a month that improved, by an act of cooperation.
    let is_other_way = |incident: &Incident| match word {
        DETERIORATED => incident.score.tenths() > 0,
        IMPROVED => incident.score.tenths() < 0,
        _ => false,
    };
    shown.sort_by_cached_key(|incident| {
        let place = index.place_in_texts(incident);
        (is_other_way(incident), Reverse(weight(incident)), place, incident.id.clone())
    });
    let (first, others) = shown.split_first()?;
    let left_out = others.len().saturating_sub(OTHERS);
    let mut others: Vec<&Incident> = others.iter().take(OTHERS).copied().collect();
    index.sort_by_time(&mut others);
    let link =
        |incident: &Incident| Link { target: format!("i-{}", incident.id), text: title_of(index, incident) };
    Some(Month {
        title: period.title(),
        sign,
        word,
        class,
        line: link(first),
        others: others.into_iter().map(link).collect(),
        more: (left_out > 0).then(|| Link {
            target: format!("i-{}", first.id),
            text: counted(left_out, "more act in the chronology", "more acts in the chronology"),
        }),
    })
}

/// Which way the series went within a period: a sign, a word, and a class for the style sheet. Of more than a quarter
/// nothing is said: such a row tells how exact its acts are dated, and not what time they shaped.
fn way(series: &Series, period: Period) -> (&'static str, &'static str, &'static str) {
    if days_between(period.from, period.to) > QUARTER {
        return ("", "no closer date", "steady");
    }
    const TOO_LITTLE: (&str, &str, &str) = ("○", "too little told", "too-little");
    const UNCHANGED: (&str, &str, &str) = ("▬", "unchanged", "steady");
    let ends = series.points.iter().find(|point| point.date >= period.to).or(series.points.last());
    let Some(end) = ends.filter(|end| end.date >= period.from && end.mass() >= ENOUGH) else {
        return TOO_LITTLE;
    };
    let before = series.points.iter().rev().find(|point| point.date < period.from);
    let nothing = nothing(period.from);
    let Course { direction, fading } = course(before.unwrap_or(&nothing), end, series.half_life);
    match direction {
        // What moves only because older acts lose weight is no news of the month.
        _ if fading => UNCHANGED,
        Direction::Rising => ("▲", DETERIORATED, "rising"),
        Direction::Easing => ("▼", IMPROVED, "easing"),
        Direction::Steady | Direction::TooLittle => UNCHANGED,
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// A series before its first incident.
fn nothing(day: Date) -> Point {
    let date = day.yesterday().unwrap_or(day);
    let incidents = Vec::new();
    Point { date, tension: 50.0, conflict: 0.0, cooperation: 0.0, low: 50.0, high: 50.0, incidents }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Basis, Dyad};

    fn period(from: &str, to: &str) -> Option<Period> {
        let when = When::new(from.parse().unwrap(), to.parse().unwrap(), Grain::Range, Basis::Explicit);
        Period::of(&when.unwrap())
    }

    #[test]
    fn an_interval_belongs_to_its_month_or_to_all_it_touches() {
        for (from, to, title) in [
            ("2023-01-27", "2023-01-27", "January 2023"),
            ("2023-03-30", "2023-04-04", "April 2023"),
            ("2024-05-10", "2024-08-05", "May to August 2024"),
        ] {
            assert_eq!(period(from, to).unwrap().title(), title);
        }
        assert_eq!(period("1992-01-01", "1994-12-31"), None);
    }

    #[test]
    fn a_month_goes_the_way_of_the_series() {
        let point = |date: &str, conflict: f64, cooperation: f64| Point {
            date: date.parse().unwrap(),
            tension: 50.0 + 50.0 * (conflict - cooperation) / (conflict + cooperation + 1.0),
            conflict,
            cooperation,
            low: 0.0,
            high: 100.0,
            incidents: Vec::new(),
        };
        let dyad = Dyad::new("AZE".parse().unwrap(), "IRN".parse().unwrap()).unwrap();
        let points = vec![
            point("2022-12-26", 0.1, 0.1),
            point("2023-01-30", 0.9, 0.1),
            point("2023-02-27", 0.75, 0.08),
            point("2023-03-27", 0.6, 1.2),
            point("2023-12-25", 0.1, 0.2),
        ];
        let series = Series { dyad, half_life: 90.0, prior: 1.0, points };
        for (from, to, word) in [
            ("2023-01-01", "2023-01-30", "deteriorated"),
            ("2023-02-01", "2023-02-27", "unchanged"),
            ("2023-03-01", "2023-03-27", "improved"),
            ("2023-12-01", "2023-12-25", "too little told"),
            ("2024-06-01", "2024-06-30", "too little told"),
            ("2023-01-01", "2023-12-31", "no closer date"),
        ] {
            assert_eq!(way(&series, Period { from: from.parse().unwrap(), to: to.parse().unwrap() }).1, word);
        }
    }
}
