//! What the codebook says of the words of a document: names and roles, each tied to the word that heads it.

use super::keys::Keys;
use super::tree::Tree;
use codebook::{Codebook, PlaceEntry, Sense, WordBook, WordClass, match_key};
use record::{Relation, Upos, Xpos};
use std::ops::Range;

/// Words that the codebook knows, and what they may stand for.
pub(super) struct Found<'a> {
    pub(super) tokens: Range<usize>,
    /// The word that the others hang on.
    pub(super) head: usize,
    pub(super) senses: &'a [Sense],
}

/// All that the codebook knows of a document's words.
pub(super) struct Senses<'a> {
    found: Vec<Found<'a>>,
    places: Vec<(Range<usize>, Vec<&'a PlaceEntry>)>,
    by_head: Vec<u32>,
    place_by_head: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl<'a> Senses<'a> {
    pub(super) fn of(tree: &Tree<'_>, keys: &Keys, codebook: &'a Codebook) -> Senses<'a> {
        let count = tree.parse.tokens.len();
        let all = keys.all();
        let mut senses = Senses {
            found: Vec::new(),
            places: Vec::new(),
            by_head: vec![NONE; count],
            place_by_head: vec![NONE; count],
        };
        for sentence in &tree.parse.sentences {
            let end = sentence.tokens.end;
            let mut at = sentence.tokens.start;
            while at < end {
                at += senses.actor_at(tree, codebook, &all[at..end], at).unwrap_or(1);
            }
            let mut at = sentence.tokens.start;
            while at < end {
                at += senses.place_at(tree, codebook, &all[at..end], at).unwrap_or(1);
            }
        }
        senses
    }

    /// The longest entry at a word that is written as such an entry is; how many words it takes.
    fn actor_at(
        &mut self,
        tree: &Tree<'_>,
        codebook: &'a Codebook,
        keys: &[&str],
        at: usize,
    ) -> Option<usize> {
        let mut limit = keys.len();
        loop {
            let (length, senses) = codebook.actors.longest(&keys[..limit])?;
            let proper = senses.iter().all(Sense::is_proper);
            let words = at..at + length;
            let written = if proper {
                is_written_as_name(tree, words)
                    && !(length == 1 && is_part_of_person(tree, codebook, keys, at))
                    && !is_cut(tree, keys, at, length)
            } else {
                is_written_as_role(tree, words)
            };
            if written {
                let head = head_of(tree, &codebook.words, at..at + length);
                self.by_head[head] = self.found.len() as u32;
                self.found.push(Found { tokens: at..at + length, head, senses });
                return Some(length);
            }
            limit = length.checked_sub(1).filter(|&rest| rest > 0)?;
        }
    }

    fn place_at(
        &mut self,
        tree: &Tree<'_>,
        codebook: &'a Codebook,
        keys: &[&str],
        at: usize,
    ) -> Option<usize> {
        let first =
            tree.parse.sentence_of(at).is_some_and(|index| tree.parse.sentences[index].tokens.start == at);
        if !is_capitalised(tree.word(at)) || first && codebook.words.is(WordClass::PlaceToo, keys[0]) {
            return None;
        }
        let (length, entries) = codebook.places.longest(keys)?;
        if !is_written_as_name(tree, at..at + length)
            || length == 1 && is_part_of_person(tree, codebook, keys, at)
        {
            return None;
        }
        let head = head_of(tree, &codebook.words, at..at + length);
        self.place_by_head[head] = self.places.len() as u32;
        self.places.push((at..at + length, entries));
        Some(length)
    }

    /// What is headed by this word.
    pub(super) fn at(&self, head: usize) -> Option<&Found<'a>> {
        self.found.get(self.by_head[head] as usize)
    }

    /// The head of the entry whose last word this is.
    pub(super) fn ending_at(&self, word: usize) -> Option<usize> {
        let after = self.found.partition_point(|found| found.tokens.start <= word);
        let index = after.checked_sub(1)?;
        let found = &self.found[index];
        (found.tokens.end == word + 1).then_some(found.head)
    }

    /// The entry that this word is part of.
    pub(super) fn holding(&self, word: usize) -> Option<&Found<'a>> {
        let after = self.found.partition_point(|found| found.tokens.start <= word);
        let found = &self.found[after.checked_sub(1)?];
        found.tokens.contains(&word).then_some(found)
    }

    /// The places whose name is headed by this word.
    pub(super) fn places_at(&self, head: usize) -> Option<&(Range<usize>, Vec<&'a PlaceEntry>)> {
        self.places.get(self.place_by_head[head] as usize)
    }

    /// All that was found, in order of the text.
    pub(super) fn found(&self) -> &[Found<'a>] {
        &self.found
    }
}

/// The word of a range that the others hang on: the nominal one, if the range hangs together badly.
pub(super) fn head_of(tree: &Tree<'_>, book: &WordBook, words: Range<usize>) -> usize {
    // In "Secretary of State" the head stands before the "of", however the tree goes.
    let of = words.clone().skip(1).find(|&at| book.is(WordClass::NamePreposition, tree.word(at)));
    let outside =
        |&at: &usize| of.is_none_or(|of| at < of) && tree.head(at).is_none_or(|head| !words.contains(&head));
    let heads = words.clone().filter(outside);
    let nominal = |&at: &usize| matches!(tree.token(at).upos, Upos::Noun | Upos::Propn | Upos::Adj);
    heads.clone().rfind(nominal).or_else(|| heads.clone().next_back()).unwrap_or(words.start)
}

fn is_part_of_person(tree: &Tree<'_>, codebook: &Codebook, keys: &[&str], at: usize) -> bool {
    is_given_name(tree, codebook, keys, at) || is_surname(tree, codebook, at)
}

/// Whether the name of a land is a surname here: "Michael Jordan", after the first name of a person.
fn is_surname(tree: &Tree<'_>, codebook: &Codebook, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| tree.token(before).upos == Upos::Propn) else {
        return false;
    };
    is_capitalised(tree.word(before))
        && codebook.actors.is_first_name(&match_key(tree.word(before)))
        && (tree.head(before) == Some(at) || tree.head(at) == Some(before))
        && tree.relation(before) != Relation::NmodPoss
}

/// Whether the name of a land is that of a person here: "Georgia Meloni", before a surname that nobody knows.
fn is_given_name(tree: &Tree<'_>, codebook: &Codebook, keys: &[&str], at: usize) -> bool {
    let Some(next) = tree.parse.tokens.get(at + 1).filter(|_| keys.len() > 1) else { return false };
    codebook.actors.is_given_name(keys[0])
        && next.upos == Upos::Propn
        && is_capitalised(tree.word(at + 1))
        && (tree.head(at + 1) == Some(at) || tree.head(at) == Some(at + 1))
        && codebook.actors.longest(&keys[1..]).is_none()
        && codebook.places.longest(keys).is_none_or(|(length, _)| length == 1)
}

/// Whether "The" and one word are only the beginning of a longer name: "the National Assembly" is no outlet
/// called The National.
fn is_cut(tree: &Tree<'_>, keys: &[&str], at: usize, length: usize) -> bool {
    length == 2
        && keys[0] == "the"
        && tree.parse.tokens.get(at + 2).is_some_and(|next| next.upos != Upos::Verb)
        && keys.len() > 2
        && is_capitalised(tree.word(at + 2))
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(|first| first.is_uppercase() || first.is_numeric())
}

/// Whether words are written as a name is: the first with a capital, and if it is one word alone, not as
/// a function word or verb that merely begins a sentence ("May", "Will", "Turkey" is a noun and stays).
fn is_written_as_name(tree: &Tree<'_>, words: Range<usize>) -> bool {
    let first = words.start;
    if !is_capitalised(tree.word(first)) {
        // "al-Shabaab", "de Gaulle": a small word before a capital.
        return words.len() > 1
            && tree.word(first).len() <= 3
            && words.clone().any(|at| is_capitalised(tree.word(at)));
    }
    if words.len() > 1 {
        // "The sun rose": what follows the article must have a capital too.
        let article = tree.word(first) == "The";
        return !article || words.clone().skip(1).any(|at| is_capitalised(tree.word(at)));
    }
    let word = tree.word(first);
    let all_capitals = word.len() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '.');
    let token = tree.token(first);
    // A long word is hardly another that looks like the name: "Hezbollah" taken for an exclamation.
    let long = word.len() > 6 && matches!(token.upos, Upos::Intj | Upos::Verb | Upos::Adv);
    let open = long || matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::X | Upos::Num);
    all_capitals || open && token.xpos != Xpos::Cd
}

/// Whether words can be those of a role: one word alone must be a noun, or an adjective of a people or
/// faith ("Kurdish"), not a verb or function word that looks like one ("mine", "model").
fn is_written_as_role(tree: &Tree<'_>, words: Range<usize>) -> bool {
    let token = tree.token(words.start);
    match token.upos {
        _ if words.len() > 1 => true,
        Upos::Noun | Upos::Propn => true,
        Upos::Adj => {
            // A noun that was taken for an adjective stands where only nouns stand.
            let as_noun = matches!(
                tree.relation(words.start).universal(),
                Relation::Nsubj | Relation::Obj | Relation::Iobj | Relation::Obl | Relation::Nmod
            );
            as_noun || is_capitalised(tree.word(words.start)) || is_before_name(tree, words.start)
        }
        _ => false,
    }
}

/// Whether a word modifies a name that follows at once: a title that was taken for an adjective.
fn is_before_name(tree: &Tree<'_>, word: usize) -> bool {
    tree.head(word).is_some_and(|head| head > word && tree.token(head).upos == Upos::Propn)
        && tree.parse.tokens.get(word + 1).is_some_and(|next| next.upos == Upos::Propn)
}
