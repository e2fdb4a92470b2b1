//! Pronouns: who he, she, it, they and who are.

use super::entities::{Entities, REACH};
use super::kinds::{Class, Gender};
use super::phrase::Composer;
use codebook::WordClass;
use record::{Relation, Upos, Xpos};

/// A third-person pronoun, as far as it limits whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pronoun {
    gender: Option<Gender>,
    plural: bool,
    possessive: bool,
    reflexive: bool,
}

/// Below this weight nobody is on the reader's mind enough to be meant.
const LEAST: u32 = 512;

/// What it adds that a candidate is the subject of the clause, or of a clause before.
const OWN_SUBJECT: u32 = 8 * 1024;
const LAST_SUBJECT: u32 = 8 * 1024;

impl Composer<'_> {
    /// What a word says of whom it means, if it is a third-person pronoun.
    fn pronoun(&self, word: usize) -> Option<Pronoun> {
        let is = |class| self.is_key(class, word);
        let (gender, plural) = if is(WordClass::MasculinePronoun) {
            (Some(Gender::He), false)
        } else if is(WordClass::FemininePronoun) {
            (Some(Gender::She), false)
        } else if is(WordClass::NeuterPronoun) {
            (None, false)
        } else if is(WordClass::PluralPronoun) {
            (None, true)
        } else {
            return None;
        };
        let possessive = self.tree.token(word).xpos == Xpos::PrpS;
        Some(Pronoun { gender, plural, possessive, reflexive: is(WordClass::ReflexivePronoun) })
    }

    /// The entity that a third-person pronoun means, if anybody spoken of fits.
    pub(super) fn pronoun_entity(&self, entities: &Entities, word: usize) -> Option<u32> {
        let token = self.tree.token(word);
        let pronoun = self.pronoun(word)?;
        if token.relation == Relation::Expl || self.is_pleonastic(word) {
            return None;
        }
        if pronoun.reflexive {
            let subject = self.subject_above(word)?;
            return entities.of_word(subject);
        }
        let sentence = self.sentence[word] as usize;
        let local = self.subject_above(word);
        let mut best: Option<(u32, usize, u32)> = None;
        for id in entities.recent(sentence) {
            let entity = entities.get(id);
            if entity.last >= word
                || self.binds(entity.last, word, pronoun.possessive)
                || !pronoun.possessive && self.is_named_beside(word, entity.told)
            {
                continue;
            }
            // "Peru and Chile signed it": neither is "it" afterwards.
            let joined = entity.class == Class::Land
                && self.sentence[entity.last] as usize != sentence
                && self.is_joined(entity.last);
            if joined && pronoun.gender.is_none() && !pronoun.plural {
                continue;
            }
            let Some(share) = agreement(pronoun, entity.class, entity.plural, entity.gender) else {
                continue;
            };
            let near = if share < 3 { 0 } else { self.nearness(word, entity.last, local) };
            let weight = entity.weight(sentence) / 4 * share + near;
            if weight >= LEAST && best.is_none_or(|(held, last, _)| (weight, entity.last) > (held, last)) {
                best = Some((weight, entity.last, id));
            }
        }
        best.map(|(_, _, id)| id)
    }

    /// Whether a phrase is one of several joined by "and".
    fn is_joined(&self, head: usize) -> bool {
        self.tree.relation(head) == Relation::Conj
            || self.tree.dependents(head).any(|at| self.tree.relation(at) == Relation::Conj)
    }

    /// What the grammar of the sentence adds: a possessor is most often the subject of its own clause, and
    /// a subject that of the clause before.
    fn nearness(&self, word: usize, other: usize, local: Option<usize>) -> u32 {
        if self.sentence[other] != self.sentence[word] {
            return 0;
        }
        let subject = |at: usize| {
            matches!(self.tree.relation(self.tree.first_conjunct(at)).universal(), Relation::Nsubj)
        };
        if local == Some(other) && self.tree.relation(word) == Relation::NmodPoss {
            OWN_SUBJECT
        } else if subject(word) && subject(other) {
            LAST_SUBJECT
        } else {
            0
        }
    }

    /// He or she, as a pronoun tells.
    pub(super) fn pronoun_gender(&self, word: usize) -> Option<Gender> {
        self.pronoun(word)?.gender
    }

    /// The word that a relative pronoun stands for: the head of its clause.
    pub(super) fn relative_head(&self, word: usize) -> Option<usize> {
        let token = self.tree.token(word);
        let relative = matches!(token.xpos, Xpos::Wp | Xpos::WpS | Xpos::Wdt)
            || self.keys.get(word) == "that" && token.upos == Upos::Pron;
        if !relative {
            return None;
        }
        let clause = self.tree.up(word).find(|&at| self.tree.relation(at) == Relation::AclRelcl)?;
        let head = self.tree.head(clause)?;
        // The nearest noun before the pronoun that agrees with it, where the parser's does not.
        let person = self.is_key(WordClass::PersonRelative, word);
        let plural = if self.tree.relation(word).universal() == Relation::Nsubj {
            self.verb_number(clause)
        } else {
            None
        };
        let agrees = |at: usize| {
            (!person || self.class(at) == Class::Person || self.class(at) == Class::Body)
                && plural.is_none_or(|plural| plural == self.is_plural(at))
        };
        if agrees(head) {
            return Some(head);
        }
        let start = self.tree.reach(head).start;
        let near = (start..word).rev().filter(|&at| self.tree.is_nominal(at) && self.tree.heads_phrase(at));
        Some(near.take(4).find(|&at| agrees(at)).unwrap_or(head))
    }

    /// Whether the verb of a clause is plural, where its form tells.
    fn verb_number(&self, clause: usize) -> Option<bool> {
        let verbs = self.tree.dependents(clause).filter(|&at| {
            matches!(self.tree.relation(at), Relation::Aux | Relation::AuxPass | Relation::Cop)
        });
        verbs.chain([clause]).find_map(|at| match self.keys.get(at) {
            key if self.is(WordClass::PluralVerb, key) => Some(true),
            key if self.is(WordClass::SingularVerb, key) => Some(false),
            _ if self.tree.token(at).xpos == Xpos::Vbz => Some(false),
            _ if self.tree.token(at).xpos == Xpos::Vbp => Some(true),
            _ => None,
        })
    }

    /// "it is clear that", "it was decided to": no one is meant.
    fn is_pleonastic(&self, word: usize) -> bool {
        if self.keys.get(word) != "it" {
            return false;
        }
        let Some(verb) =
            self.tree.head(word).filter(|_| self.tree.relation(word).universal() == Relation::Nsubj)
        else {
            return false;
        };
        let empty = self.tree.token(verb).upos == Upos::Adj
            || self.tree.relation(word) == Relation::NsubjPass
            || self.is_lemma(WordClass::EmptySubject, verb);
        self.tree.dependents(verb).any(|at| match self.tree.relation(at) {
            Relation::Csubj | Relation::CsubjPass => true,
            Relation::Ccomp | Relation::Xcomp | Relation::Advcl if empty && at > verb => self
                .tree
                .dependent(at, Relation::Mark)
                .is_some_and(|mark| self.is_key(WordClass::ClauseMark, mark)),
            _ => false,
        })
    }

    /// Whether grammar forbids that the pronoun means the phrase headed by `other`: the phrase holds it
    /// within itself, or both are parts of one act ("Iran condemned it").
    fn binds(&self, other: usize, word: usize, possessive: bool) -> bool {
        if self.sentence[other] != self.sentence[word] {
            return false;
        }
        let mut clause = false;
        for at in self.tree.up(word) {
            if at == other {
                return !clause;
            }
            clause |= matches!(
                self.tree.relation(at),
                Relation::AclRelcl
                    | Relation::Ccomp
                    | Relation::Advcl
                    | Relation::Conj
                    | Relation::Parataxis
                    | Relation::Acl
            );
        }
        if !possessive && self.is_argument(word) && self.shared_subject(word) == Some(other) {
            return true;
        }
        !possessive
            && self.tree.head(word).is_some()
            && self.tree.head(word) == self.tree.head(other)
            && self.is_argument(word)
            && self.is_argument(other)
    }

    /// Whether the state that a pronoun would mean is named in the rest of its clause: "it could run along
    /// Iran's border" is not said of Iran.
    fn is_named_beside(&self, word: usize, told: Option<usize>) -> bool {
        let Some(state) = self.told(told).filter(|told| told.is_state() && told.polities.len() == 1) else {
            return false;
        };
        let Some(verb) = self.tree.head(word) else { return false };
        (word + 1..self.tree.reach(verb).end).any(|at| {
            self.readings[at]
                .as_deref()
                .is_some_and(|other| other.is_state() && other.polities == state.polities)
                && self.tree.up(at).skip(1).find(|&above| above == verb || self.is_clause(above))
                    == Some(verb)
        })
    }

    fn is_clause(&self, word: usize) -> bool {
        use Relation::{Acl, AclRelcl, Advcl, AdvclRelcl, Ccomp, Conj, Csubj, Parataxis};
        matches!(
            self.tree.relation(word),
            Acl | AclRelcl | Advcl | AdvclRelcl | Ccomp | Conj | Csubj | Parataxis
        )
    }

    /// The subject of the verb that a word hangs on, if that verb has it from the verb before: "Iran
    /// condemned the attack but attributed it".
    fn shared_subject(&self, word: usize) -> Option<usize> {
        let mut verb = self.tree.head(word)?;
        for _ in 0..8 {
            let subject = self
                .tree
                .dependents(verb)
                .find(|&at| matches!(self.tree.relation(at).universal(), Relation::Nsubj));
            match subject {
                Some(subject) => return (subject != word).then_some(subject),
                None if self.tree.relation(verb) == Relation::Conj => verb = self.tree.head(verb)?,
                None => return None,
            }
        }
        None
    }

    fn is_argument(&self, word: usize) -> bool {
        use Relation::{Iobj, Nsubj, NsubjPass, Obj, Obl, OblAgent};
        matches!(self.tree.relation(word), Nsubj | NsubjPass | Obj | Iobj | Obl | OblAgent)
    }

    /// The subject of the nearest clause above a word that has one.
    pub(super) fn subject_above(&self, word: usize) -> Option<usize> {
        self.tree.up(word).skip(1).find_map(|at| {
            self.tree.dependents(at).find(|&dependent| {
                dependent != word
                    && matches!(
                        self.tree.relation(dependent),
                        Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter
                    )
            })
        })
    }
}

/// In quarters, how well a pronoun fits what it would mean; `None` if it does not.
fn agreement(pronoun: Pronoun, class: Class, plural: bool, gender: Option<Gender>) -> Option<u32> {
    let clash = matches!((pronoun.gender, gender), (Some(a), Some(b)) if a != b);
    match (pronoun.gender.is_some(), pronoun.plural) {
        (true, _) => (class == Class::Person && !plural && !clash).then_some(4),
        (false, true) => match (class, plural) {
            (Class::Person | Class::Body, true) => Some(4),
            (Class::Land | Class::Thing, true) => Some(3),
            (Class::Body, false) => Some(1),
            (Class::Person, false) if gender.is_none() => None,
            _ => None,
        },
        (false, false) => match class {
            _ if plural => None,
            Class::Person => None,
            Class::Land | Class::Body => Some(4),
            Class::Thing => Some(3),
        },
    }
}

/// Sentences that a definite description may look back over for one that it names again.
pub(super) const LOOKBACK: usize = REACH * 4;
