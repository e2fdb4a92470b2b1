//! Definite descriptions: "the country", "the ministry", "the president", "his counterpart".

use super::collective::{Pair, PolityLog};
use super::entities::Entities;
use super::kinds::Class;
use super::phrase::Composer;
use super::reading::{Nature, Reading};
use super::reference::LOOKBACK;
use codebook::{Office, WordClass};
use record::{Polity, Relation, Sector, Upos, Xpos};

/// How a phrase without a state of its own came by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// He, she, it, they, who.
    Pronoun,
    /// "the country".
    Country,
    /// The same word again: "the embassy" after "the Azerbaijani embassy".
    SameWord,
    /// Another word for one told before: "the president" after a name.
    SameOne,
    /// An institution of the state that the text is about at that place: "the parliament".
    Bridge,
    /// "both countries".
    Collective,
    /// "his Azerbaijani counterpart".
    Counterpart,
    /// "protesters" where all takes place in one state.
    Located,
    /// "we", "I" in the mouth of somebody quoted.
    Speaker,
}

impl Composer<'_> {
    /// Finds the state of a phrase that does not name it, and says how.
    pub(super) fn describe(&mut self, head: usize, entities: &Entities, log: &PolityLog) -> Option<Found> {
        if let Some(pair) = self.pair(head) {
            return self.describe_pair(head, pair, log);
        }
        let lemma = self.tree.lemma(head);
        let plural = self.is_plural(head);
        if self.is(WordClass::StateItself, lemma)
            && !plural
            && self.readings[head].as_deref().is_none_or(|reading| reading.nature == Nature::Role)
        {
            return self.describe_country(head, entities);
        }
        if lemma == "counterpart" {
            return self.describe_counterpart(head);
        }
        if let Some(polities) = self.included_in(head) {
            let reading = self.readings[head].as_deref_mut()?;
            reading.polities = polities;
            return Some(Found::SameOne);
        }
        if let Some(reading) = self.organisation_meant(head, entities) {
            self.readings[head] = Some(Box::new(reading));
            return Some(Found::SameOne);
        }
        let reading = self.readings[head].as_deref()?;
        if reading.nature != Nature::Role || !reading.polities.is_empty() || reading.ethnic {
            return None;
        }
        let definite = self.is_definite(head).then(|| self.definite(head, reading, entities)).flatten();
        let (reading, how) = definite.or_else(|| self.located(head, reading))?;
        self.readings[head] = Some(Box::new(reading));
        Some(how)
    }

    /// What a role told as known is taken for.
    fn definite(&self, head: usize, reading: &Reading, entities: &Entities) -> Option<(Reading, Found)> {
        self.same_word(head, reading, entities)
            .or_else(|| self.told_before(head, reading, entities))
            .or_else(|| self.missioned(head, reading, entities))
            .or_else(|| self.bridge(head, reading, entities))
    }

    /// The states of those of whom one is told: "members of the group, including the cleric".
    fn included_in(&self, head: usize) -> Option<Vec<Polity>> {
        let reading = self.readings[head].as_deref()?;
        if !reading.polities.is_empty() || !self.is_after(WordClass::Example, head) {
            return None;
        }
        let whole = self.readings[self.tree.head(head)?].as_deref()?;
        Some(whole.polities.clone()).filter(|polities| !polities.is_empty())
    }

    /// "each other" means those whom the subject names.
    pub(super) fn describe_each_other(&mut self, word: usize, head: usize) -> Option<Found> {
        let subject = self.subject_above(word)?;
        let mut polities: Vec<Polity> = Vec::new();
        for part in self.tree.conjuncts(subject) {
            for polity in self.readings[part].iter().flat_map(|reading| &reading.polities) {
                if !polities.contains(polity) {
                    polities.push(polity.clone());
                }
            }
        }
        if polities.len() < 2 {
            return None;
        }
        self.readings[head] = Some(Box::new(Reading { polities, ..Reading::new(Nature::State) }));
        Some(Found::Collective)
    }

    fn describe_pair(&mut self, head: usize, pair: Pair, log: &PolityLog) -> Option<Found> {
        let owned = |composer: &Composer<'_>| -> Option<Vec<Polity>> {
            let possessor = composer.tree.dependent(head, Relation::NmodPoss)?;
            let polities = &composer.readings[possessor].as_deref()?.polities;
            (polities.len() == 2).then(|| polities.clone())
        };
        let sentence = self.sentence[head] as usize;
        let polities = match pair {
            Pair::Subject => return None,
            Pair::Sides | Pair::Roles => {
                let two = if self.is_lemma(WordClass::Quarreller, head) {
                    log.parties(head, sentence, &self.told_of(head))
                } else {
                    log.two_meant(head, sentence, &self.asked(head))
                };
                owned(self).or_else(|| two.or_else(|| log.main_two()).map(Vec::from))?
            }
            Pair::Several(count, _) => log.several_meant(head, count, &self.asked(head))?,
            Pair::Listed => log.listed(head, sentence)?,
        };
        let reading = match (pair, self.readings[head].as_deref()) {
            (Pair::Roles | Pair::Several(_, true), Some(reading)) => Reading { polities, ..reading.clone() },
            _ => Reading { polities, ..Reading::new(Nature::State) },
        };
        self.readings[head] = Some(Box::new(reading));
        Some(Found::Collective)
    }

    /// The state that does something to those whom a phrase means, or to their leaders: "Iran urged the two sides". One
    /// that speaks of what is between them may be one of them.
    pub(super) fn dealing_with(&self, head: usize) -> Vec<Polity> {
        let mut at = head;
        loop {
            let Some(above) = self.tree.head(at) else { return Vec::new() };
            match self.tree.relation(at) {
                Relation::Nmod | Relation::NmodPoss
                    if self.readings[above]
                        .as_deref()
                        .is_some_and(|reading| reading.nature == Nature::Role) =>
                {
                    at = above;
                }
                Relation::Obj | Relation::Iobj => break,
                Relation::Obl if self.is_after(WordClass::Addressing, at) => break,
                Relation::Obl if self.tree.preposition(at) == Some("between") => {
                    if self.is_lemma(WordClass::GoBetween, above) {
                        break;
                    }
                    return Vec::new();
                }
                _ => return Vec::new(),
            }
        }
        self.told_of(at)
    }

    /// The state that the subject names over a phrase that is not the subject itself.
    fn told_of(&self, head: usize) -> Vec<Polity> {
        if matches!(self.tree.relation(head).universal(), Relation::Nsubj) {
            return Vec::new();
        }
        let subject = self.subject_above(head).and_then(|subject| self.readings[subject].as_deref());
        subject.map(|subject| subject.polities.clone()).filter(|own| own.len() == 1).unwrap_or_default()
    }

    fn describe_country(&mut self, head: usize, entities: &Entities) -> Option<Found> {
        let mut that = false;
        let mut definite = false;
        for dependent in self.tree.dependents(head) {
            match self.tree.relation(dependent) {
                Relation::Det => {
                    let key = self.keys.get(dependent);
                    that = key == "that";
                    definite |= self.is(WordClass::DefiniteOne, key);
                }
                Relation::NmodPoss => {
                    let possessor = self.readings[dependent].as_deref()?;
                    let polities = possessor.polities.clone();
                    if polities.is_empty() {
                        return None;
                    }
                    self.readings[head] = Some(Box::new(Reading { polities, ..Reading::new(Nature::State) }));
                    return Some(Found::Country);
                }
                Relation::Amod | Relation::Compound => {
                    let lemma = self.tree.lemma(dependent);
                    if let Some(reading) =
                        self.readings[dependent].as_deref().filter(|reading| reading.nature == Nature::People)
                    {
                        let polities = reading.polities.clone();
                        self.readings[head] =
                            Some(Box::new(Reading { polities, ..Reading::new(Nature::State) }));
                        return Some(Found::Country);
                    }
                    if !self.is(WordClass::SameState, &lemma.to_lowercase()) {
                        return None;
                    }
                }
                Relation::Nmod | Relation::AclRelcl | Relation::Nummod => return None,
                _ => {}
            }
        }
        if !definite || matches!(self.tree.relation(head), Relation::Appos) {
            return None;
        }
        let sentence = self.sentence[head] as usize;
        let subject = self.subject_above(head).and_then(|subject| entities.of_word(subject));
        let lands = entities.recent(sentence).filter(|&id| {
            let entity = entities.get(id);
            entity.class == Class::Land
                && entity.parts.is_empty()
                && entity.last < head
                && self
                    .told(entity.told)
                    .is_some_and(|reading| reading.is_state() && reading.polities.len() == 1)
        });
        let id = if that {
            // "that country" is not the one that the clause is about: the other one, named last.
            lands.filter(|&id| Some(id) != subject).max_by_key(|&id| entities.get(id).last)?
        } else {
            // Of this sentence the one named last, else the one most on the reader's mind; where it is no subject, none that
            // acts in its clause or one joined to it: "Chad recalled its envoy and Mali cut ties with the country".
            let acting = self.acting_beside(head, entities);
            lands.filter(|id| !acting.contains(id)).max_by_key(|&id| {
                let entity = entities.get(id);
                let here = (self.sentence[entity.last] as usize == sentence).then_some(entity.last);
                (here, entity.weight(sentence), entity.last)
            })?
        };
        let reading = self.told(entities.get(id).told)?.clone();
        self.readings[head] = Some(Box::new(Reading { nature: Nature::State, ..reading }));
        Some(Found::Country)
    }

    /// The subjects of the clause of a word that is none, and of the clauses joined to it.
    fn acting_beside(&self, head: usize, entities: &Entities) -> Vec<u32> {
        let subject = |at: usize| matches!(self.tree.relation(at).universal(), Relation::Nsubj);
        let clause = self.tree.up(head).skip(1).find(|&at| self.tree.token(at).upos == Upos::Verb);
        let Some(clause) = clause.filter(|_| !subject(head)) else { return Vec::new() };
        let joined = self.tree.conjuncts(self.tree.first_conjunct(clause));
        joined
            .flat_map(|verb| self.tree.dependents(verb))
            .filter(|&at| subject(at))
            .filter_map(|at| entities.of_word(at))
            .collect()
    }

    /// "his Azerbaijani counterpart": the same office in another state.
    fn describe_counterpart(&mut self, head: usize) -> Option<Found> {
        let possessor = self.tree.dependents(head).find(|&dependent| {
            self.tree.relation(dependent) == Relation::NmodPoss
                || self.tree.relation(dependent) == Relation::Nmod
                    && self.tree.preposition(dependent) == Some("of")
        });
        let model = possessor.and_then(|possessor| self.readings[possessor].as_deref().cloned());
        let reading = self.readings[head].as_deref_mut()?;
        if let Some(model) = model {
            reading.sector = model.sector.or(reading.sector);
            reading.office = reading.office.or(model.office);
            if reading.polities == model.polities && reading.person.is_none() {
                return None;
            }
        }
        self.name_holder_of(head);
        Some(Found::Counterpart)
    }

    /// Whether a phrase is told as known: by its article, or as a name of office ("Parliament").
    pub(super) fn is_definite(&self, head: usize) -> bool {
        let token = self.tree.token(head);
        let mut article = None;
        for dependent in self.tree.dependents(head) {
            match self.tree.relation(dependent) {
                Relation::Det => article = Some(self.keys.get(dependent)),
                Relation::NmodPoss => article = Some("the"),
                _ => {}
            }
        }
        if article.is_none() && !self.tree.heads_phrase(head) {
            // "the embassy attack": the article stands on the whole.
            let whole = self.tree.head(head).and_then(|whole| self.tree.dependent(whole, Relation::Det));
            article = whole.map(|det| self.keys.get(det));
        }
        match article {
            Some(article) => self.is(WordClass::Definite, article),
            None => token.upos == Upos::Propn && token.xpos == Xpos::Nnp,
        }
    }

    pub(super) fn told(&self, word: Option<usize>) -> Option<&Reading> {
        self.readings[word?].as_deref()
    }

    /// The reading of what was called by the same word before.
    fn same_word(&self, head: usize, reading: &Reading, entities: &Entities) -> Option<(Reading, Found)> {
        let id = entities.by_lemma(&self.called(head))?;
        let entity = entities.get(id);
        // "the boys" of long ago are others.
        let reach = if reading.sector == Some(Sector::Cvl) { 2 } else { LOOKBACK };
        let near = entity.sentence() + reach >= self.sentence[head] as usize;
        if !near || entity.plural != self.is_plural(head) || self.tree.dominates(head, entity.last) {
            return None;
        }
        // "the Allied fleet" is not the Persian fleet told before.
        let known = self.telling(entity.told?);
        if self.telling(head).iter().any(|word| !known.contains(word)) {
            return None;
        }
        let before = self.told(entity.told).filter(|before| !before.polities.is_empty())?;
        let sector = reading.sector.or(before.sector);
        Some((Reading { sector, ..before.clone() }, Found::SameWord))
    }

    /// The reading of a person told before who is fitly called so.
    fn told_before(&self, head: usize, reading: &Reading, entities: &Entities) -> Option<(Reading, Found)> {
        if self.is_plural(head) || self.class(head) != Class::Person || !self.telling(head).is_empty() {
            return None;
        }
        let sentence = self.sentence[head] as usize;
        let fits = |before: &Reading| {
            let held = before.office.or_else(|| self.office_held(before, head));
            match (reading.office, held) {
                (Some(office), Some(held)) => {
                    office == held || office == Office::Minister && held == Office::ForeignMinister
                }
                (Some(_), None) => false,
                // "the cleric", "the lawmaker"; not "the man".
                (None, _) => {
                    let telling =
                        !matches!(reading.sector, None | Some(Sector::Cvl | Sector::Reb | Sector::Unk));
                    telling
                        && reading.sector == Some(before.final_sector())
                        && before.nature == Nature::Person
                }
            }
        };
        let id = entities.recent(sentence).filter(|&id| {
            let entity = entities.get(id);
            entity.class == Class::Person
                && !entity.plural
                && entity.last < head
                && !self.tree.dominates(head, entity.last)
                && self.told(entity.told).is_some_and(|before| !before.polities.is_empty() && fits(before))
        });
        let id = id.max_by_key(|&id| (entities.get(id).weight(sentence), entities.get(id).last))?;
        let before = self.told(entities.get(id).told)?;
        Some((before.clone(), Found::SameOne))
    }

    /// The office that a known person held on the day of a sentence.
    fn office_held(&self, reading: &Reading, head: usize) -> Option<Office> {
        let day = self.when(head)?.middle();
        self.book.actors.offices_on(reading.person?, day).first().map(|term| term.office)
    }
}
