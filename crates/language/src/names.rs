//! Names of persons, places, organisations and nationalities: a tagger over BILOU labels.
//!
//! Each word is outside every name, or the beginning, inside or last word of one, or a name by itself
//! (Ratinov and Roth 2009). Only sequences that make sense can be chosen.

use crate::binary::{Reader, Writer};
use crate::hash::mix;
use crate::model::ModelError;
use crate::table::Table;
use crate::tags::Tag;
use crate::words::Word;
use record::{Name, NameKind};

/// The width of the rows: 17 labels, filled up.
pub(crate) const LABELS: usize = 32;
/// The most features of one word.
pub(crate) const FEATURES: usize = 48;
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
    pub(crate) table: Table<LABELS>,
}

impl NameTagger {
    /// The labels of the words of a sentence.
    pub(crate) fn label(&self, words: &[Word], tags: &[Tag]) -> Vec<Label> {
        let mut labels = Vec::with_capacity(words.len());
        let mut keys = Vec::with_capacity(FEATURES);
        let mut last = 0;
        for place in 0..words.len() {
            features(words, tags, place, last, &mut keys);
            let sums = self.table.score(&keys);
            last = best_after(last, place + 1 == words.len(), &sums);
            labels.push(last);
        }
        labels
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        self.table.write(to);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<NameTagger, ModelError> {
        Ok(NameTagger { table: Table::read(from)? })
    }
}

/// The best label after `last` among those that may stand there.
pub(crate) fn best_after<N: Ord + Copy>(last: Label, at_end: bool, sums: &[N]) -> Label {
    let may = |label: Label| may_follow(last, label) && (!at_end || may_follow(label, 0));
    let allowed = (0..COUNT as Label).filter(|&label| may(label));
    // max_by_key gives the last of equals; the first is wanted.
    allowed.rev().max_by_key(|&label| sums[usize::from(label)]).unwrap_or(0)
}

/// The features of the word at `place` after the label `last`.
pub(crate) fn features(words: &[Word], tags: &[Tag], place: usize, last: Label, keys: &mut Vec<u64>) {
    keys.clear();
    let near = |step: isize| place.checked_add_signed(step).filter(|&index| index < words.len());
    let lower = |step| near(step).map_or(1, |index| u64::from(words[index].lower));
    let shape = |step| near(step).map_or(1, |index| u64::from(words[index].shape));
    let tag = |step| near(step).map_or(999, |index| u64::from(tags[index]));
    let word = &words[place];
    let last = u64::from(last);
    let mut template = 2000;
    let mut add = |a: u64, b: u64, c: u64| {
        template += 1;
        keys.push(mix(template, a, b, c));
    };
    add(0, 0, 0);
    add(last, 0, 0);
    add(word.form.into(), 0, 0);
    add(lower(0), last, 0);
    for end in word.suffix {
        add(end.into(), 0, 0);
    }
    for start in word.prefix {
        add(start.into(), 0, 0);
    }
    add(word.shape.into(), last, 0);
    add(tag(0), last, 0);
    for step in [-2, -1, 1, 2] {
        add(lower(step), 0, 0);
        add(shape(step), 0, 0);
        add(tag(step), 0, 0);
    }
    add(lower(-1), lower(0), 0);
    add(lower(0), lower(1), 0);
    add(tag(-1), tag(0), last);
    add(tag(0), tag(1), last);
    add(shape(-1), shape(0), shape(1));
    add(lower(-1), last, shape(0));
    add(lower(1), last, shape(0));
    add(lower(-2), lower(-1), shape(0));
    add(lower(1), lower(2), shape(0));
    add(word.suffix[2].into(), tag(0), last);
}

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
