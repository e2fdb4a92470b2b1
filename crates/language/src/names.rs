//! Names of persons, places, organisations and nationalities: a tagger over BILOU labels.
//!
//! Each word is outside every name, or the beginning, inside or last word of one, or a name by itself
//! (Ratinov and Roth 2009). Only sequences that make sense can be chosen.

use crate::binary::{Reader, Writer};
use crate::hash::mix;
use crate::model::ModelError;
use crate::name_words::NameWords;
use crate::naming::{FEATURES, Sentence};
use crate::table::Table;
use record::{Name, NameKind};
use std::ops::Range;

/// The width of the rows: 21 labels, filled up.
pub(crate) const LABELS: usize = 32;
/// How many kinds of names are told apart: those of [`NameKind`], and names of anything else (languages, ships,
/// works, months), which are learned so as not to be taken for one of them.
pub(crate) const KINDS: usize = NameKind::ALL.len() + 1;
/// How many labels there are: outside, and four for each kind.
pub(crate) const COUNT: usize = 1 + 4 * KINDS;

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

impl Part {
    /// The part that a word is of a name of so many words, its place counted from 0.
    pub(crate) fn at(place: usize, length: usize) -> Part {
        match (place == 0, place + 1 == length) {
            (true, true) => Part::Unit,
            (true, false) => Part::Begin,
            (false, true) => Part::Last,
            (false, false) => Part::Inside,
        }
    }
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

/// A name of one of the kinds: its words and the number of the kind, the last for names of anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: usize,
}

impl Named {
    /// The name, if it is of a kind that is asked for.
    pub(crate) fn name(self) -> Option<Name> {
        Some(Name { kind: *NameKind::ALL.get(self.kind)?, tokens: self.tokens })
    }
}

/// The names that a sequence of labels spells, with words counted from `start`.
pub(crate) fn spelled(labels: &[Label], start: usize) -> Vec<Named> {
    let mut names = Vec::new();
    let mut first = 0;
    for (place, &label) in labels.iter().enumerate() {
        let Some((kind, part)) = kind_and_part(label) else { continue };
        if matches!(part, Part::Begin | Part::Unit) {
            first = place;
        }
        if matches!(part, Part::Last | Part::Unit) {
            names.push(Named { tokens: start + first..start + place + 1, kind });
        }
    }
    names
}

/// What a word weighs under each label, above being outside of names.
pub(crate) type Row = [i16; COUNT];

/// A trained finder of names.
pub(crate) struct NameTagger {
    table: Table<LABELS>,
    transitions: Transitions,
    /// Words that are known to be parts of names.
    pub(crate) known: NameWords,
}

impl NameTagger {
    /// One that finds nothing.
    pub(crate) fn empty() -> NameTagger {
        NameTagger::new(Table::new(1), NameWords::default())
    }

    pub(crate) fn new(table: Table<LABELS>, known: NameWords) -> NameTagger {
        let transitions = transitions(|keys| table.score(keys).map(i32::from));
        NameTagger { table, transitions, known }
    }

    /// The names of a sentence, its words counted from `start`, and what its words weigh as parts of names.
    pub(crate) fn names(&self, sentence: &Sentence<'_>, start: usize) -> (Vec<Named>, Vec<Option<Row>>) {
        // Without a capital or a digit there is no name: most sentences of a novel, few of a dispatch.
        if !sentence.is_marked() {
            return (Vec::new(), vec![None; sentence.len()]);
        }
        let mut keys = Vec::with_capacity(FEATURES);
        let rows: Vec<[i32; LABELS]> = (0..sentence.len())
            .map(|place| {
                sentence.features(place, &mut keys);
                self.table.score(&keys).map(i32::from)
            })
            .collect();
        let names = spelled(&best_sequence(rows.iter().copied(), &self.transitions), start);
        let row = |row: &[i32; LABELS]| Some(std::array::from_fn(|label| (row[label] - row[0]) as i16));
        (names, rows.iter().map(row).collect())
    }

    /// What words weigh together as a name of a kind, with the steps from label to label.
    pub(crate) fn weight<'a>(&self, rows: impl ExactSizeIterator<Item = &'a Row>, kind: usize) -> i64 {
        let length = rows.len();
        let (mut sum, mut last) = (0, 0);
        for (place, row) in rows.enumerate() {
            let label = usize::from(label(kind, Part::at(place, length)));
            sum += i64::from(self.transitions[last][label]) + i64::from(row[label]);
            last = label;
        }
        sum + i64::from(self.transitions[last][0])
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        self.table.write(to);
        self.known.write(to);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<NameTagger, ModelError> {
        Ok(NameTagger::new(Table::read(from)?, NameWords::read(from)?))
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
    use crate::table::{check_of, slot_of};

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
    fn a_name_weighs_its_words_and_the_steps_between_its_labels() {
        let mut table = Table::new(16);
        let key = transition_key(usize::from(label(1, Part::Begin)));
        let mut step = [0; LABELS];
        step[usize::from(label(1, Part::Last))] = 5;
        table.set(slot_of(key, 16), check_of(key), step);
        let finder = NameTagger::new(table, NameWords::default());
        let rows = [[2; COUNT], [1; COUNT]];
        assert_eq!([0, 1].map(|kind| finder.weight(rows.iter(), kind)), [3, 8]);
    }

    #[test]
    fn labels_become_names() {
        let labels = [label(0, Part::Begin), label(0, Part::Last), 0, label(3, Part::Unit)];
        let names = spelled(&labels, 10);
        assert_eq!(names[0], Named { tokens: 10..12, kind: 0 });
        assert_eq!(names[1], Named { tokens: 13..14, kind: 3 });
    }
}
