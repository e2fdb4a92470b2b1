//! The dependency trees of a document, seen from the head: what hangs on a word, how far its phrase goes.

use record::{Document, Parse, Relation, Span, Token, Upos};
use std::collections::BTreeMap;
use std::ops::Range;

/// How far up or down a tree a question goes; deeper trees are not language.
const DEPTH: usize = 64;

/// A parse with the dependents of every word.
pub(crate) struct Tree<'a> {
    pub(crate) text: &'a str,
    pub(crate) parse: &'a Parse,
    first: Vec<u32>,
    dependents: Vec<u32>,
    /// Every word after all of its dependents.
    upward: Vec<u32>,
    /// The first and one past the last word of every subtree.
    reach: Vec<(u32, u32)>,
    /// The lemmas that have capitals, in lower case.
    lowered: BTreeMap<usize, String>,
}

impl<'a> Tree<'a> {
    pub(crate) fn of(document: &'a Document, parse: &'a Parse) -> Tree<'a> {
        let count = parse.tokens.len();
        let mut first = vec![0u32; count + 1];
        for head in parse.tokens.iter().filter_map(|token| token.head) {
            first[head + 1] += 1;
        }
        for index in 0..count {
            first[index + 1] += first[index];
        }
        let mut next = first.clone();
        let mut dependents = vec![0u32; first[count] as usize];
        for (index, token) in parse.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                dependents[next[head] as usize] = index as u32;
                next[head] += 1;
            }
        }
        let mut tree = Tree {
            text: &document.text,
            parse,
            first,
            dependents,
            upward: Vec::new(),
            reach: Vec::new(),
            lowered: BTreeMap::new(),
        };
        for (index, token) in parse.tokens.iter().enumerate() {
            if token.lemma.bytes().any(|byte| byte.is_ascii_uppercase()) {
                tree.lowered.insert(index, token.lemma.to_ascii_lowercase());
            }
        }
        tree.order();
        tree
    }

    fn order(&mut self) {
        let parse = self.parse;
        let count = parse.tokens.len();
        self.upward = (0..count as u32).collect();
        self.reach = (0..count as u32).map(|index| (index, index + 1)).collect();
        let mut downward = Vec::new();
        for sentence in &parse.sentences {
            let words = sentence.tokens.clone();
            downward.clear();
            downward.extend(words.clone().filter(|&word| self.head(word).is_none()));
            let mut at = 0;
            while at < downward.len() {
                let word = downward[at];
                downward.extend(self.dependents(word));
                at += 1;
            }
            // A parse that is no tree within its sentence keeps the order of the text.
            if downward.len() != words.len() {
                continue;
            }
            for (place, &word) in self.upward[words].iter_mut().zip(downward.iter().rev()) {
                *place = word as u32;
            }
            for &word in downward.iter().rev() {
                if let Some(head) = parse.tokens[word].head {
                    let (start, end) = self.reach[word];
                    let held = &mut self.reach[head];
                    *held = (held.0.min(start), held.1.max(end));
                }
            }
        }
    }

    /// The words of a sentence, each after all of its dependents.
    pub(crate) fn upward(&self, sentence: Range<usize>) -> Vec<usize> {
        self.upward[sentence].iter().map(|&index| index as usize).collect()
    }

    pub(crate) fn token(&self, index: usize) -> &'a Token {
        &self.parse.tokens[index]
    }

    /// The words as written.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.token(index).span.of(self.text)
    }

    /// The lemma in lower case, that of a name too ("Ministry").
    pub(crate) fn lemma(&self, index: usize) -> &str {
        match self.lowered.get(&index) {
            Some(lowered) => lowered,
            None => &self.token(index).lemma,
        }
    }

    pub(crate) fn relation(&self, index: usize) -> Relation {
        self.token(index).relation
    }

    pub(crate) fn head(&self, index: usize) -> Option<usize> {
        self.token(index).head
    }

    /// The dependents of a word, in order of the text.
    pub(crate) fn dependents(&self, index: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        let range = self.first[index] as usize..self.first[index + 1] as usize;
        self.dependents[range].iter().map(|&dependent| dependent as usize)
    }

    /// The first dependent with this relation.
    pub(crate) fn dependent(&self, index: usize, relation: Relation) -> Option<usize> {
        self.dependents(index).find(|&dependent| self.relation(dependent) == relation)
    }

    /// The conjuncts of a word: itself and those that hang on it as `conj`, in order.
    pub(crate) fn conjuncts(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(index)
            .chain(self.dependents(index).filter(|&dependent| self.relation(dependent) == Relation::Conj))
    }

    /// The first word of the coordination that this word is part of.
    pub(crate) fn first_conjunct(&self, index: usize) -> usize {
        let mut at = index;
        for _ in 0..DEPTH {
            match (self.relation(at), self.head(at)) {
                (Relation::Conj, Some(head)) => at = head,
                _ => break,
            }
        }
        at
    }

    /// The words from `index` to the root, `index` first.
    pub(crate) fn up(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |&at| self.head(at)).take(DEPTH)
    }

    /// Whether `above` is on the way from `below` to the root, or the same.
    pub(crate) fn dominates(&self, above: usize, below: usize) -> bool {
        self.up(below).any(|at| at == above)
    }

    pub(crate) fn is_nominal(&self, index: usize) -> bool {
        matches!(self.token(index).upos, Upos::Noun | Upos::Propn | Upos::Pron)
    }

    /// Whether the word heads a noun phrase of its own: it is no part of a name, a compound or a title.
    pub(crate) fn heads_phrase(&self, index: usize) -> bool {
        use Relation::{Amod, Compound, Det, Fixed, Flat, Goeswith, NmodDesc};
        !matches!(self.relation(index), Amod | Compound | Det | Fixed | Flat | Goeswith | NmodDesc)
    }

    /// The lemma of the preposition of a noun phrase ("in", "on behalf of" gives "on"), of the first
    /// conjunct if it has none of its own.
    pub(crate) fn preposition(&self, index: usize) -> Option<&str> {
        let own = |at: usize| {
            self.dependents(at).find(|&dependent| {
                self.relation(dependent) == Relation::Case && self.token(dependent).upos != Upos::Part
                    || self.relation(dependent) == Relation::Mark
                        && self.token(dependent).upos == Upos::Sconj
                        && self.is_nominal(at)
            })
        };
        own(index).or_else(|| own(self.first_conjunct(index))).map(|case| self.lemma(case))
    }

    /// The whole subtree as a range of words, without clauses, appositions, conjuncts and brackets that hang
    /// on its head, and without punctuation at its edges.
    pub(crate) fn phrase(&self, head: usize) -> Range<usize> {
        self.widen(head, |relation| {
            use Relation::{
                AclRelcl, AdvclRelcl, Appos, Cc, Ccomp, Conj, Cop, Csubj, Mark, Nsubj, NsubjOuter, Parataxis,
                Punct,
            };
            !matches!(
                relation,
                AclRelcl
                    | AdvclRelcl
                    | Appos
                    | Cc
                    | Ccomp
                    | Conj
                    | Cop
                    | Csubj
                    | Mark
                    | Nsubj
                    | NsubjOuter
                    | Parataxis
                    | Punct
                    | Relation::Case
                    | Relation::CcPreconj
                    | Relation::Advcl
                    | Relation::List
                    | Relation::Dep
            )
        })
    }

    /// The core of the phrase: what stands before the head without articles, the rest of a name, and one
    /// `of` phrase.
    pub(crate) fn core(&self, head: usize) -> Range<usize> {
        self.widen(head, |relation| {
            use Relation::{Amod, Compound, Fixed, Flat, Goeswith, NmodDesc, NmodPoss, Nummod};
            matches!(relation, Amod | Compound | Fixed | Flat | Goeswith | NmodDesc | NmodPoss | Nummod)
        })
    }

    /// The gapless range around `head` of the subtrees whose topmost relation is taken.
    fn widen(&self, head: usize, take: impl Fn(Relation) -> bool) -> Range<usize> {
        let mut range = head..head + 1;
        for dependent in self.dependents(head).filter(|&dependent| take(self.relation(dependent))) {
            let part = self.reach(dependent);
            range = range.start.min(part.start)..range.end.max(part.end);
        }
        range
    }

    /// The range from the first to the last word of a subtree.
    pub(crate) fn reach(&self, index: usize) -> Range<usize> {
        let (start, end) = self.reach[index];
        start as usize..end as usize
    }

    /// The bytes of a range of words.
    pub(crate) fn span(&self, words: Range<usize>) -> Span {
        let first = self.token(words.start).span;
        self.token(words.end.saturating_sub(1).max(words.start)).span.cover(first)
    }
}
