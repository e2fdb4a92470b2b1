//! Training the finder of names: a conditional random field whose weights move by adaptive steps.

use super::chain::{Row, Steps, gradient};
use super::learner::{Random, owners};
use super::{NameLesson, Origin, Plan};
use crate::name_words::NameWords;
use crate::names::{self, COUNT, LABELS, Label, NameTagger, Part, transition_key};
use crate::naming::{FEATURES, Sentence, look_around};
use crate::table::{Table, check_of, slot_of};
use record::NameKind;
use std::ops::Range;

/// log2 of the slots of the table.
const BITS: u32 = 19;
/// How far a weight moves at its first step; a small one, for some hundred weights move together.
const RATE: f32 = 0.01;
/// What the sum of squared steps begins with.
const FIRST_SQUARE: f32 = 1e-6;
/// Words whose labels are this sure teach nothing more.
const SURE: f32 = 1e-3;
/// Cells of the table below this are left out: on documents held out that changes nothing, and they are many.
const FAINT: f32 = 1.5;
/// The weights are the mean of those after each of the last passes of a course.
const AVERAGED: usize = 5;

/// The BILOU labels of a sentence of `n` words.
pub(super) fn labels(n: usize, names: &[(Range<usize>, Option<NameKind>)]) -> Vec<Label> {
    let mut labels = vec![0; n];
    for (range, kind) in names {
        let kind = kind.map_or(NameKind::ALL.len(), |kind| kind as usize);
        for place in range.clone() {
            let part = Part::at(place - range.start, range.len());
            labels[place] = names::label(kind, part);
        }
    }
    labels
}

/// A sentence with its right labels.
struct Task<'a> {
    /// The slots of the features of each word.
    slots: Vec<Vec<u32>>,
    gold: &'a [Label],
    origin: Origin,
}

/// The weights that some sentences teach, with the sums of the squares of all steps that each has been asked to make.
struct Weights {
    rows: Vec<Row>,
    squares: Vec<Row>,
}

impl Weights {
    fn new(slots: usize) -> Weights {
        Weights { rows: vec![[0.0; COUNT]; slots], squares: vec![[FIRST_SQUARE; COUNT]; slots] }
    }

    /// Moves against the gradient, each weight the less the more it has moved (Duchi, Hazan and Singer 2011).
    fn step(&mut self, slot: u32, gradient: &Row) {
        let (row, squares) = (&mut self.rows[slot as usize], &mut self.squares[slot as usize]);
        for ((weight, square), gradient) in row.iter_mut().zip(squares).zip(gradient) {
            *square += gradient * gradient;
            *weight -= RATE * gradient / square.sqrt();
        }
    }
}

/// Weights that all sentences teach and weights that the sentences of one origin teach (Daumé 2007): what names
/// look like everywhere, and what they look like there.
struct Field {
    shared: Weights,
    /// By origin.
    own: [Weights; Origin::COUNT],
    /// The slots of the steps from label to label.
    steps: [u32; COUNT + 1],
}

impl Field {
    fn new(owned: &Owned) -> Field {
        let weights = || Weights::new(owned.checks.len());
        let steps = std::array::from_fn(|last| owned.slot(transition_key(last)).unwrap_or(0));
        Field { shared: weights(), own: std::array::from_fn(|_| weights()), steps }
    }

    fn score(&self, slots: &[u32], origin: Origin) -> Row {
        let own = &self.own[origin as usize];
        let mut sums = [0.0; COUNT];
        for &slot in slots {
            let rows = self.shared.rows[slot as usize].iter().zip(&own.rows[slot as usize]);
            sums.iter_mut().zip(rows).for_each(|(sum, (shared, own))| *sum += shared + own);
        }
        sums
    }

    fn step(&mut self, slot: u32, gradient: &Row, origin: Origin) {
        self.shared.step(slot, gradient);
        self.own[origin as usize].step(slot, gradient);
    }

    /// Moves all weights that a sentence looks at towards its right labels.
    fn learn(&mut self, task: &Task<'_>) {
        let rows: Vec<Row> = task.slots.iter().map(|slots| self.score(slots, task.origin)).collect();
        let steps: Steps = self.steps.map(|slot| self.score(&[slot], task.origin));
        let gradient = gradient(&rows, &steps, task.gold);
        for (slots, word) in task.slots.iter().zip(&gradient.words) {
            if word.iter().any(|part| part.abs() > SURE) {
                slots.iter().for_each(|&slot| self.step(slot, word, task.origin));
            }
        }
        for (slot, step) in self.steps.into_iter().zip(&gradient.steps) {
            if step.iter().any(|part| part.abs() > SURE) {
                self.step(slot, step, task.origin);
            }
        }
    }

    /// What a slot weighs in edited text.
    fn row(&self, slot: usize) -> Row {
        let own = &self.own[Origin::Edited as usize].rows[slot];
        std::array::from_fn(|label| self.shared.rows[slot][label] + own[label])
    }
}

/// Which feature owns each slot of the table.
struct Owned {
    checks: Vec<u16>,
}

impl Owned {
    fn of(sentences: &[Sentence<'_>]) -> Owned {
        let show_all = |show: &mut dyn FnMut(&[u64])| {
            let mut keys = Vec::with_capacity(FEATURES);
            for sentence in sentences {
                for place in 0..sentence.len() {
                    sentence.features(place, &mut keys);
                    show(&keys);
                }
                // As often as there are sentences, so that nothing takes their slots.
                (0..=COUNT).for_each(|last| show(&[transition_key(last)]));
            }
        };
        Owned { checks: owners(BITS, 1, show_all).collect() }
    }

    fn slot(&self, key: u64) -> Option<u32> {
        let slot = slot_of(key, self.checks.len());
        (self.checks[slot] == check_of(key)).then_some(slot as u32)
    }
}

/// Trains on lessons, those of a document together.
pub(super) fn learn(lessons: &[NameLesson], known: NameWords, plan: &Plan) -> NameTagger {
    let sentences = sentences(lessons, &known);
    let owned = Owned::of(&sentences);
    let mut keys = Vec::with_capacity(FEATURES);
    let mut tasks = Vec::with_capacity(sentences.len());
    // Elsewhere no names are looked for.
    let marked = lessons.iter().zip(&sentences).filter(|(_, sentence)| sentence.is_marked());
    for (lesson, sentence) in marked {
        let slots = (0..sentence.len()).map(|place| {
            sentence.features(place, &mut keys);
            keys.iter().filter_map(|&key| owned.slot(key)).collect()
        });
        tasks.push(Task { slots: slots.collect(), gold: &lesson.names, origin: lesson.origin });
    }
    let weights = learn_weights(&tasks, &owned, plan);
    NameTagger::new(table(&weights, &owned), known)
}

/// The sentences of the lessons as the finder of names sees them, each with what the others of its document show.
fn sentences<'a>(lessons: &'a [NameLesson], known: &NameWords) -> Vec<Sentence<'a>> {
    let mut sentences = Vec::with_capacity(lessons.len());
    for document in lessons.chunk_by(|one, next| (one.origin, one.document) == (next.origin, next.document)) {
        let start = sentences.len();
        sentences.extend(document.iter().map(|one| Sentence::new(&one.words, &one.tags, &one.arcs, known)));
        look_around(&mut sentences[start..]);
    }
    sentences
}

/// The mean of the weights after each of the last passes of each course. A course shuffles the sentences its own
/// way: one alone is off by chance as much as any choice of features may gain.
fn learn_weights(tasks: &[Task<'_>], owned: &Owned, plan: &Plan) -> Vec<Row> {
    let mut sums = vec![[0.0; COUNT]; owned.checks.len()];
    let mut random = Random::new(plan.seed);
    let mut order: Vec<&Task<'_>> = tasks.iter().collect();
    for _ in 0..plan.name_courses {
        let mut field = Field::new(owned);
        for pass in 0..plan.name_passes {
            random.shuffle(&mut order);
            order.iter().for_each(|task| field.learn(task));
            if pass + AVERAGED >= plan.name_passes {
                for (slot, sum) in sums.iter_mut().enumerate() {
                    sum.iter_mut().zip(field.row(slot)).for_each(|(sum, weight)| *sum += weight);
                }
            }
        }
    }
    sums
}

/// The weights in eight bits, scaled to the largest.
fn table(weights: &[Row], owned: &Owned) -> Table<LABELS> {
    let largest = weights.iter().flatten().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
    let cell = |weight: f32| Some(weight * 127.0 / largest).filter(|cell| cell.abs() >= FAINT).unwrap_or(0.0);
    let mut table = Table::new(weights.len());
    for (slot, (&check, row)) in owned.checks.iter().zip(weights).enumerate() {
        let row: [i8; LABELS] =
            std::array::from_fn(|label| row.get(label).map_or(0, |&weight| cell(weight).round() as i8));
        if check != 0 && row.iter().any(|&weight| weight != 0) {
            table.set(slot, check, row);
        }
    }
    table
}
