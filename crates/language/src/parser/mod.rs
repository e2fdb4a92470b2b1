//! How do the words hang together? A transition parser with a beam over unlabelled moves; each arc is
//! labelled as it is made. One reads from right to left with a narrow beam, then one from left to right
//! that sees what the first found.

pub(crate) mod beam;
pub(crate) mod features;
pub(crate) mod guide;
pub(crate) mod labels;
pub(crate) mod oracle;
pub(crate) mod state;
pub(crate) mod tree;

use crate::table::{QuadTable, Table};
use crate::tags::{Tag, TagSet};
use crate::words::Word;
use features::Atoms;
use guide::Guide;

/// A trained parser of one direction.
pub(crate) struct Parser {
    /// Weights of the moves.
    pub(crate) moves: QuadTable,
    /// Weights of the labels.
    pub(crate) labels: Table<{ labels::LABELS }>,
    /// How the beam is kept.
    pub(crate) width: beam::Width,
}

/// The two parsers.
pub(crate) struct Stacked {
    pub(crate) backward: Parser,
    pub(crate) forward: Parser,
}

impl Parser {
    /// What this parser, which reads backwards, found.
    pub(crate) fn guide(
        &self,
        words: &[Word],
        tags: &[Tag],
        set: &TagSet,
        search: &mut beam::Search,
    ) -> Guide {
        Guide::of_reversed(&search.parse(self, &reversed(words, tags, set), self.width))
    }
}

/// A sentence read backwards.
pub(crate) fn reversed(words: &[Word], tags: &[Tag], set: &TagSet) -> Atoms {
    let words: Vec<Word> = words.iter().rev().copied().collect();
    let tags: Vec<Tag> = tags.iter().rev().copied().collect();
    Atoms::new(&words, &tags, set)
}

impl Stacked {
    /// The arcs of a sentence: the head (`n` for the root) and label of each word, with one word on the root.
    pub(crate) fn parse(
        &self,
        words: &[Word],
        tags: &[Tag],
        set: &TagSet,
        search: &mut beam::Search,
    ) -> Vec<(usize, u8)> {
        let mut atoms = Atoms::new(words, tags, set);
        atoms.guide = Some(self.backward.guide(words, tags, set, search));
        let arcs = search.parse(&self.forward, &atoms, self.forward.width);
        tree::one_root(arcs)
    }
}
