//! Which way the weights of an entry must move: the gradient of a conditional random field (Lafferty, McCallum and
//! Pereira 2001), by the forward-backward algorithm.

use crate::label::LABELS;
use crate::looks::{MARKS, Mark};

/// A number for each label.
pub(super) type Row = [f32; LABELS];

/// A row for each label before, and one for the beginning of an entry.
pub(super) type Step = [Row; LABELS + 1];

/// The steps by the mark between the chunks.
pub(super) type Steps = [Step; MARKS];

/// The labels' chances less the right labels: what the weights must lose.
pub(super) struct Gradient {
    pub(super) rows: Vec<Row>,
    pub(super) steps: Steps,
}

/// The gradient for an entry whose chunks weigh `rows`; `gold` has a label for each, at least one.
pub(super) fn gradient(rows: &[Row], marks: &[Mark], steps: &Steps, gold: &[u8]) -> Gradient {
    let factors: Vec<Row> = rows.iter().map(factors).collect();
    let step_factors: Steps = steps.map(|step| step.map(|row| row.map(libm::expf)));
    let forward = forward(&factors, marks, &step_factors);
    let mut gradient =
        Gradient { rows: vec![[0.0; LABELS]; rows.len()], steps: [[[0.0; LABELS]; LABELS + 1]; MARKS] };
    let mut backward: Row = [1.0; LABELS];
    for place in (0..rows.len()).rev() {
        let right = usize::from(gold[place]);
        let chances = shares(&std::array::from_fn(|label| forward[place][label] * backward[label]));
        gradient.rows[place] = chances;
        gradient.rows[place][right] -= 1.0;
        let mark = marks[place] as usize;
        let (step_factors, steps) = (&step_factors[mark], &mut gradient.steps[mark]);
        let Some(before) = place.checked_sub(1) else {
            steps[LABELS] = gradient.rows[place];
            break;
        };
        let ahead: Row = std::array::from_fn(|label| factors[place][label] * backward[label]);
        let mut next = [0.0; LABELS];
        let mut all = 0.0;
        for last in 0..LABELS {
            next[last] = step_factors[last].iter().zip(&ahead).map(|(step, ahead)| step * ahead).sum();
            all += next[last] * forward[before][last];
        }
        for last in 0..LABELS {
            let share = forward[before][last] / all;
            let pairs = step_factors[last].iter().zip(&ahead);
            steps[last].iter_mut().zip(pairs).for_each(|(sum, (step, ahead))| *sum += share * step * ahead);
        }
        steps[usize::from(gold[before])][right] -= 1.0;
        backward = shares(&next);
    }
    gradient
}

fn forward(factors: &[Row], marks: &[Mark], steps: &Steps) -> Vec<Row> {
    let mut forward: Vec<Row> = Vec::with_capacity(factors.len());
    for (factor, &mark) in factors.iter().zip(marks) {
        let steps = &steps[mark as usize];
        let mut sums = match forward.last() {
            None => steps[LABELS],
            Some(before) => {
                let mut sums = [0.0; LABELS];
                for (chance, step) in before.iter().zip(steps) {
                    sums.iter_mut().zip(step).for_each(|(sum, step)| *sum += chance * step);
                }
                sums
            }
        };
        sums.iter_mut().zip(factor).for_each(|(sum, factor)| *sum *= factor);
        forward.push(shares(&sums));
    }
    forward
}

/// What the weights of a chunk's labels mean as factors, the largest 1.
fn factors(row: &Row) -> Row {
    let most = row.iter().fold(f32::MIN, |most, &weight| most.max(weight));
    // No factor is nothing, so that no sum is.
    row.map(|weight| libm::expf((weight - most).max(-60.0)))
}

/// These numbers divided by their sum.
fn shares(numbers: &Row) -> Row {
    let sum: f32 = numbers.iter().sum();
    numbers.map(|number| number / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_weights_all_labels_are_alike() {
        let gradient = gradient(
            &[[0.0; LABELS]; 2],
            &[Mark::None, Mark::Comma],
            &[[[0.0; LABELS]; LABELS + 1]; MARKS],
            &[3, 4],
        );
        let chance = 1.0 / LABELS as f32;
        assert!(
            (gradient.rows[0][0] - chance).abs() < 1e-6 && (gradient.rows[0][3] - chance + 1.0).abs() < 1e-6
        );
        assert!((gradient.steps[1][3][4] - chance * chance + 1.0).abs() < 1e-6);
        assert!((gradient.steps[1][0][4] - chance * chance).abs() < 1e-6);
    }

    #[test]
    fn what_is_surely_right_teaches_nothing() {
        let mut rows = [[0.0; LABELS]; 2];
        rows[0][3] = 50.0;
        rows[1][4] = 50.0;
        let gradient = gradient(&rows, &[Mark::None; 2], &[[[0.0; LABELS]; LABELS + 1]; MARKS], &[3, 4]);
        assert!(
            gradient
                .rows
                .iter()
                .flatten()
                .chain(gradient.steps.iter().flatten().flatten())
                .all(|part| part.abs() < 1e-6)
        );
    }
}
