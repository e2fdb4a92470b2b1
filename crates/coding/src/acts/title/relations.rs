//! What the tree says of a clause: its place in the sentence, its subject, whether it is finite, what qualifies it.

use super::{Act, is_clausal};
use crate::mentions::Tree;
use codebook::{TitleClass, WordClass};
use record::{Relation, Upos, Xpos};

/// Whether a word is the predicate of a clause: a verb that is one, or what a copula or a subject makes one.
pub(super) fn is_predicate(tree: &Tree<'_>, word: usize) -> bool {
    let token = tree.token(word);
    let verb = matches!(token.upos, Upos::Verb | Upos::Aux)
        && !matches!(tree.relation(word), Relation::Amod | Relation::Compound | Relation::Case);
    verb || tree.dependents(word).any(|at| match tree.relation(at) {
        Relation::Cop | Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter | Relation::Expl => true,
        // What the tagger took for an adjective: "shut down its embassy".
        Relation::CompoundPrt => true,
        Relation::Obj => token.upos == Upos::Adj,
        _ => false,
    })
}

/// The relation in which a clause stands, that of the first of those that it is joined with, and that first one.
pub(super) fn position(tree: &Tree<'_>, word: usize) -> (Relation, usize) {
    let first = tree.first_conjunct(word);
    (tree.relation(first), first)
}

/// The subject that hangs on a clause, relative pronouns left out.
pub(super) fn own_subject(tree: &Tree<'_>, clause: usize) -> Option<usize> {
    tree.dependents(clause).find(|&at| {
        matches!(
            tree.relation(at),
            Relation::Nsubj
                | Relation::NsubjPass
                | Relation::NsubjOuter
                | Relation::Csubj
                | Relation::CsubjPass
        ) && !is_relative(tree, at)
    })
}

/// Whether a word heads a relative clause, under whatever name the parser hung it.
pub(super) fn is_relative_clause(tree: &Tree<'_>, clause: usize) -> bool {
    match tree.relation(clause) {
        Relation::AclRelcl => true,
        Relation::Acl => tree.dependents(clause).any(|at| {
            matches!(tree.token(at).xpos, Xpos::Wp | Xpos::Wdt)
                && tree.relation(at).universal() == Relation::Nsubj
        }),
        _ => false,
    }
}

/// Whether a word is a relative or interrogative pronoun.
pub(super) fn is_relative(tree: &Tree<'_>, word: usize) -> bool {
    let token = tree.token(word);
    matches!(token.xpos, Xpos::Wp | Xpos::WpS | Xpos::Wdt | Xpos::Wrb)
        || token.upos == Upos::Pron && tree.lemma(word) == "that" && is_in_relative_clause(tree, word)
}

fn is_in_relative_clause(tree: &Tree<'_>, word: usize) -> bool {
    tree.head(word).is_some_and(|head| tree.relation(head) == Relation::AclRelcl)
}

/// What begins a clause: "after", "that", "to", "when".
pub(super) fn mark(tree: &Tree<'_>, clause: usize) -> Option<usize> {
    tree.dependents(clause).find(|&at| {
        tree.relation(at) == Relation::Mark
            || tree.relation(at) == Relation::Advmod && tree.token(at).xpos == Xpos::Wrb
    })
}

/// Whether a verb stands before its subject, as in "had they attacked".
pub(super) fn is_inverted(tree: &Tree<'_>, clause: usize) -> bool {
    let Some(subject) = own_subject(tree, clause).filter(|&subject| subject < clause) else { return false };
    let verbs = [Relation::Aux, Relation::AuxPass];
    tree.dependents(clause).any(|at| at < subject && verbs.contains(&tree.relation(at)))
}

/// Whether the verb of a clause has a form that tells a time.
pub(super) fn is_finite(tree: &Tree<'_>, clause: usize) -> bool {
    let finite = |word: usize| matches!(tree.token(word).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    // What the tagger took for an adjective has no form to tell.
    tree.token(clause).upos == Upos::Adj
        || finite(clause)
        || tree.dependents(clause).any(|at| {
            matches!(tree.relation(at), Relation::Aux | Relation::AuxPass | Relation::Cop) && finite(at)
        })
}

/// The word that heads the subject of a clause: its own, that of the clause which it is joined to, the noun that a
/// relative clause hangs on, or else the words before the verb that the reader took for the doer.
pub(super) fn subject(act: &Act<'_>, clause: usize) -> Option<usize> {
    let tree = act.tree();
    let mut at = clause;
    // Each step goes up, and no chain of joined verbs is longer than its sentence.
    for _ in 0..8 {
        if let Some(own) = own_subject(tree, at) {
            return Some(own);
        }
        match (tree.relation(at), tree.head(at)) {
            (Relation::Conj, Some(head)) if is_predicate(tree, head) => at = head,
            (_, Some(head)) if is_relative_clause(tree, at) => {
                let relative = tree
                    .dependents(at)
                    .find(|&word| matches!(tree.relation(word), Relation::Nsubj | Relation::NsubjPass));
                return relative.map(|_| head);
            }
            _ => break,
        }
    }
    if let Some(expletive) = tree.dependent(clause, Relation::Expl) {
        return Some(expletive);
    }
    doer_before(act, clause)
}

/// The words before a verb that the reader took for the doer, where the parser found no subject.
pub(super) fn doer_before(act: &Act<'_>, clause: usize) -> Option<usize> {
    let tree = act.tree();
    let passive = tree.dependent(clause, Relation::AuxPass).is_some();
    let told = act
        .reading
        .actors
        .iter()
        .filter(|told| !passive && told.words.end <= clause && act.has(told.words.start));
    let told = told.max_by_key(|told| told.words.end)?;
    let between = told.words.end..clause;
    let free =
        between.clone().all(|word| matches!(tree.token(word).upos, Upos::Aux | Upos::Adv | Upos::Part));
    let head = told
        .words
        .clone()
        .rfind(|&word| matches!(tree.token(word).upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj))?;
    free.then_some(head)
}

/// Whether a word tells that something is denied, to come, open or on somebody's word.
fn qualifies(act: &Act<'_>, word: usize) -> bool {
    [TitleClass::Denied, TitleClass::Coming, TitleClass::Open, TitleClass::Alleged, TitleClass::Condition]
        .into_iter()
        .any(|class| act.is(class, word))
}

/// Whether a clause is only what another one brings: "the claim, without proof, that ...".
pub(super) fn is_brought(act: &Act<'_>, clause: usize) -> bool {
    let tree = act.tree();
    let book = &act.desk.codebook.words;
    mark(tree, clause).is_some_and(|mark| {
        tree.token(mark).upos != Upos::Part && book.is(WordClass::ClauseMark, tree.lemma(mark))
    })
}

/// Whether what stands above a phrase in its sentence says that it did not, may or will take place, or by whose word.
pub(super) fn is_qualified(act: &Act<'_>, path: &[usize]) -> bool {
    let tree = act.tree();
    let Some(&top) = path.last() else { return false };
    let mut below = top;
    for above in tree.up(top).skip(1) {
        let relation = tree.relation(below);
        if is_brought(act, above) {
            return true;
        }
        // A clause beside another is told by itself.
        let beside = relation == Relation::Conj && own_subject(tree, below).is_some()
            || matches!(relation, Relation::Parataxis | Relation::AclRelcl);
        if beside {
            return false;
        }
        // The adjectives of one of several are its own.
        let joined = relation == Relation::Conj && !is_predicate(tree, above);
        let small = tree.dependents(above).filter(|&at| {
            at != below
                && !joined
                && matches!(
                    tree.relation(at),
                    Relation::Aux
                        | Relation::AuxPass
                        | Relation::Advmod
                        | Relation::Mark
                        | Relation::Det
                        | Relation::Amod
                        | Relation::Cc
                )
        });
        if qualifies(act, above) || small.into_iter().any(|at| qualifies(act, at)) {
            return true;
        }
        below = above;
    }
    let own = tree
        .dependents(top)
        .filter(|&at| is_clausal(tree.relation(at)) && tree.relation(at) != Relation::Acl);
    own.into_iter().any(|at| tree.dependents(at).any(|mark| act.is(TitleClass::Condition, mark)))
}

/// The words that a verb shares with the first of those that it is joined to: "was arrested and *deported*".
pub(super) fn shared(act: &Act<'_>, clause: usize) -> Vec<usize> {
    let tree = act.tree();
    let first = tree.first_conjunct(clause);
    let has_own = tree
        .dependents(clause)
        .any(|at| matches!(tree.relation(at), Relation::Aux | Relation::AuxPass | Relation::Cop));
    if first == clause || has_own || !is_predicate(tree, first) {
        return Vec::new();
    }
    let form = tree.token(clause).xpos;
    let bare = matches!(form, Xpos::Vb | Xpos::Vbn | Xpos::Vbg);
    let small = tree.dependents(first).filter(|&at| at < first);
    let of_verb = |at: usize| match tree.relation(at) {
        Relation::Aux | Relation::AuxPass => bare,
        Relation::Mark => bare && form == Xpos::Vb,
        // What denies the first denies the second where that has no form of its own.
        Relation::Advmod => {
            (bare || is_or(act, clause)) && act.is(TitleClass::Denied, at) || act.is(TitleClass::Alleged, at)
        }
        _ => false,
    };
    small.filter(|&at| of_verb(at)).collect()
}

/// Whether a clause is joined to another as an alternative.
fn is_or(act: &Act<'_>, clause: usize) -> bool {
    let tree = act.tree();
    tree.dependents(clause).any(|at| {
        tree.relation(at) == Relation::Cc && act.is(TitleClass::Threatened, at)
            || act.is(TitleClass::Denied, at) && tree.relation(at) == Relation::Cc
    })
}

/// Whether a phrase tells a time: when an act took place is told apart from its title.
pub(super) fn is_time(act: &Act<'_>, head: usize) -> bool {
    let tree = act.tree();
    let dated = |word: usize| {
        let span = tree.token(word).span;
        act.desk.page.times.iter().any(|time| time.span.contains(span))
    };
    // "over the course of the past week"
    let measure = |at: usize| {
        tree.relation(at) == Relation::Nmod && at > head && tree.preposition(at) == Some("of") && dated(at)
    };
    dated(head) || tree.token(head).upos == Upos::Noun && tree.dependents(head).any(measure)
}
