//! Citations in brackets: "(Caspian News, January 30)", and those that lost their source: "(, March 30)".

use super::{Audited, Citation};
use record::{Note, NoteCode, Span, TimeExpression};

/// Brackets longer than this are asides, not citations.
const LONGEST_BYTES: usize = 160;

/// The bracketed citations of a document, and notes on those that name no source.
pub(super) fn read(audited: &Audited<'_>) -> (Vec<Citation>, Vec<Note>) {
    let document = audited.document;
    let (mut citations, mut notes) = (Vec::new(), Vec::new());
    for block in document.blocks.iter().filter(|block| block.kind.is_told()) {
        for bracket in brackets(&document.text, block.span) {
            if bracket.of(&document.text).trim().is_empty() {
                let note =
                    Note::new(NoteCode::EmptyCitation, "An empty bracket stands where a source should.");
                notes.push(note.at(&document.id, Some(bracket)));
                continue;
            }
            for part in parts(&document.text, bracket) {
                let Some((name, time)) = name_and_date(&document.text, part, audited.times) else { continue };
                if name.is_empty() {
                    let text = format!(
                        "The citation \"{}\" gives a date but no source.",
                        part.of(&document.text).trim()
                    );
                    notes.push(Note::new(NoteCode::EmptyCitation, text).at(&document.id, Some(part)));
                } else {
                    citations.push(Citation { span: part, source: name.to_owned(), published: time.when });
                }
            }
        }
    }
    (citations, notes)
}

/// The insides of round brackets in `within`, without those that hold another bracket.
fn brackets(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (offset, c) in within.of(text).char_indices() {
        let at = within.start() + offset;
        match (c, open) {
            ('(', _) => open = Some(at + 1),
            (')', Some(start)) => {
                open = None;
                if at - start <= LONGEST_BYTES {
                    found.extend(Span::new(text, start, at));
                }
            }
            _ => {}
        }
    }
    found
}

/// The bracket's parts between semicolons.
fn parts(text: &str, bracket: Span) -> Vec<Span> {
    let mut start = bracket.start();
    let mut parts = Vec::new();
    for part in bracket.of(text).split(';') {
        parts.extend(Span::new(text, start, start + part.len()));
        start += part.len() + 1;
    }
    parts
}

/// Splits "Caspian News, January 30" at the comma before the date that ends it. `None` if the part does not
/// end in a date after a comma: "(2013 to 2021)" is no citation.
fn name_and_date<'a, 't>(
    text: &'t str,
    part: Span,
    times: &'a [TimeExpression],
) -> Option<(&'t str, &'a TimeExpression)> {
    let time = times.iter().find(|time| part.contains(time.span))?;
    let rest = text.get(time.span.end()..part.end())?;
    let before = text.get(part.start()..time.span.start())?.trim_end();
    let name = before.strip_suffix(',')?.trim();
    let looks_like_a_name = name.is_empty() || name.chars().next().is_some_and(char::is_uppercase);
    (rest.trim().is_empty() && looks_like_a_name).then_some((name, time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_parts_are_cut_at_their_marks() {
        let text = "A said (B (C, May 1) D; E, May 2) and () F.";
        let whole = Span::new(text, 0, text.len()).unwrap();
        let found: Vec<&str> = brackets(text, whole).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["C, May 1", ""]);
        let text = "(Ledger, May 1;, May 2)";
        let inside = brackets(text, Span::new(text, 0, text.len()).unwrap())[0];
        let cut: Vec<&str> = parts(text, inside).iter().map(|span| span.of(text)).collect();
        assert_eq!(cut, ["Ledger, May 1", ", May 2"]);
    }
}
