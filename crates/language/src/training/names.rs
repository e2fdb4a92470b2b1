//! Training the finder of names.

use super::learner::{Learner, Random};
use super::{Lesson, Plan};
use crate::name_words::NameWords;
use crate::names::{
    self, COUNT, LABELS, Label, NameTagger, Part, best_sequence, transition_key, transitions,
};
use crate::naming::{FEATURES, Sentence};
use crate::tags::Tag;
use record::NameKind;
use std::ops::Range;

/// log2 of the slots of the table.
const BITS: u32 = 20;

/// The BILOU labels of a sentence of `n` words.
pub(super) fn labels(n: usize, names: &[(Range<usize>, Option<NameKind>)]) -> Vec<Label> {
    let mut labels = vec![0; n];
    for (range, kind) in names {
        let kind = kind.map_or(NameKind::ALL.len(), |kind| kind as usize);
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

/// A sentence with its right labels, and whether it is of the domain that names are to be found in.
struct Task<'a> {
    sentence: Sentence<'a>,
    gold: &'a [Label],
    is_in_domain: bool,
}

/// Weights that all sentences teach and weights that the sentences of one side teach (Daumé 2007): what names
/// look like everywhere, in the domain, and out of it.
struct Weights {
    shared: Learner<LABELS>,
    inside: Learner<LABELS>,
    outside: Learner<LABELS>,
}

impl Weights {
    fn of(tasks: &[Task<'_>]) -> Weights {
        let learner = || {
            Learner::new(BITS, 1, |show| {
                let mut keys = Vec::with_capacity(FEATURES);
                for task in tasks {
                    for place in 0..task.sentence.len() {
                        task.sentence.features(place, &mut keys);
                        show(&keys);
                    }
                    (0..=COUNT).for_each(|last| show(&[transition_key(last)]));
                }
            })
        };
        Weights { shared: learner(), inside: learner(), outside: learner() }
    }

    fn own(&mut self, is_in_domain: bool) -> &mut Learner<LABELS> {
        if is_in_domain { &mut self.inside } else { &mut self.outside }
    }

    fn score(&self, keys: &[u64], is_in_domain: bool) -> [i32; LABELS] {
        let own = if is_in_domain { &self.inside } else { &self.outside };
        let (shared, own) = (self.shared.score(keys), own.score(keys));
        std::array::from_fn(|label| shared[label] + own[label])
    }

    fn change(&mut self, keys: &[u64], label: usize, by: i32, is_in_domain: bool) {
        self.shared.change(keys, label, by);
        self.own(is_in_domain).change(keys, label, by);
    }

    fn tick(&mut self) {
        for learner in [&mut self.shared, &mut self.inside, &mut self.outside] {
            learner.tick();
        }
    }
}

/// Trains on the lessons whose names are annotated, on predicted classes and right trees. Several learners, each
/// with the sentences in an order of its own, decide together.
pub(super) fn learn<'a>(
    lessons: impl Iterator<Item = (&'a Lesson, &'a Vec<Tag>)>,
    known: NameWords,
    plan: &Plan,
) -> NameTagger {
    let tasks: Vec<Task<'_>> = lessons
        .filter_map(|(lesson, tags)| {
            let arcs: Vec<(usize, u8)> =
                lesson.heads.iter().copied().zip(lesson.labels.iter().copied()).collect();
            let sentence = Sentence::new(&lesson.words, tags, &arcs, &known);
            Some(Task { sentence, gold: lesson.names.as_deref()?, is_in_domain: lesson.is_in_domain })
        })
        .collect();
    let mut learners = Vec::new();
    for round in 0..plan.name_learners.max(1) as u64 {
        let weights = learn_once(&tasks, plan.name_passes, plan.seed + round);
        learners.extend([weights.shared, weights.inside]);
    }
    NameTagger::new(Learner::sum_of(&learners), known)
}

fn learn_once(tasks: &[Task<'_>], passes: usize, seed: u64) -> Weights {
    let mut weights = Weights::of(tasks);
    let mut order: Vec<&Task<'_>> = tasks.iter().collect();
    let mut random = Random::new(seed);
    for _ in 0..passes {
        random.shuffle(&mut order);
        order.iter().for_each(|task| correct(task, &mut weights));
    }
    weights
}

/// Finds the names of a sentence and moves the weights from the found labels towards the right ones.
fn correct(task: &Task<'_>, weights: &mut Weights) {
    let Task { sentence, gold, is_in_domain } = task;
    let mut keys = Vec::with_capacity(FEATURES);
    let transitions = transitions(|keys| weights.score(keys, *is_in_domain));
    let rows = (0..gold.len()).map(|place| {
        sentence.features(place, &mut keys);
        weights.score(&keys, *is_in_domain)
    });
    let found = best_sequence(rows, &transitions);
    weights.tick();
    if found == *gold {
        return;
    }
    let before = |labels: &[Label], place: usize| match place {
        0 => COUNT,
        _ => usize::from(labels[place - 1]),
    };
    for place in 0..gold.len() {
        for (labels, by) in [(*gold, 1), (&found[..], -1)] {
            let label = usize::from(labels[place]);
            weights.change(&[transition_key(before(labels, place))], label, by, *is_in_domain);
            if found[place] != gold[place] {
                sentence.features(place, &mut keys);
                weights.change(&keys, label, by, *is_in_domain);
            }
        }
    }
}
