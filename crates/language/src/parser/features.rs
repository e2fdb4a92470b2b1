//! What the choice of a move looks at: the templates of Zhang and Nivre (2011) and some more.

use super::guide::{Guide, move_features};
use super::state::{Entry, NIL, Side, Space, State, UNLABELLED};
use crate::hash::mix;
use crate::tags::{Tag, TagSet};
use crate::words::Word;
use record::{Upos, Xpos};

/// The most move features of a state.
pub(crate) const FEATURES: usize = 224;

/// The words of a sentence as the parser sees them, with two more places: the root after the last word, and
/// "no word" after the root.
pub(crate) struct Atoms {
    /// Hashes of the lower forms.
    pub(crate) word: Vec<u64>,
    /// Joint word classes.
    pub(crate) tag: Vec<u64>,
    /// Word and class together.
    pub(crate) pair: Vec<u64>,
    /// Universal classes.
    pub(crate) upos: Vec<u64>,
    /// Hashes of the last three characters.
    pub(crate) ending: Vec<u64>,
    /// Fine clusters.
    pub(crate) fine: Vec<u64>,
    /// Coarse clusters.
    pub(crate) coarse: Vec<u64>,
    /// How many words of each of [`kinds`] stand before a place, ten bits each.
    between: Vec<u64>,
    /// What was found before, if there is a parser before this one.
    pub(crate) guide: Option<Guide>,
    /// The number of words.
    pub(crate) n: usize,
}

impl Atoms {
    pub(crate) fn new(words: &[Word], tags: &[Tag], set: &TagSet) -> Atoms {
        let n = words.len();
        let with_edges = |values: &mut dyn Iterator<Item = u64>, edge: u64| -> Vec<u64> {
            values.chain([edge, edge + 1]).collect()
        };
        let word = with_edges(&mut words.iter().map(|word| u64::from(word.lower)), 1 << 40);
        let tag = with_edges(&mut tags.iter().map(|&tag| u64::from(tag)), 500);
        let upos = with_edges(&mut tags.iter().map(|&tag| set.pair(tag).0 as u64), 50);
        let ending = with_edges(&mut words.iter().map(|word| u64::from(word.suffix[2])), 1 << 40);
        let fine = with_edges(&mut words.iter().map(|word| u64::from(word.cluster.fine)), 1 << 20);
        let coarse = with_edges(&mut words.iter().map(|word| u64::from(word.cluster.coarse)), 1 << 20);
        let mut between = vec![0];
        for &tag in tags {
            between.push(between[between.len() - 1] + kinds(set.pair(tag)));
        }
        between.extend([between[n], between[n]]);
        let pair = word.iter().zip(&tag).map(|(word, tag)| word << 10 ^ tag).collect();
        Atoms { word, tag, pair, upos, ending, fine, coarse, between, guide: None, n }
    }

    /// Which kinds of words stand between two places, few told from many.
    fn between(&self, left: usize, right: usize) -> u64 {
        if left + 1 >= right || right > self.n {
            return 0;
        }
        let counts = self.between[right].wrapping_sub(self.between[left + 1]);
        (0..KINDS).map(|kind| (counts >> (10 * kind) & 0x3ff).min(2) << (2 * kind)).sum()
    }

    /// The place of a token in the lists; [`NIL`] is the last.
    #[inline(always)]
    pub(crate) fn place(&self, token: u32) -> usize {
        (token as usize).min(self.n + 1)
    }
}

/// How many kinds of words [`kinds`] tells apart.
const KINDS: usize = 6;

/// One in the ten bits of the kind of a word: verbs, commas, other stops, conjunctions, markers, nouns.
fn kinds((upos, xpos): (Upos, Xpos)) -> u64 {
    let kind = match (upos, xpos) {
        (Upos::Verb | Upos::Aux, _) => 0,
        (_, Xpos::Comma) => 1,
        (Upos::Punct, _) => 2,
        (Upos::Cconj, _) => 3,
        (Upos::Sconj, _) | (_, Xpos::Wdt | Xpos::Wp | Xpos::Wrb) => 4,
        (Upos::Noun | Upos::Propn | Upos::Pron, _) => 5,
        _ => return 0,
    };
    1 << (10 * kind)
}

/// Fills `keys` with the features of a state.
pub(crate) fn features(atoms: &Atoms, space: &Space, state: &State, keys: &mut Vec<u64>) {
    keys.clear();
    let top = space.top(state);
    let below = top.and_then(|top| space.below(top));
    let head = top.filter(|top| top.has_head()).and(below);
    let head_of_head = head.filter(|head| head.has_head()).and_then(|head| space.below(head));
    let token = |entry: Option<&Entry>| atoms.place(entry.map_or(NIL, |entry| entry.token));
    let side = |side: fn(&Entry) -> Side| top.map_or(super::state::EMPTY, side);
    let (left, right, next_left) = (side(|top| top.left), side(|top| top.right), state.next_left);

    let word = |place: usize| atoms.word[place];
    let tag = |place: usize| atoms.tag[place];
    let fine = |place: usize| atoms.fine[place];
    let coarse = |place: usize| atoms.coarse[place];
    let (s0, s1, h, h2) = (token(top), token(below), token(head), token(head_of_head));
    let n0 = atoms.place(state.next);
    let (n1, n2) = (after(atoms, n0, 1), after(atoms, n0, 2));
    let child = |side: Side| (atoms.place(side.outer.token), atoms.place(side.inner.token));
    let ((l1, l2), (r1, r2), (k1, k2)) = (child(left), child(right), child(next_left));
    let label = |label: u8| u64::from(label);

    let distance = if top.is_some() { (n0 - s0).min(10) as u64 } else { 0 };
    let has = u64::from(head.is_some());
    let few = |count: u8| u64::from(count.min(5));
    let (rights, lefts, next_lefts) = (few(right.count), few(left.count), few(next_left.count));
    let own_label = top.map_or(UNLABELLED, |top| top.label);

    let (w0, t0, p0) = (word(s0), tag(s0), atoms.pair[s0]);
    let (wn, tn, pn) = (word(n0), tag(n0), atoms.pair[n0]);
    let (t1, tn1, tn2) = (tag(s1), tag(n1), tag(n2));
    let (u0, un, u1, un1, un2) =
        (atoms.upos[s0], atoms.upos[n0], atoms.upos[s1], atoms.upos[n1], atoms.upos[n2]);

    let mut template = 0;
    let mut add = |a: u64, b: u64, c: u64| {
        template += 1;
        keys.push(mix(template, a, b, c << 1 | has));
    };
    // single words
    add(p0, 0, 0);
    add(w0, 0, 0);
    add(t0, 0, 0);
    add(pn, 0, 0);
    add(wn, 0, 0);
    add(tn, 0, 0);
    add(atoms.pair[n1], 0, 0);
    add(word(n1), 0, 0);
    add(tn1, 0, 0);
    add(atoms.pair[n2], 0, 0);
    add(word(n2), 0, 0);
    add(tn2, 0, 0);
    // pairs
    add(p0, pn, 0);
    add(p0, wn, 0);
    add(w0, pn, 0);
    add(p0, tn, 0);
    add(t0, pn, 0);
    add(w0, wn, 0);
    add(t0, tn, 0);
    add(tn, tn1, 0);
    // threes
    add(tn, tn1, tn2);
    add(t0, tn, tn1);
    add(tag(h), t0, tn);
    add(t0, tag(l1), tn);
    add(t0, tag(r1), tn);
    add(t0, tn, tag(k1));
    // distance
    add(w0, distance, 0);
    add(t0, distance, 0);
    add(wn, distance, 0);
    add(tn, distance, 0);
    add(w0, wn, distance);
    add(t0, tn, distance);
    // valency
    add(w0, rights, 0);
    add(t0, rights, 0);
    add(w0, lefts, 0);
    add(t0, lefts, 0);
    add(wn, next_lefts, 0);
    add(tn, next_lefts, 0);
    // heads and dependents
    add(word(h), 0, 0);
    add(tag(h), 0, 0);
    add(label(own_label), 0, 0);
    for (place, label) in [(l1, left.outer.label), (r1, right.outer.label), (k1, next_left.outer.label)] {
        add(word(place), 0, 0);
        add(tag(place), 0, 0);
        add(u64::from(label), 0, 0);
    }
    add(word(h2), 0, 0);
    add(tag(h2), 0, 0);
    for (place, label) in [(l2, left.inner.label), (r2, right.inner.label), (k2, next_left.inner.label)] {
        add(word(place), 0, 0);
        add(tag(place), 0, 0);
        add(u64::from(label), 0, 0);
    }
    add(t0, tag(l1), tag(l2));
    add(t0, tag(r1), tag(r2));
    add(t0, tag(h), tag(h2));
    add(tn, tag(k1), tag(k2));
    // sets of labels
    add(w0, right.labels, 0);
    add(t0, right.labels, 0);
    add(w0, left.labels, 0);
    add(t0, left.labels, 0);
    add(wn, next_left.labels, 0);
    add(tn, next_left.labels, 0);
    // beyond Zhang and Nivre
    add(word(s1), 0, 0);
    add(t1, 0, 0);
    add(t1, t0, tn);
    add(word(s1), t0, tn);
    add(t1, tn, 0);
    add(w0, tn, tn1);
    add(t0, wn, tn1);
    add(t0, tn, word(n1));
    add(u0, un, un1 << 8 | u1);
    add(w0, un, 0);
    add(u0, wn, 0);
    add(u1 << 8 | u0, un, un1 << 8 | un2);
    add(word(r1), tn, 0);
    add(word(r1), wn, t0);
    add(w0, word(l1), tn);
    add(wn, word(k1), t0);
    add(label(right.outer.label), tn, t0);
    add(label(own_label), tn, t0);
    // the words between and around
    let third = below.and_then(|below| space.below(below));
    let s2 = token(third);
    let n3 = after(atoms, n0, 3);
    let left_of_next = if n0 == 0 { atoms.n + 1 } else { n0 - 1 };
    let (around0, around1) = (tag(after(atoms, s0, 1)), tag(left_of_next));
    let between = if top.is_some() { atoms.between(s0, n0) } else { 0 };
    let below_between = if below.is_some() { atoms.between(s1, n0) } else { 0 };
    add(t0, tn, between);
    add(w0, between, 0);
    add(wn, between, 0);
    add(t0, between, distance);
    add(t1, tn, below_between);
    add(t0 << 10 | around0, around1 << 10 | tn, 0);
    add(t0, around1 << 10 | tn, tn1);
    add(t0 << 10 | around0, tn, tn1);
    add(tn << 10 | tn1, tn2 << 10 | tag(n3), 0);
    add(u0, un << 8 | un1, un2 << 8 | atoms.upos[n3]);
    add(tag(s2), t1, t0);
    add(tag(s2) << 10 | t1, t0, tn);
    add(word(s2), tn, 0);
    add(t0, tn, next_left.labels);
    add(t0, tn, right.labels);
    add(t0, tn, left.labels);
    add(w0, tn, right.labels);
    add(wn, t0, next_left.labels);
    add(word(k1), wn, w0);
    add(t1, tn, word(k1));
    // clusters
    let (f0, f1, f2) = (fine(s0), fine(n0), fine(n1));
    let (c0, c1) = (coarse(s0), coarse(n0));
    add(f0, 0, 0);
    add(f1, 0, 0);
    add(f2, 0, 0);
    add(f0, f1, 0);
    add(f0, tn, 0);
    add(t0, f1, 0);
    add(c0 << 10 | t0, c1 << 10 | tn, 0);
    add(c0 << 10 | t0, c1 << 10 | tn, distance);
    add(f0, wn, 0);
    add(w0, f1, 0);
    add(fine(k1), f1, t0);
    add(fine(r1), tn, t0);
    add(fine(r1), f1, t0);
    add(f0, fine(l1), tn);
    add(fine(s1), tn, t0);
    add(coarse(s1) << 10 | t1, c0 << 10 | t0, c1 << 10 | tn);
    add(f0, tn, tn1);
    add(t0, f1, tn1);
    add(t0, tn, f2);
    add(fine(s1), fine(s0), tn);
    if let Some(guide) = &atoms.guide {
        move_features(guide, atoms, s0, n0, has, keys);
    }
}

/// The place `step` words after a place of the buffer, or "no word".
fn after(atoms: &Atoms, place: usize, step: usize) -> usize {
    let place = place + step;
    if place <= atoms.n { place } else { atoms.n + 1 }
}
