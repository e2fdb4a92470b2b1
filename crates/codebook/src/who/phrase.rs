//! A phrase in pieces: what the codebook knows in it, and the words between.

use crate::{Codebook, PersonId, Sense, match_key};
use record::Polity;

/// What a piece of a phrase is.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Something that the actor book knows.
    Known(Vec<Sense>),
    /// Persons by their surname, or by a name that sounds alike (`true`).
    Persons(Vec<PersonId>, bool),
    /// A place that is no actor, with who holds it.
    Place(Polity),
    /// A preposition or another word that ends the head.
    Link(String),
    /// Any other word.
    Word(String),
    /// A comma, or the like.
    Break,
}

/// A piece with its text.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) piece: Piece,
    pub(super) text: String,
    /// Whether a hyphen joins it to the next word ("US-backed").
    pub(super) hyphened: bool,
    /// Whether it owns what follows ("Putin's spokesman").
    pub(super) possessive: bool,
}

const LINKS: &[&str] = &[
    "of",
    "in",
    "from",
    "at",
    "for",
    "to",
    "by",
    "with",
    "on",
    "near",
    "against",
    "across",
    "who",
    "that",
    "which",
    "inside",
    "within",
    "throughout",
    "around",
    "toward",
    "towards",
    "over",
    "about",
    "under",
    "based",
    "outside",
    "and",
    "or",
    "including",
    "working",
    "loyal",
    "belonging",
    "accused",
    "suspected",
];

struct Word<'a> {
    text: &'a str,
    key: String,
    hyphened: bool,
    possessive: bool,
}

/// Titles that stand before a name and say nothing of an office.
const HONORIFICS: &[&str] = &["mr", "mrs", "ms", "dr", "sir", "madam", "lord", "lady", "comrade", "the"];
/// Words in lower case that belong to a name.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "ben", "von", "van", "der", "den", "de", "del", "della", "da", "das",
    "dos", "di", "du", "la", "le", "ter", "zu", "af", "av", "ould", "ag",
];

/// The pieces of a phrase, from left to right. Names must be written with a capital, but in a phrase without
/// any ("iranian president"), they are believed beside a role, or alone.
pub(super) fn chunks(codebook: &Codebook, phrase: &str) -> Vec<Chunk> {
    if phrase.chars().any(char::is_uppercase) {
        return pieces(codebook, phrase, true);
    }
    let lenient = pieces(codebook, phrase, false);
    let is_role = |sense: &Sense| matches!(sense, Sense::Role { .. });
    let role = |chunk: &Chunk| matches!(&chunk.piece, Piece::Known(senses) if senses.iter().any(is_role));
    let alone = lenient.len() == 1 && !phrase.trim_start().starts_with("the ");
    if alone || lenient.iter().any(role) { lenient } else { pieces(codebook, phrase, true) }
}

fn pieces(codebook: &Codebook, phrase: &str, cased: bool) -> Vec<Chunk> {
    let words = words(phrase);
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (length, piece) = piece_at(codebook, &words, &keys, at, cased);
        let piece = match piece {
            Some(piece) => piece,
            None if words[at].key.chars().all(|letter| !letter.is_alphanumeric()) => Piece::Break,
            None if LINKS.contains(&keys[at]) && !capital(words[at].text) => Piece::Link(keys[at].to_owned()),
            None => Piece::Word(keys[at].to_owned()),
        };
        let last = at + length - 1;
        let text = words[at..=last].iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        let (hyphened, possessive) = (words[last].hyphened, words[last].possessive);
        chunks.push(Chunk { piece, text, hyphened, possessive });
        at += length;
    }
    surnames(codebook, named_after(place_surnames(codebook, given_names(codebook, chunks))))
}

/// What is named after persons: before one of these words a name is part of another name.
const NAMED_AFTER: &[&str] = &[
    "street",
    "avenue",
    "boulevard",
    "square",
    "road",
    "lane",
    "highway",
    "bridge",
    "tunnel",
    "airport",
    "station",
    "stadium",
    "arena",
    "park",
    "garden",
    "gardens",
    "library",
    "museum",
    "prize",
    "award",
    "medal",
    "trophy",
    "cup",
    "tower",
    "mountains",
    "mount",
    "peak",
    "lake",
    "island",
    "glacier",
    "crater",
    "comet",
];

/// Persons after whom a thing is named are not meant: "Nelson Mandela Bridge".
fn named_after(mut chunks: Vec<Chunk>) -> Vec<Chunk> {
    for index in 0..chunks.len().saturating_sub(1) {
        let next = &chunks[index + 1];
        let thing = capital(&next.text) && NAMED_AFTER.contains(&match_key(&next.text).as_str());
        let person = matches!(&chunks[index].piece, Piece::Known(senses)
            if senses.iter().all(|sense| matches!(sense, Sense::Person(_))));
        if thing && person && !chunks[index].possessive {
            chunks[index].piece = Piece::Word(match_key(&chunks[index].text));
        }
    }
    chunks
}

/// States and places that are given names here, alone before an unknown capitalised word ("Chad Smith"), and
/// persons known by one name, who are others with a second one.
fn given_names(codebook: &Codebook, mut chunks: Vec<Chunk>) -> Vec<Chunk> {
    for index in 0..chunks.len().saturating_sub(1) {
        let (chunk, next) = (&chunks[index], &chunks[index + 1]);
        let key = match_key(&chunk.text);
        let joined = chunk.hyphened || chunk.possessive;
        let stranger = matches!(next.piece, Piece::Word(_)) && capital(&next.text);
        let place = match &chunk.piece {
            Piece::Known(senses) => {
                senses.iter().all(|sense| matches!(sense, Sense::State(_) | Sense::Capital(_)))
            }
            Piece::Place(_) => true,
            _ => false,
        };
        let alone = matches!(&chunk.piece, Piece::Known(senses)
            if chunk.text.split_whitespace().count() == 1
                && senses.iter().all(|sense| matches!(sense, Sense::Person(_))));
        if stranger && !joined && (place && codebook.actors.is_given_name(&key) || alone) {
            chunks[index].piece = Piece::Word(key);
        }
    }
    chunks
}

/// States and places that are surnames here: the last word, after a given name ("Michael Jordan").
fn place_surnames(codebook: &Codebook, mut chunks: Vec<Chunk>) -> Vec<Chunk> {
    let [.., first, last] = chunks.as_slice() else { return chunks };
    let given = matches!(&first.piece, Piece::Word(word) if codebook.actors.is_first_name(word));
    let place = match &last.piece {
        Piece::Known(senses) => {
            senses.iter().all(|sense| matches!(sense, Sense::State(_) | Sense::Capital(_)))
        }
        Piece::Place(_) => true,
        _ => false,
    };
    if given && place && capital(&first.text) && !first.hyphened && !first.possessive {
        let key = match_key(&last.text);
        if let Some(last) = chunks.last_mut() {
            last.piece = Piece::Word(key);
        }
    }
    chunks
}

/// The longest known thing that begins at a word. A person's name given whole goes before a place of the
/// same length, an actor before a place.
fn piece_at(
    codebook: &Codebook,
    words: &[Word<'_>],
    keys: &[&str],
    at: usize,
    cased: bool,
) -> (usize, Option<Piece>) {
    let proper = |length: usize| !cased || words[at..at + length].iter().any(|word| capital(word.text));
    // "the National Assembly" is no outlet called The National.
    let cut = |length: usize| {
        length == 2
            && keys[at] == "the"
            && !words[at + 1].possessive
            && words.get(at + 2).is_some_and(|next| capital(next.text))
    };
    let actor = codebook.actors.longest(&keys[at..]).filter(|&(length, _)| !cut(length)).and_then(
        |(length, senses)| {
            let shown = |sense: &&Sense| proper(length) || !sense.is_proper();
            let senses: Vec<Sense> = senses.iter().filter(shown).cloned().collect();
            (!senses.is_empty()).then_some((length, senses))
        },
    );
    let place = codebook.places.longest(&keys[at..]).filter(|(length, _)| proper(*length)).and_then(
        |(length, places)| {
            let holder = places.iter().find_map(|place| place.holder.clone())?;
            Some((length, holder))
        },
    );
    match (actor, place) {
        (Some((length, _)), Some((longer, holder))) if longer > length => {
            (longer, Some(Piece::Place(holder)))
        }
        (Some((length, senses)), _) => (length, Some(Piece::Known(senses))),
        (None, Some((length, holder))) => (length, Some(Piece::Place(holder))),
        (None, None) => (1, None),
    }
}

/// Runs of capitalised words that nothing is known of, tried as persons' names.
fn surnames(codebook: &Codebook, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut result: Vec<Chunk> = Vec::new();
    let mut rest = chunks.into_iter().peekable();
    while let Some(chunk) = rest.next() {
        if !is_name(&chunk) {
            result.push(chunk);
            continue;
        }
        let mut run = vec![chunk];
        while let Some(next) = rest.next_if(is_name) {
            run.push(next);
        }
        // "a Petri dish": a surname alone before a word that nobody knows only tells what sort of thing it is.
        let sort = run.len() == 1
            && !run[0].possessive
            && rest.peek().is_some_and(|next| matches!(&next.piece, Piece::Word(_)));
        result.extend(if sort { run } else { named(codebook, run) });
    }
    result
}

/// The longest end of a run that names a person, with the words before it.
fn named(codebook: &Codebook, run: Vec<Chunk>) -> Vec<Chunk> {
    let keys: Vec<String> = run.iter().map(|chunk| match_key(&chunk.text)).collect();
    for start in 0..keys.len() {
        let tail: Vec<&str> = keys[start..].iter().map(String::as_str).collect();
        let found = codebook.actors.persons_named(&tail);
        // A run of several words must be known as a whole name; its last word alone names only by chance.
        if !found.is_empty() && (start == 0 || tail.len() > 1) {
            let like = tail.len() > 1;
            let text = run[start..].iter().map(|chunk| chunk.text.as_str()).collect::<Vec<_>>().join(" ");
            let mut result: Vec<Chunk> = run[..start].to_vec();
            let possessive = run.last().is_some_and(|last| last.possessive);
            result.push(Chunk { piece: Piece::Persons(found, like), text, hyphened: false, possessive });
            return result;
        }
    }
    run
}

/// Whether a piece may be part of a name: an unknown capitalised word, or a particle of names.
pub(super) fn is_name(chunk: &Chunk) -> bool {
    let Piece::Word(word) = &chunk.piece else { return false };
    let word = word.as_str();
    !HONORIFICS.contains(&word) && (capital(&chunk.text) || PARTICLES.contains(&word))
}

/// Words and marks of a phrase; hyphens and possessives end a word.
fn words(phrase: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for token in phrase.split_whitespace() {
        let mut rest = token;
        while !rest.is_empty() {
            let inner = rest.char_indices().skip(1).find(|&(_, letter)| is_mark(letter)).map(|(at, _)| at);
            let end = match (rest.chars().next().is_some_and(is_mark), inner) {
                (true, _) => rest.chars().next().map_or(rest.len(), char::len_utf8),
                (false, Some(end)) => end,
                (false, None) => rest.len(),
            };
            let (text, after) = rest.split_at(end);
            let hyphened = after.starts_with('-') && after.len() > 1;
            if text != "-" {
                let possessive = ["'s", "’s", "s'", "s’"].iter().any(|ending| text.ends_with(ending));
                words.push(Word { text, key: key_of(text), hyphened, possessive });
            }
            rest = after;
        }
    }
    words
}

fn key_of(text: &str) -> String {
    let key = match_key(text);
    if key.is_empty() && text.chars().any(|letter| ",;:()[]".contains(letter)) {
        text.to_owned()
    } else {
        key
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '-' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '“' | '”' | '"')
}

pub(super) fn capital(text: &str) -> bool {
    text.trim_start_matches(['\'', '’', '‘']).chars().next().is_some_and(char::is_uppercase)
}
