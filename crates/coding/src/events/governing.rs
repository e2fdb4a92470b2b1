//! Parties told by the words that govern an act: whom its doer rang to say so, who travelled for the talks, whose
//! accord was signed.

use super::parties::Reader;
use super::triggers::Trigger;
use super::{nominal, roles};
use codebook::WordClass;
use record::{Actor, Kind, Quad, Relation, Upos, Xpos};

/// Verbs of getting in touch: what is said after them is said to their object.
const IN_TOUCH: &[&str] = &[
    "ring",
    "phone",
    "telephone",
    "call",
    "meet",
    "visit",
    "write",
    "contact",
    "summon",
    "host",
    "receive",
    "address",
    "greet",
    "welcome",
    "tell",
    "fly",
    "travel",
    "go",
    "come",
    "journey",
    "hurry",
    "message",
];
/// Verbs of coming together, whose subject takes part in the talks that they are for.
const COME: &[&str] = &[
    "arrive",
    "be",
    "come",
    "depart",
    "expect",
    "fly",
    "gather",
    "go",
    "head",
    "host",
    "invite",
    "join",
    "land",
    "leave",
    "meet",
    "receive",
    "return",
    "schedule",
    "sit",
    "slate",
    "travel",
    "visit",
    "welcome",
    "convene",
    "reconvene",
    "assemble",
    "journey",
    "due",
];
/// Nouns that stand for whatever somebody just did.
pub(crate) const STEPS: &[&str] = &[
    "act",
    "action",
    "announcement",
    "behaviour",
    "behavior",
    "comment",
    "conduct",
    "decision",
    "gesture",
    "measure",
    "move",
    "plan",
    "policy",
    "remark",
    "statement",
    "step",
    "claim",
    "test",
    "launch",
    "deployment",
];
/// Papers that say what their makers do.
const PAPERS: &[&str] = &[
    "act",
    "bill",
    "communique",
    "communiqué",
    "decree",
    "document",
    "law",
    "legislation",
    "letter",
    "memo",
    "memorandum",
    "message",
    "note",
    "order",
    "plan",
    "report",
    "resolution",
    "statement",
    "declaration",
];

/// The recipients of an act that stands under or beside a verb of getting in touch: "rang Baku to apologise".
pub(crate) fn recipients(reader: &Reader, trigger: &Trigger, actors: &[Actor]) -> Vec<Actor> {
    let tree = reader.tree;
    let head = trigger.head;
    // "offered Baku a treaty"
    if trigger.class == WordClass::Noun {
        let verb = tree.head(head).filter(|_| tree.relation(head) == Relation::Obj);
        let to = verb.and_then(|verb| roles::indirect_object(tree, verb));
        return to.map(|to| reader.known_besides(&[to], actors)).unwrap_or_default();
    }
    let kind = trigger.pattern.kind;
    let spoken = kind.quad() != Quad::MaterialConflict || kind == Kind::Protest;
    if trigger.class != WordClass::Verb || !spoken {
        return Vec::new();
    }
    let Some(verb) = tree.head(head).filter(|&above| above < head && tree.upos(above) == Upos::Verb) else {
        return Vec::new();
    };
    let tied = match tree.relation(head) {
        Relation::Xcomp => tree.has_marker(head, &["to"]),
        Relation::Advcl => tree.has_marker(head, &["to"]) || tree.token(head).xpos == Xpos::Vbg,
        Relation::Conj | Relation::Parataxis => tree.child(head, roles::is_subject).is_none(),
        _ => false,
    };
    if !tied || !IN_TOUCH.contains(&tree.lemma(verb)) || tree.is_passive(verb) {
        return Vec::new();
    }
    let objects: Vec<usize> = roles::object(tree, verb).into_iter().collect();
    let found = reader.known_besides(&objects, actors);
    if !found.is_empty() {
        return found;
    }
    let mut places: Vec<usize> = objects;
    places.extend(roles::own_preposition(tree, verb, "to"));
    hosts(reader, &places, actors)
}

/// The states, other than the actors', that hold the places which these phrases name or lie in.
pub(crate) fn hosts(reader: &Reader, heads: &[usize], actors: &[Actor]) -> Vec<Actor> {
    let tree = reader.tree;
    let other = |host: &Actor| super::parties::is_other(host, actors);
    for &head in heads {
        let inside = ["in", "at", "near", "outside", "of", "on", "off"]
            .into_iter()
            .flat_map(|preposition| roles::own_preposition(tree, head, preposition));
        if let Some(host) =
            std::iter::once(head).chain(inside).filter_map(|word| reader.host(word)).find(other)
        {
            return vec![host];
        }
    }
    Vec::new()
}

/// Whose the step is that is judged where it is told: "filled the dam, a move that Cairo condemned".
pub(crate) fn authors(reader: &Reader, trigger: &Trigger, actors: &[Actor]) -> Vec<Actor> {
    let tree = reader.tree;
    let head = trigger.head;
    let judges = matches!(
        trigger.pattern.kind,
        Kind::Accuse | Kind::Reject | Kind::Support | Kind::Protest | Kind::Threaten
    );
    let step = tree.head(head).filter(|&noun| {
        judges
            && trigger.class == WordClass::Verb
            && matches!(tree.relation(head), Relation::AclRelcl | Relation::Acl)
            && STEPS.contains(&tree.lemma(noun))
    });
    let Some(step) = step else {
        return Vec::new();
    };
    let verb = tree.ancestors(step).find(|&above| tree.upos(above) == Upos::Verb);
    let subject = verb.and_then(|verb| roles::surface_subject(tree, verb));
    subject.map(|subject| reader.known_besides(&[subject], actors)).unwrap_or_default()
}

/// Who comes for the talks: "is expected in Vienna for talks with".
pub(crate) fn visitors(reader: &Reader, noun: usize) -> Vec<Actor> {
    let tree = reader.tree;
    let Some(verb) = tree.head(noun).filter(|&verb| {
        roles::is_oblique(tree.relation(noun))
            && tree.has_case(noun, "for")
            && COME.contains(&tree.lemma(verb))
    }) else {
        return Vec::new();
    };
    let subject = roles::surface_subject(tree, verb);
    subject.map(|subject| reader.known(&[subject])).unwrap_or_default()
}

/// Who acts where the words leave the doer out: whose accord it is that was signed, who made the law that bans.
pub(crate) fn makers(reader: &Reader, trigger: &Trigger) -> Vec<Actor> {
    let tree = reader.tree;
    let head = trigger.head;
    if trigger.class != WordClass::Verb {
        return Vec::new();
    }
    if tree.is_passive(head) {
        let owner = || nominal::acting_possessor(tree, roles::surface_subject(tree, head)?);
        let mutual = trigger.pattern.mutual || trigger.pattern.kind == Kind::Agree;
        return mutual.then(owner).flatten().map(|owner| reader.known(&[owner])).unwrap_or_default();
    }
    let paper = roles::surface_subject(tree, head).filter(|&noun| PAPERS.contains(&tree.lemma(noun)));
    let maker = paper.and_then(|noun| roles::holder(tree, noun));
    maker.map(|maker| reader.known(&[maker])).unwrap_or_default()
}
