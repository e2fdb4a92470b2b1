//! An entry of a list of sources, by its fields.

use crate::named::named;
use crate::{DocumentId, Span, When};
use serde::{Deserialize, Serialize};

named!(
    /// What sort of work an entry cites.
    ReferenceKind {
        /// An article in a journal.
        Article = "article",
        /// An article of a newspaper, magazine or agency.
        News = "news",
        /// A part of a book.
        Chapter = "chapter",
        /// A paper in the proceedings of a conference.
        Paper = "paper",
        /// A book.
        Book = "book",
        /// A report or working paper.
        Report = "report",
        /// A thesis.
        Thesis = "thesis",
        /// A page of the web.
        WebPage = "web-page",
        /// Anything else, or not known.
        Other = "other",
    }
);

/// Who wrote, edited or translated a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contributor {
    /// A person.
    Person {
        /// The family name, or the only name.
        family: Span,
        /// The other names, or their initials.
        given: Option<Span>,
    },
    /// An organisation, or a name that is not told apart into family and given name.
    Body(Span),
}

/// A date of an entry, as it is written and, if it can be read, as an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The words.
    pub span: Span,
    /// What they mean; `None` for "n.d." and what cannot be read.
    pub when: Option<When>,
}

/// An entry by its fields. All spans are of the document's text, so that nothing is in a field that the entry does not
/// say; a field that is not found is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The document that lists it.
    pub document: DocumentId,
    /// The whole entry, with its number.
    pub span: Span,
    /// What sort of work it is.
    pub kind: ReferenceKind,
    /// Its number or mark in the list, without brackets.
    pub label: Option<Span>,
    /// Who wrote it. Of a dash that stands for the authors of the entry before, these authors.
    pub authors: Vec<Contributor>,
    /// Whether it says "et al.".
    pub and_others: bool,
    /// Who edited it or the work that holds it.
    pub editors: Vec<Contributor>,
    /// Who translated it.
    pub translators: Vec<Contributor>,
    /// Its title.
    pub title: Option<Span>,
    /// The journal, newspaper, book or site that holds it.
    pub container: Option<Span>,
    /// The series in which it appeared.
    pub collection: Option<Span>,
    /// Who published it.
    pub publisher: Option<Span>,
    /// Where it was published.
    pub place: Option<Span>,
    /// Volume.
    pub volume: Option<Span>,
    /// Number of the issue.
    pub issue: Option<Span>,
    /// First and last page, or the only one: "139—153".
    pub pages: Option<Span>,
    /// Which edition: "3rd".
    pub edition: Option<Span>,
    /// "Technical Report TR-12", "PhD thesis".
    pub genre: Option<Span>,
    /// When it appeared.
    pub date: Option<Dated>,
    /// When it was looked at, as the entry says.
    pub accessed: Option<Dated>,
    /// Its address.
    pub url: Option<Span>,
    /// Its digital object identifier, without what stands before "10.".
    pub doi: Option<Span>,
    /// Its book number.
    pub isbn: Option<Span>,
    /// All else that it says.
    pub notes: Vec<Span>,
}
