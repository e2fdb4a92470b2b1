//! A name means the same throughout a document: what one sentence leaves open, another may tell.

use crate::names::{COUNT, KINDS, Named, Row, weight};
use crate::words::Word;
use record::{Name, NameKind, Upos};
use std::collections::BTreeMap;
use std::ops::Range;

/// A word as far as agreement looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// The hash of its form.
    form: u32,
    is_proper: bool,
    row: Row,
}

impl Seen {
    pub(crate) fn new(word: &Word, upos: Upos, row: Option<Row>) -> Seen {
        Seen {
            form: word.form,
            is_proper: upos == Upos::Propn && word.is_marked,
            row: row.unwrap_or([0; COUNT]),
        }
    }
}

/// So many words a name may have to be looked for elsewhere.
const LONGEST: usize = 6;
/// A name must have been found so often to be added where it was not.
const LEAST: usize = 2;

/// What the mentions of a name weigh together as each kind, and how many of them were found.
#[derive(Default)]
struct Votes {
    kinds: [i64; KINDS],
    count: usize,
}

impl Votes {
    fn add(&mut self, words: &[Seen]) {
        for (kind, sum) in self.kinds.iter_mut().enumerate() {
            *sum += weight(words.iter().map(|word| &word.row), kind);
        }
    }

    /// The kind that weighs most, and how much.
    fn most(&self) -> (usize, i64) {
        let kind = (0..self.kinds.len()).rev().max_by_key(|&kind| self.kinds[kind]).unwrap_or(0);
        (kind, self.kinds[kind])
    }
}

/// Makes the names of a document agree: each gets the kind that its mentions weigh most as, all told (a
/// person's full name speaks for its last word too), and where the words of a frequent name stand unnamed, all
/// of them proper nouns, they become one. `names` are in order and stay so.
pub(crate) fn agree(words: &[Seen], sentences: &[Range<usize>], mut names: Vec<Named>) -> Vec<Name> {
    let key = |range: Range<usize>| words[range].iter().map(|word| word.form).collect::<Vec<u32>>();
    let mut votes: BTreeMap<Vec<u32>, Votes> = BTreeMap::new();
    for name in names.iter() {
        let vote = votes.entry(key(name.tokens.clone())).or_default();
        vote.add(&words[name.tokens.clone()]);
        vote.count += 1;
        if name.kind == NameKind::Person as usize && name.tokens.len() > 1 {
            let vote = votes.entry(key(name.tokens.end - 1..name.tokens.end)).or_default();
            vote.add(&words[name.tokens.clone()]);
            vote.count += 1;
        }
    }
    let mut is_named = vec![false; words.len()];
    for name in names.iter() {
        is_named[name.tokens.clone()].fill(true);
    }
    let free = |at: usize| words[at].is_proper && !is_named[at];
    let mut added = Vec::new();
    for sentence in sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let length = (at..sentence.end).take(LONGEST).take_while(|&at| free(at)).count();
            let found = (1..=length).rev().find_map(|length| {
                let vote = votes.get_mut(&key(at..at + length))?;
                vote.add(&words[at..at + length]);
                Some(at..at + length)
            });
            at = found.as_ref().map_or(at + 1, |range| range.end);
            added.extend(found);
        }
    }
    for name in names.iter_mut() {
        name.kind = votes[&key(name.tokens.clone())].most().0;
    }
    for tokens in added {
        let votes = &votes[&key(tokens.clone())];
        let (kind, weight) = votes.most();
        if votes.count >= LEAST && weight > 0 {
            names.push(Named { tokens, kind });
        }
    }
    names.sort_by_key(|name| name.tokens.start);
    names.into_iter().filter_map(Named::name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: usize = NameKind::Person as usize;
    const PLACE: usize = NameKind::Place as usize;

    /// Words by their forms, each proper above 10, and what each weighs as a name by itself of a kind.
    fn seen(words: &[(u32, usize, i16)]) -> Vec<Seen> {
        let row = |kind: usize, weight| {
            let mut row = [0; COUNT];
            row[1 + 4 * kind..5 + 4 * kind].fill(weight);
            row
        };
        let word = |&(form, kind, weight)| Seen { form, is_proper: form > 10, row: row(kind, weight) };
        words.iter().map(word).collect()
    }

    fn name(tokens: Range<usize>, kind: usize) -> Named {
        Named { tokens, kind }
    }

    #[test]
    fn the_heavier_kind_wins_and_the_name_is_found_again() {
        let words = seen(&[
            (20, PLACE, 9),
            (1, 0, 0),
            (20, PERSON, 3),
            (2, 0, 0),
            (20, PLACE, 5),
            (3, 0, 0),
            (20, PLACE, -2),
            (30, 0, 0),
        ]);
        let names = vec![name(0..1, PLACE), name(2..3, PERSON), name(4..5, PLACE)];
        let names = agree(&words, &[0..4, 4..8], names);
        assert_eq!(names.iter().map(|name| name.tokens.start).collect::<Vec<_>>(), [0, 2, 4, 6]);
        assert!(names.iter().all(|name| name.kind == NameKind::Place && name.tokens.len() == 1));
    }

    #[test]
    fn a_full_name_speaks_for_the_surname() {
        let words = seen(&[
            (20, PERSON, 9),
            (30, PERSON, 9),
            (1, 0, 0),
            (30, PERSON, 2),
            (2, 0, 0),
            (30, PERSON, -1),
        ]);
        let both = vec![name(0..2, PERSON), name(3..4, PERSON)];
        let names = agree(&words, &[0..3, 3..6], both);
        assert_eq!(names.last(), Some(&Name { tokens: 5..6, kind: NameKind::Person }));
        assert_eq!(agree(&words, &[0..3, 3..6], vec![name(0..2, PERSON)]).len(), 1);
    }

    #[test]
    fn what_weighs_nothing_all_told_is_not_looked_for_and_other_names_are_not_told() {
        let words = seen(&[(20, PLACE, 2), (1, 0, 0), (20, PLACE, 2), (40, 0, 0), (20, PLACE, -9)]);
        let names = agree(&words, &[0..3, 3..5], vec![name(0..1, PLACE), name(2..3, PLACE)]);
        assert_eq!(names.len(), 2);
        let other = KINDS - 1;
        let words = seen(&[(20, other, 9), (1, 0, 0), (20, PLACE, 2)]);
        assert!(agree(&words, &[0..1, 1..3], vec![name(0..1, other), name(2..3, PLACE)]).is_empty());
    }
}
