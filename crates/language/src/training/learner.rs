//! The averaged perceptron over hashed features, in integers, so that training gives the same bytes
//! everywhere (Collins 2002; the averaging in two sums after Daumé).

use crate::table::{BIAS, QuadTable, Table, check_of, slot_of};

/// The check of a slot's owner (0 for none) beside its weights, so that both come with one look at memory.
#[derive(Clone, Copy)]
struct Row<const C: usize> {
    check: u16,
    weights: [i32; C],
}

/// Weights in training: `C` classes, a power of two of slots, each owned by one feature.
pub(crate) struct Learner<const C: usize> {
    rows: Vec<Row<C>>,
    /// Each change times the step at which it was made.
    moments: Vec<[i64; C]>,
    now: i64,
}

impl<const C: usize> Learner<C> {
    /// Weights for the features of [`owners`], all zero.
    pub(crate) fn new(bits: u32, least: u8, features: impl Fn(&mut dyn FnMut(&[u64]))) -> Learner<C> {
        let rows: Vec<Row<C>> =
            owners(bits, least, features).map(|check| Row { check, weights: [0; C] }).collect();
        Learner { moments: vec![[0; C]; rows.len()], rows, now: 0 }
    }

    /// The sums of the features' weights.
    pub(crate) fn score(&self, keys: &[u64]) -> [i32; C] {
        let mut sums = [0; C];
        for &key in keys {
            let row = &self.rows[slot_of(key, self.rows.len())];
            if row.check == check_of(key) {
                for (sum, weight) in sums.iter_mut().zip(&row.weights) {
                    *sum += weight;
                }
            }
        }
        sums
    }

    /// One more example was seen.
    pub(crate) fn tick(&mut self) {
        self.now += 1;
    }

    /// Changes the weight of a class under all features.
    pub(crate) fn change(&mut self, keys: &[u64], class: usize, by: i32) {
        for &key in keys {
            let slot = slot_of(key, self.rows.len());
            if self.rows[slot].check == check_of(key) {
                self.rows[slot].weights[class] += by;
                self.moments[slot][class] += i64::from(by) * self.now;
            }
        }
    }

    /// The averaged weights: slot, check, row; rows of zeros are left out.
    fn averaged(&self) -> impl Iterator<Item = (usize, u16, [f64; C])> {
        let steps = (self.now + 1) as f64;
        let owned = self.rows.iter().enumerate().filter(|(_, row)| row.check != 0);
        owned.filter_map(move |(slot, Row { check, weights })| {
            let moments = &self.moments[slot];
            let row = std::array::from_fn(|class| f64::from(weights[class]) - moments[class] as f64 / steps);
            row.iter().any(|&weight: &f64| weight != 0.0).then_some((slot, *check, row))
        })
    }

    fn largest(&self) -> f64 {
        self.averaged().flat_map(|(_, _, row)| row).fold(1e-9, |most, weight| most.max(weight.abs()))
    }

    /// The averaged weights in eight bits, scaled to the largest.
    pub(crate) fn table(&self) -> Table<C> {
        let scale = 127.0 / self.largest();
        let mut table = Table::new(self.rows.len());
        for (slot, check, row) in self.averaged() {
            let row = row.map(|weight| (weight * scale).round() as i8);
            if row.iter().any(|&weight| weight != 0) {
                table.set(slot, check, row);
            }
        }
        table
    }
}

impl Learner<4> {
    /// The averaged weights in twelve bits, scaled to the largest.
    pub(crate) fn quad_table(&self) -> QuadTable {
        let scale = f64::from(BIAS - 1) / self.largest();
        let mut table = QuadTable::new(self.rows.len());
        for (slot, check, row) in self.averaged() {
            let row = row.map(|weight| (weight * scale).round() as i32);
            if row.iter().any(|&weight| weight.abs() > FAINT) {
                table.set(slot, check, row);
            }
        }
        table
    }
}

/// The checks of the owners of `2^bits` slots, 0 for none, among the features that `features` shows at least
/// `least` times: of two features that fall on one slot the more frequent one gets it. `features` is called twice
/// and must show the same features in the same order.
pub(super) fn owners(
    bits: u32,
    least: u8,
    features: impl Fn(&mut dyn FnMut(&[u64])),
) -> impl Iterator<Item = u16> {
    let slots = 1 << bits;
    let mut counts = vec![0u8; SKETCH];
    let place = |key: u64| (key >> 20) as usize & (SKETCH - 1);
    features(&mut |keys| {
        for &key in keys {
            counts[place(key)] = counts[place(key)].saturating_add(1);
        }
    });
    let mut owners = vec![(0u8, 0u16); slots];
    features(&mut |keys| {
        for &key in keys {
            let claim = (counts[place(key)], check_of(key));
            let owner = &mut owners[slot_of(key, slots)];
            if claim.0 >= least && *owner < claim {
                *owner = claim;
            }
        }
    });
    owners.into_iter().map(|(_, check)| check)
}

/// Rows of moves whose weights are all this small (of 2,047) are left out: they fill a sixth of the table and
/// decide nothing that can be measured.
const FAINT: i32 = 12;

/// Counters for the frequency of features; more than there are features, mostly.
const SKETCH: usize = 1 << 24;

/// A generator of small random numbers (xorshift, Marsaglia 2003) for the order of sentences.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Puts `items` in random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            let other = (self.next() % (place as u64 + 1)) as usize;
            items.swap(place, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_is_that_of_all_steps() {
        let mut learner = Learner::<4>::new(4, 1, |show| show(&[7 << 48 | 1]));
        let key = [7 << 48 | 1];
        learner.tick();
        learner.change(&key, 2, 8);
        learner.tick();
        learner.tick();
        // 8 from step 1 on, of steps 0 to 3
        assert_eq!(learner.averaged().next().unwrap().2, [0.0, 0.0, 6.0, 0.0]);
        assert_eq!(learner.table().score(&key)[2], 127);
        assert_eq!(learner.quad_table().score(&key)[2], 2047);
    }

    #[test]
    fn what_was_not_shown_learns_nothing() {
        let mut learner = Learner::<4>::new(4, 2, |show| show(&[7 << 48 | 1]));
        learner.change(&[7 << 48 | 1, 9 << 48 | 3], 0, 1);
        assert_eq!(learner.score(&[7 << 48 | 1, 9 << 48 | 3]), [0; 4]);
    }
}
