//! Who did it and to whom: the roles that a pattern names, filled, and shared out between the two sides.

use super::answers;
use super::context;
use super::doers;
use super::governing;
use super::localities;
use super::memory::Memory;
use super::nominal;
use super::parties::{Reader, countries, is_other};
use super::roles;
use super::triggers::Trigger;
use super::wars;
use codebook::{Role, WordClass};
use record::{Actor, Kind, Relation};

/// Both sides of an act.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sides {
    pub(crate) actors: Vec<Actor>,
    pub(crate) recipients: Vec<Actor>,
}

/// Kinds that a state often does within itself.
fn is_often_domestic(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Coerce
            | Kind::Protest
            | Kind::Accuse
            | Kind::Assault
            | Kind::Reject
            | Kind::Request
            | Kind::Concede
    )
}

/// Reads the sides of an act of the sentence with this number, with what was told before in mind.
pub(crate) fn read(reader: &Reader, trigger: &Trigger, sentence: usize, memory: &Memory) -> Sides {
    let pattern = trigger.pattern;
    if let Some(sides) = wars::named(reader, trigger) {
        return sides;
    }
    if (trigger.class == WordClass::Noun || pattern.mutual)
        && let Some(sides) = between(reader, trigger)
    {
        return sides;
    }
    let mut sides = told(reader, trigger);
    if pattern.mutual && sides.actors.is_empty() && countries(&sides.recipients).len() > 1 {
        return shared_out(sides.recipients, pattern.kind);
    }
    if sides.recipients.is_empty() && countries(&sides.actors).len() > 1 {
        if pattern.mutual {
            return shared_out(sides.actors, pattern.kind);
        }
        if is_reciprocal(reader, trigger) || are_at_it(reader, trigger) {
            return both_ways(sides.actors);
        }
    }
    if sides.recipients.is_empty() {
        sides.recipients = deep_recipients(reader, trigger, &sides.actors);
    }
    if sides.recipients.is_empty() {
        sides.recipients = governing::recipients(reader, trigger, &sides.actors);
    }
    if sides.recipients.is_empty() {
        sides.recipients = governing::authors(reader, trigger, &sides.actors);
    }
    if sides.recipients.is_empty() && !reader.all {
        sides.recipients = localities::owner(reader, trigger, &sides.actors);
    }
    answers::complete(reader, trigger, sentence, memory, &mut sides);
    let mutually =
        !matches!(pattern.kind, Kind::Request | Kind::Aid) && !context::is_about_mission(reader, trigger);
    if sides.recipients.is_empty() && mutually && is_collective(&sides.actors) {
        return both_ways(sides.actors);
    }
    if sides.recipients.is_empty() && (is_often_domestic(pattern.kind) || pattern.kind == Kind::Consult) {
        sides.recipients = domestic(reader, trigger, &sides.actors);
    }
    if !reader.all {
        context::complete(reader, trigger, sentence, &mut sides);
    } else {
        if sides.actors.is_empty() {
            sides.actors = unknown_in(reader, trigger, &pattern.actor, &sides.recipients);
        }
        if sides.recipients.is_empty() {
            sides.recipients = unknown_in(reader, trigger, &pattern.recipient, &sides.actors);
        }
        if sides.recipients.is_empty() {
            let deep = deep_heads(reader, trigger).map(|heads| reader.unknown(&heads));
            sides.recipients = deep.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        }
        if sides.recipients.is_empty() && pattern.mutual && sides.actors.len() > 1 {
            return shared_out(sides.actors, pattern.kind);
        }
    }
    sides
}

/// The sides that the words themselves tell.
fn told(reader: &Reader, trigger: &Trigger) -> Sides {
    let pattern = trigger.pattern;
    let noun = trigger.class == WordClass::Noun;
    let first = |roles: &[Role]| {
        roles.iter().map(|role| doers::in_role(reader, trigger, role)).find(|found| !found.is_empty())
    };
    let mut actors = first(&pattern.actor).unwrap_or_default();
    if noun && actors.is_empty() {
        actors = subject_of(reader, trigger);
    }
    if actors.is_empty() {
        actors = governing::makers(reader, trigger);
    }
    // "killed in a Houthi attack"
    if actors.is_empty() {
        let others = trigger.joined.iter().filter(|other| other.class == WordClass::Noun);
        actors =
            others.map(|other| told(reader, other).actors).find(|all| !all.is_empty()).unwrap_or_default();
    }
    let mut sides = Sides { actors, recipients: Vec::new() };
    let grouped = pattern.mutual && countries(&sides.actors).len() > 1;
    let mut taken = None;
    for role in &pattern.recipient {
        if grouped && *role != Role::Preposition("with".to_owned()) {
            continue;
        }
        sides.recipients = recipients_in(reader, trigger, role, &sides.actors);
        if !sides.recipients.is_empty() {
            taken = Some(role);
            break;
        }
    }
    if noun && sides.actors.is_empty() {
        sides.actors = fallback_actors(reader, trigger, taken, &sides.recipients);
    }
    // "the attack killed two Saudi guards", "killed in an attack on Oman"
    if sides.recipients.is_empty() {
        let told = trigger.joined.iter().map(|other| told(reader, other).recipients);
        let others = told.map(|mut all| {
            all.retain(|actor| is_other(actor, &sides.actors));
            all
        });
        sides.recipients = others.into_iter().find(|all| !all.is_empty()).unwrap_or_default();
    }
    if noun && sides.recipients.is_empty() {
        sides.recipients = reader.anti(trigger.head);
        sides.recipients.retain(|actor| is_other(actor, &sides.actors));
    }
    sides
}

/// A recipient whose phrase hangs deeper than its verb or noun: "returned a painting that was stolen in 1989 to Peru".
fn deep_recipients(reader: &Reader, trigger: &Trigger, actors: &[Actor]) -> Vec<Actor> {
    deep_heads(reader, trigger)
        .map(|heads| reader.known_besides(&heads, actors))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// For each preposition of the pattern that seldom means a place or time, the phrases anywhere below the trigger.
fn deep_heads<'r>(reader: &'r Reader, trigger: &'r Trigger) -> impl Iterator<Item = Vec<usize>> + 'r {
    let tree = reader.tree;
    let inside = move |child: usize| match tree.relation(child) {
        Relation::Ccomp | Relation::Advcl | Relation::Parataxis | Relation::Conj => false,
        // "his request that they withdraw an invitation to": a clause of its own has its own parties.
        Relation::Acl => tree.child(child, roles::is_subject).is_none(),
        _ => true,
    };
    trigger.pattern.recipient.iter().filter_map(move |role| match role {
        Role::Preposition(word) if matches!(word.as_str(), "to" | "against" | "with" | "toward") => {
            let below = tree.phrase(trigger.head, inside).into_iter().filter(|&below| below > trigger.head);
            Some(below.flat_map(|below| roles::own_preposition(tree, below, word)).collect())
        }
        _ => None,
    })
}

/// "the visit of the president to Baku": where another phrase tells the recipient, the one with `of` acts.
fn subject_of(reader: &Reader, trigger: &Trigger) -> Vec<Actor> {
    if trigger.object.is_some() || trigger.pattern.recipient.first() == Some(&Role::Object) {
        return Vec::new();
    }
    let heads: Vec<usize> = roles::own_preposition(reader.tree, trigger.head, "of").collect();
    let found = reader.known(&heads);
    // "the tour of the deputy minister": an official makes the visit, and is not what it goes to.
    if trigger.pattern.kind == Kind::Consult && found.iter().any(|actor| actor.role.is_some()) {
        return found;
    }
    let elsewhere = trigger.pattern.recipient.iter().any(|role| match role {
        Role::Preposition(word) if word != "of" && word != "in" && word != "by" => {
            !reader.known_besides(&heads_of(reader, trigger, word), &found).is_empty()
        }
        _ => false,
    });
    if elsewhere { found } else { Vec::new() }
}

fn heads_of(reader: &Reader, trigger: &Trigger, word: &str) -> Vec<usize> {
    nominal::with_preposition(reader.tree, trigger.head, word)
}

/// What each does to the others.
fn both_ways(all: Vec<Actor>) -> Sides {
    Sides { recipients: all.clone(), actors: all }
}

/// Two sides that do the same: one each for kinds that are mutual, both on both sides for the others.
fn shared_out(all: Vec<Actor>, kind: Kind) -> Sides {
    if !kind.is_mutual() {
        return Sides { recipients: all.clone(), actors: all };
    }
    let first = all[0].country.clone();
    let same = |actor: &Actor| first.is_some() && actor.country == first;
    let (mut actors, mut recipients): (Vec<Actor>, Vec<Actor>) = all.into_iter().partition(same);
    if actors.is_empty() && recipients.len() > 1 {
        actors.push(recipients.remove(0));
    }
    Sides { actors, recipients }
}

/// "between Baku and Tehran"
fn between(reader: &Reader, trigger: &Trigger) -> Option<Sides> {
    let heads = prepositional(reader, trigger, "between");
    let all = reader.known(&heads);
    if countries(&all).len() < 2 {
        return None;
    }
    // "Russia mediated between the two": the one who does it is no side of it.
    if trigger.class == WordClass::Verb
        && let Some(subject) = roles::subject(reader.tree, trigger.head)
    {
        let actors = reader.known(&[subject]);
        if !actors.is_empty() && actors.iter().all(|actor| is_other(actor, &all)) {
            return Some(Sides { actors, recipients: all });
        }
    }
    Some(shared_out(all, trigger.pattern.kind))
}

fn prepositional(reader: &Reader, trigger: &Trigger, preposition: &str) -> Vec<usize> {
    match trigger.class {
        WordClass::Noun => nominal::with_preposition(reader.tree, trigger.head, preposition),
        _ => {
            let mut found = roles::with_preposition(reader.tree, trigger.head, preposition);
            // "killed in an Omani attack": the attack names its parties itself.
            found.retain(|head| trigger.joined.iter().all(|other| other.head != *head));
            // "its expanding ties with": the phrase hangs on the noun that the participle describes.
            let described = reader
                .tree
                .head(trigger.head)
                .filter(|_| found.is_empty() && reader.tree.relation(trigger.head) == Relation::Amod);
            found.extend(
                described.into_iter().flat_map(|noun| roles::own_preposition(reader.tree, noun, preposition)),
            );
            found
        }
    }
}

/// `of` and `from` phrases where the recipient does not stand there: "the visit of", "threats from".
fn fallback_actors(
    reader: &Reader,
    trigger: &Trigger,
    taken: Option<&Role>,
    recipients: &[Actor],
) -> Vec<Actor> {
    for preposition in ["of", "from"] {
        let is_recipients = match taken {
            Some(Role::Object) => preposition == "of",
            Some(Role::Preposition(word)) => word == preposition,
            _ => false,
        };
        if !is_recipients {
            let mut heads = prepositional(reader, trigger, preposition);
            for object in nominal::acted_on(reader.tree, trigger.head) {
                heads.extend(roles::own_preposition(reader.tree, object, preposition));
            }
            let mut found = reader.known(&heads);
            found.retain(|actor| is_other(actor, recipients));
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

fn recipients_in(reader: &Reader, trigger: &Trigger, role: &Role, actors: &[Actor]) -> Vec<Actor> {
    if *role == Role::Clause {
        return reader.in_clause(trigger.head).into_iter().filter(|actor| is_other(actor, actors)).collect();
    }
    reader.known_besides(&heads(reader, trigger, role), actors)
}

/// Recipients of the actor's own country, named by other words.
fn domestic(reader: &Reader, trigger: &Trigger, actors: &[Actor]) -> Vec<Actor> {
    // Whoever is met in the own capital is not for that one of the own people.
    let consults = [Role::Object];
    let roles =
        if trigger.pattern.kind == Kind::Consult { &consults[..] } else { &trigger.pattern.recipient };
    for role in roles.iter().filter(|role| **role != Role::Clause) {
        let mut told = heads(reader, trigger, role);
        told.retain(|&head| !is_own_thing(reader, head));
        let mut found = reader.known(&told);
        found.retain(|actor| actors.iter().all(|other| other.mention != actor.mention));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// "lifted its sanctions": what a pronoun owns and is nobody by itself is no party.
fn is_own_thing(reader: &Reader, head: usize) -> bool {
    let owner = reader.tree.child(head, |relation| relation == Relation::NmodPoss);
    reader.mentions.actors_of(head).is_empty()
        && owner.is_some_and(|owner| reader.tree.upos(owner) == record::Upos::Pron)
}

/// The heads of the phrases in a role.
pub(crate) fn heads(reader: &Reader, trigger: &Trigger, role: &Role) -> Vec<usize> {
    let (tree, head) = (reader.tree, trigger.head);
    match (role, trigger.class) {
        (Role::Subject, WordClass::Noun) => nominal::possible_subjects(tree, head),
        (Role::Subject, _) => roles::subject(tree, head).into_iter().collect(),
        (Role::Object, WordClass::Noun) => nominal::acted_on(tree, head),
        (Role::Object, WordClass::Verb) => roles::object(tree, head).into_iter().collect(),
        (Role::Object, WordClass::Adjective) => roles::own_preposition(tree, head, "of").collect(),
        (Role::IndirectObject, _) => roles::indirect_object(tree, head).into_iter().collect(),
        (Role::Preposition(word), _) => prepositional(reader, trigger, word),
        (Role::ClauseSubject, _) => reader.clause_subjects(head),
        (Role::Clause, _) => Vec::new(),
    }
}

fn unknown_in(reader: &Reader, trigger: &Trigger, roles: &[Role], others: &[Actor]) -> Vec<Actor> {
    for role in roles {
        let mut found = reader.unknown(&heads(reader, trigger, role));
        found.retain(|actor| {
            actor.mention.is_none() || others.iter().all(|other| other.mention != actor.mention)
        });
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// "attacked each other"
fn is_reciprocal(reader: &Reader, trigger: &Trigger) -> bool {
    let tree = reader.tree;
    // "traded threats"
    if trigger.words.iter().any(|&word| matches!(tree.lemma(word), "trade" | "exchange" | "swap")) {
        return true;
    }
    trigger.pattern.recipient.iter().flat_map(|role| heads(reader, trigger, role)).any(|head| {
        tree.is_word(head, "other") && tree.children(head).any(|child| tree.is_word(child, "each"))
            || tree.is_word(head, "another") && tree.children(head).any(|child| tree.is_word(child, "one"))
    })
}

/// "Eritrea and Ethiopia were at war", "are in an arms race"
fn are_at_it(reader: &Reader, trigger: &Trigger) -> bool {
    let (tree, noun) = (reader.tree, trigger.head);
    trigger.class == WordClass::Noun
        && nominal::predicated_of(tree, noun).is_some()
        && ["at", "in"].iter().any(|case| tree.has_case(noun, case))
}

/// Whether one phrase names all of them: "both countries".
fn is_collective(actors: &[Actor]) -> bool {
    countries(actors).len() > 1
        && actors[0].mention.is_some()
        && actors.iter().all(|actor| actor.mention == actors[0].mention)
}
