//! Training the finder of names.

use super::learner::{Learner, Random};
use super::{Lesson, Plan};
use crate::names::{
    self, COUNT, LABELS, Label, NameTagger, Part, best_sequence, transition_key, transitions,
};
use crate::naming::{FEATURES, Sentence};
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

/// Trains on the lessons whose names are annotated, on predicted classes and right trees.
pub(super) fn learn(lessons: &[Lesson], predicted: &[Vec<Tag>], plan: &Plan) -> NameTagger {
    let annotated: Vec<(Sentence<'_>, &[Label])> = lessons
        .iter()
        .zip(predicted)
        .filter_map(|(lesson, tags)| {
            let arcs: Vec<(usize, u8)> =
                lesson.heads.iter().copied().zip(lesson.labels.iter().copied()).collect();
            Some((Sentence::new(&lesson.words, tags, &arcs), lesson.names.as_deref()?))
        })
        .collect();
    let mut learner = Learner::<LABELS>::new(BITS, 1, |show| {
        let mut keys = Vec::with_capacity(FEATURES);
        for (sentence, _) in &annotated {
            for place in 0..sentence.len() {
                sentence.features(place, &mut keys);
                show(&keys);
            }
            (0..=COUNT).for_each(|last| show(&[transition_key(last)]));
        }
    });
    let mut order: Vec<&(Sentence<'_>, &[Label])> = annotated.iter().collect();
    let mut random = Random::new(plan.seed);
    let mut keys = Vec::with_capacity(FEATURES);
    for _ in 0..plan.name_passes {
        random.shuffle(&mut order);
        for (sentence, gold) in &order {
            let transitions = transitions(|keys| learner.score(keys));
            let rows = (0..gold.len()).map(|place| {
                sentence.features(place, &mut keys);
                learner.score(&keys)
            });
            let found = best_sequence(rows, &transitions);
            learner.tick();
            if found == *gold {
                continue;
            }
            let before = |labels: &[Label], place: usize| match place {
                0 => COUNT,
                _ => usize::from(labels[place - 1]),
            };
            for place in 0..gold.len() {
                for (labels, by) in [(*gold, 1), (&found, -1)] {
                    let label = usize::from(labels[place]);
                    learner.change(&[transition_key(before(labels, place))], label, by);
                    if found[place] != gold[place] {
                        sentence.features(place, &mut keys);
                        learner.change(&keys, label, by);
                    }
                }
            }
        }
    }
    NameTagger::new(learner.table())
}
