//! Two at once: "both countries", "the two sides", "the parties", "each other".

use super::named_pairs::NamedPairs;
use super::phrase::Composer;
use record::{Polity, Relation, Xpos};
use std::collections::BTreeMap;

/// Words for states and their sides that are counted in twos.
const SIDES: &[&str] = &[
    "country",
    "nation",
    "state",
    "side",
    "neighbor",
    "neighbour",
    "capital",
    "government",
    "people",
    "power",
    "republic",
    "party",
    "camp",
    "rival",
    "belligerent",
    "adversary",
    "combatant",
    "antagonist",
];

/// Of these the article alone says that the two are known.
const KNOWN_PAIR: &[&str] = &["side", "party", "neighbor", "neighbour", "belligerent", "adversary"];

/// Adjectives that leave it open, or say, that others are meant.
const OTHERS: &[&str] = &[
    "other",
    "more",
    "further",
    "additional",
    "third",
    "many",
    "several",
    "various",
    "most",
    "such",
    "different",
    "certain",
    "new",
    "some",
    "political",
    "western",
];

/// How many namings of states back the two are looked for.
const FAR: usize = 60;

/// How many times more both main states of a document are named than one that is named in passing.
const INCIDENTAL: u32 = 4;

/// The states that a document speaks of, word by word.
#[derive(Default)]
pub(super) struct PolityLog {
    said: Vec<(usize, usize, Polity)>,
    counts: BTreeMap<Polity, u32>,
    /// The pairs that it names as such.
    pub(super) pairs: NamedPairs,
}

impl PolityLog {
    /// Notes that a word of a sentence names a state.
    pub(super) fn say(&mut self, word: usize, sentence: usize, polity: &Polity) {
        self.said.push((word, sentence, polity.clone()));
        *self.counts.entry(polity.clone()).or_default() += 1;
    }

    /// The two states that are meant by a collective word: of more than two that are near, the pair that is
    /// named as one there, else as [`PolityLog::two_before`] says.
    pub(super) fn two_meant(&self, word: usize) -> Option<[Polity; 2]> {
        let near = self.near(word);
        let named = if near.len() > 2 { self.pairs.among(word, &near) } else { None };
        named.or_else(|| self.two_before(word))
    }

    /// The states of the sentence before a word, or of the sentences before it until there are two, the
    /// latest first.
    fn near(&self, word: usize) -> Vec<&Polity> {
        let mut near: Vec<&Polity> = Vec::new();
        let mut sentence = None;
        // Two who were last named far back are not meant.
        for (at, of, polity) in self.said.iter().rev().take(FAR) {
            if *at >= word {
                continue;
            }
            if near.len() >= 2 && sentence != Some(*of) {
                break;
            }
            sentence = Some(*of);
            if !near.contains(&polity) {
                near.push(polity);
            }
        }
        near
    }

    /// The two states near a word; of more than two, those the document speaks of most.
    pub(super) fn two_before(&self, word: usize) -> Option<[Polity; 2]> {
        let near = self.near(word);
        let rank = |polity: &Polity| std::cmp::Reverse(self.counts.get(polity).copied().unwrap_or(0));
        let mut most: Vec<&Polity> = near.iter().rev().copied().collect();
        most.sort_by_key(|polity| rank(polity));
        most.truncate(2);
        // A document names its pair in one order throughout: that of first mention.
        most.sort_by_key(|polity| self.said.iter().position(|(_, _, said)| said == *polity));
        match most.as_slice() {
            [first, second] => Some([(*first).clone(), (*second).clone()]),
            _ => None,
        }
    }

    /// The two states that a sentence of a document read to its end is about: of those named in it or last before it, the
    /// two that the document speaks of most; none named in passing, and no organisation.
    pub(super) fn dyad(&self, sentence: usize) -> Option<[Polity; 2]> {
        let upto = self.said.partition_point(|said| said.1 <= sentence);
        let mut near: Vec<&Polity> = Vec::new();
        let mut last = None;
        for (_, of, polity) in self.said[..upto].iter().rev().take(FAR) {
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
}

impl Composer<'_> {
    /// Whether the phrase headed by this word speaks of two known ones at once.
    pub(super) fn pair(&self, head: usize) -> Option<Pair> {
        let lemma = self.tree.lemma(head);
        let key = self.keys.get(head);
        let before = head.checked_sub(1).map(|at| self.keys.get(at));
        if key == "other" && before == Some("each") || key == "another" && before == Some("one") {
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
        for dependent in self.tree.dependents(head).filter(|&dependent| dependent < head) {
            match self.keys.get(dependent) {
                _ if self.tree.relation(dependent) == Relation::NmodPoss => the = true,
                "both" => (two, both) = (true, true),
                "two" => two = true,
                "the" | "these" | "those" | "their" | "our" => the = true,
                key if OTHERS.contains(&key) => open = true,
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
        if SIDES.contains(&lemma) && (two || the && KNOWN_PAIR.contains(&lemma)) {
            return Some(Pair::Sides);
        }
        let role = self.readings[head].as_deref().is_some_and(|reading| reading.polities.is_empty());
        (role && (both || two && the)).then_some(Pair::Roles)
    }
}
