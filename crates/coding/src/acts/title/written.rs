//! How the words of a line are written: as in the text, with blanks between, a capital first.

use super::{BYTES, Candidate, WORDS};
use crate::mentions::Tree;
use record::{Relation, Upos, Xpos};
use std::collections::BTreeMap;

/// A word of the sentence, or a name in place of the phrase that a word of it heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word of the sentence.
    Word(usize),
    /// A name, and the word whose phrase it stands for.
    Name(String, usize),
}

/// A hyphen that is only seen at a line's end: nothing in the middle of a word.
const SOFT_HYPHEN: char = '\u{AD}';

/// How many quoted words keep their marks.
const QUOTED: usize = 4;

/// How many words some pieces are, written out: a possessive ending or a mark is none.
pub(super) fn count(tree: &Tree<'_>, pieces: &BTreeMap<(usize, usize), Piece>) -> usize {
    text(tree, pieces).split_whitespace().count()
}

/// The line; `None` if it is empty or too long.
pub(super) fn line(tree: &Tree<'_>, candidate: &Candidate) -> Option<String> {
    let mut told = text(tree, &candidate.cut.pieces);
    if let Some(speaker) = &candidate.speaker {
        told = format!("{}: {}", capital(&speaker.name), capital(&told));
    }
    let told = capital(&told);
    let fits = told.split_whitespace().count() <= WORDS && told.len() <= BYTES;
    (fits && told.chars().any(char::is_alphabetic)).then_some(told)
}

/// With a capital first, behind an opening mark too.
fn capital(text: &str) -> String {
    let first = text.find(char::is_alphanumeric).unwrap_or(0);
    let (marks, words) = text.split_at(first);
    let mut letters = words.chars();
    match letters.next() {
        Some(letter) => marks.chars().chain(letter.to_uppercase()).chain(letters).collect(),
        None => String::new(),
    }
}

/// The pieces as they are written after one another.
pub(super) fn text(tree: &Tree<'_>, pieces: &BTreeMap<(usize, usize), Piece>) -> String {
    let mut all = pieces.clone();
    with_marks(tree, &mut all);
    let mut out = String::new();
    let mut before: Option<usize> = None;
    for piece in all.values() {
        let (word, at) = match piece {
            Piece::Word(at) => (tree.word(*at), *at),
            Piece::Name(name, at) => (name.as_str(), *at),
        };
        let glued = matches!(piece, Piece::Word(_))
            && before.is_some_and(|before| {
                before + 1 == at && tree.token(before).span.end() == tree.token(at).span.start()
            });
        let clings = matches!(word.chars().next(), Some(',' | '\'' | '’' | '%' | '”'))
            && matches!(piece, Piece::Word(_));
        if !out.is_empty() && !glued && !clings {
            out.push(' ');
        }
        for letter in word.chars().filter(|&letter| letter != SOFT_HYPHEN) {
            match letter {
                letter if letter.is_whitespace() || letter.is_control() => out.push(' '),
                letter => out.push(letter),
            }
        }
        before = matches!(piece, Piece::Word(_)).then_some(at);
    }
    out.trim_matches(|letter: char| letter == ',' || letter.is_whitespace()).to_owned()
}

/// The words that are kept as they stand in the text, in its order.
fn kept(pieces: &BTreeMap<(usize, usize), Piece>) -> Vec<usize> {
    let word = |piece: &Piece| match piece {
        Piece::Word(word) => Some(*word),
        Piece::Name(..) => None,
    };
    let mut all: Vec<usize> = pieces.values().filter_map(word).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether nothing stands between two neighbouring words of the text.
fn is_glued(tree: &Tree<'_>, before: usize) -> bool {
    before + 1 < tree.parse.tokens.len()
        && tree.token(before).span.end() == tree.token(before + 1).span.start()
}

fn is_hyphen(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.word(word), "-" | "–" | "/" | "‑")
}

/// Adds what is written in one with a kept word ("Es-Semara"), the quotation marks around a few words that are all kept
/// ("terrorist"), and the comma between words that nothing else parts.
fn with_marks(tree: &Tree<'_>, pieces: &mut BTreeMap<(usize, usize), Piece>) {
    let before = kept(pieces);
    let mut add = |word: usize| {
        pieces.entry((2 * word, word)).or_insert(Piece::Word(word));
    };
    for &word in &before {
        if is_glued(tree, word) && is_hyphen(tree, word + 1) && is_glued(tree, word + 1) {
            add(word + 1);
            add(word + 2);
        }
        if word >= 2 && is_glued(tree, word - 1) && is_hyphen(tree, word - 1) && is_glued(tree, word - 2) {
            add(word - 1);
            add(word - 2);
        }
    }
    let all = kept(pieces);
    let mut marks: Vec<usize> = Vec::new();
    for pair in all.windows(2) {
        marks.extend(parting_comma(tree, pair[0], pair[1]));
    }
    let (Some(&first), Some(&last)) = (all.first(), all.last()) else { return };
    let holds = |word: usize| all.binary_search(&word).is_ok();
    let opens = |at: usize| matches!(tree.word(at), "\"" | "“" | "‘" | "``" | "«");
    let closes = |at: usize| matches!(tree.word(at), "\"" | "”" | "’" | "''" | "»");
    let mut at = first.saturating_sub(1);
    while at < last {
        let ends = at + 2..=(at + 1 + QUOTED).min(last + 1);
        let end = ends.into_iter().find(|&end| end < tree.parse.tokens.len() && closes(end));
        match end {
            Some(end) if opens(at) && (at + 1..end).all(holds) && !holds(at) && !holds(end) => {
                marks.extend([at, end]);
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    for mark in marks {
        pieces.insert((2 * mark, mark), Piece::Word(mark));
    }
}

/// The comma between two kept words that only it and small words part.
fn parting_comma(tree: &Tree<'_>, before: usize, after: usize) -> Option<usize> {
    let between = before + 1..after;
    let small = |at: usize| matches!(tree.token(at).upos, Upos::Punct | Upos::Det);
    let comma = between.clone().find(|&at| tree.word(at) == ",")?;
    between.into_iter().all(small).then_some(comma)
}

/// Whether the line ends with a word that something must follow: a preposition, "and", "which".
pub(super) fn is_cut_off(tree: &Tree<'_>, pieces: &BTreeMap<(usize, usize), Piece>) -> bool {
    let Some((_, Piece::Word(last))) = pieces.last_key_value() else { return false };
    let token = tree.token(*last);
    let asks = matches!(token.xpos, Xpos::Wp | Xpos::WpS | Xpos::Wdt | Xpos::Wrb);
    let joins = matches!(token.relation, Relation::Case | Relation::Cc | Relation::Mark | Relation::Det);
    asks || joins && token.xpos != Xpos::Pos
}

/// Whether words follow one another that only a comma parts in the text and that are no list.
pub(super) fn is_broken(tree: &Tree<'_>, pieces: &BTreeMap<(usize, usize), Piece>) -> bool {
    kept(pieces).windows(2).any(|pair| parting_comma(tree, pair[0], pair[1]).is_some())
}
