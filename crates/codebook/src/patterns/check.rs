//! From a pattern as written to a pattern that holds: every name known, every example readable.

use super::raw::{RawPattern, WordClasses};
use super::{Clause, Example, Origin, Pattern, Role, Trigger, WordClass};
use crate::CodebookError;
use crate::files::SourceFile;
use crate::kinds::KindBook;
use crate::toml_file::line;
use record::{Context, Kind, Mode, Polity};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a pattern, and what to do about it.
type Fault = (String, String);

pub(super) fn checked(
    raw: RawPattern,
    file: &SourceFile,
    classes: &WordClasses,
    kinds: &KindBook,
) -> Result<Pattern, CodebookError> {
    let place = Origin { file: file.path.clone(), line: line(file, raw.id.span()) };
    let id = raw.id.get_ref().clone();
    pattern(raw, place.clone(), classes, kinds).map_err(|(problem, remedy)| {
        CodebookError::at(&file.path, place.line, &format!("pattern `{id}`: {problem}"), &remedy)
    })
}

fn pattern(
    raw: RawPattern,
    place: Origin,
    classes: &WordClasses,
    kinds: &KindBook,
) -> Result<Pattern, Fault> {
    let id = raw.id.into_inner();
    if !is_kebab(&id) {
        return Err(fault("its id is not in lower case with hyphens", "name it like `expel-diplomats`"));
    }
    let kind: Kind = raw.kind.parse().map_err(|error: String| fault(&error, "use one of the known kinds"))?;
    let triggers = triggers(&raw.verbs, &raw.nouns, &raw.adjectives)?;
    let words = |list: &[String]| resolved(list, classes);
    let optional = |list: Option<Vec<String>>| list.map(|list| words(&list)).transpose();
    let recipient = raw.recipient.map_or_else(|| Ok(Role::recipients_of(kind)), |names| roles(&names))?;
    let with = raw.with.iter().map(|(word, heads)| Ok((word.clone(), words(heads)?)));
    let yes: Vec<Example> = raw.yes.iter().map(|text| example(text)).collect::<Result<_, Fault>>()?;
    if yes.is_empty() || raw.no.is_empty() {
        let lacking = if yes.is_empty() { "yes" } else { "no" };
        return Err(fault(
            &format!("it has no example under `{lacking}`"),
            "give at least one sentence that must match (yes) and one that must not (no)",
        ));
    }
    Ok(Pattern {
        kind,
        mode: raw.mode.map(|name| mode(name, kind, kinds)).transpose()?,
        contexts: contexts(raw.contexts, kinds)?,
        triggers,
        object: optional(raw.object)?,
        no_object: words(&raw.no_object)?,
        subject: optional(raw.subject)?,
        no_subject: words(&raw.no_subject)?,
        modifiers: optional(raw.modifiers)?,
        no_modifiers: words(&raw.no_modifiers)?,
        with: with.collect::<Result<BTreeMap<_, _>, Fault>>()?,
        clause: raw.clause.map(|name| clause(&name)).transpose()?,
        clause_head: raw
            .clause_head
            .iter()
            .map(|words| words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
            .filter(|words: &Vec<String>| words.iter().any(|word| word != "no"))
            .collect(),
        clause_subject: optional(raw.clause_subject)?,
        no_clause_subject: words(&raw.no_clause_subject)?,
        negated: raw.negated,
        actor: raw.actor.map_or_else(|| Ok(vec![Role::Subject]), |names| roles(&names))?,
        recipient,
        mutual: raw.mutual.unwrap_or(kind.is_mutual()),
        yes,
        no: raw.no,
        id,
        place,
    })
}

fn fault(problem: &str, remedy: &str) -> Fault {
    (problem.to_owned(), remedy.to_owned())
}

fn is_kebab(id: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(part)
}

fn triggers(verbs: &[String], nouns: &[String], adjectives: &[String]) -> Result<Vec<Trigger>, Fault> {
    let lists = [(WordClass::Verb, verbs), (WordClass::Noun, nouns), (WordClass::Adjective, adjectives)];
    let mut triggers: Vec<Trigger> = Vec::new();
    for (class, text) in lists.iter().flat_map(|&(class, list)| list.iter().map(move |text| (class, text))) {
        if text.chars().any(char::is_uppercase) {
            let remedy = "write lemmas in lower case; the text's case does not matter";
            return Err(fault(&format!("the trigger `{text}` has capital letters"), remedy));
        }
        let trigger = Trigger::new(class, text)
            .ok_or_else(|| fault("a trigger is empty", "give its words or remove it"))?;
        if triggers.contains(&trigger) {
            return Err(fault(&format!("the trigger `{text}` is given twice"), "remove one of the two"));
        }
        triggers.push(trigger);
    }
    match triggers.is_empty() {
        true => Err(fault("it has no trigger", "give words under `verbs`, `nouns` or `adjectives`")),
        false => Ok(triggers),
    }
}

fn resolved(list: &[String], classes: &WordClasses) -> Result<BTreeSet<String>, Fault> {
    classes.resolve(list).map_err(|name| {
        fault(
            &format!("the word class `@{name}` is unknown"),
            "define it in patterns/words.toml, or correct its name",
        )
    })
}

fn mode(name: String, kind: Kind, kinds: &KindBook) -> Result<Mode, Fault> {
    let modes = &kinds.entry(kind).modes;
    let mode = Mode(name);
    if modes.contains_key(&mode) {
        return Ok(mode);
    }
    let known: Vec<&str> = modes.keys().map(|mode| mode.0.as_str()).collect();
    let remedy = match known.is_empty() {
        true => format!("remove it: {kind} has no modes"),
        false => format!("use one of {}", known.join(", ")),
    };
    Err((format!("{kind} has no mode `{mode}`"), remedy))
}

fn contexts(names: Vec<String>, kinds: &KindBook) -> Result<Vec<Context>, Fault> {
    let mut contexts: Vec<Context> = names.into_iter().map(Context).collect();
    contexts.sort();
    match contexts.iter().find(|&context| !kinds.contexts().contains_key(context)) {
        Some(unknown) => Err(fault(
            &format!("the context `{unknown}` is unknown"),
            "use one of those in kinds/contexts.toml",
        )),
        None => Ok(contexts),
    }
}

fn clause(name: &str) -> Result<Clause, Fault> {
    Ok(match name {
        "that" => Clause::That,
        "to" => Clause::To,
        "any" => Clause::Any,
        "must" => Clause::Must,
        "will" => Clause::Will,
        _ => return Err(fault(&format!("`{name}` is no clause"), "use that, to, any, must or will")),
    })
}

fn roles(names: &[String]) -> Result<Vec<Role>, Fault> {
    names
        .iter()
        .map(|name| {
            Role::named(name).ok_or_else(|| {
                fault(
                    &format!("`{name}` is no role"),
                    "use subject, object, iobj, clause, clause-subject or a preposition",
                )
            })
        })
        .collect()
}

/// Reads `A sentence. => AZE+TUR -> IRN`, where `-` stands for nobody.
fn example(text: &str) -> Result<Example, Fault> {
    let Some((sentence, parties)) = text.split_once("=>") else {
        return Ok(Example { text: text.trim().to_owned(), parties: None });
    };
    let remedy = "write `=> AZE -> IRN`, `=> AZE+TUR -> -` or leave the parties out";
    let wrong = || fault(&format!("`{}` gives no parties", parties.trim()), remedy);
    let (actors, recipients) = parties.split_once("->").ok_or_else(wrong)?;
    let side = |text: &str| -> Result<Vec<String>, Fault> {
        let names = text.trim().split('+').map(str::trim).filter(|&name| name != "-");
        names
            .map(|name| name.parse::<Polity>().map(|polity| polity.to_string()).map_err(|_| wrong()))
            .collect()
    };
    Ok(Example { text: sentence.trim().to_owned(), parties: Some((side(actors)?, side(recipients)?)) })
}
