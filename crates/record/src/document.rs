//! A document: the text, what is known of it, and its blocks.

use crate::named::named;
use crate::{DocumentId, Span, When};
use serde::{Deserialize, Serialize};

named!(
    /// What a part of a document is. Events are coded from headings, paragraphs, list items and quotes.
    BlockKind {
        /// A title or section heading.
        Heading = "heading",
        /// Running text.
        Paragraph = "paragraph",
        /// An item of a list.
        ListItem = "list-item",
        /// A quotation set apart.
        Quote = "quote",
        /// An entry of a bibliography or source list.
        Reference = "reference",
        /// A passage that stands before in the same document, word for word.
        Repeat = "repeat",
        /// Navigation, bylines, share buttons, licences, comment forms, a repeated headline.
        Boilerplate = "boilerplate",
    }
);

impl BlockKind {
    /// Whether events are coded from such a block.
    pub fn is_told(self) -> bool {
        !matches!(self, BlockKind::Reference | BlockKind::Repeat | BlockKind::Boilerplate)
    }
}

named!(
    /// Where a fact about a document was found.
    FactBasis {
        /// The `sources.toml` beside the file.
        SourceList = "sources.toml",
        /// Front matter of the file.
        FrontMatter = "front-matter",
        /// Metadata of the page (JSON-LD, OpenGraph, meta, time).
        PageMetadata = "page-metadata",
        /// The address of the page.
        Address = "address",
        /// The text itself says so.
        Text = "text",
        /// Inferred from the text; less than said.
        Inferred = "inferred",
        /// Given by the caller.
        Given = "given",
    }
);

/// A fact about a document with the place it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known<T> {
    /// The fact.
    pub value: T,
    /// Where it was found.
    pub basis: FactBasis,
}

/// The received bytes, and how the text lies in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// SHA-256 of the received bytes, hexadecimal.
    pub sha256: String,
    /// How many bytes were received.
    pub bytes: u64,
    /// The charset they were read in ("UTF-8", "windows-1254").
    pub charset: String,
    /// Pairs (offset in the text, offset in the received bytes), ascending in both: a place of the text
    /// lies at or after the received offset of the last pair not after it. Empty if they are the same.
    pub map: Vec<(u32, u32)>,
}

/// A part of a document. Blocks do not overlap and stand in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

/// A text and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Named by its text.
    pub id: DocumentId,
    /// The file's name or the caller's name for it, as shown to the reader; no path of the machine.
    pub name: String,
    /// The extracted text. All spans are bytes into it.
    pub text: String,
    /// The received bytes.
    pub original: Original,
    /// Its headline.
    pub title: Option<Known<String>>,
    /// The outlet.
    pub publisher: Option<Known<String>>,
    /// Who wrote it.
    pub author: Option<Known<String>>,
    /// Its address.
    pub url: Option<Known<String>>,
    /// When it was published; `None` if that cannot be known.
    pub published: Option<Known<When>>,
    /// Language code (ISO 639-1), where it could be told.
    pub language: Option<String>,
    /// Its parts.
    pub blocks: Vec<Block>,
}

impl Document {
    /// A text of one paragraph of which nothing else is known: for single sentences and for tests.
    pub fn of_sentence(name: impl Into<String>, text: impl Into<String>) -> Document {
        let text = text.into();
        let whole = Span::new(&text, 0, text.len());
        Document {
            id: DocumentId::of_text(&text),
            name: name.into(),
            original: Original {
                sha256: crate::sha256_hex(text.as_bytes()),
                bytes: text.len() as u64,
                charset: "UTF-8".to_owned(),
                map: Vec::new(),
            },
            title: None,
            publisher: None,
            author: None,
            url: None,
            published: None,
            language: None,
            blocks: whole.into_iter().map(|span| Block { kind: BlockKind::Paragraph, span }).collect(),
            text,
        }
    }
}
