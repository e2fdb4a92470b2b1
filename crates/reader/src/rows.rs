//! What the trainer is given: the windows of a document as the reader itself would see them, so that a model is taught
//! on the very numbers it will be asked about.

use crate::pieces::Vocabulary;
use crate::windows::windows;
use crate::words::{FEATURES, WordHint, features};
use record::{Document, Parse, Polity, TimeExpression};
use serde::Serialize;

/// A window for the trainer.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The bytes of each word in the document's text.
    pub words: Vec<(usize, usize)>,
    /// The features of each word, in the order of [`FEATURES`].
    pub features: Vec<[u8; FEATURES.len()]>,
    /// How many words are only read along.
    pub before: usize,
    /// The words of each sentence that is read.
    pub sentences: Vec<(usize, usize)>,
    /// The pieces.
    pub pieces: Vec<u32>,
    /// The first piece of each word.
    pub first: Vec<usize>,
    /// The state or organisation that each word names.
    pub polities: Vec<Option<Polity>>,
}

/// All windows of a document.
pub fn rows(
    document: &Document,
    parse: &Parse,
    times: &[TimeExpression],
    hints: &[WordHint],
    vocabulary: &Vocabulary,
) -> Vec<Row> {
    let features = features(document, parse, times, hints);
    let row = |window: crate::Window| Row {
        words: window
            .words
            .iter()
            .map(|&word| parse.tokens[word].span)
            .map(|span| (span.start(), span.end()))
            .collect(),
        features: window.words.iter().map(|&word| features[word]).collect(),
        polities: window.words.iter().map(|&word| hints.get(word)?.polity.clone()).collect(),
        before: window.before,
        sentences: window.sentences.iter().map(|(_, range)| (range.start, range.end)).collect(),
        pieces: window.pieces,
        first: window.first,
    };
    windows(document, parse, vocabulary, |_| true).into_iter().map(row).collect()
}
