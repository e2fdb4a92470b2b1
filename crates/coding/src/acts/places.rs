//! Where an act took place: the place that the words which place it name.

use super::Desk;
use record::{Place, PlaceBasis, Reading, Upos};

/// The place of an act; `None` if no words place it. A place that the codebook lacks has its name as written.
pub(crate) fn place(desk: &Desk<'_>, reading: &Reading) -> Option<Place> {
    let told = reading.places.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
    let sentence = desk.page.parse.sentences.get(reading.sentence)?;
    let here = sentence.tokens.contains(&told.words.start);
    let basis = if here { PlaceBasis::Told } else { PlaceBasis::Narrative };
    let known = |word: usize| {
        let mentions = desk.page.mentions;
        let embassy = || mentions.stands_in(word).cloned();
        mentions.place_of(word).cloned().or_else(embassy)
    };
    // The last word that names a place: "the city of Kars", "the northern province of Herat".
    let named = told.words.clone().filter_map(known).max_by_key(|place| {
        // A city says more than the state that it lies in.
        (!place.is_country(), place.kind.is_some_and(|kind| !kind.is_wide()))
    });
    let written = || {
        let names = told.words.clone().any(|word| desk.tree.token(word).upos == Upos::Propn);
        names.then(|| Place {
            name: told.span.of(&desk.page.document.text).split_whitespace().collect::<Vec<_>>().join(" "),
            kind: None,
            country: None,
            coordinates: None,
            mention: Some(told.span),
            basis: None,
        })
    };
    named.or_else(written).map(|place| place.on_basis(basis))
}
