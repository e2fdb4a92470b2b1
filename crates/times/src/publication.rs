//! The document's clock: what its date of publication settles. A day to count from, or only the year, or no more than
//! that what is told as past lies before it. Every stage reads dates by this one interval.

use crate::value::Value;
use record::{Basis, Date, When};

/// A publication that is known to so many days counts as its last day.
const NEAR_ENOUGH: i32 = 31;
/// Of a wider one at least the years are to be told apart.
const SETTLES_A_YEAR: i32 = 366;
/// What is told from the time of writing ("on Monday") is given as an interval if the publication is known to so many
/// days.
const NARROW: i32 = 92;

/// When a document was published, as dates are resolved by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Publication {
    when: When,
}

impl Publication {
    pub(crate) fn new(when: When) -> Publication {
        Publication { when }
    }

    /// The last possible day: what is told as past does not lie after it.
    pub(crate) fn latest(self) -> Date {
        self.when.latest()
    }

    /// What "last year" and "yesterday" are counted from: the day if it is known, else the year, else the whole
    /// interval, from which nothing finer than a decade can be counted.
    pub(crate) fn now(self) -> Value {
        let (first, last) = (self.when.earliest(), self.when.latest());
        if self.when.days() <= NEAR_ENOUGH {
            Value::Day(last)
        } else if first.year() == last.year() {
            Value::Year(first.year())
        } else {
            Value::Days(first, last)
        }
    }

    /// The day by which a bare date ("on March 30") has its year. An interval that was inferred begins with the latest
    /// date that the text tells as past, so that its bare dates lie before that; any other is taken at its end.
    /// `None` if even the year is open.
    pub(crate) fn reference(self) -> Option<Date> {
        let day = if self.when.is_approximate() { self.when.earliest() } else { self.when.latest() };
        let settled =
            self.when.days() <= SETTLES_A_YEAR || self.when.earliest().year() == self.when.latest().year();
        settled.then_some(day)
    }

    /// The first and the last day it may be, if there are several, and not too many to say "on some Monday of these".
    pub(crate) fn ends(self) -> Option<[Publication; 2]> {
        let end = |day: Date| Publication { when: When::day(day, Basis::Publication) };
        let narrow = (NEAR_ENOUGH + 1..=NARROW).contains(&self.when.days());
        narrow.then(|| [end(self.when.earliest()), end(self.when.latest())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Grain;

    fn known(first: &str, last: &str, approximate: bool) -> Publication {
        let day = |text: &str| text.parse().expect("a date");
        let when = When::new(day(first), day(last), Grain::Range, Basis::Metadata).expect("in order");
        Publication::new(if approximate { when.approximately() } else { when })
    }

    #[test]
    fn an_interval_settles_what_all_its_days_have_in_common() {
        let now = |first, last| known(first, last, true).now().to_string();
        assert_eq!(now("2023-04-13", "2023-05-04"), "2023-05-04");
        assert_eq!(now("2023-04-13", "2023-05-14"), "2023");
        assert_eq!(now("2023-12-13", "2024-01-14"), "2023-12-13/2024-01-14");
    }

    #[test]
    fn a_bare_date_lies_before_the_latest_that_the_text_tells() {
        let reference = |approximate| {
            known("2023-04-13", "2023-05-14", approximate).reference().map(|day| day.to_string())
        };
        assert_eq!(reference(true).as_deref(), Some("2023-04-13"));
        assert_eq!(reference(false).as_deref(), Some("2023-05-14"));
        assert_eq!(known("2020-11-09", "2022-12-31", true).reference(), None);
    }
}
