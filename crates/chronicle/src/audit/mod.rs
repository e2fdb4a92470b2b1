//! What the documents' own citations are worth, judged offline from the documents alone.

mod copied;
mod dates;
mod once;
mod places;

pub use copied::copied_passages;
pub use once::once;
use record::{Citations, Document, Event, Note, Tenure};

/// A document with what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct Audited<'a> {
    /// The document.
    pub document: &'a Document,
    /// The sources that it cites.
    pub citations: &'a Citations,
    /// The persons whom it names with an office.
    pub tenures: &'a [Tenure],
    /// Its events, in the order of the text.
    pub events: &'a [Event],
}

/// The problems of one document's citations, each told once with all its places.
///
/// Finds: brackets that name no source; sources older than the claim they back; sources dated after the
/// document; numbers without an entry and entries without a number; undated entries. Whether a source says
/// what it is cited for cannot be known offline. No source is accused by a date that the program inferred.
pub fn audit(audited: &Audited<'_>) -> Vec<Note> {
    let mut notes = places::faults(audited);
    notes.extend(dates::after_publication(audited));
    notes.extend(dates::older_than_claim(audited));
    once(notes)
}
