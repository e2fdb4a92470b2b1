//! Where all that a sentence tells took place: a phrase at its beginning, the journey or meeting of which the act is
//! part, the verb that says no more of a noun than that it took place.

use super::spot;
use super::told::GO;
use crate::events::parties::Reader;
use crate::events::roles;
use crate::events::triggers::Trigger;
use codebook::WordClass;
use record::{Place, PlaceBasis, Relation, Upos};

/// Verbs of being together.
const MEET: &[&str] =
    &["meet", "expect", "await", "gather", "convene", "assemble", "appear", "stand", "land", "stop", "stay"];
/// Verbs that say of a noun that it took place or what it did there and then.
const OCCUR: &[&str] = &[
    "be",
    "begin",
    "break",
    "claim",
    "conclude",
    "continue",
    "end",
    "erupt",
    "flare",
    "happen",
    "hit",
    "hurt",
    "injure",
    "intensify",
    "kill",
    "occur",
    "open",
    "rage",
    "resume",
    "start",
    "take",
    "wound",
    "destroy",
    "damage",
    "come",
    "follow",
    "schedule",
    "plan",
    "hold",
    "last",
];

pub(super) fn read(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    let found = match trigger.class {
        WordClass::Noun => around_noun(reader, trigger.head),
        _ => around_verb(reader, trigger.head),
    };
    found.map(|place| place.on_basis(PlaceBasis::Setting))
}

/// "Fighting broke out in Tripoli", "flew to Baku for talks".
fn around_noun(reader: &Reader, noun: usize) -> Option<Place> {
    let tree = reader.tree;
    let first = tree.conjunction_head(noun);
    let verb = tree.head(first).filter(|&verb| tree.upos(verb) == Upos::Verb)?;
    let lemma = tree.lemma(verb);
    let relation = tree.relation(first);
    let purpose = roles::is_oblique(relation)
        && ["for", "during", "after", "before", "at"].iter().any(|word| tree.has_case(first, word));
    let is_told = roles::is_subject(relation) && OCCUR.contains(&lemma);
    let is_reason = purpose && (GO.contains(&lemma) || MEET.contains(&lemma));
    if is_told || is_reason {
        return within(reader, verb).or_else(|| journey(reader, verb).filter(|_| is_reason));
    }
    is_reason_or_object(relation, purpose).then(|| fronted(reader, verb)).flatten()
}

fn is_reason_or_object(relation: Relation, purpose: bool) -> bool {
    purpose || matches!(relation, Relation::Obj | Relation::Nsubj | Relation::NsubjPass)
}

/// "In Tehran, a newspaper accused ...", "travelled to Baku and met", "meeting in Ankara, they agreed".
fn around_verb(reader: &Reader, verb: usize) -> Option<Place> {
    let tree = reader.tree;
    if let Some(place) = fronted(reader, verb) {
        return Some(place);
    }
    // The verbs before it that share its subject, and those of which it is a part.
    let mut at = verb;
    for _ in 0..4 {
        let shares = matches!(tree.relation(at), Relation::Conj | Relation::Advcl | Relation::Xcomp)
            && tree.child(at, roles::is_subject).is_none();
        let Some(above) = tree.head(at).filter(|_| shares) else { break };
        if tree.upos(above) != Upos::Verb {
            // "was in Tehran on Saturday and met"
            let is_there = tree.child(above, |relation| relation == Relation::Cop).is_some()
                && spot::WITHIN.iter().any(|word| tree.has_case(above, word));
            return is_there.then(|| spot::of(reader, above)).flatten();
        }
        let lemma = tree.lemma(above);
        if (GO.contains(&lemma) || MEET.contains(&lemma))
            && let Some(place) = within(reader, above).or_else(|| journey(reader, above))
        {
            return Some(place);
        }
        if let Some(place) = fronted(reader, above) {
            return Some(place);
        }
        at = above;
    }
    // "Meeting his colleague in Ankara, he praised ..."
    let parts = tree.children_by(verb, |relation| relation == Relation::Advcl);
    let mut parts = parts.filter(|&part| {
        let lemma = tree.lemma(part);
        (GO.contains(&lemma) || MEET.contains(&lemma)) && tree.child(part, roles::is_subject).is_none()
    });
    parts.find_map(|part| within(reader, part).or_else(|| journey(reader, part)))
}

/// A phrase of place that stands before the subject: it holds for all that the clause tells.
fn fronted(reader: &Reader, verb: usize) -> Option<Place> {
    let tree = reader.tree;
    let subject = tree.child(verb, roles::is_subject)?;
    let phrases = tree.children_by(verb, roles::is_oblique).filter(|&phrase| phrase < subject);
    let mut phrases = phrases.filter(|&phrase| {
        ["in", "near", "inside", "outside", "at"].iter().any(|word| tree.has_case(phrase, word))
    });
    phrases.find_map(|phrase| reader.mentions.place_of(phrase).map(|_| spot::of(reader, phrase))?)
}

fn within(reader: &Reader, verb: usize) -> Option<Place> {
    let phrases =
        spot::WITHIN.iter().flat_map(|preposition| roles::own_preposition(reader.tree, verb, preposition));
    phrases.into_iter().find_map(|phrase| spot::of(reader, phrase))
}

/// Where a journey ends, or the place that is visited.
fn journey(reader: &Reader, verb: usize) -> Option<Place> {
    let tree = reader.tree;
    if !GO.contains(&tree.lemma(verb)) {
        return None;
    }
    let ends = roles::own_preposition(tree, verb, "to").chain(roles::object(tree, verb));
    ends.into_iter().find_map(|phrase| reader.mentions.place_of(phrase).cloned())
}
