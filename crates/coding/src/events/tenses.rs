//! Is an act told as past, or as going on?

use super::parties::Reader;
use super::triggers::Trigger;
use codebook::WordClass;
use record::{Relation, Xpos};

/// Whether the verb of the clause stands in the past: what is told as past has a date even where it is not told.
pub(crate) fn is_past(reader: &Reader, trigger: &Trigger) -> bool {
    let clause = std::iter::once(trigger.head).chain(reader.tree.ancestors(trigger.head));
    trigger.class == WordClass::Verb
        && clause
            .map(|word| reader.tree.token(word).xpos)
            .find(|xpos| *xpos != Xpos::Vbg && *xpos != Xpos::Vb)
            == Some(Xpos::Vbd)
}

/// Whether the act is told as going on or as a lasting state: "is using films", "the occupied territories". The date
/// that the story has reached is not its date.
pub(crate) fn is_present(reader: &Reader, trigger: &Trigger) -> bool {
    if trigger.class == WordClass::Verb && reader.tree.relation(trigger.head) == Relation::Amod {
        return true;
    }
    let clause = std::iter::once(trigger.head).chain(reader.tree.ancestors(trigger.head));
    let finite = clause.map(|word| finite(reader, word)).find(|tense| tense.is_some()).flatten();
    finite == Some(Xpos::Vbz)
}

/// The finite form of a verb or of its first helper: past, or present (`Vbz` for both numbers). "Has gone" is past.
fn finite(reader: &Reader, verb: usize) -> Option<Xpos> {
    let helpers = reader
        .tree
        .children_by(verb, |relation| matches!(relation.universal(), Relation::Aux | Relation::Cop))
        .collect::<Vec<_>>();
    let forms = helpers.iter().copied().chain([verb]);
    for word in forms {
        match reader.tree.token(word).xpos {
            Xpos::Vbd | Xpos::Md => return Some(Xpos::Vbd),
            Xpos::Vbz | Xpos::Vbp if reader.tree.lemma(word) == "have" && word != verb => {
                return Some(Xpos::Vbd);
            }
            Xpos::Vbz | Xpos::Vbp => return Some(Xpos::Vbz),
            _ => {}
        }
    }
    None
}
