//! What the document told before: "the attack" is the one it told of, with its parties, date and place.

use super::parties::countries;
use super::sides::Sides;
use super::tree::Tree;
use super::triggers::Trigger;
use codebook::WordClass;
use record::{Actor, Kind, Mode, Place, Relation, When};

/// How many told acts are kept in mind.
const KEPT: usize = 200;

/// An act told before.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) kind: Kind,
    pub(crate) mode: Option<Mode>,
    pub(crate) lemma: String,
    pub(crate) sides: Sides,
    /// Whether a mission abroad was opened or closed.
    pub(crate) mission: bool,
    pub(crate) when: Option<When>,
    pub(crate) place: Option<Place>,
}

/// The acts told so far, the latest last.
#[derive(Default)]
pub(crate) struct Memory(Vec<Told>);

impl Memory {
    pub(crate) fn add(&mut self, told: Told) {
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push(told);
    }

    /// The other side of the last act that this side told of a mission: where "the embassy" that it reopens stands.
    pub(crate) fn host_of_mission(&self, owners: &[Actor]) -> Option<&[Actor]> {
        let told =
            self.0.iter().rev().find(|told| told.mission && same_countries(&told.sides.actors, owners))?;
        (!told.sides.recipients.is_empty()).then_some(&told.sides.recipients)
    }

    /// The act that a noun takes up: "the attack", "this expulsion", "the embassy attack".
    pub(crate) fn taken_up(&self, tree: &Tree, trigger: &Trigger, sides: &Sides) -> Option<&Told> {
        if trigger.class != WordClass::Noun || !is_definite(tree, trigger.head) {
            return None;
        }
        let lemma = tree.lemma(trigger.head);
        let kind = trigger.pattern.kind;
        let fits = |told: &&Told| {
            told.kind == kind
                && agree(&told.sides.actors, &sides.actors)
                && agree(&told.sides.recipients, &sides.recipients)
        };
        let same_word = self.0.iter().rev().filter(fits).find(|told| told.lemma == lemma);
        same_word.or_else(|| {
            let nobody = countries(&sides.actors).is_empty() && countries(&sides.recipients).is_empty();
            self.0.iter().rev().filter(fits).find(|told| {
                let mode = told.mode.is_some() && told.mode == trigger.pattern.mode;
                let attack = kind == Kind::Assault && nobody && trigger.pattern.mode.is_none();
                mode || attack
                    || (same_countries(&told.sides.actors, &sides.actors)
                        && same_countries(&told.sides.recipients, &sides.recipients))
            })
        })
    }
}

/// Whether a noun only points back to an act told before, as the circumstance or object of another: "after the
/// attack", "condemned the attack". As a subject it is told anew.
pub(crate) fn is_passing(tree: &Tree, trigger: &Trigger) -> bool {
    let noun = trigger.head;
    let bare = tree.children(noun).all(|child| {
        matches!(
            tree.relation(child),
            Relation::Det | Relation::Case | Relation::Punct | Relation::Cc | Relation::Conj
        )
    });
    let the = tree.child(noun, |relation| relation == Relation::Det).is_some_and(|det| {
        ["the", "this", "that", "these", "those"].iter().any(|word| tree.is_word(det, word))
    });
    let passing = matches!(
        tree.relation(noun),
        Relation::Obl
            | Relation::OblUnmarked
            | Relation::Obj
            | Relation::Nmod
            | Relation::Advcl
            | Relation::Conj
    );
    trigger.class == WordClass::Noun && bare && the && passing
}

/// Whether a noun is told as known: with an article, a demonstrative or a possessor.
fn is_definite(tree: &Tree, noun: usize) -> bool {
    tree.children(noun).any(|child| match tree.relation(child) {
        Relation::Det => {
            ["the", "this", "that", "these", "those"].iter().any(|word| tree.is_word(child, word))
        }
        Relation::NmodPoss => true,
        _ => false,
    })
}

/// Whether two sides have known countries, and the same.
fn same_countries(a: &[Actor], b: &[Actor]) -> bool {
    let (a, b) = (countries(a), countries(b));
    !a.is_empty() && a.len() == b.len() && a.iter().all(|country| b.contains(country))
}

/// Whether two sides can be the same: one is not told, or they share a country.
fn agree(a: &[Actor], b: &[Actor]) -> bool {
    let known = |side: &[Actor]| side.iter().any(|actor| actor.country.is_some());
    !known(a)
        || !known(b)
        || a.iter()
            .filter(|actor| actor.country.is_some())
            .any(|actor| b.iter().any(|other| other.country == actor.country))
}
