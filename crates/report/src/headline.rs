//! The opening of the brief: what the series says in plain words, and the period.

use crate::dates_in_words;
use crate::dossier::Index;
use crate::numbers_in_words::fixed;
use crate::selection::YEAR;
use crate::trend::{CHANGE, Direction, ENOUGH, Reading, Trend};
use record::{Date, Document, DocumentId, Incident, When};
use std::collections::BTreeSet;

/// The plain sentence on the series, and its uncertainty.
pub(crate) struct Headline {
    pub(crate) sign: &'static str,
    pub(crate) word: String,
    pub(crate) class: &'static str,
    pub(crate) says: String,
    pub(crate) uncertainty: String,
}

/// In words. `None` for a series without points.
pub(crate) fn headline(trend: Option<&Trend>) -> Headline {
    let Some(trend) = trend else {
        return Headline {
            sign: Direction::TooLittle.sign(),
            word: Direction::TooLittle.word().to_owned(),
            class: "too-little",
            says: "No dated incident between the two is told, so there is no series.".into(),
            uncertainty: String::new(),
        };
    };
    Headline {
        sign: trend.direction.sign(),
        word: match (trend.direction, trend.firm) {
            (Direction::TooLittle, _) | (_, true) => trend.direction.word().to_owned(),
            (direction, false) => format!("{}, but uncertain", direction.word()),
        },
        class: match trend.direction {
            Direction::Rising => "rising",
            Direction::Easing => "easing",
            Direction::Steady => "steady",
            Direction::TooLittle => "too-little",
        },
        says: says(trend),
        uncertainty: uncertainty(trend),
    }
}

fn says(trend: &Trend) -> String {
    let (from, to) = (&trend.from, &trend.to);
    match trend.direction {
        Direction::Rising | Direction::Easing => {
            let verb = if trend.direction == Direction::Rising { "rose" } else { "fell" };
            format!(
                "Tension {verb} from {} on {} to {} on {}.{}",
                value(from),
                dates_in_words::day(from.date),
                value(to),
                dates_in_words::day(to.date),
                peak(trend)
            )
        }
        Direction::Steady => format!(
            "Tension stands at {} on {} and has changed by less than {} points since {}.{}",
            value(to),
            dates_in_words::day(to.date),
            fixed(CHANGE, 0),
            dates_in_words::day(from.date),
            peak(trend)
        ),
        Direction::TooLittle => match &trend.last_enough {
            Some(last) if last.date != to.date => format!(
                "After {} too little is told to say where the relation is heading; tension then stood at \
                 {}.{}",
                dates_in_words::day(last.date),
                value(last),
                peak(trend)
            ),
            Some(last) if from.mass < ENOUGH => format!(
                "Tension stands at {} on {}; of the time before, too little is told to say where it is heading.{}",
                value(last),
                dates_in_words::day(last.date),
                peak(trend)
            ),
            Some(last) => format!(
                "Tension stands at {} on {}, but too little is new to say where it is heading.{}",
                value(last),
                dates_in_words::day(last.date),
                peak(trend)
            ),
            None => format!(
                "At no time up to {} is enough told to say how the relation stands.",
                dates_in_words::day(to.date)
            ),
        },
    }
}

/// " It stood highest at 84 on 13 April 2023.", unless that is one of the values told already.
fn peak(trend: &Trend) -> String {
    let told = [trend.from.date, trend.to.date];
    match &trend.peak {
        Some(peak) if peak.tension > 50.0 && !told.contains(&peak.date) => {
            format!(" It stood highest at {} on {}.", value(peak), dates_in_words::day(peak.date))
        }
        _ => String::new(),
    }
}

fn uncertainty(trend: &Trend) -> String {
    let to = &trend.to;
    let band = format!("{} to {}", fixed(to.low, 0), fixed(to.high, 0));
    let fading = if trend.fading {
        let (missing, older) = match trend.direction {
            Direction::Easing => ("no cooperation", "conflict"),
            _ => ("no conflict", "cooperation"),
        };
        format!(" It moved because older {older} loses weight: {missing} is new in this span.")
    } else {
        String::new()
    };
    match trend.direction {
        Direction::TooLittle if to.mass < ENOUGH => format!(
            "What the texts tell of the time up to {} weighs {}, and {} is asked for. A value near 50 then means \
             that little is known, not that all is well.",
            dates_in_words::day(to.date),
            fixed(to.mass, 2),
            fixed(ENOUGH, 1)
        ),
        Direction::TooLittle => format!("With any one document left out, the last value lies at {band}."),
        _ if trend.firm => format!(
            "This holds whichever one document is left out (last value {band}, weight of the evidence {}).{fading}",
            fixed(to.mass, 1)
        ),
        _ => format!(
            "This is uncertain: it rests on few documents, and leaving out a single one puts the last value \
             at {band} (weight of the evidence {}).{fading}",
            fixed(to.mass, 1)
        ),
    }
}

/// T without decimals: more would claim more than there is.
fn value(reading: &Reading) -> String {
    fixed(reading.tension, 0)
}

/// The one document that all incidents behind the last point are told by, if there is one: then everything
/// that the series now says rests on it.
pub(crate) fn sole_document<'a>(index: &Index<'a>) -> Option<&'a Document> {
    let incidents = index.dossier.series.points.last()?.incidents.iter();
    let told: Vec<&Incident> = incidents.filter_map(|id| index.incident(id)).collect();
    let documents: BTreeSet<&DocumentId> =
        told.iter().flat_map(|incident| &incident.sources).flat_map(|source| &source.documents).collect();
    match documents.len() {
        1 => documents.first().and_then(|id| index.document(id)),
        _ => None,
    }
}

/// The time from the earliest to the latest incident that took place, told no more exactly than they are:
/// "September 2020 to 28 April 2025". Incidents without a date, or known only to more than a year, do not count.
pub(crate) fn period(index: &Index) -> Option<String> {
    let happened = |incident: &&Incident| index.is_established(incident);
    let whens = || {
        let whens = index.dossier.incidents.iter().filter(happened).filter_map(|incident| incident.when);
        whens.filter(|when| when.days() <= YEAR)
    };
    let first = whens().min_by_key(|when| (when.earliest(), when.latest()))?;
    let last = whens().max_by_key(|when| (when.latest(), when.earliest()))?;
    let (from, to) = (end_in_words(&first, first.earliest()), end_in_words(&last, last.latest()));
    Some(if from == to { from } else { format!("{from} to {to}") })
}

/// One end of an interval: a day if the interval is at most a week, a year if it is one, else a month.
fn end_in_words(when: &When, end: Date) -> String {
    match when.days() {
        ..=7 => dates_in_words::day(end),
        365.. => end.year().to_string(),
        _ => dates_in_words::month_and_year(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Basis, Grain};

    fn reading(date: &str, tension: f64, mass: f64) -> Reading {
        Reading { date: date.parse().unwrap(), tension, low: tension - 4.0, high: tension + 3.0, mass }
    }

    fn trend(direction: Direction, firm: bool, fading: bool) -> Trend {
        let (from, to) = (reading("2023-01-10", 40.0, 1.0), reading("2023-04-10", 71.6, 1.2));
        Trend {
            direction,
            from,
            to,
            firm,
            fading,
            peak: Some(reading("2023-02-01", 80.2, 2.0)),
            last_enough: Some(to),
        }
    }

    #[test]
    fn a_rise_is_told_with_its_values_and_its_peak() {
        let told = headline(Some(&trend(Direction::Rising, true, false)));
        let says = "Tension rose from 40 on 10 January 2023 to 72 on 10 April 2023. \
                    It stood highest at 80 on 1 February 2023.";
        assert_eq!((told.word.as_str(), told.says.as_str()), ("Rising", says));
        assert!(told.uncertainty.contains("holds whichever one document is left out (last value 68 to 75"));
    }

    #[test]
    fn a_shaky_direction_says_so() {
        let told = headline(Some(&trend(Direction::Easing, false, true)));
        assert_eq!(told.word, "Easing, but uncertain");
        assert!(told.uncertainty.starts_with("This is uncertain"), "{}", told.uncertainty);
        assert!(told.uncertainty.ends_with("no cooperation is new in this span."), "{}", told.uncertainty);
    }

    #[test]
    fn the_period_is_told_no_more_exactly_than_its_ends() {
        let when = |from: &str, to: &str| {
            When::new(from.parse().unwrap(), to.parse().unwrap(), Grain::Range, Basis::Explicit).unwrap()
        };
        for (from, to, first, last) in [
            ("2023-01-27", "2023-01-27", "27 January 2023", "27 January 2023"),
            ("2023-01-01", "2023-12-31", "2023", "2023"),
            ("2020-09-01", "2020-11-30", "September 2020", "November 2020"),
        ] {
            let when = when(from, to);
            assert_eq!(end_in_words(&when, when.earliest()), first);
            assert_eq!(end_in_words(&when, when.latest()), last);
        }
    }

    #[test]
    fn too_little_never_sounds_like_peace() {
        let mut little = trend(Direction::TooLittle, false, false);
        little.to = reading("2024-04-10", 51.0, 0.1);
        let told = headline(Some(&little));
        assert!(told.says.starts_with("After 10 April 2023 too little is told"), "{}", told.says);
        assert!(told.uncertainty.contains("not that all is well"));
        assert!(headline(None).says.contains("no series"));
    }
}
