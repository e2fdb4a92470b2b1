//! Who is meant by the words that stand for a party.

use super::Desk;
use crate::mentions::Tree;
use record::{Actor, Confidence, PartyBasis, Polity, Reading, Relation, Told, Upos};

/// How many phrases deep the owner of a thing is looked for.
const DEPTH: usize = 3;

/// The two sides of an act.
pub(crate) struct Sides {
    pub(crate) actors: Vec<Actor>,
    pub(crate) recipients: Vec<Actor>,
}

/// The sides of an act. Of a mutual act each stands on one side only.
pub(crate) fn sides(desk: &Desk<'_>, reading: &Reading) -> Sides {
    let mut sides = Sides {
        actors: side(desk, reading, &reading.actors),
        recipients: side(desk, reading, &reading.recipients),
    };
    if sides.actors.is_empty() {
        sides.actors.extend(reading.absent_actor.as_ref().map(supplied));
    }
    if sides.recipients.is_empty() {
        sides.recipients.extend(reading.absent_recipient.as_ref().map(supplied));
    }
    if reading.kind.is_mutual() {
        if let Some(pair) = pair(desk, reading, &sides) {
            return pair;
        }
        return shared_out(sides);
    }
    sides
}

/// "The leaders met", "the sides signed": those who do it together are the two states that the sentence is about, where
/// the same words stand for both sides and name nobody.
fn pair(desk: &Desk<'_>, reading: &Reading, sides: &Sides) -> Option<Sides> {
    let unnamed = |side: &[Actor]| side.iter().all(|actor| actor.country.is_none());
    let shared = reading.recipients.is_empty()
        || reading.actors.iter().any(|told| reading.recipients.iter().any(|other| other.span == told.span));
    let plural = || {
        reading.actors.iter().any(|told| {
            let head = heads(desk.tree, told).first().copied().unwrap_or(told.words.start);
            matches!(desk.tree.token(head).xpos, record::Xpos::Nns | record::Xpos::Nnps | record::Xpos::Prp)
        })
    };
    if reading.actors.is_empty()
        || !unnamed(&sides.actors)
        || !unnamed(&sides.recipients)
        || !shared
        || !plural()
    {
        return None;
    }
    let [first, second] = desk.page.mentions.dyad(reading.sentence)?.clone();
    let of = |polity: Polity| {
        let mut actor = sides.actors.first()?.clone();
        actor.country = Some(polity);
        actor.basis = Some(PartyBasis::Reference);
        Some(vec![actor])
    };
    Some(Sides { actors: of(first)?, recipients: of(second)? })
}

/// A side that no words stand for, of the state that the reader takes it to be of.
fn supplied((polity, chance): &(Polity, f32)) -> Actor {
    let sector = match polity {
        Polity::State(_) => record::Sector::Gov,
        Polity::Organisation(_) => record::Sector::Igo,
    };
    Actor {
        country: Some(polity.clone()),
        sector,
        name: None,
        role: None,
        mention: None,
        basis: Some(PartyBasis::Supplied),
        confidence: Some(Confidence::of_chance(*chance)),
    }
}

fn side(desk: &Desk<'_>, reading: &Reading, told: &[Told]) -> Vec<Actor> {
    let mut found: Vec<Actor> = Vec::new();
    let all = told;
    for told in told.iter().filter(|told| !is_part_of_another(desk.tree, told, all)) {
        for actor in meant_by(desk, reading, told) {
            let same = |other: &Actor| match (&actor.country, &other.country) {
                (None, None) => actor.mention == other.mention,
                (country, other_country) => {
                    country == other_country && actor.sector == other.sector && actor.name == other.name
                }
            };
            if !found.iter().any(same) {
                found.push(actor);
            }
        }
    }
    found
}

/// Whether some words only say more of a party that other words of the side name: "the officer", "Mediouni".
fn is_part_of_another(tree: &Tree<'_>, told: &Told, side: &[Told]) -> bool {
    let Some(&head) = heads(tree, told).first() else { return false };
    // Upwards, but not from one conjunct to the other: "Iran and Oman" are two.
    let within = tree.up(head).take_while(|&word| tree.relation(word) != Relation::Conj);
    let above: Vec<usize> = within.filter_map(|word| tree.head(word)).collect();
    side.iter()
        .any(|other| other.span != told.span && heads(tree, other).iter().any(|head| above.contains(head)))
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
            actor.confidence = Some(Confidence::of_chance(told.confidence));
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
/// Asked in turn: the words themselves; whose they are; the place that they name; the state around that the reader
/// takes them to be of; the same name elsewhere in the document; what a pronoun stands for; who speaks.
fn named_by(desk: &Desk<'_>, reading: &Reading, head: usize, told: &Told) -> (Vec<Actor>, bool) {
    let mentions = desk.page.mentions;
    let direct = mentions.actors_of(head).to_vec();
    let refers = desk.tree.token(head).upos == Upos::Pron || mentions.how_found(head).is_some();
    let by_reader = || {
        let (polity, _) = told.of.as_ref()?;
        let owner = Actor { country: Some(polity.clone()), ..nobody(told) };
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
    if let Some(found) = by_reader() {
        return found;
    }
    if let Some(named) = told.words.clone().rev().find_map(|word| named_elsewhere(desk, word)) {
        return (vec![named], true);
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
        Some(own) => Actor { country: owner.country, ..own.clone() },
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
fn countries(actors: &[Actor]) -> Vec<Option<&Polity>> {
    let mut found = Vec::new();
    for actor in actors {
        if !found.contains(&actor.country.as_ref()) {
            found.push(actor.country.as_ref());
        }
    }
    found
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
