//! Who says so: the words that the reader marked, and the sources cited behind the act in its sentence.

use super::Desk;
use record::{Citation, Cited, Holder, Reading, Sector, Span, Told, Upos};
use std::collections::BTreeSet;

/// Who says so, the outermost first: cited sources before those who speak in the text.
pub(crate) fn read(desk: &Desk<'_>, reading: &Reading) -> Vec<Holder> {
    let Some(sentence) = desk.page.parse.sentences.get(reading.sentence) else { return Vec::new() };
    let mut all: Vec<Holder> =
        cited_after(desk, sentence.span, reading.trigger).filter_map(|place| source(desk, place)).collect();
    // Sources that are cited for one thing stand side by side.
    all.iter_mut().skip(1).for_each(|source| source.beside = true);
    all.extend(reading.holders.iter().filter_map(|told| holder(desk, told)));
    let mut seen = BTreeSet::new();
    all.retain(|holder| seen.insert(holder.name.clone()));
    all
}

/// The citations behind an act in its sentence, and the numbers right after its full stop: "... in 2023.[1][2]".
fn cited_after<'a>(desk: &Desk<'a>, sentence: Span, trigger: Span) -> impl Iterator<Item = &'a Citation> {
    let (text, places) = (&desk.page.document.text, &desk.page.citations.places);
    let first = places.partition_point(|place| place.span.start() < trigger.end());
    let mut end = sentence.end();
    places[first..].iter().take_while(move |place| {
        let apart = place.span.start() > end;
        let by_number = matches!(place.cites, Cited::Entry(_));
        let follows = place.span.start() < end
            || by_number && (!apart || text[end..place.span.start()].trim().is_empty());
        end = end.max(place.span.end());
        follows
    })
}

/// The source that a citation names.
fn source(desk: &Desk<'_>, place: &Citation) -> Option<Holder> {
    let (name, mention) = match &place.cites {
        Cited::Nothing => return None,
        Cited::Named { name, words, .. } => (name.clone(), Some(*words)),
        Cited::Entry(number) => (desk.page.citations.entries.get(number)?.name.clone(), None),
    };
    (!name.is_empty()).then_some(Holder { name, country: None, sector: Sector::Jrn, mention, beside: false })
}

fn holder(desk: &Desk<'_>, told: &Told) -> Option<Holder> {
    let (tree, mentions) = (desk.tree, desk.page.mentions);
    let mut tops =
        told.words.clone().filter(|&word| !tree.head(word).is_some_and(|head| told.words.contains(&head)));
    let nominal = |word: &usize| matches!(tree.token(*word).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let head = tops.rfind(nominal).unwrap_or(told.words.end - 1);
    let words = told.span.of(&desk.page.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let pronoun = tree.token(head).upos == Upos::Pron;
    let actor = mentions.actors_of(head).first().or_else(|| {
        let before = mentions.antecedent_of(head)?;
        mentions.actors_of(before).first()
    });
    let owner =
        || told.words.clone().flat_map(|word| mentions.actors_of(word)).find(|actor| actor.country.is_some());
    match actor {
        Some(actor) => Some(Holder {
            name: actor.name.clone().unwrap_or(words),
            country: actor.country.clone().or_else(|| owner()?.country.clone()),
            sector: actor.sector,
            mention: Some(told.span),
            beside: false,
        }),
        None if pronoun => None,
        None => Some(Holder {
            name: words,
            country: owner().and_then(|owner| owner.country.clone()),
            sector: owner().map_or(Sector::Unk, |owner| owner.sector),
            mention: Some(told.span),
            beside: false,
        }),
    }
}
