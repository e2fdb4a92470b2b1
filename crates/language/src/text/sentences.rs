//! Where sentences end: at stops that are not part of an abbreviation, with the quotes, brackets and
//! footnote numbers that follow them, at empty lines, and after a short line without a stop (a headline).

use super::abbreviations::{Stop, starts_sentence, stop_after};
use super::{Piece, pieces};
use std::ops::Range;

/// A sentence is cut after this many words, whatever it says: no real one is as long.
const LONGEST: usize = 500;

/// The sentences of `range` of `text`, as the words of each. No sentence is empty.
pub fn sentences(text: &str, range: Range<usize>) -> Vec<Vec<Piece>> {
    let pieces = pieces(text, range);
    let lines = Lines::of(text, &pieces);
    let mut sentences = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    let mut index = 0;
    while index < pieces.len() {
        open.push(pieces[index]);
        let closers = if ends(text, &pieces, index) { Some(closers(text, &pieces, index)) } else { None };
        if let Some(closers) = closers {
            open.extend(&pieces[index + 1..index + 1 + closers]);
            index += closers;
        }
        let stands = closers.is_some() && may_begin(text, &pieces, index + 1) && !is_number(text, &open);
        if stands || lines.break_after(text, &pieces, index) || open.len() >= LONGEST {
            sentences.push(std::mem::take(&mut open));
        }
        index += 1;
    }
    if !open.is_empty() {
        sentences.push(open);
    }
    sentences
}

fn word<'a>(text: &'a str, pieces: &[Piece], index: usize) -> Option<&'a str> {
    pieces.get(index).map(|piece| piece.of(text))
}

/// Whether the words are no more than the number of a list: `2.`
fn is_number(text: &str, words: &[Piece]) -> bool {
    let first = words.first().map_or("", |piece| piece.of(text));
    words.len() == 2 && first.len() <= 2 && first.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether white space stands before the piece.
fn gap_before(pieces: &[Piece], index: usize) -> bool {
    match (index.checked_sub(1).and_then(|last| pieces.get(last)), pieces.get(index)) {
        (Some(last), Some(next)) => next.start > last.end,
        _ => true,
    }
}

/// Whether a sentence may end with the piece at `index` (and what closes after it).
fn ends(text: &str, pieces: &[Piece], index: usize) -> bool {
    let Some(piece) = word(text, pieces, index) else { return false };
    if piece.chars().all(|c| matches!(c, '.' | '!' | '?' | '…')) {
        return true;
    }
    let Some(body) = piece.strip_suffix('.') else { return false };
    let next = word(text, pieces, index + 1);
    stop_after(body, next) != Stop::Leading
        && gap_before(pieces, index + 1)
        && next.is_none_or(starts_sentence)
}

/// How many pieces after the stop at `index` belong to its sentence: quotes, brackets, footnote numbers.
fn closers(text: &str, pieces: &[Piece], index: usize) -> usize {
    let mut count = 0;
    loop {
        let at = index + 1 + count;
        let Some(piece) = word(text, pieces, at) else { return count };
        let joined = !gap_before(pieces, at);
        let closing = matches!(piece, ")" | "]" | "}" | "”" | "’’" | "''" | "»")
            || joined && matches!(piece, "\"" | "'" | "’");
        let footnote = piece == "["
            && !text[pieces[at - 1].end..pieces[at].start].contains('\n')
            && word(text, pieces, at + 1).is_some_and(|note| note.bytes().all(|byte| byte.is_ascii_digit()))
            && word(text, pieces, at + 2) == Some("]");
        match (closing && (joined || piece != "\""), footnote) {
            (true, _) => count += 1,
            (_, true) => count += 3,
            _ => return count,
        }
    }
}

/// Whether a sentence may begin with the piece at `index`.
fn may_begin(text: &str, pieces: &[Piece], index: usize) -> bool {
    let Some(first) = word(text, pieces, index) else { return true };
    let opening = |piece: &str| matches!(piece, "(" | "[" | "“" | "\"" | "'" | "‘" | "«" | "``");
    if opening(first) {
        return gap_before(pieces, index)
            && word(text, pieces, index + 1).is_some_and(|next| !next.starts_with(char::is_lowercase));
    }
    let lost_space = || first.starts_with(char::is_uppercase);
    !first.starts_with(char::is_lowercase)
        && (gap_before(pieces, index) || lost_space())
        && !first.starts_with([',', ';', ')', ']'])
}

/// The lines of the text, for headlines.
struct Lines {
    longest: usize,
}

impl Lines {
    fn of(text: &str, pieces: &[Piece]) -> Lines {
        let part = match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => &text[first.start..last.end],
            _ => "",
        };
        Lines { longest: part.lines().map(str::len).max().unwrap_or(0) }
    }

    /// Whether the line break after the piece at `index`, if there is one, ends a sentence.
    fn break_after(&self, text: &str, pieces: &[Piece], index: usize) -> bool {
        let (Some(piece), Some(next)) = (pieces.get(index), pieces.get(index + 1)) else { return false };
        let between = &text[piece.end..next.start];
        match between.matches('\n').count() {
            0 => between.contains(['\u{2029}', '\u{c}']),
            1 => {
                let line = text[..piece.end].rfind('\n').map_or(0, |at| at + 1);
                let short = (piece.end - line) * 4 < self.longest * 3;
                let open = matches!(piece.of(text), "," | ";" | "-" | "–" | "—" | "(" | "&");
                if matches!(next.of(text), "-" | "–" | "—" | "*" | "•" | "·" | "▪" | "◦") {
                    return next.end < text.len() && text[next.end..].starts_with(' ');
                }
                let begins = next.of(text).starts_with(|c: char| !c.is_lowercase());
                short && !open && begins
            }
            _ => true,
        }
    }
}
