//! Citations by number: "[1]", "[1][3]", "[2, 4]", and the list they point into.

use super::{Citation, dated};
use record::{BlockKind, Document, Note, NoteCode, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The numbered citations of a document, and notes on numbers and entries that do not meet.
pub(super) fn read(document: &Document) -> (Vec<Citation>, Vec<Note>) {
    let entries = entries(document);
    let cited: Vec<(u32, Span)> = document
        .blocks
        .iter()
        .filter(|block| block.kind.is_told())
        .flat_map(|block| numbers(&document.text, block.span))
        .collect();
    let mut notes = Vec::new();
    // A number in square brackets is a citation only where there is a list, or where it is one of several.
    if entries.is_empty() && cited.len() < 2 {
        return (Vec::new(), notes);
    }
    let mut dangling = BTreeSet::new();
    for &(number, span) in cited.iter().filter(|(number, _)| !entries.contains_key(number)) {
        if dangling.insert(number) {
            let text = format!("[{number}] has no entry in the list of sources.");
            notes.push(Note::new(NoteCode::CitationDangling, text).at(&document.id, Some(span)));
        }
    }
    let used: BTreeSet<u32> = cited.iter().map(|&(number, _)| number).collect();
    for (number, (span, entry)) in &entries {
        // A bibliography that no number points into is a reading list, not a list of sources.
        if !used.is_empty() && !used.contains(number) {
            let text = format!("Source {number} is never cited: {}.", label(entry));
            notes.push(Note::new(NoteCode::SourceNeverCited, text).at(&document.id, Some(*span)));
        }
        notes.extend(date_notes(document, *span, *number, entry));
    }
    let citations = cited
        .iter()
        .filter_map(|(number, span)| {
            let (_, entry) = entries.get(number)?;
            let source = format!("Source [{number}], {},", label(entry));
            Some(Citation { span: *span, source, published: dated::of_entry(entry) })
        })
        .collect();
    (citations, notes)
}

fn date_notes(document: &Document, span: Span, number: u32, entry: &str) -> Option<Note> {
    let Some(when) = dated::of_entry(entry) else {
        let text = format!("Source {number} has no date: {}.", label(entry));
        return Some(Note::new(NoteCode::SourceUndated, text).at(&document.id, Some(span)));
    };
    let published = document.published.as_ref()?.value;
    let text = format!(
        "Source {number} is dated {}, after the document itself ({}).",
        dated::in_words(&when),
        published.latest()
    );
    (when.earliest() > published.latest())
        .then(|| Note::new(NoteCode::SourceAfterPublication, text).at(&document.id, Some(span)))
}

/// The reference entries that begin with "[1]" or "1.", by number.
fn entries(document: &Document) -> BTreeMap<u32, (Span, &str)> {
    let references = document.blocks.iter().filter(|block| block.kind == BlockKind::Reference);
    references
        .filter_map(|block| {
            let text = block.span.of(&document.text).trim();
            let inner = text.strip_prefix('[').unwrap_or(text);
            let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let rest = inner.get(digits..)?.strip_prefix([']', '.', ')'])?;
            Some((inner.get(..digits)?.parse().ok()?, (block.span, rest.trim())))
        })
        .collect()
}

/// The numbers in square brackets in `within`, each with the span of its bracket.
fn numbers(text: &str, within: Span) -> Vec<(u32, Span)> {
    let mut found = Vec::new();
    let mut rest = within.start();
    while let Some((open, close)) = next_bracket(text, rest, within.end()) {
        rest = close + 1;
        let inside = text.get(open + 1..close).unwrap_or("");
        let parts: Option<Vec<u32>> = inside.split(',').map(|part| number(part.trim())).collect();
        if let (Some(numbers), Some(span)) = (parts, Span::new(text, open, close + 1)) {
            found.extend(numbers.into_iter().map(|number| (number, span)));
        }
    }
    found
}

fn next_bracket(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let open = from + text.get(from..to)?.find('[')?;
    let close = open + text.get(open..to)?.find(']')?;
    Some((open, close))
}

fn number(text: &str) -> Option<u32> {
    let plain = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|&number| plain && number > 0)
}

/// The beginning of an entry, up to its first comma or 60 characters.
fn label(entry: &str) -> String {
    entry.split([',', '(']).next().unwrap_or("").trim().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Block;

    fn document(told: &str, references: &[&str]) -> Document {
        let mut text = told.to_owned();
        let mut blocks =
            vec![Block { kind: BlockKind::Paragraph, span: Span::new(told, 0, told.len()).unwrap() }];
        for reference in references {
            text.push('\n');
            let start = text.len();
            text.push_str(reference);
            blocks.push(Block {
                kind: BlockKind::Reference,
                span: Span::new(&text, start, text.len()).unwrap(),
            });
        }
        Document { blocks, ..Document::of_sentence("a.txt", text) }
    }

    fn codes(document: &Document) -> Vec<NoteCode> {
        read(document).1.iter().map(|note| note.code).collect()
    }

    #[test]
    fn numbers_and_entries_must_meet() {
        let cited = document(
            "The bridge opened[1][3]. Trade grew [2, 7].",
            &[
                "[1] Wire, (April 2025), \"Bridge\"",
                "[2] Ledger, (March 2024)",
                "[3] Dispatch, no date",
                "[4] Courier, (May 2023)",
            ],
        );
        use NoteCode::{CitationDangling, SourceNeverCited, SourceUndated};
        assert_eq!(codes(&cited), [CitationDangling, SourceUndated, SourceNeverCited]);
        assert_eq!(read(&cited).0.len(), 3);
    }

    #[test]
    fn a_reading_list_and_a_lone_bracket_are_no_citations() {
        let reading_list = document("Nothing is cited here.", &["1. Mammadova, A. (2022). The bridge."]);
        assert_eq!(codes(&reading_list), []);
        assert_eq!(codes(&document("He spoke of \"[18] steps\" and array[x].", &[])), []);
    }
}
