//! Acts that answer one told shortly before: who asked for what is refused, whose charge is denied, who holds those
//! whose release is demanded, who seized them.

use super::memory::{Memory, Told, is_definite, same_countries, without_mentions};
use super::parties::{Reader, countries, is_other};
use super::sides::{self, Sides};
use super::triggers::Trigger;
use super::{clauses, roles};
use codebook::{Role, WordClass};
use record::{Actor, Kind, Upos};

/// How many sentences back an answer reaches.
const BACK: usize = 2;
/// How many sentences back those are held whose release is asked for.
const HELD: usize = 6;

/// What is said or done to somebody, and answered by a word for it.
const SAID: &[&str] = &[
    "accusation",
    "account",
    "advice",
    "allegation",
    "announcement",
    "appeal",
    "application",
    "argument",
    "assertion",
    "bid",
    "blockade",
    "call",
    "charge",
    "claim",
    "comment",
    "communique",
    "communiqué",
    "complaint",
    "condition",
    "conduct",
    "decision",
    "declaration",
    "demand",
    "designation",
    "draft",
    "expulsion",
    "filing",
    "gesture",
    "idea",
    "initiative",
    "insult",
    "invitation",
    "letter",
    "measure",
    "mediation",
    "move",
    "note",
    "offer",
    "petition",
    "plan",
    "pledge",
    "plea",
    "promise",
    "proposal",
    "protest",
    "remark",
    "report",
    "request",
    "resolution",
    "sanction",
    "statement",
    "step",
    "submission",
    "suggestion",
    "summons",
    "tariff",
    "term",
    "threat",
    "ultimatum",
    "verdict",
    "version",
    "visit",
    "warning",
    "word",
];

/// Completes the sides of an act from the one that it answers.
pub(crate) fn complete(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &Memory,
    sides: &mut Sides,
) {
    if countries(&sides.recipients).is_empty() && !countries(&sides.actors).is_empty() {
        let found = answered(reader, trigger, sentence, memory, &sides.actors)
            .or_else(|| holders(reader, trigger, sentence, memory, &sides.actors));
        if let Some(found) = found {
            sides.recipients = without_mentions(found);
        }
    }
    if countries(&sides.actors).is_empty()
        && !countries(&sides.recipients).is_empty()
        && let Some(found) = captors(reader, trigger, sentence, memory, &sides.recipients)
    {
        sides.actors = without_mentions(found);
    }
}

/// Who did or said what is answered: the other party of the act told last that was directed at these, or at nobody.
fn answered<'m>(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &'m Memory,
    judges: &[Actor],
) -> Option<&'m [Actor]> {
    let kind = trigger.pattern.kind;
    if trigger.class != WordClass::Verb
        || !matches!(kind, Kind::Reject | Kind::Accuse | Kind::Support | Kind::Agree)
        || !points_back(reader, trigger)
    {
        return None;
    }
    let directed = |told: &&Told| {
        let others = countries(&told.sides.recipients);
        !countries(&told.sides.actors).is_empty()
            && told.sides.actors.iter().all(|actor| is_other(actor, judges))
            && (others.is_empty() || told.sides.recipients.iter().any(|actor| !is_other(actor, judges)))
    };
    let told = memory.since(sentence.saturating_sub(BACK)).find(directed)?;
    Some(&told.sides.actors)
}

/// Whether an answer names nothing of its own: no object at all, a pronoun, or a word for something said or done.
fn points_back(reader: &Reader, trigger: &Trigger) -> bool {
    let (tree, head) = (reader.tree, trigger.head);
    let kind = trigger.pattern.kind;
    let Some(object) = roles::object(tree, head) else {
        let bare = clauses::of(tree, head).is_empty();
        let said = kind == Kind::Accuse && trigger.pattern.id == "complain";
        return matches!(kind, Kind::Reject | Kind::Accuse) && (bare || said) && !tree.is_passive(head);
    };
    let lemma = tree.lemma(object);
    if tree.upos(object) == Upos::Pron {
        return matches!(lemma, "it" | "this" | "that" | "they" | "these" | "those")
            && reader.political(object).iter().all(|actor| actor.country.is_none());
    }
    SAID.contains(&lemma) && is_definite(tree, object) && reader.known_of(object).is_empty()
        || matches!(lemma, "no" | "door") && kind == Kind::Reject
}

/// Who holds those whose release or return is asked for.
fn holders<'m>(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &'m Memory,
    asking: &[Actor],
) -> Option<&'m [Actor]> {
    if trigger.pattern.kind != Kind::Request {
        return None;
    }
    let tree = reader.tree;
    let mut asked = sides::heads(reader, trigger, &Role::Object);
    asked.extend(sides::heads(reader, trigger, &Role::Preposition("for".to_owned())));
    asked.extend(reader.clause_subjects(trigger.head));
    let release = |&word: &usize| {
        matches!(
            tree.lemma(word),
            "release" | "return" | "freedom" | "freeing" | "liberation" | "repatriation"
        )
    };
    asked.iter().find(|word| release(word))?;
    let seized = |told: &&Told| {
        matches!(told.kind, Kind::Coerce | Kind::Assault)
            && !countries(&told.sides.actors).is_empty()
            && told.sides.actors.iter().all(|actor| is_other(actor, asking))
    };
    let told = memory.since(sentence.saturating_sub(HELD)).find(seized)?;
    Some(&told.sides.actors)
}

/// Who did it to those of whom a pronoun speaks, where the same was told of them shortly before.
fn captors<'m>(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &'m Memory,
    victims: &[Actor],
) -> Option<&'m [Actor]> {
    let tree = reader.tree;
    let violent = |kind: Kind| matches!(kind, Kind::Coerce | Kind::Assault);
    if trigger.class != WordClass::Verb
        || !violent(trigger.pattern.kind)
        || !tree.is_passive(trigger.head)
        || roles::subject(tree, trigger.head).is_some()
    {
        return None;
    }
    let subject = roles::surface_subject(tree, trigger.head)?;
    if tree.upos(subject) != Upos::Pron {
        return None;
    }
    let same = |told: &&Told| {
        violent(told.kind)
            && !countries(&told.sides.actors).is_empty()
            && same_countries(&told.sides.recipients, victims)
    };
    let told = memory.since(sentence.saturating_sub(BACK)).find(same)?;
    Some(&told.sides.actors)
}
