//! The weights that entries teach, by adaptive steps (Duchi, Hazan and Singer 2011), averaged over the last passes.

use super::Example;
use super::chain::{Row, Steps, gradient};
use crate::features::Entry;
use crate::label::{LABELS, Label};
use crate::looks::{MARKS, Mark, looks};
use crate::model::{Model, Weights};
use crate::parser::EntryParser;
use std::collections::BTreeMap;

/// How it learns.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Passes over all entries.
    pub passes: usize,
    /// The last passes, over which the weights are averaged.
    pub averaged: usize,
    /// How far a weight moves at its first step.
    pub rate: f32,
    /// What the sum of squared steps begins with: the larger, the less a feature learns that is seldom seen.
    pub first_square: f32,
    /// In each pass, of so many features in 256 a chunk loses one, by chance, so that it learns from all.
    pub dropped: u64,
    /// How many entries a feature must be seen in.
    pub seen: u32,
    /// Which share of the sums of squared steps of the course before is kept: the less, the more a course changes.
    pub kept: f32,
    /// The order of entries hangs on it.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan {
            passes: 12,
            averaged: 4,
            rate: 0.1,
            first_square: 1.0,
            dropped: 128,
            seen: 2,
            kept: 1.0,
            seed: 7,
        }
    }
}

/// What one unit of an integer weight is of a learned one.
const UNIT: f32 = 1.0 / 32.0;
/// Weights of less than so many units are left out.
const FAINT: f32 = 1.0;
/// Chunks whose labels are this sure teach nothing more.
const SURE: f32 = 1e-3;

/// An entry with its right labels; features by their number.
struct Task {
    features: Vec<Vec<u32>>,
    marks: Vec<Mark>,
    gold: Vec<u8>,
}

struct Field {
    rows: Vec<Row>,
    squares: Vec<Row>,
    steps: Steps,
    step_squares: Steps,
}

impl Field {
    fn new(features: usize, first: f32) -> Field {
        Field {
            rows: vec![[0.0; LABELS]; features],
            squares: vec![[first; LABELS]; features],
            steps: [[[0.0; LABELS]; LABELS + 1]; MARKS],
            step_squares: [[[first; LABELS]; LABELS + 1]; MARKS],
        }
    }

    fn learn(&mut self, task: &Task, rate: f32, dropped: u64, random: &mut Random) {
        let mut kept = |features: &Vec<u32>| -> Vec<u32> {
            features.iter().copied().filter(|_| dropped == 0 || random.next() >> 56 >= dropped).collect()
        };
        let features: Vec<Vec<u32>> = task.features.iter().map(&mut kept).collect();
        let score = |features: &Vec<u32>| {
            let mut sums = [0.0; LABELS];
            for &feature in features {
                sums.iter_mut().zip(&self.rows[feature as usize]).for_each(|(sum, weight)| *sum += weight);
            }
            sums
        };
        let rows: Vec<Row> = features.iter().map(score).collect();
        let gradient = gradient(&rows, &task.marks, &self.steps, &task.gold);
        for (features, row) in features.iter().zip(&gradient.rows) {
            if row.iter().any(|part| part.abs() > SURE) {
                for &feature in features {
                    move_against(
                        &mut self.rows[feature as usize],
                        &mut self.squares[feature as usize],
                        row,
                        rate,
                    );
                }
            }
        }
        let steps = self.steps.iter_mut().flatten().zip(self.step_squares.iter_mut().flatten());
        for ((row, squares), gradient) in steps.zip(gradient.steps.iter().flatten()) {
            if gradient.iter().any(|part| part.abs() > SURE) {
                move_against(row, squares, gradient, rate);
            }
        }
    }
}

/// Each weight moves the less the more it has moved.
fn move_against(row: &mut Row, squares: &mut Row, gradient: &Row, rate: f32) {
    for ((weight, square), gradient) in row.iter_mut().zip(squares).zip(gradient) {
        *square += gradient * gradient;
        *weight -= rate * gradient / square.sqrt();
    }
}

/// What a course of training has taught; another course may go on from it.
pub struct Course {
    /// The features and their numbers.
    numbers: BTreeMap<u32, u32>,
    field: Field,
    /// The means over the last passes.
    rows: Vec<Row>,
    steps: Steps,
}

/// Learns from entries, from the beginning or on top of what another course has taught: first from many entries that
/// are marked in another way, then from those whose way is wanted.
pub fn learn(examples: &[&Example], plan: &Plan, before: Option<&Course>) -> Course {
    let lessons: Vec<Lesson> = examples.iter().map(|example| lesson(example)).collect();
    let numbers = number_features(&lessons, plan.seen, before);
    let mut field = Field::new(numbers.len(), plan.first_square);
    if let Some(before) = before {
        for (key, &old) in &before.numbers {
            field.rows[numbers[key] as usize] = before.rows[old as usize];
            let squares = before.field.squares[old as usize];
            field.squares[numbers[key] as usize] =
                squares.map(|square| plan.first_square + plan.kept * (square - plan.first_square));
        }
        field.steps = before.steps;
    }
    let mut keys = Vec::new();
    let mut tasks = Vec::with_capacity(lessons.len());
    for Lesson { entry, labels } in lessons.iter().filter(|lesson| lesson.entry.len() > 0) {
        let features = (0..entry.len()).map(|place| {
            entry.features(place, &mut keys);
            keys.iter().filter_map(|key| numbers.get(key).copied()).collect()
        });
        tasks.push(Task {
            features: features.collect(),
            marks: entry.marks.clone(),
            gold: labels.iter().map(|&label| label as u8).collect(),
        });
    }
    let mut rows = vec![[0.0; LABELS]; numbers.len()];
    let mut steps: Steps = [[[0.0; LABELS]; LABELS + 1]; MARKS];
    let mut order: Vec<&Task> = tasks.iter().collect();
    let mut random = Random(plan.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let share = 1.0 / plan.averaged as f32;
    for pass in 0..plan.passes {
        random.shuffle(&mut order);
        order.iter().for_each(|task| field.learn(task, plan.rate, plan.dropped, &mut random));
        if pass + plan.averaged >= plan.passes {
            let add = |to: &mut Row, row: &Row| {
                to.iter_mut().zip(row).for_each(|(to, weight)| *to += share * weight)
            };
            rows.iter_mut().zip(&field.rows).for_each(|(to, row)| add(to, row));
            steps.iter_mut().flatten().zip(field.steps.iter().flatten()).for_each(|(to, row)| add(to, row));
        }
    }
    Course { numbers, field, rows, steps }
}

impl Course {
    /// The weights as small integers. `header` is what the model says of itself.
    pub fn parser(&self, header: String) -> EntryParser {
        let steps = self.steps.map(|step| step.map(|row| row.map(|weight| (weight / UNIT).round() as i32)));
        let cell = |weight: f32| {
            let units = weight / UNIT;
            if units.abs() < FAINT { 0 } else { units.round().clamp(-127.0, 127.0) as i8 }
        };
        let rows = self.numbers.iter().map(|(&key, &number)| (key, self.rows[number as usize].map(cell)));
        let rows = rows.filter(|(_, row)| row.iter().any(|&weight| weight != 0)).collect();
        EntryParser::new(Model { header, weights: Weights { steps, rows } })
    }
}

/// The features that are seen in enough entries, or were before, numbered in the order of their keys.
fn number_features(lessons: &[Lesson], seen: u32, before: Option<&Course>) -> BTreeMap<u32, u32> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut keys = Vec::new();
    for Lesson { entry, .. } in lessons {
        let mut all = Vec::new();
        for place in 0..entry.len() {
            entry.features(place, &mut keys);
            all.extend_from_slice(&keys);
        }
        all.sort_unstable();
        all.dedup();
        all.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    counts.retain(|_, count| *count >= seen);
    let known = before.into_iter().flat_map(|before| before.numbers.keys().map(|&key| (key, seen)));
    counts.extend(known);
    counts.into_keys().zip(0..).collect()
}

/// An entry as the model sees it, with its right labels.
struct Lesson {
    entry: Entry,
    labels: Vec<Label>,
}

fn lesson(example: &Example) -> Lesson {
    let (chunks, labels) = example.chunks();
    Lesson { entry: Entry::new(looks(chunks.into_iter().map(|chunk| &example.text[chunk]))), labels }
}

/// xorshift64 (Marsaglia 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            let other = (self.next() % (place as u64 + 1)) as usize;
            items.swap(place, other);
        }
    }
}
