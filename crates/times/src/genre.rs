//! Is the text news, told from its publication date, or a narrative that carries its own date forward?

use crate::found::{Found, From, Reading};
use crate::value::Value;
use record::Date;

/// How a text is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Genre {
    /// From the publication date: "on March 30" is the last or the next one.
    News,
    /// Along its own dates: "on March 30" is the one of the year told before.
    Narrative,
    /// Along its own dates up to its day of publication: "last year" is told from there.
    Retrospect,
}

/// Dates at most so many days from the publication are near it.
const NEAR: i32 = 330;
/// So much weight of far dates at least makes a narrative: three full dates.
const ENOUGH: u32 = 9;

/// The genre by the dates that are told with their year: a narrative is a text of which most lie far from
/// the publication, or one whose publication is not known. News leave out the year of what is near, so
/// many full dates far back speak for a narrative. Bare years count for a third: news too look back on
/// years.
pub(crate) fn of<'a>(published: Option<Date>, found: impl Iterator<Item = (&'a Found, bool)>) -> Genre {
    let Some(published) = published else { return Genre::Narrative };
    let (mut near, mut far, mut reaches) = (0u32, 0u32, false);
    for (found, is_source) in found {
        match &found.reading {
            Reading::Fixed(value) if !is_source => {
                let weight = match value {
                    Value::Year(_) => 1,
                    Value::Month(..) | Value::Day(_) | Value::Season(..) => 3,
                    _ => continue,
                };
                let Some((first, last, _)) = value.days() else { continue };
                if days(last, published) > NEAR || days(published, first) > NEAR {
                    far += weight
                } else {
                    near += weight;
                    reaches |= weight > 1;
                }
            }
            // What is told from the time of writing speaks for news.
            Reading::Weekday(..) | Reading::Shift(_, _, From::Speech) => near += 2,
            _ => {}
        }
    }
    match (far > near && far >= ENOUGH, reaches) {
        (true, false) => Genre::Narrative,
        (true, true) => Genre::Retrospect,
        (false, _) => Genre::News,
    }
}

/// Days from one day to another.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
