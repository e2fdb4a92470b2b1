//! The names in GUM's entity layer.
//!
//! GUM marks every mention of an entity in the last column (`Entity=(6-person-...)`), named or not, with all
//! its modifiers. A mention *is named* if its syntactic head is a proper noun, or if a proper noun stands in
//! apposition to the head or continues it ("the village Xinaliq"), and if no indefinite article says that it
//! is only one of its kind ("a Republican"). So "citizens of San Francisco" is no named person, though the
//! place within it is a named place. Its *name* is the longest stretch around that noun of proper nouns,
//! numbers and capitalised words, and of small words (`of`, `the`, `for`, `-`, `'s`, ...) between such. Of
//! overlapping names the longest stays. A person mention whose name ends in a plural ("Georgians") and
//! adjectives of nationality (tag JJ, lemma with a capital) are names of nationalities.

use language::conllu::{Columns, Sentence};
use record::NameKind;
use std::ops::Range;

/// A name: its words from 0, and its kind, `None` for names of anything else.
pub(crate) type Name = (Range<usize>, Option<NameKind>);

/// A mention of an entity.
struct Mention {
    id: String,
    kind: Option<NameKind>,
    start: usize,
    end: usize,
}

/// The names of a sentence, in order. Only for sentences of documents that have the entity layer.
pub(crate) fn names(sentence: &Sentence) -> Vec<Name> {
    let words: Vec<&Columns> = sentence.words().collect();
    let found = mentions(&words).iter().filter_map(|mention| name_of(mention, &words)).collect();
    with_nationalities(found, sentence)
}

/// These names and the nationalities of the sentence, in order; of overlapping ones the longest.
pub(crate) fn with_nationalities(mut found: Vec<Name>, sentence: &Sentence) -> Vec<Name> {
    let words: Vec<&Columns> = sentence.words().collect();
    found.extend(nationalities(&words));
    found.sort_by_key(|(range, kind)| (kind.is_none(), std::cmp::Reverse(range.len()), range.start, *kind));
    let mut names: Vec<Name> = Vec::new();
    for (range, kind) in found {
        if names.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start) {
            names.push((range, kind));
        }
    }
    names.sort_by_key(|(range, _)| range.start);
    names
}

fn mentions(words: &[&Columns]) -> Vec<Mention> {
    let mut open: Vec<Mention> = Vec::new();
    let mut closed = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let layer = word.misc.split('|').find_map(|part| part.strip_prefix("Entity=")).unwrap_or("");
        let mut rest = layer;
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('(') {
                let length = inner.find(['(', ')']).unwrap_or(inner.len());
                let mention = mention(&inner[..length], place);
                rest = &inner[length..];
                if let Some(after) = rest.strip_prefix(')') {
                    rest = after;
                    closed.push(mention);
                } else {
                    open.push(mention);
                }
            } else {
                let length = rest.find(')').unwrap_or(rest.len());
                if let Some(at) = open.iter().rposition(|mention| mention.id == rest[..length]) {
                    let mut mention = open.remove(at);
                    mention.end = place + 1;
                    closed.push(mention);
                }
                rest = rest.get(length + 1..).unwrap_or("");
            }
        }
    }
    closed
}

/// The fields are id, type, information status, salience, centering, minimal span, link, identity.
fn mention(text: &str, start: usize) -> Mention {
    let mut fields = text.split('-');
    let id = fields.next().unwrap_or("").to_owned();
    let kind = match fields.next().unwrap_or("") {
        "person" => Some(NameKind::Person),
        "place" => Some(NameKind::Place),
        "organization" => Some(NameKind::Organisation),
        _ => None,
    };
    Mention { id, kind, start, end: start + 1 }
}

/// Small words that may stand inside a name.
const INSIDE: &[&str] = &[
    "of", "the", "for", "de", "la", "le", "du", "von", "van", "al", "el", "bin", "-", "–", "&", "'s", "’s",
    "'",
];

fn name_of(mention: &Mention, words: &[&Columns]) -> Option<Name> {
    let kind = mention.kind;
    let anchor = anchor(mention, words)?;
    let named = |at: usize| is_name_word(words[at]);
    let inside = |at: usize| {
        let form = words[at].form.to_lowercase();
        INSIDE.contains(&form.as_str()) || form == "and" && joins_within(at, anchor, mention, words)
    };
    let (mut start, mut end) = (anchor, anchor + 1);
    let mut at = anchor;
    while at > mention.start && (named(at - 1) || inside(at - 1)) {
        at -= 1;
        if named(at) {
            start = at;
        }
    }
    at = anchor + 1;
    while at < mention.end && (named(at) || inside(at)) {
        at += 1;
        if named(at - 1) {
            end = at;
        }
    }
    let people = kind == Some(NameKind::Person) && words[anchor].xpos == "NNPS";
    Some((start..end, if people { Some(NameKind::Nationality) } else { kind }))
}

/// The proper noun that makes a mention a named one.
fn anchor(mention: &Mention, words: &[&Columns]) -> Option<usize> {
    let inner = mention.start..mention.end;
    let outside = |&at: &usize| head(words[at]).is_none_or(|head| !inner.contains(&head));
    let top = inner.clone().filter(|&at| words[at].upos != "PUNCT").find(outside)?;
    let is_proper = |at: usize| words[at].upos == "PROPN" && is_name_word(words[at]);
    let below = |at: &usize| head(words[*at]) == Some(top);
    let indefinite = |at: usize| matches!(words[at].form.to_lowercase().as_str(), "a" | "an");
    if is_proper(top) {
        return (!inner.clone().filter(below).any(indefinite)).then_some(top);
    }
    let relation = |at: usize| words[at].relation.split(':').next().unwrap_or("");
    inner.clone().filter(below).find(|&at| is_proper(at) && matches!(relation(at), "appos" | "flat"))
}

/// Whether an "and" joins two parts of one name ("Air and Space Museum", "Office of Trade and Industry") and
/// not two names: then what it joins hangs on some other word than the name's own.
fn joins_within(and: usize, anchor: usize, mention: &Mention, words: &[&Columns]) -> bool {
    let mut at = head(words[and]);
    let mut is_first = true;
    for _ in 0..words.len() {
        let Some(here) = at.filter(|here| (mention.start..mention.end).contains(here)) else { return false };
        if here == anchor {
            return !is_first;
        }
        let above = head(words[here]);
        if words[here].relation == "conj" && above == Some(anchor) {
            return false;
        }
        (at, is_first) = (above, false);
    }
    false
}

/// The head of a word, from 0.
fn head(word: &Columns) -> Option<usize> {
    word.head.parse::<usize>().ok()?.checked_sub(1)
}

/// Proper nouns, numbers in digits, and capitalised nouns, adjectives and participles.
fn is_name_word(word: &Columns) -> bool {
    let capital = word.form.starts_with(char::is_uppercase);
    match word.upos.as_str() {
        "PROPN" => true,
        "NUM" => word.form.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase()),
        "NOUN" | "ADJ" | "VERB" | "X" => capital,
        _ => word.xpos.starts_with("NNP"),
    }
}

fn nationalities(words: &[&Columns]) -> Vec<Name> {
    let is_one = |word: &Columns| {
        word.upos == "ADJ"
            && word.xpos == "JJ"
            && word.lemma.starts_with(char::is_uppercase)
            && word.lemma.chars().skip(1).all(char::is_lowercase)
    };
    let places = words.iter().enumerate().filter(|(_, word)| is_one(word));
    places.map(|(place, _)| (place..place + 1, Some(NameKind::Nationality))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::conllu;

    /// Words as form, class, Penn class, head, relation and the entity layer.
    type Line = (&'static str, &'static str, &'static str, usize, &'static str, &'static str);

    fn spelled(lines: &[Line]) -> Vec<String> {
        let mut text = String::new();
        for (number, (form, upos, xpos, head, relation, misc)) in (1..).zip(lines) {
            text += &format!("{number}\t{form}\t{form}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}\n");
        }
        let sentences = conllu::read(&text).unwrap();
        let names = names(&sentences[0]);
        names
            .into_iter()
            .map(|(range, kind)| {
                let words: Vec<&str> = lines[range].iter().map(|line| line.0).collect();
                format!("{}: {}", kind.map_or("other".to_owned(), |kind| kind.to_string()), words.join(" "))
            })
            .collect()
    }

    #[test]
    fn a_name_is_the_proper_part_of_its_mention() {
        let lines = [
            ("the", "DET", "DT", 2, "det", "Entity=(1-organization-new-nnnnn-cf1-2,4-sgl-University_of_Baku"),
            ("University", "PROPN", "NNP", 5, "nsubj", "_"),
            ("of", "ADP", "IN", 4, "case", "_"),
            ("Baku", "PROPN", "NNP", 2, "nmod", "Entity=(2-place-new-nnnnn-cf2-1-sgl-Baku)1)"),
            ("met", "VERB", "VBD", 0, "root", "_"),
            ("Iranian", "ADJ", "JJ", 7, "amod", "Entity=(3-person-new-nnnnn-cf3-2-sgl"),
            ("envoys", "NOUN", "NNS", 5, "obj", "Entity=3)"),
            ("and", "CCONJ", "CC", 9, "cc", "_"),
            ("Georgians", "PROPN", "NNPS", 7, "conj", "Entity=(4-person-new-nnnnn-cf4-1-sgl)"),
        ];
        assert_eq!(
            spelled(&lines),
            ["organisation: University of Baku", "nationality: Iranian", "nationality: Georgians"]
        );
    }

    #[test]
    fn a_description_is_named_by_its_own_name_only() {
        let lines = [
            ("citizens", "NOUN", "NNS", 4, "nsubj", "Entity=(1-person-new-nnnnn-cf1-1-sgl"),
            ("of", "ADP", "IN", 3, "case", "_"),
            ("Shusha", "PROPN", "NNP", 1, "nmod", "Entity=(2-place-new-nnnnn-cf2-1-sgl)1)"),
            ("left", "VERB", "VBD", 0, "root", "_"),
            ("the", "DET", "DT", 6, "det", "Entity=(3-place-new-nnnnn-cf3-2-sgl"),
            ("village", "NOUN", "NN", 4, "obj", "_"),
            ("Xinaliq", "PROPN", "NNP", 6, "appos", "Entity=3)"),
            ("with", "ADP", "IN", 10, "case", "_"),
            ("a", "DET", "DT", 10, "det", "Entity=(4-person-new-nnnnn-cf4-2-sgl"),
            ("Liberal", "PROPN", "NNP", 4, "obl", "Entity=4)"),
        ];
        assert_eq!(spelled(&lines), ["place: Shusha", "place: Xinaliq"]);
    }

    #[test]
    fn and_joins_parts_of_a_name_but_not_two_names() {
        let lines = [
            ("Air", "PROPN", "NNP", 4, "compound", "Entity=(1-place-new-nnnnn-cf1-4-sgl"),
            ("and", "CCONJ", "CC", 3, "cc", "_"),
            ("Space", "PROPN", "NNP", 1, "conj", "_"),
            ("Museum", "PROPN", "NNP", 5, "nsubj", "Entity=1)"),
            ("honours", "VERB", "VBZ", 0, "root", "_"),
            (
                "Ganja",
                "PROPN",
                "NNP",
                5,
                "obj",
                "Entity=(2-place-new-nnnnn-cf2-1-sgl(3-place-new-nnnnn-cf3-1-sgl)",
            ),
            ("and", "CCONJ", "CC", 8, "cc", "_"),
            ("Gence", "PROPN", "NNP", 6, "conj", "Entity=(4-place-new-nnnnn-cf4-1-sgl)2)"),
        ];
        assert_eq!(spelled(&lines), ["place: Air and Space Museum", "place: Ganja", "place: Gence"]);
    }
}
