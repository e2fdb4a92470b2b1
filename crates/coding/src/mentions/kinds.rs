//! What a noun phrase can be referred back to as: he, she, it or they.

use super::phrase::Composer;
use super::reading::{Nature, Reading};
use codebook::WordClass;
use record::{NameKind, Relation, Upos, Xpos};

/// What sort of thing a phrase means, as far as pronouns care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Person,
    /// An institution, a group, a company.
    Body,
    /// A state, a city, a region.
    Land,
    /// All else.
    Thing,
}

/// He or she, where the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

impl Composer<'_> {
    pub(super) fn class(&self, head: usize) -> Class {
        self.class_of(head, self.readings[head].as_deref())
    }

    /// The class of a phrase that is read so.
    pub(super) fn class_of(&self, head: usize, reading: Option<&Reading>) -> Class {
        let lemma = self.tree.lemma(head);
        if let Some(reading) = reading {
            return match reading.nature {
                Nature::State | Nature::Seat => Class::Land,
                Nature::Body => Class::Body,
                Nature::People | Nature::Person => Class::Person,
                Nature::Role if reading.person.is_some() || reading.office.is_some() => Class::Person,
                Nature::Role if self.is(WordClass::Institution, lemma) => Class::Body,
                Nature::Role => Class::Person,
            };
        }
        if self.senses.places_at(head).is_some() || self.is(WordClass::Land, lemma) {
            return Class::Land;
        }
        match self.name_kind[head] {
            Some(NameKind::Person) => return Class::Person,
            Some(NameKind::Organisation) => return Class::Body,
            Some(NameKind::Place) => return Class::Land,
            Some(NameKind::Nationality) | None => {}
        }
        let ends = |class| self.book.words.of(class).any(|ending| lemma.ends_with(ending));
        if self.is(WordClass::Person, lemma)
            || ends(WordClass::PersonEnding)
            || lemma.len() > 5 && ends(WordClass::LongPersonEnding)
        {
            Class::Person
        } else if self.is(WordClass::Institution, lemma) {
            Class::Body
        } else {
            Class::Thing
        }
    }

    pub(super) fn gender(&self, head: usize) -> Option<Gender> {
        let of = |at: usize| {
            let word = self.tree.lemma(at).to_lowercase();
            if self.is(WordClass::Male, &word) {
                Some(Gender::He)
            } else if self.is(WordClass::Female, &word) {
                Some(Gender::She)
            } else {
                None
            }
        };
        of(head).or_else(|| {
            let titles = self.tree.dependents(head).filter(|&at| {
                matches!(self.tree.relation(at), Relation::NmodDesc | Relation::Compound | Relation::Amod)
            });
            titles.filter_map(of).next()
        })
    }

    pub(super) fn is_plural(&self, head: usize) -> bool {
        let token = self.tree.token(head);
        // "the Philippines", "the United States" are each one; "both countries" are two.
        let state = token.upos == Upos::Propn
            && self.readings[head].as_deref().is_some_and(|reading| reading.nature == Nature::State);
        if state {
            return false;
        }
        matches!(token.xpos, Xpos::Nns | Xpos::Nnps)
            || self.is_lemma(WordClass::PluralNoun, head)
            || token.upos == Upos::Num
    }
}
