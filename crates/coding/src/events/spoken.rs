//! Acts that are only promised or refused: as which kind they count.

use super::parties::{Reader, countries};
use super::sides::Sides;
use super::standing::Voice;
use super::tree::Tree;
use super::triggers::Trigger;
use super::{nominal, roles};
use codebook::{Codebook, WordClass};
use record::Kind;

/// The kind as which an act counts that is only promised or refused.
pub(super) fn kind(codebook: &Codebook, tree: &Tree, trigger: &Trigger, voice: Voice) -> Option<Kind> {
    let pattern = trigger.pattern;
    // "will not resume talks": the verb's subject refuses them. "Talks will not resume" tells no refusal.
    let own = match trigger.class {
        WordClass::Verb => true,
        WordClass::Noun => voice == Voice::Refused && is_withheld(tree, trigger.head),
        WordClass::Adjective => false,
    };
    if !own {
        return None;
    }
    match voice {
        Voice::Plain => None,
        Voice::Promised => codebook.kinds.promised(pattern.kind, pattern.mode.as_ref()),
        Voice::Refused => codebook.kinds.refused(pattern.kind),
        // "does not accept", "does not recognise": a stance, where "does not trade with" is a state.
        Voice::Withheld => match pattern.kind {
            Kind::Agree | Kind::Support | Kind::Concede => codebook.kinds.refused(pattern.kind),
            _ => None,
        },
    }
}

/// Whether the noun is what somebody does, by its verb, not do.
fn is_withheld(tree: &Tree, noun: usize) -> bool {
    nominal::light_verb(tree, noun).is_some_and(|verb| !tree.is_passive(verb))
}

/// Whether others say or think of the actors what they will do: no promise of theirs.
pub(super) fn is_foretold(reader: &Reader, trigger: &Trigger, sides: &Sides) -> bool {
    let tree = reader.tree;
    let clause = tree.conjunction_head(trigger.head);
    let Some(above) = tree.head(clause).filter(|_| tree.relation(clause) == record::Relation::Ccomp) else {
        return false;
    };
    let speakers = roles::subject(tree, above).map(|subject| reader.known(&[subject])).unwrap_or_default();
    let actors = countries(&sides.actors);
    !speakers.is_empty() && countries(&speakers).iter().all(|speaker| !actors.contains(speaker))
}
