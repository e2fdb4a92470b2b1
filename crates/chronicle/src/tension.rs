//! How a relation fares: the tension of a pair over time, with what it rests on.
//!
//! For each incident between the pair, w = |score| / 10 × standing weight × 2^(-(t - t_i) / h). f sums w over
//! conflict, c over cooperation, and T = 50 + 50 (f - c) / (f + c + k). An incident known only to an interval
//! weighs evenly on each of its days.

use crate::{bears_on, concerns};
use record::{Date, DocumentId, Dyad, Incident, Point, Series, Standing, When};
use std::collections::BTreeMap;

/// How much an incident of each standing weighs. What was only claimed weighs half, what is threatened or
/// planned a quarter (the threat or promise itself is an event of its own), what is denied or imagined nothing.
pub const STANDING_WEIGHTS: [(Standing, f64); 6] = [
    (Standing::Happened, 1.0),
    (Standing::Alleged, 0.5),
    (Standing::Planned, 0.25),
    (Standing::Threatened, 0.25),
    (Standing::Negated, 0.0),
    (Standing::Hypothetical, 0.0),
];

/// How much a deed against one of the pair weighs that others, or nobody knows who, did on the soil of the other: as much
/// as one that is only claimed. The host has a duty to protect (Vienna Convention on Diplomatic Relations, article 22).
const ON_ITS_SOIL: f64 = 0.5;

/// Incidents known only to an interval longer than this date nothing: they are left out of the series.
const LONGEST_DAYS: i32 = 366;
/// Where the publication dates are not known, a series ends with its last incident: on the last day of an
/// interval up to this long, on the first day of a longer one.
const SHORT_DAYS: i32 = 31;
/// Series up to this many days have a point a day, longer ones a point a week.
const DAILY_UP_TO: i32 = 180;
/// Incidents below this share of f + c are not listed behind a point.
const LISTED_SHARE: f64 = 0.01;

/// The figures of the method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Method {
    /// h: days after which an incident weighs half.
    pub half_life: f64,
    /// k: draws a series with little evidence to 50.
    pub prior: f64,
}

impl Default for Method {
    fn default() -> Method {
        Method { half_life: 90.0, prior: 1.0 }
    }
}

/// The tension of `dyad` from its first incident to `until`, the last day on which a text was published (or to
/// the first day of its last incident, if that is later).
///
/// Without a dated incident between the pair the series has no points. The band holds, for each day, the
/// lowest and highest T when any one document is left out: an incident that other documents tell too stays.
pub fn tension(incidents: &[Incident], dyad: &Dyad, until: Option<Date>, method: Method) -> Series {
    let weighed: Vec<Weighed<'_>> = incidents
        .iter()
        .filter(|incident| bears_on(dyad, incident))
        .filter_map(|incident| Weighed::of(incident, dyad, method))
        .collect();
    let points = days(&weighed, until).into_iter().map(|date| point(date, &weighed, method)).collect();
    Series { dyad: dyad.clone(), half_life: method.half_life, prior: method.prior, points }
}

/// An incident with its weight on the day it took place, positive for conflict.
struct Weighed<'a> {
    incident: &'a Incident,
    when: When,
    weight: f64,
    /// The one document that tells of it, if it is only one.
    sole_document: Option<&'a DocumentId>,
    decay: Decay,
}

impl<'a> Weighed<'a> {
    fn of(incident: &'a Incident, dyad: &Dyad, method: Method) -> Option<Weighed<'a>> {
        let when = incident.when.filter(|when| when.days() <= LONGEST_DAYS)?;
        let standing = STANDING_WEIGHTS.iter().find(|(standing, _)| *standing == incident.standing)?.1;
        let between = if concerns(dyad, incident) { 1.0 } else { ON_ITS_SOIL };
        let weight = -incident.score.value() / 10.0 * standing * between;
        let mut documents = incident.sources.iter().flat_map(|source| &source.documents);
        let sole_document = documents.next().filter(|_| documents.next().is_none());
        let decay = Decay { half_life: method.half_life };
        (weight != 0.0).then_some(Weighed { incident, when, weight, sole_document, decay })
    }

    /// Its weight on `date`; zero before its first day.
    fn on(&self, date: Date) -> f64 {
        let since = |day: Date| day.until(date).map_or(0, |span| span.get_days());
        let (oldest, newest) = (since(self.when.earliest()), since(self.when.latest()).max(0));
        if oldest < 0 {
            0.0
        } else {
            self.weight * self.decay.sum(newest, oldest) / f64::from(self.when.days())
        }
    }
}

/// 2^(-days / half-life).
struct Decay {
    half_life: f64,
}

impl Decay {
    fn after(&self, days: i32) -> f64 {
        libm::exp2(-f64::from(days) / self.half_life)
    }

    /// The sum over all days from `newest` to `oldest`: a geometric series.
    fn sum(&self, newest: i32, oldest: i32) -> f64 {
        (self.after(newest) - self.after(oldest + 1)) / (1.0 - self.after(1))
    }
}

fn days(weighed: &[Weighed<'_>], until: Option<Date>) -> Vec<Date> {
    let Some(first) = weighed.iter().map(|w| w.when.earliest()).min() else { return Vec::new() };
    // "In 2025" must not draw a series of a text of April on to December.
    let end = |when: &When| if when.days() <= SHORT_DAYS { when.latest() } else { when.earliest() };
    let last = match until {
        Some(until) => weighed.iter().map(|w| w.when.earliest()).fold(until, Date::max),
        None => weighed.iter().map(|w| end(&w.when)).fold(first, Date::max),
    };
    let length = first.until(last).map_or(0, |span| span.get_days());
    let step = if length <= DAILY_UP_TO { 1 } else { 7 };
    let mut days: Vec<Date> = (0..=length / step)
        .filter_map(|index| first.checked_add(jiff::Span::new().days(index * step)).ok())
        .collect();
    if days.last().is_some_and(|&day| day < last) {
        days.push(last);
    }
    days
}

fn point(date: Date, weighed: &[Weighed<'_>], method: Method) -> Point {
    let (mut conflict, mut cooperation) = (0.0, 0.0);
    let mut resting: BTreeMap<&DocumentId, (f64, f64)> = BTreeMap::new();
    let mut behind = Vec::new();
    for incident in weighed {
        let weight = incident.on(date);
        if weight == 0.0 {
            continue;
        }
        let (f, c) = if weight > 0.0 { (weight, 0.0) } else { (0.0, -weight) };
        conflict += f;
        cooperation += c;
        if let Some(document) = incident.sole_document {
            let sums = resting.entry(document).or_default();
            *sums = (sums.0 + f, sums.1 + c);
        }
        behind.push((weight.abs(), &incident.incident.id));
    }
    let value = |f: f64, c: f64| 50.0 + 50.0 * (f - c) / (f + c + method.prior);
    let tension = value(conflict, cooperation);
    let without = resting.values().map(|(f, c)| value((conflict - f).max(0.0), (cooperation - c).max(0.0)));
    let (low, high) = without.fold((tension, tension), |(low, high), t| (low.min(t), high.max(t)));
    behind.retain(|(weight, _)| *weight >= LISTED_SHARE * (conflict + cooperation));
    behind.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let incidents = behind.into_iter().map(|(_, id)| id.clone()).collect();
    Point { date, tension, conflict, cooperation, low, high, incidents }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incidents::{summarise, tests::event};
    use crate::sources::Independence;

    fn incident(id: &str, document: &str, what: &str) -> Incident {
        summarise(&[event(id, document, what)], &Independence::default())
    }

    fn pair() -> Dyad {
        Dyad::new("AZE".parse().unwrap(), "IRN".parse().unwrap()).unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn one_expulsion_halves_in_ninety_days() {
        let incidents = [incident("a", "1", "SANCTION AZE>IRN 2023-04-06..2023-04-06")];
        let series = tension(&incidents, &pair(), Some(day("2023-07-05")), Method::default());
        let (first, last) = (&series.points[0], series.points.last().unwrap());
        assert!((first.conflict - 0.6).abs() < 1e-12);
        assert!((first.tension - (50.0 + 50.0 * 0.6 / 1.6)).abs() < 1e-9);
        assert!((last.conflict - 0.3).abs() < 1e-12, "{last:?}");
        assert_eq!(
            (first.low, first.high),
            (50.0, first.tension),
            "without its only document nothing is known"
        );
        assert_eq!(first.incidents.len(), 1);
    }

    #[test]
    fn an_interval_weighs_evenly_on_its_days() {
        let incidents = [incident("a", "1", "SANCTION AZE>IRN 2023-04-01..2023-04-30")];
        let series = tension(&incidents, &pair(), None, Method { half_life: 1e9, prior: 1.0 });
        let on = |text: &str| series.points.iter().find(|point| point.date == day(text)).unwrap().conflict;
        assert!((on("2023-04-01") - 0.6 / 30.0).abs() < 1e-6);
        assert!((on("2023-04-15") - 0.3).abs() < 1e-6);
        assert!((on("2023-04-30") - 0.6).abs() < 1e-6);
    }

    #[test]
    fn a_series_does_not_run_ahead_of_its_texts() {
        let incidents = [incident("a", "1", "SANCTION AZE>IRN 2023-01-01..2023-12-31")];
        let last = |until| tension(&incidents, &pair(), until, Method::default()).points.last().unwrap().date;
        assert_eq!(last(Some(day("2023-04-17"))), day("2023-04-17"));
        assert_eq!(last(Some(day("2022-04-17"))), day("2023-01-01"));
        assert_eq!(last(None), day("2023-01-01"));
    }

    #[test]
    fn other_pairs_undated_and_imagined_acts_count_nothing() {
        let mut imagined = incident("a", "1", "ASSAULT IRN>AZE 2023-04-06..2023-04-06");
        imagined.standing = Standing::Hypothetical;
        let incidents = [
            imagined,
            incident("b", "1", "ASSAULT IRN>AZE"),
            incident("c", "1", "ASSAULT ARM>AZE 2023-04-06..2023-04-06"),
            incident("d", "1", "ASSAULT IRN>AZE 2013-04-06..2023-04-06"),
        ];
        assert!(tension(&incidents, &pair(), None, Method::default()).points.is_empty());
    }

    #[test]
    fn cooperation_falls_below_fifty() {
        let mut visit = incident("a", "1", "CONSULT IRN>AZE 2025-04-28..2025-04-28");
        visit.score = record::Score::from_tenths(40).unwrap();
        let series = tension(&[visit], &pair(), None, Method::default());
        assert!(series.points[0].tension < 50.0 && series.points[0].conflict == 0.0);
    }
}
