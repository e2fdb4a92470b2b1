//! Ranges of a text without what stands around them and belongs to no field.

use std::ops::Range;

/// The range without white space, and without `marks`, at its ends; `None` if nothing is left.
pub(crate) fn trim(text: &str, range: Range<usize>, marks: &[char]) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let inner = part.trim_matches(|c: char| c.is_whitespace() || marks.contains(&c));
    let start = range.start + inner.as_ptr() as usize - part.as_ptr() as usize;
    (!inner.is_empty()).then(|| start..start + inner.len())
}

/// Marks that part fields from each other.
pub(crate) const BETWEEN: [char; 8] = ['.', ',', ';', ':', '–', '—', '-', '/'];

const PAIRS: [(char, char); 10] = [
    ('(', ')'),
    ('[', ']'),
    ('"', '"'),
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('‘', '’'),
    ('\'', '\''),
    ('<', '>'),
    ('”', '”'),
];

/// A field as it reads: without the marks between fields, without quotation marks or brackets around the whole, and
/// without one that is opened or closed elsewhere. What ends with a stop that belongs to it ("Inc.") loses it.
pub(crate) fn field(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let mut range = trim(text, range, &BETWEEN)?;
    loop {
        let part = &text[range.clone()];
        let (first, last) = (part.chars().next()?, part.chars().next_back()?);
        let inner = &part[first.len_utf8()..];
        let around = PAIRS.iter().any(|&(open, close)| {
            first == open && last == close && part.len() > first.len_utf8() && !within(inner, open, close)
        });
        // Of a mark that may belong to several pairs, none may be there.
        let opened = PAIRS.iter().any(|pair| first == pair.0)
            && !PAIRS.iter().any(|&(open, close)| first == open && inner.contains(close));
        let before = &part[..part.len() - last.len_utf8()];
        let closed = PAIRS.iter().any(|pair| last == pair.1)
            && !PAIRS.iter().any(|&(open, close)| last == close && before.contains(open))
            && !is_apostrophe(part, last);
        let next = match (around, opened, closed) {
            (true, ..) => range.start + first.len_utf8()..range.end - last.len_utf8(),
            (false, true, _) => range.start + first.len_utf8()..range.end,
            (false, false, true) => range.start..range.end - last.len_utf8(),
            _ => return Some(range),
        };
        if next.is_empty() {
            return None;
        }
        range = trim(text, next, &BETWEEN)?;
    }
}

/// Whether the pair is closed before its end: `"A" and "B"` is not one quotation. An apostrophe closes nothing.
fn within(inner: &str, open: char, close: char) -> bool {
    if matches!(close, '’' | '\'') {
        return false;
    }
    let body = &inner[..inner.len() - inner.chars().next_back().map_or(0, char::len_utf8)];
    let mut depth = 1;
    for c in body.chars() {
        if c == close {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        if depth == 0 {
            return true;
        }
    }
    false
}

/// "the parties’" ends with no quotation.
fn is_apostrophe(part: &str, last: char) -> bool {
    matches!(last, '’' | '\'') && part[..part.len() - last.len_utf8()].ends_with('s')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_lose_what_is_around_them() {
        for (text, expected) in [
            ("“On the road,” ", "On the road"),
            ("\"A visit to Baku,\"", "A visit to Baku"),
            ("(2021a).", "2021a"),
            ("Who is the real winner?", "Who is the real winner?"),
            ("“North — South” corridor.", "“North — South” corridor"),
            ("\"A\" and \"B\".", "\"A\" and \"B\""),
            ("The club “Bridge”", "The club “Bridge”"),
            ("(pp. 3", "pp. 3"),
            ("Kura Press (Tbilisi)", "Kura Press (Tbilisi)"),
            ("<https://a.example/>.", "https://a.example"),
            ("‘The neighbours’ road’", "The neighbours’ road"),
        ] {
            assert_eq!(&text[field(text, 0..text.len()).unwrap()], expected, "{text}");
        }
        assert_eq!(field(" (.) ", 0..5), None);
    }
}
