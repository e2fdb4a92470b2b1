//! "the bloc", "the alliance": the organisation of states that was named shortly before.

use super::entities::Entities;
use super::phrase::Composer;
use super::reading::{Nature, Reading};
use codebook::WordClass;
use record::Polity;

impl Composer<'_> {
    /// The organisation that a word for one means: of the bodies named shortly before, the last one, if it is between
    /// states.
    pub(super) fn organisation_meant(&self, head: usize, entities: &Entities) -> Option<Reading> {
        if !self.is_lemma(WordClass::OrganisationOfStates, head)
            || self.is_plural(head)
            || self.readings[head]
                .as_deref()
                .is_some_and(|reading| reading.nature != Nature::Role || !reading.polities.is_empty())
            || !self.is_definite(head)
            || !self.telling(head).is_empty()
        {
            return None;
        }
        let sentence = self.sentence[head] as usize;
        let bodies = entities.recent(sentence).filter_map(|id| {
            let entity = entities.get(id);
            let told = self.told(entity.told).filter(|told| told.nature == Nature::Body)?;
            (entity.last < head && !self.tree.dominates(head, entity.last)).then_some((entity.last, told))
        });
        let (_, told) = bodies.max_by_key(|&(last, _)| last)?;
        let between = matches!(told.polities.as_slice(), [polity] if !matches!(polity, Polity::State(_)));
        between.then(|| told.clone())
    }
}
