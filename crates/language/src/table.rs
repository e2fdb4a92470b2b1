//! Weights by feature: sparse rows of small integers, found by hash, each slot with a check of its owner.
//!
//! A feature owns at most one slot; where two want the same, training gave it to the more frequent one.
//! A key that does not match the check of its slot weighs nothing, so unseen features add no noise.

use crate::binary::{Reader, Writer};
use crate::model::ModelError;

/// The check of a key, never 0 (0 marks an empty slot). Independent of the bits that choose the slot.
#[inline(always)]
pub(crate) fn check_of(key: u64) -> u16 {
    ((key >> 48) as u16).max(1)
}

/// The slot of a key in a table of `2^bits` slots.
#[inline(always)]
pub(crate) fn slot_of(key: u64, slots: usize) -> usize {
    key as usize & (slots - 1)
}

/// Rows of `C` weights of eight bits.
pub(crate) struct Table<const C: usize> {
    checks: Vec<u16>,
    cells: Vec<[i8; C]>,
}

impl<const C: usize> Table<C> {
    /// A table of `slots` (a power of two) empty rows.
    pub(crate) fn new(slots: usize) -> Table<C> {
        Table { checks: vec![0; slots], cells: vec![[0; C]; slots] }
    }

    /// Fills a slot.
    pub(crate) fn set(&mut self, slot: usize, check: u16, row: [i8; C]) {
        self.checks[slot] = check;
        self.cells[slot] = row;
    }

    /// Sums the rows of `keys`. Sums of up to 255 rows cannot overflow.
    #[inline]
    pub(crate) fn score(&self, keys: &[u64]) -> [i16; C] {
        debug_assert!(keys.len() <= 255);
        let mut sum = [0i16; C];
        for &key in keys {
            let slot = slot_of(key, self.checks.len());
            if self.checks[slot] == check_of(key) {
                for (total, &weight) in sum.iter_mut().zip(&self.cells[slot]) {
                    *total = total.wrapping_add(i16::from(weight));
                }
            }
        }
        sum
    }

    /// Writes the table: slot count, which slots are filled, their checks, and per row which weights are
    /// not zero and these.
    pub(crate) fn write(&self, to: &mut Writer) {
        to.u8(self.checks.len().trailing_zeros() as u8);
        to.bits(self.checks.iter().map(|&check| check != 0));
        for &check in self.checks.iter().filter(|&&check| check != 0) {
            to.u16(check);
        }
        let filled = || self.checks.iter().zip(&self.cells).filter(|(check, _)| **check != 0);
        for (_, row) in filled() {
            to.bits(row.iter().map(|&weight| weight != 0));
        }
        for (_, row) in filled() {
            for &weight in row.iter().filter(|&&weight| weight != 0) {
                to.u8(weight as u8);
            }
        }
    }

    /// Reads what [`Table::write`] wrote.
    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Table<C>, ModelError> {
        let slots = read_slots(from)?;
        let mut table = Table::new(slots);
        let filled = from.bits(slots)?;
        let filled: Vec<usize> = ones(filled).collect();
        for &slot in &filled {
            table.checks[slot] = from.u16()?;
        }
        let masks = from.bytes(filled.len().saturating_mul(C.div_ceil(8)))?;
        for (&slot, mask) in filled.iter().zip(masks.chunks_exact(C.div_ceil(8))) {
            for class in ones(mask) {
                let weight = from.u8()? as i8;
                let cell = table.cells[slot].get_mut(class);
                *cell.ok_or_else(|| from.damaged("a weight of a class that is not there"))? = weight;
            }
        }
        Ok(table)
    }
}

fn read_slots(from: &mut Reader<'_>) -> Result<usize, ModelError> {
    match from.u8()? {
        bits @ 0..=24 => Ok(1 << bits),
        _ => Err(from.damaged("a table of more than 2^24 rows")),
    }
}

/// The places of the set bits, lowest bit of the first byte first.
fn ones(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.iter().enumerate().flat_map(|(index, &byte)| {
        let mut rest = byte;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let bit = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(index * 8 + bit)
        })
    })
}

/// Rows of four weights of twelve bits beside a check of sixteen: one word of memory for one feature.
/// The weights are stored plus [`BIAS`], so that rows are summed two lanes at a time in plain integers.
pub(crate) struct QuadTable {
    rows: Vec<u64>,
}

/// What is added to a stored weight of a [`QuadTable`]; weights lie in `-BIAS + 1 ..= BIAS - 1`.
pub(crate) const BIAS: i32 = 2048;
const LANES: u64 = 0x0000_000f_ff00_0fff;
const ZERO: u64 = 0x0000_8008_0080_0800;

impl QuadTable {
    /// A table of `slots` (a power of two) empty rows.
    pub(crate) fn new(slots: usize) -> QuadTable {
        QuadTable { rows: vec![ZERO; slots] }
    }

    /// Fills a slot.
    pub(crate) fn set(&mut self, slot: usize, check: u16, row: [i32; 4]) {
        let lane = |weight: i32| (weight.clamp(1 - BIAS, BIAS - 1) + BIAS) as u64;
        let lanes = row.iter().rev().fold(0, |all, &weight| all << 12 | lane(weight));
        self.rows[slot] = u64::from(check) << 48 | lanes;
    }

    /// Sums the rows of `keys` (at most 4,096).
    #[inline]
    pub(crate) fn score(&self, keys: &[u64]) -> [i32; 4] {
        let (mut even, mut odd) = (0u64, 0u64);
        for &key in keys {
            let row = self.rows[slot_of(key, self.rows.len())];
            let row = if (row >> 48) as u16 == check_of(key) { row } else { ZERO };
            even += row & LANES;
            odd += row >> 12 & LANES;
        }
        let lane = |sums: u64, shift: u32| (sums >> shift & 0xff_ffff) as i32 - BIAS * keys.len() as i32;
        [lane(even, 0), lane(odd, 0), lane(even, 24), lane(odd, 24)]
    }

    /// Writes the table: slot count, which slots are filled, and per row its check, two bits for each lane
    /// (how many bytes its weight takes) and the weights. Most take one byte or none.
    pub(crate) fn write(&self, to: &mut Writer) {
        to.u8(self.rows.len().trailing_zeros() as u8);
        to.bits(self.rows.iter().map(|&row| row >> 48 != 0));
        for &row in self.rows.iter().filter(|&&row| row >> 48 != 0) {
            let weights: [i16; 4] =
                std::array::from_fn(|lane| (row >> (12 * lane) & 0xfff) as i16 - BIAS as i16);
            let size =
                |weight: i16| if weight == 0 { 0 } else { 1 + u8::from(i8::try_from(weight).is_err()) };
            to.u16((row >> 48) as u16);
            to.u8(weights.iter().rev().fold(0, |all, &weight| all << 2 | size(weight)));
            for &weight in weights.iter().filter(|&&weight| weight != 0) {
                match i8::try_from(weight) {
                    Ok(small) => to.u8(small as u8),
                    Err(_) => to.u16(weight as u16),
                }
            }
        }
    }

    /// Reads what [`QuadTable::write`] wrote.
    pub(crate) fn read(from: &mut Reader<'_>) -> Result<QuadTable, ModelError> {
        let slots = read_slots(from)?;
        let mut table = QuadTable::new(slots);
        for slot in ones(from.bits(slots)?) {
            let check = from.u16()?;
            let sizes = from.u8()?;
            let mut row = [0; 4];
            for (lane, weight) in row.iter_mut().enumerate() {
                *weight = match sizes >> (2 * lane) & 3 {
                    0 => 0,
                    1 => i32::from(from.u8()? as i8),
                    _ => i32::from(from.u16()? as i16),
                };
            }
            table.set(slot, check, row);
        }
        Ok(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(slot: u64, check: u64) -> u64 {
        check << 48 | slot
    }

    #[test]
    fn only_the_owner_of_a_slot_weighs() {
        let mut table = Table::<16>::new(8);
        let mut row = [0; 16];
        row[3] = -7;
        row[15] = 100;
        table.set(5, 9, row);
        assert_eq!(table.score(&[key(5, 9), key(5, 9), key(5, 8), key(4, 9)])[3], -14);
        let mut writer = Writer::default();
        table.write(&mut writer);
        let bytes = writer.finish();
        let again = Table::<16>::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(again.score(&[key(5, 9)])[15], 100);
        assert!(Table::<16>::read(&mut Reader::new(&bytes[..bytes.len() - 1])).is_err());
    }

    #[test]
    fn four_lanes_do_not_run_into_each_other() {
        let mut table = QuadTable::new(4);
        table.set(1, 7, [2047, -2047, 2047, -5]);
        table.set(2, 7, [-1, 1, -2047, 0]);
        let keys: Vec<u64> = std::iter::repeat_n(key(1, 7), 200).chain([key(2, 7), key(2, 6)]).collect();
        let expected = [2047 * 200 - 1, -2047 * 200 + 1, 2047 * 199, -1000];
        assert_eq!(table.score(&keys), expected);
        let mut writer = Writer::default();
        table.write(&mut writer);
        let again = QuadTable::read(&mut Reader::new(&writer.finish())).unwrap();
        assert_eq!(again.score(&keys), expected);
    }
}
