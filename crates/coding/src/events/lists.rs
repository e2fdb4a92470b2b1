//! Names that are told in one breath, and what the parser took for something else: "Chad, Niger and Mali left".

use super::repair::Links;
use crate::mentions::Mentions;
use record::{Relation, Sentence, Upos, Xpos};

/// Nouns of time on which an infinitive does not hang: "refused for two years to pay".
const TIMES: &[&str] = &["hour", "day", "week", "month", "year", "decade", "time"];

/// Verbs whose participle describes nobody.
const INTRANSITIVE: &[&str] = &[
    "agree",
    "apologise",
    "apologize",
    "appeal",
    "call",
    "clash",
    "meet",
    "object",
    "protest",
    "react",
    "respond",
    "retaliate",
    "vote",
];

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
                let Some(verb) = self.head[second].filter(|&verb| verb > second) else { return };
                // "Qatar, Oman and Iraq met", where Qatar hangs on the verb as something else.
                if let Some(first) = mark.checked_sub(1).filter(|&first| self.head[first] == Some(verb)) {
                    let bare = !self.has_child(sentence, first, |relation| relation == Relation::Case);
                    if bare
                        && self.next_in_list(sentence, second, second).is_some()
                        && self.differ(first, second, mentions)
                    {
                        self.relation[first] = self.relation[second];
                        (self.head[second], self.relation[second]) = (Some(first), Relation::Conj);
                    }
                    return;
                }
                // "Mali, Niger and Chad left", where Mali stands alone and the verb under it.
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

    /// A sentence that is a name and has no verb of its own: the participle, or the verb that is joined to the name, is its
    /// verb.
    pub(super) fn find_lost_predicate(&mut self, sentence: &Sentence, mentions: &Mentions) {
        let words = sentence.tokens.clone();
        let Some(name) = words.clone().find(|&word| self.head[word].is_none()) else { return };
        if self.find_swallowed_verb(sentence, name, mentions) {
            return;
        }
        if !matches!(self.upos(name), Upos::Propn | Upos::Noun)
            || name >= words.start + 4
            || mentions.actors_of(name).iter().all(|actor| actor.country.is_none())
            || self.has_child(sentence, name, |relation| matches!(relation, Relation::Nsubj | Relation::Cop))
        {
            return;
        }
        let finite = |word: usize| {
            self.upos(word) == Upos::Verb
                && matches!(self.parse.tokens[word].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
        };
        // "Turkey's president, Erdogan, and his Greek counterpart met"
        let joined = words.clone().find(|&word| {
            self.relation[word] == Relation::Conj && self.head[word] == Some(name) && finite(word)
        });
        if let Some(verb) = joined {
            let subject = words.clone().find(|&word| {
                self.head[word] == Some(verb)
                    && matches!(self.relation[word], Relation::Nsubj | Relation::NsubjPass)
            });
            if let Some(subject) = subject {
                self.lift(verb, name, self.relation[subject]);
                (self.head[subject], self.relation[subject]) = (Some(name), Relation::Conj);
                return;
            }
            // "Kenyan troops crossed into Somalia and killed two men", where "crossed" was taken for a participle.
            let first = name + 1;
            let crossed = words.contains(&first)
                && self.relation[first] == Relation::Acl
                && self.head[first] == Some(name)
                && self.parse.tokens[first].xpos == Xpos::Vbn;
            if crossed {
                self.lift(first, name, Relation::Nsubj);
                self.head[verb] = Some(first);
            }
            return;
        }
        if words.clone().any(|word| finite(word) && self.relation[word] != Relation::AclRelcl) {
            return;
        }
        let participle =
            |word: usize| self.parse.tokens[word].xpos == Xpos::Vbn && self.upos(word) == Upos::Verb;
        let after_mark = |word: usize| {
            word.checked_sub(1).is_some_and(|mark| words.contains(&mark) && self.is_word(mark, ","))
        };
        for word in words.clone().filter(|&word| participle(word)) {
            let above = self.head[word];
            match self.relation[word] {
                // "Josep Borrell, the envoy, shuttled between"
                Relation::Acl
                    if after_mark(word)
                        && above.is_some_and(|noun| noun == name || self.head[noun] == Some(name)) =>
                {
                    return self.lift(word, name, Relation::Nsubj);
                }
                // "The four states accused Doha"
                // "Both countries called for a vote"
                Relation::Acl if above == Some(name) && word == name + 1 => {
                    let object = (word + 1..words.end).find(|&at| {
                        self.head[at] == Some(word)
                            && matches!(self.relation[at], Relation::Obj | Relation::Xcomp)
                            && matches!(self.upos(at), Upos::Propn | Upos::Noun)
                    });
                    let alone = INTRANSITIVE.contains(&&*self.parse.tokens[word].lemma)
                        && mentions.actors_of(name).iter().any(|actor| actor.name.is_some());
                    if let Some(object) = object {
                        self.relation[object] = Relation::Obj;
                    } else if !alone {
                        return;
                    }
                    return self.lift(word, name, Relation::Nsubj);
                }
                // "The United States imposed sanctions"
                Relation::Amod if word == name + 1 => {
                    let Some(object) = above.filter(|&at| at == word + 1 && self.head[at] == Some(name))
                    else {
                        return;
                    };
                    self.lift(word, name, Relation::Nsubj);
                    (self.head[object], self.relation[object]) = (Some(word), Relation::Obj);
                    return;
                }
                _ => {}
            }
        }
    }

    /// "Pakistan struck targets": a participle between a state and the noun that has both for its modifiers is the verb.
    fn find_swallowed_verb(&mut self, sentence: &Sentence, noun: usize, mentions: &Mentions) -> bool {
        let words = sentence.tokens.clone();
        if !matches!(self.upos(noun), Upos::Noun | Upos::Propn)
            || self
                .has_child(sentence, noun, |relation| matches!(relation, Relation::Cop | Relation::NsubjPass))
        {
            return false;
        }
        let verb = words.clone().skip(1).find(|&word| {
            self.relation[word] == Relation::Amod
                && self.head[word] == Some(noun)
                && word < noun
                && self.upos(word) == Upos::Verb
                && matches!(self.parse.tokens[word].xpos, Xpos::Vbn | Xpos::Vbd)
        });
        let Some(verb) = verb else { return false };
        let subject = verb - 1;
        let named = self.upos(subject) == Upos::Propn
            && mentions.actors_of(subject).iter().any(|actor| actor.country.is_some())
            || self.relation[subject] == Relation::Nsubj;
        let before =
            matches!(self.relation[subject], Relation::Compound | Relation::Nsubj | Relation::NmodUnmarked);
        if self.head[subject] != Some(noun) || !named || !before {
            return false;
        }
        self.lift(verb, noun, Relation::Obj);
        (self.head[subject], self.relation[subject]) = (Some(verb), Relation::Nsubj);
        for word in words.filter(|&word| word < subject || word > noun) {
            if self.head[word] == Some(noun) && (word < subject || self.relation[word] == Relation::Punct) {
                self.head[word] = Some(verb);
            }
        }
        true
    }

    /// Makes a verb the root in place of the name that it then has as its subject.
    fn lift(&mut self, verb: usize, name: usize, relation: Relation) {
        (self.head[name], self.relation[name]) = (Some(verb), relation);
        (self.head[verb], self.relation[verb]) = (None, Relation::Root);
    }
}
