//! Institutions told without their state: "the parliament" is that of the state the text is about there.

use super::descriptions::Found;
use super::entities::Entities;
use super::phrase::{Composer, is_official};
use super::reading::{Nature, Reading};
use codebook::{Office, WordClass};
use record::{Polity, Relation, Sector};

/// The offices of which a state has one: "the general" may be anybody's.
fn held_by_one(office: Office) -> bool {
    use Office::{
        CrownPrince, DefenceMinister, FinanceMinister, ForeignMinister, HeadOfGovernment, HeadOfState,
        InteriorMinister, SupremeLeader, VicePresident,
    };
    matches!(
        office,
        HeadOfState
            | HeadOfGovernment
            | SupremeLeader
            | VicePresident
            | CrownPrince
            | ForeignMinister
            | DefenceMinister
            | InteriorMinister
            | FinanceMinister
    )
}

impl Composer<'_> {
    /// An embassy told with its place only is that of the subject, if the place is not the subject's.
    pub(super) fn missioned(
        &self,
        head: usize,
        reading: &Reading,
        entities: &Entities,
    ) -> Option<(Reading, Found)> {
        if !self.is_lemma(WordClass::SubjectMission, head) {
            return None;
        }
        let place = self
            .outer(head)
            .into_iter()
            .filter_map(|at| self.readings[at].as_deref())
            .find(|at| at.is_state())?;
        let subject = self.told(entities.get(entities.of_word(self.subject_above(head)?)?).told)?;
        let other = subject.polities.len() == 1 && subject.polities != place.polities;
        other.then(|| (Reading { polities: subject.polities.clone(), ..reading.clone() }, Found::Bridge))
    }

    /// People of no told state are of the one where the sentence says that all takes place: "in Tabriz, police
    /// clashed with protesters". Armed groups and envoys come from elsewhere as often as not.
    pub(super) fn located(&self, head: usize, reading: &Reading) -> Option<(Reading, Found)> {
        let local = matches!(
            reading.sector?,
            Sector::Cvl
                | Sector::Soc
                | Sector::Rel
                | Sector::Opp
                | Sector::Lab
                | Sector::Edu
                | Sector::Med
                | Sector::Cop
                | Sector::Jud
        );
        // One man may be anybody's, and guards stand before embassies.
        let guard = self.tree.lemma(head) == "guard";
        if !local || guard || reading.ethnic || self.is_one(head, Some(reading)) {
            return None;
        }
        let sentence = &self.tree.parse.sentences[self.sentence[head] as usize];
        let mut only: Option<Polity> = None;
        for word in sentence.tokens.clone() {
            if !self.is_after(WordClass::Inside, word) || !self.tree.is_nominal(word) {
                continue;
            }
            let state = self.readings[word]
                .as_deref()
                .filter(|reading| reading.is_state() && reading.polities.len() == 1);
            let held = state
                .map(|reading| reading.polities[0].clone())
                .or_else(|| self.place_entry(word)?.holder.clone());
            match (held, &only) {
                (Some(held), None) => only = Some(held),
                (Some(held), Some(other)) if held != *other => return None,
                _ => {}
            }
        }
        let polities = vec![only?];
        Some((Reading { polities, ..reading.clone() }, Found::Located))
    }

    /// An institution of the state that is plainly on the reader's mind.
    pub(super) fn bridge(
        &self,
        head: usize,
        reading: &Reading,
        entities: &Entities,
    ) -> Option<(Reading, Found)> {
        if !reading.sector.is_some_and(is_official) || !self.is_of_a_state(head, reading) {
            return None;
        }
        let sentence = self.sentence[head] as usize;
        let away = self
            .tree
            .dependents(head)
            .filter_map(|at| self.place_entry(at))
            .find_map(|entry| entry.holder.clone());
        let mut states: Vec<(u32, &Reading)> = Vec::new();
        for id in entities.recent(sentence) {
            let entity = entities.get(id);
            let Some(told) =
                self.told(entity.told).filter(|told| told.is_state() && told.polities.len() == 1)
            else {
                continue;
            };
            if entity.parts.is_empty()
                && entity.last < head
                && away.as_ref() != told.polities.first()
                && !self.tree.dominates(head, entity.last)
            {
                states.push((entity.weight(sentence), told));
            }
        }
        states.sort_by_key(|&(weight, _)| std::cmp::Reverse(weight));
        let clear = match states.as_slice() {
            [] => return None,
            [one] => one.0 >= 2048,
            [first, second, ..] => first.0 >= 2048 && first.0 >= second.0 * 2,
        };
        let (_, state) = states.first().filter(|_| clear)?;
        Some((Reading { polities: state.polities.clone(), ..reading.clone() }, Found::Bridge))
    }

    /// Whether a phrase means what every state has one of, with no word that tells it from others.
    fn is_of_a_state(&self, head: usize, reading: &Reading) -> bool {
        let one = reading.office.is_some_and(held_by_one) || self.is_lemma(WordClass::OnePerState, head);
        let many = self.is_plural(head) && !self.is_lemma(WordClass::InstitutionInPlural, head);
        one && !many && self.telling(head).is_empty()
    }

    /// The lemmas of the modifiers that tell a phrase from others of its kind: "Allied" in "the Allied fleet".
    pub(super) fn telling(&self, head: usize) -> Vec<&str> {
        let modifies = |at: &usize| {
            matches!(self.tree.relation(*at), Relation::Amod | Relation::Compound | Relation::Nummod)
        };
        let seat =
            |at: usize| self.readings[at].as_deref().is_some_and(|reading| reading.nature == Nature::Seat);
        let lemmas = self
            .outer(head)
            .into_iter()
            .filter(modifies)
            .filter(|&at| !seat(at))
            .map(|at| self.tree.lemma(at));
        lemmas.filter(|lemma| !self.is(WordClass::Plain, lemma)).collect()
    }
}
