//! What the program has to say beside its results: nothing is dropped or doubted in silence.

use crate::named::named;
use crate::{DocumentId, Span};
use serde::{Deserialize, Serialize};

named!(
    /// How much a note matters.
    Severity {
        /// Good to know.
        Information = "information",
        /// It may change what the reader believes.
        Warning = "warning",
    }
);

macro_rules! notes {
    ($($case:ident = $code:literal, $severity:ident, $title:literal;)+) => {
        named!(
            /// The stable code of a note.
            NoteCode {
                $(
                    #[doc = $title]
                    $case = $code
                ),+
            }
        );

        /// Every note that the program can give: the one table that names, help, docs and tests use.
        pub const NOTES: &[NoteInfo] = &[
            $(NoteInfo { code: NoteCode::$case, severity: Severity::$severity, title: $title }),+
        ];
    };
}

/// A row of [`NOTES`].
#[derive(Clone, Copy, Debug)]
pub struct NoteInfo {
    /// Its code.
    pub code: NoteCode,
    /// How much it matters.
    pub severity: Severity,
    /// What it says, in general.
    pub title: &'static str,
}

notes! {
    CharsetGuessed = "charset-guessed", Information, "The charset was not declared and was guessed from the bytes.";
    BytesReplaced = "bytes-replaced", Warning, "Some bytes are no text in the file's charset and were replaced.";
    PartUnread = "part-unread", Warning, "A part of the file could not be read.";
    PublishedUnknown = "published-unknown", Warning, "The publication date is not told and cannot be inferred.";
    PublishedInferred = "published-inferred", Information, "The publication date is inferred from the text.";
    PublisherUnknown = "publisher-unknown", Information, "The publisher is not told.";
    TextTruncated = "text-truncated", Warning, "The text is longer than the limit and was cut.";
    DepthTruncated = "depth-truncated", Warning, "The page is nested deeper than the limit; its deepest parts were flattened.";
    PageTakenWhole = "page-taken-whole", Information, "The page is too large to look for its article; its whole text was taken.";
    NotEnglish = "not-english", Warning, "The text does not look English; it was read as English all the same.";
    NoText = "no-text", Warning, "The file holds no running text.";
    EmptyCitation = "empty-citation", Warning, "A citation bracket names no source.";
    SourceOlderThanClaim = "source-older-than-claim", Warning, "A cited source is older than the claim that it backs.";
    SourceAfterPublication = "source-after-publication", Warning, "A cited source is dated after the document's publication.";
    SourceUndated = "source-undated", Information, "A cited source has no date.";
    CitationDangling = "citation-dangling", Warning, "A citation number has no entry in the source list.";
    SourceNeverCited = "source-never-cited", Information, "An entry of the source list is never cited.";
    RepeatedPassage = "repeated-passage", Warning, "A passage stands twice in the document.";
    CopiedPassage = "copied-passage", Warning, "A passage stands in another document too.";
    NameVariant = "name-variant", Information, "A name is written unusually and was taken for a known one.";
    OfficeNotHeld = "office-not-held", Warning, "A person is named with an office that they did not hold on that date.";
    CasebookUnfinished = "casebook-unfinished", Warning, "A run was stopped before the casebook held all of its files.";
    CodebookRow = "codebook-row", Warning, "A row of the codebook was passed over.";
}

/// One remark, with the place it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its code.
    pub code: NoteCode,
    /// The document it is about, if it is about one.
    pub document: Option<DocumentId>,
    /// The place in that document.
    pub span: Option<Span>,
    /// The other places, if the same is so at several: one note tells a fault that repeats.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Span>,
    /// What is so here, in a sentence.
    pub text: String,
}

impl Note {
    /// A note about no document in particular.
    pub fn new(code: NoteCode, text: impl Into<String>) -> Note {
        Note { code, document: None, span: None, also: Vec::new(), text: text.into() }
    }

    /// The same note, about a place of a document.
    pub fn at(self, document: &DocumentId, span: Option<Span>) -> Note {
        Note { document: Some(document.clone()), span, ..self }
    }

    /// The same note, about further places of the document.
    pub fn also_at(self, places: impl IntoIterator<Item = Span>) -> Note {
        Note { also: self.also.into_iter().chain(places).collect(), ..self }
    }

    /// All places it is about, the first one first.
    pub fn places(&self) -> impl Iterator<Item = Span> + '_ {
        self.span.iter().chain(&self.also).copied()
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        NOTES.iter().find(|info| info.code == self.code).map_or(Severity::Information, |info| info.severity)
    }
}

/// A result with what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted<T> {
    /// The result.
    pub value: T,
    /// The remarks.
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A result with nothing to say about it.
    pub fn plain(value: T) -> Noted<T> {
        Noted { value, notes: Vec::new() }
    }

    /// The same remarks on another result.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { value: change(self.value), notes: self.notes }
    }
}
