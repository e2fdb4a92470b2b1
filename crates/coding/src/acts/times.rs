//! Which days an act took place on: those that the words which date it mean.

use super::Desk;
use record::{Reading, When};

/// The days of an act; `None` if no words date it, or nobody can tell which days they mean.
pub(crate) fn when(desk: &Desk<'_>, reading: &Reading) -> Option<When> {
    let likeliest = reading.times.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
    let inside = |told: &&record::TimeExpression| told.span.overlaps(likeliest.span);
    let dated = desk.page.times.iter().filter(inside).filter(|time| !time.dates_a_source);
    // "from 1992 to 1994" is one time, told by its ends; of several the sharpest dates the act.
    let when = dated
        .filter_map(|time| time.range.and_then(|range| range.when).or(time.when))
        .min_by_key(|when| (when.days(), when.earliest()))?;
    // What has taken place did not take place later than this was written.
    let published = desk.page.document.published.as_ref().map(|known| known.value);
    let later = published.is_some_and(|published| when.earliest() > published.latest());
    (!later || !Desk::is_past(reading.standing)).then_some(when)
}
