//! What the documents' own citations are worth, judged offline from the documents alone.

mod bracketed;
mod copied;
mod dated;
mod numbered;

pub use copied::copied_passages;
use record::{Document, Event, Note, NoteCode, Span, Standing, TimeExpression, When};

/// A document with what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct Audited<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its time expressions.
    pub times: &'a [TimeExpression],
    /// Its events.
    pub events: &'a [Event],
}

/// A citation: where it stands, what it names and when that was published.
#[derive(Clone, Debug, PartialEq)]
struct Citation {
    span: Span,
    source: String,
    published: Option<When>,
}

/// The problems of one document's citations.
///
/// Finds: brackets that name no source; sources older than the claim they back; sources dated after the
/// document; numbers without an entry and entries without a number; undated entries. Whether a source says
/// what it is cited for cannot be known offline.
pub fn audit(audited: &Audited<'_>) -> Vec<Note> {
    let (bracketed, mut notes) = bracketed::read(audited);
    let (numbered, number_notes) = numbered::read(audited.document);
    notes.extend(number_notes);
    for citation in bracketed.iter().chain(&numbered) {
        notes.extend(older_than_claim(audited, citation));
    }
    notes
}

/// A source cannot back what took place after it was published.
fn older_than_claim(audited: &Audited<'_>, citation: &Citation) -> Option<Note> {
    let published = citation.published?;
    let backed = audited.events.iter().filter(|event| {
        let sentence = event.evidence.sentence;
        let beside = sentence.end() <= citation.span.start() && citation.span.start() - sentence.end() <= 2;
        sentence.contains(citation.span) || beside
    });
    let later = backed
        .filter(|event| matches!(event.standing, Standing::Happened | Standing::Alleged))
        .find(|event| {
            event.evidence.trigger.start() < citation.span.start()
                && event.when.is_some_and(|when| when.earliest() > published.latest())
        })?;
    let text = format!(
        "{} is dated {}, but is cited for what took place on or after {}.",
        citation.source,
        dated::in_words(&published),
        later.when.map_or_else(String::new, |when| when.earliest().to_string()),
    );
    Some(Note::new(NoteCode::SourceOlderThanClaim, text).at(&audited.document.id, Some(citation.span)))
}
