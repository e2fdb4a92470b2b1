//! The encoder: pieces and features of words to a row of numbers for each piece (a transformer: Vaswani et al. 2017).

use crate::kernel::{Matrix, Quantised, Width, exp_of_negative, multiply, quantise, widened};
use crate::words::FEATURES;

/// Numbers of a row.
pub(crate) const WIDTH: usize = 384;
/// Numbers of a row that a head of attention looks at.
const HEAD: usize = 32;
/// Added to the variance of a row, as the encoder was trained.
const EPSILON: f32 = 1e-12;

/// What a row is multiplied with and added to after it is evened out.
#[derive(Clone, Debug)]
pub(crate) struct Norm {
    pub(crate) gain: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// One layer.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub(crate) mix: Matrix,
    pub(crate) out: Matrix,
    pub(crate) norm1: Norm,
    pub(crate) up: Matrix,
    pub(crate) down: Matrix,
    pub(crate) norm2: Norm,
}

/// A table of rows of small integers with a scale each.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) values: Vec<i8>,
    pub(crate) scales: Vec<f32>,
}

/// The whole of it.
#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    pub(crate) pieces: Table,
    /// A row for each place in a window.
    pub(crate) positions: Vec<f32>,
    /// For each feature a row for each value.
    pub(crate) features: Vec<Vec<f32>>,
    pub(crate) norm0: Norm,
    pub(crate) layers: Vec<Layer>,
}

/// A piece to be read, with the features of its word; the two ends of a window have none.
pub(crate) type Piece = (u32, Option<[u8; FEATURES.len()]>);

impl Encoder {
    /// A row of [`WIDTH`] numbers for each piece.
    pub(crate) fn encode(&self, width: Width, pieces: &[Piece]) -> Vec<f32> {
        let mut rows = self.embed(pieces);
        even_out(width, &mut rows, &self.norm0.gain, &self.norm0.bias);
        transform(width, &self.layers, &mut rows);
        rows
    }

    fn embed(&self, pieces: &[Piece]) -> Vec<f32> {
        let mut rows = vec![0.0; pieces.len() * WIDTH];
        for (place, ((piece, features), row)) in pieces.iter().zip(rows.chunks_exact_mut(WIDTH)).enumerate() {
            let piece = *piece as usize;
            let (values, scale) = (&self.pieces.values[piece * WIDTH..][..WIDTH], self.pieces.scales[piece]);
            let position = &self.positions[place * WIDTH..][..WIDTH];
            for at in 0..WIDTH {
                row[at] = f32::from(values[at]) * scale + position[at];
            }
            for (table, &value) in self.features.iter().zip(features.iter().flatten()) {
                for (number, more) in row.iter_mut().zip(&table[usize::from(value) * WIDTH..][..WIDTH]) {
                    *number += more;
                }
            }
        }
        rows
    }
}

/// The rows as the layers leave them; each layer's rows are as wide as those that come in.
pub(crate) fn transform(width: Width, layers: &[Layer], rows: &mut [f32]) {
    let (mut small, mut mixed, mut seen, mut out) =
        (Quantised::default(), Vec::new(), Vec::new(), Vec::new());
    for layer in layers {
        let row = layer.mix.inputs;
        quantise(width, rows, row, &mut small);
        multiply(width, &small, &layer.mix, &mut mixed);
        seen.clear();
        seen.resize(rows.len(), 0.0);
        attend(width, &mixed, &mut seen, row);
        quantise(width, &seen, row, &mut small);
        multiply(width, &small, &layer.out, &mut out);
        add(width, rows, &out);
        even_out(width, rows, &layer.norm1.gain, &layer.norm1.bias);
        quantise(width, rows, row, &mut small);
        multiply(width, &small, &layer.up, &mut mixed);
        gate(width, &mut mixed);
        quantise(width, &mixed, layer.up.outputs, &mut small);
        multiply(width, &small, &layer.down, &mut out);
        add(width, rows, &out);
        even_out(width, rows, &layer.norm2.gain, &layer.norm2.bias);
    }
}

widened! {
    /// Adds element by element.
    fn add(at, rows: &mut [f32], more: &[f32]) {
        for (number, more) in rows.iter_mut().zip(more) {
            *number += more;
        }
    }
}

/// Sums of rows are made in so many lanes, and the lanes summed in order: the same on any width.
const LANES: usize = 16;

widened! {
    /// Brings each row, as long as `gain`, to mean 0 and variance 1, then to its gain and bias.
    fn even_out(at, rows: &mut [f32], gain: &[f32], bias: &[f32]) {
        let count = gain.len();
        for row in rows.chunks_exact_mut(count) {
            let mut lanes = [0f32; LANES];
            for chunk in row.chunks_exact(LANES) {
                for lane in 0..LANES {
                    lanes[lane] += chunk[lane];
                }
            }
            let mean = lanes.iter().sum::<f32>() / count as f32;
            let mut lanes = [0f32; LANES];
            for chunk in row.chunks_exact(LANES) {
                for lane in 0..LANES {
                    let off = chunk[lane] - mean;
                    lanes[lane] += off * off;
                }
            }
            let spread = 1.0 / (lanes.iter().sum::<f32>() / count as f32 + EPSILON).sqrt();
            for at in 0..count {
                row[at] = (row[at] - mean) * spread * gain[at] + bias[at];
            }
        }
    }
}

widened! {
    /// The Gaussian error linear unit in its hyperbolic form (Hendrycks and Gimpel 2016).
    fn gate(at, numbers: &mut [f32]) {
        for number in numbers.iter_mut() {
            let x = *number;
            let inner = 1.595_769 * (x + 0.044_715 * x * x * x);
            // x / (1 + e^-inner), by a power of at most 1.
            let power = exp_of_negative(-inner.abs());
            let share = if inner < 0.0 { power } else { 1.0 };
            *number = x * share / (1.0 + power);
        }
    }
}

/// Rows that attend at once, so that a key or value is fetched once for all of them.
const TOGETHER: usize = 4;

/// Adds a row times a number to a sum, element by element.
#[inline(always)]
fn add_scaled<const N: usize>(sums: &mut [f32; N], by: f32, row: &[f32; N]) {
    for (sum, number) in sums.iter_mut().zip(row) {
        *sum += by * number;
    }
}

widened! {
    /// Attention of each row of `width` numbers to all, head by head. `mixed` holds query, key and value of each row.
    fn attend(at, mixed: &[f32], out: &mut [f32], width: usize) {
        let count = out.len() / width;
        let padded = count.next_multiple_of(LANES);
        let scale = 1.0 / (HEAD as f32).sqrt();
        let mut keys = vec![0f32; HEAD * padded];
        let mut scores = vec![0f32; TOGETHER * padded];
        for head in 0..width / HEAD {
            let (query, key, value) = (head * HEAD, width + head * HEAD, 2 * width + head * HEAD);
            for (row, mixed) in mixed.chunks_exact(3 * width).enumerate() {
                for (number, keys) in mixed[key..key + HEAD].iter().zip(keys.chunks_exact_mut(padded)) {
                    keys[row] = *number;
                }
            }
            for first in (0..count).step_by(TOGETHER) {
                let mut queries = [[0f32; HEAD]; TOGETHER];
                for (which, numbers) in queries.iter_mut().enumerate() {
                    // Rows past the last one repeat it, and are not kept.
                    let row = (first + which).min(count - 1);
                    numbers.copy_from_slice(&mixed[row * 3 * width + query..][..HEAD]);
                }
                for from in (0..padded).step_by(LANES) {
                    let mut sums = [[0f32; LANES]; TOGETHER];
                    for number in 0..HEAD {
                        let Some(keys) = keys[number * padded + from..].first_chunk::<LANES>() else { continue };
                        // Written out, so that the sums stay where the processor adds.
                        let [first, second, third, fourth] = &mut sums;
                        add_scaled(first, queries[0][number], keys);
                        add_scaled(second, queries[1][number], keys);
                        add_scaled(third, queries[2][number], keys);
                        add_scaled(fourth, queries[3][number], keys);
                    }
                    for (which, sums) in sums.iter().enumerate() {
                        scores[which * padded + from..][..LANES].copy_from_slice(sums);
                    }
                }
                let mut wholes = [0f32; TOGETHER];
                for (scores, whole) in scores.chunks_exact_mut(padded).zip(&mut wholes) {
                    let largest = scores[..count].iter().fold(f32::MIN, |a, &b| a.max(b));
                    for score in scores.iter_mut() {
                        *score = exp_of_negative(((*score - largest) * scale).min(0.0));
                    }
                    scores[count..].fill(0.0);
                    let mut lanes = [0f32; LANES];
                    for chunk in scores.chunks_exact(LANES) {
                        for lane in 0..LANES {
                            lanes[lane] += chunk[lane];
                        }
                    }
                    *whole = 1.0 / lanes.iter().sum::<f32>();
                }
                let mut sums = [[0f32; HEAD]; TOGETHER];
                for (other, mixed) in mixed.chunks_exact(3 * width).enumerate() {
                    let Some(values) = mixed[value..].first_chunk::<HEAD>() else { continue };
                    let [first, second, third, fourth] = &mut sums;
                    add_scaled(first, scores[other], values);
                    add_scaled(second, scores[padded + other], values);
                    add_scaled(third, scores[2 * padded + other], values);
                    add_scaled(fourth, scores[3 * padded + other], values);
                }
                for (which, sums) in sums.iter().enumerate().take(count - first) {
                    for (number, sum) in out[(first + which) * width + query..][..HEAD].iter_mut().zip(sums) {
                        *number = sum * wholes[which];
                    }
                }
            }
        }
    }
}
