//! Who does it: the subject of a verb and those beside it, and whoever a noun's act is told of.

use super::parties::Reader;
use super::triggers::Trigger;
use super::{governing, nominal, roles, sides};
use codebook::{Role, WordClass};
use record::{Actor, Kind, Relation};

/// The actors in a role of an act.
pub(crate) fn in_role(reader: &Reader, trigger: &Trigger, role: &Role) -> Vec<Actor> {
    if *role == Role::Subject && trigger.class == WordClass::Noun {
        return noun_subjects(reader, trigger);
    }
    match role {
        Role::Clause => reader.in_clause(trigger.head),
        Role::Subject => {
            let mut subjects = sides::heads(reader, trigger, role);
            let beside: Vec<usize> =
                subjects.iter().flat_map(|&subject| companions(reader, subject)).collect();
            subjects.extend(beside);
            reader.known(&subjects)
        }
        _ => reader.known(&sides::heads(reader, trigger, role)),
    }
}

/// "Russia, along with Turkey, set up posts": who does it too.
fn companions(reader: &Reader, subject: usize) -> Vec<usize> {
    let tree = reader.tree;
    let beside = |&with: &usize| {
        tree.children_by(with, |relation| relation == Relation::Case)
            .any(|case| ["along", "together", "alongside"].iter().any(|word| tree.is_word(case, word)))
    };
    tree.children_by(subject, |relation| relation == Relation::Nmod).filter(beside).collect()
}

/// The actors of a noun's act: possessor, agent, what describes it, the subject of the verb that holds it.
fn noun_subjects(reader: &Reader, trigger: &Trigger) -> Vec<Actor> {
    let (tree, noun) = (reader.tree, trigger.head);
    if let Some(owner) = nominal::acting_possessor(tree, noun) {
        let found = reader.known(&[owner]);
        if !found.is_empty() {
            return found;
        }
    }
    let spoken = matches!(
        trigger.pattern.kind,
        Kind::Threaten | Kind::Accuse | Kind::Request | Kind::Reject | Kind::Support | Kind::Agree
    );
    let prepositions: &[&str] = if spoken { &["by", "from", "among"] } else { &["by", "among"] };
    for preposition in prepositions {
        let found = reader.known(&nominal::with_preposition(tree, noun, preposition));
        if !found.is_empty() {
            return found;
        }
    }
    if let Some(subject) = nominal::predicated_of(tree, noun) {
        let found = reader.known(&[subject]);
        if !found.is_empty() {
            return found;
        }
    }
    let described = reader.attributive(noun);
    if !described.is_empty() {
        return described;
    }
    let holding = nominal::light_verb(tree, noun).or_else(|| nominal::participle(tree, noun));
    // "struck back in retaliation"
    let in_return = tree.head(noun).filter(|&verb| {
        tree.relation(noun) == Relation::Obl
            && tree.has_case(noun, "in")
            && matches!(tree.lemma(noun), "retaliation" | "response" | "reprisal" | "revenge")
            && tree.upos(verb) == record::Upos::Verb
    });
    let subject = holding.or(in_return).and_then(|verb| roles::subject(tree, verb));
    let mut found = subject.map(|subject| reader.known(&[subject])).unwrap_or_default();
    if found.is_empty() && trigger.pattern.mutual {
        found = governing::visitors(reader, noun);
    }
    if found.is_empty() && spoken {
        // "the allegations in Iran that"
        let places: Vec<usize> = roles::own_preposition(tree, noun, "in").collect();
        found = reader.known(&places);
        if found.is_empty()
            && trigger.pattern.kind == Kind::Accuse
            && nominal::light_verb(tree, noun).is_none()
        {
            found.extend(places.iter().find_map(|&place| reader.host(place)));
        }
    }
    found
}
