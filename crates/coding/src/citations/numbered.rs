//! Citations by number: "[1]", "[1][3]", "[2, 4]", "[5–7]", and "(1)" where the text has a list of sources.

use record::{Citation, Cited, Document, SourceEntry, Span};
use std::collections::BTreeMap;

/// The longest run of numbers, "[1–40]".
const LONGEST_RUN: u32 = 40;

/// The numbered citations of a document, in the order of the text; none stands in round brackets if any stands in square
/// ones.
pub(super) fn read(document: &Document, entries: &BTreeMap<u32, SourceEntry>) -> Vec<Citation> {
    let text = &document.text;
    let marks = |open, close| -> Vec<(u32, Span)> {
        let told = document.blocks.iter().filter(|block| block.kind.is_told());
        told.flat_map(|block| numbers(text, block.span, open, close)).collect()
    };
    let mut cited = marks('[', ']');
    if cited.is_empty() && !entries.is_empty() {
        cited = marks('(', ')');
        cited.retain(|(_, span)| ends_a_clause(text, *span));
        // "(1)" counts things as often as it cites: a number that is not in the list shows that it does.
        if cited.iter().any(|(number, _)| !entries.contains_key(number)) {
            cited.clear();
        }
    }
    // A number in brackets is a citation only where there is a list, or where it is one of several.
    if entries.is_empty() && cited.len() < 2 {
        cited.clear();
    }
    cited.into_iter().map(|(number, span)| Citation { span, cites: Cited::Entry(number) }).collect()
}

/// The numbers in brackets in `within`, each with the span of its bracket.
fn numbers(text: &str, within: Span, open: char, close: char) -> Vec<(u32, Span)> {
    let body = within.of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = body[at..].find(open).map(|start| at + start) {
        at = start + 1;
        // Digits and what joins them, so that a bracket that never closes costs nothing.
        let joins = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–');
        let inside = &body[at..at + body[at..].find(|c| !joins(c)).unwrap_or(body.len() - at)];
        if !body[at + inside.len()..].starts_with(close) {
            continue;
        }
        let end = at + inside.len() + 1;
        let span = Span::new(text, within.start() + start, within.start() + end);
        let runs: Option<Vec<(u32, u32)>> = inside.split(',').map(run).collect();
        if let (Some(runs), Some(span)) = (runs, span) {
            found.extend(runs.into_iter().flat_map(|(from, to)| from..=to).map(|number| (number, span)));
        }
        at = end;
    }
    found
}

/// "4" or "5–7".
fn run(part: &str) -> Option<(u32, u32)> {
    let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
    let (from, to) = (number(from.trim())?, number(to.trim())?);
    (from <= to && to - from < LONGEST_RUN).then_some((from, to))
}

fn number(text: &str) -> Option<u32> {
    let plain = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|&number| plain && number > 0)
}

/// Whether a bracket stands behind words, and a clause or paragraph ends with it: "(1) to open the border" counts.
fn ends_a_clause(text: &str, bracket: Span) -> bool {
    let before = text[..bracket.start()].trim_end_matches(' ').chars().next_back();
    let after = text[bracket.end()..].chars().next();
    before.is_some_and(|c| !c.is_whitespace())
        && after.is_none_or(|c| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | '\n' | '\r' | '"' | '”' | '»')
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::SourceDate;

    fn cited(text: &str, entries: &[u32]) -> Vec<u32> {
        let document = Document::of_sentence("a.txt", text);
        let span = Span::new(text, 0, 0).unwrap();
        let entry = || SourceEntry { span, name: String::new(), date: SourceDate::default() };
        let places = read(&document, &entries.iter().map(|&number| (number, entry())).collect());
        let number = |place: Citation| match place.cites {
            Cited::Entry(number) => Some(number),
            _ => None,
        };
        places.into_iter().filter_map(number).collect()
    }

    #[test]
    fn numbers_in_brackets() {
        for (text, entries, expected) in [
            ("The bridge opened[1][3]. Trade grew [2, 7].", &[1][..], &[1, 3, 2, 7][..]),
            ("The bridge opened [2–4, 6].", &[1], &[2, 3, 4, 6]),
            ("The bridge opened [1] after two (2).", &[1, 2], &[1]),
            ("The bridge opened (1), and trade grew (2)(3).", &[1, 2, 3], &[1, 2, 3]),
            ("They want (1) to open the bridge and (2) to pay.", &[1, 2], &[]),
            ("The bridge opened (1) and the road (9).", &[1], &[]),
            ("The bridge opened (1).", &[], &[]),
            ("The bridge opened [1]. Trade grew [2].", &[], &[1, 2]),
            ("He spoke of \"[18] steps\" and array[x].", &[], &[]),
            ("The bridge opened [2021], [1-99], [, ], [ and [1", &[1], &[]),
        ] {
            assert_eq!(cited(text, entries), expected, "{text}");
        }
    }
}
