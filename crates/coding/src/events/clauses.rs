//! Complement clauses: which clause tells what is said, wanted or threatened, and how its verb stands.

use super::tree::Tree;
use codebook::Clause;
use record::{Relation, Upos, Xpos};

/// Words that make a clause an obligation.
const MUST: &[&str] = &["must", "should", "ought", "shall"];
/// Words that make a clause a future.
const WILL: &[&str] = &["will", "would", "shall", "'ll", "wo"];

/// The complement clauses of a verb, noun or adjective: heads, with the quote that a verb of saying follows.
pub(crate) fn of(tree: &Tree, head: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree
        .children(head)
        .filter(|&child| match tree.relation(child) {
            Relation::Ccomp | Relation::Xcomp => true,
            Relation::Acl => tree.has_marker(child, &["that", "to", "whether"]),
            Relation::Advcl => {
                tree.has_marker(child, &["to", "from", "of", "for", "against", "into", "over"])
                    || (tree.has_marker(child, &["that", "if"]) && child > head)
                    // "charged them with spying"
                    || (tree.has_marker(child, &["with"])
                        && tree.token(child).xpos == Xpos::Vbg
                        && tree.child(child, super::roles::is_subject).is_none())
            }
            Relation::Parataxis => child > head && tree.upos(child) == Upos::Verb,
            _ => false,
        })
        .collect();
    if found.is_empty()
        && tree.relation(head) == Relation::Parataxis
        && let Some(quote) = tree.head(head)
    {
        found.push(quote);
    }
    found
}

/// Whether a complement clause of this kind is there.
pub(crate) fn has(tree: &Tree, head: usize, clause: Clause) -> bool {
    of(tree, head).into_iter().any(|child| {
        let infinitive = tree.has_marker(child, &["to"])
            || (tree.token(child).xpos == Xpos::Vbg && tree.child(child, super::roles::is_subject).is_none())
            || tree.relation(child) == Relation::Xcomp;
        match clause {
            Clause::That => !infinitive,
            Clause::To => infinitive,
            Clause::Any => true,
            Clause::Must => has_auxiliary(tree, child, MUST) || is_had_to(tree, child),
            Clause::Will => has_auxiliary(tree, child, WILL) || is_going_to(tree, child),
        }
    })
}

/// Whether one of these auxiliaries stands with the verb.
pub(crate) fn has_auxiliary(tree: &Tree, verb: usize, words: &[&str]) -> bool {
    tree.children_by(verb, |relation| matches!(relation, Relation::Aux | Relation::AuxPass)).any(
        |auxiliary| {
            words
                .iter()
                .any(|word| tree.is_word(auxiliary, word) || tree.lemma(auxiliary).eq_ignore_ascii_case(word))
        },
    )
}

/// "have to leave", "need to leave"
fn is_had_to(tree: &Tree, clause: usize) -> bool {
    matches!(tree.lemma(clause), "have" | "need")
        && tree.child(clause, |relation| relation == Relation::Xcomp).is_some()
}

/// "is going to leave"
pub(crate) fn is_going_to(tree: &Tree, clause: usize) -> bool {
    tree.lemma(clause) == "go"
        && tree.token(clause).xpos == Xpos::Vbg
        && tree.child(clause, |relation| relation == Relation::Xcomp).is_some()
}

/// Whether "not", "never" or "n't" stands with the word.
pub(crate) fn is_negated(tree: &Tree, word: usize) -> bool {
    tree.children(word).any(|child| {
        matches!(tree.lemma(child), "not" | "never" | "n't" | "neither" | "nor")
            || ["not", "n't", "n’t", "never"].iter().any(|negation| tree.is_word(child, negation))
    })
}

/// As [`is_negated`], and with "no" or "no longer" too: "is no partner".
pub(crate) fn is_denied(tree: &Tree, word: usize) -> bool {
    let no = |at: usize| tree.is_word(at, "no");
    is_negated(tree, word) || tree.children(word).any(|child| no(child) || tree.children(child).any(no))
}
