//! Training the finder of names.

use super::learner::{Learner, Random};
use super::{Lesson, Plan};
use crate::names::{self, FEATURES, LABELS, Label, NameTagger, Part, best_after, features};
use crate::tags::Tag;
use record::NameKind;
use std::ops::Range;

/// log2 of the slots of the table.
const BITS: u32 = 18;

/// The BILOU labels of a sentence of `n` words.
pub(super) fn labels(n: usize, names: &[(Range<usize>, NameKind)]) -> Vec<Label> {
    let mut labels = vec![0; n];
    for (range, kind) in names {
        let kind = *kind as usize;
        let last = range.end - 1;
        for place in range.clone() {
            let part = match (place == range.start, place == last) {
                (true, true) => Part::Unit,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            labels[place] = names::label(kind, part);
        }
    }
    labels
}

/// Trains on the lessons whose names are annotated.
pub(super) fn learn(lessons: &[Lesson], predicted: &[Vec<Tag>], plan: &Plan) -> NameTagger {
    let annotated: Vec<(&Lesson, &[Tag], &[Label])> = lessons
        .iter()
        .zip(predicted)
        .filter_map(|(lesson, tags)| Some((lesson, tags.as_slice(), lesson.names.as_deref()?)))
        .collect();
    let mut learner = Learner::<LABELS>::new(BITS, 1, |show| {
        let mut keys = Vec::with_capacity(FEATURES);
        for (lesson, tags, labels) in &annotated {
            let mut last = 0;
            for (place, &label) in labels.iter().enumerate() {
                features(&lesson.words, tags, place, last, &mut keys);
                show(&keys);
                last = label;
            }
        }
    });
    let mut order = annotated;
    let mut random = Random::new(plan.seed);
    let mut keys = Vec::with_capacity(FEATURES);
    for _ in 0..plan.tagger_passes {
        random.shuffle(&mut order);
        for (lesson, tags, labels) in &order {
            let mut last = 0;
            for (place, &gold) in labels.iter().enumerate() {
                features(&lesson.words, tags, place, last, &mut keys);
                let best = best_after(last, place + 1 == labels.len(), &learner.score(&keys));
                learner.tick();
                if best != gold {
                    learner.change(&keys, gold.into(), 1);
                    learner.change(&keys, best.into(), -1);
                }
                last = best;
            }
        }
    }
    NameTagger { table: learner.table() }
}
