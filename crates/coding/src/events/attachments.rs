//! Words that hang on the wrong one of two neighbours: participles, objects, relative clauses.

use super::repair::Links;
use crate::mentions::Mentions;
use record::{Relation, Sentence, Upos, Xpos};

impl Links<'_> {
    /// "had annexed Georgian land": the participle is the verb, and "had" its auxiliary.
    pub(super) fn join_perfect(&mut self, sentence: &Sentence, participle: usize, mentions: &Mentions) {
        let Some(have) = participle.checked_sub(1).filter(|have| sentence.tokens.contains(have)) else {
            return;
        };
        let object = self.head[participle].filter(|&object| object > participle);
        // "Iran has divided loyalties" is rare, so a state as subject is enough, or one named after the participle.
        let names = |word: usize| mentions.actors_of(word).iter().any(|actor| actor.country.is_some());
        let next = sentence.tokens.contains(&(participle + 1)) && names(participle + 1);
        let named = next
            || sentence.tokens.clone().any(|word| {
                self.head[word] == Some(have) && self.relation[word] == Relation::Nsubj && names(word)
            });
        if self.relation[participle] != Relation::Amod
            || self.parse.tokens[participle].xpos != Xpos::Vbn
            || &*self.parse.tokens[have].lemma != "have"
            || self.relation[have] == Relation::Aux
            || !named
        {
            return;
        }
        let Some(object) = object.filter(|&object| self.head[object] == Some(have)) else { return };
        (self.head[participle], self.relation[participle]) = (self.head[have], self.relation[have]);
        for word in sentence.tokens.clone() {
            if self.head[word] == Some(have) {
                self.head[word] = Some(participle);
            }
        }
        (self.head[have], self.relation[have]) = (Some(participle), Relation::Aux);
        self.relation[object] = Relation::Obj;
    }

    /// "captured three cities west of": what a verb counts right after it is its object, unless it is a time or length.
    pub(super) fn find_object(&mut self, sentence: &Sentence, noun: usize) {
        const MEASURED: &[&str] = &[
            "year",
            "month",
            "week",
            "day",
            "hour",
            "minute",
            "second",
            "time",
            "decade",
            "century",
            "mile",
            "kilometre",
            "kilometer",
            "metre",
            "meter",
            "percent",
            "night",
            "morning",
            "point",
            "dollar",
            "euro",
            "step",
            "degree",
            "foot",
            "inch",
            "yard",
        ];
        if self.relation[noun] != Relation::OblUnmarked
            || self.upos(noun) != Upos::Noun
            || MEASURED.contains(&&*self.parse.tokens[noun].lemma)
        {
            return;
        }
        let Some(verb) = self.head[noun].filter(|&verb| verb < noun && self.upos(verb) == Upos::Verb) else {
            return;
        };
        let beside = (verb + 1..noun).all(|word| self.head[word] == Some(noun));
        if beside
            && noun > verb + 1
            && !self
                .has_child(sentence, verb, |relation| matches!(relation, Relation::Obj | Relation::NsubjPass))
        {
            self.relation[noun] = Relation::Obj;
        }
    }

    /// "along the border with Armenia": what stands after "with" shares the border, and nothing else.
    pub(super) fn tie_to_border(&mut self, sentence: &Sentence, with: usize) {
        if self.relation[with] != Relation::Case || !self.is_word(with, "with") {
            return;
        }
        let Some(border) = with.checked_sub(1).filter(|word| sentence.tokens.contains(word)) else {
            return;
        };
        let lemma = &*self.parse.tokens[border].lemma;
        let Some(neighbour) = self.head[with].filter(|&neighbour| neighbour > with) else {
            return;
        };
        if matches!(lemma, "border" | "frontier" | "boundary") && self.head[neighbour] != Some(border) {
            self.head[neighbour] = Some(border);
            self.relation[neighbour] = Relation::Nmod;
        }
    }

    /// "aid to Armenia, which had occupied ...", "Armenia's security - which had occupied ...": the state named right
    /// before the pronoun, or whose thing is named there, acts.
    pub(super) fn find_antecedent(&mut self, sentence: &Sentence, pronoun: usize, mentions: &Mentions) {
        if !self.is_word(pronoun, "which") && !self.is_word(pronoun, "who") {
            return;
        }
        let Some(verb) = self.head[pronoun].filter(|_| self.relation[pronoun] == Relation::Nsubj) else {
            return;
        };
        let before = |steps: usize| {
            pronoun
                .checked_sub(steps)
                .filter(|word| sentence.tokens.contains(word) && *word + steps == pronoun)
        };
        let Some(near) = before(2).filter(|_| before(1).is_some_and(|mark| self.upos(mark) == Upos::Punct))
        else {
            return;
        };
        match self.relation[verb] {
            Relation::AclRelcl => {
                let named = self.upos(near) == Upos::Propn
                    && mentions.actors_of(near).iter().any(|actor| actor.country.is_some());
                let harms = [
                    "kill", "wound", "injure", "leave", "cause", "destroy", "damage", "last", "begin",
                    "start", "end", "follow", "take", "be", "come", "occur", "result", "claim",
                ];
                let does = !harms.contains(&&*self.parse.tokens[verb].lemma);
                if named
                    && does
                    && self.head[near] == self.head[verb]
                    && self.relation[near] == Relation::Nmod
                {
                    self.head[verb] = Some(near);
                }
            }
            Relation::Parataxis if self.upos(near) == Upos::Noun => {
                self.head[verb] = Some(near);
                self.relation[verb] = Relation::AclRelcl;
            }
            _ => {}
        }
    }
}
