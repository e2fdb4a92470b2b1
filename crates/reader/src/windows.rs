//! The pieces of text that the encoder reads at once: some sentences, with a little of what stands before them.

use crate::pieces::Vocabulary;
use record::{Document, Parse};
use std::ops::Range;

/// How many pieces a window holds at most, with its two ends.
pub(crate) const LONGEST: usize = 180;
/// How many pieces of what stands before are read along at most.
const BEFORE: usize = 40;
/// How many pieces of the document's first sentence are read along at most: mostly a headline, which names the parties
/// that the text goes on to call "the two sides".
const OPENING: usize = 20;

/// Words of a document, cut into pieces: how it opens, then consecutive ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its words, as indices into [`Parse::tokens`].
    pub words: Vec<usize>,
    /// How many of them stand before the sentences that are read, and are read along.
    pub before: usize,
    /// The sentences that are read, as indices into [`Parse::sentences`], each with its words as indices into `words`.
    pub sentences: Vec<(usize, Range<usize>)>,
    /// The pieces of all words, between the two ends.
    pub pieces: Vec<u32>,
    /// The first piece of each word, as an index into `pieces`.
    pub first: Vec<usize>,
}

/// The windows of the sentences that `wanted` names: each of these is read in just one. A sentence longer than a window is
/// read as far as a window reaches.
pub fn windows(
    document: &Document,
    parse: &Parse,
    vocabulary: &Vocabulary,
    wanted: impl Fn(usize) -> bool,
) -> Vec<Window> {
    let pieces: Vec<Vec<u32>> =
        parse.tokens.iter().map(|token| vocabulary.pieces(token.span.of(&document.text))).collect();
    let told: Vec<usize> = (0..parse.sentences.len())
        .filter(|&index| {
            let block = document.blocks.get(parse.sentences[index].block);
            block.is_none_or(|block| block.kind.is_told())
        })
        .collect();
    let mut found = Vec::new();
    // Sentences to be read, as positions in `told`: consecutive, so that each stands before the next.
    let mut group: Vec<usize> = Vec::new();
    let mut size = 0;
    for position in 0..told.len() {
        let sentence = told[position];
        if !wanted(sentence) {
            continue;
        }
        let length: usize = parse.sentences[sentence].tokens.clone().map(|word| pieces[word].len()).sum();
        let follows = group.last().is_some_and(|&last| last + 1 == position);
        if !group.is_empty() && (!follows || size + length + OPENING + BEFORE + 2 > LONGEST) {
            found.push(window(parse, vocabulary, &pieces, &told, &group));
            group.clear();
            size = 0;
        }
        group.push(position);
        size += length;
    }
    if !group.is_empty() {
        found.push(window(parse, vocabulary, &pieces, &told, &group));
    }
    found
}

fn window(
    parse: &Parse,
    vocabulary: &Vocabulary,
    pieces: &[Vec<u32>],
    told: &[usize],
    group: &[usize],
) -> Window {
    let mut before: Vec<usize> = Vec::new();
    let mut room = BEFORE;
    'back: for &sentence in told[..group[0]].iter().rev() {
        for word in parse.sentences[sentence].tokens.clone().rev() {
            match room.checked_sub(pieces[word].len()) {
                Some(left) => room = left,
                None => break 'back,
            }
            before.push(word);
        }
    }
    before.reverse();
    let reached = before.first().copied().unwrap_or(parse.sentences[told[group[0]]].tokens.start);
    let mut words = opening(parse, pieces, told, reached);
    words.append(&mut before);
    let mut window = Window {
        before: words.len(),
        words,
        sentences: Vec::new(),
        pieces: vec![vocabulary.first],
        first: Vec::new(),
    };
    for &position in group {
        let from = window.words.len();
        window.words.extend(parse.sentences[told[position]].tokens.clone());
        window.sentences.push((told[position], from..window.words.len()));
    }
    for (at, &word) in window.words.iter().enumerate() {
        if window.pieces.len() + pieces[word].len() >= LONGEST {
            window.words.truncate(at);
            for (_, range) in &mut window.sentences {
                *range = range.start.min(at)..range.end.min(at);
            }
            break;
        }
        window.first.push(window.pieces.len());
        window.pieces.extend(&pieces[word]);
    }
    window.pieces.push(vocabulary.last);
    window
}

/// The first words of the document, as far as they stand before `reached`.
fn opening(parse: &Parse, pieces: &[Vec<u32>], told: &[usize], reached: usize) -> Vec<usize> {
    let mut room = OPENING;
    let first = told.first().map_or(0..0, |&sentence| parse.sentences[sentence].tokens.clone());
    let fits = |&word: &usize| {
        let left = room.checked_sub(pieces[word].len());
        room = left.unwrap_or_default();
        left.is_some() && word < reached
    };
    first.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::Language;
    use proptest::prelude::*;

    fn vocabulary() -> Vocabulary {
        Vocabulary::new(["[UNK]", "[CLS]", "[SEP]", "a", "##a", "."]).expect("the marks are there")
    }

    fn windows_of(text: &str, wanted: impl Fn(usize) -> bool) -> (Parse, Vec<Window>) {
        let document = Document::of_sentence("one", text);
        let parse = Language::embedded().parse(&document);
        let found = windows(&document, &parse, &vocabulary(), wanted);
        (parse, found)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn every_wanted_sentence_is_read_once_and_no_window_is_too_long(
            lengths in prop::collection::vec(1usize..250, 1..12),
            skip in 0usize..4,
        ) {
            let sentence = |&length: &usize| format!("A{} end.", " a".repeat(length));
            let text = lengths.iter().map(sentence).collect::<Vec<_>>().join(" ");
            let wanted = |index: usize| index % 4 != skip;
            let (parse, found) = windows_of(&text, wanted);
            let read: Vec<usize> = found.iter().flat_map(|w| w.sentences.iter().map(|(index, _)| *index)).collect();
            let expected: Vec<usize> = (0..parse.sentences.len()).filter(|&index| wanted(index)).collect();
            prop_assert_eq!(read, expected);
            for window in &found {
                prop_assert!(window.pieces.len() <= LONGEST);
                prop_assert_eq!(window.first.len(), window.words.len());
                prop_assert!(window.sentences.iter().all(|(_, words)| words.start >= window.before && words.end <= window.words.len()));
            }
        }
    }

    #[test]
    fn what_stands_before_is_read_along() {
        let long = format!("First one. {} Last one.", "A a a a a a a a a a. ".repeat(20));
        let (parse, found) = windows_of(&long, |_| true);
        assert!(found.len() > 1 && found[0].before == 0 && found[1].before > 0);
        let last = found.last().expect("there are windows");
        assert_eq!(last.words.last(), Some(&(parse.tokens.len() - 1)));
        assert_eq!(&last.words[..3], [0, 1, 2], "how the text opens");
        assert!(found.iter().all(|window| window.words.is_sorted_by(|a, b| a < b)));
    }
}
