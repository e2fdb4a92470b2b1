//! Where a document cites sources, and its own list of them.

use crate::{Date, Span, When};
use std::collections::BTreeMap;

/// What a document says of when a source appeared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceDate {
    /// When it was published, as the citation or the entry tells it.
    pub published: Option<When>,
    /// The day on which it was read or archived: it was there by then, and this is no date of publication.
    pub read_on: Option<Date>,
}

impl SourceDate {
    /// The last day on which the source can have appeared, as far as it is told.
    pub fn not_after(&self) -> Option<Date> {
        self.published.map(|when| when.latest()).or(self.read_on)
    }
}

/// An entry of a document's list of sources.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceEntry {
    /// Where it stands.
    pub span: Span,
    /// The words that it begins with: the outlet or the author.
    pub name: String,
    /// When it appeared.
    pub date: SourceDate,
}

/// A place where a document cites a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Its words: "Caspian News, January 30", "[3]".
    pub span: Span,
    /// What it says.
    pub cites: Cited,
}

/// What a citation says.
#[derive(Clone, Debug, PartialEq)]
pub enum Cited {
    /// Nothing: an empty bracket, or one that lost its source: "(, March 30)".
    Nothing,
    /// The entry with this number.
    Entry(u32),
    /// A source by its name.
    Named {
        /// The outlet or the authors.
        name: String,
        /// The words that tell the name.
        words: Span,
        /// When it appeared.
        date: SourceDate,
    },
}

/// All that a document says of its sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citations {
    /// Where it cites, in the order of the text. Several that stand side by side are several.
    pub places: Vec<Citation>,
    /// Its list of sources, by number: as it is written or, in a list that lost its numbers, by the place in the list.
    pub entries: BTreeMap<u32, SourceEntry>,
}

/// A person whom a document names with an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The resolved name ("Ebrahim Raisi").
    pub name: String,
    /// The office, in words.
    pub office: String,
    /// The first day on which the person held it.
    pub since: Date,
}
