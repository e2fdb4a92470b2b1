//! What was taken of a file, for programs.

use super::{first_words, left_out};
use intake::{DateCandidate, Inspected};
use record::{Block, BlockKind, DocumentId, FactBasis, Known, Note, Severity, When};
use serde::Serialize;
use std::collections::BTreeMap;

/// A document as written out. What is not known is `null`; offsets are bytes of its text.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    document: &'a DocumentId,
    name: &'a str,
    format: &'a str,
    charset: &'a str,
    received_bytes: u64,
    sha256: &'a str,
    text_bytes: usize,
    language: Option<&'a str>,
    title: Option<&'a Known<String>>,
    publisher: Option<&'a Known<String>>,
    author: Option<&'a Known<String>>,
    url: Option<&'a Known<String>>,
    published: Option<&'a Known<When>>,
    dates: Vec<DateLine>,
    blocks: Vec<BlockLine>,
    left_out: LeftOut,
    notes: Vec<NoteLine<'a>>,
}

#[derive(Serialize)]
struct DateLine {
    place: &'static str,
    basis: FactBasis,
    told: When,
    counted_for: When,
    weight: u32,
    won: bool,
}

#[derive(Serialize)]
struct BlockLine {
    kind: BlockKind,
    start: usize,
    end: usize,
    is_told: bool,
    words: String,
}

#[derive(Serialize)]
struct LeftOut {
    blocks: BTreeMap<&'static str, usize>,
    bytes: usize,
}

#[derive(Serialize)]
struct NoteLine<'a> {
    severity: Severity,
    #[serde(flatten)]
    note: &'a Note,
}

impl Line<'_> {
    pub(super) fn of(inspected: &Inspected) -> Line<'_> {
        let document = &inspected.read.value;
        let block = |block: &Block| BlockLine {
            kind: block.kind,
            start: block.span.start(),
            end: block.span.end(),
            is_told: block.kind.is_told(),
            words: first_words(block.span.of(&document.text)),
        };
        let (counts, bytes) = left_out(inspected);
        let counts = counts.into_iter().map(|(kind, count)| (kind.as_str(), count)).collect();
        Line {
            document: &document.id,
            name: &document.name,
            format: inspected.format,
            charset: &document.original.charset,
            received_bytes: document.original.bytes,
            sha256: &document.original.sha256,
            text_bytes: document.text.len(),
            language: document.language.as_deref(),
            title: document.title.as_ref(),
            publisher: document.publisher.as_ref(),
            author: document.author.as_ref(),
            url: document.url.as_ref(),
            published: document.published.as_ref(),
            dates: inspected.dates.iter().map(date).collect(),
            blocks: document.blocks.iter().map(block).collect(),
            left_out: LeftOut { blocks: counts, bytes },
            notes: inspected
                .read
                .notes
                .iter()
                .map(|note| NoteLine { severity: note.severity(), note })
                .collect(),
        }
    }
}

fn date(candidate: &DateCandidate) -> DateLine {
    let DateCandidate { place, basis, told, counted_for, weight, won } = *candidate;
    DateLine { place: place.as_str(), basis, told, counted_for, weight, won }
}
