//! The texts where they are quoted: each sentence that an incident rests on, with what stands around it.

use crate::chronology::Link;
use crate::dossier::Index;
use crate::quote::visible;
use crate::selection::Selection;
use crate::sources::short_citation;
use record::{Document, Event};
use std::collections::BTreeMap;

/// How many bytes are shown before and after a sentence.
const AROUND: usize = 320;
/// Passages that lie nearer to each other than this (in bytes) are one.
const NEAR: usize = 200;

/// A text with its passages.
pub(crate) struct Text {
    pub(crate) number: usize,
    pub(crate) citation: String,
    pub(crate) passages: Vec<Passage>,
}

/// A part of a text.
pub(crate) struct Passage {
    /// Whether text is left out before and after it.
    pub(crate) cut: (bool, bool),
    pub(crate) pieces: Vec<Piece>,
}

/// A sentence that is quoted on the page, or what stands between two.
pub(crate) struct Piece {
    pub(crate) text: String,
    /// The anchor of a quoted sentence, and the events that rest on it.
    pub(crate) anchor: Option<(String, Vec<String>)>,
    /// Whether a paragraph ends after it.
    pub(crate) ends: bool,
}

/// The link from a quotation to its place: "¶ 12"; `None` if its document is not there.
pub(crate) fn link(index: &Index, event: &Event) -> Option<Link> {
    let document = index.document(&event.document)?;
    let start = event.evidence.sentence.start();
    let paragraph =
        document.blocks.iter().filter(|block| block.kind.is_told() && block.span.start() <= start).count();
    Some(Link { target: anchor(index.number(&document.id)?, start), text: format!("¶\u{a0}{paragraph}") })
}

fn anchor(number: usize, start: usize) -> String {
    format!("t-{number}-{start}")
}

/// The passages of every text that is quoted.
pub(crate) fn texts(index: &Index, selection: &Selection) -> Vec<Text> {
    let mut sentences: BTreeMap<usize, BTreeMap<(usize, usize), Vec<String>>> = BTreeMap::new();
    for event in index.dossier.events.iter().filter(|event| selection.has_event(&event.id)) {
        if let Some(number) = index.number(&event.document) {
            let place = (event.evidence.sentence.start(), event.evidence.sentence.end());
            sentences.entry(number).or_default().entry(place).or_default().push(format!("e-{}", event.id));
        }
    }
    let text = |(number, places): (usize, BTreeMap<(usize, usize), Vec<String>>)| {
        let document = &index.dossier.sources.get(number - 1)?.document;
        Some(Text {
            number,
            citation: short_citation(document),
            passages: passages(document, number, &places),
        })
    };
    sentences.into_iter().filter_map(text).collect()
}

fn passages(
    document: &Document,
    number: usize,
    places: &BTreeMap<(usize, usize), Vec<String>>,
) -> Vec<Passage> {
    let text = document.text.as_str();
    let mut windows: Vec<(usize, usize)> = Vec::new();
    for &(start, end) in places.keys() {
        let (from, to) = (blank_before(text, start), blank_after(text, end));
        match windows.last_mut() {
            Some((_, last)) if from <= *last + NEAR => *last = to.max(*last),
            _ => windows.push((from, to)),
        }
    }
    let passage = |&(from, to): &(usize, usize)| {
        let mut pieces = Vec::new();
        let mut at = from;
        for (&(start, end), events) in places.range((from, 0)..(to, usize::MAX)) {
            // A sentence that begins within another keeps its anchor.
            let start_shown = start.max(at);
            let anchor = Some((anchor(number, start), events.clone()));
            pieces.extend(plain(text, at, start_shown));
            let end = end.max(start_shown);
            pieces.push(Piece {
                text: shown(text, start_shown, end),
                anchor,
                ends: ends_block(document, end),
            });
            at = end;
        }
        pieces.extend(plain(text, at, to));
        Passage { cut: (from > 0, to < text.len()), pieces }
    };
    windows.iter().map(passage).collect()
}

/// The text between two sentences, a piece a line.
fn plain(text: &str, from: usize, to: usize) -> Vec<Piece> {
    let between = text.get(from..to).unwrap_or("");
    let mut lines: Vec<&str> = between.split('\n').collect();
    let last = lines.pop().unwrap_or("");
    let mut pieces: Vec<Piece> = lines
        .into_iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Piece { text: visible(line), anchor: None, ends: true })
        .collect();
    if !last.trim().is_empty() {
        pieces.push(Piece { text: visible(last), anchor: None, ends: false });
    }
    pieces
}

fn shown(text: &str, from: usize, to: usize) -> String {
    visible(text.get(from..to).unwrap_or(""))
}

fn ends_block(document: &Document, end: usize) -> bool {
    document.text.get(end..).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('\n'))
}

/// The start of the first word within [`AROUND`] before a place.
fn blank_before(text: &str, at: usize) -> usize {
    let from = at.saturating_sub(AROUND);
    if from == 0 {
        return 0;
    }
    let from = (from..=at).find(|&place| text.is_char_boundary(place)).unwrap_or(at);
    text[from..at].find(char::is_whitespace).map_or(at, |blank| from + blank)
}

/// The end of the last word within [`AROUND`] after a place.
fn blank_after(text: &str, at: usize) -> usize {
    let to = at + AROUND;
    if to >= text.len() {
        return text.len();
    }
    let to = (at..=to).rev().find(|&place| text.is_char_boundary(place)).unwrap_or(at);
    text[at..to].rfind(char::is_whitespace).map_or(at, |blank| at + blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, sentences: &[&str]) -> Vec<String> {
        let document = Document::of_sentence("a.txt", text);
        let places = sentences.iter().map(|sentence| {
            let start = text.find(sentence).unwrap();
            ((start, start + sentence.len()), vec![String::from("e-1")])
        });
        let piece = |piece: &Piece| match &piece.anchor {
            Some((anchor, _)) => format!("<{anchor}>{}", piece.text),
            None => piece.text.clone(),
        };
        (passages(&document, 2, &places.collect()).iter())
            .map(|passage| passage.pieces.iter().map(piece).collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn a_sentence_stands_among_its_neighbours() {
        assert_eq!(told("One. Two. Three.", &["Two."]), ["One. |<t-2-5>Two.| Three."]);
        assert_eq!(
            told("One. Two. Three.", &["One.", "Two."]),
            ["<t-2-0>One.| |<t-2-5>Two.| Three."].map(|told| told.replace("| |", "|"))
        );
    }

    #[test]
    fn what_lies_far_apart_is_two_passages() {
        let far = "word ".repeat(400);
        let text = format!("First. {far}Last.");
        let told = told(&text, &["First.", "Last."]);
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("<t-2-0>First.| word") && told[1].ends_with("Last."), "{told:?}");
    }

    #[test]
    fn sentences_that_overlap_keep_their_anchors() {
        assert_eq!(told("One two three.", &["One two", "two three."]), ["<t-2-0>One two|<t-2-4> three."]);
    }
}
