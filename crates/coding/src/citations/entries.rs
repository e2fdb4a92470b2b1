//! The document's own list of sources: its entries with their numbers.

use super::dated;
use codebook::WordBook;
use record::{BlockKind, Document, SourceEntry, Span};
use std::collections::BTreeMap;

/// The longest name that is shown of an entry, in characters.
const LONGEST_NAME: usize = 60;

/// A list of sources.
pub(super) struct List {
    /// Its entries by number; of two with one number the first.
    pub(super) entries: BTreeMap<u32, SourceEntry>,
    /// Whether its entries show their numbers.
    pub(super) numbered: bool,
}

/// The document's list of sources.
///
/// Web pages and Markdown lose the numbers of an ordered list: if no entry shows one, its place in the list is its number.
pub(super) fn read(document: &Document, words: &WordBook) -> List {
    let references = document.blocks.iter().filter(|block| block.kind == BlockKind::Reference);
    let lines: Vec<Span> = references.flat_map(|block| lines(&document.text, block.span)).collect();
    let numbered = lines.iter().any(|line| marker(line.of(&document.text)).is_some());
    let mut entries = BTreeMap::new();
    for (place, span) in lines.into_iter().enumerate() {
        let text = span.of(&document.text).trim();
        let by_place = || Some((u32::try_from(place + 1).ok()?, text)).filter(|_| !numbered);
        let Some((number, rest)) = marker(text).or_else(by_place) else { continue };
        let entry = || SourceEntry { span, name: name(rest), date: dated::of_entry(rest, words) };
        entries.entry(number).or_insert_with(entry);
    }
    List { entries, numbered }
}

/// The block cut before each line that begins with a number.
fn lines(text: &str, block: Span) -> Vec<Span> {
    let mut starts = vec![block.start()];
    let mut at = block.start();
    for line in block.of(text).split_inclusive('\n') {
        if at > block.start() && marker(line.trim_start()).is_some() {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([block.end()]);
    starts.iter().zip(ends).filter_map(|(&start, end)| Span::new(text, start, end)).collect()
}

/// Splits "[1] Wire, May 2023", "(1) Wire", "1. Wire" and "1) Wire" into the number and the rest.
fn marker(entry: &str) -> Option<(u32, &str)> {
    let entry = entry.trim_start_matches(['^', ' ']);
    let inner = entry.strip_prefix(['[', '(']).unwrap_or(entry);
    let bracket = entry.len() > inner.len();
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, after) = inner.split_at_checked(digits)?;
    let rest = match bracket {
        true => after.strip_prefix(if entry.starts_with('[') { ']' } else { ')' })?,
        // "12.5 million" is no number of an entry.
        false => after.strip_prefix(['.', ')']).filter(|rest| rest.starts_with(char::is_whitespace))?,
    };
    (digits <= 5).then_some((number.parse().ok()?, rest.trim()))
}

/// The beginning of an entry, up to its first comma, bracket, quotation or colon.
fn name(entry: &str) -> String {
    let name = entry.split([',', '(', '"', '“', '«', ':']).next().unwrap_or("").trim().trim_end_matches('.');
    name.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use codebook::Codebook;
    use record::Block;

    fn read_all(references: &[&str]) -> Vec<(u32, String)> {
        let mut text = "Told.".to_owned();
        let mut blocks = Vec::new();
        for reference in references {
            text.push('\n');
            let start = text.len();
            text.push_str(reference);
            let span = Span::new(&text, start, text.len()).unwrap();
            blocks.push(Block { kind: BlockKind::Reference, span });
        }
        let document = Document { blocks, ..Document::of_sentence("a.txt", text) };
        let list = read(&document, &Codebook::embedded().words);
        list.entries.into_iter().map(|(number, entry)| (number, entry.name)).collect()
    }

    fn named(expected: &[(u32, &str)]) -> Vec<(u32, String)> {
        expected.iter().map(|&(number, name)| (number, name.to_owned())).collect()
    }

    #[test]
    fn an_entry_gives_number_and_outlet() {
        let written =
            ["[4] Oil Price, (March 2025), \"x\"", "(2) Ledger: a view", "3. Wire", "^ 1) Dispatch, May"];
        let expected = [(1, "Dispatch"), (2, "Ledger"), (3, "Wire"), (4, "Oil Price")];
        assert_eq!(read_all(&written), named(&expected));
        assert_eq!(
            read_all(&["[1] Wire, May 2023\n[2] Ledger,\nJune 2023"]),
            named(&[(1, "Wire"), (2, "Ledger")])
        );
        assert_eq!(read_all(&["[1] Wire", "[1] Ledger", "no number"]), named(&[(1, "Wire")]));
    }

    #[test]
    fn a_list_that_lost_its_numbers_counts_by_place() {
        assert_eq!(read_all(&["Wire, May 2023", "Ledger, 2.5 pages"]), named(&[(1, "Wire"), (2, "Ledger")]));
    }
}
