//! The arc-eager system: a stack, a buffer and four moves. States share their stacks.
//!
//! The root stands at the end of the buffer, as token `n` of a sentence of `n` words, so every word is
//! shifted once and popped once: a derivation has exactly `2 n` moves and beam items stay in step. A word
//! that has a head lies on the stack right above its head, so a stack entry needs no pointer to it.
//! (Nivre 2003; the root at the end: Ballesteros and Nivre 2013.)

use record::Relation;

/// No token.
pub(crate) const NIL: u32 = u32::MAX;
/// No label.
pub(crate) const UNLABELLED: u8 = u8::MAX;
/// No entry: the bottom of the stack.
const BOTTOM: u32 = u32::MAX;

/// A move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Move {
    /// Moves the next word onto the stack.
    Shift,
    /// Pops a word that has a head.
    Reduce,
    /// Makes the next word the head of the top word and pops it.
    Left,
    /// Makes the top word the head of the next word and moves that onto the stack.
    Right,
}

/// All moves, in the order of the lanes of the move table.
pub(crate) const MOVES: [Move; 4] = [Move::Shift, Move::Reduce, Move::Left, Move::Right];

/// A dependent with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Child {
    pub(crate) token: u32,
    pub(crate) label: u8,
}

/// The dependents of a word on one side, as far as features look at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    /// The farthest so far.
    pub(crate) outer: Child,
    /// The one before it.
    pub(crate) inner: Child,
    /// How many.
    pub(crate) count: u8,
    /// Their labels, as a set of bits.
    pub(crate) labels: u64,
}

const NO_CHILD: Child = Child { token: NIL, label: UNLABELLED };
/// A side without dependents.
pub(crate) const EMPTY: Side = Side { outer: NO_CHILD, inner: NO_CHILD, count: 0, labels: 0 };

impl Side {
    fn with(self, child: Child) -> Side {
        Side {
            outer: child,
            inner: self.outer,
            count: self.count.saturating_add(1),
            labels: self.labels | 1 << (child.label & 63),
        }
    }
}

/// A word on the stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) token: u32,
    below: u32,
    /// The label of its arc to the word below, [`UNLABELLED`] if it has no head yet.
    pub(crate) label: u8,
    pub(crate) left: Side,
    pub(crate) right: Side,
}

impl Entry {
    /// Whether it has a head (the entry below).
    pub(crate) fn has_head(&self) -> bool {
        self.label != UNLABELLED
    }
}

/// One state of a derivation. Its stack and its history lie in a [`Space`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    top: u32,
    /// The next word of the buffer; `n` when only the root is left.
    pub(crate) next: u32,
    /// The dependents of the next word.
    pub(crate) next_left: Side,
    history: u32,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    before: u32,
    taken: Move,
    label: u8,
}

/// The stack entries and histories of all states of one sentence.
#[derive(Default)]
pub(crate) struct Space {
    entries: Vec<Entry>,
    steps: Vec<Step>,
}

impl Space {
    /// Forgets everything and gives the first state.
    pub(crate) fn start(&mut self) -> State {
        self.entries.clear();
        self.steps.clear();
        State { top: BOTTOM, next: 0, next_left: EMPTY, history: BOTTOM }
    }

    /// The word on top of the stack.
    pub(crate) fn top(&self, state: &State) -> Option<&Entry> {
        self.entries.get(state.top as usize)
    }

    /// The word below an entry.
    pub(crate) fn below(&self, entry: &Entry) -> Option<&Entry> {
        self.entries.get(entry.below as usize)
    }

    /// Which moves may be made, in the order of [`MOVES`]; `n` is the number of words.
    pub(crate) fn valid(&self, state: &State, n: usize) -> [bool; 4] {
        let words_left = (state.next as usize) < n;
        match self.top(state) {
            None => [words_left, false, false, false],
            Some(top) => [words_left, top.has_head(), !top.has_head(), words_left],
        }
    }

    /// The state after a move; `label` is that of the arc it makes, if it makes one. A move that is not
    /// valid leaves the stack as it is.
    pub(crate) fn after(&mut self, state: &State, taken: Move, label: u8) -> State {
        let mut next = *state;
        next.history = push(&mut self.steps, Step { before: state.history, taken, label });
        let top = self.top(state).copied();
        match (taken, top) {
            (Move::Reduce, Some(top)) => next.top = top.below,
            (Move::Left, Some(top)) => {
                next.next_left = state.next_left.with(Child { token: top.token, label });
                next.top = top.below;
            }
            (Move::Right, Some(mut top)) => {
                top.right = top.right.with(Child { token: state.next, label });
                let head = push(&mut self.entries, top);
                self.advance(&mut next, head, label);
            }
            (Move::Shift, _) => self.advance(&mut next, state.top, UNLABELLED),
            (_, None) => {}
        }
        next
    }

    fn advance(&mut self, state: &mut State, below: u32, label: u8) {
        let entry = Entry { token: state.next, below, label, left: state.next_left, right: EMPTY };
        state.top = push(&mut self.entries, entry);
        state.next += 1;
        state.next_left = EMPTY;
    }

    /// The moves that led to a state, with the labels of their arcs, first to last.
    pub(crate) fn moves(&self, state: &State) -> Vec<(Move, u8)> {
        let mut moves = Vec::new();
        let mut at = state.history;
        while let Some(step) = self.steps.get(at as usize) {
            moves.push((step.taken, step.label));
            at = step.before;
        }
        moves.reverse();
        moves
    }

    /// The tokens on the stack, top first, with whether they have a head.
    pub(crate) fn stack<'a>(&'a self, state: &State) -> impl Iterator<Item = &'a Entry> {
        std::iter::successors(self.top(state), |entry| self.below(entry))
    }
}

fn push<T>(to: &mut Vec<T>, value: T) -> u32 {
    to.push(value);
    (to.len() - 1) as u32
}

/// The head of each word that a derivation gives (`n` for the root) with the label of the arc.
pub(crate) fn arcs_of(moves: &[(Move, u8)], n: usize) -> Vec<(usize, u8)> {
    let mut arcs = vec![(n, Relation::Root as u8); n];
    let mut stack = Vec::new();
    let mut next = 0;
    for &(taken, label) in moves {
        match taken {
            Move::Reduce => {
                stack.pop();
            }
            Move::Left => {
                if let Some(arc) = stack.pop().and_then(|token: usize| arcs.get_mut(token)) {
                    *arc = (next, label);
                }
            }
            Move::Right | Move::Shift => {
                if let (Move::Right, Some(&top), Some(arc)) = (taken, stack.last(), arcs.get_mut(next)) {
                    *arc = (top, label);
                }
                stack.push(next);
                next += 1;
            }
        }
    }
    arcs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derivation_makes_its_tree() {
        // they signed treaties: signed is the root
        let (nsubj, obj, root) = (Relation::Nsubj as u8, Relation::Obj as u8, Relation::Root as u8);
        let derivation = [
            (Move::Shift, UNLABELLED),
            (Move::Left, nsubj),
            (Move::Shift, UNLABELLED),
            (Move::Right, obj),
            (Move::Reduce, UNLABELLED),
            (Move::Left, root),
        ];
        let mut space = Space::default();
        let mut state = space.start();
        for (taken, label) in derivation {
            let place = MOVES.iter().position(|&one| one == taken).unwrap();
            assert!(space.valid(&state, 3)[place], "{taken:?}");
            state = space.after(&state, taken, label);
        }
        assert_eq!(space.valid(&state, 3), [false; 4]);
        assert_eq!(space.moves(&state), derivation);
        assert_eq!(arcs_of(&derivation, 3), [(1, nsubj), (3, root), (1, obj)]);
    }

    #[test]
    fn states_share_their_stack_unharmed() {
        let mut space = Space::default();
        let start = space.start();
        let one = space.after(&start, Move::Shift, UNLABELLED);
        let right = space.after(&one, Move::Right, 3);
        let shift = space.after(&one, Move::Shift, UNLABELLED);
        assert_eq!(
            space.stack(&right).map(|e| (e.token, e.right.count)).collect::<Vec<_>>(),
            [(1, 0), (0, 1)]
        );
        assert_eq!(
            space.stack(&shift).map(|e| (e.token, e.right.count)).collect::<Vec<_>>(),
            [(1, 0), (0, 0)]
        );
    }
}
