//! Intervals as numbers of days, so that two are compared without a calendar.

use record::{Date, Grain, When};

/// Dates known to so many days at most are sharp.
const SHARP_DAYS: i32 = 7;

/// An interval of days, counted from the first day of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
    /// Whether it is known to a week or better.
    pub(super) is_sharp: bool,
    /// The month of the first day, counted from the year 0.
    pub(super) month: i32,
}

impl Days {
    pub(super) fn of(when: &When) -> Days {
        Days {
            first: number(when.earliest()),
            last: number(when.latest()),
            is_sharp: matches!(when.grain(), Grain::Day | Grain::Week) || when.days() <= SHARP_DAYS,
            month: i32::from(when.earliest().year()) * 12 + i32::from(when.earliest().month()),
        }
    }

    /// How many days it has.
    pub(super) fn length(&self) -> i32 {
        self.last - self.first + 1
    }

    /// Days between two intervals; zero if they share a day.
    pub(super) fn gap(&self, other: &Days) -> i32 {
        (other.first - self.last).max(self.first - other.last).max(0)
    }
}

fn number(date: Date) -> i32 {
    Date::ZERO.until(date).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Basis;

    #[test]
    fn a_gap_is_the_days_between_and_a_month_is_not_sharp() {
        let days = |from: &str, to: &str| {
            let day = |text: &str| text.parse::<Date>().expect("a date");
            let when = When::new(day(from), day(to), Grain::Range, Basis::Explicit);
            Days::of(&when.expect("in order"))
        };
        let (march, day) = (days("2024-03-01", "2024-03-31"), days("2024-02-27", "2024-02-27"));
        assert_eq!((march.gap(&day), day.gap(&march), march.gap(&march)), (3, 3, 0));
        assert_eq!((march.length(), march.is_sharp), (31, false));
        assert_eq!((day.length(), day.is_sharp), (1, true));
        assert_eq!(march.month - day.month, 1);
    }
}
