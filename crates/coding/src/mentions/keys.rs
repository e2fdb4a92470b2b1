//! The match key of every word of a document, made once.

use codebook::match_key;
use record::{Document, Parse};

/// Match keys in one string: no word has an allocation of its own.
pub(super) struct Keys {
    arena: String,
    ends: Vec<usize>,
}

impl Keys {
    pub(super) fn of(document: &Document, parse: &Parse) -> Keys {
        let mut keys = Keys {
            arena: String::with_capacity(document.text.len()),
            ends: Vec::with_capacity(parse.tokens.len()),
        };
        for token in &parse.tokens {
            keys.arena.push_str(&match_key(token.span.of(&document.text)));
            keys.ends.push(keys.arena.len());
        }
        keys
    }

    /// The key of a word; empty for hyphens, quotes and possessive endings.
    pub(super) fn get(&self, token: usize) -> &str {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.arena[start..self.ends[token]]
    }

    /// All keys, in order of the words.
    pub(super) fn all(&self) -> Vec<&str> {
        (0..self.ends.len()).map(|token| self.get(token)).collect()
    }
}
