//! From what is written to what is meant: every expression against the publication date, the running date
//! of the text, or its neighbour.

use crate::found::{Found, From, Piece, Place, Reading, Window};
use crate::genre::Genre;
use crate::place;
use crate::publication::Publication;
use crate::story::{self, Point};
use crate::tense::Tense;
use crate::unit::{DayPart, Unit};
use crate::value::{Clock, Value, shift_days, shifted};

use record::{Anchor, Basis, Date, Grain, TimeKind, When};

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
    /// Whether it ends the range that the expression before begins.
    pub(crate) ends_range: bool,
    /// The part of a year that ends the range which this expression begins.
    pub(crate) range_end: Option<Piece>,
    /// Counts the paragraphs of the document.
    pub(crate) paragraph: usize,
    /// Whether it heads a section: a year alone, or with a colon behind it.
    pub(crate) is_heading: bool,
    /// Whether "since" stands before it: it lies behind what is told.
    pub(crate) since: bool,
    /// Whether the expression before stands in the same sentence.
    pub(crate) beside: bool,
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
pub(crate) struct Reached {
    pub(crate) value: Value,
    pub(crate) index: u32,
    pub(crate) paragraph: usize,
    /// Whether what began then lasts: "since 2021".
    pub(crate) lasts: bool,
    /// The days from the start of the range that it ends.
    range: Option<(Date, Date)>,
}

/// What expressions are resolved against, carried from one to the next.
pub(crate) struct Resolver {
    pub(crate) published: Option<Publication>,
    pub(crate) genre: Genre,
    /// The dates that are told in full, by index: what lies ahead in the text.
    pub(crate) told_in_full: Vec<Option<Point>>,
    /// The dates passed, in order, with their indices.
    pub(crate) passed: Vec<(Point, u32)>,
    /// The year that heads the section: "2006: The war in the cities".
    pub(crate) section: Option<Point>,
    pub(crate) last: Option<Reached>,
    pub(crate) last_day: Option<(Date, u32, usize)>,
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
        published: Option<Publication>,
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
        Resolver {
            published,
            genre,
            told_in_full,
            passed: Vec::new(),
            section: None,
            last: None,
            last_day: None,
        }
    }

    /// What the expression with this index means. Expressions are to be given in the order of the text.
    pub(crate) fn meaning(&mut self, told: &Told) -> Meaning {
        let resolved = self.resolve(&told.found.reading, told);
        let when = self.days(&resolved, told).or_else(|| self.days_at_either_end(told));
        let Resolved { value, anchor, .. } = resolved;
        if !told.is_source {
            self.reach(told, value);
        }
        Meaning { value, when, anchor }
    }

    fn days(&self, resolved: &Resolved, told: &Told) -> Option<When> {
        let (value, basis) = (resolved.value, resolved.basis);
        match &told.found.reading {
            Reading::Period(_, when) => Some(when.on_basis(Basis::NamedPeriod)),
            Reading::Length(length, Some(window)) => self.window_days(*length, *window, told, basis),
            Reading::Part(_, window) => self.part_days(value, *window, told, basis),
            Reading::Overnight => value.day().and_then(|evening| {
                let morning = shift_days(evening, 1)?;
                When::new(evening, morning, Grain::Range, basis)
            }),
            _ => value
                .days_with(told.found.modifier)
                .and_then(|(first, last, grain)| When::new(first, last, grain, basis))
                .map(|when| if told.found.modifier.is_some() { when.approximately() } else { when }),
        }
    }

    /// "On Monday", where the day of publication is only known to some weeks: from the first day that is meant to the
    /// last.
    fn days_at_either_end(&mut self, told: &Told) -> Option<When> {
        let known = self.published;
        let ends = known?.ends()?.map(|end| {
            self.published = Some(end);
            self.days(&self.resolve(&told.found.reading, told), told)
        });
        self.published = known;
        let [first, last] = ends;
        let (first, last) = (first?, last?);
        When::new(first.earliest(), last.latest(), Grain::Range, first.basis()).map(When::approximately)
    }

    /// Carries the running date forward.
    fn reach(&mut self, told: &Told, value: Value) {
        let index = told.index;
        let dated = matches!(told.found.kind, TimeKind::Date | TimeKind::Time) && value.days().is_some();
        if !dated || matches!(told.found.reading, Reading::Period(..)) {
            return;
        }
        if let Some(point) = story::point(value) {
            if told.is_heading {
                self.section = Some(point);
            }
            self.passed.push((point, index));
        }
        let days = |value: Value| value.days().map(|(first, last, _)| (first, last));
        let range = told
            .joined
            .filter(|_| told.ends_range)
            .and_then(|(first, _)| Some((days(first)?.0, days(value)?.1)))
            .filter(|(first, last)| first <= last);
        self.last = Some(Reached { value, index, paragraph: told.paragraph, lasts: told.since, range });
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
            Reading::Overnight => self.overnight(told),
            Reading::Stretch => self.stretch(told),
            Reading::Anniversary => match told.joined {
                Some((value @ Value::Day(_), index)) => {
                    Resolved { value, basis: Basis::Narrative, anchor: Some(Anchor::Expression(index)) }
                }
                _ => fixed(Value::Unknown(Unit::Day)),
            },
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
        let published = self.published.map(|published| (published.now(), Anchor::Publication));
        let running = |reached: Reached| (reached.value, Anchor::Expression(reached.index));
        match (self.genre, from) {
            (Genre::News, From::Speech) => published,
            (Genre::News, From::Text) => self
                .last
                .filter(|last| last.paragraph == told.paragraph || published.is_none())
                .map(running)
                .or(published),
            (Genre::Retrospect, From::Speech) if told.found.is_deictic() => published,
            (Genre::Narrative | Genre::Retrospect, _) => self.last.map(running).or(published),
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
        if anchor == Anchor::Publication {
            return None;
        }
        // A month told after a day of it leaves the day the finer anchor.
        let (day, index, _) = self.last_day?;
        (first <= day && day <= last).then_some((day, Anchor::Expression(index)))
    }

    fn shift(&self, unit: Unit, by: i32, from: From, told: &Told) -> Resolved {
        if self.genre != Genre::News && unit == Unit::Day && by == 0 && from == From::Speech {
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

    /// The range or the period of more than a year last told; a day, month or year leaves open what period is meant.
    fn stretch(&self, told: &Told) -> Resolved {
        let period = self.anchor(From::Text, told).and_then(|(value, anchor)| {
            let range = self.last.and_then(|last| last.range).filter(|_| anchor != Anchor::Publication);
            let value = range.map_or(value, |(first, last)| Value::Days(first, last));
            let (_, _, grain) = value.days()?;
            (grain == Grain::Range && value.year().is_none()).then_some((value, anchor))
        });
        match period {
            Some((value, anchor)) => Resolved { value, basis: basis_of(anchor), anchor: Some(anchor) },
            None => Resolved { value: Value::Untold, basis: Basis::Explicit, anchor: None },
        }
    }

    /// The night after the day last told in the paragraph; in news that tell none, the one before publication.
    fn overnight(&self, told: &Told) -> Resolved {
        let told_day = self
            .last_day
            .filter(|(.., paragraph)| *paragraph == told.paragraph)
            .map(|(day, index, _)| (day, Anchor::Expression(index)));
        let before = self
            .published
            .filter(|_| self.genre == Genre::News)
            .and_then(|published| Some((shift_days(published.now().day()?, -1)?, Anchor::Publication)));
        let night = Clock::Part(DayPart::Night);
        match told_day.or(before) {
            Some((day, anchor)) => {
                let value = Value::Time(Some(day), night);
                Resolved { value, basis: basis_of(anchor), anchor: Some(anchor) }
            }
            None => Resolved { value: Value::Time(None, night), basis: Basis::Explicit, anchor: None },
        }
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

pub(crate) fn basis_of(anchor: Anchor) -> Basis {
    match anchor {
        Anchor::Publication => Basis::Publication,
        Anchor::Expression(_) => Basis::Narrative,
    }
}
