//! From what is written to what is meant: every expression against the publication date, the running date
//! of the text, or its neighbour.

use crate::found::{Found, From, Piece, Place, Reading, Window, YearHint};
use crate::genre::Genre;
use crate::place;
use crate::story::{self, Point};
use crate::tense::Tense;
use crate::unit::Unit;
use crate::value::{Clock, Value, shifted};
use crate::{dates, holidays};
use record::{Anchor, Basis, Date, TimeKind, When};

/// An expression with what is known of its surroundings.
pub(crate) struct Told<'a> {
    /// What is written.
    pub(crate) found: &'a Found,
    /// Whether it dates a source.
    pub(crate) is_source: bool,
    /// The direction of its clause.
    pub(crate) tense: Option<Tense>,
    /// Its index among the document's expressions.
    pub(crate) index: u32,
    /// The meaning of the expression before, where the two are joined: the ends of a range, or a list.
    pub(crate) joined: Option<(Value, u32)>,
    /// The part of a year that ends the range which this expression begins.
    pub(crate) range_end: Option<Piece>,
    /// Counts the paragraphs of the document.
    pub(crate) paragraph: usize,
}

/// What an expression means.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) value: Value,
    pub(crate) when: Option<When>,
    pub(crate) anchor: Option<Anchor>,
}

/// The date that the text has reached.
#[derive(Clone, Copy)]
struct Reached {
    value: Value,
    index: u32,
    paragraph: usize,
}

/// What expressions are resolved against, carried from one to the next.
pub(crate) struct Resolver {
    pub(crate) published: Option<Date>,
    pub(crate) genre: Genre,
    /// The dates that are told in full, by index: what lies ahead in the text.
    told_in_full: Vec<Option<Point>>,
    /// The dates passed, in order, with their indices.
    passed: Vec<(Point, u32)>,
    last: Option<Reached>,
    last_day: Option<(Date, u32, usize)>,
}

/// A resolved value with its reason.
pub(crate) struct Resolved {
    pub(crate) value: Value,
    pub(crate) basis: Basis,
    pub(crate) anchor: Option<Anchor>,
}

impl Resolver {
    /// A resolver for the expressions of a text; `all` are those that it will be asked for, with whether
    /// they date a source.
    pub(crate) fn new<'a>(
        published: Option<Date>,
        genre: Genre,
        all: impl Iterator<Item = (&'a Found, bool)>,
    ) -> Resolver {
        let told_in_full = all
            .map(|(found, is_source)| match &found.reading {
                Reading::Fixed(value) if !is_source => story::point(*value),
                Reading::Time(day, _) => match **day {
                    Reading::Fixed(value) => story::point(value),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        Resolver { published, genre, told_in_full, passed: Vec::new(), last: None, last_day: None }
    }

    /// What the expression with this index means. Expressions are to be given in the order of the text.
    pub(crate) fn meaning(&mut self, told: &Told) -> Meaning {
        let Resolved { value, basis, anchor } = self.resolve(&told.found.reading, told);
        let when = match &told.found.reading {
            Reading::Period(_, when) => Some(when.on_basis(Basis::NamedPeriod)),
            Reading::Length(length, Some(window)) => self.window_days(*length, *window, told, basis),
            Reading::Part(_, window) => self.part_days(value, *window, told, basis),
            _ => value
                .days_with(told.found.modifier)
                .and_then(|(first, last, grain)| When::new(first, last, grain, basis))
                .map(|when| if told.found.modifier.is_some() { when.approximately() } else { when }),
        };
        if !told.is_source {
            self.reach(told, value);
        }
        Meaning { value, when, anchor }
    }

    /// Carries the running date forward.
    fn reach(&mut self, told: &Told, value: Value) {
        let index = told.index;
        let dated = matches!(told.found.kind, TimeKind::Date | TimeKind::Time) && value.days().is_some();
        if !dated || matches!(told.found.reading, Reading::Period(..)) {
            return;
        }
        if let Some(point) = story::point(value) {
            self.passed.push((point, index));
        }
        self.last = Some(Reached { value, index, paragraph: told.paragraph });
        if let Some(day) = value.day() {
            self.last_day = Some((day, index, told.paragraph));
        }
    }

    fn resolve(&self, reading: &Reading, told: &Told) -> Resolved {
        let fixed = |value: Value| Resolved { value, basis: Basis::Explicit, anchor: None };
        match reading {
            Reading::Fixed(value) => fixed(*value),
            Reading::Period(value, _) => Resolved { value: *value, basis: Basis::NamedPeriod, anchor: None },
            Reading::Yearless(piece, hint) => self.yearless(*piece, *hint, told),
            Reading::DayOfMonth(day) => self.day_of_month(*day, told),
            Reading::WeekdayOfMonth(weekday, day) => self.weekday_of_month(*weekday, *day, told),
            Reading::Weekday(day, shift) => self.weekday(*day, *shift, told),
            Reading::Shift(unit, by, from) => self.shift(*unit, *by, *from, told),
            Reading::Place(place, period) => {
                let period = self.resolve(period, told);
                let value = place::within(*place, period.value).unwrap_or(Value::Unknown(match place {
                    Place::Nth(unit, _) => *unit,
                    _ => Unit::Day,
                }));
                Resolved { value, ..period }
            }
            Reading::Time(day, clock) => {
                let resolved = self.resolve(day, told);
                // "in the morning" of no day that the text has told: any morning.
                let any = matches!(**day, Reading::Shift(Unit::Day, 0, From::Text))
                    && resolved.anchor == Some(Anchor::Publication);
                if any {
                    return Resolved {
                        value: Value::Time(None, *clock),
                        basis: Basis::Explicit,
                        anchor: None,
                    };
                }
                Resolved { value: Value::Time(resolved.value.day(), *clock), ..resolved }
            }
            Reading::Clock(clock) => self.clock(*clock, told),
            Reading::Length(length, window) => {
                let (anchor, basis) = match window {
                    Some(Window::Before(from) | Window::After(from)) => match self.anchor(*from, told) {
                        Some((_, anchor)) => (Some(anchor), basis_of(anchor)),
                        None => (None, Basis::Explicit),
                    },
                    None => (None, Basis::Explicit),
                };
                Resolved { value: Value::Length(*length), basis, anchor }
            }
            Reading::Part(period, _) => self.resolve(period, told),
        }
    }

    /// The date to count from: the publication or the running date.
    pub(crate) fn anchor(&self, from: From, told: &Told) -> Option<(Value, Anchor)> {
        let published = self.published.map(|day| (Value::Day(day), Anchor::Publication));
        let running = |reached: Reached| (reached.value, Anchor::Expression(reached.index));
        match (self.genre, from) {
            (Genre::News, From::Speech) => published,
            (Genre::News, From::Text) => self
                .last
                .filter(|last| last.paragraph == told.paragraph || published.is_none())
                .map(running)
                .or(published),
            (Genre::Narrative, _) => self.last.map(running).or(published),
        }
    }

    /// The anchor as a day, where it is exact enough for the unit.
    pub(crate) fn anchor_for(&self, unit: Unit, from: From, told: &Told) -> Option<(Date, Anchor)> {
        let (value, anchor) = self.anchor(from, told)?;
        let (first, last, _) = value.days()?;
        let exact = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend => value.day().is_some(),
            Unit::Week => value.day().is_some() || matches!(value, Value::Week(..)),
            Unit::Month => value.month().is_some() && !matches!(value, Value::Season(..)),
            Unit::Quarter => value.month().is_some() || matches!(value, Value::Quarter(..)),
            Unit::Year => value.year().is_some(),
            Unit::Decade => {
                value.year().is_some() || matches!(value, Value::Decade(_) | Value::DecadeBefore(_))
            }
            Unit::Century | Unit::Millennium => true,
        };
        if exact {
            return Some((first, anchor));
        }
        // A month told after a day of it leaves the day the finer anchor.
        let (day, index, _) = self.last_day?;
        (first <= day && day <= last).then_some((day, Anchor::Expression(index)))
    }

    fn shift(&self, unit: Unit, by: i32, from: From, told: &Told) -> Resolved {
        if self.genre == Genre::Narrative && unit == Unit::Day && by == 0 && from == From::Speech {
            return Resolved { value: Value::Present, basis: Basis::Explicit, anchor: None };
        }
        // "a year later" counts from what was told before it; where nothing was, it is not known, for the
        // publication is no past event.
        let later = from == From::Text && by > 0 && told.tense != Some(Tense::Future);
        let anchor = self
            .anchor_for(unit, from, told)
            .filter(|(_, anchor)| !(later && *anchor == Anchor::Publication));
        let value = anchor.and_then(|(day, anchor)| Some((shifted(day, unit, by)?, anchor)));
        match value {
            Some((value, anchor)) => Resolved { value, basis: basis_of(anchor), anchor: Some(anchor) },
            None => self.same_unknown_day(unit, by, from, told).unwrap_or(Resolved {
                value: Value::Unknown(unit),
                basis: Basis::Explicit,
                anchor: None,
            }),
        }
    }

    /// "that same day" after a month: some day of it.
    fn same_unknown_day(&self, unit: Unit, by: i32, from: From, told: &Told) -> Option<Resolved> {
        let (value, anchor) = self.anchor(from, told)?;
        match value {
            Value::Month(Some(year), month) | Value::DayIn(year, month) if unit == Unit::Day && by == 0 => {
                let value = Value::DayIn(year, month);
                Some(Resolved { value, basis: basis_of(anchor), anchor: Some(anchor) })
            }
            _ => None,
        }
    }

    fn yearless(&self, piece: Piece, hint: YearHint, told: &Told) -> Resolved {
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
        match (self.genre, self.published) {
            (Genre::News, Some(published)) => {
                // News that tells of a year long past in this paragraph stays in it.
                let back = self.last.filter(|last| {
                    last.paragraph == told.paragraph
                        && last.value.year().is_some_and(|year| year < published.year() - 1)
                        && last.value.month().is_none_or(|month| Some(month) <= piece_month(piece))
                });
                if back.is_some() && told.tense != Some(Tense::Future) {
                    return self.carried(piece, told);
                }
                self.nearest(piece, told, told.tense, false)
            }
            _ => self.carried(piece, told),
        }
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
        let fits = years.into_iter().rev().filter_map(|year| {
            let value = dates::fixed(piece, year)?;
            let mut fit = story::fit(story::point(value)?, &points, &after);
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
        let (value, anchor) = if told.is_source {
            (Value::Day(self.published?), Anchor::Publication)
        } else {
            self.anchor(From::Speech, told)?
        };
        let (first, last, _) = value.days()?;
        let mut candidates = (-1..=1).filter_map(|by: i16| {
            let value = dates::fixed(piece, first.year().checked_add(by)?)?;
            let (from, to, _) = value.days()?;
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

    /// A clock time without a day belongs to the day last told in its paragraph.
    fn clock(&self, clock: Clock, told: &Told) -> Resolved {
        let day = self
            .last_day
            .filter(|(.., paragraph)| matches!(clock, Clock::Hour(..)) && (*paragraph == told.paragraph));
        match day {
            Some((day, index, _)) => Resolved {
                value: Value::Time(Some(day), clock),
                basis: Basis::Narrative,
                anchor: Some(Anchor::Expression(index)),
            },
            None => Resolved { value: Value::Time(None, clock), basis: Basis::Explicit, anchor: None },
        }
    }
}

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

pub(crate) fn basis_of(anchor: Anchor) -> Basis {
    match anchor {
        Anchor::Publication => Basis::Publication,
        Anchor::Expression(_) => Basis::Narrative,
    }
}
