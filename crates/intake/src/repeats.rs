//! Passages that stand twice in one document: generated and careless texts repeat themselves. The later ones become
//! blocks of their own kind, from which nothing is coded a second time.

use crate::shape::{ends_sentence, keys};
use record::{Block, BlockKind, Span};
use std::collections::BTreeMap;

/// Shorter sentences may repeat without meaning anything.
const LEAST_WORDS: usize = 6;
/// Longer ones are no sentences (a page without points), and are passed over.
const LONGEST: usize = 4000;

/// A passage that stood before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repeat {
    /// The later passage.
    pub(crate) span: Span,
    /// Where the passage stood first.
    pub(crate) first: Span,
    /// How many sentences it holds.
    pub(crate) sentences: usize,
}

/// The repeated passages of the told blocks, in order; sentences that repeat one after the other are one.
pub(crate) fn repeats(text: &str, blocks: &[Block]) -> Vec<Repeat> {
    let mut seen: BTreeMap<u64, (Span, usize)> = BTreeMap::new();
    let mut found: Vec<Repeat> = Vec::new();
    let mut previous: Option<(usize, usize)> = None;
    let mut index = 0;
    for block in blocks.iter().filter(|block| block.kind.is_told()) {
        for span in sentences(text, block.span) {
            index += 1;
            let words = if span.len() <= LONGEST { keys(span.of(text)) } else { Vec::new() };
            if words.len() < LEAST_WORDS {
                continue;
            }
            let hash = fingerprint(&words);
            match seen.get(&hash) {
                Some((first, place)) if keys(first.of(text)) == words => {
                    match found.last_mut().filter(|_| previous == Some((index - 1, place.wrapping_sub(1)))) {
                        Some(open) => {
                            open.span = open.span.cover(span);
                            open.first = open.first.cover(*first);
                            open.sentences += 1;
                        }
                        None => found.push(Repeat { span, first: *first, sentences: 1 }),
                    }
                    previous = Some((index, *place));
                }
                _ => {
                    seen.entry(hash).or_insert((span, index));
                }
            }
        }
    }
    found
}

/// The blocks with the repeated passages cut out of those that hold them.
pub(crate) fn apart(text: &str, blocks: Vec<Block>, repeats: &[Repeat]) -> Vec<Block> {
    let mut cut = Vec::with_capacity(blocks.len() + repeats.len());
    let mut rest = repeats.iter().peekable();
    for block in blocks {
        let mut from = block.span.start();
        while let Some(span) =
            rest.peek().map(|repeat| repeat.span).filter(|span| span.start() < block.span.end())
        {
            // A passage may run on over the end of a paragraph.
            let start = span.start().max(from);
            let end = span.end().min(block.span.end());
            if block.kind.is_told() {
                cut.extend(trimmed(text, from, start).map(|span| Block { span, ..block }));
                cut.extend(trimmed(text, start, end).map(|span| Block { kind: BlockKind::Repeat, span }));
                from = end;
            }
            if span.end() > block.span.end() {
                break;
            }
            rest.next();
        }
        if from == block.span.start() {
            cut.push(block);
        } else {
            cut.extend(trimmed(text, from, block.span.end()).map(|span| Block { span, ..block }));
        }
    }
    cut
}

/// The part of a text without the white space at its ends; `None` if nothing else is there.
fn trimmed(text: &str, from: usize, to: usize) -> Option<Span> {
    let part = text.get(from..to)?;
    let start = from + part.len() - part.trim_start().len();
    Span::new(text, start, start + part.trim().len()).filter(|span| !span.is_empty())
}

/// FNV-1a over the words: the same on every platform.
fn fingerprint(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A rough split into sentences, good enough to compare them.
fn sentences(text: &str, span: Span) -> Vec<Span> {
    let body = span.of(text);
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, c) in body.char_indices() {
        let after = at + c.len_utf8();
        let rest = &body[after..];
        let boundary = c.is_whitespace()
            && rest.starts_with(|next: char| next.is_uppercase() || matches!(next, '"' | '“' | '‘' | '«'))
            && body[start..at].len() > 20
            && ends_sentence(tail(&body[start..at]));
        if boundary {
            spans.extend(Span::new(text, span.start() + start, span.start() + at));
            start = after;
        }
    }
    spans.extend(Span::new(text, span.start() + start, span.end()));
    spans
}

/// The last few characters, so that asking how a sentence ends does not cost its length.
fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    &text[from..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::BlockKind;

    fn found(paragraphs: &[(&str, BlockKind)]) -> Vec<(String, usize)> {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for (paragraph, kind) in paragraphs {
            let start = text.len();
            text.push_str(paragraph);
            blocks.push(Block { kind: *kind, span: Span::new(&text, start, text.len()).unwrap() });
            text.push_str("\n\n");
        }
        let found = repeats(&text, &blocks);
        found.iter().map(|one| (one.span.of(&text).to_owned(), one.sentences)).collect()
    }

    const ONE: &str = "The bridge over the river was closed to lorries on Monday.";
    const TWO: &str = "Drivers waited for two days at the crossing near the town.";

    #[test]
    fn sentences_that_repeat_in_order_are_one_passage() {
        let first = format!("Something else came first here. {ONE} {TWO}");
        let second = format!("{ONE} {TWO} Then it opened again for all.");
        let kind = BlockKind::Paragraph;
        assert_eq!(found(&[(&first, kind), (&second, kind)]), [(format!("{ONE} {TWO}"), 2)]);
        let mixed = format!("{TWO} {ONE}");
        assert_eq!(found(&[(&first, kind), (&mixed, kind)]).len(), 2);
    }

    #[test]
    fn what_repeats_is_cut_out_of_its_blocks() {
        let cut = |text: &str| {
            let mut start = 0;
            let mut blocks = Vec::new();
            for line in text.split_inclusive('\n') {
                let span = Span::new(text, start, start + line.trim_end().len()).unwrap();
                blocks.push(Block { kind: BlockKind::Paragraph, span });
                start += line.len();
            }
            let found = repeats(text, &blocks);
            let blocks = apart(text, blocks, &found);
            blocks.iter().map(|block| format!("{}: {}", block.kind, block.span.of(text))).collect::<Vec<_>>()
        };
        let then = "Then it opened again for all.";
        let text = format!("{ONE} {TWO}\n{then} {ONE} {TWO} Nobody knew why.\n{ONE}\n{TWO} {then}");
        let (again, both) = (format!("paragraph: {then}"), format!("{ONE} {TWO}"));
        let expected = [
            format!("paragraph: {both}"),
            again,
            format!("repeat: {both}"),
            "paragraph: Nobody knew why.".to_owned(),
            format!("repeat: {ONE}"),
            format!("repeat: {TWO} {then}"),
        ];
        assert_eq!(cut(&text), expected);
        assert_eq!(cut(&format!("{ONE}\n{TWO}")).len(), 2);
        assert_eq!(cut(&format!("{ONE} {TWO} ").repeat(500)).len(), 1 + 499);
    }

    #[test]
    fn short_sentences_and_boilerplate_do_not_count() {
        let kind = BlockKind::Paragraph;
        assert!(found(&[("Baku denied it.", kind), ("Baku denied it.", kind)]).is_empty());
        assert!(found(&[(ONE, kind), (ONE, BlockKind::Boilerplate)]).is_empty());
        assert!(found(&[(ONE, kind), (TWO, kind)]).is_empty());
    }
}
