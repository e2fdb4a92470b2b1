//! TIMEX3 values: what a time expression means, printed to text and turned into an interval of days.

use crate::unit::{DayPart, Season, Unit};
use record::{Date, Grain, Modifier};
use std::fmt;

/// A TIMEX3 value. Years are astronomical: 1 BC is 0, 499 BC is -498.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A century by its first two digits: 19 is 1900 to 1999. Negative: the n-th century BC is -n.
    Century(i16),
    /// A decade by its first three digits: 193 is 1930 to 1939.
    Decade(i16),
    /// The n-th decade BC by its leading digits: 47 is 479 to 470 BC.
    DecadeBefore(i16),
    /// A year.
    Year(i16),
    /// A half of a year, 1 or 2.
    Half(Option<i16>, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(Option<i16>, i8),
    /// A season.
    Season(Option<i16>, Season),
    /// A month, 1 to 12.
    Month(Option<i16>, i8),
    /// An ISO week of an ISO year.
    Week(i16, i8),
    /// The weekend of an ISO week.
    Weekend(i16, i8),
    /// A day.
    Day(Date),
    /// A month and a day of it, in a year that is not known.
    DayOfYear(i8, i8),
    /// Some day of a month.
    DayIn(i16, i8),
    /// A weekday (Monday is 1) in a week that is not known.
    Weekday(i8),
    /// A time of a day; the day may be unknown.
    Time(Option<Date>, Clock),
    /// From a first to a last day.
    Days(Date, Date),
    /// A moment of some unit that is not known.
    Unknown(Unit),
    /// A period of which the text does not tell what it is: it has no TIMEX3 value.
    Untold,
    /// The past, without a date.
    Past,
    /// The present, without a date.
    Present,
    /// The future, without a date.
    Future,
    /// A length.
    Length(Length),
    /// Every unit.
    Every(Unit),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Hour 0 to 24 and minute.
    Hour(i8, Option<i8>),
    /// A part of the day.
    Part(DayPart),
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many units; `None` where the text does not say ("a few days").
    pub count: Option<Count>,
    /// The unit.
    pub unit: Unit,
}

/// A count with at most two digits after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// In hundredths.
    pub hundredths: u32,
}

impl Count {
    /// A whole number; larger ones than a calendar can hold are cut off.
    pub fn whole(number: u32) -> Count {
        Count { hundredths: number.min(1_000_000).saturating_mul(100) }
    }

    /// The whole number, or `None` for a fraction.
    pub fn as_whole(self) -> Option<i32> {
        (self.hundredths.is_multiple_of(100))
            .then(|| i32::try_from(self.hundredths / 100).unwrap_or(i32::MAX))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.hundredths / 100, self.hundredths % 100);
        match rest {
            0 => write!(f, "{whole}"),
            rest if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            rest => write!(f, "{whole}.{rest:02}"),
        }
    }
}

fn year_text(year: i16) -> String {
    if year >= 1 { format!("{year:04}") } else { format!("BC{:04}", 1 - i32::from(year)) }
}

fn known(year: Option<i16>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), year_text)
}

fn day_text(day: Date) -> String {
    format!("{}-{:02}-{:02}", year_text(day.year()), day.month(), day.day())
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Value::Century(number) if number < 0 => write!(f, "BC{:02}", -i32::from(number) - 1),
            Value::Century(number) => write!(f, "{number:02}"),
            Value::Decade(number) => write!(f, "{number:03}"),
            Value::DecadeBefore(number) => write!(f, "BC{number:03}"),
            Value::Year(year) => f.write_str(&year_text(year)),
            Value::Half(year, half) => write!(f, "{}-H{half}", known(year)),
            Value::Quarter(year, quarter) => write!(f, "{}-Q{quarter}", known(year)),
            Value::Season(year, season) => write!(f, "{}-{}", known(year), season.letters()),
            Value::Month(year, month) => write!(f, "{}-{month:02}", known(year)),
            Value::Week(year, week) => write!(f, "{}-W{week:02}", year_text(year)),
            Value::Weekend(year, week) => write!(f, "{}-W{week:02}-WE", year_text(year)),
            Value::Day(day) => f.write_str(&day_text(day)),
            Value::DayOfYear(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Value::DayIn(year, month) => write!(f, "{}-{month:02}-XX", year_text(year)),
            Value::Weekday(day) => write!(f, "XXXX-WXX-{day}"),
            Value::Time(day, clock) => {
                f.write_str(&day.map_or_else(|| "XXXX-XX-XX".to_owned(), day_text))?;
                match clock {
                    Clock::Hour(hour, None) => write!(f, "T{hour:02}"),
                    Clock::Hour(hour, Some(minute)) => write!(f, "T{hour:02}:{minute:02}"),
                    Clock::Part(part) => write!(f, "T{}", part.letters()),
                }
            }
            Value::Days(first, last) => write!(f, "{}/{}", day_text(first), day_text(last)),
            Value::Unknown(unit) | Value::Every(unit) => f.write_str(match unit {
                Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
                Unit::Day => "XXXX-XX-XX",
                Unit::Weekend => "XXXX-WXX-WE",
                Unit::Week => "XXXX-WXX",
                Unit::Month => "XXXX-XX",
                Unit::Quarter => "XXXX-QX",
                Unit::Year => "XXXX",
                Unit::Decade => "XXX",
                Unit::Century | Unit::Millennium => "XX",
            }),
            Value::Untold => Ok(()),
            Value::Past => f.write_str("PAST_REF"),
            Value::Present => f.write_str("PRESENT_REF"),
            Value::Future => f.write_str("FUTURE_REF"),
            Value::Length(length) => write!(f, "{length}"),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.unit.is_of_the_clock() { "PT" } else { "P" })?;
        match self.count {
            Some(count) => write!(f, "{count}")?,
            None => f.write_str("X")?,
        }
        f.write_str(self.unit.letters())
    }
}

/// The days of a year from a first month (1 to 12) over so many months.
pub(crate) fn months(year: i16, month: i8, count: i16) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    let index = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(count) - 1;
    let last =
        Date::new(i16::try_from(index.div_euclid(12)).ok()?, i8::try_from(index.rem_euclid(12)).ok()? + 1, 1);
    Some((first, last.ok()?.last_of_month()))
}

fn years(from: i32, to: i32) -> Option<(Date, Date)> {
    Some((Date::new(i16::try_from(from).ok()?, 1, 1).ok()?, Date::new(i16::try_from(to).ok()?, 12, 31).ok()?))
}

/// Monday of an ISO week.
fn monday(year: i16, week: i8) -> Option<Date> {
    let fourth = Date::new(year, 1, 4).ok()?;
    let back = i32::from(fourth.weekday().to_monday_zero_offset());
    shift_days(fourth, (i32::from(week) - 1) * 7 - back)
}

/// The day so many days later.
pub(crate) fn shift_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

impl Value {
    /// The first and the last day, and the grain; `None` for what names no days.
    pub fn days(&self) -> Option<(Date, Date, Grain)> {
        let with = |(first, last): (Date, Date), grain| Some((first, last, grain));
        match *self {
            Value::Century(number) if number < 0 => {
                let first = i32::from(number) * 100 + 1;
                with(years(first, first + 99)?, Grain::Range)
            }
            Value::Century(number) => {
                with(years(i32::from(number) * 100, i32::from(number) * 100 + 99)?, Grain::Range)
            }
            Value::Decade(number) => {
                with(years(i32::from(number) * 10, i32::from(number) * 10 + 9)?, Grain::Range)
            }
            Value::DecadeBefore(number) => {
                let last = 1 - i32::from(number) * 10;
                with(years(last - 9, last)?, Grain::Range)
            }
            Value::Year(year) => with(years(year.into(), year.into())?, Grain::Year),
            Value::Half(Some(year), half) => with(months(year, (half - 1) * 6 + 1, 6)?, Grain::Range),
            Value::Quarter(Some(year), quarter) => {
                with(months(year, (quarter - 1) * 3 + 1, 3)?, Grain::Season)
            }
            Value::Season(Some(year), season) => with(months(year, season.first_month(), 3)?, Grain::Season),
            Value::Month(Some(year), month) => with(months(year, month, 1)?, Grain::Month),
            Value::DayIn(year, month) => with(months(year, month, 1)?, Grain::Month),
            Value::Week(year, week) => {
                let first = monday(year, week)?;
                with((first, shift_days(first, 6)?), Grain::Week)
            }
            Value::Weekend(year, week) => {
                let first = shift_days(monday(year, week)?, 5)?;
                with((first, shift_days(first, 1)?), Grain::Range)
            }
            Value::Day(day) | Value::Time(Some(day), _) => with((day, day), Grain::Day),
            Value::Days(first, last) => with((first.min(last), last.max(first)), Grain::Range),
            _ => None,
        }
    }

    /// The days that are meant with a modifier. Of a year, `START`, `MID` and `END` are its thirds; of a
    /// month, `START` and `END` its halves and `MID` the 10th to the 20th; of anything else halves and the
    /// middle half. One to three days stay what they are.
    pub fn days_with(&self, modifier: Option<Modifier>) -> Option<(Date, Date, Grain)> {
        let (first, last, grain) = self.days()?;
        let length = first.until(last).ok()?.get_days() + 1;
        if length < 4 || !matches!(modifier, Some(Modifier::Start | Modifier::Mid | Modifier::End)) {
            return Some((first, last, grain));
        }
        let third = |number: i8| months(first.year(), number * 4 + 1, 4);
        let (from, to) = match (*self, modifier) {
            (Value::Year(_), Some(Modifier::Start)) => third(0)?,
            (Value::Year(_), Some(Modifier::Mid)) => third(1)?,
            (Value::Year(_), _) => third(2)?,
            (_, Some(Modifier::Start)) => (first, shift_days(first, length / 2 - 1)?),
            (Value::Month(..), Some(Modifier::Mid)) => (shift_days(first, 9)?, shift_days(first, 19)?),
            (_, Some(Modifier::Mid)) => (shift_days(first, length / 4)?, shift_days(last, -(length / 4))?),
            _ => (shift_days(first, length / 2)?, last),
        };
        Some((from, to, Grain::Range))
    }

    /// The year, where it is within one.
    pub fn year(&self) -> Option<i16> {
        match *self {
            Value::Year(year) | Value::Week(year, _) | Value::Weekend(year, _) => Some(year),
            Value::Half(year, _)
            | Value::Quarter(year, _)
            | Value::Season(year, _)
            | Value::Month(year, _) => year,
            Value::Day(day) => Some(day.year()),
            Value::Time(day, _) => day.map(|day| day.year()),
            _ => None,
        }
    }

    /// The month, where it is within one (for a season its first).
    pub fn month(&self) -> Option<i8> {
        match *self {
            Value::Month(_, month) | Value::DayOfYear(month, _) => Some(month),
            Value::Season(_, season) => Some(season.first_month()),
            Value::Day(day) => Some(day.month()),
            Value::Time(day, _) => day.map(|day| day.month()),
            _ => None,
        }
    }

    /// The day, where it is one.
    pub fn day(&self) -> Option<Date> {
        match *self {
            Value::Day(day) => Some(day),
            Value::Time(day, _) => day,
            _ => None,
        }
    }
}

/// The ISO week that holds a day.
pub(crate) fn week_of(day: Date) -> Value {
    let week = day.iso_week_date();
    Value::Week(week.year(), week.week())
}

/// The value of a day shifted by so many units, at the grain of the unit.
pub(crate) fn shifted(from: Date, unit: Unit, by: i32) -> Option<Value> {
    let months = |count: i32| {
        let index = (i32::from(from.year()) * 12 + i32::from(from.month()) - 1).checked_add(count)?;
        Some((i16::try_from(index.div_euclid(12)).ok()?, i8::try_from(index.rem_euclid(12)).ok()? + 1))
    };
    let year = |count: i32| i16::try_from(i32::from(from.year()).checked_add(count)?).ok();
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Value::Day(from),
        Unit::Day => Value::Day(shift_days(from, by)?),
        Unit::Week => week_of(shift_days(from, by.checked_mul(7)?)?),
        Unit::Weekend => match week_of(shift_days(from, by.checked_mul(7)?)?) {
            Value::Week(year, week) => Value::Weekend(year, week),
            other => other,
        },
        Unit::Month => months(by).map(|(year, month)| Value::Month(Some(year), month))?,
        Unit::Quarter => {
            let (year, month) = months(by.checked_mul(3)?)?;
            Value::Quarter(Some(year), (month - 1) / 3 + 1)
        }
        Unit::Year => Value::Year(year(by)?),
        Unit::Decade => decade_of(year(by.checked_mul(10)?)?),
        Unit::Century => century_of(year(by.checked_mul(100)?)?),
        Unit::Millennium => Value::Year(year(by.checked_mul(1000)?)?),
    })
}

/// The decade that holds a year.
pub(crate) fn decade_of(year: i16) -> Value {
    if year >= 1 { Value::Decade(year / 10) } else { Value::DecadeBefore((1 - year) / 10) }
}

/// The century that holds a year.
pub(crate) fn century_of(year: i16) -> Value {
    if year >= 1 { Value::Century(year / 100) } else { Value::Century(-((-year) / 100) - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn values_print_as_timex3() {
        for (value, text) in [
            (Value::Year(1939), "1939"),
            (Value::Year(-498), "BC0499"),
            (Value::Season(Some(-480), Season::Autumn), "BC0481-FA"),
            (Value::Season(None, Season::Winter), "XXXX-WI"),
            (Value::Decade(193), "193"),
            (Value::DecadeBefore(47), "BC047"),
            (Value::Century(19), "19"),
            (Value::Century(-4), "BC03"),
            (Value::Month(None, 4), "XXXX-04"),
            (Value::Week(2023, 5), "2023-W05"),
            (Value::Time(Some(date(1944, 6, 6)), Clock::Part(DayPart::Morning)), "1944-06-06TMO"),
            (Value::Time(None, Clock::Hour(3, Some(0))), "XXXX-XX-XXT03:00"),
            (Value::Length(Length { count: None, unit: Unit::Day }), "PXD"),
            (Value::Length(Length { count: Some(Count { hundredths: 2280 }), unit: Unit::Year }), "P22.8Y"),
            (Value::Length(Length { count: Some(Count::whole(90)), unit: Unit::Minute }), "PT90M"),
            (Value::Weekday(5), "XXXX-WXX-5"),
        ] {
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn values_cover_their_days() {
        let days = |value: Value| value.days().map(|(first, last, _)| (first, last));
        assert_eq!(days(Value::Week(2020, 53)), Some((date(2020, 12, 28), date(2021, 1, 3))));
        assert_eq!(
            days(Value::Season(Some(1914), Season::Winter)),
            Some((date(1914, 12, 1), date(1915, 2, 28)))
        );
        assert_eq!(days(Value::DecadeBefore(47)), Some((date(-478, 1, 1), date(-469, 12, 31))));
        assert_eq!(days(Value::Century(-4)), Some((date(-399, 1, 1), date(-300, 12, 31))));
        assert_eq!(days(Value::Year(i16::MAX)), None);
        assert_eq!(days(Value::Month(None, 3)), None);
        let (first, last, _) = Value::Month(Some(2023), 1).days_with(Some(Modifier::End)).unwrap();
        assert_eq!((first, last), (date(2023, 1, 16), date(2023, 1, 31)));
    }

    #[test]
    fn shifts_keep_to_the_calendar() {
        assert_eq!(shifted(date(2023, 1, 31), Unit::Month, 1), Some(Value::Month(Some(2023), 2)));
        assert_eq!(shifted(date(2024, 3, 1), Unit::Day, -1), Some(Value::Day(date(2024, 2, 29))));
        assert_eq!(shifted(date(2023, 5, 1), Unit::Year, i32::MAX), None);
        assert_eq!(shifted(date(2023, 5, 1), Unit::Day, i32::MAX), None);
        assert_eq!(century_of(-399), Value::Century(-4));
        assert_eq!(decade_of(-468), Value::DecadeBefore(46));
    }
}
