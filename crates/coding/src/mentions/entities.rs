//! Who has been spoken of so far, and how much each is on the reader's mind.
//!
//! Every mention adds weight by its place in the sentence; the weight halves with every sentence that passes
//! (after Lappin and Leass 1994). Weights are integers, so that results are the same everywhere.

use super::kinds::{Class, Gender};
use record::{Polity, Relation};
use std::collections::BTreeMap;

/// How many sentences back a pronoun looks.
pub(super) const REACH: usize = 4;

/// By what two names are known to mean the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Person(String),
    State(Polity),
    Name(String),
}

/// Somebody or something that is spoken of.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) class: Class,
    pub(super) plural: bool,
    pub(super) gender: Option<Gender>,
    /// The word that heads its last mention.
    pub(super) last: usize,
    /// The word whose reading says most of it.
    pub(super) told: Option<usize>,
    /// The heads of the parts, if it is a coordination.
    pub(super) parts: Vec<usize>,
    weight: u32,
    sentence: usize,
}

impl Entity {
    /// Its weight as seen from a later sentence.
    pub(super) fn weight(&self, sentence: usize) -> u32 {
        let passed = sentence.saturating_sub(self.sentence).min(31);
        self.weight >> passed
    }

    pub(super) fn sentence(&self) -> usize {
        self.sentence
    }
}

/// All who are spoken of in a document.
#[derive(Default)]
pub(super) struct Entities {
    all: Vec<Entity>,
    /// Those of late, the latest last.
    recent: Vec<u32>,
    by_key: BTreeMap<Key, u32>,
    /// The last one called by a lemma.
    by_lemma: BTreeMap<String, u32>,
    of_word: BTreeMap<usize, u32>,
}

/// A mention to be entered.
pub(super) struct Mention {
    pub(super) head: usize,
    pub(super) sentence: usize,
    pub(super) class: Class,
    pub(super) plural: bool,
    pub(super) gender: Option<Gender>,
    pub(super) weight: u32,
    /// Whether the reading of the head says more than nothing.
    pub(super) told: bool,
}

impl Entities {
    pub(super) fn get(&self, id: u32) -> &Entity {
        &self.all[id as usize]
    }

    /// The entity that the phrase headed by this word means.
    pub(super) fn of_word(&self, head: usize) -> Option<u32> {
        self.of_word.get(&head).copied()
    }

    pub(super) fn by_key(&self, key: &Key) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    pub(super) fn by_lemma(&self, lemma: &str) -> Option<u32> {
        self.by_lemma.get(lemma).copied()
    }

    /// Those mentioned at most [`REACH`] sentences ago, the latest first.
    pub(super) fn recent(&self, sentence: usize) -> impl Iterator<Item = u32> + '_ {
        self.recent.iter().rev().copied().take_while(move |&id| self.get(id).sentence + REACH >= sentence)
    }

    /// Enters a mention as one of `entity`, or as a new one.
    pub(super) fn mention(&mut self, mention: &Mention, entity: Option<u32>) -> u32 {
        let id = entity.unwrap_or_else(|| {
            self.all.push(Entity {
                class: mention.class,
                plural: mention.plural,
                gender: mention.gender,
                last: mention.head,
                told: None,
                parts: Vec::new(),
                weight: 0,
                sentence: mention.sentence,
            });
            self.all.len() as u32 - 1
        });
        let entity = &mut self.all[id as usize];
        entity.weight = entity.weight(mention.sentence).saturating_add(mention.weight);
        entity.sentence = entity.sentence.max(mention.sentence);
        entity.last = mention.head;
        entity.gender = entity.gender.or(mention.gender);
        if mention.told && entity.told.is_none() {
            entity.told = Some(mention.head);
        }
        if entity.class == Class::Thing {
            entity.class = mention.class;
        }
        self.of_word.insert(mention.head, id);
        if self.recent.last() != Some(&id) {
            // An old place in the list is left standing only if it is far back; the list stays short.
            let near = self.recent.len().saturating_sub(64);
            if let Some(at) = self.recent[near..].iter().rposition(|&other| other == id) {
                self.recent.remove(near + at);
            }
            self.recent.push(id);
        }
        id
    }

    /// Adds weight without a mention of its own: "Iranian" in "Iranian troops".
    pub(super) fn touch(&mut self, id: u32, sentence: usize, weight: u32) {
        let entity = &mut self.all[id as usize];
        entity.weight = entity.weight(sentence).saturating_add(weight);
        entity.sentence = entity.sentence.max(sentence);
    }

    pub(super) fn name(&mut self, id: u32, key: Key) {
        self.by_key.entry(key).or_insert(id);
    }

    pub(super) fn call(&mut self, id: u32, lemma: &str) {
        match self.by_lemma.get_mut(lemma) {
            Some(held) => *held = id,
            None => drop(self.by_lemma.insert(lemma.to_owned(), id)),
        }
    }

    /// Gives a word back to the entity that it means by itself.
    pub(super) fn restore(&mut self, head: usize, id: u32) {
        self.of_word.insert(head, id);
    }

    pub(super) fn set_parts(&mut self, id: u32, parts: Vec<usize>) {
        self.all[id as usize].parts = parts;
    }
}

/// How much a mention weighs by its part in the sentence.
pub(super) fn weight(relation: Relation) -> u32 {
    1024 * match relation {
        Relation::Nsubj | Relation::NsubjOuter | Relation::Root => 8,
        Relation::NsubjPass | Relation::Vocative | Relation::Dislocated => 7,
        Relation::Obj | Relation::Iobj | Relation::OblAgent => 5,
        Relation::NmodPoss | Relation::Appos => 4,
        Relation::Amod | Relation::Compound | Relation::Det => 1,
        _ => 3,
    }
}
