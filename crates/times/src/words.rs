//! The scan: a block of text as words with their places and what the lexicon knows of them.

use crate::lexicon::{self, Facts};

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters only.
    Letters,
    /// ASCII digits only.
    Digits,
    /// One character of any other kind.
    Mark,
}

/// A word: letters, digits, or one other character.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// First byte, within the scan's text.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// Whether no white space stands before it.
    pub(crate) glued: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether an empty line stands before it.
    pub(crate) apart: bool,
    /// What the lexicon knows.
    pub(crate) facts: Facts,
}

/// The words of a block. Asking past either end gives the empty word.
pub(crate) struct Scan {
    lower: String,
    words: Vec<Word>,
}

const NOTHING: Word = Word {
    start: 0,
    end: 0,
    shape: Shape::Mark,
    glued: false,
    capital: false,
    apart: true,
    facts: Facts {
        month: 0,
        weekday: 0,
        short: false,
        unit: None,
        plural: false,
        number: None,
        ordinal: None,
        season: None,
        part: None,
        holiday: false,
        opens: false,
    },
};

impl Scan {
    /// Scans a text.
    pub(crate) fn new(text: &str) -> Scan {
        let lower = text.to_ascii_lowercase();
        let mut words = Vec::with_capacity(text.len() / 5);
        let mut glued = false;
        let mut breaks = 2;
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            if first.is_whitespace() {
                glued = false;
                breaks += u8::from(first == '\n' && breaks < 2);
                continue;
            }
            let class = shape(first);
            let mut end = start + first.len_utf8();
            if class != Shape::Mark {
                while let Some(&(at, next)) = chars.peek() {
                    if shape(next) != class {
                        break;
                    }
                    end = at + next.len_utf8();
                    chars.next();
                }
            }
            let facts =
                if class == Shape::Letters { lexicon::facts(&lower[start..end]) } else { NOTHING.facts };
            let apart = breaks >= 2;
            words.push(Word { start, end, shape: class, glued, capital: first.is_uppercase(), apart, facts });
            (glued, breaks) = (true, 0);
        }
        Scan { lower, words }
    }

    /// How many words.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this index.
    pub(crate) fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or(NOTHING)
    }

    /// The word before this index, the empty word at the beginning.
    pub(crate) fn before(&self, index: usize) -> Word {
        index.checked_sub(1).map_or(NOTHING, |index| self.word(index))
    }

    /// What the lexicon knows of a word.
    pub(crate) fn facts(&self, index: usize) -> Facts {
        self.word(index).facts
    }

    /// The word in lower case; empty past the end.
    pub(crate) fn key(&self, index: usize) -> &str {
        let word = self.word(index);
        self.lower.get(word.start..word.end).unwrap_or("")
    }

    /// The word so many places before this index, in lower case; empty past the beginning or across an
    /// empty line.
    pub(crate) fn key_before(&self, index: usize, back: usize) -> &str {
        match index.checked_sub(back) {
            Some(at) if (at + 1..=index).all(|place| !self.word(place).apart) => self.key(at),
            _ => "",
        }
    }

    /// Whether the word is this one.
    pub(crate) fn is(&self, index: usize, word: &str) -> bool {
        self.key(index) == word
    }

    /// Whether the word is one of these.
    pub(crate) fn is_any(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.key(index))
    }

    /// The index after these words, if they stand here without an empty line between them.
    pub(crate) fn after(&self, index: usize, words: &[&str]) -> Option<usize> {
        let fits = words.iter().enumerate().all(|(offset, word)| {
            self.is(index + offset, word) && (offset == 0 || !self.word(index + offset).apart)
        });
        fits.then_some(index + words.len())
    }

    /// The index after this word if it stands here, else the same index.
    pub(crate) fn skip(&self, index: usize, words: &[&str]) -> usize {
        if self.is_any(index, words) && !self.word(index).apart { index + 1 } else { index }
    }

    /// As [`Scan::skip`], for the first word of an expression, which may begin a paragraph.
    pub(crate) fn lead(&self, index: usize, words: &[&str]) -> usize {
        if self.is_any(index, words) { index + 1 } else { index }
    }

    /// Whether the word is digits.
    pub(crate) fn is_digits(&self, index: usize) -> bool {
        self.word(index).shape == Shape::Digits
    }

    /// Whether the word is letters.
    pub(crate) fn is_letters(&self, index: usize) -> bool {
        self.word(index).shape == Shape::Letters
    }

    /// Whether the word is letters in lower case.
    pub(crate) fn is_small(&self, index: usize) -> bool {
        let word = self.word(index);
        word.shape == Shape::Letters && !word.capital
    }

    /// The digits as a number, if the word is digits with a value below a thousand million.
    pub(crate) fn digits(&self, index: usize) -> Option<u32> {
        let word = self.word(index);
        if word.shape != Shape::Digits || word.end - word.start > 9 {
            return None;
        }
        self.key(index).parse().ok()
    }

    /// How many bytes the word has.
    pub(crate) fn width(&self, index: usize) -> usize {
        let word = self.word(index);
        word.end - word.start
    }

    /// Whether a sentence begins with this word, as far as marks and capitals show.
    pub(crate) fn begins_sentence(&self, index: usize) -> bool {
        let word = self.word(index);
        if index == 0 || word.apart {
            return true;
        }
        match self.key(index - 1) {
            "." | "!" | "?" => !word.glued && (word.capital || word.shape == Shape::Digits),
            "\"" | "\u{201d}" | ")" => {
                index >= 2 && matches!(self.key(index - 2), "." | "!" | "?") && word.capital && !word.glued
            }
            _ => false,
        }
    }
}

fn shape(character: char) -> Shape {
    if character.is_ascii_digit() {
        Shape::Digits
    } else if character.is_alphabetic() {
        Shape::Letters
    } else {
        Shape::Mark
    }
}

/// Whether a mark is a hyphen or dash.
pub(crate) fn is_dash(key: &str) -> bool {
    matches!(key, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}")
}

/// Whether a mark is an apostrophe.
pub(crate) fn is_apostrophe(key: &str) -> bool {
    matches!(key, "'" | "\u{2019}" | "\u{2018}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_letters_digits_and_marks() {
        let scan = Scan::new("On 3rd May\n2021,\n\nƏliyev's 9/11");
        let keys: Vec<&str> = (0..scan.len()).map(|index| scan.key(index)).collect();
        assert_eq!(keys, ["on", "3", "rd", "may", "2021", ",", "Əliyev", "'", "s", "9", "/", "11"]);
        assert!(scan.word(2).glued && !scan.word(4).apart && scan.word(6).apart);
        assert_eq!(scan.facts(3).month, 5);
        assert_eq!((scan.key(99), scan.digits(4), scan.key_before(6, 1)), ("", Some(2021), ""));
    }
}
