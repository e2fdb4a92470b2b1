//! Acts of which no party is told, in a text about states: whose land they take place in, or between which two states
//! the text tells of fighting. Only of deeds: who says what to whom must be told.

use super::memory::{self, Memory};
use super::parties::{Reader, countries};
use super::sides::Sides;
use super::triggers::Trigger;
use super::{place, roles, wars};
use codebook::WordClass;
use record::{Actor, Kind, Polity, Relation, Sector, Upos, When};

/// The sides of a deed whose own words name none, with its date where an earlier sentence told it; `None` where they
/// stay unknown.
pub(crate) fn sides(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &Memory,
) -> Option<(Sides, Option<When>)> {
    if reader.all || !leaves_out(reader, trigger) {
        return None;
    }
    let place = place::alone(reader, trigger).and_then(|place| place.country);
    let undated = |sides: Sides| (sides, None);
    let struck = || {
        let deed = trigger.pattern.kind == Kind::Assault && !is_mutual(reader, trigger);
        let same = deed.then(|| memory.same_deed(reader.tree, trigger)).flatten();
        same.or_else(|| victims(reader, trigger).filter(|_| deed).map(undated))
    };
    let at_home = place.and_then(|country| in_land(trigger, &country)).map(undated);
    at_home.or_else(struck).or_else(|| between_two(reader, trigger, sentence).map(undated))
}

/// Whether the words leave the parties to the reader: "Inflation hit the savings" names one that is none.
fn leaves_out(reader: &Reader, trigger: &Trigger) -> bool {
    trigger.class == WordClass::Noun
        || roles::subject(reader.tree, trigger.head).is_none()
        || trigger.pattern.kind == Kind::Protest
}

/// Words for who did a deed.
const DOERS: &[&str] = &["perpetrator", "culprit", "mastermind", "instigator"];

/// "blamed Tehran as the perpetrator of the attempt": who is blamed for a deed did it, for the one who says so.
pub(crate) fn with_blamed(reader: &Reader, trigger: &Trigger, sides: Sides) -> Sides {
    let tree = reader.tree;
    let blamed = || {
        tree.head(trigger.head).filter(|&doer| DOERS.contains(&tree.lemma(doer)))?;
        let verb = tree.ancestors(trigger.head).find(|&above| tree.upos(above) == Upos::Verb)?;
        let mut heads: Vec<usize> = roles::object(tree, verb).into_iter().collect();
        heads.extend(
            ["at", "on", "against"].iter().flat_map(|word| roles::with_preposition(tree, verb, word)),
        );
        let found = reader.known(&heads);
        found.iter().any(|actor| actor.country.is_some()).then_some(found)
    };
    match blamed() {
        Some(actors) => Sides { actors, ..sides },
        None => sides,
    }
}

/// Violence in a text about two states: fighting is between them, an attack strikes one of them.
fn between_two(reader: &Reader, trigger: &Trigger, sentence: usize) -> Option<Sides> {
    let tree = reader.tree;
    // "denounced the intrusion" points at what was told, "threatened it with war" is told by the threat.
    let pointed = memory::is_passing(tree, trigger) && tree.relation(trigger.head) == Relation::Obj
        || trigger.class == WordClass::Noun && tree.has_case(trigger.head, "with");
    let fight = is_fight(reader, trigger) && !is_war_of_old(reader, trigger) && !pointed;
    let dyad = reader.mentions.dyad(sentence).filter(|_| fight)?;
    let both: Vec<Actor> = dyad.iter().map(|polity| actor(polity, Sector::Mil)).collect();
    let one_sided = trigger.pattern.kind == Kind::Assault && !is_mutual(reader, trigger);
    let actors = if one_sided { vec![wars::nobody()] } else { both.clone() };
    Some(Sides { actors, recipients: both })
}

/// In whose land it takes place: who lives there protests or is attacked, its state arrests.
fn in_land(trigger: &Trigger, country: &Polity) -> Option<Sides> {
    let (home, people) = (actor(country, Sector::Gov), actor(country, Sector::Cvl));
    let (actors, recipients) = match trigger.pattern.kind {
        Kind::Protest => (vec![people], vec![home]),
        Kind::Assault => (vec![wars::nobody()], vec![people]),
        Kind::Coerce => (vec![home], vec![people]),
        Kind::Mobilize => (vec![actor(country, Sector::Mil)], Vec::new()),
        _ => return None,
    };
    Some(Sides { actors, recipients })
}

/// Words for what two do to each other.
const MUTUAL: &[&str] = &[
    "war",
    "warfare",
    "conflict",
    "clash",
    "fighting",
    "fight",
    "hostility",
    "hostilities",
    "confrontation",
    "skirmish",
    "battle",
    "scuffle",
    "melee",
    "brawl",
    "shelling",
    "combat",
    "firefight",
    "dogfight",
    "shootout",
    "bloodshed",
];

fn is_mutual(reader: &Reader, trigger: &Trigger) -> bool {
    trigger.class == WordClass::Noun && MUTUAL.contains(&reader.tree.lemma(trigger.head))
}

/// "the war of 1977", "the 2020 war": one that has its own parties, whoever the text is about.
fn is_war_of_old(reader: &Reader, trigger: &Trigger) -> bool {
    let tree = reader.tree;
    trigger.class == WordClass::Noun
        && matches!(tree.lemma(trigger.head), "war" | "conflict")
        && tree
            .children_by(trigger.head, |relation| relation == Relation::Det)
            .any(|det| tree.is_word(det, "the"))
}

/// Who answers an attack has suffered it: "closed its embassy after the attack".
fn victims(reader: &Reader, trigger: &Trigger) -> Option<Sides> {
    let tree = reader.tree;
    let noun = trigger.head;
    let following = tree.head(noun).is_some_and(|above| tree.is_word(above, "following"));
    let before = following
        || ["after", "following", "since", "despite", "over"]
            .iter()
            .any(|word| tree.has_case(noun, word) || tree.has_marker(noun, &[word]));
    if trigger.class != WordClass::Noun || !before {
        return None;
    }
    let doer = tree.ancestors(noun).find_map(|above| roles::subject(tree, above))?;
    let recipients = memory::without_mentions(&reader.known(&[doer]));
    (!countries(&recipients).is_empty()).then(|| Sides { actors: vec![wars::nobody()], recipients })
}

/// Whether it is violence, or the end of it.
fn is_fight(reader: &Reader, trigger: &Trigger) -> bool {
    let ends = trigger.pattern.mode.as_ref().is_some_and(|mode| mode.0 == "ceasefire");
    let kind = trigger.pattern.kind;
    let passive = trigger.class == WordClass::Verb && reader.tree.is_passive(trigger.head);
    kind == Kind::Assault && (trigger.class == WordClass::Noun || passive)
        || kind == Kind::Retreat && ends && trigger.class == WordClass::Noun
}

fn actor(polity: &Polity, sector: Sector) -> Actor {
    Actor { country: Some(polity.clone()), sector, name: None, role: None, mention: None }
}
