//! A date as it is known: an interval with a grain and the reason for it.

use crate::Date;
use crate::named::named;
use serde::{Deserialize, Serialize};

named!(
    /// How exact a date is told.
    Grain {
        /// One day.
        Day = "day",
        /// One week.
        Week = "week",
        /// One month.
        Month = "month",
        /// A season or quarter, or a named part of a year.
        Season = "season",
        /// One year.
        Year = "year",
        /// Any other interval.
        Range = "range",
    }
);

named!(
    /// Why a date is believed.
    Basis {
        /// Told in full: day, month and year, or a year.
        Explicit = "explicit",
        /// Told in relation to the publication date ("last week").
        Publication = "publication",
        /// Told in relation to another date of the text ("two days later").
        Narrative = "narrative",
        /// Day or month are told, the year is inferred from the text or the publication date.
        YearInferred = "year-inferred",
        /// A citation beside the sentence bounds it.
        Citation = "citation",
        /// A named period of the codebook ("the Second Karabakh War").
        NamedPeriod = "named-period",
        /// Only the publication date bounds it: the event is told as past.
        BeforePublication = "before-publication",
        /// Told by the file itself or a list beside it (published dates only).
        Metadata = "metadata",
    }
);

/// The names of the months in English, in small letters.
#[rustfmt::skip]
pub const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// An interval of days, both ends included. A date that is not known is `Option::<When>::None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct When {
    earliest: Date,
    latest: Date,
    grain: Grain,
    approximate: bool,
    basis: Basis,
}

impl When {
    /// The interval `earliest..=latest`, or `None` if it would end before it begins.
    pub fn new(earliest: Date, latest: Date, grain: Grain, basis: Basis) -> Option<When> {
        (earliest <= latest).then_some(When { earliest, latest, grain, approximate: false, basis })
    }

    /// One day.
    pub fn day(day: Date, basis: Basis) -> When {
        When { earliest: day, latest: day, grain: Grain::Day, approximate: false, basis }
    }

    /// A whole month, or `None` if there is no such month.
    pub fn month(year: i16, month: i8, basis: Basis) -> Option<When> {
        let first = Date::new(year, month, 1).ok()?;
        When::new(first, first.last_of_month(), Grain::Month, basis)
    }

    /// A whole year, or `None` if it is out of the calendar's range (-9999 to 9999).
    pub fn year(year: i16, basis: Basis) -> Option<When> {
        When::new(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, Grain::Year, basis)
    }

    /// The same, marked as told only approximately ("about", "around").
    pub fn approximately(self) -> When {
        When { approximate: true, ..self }
    }

    /// The same interval, believed for another reason.
    pub fn on_basis(self, basis: Basis) -> When {
        When { basis, ..self }
    }

    /// First day.
    pub fn earliest(&self) -> Date {
        self.earliest
    }

    /// Last day.
    pub fn latest(&self) -> Date {
        self.latest
    }

    /// How exact it is told.
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// Whether it is told only approximately.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Why it is believed.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Length in days; one for a single day.
    pub fn days(&self) -> i32 {
        self.earliest.until(self.latest).map_or(0, |span| span.get_days()) + 1
    }

    /// The day in the middle, the earlier of two.
    pub fn middle(&self) -> Date {
        let half = jiff::Span::new().days((self.days() - 1) / 2);
        self.earliest.checked_add(half).unwrap_or(self.earliest)
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &When) -> bool {
        self.earliest <= other.earliest && other.latest <= self.latest
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &When) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            earliest: Date,
            latest: Date,
            grain: Grain,
            #[serde(default)]
            approximate: bool,
            basis: Basis,
        }
        let raw = Raw::deserialize(deserializer)?;
        let when = When::new(raw.earliest, raw.latest, raw.grain, raw.basis)
            .ok_or_else(|| serde::de::Error::custom(format!("{} is after {}", raw.earliest, raw.latest)))?;
        Ok(When { approximate: raw.approximate, ..when })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_interval_never_ends_before_it_begins() {
        assert_eq!(When::new(date(2023, 2, 1), date(2023, 1, 1), Grain::Range, Basis::Explicit), None);
        let bad = r#"{"earliest":"2023-02-01","latest":"2023-01-01","grain":"day","basis":"explicit"}"#;
        assert!(serde_json::from_str::<When>(bad).is_err());
    }

    #[test]
    fn a_february_has_its_days() {
        let month = When::month(2024, 2, Basis::Explicit).unwrap();
        assert_eq!(
            (month.latest(), month.days(), month.middle()),
            (date(2024, 2, 29), 29, date(2024, 2, 15))
        );
        assert_eq!(When::month(2024, 13, Basis::Explicit), None);
    }

    #[test]
    fn days_are_counted_over_years() {
        assert_eq!(When::year(2023, Basis::Explicit).unwrap().days(), 365);
    }
}
