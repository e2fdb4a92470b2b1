//! "The envoy was in Cairo": the verb is made the head of its clause, so that a pattern can ask where somebody was.

use super::repair::Links;
use crate::mentions::Mentions;
use record::{Relation, Sentence};

impl Links<'_> {
    /// A phrase of place that is said of somebody: "was in Cairo", "is due at Kigali". What hangs on the place because
    /// it is the predicate hangs on the verb.
    pub(super) fn stay_at_place(&mut self, sentence: &Sentence, place: usize, mentions: &Mentions) {
        if mentions.place_of(place).is_none()
            || !self.has_child(sentence, place, |tied| tied == Relation::Cop)
        {
            return;
        }
        // "was in Sochi and met him": the place is that of both.
        if self.has_child(sentence, place, |tied| tied == Relation::Conj) {
            return;
        }
        let child = |links: &Links, relation: Relation| {
            sentence
                .tokens
                .clone()
                .find(|&word| links.head[word] == Some(place) && links.relation[word] == relation)
        };
        let (Some(verb), Some(case)) = (child(self, Relation::Cop), child(self, Relation::Case)) else {
            return;
        };
        let at = ["in", "at"].iter().any(|word| self.is_word(case, word));
        let subject = child(self, Relation::Nsubj).filter(|&subject| subject < verb);
        if !at || verb > place || subject.is_none() {
            return;
        }
        self.head[verb] = self.head[place];
        self.relation[verb] = self.relation[place];
        for word in sentence.tokens.clone().filter(|&word| word != verb) {
            let own = matches!(
                self.relation[word],
                Relation::Case
                    | Relation::Det
                    | Relation::Amod
                    | Relation::Compound
                    | Relation::Flat
                    | Relation::NmodPoss
                    | Relation::Appos
                    | Relation::Nummod
            );
            if self.head[word] == Some(place) && !own {
                self.head[word] = Some(verb);
                if self.relation[word] == Relation::Nmod {
                    self.relation[word] = Relation::Obl;
                }
            }
        }
        self.head[place] = Some(verb);
        self.relation[place] = Relation::Obl;
    }
}
