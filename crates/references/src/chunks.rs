//! An entry cut into chunks, each of which is of one part: what stands between white space, and again where marks
//! run together ("2014;12(3):45-50").

use std::ops::Range;

/// The most chunks of an entry that are looked at; what comes after them is no entry any more.
pub(crate) const MOST: usize = 400;

/// The chunks of an entry, as bytes of it, in order.
pub(crate) fn chunks(entry: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in entry.char_indices().chain([(entry.len(), ' ')]) {
        match (start, c.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                cut(entry, from..at, &mut found);
                start = None;
            }
            _ => {}
        }
        if found.len() >= MOST {
            found.truncate(MOST);
            break;
        }
    }
    found
}

/// Cuts a word behind marks that part fields without a space.
fn cut(entry: &str, word: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = &entry[word.clone()];
    let mut start = word.start;
    if !is_address(text) {
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        for place in 1..characters.len().saturating_sub(1) {
            let (before, mark, after) =
                (characters[place - 1].1, characters[place].1, characters[place + 1].1);
            if parts(before, mark, after) {
                let end = word.start + characters[place + 1].0;
                found.push(start..end);
                start = end;
            }
        }
    }
    found.push(start..word.end);
}

/// Whether a word is cut behind `mark`.
fn parts(before: char, mark: char, after: char) -> bool {
    match mark {
        ';' => after.is_alphanumeric() || after == '(',
        ':' => (before.is_ascii_digit() || before == ')') && after.is_alphanumeric(),
        ',' => {
            (before.is_ascii_digit() || before == ')') && after.is_alphabetic()
                || before == ')' && after.is_ascii_digit()
        }
        _ => false,
    }
}

/// Addresses and identifiers are never cut.
fn is_address(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.contains("://") || lower.contains("www.") || lower.contains("doi:") || lower.contains("10.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn run_together_marks_are_cut() {
        let cut = |text: &'static str| chunks(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(cut("Lancet. 2014;12(3):45-50."), ["Lancet.", "2014;", "12(3):", "45-50."]);
        assert_eq!(cut(" a\u{a0}b "), ["a", "b"]);
        assert_eq!(cut("https://a.example/1:2;3 doi:10.1/2;3"), ["https://a.example/1:2;3", "doi:10.1/2;3"]);
        assert_eq!(cut("1,514 Tel-Aviv:"), ["1,514", "Tel-Aviv:"]);
        assert!(cut("  ").is_empty());
    }

    #[test]
    fn an_endless_entry_is_cut_off() {
        assert_eq!(chunks(&"a ".repeat(10_000)).len(), MOST);
    }
}
