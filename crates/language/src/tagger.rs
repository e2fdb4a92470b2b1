//! Word classes, from left to right: each word's class from its form, its neighbours and the two classes
//! before it. A linear model with the features of Collins (2002) and some of shape.

use crate::hash::mix;
use crate::table::Table;
use crate::tags::{TAGS, Tag};
use crate::words::Word;

/// The class of a place before the sentence.
pub(crate) const NONE: Tag = Tag::MAX;

/// The most features of one word.
pub(crate) const FEATURES: usize = 48;

/// A trained tagger: one row of class weights for each feature.
pub(crate) struct Tagger {
    pub(crate) table: Table<TAGS>,
    /// How many classes the model knows.
    pub(crate) classes: usize,
}

impl Tagger {
    /// The classes of the words of a sentence.
    pub(crate) fn tag(&self, words: &[Word]) -> Vec<Tag> {
        self.tag_with(words, None)
    }

    /// The same, where the class of one word is known.
    pub(crate) fn tag_with(&self, words: &[Word], known: Option<(usize, Tag)>) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(words.len());
        let mut keys = Vec::with_capacity(FEATURES);
        let (mut last, mut before) = (NONE, NONE);
        for place in 0..words.len() {
            features(words, place, last, before, &mut keys);
            let sums = self.table.score(&keys);
            let best = match known {
                Some((word, tag)) if word == place => tag,
                _ => best_class(&sums[..self.classes]),
            };
            tags.push(best);
            (before, last) = (last, best);
        }
        tags
    }

    /// By how much the class that a word has is likelier than another.
    pub(crate) fn shortfall(&self, words: &[Word], tags: &[Tag], place: usize, other: Tag) -> i32 {
        let back = |steps: usize| place.checked_sub(steps).map_or(NONE, |before| tags[before]);
        let mut keys = Vec::with_capacity(FEATURES);
        features(words, place, back(1), back(2), &mut keys);
        let sums = self.table.score(&keys);
        i32::from(sums[tags[place] as usize]) - i32::from(sums[other as usize])
    }
}

/// The first of the classes with the highest sum.
pub(crate) fn best_class<N: Ord>(sums: &[N]) -> Tag {
    let mut best = 0;
    for class in 1..sums.len() {
        if sums[class] > sums[best] {
            best = class;
        }
    }
    best as Tag
}

/// The features of the word at `place` after the classes `last` and, before that, `before`.
pub(crate) fn features(words: &[Word], place: usize, last: Tag, before: Tag, keys: &mut Vec<u64>) {
    keys.clear();
    let near = |step: isize| {
        let index = place.checked_add_signed(step);
        index.and_then(|index| words.get(index))
    };
    let edge = |step: isize| if step < 0 { 1 } else { 2 };
    let lower = |step| near(step).map_or(edge(step), |word: &Word| u64::from(word.lower));
    let ending = |step| near(step).map_or(edge(step), |word: &Word| u64::from(word.suffix[2]));
    let shape = |step| near(step).map_or(edge(step), |word: &Word| u64::from(word.shape));
    let fine = |step| near(step).map_or(0, |word: &Word| u64::from(word.cluster.fine));
    let coarse = |step| near(step).map_or(0, |word: &Word| u64::from(word.cluster.coarse));
    let word = &words[place];
    let (last, before) = (u64::from(last), u64::from(before));
    let (own, left, right) = (lower(0), lower(-1), lower(1));
    let mut template = 0;
    let mut add = |a: u64, b: u64, c: u64| {
        template += 1;
        keys.push(mix(template, a, b, c));
    };
    add(0, 0, 0);
    add(word.form.into(), 0, 0);
    for end in word.suffix {
        add(end.into(), 0, 0);
    }
    for start in word.prefix {
        add(start.into(), 0, 0);
    }
    add(word.shape.into(), 0, 0);
    add(own, 0, 0);
    add(left, 0, 0);
    add(right, 0, 0);
    add(lower(-2), 0, 0);
    add(lower(2), 0, 0);
    add(last, 0, 0);
    add(last, before, 0);
    add(last, own, 0);
    add(left, own, 0);
    add(own, right, 0);
    add(ending(-1), 0, 0);
    add(ending(1), 0, 0);
    add(last, word.suffix[2].into(), 0);
    add(last, right, 0);
    add(word.shape.into(), u64::from(place == 0), 0);
    add(left, right, 0);
    add(last, ending(1), word.shape.into());
    add(last, before, own);
    add(word.shape.into(), shape(1), shape(-1));
    add(word.suffix[2].into(), word.shape.into(), 0);
    add(word.suffix[1].into(), last, right);
    add(fine(0), 0, 0);
    add(fine(0), last, 0);
    add(fine(-1), 0, 0);
    add(fine(1), 0, 0);
    add(fine(0), word.suffix[1].into(), 0);
    add(coarse(0), last, word.suffix[1].into());
    add(coarse(-1), coarse(0), coarse(1));
    add(coarse(0), word.shape.into(), 0);
    add(fine(1), last, word.suffix[1].into());
}
