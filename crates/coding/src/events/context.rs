//! Parties that the sentence leaves to its reader: the owner and host of an embassy, the state whose police arrest,
//! the pair of states that the text is about, and persons whose state is not told.

use super::parties::{Reader, countries, is_other};
use super::sides::{self, Sides};
use super::triggers::Trigger;
use super::{nominal, place, roles};
use codebook::{Role, WordClass};
use record::{Actor, Kind, Polity, Sector};

const MISSIONS: &[&str] = &["embassy", "consulate", "mission", "legation"];

/// Completes the sides of an act.
pub(crate) fn complete(reader: &Reader, trigger: &Trigger, sentence: usize, sides: &mut Sides) {
    complete_mission(reader, trigger, sides);
    add_attackers(reader, trigger, sides);
    complete_domestic(reader, trigger, sides);
    if let Some(dyad) = reader.mentions.dyad(sentence) {
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
    let objects = sides::heads(reader, trigger, &Role::Object);
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

/// Arrests and trials are the work of the state in which they take place.
fn complete_domestic(reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
    let kind = trigger.pattern.kind;
    let charged = kind == Kind::Accuse && trigger.pattern.id.starts_with("charge");
    if kind != Kind::Coerce && !charged {
        return;
    }
    let known = |side: &[Actor]| !countries(side).is_empty();
    if !known(&sides.actors) {
        let place = place::read(reader, trigger).and_then(|place| place.country);
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

/// The other of the two states that the text is about, where an act between states names one only.
fn complete_from_dyad(reader: &Reader, trigger: &Trigger, sides: &mut Sides, dyad: &[Polity; 2]) {
    let pattern = trigger.pattern;
    let (actors, recipients) = (countries(&sides.actors), countries(&sides.recipients));
    let told: Vec<Polity> = actors.iter().chain(&recipients).map(|&polity| polity.clone()).collect();
    if told.len() >= 2 || told.iter().any(|polity| !dyad.contains(polity)) {
        return;
    }
    let (lacks_actor, lacks_recipient) = (actors.is_empty(), recipients.is_empty());
    let mutual_noun = pattern.mutual && trigger.class == WordClass::Noun;
    let between_states = matches!(
        pattern.kind,
        Kind::Threaten
            | Kind::Reject
            | Kind::Mobilize
            | Kind::Sanction
            | Kind::Concede
            | Kind::Retreat
            | Kind::Support
    );
    let completes = mutual_noun || (between_states && !lacks_actor);
    if !completes {
        return;
    }
    // "warned its citizens": somebody else is told.
    let object = sides::heads(reader, trigger, &Role::Object);
    if !mutual_noun && object.iter().any(|&object| !reader.mentions.actors_of(object).is_empty()) {
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

/// Persons in a role whose state is not told: "a gunman", "the attacker".
fn add_stateless(reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
    if sides.actors.is_empty() {
        sides.actors = stateless(reader, trigger, &Role::Subject);
    }
    if sides.recipients.is_empty() {
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
