//! A name of one word means the same throughout a document: what one sentence leaves open, another may tell.

use crate::names::{COUNT, KINDS, NameTagger, Named, Row};
use crate::words::Word;
use record::{Name, NameKind};
use std::collections::BTreeMap;

/// A word as far as agreement looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// The hash of its form.
    form: u32,
    row: Row,
}

impl Seen {
    pub(crate) fn new(word: &Word, row: Option<Row>) -> Seen {
        Seen { form: word.form, row: row.unwrap_or([0; COUNT]) }
    }
}

/// What the mentions of a word weigh together as each kind.
#[derive(Default)]
struct Votes {
    kinds: [i64; KINDS],
}

impl Votes {
    fn add(&mut self, finder: &NameTagger, words: &[Seen]) {
        for (kind, sum) in self.kinds.iter_mut().enumerate() {
            *sum += finder.weight(words.iter().map(|word| &word.row), kind);
        }
    }

    /// The kind that weighs most.
    fn most(&self) -> usize {
        (0..self.kinds.len()).rev().max_by_key(|&kind| self.kinds[kind]).unwrap_or(0)
    }
}

/// Makes the names of a document agree: a name of one word gets the kind that its mentions weigh most as, all told;
/// a person's full name speaks for its last word. A name of several words says itself what it is. `names` are in
/// order and stay so.
pub(crate) fn agree(finder: &NameTagger, words: &[Seen], mut names: Vec<Named>) -> Vec<Name> {
    let mut votes: BTreeMap<u32, Votes> = BTreeMap::new();
    for name in &names {
        let is_person = name.kind == NameKind::Person as usize;
        if let Some(last) = words[name.tokens.clone()].last().filter(|_| is_person || name.tokens.len() == 1)
        {
            votes.entry(last.form).or_default().add(finder, &words[name.tokens.clone()]);
        }
    }
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        name.kind = votes[&words[name.tokens.start].form].most();
    }
    names.into_iter().filter_map(Named::name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::Range;

    const PERSON: usize = NameKind::Person as usize;
    const PLACE: usize = NameKind::Place as usize;

    /// Words by their forms and what each weighs as a name, or a part of one, of a kind.
    fn seen(words: &[(u32, usize, i16)]) -> Vec<Seen> {
        let row = |kind: usize, weight| {
            let mut row = [0; COUNT];
            row[1 + 4 * kind..5 + 4 * kind].fill(weight);
            row
        };
        words.iter().map(|&(form, kind, weight)| Seen { form, row: row(kind, weight) }).collect()
    }

    fn name(tokens: Range<usize>, kind: usize) -> Named {
        Named { tokens, kind }
    }

    #[test]
    fn the_heavier_kind_wins() {
        let words = seen(&[(20, PLACE, 9), (1, 0, 0), (20, PERSON, 3), (2, 0, 0), (30, PERSON, 3)]);
        let names = agree(
            &NameTagger::empty(),
            &words,
            vec![name(0..1, PLACE), name(2..3, PERSON), name(4..5, PERSON)],
        );
        let kinds: Vec<NameKind> = names.iter().map(|name| name.kind).collect();
        assert_eq!(kinds, [NameKind::Place, NameKind::Place, NameKind::Person]);
    }

    #[test]
    fn a_full_name_speaks_for_the_surname() {
        let words = seen(&[(20, PERSON, 9), (30, PERSON, 9), (1, 0, 0), (30, PLACE, 4)]);
        let names = agree(&NameTagger::empty(), &words, vec![name(0..2, PERSON), name(3..4, PLACE)]);
        assert!(names.iter().all(|name| name.kind == NameKind::Person));
    }

    #[test]
    fn a_name_of_several_words_keeps_its_kind() {
        let words = seen(&[(20, PLACE, 9), (30, PLACE, 9), (1, 0, 0), (20, PLACE, 3), (30, PLACE, 4)]);
        let names = agree(&NameTagger::empty(), &words, vec![name(0..2, PLACE), name(3..5, PERSON)]);
        assert_eq!(names[1].kind, NameKind::Person);
    }

    #[test]
    fn names_of_anything_else_are_not_told() {
        let other = KINDS - 1;
        let words = seen(&[(20, other, 9), (1, 0, 0), (20, PLACE, 2)]);
        assert!(agree(&NameTagger::empty(), &words, vec![name(0..1, other), name(2..3, PLACE)]).is_empty());
    }
}
