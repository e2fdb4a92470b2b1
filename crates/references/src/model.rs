//! The learned weights, and their file.
//!
//! The file: `CHANCERY REFERENCES 1` and a line break; the length of the header and the header; the steps from label
//! to label by the mark between, two bytes each; the number of features, and of each its key, which labels it weighs on,
//! and how much, a byte each; a checksum. Numbers are little-endian.

use crate::chain::{Row, Steps, best_sequence};
use crate::features::Entry;
use crate::label::{LABELS, Label};
use crate::looks::MARKS;

const MAGIC: &[u8] = b"CHANCERY REFERENCES 1\n";
/// How many bytes tell which labels a feature weighs on.
const MASK: usize = LABELS.div_ceil(8);

/// Why a model cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Another file, or of another version.
    #[error(
        "this is no model of references that this program reads; make one with `cargo xtask train references`"
    )]
    Foreign,
    /// It ends early, or its checksum is wrong.
    #[error("the model of references is damaged at byte {0}; fetch or make it again")]
    Damaged(usize),
}

/// What is learned.
pub(crate) struct Model {
    /// What it says of itself.
    pub(crate) header: String,
    pub(crate) weights: Weights,
}

/// Integer weights.
pub(crate) struct Weights {
    pub(crate) steps: Steps,
    /// By key, ascending, each once.
    pub(crate) rows: Vec<(u32, [i8; LABELS])>,
}

impl Weights {
    /// What each chunk of an entry is.
    pub(crate) fn label(&self, entry: &Entry) -> Vec<Label> {
        let mut keys = Vec::new();
        let row = |place| {
            entry.features(place, &mut keys);
            self.score(&keys)
        };
        let rows: Vec<Row> = (0..entry.len()).map(row).collect();
        best_sequence(&rows, &entry.marks, &self.steps)
    }

    /// What the features weigh together under each label.
    fn score(&self, keys: &[u32]) -> Row {
        let mut sums = [0; LABELS];
        for key in keys {
            if let Ok(found) = self.rows.binary_search_by_key(key, |(key, _)| *key) {
                sums.iter_mut().zip(&self.rows[found].1).for_each(|(sum, &weight)| *sum += i32::from(weight));
            }
        }
        sums
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        for weight in self.steps.iter().flatten().flatten() {
            bytes.extend((*weight as i16).to_le_bytes());
        }
        bytes.extend((self.rows.len() as u32).to_le_bytes());
        for (key, row) in &self.rows {
            bytes.extend(key.to_le_bytes());
            let mask =
                row.iter().enumerate().fold(0u32, |mask, (at, &weight)| mask | u32::from(weight != 0) << at);
            bytes.extend(&mask.to_le_bytes()[..MASK]);
            bytes.extend(row.iter().filter(|weight| **weight != 0).map(|&weight| weight as u8));
        }
    }

    fn read(from: &mut Bytes<'_>) -> Result<Weights, ModelError> {
        let mut steps = [[[0; LABELS]; LABELS + 1]; MARKS];
        for weight in steps.iter_mut().flatten().flatten() {
            *weight = i32::from(i16::from_le_bytes(from.array()?));
        }
        let count = from.number()? as usize;
        // No more than the bytes can hold.
        let mut rows: Vec<(u32, [i8; LABELS])> = Vec::with_capacity(count.min(from.bytes.len() / (4 + MASK)));
        for _ in 0..count {
            let key = from.number()?;
            let mut mask = [0; 4];
            mask[..MASK].copy_from_slice(from.take(MASK)?);
            let mask = u32::from_le_bytes(mask);
            let mut row = [0; LABELS];
            for (at, weight) in row.iter_mut().enumerate() {
                if mask >> at & 1 == 1 {
                    *weight = i8::from_le_bytes(from.array()?);
                }
            }
            if rows.last().is_some_and(|(last, _)| *last >= key) {
                return Err(ModelError::Damaged(MAGIC.len() + from.place));
            }
            rows.push((key, row));
        }
        Ok(Weights { steps, rows })
    }
}

impl Model {
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.header.len() as u32).to_le_bytes());
        bytes.extend(self.header.as_bytes());
        self.weights.write(&mut bytes);
        bytes.extend(checksum(&bytes).to_le_bytes());
        bytes
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(ModelError::Foreign)?;
        let end = body.len().checked_sub(8).ok_or(ModelError::Damaged(bytes.len()))?;
        let (body, sum) = body.split_at(end);
        if checksum(&bytes[..bytes.len() - 8]).to_le_bytes() != sum {
            return Err(ModelError::Damaged(bytes.len() - 8));
        }
        let mut from = Bytes { bytes: body, place: 0 };
        let length = from.number()? as usize;
        let header = String::from_utf8_lossy(from.take(length)?).into_owned();
        let weights = Weights::read(&mut from)?;
        if from.place != body.len() {
            return Err(ModelError::Damaged(MAGIC.len() + from.place));
        }
        Ok(Model { header, weights })
    }
}

struct Bytes<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let end = self.place.checked_add(count);
        let piece = end.and_then(|end| self.bytes.get(self.place..end));
        let piece = piece.ok_or(ModelError::Damaged(MAGIC.len() + self.place))?;
        self.place += count;
        Ok(piece)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.array()?))
    }
}

/// FNV-1a. It finds damage; it is no defence against forgery.
fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let mut row = [0; LABELS];
        (row[0], row[LABELS - 1]) = (-3, 100);
        let mut steps = [[[0; LABELS]; LABELS + 1]; MARKS];
        steps[1][2][3] = -200;
        let weights = Weights { steps, rows: vec![(5, row), (u32::MAX, row)] };
        Model { header: "made for a test\n".into(), weights }
    }

    #[test]
    fn a_model_is_read_as_written() {
        let again = Model::read(&model().write()).unwrap();
        assert_eq!((again.header.as_str(), again.weights.steps[1][2][3]), ("made for a test\n", -200));
        assert_eq!(again.weights.score(&[5, 6, 5])[LABELS - 1], 200);
        assert_eq!(again.weights.score(&[5, u32::MAX])[0], -6);
    }

    #[test]
    fn damage_is_found_wherever_it_is() {
        let bytes = model().write();
        for place in 0..bytes.len() {
            let mut other = bytes.clone();
            other[place] ^= 0x10;
            assert!(Model::read(&other).is_err(), "byte {place}");
            assert!(Model::read(&bytes[..place]).is_err(), "{place} bytes");
        }
        assert!(Model::read(b"").is_err());
    }
}
