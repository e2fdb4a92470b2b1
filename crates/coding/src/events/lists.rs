//! Names that are told in one breath, and what the parser took for something else: "Chad, Niger and Mali left".

use super::repair::Links;
use crate::mentions::Mentions;
use record::{Relation, Sentence, Upos, Xpos};

/// Nouns of time on which an infinitive does not hang: "refused for two years to pay".
const TIMES: &[&str] = &["hour", "day", "week", "month", "year", "decade", "time"];

impl Links<'_> {
    /// "A, B and C": where B was taken for an apposition to A, or A for a stray, all three do the same.
    pub(super) fn join_list(&mut self, sentence: &Sentence, second: usize, mentions: &Mentions) {
        if !self.names_other(second, mentions) {
            return;
        }
        let Some(mark) =
            self.start_of(sentence, second).checked_sub(1).filter(|at| sentence.tokens.contains(at))
        else {
            return;
        };
        if !self.is_word(mark, ",") {
            return;
        }
        match self.relation[second] {
            Relation::Appos | Relation::NmodUnmarked => {
                let Some(first) = self.head[second].filter(|&first| first < mark) else { return };
                let joined = self
                    .next_in_list(sentence, first, second)
                    .or_else(|| self.next_in_list(sentence, second, second));
                if joined.is_some() && self.differ(first, second, mentions) {
                    self.relation[second] = Relation::Conj;
                }
            }
            Relation::Nsubj | Relation::NsubjPass => {
                // "Mali, Niger and Chad left", where Mali stands alone and the verb under it.
                let Some(verb) = self.head[second].filter(|&verb| verb > second) else { return };
                let Some(first) = self.head[verb].filter(|&first| first < mark) else { return };
                let stray =
                    matches!(self.relation[verb], Relation::Parataxis | Relation::AclRelcl | Relation::Acl);
                let beside = (first + 1..mark)
                    .all(|word| self.head[word].is_some_and(|head| head >= first && head < mark));
                if !stray
                    || !beside
                    || self.next_in_list(sentence, second, second).is_none()
                    || !self.differ(first, second, mentions)
                {
                    return;
                }
                (self.head[verb], self.relation[verb]) = (self.head[first], self.relation[first]);
                (self.head[first], self.relation[first]) = (Some(verb), self.relation[second]);
                (self.head[second], self.relation[second]) = (Some(first), Relation::Conj);
            }
            _ => {}
        }
    }

    /// The first word of the phrase that stands together before its head.
    fn start_of(&self, sentence: &Sentence, head: usize) -> usize {
        let mut start = head;
        while start > sentence.tokens.start
            && self.head[start - 1].is_some_and(|above| above >= start && above <= head)
            && self.upos(start - 1) != Upos::Punct
        {
            start -= 1;
        }
        start
    }

    /// The conjunct after a word that "and" joins to it or to the list that it is in.
    fn next_in_list(&self, sentence: &Sentence, holder: usize, after: usize) -> Option<usize> {
        (after + 1..sentence.tokens.end).find(|&word| {
            self.relation[word] == Relation::Conj
                && self.head[word] == Some(holder)
                && self.has_child(sentence, word, |relation| relation == Relation::Cc)
        })
    }

    fn names_other(&self, word: usize, mentions: &Mentions) -> bool {
        self.upos(word) == Upos::Propn
            && mentions.actors_of(word).iter().any(|actor| actor.country.is_some() && actor.name.is_some())
    }

    /// Whether two words name actors of different states.
    fn differ(&self, first: usize, second: usize, mentions: &Mentions) -> bool {
        let others = mentions.actors_of(second);
        self.names_other(first, mentions)
            && mentions
                .actors_of(first)
                .iter()
                .all(|actor| others.iter().all(|other| other.country != actor.country))
    }

    /// "refused for two years to pay": the infinitive is what was refused.
    pub(super) fn free_infinitive(&mut self, sentence: &Sentence, verb: usize) {
        if self.relation[verb] != Relation::Acl || self.upos(verb) != Upos::Verb {
            return;
        }
        let Some(time) = self.head[verb].filter(|&time| TIMES.contains(&&*self.parse.tokens[time].lemma))
        else {
            return;
        };
        let to = (time + 1..verb)
            .any(|word| self.head[word] == Some(verb) && self.relation[word] == Relation::Mark);
        let length = self.relation[time] == Relation::Obl
            && sentence.tokens.clone().any(|word| {
                self.head[word] == Some(time)
                    && self.relation[word] == Relation::Case
                    && (self.is_word(word, "for") || self.is_word(word, "after"))
            });
        let above = self.head[time].filter(|&above| self.upos(above) == Upos::Verb && to && length);
        let asks = [
            "refuse", "decline", "agree", "promise", "try", "threaten", "vow", "seek", "fail", "want",
            "demand",
        ];
        if let Some(above) = above.filter(|&above| asks.contains(&&*self.parse.tokens[above].lemma)) {
            self.head[verb] = Some(above);
            self.relation[verb] = Relation::Xcomp;
        }
    }

    /// "Josep Borrell, the envoy, shuttled between": a sentence that is a name and a participle after a comma has the
    /// participle for its verb.
    pub(super) fn find_lost_predicate(&mut self, sentence: &Sentence, mentions: &Mentions) {
        let words = sentence.tokens.clone();
        let Some(name) = words.clone().find(|&word| self.head[word].is_none()) else { return };
        if self.upos(name) != Upos::Propn
            || name >= words.start + 3
            || mentions.actors_of(name).iter().all(|actor| actor.country.is_none())
        {
            return;
        }
        let finite = |word: usize| {
            self.upos(word) == Upos::Verb
                && matches!(self.parse.tokens[word].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
                && self.relation[word] != Relation::AclRelcl
        };
        if words.clone().any(finite) {
            return;
        }
        let participle = words.clone().find(|&word| {
            self.relation[word] == Relation::Acl
                && self.parse.tokens[word].xpos == Xpos::Vbn
                && self.head[word].is_some_and(|noun| noun == name || self.head[noun] == Some(name))
                && word.checked_sub(1).is_some_and(|mark| words.contains(&mark) && self.is_word(mark, ","))
        });
        let Some(verb) = participle else { return };
        (self.head[name], self.relation[name]) = (Some(verb), Relation::Nsubj);
        (self.head[verb], self.relation[verb]) = (None, Relation::Root);
    }
}
