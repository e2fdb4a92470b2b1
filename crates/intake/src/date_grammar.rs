//! How dates are written: a month by name or in figures, the day or the year first.

use crate::date_words::{Word, YEARS, day, figure, foreign_month, is_joint, month, year};
use crate::dates::Written;

/// Some words from which a date may begin.
pub(crate) struct Window<'a> {
    pub(crate) text: &'a str,
    pub(crate) words: &'a [Word<'a>],
}

impl<'a> Window<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> Option<&'a str> {
        self.words.get(at).map(|word| &self.text[self.words[at - 1].end()..word.start])
    }

    fn near(&self, at: usize) -> bool {
        matches!(self.gap(at), Some(" " | ". " | ", " | "." | "," | "\n" | "\u{a0}"))
    }

    /// `near`, or joined as in `17-Apr-2023` and `17/Apr/2023`.
    fn linked(&self, at: usize) -> bool {
        self.near(at) || matches!(self.gap(at), Some("-" | "/"))
    }

    /// The place of the word from `at` on that is no joint.
    fn after_joint(&self, at: usize) -> usize {
        let joint = self.gap(at) == Some(" ") && is_joint(self.word(at));
        at + usize::from(joint)
    }

    fn made(
        &self,
        count: usize,
        year: Option<i16>,
        month: Option<i8>,
        day: Option<i8>,
    ) -> Option<(usize, Written)> {
        let (start, end) = (self.words.first()?.start, self.words.get(count - 1)?.end());
        Some((count, Written { start, end, year, month, day, either: false }))
    }

    /// The date that begins with the first of the words, and how many words it takes.
    pub(crate) fn date(&self, year_of_figures: fn(&str) -> Option<i16>) -> Option<(usize, Written)> {
        if self.word(0).starts_with(|c: char| c.is_ascii_digit()) {
            return self
                .day_and_named_month()
                .or_else(|| self.figures(year_of_figures))
                .or_else(|| self.year_first());
        }
        self.named_month_first()
    }

    /// `April 7, 2023`, `April 7`, `April 2023`
    fn named_month_first(&self) -> Option<(usize, Written)> {
        let first = self.word(0);
        if !first.starts_with(char::is_uppercase) || !self.near(1) {
            return None;
        }
        let Some(month) = month(first) else {
            let (day, year) = (day(self.word(1))?, year(self.word(2)).filter(|_| self.near(2))?);
            return self.made(3, Some(year), Some(foreign_month(first)?), Some(day));
        };
        if let Some(day) = day(self.word(1)) {
            return match year(self.word(2)).filter(|_| self.near(2)) {
                Some(year) => self.made(3, Some(year), Some(month), Some(day)),
                None => self.made(2, None, Some(month), Some(day)),
            };
        }
        year(self.word(1)).and_then(|year| self.made(2, Some(year), Some(month), None))
    }

    /// `7 April 2023`, `7 April`, `7. Juni 2023`, `7 de abril de 2023`
    fn day_and_named_month(&self) -> Option<(usize, Written)> {
        let day = day(self.word(0))?;
        let at = self.after_joint(1);
        let month_then_year = |month| {
            let at = self.after_joint(at + 1);
            let year = year(self.word(at)).filter(|_| self.linked(at))?;
            self.made(at + 1, Some(year), Some(month), Some(day))
        };
        if let Some(month) = month(self.word(at)) {
            let full = month_then_year(month).filter(|_| self.linked(at));
            return full
                .or_else(|| self.made(at + 1, None, Some(month), Some(day)).filter(|_| self.near(at)));
        }
        foreign_month(self.word(at)).filter(|_| self.linked(at)).and_then(month_then_year)
    }

    /// `17.04.2023`, with the day first, and `17/04/2023` or `04-17-2023`, where the numbers decide.
    fn figures(&self, year_of_figures: fn(&str) -> Option<i16>) -> Option<(usize, Written)> {
        let joint = self.gap(1).filter(|joint| matches!(*joint, "." | ". " | "/" | " / " | " | " | "-"))?;
        let (one, two) = (figure(self.word(0))?, figure(self.word(1))?);
        // Short years stand in the same form only with points: `1/10/23` may be anything.
        let read = if joint.starts_with('.') { year_of_figures } else { year };
        let year = read(self.word(2)).filter(|_| self.gap(2) == Some(joint))?;
        let (month, day, either) = match (one > 12, two > 12) {
            (_, true) if joint.starts_with('.') => return None,
            _ if joint.starts_with('.') => (two, one, false),
            (true, true) => return None,
            (true, false) => (two, one, false),
            (false, true) => (one, two, false),
            (false, false) => (one, two, one != two),
        };
        let (count, date) = self.made(3, Some(year), Some(month), Some(day))?;
        Some((count, Written { either, ..date }))
    }

    /// `2023`, `2023-04`, `2023-04-17T08:00`, `2023.04.17`, `2023 április 17`, `2023年04月17日`
    fn year_first(&self) -> Option<(usize, Written)> {
        if let Some(date) = self.east_asian() {
            return Some(date);
        }
        let year = year(self.word(0))?;
        let named = foreign_month(self.word(1)).filter(|_| self.near(1));
        if let (Some(month), Some(day)) = (named, day(self.word(2)).filter(|_| self.near(2))) {
            return self.made(3, Some(year), Some(month), Some(day));
        }
        let month = figure(self.word(1)).filter(|month| *month <= 12);
        let third = self.word(2).get(..2).unwrap_or(self.word(2));
        let rest = &self.word(2)[third.len()..];
        let timed = rest.is_empty() || rest.starts_with('T');
        let day = figure(third).filter(|_| timed && self.gap(1) == self.gap(2));
        match (self.gap(1), month, day) {
            (Some("-" | "/"), Some(month), day) if self.word(1).len() == 2 || day.is_some() => {
                let Some(day) = day else { return self.made(2, Some(year), Some(month), None) };
                let (count, mut date) = self.made(3, Some(year), Some(month), Some(day))?;
                date.end = self.words[2].start + third.len();
                Some((count, date))
            }
            (Some("." | ". "), Some(month), Some(day)) => self.made(3, Some(year), Some(month), Some(day)),
            _ => self.made(1, Some(year), None, None),
        }
    }

    /// `2023年04月17日`, `2023년 4월 17일`, as one word or as three.
    fn east_asian(&self) -> Option<(usize, Written)> {
        let mut parts = [None; 3];
        let mut count = 0;
        let mut at = 0;
        while at < 3 && count < self.words.len() {
            if count > 0 && self.gap(count) != Some(" ") {
                return None;
            }
            let mut rest = self.word(count);
            while at < 3 && !rest.is_empty() {
                let mark: &[char] = [&['年', '년'], &['月', '월'], &['日', '일']][at];
                let (number, after) = rest.split_once(mark)?;
                parts[at] = number.parse::<i16>().ok();
                (rest, at) = (after, at + 1);
            }
            count += 1;
        }
        let [Some(year), Some(month), Some(day)] = parts else { return None };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let plausible = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        self.made(count, Some(year), Some(month), Some(day)).filter(|_| plausible)
    }
}
