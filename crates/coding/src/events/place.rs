//! Where it took place: the place that a phrase of the act itself names, not any place of the sentence.

use super::parties::Reader;
use super::triggers::Trigger;
use super::{nominal, roles};
use codebook::WordClass;
use record::{Kind, Place, Relation, Upos};

const PREPOSITIONS: &[&str] =
    &["in", "at", "near", "on", "inside", "outside", "along", "off", "around", "over", "across", "within"];

pub(crate) fn read(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    let tree = reader.tree;
    let mut from = vec![trigger.head];
    match trigger.class {
        WordClass::Noun => {
            from.extend(nominal::light_verb(tree, trigger.head));
            from.extend(nominal::participle(tree, trigger.head));
            from.extend(nominal::acted_on(tree, trigger.head));
            for word in from.clone() {
                from.extend(
                    tree.children_by(word, |relation| {
                        roles::is_oblique(relation) || relation == Relation::Nmod
                    }),
                );
            }
            for preposition in ["on", "against"] {
                from.extend(roles::own_preposition(tree, trigger.head, preposition));
            }
        }
        _ => {
            from.extend(roles::object(tree, trigger.head));
            from.extend(trigger.words.iter().copied().filter(|&word| word != trigger.head));
            from.extend(tree.children_by(trigger.head, roles::is_oblique));
            from.extend(
                roles::object(tree, trigger.head).into_iter().flat_map(|object| tree.conjuncts(object)),
            );
        }
    }
    let travels = trigger.pattern.kind == Kind::Consult;
    let towards: &[&str] = if travels { &["to"] } else { &[] };
    for &word in &from {
        for preposition in PREPOSITIONS.iter().chain(towards) {
            for head in roles::own_preposition(tree, word, preposition) {
                if let Some(place) = reader.mentions.place_of(head) {
                    return Some(place.clone());
                }
            }
        }
    }
    if trigger.class == WordClass::Noun
        && let Some(verb) = tree.ancestors(trigger.head).find(|&above| tree.upos(above) == Upos::Verb)
    {
        for head in
            PREPOSITIONS.iter().flat_map(|preposition| roles::own_preposition(tree, verb, preposition))
        {
            if let Some(place) = reader.mentions.place_of(head) {
                return Some(place.clone());
            }
        }
    }
    // "the Karabakh war", "the Tehran talks"
    let beside = tree
        .children_by(trigger.head, |relation| relation == Relation::Compound)
        .find_map(|child| reader.mentions.place_of(child).filter(|_| trigger.class == WordClass::Noun));
    beside.cloned()
}
