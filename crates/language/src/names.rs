//! Names of persons, places, organisations and nationalities: a tagger over BILOU labels.
//!
//! Each word is outside every name, or the beginning, inside or last word of one, or a name by itself
//! (Ratinov and Roth 2009). Only sequences that make sense can be chosen.

use crate::binary::{Reader, Writer};
use crate::hash::mix;
use crate::model::ModelError;
use crate::naming::{FEATURES, Sentence};
use crate::table::Table;
use record::{Name, NameKind};

/// The width of the rows: 17 labels, filled up.
pub(crate) const LABELS: usize = 32;
/// How many labels there are: outside, and four for each kind.
pub(crate) const COUNT: usize = 1 + 4 * NameKind::ALL.len();

/// A label: 0 is outside; else `1 + 4 * kind + part`.
pub(crate) type Label = u8;

/// The part of a name that a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Begin,
    Inside,
    Last,
    Unit,
}

/// The label of a part of a name of a kind.
pub(crate) fn label(kind: usize, part: Part) -> Label {
    (1 + 4 * kind + part as usize) as Label
}

fn kind_and_part(label: Label) -> Option<(usize, Part)> {
    let index = usize::from(label).checked_sub(1)?;
    let part = [Part::Begin, Part::Inside, Part::Last, Part::Unit][index % 4];
    Some((index / 4, part))
}

/// Whether `label` may follow `last`; at the end of a sentence, `label` is 0.
pub(crate) fn may_follow(last: Label, label: Label) -> bool {
    let open = kind_and_part(last).filter(|(_, part)| matches!(part, Part::Begin | Part::Inside));
    let continues = kind_and_part(label).filter(|(_, part)| matches!(part, Part::Inside | Part::Last));
    match (open, continues) {
        (None, None) => true,
        (Some((kind, _)), Some((other, _))) => kind == other,
        _ => false,
    }
}

/// The names that a sequence of labels spells, with words counted from `start`.
pub(crate) fn spelled(labels: &[Label], start: usize) -> Vec<Name> {
    let mut names = Vec::new();
    let mut first = 0;
    for (place, &label) in labels.iter().enumerate() {
        let Some((kind, part)) = kind_and_part(label) else { continue };
        if matches!(part, Part::Begin | Part::Unit) {
            first = place;
        }
        if matches!(part, Part::Last | Part::Unit) {
            names.push(Name { tokens: start + first..start + place + 1, kind: NameKind::ALL[kind] });
        }
    }
    names
}

/// A trained finder of names.
pub(crate) struct NameTagger {
    table: Table<LABELS>,
    transitions: Transitions,
}

impl NameTagger {
    pub(crate) fn new(table: Table<LABELS>) -> NameTagger {
        let transitions = transitions(|keys| table.score(keys).map(i32::from));
        NameTagger { table, transitions }
    }

    /// The labels of the words of a sentence.
    pub(crate) fn label(&self, sentence: &Sentence<'_>) -> Vec<Label> {
        // Without a capital or a digit there is no name: most sentences of a novel, few of a dispatch.
        if !sentence.is_marked() {
            return vec![0; sentence.len()];
        }
        let mut keys = Vec::with_capacity(FEATURES);
        let rows = (0..sentence.len()).map(|place| {
            sentence.features(place, &mut keys);
            self.table.score(&keys).map(i32::from)
        });
        best_sequence(rows, &self.transitions)
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        self.table.write(to);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<NameTagger, ModelError> {
        Ok(NameTagger::new(Table::read(from)?))
    }
}

/// What each label weighs after each label; the last row is for the beginning of a sentence.
pub(crate) type Transitions = [[i32; LABELS]; COUNT + 1];

/// The feature of a label before.
pub(crate) fn transition_key(last: usize) -> u64 {
    mix(2999, last as u64, 0, 0)
}

/// The transitions by the scores of their features.
pub(crate) fn transitions(score: impl Fn(&[u64]) -> [i32; LABELS]) -> Transitions {
    std::array::from_fn(|last| score(&[transition_key(last)]))
}

/// The labels with the highest sum that make sense together (Viterbi 1967).
pub(crate) fn best_sequence(
    rows: impl ExactSizeIterator<Item = [i32; LABELS]>,
    transitions: &Transitions,
) -> Vec<Label> {
    let count = rows.len();
    let mut back: Vec<[Label; COUNT]> = Vec::with_capacity(count);
    let mut sums = [IMPOSSIBLE; COUNT];
    for (place, row) in rows.enumerate() {
        let mut next = [IMPOSSIBLE; COUNT];
        let mut from = [0; COUNT];
        for label in 0..COUNT {
            if place == 0 {
                if may_follow(0, label as Label) {
                    next[label] = transitions[COUNT][label];
                }
            } else {
                for last in (0..COUNT).filter(|&last| sums[last] > IMPOSSIBLE) {
                    let sum = sums[last] + transitions[last][label];
                    if sum > next[label] && may_follow(last as Label, label as Label) {
                        (next[label], from[label]) = (sum, last as Label);
                    }
                }
            }
            if next[label] > IMPOSSIBLE {
                next[label] += row[label];
            }
        }
        back.push(from);
        sums = next;
    }
    let ends = (0..COUNT).filter(|&label| may_follow(label as Label, 0));
    let mut label = ends.rev().max_by_key(|&label| sums[label]).unwrap_or(0) as Label;
    let mut labels = vec![0; count];
    for place in (0..count).rev() {
        labels[place] = label;
        label = back[place][usize::from(label)];
    }
    labels
}

/// Lower than any sum: names have at most some thousand words and rows are below 2^15.
const IMPOSSIBLE: i32 = i32::MIN / 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_can_be_spelled() {
        let (begin, inside, last, unit) =
            (label(0, Part::Begin), label(0, Part::Inside), label(0, Part::Last), label(0, Part::Unit));
        assert!(may_follow(0, begin) && may_follow(begin, inside) && may_follow(inside, last));
        assert!(may_follow(last, unit) && may_follow(unit, 0) && may_follow(last, 0));
        assert!(!may_follow(begin, 0) && !may_follow(0, inside) && !may_follow(unit, last));
        assert!(!may_follow(begin, label(1, Part::Last)));
    }

    #[test]
    fn labels_become_names() {
        let labels = [label(0, Part::Begin), label(0, Part::Last), 0, label(3, Part::Unit)];
        let names = spelled(&labels, 10);
        assert_eq!(names[0], Name { tokens: 10..12, kind: NameKind::Person });
        assert_eq!(names[1], Name { tokens: 13..14, kind: NameKind::Nationality });
    }
}
