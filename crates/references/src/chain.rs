//! The best sequence of labels under integer weights.

use crate::label::{LABELS, Label};
use crate::looks::{MARKS, Mark};

/// What each label of a chunk weighs.
pub(crate) type Row = [i32; LABELS];

/// What each label weighs after each label, by the mark between their chunks; the last row is for the beginning of an
/// entry.
pub(crate) type Steps = [[Row; LABELS + 1]; MARKS];

/// The labels with the highest sum (Viterbi 1967); of equal sums, the one of lower numbers. `marks` has of each chunk
/// the mark between it and the one before.
pub(crate) fn best_sequence(rows: &[Row], marks: &[Mark], steps: &Steps) -> Vec<Label> {
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(rows.len());
    let mut sums = [0i32; LABELS];
    for (place, row) in rows.iter().enumerate() {
        let mut from = [0u8; LABELS];
        let steps = &steps[marks[place] as usize];
        let next = std::array::from_fn(|label| {
            if place == 0 {
                return steps[LABELS][label] + row[label];
            }
            let mut best = (i32::MIN, 0);
            for (last, sum) in sums.iter().enumerate() {
                let sum = sum + steps[last][label];
                if sum > best.0 {
                    best = (sum, last);
                }
            }
            from[label] = best.1 as u8;
            best.0 + row[label]
        });
        sums = next;
        back.push(from);
    }
    let mut label = (0..LABELS).rev().max_by_key(|&label| sums[label]).unwrap_or(0);
    let mut labels = vec![Label::Note; rows.len()];
    for place in (0..rows.len()).rev() {
        labels[place] = Label::ALL[label];
        label = usize::from(back[place][label]);
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_can_outweigh_what_a_chunk_looks_like() {
        let (author, title) = (Label::Author as usize, Label::Title as usize);
        let mut rows = [[0; LABELS]; 3];
        rows[0][author] = 5;
        rows[1][title] = 2;
        rows[2][author] = 5;
        let marks = [Mark::Comma, Mark::Comma, Mark::Stop];
        let mut steps = [[[-1; LABELS]; LABELS + 1]; MARKS];
        assert_eq!(best_sequence(&rows, &marks, &steps), [Label::Author, Label::Title, Label::Author]);
        steps[Mark::Comma as usize][author][author] = 2;
        assert_eq!(best_sequence(&rows, &marks, &steps), [Label::Author, Label::Author, Label::Author]);
        steps[Mark::Comma as usize][author][author] = 0;
        steps[Mark::Stop as usize][title][author] = 4;
        assert_eq!(best_sequence(&rows, &marks, &steps), [Label::Author, Label::Title, Label::Author]);
        assert!(best_sequence(&[], &[], &steps).is_empty());
    }
}
