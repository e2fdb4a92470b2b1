//! Lengths and parts that lie before or after their anchor: "the past two years", "later this month".

use crate::found::Window;
use crate::resolve::{Resolver, Told};
use crate::unit::Unit;
use crate::value::{Length, Value};
use record::{Basis, Date, When};

impl Resolver {
    /// The days of a length before or after its anchor.
    pub(crate) fn window_days(
        &self,
        length: Length,
        window: Window,
        told: &Told,
        basis: Basis,
    ) -> Option<When> {
        let count = length.count?.as_whole()?;
        let days = |anchor: Date, sign: i32| -> Option<Date> {
            let by = count.checked_mul(sign)?;
            let span = match length.unit {
                Unit::Hour => jiff::Span::new().try_days((count.checked_add(23)? / 24).checked_mul(sign)?),
                Unit::Day => jiff::Span::new().try_days(by),
                Unit::Week | Unit::Weekend => jiff::Span::new().try_weeks(by),
                Unit::Month => jiff::Span::new().try_months(by),
                Unit::Quarter => jiff::Span::new().try_months(by.checked_mul(3)?),
                Unit::Year => jiff::Span::new().try_years(by),
                Unit::Decade => jiff::Span::new().try_years(by.checked_mul(10)?),
                Unit::Century => jiff::Span::new().try_years(by.checked_mul(100)?),
                _ => return None,
            };
            anchor.checked_add(span.ok()?).ok()
        };
        let (from, sign) = match window {
            Window::Before(from) => (from, -1),
            Window::After(from) => (from, 1),
        };
        let (value, _) = self.anchor(from, told)?;
        let (first, last, _) = value.days()?;
        let (earliest, latest) = if sign < 0 { (days(first, -1)?, last) } else { (first, days(last, 1)?) };
        When::new(earliest, latest, record::Grain::Range, basis).map(When::approximately)
    }

    /// The part of a period before or after its anchor: "later this month".
    pub(crate) fn part_days(&self, value: Value, window: Window, told: &Told, basis: Basis) -> Option<When> {
        let (first, last, grain) = value.days()?;
        let (Window::Before(from) | Window::After(from)) = window;
        let anchor = self.anchor(from, told).and_then(|(value, _)| value.days());
        let narrowed = anchor.map_or((first, last), |(start, end, _)| match window {
            Window::Before(_) => (first, last.min(end)),
            Window::After(_) => (first.max(start), last),
        });
        let grain = if narrowed == (first, last) { grain } else { record::Grain::Range };
        When::new(narrowed.0, narrowed.1, grain, basis).or_else(|| When::new(first, last, grain, basis))
    }
}
