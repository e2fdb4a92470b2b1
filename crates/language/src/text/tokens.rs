//! Words and marks of a text, chunk by chunk of what white space leaves.

use super::Piece;
use super::abbreviations::{Stop, stop_after};
use super::split::split_word;
use std::ops::Range;

/// The words and marks in `range` of `text`, in order. A range that does not fit the text has none.
pub fn pieces(text: &str, range: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let Some(part) = text.get(range.clone()) else { return pieces };
    let mut chunks = chunks(part, range.start).peekable();
    while let Some(chunk) = chunks.next() {
        let follower = chunks.peek().map(|next| next.of(text));
        Chunk::new(text, chunk, follower).cut(&mut pieces);
    }
    pieces
}

/// What lies between white space.
fn chunks(part: &str, start: usize) -> impl Iterator<Item = Piece> {
    part.split_whitespace().map(move |chunk| {
        let at = start + (chunk.as_ptr() as usize - part.as_ptr() as usize);
        Piece { start: at, end: at + chunk.len() }
    })
}

/// A chunk in cutting.
struct Chunk<'a> {
    text: &'a str,
    /// The characters with the byte at which each begins.
    chars: Vec<(usize, char)>,
    end: usize,
    /// The next chunk.
    follower: Option<&'a str>,
}

impl<'a> Chunk<'a> {
    fn new(text: &'a str, piece: Piece, follower: Option<&'a str>) -> Chunk<'a> {
        let chars = piece.of(text).char_indices().map(|(at, c)| (piece.start + at, c)).collect();
        Chunk { text, chars, end: piece.end, follower }
    }

    fn char(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|&(_, c)| c)
    }

    fn byte(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.end, |&(at, _)| at)
    }

    /// Cuts the chunk into pieces.
    fn cut(&self, pieces: &mut Vec<Piece>) {
        let (first, last) = self.address();
        let mut word = None;
        let mut index = 0;
        while index < self.chars.len() {
            if index == first && last > first {
                self.end_word(&mut word, index, pieces);
                self.push(first, last, pieces);
                index = last;
                continue;
            }
            let length = self.mark(index, word);
            if length == 0 {
                word.get_or_insert(index);
                index += 1;
            } else {
                self.end_word(&mut word, index, pieces);
                self.push(index, index + length, pieces);
                index += length;
            }
        }
        self.end_word(&mut word, index, pieces);
    }

    fn push(&self, from: usize, to: usize, pieces: &mut Vec<Piece>) {
        pieces.push(Piece { start: self.byte(from), end: self.byte(to) });
    }

    fn end_word(&self, word: &mut Option<usize>, to: usize, pieces: &mut Vec<Piece>) {
        if let Some(from) = word.take() {
            split_word(self.text, Piece { start: self.byte(from), end: self.byte(to) }, pieces);
        }
    }

    /// The characters of a web or mail address in the chunk, without brackets and stops around it; an
    /// empty range if there is none.
    fn address(&self) -> (usize, usize) {
        let is_edge = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '_' | '@');
        let from = self.chars.iter().position(|&(_, c)| !is_edge(c)).unwrap_or(0);
        let to = self.chars.iter().rposition(|&(_, c)| !is_edge(c)).map_or(0, |last| last + 1);
        if from >= to {
            return (0, 0);
        }
        let body = &self.text[self.byte(from)..self.byte(to)];
        let is_web = body.contains("://") || body.starts_with("www.") && body.len() > 4;
        let is_mail = body.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !body.contains(['(', '[', ',', ';'])
        });
        if is_web || is_mail { (from, to) } else { (0, 0) }
    }

    /// How many characters from `index` on are a mark of their own; 0 if the character belongs to a word.
    /// `word` is where the word before it began.
    fn mark(&self, index: usize, word: Option<usize>) -> usize {
        let Some(c) = self.char(index) else { return 0 };
        if c.is_alphanumeric() || c == '_' || is_joiner(c) {
            return 0;
        }
        let before = word.and_then(|_| self.char(index - 1));
        let after = self.char(index + 1);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let run = self.run(index, |other| other == c);
        match c {
            '.' if run > 1 => run,
            '.' if digit(after) && (word.is_none() || digit(before)) => 0,
            '.' => usize::from(!self.keeps_stop(index, word)),
            ',' => usize::from(!(digit(before) && self.run(index + 1, |c| c.is_ascii_digit()) == 3)),
            ':' if word.is_none() => self.smiley(index).unwrap_or(run),
            ':' => usize::from(!(digit(before) && digit(after))),
            '!' | '?' => self.run(index, |c| matches!(c, '!' | '?')),
            '\'' | '’' if letter(before) && letter(after) => 0,
            '\'' | '’' if word.is_none() && self.is_clipped(index) => 0,
            '\'' if run == 2 => 2,
            '-' | '‐' | '‑' | '–' if run > 1 => run,
            '-' | '‐' | '‑' if letter(before) && letter(after) && self.keeps_hyphen(index, word) => 0,
            '/' if digit(before) && digit(after) => 0,
            '&' if letter(before) && letter(after) => 0,
            '@' | '#' if word.is_none() && after.is_some_and(char::is_alphabetic) => 0,
            '$' if run == 1 && before.is_some_and(char::is_uppercase) => 0,
            '(' | ')' | '[' | ']' | '{' | '}' | '"' | '“' | '”' | '«' | '»' => 1,
            _ => run,
        }
    }

    fn run(&self, index: usize, same: impl Fn(char) -> bool) -> usize {
        self.chars.iter().skip(index).take_while(|(_, c)| same(*c)).count()
    }

    /// Whether the stop at `index` belongs to the word that began at `word`.
    fn keeps_stop(&self, index: usize, word: Option<usize>) -> bool {
        let Some(from) = word else { return false };
        let body = &self.text[self.byte(from)..self.byte(index)];
        let after = self.char(index + 1);
        if after.is_some_and(char::is_alphanumeric) {
            // "U.S", "example.com"; but not "ended.Then", where a space was lost
            let capital = after.is_some_and(char::is_uppercase);
            let small = self.char(index + 2).is_some_and(char::is_lowercase);
            let long = body.chars().filter(|c| c.is_lowercase()).count() > 1;
            return !(capital && small && long && stop_after(body, None) == Stop::Full);
        }
        let follower = if after.is_none() { self.follower } else { None };
        stop_after(body, follower) != Stop::Full
    }

    /// Whether the hyphen at `index` stays in its word: after a prefix, and in numbers of telephones.
    fn keeps_hyphen(&self, index: usize, word: Option<usize>) -> bool {
        let Some(from) = word else { return false };
        let body = &self.text[self.byte(from)..self.byte(index)];
        let digits_after = self.run(index + 1, |c| c.is_ascii_digit());
        let all_digits = body.chars().all(|c| c.is_ascii_digit() || c == '-');
        if all_digits {
            return body.len() >= 3 && (3..=4).contains(&digits_after) && body.len() != 4;
        }
        PREFIXES.contains(&body.to_lowercase().as_str())
    }

    /// `'90s`, `'em`: an apostrophe for what was cut off.
    fn is_clipped(&self, index: usize) -> bool {
        let rest = &self.text[self.byte(index + 1)..self.end];
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let letters: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        digits == 2 && !rest[2..].starts_with(['\'', '’'])
            || matches!(letters.as_str(), "em" | "tis" | "twas" | "til" | "cause")
    }

    /// The length of a face at `index`.
    fn smiley(&self, index: usize) -> Option<usize> {
        let rest = &self.text[self.byte(index)..self.end];
        [":-)", ":-(", ":)", ":("].iter().find(|face| rest.starts_with(**face)).map(|face| face.len())
    }
}

/// Marks that are part of letters: combining accents, soft hyphens and joiners.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Prefixes that the treebanks leave joined.
const PREFIXES: &[&str] = &[
    "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra",
    "macro", "mega", "micro", "mid", "mini", "mis", "multi", "neo", "non", "over", "pan", "para", "post",
    "pre", "pro", "proto", "pseudo", "quasi", "re", "semi", "sub", "super", "trans", "ultra", "un", "under",
    "uni", "vice",
];
