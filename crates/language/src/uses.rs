//! How the words of a document are used in it: what one sentence shows of a word helps to see in another whether
//! it is a name, and of what (Ratinov and Roth 2009 call it context aggregation).

use crate::words::{self, Word};
use record::Relation;
use std::collections::BTreeMap;

/// Ways in which a word is used, a bit each.
pub(crate) type Uses = u32;

/// How many ways are told apart.
pub(crate) const WAYS: usize = 18;

/// A word with a capital or a digit, as it stands in its sentence.
pub(crate) struct Standing<'a> {
    /// The word before it.
    pub(crate) before: Option<&'a Word>,
    /// The word after it.
    pub(crate) after: Option<&'a Word>,
    /// The relation to its own head.
    pub(crate) own_relation: u8,
    /// The relation of the noun phrase that it belongs to.
    pub(crate) relation: u8,
    /// The case marker of that phrase, 0 for none.
    pub(crate) case: u32,
}

/// The small words that tell ways apart, by their hashes.
struct Cues {
    possessive: u32,
    the: u32,
    brackets: [u32; 2],
    within: [u32; 3],
    beside: [u32; 2],
    toward: [u32; 2],
    of: u32,
}

impl Cues {
    fn new() -> Cues {
        let hash = words::lower_hash;
        Cues {
            possessive: hash("'s"),
            the: hash("the"),
            brackets: ["(", ")"].map(hash),
            within: ["in", "at", "near"].map(hash),
            beside: ["by", "with"].map(hash),
            toward: ["to", "from"].map(hash),
            of: hash("of"),
        }
    }

    fn uses(&self, word: &Standing<'_>) -> Uses {
        let marked = |near: Option<&Word>| near.is_some_and(|near| near.is_marked);
        let is = |near: Option<&Word>, lower| near.is_some_and(|near| near.lower == lower);
        let phrase = |relation: Relation| word.relation == relation as u8;
        let own = |relation: Relation| word.own_relation == relation as u8;
        let ways: [bool; WAYS - 1] = [
            word.before.is_some(),
            marked(word.before),
            marked(word.after),
            phrase(Relation::Nsubj),
            phrase(Relation::Obj),
            phrase(Relation::Obl),
            phrase(Relation::Nmod) && word.case != 0,
            phrase(Relation::NmodPoss),
            own(Relation::Compound),
            own(Relation::Flat),
            is(word.after, self.possessive),
            is(word.before, self.the),
            is(word.before, self.brackets[0]) && is(word.after, self.brackets[1]),
            self.within.contains(&word.case),
            self.beside.contains(&word.case),
            self.toward.contains(&word.case),
            word.case == self.of,
        ];
        (1..).zip(ways).map(|(way, is_so)| Uses::from(is_so) << way).sum()
    }
}

/// A word without capital and digit is used in this one way.
const PLAIN: Uses = 1;

/// How often each word of a document is used in each way, by the hash of its lower form.
pub(crate) struct DocumentUses {
    counts: BTreeMap<u32, [u16; WAYS]>,
    cues: Cues,
}

impl DocumentUses {
    /// A document of no words.
    pub(crate) fn new() -> DocumentUses {
        DocumentUses { counts: BTreeMap::new(), cues: Cues::new() }
    }

    /// Notes a word; `standing` is how it stands if it has a capital or a digit.
    pub(crate) fn note(&mut self, word: &Word, standing: Option<&Standing<'_>>) {
        let uses = standing.map_or(PLAIN, |standing| self.cues.uses(standing));
        let counts = self.counts.entry(word.lower).or_default();
        for (way, count) in counts.iter_mut().enumerate() {
            *count = count.saturating_add((uses >> way & 1) as u16);
        }
    }

    /// The ways in which a word is used at other places than here.
    pub(crate) fn elsewhere(&self, word: &Word, here: &Standing<'_>) -> Uses {
        let Some(counts) = self.counts.get(&word.lower) else { return 0 };
        let here = self.cues.uses(here);
        let more = |way: usize, count: u16| u32::from(count) > (here >> way & 1);
        (0..).zip(counts).map(|(way, &count)| Uses::from(more(way, count)) << way).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clusters::Clusters;

    #[test]
    fn what_is_seen_here_is_not_seen_elsewhere() {
        let word = |form: &str| Word::new(form, &Clusters::default());
        let (baku, the, said) = (word("Baku"), word("the"), word("said"));
        let subject = Standing {
            before: Some(&said),
            after: None,
            own_relation: Relation::Nsubj as u8,
            relation: Relation::Nsubj as u8,
            case: 0,
        };
        let oblique = Standing {
            before: Some(&the),
            relation: Relation::Obl as u8,
            case: words::lower_hash("in"),
            ..subject
        };
        let mut document = DocumentUses::new();
        document.note(&baku, Some(&subject));
        assert_eq!(document.elsewhere(&baku, &subject), 0);
        document.note(&baku, Some(&oblique));
        document.note(&word("baku"), None);
        let (here, there) = (document.elsewhere(&baku, &subject), document.elsewhere(&baku, &oblique));
        assert_eq!(here, PLAIN | 1 << 1 | 1 << 6 | 1 << 12 | 1 << 14);
        assert_eq!(there, PLAIN | 1 << 1 | 1 << 4);
        assert_eq!(document.elsewhere(&said, &subject), 0);
    }
}
