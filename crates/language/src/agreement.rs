//! A name means the same throughout a document: what one sentence leaves open, another may tell.

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
}

impl Seen {
    pub(crate) fn new(word: &Word, upos: Upos) -> Seen {
        Seen { form: word.form, is_proper: upos == Upos::Propn && word.is_marked }
    }
}

/// So many words a name may have to be looked for elsewhere.
const LONGEST: usize = 6;
/// A name must have been found so often to be added where it was not.
const LEAST: usize = 2;

type Votes = [usize; NameKind::ALL.len()];

/// Makes the names of a document agree: each gets the kind that its words have most often (its own where
/// two are as frequent; a person's full name speaks for its last word too), and where the words of a frequent name stand unnamed, all of them proper nouns,
/// they become one. `names` are in order and stay so.
pub(crate) fn agree(words: &[Seen], sentences: &[Range<usize>], names: &mut Vec<Name>) {
    let key = |range: Range<usize>| words[range].iter().map(|word| word.form).collect::<Vec<u32>>();
    let mut votes: BTreeMap<Vec<u32>, Votes> = BTreeMap::new();
    for name in names.iter() {
        votes.entry(key(name.tokens.clone())).or_default()[name.kind as usize] += 1;
        if name.kind == NameKind::Person && name.tokens.len() > 1 {
            votes.entry(key(name.tokens.end - 1..name.tokens.end)).or_default()[name.kind as usize] += 1;
        }
    }
    for name in names.iter_mut() {
        let counts = votes[&key(name.tokens.clone())];
        if let Some(most) = most(&counts).filter(|&most| counts[most] > counts[name.kind as usize]) {
            name.kind = NameKind::ALL[most];
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
                let counts = votes.get(&key(at..at + length))?;
                let kind = NameKind::ALL[most(counts)?];
                (counts.iter().sum::<usize>() >= LEAST).then_some(Name { tokens: at..at + length, kind })
            });
            at = found.as_ref().map_or(at + 1, |name| name.tokens.end);
            added.extend(found);
        }
    }
    names.extend(added);
    names.sort_by_key(|name| name.tokens.start);
}

/// The first kind with the most votes.
fn most(votes: &Votes) -> Option<usize> {
    (0..votes.len()).rev().max_by_key(|&kind| votes[kind])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(forms: &[u32]) -> Vec<Seen> {
        forms.iter().map(|&form| Seen { form, is_proper: form > 10 }).collect()
    }

    fn name(tokens: Range<usize>, kind: NameKind) -> Name {
        Name { tokens, kind }
    }

    #[test]
    fn the_commoner_kind_wins_and_the_name_is_found_again() {
        let words = seen(&[20, 1, 20, 2, 20, 3, 20, 30]);
        let mut names =
            vec![name(0..1, NameKind::Place), name(2..3, NameKind::Person), name(4..5, NameKind::Place)];
        agree(&words, &[0..4, 4..8], &mut names);
        assert_eq!(names.iter().map(|name| name.tokens.start).collect::<Vec<_>>(), [0, 2, 4, 6]);
        assert!(names.iter().all(|name| name.kind == NameKind::Place && name.tokens.len() == 1));
    }

    #[test]
    fn a_full_name_speaks_for_the_surname() {
        let words = seen(&[20, 30, 1, 30, 2, 30]);
        let mut names = vec![name(0..2, NameKind::Person), name(3..4, NameKind::Person)];
        agree(&words, &[0..3, 3..6], &mut names);
        assert_eq!(names.last(), Some(&name(5..6, NameKind::Person)));
        let mut alone = vec![name(0..2, NameKind::Person)];
        agree(&words, &[0..3, 3..6], &mut alone);
        assert_eq!(alone.len(), 1);
    }

    #[test]
    fn a_tie_changes_nothing_and_a_rare_name_is_not_looked_for() {
        let words = seen(&[20, 1, 20, 40, 1, 40]);
        let before =
            vec![name(0..1, NameKind::Place), name(2..3, NameKind::Person), name(3..4, NameKind::Person)];
        let mut names = before.clone();
        agree(&words, &[0..3, 3..6], &mut names);
        assert_eq!(names, before);
    }
}
