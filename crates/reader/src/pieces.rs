//! Words cut into the pieces that the encoder knows: WordPiece as BERT's uncased models have it (Devlin et al. 2019).

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of more characters is one unknown piece, as in the vocabulary's own training.
const LONGEST: usize = 100;

/// The pieces by their text; a piece that continues a word begins with `##`.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    ids: HashMap<String, u32>,
    unknown: u32,
    /// Stands before every window.
    pub(crate) first: u32,
    /// Stands after every window.
    pub(crate) last: u32,
}

impl Vocabulary {
    /// The vocabulary whose pieces are numbered as they stand; `None` if it lacks `[UNK]`, `[CLS]` or `[SEP]`.
    pub fn new<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Option<Vocabulary> {
        let ids: HashMap<String, u32> =
            pieces.into_iter().zip(0..).map(|(piece, id)| (piece.to_owned(), id)).collect();
        let id = |piece: &str| ids.get(piece).copied();
        let (unknown, first, last) = (id("[UNK]")?, id("[CLS]")?, id("[SEP]")?);
        Some(Vocabulary { ids, unknown, first, last })
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The pieces of a word of the text; at least one.
    pub fn pieces(&self, word: &str) -> Vec<u32> {
        let plain: String =
            word.to_lowercase().nfd().filter(|c| !is_combining_mark(*c) && !c.is_control()).collect();
        let mut found = Vec::new();
        for part in parts(&plain) {
            self.cut(part, &mut found);
        }
        if found.is_empty() {
            found.push(self.unknown);
        }
        found
    }

    /// The longest piece first, then the longest that continues it.
    fn cut(&self, part: &str, found: &mut Vec<u32>) {
        if part.chars().count() > LONGEST {
            found.push(self.unknown);
            return;
        }
        let before = found.len();
        let mut from = 0;
        let mut key = String::new();
        while from < part.len() {
            let ends = part[from..].char_indices().map(|(at, c)| from + at + c.len_utf8());
            let longest = ends.rev().find_map(|end| {
                key.clear();
                key.push_str(if from > 0 { "##" } else { "" });
                key.push_str(&part[from..end]);
                self.ids.get(&key).map(|&id| (id, end))
            });
            let Some((id, end)) = longest else {
                found.truncate(before);
                found.push(self.unknown);
                return;
            };
            found.push(id);
            from = end;
        }
    }
}

/// A word at its spaces, with every mark and every ideograph by itself.
fn parts(word: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in word.char_indices() {
        let alone = is_mark(c) || is_ideograph(c);
        if alone || c.is_whitespace() {
            if from < at {
                found.push(&word[from..at]);
            }
            from = at + c.len_utf8();
            if alone {
                found.push(&word[at..from]);
            }
        }
    }
    if from < word.len() {
        found.push(&word[from..]);
    }
    found
}

/// Whether BERT takes a character for punctuation: all ASCII marks, and what Unicode has as such.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ceaf}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let pieces = ["[UNK]", "[CLS]", "[SEP]", "ex", "##pel", "##led", ".", "u", "s", "aliyev", "##s"];
        Vocabulary::new(pieces).unwrap()
    }

    #[test]
    fn the_longest_piece_comes_first() {
        let vocabulary = vocabulary();
        assert_eq!(vocabulary.pieces("Expelled"), [3, 4, 5]);
        assert_eq!(vocabulary.pieces("U.S."), [7, 6, 8, 6]);
    }

    #[test]
    fn marks_over_letters_are_left_out() {
        assert_eq!(vocabulary().pieces("Alíyev"), [9]);
    }

    #[test]
    fn every_word_has_a_piece() {
        let vocabulary = vocabulary();
        assert_eq!(vocabulary.pieces("zzz"), [0]);
        assert_eq!(vocabulary.pieces("exzzz"), [0]);
        assert_eq!(vocabulary.pieces("\u{301}"), [0]);
        assert_eq!(vocabulary.pieces(&"s".repeat(101)), [0]);
    }
}
