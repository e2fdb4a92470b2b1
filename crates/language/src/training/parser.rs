//! Training the parser: a beam search that is corrected where it strays farthest from the right derivation.
//!
//! Max-violation updates (Huang, Fayong and Guo 2012) for the moves; the labels are corrected along the
//! right derivation.

use super::learner::{Learner, Random};
use super::{Lesson, Plan};
use crate::parser::beam::{Scorer, Search, Width, apply};
use crate::parser::features::{self, Atoms};
use crate::parser::guide::Guide;
use crate::parser::labels::{self, LABELS, RELATIONS};
use crate::parser::oracle::GoldTree;
use crate::parser::state::{Move, Space, UNLABELLED};
use crate::parser::{Parser, Stacked, reversed};
use crate::tagger::best_class;
use crate::tags::{Tag, TagSet};

/// The size of a parser's tables.
struct Size {
    /// log2 of the slots of the moves' table.
    moves: u32,
    /// log2 of the slots of the labels' table.
    labels: u32,
    /// How often a feature of moves must occur to have a slot.
    least: u8,
}

const GUIDE: Size = Size { moves: 20, labels: 17, least: 2 };
const MAIN: Size = Size { moves: 21, labels: 18, least: 2 };

/// Weights in training.
struct Learners {
    moves: Learner<4>,
    labels: Learner<LABELS>,
}

impl Scorer for Learners {
    fn moves(&self, keys: &[u64]) -> [i32; 4] {
        self.moves.score(keys)
    }

    fn label(&self, keys: &[u64]) -> u8 {
        best_class(&self.labels.score(keys)[..RELATIONS])
    }
}

/// A sentence with its right derivation.
struct Task {
    atoms: Atoms,
    heads: Vec<usize>,
    labels: Vec<u8>,
    derivation: Vec<Move>,
}

impl Task {
    fn new(atoms: Atoms, heads: Vec<usize>, labels: Vec<u8>) -> Task {
        let derivation = GoldTree::new(&heads).derivation();
        Task { atoms, heads, labels, derivation }
    }
}

/// Trains the two parsers on predicted word classes.
pub(super) fn learn(
    lessons: &[Lesson],
    predicted: &[Vec<Tag>],
    tags: &TagSet,
    plan: &Plan,
    tell: &mut dyn FnMut(String),
) -> Stacked {
    let backwards: Vec<Task> =
        lessons.iter().zip(predicted).map(|(lesson, predicted)| backward(lesson, predicted, tags)).collect();
    let course = |passes, beam| Course { passes, beam, margin: plan.margin, seed: plan.seed };
    let first = course(plan.guide_passes, plan.guide_beam);
    let mut guides: Vec<Guide> = vec![Guide::default(); lessons.len()];
    let mut search = Search::default();
    for fold in 0..plan.guide_folds {
        let inside = |place: usize| place % plan.guide_folds == fold;
        let others = backwards.iter().enumerate().filter(|(place, _)| !inside(*place));
        let parser = train(others.map(|(_, task)| task).collect(), &GUIDE, first, tell);
        for place in (0..lessons.len()).filter(|&place| inside(place)) {
            let lesson = &lessons[place];
            guides[place] = parser.guide(&lesson.words, &predicted[place], tags, &mut search);
        }
        tell(format!("part {} of {} read backwards", fold + 1, plan.guide_folds));
    }
    let backward = train(backwards.iter().collect(), &GUIDE, first, tell);
    let forwards: Vec<Task> = lessons
        .iter()
        .zip(predicted)
        .zip(guides)
        .map(|((lesson, predicted), guide)| {
            let mut atoms = Atoms::new(&lesson.words, predicted, tags);
            atoms.guide = Some(guide);
            Task::new(atoms, lesson.heads.clone(), lesson.labels.clone())
        })
        .collect();
    let second = course(plan.parser_passes, plan.beam);
    Stacked { backward, forward: train(forwards.iter().collect(), &MAIN, second, tell) }
}

/// A lesson read backwards.
fn backward(lesson: &Lesson, predicted: &[Tag], tags: &TagSet) -> Task {
    let n = lesson.heads.len();
    let turned = |&head: &usize| if head < n { n - 1 - head } else { n };
    let heads = lesson.heads.iter().rev().map(turned).collect();
    Task::new(reversed(&lesson.words, predicted, tags), heads, lesson.labels.iter().rev().copied().collect())
}

/// How one parser is trained.
#[derive(Clone, Copy)]
struct Course {
    passes: usize,
    beam: usize,
    margin: i32,
    seed: u64,
}

/// Trains one parser.
fn train(tasks: Vec<&Task>, size: &Size, course: Course, tell: &mut dyn FnMut(String)) -> Parser {
    let mut learners = Learners {
        moves: Learner::new(size.moves, size.least, |show| {
            tasks.iter().for_each(|task| show_moves(task, show))
        }),
        labels: Learner::new(size.labels, 1, |show| tasks.iter().for_each(|task| show_labels(task, show))),
    };
    let width = Width { items: course.beam, margin: i32::MAX };
    let mut order = tasks;
    let mut random = Random::new(course.seed);
    let mut search = Search::default();
    for pass in 1..=course.passes {
        random.shuffle(&mut order);
        let mut right = 0;
        for task in &order {
            learners.moves.tick();
            let right_scores = follow(task, &mut learners, &mut search.space);
            match worst_violation(task, &learners, &mut search, width, &right_scores) {
                None => right += 1,
                Some(wrong) => {
                    let steps = wrong.len();
                    correct(task, &mut learners, &mut search.space, &task.derivation[..steps], 1);
                    correct(task, &mut learners, &mut search.space, &wrong, -1);
                }
            }
        }
        tell(format!("parser pass {pass}: {right} of {} derivations right", order.len()));
    }
    Parser {
        moves: learners.moves.quad_table(),
        labels: learners.labels.table(),
        width: Width { items: course.beam, margin: course.margin },
    }
}

/// Walks the right derivation with the right labels.
fn walk(task: &Task, mut at: impl FnMut(&Space, &crate::parser::state::State, Move, Option<usize>)) {
    let mut space = Space::default();
    let mut state = space.start();
    for &taken in &task.derivation {
        let word = arc_word(&space, &state, taken);
        at(&space, &state, taken, word);
        let label = word.map_or(UNLABELLED, |word| task.labels[word]);
        state = space.after(&state, taken, label);
    }
}

/// The dependent of the arc that a move makes.
fn arc_word(space: &Space, state: &crate::parser::state::State, taken: Move) -> Option<usize> {
    match taken {
        Move::Left => space.top(state).map(|top| top.token as usize),
        Move::Right => Some(state.next as usize),
        _ => None,
    }
}

fn show_moves(task: &Task, show: &mut dyn FnMut(&[u64])) {
    let mut keys = Vec::with_capacity(features::FEATURES);
    walk(task, |space, state, _, _| {
        features::features(&task.atoms, space, state, &mut keys);
        show(&keys);
    });
}

fn show_labels(task: &Task, show: &mut dyn FnMut(&[u64])) {
    let mut keys = Vec::with_capacity(labels::FEATURES);
    walk(task, |space, state, taken, word| {
        if word.is_some() {
            labels::features(&task.atoms, space, state, taken, &mut keys);
            show(&keys);
        }
    });
}

/// Follows the right derivation with the labels as they are found, corrects the labels, and gives the
/// score after each step.
fn follow(task: &Task, learners: &mut Learners, space: &mut Space) -> Vec<i32> {
    let mut keys = Vec::with_capacity(features::FEATURES);
    let mut state = space.start();
    let mut scores = vec![0];
    let mut score = 0;
    for &taken in &task.derivation {
        features::features(&task.atoms, space, &state, &mut keys);
        score += learners.moves(&keys)[taken as usize];
        scores.push(score);
        let mut label = UNLABELLED;
        if let Some(word) = arc_word(space, &state, taken) {
            labels::features(&task.atoms, space, &state, taken, &mut keys);
            label = learners.label(&keys);
            learners.labels.tick();
            let head = match taken {
                Move::Left => Some(state.next as usize),
                _ => space.top(&state).map(|top| top.token as usize),
            };
            let gold = task.labels[word];
            if head == Some(task.heads[word]) && label != gold {
                learners.labels.change(&keys, gold.into(), 1);
                learners.labels.change(&keys, label.into(), -1);
            }
        }
        state = space.after(&state, taken, label);
    }
    scores
}

/// The best derivation at the step where it outscores the right one most; `None` if the search ends with
/// the right derivation first.
fn worst_violation(
    task: &Task,
    learners: &Learners,
    search: &mut Search,
    width: Width,
    right_scores: &[i32],
) -> Option<Vec<Move>> {
    let steps = task.derivation.len();
    search.start();
    let mut right_items = vec![true];
    let mut fallen = false;
    let mut worst: Option<(i32, usize, crate::parser::state::State)> = None;
    for (step, &right) in (1..).zip(&task.derivation) {
        search.step(learners, &task.atoms, width);
        right_items = search.chosen.iter().map(|one| right_items[one.item] && one.taken == right).collect();
        fallen |= !right_items.contains(&true);
        let best = &search.items[0];
        let wrong_at_end = step == steps && !right_items[0];
        if fallen || wrong_at_end {
            let violation = best.score - right_scores[step];
            if worst.is_none_or(|(most, ..)| violation >= most) {
                worst = Some((violation, step, best.state));
            }
            if worst.is_some_and(|(_, at, _)| step > at + PATIENCE) {
                break;
            }
        }
    }
    let (_, _, state) = worst?;
    Some(search.space.moves(&state).into_iter().map(|(taken, _)| taken).collect())
}

/// After this many steps without a greater violation the search stops.
const PATIENCE: usize = 40;

/// Changes the weights of the moves of a derivation.
fn correct(task: &Task, learners: &mut Learners, space: &mut Space, moves: &[Move], by: i32) {
    let mut keys = Vec::with_capacity(features::FEATURES);
    let mut state = space.start();
    for &taken in moves {
        features::features(&task.atoms, space, &state, &mut keys);
        learners.moves.change(&keys, taken as usize, by);
        state = apply(learners, &task.atoms, space, &state, taken, &mut keys);
    }
}
