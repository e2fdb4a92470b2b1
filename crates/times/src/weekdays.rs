//! Weekdays and days of a month that only an anchor makes dates.

use crate::found::From;
use crate::genre::Genre;
use crate::resolve::{Resolved, Resolver, Told, basis_of};
use crate::tense::Tense;
use crate::unit::Unit;
use crate::value::{Value, shift_days, shifted};
use record::{Anchor, Basis, Date};

impl Resolver {
    /// A day of the month that the text has reached, or of the last or next one before or after the
    /// publication.
    pub(crate) fn day_of_month(&self, day: i8, told: &Told) -> Resolved {
        let unknown = Resolved { value: Value::Unknown(Unit::Day), basis: Basis::Explicit, anchor: None };
        let Some((anchor_day, anchor)) = self.anchor_for(Unit::Month, From::Text, told) else {
            return unknown;
        };
        let near = (-1..=1).filter_map(|by| match shifted(anchor_day, Unit::Month, by)? {
            Value::Month(Some(year), month) => Date::new(year, month, day).ok(),
            _ => None,
        });
        let mut near = near.collect::<Vec<Date>>().into_iter();
        let found = match (anchor, told.tense) {
            (Anchor::Expression(_), _) => {
                near.find(|found| found.first_of_month() == anchor_day.first_of_month())
            }
            (Anchor::Publication, Some(Tense::Future)) => near.find(|found| *found >= anchor_day),
            (Anchor::Publication, _) => near.rfind(|found| *found <= anchor_day),
        };
        match found {
            Some(day) => Resolved { value: Value::Day(day), basis: basis_of(anchor), anchor: Some(anchor) },
            None => unknown,
        }
    }

    /// The last or next day that is both this weekday and this day of a month. They meet every few months,
    /// and at least once in seven years.
    pub(crate) fn weekday_of_month(&self, weekday: i8, day: i8, told: &Told) -> Resolved {
        let unknown = Resolved { value: Value::Weekday(weekday), basis: Basis::Explicit, anchor: None };
        let Some((from, anchor)) = self.anchor_for(Unit::Month, From::Speech, told) else { return unknown };
        let sign = if told.tense == Some(Tense::Future) { 1 } else { -1 };
        let meeting = (0..84).find_map(|by| match shifted(from, Unit::Month, by * sign)? {
            Value::Month(Some(year), month) => Date::new(year, month, day).ok().filter(|date| {
                let beyond = if sign > 0 { *date >= from } else { *date <= from };
                beyond && date.weekday().to_monday_one_offset() == weekday
            }),
            _ => None,
        });
        match meeting {
            Some(day) => Resolved { value: Value::Day(day), basis: basis_of(anchor), anchor: Some(anchor) },
            None => unknown,
        }
    }

    pub(crate) fn weekday(&self, day: i8, shift: Option<i8>, told: &Told) -> Resolved {
        let unknown = Resolved { value: Value::Weekday(day), basis: Basis::Explicit, anchor: None };
        let Some((anchor_day, anchor)) = self.anchor_for(Unit::Day, From::Speech, told) else {
            return unknown;
        };
        let here = anchor_day.weekday().to_monday_one_offset();
        let ahead = i32::from((day - here).rem_euclid(7));
        let back = ahead - if ahead > 0 { 7 } else { 0 };
        let days = match (shift, self.genre, told.tense) {
            (Some(-1), ..) => {
                if ahead == 0 {
                    -7
                } else {
                    back
                }
            }
            (Some(1), ..) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (Some(_), ..) => i32::from(day - here),
            (None, Genre::Narrative | Genre::Retrospect, _) => {
                if ahead <= 3 {
                    ahead
                } else {
                    back
                }
            }
            (None, _, Some(Tense::Future)) => ahead,
            (None, ..) => back,
        };
        match shift_days(anchor_day, days) {
            Some(day) => Resolved { value: Value::Day(day), basis: basis_of(anchor), anchor: Some(anchor) },
            None => unknown,
        }
    }
}
