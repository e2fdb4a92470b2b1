//! Products of small integers, exactly, as wide as the processor allows; and the arithmetic between them.
//!
//! Sums of integers are exact in any order, so the ways through here give the same numbers (a test holds them to it).
//! What is floating point is computed element by element in one order and never fused, whatever the width.
#![allow(unsafe_code)]

/// Columns of a packed block.
pub(crate) const BLOCK: usize = 32;
/// Rows that are multiplied at once.
const ROWS: usize = 8;

/// How wide the processor computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// As the compiler's baseline has it.
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// With products of small integers that are summed at once.
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni,
}

impl Width {
    /// The widest that this processor has.
    pub(crate) fn of_processor() -> Width {
        #[cfg(target_arch = "x86_64")]
        {
            if has_avx512() {
                return if is_x86_feature_detected!("avx512vnni") {
                    Width::Avx512Vnni
                } else {
                    Width::Avx512
                };
            }
            if is_x86_feature_detected!("avx2") {
                return Width::Avx2;
            }
        }
        Width::Portable
    }

    /// All that this processor has.
    #[cfg(test)]
    pub(crate) fn all() -> Vec<Width> {
        let mut all = vec![Width::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") {
                all.push(Width::Avx2);
            }
            if has_avx512() {
                all.push(Width::Avx512);
                if is_x86_feature_detected!("avx512vnni") {
                    all.push(Width::Avx512Vnni);
                }
            }
        }
        all
    }
}

#[cfg(target_arch = "x86_64")]
fn has_avx512() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512dq")
}

/// Defines a function that is compiled once for each width, from one body, and calls the widest fitting one.
macro_rules! widened {
    ($(#[$meta:meta])* fn $name:ident($width:ident, $($arg:ident: $type:ty),* $(,)?) $body:block) => {
        $(#[$meta])*
        #[allow(unsafe_code)]
        pub(crate) fn $name($width: Width, $($arg: $type),*) {
            #[inline(always)]
            fn body($($arg: $type),*) $body
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2($($arg: $type),*) { body($($arg),*) }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq")]
            fn avx512($($arg: $type),*) { body($($arg),*) }
            match $width {
                Width::Portable => body($($arg),*),
                // SAFETY: a width is only made where the processor has been asked for it.
                #[cfg(target_arch = "x86_64")]
                Width::Avx2 => unsafe { avx2($($arg),*) },
                #[cfg(target_arch = "x86_64")]
                Width::Avx512 | Width::Avx512Vnni => unsafe { avx512($($arg),*) },
            }
        }
    };
}
pub(crate) use widened;

/// Rows of numbers as small integers with a scale each.
#[derive(Debug, Default)]
pub(crate) struct Quantised {
    pub(crate) values: Vec<i16>,
    pub(crate) scales: Vec<f32>,
}

widened! {
    /// Rounds each row of `width` numbers to -127..127, with the largest number at the end of the scale.
    fn quantise(at, rows: &[f32], width: usize, out: &mut Quantised) {
        out.values.clear();
        out.scales.clear();
        out.values.resize(rows.len(), 0);
        for (row, values) in rows.chunks_exact(width).zip(out.values.chunks_exact_mut(width)) {
            let mut lanes = [0f32; 16];
            for chunk in row.chunks_exact(16) {
                for lane in 0..16 {
                    lanes[lane] = lanes[lane].max(chunk[lane].abs());
                }
            }
            let largest = lanes.iter().fold(0f32, |a, &b| a.max(b));
            let inverse = if largest > 0.0 { 127.0 / largest } else { 0.0 };
            out.scales.push(largest / 127.0);
            for (value, &number) in values.iter_mut().zip(row) {
                *value = rounded(number * inverse) as i16;
            }
        }
    }
}

/// Added to a number of less than 2^22 it leaves the nearest integer in the last bits, ties to even, on every processor.
const ROUNDING: f32 = 12_582_912.0;

/// The nearest integer of a number of less than 2^22.
#[inline(always)]
fn rounded(number: f32) -> i32 {
    (number + ROUNDING).to_bits().wrapping_sub(ROUNDING.to_bits()) as i32
}

/// A matrix of small integers, a row for each output, packed for [`multiply`].
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    packed: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// `weights` holds a row of `inputs` numbers for each output. `None` if the sizes do not fit, or `inputs` is odd.
    pub(crate) fn new(inputs: usize, weights: &[i8], scales: Vec<f32>, bias: Vec<f32>) -> Option<Matrix> {
        let outputs = scales.len();
        if inputs == 0
            || !inputs.is_multiple_of(2)
            || weights.len() != inputs * outputs
            || bias.len() != outputs
        {
            return None;
        }
        let blocks = outputs.div_ceil(BLOCK);
        let mut packed = vec![0; blocks * BLOCK * inputs];
        for output in 0..outputs {
            let (block, column) = (output / BLOCK, output % BLOCK);
            for input in 0..inputs {
                let at = block * BLOCK * inputs + (input / 2) * BLOCK * 2 + column * 2 + input % 2;
                packed[at] = weights[output * inputs + input];
            }
        }
        Some(Matrix { inputs, outputs, packed, scales, bias })
    }
}

/// What tiles of rows and blocks of columns are summed to.
type Tile = [[i32; BLOCK]; ROWS];

/// `out` gets a row of `matrix.outputs` numbers for each row of `rows`: the product, plus the bias.
pub(crate) fn multiply(width: Width, rows: &Quantised, matrix: &Matrix, out: &mut Vec<f32>) {
    let (inputs, outputs, count) = (matrix.inputs, matrix.outputs, rows.scales.len());
    // Every number is written below.
    out.resize(count * outputs, 0.0);
    let mut tile: Tile = [[0; BLOCK]; ROWS];
    for (block, weights) in matrix.packed.chunks_exact(BLOCK * inputs).enumerate() {
        let from = block * BLOCK;
        let columns = BLOCK.min(outputs - from);
        for first in (0..count).step_by(ROWS) {
            let taken = ROWS.min(count - first);
            let values = &rows.values[first * inputs..(first + taken) * inputs];
            sums(width, values, taken, inputs, weights, &mut tile);
            let scales = &rows.scales[first..first + taken];
            let (by, bias) = (&matrix.scales[from..from + columns], &matrix.bias[from..from + columns]);
            scale(width, &tile, scales, by, bias, &mut out[first * outputs..], outputs, from);
        }
    }
}

widened! {
    /// Writes the sums of a tile as numbers, each by the scales of its row and column, with the column's bias.
    #[allow(clippy::too_many_arguments)]
    fn scale(at, tile: &Tile, rows: &[f32], columns: &[f32], bias: &[f32], out: &mut [f32], outputs: usize, from: usize) {
        for ((sums, row), out) in tile.iter().zip(rows).zip(out.chunks_mut(outputs)) {
            let out = &mut out[from..from + columns.len()];
            for (((out, sum), column), bias) in out.iter_mut().zip(sums).zip(columns).zip(bias) {
                *out = *sum as f32 * (row * column) + bias;
            }
        }
    }
}

/// Calls a function that is compiled for each number of rows.
#[cfg(target_arch = "x86_64")]
macro_rules! by_rows {
    (unsafe $name:ident($rows:expr; $($arg:expr),*)) => {
        match $rows {
            1 => unsafe { $name::<1>($($arg),*) },
            2 => unsafe { $name::<2>($($arg),*) },
            3 => unsafe { $name::<3>($($arg),*) },
            4 => unsafe { $name::<4>($($arg),*) },
            5 => unsafe { $name::<5>($($arg),*) },
            6 => unsafe { $name::<6>($($arg),*) },
            7 => unsafe { $name::<7>($($arg),*) },
            _ => unsafe { $name::<8>($($arg),*) },
        }
    };
}
fn sums(width: Width, values: &[i16], rows: usize, inputs: usize, weights: &[i8], tile: &mut Tile) {
    debug_assert!(values.len() == rows * inputs && weights.len() == BLOCK * inputs && rows <= ROWS);
    match width {
        Width::Portable => portable(values, inputs, weights, tile),
        #[cfg(target_arch = "x86_64")]
        Width::Avx2 => {
            for first in (0..rows).step_by(4) {
                // SAFETY: the processor has been asked for AVX2; the slices are as long as checked above.
                unsafe {
                    match rows - first {
                        1 => avx2::<1>(&values[first * inputs..], inputs, weights, &mut tile[first..]),
                        2 => avx2::<2>(&values[first * inputs..], inputs, weights, &mut tile[first..]),
                        3 => avx2::<3>(&values[first * inputs..], inputs, weights, &mut tile[first..]),
                        _ => avx2::<4>(&values[first * inputs..], inputs, weights, &mut tile[first..]),
                    }
                }
            }
        }
        #[cfg(target_arch = "x86_64")]
        // SAFETY: the processor has been asked for AVX-512F and BW; the slices are as long as checked above.
        Width::Avx512 => by_rows!(unsafe avx512(rows; values, inputs, weights, tile)),
        #[cfg(target_arch = "x86_64")]
        // SAFETY: as above, and for VNNI.
        Width::Avx512Vnni => by_rows!(unsafe avx512_vnni(rows; values, inputs, weights, tile)),
    }
}

fn portable(values: &[i16], inputs: usize, weights: &[i8], tile: &mut Tile) {
    for (row, sums) in values.chunks_exact(inputs).zip(tile.iter_mut()) {
        *sums = [0; BLOCK];
        for (pair, weights) in row.chunks_exact(2).zip(weights.chunks_exact(BLOCK * 2)) {
            let (a, b) = (i32::from(pair[0]), i32::from(pair[1]));
            for (sum, weight) in sums.iter_mut().zip(weights.chunks_exact(2)) {
                *sum += a * i32::from(weight[0]) + b * i32::from(weight[1]);
            }
        }
    }
}

/// # Safety
/// The processor must have AVX2; `values` must hold `ROWS` rows of `inputs`, `weights` `BLOCK` columns of them.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn avx2<const R: usize>(values: &[i16], inputs: usize, weights: &[i8], tile: &mut [[i32; BLOCK]]) {
    use std::arch::x86_64::*;
    for half in 0..2 {
        let mut sums = [[_mm256_setzero_si256(); 2]; R];
        for pair in 0..inputs / 2 {
            // SAFETY: `pair` is below `inputs / 2`, so 64 bytes of weights and two values of each row follow.
            unsafe {
                let at = weights.as_ptr().add(pair * BLOCK * 2 + half * BLOCK);
                let left = _mm256_cvtepi8_epi16(_mm_loadu_si128(at.cast()));
                let right = _mm256_cvtepi8_epi16(_mm_loadu_si128(at.add(16).cast()));
                for (row, sums) in sums.iter_mut().enumerate() {
                    let two = values.as_ptr().add(row * inputs + pair * 2).cast::<i32>().read_unaligned();
                    let two = _mm256_set1_epi32(two);
                    sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(two, left));
                    sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(two, right));
                }
            }
        }
        for (row, sums) in sums.iter().enumerate() {
            for (part, sum) in sums.iter().enumerate() {
                let at = &mut tile[row][half * 16 + part * 8..half * 16 + part * 8 + 8];
                // SAFETY: eight numbers are there.
                unsafe { _mm256_storeu_si256(at.as_mut_ptr().cast(), *sum) };
            }
        }
    }
}

/// The sums of a tile with AVX-512, by a way to multiply pairs and add them to a sum.
#[cfg(target_arch = "x86_64")]
macro_rules! with_avx512 {
    ($name:ident, $features:literal, |$sum:ident, $values:ident, $weights:ident| $add:expr) => {
        /// # Safety
        /// The processor must have these features; `values` must hold `R` rows of `inputs`, `weights` [`BLOCK`] columns.
        #[target_feature(enable = $features)]
        unsafe fn $name<const R: usize>(values: &[i16], inputs: usize, weights: &[i8], tile: &mut Tile) {
            use std::arch::x86_64::*;
            let mut sums = [[_mm512_setzero_si512(); 2]; R];
            for pair in 0..inputs / 2 {
                // SAFETY: `pair` is below `inputs / 2`, so 64 bytes of weights and two values of each row follow.
                unsafe {
                    let at = weights.as_ptr().add(pair * BLOCK * 2);
                    let left = _mm512_cvtepi8_epi16(_mm256_loadu_si256(at.cast()));
                    let right = _mm512_cvtepi8_epi16(_mm256_loadu_si256(at.add(32).cast()));
                    for (row, sums) in sums.iter_mut().enumerate() {
                        let two = values.as_ptr().add(row * inputs + pair * 2).cast::<i32>().read_unaligned();
                        let $values = _mm512_set1_epi32(two);
                        for (sum, $weights) in sums.iter_mut().zip([left, right]) {
                            let $sum = *sum;
                            *sum = $add;
                        }
                    }
                }
            }
            for (row, sums) in sums.iter().enumerate() {
                for (part, sum) in sums.iter().enumerate() {
                    let at = &mut tile[row][part * 16..part * 16 + 16];
                    // SAFETY: sixteen numbers are there.
                    unsafe { _mm512_storeu_si512(at.as_mut_ptr().cast(), *sum) };
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
with_avx512!(avx512, "avx512f,avx512bw", |sum, values, weights| {
    _mm512_add_epi32(sum, _mm512_madd_epi16(values, weights))
});
#[cfg(target_arch = "x86_64")]
with_avx512!(avx512_vnni, "avx512f,avx512bw,avx512vnni", |sum, values, weights| {
    _mm512_dpwssd_epi32(sum, values, weights)
});

/// e to the power of `x`, for `x` of at most 0: within three units of the last place, the same on every processor.
/// Range reduction by powers of two and a polynomial of degree six.
#[inline(always)]
pub(crate) fn exp_of_negative(x: f32) -> f32 {
    let x = x.max(-87.0);
    let power = rounded(x * std::f32::consts::LOG2_E);
    let whole = power as f32;
    // ln 2 in two parts, so that the rest is exact.
    let rest = (x - whole * 0.693_359_4) - whole * -2.121_944_4e-4;
    let mut sum = 1.0 / 720.0;
    for factor in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * rest + factor;
    }
    sum * f32::from_bits(((power + 127) << 23) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_widths_give_the_same_numbers(seed in any::<u64>(), rows in 1usize..20, outputs in 1usize..70) {
            let inputs = 48;
            let mut state = seed | 1;
            let mut next = || { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state };
            let weights: Vec<i8> = (0..inputs * outputs).map(|_| ((next() % 255) as i32 - 127) as i8).collect();
            let scales = (0..outputs).map(|_| (next() % 1000) as f32 / 1000.0).collect();
            let bias = (0..outputs).map(|_| (next() % 1000) as f32 / 100.0).collect();
            let matrix = Matrix::new(inputs, &weights, scales, bias).unwrap();
            let input: Vec<f32> = (0..rows * inputs).map(|_| (next() % 2000) as f32 / 100.0 - 10.0).collect();
            let mut results = Vec::new();
            for width in Width::all() {
                let (mut quantised, mut out) = (Quantised::default(), Vec::new());
                quantise(width, &input, inputs, &mut quantised);
                multiply(width, &quantised, &matrix, &mut out);
                results.push(out.iter().map(|number| number.to_bits()).collect::<Vec<_>>());
            }
            prop_assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
        }

        #[test]
        fn the_power_is_near(x in -87.0f32..=0.0) {
            let exact = f64::from(x).exp();
            prop_assert!((f64::from(exp_of_negative(x)) / exact - 1.0).abs() < 1e-6);
        }
    }

    #[test]
    fn a_product_by_hand() {
        let matrix = Matrix::new(2, &[1, 2, -3, 4], vec![1.0, 0.5], vec![0.0, 10.0]).unwrap();
        let rows = Quantised { values: vec![5, 6], scales: vec![2.0] };
        let mut out = Vec::new();
        multiply(Width::Portable, &rows, &matrix, &mut out);
        assert_eq!(out, [34.0, 19.0]);
    }
}
