//! Names with their titles and appositions: one person told twice in one phrase.

use super::kinds::Class;
use super::phrase::Composer;
use super::reading::{Nature, Reading};
use codebook::Sense;
use record::{Relation, Sector, Upos, Xpos};

impl Composer<'_> {
    /// A name that only its title or apposition tells to be a person's: "Foreign Minister Someone".
    pub(super) fn titled(&self, head: usize) -> Option<Reading> {
        if self.tree.token(head).upos != Upos::Propn || self.names.holding(head).is_some() {
            return None;
        }
        let titled = self.tree.dependents(head).any(|dependent| {
            let title = matches!(self.tree.relation(dependent), Relation::Amod | Relation::Compound)
                && self.tree.token(dependent).xpos != Xpos::Nns;
            (title || matches!(self.tree.relation(dependent), Relation::NmodDesc | Relation::Appos))
                && self.readings[dependent].as_deref().is_some_and(|reading| reading.nature == Nature::Role)
        });
        let apposed =
            self.tree.relation(head) == Relation::Appos
                && self.tree.head(head).and_then(|above| self.senses.at(above)).is_some_and(|found| {
                    found.senses.iter().any(|sense| matches!(sense, Sense::Role { .. }))
                });
        (titled || apposed).then(|| {
            let mut reading = Reading::new(Nature::Person);
            let words = self.name_words(head);
            reading.name = Some(self.tree.span(words).of(self.tree.text).to_owned());
            reading
        })
    }

    /// The words of the proper name around a word: with its compounds before and its rest after.
    pub(super) fn name_words(&self, head: usize) -> std::ops::Range<usize> {
        let mut words = head..head + 1;
        for dependent in self.tree.dependents(head) {
            let part = matches!(self.tree.relation(dependent), Relation::Flat | Relation::Compound);
            if part && self.tree.token(dependent).upos == Upos::Propn && self.readings[dependent].is_none() {
                words = words.start.min(dependent)..words.end.max(dependent + 1);
            }
        }
        words
    }

    /// The reading of a dependent that names the same person or body as its head: a title, an apposition.
    pub(super) fn same_one(&self, head: usize, reading: &Reading, dependent: usize) -> Option<&Reading> {
        let other = self.readings[dependent].as_deref()?;
        let person = |reading: &Reading| reading.nature == Nature::Person;
        let role = |reading: &Reading| matches!(reading.nature, Nature::Role | Nature::Body);
        let fits = match self.tree.relation(dependent) {
            Relation::NmodDesc => person(reading) && role(other),
            Relation::Compound | Relation::Amod => {
                person(reading)
                    && other.nature == Nature::Role
                    && dependent < head
                    && self.is_one(dependent, Some(other))
            }
            Relation::Flat => role(reading) && person(other),
            Relation::Appos if self.is_cited(dependent, other) => false,
            Relation::Appos if !self.outer(head).contains(&dependent) => person(other),
            Relation::Appos if person(other) => {
                person(reading) || role(reading) && self.is_one(head, Some(reading))
            }
            Relation::Appos => (person(reading) || role(reading)) && role(other),
            _ => false,
        };
        (fits && !(person(reading) && person(other) && reading.name != other.name)).then_some(other)
    }

    /// A name that the parser took for an apposition to what a person heads or leads: "the commander of the
    /// land forces, A. B." The forces cannot be the one who is named.
    pub(super) fn misplaced_name(&self, head: usize, reading: &Reading) -> Option<usize> {
        if !self.is_one(head, Some(reading)) {
            return None;
        }
        let inner = self.tree.dependents(head).filter(|&at| {
            self.tree.relation(at) == Relation::Nmod && !self.is_one(at, self.readings[at].as_deref())
        });
        inner.flat_map(|at| self.tree.dependents(at)).find(|&at| {
            self.tree.relation(at) == Relation::Appos
                && self.readings[at].as_deref().is_some_and(|other| other.nature == Nature::Person)
        })
    }

    /// Whether a phrase means one person: no institution, no group.
    pub(super) fn is_one(&self, head: usize, reading: Option<&Reading>) -> bool {
        !self.is_plural(head) && self.class_of(head, reading) == Class::Person
    }

    /// Whether an apposition is a source in brackets: "(Caspian News, January 30)".
    fn is_cited(&self, apposition: usize, reading: &Reading) -> bool {
        let first = self.tree.reach(apposition).start;
        let opened = [Some(first), first.checked_sub(1)]
            .into_iter()
            .flatten()
            .any(|at| matches!(self.tree.word(at), "(" | "["));
        opened && reading.sector == Some(Sector::Jrn)
    }

    /// Gives a name what its title or apposition says, where the name is not the head.
    pub(super) fn tell_names(&mut self, head: usize) {
        let Some(reading) = self.readings[head].as_deref().filter(|reading| reading.nature == Nature::Person)
        else {
            return;
        };
        let names: Vec<usize> = self
            .tree
            .dependents(head)
            .chain(self.misplaced_name(head, reading))
            .filter(|&at| {
                matches!(self.tree.relation(at), Relation::Appos | Relation::Flat | Relation::Conj)
                    && self.readings[at].as_deref().is_some_and(|other| {
                        other.nature == Nature::Person
                            && other.name == reading.name
                            && other.polities.is_empty()
                    })
            })
            .collect();
        let (polities, person) = (reading.polities.clone(), reading.person);
        for name in names {
            self.readings[name] = self.readings[head].clone();
        }
        for dependent in self.tree.dependents(head) {
            let title = matches!(
                self.tree.relation(dependent),
                Relation::NmodDesc | Relation::Compound | Relation::Amod
            );
            if let Some(other) = self.readings[dependent]
                .as_deref_mut()
                .filter(|other| title && other.nature == Nature::Role && other.polities.is_empty())
            {
                other.polities.clone_from(&polities);
                other.person = person;
            }
        }
    }

    /// Whether a role stands right before a name: it is that person's title.
    pub(super) fn is_title(&self, head: usize) -> bool {
        let end = self.senses.at(head).map_or(head + 1, |found| found.tokens.end);
        let name = (end < self.sentence.len()).then(|| self.names.holding(end)).flatten();
        name.is_some_and(|name| name.words.start == end && self.sentence[end] == self.sentence[head])
    }

    /// Gives a name without a state the title that stands right before it, wherever the parser hung that:
    /// "US Secretary of State A. B." Returns whether anything was found.
    pub(super) fn take_title(&mut self, head: usize) -> bool {
        let Some(title) = self.title_before(head).and_then(|at| self.readings[at].clone()) else {
            return false;
        };
        let Some(reading) = self.readings[head].as_deref_mut() else { return false };
        let open = reading.polities.is_empty() || reading.title.is_none();
        if !open || title.polities.is_empty() && title.sector.is_none() {
            return false;
        }
        reading.join(&title);
        true
    }

    /// Where the parser made the title the head, that is what the sentence is said of: it means the person.
    pub(super) fn lend_name(&mut self, head: usize) {
        let Some(at) = self.title_before(head).filter(|&at| self.tree.heads_phrase(at)) else { return };
        let nameless = self.readings[at].as_deref().is_some_and(|title| title.name.is_none());
        if nameless && self.readings[head].as_deref().is_some_and(|reading| !reading.polities.is_empty()) {
            self.readings[at] = self.readings[head].clone();
        }
    }

    /// The role of one person that stands right before a name.
    fn title_before(&self, head: usize) -> Option<usize> {
        let before = self.names.at(head)?.words.start.checked_sub(1)?;
        let title = self.senses.ending_at(before).filter(|&at| self.sentence[at] == self.sentence[head])?;
        let reading = self.readings[title].as_deref().filter(|reading| reading.nature == Nature::Role);
        (reading.is_some() && self.is_one(title, reading)).then_some(title)
    }
}
