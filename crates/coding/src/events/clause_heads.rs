//! What is said decides what the saying is: "said that the plan was unacceptable", "was to blame", "was at an end".

use super::naming::{matches_word, names_one_of};
use super::tree::Tree;
use super::triggers::{Trigger, verb_words};
use super::{clauses, roles};
use record::Relation;
use std::ops::Range;

/// The head of the complement clause that is headed by words which the pattern asks for, about a subject that it asks
/// for.
pub(super) fn find(tree: &Tree, sentence: &Range<usize>, trigger: &Trigger) -> Option<usize> {
    let pattern = trigger.pattern;
    if pattern.clause_head.is_empty() {
        return None;
    }
    let subject_fits = |clause: usize| {
        let subject = roles::surface_subject(tree, clause);
        let names = |wanted| subject.is_some_and(|subject| names_one_of(tree, subject, wanted));
        !names(&pattern.no_clause_subject) && pattern.clause_subject.as_ref().is_none_or(names)
    };
    clauses::of(tree, trigger.head).into_iter().find(|&clause| {
        pattern.clause_head.iter().any(|words| is_headed(tree, sentence, clause, words))
            && subject_fits(clause)
    })
}

/// Whether a clause is headed by these words.
fn is_headed(tree: &Tree, sentence: &Range<usize>, clause: usize, words: &[String]) -> bool {
    let (negated, words) = match words.split_first() {
        Some((first, rest)) if first == "no" => (true, rest),
        _ => (false, words),
    };
    if clauses::is_denied(tree, clause) != negated {
        return false;
    }
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    if matches_word(tree, clause, first) && verb_words(tree, sentence, clause, words).is_some() {
        return true;
    }
    // "at an end", "to blame", "behind the fires"
    let predicate = tree.children(clause).any(|child| child < clause && tree.lemma(child) == "be");
    predicate
        && is_led_by(tree, clause, first)
        && rest.first().is_none_or(|head| matches_word(tree, clause, head))
}

/// Whether this preposition, or "to", stands before a predicate.
fn is_led_by(tree: &Tree, predicate: usize, word: &str) -> bool {
    tree.children_by(predicate, |relation| matches!(relation, Relation::Case | Relation::Mark))
        .any(|before| before < predicate && tree.is_word(before, word))
}
