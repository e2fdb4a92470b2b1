//! Acts that are only promised or refused: as which kind they count.

use super::parties::{Reader, countries};
use super::roles;
use super::sides::Sides;
use super::standing::Voice;
use super::triggers::Trigger;
use codebook::{Codebook, WordClass};
use record::Kind;

/// The kind as which an act counts that is only promised or refused.
pub(super) fn kind(codebook: &Codebook, trigger: &Trigger, voice: Voice) -> Option<Kind> {
    if trigger.class != WordClass::Verb {
        return None;
    }
    let pattern = trigger.pattern;
    match voice {
        Voice::Plain => None,
        Voice::Promised => codebook.kinds.promised(pattern.kind, pattern.mode.as_ref()),
        Voice::Refused => codebook.kinds.refused(pattern.kind),
    }
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
