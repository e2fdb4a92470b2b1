//! The derivation of a given tree, for training.
//!
//! The dynamic oracle of Goldberg and Nivre (2012) gives each move its cost in lost arcs; the derivation
//! takes the first cheapest move, so that a tree with crossing arcs loses as few as can be.

use super::state::{MOVES, Move, Space, State};

/// The gold heads of a sentence, `n` for the root, and who depends on whom.
pub(crate) struct GoldTree {
    heads: Vec<usize>,
    dependents: Vec<Vec<usize>>,
}

impl GoldTree {
    pub(crate) fn new(heads: &[usize]) -> GoldTree {
        let mut dependents = vec![Vec::new(); heads.len() + 1];
        for (word, &head) in heads.iter().enumerate() {
            dependents[head].push(word);
        }
        GoldTree { heads: heads.to_vec(), dependents }
    }

    /// The moves that build the tree. `label` names the label of a word's own arc for the record.
    pub(crate) fn derivation(&self) -> Vec<Move> {
        let n = self.heads.len();
        let mut space = Space::default();
        let mut state = space.start();
        let mut moves = Vec::with_capacity(2 * n);
        for _ in 0..2 * n {
            let valid = space.valid(&state, n);
            let costs = self.costs(&space, &state);
            let order = [Move::Left, Move::Right, Move::Reduce, Move::Shift];
            let allowed = order.into_iter().filter(|&one| valid[one as usize]);
            let Some(cheapest) = allowed.min_by_key(|&one| costs[one as usize]) else { break };
            state = space.after(&state, cheapest, 0);
            moves.push(cheapest);
        }
        moves
    }

    /// How many gold arcs each of [`MOVES`] makes impossible.
    fn costs(&self, space: &Space, state: &State) -> [usize; MOVES.len()] {
        let next = state.next as usize;
        let mut costs = [0; MOVES.len()];
        let top = space.top(state);
        if next < self.heads.len() {
            let head = self.heads[next];
            let head_on_stack = space.stack(state).any(|entry| entry.token as usize == head);
            let lost = space
                .stack(state)
                .filter(|entry| !entry.has_head() && self.heads[entry.token as usize] == next)
                .count();
            costs[Move::Shift as usize] = lost + usize::from(head_on_stack);
            let other_head = top.is_some_and(|top| top.token as usize != head);
            costs[Move::Right as usize] = lost + usize::from(other_head && (head_on_stack || head > next));
        }
        if let Some(top) = top {
            let token = top.token as usize;
            let lost = self.dependents[token].iter().filter(|&&word| word >= next).count();
            costs[Move::Reduce as usize] = lost;
            let head = self.heads[token];
            costs[Move::Left as usize] = lost + usize::from(head != next && head > next);
        }
        costs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parser::state::arcs_of;

    fn rebuilt(heads: &[usize]) -> Vec<usize> {
        let moves: Vec<_> = GoldTree::new(heads).derivation().into_iter().map(|one| (one, 0)).collect();
        arcs_of(&moves, heads.len()).into_iter().map(|(head, _)| head).collect()
    }

    #[test]
    fn projective_trees_come_back() {
        for heads in [&[1, 3, 1][..], &[3, 0, 1], &[1, 2, 3, 4], &[4, 0, 0, 2], &[]] {
            assert_eq!(rebuilt(heads), heads);
        }
    }

    #[test]
    fn a_crossing_arc_costs_one_arc_only() {
        // 0 -> 2 and 1 -> 3 cross; 3 is the root's
        let heads = [2, 3, 4, 4];
        let again = rebuilt(&heads);
        assert_eq!(again.iter().zip(&heads).filter(|(a, b)| a != b).count(), 1);
    }
}
