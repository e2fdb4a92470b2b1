//! Who stands in which role to a verb: deep subjects and objects through passives, conjunctions, relative,
//! participial and infinitive clauses; and the prepositional phrases that belong to it.

use super::particles;
use super::tree::Tree;
use record::{Relation, Upos, Xpos};

/// Verbs whose object is to do what their infinitive says: "urged Baku to withdraw". With any other verb the infinitive
/// is the subject's own: "rang the president to apologise".
const OBJECT_CONTROL: &[&str] = &[
    "advise",
    "allow",
    "ask",
    "assign",
    "assist",
    "authorise",
    "authorize",
    "beg",
    "beseech",
    "bring",
    "call",
    "cause",
    "caution",
    "challenge",
    "charge",
    "command",
    "compel",
    "condemn",
    "convince",
    "counsel",
    "dare",
    "direct",
    "drive",
    "empower",
    "enable",
    "encourage",
    "enjoin",
    "entitle",
    "exhort",
    "expect",
    "forbid",
    "force",
    "get",
    "goad",
    "have",
    "hear",
    "help",
    "implore",
    "incite",
    "induce",
    "inspire",
    "instruct",
    "invite",
    "lead",
    "let",
    "lobby",
    "make",
    "mandate",
    "motivate",
    "nudge",
    "oblige",
    "obligate",
    "order",
    "permit",
    "persuade",
    "plead",
    "press",
    "pressure",
    "pressurise",
    "prevail",
    "prod",
    "prompt",
    "provoke",
    "push",
    "remind",
    "request",
    "require",
    "see",
    "spur",
    "task",
    "teach",
    "tell",
    "tempt",
    "train",
    "trust",
    "urge",
    "want",
    "warn",
    "watch",
    "wish",
];

/// The deep subjects of a verb: heads of noun phrases, conjuncts not included.
pub(crate) fn subject(tree: &Tree, verb: usize) -> Option<usize> {
    if tree.is_passive(verb) { agent(tree, verb) } else { surface_subject(tree, verb) }
}

/// The deep object of a verb.
pub(crate) fn object(tree: &Tree, verb: usize) -> Option<usize> {
    if tree.is_passive(verb) {
        return surface_subject(tree, verb);
    }
    if let Some(object) = direct_object(tree, verb) {
        return Some(called(tree, antecedent(tree, object, verb)));
    }
    if let Some(object) = particles::object(tree, verb) {
        return Some(object);
    }
    // "bombed what Delhi called a camp", where the camp hangs on "called".
    let naming = tree.child(verb, |relation| relation == Relation::Ccomp).filter(|&clause| {
        NAMING.contains(&tree.lemma(clause)) && tree.children(clause).any(|child| tree.is_word(child, "what"))
    });
    if let Some(thing) = naming.and_then(|clause| named_thing(tree, clause)) {
        return Some(thing);
    }
    let head = tree.head(verb).unwrap_or(verb);
    match tree.relation(verb) {
        // "the embassy that Baku closed", "the embassy Baku closed"
        Relation::AclRelcl => {
            let own = tree.child(verb, |relation| relation == Relation::Nsubj)?;
            (!is_relative_pronoun(tree, own)).then_some(head)
        }
        // "shelled and destroyed the base": the object may hang on either verb.
        Relation::Conj => {
            tree.child(head, |relation| relation == Relation::Obj).filter(|&object| object > verb)
        }
        _ => tree
            .children_by(verb, |relation| relation == Relation::Conj)
            .filter(|&other| tree.upos(other) == Upos::Verb && !has_own_subject(tree, other))
            .filter(|&other| other == verb + 2)
            .find_map(|other| tree.child(other, |relation| relation == Relation::Obj)),
    }
}

/// The object as the grammar has it; an indirect one that stands alone is the only one ("urged them to leave").
fn direct_object(tree: &Tree, verb: usize) -> Option<usize> {
    tree.child(verb, |relation| relation == Relation::Obj)
        .or_else(|| tree.child(verb, |relation| relation == Relation::Iobj))
}

/// "what Delhi called a camp" is the camp.
fn called(tree: &Tree, object: usize) -> usize {
    if !tree.is_word(object, "what") {
        return object;
    }
    let naming = tree.children_by(object, |relation| matches!(relation, Relation::AclRelcl | Relation::Acl));
    naming
        .filter(|&verb| NAMING.contains(&tree.lemma(verb)))
        .find_map(|verb| named_thing(tree, verb))
        .unwrap_or(object)
}

/// Verbs that give a thing a name.
const NAMING: &[&str] = &["call", "term", "describe", "label", "dub", "deem", "say"];

/// What a thing is called by a verb of naming.
fn named_thing(tree: &Tree, verb: usize) -> Option<usize> {
    tree.children_by(verb, |relation| matches!(relation, Relation::Obj | Relation::Xcomp | Relation::Obl))
        .find(|&word| word > verb && matches!(tree.upos(word), Upos::Noun | Upos::Propn))
}

/// Whether an infinitive under this verb is its object's, and that object.
fn controlling_object(tree: &Tree, verb: usize) -> Option<usize> {
    OBJECT_CONTROL.contains(&tree.lemma(verb)).then(|| object(tree, verb)).flatten()
}

/// The indirect object of a verb.
pub(crate) fn indirect_object(tree: &Tree, verb: usize) -> Option<usize> {
    tree.child(verb, |relation| relation == Relation::Iobj)
}

/// Who does it in a passive: "by Iran".
fn agent(tree: &Tree, verb: usize) -> Option<usize> {
    let by = tree
        .children(verb)
        .find(|&child| is_oblique(tree.relation(child)) && tree.has_case(child, "by"))
        .or_else(|| tree.child(verb, |relation| relation == Relation::OblAgent));
    by.or_else(|| {
        // "Iran-backed", "UN-brokered"
        (tree.relation(verb) == Relation::Amod).then(|| {
            tree.children(verb).find(|&child| {
                child < verb
                    && matches!(
                        tree.relation(child),
                        Relation::Compound
                            | Relation::Obl
                            | Relation::OblUnmarked
                            | Relation::Nsubj
                            | Relation::Obj
                    )
            })
        })?
    })
}

pub(crate) fn is_oblique(relation: Relation) -> bool {
    matches!(relation, Relation::Obl | Relation::OblAgent | Relation::OblUnmarked)
}

fn has_own_subject(tree: &Tree, verb: usize) -> bool {
    tree.child(verb, is_subject).is_some()
}

pub(crate) fn is_subject(relation: Relation) -> bool {
    matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter)
}

pub(crate) fn is_relative_pronoun(tree: &Tree, index: usize) -> bool {
    matches!(tree.token(index).xpos, Xpos::Wdt | Xpos::Wp)
        || (tree.upos(index) == Upos::Pron && tree.is_word(index, "that"))
}

/// The noun that a relative pronoun stands for; any other word stands for itself.
fn antecedent(tree: &Tree, word: usize, verb: usize) -> usize {
    if !is_relative_pronoun(tree, word) {
        return word;
    }
    let clause = tree.conjunction_head(verb);
    let above = tree.head(clause);
    match tree.relation(clause) {
        Relation::AclRelcl | Relation::Acl => above.unwrap_or(word),
        // The parser may hang such a clause elsewhere: the pronoun still stands for the noun before it.
        _ if tree.upos(word) == Upos::Pron && !tree.is_word(word, "what") => {
            let nominal = |at: usize| matches!(tree.upos(at), Upos::Noun | Upos::Propn);
            above
                .filter(|&above| tree.relation(clause) == Relation::Nmod && above < word && nominal(above))
                .or_else(|| {
                    let before = (1..=2).filter_map(|back| word.checked_sub(back));
                    before.into_iter().find(|&at| tree.upos(at) != Upos::Punct).filter(|&at| nominal(at))
                })
                .unwrap_or(word)
        }
        _ => word,
    }
}

/// What somebody gets for an act of his own.
const DESERVED: &[&str] = &[
    "applause",
    "blame",
    "credit",
    "criticism",
    "fire",
    "flak",
    "praise",
    "responsibility",
    "support",
    "thanks",
];

/// The subject as the grammar has it, found where the clause shares it with another.
pub(crate) fn surface_subject(tree: &Tree, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..12 {
        if let Some(subject) = tree.child(at, is_subject) {
            return Some(antecedent(tree, subject, at));
        }
        let head = tree.head(at)?;
        let gerund = tree.token(at).xpos == Xpos::Vbg;
        match tree.relation(at) {
            Relation::Conj => at = head,
            Relation::Xcomp => match controlling_object(tree, head) {
                Some(object) => return Some(object),
                None => at = head,
            },
            // "the envoy who, the ministry says, met the rebels"
            Relation::Ccomp
                if tree.relation(head) == Relation::AclRelcl && !gerund && !tree.has_marker(at, &["to"]) =>
            {
                let asks = tree.child(head, |relation| relation == Relation::Nsubj);
                return asks.filter(|&own| !is_relative_pronoun(tree, own)).and_then(|_| tree.head(head));
            }
            // "They warned of sanctions, promised a loan and went home"
            Relation::Parataxis if at > head && is_finite(tree, at) => at = head,
            Relation::Advcl => {
                // "accused Iran of sponsoring", "condemned Iran for attacking"
                let object = tree.child(head, |relation| relation == Relation::Obj);
                // "deserves credit for attacking": not the credit attacks.
                let deserved = object.is_some_and(|object| DESERVED.contains(&tree.lemma(object)));
                let object = object.filter(|_| !deserved);
                if object.is_some() && gerund && tree.has_marker(at, &["of", "for", "from", "into", "over"]) {
                    return object;
                }
                if object.is_some()
                    && tree.has_marker(at, &["to"])
                    && let Some(object) = controlling_object(tree, head)
                {
                    return Some(object);
                }
                at = head;
            }
            Relation::Acl => {
                if tree.has_marker(at, &["to"]) {
                    return holder(tree, head);
                }
                return Some(head);
            }
            Relation::AclRelcl | Relation::Amod => return Some(head),
            Relation::Ccomp | Relation::Obl | Relation::Nmod | Relation::Parataxis
                if gerund || tree.has_marker(at, &["to"]) =>
            {
                at = head;
            }
            _ => return None,
        }
        if !matches!(tree.upos(at), Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun | Upos::Propn) {
            return None;
        }
    }
    None
}

fn is_finite(tree: &Tree, verb: usize) -> bool {
    matches!(tree.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
}

/// Whose a noun is: its possessor, or the subject of the verb that has it as object ("Baku announced plans").
pub(crate) fn holder(tree: &Tree, noun: usize) -> Option<usize> {
    if let Some(owner) = tree.child(noun, |relation| relation == Relation::NmodPoss) {
        return Some(owner);
    }
    let held = tree.head(noun).filter(|&head| {
        matches!(tree.relation(noun), Relation::Obj | Relation::Obl | Relation::Xcomp)
            && tree.upos(head) == Upos::Verb
    });
    held.and_then(|verb| subject(tree, verb)).or_else(|| {
        // "Azerbaijani plans to open"
        tree.child(noun, |relation| matches!(relation, Relation::Amod | Relation::Compound))
            .filter(|&child| tree.word(child).starts_with(char::is_uppercase))
    })
}

/// The heads of the phrases that `preposition` ties to a verb: its own, those of its object, and those of an
/// infinitive under it ("agreed to cooperate with").
pub(crate) fn with_preposition(tree: &Tree, verb: usize, preposition: &str) -> Vec<usize> {
    let mut found: Vec<usize> = own_preposition(tree, verb, preposition).collect();
    let below = tree.children(verb).filter(|&child| {
        matches!(
            tree.relation(child),
            Relation::Obj | Relation::Xcomp | Relation::CompoundPrt | Relation::Advmod
        ) || (tree.relation(child) == Relation::NsubjPass && child < verb)
            || (tree.relation(child) == Relation::Obl && preposition != "of" && found.is_empty())
    });
    for child in below.collect::<Vec<_>>() {
        found.extend(own_preposition(tree, child, preposition));
        // "pointed the finger of blame at Tehran"
        for inner in own_preposition(tree, child, "of").filter(|_| tree.relation(child) == Relation::Obj) {
            found.extend(own_preposition(tree, inner, preposition));
        }
        if tree.relation(child) == Relation::Xcomp && preposition == "with" {
            let object = tree.child(child, |relation| relation == Relation::Obj);
            found.extend(object.into_iter().flat_map(|object| own_preposition(tree, object, preposition)));
        }
    }
    found
}

/// The heads of the phrases that `preposition` ties to a word itself.
pub(crate) fn own_preposition<'t>(
    tree: &'t Tree,
    word: usize,
    preposition: &'t str,
) -> impl Iterator<Item = usize> + 't {
    tree.children(word).filter(move |&child| {
        (is_oblique(tree.relation(child))
            || matches!(tree.relation(child), Relation::Nmod | Relation::Advmod))
            && tree.has_case(child, preposition)
    })
}
