//! Wars that are named after the place where they were fought: "the Karabakh war", "the war in Darfur". The name tells
//! no side, so the state that holds the place is not taken for one.

use super::parties::{Reader, countries};
use super::sides::Sides;
use super::triggers::Trigger;
use super::{nominal, roles};
use codebook::WordClass;
use record::{Actor, Kind, Relation, Sector, Upos};

const WARS: &[&str] = &["war", "conflict", "warfare"];

/// The sides of a war with a name: nobody in particular, and the state whose name the war bears, if it bears one.
/// `None` if the trigger is no such name, or the words around it tell who fights.
pub(crate) fn named(reader: &Reader, trigger: &Trigger) -> Option<Sides> {
    let (tree, noun) = (reader.tree, trigger.head);
    if trigger.class != WordClass::Noun
        || trigger.pattern.kind != Kind::Assault
        || !WARS.contains(&tree.lemma(noun).to_lowercase().as_str())
    {
        return None;
    }
    let place = theatre(reader, noun)?;
    let tells = |preposition: &&str| !reader.known(&nominal::tied_by(tree, noun, preposition)).is_empty();
    if ["between", "against", "with", "by"].iter().any(tells) {
        return None;
    }
    let states = reader.political(place);
    // "the Iran-Iraq War" tells both.
    if countries(&reader.attributive(noun)).len() > 1 {
        return None;
    }
    Some(Sides { actors: vec![nobody()], recipients: states })
}

/// An actor of whom nothing is told.
pub(crate) fn nobody() -> Actor {
    Actor { country: None, sector: Sector::Unk, name: None, role: None, mention: None }
}

/// The place whose name stands before the word, as a noun: "Karabakh", "Ukraine".
fn theatre(reader: &Reader, noun: usize) -> Option<usize> {
    let tree = reader.tree;
    let before = tree.children_by(noun, |relation| {
        matches!(
            relation,
            Relation::Compound | Relation::Amod | Relation::Nmod | Relation::NmodUnmarked | Relation::Flat
        )
    });
    before
        .flat_map(|child| {
            std::iter::once(child).chain(tree.children_by(child, |relation| relation == Relation::Compound))
        })
        .filter(|&child| child < noun && tree.upos(child) == Upos::Propn)
        .filter(|&child| tree.child(child, |relation| relation == Relation::Case).is_none())
        .find(|&child| reader.mentions.place_of(child).is_some())
        .filter(|_| {
            roles::own_preposition(tree, noun, "of").next().is_none_or(|of| reader.political(of).is_empty())
        })
}
