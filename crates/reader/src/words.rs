//! What is known of each word before the encoder reads it: its form, its class, and what the rules found there.

use record::{BlockKind, Document, Parse, Polity, TimeExpression, Upos};

/// What the rules know of a word as a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartyHint {
    /// Nothing.
    #[default]
    None,
    /// It heads a phrase that names a state or organisation, or one of theirs.
    Known,
    /// It heads a phrase that names a role whose state is not told.
    Role,
}

/// What the rules know of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordHint {
    /// As a party.
    pub party: PartyHint,
    /// The state or organisation that it names, as an actor or a place, or whose it is.
    pub polity: Option<Polity>,
}

/// How many values each feature of a word has, in the order of [`features`]. A model is made for these and no others.
pub const FEATURES: [(&str, usize); 6] =
    [("shape", 5), ("class", 17), ("party", 3), ("time", 3), ("block", 3), ("quoted", 2)];

/// The features of all words of a document; `hints` holds what is known of each.
pub(crate) fn features(
    document: &Document,
    parse: &Parse,
    times: &[TimeExpression],
    hints: &[WordHint],
) -> Vec<[u8; FEATURES.len()]> {
    let mut found: Vec<[u8; FEATURES.len()]> = parse
        .tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            let party = hints.get(index).map_or(PartyHint::None, |hint| hint.party);
            [shape(token.span.of(&document.text)), token.upos as u8, party as u8, 0, 0, 0]
        })
        .collect();
    for time in times {
        let first = parse.tokens.partition_point(|token| token.span.end() <= time.span.start());
        let inside = |&at: &usize| parse.tokens[at].span.start() < time.span.end();
        for at in (first..parse.tokens.len()).take_while(inside) {
            found[at][3] = if time.when.is_some() { 2 } else { 1 };
        }
    }
    for sentence in &parse.sentences {
        let block = match document.blocks.get(sentence.block).map(|block| block.kind) {
            Some(BlockKind::Heading) => 1,
            Some(BlockKind::ListItem | BlockKind::Quote) => 2,
            _ => 0,
        };
        let mut quoted = false;
        for at in sentence.tokens.clone() {
            let text = parse.tokens[at].span.of(&document.text);
            match text {
                "\u{201c}" | "``" | "\u{ab}" => quoted = true,
                "\u{201d}" | "''" | "\u{bb}" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
            found[at][4] = block;
            found[at][5] = u8::from(quoted);
        }
    }
    found
}

/// The form of a word: 0 in small letters, 1 with a capital, 2 in capitals, 3 with digits, 4 without either.
fn shape(word: &str) -> u8 {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if word.chars().any(|c| c.is_numeric()) {
        3
    } else if letters == 0 {
        4
    } else if letters > 1 && word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase()) {
        2
    } else if word.chars().next().is_some_and(char::is_uppercase) {
        1
    } else {
        0
    }
}

// The class of a word is its place in the closed list.
const _: () = assert!(Upos::X as usize + 1 == FEATURES[1].1);

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes() {
        for (word, expected) in
            [("talks", 0), ("Baku", 1), ("UN", 2), ("U.S.", 2), ("A", 1), ("30th", 3), ("--", 4)]
        {
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
