//! "called off the visit": a word that belongs to the verb, though the parser took it for the preposition of its object.

use super::roles::is_oblique;
use super::tree::Tree;
use record::{Relation, Upos};

/// Verbs that a thing is acted on with "over", "in", and so on.
const PHRASAL: &[(&str, &[&str])] = &[
    ("over", &["hand", "take", "turn", "sign", "win", "make", "bring"]),
    (
        "in",
        &[
            "hand", "call", "haul", "rein", "turn", "send", "bring", "draft", "drag", "phase", "usher",
            "fence", "hem", "pen",
        ],
    ),
    ("on", &["put", "take", "turn", "switch", "egg", "spur"]),
];

/// Verbs of moving or being somewhere: what comes after their "off", "up" or "down" is a place.
const MOVING: &[&str] = &[
    "anchor", "be", "bounce", "capsize", "climb", "collide", "come", "crash", "cruise", "die", "dive",
    "drift", "drive", "drop", "drown", "exercise", "explode", "fall", "fish", "float", "fly", "get", "go",
    "happen", "head", "jump", "lie", "live", "loiter", "moor", "move", "operate", "patrol", "roll", "run",
    "sail", "sink", "slip", "sit", "stand", "stay", "stop", "swim", "travel", "walk", "work",
];

/// The object that stands behind such a word.
pub(super) fn object(tree: &Tree, verb: usize) -> Option<usize> {
    if tree.upos(verb) != Upos::Verb {
        return None;
    }
    tree.children(verb).find(|&noun| {
        is_oblique(tree.relation(noun))
            && noun > verb + 1
            && matches!(tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Pron)
            && tree
                .child(noun, |relation| relation == Relation::Case)
                .is_some_and(|case| case == verb + 1 && belongs(tree, verb, case))
    })
}

fn belongs(tree: &Tree, verb: usize, particle: usize) -> bool {
    let word = tree.word(particle);
    match PHRASAL.iter().find(|(known, _)| *known == word) {
        Some((_, verbs)) => verbs.contains(&tree.lemma(verb)),
        None => matches!(word, "off" | "up" | "down" | "away") && !MOVING.contains(&tree.lemma(verb)),
    }
}
