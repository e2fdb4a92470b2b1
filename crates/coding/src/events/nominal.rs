//! Who stands in which role to a noun that names an act: possessor, `of`, `by`, nationality, the verb that holds it.

use super::roles;
use super::tree::Tree;
use record::{Relation, Upos};

/// Verbs that say no more than that the act was done; their subject does it.
const LIGHT: &[&str] = &[
    "carry",
    "commit",
    "conduct",
    "deliver",
    "do",
    "execute",
    "give",
    "have",
    "hold",
    "initiate",
    "intensify",
    "issue",
    "join",
    "launch",
    "lead",
    "make",
    "mount",
    "offer",
    "open",
    "order",
    "organize",
    "organise",
    "pay",
    "perform",
    "place",
    "perpetrate",
    "provide",
    "pursue",
    "put",
    "resume",
    "send",
    "sign",
    "ink",
    "stage",
    "start",
    "begin",
    "step",
    "take",
    "undertake",
    "unleash",
    "voice",
    "wage",
    "lodge",
    "file",
    "run",
    "raise",
    "kick",
    "continue",
    "renew",
    "express",
    "extend",
    "declare",
    "announce",
    "impose",
    "conclude",
    "reach",
    "seal",
    "strike",
    "end",
    "complete",
    "finish",
    "suspend",
    "halt",
    "cancel",
    "postpone",
    "plan",
    "attend",
    "host",
    "convene",
    "engage",
    "participate",
    "wind",
    "wrap",
];

/// Nouns that only measure what follows `of`.
const MEASURES: &[&str] = &[
    "number", "dozen", "score", "hundred", "thousand", "million", "group", "series", "lot", "majority",
    "handful", "couple", "string", "kind", "type", "part", "round", "wave", "pair", "member", "one", "most",
    "many", "some", "all", "several", "few", "both", "each", "any", "two", "three", "none", "rest", "bulk",
    "range", "array", "half", "spate", "set",
];

/// Whether a word in `-ing` stands as a noun.
pub(crate) fn is_nominal(tree: &Tree, word: usize) -> bool {
    tree.child(word, |relation| matches!(relation, Relation::Det | Relation::NmodPoss | Relation::Nmod))
        .is_some()
}

/// What a measure counts ("dozens of protesters" gives the protesters); otherwise the noun itself.
pub(crate) fn content(tree: &Tree, noun: usize) -> usize {
    let mut at = noun;
    for _ in 0..4 {
        if !MEASURES.contains(&tree.lemma(at)) && tree.upos(at) != Upos::Num {
            break;
        }
        match roles::own_preposition(tree, at, "of").next() {
            Some(inner) => at = inner,
            None => break,
        }
    }
    at
}

/// Nouns that measure how long an act goes on, or how often it is done.
const LENGTHS: &[&str] =
    &["hour", "day", "night", "week", "month", "year", "round", "series", "wave", "barrage"];

/// The verb that holds the noun as its object and says no more than that the act was done, or of which the noun
/// is the passive subject.
pub(crate) fn light_verb(tree: &Tree, noun: usize) -> Option<usize> {
    let mut first = tree.conjunction_head(noun);
    // "held three days of talks"
    let measured = tree.head(first).filter(|&above| {
        tree.relation(first) == Relation::Nmod
            && tree.has_case(first, "of")
            && LENGTHS.contains(&tree.lemma(above))
    });
    if let Some(length) = measured {
        first = length;
    }
    let verb = tree.head(first)?;
    let held = match tree.relation(first) {
        Relation::Obj => true,
        Relation::OblUnmarked => measured.is_some(),
        Relation::NsubjPass => true,
        // "the talks held in Baku" is found from below, see `participle`.
        Relation::Obl => [
            "engage",
            "participate",
            "take",
            "come",
            "join",
            "proceed",
            "resort",
            "respond",
            "react",
            "embark",
        ]
        .contains(&tree.lemma(verb)),
        _ => false,
    };
    (held && tree.upos(verb) == Upos::Verb && LIGHT.contains(&tree.lemma(verb))
        || (held && tree.relation(first) == Relation::Obl))
        .then_some(verb)
}

/// Verbs that say of their subject only that it takes place.
pub(crate) const OCCUR: &[&str] = &[
    "continue",
    "happen",
    "occur",
    "begin",
    "start",
    "erupt",
    "break",
    "resume",
    "follow",
    "ensue",
    "take",
    "be",
    "persist",
    "last",
    "arise",
    "emerge",
    "end",
    "remain",
    "come",
    "escalate",
    "proceed",
    "rage",
    "flare",
    "go",
    "unfold",
    "drag",
    "intensify",
];

/// The verb that says of the noun, its subject, only that it takes place: "a war broke out".
pub(crate) fn occurring(tree: &Tree, noun: usize) -> Option<usize> {
    let verb = tree.head(noun)?;
    (roles::is_subject(tree.relation(noun)) && OCCUR.contains(&tree.lemma(verb))).then_some(verb)
}

/// A participle or relative clause that says the act was done: "the attack carried out by", "the talks held in".
pub(crate) fn participle(tree: &Tree, noun: usize) -> Option<usize> {
    tree.children_by(noun, |relation| matches!(relation, Relation::Acl | Relation::AclRelcl)).find(|&verb| {
        tree.upos(verb) == Upos::Verb && LIGHT.contains(&tree.lemma(verb)) && tree.is_passive(verb)
    })
}

/// The heads of the phrases that a preposition ties to the noun, to the verb that holds it, or to the participle
/// that says it was done.
pub(crate) fn tied_by(tree: &Tree, noun: usize, preposition: &str) -> Vec<usize> {
    let mut found: Vec<usize> = roles::own_preposition(tree, noun, preposition).collect();
    for verb in [light_verb(tree, noun), participle(tree, noun), occurring(tree, noun)].into_iter().flatten()
    {
        found.extend(roles::own_preposition(tree, verb, preposition));
    }
    found
}

/// As [`tied_by`], and where that finds nothing the phrases within those of the noun.
pub(crate) fn with_preposition(tree: &Tree, noun: usize, preposition: &str) -> Vec<usize> {
    let mut found = tied_by(tree, noun, preposition);
    if found.is_empty() {
        // Phrases often hang on the noun's first conjunct, or on a phrase within its own: "the visit of the president
        // to Baku", "a war of words between". What stands before the noun belongs to the first conjunct alone: "the
        // position of Iran and the attack on the embassy".
        let first = tree.conjunction_head(noun);
        if first != noun {
            found.extend(roles::own_preposition(tree, first, preposition).filter(|&phrase| phrase > noun));
        }
        let within =
            tree.phrase(noun, |child| matches!(tree.relation(child), Relation::Nmod | Relation::Obj));
        for below in within.into_iter().filter(|&below| below > noun) {
            found.extend(roles::own_preposition(tree, below, preposition));
        }
    }
    found
}

/// What may be acted on by a noun's act: `of` phrases, compounds, possessors, in this order.
pub(crate) fn possible_objects(tree: &Tree, noun: usize) -> Vec<usize> {
    let mut found: Vec<usize> = roles::own_preposition(tree, noun, "of").collect();
    found.extend(
        tree.children_by(noun, |relation| matches!(relation, Relation::Compound | Relation::Nmod)).filter(
            |&child| child < noun && tree.child(child, |relation| relation == Relation::Case).is_none(),
        ),
    );
    // "the embassy attack", where the noun before is often taken for an adjective.
    found.extend(
        tree.children_by(noun, |relation| relation == Relation::Amod)
            .filter(|&child| child < noun && tree.word(child).starts_with(char::is_lowercase)),
    );
    found.extend(tree.child(noun, |relation| relation == Relation::NmodPoss));
    found
}

/// Nouns whose possessor suffers the act: "the lawmaker's assassination", "diplomats' expulsion".
const SUFFERED: &[&str] = &[
    "assassination",
    "expulsion",
    "arrest",
    "detention",
    "killing",
    "murder",
    "death",
    "release",
    "imprisonment",
    "deportation",
    "execution",
    "abduction",
    "kidnapping",
    "capture",
    "injury",
    "evacuation",
    "conviction",
    "poisoning",
    "shooting",
    "removal",
    "ouster",
    "overthrow",
    "extradition",
    "attempt",
    "inauguration",
    "closure",
    "reopening",
    "occupation",
    "liberation",
    "invasion",
    "annexation",
];

/// The possessor, if it acts.
pub(crate) fn acting_possessor(tree: &Tree, noun: usize) -> Option<usize> {
    let owner = tree.child(noun, |relation| relation == Relation::NmodPoss)?;
    let has_object = roles::own_preposition(tree, noun, "of").next().is_some();
    (has_object || !SUFFERED.contains(&tree.lemma(noun))).then_some(owner)
}

/// What a noun's act is done to: `of` phrases, what describes it, a possessor that suffers it.
pub(crate) fn acted_on(tree: &Tree, noun: usize) -> Vec<usize> {
    let mut found = possible_objects(tree, noun);
    if let Some(owner) = acting_possessor(tree, noun) {
        found.retain(|&word| word != owner);
    }
    found.extend(undergoing(tree, noun));
    found
}

/// Whether words before the noun say by name whose act it is: "Iran's release", "Russian jamming".
pub(crate) fn is_owned(tree: &Tree, noun: usize) -> bool {
    tree.children(noun).filter(|&child| child < noun).any(|child| match tree.relation(child) {
        Relation::NmodPoss => true,
        Relation::Amod | Relation::Compound => tree.word(child).starts_with(char::is_uppercase),
        _ => false,
    })
}

/// Whether a noun is the middle of a preposition of several words: "in breach of", "in support of".
pub(crate) fn is_prepositional(tree: &Tree, noun: usize) -> bool {
    let bare = |relation| {
        !matches!(relation, Relation::Det | Relation::NmodPoss | Relation::Amod | Relation::Compound)
    };
    let before = noun.checked_sub(1).is_some_and(|before| tree.is_word(before, "in"));
    before
        && tree.is_word(noun + 1, "of")
        && tree.children(noun).filter(|&child| child < noun).all(|child| bare(tree.relation(child)))
        && roles::own_preposition(tree, noun, "of").next().is_some()
}

/// Whose state a noun of acting is said to be: "Eritrea has been at war with", "forces were on high alert".
pub(crate) fn predicated_of(tree: &Tree, noun: usize) -> Option<usize> {
    let copula = tree.child(noun, |relation| relation == Relation::Cop).is_some();
    let within = ["at", "in", "on", "under"].iter().any(|case| tree.has_case(noun, case));
    (copula && within).then(|| tree.child(noun, roles::is_subject)).flatten()
}

/// Verbs whose subject suffers the act that their object names.
const UNDERGO: &[&str] = &[
    "suffer",
    "sustain",
    "face",
    "undergo",
    "survive",
    "endure",
    "withstand",
    "receive",
    "draw",
    "repel",
    "repulse",
    "incur",
];

/// Who suffers the act by the verb that holds the noun: "faced sanctions", "came under attack".
fn undergoing(tree: &Tree, noun: usize) -> Option<usize> {
    let verb = tree.head(noun)?;
    let held = match tree.relation(noun) {
        Relation::Obj => UNDERGO.contains(&tree.lemma(verb)),
        Relation::Obl => tree.has_case(noun, "under") && matches!(tree.lemma(verb), "come" | "be" | "remain"),
        _ => false,
    };
    held.then(|| roles::surface_subject(tree, verb)).flatten()
}

/// Who may act in a noun's act, for tests of the subject's word.
pub(crate) fn possible_subjects(tree: &Tree, noun: usize) -> Vec<usize> {
    let mut found: Vec<usize> = acting_possessor(tree, noun).into_iter().collect();
    found.extend(with_preposition(tree, noun, "by"));
    let holding = light_verb(tree, noun).or_else(|| participle(tree, noun));
    found.extend(holding.and_then(|verb| roles::subject(tree, verb)));
    found.extend(predicated_of(tree, noun));
    found.extend(
        tree.children_by(noun, |relation| matches!(relation, Relation::Compound | Relation::Amod))
            .filter(|&child| child < noun),
    );
    found
}
