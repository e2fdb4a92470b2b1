//! One act named by several words of a sentence, told once.

use super::parties::Reader;
use super::tree::Tree;
use super::triggers::Trigger;
use super::{clauses, roles};
use codebook::WordClass;
use record::{Kind, Relation};

/// Kinds whose infinitive complement is what they are about, not an act of its own.
fn swallows_complement(kind: Kind) -> bool {
    matches!(kind, Kind::Agree | Kind::Request | Kind::Reject | Kind::Threaten | Kind::Concede)
}

/// Verbs of harm: after an attack they say what it did.
const HARMS: &[&str] =
    &["claim", "cost", "damage", "destroy", "hurt", "injure", "kill", "leave", "maim", "wound"];

/// Joins what is one act: a casualty verb with the attack that caused it, an infinitive with the promise, demand or
/// threat that it is about.
pub(super) fn without_repeats<'a>(reader: &Reader, triggers: Vec<Trigger<'a>>) -> Vec<Trigger<'a>> {
    let tree = reader.tree;
    let mut dropped = vec![false; triggers.len()];
    let mut joined = vec![Vec::new(); triggers.len()];
    for (a, outer) in triggers.iter().enumerate() {
        for (b, inner) in triggers.iter().enumerate() {
            if a == b || dropped[a] {
                continue;
            }
            if is_means(tree, outer, inner) {
                dropped[a] = true;
            }
            if swallows_complement(outer.pattern.kind) && is_complement(reader, outer, inner) {
                dropped[b] = true;
            }
            if outer.pattern.kind != inner.pattern.kind {
                continue;
            }
            if inner.class == WordClass::Noun && is_told_by(tree, outer, inner) {
                dropped[b] = true;
            }
            if outer.pattern.kind != Kind::Assault {
                continue;
            }
            // "the attack killed three": the attack is told; "killed in an attack": the killing is.
            let caused =
                inner.class == WordClass::Verb && roles::subject(tree, inner.head) == Some(outer.head);
            let harms = HARMS.contains(&tree.lemma(inner.head));
            let consequence =
                inner.class == WordClass::Verb && harms && tree.is_under(inner.head, outer.head);
            let circumstance = inner.class == WordClass::Noun
                && outer.class == WordClass::Verb
                && roles::is_oblique(tree.relation(inner.head))
                && tree.head(inner.head) == Some(outer.head);
            let conjoined = a < b
                && inner.class == WordClass::Verb
                && outer.class == WordClass::Verb
                && tree.conjunction_head(inner.head) == tree.conjunction_head(outer.head)
                && harms;
            // "retaliated for an attack": another's.
            let same = ["in", "during", "by", "from"].iter().any(|case| tree.has_case(inner.head, case));
            if caused || consequence || (circumstance && same) {
                joined[a].push(inner.clone());
            }
            if caused || consequence || circumstance || conjoined {
                dropped[b] = true;
            }
        }
    }
    let mut kept = dropped.iter().map(|dropped| !dropped);
    let all = triggers.into_iter().zip(joined).map(|(trigger, joined)| Trigger { joined, ..trigger });
    all.filter(|_| kept.next().unwrap_or(true)).collect()
}

/// Whether `outer` only says of the act that `inner` names that it goes on or grows: "the partnership deepened", "the
/// deepening of the partnership".
fn is_told_by(tree: &Tree, outer: &Trigger, inner: &Trigger) -> bool {
    match outer.class {
        WordClass::Verb => {
            roles::subject(tree, outer.head) == Some(inner.head)
                || roles::object(tree, outer.head) == Some(inner.head)
        }
        WordClass::Noun => roles::own_preposition(tree, outer.head, "of").any(|head| head == inner.head),
        WordClass::Adjective => false,
    }
}

/// Whether `outer` only says that something was done in return, and `inner` what: "retaliated by closing the border".
fn is_means(tree: &Tree, outer: &Trigger, inner: &Trigger) -> bool {
    let returned = matches!(tree.lemma(outer.head), "retaliate" | "respond" | "react" | "answer" | "reply");
    let by = |&clause: &usize| {
        tree.relation(clause) == Relation::Advcl
            && tree.has_marker(clause, &["by"])
            && tree.is_under(inner.head, clause)
    };
    returned && outer.head != inner.head && tree.children(outer.head).any(|clause| by(&clause))
}

/// Whether `inner` stands in an infinitive complement of `outer`.
fn is_complement(reader: &Reader, outer: &Trigger, inner: &Trigger) -> bool {
    let tree = reader.tree;
    if outer.head == inner.head || !tree.is_under(inner.head, outer.head) {
        return false;
    }
    clauses::of(tree, outer.head).into_iter().any(|clause| {
        let infinitive = tree.has_marker(clause, &["to"]) || tree.relation(clause) == Relation::Xcomp;
        infinitive && tree.is_under(inner.head, clause) && tree.relation(inner.head) != Relation::AclRelcl
    })
}
