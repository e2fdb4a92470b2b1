//! Who we and I are: the one who is quoted.

use super::phrase::{Composer, is_official};
use super::reading::{Nature, Reading};
use codebook::WordClass;
use record::Relation;

impl Composer<'_> {
    /// The subject of the verb of saying that a first-person pronoun stands under.
    pub(super) fn speaker(&self, word: usize) -> Option<usize> {
        if !self.is_key(WordClass::QuotedSpeaker, word) {
            return None;
        }
        let said = self.tree.up(word).find(|&at| {
            matches!(self.tree.relation(at), Relation::Ccomp | Relation::Parataxis | Relation::AclRelcl)
                && self.tree.head(at).is_some_and(|above| self.is_lemma(WordClass::Saying, above))
        })?;
        let verb = self.tree.head(said)?;
        self.tree.dependent(verb, Relation::Nsubj).filter(|&subject| !self.tree.dominates(said, subject))
    }

    /// What "we" names in the mouth of a speaker: an official speaks for the state.
    pub(super) fn spoken_for(&self, word: usize, speaker: usize) -> Option<Reading> {
        let reading = self.readings[speaker].as_deref()?;
        let alone = self.is_key(WordClass::LoneSpeaker, word);
        if alone || reading.polities.len() != 1 || !is_official(reading.final_sector()) {
            return alone.then(|| reading.clone());
        }
        Some(Reading { polities: reading.polities.clone(), ..Reading::new(Nature::State) })
    }
}
