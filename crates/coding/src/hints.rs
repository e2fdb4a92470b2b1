//! What the rules tell the reader of each word before it reads: whether it names a party, and of which state.

use crate::mentions::Mentions;
use reader::{PartyHint, WordHint};

/// A hint for each word of the parse that `mentions` were resolved in.
pub fn hints(mentions: &Mentions, words: usize) -> Vec<WordHint> {
    let hint = |word| {
        let actors = mentions.actors_of(word);
        let named = actors.iter().find_map(|actor| actor.country.clone());
        let party = match (&named, actors) {
            (Some(_), _) => PartyHint::Known,
            (None, []) => PartyHint::None,
            _ => PartyHint::Role,
        };
        WordHint { party, polity: named.or_else(|| mentions.place_of(word)?.country.clone()) }
    };
    (0..words).map(hint).collect()
}
