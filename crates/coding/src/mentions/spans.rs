//! The words that name an actor, the key by which it is known again, and whom adjectives of attitude are directed at.

use super::entities::Key;
use super::phrase::Composer;
use super::reading::{Nature, Reading};
use codebook::WordClass;
use record::{Actor, Relation, Sector, Span, Upos};

impl Composer<'_> {
    /// The words that name an actor: the core of its phrase, with the owner told after it.
    pub(super) fn mention_span(&self, head: usize) -> Span {
        if !self.tree.heads_phrase(head) {
            let words = self.senses.at(head).map_or(head..head + 1, |found| found.tokens.clone());
            return self.tree.span(words);
        }
        let mut words = self.tree.core(head);
        if let Some(name) = self.names.at(head) {
            // A name ends where it ends, whatever the parser hung on it.
            words = words.start.min(name.words.start)..name.words.end;
        } else if let Some(found) = self.senses.at(head) {
            words = words.start.min(found.tokens.start)..words.end.max(found.tokens.end);
        }
        if let Some(title) = self.senses.holding(words.start) {
            words.start = words.start.min(title.tokens.start);
        }
        for dependent in self.outer(head) {
            let before = matches!(
                self.tree.relation(dependent),
                Relation::Amod | Relation::Compound | Relation::NmodPoss
            );
            if before && dependent < words.start && self.readings[dependent].is_some() {
                words.start = self.tree.reach(dependent).start;
            }
        }
        for dependent in self.outer(head) {
            let owner = self.tree.relation(dependent) == Relation::Nmod
                && self.is_after(WordClass::OwnerAfter, dependent)
                && self.readings[dependent].is_some();
            if owner && dependent > head {
                words.end = words.end.max(self.tree.core(dependent).end);
            }
        }
        self.tree.span(words)
    }

    /// The actors towards whom an adjective of attitude is directed.
    pub(super) fn aimed(&self, word: usize) -> Vec<Actor> {
        let span = self.tree.token(word).span;
        if let Some(reading) = self.readings[word].as_deref() {
            let towards = Reading { sector: Some(Sector::Gov), ..reading.clone() };
            return towards.actors(&self.book.actors, span);
        }
        let key = self.keys.get(word);
        let Some(rest) = key.split_once('-').map(|(_, rest)| rest) else { return Vec::new() };
        let polity = self
            .book
            .actors
            .longest(&[rest])
            .and_then(|(_, senses)| senses.iter().find_map(|sense| sense.polity()));
        polity.map_or_else(Vec::new, |polity| {
            Reading { sector: Some(Sector::Gov), ..Reading::of_polity(Nature::People, polity) }
                .actors(&self.book.actors, span)
        })
    }

    /// The key by which a phrase is known to mean the same as another.
    pub(super) fn key(&self, head: usize) -> Option<Key> {
        if let Some(name) = self.names.at(head) {
            return Some(Key::Person(name.surname.clone()));
        }
        if let Some(reading) = self.readings[head].as_deref() {
            if let ([polity], true) = (reading.polities.as_slice(), reading.is_state()) {
                return Some(Key::State(polity.clone()));
            }
            if let (Nature::Body, Some(name)) = (reading.nature, &reading.name) {
                return Some(Key::Name(name.clone()));
            }
            if let (Some(_), Some(name)) = (reading.person, &reading.name) {
                return codebook::match_keys(name).pop().map(Key::Person);
            }
        }
        if self.tree.token(head).upos == Upos::Propn && self.name_kind[head].is_some() {
            let words = self.tree.core(head).filter(|&at| self.tree.token(at).upos == Upos::Propn);
            let name: Vec<&str> = words.map(|at| self.keys.get(at)).collect();
            return Some(Key::Name(name.join(" ")));
        }
        None
    }

    /// What a phrase is called: its role in full ("defense minister"), else its lemma.
    pub(super) fn called(&self, head: usize) -> String {
        match self.senses.at(head) {
            Some(found) if found.tokens.len() > 1 => {
                let words: Vec<&str> = found.tokens.clone().map(|at| self.keys.get(at)).collect();
                words.join(" ")
            }
            _ => self.tree.lemma(head).to_owned(),
        }
    }
}
