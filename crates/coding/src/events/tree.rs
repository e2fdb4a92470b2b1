//! The dependency trees of a document, made ready for walking: children beside heads, cycles cut, every walk
//! bounded, so that a hostile parse costs no more than its length.

use super::repair::Links;
use crate::mentions::Mentions;
use record::{Actor, NameKind, Parse, Relation, Sector, Span, TimeExpression, Token, Upos};

/// No token.
const NONE: u32 = u32::MAX;
/// How far up a walk goes.
const HEIGHT: usize = 48;
/// How many words of a phrase are looked at.
const BREADTH: usize = 300;

/// The words of a document with their heads and children.
pub(crate) struct Tree<'a> {
    text: &'a str,
    tokens: &'a [Token],
    head: Vec<u32>,
    relation: Vec<Relation>,
    first: Vec<u32>,
    next: Vec<u32>,
    named: Vec<Named>,
}

/// What a word names, as far as patterns ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Named {
    /// A state or an organisation of states.
    state: bool,
    /// A person, or people of a state.
    person: bool,
    /// Somebody who holds an office.
    official: bool,
    /// A place, states and capitals included.
    place: bool,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(
        text: &'a str,
        parse: &'a Parse,
        times: &[TimeExpression],
        mentions: &Mentions,
    ) -> Tree<'a> {
        let tokens = parse.tokens.as_slice();
        let count = tokens.len();
        let mut links = Links {
            parse,
            text,
            head: vec![None; count],
            relation: tokens.iter().map(|token| token.relation).collect(),
        };
        for sentence in &parse.sentences {
            for index in sentence.tokens.clone() {
                let head = tokens.get(index).and_then(|token| token.head);
                links.head[index] = head.filter(|head| sentence.tokens.contains(head) && *head < count);
            }
        }
        links.cut_citations(times);
        links.mend(mentions, times);
        let head = links.head.iter().map(|head| head.map_or(NONE, |head| head as u32)).collect();
        let none = vec![NONE; count];
        let named = (0..count).map(|word| named(parse, mentions, text, word)).collect();
        let mut tree =
            Tree { text, tokens, head, relation: links.relation, first: none.clone(), next: none, named };
        tree.cut_cycles();
        for index in (0..count).rev() {
            let head = tree.head[index];
            if head != NONE {
                tree.next[index] = tree.first[head as usize];
                tree.first[head as usize] = index as u32;
            }
        }
        tree
    }

    /// A head chain that comes back to itself loses the link that closes it.
    fn cut_cycles(&mut self) {
        // 0 unseen, 1 on the present path, 2 known to reach a root.
        let mut state = vec![0u8; self.head.len()];
        let mut path = Vec::new();
        for start in 0..self.head.len() {
            let mut at = start;
            while state[at] == 0 {
                state[at] = 1;
                path.push(at);
                match self.head[at] {
                    NONE => break,
                    head if state[head as usize] == 1 => {
                        self.head[at] = NONE;
                        break;
                    }
                    head => at = head as usize,
                }
            }
            for passed in path.drain(..) {
                state[passed] = 2;
            }
        }
    }

    pub(crate) fn token(&self, index: usize) -> &'a Token {
        &self.tokens[index]
    }

    pub(crate) fn head(&self, index: usize) -> Option<usize> {
        (self.head[index] != NONE).then_some(self.head[index] as usize)
    }

    pub(crate) fn relation(&self, index: usize) -> Relation {
        self.relation[index]
    }

    pub(crate) fn upos(&self, index: usize) -> Upos {
        self.tokens[index].upos
    }

    pub(crate) fn lemma(&self, index: usize) -> &'a str {
        &self.tokens[index].lemma
    }

    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens[index].span.of(self.text)
    }

    /// The words that a span covers.
    pub(crate) fn text_of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// Whether the word names a state or an organisation of states: `*state` of a pattern.
    pub(crate) fn names_state(&self, index: usize) -> bool {
        self.named[index].state
    }

    /// Whether the word names a person or people of a state: `*person` of a pattern.
    pub(crate) fn names_person(&self, index: usize) -> bool {
        self.named[index].person
    }

    /// Whether the word names somebody who holds an office: `*official` of a pattern.
    pub(crate) fn names_official(&self, index: usize) -> bool {
        self.named[index].official
    }

    /// Whether the word names a place: `*place` of a pattern.
    pub(crate) fn names_place(&self, index: usize) -> bool {
        self.named[index].place
    }

    /// Whether the word is this one, capitals aside.
    pub(crate) fn is_word(&self, index: usize, word: &str) -> bool {
        self.word(index).eq_ignore_ascii_case(word)
    }

    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = self.first[index];
        std::iter::from_fn(move || {
            let child = (at != NONE).then_some(at as usize)?;
            at = self.next[child];
            Some(child)
        })
    }

    pub(crate) fn children_by(
        &self,
        index: usize,
        wanted: impl Fn(Relation) -> bool,
    ) -> impl Iterator<Item = usize> {
        self.children(index).filter(move |&child| wanted(self.relation(child)))
    }

    pub(crate) fn child(&self, index: usize, wanted: impl Fn(Relation) -> bool) -> Option<usize> {
        self.children(index).find(|&child| wanted(self.relation(child)))
    }

    /// The words above, nearest first.
    pub(crate) fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(index), |&at| self.head(at)).take(HEIGHT)
    }

    pub(crate) fn is_under(&self, index: usize, top: usize) -> bool {
        index == top || self.ancestors(index).any(|above| above == top)
    }

    /// The words of the phrase that `top` heads, `top` included; in no order of the text. A branch is entered
    /// only if `enter` says so.
    pub(crate) fn phrase(&self, top: usize, enter: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = vec![top];
        let mut at = 0;
        while at < found.len() && found.len() < BREADTH {
            for child in self.children(found[at]) {
                if enter(child) {
                    found.push(child);
                }
            }
            at += 1;
        }
        found
    }

    /// `index` and the words conjoined with it.
    pub(crate) fn conjuncts(&self, index: usize) -> Vec<usize> {
        self.phrase(index, |child| self.relation(child) == Relation::Conj)
    }

    /// The first of the words that `index` is conjoined with; itself if it is no conjunct.
    pub(crate) fn conjunction_head(&self, index: usize) -> usize {
        let mut at = index;
        for _ in 0..HEIGHT {
            match self.head(at) {
                Some(head) if self.relation(at) == Relation::Conj => at = head,
                _ => break,
            }
        }
        at
    }

    /// The preposition before a phrase: the lower-case words of its `case` children ("in front of" as one).
    pub(crate) fn has_case(&self, index: usize, word: &str) -> bool {
        self.children_by(index, |relation| relation == Relation::Case).any(|case| {
            (self.is_word(case, word)
                || (self.is_word(case, "towards") && word == "toward")
                || (self.is_word(case, "upon") && word == "on"))
                && self.child(case, |relation| relation == Relation::Fixed).is_none()
        })
    }

    /// Whether any `mark`, `case` or `advmod` child is this word.
    pub(crate) fn has_marker(&self, index: usize, words: &[&str]) -> bool {
        self.children_by(index, |relation| {
            matches!(relation, Relation::Mark | Relation::Case | Relation::Advmod)
        })
        .any(|child| words.iter().any(|word| self.is_word(child, word)))
    }

    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        use record::Xpos;
        let marked = self.children(verb).any(|child| {
            matches!(
                self.relation(child),
                Relation::AuxPass | Relation::NsubjPass | Relation::CsubjPass | Relation::OblAgent
            )
        });
        if marked {
            return true;
        }
        if self.tokens[verb].xpos != Xpos::Vbn {
            return false;
        }
        match self.relation(verb) {
            // "the diplomats expelled by Iran", "Asked about it, the minister ..."
            Relation::Acl | Relation::Advcl | Relation::Amod => {
                self.child(verb, |relation| matches!(relation, Relation::Aux | Relation::Nsubj)).is_none()
            }
            // "was arrested and expelled"
            Relation::Conj => {
                let own = self.child(verb, |relation| {
                    matches!(relation, Relation::Aux | Relation::Nsubj | Relation::Obj)
                });
                own.is_none() && self.head(verb).is_some_and(|head| self.is_passive_simply(head))
            }
            _ => false,
        }
    }

    pub(crate) fn is_passive_by_auxiliary(&self, verb: usize) -> bool {
        self.child(verb, |relation| relation == Relation::AuxPass).is_some()
    }

    fn is_passive_simply(&self, verb: usize) -> bool {
        let first = self.conjunction_head(verb);
        [verb, first].into_iter().any(|at| {
            self.children(at)
                .any(|child| matches!(self.relation(child), Relation::AuxPass | Relation::NsubjPass))
                || (matches!(self.relation(at), Relation::Acl) && self.tokens[at].xpos == record::Xpos::Vbn)
        })
    }

    /// The bytes of the phrase's words, from the first to the last.
    pub(crate) fn cover(&self, words: &[usize]) -> Option<Span> {
        words.iter().map(|&word| self.tokens[word].span).reduce(Span::cover)
    }
}

fn named(parse: &Parse, mentions: &Mentions, text: &str, word: usize) -> Named {
    let token = &parse.tokens[word];
    let form = token.span.of(text);
    let actors = mentions.actors_of(word);
    let capital = form.starts_with(char::is_uppercase);
    let known = |actor: &Actor| actor.country.is_some();
    let of_office = |actor: &Actor| {
        matches!(
            actor.sector,
            Sector::Gov | Sector::Igo | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Spy
        )
    };
    let people =
        |actor: &Actor| !of_office(actor) && (actor.role.is_some() || matches!(actor.sector, Sector::Cvl));
    let of_state = |actor: &Actor| {
        known(actor) && actor.role.is_none() && matches!(actor.sector, Sector::Gov | Sector::Igo)
    };
    let pronoun = token.upos == Upos::Pron;
    let one = pronoun && ["he", "him", "she", "her"].iter().any(|pronoun| form.eq_ignore_ascii_case(pronoun));
    let thing = pronoun && ["it", "them", "they"].iter().any(|pronoun| form.eq_ignore_ascii_case(pronoun));
    let called = || {
        let after = parse.names.partition_point(|name| name.tokens.start <= word);
        let name = after.checked_sub(1).map(|at| &parse.names[at]);
        name.is_some_and(|name| name.tokens.contains(&word) && name.kind == NameKind::Person)
    };
    Named {
        state: (capital || thing) && !one && actors.iter().any(of_state),
        official: (capital || one)
            && actors.iter().any(|actor| {
                known(actor) && actor.role.is_some() && matches!(actor.sector, Sector::Gov | Sector::Igo)
            }),
        place: mentions.place_of(word).is_some(),
        person: one
            || (capital || thing) && actors.iter().any(people)
            || capital && !pronoun && mentions.place_of(word).is_none() && called(),
    }
}
