//! Who says so: the words that the reader marked, and the sources cited at the sentence's end.

use super::Desk;
use record::{Holder, Reading, Sector, Told, Upos};

/// Who says so, the outermost first: cited sources before those who speak in the text.
pub(crate) fn read(desk: &Desk<'_>, reading: &Reading) -> Vec<Holder> {
    let Some(sentence) = desk.page.parse.sentences.get(reading.sentence) else { return Vec::new() };
    let mut all = desk.sources.cited_after(&desk.page.document.text, sentence.span, reading.trigger);
    all.extend(reading.holders.iter().filter_map(|told| holder(desk, told)));
    all.dedup_by(|a, b| a.name == b.name);
    all
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
        }),
        None if pronoun => None,
        None => Some(Holder {
            name: words,
            country: owner().and_then(|owner| owner.country.clone()),
            sector: owner().map_or(Sector::Unk, |owner| owner.sector),
            mention: Some(told.span),
        }),
    }
}
