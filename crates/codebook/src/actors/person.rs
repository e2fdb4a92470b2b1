//! Persons and their dated terms of office.

use super::Office;
use record::{Date, Polity, Sector};

/// A person of the actor book, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub(crate) u32);

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The usual name in English: no other person of the book has it.
    pub name: String,
    /// Other spellings of the whole name.
    pub spellings: Vec<String>,
    /// The state (or organisation) that the person belongs to outside any term.
    pub home: Polity,
    /// The sector outside any term, if it is not that of a former official.
    pub sector: Option<Sector>,
    /// Terms of office, earliest first.
    pub terms: Vec<Term>,
}

/// A term of office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The office.
    pub office: Office,
    /// The title as it is written: `President`, `Chancellor`, `Commander of the Quds Force`.
    pub title: String,
    /// The sector of the office.
    pub sector: Sector,
    /// The state or organisation it is an office of.
    pub polity: Polity,
    /// The first day.
    pub from: Date,
    /// The last day; `None` while it lasts, as far as the codebook knows.
    pub to: Option<Date>,
    /// Whether it is held for the time being only.
    pub acting: bool,
}

impl Term {
    /// Whether the office was held on this day, first and last day included.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}
