//! Several at once: "both countries", "the two sides", "the parties", "each other", "the three nations".

use super::named_pairs::NamedPairs;
use super::phrase::Composer;
use codebook::{NumberWord, WordClass};
use record::{Polity, Relation, Xpos};
use std::collections::{BTreeMap, BTreeSet};

/// How many namings of states back the two are looked for.
const FAR: usize = 60;

/// How many times more both main states of a document are named than one that is named in passing.
const INCIDENTAL: u32 = 4;

/// The states that a document speaks of, word by word.
#[derive(Default)]
pub(super) struct PolityLog {
    said: Vec<(usize, usize, Polity)>,
    /// The words of `said` that name nobody: "both countries".
    recalled: BTreeSet<usize>,
    counts: BTreeMap<Polity, u32>,
    /// The pairs that it names as such.
    pub(super) pairs: NamedPairs,
    /// The states that it names in one breath: "Chad, Niger and Mali".
    lists: Vec<List>,
}

struct List {
    word: usize,
    sentence: usize,
    states: Vec<Polity>,
}

/// Who may be meant by a word for several.
#[derive(Default)]
pub(super) struct Asked {
    /// Those who do something to them, and are none of them.
    outside: Vec<Polity>,
    /// Whether the word means states, and no organisations.
    states: bool,
}

impl Asked {
    fn allows(&self, polity: &Polity) -> bool {
        !self.outside.contains(polity) && (!self.states || matches!(polity, Polity::State(_)))
    }
}

impl PolityLog {
    /// Notes that a word of a sentence names a state.
    pub(super) fn say(&mut self, word: usize, sentence: usize, polity: &Polity) {
        self.said.push((word, sentence, polity.clone()));
        *self.counts.entry(polity.clone()).or_default() += 1;
    }

    /// Notes that a word of a sentence brings a state to mind again without naming it: "both countries".
    pub(super) fn recall(&mut self, word: usize, sentence: usize, polity: &Polity) {
        self.said.push((word, sentence, polity.clone()));
        self.recalled.insert(word);
    }

    /// The two states that are meant by a collective word: of those near, the pair that is named as one there or
    /// stands in the same sentence, else those the document speaks of most. Two who are both named in passing are not
    /// meant.
    pub(super) fn two_meant(&self, word: usize, sentence: usize, asked: &Asked) -> Option<[Polity; 2]> {
        let near = self.near(word, 2, asked, |_| true);
        // A document names its pair in one order throughout.
        let in_order = |pair: [Polity; 2]| self.most_of(&[&pair[1], &pair[0]], 2)?.try_into().ok();
        let pair = self.pairs.among(word, &near).and_then(in_order).or_else(|| {
            let here = near.len() == 2 && near.iter().all(|polity| self.is_said_in(polity, sentence));
            here.then(|| self.most_of(&near, 2)?.try_into().ok()).flatten()
        });
        let pair = pair.filter(|pair: &[Polity; 2]| !pair.iter().all(|polity| self.is_incidental(polity)));
        pair.or_else(|| {
            let near = self.near(word, 2, asked, |polity| !self.is_incidental(polity));
            let named = if near.len() > 2 { self.pairs.among(word, &near) } else { None };
            named.and_then(in_order).or_else(|| self.most_of(&near, 2)?.try_into().ok())
        })
    }

    /// Whether a state is named in this sentence, which is the last one so far.
    fn is_said_in(&self, polity: &Polity, sentence: usize) -> bool {
        self.said.iter().rev().take_while(|said| said.1 == sentence).any(|said| said.2 == *polity)
    }

    /// The states that a word counts: "the three countries" are those last named in one breath, else those near.
    pub(super) fn several_meant(&self, word: usize, count: usize, asked: &Asked) -> Option<Vec<Polity>> {
        let near = self.near(word, count, asked, |_| true);
        let listed = self.lists.iter().rev().find(|list| {
            list.word < word
                && list.states.len() == count
                && list.states.iter().all(|state| near.contains(&state))
        });
        listed.map(|list| list.states.clone()).or_else(|| self.most_of(&near, count))
    }

    /// The states last named in one breath, in the sentence of a word or the one before: "these nations".
    pub(super) fn listed(&self, word: usize, sentence: usize) -> Option<Vec<Polity>> {
        let lists = self.lists.iter().rev().filter(|list| list.word < word);
        lists
            .take_while(|list| list.sentence + 1 >= sentence)
            .max_by_key(|list| (list.sentence, list.states.len()))
            .map(|list| list.states.clone())
    }

    /// Notes that a sentence names states in one breath, the last of them with this word.
    pub(super) fn list(&mut self, word: usize, sentence: usize, states: Vec<Polity>) {
        self.lists.push(List { word, sentence, states });
    }

    /// The states of the sentence before a word, or of the sentences before it until there are enough, the
    /// latest first.
    fn near(
        &self,
        word: usize,
        enough: usize,
        asked: &Asked,
        wanted: impl Fn(&Polity) -> bool,
    ) -> Vec<&Polity> {
        let mut near: Vec<&Polity> = Vec::new();
        let mut sentence = None;
        // Two who were last named far back are not meant.
        for (at, of, polity) in self.said.iter().rev().take(FAR) {
            if *at >= word || !asked.allows(polity) || !wanted(polity) {
                continue;
            }
            if near.len() >= enough && sentence != Some(*of) {
                break;
            }
            sentence = Some(*of);
            if !near.contains(&polity) {
                near.push(polity);
            }
        }
        near
    }

    /// So many of the states near, those the document speaks of most, in the order of their first mention.
    fn most_of(&self, near: &[&Polity], count: usize) -> Option<Vec<Polity>> {
        let rank = |polity: &Polity| std::cmp::Reverse(self.counts.get(polity).copied().unwrap_or(0));
        let mut most: Vec<&Polity> = near.iter().rev().copied().collect();
        most.sort_by_key(|polity| rank(polity));
        most.truncate(count);
        most.sort_by_key(|polity| self.said.iter().position(|(_, _, said)| said == *polity));
        (most.len() == count).then(|| most.into_iter().cloned().collect())
    }

    /// The two states near a word; of more than two, those the document speaks of most.
    pub(super) fn two_before(&self, word: usize) -> Option<[Polity; 2]> {
        self.most_of(&self.near(word, 2, &Asked::default(), |_| true), 2)?.try_into().ok()
    }

    /// The two states that a sentence of a document read to its end is about: of those named in it or last before it, the
    /// two that the document speaks of most; none named in passing, and no organisation.
    pub(super) fn dyad(&self, sentence: usize) -> Option<[Polity; 2]> {
        let upto = self.said.partition_point(|said| said.1 <= sentence);
        let mut near: Vec<&Polity> = Vec::new();
        let mut last = None;
        for (at, of, polity) in self.said[..upto].iter().rev().take(FAR) {
            if self.recalled.contains(at) {
                continue;
            }
            if near.len() >= 2 && last != Some(*of) {
                break;
            }
            if matches!(polity, Polity::State(_)) && !self.is_incidental(polity) {
                last = Some(*of);
                if !near.contains(&polity) {
                    near.push(polity);
                }
            }
        }
        near.reverse();
        near.sort_by_key(|polity| std::cmp::Reverse(self.counts.get(polity).copied().unwrap_or(0)));
        near.truncate(2);
        near.sort_by_key(|polity| self.said.iter().position(|(_, _, said)| said == *polity));
        match near.as_slice() {
            [first, second] => Some([(*first).clone(), (*second).clone()]),
            _ => None,
        }
    }

    /// Whether a state was named in passing only, in a document that speaks of two others much more: "travellers from
    /// Bangkok to London".
    fn is_incidental(&self, polity: &Polity) -> bool {
        let (mut most, mut second) = (0, 0);
        for &count in self.counts.values() {
            if count > most {
                (most, second) = (count, most);
            } else {
                second = second.max(count);
            }
        }
        let count = self.counts.get(polity).copied().unwrap_or(0);
        count * INCIDENTAL <= second
    }

    /// The two parties of a quarrel: the pair that was last named as one, without those who deal with them
    /// here. Else those that the document speaks of most, if the sentence names both or neither; else those
    /// most spoken of that it does not name.
    pub(super) fn parties(&self, word: usize, sentence: usize, outside: &[Polity]) -> Option<[Polity; 2]> {
        if let Some(pair) = self.pairs.of_quarrel(word, sentence, outside) {
            return Some(pair);
        }
        let here: Vec<&Polity> = self
            .said
            .iter()
            .rev()
            .take_while(|said| said.1 + 1 > sentence)
            .filter(|said| said.0 < word && said.1 == sentence)
            .map(|said| &said.2)
            .collect();
        let main = self.main_two()?;
        match main.iter().filter(|polity| here.contains(polity)).count() {
            2 => Some(main),
            0 => self.two_before(word),
            _ => {
                let mut rest: Vec<(&Polity, &u32)> =
                    self.counts.iter().filter(|(polity, _)| !here.contains(polity)).collect();
                rest.sort_by_key(|&(_, count)| std::cmp::Reverse(*count));
                match rest.as_slice() {
                    [(first, _), (second, _), ..] => Some([(*first).clone(), (*second).clone()]),
                    _ => self.two_before(word),
                }
            }
        }
    }

    /// How often the document speaks of each state.
    pub(super) fn counts(&self) -> &BTreeMap<Polity, u32> {
        &self.counts
    }

    /// The two states that the whole document speaks of most.
    pub(super) fn main_two(&self) -> Option<[Polity; 2]> {
        let mut all: Vec<(&Polity, &u32)> = self.counts.iter().collect();
        all.sort_by_key(|&(_, count)| std::cmp::Reverse(*count));
        match all.as_slice() {
            [(first, _), (second, _), ..] => Some([(*first).clone(), (*second).clone()]),
            _ => None,
        }
    }
}

/// What a collective phrase counts in twos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// The states or sides themselves.
    Sides,
    /// Their leaders, ministers, parliaments: those of the phrase's own role.
    Roles,
    /// Whoever the subject names: "each other".
    Subject,
    /// More than two, so many: "the three countries".
    Several(usize, bool),
    /// As many as were just listed: "these nations".
    Listed,
}

impl Composer<'_> {
    /// Who may be meant by the word for several that heads this phrase.
    pub(super) fn asked(&self, head: usize) -> Asked {
        Asked { outside: self.dealing_with(head), states: self.is_lemma(WordClass::StateSide, head) }
    }

    /// How many a number word counts, from three to six.
    fn several(&self, word: &str) -> Option<usize> {
        match self.book.words.number(word) {
            Some(NumberWord::Value(count @ 3..=6)) => Some(count as usize),
            _ => None,
        }
    }

    /// Whether this word ends "each other" or the like.
    pub(super) fn is_each_other(&self, word: usize) -> bool {
        let Some(before) = word.checked_sub(1).map(|at| self.keys.get(at)) else { return false };
        let told = Some((before, self.keys.get(word)));
        self.book.words.of(WordClass::Reciprocal).any(|words| words.split_once(' ') == told)
    }

    /// Whether the phrase headed by this word speaks of several known ones at once.
    pub(super) fn pair(&self, head: usize) -> Option<Pair> {
        let lemma = self.tree.lemma(head);
        let key = self.keys.get(head);
        if self.is_each_other(head) {
            return Some(Pair::Subject);
        }
        if key == "both"
            && self.tree.heads_phrase(head)
            && matches!(
                self.tree.relation(head),
                Relation::Nsubj | Relation::Obj | Relation::Obl | Relation::NsubjPass
            )
        {
            return Some(Pair::Sides);
        }
        if !matches!(self.tree.token(head).xpos, Xpos::Nns | Xpos::Nnps) {
            return None;
        }
        let (mut two, mut both, mut the, mut open) = (false, false, false, false);
        let (mut more, mut these) = (None, false);
        for dependent in self.tree.dependents(head).filter(|&dependent| dependent < head) {
            match self.keys.get(dependent) {
                _ if self.tree.relation(dependent) == Relation::NmodPoss => the = true,
                "both" => (two, both) = (true, true),
                "two" => two = true,
                key if self.several(key).is_some() => more = self.several(key),
                key if self.is(WordClass::Listed, key) => (the, these) = (true, true),
                "all" => {}
                key if self.is(WordClass::KnownDeterminer, key) => the = true,
                key if self.is(WordClass::OthersMeant, key) => open = true,
                // "two European nations"
                _ if self.tree.word(dependent).starts_with(char::is_uppercase) && dependent + 1 == head => {
                    open = true
                }
                _ => {
                    open |= self.readings[dependent]
                        .as_deref()
                        .is_some_and(|reading| !reading.polities.is_empty())
                        && self.tree.relation(dependent) != Relation::NmodPoss
                        || self.tree.relation(dependent) == Relation::Nummod
                }
            }
        }
        let own = self.tree.dependents(head).any(|dependent| {
            self.tree.relation(dependent) == Relation::Nmod
                && self.tree.preposition(dependent) == Some("of")
                && self.readings[dependent].is_some()
        });
        if open || own {
            return None;
        }
        let sides = self.is(WordClass::Side, lemma);
        if sides && (two || the && self.is(WordClass::KnownPair, lemma)) {
            return Some(Pair::Sides);
        }
        let role = self.readings[head].as_deref().is_some_and(|reading| reading.polities.is_empty());
        if let Some(count) = more {
            return (the && (sides || role)).then_some(Pair::Several(count, !sides));
        }
        if these && !two && !both && self.is(WordClass::StateSide, lemma) {
            return Some(Pair::Listed);
        }
        (role && (both || two && the)).then_some(Pair::Roles)
    }
}
