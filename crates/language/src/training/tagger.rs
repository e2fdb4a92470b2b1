//! Training the tagger, and tagging the training set as a stranger would.

use super::learner::{Learner, Random};
use super::{Lesson, Plan};
use crate::tagger::{FEATURES, NONE, Tagger, best_class, features};
use crate::tags::{TAGS, Tag, TagSet};

/// log2 of the slots of the tagger's table.
const BITS: u32 = 18;

/// Trains a tagger.
pub(super) fn learn(lessons: &[&Lesson], tags: &TagSet, passes: usize, seed: u64) -> Tagger {
    let mut learner = Learner::<TAGS>::new(BITS, 2, |show| {
        let mut keys = Vec::with_capacity(FEATURES);
        for lesson in lessons {
            let (mut last, mut before) = (NONE, NONE);
            for (place, &tag) in lesson.gold.iter().enumerate() {
                features(&lesson.words, place, last, before, &mut keys);
                show(&keys);
                (before, last) = (last, tag);
            }
        }
    });
    let mut order: Vec<&Lesson> = lessons.to_vec();
    let mut random = Random::new(seed);
    let mut keys = Vec::with_capacity(FEATURES);
    for _ in 0..passes {
        random.shuffle(&mut order);
        for lesson in &order {
            let (mut last, mut before) = (NONE, NONE);
            for (place, &gold) in lesson.gold.iter().enumerate() {
                features(&lesson.words, place, last, before, &mut keys);
                let best = best_class(&learner.score(&keys)[..tags.len()]);
                learner.tick();
                if best != gold {
                    learner.change(&keys, gold.into(), 1);
                    learner.change(&keys, best.into(), -1);
                }
                (before, last) = (last, best);
            }
        }
    }
    Tagger { table: learner.table(), classes: tags.len() }
}

/// The classes of all words, each sentence tagged by a tagger that has not seen it. The parser learns from
/// these, so that it knows the tagger's mistakes.
pub(super) fn jackknife(lessons: &[Lesson], tags: &TagSet, plan: &Plan) -> Vec<Vec<Tag>> {
    let mut predicted = vec![Vec::new(); lessons.len()];
    for fold in 0..plan.folds {
        let inside = |place: usize| place % plan.folds == fold;
        let others: Vec<&Lesson> =
            lessons.iter().enumerate().filter(|(place, _)| !inside(*place)).map(|(_, one)| one).collect();
        let tagger = learn(&others, tags, plan.tagger_passes.div_ceil(2), plan.seed);
        for (place, lesson) in lessons.iter().enumerate().filter(|(place, _)| inside(*place)) {
            predicted[place] = tagger.tag(&lesson.words);
        }
    }
    predicted
}
