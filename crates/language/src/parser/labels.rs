//! The label of an arc, chosen when the arc is made: features of both ends, of the words around them and of
//! the dependents found so far (the leftmost is mostly the case marker).

use super::features::Atoms;
use super::guide::label_features;
use super::state::{EMPTY, Move, NIL, Side, Space, State, UNLABELLED};
use crate::hash::mix;
use record::Relation;

/// The width of the label rows: all relations, filled up to a whole cache line.
pub(crate) const LABELS: usize = 64;

/// The most features of one arc.
pub(crate) const FEATURES: usize = 96;

/// How many relations there are.
pub(crate) const RELATIONS: usize = Relation::ALL.len();

/// One end of an arc that a move would make.
struct End {
    place: usize,
    label: u8,
    left: Side,
    right: Side,
}

/// Fills `keys` with the features of the arc that `taken` ([`Move::Left`] or [`Move::Right`]) makes.
pub(crate) fn features(atoms: &Atoms, space: &Space, state: &State, taken: Move, keys: &mut Vec<u64>) {
    keys.clear();
    let none = End { place: atoms.place(NIL), label: UNLABELLED, left: EMPTY, right: EMPTY };
    let top = space.top(state).map_or(none, |top| End {
        place: atoms.place(top.token),
        label: top.label,
        left: top.left,
        right: top.right,
    });
    let next = End { place: atoms.place(state.next), label: UNLABELLED, left: state.next_left, right: EMPTY };
    let (head, word_end) = if taken == Move::Left { (next, top) } else { (top, next) };

    let before = |place: usize| if place == 0 { atoms.n + 1 } else { place - 1 };
    let after = |place: usize| (place + 1).min(atoms.n + 1);
    let word = |place: usize| atoms.word[place];
    let tag = |place: usize| atoms.tag[place];
    let (h, d) = (head.place, word_end.place);
    let (wh, th, wd, td) = (word(h), tag(h), word(d), tag(d));
    let distance = h.abs_diff(d).min(7) as u64;
    let direction = u64::from(taken == Move::Left);
    let (first, second) = (word_end.left.outer, word_end.left.inner);
    let last = word_end.right.outer;
    let w = |token: u32| word(atoms.place(token));
    let label = |label: u8| u64::from(label);

    let mut template = 1000;
    let mut add = |a: u64, b: u64, c: u64| {
        template += 1;
        keys.push(mix(template, a, b, c << 1 | direction));
    };
    add(0, 0, 0);
    add(wh, 0, 0);
    add(th, 0, 0);
    add(wd, 0, 0);
    add(td, 0, 0);
    add(wh, th, 0);
    add(wd, td, 0);
    add(th, td, 0);
    add(wh, wd, 0);
    add(wh, td, 0);
    add(th, wd, 0);
    add(th, td, distance);
    add(distance, 0, 0);
    add(wd, distance, 0);
    // the words around
    add(tag(before(d)), td, 0);
    add(tag(after(d)), td, 0);
    add(tag(before(h)), th, 0);
    add(tag(after(h)), th, 0);
    add(tag(before(d)), td, th);
    add(tag(after(d)), td, th);
    add(word(before(d)), wd, 0);
    add(word(before(d)), td, 0);
    add(word(after(d)), td, 0);
    // dependents
    add(w(first.token), 0, 0);
    add(w(first.token), td, 0);
    add(w(first.token), wh, 0);
    add(w(first.token), th, td);
    add(wh, w(first.token), td);
    add(wd, w(first.token), 0);
    add(label(first.label), 0, 0);
    add(label(first.label), td, th);
    add(label(second.label), td, 0);
    add(w(second.token), td, 0);
    add(w(last.token), td, 0);
    add(label(last.label), td, 0);
    add(word_end.left.labels, td, 0);
    add(word_end.left.labels, th, td);
    // the head's other dependents
    add(head.left.labels, th, 0);
    add(head.right.labels, th, 0);
    add(head.left.labels, th, td);
    add(head.right.labels, th, td);
    add(label(head.left.outer.label), th, 0);
    add(w(head.left.outer.token), th, td);
    add(label(head.right.outer.label), th, td);
    add(label(head.label), th, td);
    // endings
    add(atoms.ending[d], th, 0);
    add(atoms.ending[h], td, 0);
    // clusters
    let (fh, fd, ff) = (atoms.fine[h], atoms.fine[d], atoms.fine[atoms.place(first.token)]);
    add(fh, td, 0);
    add(th, fd, 0);
    add(fh, fd, 0);
    add(fh, wd, 0);
    add(wh, fd, 0);
    add(fd, w(first.token), 0);
    add(fh, w(first.token), td);
    add(fd, w(first.token), th);
    add(ff, td, th);
    add(atoms.coarse[h] << 10 | th, atoms.coarse[d] << 10 | td, distance);
    if let Some(guide) = &atoms.guide {
        label_features(guide, atoms, h, d, keys);
    }
}
