//! The names in GUM's entity layer.
//!
//! GUM marks every mention of an entity in the last column (`Entity=(6-person-...)`), named or not, with all
//! its modifiers. A *name* here is, within a mention of a person, place or organisation whose minimal span
//! has a proper noun: the longest stretch around that noun of proper nouns, numbers and capitalised words,
//! and of small words (`of`, `the`, `for`, `-`, `'s`, ...) between such. Of overlapping names the longest
//! stays. Besides, adjectives of nationality (tag JJ, lemma with a capital) and peoples (a person mention
//! that is one plural proper noun) are names of nationalities.

use language::conllu::{Columns, Sentence};
use record::NameKind;
use std::ops::Range;

/// A name: its words from 0, and its kind.
pub(crate) type Name = (Range<usize>, NameKind);

/// A mention of an entity.
struct Mention {
    id: String,
    kind: Option<NameKind>,
    start: usize,
    end: usize,
    /// The words of the minimal span, from 0 within the sentence.
    least: Vec<usize>,
}

/// The names of a sentence, in order. Only for sentences of documents that have the entity layer.
pub(crate) fn names(sentence: &Sentence) -> Vec<Name> {
    let words: Vec<&Columns> = sentence.words().collect();
    let mut found: Vec<Name> =
        mentions(&words).iter().filter_map(|mention| name_of(mention, &words)).collect();
    found.extend(nationalities(&words));
    found.sort_by_key(|(range, kind)| (std::cmp::Reverse(range.len()), range.start, *kind));
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
    let fields: Vec<&str> = text.split('-').collect();
    let field = |index: usize| fields.get(index).copied().unwrap_or("");
    let kind = match field(1) {
        "person" => Some(NameKind::Person),
        "place" => Some(NameKind::Place),
        "organization" => Some(NameKind::Organisation),
        _ => None,
    };
    let numbers = field(5).split(',').filter_map(|number| number.parse::<usize>().ok());
    let least = numbers.filter_map(|number| number.checked_sub(1)).map(|at| start + at).collect();
    Mention { id: field(0).to_owned(), kind, start, end: start + 1, least }
}

/// Small words that may stand inside a name.
const INSIDE: &[&str] = &[
    "of", "the", "for", "de", "la", "le", "du", "von", "van", "al", "el", "bin", "-", "–", "&", "'s", "’s",
    "'",
];

fn name_of(mention: &Mention, words: &[&Columns]) -> Option<Name> {
    let kind = mention.kind?;
    let proper = |at: usize| words.get(at).is_some_and(|word| word.upos == "PROPN");
    let head = mention.least.iter().copied().find(|&at| proper(at) && at < mention.end)?;
    let named = |at: usize| is_name_word(words[at]);
    let inside = |at: usize| {
        let form = words[at].form.to_lowercase();
        INSIDE.contains(&form.as_str()) || form == "and" && kind == NameKind::Organisation
    };
    let (mut start, mut end) = (head, head + 1);
    let mut at = head;
    while at > mention.start && (named(at - 1) || inside(at - 1)) {
        at -= 1;
        if named(at) {
            start = at;
        }
    }
    at = head + 1;
    while at < mention.end && (named(at) || inside(at)) {
        at += 1;
        if named(at - 1) {
            end = at;
        }
    }
    let people = kind == NameKind::Person && end - start == 1 && words[head].xpos == "NNPS";
    Some((start..end, if people { NameKind::Nationality } else { kind }))
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
    places.map(|(place, _)| (place..place + 1, NameKind::Nationality)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::conllu;

    fn spelled(lines: &[(&str, &str, &str, &str)]) -> Vec<String> {
        let mut text = String::new();
        for (number, (form, upos, xpos, misc)) in (1..).zip(lines) {
            text += &format!("{number}\t{form}\t{form}\t{upos}\t{xpos}\t_\t0\tdep\t_\t{misc}\n");
        }
        let sentences = conllu::read(&text).unwrap();
        let names = names(&sentences[0]);
        names
            .into_iter()
            .map(|(range, kind)| {
                let words: Vec<&str> = lines[range].iter().map(|line| line.0).collect();
                format!("{kind}: {}", words.join(" "))
            })
            .collect()
    }

    #[test]
    fn a_name_is_the_proper_part_of_its_mention() {
        let lines = [
            ("the", "DET", "DT", "Entity=(1-organization-new-nnnnn-cf1-2,4-sgl-University_of_Baku"),
            ("University", "PROPN", "NNP", "_"),
            ("of", "ADP", "IN", "_"),
            ("Baku", "PROPN", "NNP", "Entity=(2-place-new-nnnnn-cf2-1-sgl-Baku)1)"),
            ("met", "VERB", "VBD", "_"),
            ("Iranian", "ADJ", "JJ", "Entity=(3-person-new-nnnnn-cf3-2-sgl"),
            ("envoys", "NOUN", "NNS", "Entity=3)"),
            ("and", "CCONJ", "CC", "_"),
            ("Georgians", "PROPN", "NNPS", "Entity=(4-person-new-nnnnn-cf4-1-sgl)"),
        ];
        assert_eq!(
            spelled(&lines),
            ["organisation: University of Baku", "nationality: Iranian", "nationality: Georgians"]
        );
    }
}
