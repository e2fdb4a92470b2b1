//! The numbers told of an act: how many were killed, expelled, arrested, how many troops or drills or hours.

use super::numbers::{self, Told};
use super::tree::Tree;
use super::triggers::Trigger;
use super::{nominal, roles};
use record::{Count, CountKind, Kind, Relation, Upos};
use std::ops::Range;

/// What a word counts in its object (verbs), or in its `of` phrase and possessor (nouns).
const COUNTED: &[(&str, CountKind)] = &[
    ("kill", CountKind::Killed),
    ("murder", CountKind::Killed),
    ("assassinate", CountKind::Killed),
    ("execute", CountKind::Killed),
    ("massacre", CountKind::Killed),
    ("slay", CountKind::Killed),
    ("killing", CountKind::Killed),
    ("death", CountKind::Killed),
    ("execution", CountKind::Killed),
    ("wound", CountKind::Injured),
    ("injure", CountKind::Injured),
    ("hurt", CountKind::Injured),
    ("injury", CountKind::Injured),
    ("wounding", CountKind::Injured),
    ("abduct", CountKind::Abducted),
    ("kidnap", CountKind::Abducted),
    ("abduction", CountKind::Abducted),
    ("arrest", CountKind::Arrested),
    ("detain", CountKind::Arrested),
    ("apprehend", CountKind::Arrested),
    ("imprison", CountKind::Arrested),
    ("jail", CountKind::Arrested),
    ("detention", CountKind::Arrested),
    ("charge", CountKind::Charged),
    ("indict", CountKind::Charged),
    ("sentence", CountKind::Sentenced),
    ("convict", CountKind::Sentenced),
    ("sentencing", CountKind::Sentenced),
    ("conviction", CountKind::Sentenced),
    ("expel", CountKind::Expelled),
    ("deport", CountKind::Expelled),
    ("expulsion", CountKind::Expelled),
    ("deportation", CountKind::Expelled),
    ("declare", CountKind::Expelled),
    ("release", CountKind::Released),
    ("free", CountKind::Released),
    ("displace", CountKind::Displaced),
    ("displacement", CountKind::Displaced),
    ("evacuate", CountKind::Evacuated),
    ("evacuation", CountKind::Evacuated),
];

/// Words that say of their subject that it died or was hurt.
const SUFFERED: &[(&str, CountKind)] =
    &[("die", CountKind::Killed), ("perish", CountKind::Killed), ("dead", CountKind::Killed)];

/// Nouns that are counted themselves.
const COUNTED_THEMSELVES: &[(&str, CountKind)] = &[
    ("death", CountKind::Killed),
    ("fatality", CountKind::Killed),
    ("life", CountKind::Killed),
    ("casualty", CountKind::Casualties),
    ("injury", CountKind::Injured),
    ("arrest", CountKind::Arrested),
    ("drill", CountKind::Drills),
    ("exercise", CountKind::Drills),
    ("maneuver", CountKind::Drills),
];

const TROOPS: &[&str] =
    &["troop", "soldier", "serviceman", "fighter", "peacekeeper", "personnel", "reservist"];

/// The numbers told of an act, in the order of the text, one of a kind.
pub(crate) fn read(tree: &Tree, text: &str, sentence: Range<usize>, trigger: &Trigger) -> Vec<Count> {
    let mut found: Vec<Count> = Vec::new();
    for word in sentence.filter(|&word| concerns(tree, word, trigger)) {
        for (kind, told) in counts_at(tree, word, trigger) {
            if found.iter().all(|other| other.kind != kind)
                && let Some(count) = count(text, tree, kind, &told)
            {
                found.push(count);
            }
        }
    }
    found
}

/// Whether a counting word speaks of this act: it is the trigger, or, for attacks, a word of death or injury in
/// the sentence.
fn concerns(tree: &Tree, word: usize, trigger: &Trigger) -> bool {
    if trigger.words.contains(&word) {
        return true;
    }
    let attack = trigger.pattern.kind == Kind::Assault;
    let lemma = tree.lemma(word);
    let casualty = |table: &[(&str, CountKind)]| {
        table.iter().any(|&(name, kind)| {
            name == lemma && matches!(kind, CountKind::Killed | CountKind::Injured | CountKind::Casualties)
        })
    };
    (attack && (casualty(COUNTED) || casualty(SUFFERED) || casualty(COUNTED_THEMSELVES)))
        || (lemma == "hour" && tree.is_under(word, trigger.head))
        || (trigger.pattern.kind == Kind::Mobilize
            && TROOPS.contains(&lemma)
            && tree.is_under(word, trigger.head))
}

fn counts_at(tree: &Tree, word: usize, trigger: &Trigger) -> Vec<(CountKind, Told)> {
    let lemma = tree.lemma(word);
    let mut found = Vec::new();
    let of =
        |table: &[(&str, CountKind)]| table.iter().find(|(name, _)| *name == lemma).map(|&(_, kind)| kind);
    if let Some(kind) = of(COUNTED_THEMSELVES).filter(|_| tree.upos(word) == Upos::Noun)
        && let Some(told) = numbers::exact_of(tree, word)
    {
        found.push((kind, told));
    }
    if let Some(kind) = of(COUNTED) {
        let persons = kind != CountKind::Expelled || lemma != "declare" || is_non_grata(tree, trigger);
        let heads: Vec<usize> = match tree.upos(word) {
            Upos::Noun => {
                let mut heads = nominal::possible_objects(tree, word);
                heads.retain(|&head| tree.relation(head) != Relation::Compound);
                heads
            }
            _ => roles::object(tree, word).into_iter().collect(),
        };
        if persons {
            found.extend(heads.into_iter().find_map(|head| numbers::of(tree, head)).map(|told| (kind, told)));
        }
    }
    if let Some(kind) = of(SUFFERED) {
        let sufferer = match tree.relation(word) {
            // "left one dead", "one dead"
            Relation::Xcomp | Relation::Amod | Relation::Acl => tree.head(word).and_then(|head| {
                if tree.upos(head) == Upos::Verb { roles::object(tree, head) } else { Some(head) }
            }),
            _ => roles::surface_subject(tree, word),
        };
        found.extend(sufferer.and_then(|head| numbers::of(tree, head)).map(|told| (kind, told)));
    }
    if lemma == "hour" {
        found.extend(numbers::exact_of(tree, word).map(|told| (CountKind::Hours, told)));
    }
    if trigger.pattern.kind == Kind::Mobilize && TROOPS.contains(&lemma) {
        found.extend(numbers::exact_of(tree, word).map(|told| (CountKind::Troops, told)));
    }
    found
}

fn is_non_grata(tree: &Tree, trigger: &Trigger) -> bool {
    trigger.words.iter().any(|&word| tree.is_word(word, "grata"))
}

fn count(text: &str, tree: &Tree, kind: CountKind, told: &Told) -> Option<Count> {
    let whom: Vec<usize> = tree
        .phrase(told.counted, |child| {
            matches!(tree.relation(child), Relation::Amod | Relation::Compound | Relation::Flat)
                && child < told.counted
        })
        .into_iter()
        .filter(|word| !told.words.contains(word))
        .collect();
    let whom = if told.words.contains(&told.counted) {
        String::new()
    } else {
        tree.cover(&whom)?.of(text).to_owned()
    };
    let whom = if matches!(kind, CountKind::Hours | CountKind::Drills) { String::new() } else { whom };
    Some(Count {
        kind,
        whom,
        low: told.low,
        best: told.best,
        high: told.high,
        span: tree.cover(&told.words)?,
    })
}
