//! Who is meant by the words that stand for a party.

use super::cast::Cast;
use super::{Desk, likeliest};
use crate::mentions::Tree;
use record::{Actor, Belonging, Confidence, Kind, PartyBasis, Polity, Reading, Relation, Told, Upos};

/// How many phrases deep the owner of a thing is looked for.
const DEPTH: usize = 3;

/// The two sides of an act.
pub(crate) struct Sides {
    pub(crate) actors: Vec<Actor>,
    pub(crate) recipients: Vec<Actor>,
}

/// The sides of an act as far as its own words tell them.
pub(super) fn told(desk: &Desk<'_>, reading: &Reading) -> Sides {
    Sides {
        actors: side(desk, reading, &reading.actors),
        recipients: side(desk, reading, &reading.recipients),
    }
}

/// The sides of an act, with what its words leave open. Of a mutual act each stands on one side only.
pub(super) fn settled(desk: &Desk<'_>, reading: &Reading, sides: Sides, cast: &Cast) -> Sides {
    // "They met": the same words stand for both sides.
    if reading.kind.is_mutual()
        && let Some(pair) = pair(desk, reading, &sides)
    {
        return pair;
    }
    let sides = likeliest::pair(reading, sides, cast);
    if reading.kind.is_mutual() {
        return shared_out(sides);
    }
    // "The two countries fought": each did to the other what both are said to have done. Support is shared out, as the
    // annotators have it: it is mostly for a third.
    let each_other = countries(&sides.actors).len() > 1 && same_countries(&sides.actors, &sides.recipients);
    if each_other && reading.kind == Kind::Support { shared_out(sides) } else { sides }
}

/// "The leaders met", "they signed": where the same words stand for both sides and name no two states, those who do it
/// together are the two that the reader takes the sides to be of, else the two that the sentence is about.
fn pair(desk: &Desk<'_>, reading: &Reading, sides: &Sides) -> Option<Sides> {
    let is_reference = |actor: &Actor| actor.country.is_none() || actor.basis == Some(PartyBasis::Reference);
    let everybody = || sides.actors.iter().chain(&sides.recipients);
    let shared = reading.recipients.is_empty()
        || reading.actors.iter().any(|told| reading.recipients.iter().any(|other| other.span == told.span));
    let plural = || {
        reading.actors.iter().any(|told| {
            let head = heads(desk.tree, told).first().copied().unwrap_or(told.words.start);
            matches!(desk.tree.token(head).xpos, record::Xpos::Nns | record::Xpos::Nnps | record::Xpos::Prp)
        })
    };
    if reading.actors.is_empty()
        || countries(everybody()).len() > 1
        || !everybody().all(is_reference)
        || !shared
        || !plural()
    {
        return None;
    }
    let state = |state: &Belonging| state.likeliest().map(|(polity, _)| polity.clone());
    let seen =
        state(&reading.actor_state).zip(state(&reading.recipient_state)).filter(|(one, two)| one != two);
    let is_about = || desk.page.mentions.dyad(reading.sentence).cloned().map(|[one, two]| (one, two));
    let (first, second) = seen.or_else(is_about)?;
    let of = |polity: Polity| {
        let mut actor = sides.actors.first()?.clone();
        actor.country = Some(polity);
        actor.basis = Some(PartyBasis::Reference);
        Some(vec![actor])
    };
    Some(Sides { actors: of(first)?, recipients: of(second)? })
}

/// A party that no words stand for.
pub(super) fn without_words(polity: Polity, chance: f32) -> Actor {
    let sector = match polity {
        Polity::State(_) => record::Sector::Gov,
        Polity::Organisation(_) => record::Sector::Igo,
    };
    Actor {
        country: Some(polity),
        sector,
        name: None,
        role: None,
        mention: None,
        basis: Some(PartyBasis::Supplied),
        confidence: Some(Confidence::of_chance(chance)),
    }
}

fn side(desk: &Desk<'_>, reading: &Reading, told: &[Told]) -> Vec<Actor> {
    let resolved: Vec<(&Told, Vec<Actor>)> =
        told.iter().map(|told| (told, meant_by(desk, reading, told))).collect();
    let mut found: Vec<Actor> = Vec::new();
    for (told, actors) in &resolved {
        if says_more_of_another(desk.tree, told, actors, &resolved) {
            continue;
        }
        for actor in actors {
            let same = |other: &Actor| match (&actor.country, &other.country) {
                (None, None) => actor.mention == other.mention,
                (country, other_country) => {
                    country == other_country && actor.sector == other.sector && actor.name == other.name
                }
            };
            if !found.iter().any(same) {
                found.push(actor.clone());
            }
        }
    }
    found
}

/// Whether some words only say more of a party that other words of the side name: "the officer", "Mediouni". Words of
/// another state than that party's stand for a party of their own, however the parser hangs them.
fn says_more_of_another(
    tree: &Tree<'_>,
    told: &Told,
    actors: &[Actor],
    side: &[(&Told, Vec<Actor>)],
) -> bool {
    let Some(&head) = heads(tree, told).first() else { return false };
    // Upwards, but not from one conjunct to the other: "Iran and Oman" are two.
    let within = tree.up(head).take_while(|&word| tree.relation(word) != Relation::Conj);
    let above: Vec<usize> = within.filter_map(|word| tree.head(word)).collect();
    let adds_no_state = |others: &[Actor]| {
        let is_among = |actor: &Actor| others.iter().any(|other| other.country == actor.country);
        actors.iter().all(|actor| actor.country.is_none() || is_among(actor))
    };
    side.iter().any(|(other, others)| {
        other.span != told.span
            && adds_no_state(others)
            && heads(tree, other).iter().any(|head| above.contains(head))
    })
}

/// The actors that some words stand for: one without a country where nobody can tell whose they are.
fn meant_by(desk: &Desk<'_>, reading: &Reading, told: &Told) -> Vec<Actor> {
    let heads = heads(desk.tree, told);
    let here = desk.page.parse.sentences[reading.sentence].tokens.contains(&told.words.start);
    let mut found = Vec::new();
    for &head in &heads {
        let (mut actors, by_reference) = named_by(desk, reading, head, told);
        let basis = if by_reference || !here { PartyBasis::Reference } else { PartyBasis::Told };
        for actor in &mut actors {
            actor.basis = Some(basis);
            // That the words stand for the party, and that they are of this state where the reader had to tell.
            let state = actor.confidence.map_or(1.0, |confidence| confidence.chance() as f32);
            actor.confidence = Some(Confidence::of_chance(told.confidence * state));
            actor.mention = actor.mention.filter(|mention| told.span.overlaps(*mention)).or(Some(told.span));
        }
        found.extend(actors);
    }
    found
}

/// The words of a stretch that hang on none of its other words, each with its conjuncts in the stretch.
fn heads(tree: &Tree<'_>, told: &Told) -> Vec<usize> {
    let inside = |word: &usize| told.words.contains(word);
    let names = |word: &usize| {
        matches!(
            tree.token(*word).upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj | Upos::Det | Upos::X | Upos::Verb
        )
    };
    let tops: Vec<usize> = told
        .words
        .clone()
        .filter(|&word| !tree.head(word).is_some_and(|head| inside(&head)))
        .filter(names)
        .collect();
    // A stretch that the parser tears apart is headed by its last noun.
    let nouns = |word: &&usize| matches!(tree.token(**word).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let mut found: Vec<usize> = match tops.iter().rev().find(nouns) {
        Some(&noun) if tops.len() > 1 => vec![noun],
        _ => tops,
    };
    if found.is_empty() {
        found.extend(told.words.clone().rev().find(names));
    }
    found.iter().flat_map(|&head| tree.conjuncts(head).filter(inside).collect::<Vec<_>>()).collect()
}

/// Who a phrase is, and whether what it refers back to tells it.
///
/// Asked in turn: the words themselves; whose they are; the place that they name; the same name elsewhere in the
/// document; the state around that the reader takes them to be of; what a pronoun stands for; who speaks.
fn named_by(desk: &Desk<'_>, reading: &Reading, head: usize, told: &Told) -> (Vec<Actor>, bool) {
    let mentions = desk.page.mentions;
    let direct = mentions.actors_of(head).to_vec();
    let refers = desk.tree.token(head).upos == Upos::Pron || mentions.how_found(head).is_some();
    let by_reader = || {
        let (polity, chance) = told.of.likeliest()?;
        let confidence = Some(Confidence::of_chance(chance));
        let owner = Actor { country: Some(polity.clone()), confidence, ..nobody(told) };
        Some((vec![of_owner(owner, direct.first())], true))
    };
    let is_known = direct.iter().any(|actor| actor.country.is_some());
    // Of what stands for something else the reader judges better than the rules.
    if refers
        && direct.len() < 2
        && let Some(found) = by_reader()
    {
        return found;
    }
    if is_known {
        return (direct, refers);
    }
    // Whose they are: "Kurdish rebel camps", "the ministry's spokesman", "fishermen from Vietnam".
    if let Some(owners) = owners(desk, head, DEPTH) {
        let owned = owners.into_iter().map(|owner| of_owner(owner, direct.first())).collect();
        return (owned, false);
    }
    for word in told.words.clone().filter(|&word| word != head) {
        // "anti-Iranian slogans": those at whom they are aimed.
        let known = [known(mentions.actors_of(word)), known(mentions.aimed_at(word))].concat();
        if !known.is_empty() {
            return (known.into_iter().map(|owner| of_owner(owner, direct.first())).collect(), false);
        }
    }
    // A place stands for the state that holds it: "shelled Kars", "fled to Burundi".
    let place = std::iter::once(head).chain(told.words.clone().rev()).find_map(|word| {
        let place = mentions.place_of(word).or_else(|| mentions.stands_in(word))?;
        Some(Actor { country: Some(place.country.clone()?), ..nobody(told) })
    });
    if let Some(place) = place {
        return (vec![of_owner(place, direct.first())], false);
    }
    if let Some(named) = told.words.clone().rev().find_map(|word| named_elsewhere(desk, word)) {
        return (vec![named], true);
    }
    if let Some(found) = by_reader() {
        return found;
    }
    if let Some(before) = mentions.antecedent_of(head) {
        let known = known(mentions.actors_of(before));
        if !known.is_empty() {
            return (known, true);
        }
        if let Some(owners) = owners(desk, before, DEPTH) {
            return (owners, true);
        }
    }
    // "We will answer," somebody says.
    let first_person =
        desk.tree.token(head).upos == Upos::Pron && desk.codebook.words.is_speaker(desk.tree.lemma(head));
    let speakers = || reading.holders.iter().flat_map(|told| told.words.clone());
    if first_person
        && let Some(speaker) = speakers().find_map(|word| known(mentions.actors_of(word)).into_iter().next())
    {
        return (vec![speaker], true);
    }
    let unknown = mentions.unknown_actor(head).or_else(|| mentions.unknown_actor(told.words.end - 1));
    let unknown = direct.into_iter().next().or(unknown).unwrap_or_else(|| nobody(told));
    (vec![unknown], false)
}

/// Somebody of whom no more is known than the words.
fn nobody(told: &Told) -> Actor {
    Actor {
        country: None,
        sector: record::Sector::Unk,
        name: None,
        role: None,
        mention: Some(told.span),
        basis: None,
        confidence: None,
    }
}

/// The person or body that the document names by the same word with more to tell: "General Ogolla of Kenya ... Ogolla".
fn named_elsewhere(desk: &Desk<'_>, word: usize) -> Option<Actor> {
    let tree = desk.tree;
    let name = |word: usize| tree.token(word).upos == Upos::Propn;
    if !name(word) {
        return None;
    }
    let text = tree.word(word);
    let same = |&other: &usize| name(other) && tree.word(other).eq_ignore_ascii_case(text);
    (0..desk.page.parse.tokens.len())
        .filter(same)
        .find_map(|other| known(desk.page.mentions.actors_of(other)).into_iter().next())
}

/// What belongs to somebody is of the owner's country, and keeps its own sector, name and role.
fn of_owner(owner: Actor, own: Option<&Actor>) -> Actor {
    match own {
        Some(own) => Actor { country: owner.country, confidence: owner.confidence, ..own.clone() },
        None => owner,
    }
}

fn known(actors: &[Actor]) -> Vec<Actor> {
    actors.iter().filter(|actor| actor.country.is_some()).cloned().collect()
}

/// The known actors that a phrase belongs to: by its possessor, by what stands before it, by what it is called, by a
/// phrase after it.
fn owners(desk: &Desk<'_>, head: usize, depth: usize) -> Option<Vec<Actor>> {
    let depth = depth.checked_sub(1)?;
    let tree = desk.tree;
    for wanted in [
        &[Relation::NmodPoss][..],
        &[Relation::Amod, Relation::Compound, Relation::NmodUnmarked, Relation::NmodDesc],
        &[Relation::Appos, Relation::Flat],
        &[Relation::Nmod],
    ] {
        let mut found: Vec<Actor> = Vec::new();
        for child in tree.dependents(head).filter(|&child| wanted.contains(&tree.relation(child))) {
            let direct = known(desk.page.mentions.actors_of(child));
            let all = if direct.is_empty() { owners(desk, child, depth).unwrap_or_default() } else { direct };
            for actor in all {
                if found.iter().all(|other| other.country != actor.country) {
                    found.push(actor);
                }
            }
        }
        if !found.is_empty() {
            return Some(found);
        }
    }
    None
}

/// The countries of actors, each once, in order.
pub(super) fn countries<'a>(actors: impl IntoIterator<Item = &'a Actor>) -> Vec<Option<&'a Polity>> {
    let mut found = Vec::new();
    for actor in actors {
        if !found.contains(&actor.country.as_ref()) {
            found.push(actor.country.as_ref());
        }
    }
    found
}

fn same_countries(actors: &[Actor], recipients: &[Actor]) -> bool {
    let (actors, recipients) = (countries(actors), countries(recipients));
    actors.len() == recipients.len() && actors.iter().all(|country| recipients.contains(country))
}

/// Of those who do the same together one country stands on one side, and the others on the other: "the two met",
/// "Iran and Oman signed".
fn shared_out(sides: Sides) -> Sides {
    let (actors, recipients) = (countries(&sides.actors), countries(&sides.recipients));
    let overlap = actors.iter().any(|country| recipients.contains(country));
    let apart = !actors.is_empty() && !recipients.is_empty() && !overlap;
    if apart || actors.len() + recipients.len() < 2 {
        return sides;
    }
    let first = actors.first().or(recipients.first()).copied().flatten().cloned();
    let mut split = Sides { actors: Vec::new(), recipients: Vec::new() };
    for actor in sides.actors.into_iter().chain(sides.recipients) {
        let side = if actor.country == first { &mut split.actors } else { &mut split.recipients };
        if !side.iter().any(|other| other.country == actor.country && other.name == actor.name) {
            side.push(actor);
        }
    }
    split
}
