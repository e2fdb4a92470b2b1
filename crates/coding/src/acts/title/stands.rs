//! Which phrases can stand alone: a clause that has a doer, or a noun phrase.

use super::{Act, relations};
use codebook::TitleClass;
use record::{Relation, Upos, Xpos};

/// How a phrase stands alone.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stand {
    /// As a clause, with the word that heads its subject where that is told elsewhere: "Baku closed it and *expelled*".
    Clause(Option<usize>),
    /// As a noun phrase: "the visit of the president to Baku".
    Nominal,
}

/// How the phrase that ends the way up from the act stands alone; `None` if it cannot.
pub(super) fn stand(act: &Act<'_>, path: &[usize]) -> Option<Stand> {
    let &top = path.last()?;
    if relations::is_predicate(act.tree(), top) { clause(act, top) } else { nominal(act, path, top) }
}

fn clause(act: &Act<'_>, top: usize) -> Option<Stand> {
    let tree = act.tree();
    let (relation, first) = relations::position(tree, top);
    let own = relations::own_subject(tree, top);
    let finite = relations::is_finite(tree, top) || relations::is_finite(tree, first);
    let mark = relations::mark(tree, first).or_else(|| relations::mark(tree, top));
    if mark.is_some_and(|mark| act.is(TitleClass::Condition, mark)) {
        return None;
    }
    // "claim without proof that ...": a clause that only another brings says nothing by itself, whatever it was hung on.
    // "Iran to open an embassy" is a headline, and no such clause.
    let brought = relations::is_brought(act, first) || relations::is_brought(act, top);
    // A whole sentence that begins with "because" was not read right, and what a day is tells no act.
    let hangs = relation == Relation::Root && mark.is_some_and(|mark| tree.token(mark).upos == Upos::Sconj);
    if brought && relation != Relation::Ccomp
        || hangs
        || relations::is_time(act, top)
        || relations::is_inverted(tree, top)
    {
        return None;
    }
    let stands = match relation {
        Relation::Root | Relation::Parataxis | Relation::List => true,
        Relation::Ccomp => finite && (own.is_some() || top != first),
        // "after Iran attacked" is told as fact; "if it attacks" is not, and "to attack" is no clause of its own.
        Relation::Advcl => {
            finite && own.is_some() && mark.is_none_or(|mark| act.is(TitleClass::FactMark, mark))
        }
        // One with a subject of its own is as often no relative clause: "confessions that they fought".
        Relation::Acl | Relation::AclRelcl => {
            finite && own.is_none() && relations::is_relative_clause(tree, first)
        }
        _ => false,
    };
    if !stands {
        return None;
    }
    let subject = relations::subject(act, top);
    // "On Thursday Brazil said": a day does nothing.
    if own.or(subject).is_some_and(|subject| relations::is_time(act, subject)) {
        return relations::doer_before(act, top).map(|doer| Stand::Clause(Some(doer)));
    }
    match (own, subject) {
        (Some(_), _) => Some(Stand::Clause(subject.filter(|&found| Some(found) != own))),
        (None, Some(found)) => Some(Stand::Clause(Some(found))),
        (None, None) => None,
    }
}

/// Whether a phrase is told beside the rest of its sentence, so that the rest says nothing of how it stands: a relative
/// clause, an apposition, a clause of its own with "after".
pub(super) fn is_beside(act: &Act<'_>, top: usize) -> bool {
    let tree = act.tree();
    match tree.relation(top) {
        Relation::AclRelcl | Relation::AdvclRelcl | Relation::Appos | Relation::Parataxis => true,
        Relation::Acl => relations::is_relative_clause(tree, top),
        Relation::Advcl => {
            let told = relations::mark(tree, top).is_some_and(|mark| act.is(TitleClass::FactMark, mark));
            told && relations::own_subject(tree, top).is_some()
        }
        _ => false,
    }
}

fn nominal(act: &Act<'_>, path: &[usize], top: usize) -> Option<Stand> {
    let tree = act.tree();
    let token = tree.token(top);
    // A name is no act: "Lithuania amid fears of war".
    let named = token.upos == Upos::Propn && path.len() > 1;
    let noun =
        matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb) && token.xpos != Xpos::PrpS && !named;
    let heads = tree.heads_phrase(top) && tree.relation(top) != Relation::NmodPoss;
    // What is said of the act in the rest of the sentence must not be left out where it makes it no fact.
    let free = act.event.standing != record::Standing::Happened || !relations::is_qualified(act, path);
    (noun && heads && free).then_some(Stand::Nominal)
}
