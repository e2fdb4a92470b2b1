//! How sure a sentence's right labels are under given weights, and which way the weights must move: the gradient
//! of a conditional random field (Lafferty, McCallum and Pereira 2001), by the forward-backward algorithm.

use crate::names::{COUNT, Label, may_follow};

/// A number for each label.
pub(super) type Row = [f32; COUNT];

/// A row for each label before, and one for the beginning of a sentence.
pub(super) type Steps = [Row; COUNT + 1];

/// The labels' chances less the right labels: what the weights must lose.
pub(super) struct Gradient {
    /// Of each word.
    pub(super) words: Vec<Row>,
    /// Of each step from label to label.
    pub(super) steps: Steps,
}

/// The gradient for a sentence whose words weigh `rows`, with `steps` from label to label; `gold` has a label for
/// each word, at least one.
pub(super) fn gradient(rows: &[Row], steps: &Steps, gold: &[Label]) -> Gradient {
    let factors: Vec<[f64; COUNT]> = rows.iter().map(factors).collect();
    let step_factors = step_factors(steps);
    let forward = forward(&factors, &step_factors);
    let mut gradient = Gradient { words: vec![[0.0; COUNT]; rows.len()], steps: [[0.0; COUNT]; COUNT + 1] };
    let may_end = |label| f64::from(u8::from(may_follow(label as Label, 0)));
    let mut backward: [f64; COUNT] = std::array::from_fn(may_end);
    for place in (0..rows.len()).rev() {
        let right = usize::from(gold[place]);
        let chances = shares(&std::array::from_fn(|label| forward[place][label] * backward[label]));
        gradient.words[place] = less(&chances, right);
        let Some(before) = place.checked_sub(1) else {
            add(&mut gradient.steps[COUNT], &gradient.words[place]);
            break;
        };
        let mut pairs = [[0.0; COUNT]; COUNT];
        let mut next = [0.0; COUNT];
        for (last, pair) in pairs.iter_mut().enumerate() {
            let ahead: [f64; COUNT] = std::array::from_fn(|label| {
                step_factors[last][label] * factors[place][label] * backward[label]
            });
            next[last] = ahead.iter().sum();
            *pair = ahead.map(|ahead| forward[before][last] * ahead);
        }
        let all: f64 = pairs.iter().flatten().sum();
        for (last, pair) in pairs.iter().enumerate() {
            let is_right = usize::from(gold[before]) == last;
            for (label, chance) in pair.iter().enumerate() {
                let hit = f32::from(u8::from(is_right && label == right));
                gradient.steps[last][label] += (chance / all) as f32 - hit;
            }
        }
        backward = shares(&next);
    }
    gradient
}

/// The chances of the labels of each word, going by the words up to it.
fn forward(factors: &[[f64; COUNT]], steps: &[[f64; COUNT]; COUNT + 1]) -> Vec<[f64; COUNT]> {
    let mut forward: Vec<[f64; COUNT]> = Vec::with_capacity(factors.len());
    for factor in factors {
        let mut sums = [0.0; COUNT];
        match forward.last() {
            None => sums = steps[COUNT],
            Some(before) => {
                for (chance, step) in before.iter().zip(steps).filter(|(chance, _)| **chance > 0.0) {
                    sums.iter_mut().zip(step).for_each(|(sum, step)| *sum += chance * step);
                }
            }
        }
        sums.iter_mut().zip(factor).for_each(|(sum, factor)| *sum *= factor);
        forward.push(shares(&sums));
    }
    forward
}

/// What the weights of a word's labels mean as factors, the largest 1.
fn factors(row: &Row) -> [f64; COUNT] {
    let most = row.iter().fold(f32::MIN, |most, &weight| most.max(weight));
    row.map(|weight| libm::exp(f64::from(weight - most)))
}

fn step_factors(steps: &Steps) -> [[f64; COUNT]; COUNT + 1] {
    std::array::from_fn(|last| {
        let before = if last == COUNT { 0 } else { last as Label };
        std::array::from_fn(|label| {
            let may = may_follow(before, label as Label);
            if may { libm::exp(f64::from(steps[last][label])) } else { 0.0 }
        })
    })
}

/// These numbers divided by their sum.
fn shares(numbers: &[f64; COUNT]) -> [f64; COUNT] {
    let sum: f64 = numbers.iter().sum();
    numbers.map(|number| number / sum)
}

/// These chances less the right label.
fn less(chances: &[f64; COUNT], right: usize) -> Row {
    std::array::from_fn(|label| chances[label] as f32 - f32::from(u8::from(label == right)))
}

fn add(to: &mut Row, row: &Row) {
    to.iter_mut().zip(row).for_each(|(to, row)| *to += row);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{Part, label};

    #[test]
    fn without_weights_all_sequences_that_make_sense_are_alike() {
        let steps = [[0.0; COUNT]; COUNT + 1];
        let kinds = (COUNT - 1) / 4;
        // one word: outside or a name by itself of some kind
        let gradient = gradient(&[[0.0; COUNT]], &steps, &[0]);
        let chance = 1.0 / (1 + kinds) as f32;
        let unit = usize::from(label(0, Part::Unit));
        assert!((gradient.words[0][0] - (chance - 1.0)).abs() < 1e-6);
        assert!((gradient.words[0][unit] - chance).abs() < 1e-6);
        assert_eq!(gradient.words[0][usize::from(label(0, Part::Begin))], 0.0);
        assert_eq!(gradient.steps[COUNT], gradient.words[0]);
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_loss() {
        let mut steps = [[0.0; COUNT]; COUNT + 1];
        steps[0][1] = 0.5;
        let mut rows = vec![[0.0; COUNT]; 3];
        rows[1][2] = 0.7;
        rows[2][3] = -0.4;
        let gold = [label(0, Part::Begin), label(0, Part::Last), 0];
        let found = gradient(&rows, &steps, &gold);
        let change = 1e-3;
        let place = usize::from(gold[1]);
        let slope = {
            let mut more = rows.clone();
            more[1][place] += change;
            (loss(&more, &steps, &gold) - loss(&rows, &steps, &gold)) / f64::from(change)
        };
        assert!((f64::from(found.words[1][place]) - slope).abs() < 1e-3);
        let mut more = steps;
        more[usize::from(gold[0])][place] += change;
        let slope = (loss(&rows, &more, &gold) - loss(&rows, &steps, &gold)) / f64::from(change);
        assert!((f64::from(found.steps[usize::from(gold[0])][place]) - slope).abs() < 1e-3);
    }

    /// The loss by going through all sequences.
    fn loss(rows: &[Row], steps: &Steps, gold: &[Label]) -> f64 {
        let weight = |labels: &[Label]| {
            let before = |place: usize| if place == 0 { COUNT } else { usize::from(labels[place - 1]) };
            (0..labels.len())
                .map(|place| {
                    let label = usize::from(labels[place]);
                    f64::from(rows[place][label] + steps[before(place)][label])
                })
                .sum::<f64>()
        };
        let mut all = vec![Vec::new()];
        for _ in rows {
            let longer = all.iter().flat_map(|labels: &Vec<Label>| {
                let last = labels.last().copied().unwrap_or(0);
                let next = (0..COUNT as Label).filter(move |&label| may_follow(last, label));
                next.map(|label| labels.iter().copied().chain([label]).collect::<Vec<_>>())
            });
            all = longer.collect();
        }
        let ends = |labels: &&Vec<Label>| may_follow(labels[labels.len() - 1], 0);
        let sum: f64 = all.iter().filter(ends).map(|labels| libm::exp(weight(labels))).sum();
        libm::log(sum) - weight(gold)
    }
}
