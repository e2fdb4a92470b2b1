//! Parties that the sentence leaves to its reader: the owner and host of an embassy, the state whose police arrest,
//! the pair of states that the text is about, and persons whose state is not told.

use super::parties::{Reader, countries, is_other};
use super::sides::{self, Sides};
use super::triggers::Trigger;
use super::{nominal, place, roles};
use codebook::{Role, WordClass};
use record::{Actor, Kind, PlaceBasis, Polity, Relation, Sector};

const MISSIONS: &[&str] = &["embassy", "consulate", "mission", "legation"];

/// Words for what a third party does for two others.
const MEDIATE: &[&str] = &[
    "arbitrate",
    "arrange",
    "broker",
    "convene",
    "facilitate",
    "host",
    "intercede",
    "mediate",
    "mediation",
    "organise",
    "organize",
    "shuttle",
];

/// Completes the sides of an act.
pub(crate) fn complete(reader: &Reader, trigger: &Trigger, sentence: usize, sides: &mut Sides) {
    complete_mission(reader, trigger, sides);
    complete_protest(reader, trigger, sides);
    add_attackers(reader, trigger, sides);
    complete_domestic(reader, trigger, sides);
    if let Some(dyad) = reader.mentions.dyad(sentence) {
        complete_mediation(reader, trigger, sides, dyad);
        complete_from_dyad(reader, trigger, sides, dyad);
    }
    add_stateless(reader, trigger, sides);
}

fn state(polity: &Polity, sector: Sector) -> Actor {
    Actor { country: Some(polity.clone()), sector, name: None, role: None, mention: None }
}

/// Opening or closing a mission: its owner acts, its host is the recipient.
fn complete_mission(reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
    if !matches!(trigger.pattern.kind, Kind::Sanction | Kind::Support | Kind::Concede) {
        return;
    }
    let mut objects = sides::heads(reader, trigger, &Role::Object);
    // "evacuated its staff from the Lagos embassy"
    for word in std::iter::once(trigger.head).chain(objects.clone()) {
        for preposition in ["from", "at", "of"] {
            objects.extend(roles::own_preposition(reader.tree, word, preposition));
        }
    }
    let Some(&mission) = objects.iter().find(|&&object| MISSIONS.contains(&reader.tree.lemma(object))) else {
        return;
    };
    let owners = reader.known_of(mission);
    let owner_acts =
        trigger.class == WordClass::Noun && nominal::acting_possessor(reader.tree, trigger.head).is_none();
    if (sides.actors.is_empty() || owner_acts) && !owners.is_empty() {
        sides.actors.clone_from(&owners);
        let owned = std::mem::take(&mut sides.recipients);
        sides.recipients = owned.into_iter().filter(|actor| is_other(actor, &sides.actors)).collect();
    }
    if sides.recipients.iter().any(|actor| is_other(actor, &sides.actors)) {
        return;
    }
    let mut around = vec![trigger.head, mission];
    around.extend(roles::own_preposition(reader.tree, trigger.head, "in"));
    let hosts = around.iter().flat_map(|&word| ["in", "to", "at"].map(|preposition| (word, preposition)));
    for (word, preposition) in hosts {
        for head in roles::own_preposition(reader.tree, word, preposition) {
            let host = reader.host(head).into_iter().chain(reader.political(head));
            let found: Vec<Actor> = host.filter(|actor| is_other(actor, &sides.actors)).take(1).collect();
            if !found.is_empty() {
                sides.recipients = found;
                return;
            }
        }
    }
    // "reopened the embassy": it stands where an earlier sentence has it.
    let known = reader.stands_in(mission).filter(|host| is_other(host, &sides.actors));
    if let Some(host) = known {
        sides.recipients = vec![host];
        return;
    }
    sides.recipients.retain(|actor| is_other(actor, &sides.actors));
}

/// Who gathers at a mission protests against its owner.
fn complete_protest(reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
    if trigger.pattern.kind != Kind::Protest || !countries(&sides.recipients).is_empty() {
        return;
    }
    let mut from = vec![trigger.head];
    from.extend(nominal::light_verb(reader.tree, trigger.head));
    from.extend(sides::heads(reader, trigger, &Role::Object));
    let phrases = from.into_iter().flat_map(|word| {
        reader.tree.children_by(word, |relation| roles::is_oblique(relation) || relation == Relation::Nmod)
    });
    let mission = phrases
        .flat_map(|phrase| std::iter::once(phrase).chain(roles::own_preposition(reader.tree, phrase, "of")))
        .find(|&word| MISSIONS.contains(&reader.tree.lemma(word)));
    let owners = mission.map(|mission| reader.known_of(mission)).unwrap_or_default();
    if !owners.is_empty() {
        sides.recipients = owners;
    }
}

/// Arrests and trials are the work of the state in which they take place.
fn complete_domestic(reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
    let kind = trigger.pattern.kind;
    let charged = kind == Kind::Accuse && trigger.pattern.id.starts_with("charge");
    if kind != Kind::Coerce && !charged {
        return;
    }
    let known = |side: &[Actor]| !countries(side).is_empty();
    if !known(&sides.actors) {
        let place = place::told(reader, trigger).filter(|place| place.basis != Some(PlaceBasis::Object));
        let place = place.and_then(|place| place.country);
        // Without a place, the state whose own people are arrested or charged.
        let own = sides.recipients.iter().filter(|actor| !matches!(actor.sector, Sector::Gov | Sector::Mil));
        let country = place.or_else(|| own.filter_map(|actor| actor.country.clone()).next());
        if let Some(country) = country {
            sides.actors = vec![state(&country, Sector::Gov)];
        }
    }
    if kind == Kind::Coerce
        && sides.recipients.is_empty()
        && let [country] = countries(&sides.actors)[..]
    {
        let home = state(&country.clone(), Sector::Cvl);
        let objects = sides::heads(reader, trigger, &Role::Object);
        let foreign = objects.iter().any(|&object| !reader.political(object).is_empty());
        if !foreign && !objects.is_empty() {
            sides.recipients = vec![home];
        }
    }
}

/// "the sentencing of the attacker": a person whose state nobody knows is not taken for one of the home state.
fn add_attackers(reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
    if sides.recipients.is_empty() {
        sides.recipients = stateless(reader, trigger, &Role::Object);
        sides.recipients.retain(|actor| matches!(actor.sector, Sector::Uaf | Sector::Crm));
    }
}

/// Whether the forces of a state attack something whose state is not told: "the army shelled the valley".
fn is_raid(reader: &Reader, trigger: &Trigger, sides: &Sides) -> bool {
    trigger.pattern.kind == Kind::Assault
        && trigger.class == WordClass::Verb
        && !reader.tree.is_passive(trigger.head)
        && sides.actors.iter().all(|actor| matches!(actor.sector, Sector::Mil | Sector::Gov))
        && roles::object(reader.tree, trigger.head).is_some()
        && place::told(reader, trigger).and_then(|place| place.country).is_none()
}

/// A third party that brings two together: both are its recipients.
fn complete_mediation(reader: &Reader, trigger: &Trigger, sides: &mut Sides, dyad: &[Polity; 2]) {
    let brings = MEDIATE.contains(&reader.tree.lemma(trigger.head));
    let third = !countries(&sides.actors).is_empty()
        && countries(&sides.actors).iter().all(|&polity| !dyad.contains(polity));
    if trigger.pattern.kind == Kind::Consult && brings && third && countries(&sides.recipients).is_empty() {
        sides.recipients = dyad.iter().map(|polity| state(polity, Sector::Gov)).collect();
    }
}

/// The other of the two states that the text is about, where an act between states names one only.
fn complete_from_dyad(reader: &Reader, trigger: &Trigger, sides: &mut Sides, dyad: &[Polity; 2]) {
    let pattern = trigger.pattern;
    let (actors, recipients) = (countries(&sides.actors), countries(&sides.recipients));
    let told: Vec<Polity> = actors.iter().chain(&recipients).map(|&polity| polity.clone()).collect();
    if told.len() >= 2 || told.iter().any(|polity| !dyad.contains(polity)) {
        return;
    }
    let (lacks_actor, lacks_recipient) = (actors.is_empty(), recipients.is_empty());
    // "the treaty" is of the two only where the words say that it is of two.
    let mutual_noun = pattern.mutual
        && trigger.class == WordClass::Noun
        && (pattern.kind != Kind::Agree || is_bilateral(reader, trigger.head));
    let constrained =
        trigger.class == WordClass::Verb && (pattern.object.is_some() || pattern.subject.is_some());
    let between_states = matches!(
        pattern.kind,
        Kind::Threaten | Kind::Reject | Kind::Mobilize | Kind::Sanction | Kind::Concede | Kind::Retreat
    ) || (pattern.kind == Kind::Support && constrained);
    let answers = pattern.id.starts_with("retaliat") || is_about_deed(reader, trigger);
    let object = sides::heads(reader, trigger, &Role::Object);
    // "blamed its neighbour": the other of the two.
    let other = pattern
        .recipient
        .iter()
        .flat_map(|role| sides::heads(reader, trigger, role))
        .any(|head| reader.is_other_than_owner(head));
    // "The minister resigned": nobody else is concerned.
    let domestic = pattern.mode.as_ref().is_some_and(|mode| mode.0 == "resign");
    let completes = !domestic
        && (mutual_noun
            || (between_states || answers || other || is_raid(reader, trigger, sides)) && !lacks_actor);
    if !completes {
        return;
    }
    // "warned its citizens": somebody else is told.
    if !mutual_noun && !other && object.iter().any(|&object| !reader.mentions.actors_of(object).is_empty()) {
        return;
    }
    if mutual_noun && !pattern.kind.is_mutual() {
        sides.actors = dyad.iter().map(|polity| state(polity, Sector::Gov)).collect();
        sides.recipients.clone_from(&sides.actors);
        return;
    }
    let mut missing = dyad.iter().filter(|polity| !told.contains(polity));
    if lacks_actor && let Some(polity) = missing.next() {
        sides.actors = vec![state(polity, Sector::Gov)];
    }
    if lacks_recipient && let Some(polity) = missing.next() {
        sides.recipients = vec![state(polity, Sector::Gov)];
    }
}

fn is_bilateral(reader: &Reader, noun: usize) -> bool {
    const OF_TWO: &[&str] = &["bilateral", "mutual", "joint", "reciprocal", "interstate"];
    reader
        .tree
        .children_by(noun, |relation| matches!(relation, Relation::Amod | Relation::Compound))
        .any(|child| OF_TWO.contains(&reader.tree.lemma(child)))
}

/// Nouns for what a state did or holds, of which another speaks.
const DEEDS: &[&str] = &[
    "step",
    "move",
    "decision",
    "measure",
    "action",
    "act",
    "policy",
    "stance",
    "position",
    "plan",
    "project",
    "conduct",
    "behaviour",
    "behavior",
    "provocation",
    "rhetoric",
    "remark",
];

/// "denounced the step": what is accused is a deed of the other side.
fn is_about_deed(reader: &Reader, trigger: &Trigger) -> bool {
    trigger.pattern.kind == Kind::Accuse
        && trigger.class == WordClass::Verb
        && sides::heads(reader, trigger, &Role::Object)
            .iter()
            .any(|&object| DEEDS.contains(&reader.tree.lemma(nominal::content(reader.tree, object))))
}

/// Persons in a role whose state is not told: "a gunman", "the attacker".
fn add_stateless(reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
    if sides.actors.is_empty() {
        sides.actors = stateless(reader, trigger, &Role::Subject);
    }
    // "sent warships": what is sent is no party, where the recipient stands elsewhere.
    if sides.recipients.is_empty() && trigger.pattern.recipient.contains(&Role::Object) {
        sides.recipients = stateless(reader, trigger, &Role::Object);
    }
}

fn stateless(reader: &Reader, trigger: &Trigger, role: &Role) -> Vec<Actor> {
    sides::heads(reader, trigger, role)
        .into_iter()
        .flat_map(|head| reader.tree.conjuncts(head))
        .flat_map(|head| {
            reader.mentions.actors_of(head).iter().filter(|actor| actor.country.is_none()).cloned()
        })
        .collect()
}

/// Whether an act opens, closes or reopens a mission abroad.
pub(crate) fn is_about_mission(reader: &Reader, trigger: &Trigger) -> bool {
    matches!(trigger.pattern.kind, Kind::Sanction | Kind::Support | Kind::Concede)
        && sides::heads(reader, trigger, &Role::Object)
            .iter()
            .any(|&object| MISSIONS.contains(&reader.tree.lemma(object)))
}
