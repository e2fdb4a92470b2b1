//! Is an act told as past, or as going on? On the way of the story, or as its background?

use super::parties::Reader;
use super::tree::Tree;
use super::triggers::Trigger;
use super::{nominal, roles};
use codebook::WordClass;
use record::{Relation, Upos, Xpos};

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

/// Whether the act is told in the perfect: "has left", "had left". It took place at some time before the one that the
/// story has reached.
pub(crate) fn is_perfect(tree: &Tree, trigger: &Trigger) -> bool {
    let mut clause = std::iter::once(trigger.head).chain(tree.ancestors(trigger.head)).filter(|&word| {
        tree.upos(word) == Upos::Verb && !matches!(tree.token(word).xpos, Xpos::Vbg | Xpos::Vb)
    });
    clause.next().is_some_and(|verb| has_perfect(tree, verb))
}

fn has_perfect(tree: &Tree, verb: usize) -> bool {
    tree.children_by(verb, |relation| relation == Relation::Aux).any(|helper| tree.lemma(helper) == "have")
}

/// Whether a verb tells what took place at a point of the past: "left", "was left".
pub(crate) fn is_told_past(tree: &Tree, verb: usize) -> bool {
    let past = |word: usize| tree.token(word).xpos == Xpos::Vbd;
    let mut helpers =
        tree.children_by(verb, |relation| matches!(relation, Relation::Aux | Relation::AuxPass)).peekable();
    tree.upos(verb) == Upos::Verb
        && !has_perfect(tree, verb)
        && if helpers.peek().is_none() { past(verb) } else { helpers.any(past) }
}

/// Whether an act is only pointed back to, or told of somebody that the sentence describes: its date is not the day
/// that the story has reached. "the first raid since the war of 1971", "the man who had fled in May".
pub(crate) fn is_background(tree: &Tree, trigger: &Trigger) -> bool {
    let head = trigger.head;
    let described = std::iter::once(head)
        .chain(tree.ancestors(head))
        .any(|word| tree.relation(word) == Relation::AclRelcl);
    let aside = trigger.class == WordClass::Noun
        && nominal::light_verb(tree, head).is_none()
        && nominal::participle(tree, head).is_none()
        && !roles::is_subject(tree.relation(head))
        && !matches!(tree.relation(head), Relation::Root | Relation::Obj);
    described || aside || is_perfect(tree, trigger)
}

/// Whether the verb of the act, or the one that holds its noun, stands in the past.
pub(crate) fn is_told_as_past(reader: &Reader, trigger: &Trigger) -> bool {
    let past = |verb: usize| matches!(reader.tree.token(verb).xpos, Xpos::Vbd | Xpos::Vbn);
    // "Both states signed a treaty", taken for "both states signed": what has an object is no passive participle.
    let active = past(trigger.head)
        && trigger.class == WordClass::Verb
        && reader.tree.child(trigger.head, |relation| relation == Relation::Obj).is_some()
        && !reader.tree.is_passive_by_auxiliary(trigger.head);
    active || is_past(reader, trigger) || nominal::light_verb(reader.tree, trigger.head).is_some_and(past)
}
