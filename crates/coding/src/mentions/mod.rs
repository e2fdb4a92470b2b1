//! Whom and what do the noun phrases of a document name?
//!
//! In: a document, its parse, its time expressions, the codebook. Out: [`Mentions`], which answers word by
//! word. Phrases are read sentence by sentence, leaves first (`phrase`); then, from left to right, pronouns
//! and definite descriptions look back over what was named (`reference`, `descriptions`, `collective`).
//! A phrase whose state cannot be told has none: nothing is guessed.

mod abbreviations;
mod bridges;
mod collective;
mod dated_roles;
mod descriptions;
mod entities;
mod keys;
mod kinds;
mod lands;
mod named_pairs;
mod names;
mod organisations;
mod owners;
mod phrase;
mod places;
mod predicates;
mod reading;
mod reference;
mod sectors;
mod senses;
mod spans;
mod speakers;
mod titles;
mod tree;
mod walk;
mod word_classes;

pub use descriptions::Found;
pub(crate) use tree::Tree;

use codebook::Codebook;
use record::{Actor, Document, Note, Parse, Place, Polity, Sector, Span, Tenure, TimeExpression};
use std::collections::BTreeMap;

/// How many references back a mission is followed to the one that is told with its place.
const REFERENCES: usize = 16;

/// The actors and places of a document, by the word that heads the phrase which names them.
///
/// All methods take an index into [`Parse::tokens`] and answer with nothing for an index out of range.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    actors: Vec<Actor>,
    of_word: Vec<(u32, u32)>,
    aimed: BTreeMap<usize, Vec<Actor>>,
    places: BTreeMap<usize, Place>,
    /// The states that the document names, as places.
    states: BTreeMap<Polity, Place>,
    phrases: Vec<Option<Span>>,
    /// Embassies and the like, each with the word that names the place where it stands.
    missions: BTreeMap<usize, usize>,
    antecedents: BTreeMap<usize, usize>,
    found: BTreeMap<usize, Found>,
    dyads: Vec<Option<[Polity; 2]>>,
    tenures: Vec<Tenure>,
    notes: Vec<Note>,
}

impl Mentions {
    /// The actors that the noun phrase headed by this word names, itself: its conjuncts are not included,
    /// and "both countries" gives two. Also for a nationality adjective, possessor or compound, whose actor
    /// owns what it modifies. An actor without a country is a role whose state is not told ("gunmen").
    pub fn actors_of(&self, token: usize) -> &[Actor] {
        let (start, end) = self.of_word.get(token).copied().unwrap_or_default();
        &self.actors[start as usize..end as usize]
    }

    /// The actors towards whom an adjective of attitude is directed: Iran for "anti-Iranian".
    pub fn aimed_at(&self, token: usize) -> &[Actor] {
        self.aimed.get(&token).map_or(&[], Vec::as_slice)
    }

    /// The place that the noun phrase headed by this word names.
    pub fn place_of(&self, token: usize) -> Option<&Place> {
        self.places.get(&token)
    }

    /// A state that the document names, as the place that it is.
    pub fn state_as_place(&self, polity: &Polity) -> Option<Place> {
        self.states.get(polity).cloned()
    }

    /// Where the mission headed by this word stands: told with it ("the embassy in Tehran", "the Tehran
    /// embassy") or with what it refers back to. Its state is the mission's host.
    pub fn stands_in(&self, token: usize) -> Option<&Place> {
        let mut at = token;
        for _ in 0..REFERENCES {
            if let Some(place) = self.missions.get(&at) {
                return self.places.get(place);
            }
            at = *self.antecedents.get(&at).filter(|&&before| before < at)?;
        }
        None
    }

    /// The noun phrase headed by this word as an actor that nobody knows: for texts about others than
    /// political actors. `None` if the word heads no noun phrase.
    pub fn unknown_actor(&self, token: usize) -> Option<Actor> {
        let span = (*self.phrases.get(token)?)?;
        Some(Actor {
            country: None,
            sector: Sector::Unk,
            name: None,
            role: None,
            mention: Some(span),
            basis: None,
            confidence: None,
        })
    }

    /// The head of the phrase that a pronoun or definite description refers back to.
    pub fn antecedent_of(&self, token: usize) -> Option<usize> {
        self.antecedents.get(&token).copied()
    }

    /// How a phrase that names no state came by one.
    pub fn how_found(&self, token: usize) -> Option<Found> {
        self.found.get(&token).copied()
    }

    /// The two states that a sentence of [`Parse::sentences`] is about, as far as it, what stands before it, and
    /// how often the document speaks of each tell: the parties of "the talks" or "bilateral relations" where no others are named.
    pub fn dyad(&self, sentence: usize) -> Option<&[Polity; 2]> {
        self.dyads.get(sentence)?.as_ref()
    }

    /// The known persons whom the document names with an office, and since when they held it.
    pub fn tenures(&self) -> &[Tenure] {
        &self.tenures
    }

    /// What there is to say: offices not held on the day, names in unusual spellings. In order of the text.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}

/// Finds the actors and places of a document.
///
/// `times` are the document's expressions in order of the text: they date the holders of offices.
pub fn resolve(
    document: &Document,
    parse: &Parse,
    times: &[TimeExpression],
    codebook: &Codebook,
) -> Mentions {
    let tree = tree::Tree::of(document, parse);
    let keys = keys::Keys::of(document, parse);
    let senses = senses::Senses::of(&tree, &keys, codebook);
    let days = dated_roles::Days::of(document, &tree, times);
    let (names, notes) = names::Names::of(&tree, &keys, &senses, codebook, times, &days);
    let mut composer = phrase::Composer::new(&tree, &keys, &senses, &names, codebook, &days);
    composer.notes = notes;
    let mut mentions = walk::walk(&mut composer);
    mentions.notes = std::mem::take(&mut composer.notes)
        .into_iter()
        .map(|note| Note { document: Some(document.id.clone()), ..note })
        .collect();
    mentions.notes.sort_by_key(|note| note.span);
    mentions
}
