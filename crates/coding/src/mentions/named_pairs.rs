//! Pairs of states that a text names as pairs: "the war between Iran and Iraq", "the Sino-Indian border talks",
//! "Chile and Peru agreed".

use super::phrase::Composer;
use codebook::WordClass;
use record::{Polity, Relation};

/// How many sentences back the parties to something are looked for.
const FAR: usize = 20;

/// How many sentences back two who were named together, and not as parties to anything, are looked for.
const NEAR: usize = 1;

/// The pairs named so far, in order of the text.
#[derive(Default)]
pub(super) struct NamedPairs {
    all: Vec<NamedPair>,
}

struct NamedPair {
    word: usize,
    sentence: usize,
    states: [Polity; 2],
    quarrel: bool,
}

impl NamedPairs {
    /// Notes that a phrase headed by `word` names two states as a pair; `quarrel` if as parties.
    pub(super) fn name(&mut self, word: usize, sentence: usize, states: [Polity; 2], quarrel: bool) {
        self.all.push(NamedPair { word, sentence, states, quarrel });
    }

    fn before(&self, word: usize) -> impl Iterator<Item = &NamedPair> {
        self.all.iter().rev().filter(move |pair| pair.word < word)
    }

    /// The pair last named before a word of which both are among some states.
    pub(super) fn among(&self, word: usize, states: &[&Polity]) -> Option<[Polity; 2]> {
        let both = |pair: &&NamedPair| pair.states.iter().all(|state| states.contains(&state));
        self.before(word).find(both).map(|pair| pair.states.clone())
    }

    /// The parties that are meant at a word: the pair last named as parties to something, else one that is
    /// near; to which none of `outside` belongs.
    pub(super) fn of_quarrel(&self, word: usize, sentence: usize, outside: &[Polity]) -> Option<[Polity; 2]> {
        let within = |reach: usize, quarrel: bool| {
            self.before(word)
                .filter(|pair| !quarrel || pair.quarrel)
                .take_while(|pair| pair.sentence + reach >= sentence)
                .find(|pair| !pair.states.iter().any(|state| outside.contains(state)))
        };
        within(FAR, true).or_else(|| within(NEAR, false)).map(|pair| pair.states.clone())
    }
}

impl Composer<'_> {
    /// The two states between which there is what a word names: "the war of Iraq with Iran", "the
    /// Iran-Iraq war".
    pub(super) fn pair_of_relation(&self, word: usize) -> Option<[Polity; 2]> {
        if !self.is_lemma(WordClass::Quarrel, word) {
            return None;
        }
        let mut states: Vec<Polity> = Vec::new();
        for at in self.tree.dependents(word) {
            let side = match self.tree.relation(at) {
                Relation::Amod | Relation::Compound | Relation::NmodPoss => true,
                Relation::Nmod => self.is_after(WordClass::BetweenParties, at),
                _ => false,
            };
            for part in self.tree.conjuncts(at).filter(|_| side) {
                self.add_states(part, &mut states);
                // "the Iran - Iraq war": the first hangs on the second.
                for inner in self.tree.dependents(part) {
                    if matches!(self.tree.relation(inner), Relation::Compound | Relation::Amod) {
                        self.add_states(inner, &mut states);
                    }
                }
            }
        }
        states.try_into().ok()
    }

    /// The two states of "Iran and Iraq", and whether they are so named as parties.
    pub(super) fn pair_of_coordination(&self, parts: &[usize]) -> Option<([Polity; 2], bool)> {
        let &[first, second] = parts else { return None };
        let mut states: Vec<Polity> = Vec::new();
        for part in [first, second] {
            let before = states.len();
            self.add_states(part, &mut states);
            if states.len() != before + 1 {
                return None;
            }
        }
        // "war broke out between Iran and Iraq", "the talks between": what is between them stands above.
        let between = self.tree.preposition(first) == Some("between");
        let subject = matches!(self.tree.relation(first).universal(), Relation::Nsubj);
        let quarrel = (between || subject)
            && self.tree.up(first).skip(1).take(if between { 2 } else { 1 }).any(|above| {
                self.is_lemma(WordClass::Quarrel, above)
                    || subject && self.is_lemma(WordClass::Dealing, above)
                    || self.tree.dependents(above).any(|at| self.is_lemma(WordClass::Quarrel, at))
            });
        Some((states.try_into().ok()?, quarrel))
    }

    /// The states that the parts of a coordination name, each once.
    pub(super) fn states_named(&self, parts: &[usize]) -> Vec<Polity> {
        let mut states = Vec::new();
        for &part in parts {
            self.add_states(part, &mut states);
        }
        states
    }

    fn add_states(&self, word: usize, states: &mut Vec<Polity>) {
        let Some(reading) = self.readings[word].as_deref().filter(|reading| !reading.ethnic) else { return };
        for polity in reading.polities.iter().filter(|polity| matches!(polity, Polity::State(_))) {
            if !states.contains(polity) {
                states.push(polity.clone());
            }
        }
    }
}
