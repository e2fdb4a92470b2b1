//! The search: the best derivations so far, kept in step, those far below the best dropped.

use super::Parser;
use super::features::{self, Atoms};
use super::labels::{self, LABELS, RELATIONS};
use super::state::{MOVES, Move, Space, State, UNLABELLED, arcs_of};
use crate::tagger::best_class;

/// How many derivations are kept, and how far below the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Width {
    /// The most items.
    pub(crate) items: usize,
    /// Items this far below the best are dropped.
    pub(crate) margin: i32,
}

/// Scores for the search; training searches with its own weights.
pub(crate) trait Scorer {
    /// The scores of [`MOVES`].
    fn moves(&self, keys: &[u64]) -> [i32; 4];
    /// The best label of an arc.
    fn label(&self, keys: &[u64]) -> u8;
}

impl Scorer for Parser {
    fn moves(&self, keys: &[u64]) -> [i32; 4] {
        self.moves.score(keys)
    }

    fn label(&self, keys: &[u64]) -> u8 {
        let sums: [i16; LABELS] = self.labels.score(keys);
        best_class(&sums[..RELATIONS])
    }
}

/// One derivation in the beam.
#[derive(Clone, Copy)]
pub(crate) struct Item {
    pub(crate) state: State,
    pub(crate) score: i32,
}

/// A move of an item, with the score of the derivation after it.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) score: i32,
    pub(crate) item: usize,
    pub(crate) taken: Move,
}

/// The room that a search works in, kept from sentence to sentence.
#[derive(Default)]
pub(crate) struct Search {
    pub(crate) space: Space,
    pub(crate) items: Vec<Item>,
    /// The moves that made the items, in their order.
    pub(crate) chosen: Vec<Candidate>,
    next: Vec<Item>,
    candidates: Vec<Candidate>,
    keys: Vec<u64>,
}

impl Search {
    /// Begins a sentence.
    pub(crate) fn start(&mut self) {
        let state = self.space.start();
        self.items.clear();
        self.items.push(Item { state, score: 0 });
    }

    /// Makes one move in every kept derivation.
    pub(crate) fn step(&mut self, scorer: &impl Scorer, atoms: &Atoms, width: Width) {
        self.candidates.clear();
        for (index, item) in self.items.iter().enumerate() {
            let valid = self.space.valid(&item.state, atoms.n);
            features::features(atoms, &self.space, &item.state, &mut self.keys);
            let scores = scorer.moves(&self.keys);
            for (place, &taken) in MOVES.iter().enumerate() {
                if valid[place] {
                    let score = item.score.saturating_add(scores[place]);
                    self.candidates.push(Candidate { score, item: index, taken });
                }
            }
        }
        // Equal scores are put in the order of items and moves, so the choice is the same everywhere.
        self.candidates.sort_unstable_by_key(|one| (std::cmp::Reverse(one.score), one.item, one.taken));
        let least = self.candidates.first().map_or(0, |best| best.score.saturating_sub(width.margin));
        let kept = self.candidates.iter().take(width.items).take_while(|one| one.score >= least).count();
        self.chosen.clear();
        self.chosen.extend_from_slice(&self.candidates[..kept]);
        self.next.clear();
        for candidate in &self.chosen {
            let state = self.items[candidate.item].state;
            let state = apply(scorer, atoms, &mut self.space, &state, candidate.taken, &mut self.keys);
            self.next.push(Item { state, score: candidate.score });
        }
        std::mem::swap(&mut self.items, &mut self.next);
    }

    /// The arcs of the best derivation of a sentence; the head `n` is the root.
    pub(crate) fn parse(&mut self, scorer: &impl Scorer, atoms: &Atoms, width: Width) -> Vec<(usize, u8)> {
        self.start();
        for _ in 0..2 * atoms.n {
            self.step(scorer, atoms, width);
        }
        let moves = self.items.first().map(|item| self.space.moves(&item.state)).unwrap_or_default();
        arcs_of(&moves, atoms.n)
    }
}

/// The state after a move; if it makes an arc, with the best label.
pub(crate) fn apply(
    scorer: &impl Scorer,
    atoms: &Atoms,
    space: &mut Space,
    state: &State,
    taken: Move,
    keys: &mut Vec<u64>,
) -> State {
    let label = if matches!(taken, Move::Left | Move::Right) {
        labels::features(atoms, space, state, taken, keys);
        scorer.label(keys)
    } else {
        UNLABELLED
    };
    space.after(state, taken, label)
}
