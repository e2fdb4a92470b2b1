//! Citations in brackets: "(Caspian News, January 30)", and those that lost their source: "(, March 30)".

use record::{Citation, Cited, Document, SourceDate, Span, TimeExpression};

/// Brackets longer than this are asides, not citations.
const LONGEST_BYTES: usize = 160;

/// The bracketed citations of a document, in the order of the text.
pub(super) fn read(document: &Document, times: &[TimeExpression]) -> Vec<Citation> {
    let text = &document.text;
    let told = document.blocks.iter().filter(|block| block.kind.is_told());
    let mut found = Vec::new();
    for bracket in told.flat_map(|block| brackets(text, block.span)) {
        if bracket.of(text).trim().is_empty() {
            found.push(Citation { span: bracket, cites: Cited::Nothing });
            continue;
        }
        let parts = parts(text, bracket).into_iter();
        found
            .extend(parts.filter_map(|part| Some(Citation { span: part, cites: cited(text, part, times)? })));
    }
    found
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
fn cited(text: &str, part: Span, times: &[TimeExpression]) -> Option<Cited> {
    let first = times.partition_point(|time| time.span.start() < part.start());
    let time = times[first..]
        .iter()
        .take_while(|time| time.span.start() < part.end())
        .find(|time| part.contains(time.span))?;
    let rest = text.get(time.span.end()..part.end())?;
    let before = text.get(part.start()..time.span.start())?.trim_end();
    let name = before.strip_suffix(',')?;
    let start = part.start() + name.len() - name.trim_start().len();
    let words = Span::new(text, start, start + name.trim().len())?;
    let date = SourceDate { published: time.when, read_on: None };
    match words.of(text).chars().next() {
        _ if !rest.trim().is_empty() => None,
        None => Some(Cited::Nothing),
        Some(first) if first.is_uppercase() => {
            Some(Cited::Named { name: words.of(text).to_owned(), words, date })
        }
        Some(_) => None,
    }
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
