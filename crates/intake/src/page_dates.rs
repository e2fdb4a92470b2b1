//! When was a page published, as far as its marks tell? Every place that may tell it is a candidate with a weight:
//! what the page's metadata says, what it shows beside its headline, its address. The weights of candidates for the
//! same day add up, and the heaviest day is believed; of two as heavy ones the earlier, since pages are changed later.
//!
//! A time stamp in UTC names the day of Greenwich. Where the page shows or its address bears the day before or after,
//! and a time zone makes the two the same moment, the stamp counts for that day.

use crate::dates::{Order, Written, published_in_order, readings};
use record::{Basis, Date, FactBasis, Grain, Known, When};
use std::collections::BTreeMap;
use std::time::Duration;

/// Where on a page a date was found, the most trusted places first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// `datePublished` of the article in JSON-LD.
    ArticleData,
    /// A meta tag for the publication.
    MetaPublished,
    /// An element that is marked as the date of publication.
    Marked,
    /// `datePublished` of the page in JSON-LD.
    PageData,
    /// Shown at the headline.
    Headline,
    /// The address of the page.
    Address,
    /// A meta tag that may tell a change as well.
    MetaDate,
    /// Shown elsewhere, with a word such as "Published".
    Labelled,
    /// Shown elsewhere, in an element named after a date.
    Dated,
    /// The date of a film or a sound, or when the page was begun.
    Media,
}

impl Place {
    /// Its stable name, for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Place::ArticleData => "article-data",
            Place::MetaPublished => "meta-published",
            Place::Marked => "marked",
            Place::PageData => "page-data",
            Place::Headline => "headline",
            Place::Address => "address",
            Place::MetaDate => "meta-date",
            Place::Labelled => "labelled",
            Place::Dated => "dated",
            Place::Media => "media",
        }
    }

    fn weight(self) -> u32 {
        match self {
            Place::ArticleData | Place::MetaPublished => 8,
            Place::Marked => 7,
            Place::Headline | Place::Address => 6,
            Place::PageData => 5,
            Place::MetaDate | Place::Labelled => 4,
            Place::Dated | Place::Media => 3,
        }
    }
}

/// A date of a page that was weighed as its date of publication, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateCandidate {
    /// Where it was found.
    pub place: Place,
    /// What kind of telling that is.
    pub basis: FactBasis,
    /// The date as it was read there.
    pub told: When,
    /// The date that it counted for: another than `told` where the page settled which of two days is meant, or on which
    /// day a time stamp falls.
    pub counted_for: When,
    /// What it added to that date; 0 where a place of the same kind had told it before, or where it tells no day and
    /// another candidate does.
    pub weight: u32,
    /// Whether its date was taken for the document's.
    pub won: bool,
}

/// The date that candidates tell, and all of them as they were weighed.
#[derive(Default)]
pub(crate) struct Election {
    pub(crate) published: Option<Known<When>>,
    pub(crate) candidates: Vec<DateCandidate>,
}

/// A date that may be that of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) place: Place,
    pub(crate) when: When,
    basis: FactBasis,
    /// The other day that figures such as `04/05/2023` may name, where the page's language settled on `when`.
    other: Option<Date>,
    /// The hour, if it is told in UTC.
    utc_hour: Option<i8>,
}

impl Candidate {
    /// From the address of the page.
    pub(crate) fn address(when: When) -> Candidate {
        Candidate { place: Place::Address, when, basis: FactBasis::Address, other: None, utc_hour: None }
    }

    /// From what the page shows.
    pub(crate) fn shown(place: Place, date: &Written, order: Option<Order>) -> Option<Candidate> {
        let when = date.in_order(order).when(None, Basis::Metadata)?;
        let other = other_day(date.when(None, Basis::Metadata)?, &when);
        Some(Candidate { place, when, basis: FactBasis::Text, other, utc_hour: None })
    }

    /// The same date, found at another place.
    pub(crate) fn at(self, place: Place) -> Candidate {
        Candidate { place, ..self }
    }

    /// From a value as metadata writes it; seconds since 1970 are read, too.
    pub(crate) fn read(place: Place, value: &str, order: Option<Order>) -> Option<Candidate> {
        let value = value.trim();
        let (when, utc_hour) = match seconds(value) {
            Some((date, hour)) => (When::day(date, Basis::Metadata), Some(hour)),
            None => (published_in_order(value, order)?, utc_hour(value)),
        };
        let other = published_in_order(value, None).and_then(|either| other_day(either, &when));
        Some(Candidate { place, when, basis: FactBasis::PageMetadata, other, utc_hour })
    }

    fn day(&self) -> Option<Date> {
        (self.when.grain() == Grain::Day).then(|| self.when.earliest())
    }

    /// Whether its moment falls on the given day somewhere between UTC-12 and UTC+14.
    fn may_be_on(&self, day: Date) -> bool {
        let (Some(own), Some(hour)) = (self.day(), self.utc_hour) else { return false };
        own.tomorrow().is_ok_and(|next| next == day) && hour >= 10
            || own.yesterday().is_ok_and(|last| last == day) && hour < 12
    }
}

/// Of a date that may be either of two days, the one that was not taken.
fn other_day(either: When, taken: &When) -> Option<Date> {
    let days = readings(&either).filter(|_| taken.grain() == Grain::Day)?;
    days.into_iter().find(|day| *day != taken.earliest())
}

/// Seconds or milliseconds since 1970, of this century.
fn seconds(value: &str) -> Option<(Date, i8)> {
    let plain = matches!(value.len(), 10 | 13) && value.bytes().all(|byte| byte.is_ascii_digit());
    let seconds: u64 = value.get(..10).filter(|_| plain)?.parse().ok()?;
    let day = Date::new(1970, 1, 1).ok()?.checked_add(Duration::from_secs(seconds / 86_400 * 86_400)).ok()?;
    Some((day, i8::try_from(seconds % 86_400 / 3600).ok()?)).filter(|_| seconds >= 946_684_800)
}

/// The hour of a time stamp that says that it is in UTC: `...T03:28:35Z`, `... 03:28 +0000`, `... GMT`.
fn utc_hour(value: &str) -> Option<i8> {
    let end = value.trim_end();
    let zones = ["Z", "+00:00", "+0000", "+00", "GMT", "UTC", "-00:00"];
    let time = zones.iter().find_map(|zone| end.strip_suffix(zone))?;
    let (before, _) = time.split_once(':')?;
    before.get(before.len().checked_sub(2)?..)?.trim_start_matches(['T', ' ']).parse().ok()
}

/// The date of publication that the candidates tell.
pub(crate) fn elected(candidates: &[Candidate]) -> Election {
    let sure = candidates.iter().filter(|candidate| candidate.other.is_none());
    let exact: Vec<Date> = sure.filter_map(Candidate::day).collect();
    let settled: Vec<Candidate> = candidates.iter().map(|candidate| settled(candidate, &exact)).collect();
    let local: Vec<Date> =
        settled.iter().filter(|c| c.utc_hour.is_none()).filter_map(Candidate::day).collect();
    let day_counted_for = |candidate: &Candidate| {
        let own = candidate.day()?;
        let stands_for = |day: &&Date| candidate.may_be_on(**day) && !local.contains(&own);
        Some(local.iter().find(stands_for).copied().unwrap_or(own))
    };
    let mut votes: BTreeMap<Date, Vec<Place>> = BTreeMap::new();
    let mut weighed = Vec::with_capacity(candidates.len());
    for (told, candidate) in candidates.iter().zip(&settled) {
        let day = day_counted_for(candidate);
        let places = day.map(|day| votes.entry(day).or_default());
        let adds = places.is_some_and(|places| {
            let is_new = !places.contains(&candidate.place);
            places.extend(is_new.then_some(candidate.place));
            is_new
        });
        weighed.push(DateCandidate {
            place: candidate.place,
            basis: candidate.basis,
            told: told.when,
            counted_for: day.map_or(candidate.when, |day| When::day(day, Basis::Metadata)),
            weight: if adds { candidate.place.weight() } else { 0 },
            won: false,
        });
    }
    let weight = |places: &[Place]| places.iter().map(|place| place.weight()).sum::<u32>();
    // The last of equals is taken, so the days go backwards.
    let best = votes.iter().rev().max_by_key(|(_, places)| weight(places)).map(|(day, _)| *day);
    let published = match best {
        // A day has voters of its own: a stamp counts for another day only if a candidate tells that day.
        Some(day) => {
            let own = settled.iter().filter(|candidate| candidate.day() == Some(day));
            let first = own.min_by_key(|candidate| candidate.place);
            first.map(|first| Known { value: When::day(day, Basis::Metadata), basis: first.basis })
        }
        // No day is told: the narrowest period is, and among those the heaviest.
        None => {
            weighed.iter_mut().for_each(|candidate| candidate.weight = candidate.place.weight());
            let rank = |candidate: &&Candidate| (candidate.when.days(), candidate.place);
            settled.iter().min_by_key(rank).map(|told| Known { value: told.when, basis: told.basis })
        }
    };
    for candidate in &mut weighed {
        candidate.won = published.as_ref().is_some_and(|known| {
            let (taken, counted) = (&known.value, &candidate.counted_for);
            (taken.earliest(), taken.latest()) == (counted.earliest(), counted.latest())
        });
    }
    Election { published, candidates: weighed }
}

/// The candidate, with its day if it may be either of two and another candidate tells one of them.
fn settled(candidate: &Candidate, exact: &[Date]) -> Candidate {
    let days = match candidate.other {
        Some(other) => Some([candidate.when.earliest(), other]),
        None => readings(&candidate.when),
    };
    let day = match days.map(|days| days.map(|day| (day, exact.contains(&day)))) {
        Some([(day, true), (_, false)] | [(_, false), (day, true)]) => day,
        _ => return *candidate,
    };
    Candidate { when: When::day(day, Basis::Metadata), ..*candidate }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(candidates: &[(Place, &str)]) -> String {
        let read = candidates.iter().filter_map(|(place, value)| Candidate::read(*place, value, None));
        elected(&read.collect::<Vec<_>>())
            .published
            .map_or("-".to_owned(), |known| format!("{}/{}", known.value.earliest(), known.value.grain()))
    }

    #[test]
    fn the_heaviest_day_is_believed() {
        for (candidates, expected) in [
            (&[(Place::MetaDate, "2023-04-20"), (Place::Headline, "17 April 2023")][..], "2023-04-17/day"),
            (&[(Place::ArticleData, "2023-04-17"), (Place::MetaPublished, "2023-04-20")], "2023-04-17/day"),
            (
                &[
                    (Place::ArticleData, "2023-04-17"),
                    (Place::MetaPublished, "2023-04-20"),
                    (Place::Headline, "20 April 2023"),
                ],
                "2023-04-20/day",
            ),
            (&[(Place::MetaPublished, "2023-04"), (Place::Dated, "17 April 2023")], "2023-04-17/day"),
            (&[(Place::MetaPublished, "2023-04"), (Place::MetaDate, "2023")], "2023-04-01/month"),
            (&[], "-"),
        ] {
            assert_eq!(day(candidates), expected, "{candidates:?}");
        }
    }

    #[test]
    fn a_stamp_in_utc_counts_for_the_day_that_the_page_shows() {
        for (stamp, shown, expected) in [
            ("2023-11-09T03:28:35Z", "8 November 2023", "2023-11-08/day"),
            ("2023-11-09 03:28 +0000", "8 November 2023", "2023-11-08/day"),
            ("2023-11-08T22:30:00Z", "9 November 2023", "2023-11-09/day"),
            ("1699500515", "8 November 2023", "2023-11-08/day"),
            // No zone has the day before at that hour, and a stamp in another zone names its own day.
            ("2023-11-09T15:00:00Z", "8 November 2023", "2023-11-09/day"),
            ("2023-11-09T03:28:35+02:00", "8 November 2023", "2023-11-09/day"),
        ] {
            let candidates = [(Place::ArticleData, stamp), (Place::Headline, shown)];
            assert_eq!(day(&candidates), expected, "{stamp}");
        }
    }

    #[test]
    fn another_date_settles_which_of_two_days_is_meant() {
        let either = (Place::MetaDate, "04/05/2023");
        assert_eq!(day(&[either]), "2023-04-05/range");
        assert_eq!(day(&[either, (Place::Labelled, "4 May 2023")]), "2023-05-04/day");
        assert_eq!(day(&[either, (Place::Address, "2023-04-05")]), "2023-04-05/day");
    }

    #[test]
    fn what_each_candidate_adds_is_told() {
        let read = |candidates: &[(Place, &str)]| {
            let read = candidates.iter().filter_map(|(place, value)| Candidate::read(*place, value, None));
            let told = elected(&read.collect::<Vec<_>>()).candidates;
            told.iter()
                .map(|it| (it.counted_for.earliest().to_string(), it.weight, it.won))
                .collect::<Vec<_>>()
        };
        let told = read(&[
            (Place::ArticleData, "2023-11-09T03:28:35Z"),
            (Place::Headline, "8 November 2023"),
            (Place::Headline, "8 November 2023"),
            (Place::MetaDate, "2023-11-20"),
            (Place::Dated, "November 2023"),
        ]);
        let row = |day: &str, weight, won| (format!("2023-11-{day}"), weight, won);
        assert_eq!(
            told,
            [
                row("08", 8, true),
                row("08", 6, true),
                row("08", 0, true),
                row("20", 4, false),
                row("01", 0, false)
            ]
        );
        let months = read(&[(Place::MetaPublished, "2023"), (Place::MetaDate, "2023-11")]);
        assert_eq!(months, [("2023-01-01".to_owned(), 8, false), row("01", 4, true)]);
    }
}
