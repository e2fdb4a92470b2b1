//! What the matchers find: a stretch of words and what it says before it is resolved.

use crate::unit::{Season, Unit};
use crate::value::{Clock, Length, Value};
use record::{Modifier, TimeKind, When};

/// A time expression as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// First word.
    pub(crate) from: usize,
    /// One past the last word.
    pub(crate) to: usize,
    /// TIMEX3 type.
    pub(crate) kind: TimeKind,
    /// What it says.
    pub(crate) reading: Reading,
    /// TIMEX3 mod.
    pub(crate) modifier: Option<Modifier>,
}

impl Found {
    pub(crate) fn date(from: usize, to: usize, reading: Reading) -> Found {
        Found { from, to, kind: TimeKind::Date, reading, modifier: None }
    }

    pub(crate) fn of(kind: TimeKind, from: usize, to: usize, reading: Reading) -> Found {
        Found { from, to, kind, reading, modifier: None }
    }

    /// Whether it can only be said from the time of writing: "last year", "three days ago".
    pub(crate) fn is_deictic(&self) -> bool {
        matches!(
            self.reading,
            Reading::Shift(_, ..0, From::Speech) | Reading::Yearless(_, YearHint::Shift(..0, From::Speech))
        )
    }

    pub(crate) fn with(self, modifier: Option<Modifier>) -> Found {
        Found { modifier: modifier.or(self.modifier), ..self }
    }
}

/// What a time expression says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reading {
    /// All of it.
    Fixed(Value),
    /// A named period of the caller's: its value and its days.
    Period(Value, When),
    /// A part of a year, without the year.
    Yearless(Piece, YearHint),
    /// A day of a month that only the text around it tells: "on the 27th".
    DayOfMonth(i8),
    /// A weekday (Monday is 1) and a day of a month: "Friday the 13th".
    WeekdayOfMonth(i8, i8),
    /// A weekday: the last before (-1), the one of the week of (0) or the next after (1) the anchor, or
    /// `None` where only the tense can tell.
    Weekday(i8, Option<i8>),
    /// So many units from an anchor, at the grain of the unit.
    Shift(Unit, i32, From),
    /// A place within or beside a period: "the third week of May".
    Place(Place, Box<Reading>),
    /// A time of a day.
    Time(Box<Reading>, Clock),
    /// A time of day without a day.
    Clock(Clock),
    /// An anniversary of what has no date: the date that it stands beside, if any.
    Anniversary,
    /// "this period": the one last told.
    Stretch,
    /// "overnight": the night after the day last told, or before the day of writing.
    Overnight,
    /// A length; with a window it has days: "the past two years".
    Length(Length, Option<Window>),
    /// "earlier" or "later" in a period: the part of it before or after the anchor.
    Part(Box<Reading>, Window),
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Piece {
    /// A month.
    Month(i8),
    /// A month and a day.
    Day(i8, i8),
    /// A season.
    Season(Season),
    /// A quarter.
    Quarter(i8),
    /// A half.
    Half(i8),
    /// An ISO week.
    Week(i8),
    /// A holiday, by its place in the table.
    Holiday(usize),
}

/// What is said of the year of a [`Piece`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum YearHint {
    /// Nothing.
    None,
    /// So many years from an anchor: "August of that year", "the spring of next year", "this spring".
    Shift(i32, From),
    /// The last one before the anchor: "last March".
    Last,
    /// The next one after the anchor: "next summer".
    Next,
}

/// A place within a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    /// The n-th unit of the period: "the third week of May". Negative counts from the end.
    Nth(Unit, i32),
    /// The n-th weekday of the period: "the first Monday of May". Negative counts from the end.
    NthWeekday(i8, i32),
    /// The half of the period: "the first half of May".
    Half(i8),
    /// The first so many units of the period, the last if negative: "the first two weeks of 2021".
    Span(Unit, i32),
    /// So many units after the period, before it if negative: "two days after Christmas".
    After(Unit, i32),
    /// The weekday (Monday is 1) of a week: "Tuesday of last week".
    Weekday(i8),
    /// The weekend that holds the day: "over the weekend" is that of the last or next Saturday.
    WeekendOf,
    /// The week that holds the day: "the week of May 5".
    WeekOf,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The time of writing: "last year". In a narrative, its running date.
    Speech,
    /// The date last told: "the previous year".
    Text,
}

/// Where a length lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// Up to the anchor.
    Before(From),
    /// From the anchor on.
    After(From),
}
