//! Parts of a year that are told without it: "in April", "on March 30", "last March", "the spring of that year".

use crate::found::{From, Piece, YearHint};
use crate::genre::Genre;
use crate::publication::Publication;
use crate::resolve::{Resolved, Resolver, Told};
use crate::story::{self, Point};
use crate::tense::Tense;
use crate::unit::Unit;
use crate::value::Value;
use crate::{dates, holidays};
use record::{Anchor, Basis};

impl Resolver {
    /// A part of a year with what is said of the year.
    pub(crate) fn yearless(&self, piece: Piece, hint: YearHint, told: &Told) -> Resolved {
        let from = match hint {
            YearHint::Shift(_, from) => from,
            _ => From::Speech,
        };
        let resolved = match hint {
            YearHint::Shift(by, _) => self.anchor_for(Unit::Year, from, told).and_then(|(day, anchor)| {
                let year = i16::try_from(i32::from(day.year()) + by).ok()?;
                Some((dates::fixed(piece, year)?, anchor))
            }),
            YearHint::Last => self.nearest(piece, told, Some(Tense::Past), true),
            YearHint::Next => self.nearest(piece, told, Some(Tense::Future), true),
            YearHint::None => self.without_year(piece, told),
        };
        match resolved {
            Some((value, anchor)) => Resolved { value, basis: Basis::YearInferred, anchor: Some(anchor) },
            None => Resolved { value: yearless_value(piece), basis: Basis::Explicit, anchor: None },
        }
    }

    /// A part of a year of which nothing tells the year.
    fn without_year(&self, piece: Piece, told: &Told) -> Option<(Value, Anchor)> {
        if let Some((before, index)) = told.joined
            && let Some(year) = before.year()
        {
            let same = dates::fixed(piece, year)?;
            let goes_on = same.days()?.0 >= before.days()?.0;
            let value = if goes_on { same } else { dates::fixed(piece, year.checked_add(1)?)? };
            return Some((value, Anchor::Expression(index)));
        }
        if told.is_source {
            return self.nearest(piece, told, Some(Tense::Past), false).or_else(|| self.carried(piece, told));
        }
        match (self.genre, self.published.and_then(Publication::reference)) {
            (Genre::News, Some(published)) => {
                // News that tells of a year long past in this paragraph stays in it; of one just past, in the
                // sentence.
                let recent = published.year() - i16::from(!told.beside);
                let back = self.last.filter(|last| {
                    last.paragraph == told.paragraph
                        && !last.lasts
                        && last.value.year().is_some_and(|year| year < recent)
                        && last.value.month().is_none_or(|month| Some(month) <= piece_month(piece))
                });
                if back.is_some() && told.tense != Some(Tense::Future) {
                    return self.carried(piece, told);
                }
                let tense = if told.since { Some(Tense::Past) } else { told.tense };
                self.nearest(piece, told, tense, false)
            }
            (Genre::Retrospect, _) => {
                self.just_before_publication(piece, told).or_else(|| self.carried(piece, told))
            }
            _ => self.carried(piece, told),
        }
    }

    /// A bare date of the last month, told in a paragraph that has told no date before it, nor stands in the section of
    /// a year.
    fn just_before_publication(&self, piece: Piece, told: &Told) -> Option<(Value, Anchor)> {
        let published = self.published.and_then(|published| published.now().day())?;
        let goes_on =
            self.section.is_some() || self.last.is_some_and(|last| last.paragraph == told.paragraph);
        let value = dates::fixed(piece, published.year())?;
        let lapse = value.day()?.until(published).map_or(i32::MAX, |span| span.get_days());
        (!goes_on && (0..=JUST_BEFORE).contains(&lapse)).then_some((value, Anchor::Publication))
    }

    /// The part of the year that fits the story best at this place.
    fn carried(&self, piece: Piece, told: &Told) -> Option<(Value, Anchor)> {
        let (index, range_end) = (told.index, told.range_end);
        let before: Vec<(Point, u32)> = self.passed.iter().rev().take(story::ASKED.0).copied().collect();
        let points: Vec<Point> = before.iter().map(|(point, _)| *point).collect();
        let next = usize::try_from(index).ok()?.checked_add(1)?;
        let after: Vec<Point> = self
            .told_in_full
            .iter()
            .skip(next)
            .take(LOOK_AHEAD)
            .flatten()
            .take(story::ASKED.1)
            .copied()
            .collect();
        let mut years: Vec<i16> = points.iter().chain(&after).map(|point| point.year()).collect();
        years.extend(points.first().map(|point| point.year().saturating_add(1)));
        let reached = points.first().copied().filter(|_| told.since);
        let fits = years.into_iter().rev().filter_map(|year| {
            let value = dates::fixed(piece, year)?;
            let point = story::point(value)?;
            if reached.is_some_and(|reached| point.begins_after(reached)) {
                return None;
            }
            // What is told as past was not yet to come when it was written.
            let written = self.published.filter(|_| told.tense != Some(Tense::Future));
            if written.is_some_and(|written| value.days().is_some_and(|(first, ..)| first > written.latest()))
            {
                return None;
            }
            let mut fit =
                story::fit(point, &points, &after) + self.section.map_or(0, |year| point.within(year));
            if let Some(end) = range_end {
                let same = dates::fixed(end, year).filter(|end| end.days() >= value.days());
                let end = same.or_else(|| dates::fixed(end, year.checked_add(1)?))?;
                fit += story::fit(story::point(end)?, &points, &after);
            }
            Some((fit, value))
        });
        // Of equals the last, which is the year told nearest before.
        let (_, value) = fits.max_by_key(|(fit, _)| *fit)?;
        let same_year = before.iter().find(|(point, _)| Some(point.year()) == value.year());
        let anchor = same_year.or(before.first()).map_or(index, |(_, index)| *index);
        Some((value, Anchor::Expression(anchor)))
    }

    /// The part of the year before or after the anchor that the tense points to: without one the last
    /// that began by then. `strict` leaves out the one that holds the anchor.
    fn nearest(
        &self,
        piece: Piece,
        told: &Told,
        tense: Option<Tense>,
        strict: bool,
    ) -> Option<(Value, Anchor)> {
        let anchored = if told.is_source { None } else { self.anchor(From::Speech, told) };
        let running = anchored.filter(|(_, anchor)| *anchor != Anchor::Publication);
        let (first, last, anchor) = match running {
            Some((value, anchor)) => value.days().map(|(first, last, _)| (first, last, anchor))?,
            None => {
                let day = self.published.and_then(Publication::reference)?;
                (day, day, Anchor::Publication)
            }
        };
        let mut candidates = (-1..=1).filter_map(|by: i16| {
            let value = dates::fixed(piece, first.year().checked_add(by)?)?;
            let (from, mut to, _) = value.days()?;
            // "from May to September": what is to come may have begun.
            if let Some(end) = told.range_end {
                let same = dates::fixed(end, first.year().checked_add(by)?);
                to = same.and_then(|end| end.days()).map_or(to, |(_, end, _)| to.max(end));
            }
            Some((value, from, to))
        });
        let chosen = match tense {
            Some(Tense::Future) => {
                candidates.find(|(_, from, to)| if strict { *from > last } else { *to >= first })
            }
            _ => candidates.rfind(|(_, from, to)| if strict { *to < first } else { *from <= last }),
        };
        // 29 February may have no year near.
        let value = chosen.map(|(value, ..)| value)?;
        Some((value, anchor))
    }
}

/// Dates at most so many days before the publication are told without their year even in a narrative.
const JUST_BEFORE: i32 = 31;
/// How many expressions ahead are asked for the year.
const LOOK_AHEAD: usize = 8;

fn piece_month(piece: Piece) -> Option<i8> {
    match piece {
        Piece::Month(month) | Piece::Day(month, _) => Some(month),
        Piece::Season(season) => Some(season.first_month()),
        Piece::Quarter(quarter) => Some((quarter - 1) * 3 + 1),
        Piece::Half(half) => Some((half - 1) * 6 + 1),
        Piece::Week(week) => Some((week - 1) / 5 + 1),
        Piece::Holiday(place) => holidays::day(place, 2023).map(|day| day.month()),
    }
}

fn yearless_value(piece: Piece) -> Value {
    match piece {
        Piece::Month(month) => Value::Month(None, month),
        Piece::Day(month, day) => Value::DayOfYear(month, day),
        Piece::Season(season) => Value::Season(None, season),
        Piece::Quarter(quarter) => Value::Quarter(None, quarter),
        Piece::Half(half) => Value::Half(None, half),
        Piece::Week(_) => Value::Unknown(Unit::Week),
        Piece::Holiday(place) => match holidays::HOLIDAYS.get(place).map(|(_, rule)| *rule) {
            Some(holidays::Rule::Fixed(month, day)) => Value::DayOfYear(month, day),
            _ => Value::Unknown(Unit::Day),
        },
    }
}
