//! Where are the words and the sentences? Rules, no model: the tokens of Universal Dependencies English
//! (EWT and GUM), as bytes of the text.

mod abbreviations;
mod sentences;
mod split;
mod tokens;

pub use sentences::sentences;
pub use tokens::pieces;

/// A word or mark of a text: bytes `start..end`, on character boundaries, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Piece {
    /// The text of the piece in the text that it was made from.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}
