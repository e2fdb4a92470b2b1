//! A few errors that parsers make often in this kind of text, mended by what the codebook knows of the words.

use crate::mentions::Mentions;
use record::{Parse, Relation, Sentence, TimeExpression, Upos};

/// How far from "between X" the "and Y" may stand.
const REACH: usize = 8;
/// How many words a citation bracket has at most.
const BRACKET: usize = 40;
/// Sentences of more words are left as they are.
const LONGEST: usize = 400;

/// The heads and relations of a parse, to be mended in place.
pub(crate) struct Links<'a> {
    pub(crate) parse: &'a Parse,
    pub(crate) text: &'a str,
    pub(crate) head: Vec<Option<usize>>,
    pub(crate) relation: Vec<Relation>,
}

impl Links<'_> {
    pub(crate) fn mend(&mut self, mentions: &Mentions, times: &[TimeExpression]) {
        for sentence in self.parse.sentences.iter().filter(|sentence| sentence.tokens.len() <= LONGEST) {
            for word in sentence.tokens.clone() {
                if self.relation[word] == Relation::Case && self.is_word(word, "between") {
                    self.join_pair(sentence, word, mentions);
                }
                self.join_hyphened(sentence, word);
                self.join_list(sentence, word, mentions);
                self.free_infinitive(sentence, word);
                self.join_perfect(sentence, word, mentions);
                self.find_object(sentence, word);
                self.tie_to_border(sentence, word);
                self.find_antecedent(sentence, word, mentions);
                self.join_subjects(sentence, word, mentions);
                self.find_subject(sentence, word, mentions);
                self.find_lost_subject(sentence, word, mentions, times);
                self.stay_at_place(sentence, word, mentions);
            }
            self.find_lost_predicate(sentence, mentions);
        }
    }

    /// The words of a citation bracket, "(Turan, May 3)", belong to no phrase of the sentence.
    pub(crate) fn cut_citations(&mut self, times: &[TimeExpression]) {
        for time in times.iter().filter(|time| time.dates_a_source) {
            let before = &self.text[..time.span.start()];
            let Some(open) = before.rfind(['(', '\n']).filter(|&open| before[open..].starts_with('(')) else {
                continue;
            };
            let from = self.parse.tokens.partition_point(|token| token.span.start() < open);
            let closing = |&word: &usize| {
                let end = self.parse.tokens[word].span;
                end.of(self.text) == ")" && end.start() >= time.span.end()
            };
            let limit = self.parse.tokens.len().min(from + BRACKET);
            let Some(to) = (from..limit).find(closing) else {
                continue;
            };
            for word in
                self.parse.sentence_of(from).map_or(0..0, |at| self.parse.sentences[at].tokens.clone())
            {
                let inside = |word: usize| (from..=to).contains(&word);
                let Some(head) = self.head[word].filter(|&head| inside(word) != inside(head)) else {
                    continue;
                };
                // What hangs on the bracket hangs on what the bracket hangs on.
                let above = std::iter::successors(self.head[head], |&at| self.head[at]).take(BRACKET);
                self.head[word] = if inside(word) { None } else { above.into_iter().find(|&at| !inside(at)) };
            }
        }
    }

    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        self.parse.tokens[index].span.of(self.text).eq_ignore_ascii_case(word)
    }

    pub(super) fn upos(&self, index: usize) -> Upos {
        self.parse.tokens[index].upos
    }

    pub(super) fn has_child(
        &self,
        sentence: &Sentence,
        head: usize,
        wanted: impl Fn(Relation) -> bool,
    ) -> bool {
        sentence.tokens.clone().any(|word| self.head[word] == Some(head) && wanted(self.relation[word]))
    }

    /// "war between Iran and Azerbaijan is unlikely": the second name is no subject.
    fn join_pair(&mut self, sentence: &Sentence, between: usize, mentions: &Mentions) {
        let Some(first) = self.head[between].filter(|&first| first > between) else {
            return;
        };
        if self.has_child(sentence, first, |relation| relation == Relation::Conj)
            || mentions.actors_of(first).len() != 1
        {
            return;
        }
        let end = sentence.tokens.end.min(first + REACH);
        let Some(and) = (first + 1..end).find(|&word| self.upos(word) == Upos::Cconj) else {
            return;
        };
        let second = (and + 1..end).find(|&word| {
            matches!(self.upos(word), Upos::Propn | Upos::Noun) && !mentions.actors_of(word).is_empty()
        });
        let Some(second) = second.filter(|&second| self.head[first] != Some(second)) else {
            return;
        };
        if matches!(self.relation[second], Relation::Nsubj | Relation::NsubjPass)
            && let (Some(predicate), Some(noun)) = (self.head[second], self.head[first])
            && predicate > second
            && noun < between
            && self.head[predicate].is_some()
        {
            self.head[noun] = Some(predicate);
            self.relation[noun] = self.relation[second];
        }
        self.head[second] = Some(first);
        self.relation[second] = Relation::Conj;
    }

    /// "Azerbaijan and Israel agreed": a state's name before "and" and the subject is a subject too.
    fn join_subjects(&mut self, sentence: &Sentence, second: usize, mentions: &Mentions) {
        let subject = matches!(self.relation[second], Relation::Nsubj | Relation::NsubjPass);
        let Some(first) = second.checked_sub(2).filter(|first| subject && sentence.tokens.contains(first))
        else {
            return;
        };
        let named = |word: usize| mentions.actors_of(word).iter().any(|actor| actor.country.is_some());
        let bare =
            !matches!(self.relation[first], Relation::Obj | Relation::Obl | Relation::Nmod | Relation::Iobj)
                && matches!(self.upos(first), Upos::Propn | Upos::Adj);
        if self.upos(second - 1) != Upos::Cconj || !bare || !named(first) || !named(second) {
            return;
        }
        let Some(verb) = self.head[second].filter(|&verb| verb > second) else {
            return;
        };
        if self.head[verb] == Some(first) {
            self.head[verb] = self.head[first];
            self.relation[verb] = self.relation[first];
        }
        self.head[first] = Some(verb);
        self.relation[first] = self.relation[second];
        self.head[second] = Some(first);
        self.relation[second] = Relation::Conj;
    }

    /// "large-scale military drills": the noun after a hyphen describes the next one.
    fn join_hyphened(&mut self, sentence: &Sentence, word: usize) {
        if !matches!(self.relation[word], Relation::Obj | Relation::Dep | Relation::Flat | Relation::Appos)
            || self.upos(word) != Upos::Noun
        {
            return;
        }
        let Some(above) = self.head[word].filter(|&above| above < word && above + 4 >= word) else {
            return;
        };
        let hyphened = above >= sentence.tokens.start + 2 && self.is_word(above - 1, "-");
        if self.upos(above) != Upos::Noun || !hyphened {
            return;
        }
        self.head[word] = self.head[above];
        self.relation[word] = self.relation[above];
        self.head[above] = Some(word);
        self.relation[above] = Relation::Compound;
        for below in sentence.tokens.clone() {
            if self.head[below] == Some(above) && (below > word || self.relation[below] == Relation::Det) {
                self.head[below] = Some(word);
            }
        }
    }

    /// "Azerbaijan shut down its embassy": the name of a state right before a verb without subject is its subject.
    fn find_subject(&mut self, sentence: &Sentence, word: usize, mentions: &Mentions) {
        use Relation::{
            Advmod, Amod, Aux, AuxPass, Compound, Dep, Discourse, Mark, NmodUnmarked, OblUnmarked, Vocative,
        };
        if !matches!(
            self.relation[word],
            Advmod
                | Amod
                | Aux
                | AuxPass
                | Compound
                | Dep
                | Discourse
                | Mark
                | NmodUnmarked
                | OblUnmarked
                | Vocative
        ) {
            return;
        }
        // "shut" of "shut down its embassy" may be taken for an adjective.
        let acts = |verb: usize| {
            self.upos(verb) == Upos::Verb
                || (self.upos(verb) == Upos::Adj
                    && self.has_child(sentence, verb, |relation| relation == Relation::Obj))
        };
        let Some(verb) = self.head[word].filter(|&verb| verb > word && acts(verb)) else {
            return;
        };
        let named =
            mentions.actors_of(word).iter().any(|actor| actor.country.is_some() && actor.name.is_some());
        let describes = matches!(self.relation[verb], Amod | Compound);
        let subject =
            |relation| matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter);
        if named && !describes && !self.has_child(sentence, verb, subject) {
            self.relation[word] = Relation::Nsubj;
        }
    }
}
