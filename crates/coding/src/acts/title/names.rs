//! Names in place of words that point elsewhere: "he", "the country", "the president".

use super::speakers::Speaker;
use super::written::Piece;
use super::{Act, relations, written};
use crate::mentions::Found;
use codebook::WordClass;
use record::{Actor, Relation, Upos, Xpos};
use std::collections::BTreeMap;

/// How many words a phrase has at most that stands for a speaker or in place of a pronoun.
const WORDS: usize = 6;

/// What stands in a line for a noun phrase.
pub(super) enum Instead {
    /// Its own words.
    Own,
    /// Its own words, which point to something outside the line.
    Pointing,
    /// A name.
    Name(String),
}

/// What stands for the phrase headed by `head` in a line with this subject, and with this speaker before it.
pub(super) fn instead(
    act: &Act<'_>,
    head: usize,
    subject: Option<usize>,
    speaker: Option<&Speaker>,
) -> Instead {
    let tree = act.tree();
    if tree.token(head).upos == Upos::Pron {
        return pronoun(act, head, subject, speaker);
    }
    match description(act, head) {
        Some(name) => Instead::Name(name),
        None => Instead::Own,
    }
}

fn pronoun(act: &Act<'_>, head: usize, subject: Option<usize>, by: Option<&Speaker>) -> Instead {
    let tree = act.tree();
    let words = &act.desk.codebook.words;
    let form = tree.word(head).to_lowercase();
    let is = |class| words.is(class, &form);
    let speaker = is(WordClass::QuotedSpeaker);
    let third = [
        WordClass::MasculinePronoun,
        WordClass::FemininePronoun,
        WordClass::NeuterPronoun,
        WordClass::PluralPronoun,
    ]
    .into_iter()
    .any(is);
    if speaker && by.is_some()
        || !(speaker || third || points(act, head))
        || tree.relation(head) == Relation::Expl
    {
        return Instead::Own;
    }
    if !(speaker || third) {
        return Instead::Pointing;
    }
    // "Iran closed its embassy": the subject is in the line already.
    if let Some(subject) = subject.filter(|&subject| subject != head)
        && (is(WordClass::ReflexivePronoun) || means_same(act, head, subject))
    {
        return Instead::Own;
    }
    if by.and_then(|by| by.head).is_some_and(|said_by| means_same(act, head, said_by)) {
        return Instead::Own;
    }
    let possessive = tree.token(head).xpos == Xpos::PrpS || tree.relation(head) == Relation::NmodPoss;
    // Too often "it" means nobody: it is believed where the reader took it for a party.
    let is_party = || {
        let span = tree.token(head).span;
        act.event.actors.iter().chain(&act.event.recipients).any(|actor| actor.mention == Some(span))
    };
    if is(WordClass::NeuterPronoun) && !possessive && !is_party() {
        return Instead::Pointing;
    }
    let Some(name) = meant(act, head) else { return Instead::Pointing };
    if by.is_some_and(|by| by.name.contains(&name)) {
        return Instead::Own;
    }
    if possessive {
        return Instead::Name(format!("{name}’s"));
    }
    // A name in the singular takes no plural verb.
    if is(WordClass::PluralPronoun) && !name.contains(" and ") && has_plural_verb(act, head) {
        return Instead::Pointing;
    }
    Instead::Name(name)
}

/// Whether a pronoun is a demonstrative that means something: "this", "those".
fn points(act: &Act<'_>, head: usize) -> bool {
    matches!(act.tree().token(head).xpos, Xpos::Dt | Xpos::Prp | Xpos::PrpS)
}

fn has_plural_verb(act: &Act<'_>, subject: usize) -> bool {
    let tree = act.tree();
    let Some(verb) = tree.head(subject).filter(|_| tree.relation(subject).universal() == Relation::Nsubj)
    else {
        return false;
    };
    let plural = |word: usize| {
        tree.token(word).xpos == Xpos::Vbp
            || act.desk.codebook.words.is(WordClass::PluralVerb, &tree.word(word).to_lowercase())
    };
    plural(verb)
        || tree.dependents(verb).any(|at| {
            matches!(tree.relation(at), Relation::Aux | Relation::AuxPass | Relation::Cop) && plural(at)
        })
}

/// Those whom a word means, as the act was coded, or else as the rules found them.
fn actors<'a>(act: &'a Act<'_>, head: usize) -> Vec<&'a Actor> {
    let span = act.tree().token(head).span;
    let sides = act.event.actors.iter().chain(&act.event.recipients);
    let coded: Vec<&Actor> = sides.filter(|actor| actor.mention == Some(span)).collect();
    if !coded.is_empty() && coded.iter().all(|actor| actor.country.is_some() || actor.name.is_some()) {
        return coded;
    }
    let direct = act.desk.page.mentions.actors_of(head);
    if !direct.is_empty() {
        return direct.iter().collect();
    }
    let before = act.desk.page.mentions.antecedent_of(head);
    before.map_or_else(Vec::new, |before| act.desk.page.mentions.actors_of(before).iter().collect())
}

/// Whether a pronoun means whom another phrase means.
fn means_same(act: &Act<'_>, pronoun: usize, other: usize) -> bool {
    let mentions = act.desk.page.mentions;
    let same_head = |at: usize| {
        let chain =
            std::iter::successors(Some(at), |&at| mentions.antecedent_of(at).filter(|&before| before < at));
        chain.take(8).any(|at| at == other)
    };
    if same_head(pronoun) {
        return true;
    }
    let key = |actor: &&Actor| (actor.country.clone(), actor.name.clone());
    let (one, two): (Vec<_>, Vec<_>) =
        (actors(act, pronoun).iter().map(key).collect(), actors(act, other).iter().map(key).collect());
    !one.is_empty() && one == two && one.iter().all(|(country, name)| country.is_some() || name.is_some())
}

/// The name of whom a pronoun means: that of the person, body or state, or else the words of the phrase it refers to.
fn meant(act: &Act<'_>, head: usize) -> Option<String> {
    let found = actors(act, head);
    let named: Vec<String> = found.iter().filter_map(|actor| name(act, actor)).collect();
    if !found.is_empty() && named.len() == found.len() && named.len() < 4 {
        return Some(listed(&named));
    }
    let before = act
        .desk
        .page
        .mentions
        .antecedent_of(head)
        .filter(|&before| act.tree().is_nominal(before) && act.tree().token(before).upos != Upos::Pron)?;
    plain(act, before)
}

/// The name of somebody: the person's or body's own, or that of a state that is meant as such.
fn name(act: &Act<'_>, actor: &Actor) -> Option<String> {
    if let Some(name) = &actor.name {
        return Some(name.clone());
    }
    let state = actor.role.is_none() && matches!(actor.sector, record::Sector::Gov | record::Sector::Igo);
    let country = actor.country.as_ref().filter(|_| state)?;
    act.desk.codebook.actors.state_name(country).map(str::to_owned)
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The name for a phrase that describes somebody who is named elsewhere in the document.
fn description(act: &Act<'_>, head: usize) -> Option<String> {
    let tree = act.tree();
    let token = tree.token(head);
    let mentions = act.desk.page.mentions;
    let found = mentions.actors_of(head);
    let names_nobody = tree.core(head).all(|word| tree.token(word).upos != Upos::Propn);
    if !matches!(token.upos, Upos::Noun | Upos::Num) || !names_nobody {
        return None;
    }
    let told: Vec<String> = found.iter().filter_map(|actor| name(act, actor)).collect();
    match (found, mentions.how_found(head)) {
        // "both countries"
        ([_, _] | [_, _, _], Some(Found::Collective)) if told.len() == found.len() => {
            let states = found.iter().all(|actor| actor.role.is_none());
            states.then(|| listed(&told))
        }
        ([one], Some(Found::Country)) => name(act, one),
        // "the president", whose name the document tells.
        ([one], _) if one.role.is_some() && token.xpos == Xpos::Nn => {
            let name = one.name.as_ref()?;
            let last = name.split_whitespace().next_back()?;
            is_told(act, last).then(|| name.clone())
        }
        _ => None,
    }
}

/// Whether the document has this word.
fn is_told(act: &Act<'_>, name: &str) -> bool {
    act.desk.page.parse.tokens.iter().any(|token| token.span.of(&act.desk.page.document.text) == name)
}

/// Whether a phrase names a person by name.
pub(super) fn is_person(act: &Act<'_>, head: usize) -> bool {
    let tree = act.tree();
    let known = act
        .desk
        .page
        .mentions
        .actors_of(head)
        .iter()
        .any(|actor| actor.name.is_some() && actor.role.is_some());
    known && tree.token(head).upos == Upos::Propn
        || act
            .desk
            .page
            .parse
            .names
            .iter()
            .any(|name| name.kind == record::NameKind::Person && name.tokens.contains(&head))
}

/// The words or the name of one who speaks or is meant; `None` if it is a pronoun of whom nobody knows, or too long.
pub(super) fn phrase(act: &Act<'_>, head: usize) -> Option<String> {
    match instead(act, head, None, None) {
        Instead::Name(name) => Some(name.strip_suffix("’s").unwrap_or(&name).to_owned()),
        Instead::Own if act.tree().token(head).upos != Upos::Pron => plain(act, head),
        _ => None,
    }
}

/// The words of a phrase without articles, clauses, appositions and what is not needed to know who it is.
fn plain(act: &Act<'_>, head: usize) -> Option<String> {
    let tree = act.tree();
    let mut pieces = BTreeMap::new();
    let mut take = |word: usize| {
        pieces.insert((2 * word, word), Piece::Word(word));
    };
    take(head);
    for at in tree.dependents(head) {
        let kept = match tree.relation(at) {
            Relation::Amod
            | Relation::Compound
            | Relation::Flat
            | Relation::NmodDesc
            | Relation::Nummod
            | Relation::Fixed => true,
            Relation::NmodPoss => tree.token(at).upos != Upos::Pron,
            Relation::Nmod => tree.preposition(at) == Some("of") && at > head && !relations::is_time(act, at),
            _ => false,
        };
        if kept && tree.reach(at).len() <= WORDS {
            let small = |&word: &usize| {
                tree.dominates(at, word) && !matches!(tree.relation(word), Relation::Det | Relation::Punct)
            };
            tree.reach(at).filter(small).for_each(&mut take);
        }
    }
    let words = written::text(tree, &pieces);
    (!words.is_empty() && words.split_whitespace().count() <= WORDS).then_some(words)
}

/// Gives a possessor back its own word where the line names it already: "Iran and its neighbour".
pub(super) fn told_twice(act: &Act<'_>, pieces: &mut BTreeMap<(usize, usize), Piece>) {
    let tree = act.tree();
    let kept: Vec<usize> = pieces
        .values()
        .map(|piece| match piece {
            Piece::Word(word) | Piece::Name(_, word) => *word,
        })
        .collect();
    for (key, piece) in pieces.iter_mut() {
        let Piece::Name(_, word) = piece else { continue };
        let pronoun = tree.token(*word).upos == Upos::Pron;
        let before =
            |&&other: &&usize| other < key.1 && tree.heads_phrase(other) && means_same(act, *word, other);
        if pronoun && tree.token(*word).xpos == Xpos::PrpS && kept.iter().any(|other| before(&other)) {
            *piece = Piece::Word(*word);
        }
    }
}
