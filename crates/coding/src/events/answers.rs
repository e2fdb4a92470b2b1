//! Acts that answer one told shortly before: who asked for what is refused, whose charge is denied, who holds those
//! whose release is demanded, who seized them.

use super::memory::{Memory, Told, is_definite, same_countries, without_mentions};
use super::parties::{Reader, countries, is_other};
use super::sides::{self, Sides};
use super::triggers::Trigger;
use super::{clauses, roles};
use codebook::{Role, WordClass};
use record::{Actor, Kind, Quad, Upos};

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
            .or_else(|| spoken_of(reader, trigger, sentence, memory, &sides.actors))
            .or_else(|| continued(reader, trigger, sentence, memory, &sides.actors))
            .or_else(|| holders(reader, trigger, sentence, memory, &sides.actors).map(<[Actor]>::to_vec));
        if let Some(found) = found {
            sides.recipients = without_mentions(&found);
        }
    }
    if countries(&sides.actors).is_empty()
        && !countries(&sides.recipients).is_empty()
        && let Some(found) = captors(reader, trigger, sentence, memory, &sides.recipients)
    {
        sides.actors = without_mentions(found);
    }
}

/// Who did or said what is answered: the other party of the act told last that was directed at these, or at nobody; of
/// one between others, those who did it.
fn answered(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &Memory,
    judges: &[Actor],
) -> Option<Vec<Actor>> {
    if trigger.class != WordClass::Verb {
        return None;
    }
    let answer = points_back(reader, trigger, judges)?;
    let known = |told: &&Told| {
        !countries(&told.sides.actors).is_empty()
            && told.sides.actors.iter().all(|actor| is_other(actor, judges))
    };
    let at = |told: &Told| {
        told.sides.recipients.iter().any(|actor| actor.country.is_some() && !is_other(actor, judges))
    };
    let at_nobody = |told: &Told| countries(&told.sides.recipients).is_empty();
    let told: Vec<&Told> = memory.since(sentence.saturating_sub(BACK)).filter(known).collect();
    // Damages are asked of who did harm, and praise answers what was meant well.
    let fits = |told: &Told| match trigger.pattern.kind {
        Kind::Request => told.kind.quad() == Quad::MaterialConflict,
        Kind::Support => matches!(told.kind.quad(), Quad::VerbalCooperation | Quad::MaterialCooperation),
        _ => true,
    };
    let directed = told
        .iter()
        .filter(|told| fits(told))
        .find(|told| at(told) || answer != Answer::Noun && at_nobody(told));
    if let Some(told) = directed {
        return Some(told.sides.actors.clone());
    }
    // "Peru and Chile proposed a vote. Bolivia said no."
    let asked = told.iter().find(|told| {
        answer == Answer::Bare
            && trigger.pattern.kind == Kind::Reject
            && told.sentence + 1 >= sentence
            && matches!(told.kind, Kind::Request | Kind::Agree)
    });
    if let Some(told) = asked {
        return Some(told.sides.actors.clone());
    }
    // "Peru and Chile signed an accord. Bolivia denounced it."
    let judged = matches!(trigger.pattern.kind, Kind::Accuse | Kind::Support);
    let told = told.iter().find(|told| judged && fits(told) && answer == Answer::Word && !at_nobody(told))?;
    let others = || told.sides.recipients.iter().filter(|actor| actor.country.is_some()).cloned();
    Some(match told.kind {
        Kind::Accuse | Kind::Reject | Kind::Support => others().collect(),
        kind if kind.is_mutual() => told.sides.actors.iter().cloned().chain(others()).collect(),
        _ => told.sides.actors.clone(),
    })
}

/// Whom "it" means for those who go on to speak of whom they dealt with before, and who their hosts or guests were.
fn spoken_of(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &Memory,
    actors: &[Actor],
) -> Option<Vec<Actor>> {
    let heads: Vec<usize> =
        trigger.pattern.recipient.iter().flat_map(|role| sides::heads(reader, trigger, role)).collect();
    let mut told = memory.since(sentence.saturating_sub(BACK));
    let others =
        |side: &[Actor]| !countries(side).is_empty() && side.iter().all(|actor| is_other(actor, actors));
    if heads.iter().any(|&head| matches!(reader.tree.lemma(head), "host" | "guest" | "visitor")) {
        return told.filter(|told| told.kind == Kind::Consult).find_map(|told| {
            let (visitors, hosts) = (&told.sides.actors, &told.sides.recipients);
            match (same_countries(visitors, actors), same_countries(hosts, actors)) {
                (true, false) if others(hosts) => Some(hosts.clone()),
                (false, true) if others(visitors) => Some(visitors.clone()),
                _ => None,
            }
        });
    }
    let blames =
        matches!(trigger.pattern.kind, Kind::Accuse | Kind::Threaten) && trigger.class == WordClass::Verb;
    let it = blames
        && roles::object(reader.tree, trigger.head).is_some_and(|object| {
            matches!(reader.tree.lemma(object), "it" | "they")
                && reader.political(object).iter().all(|actor| !is_other(actor, actors))
        });
    if !it {
        return None;
    }
    let before =
        told.find(|told| same_countries(&told.sides.actors, actors) && others(&told.sides.recipients));
    before.map(|told| told.sides.recipients.clone())
}

/// How an answer takes up what it answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// It has no object at all: "Lima declined".
    Bare,
    /// By a pronoun, or a word for something said or done: "rejected it", "denied the charge".
    Word,
    /// By any noun told as known: "denounced the intrusion".
    Noun,
}

/// How an act takes up another, if it names nothing of its own.
fn points_back(reader: &Reader, trigger: &Trigger, judges: &[Actor]) -> Option<Answer> {
    let (tree, head) = (reader.tree, trigger.head);
    let kind = trigger.pattern.kind;
    // "demanded compensation", "vowed revenge"
    if matches!(kind, Kind::Threaten | Kind::Request) {
        return Some(Answer::Noun);
    }
    if !matches!(kind, Kind::Reject | Kind::Accuse | Kind::Support | Kind::Agree) {
        return None;
    }
    let Some(object) = roles::object(tree, head) else {
        // "said no", where "no" may stand as a clause.
        let bare = clauses::of(tree, head).into_iter().all(|clause| tree.is_word(clause, "no"));
        let said = kind == Kind::Accuse && trigger.pattern.id == "complain";
        let answers = matches!(kind, Kind::Reject | Kind::Accuse) && (bare || said) && !tree.is_passive(head);
        return answers.then_some(Answer::Bare);
    };
    let lemma = tree.lemma(object);
    if tree.upos(object) == Upos::Pron {
        let thing = matches!(lemma, "it" | "this" | "that" | "they" | "these" | "those");
        let named = reader.political(object).iter().any(|actor| is_other(actor, judges));
        return (thing && !named).then_some(Answer::Word);
    }
    if matches!(lemma, "no" | "door") && kind == Kind::Reject {
        return Some(Answer::Bare);
    }
    if !is_definite(tree, object) || !reader.known_of(object).is_empty() {
        return None;
    }
    if SAID.contains(&lemma) {
        return Some(Answer::Word);
    }
    (kind == Kind::Accuse && reader.mentions.actors_of(object).is_empty()).then_some(Answer::Noun)
}

/// Against whom diplomats are recalled or ties cut where nobody is named: against whoever did something to these
/// shortly before, or had it done by them or by others whom they join. So too a criticism that others join.
fn continued(
    reader: &Reader,
    trigger: &Trigger,
    sentence: usize,
    memory: &Memory,
    actors: &[Actor],
) -> Option<Vec<Actor>> {
    let kind = trigger.pattern.kind;
    let joins = kind == Kind::Accuse
        && roles::object(reader.tree, trigger.head).is_none_or(|object| trigger.object == Some(object))
        && clauses::of(reader.tree, trigger.head).is_empty();
    let eases = kind == Kind::Concede;
    if trigger.class != WordClass::Verb || !(kind == Kind::Sanction || joins || eases) {
        return None;
    }
    let others = |side: &[Actor]| {
        let other = side.iter().filter(|actor| is_other(actor, actors)).cloned().collect::<Vec<_>>();
        Some(other).filter(|other| !other.is_empty())
    };
    let told: Vec<&Told> = memory.since(sentence.saturating_sub(BACK)).collect();
    let concerned = told.iter().find_map(|told| {
        let conflict = matches!(told.kind.quad(), Quad::MaterialConflict | Quad::VerbalConflict)
            && !matches!(told.kind, Kind::Request | Kind::Reject | Kind::Mobilize);
        let own =
            |side: &[Actor]| side.iter().any(|actor| actor.country.is_some() && !is_other(actor, actors));
        match (conflict, own(&told.sides.actors), own(&told.sides.recipients)) {
            (true, _, true) if !eases => others(&told.sides.actors),
            (true, true, _) => others(&told.sides.recipients),
            // "Oman cut ties with Mali. Qatar recalled its envoy."
            (true, false, false) if told.kind == kind => others(&told.sides.recipients),
            _ => None,
        }
    });
    concerned.or_else(|| {
        let verbal =
            told.iter().find(|told| matches!(told.kind, Kind::Accuse | Kind::Sanction | Kind::Protest));
        verbal.filter(|_| !eases).and_then(|told| others(&told.sides.recipients))
    })
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
