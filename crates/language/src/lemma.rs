//! Dictionary forms: a dictionary of those that the rules get wrong, and suffix rules learned from the rest.
//!
//! A rule belongs to a tag and an ending; it takes some characters off the lower form and puts others on.
//! The longest ending that has a rule decides. Proper names and other words whose lemma keeps their
//! capitals are copied.

use crate::binary::{Reader, Writer};
use crate::model::ModelError;
use record::{Upos, Xpos};
use std::collections::BTreeMap;

/// The longest ending that a rule may look at, in characters.
pub(crate) const LONGEST_ENDING: usize = 6;

/// An edit of a word's end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edit {
    /// How many characters go.
    pub(crate) cut: u8,
    /// What comes in their place.
    pub(crate) add: Box<str>,
    /// Whether the word keeps its capitals.
    pub(crate) keeps_case: bool,
}

impl Edit {
    /// The edit that makes `lemma` of `form`, keeping capitals if the lemma begins as the form does.
    pub(crate) fn between(form: &str, lemma: &str) -> Edit {
        let lower = lowered(form);
        let cased: Vec<char> = straightened(form).chars().collect();
        let plain: Vec<char> = lower.chars().collect();
        let target: Vec<char> = lemma.chars().collect();
        let shared = |from: &[char]| from.iter().zip(&target).take_while(|(a, b)| a == b).count();
        let keeps_case = shared(&cased) > shared(&plain);
        let from = if keeps_case { &cased } else { &plain };
        let shared = shared(from);
        let cut = u8::try_from(from.len() - shared).unwrap_or(u8::MAX);
        Edit { cut, add: target[shared..].iter().collect(), keeps_case }
    }

    /// The edited form.
    pub(crate) fn apply(&self, form: &str) -> String {
        let mut chars: Vec<char> = if self.keeps_case {
            straightened(form).chars().collect()
        } else {
            lowered(form).chars().collect()
        };
        chars.truncate(chars.len().saturating_sub(self.cut as usize));
        chars.into_iter().chain(self.add.chars()).collect()
    }
}

fn straightened(form: &str) -> String {
    form.replace(['’', '‘'], "'")
}

/// The lower form with straight apostrophes, which dictionary and rules are keyed by.
pub(crate) fn lowered(form: &str) -> String {
    straightened(form).to_lowercase()
}

/// The tag that dictionary and rules are keyed by.
pub(crate) type Class = (Upos, Xpos);

/// A trained lemmatizer.
#[derive(Default)]
pub(crate) struct Lemmatizer {
    /// The edits, by number.
    pub(crate) edits: Vec<Edit>,
    /// For a class: lower form to the number of its edit.
    pub(crate) words: BTreeMap<Class, BTreeMap<Box<str>, u16>>,
    /// For a class: ending to the number of its edit; the empty ending is the class's default.
    pub(crate) rules: BTreeMap<Class, BTreeMap<Box<str>, u16>>,
}

impl Lemmatizer {
    /// The dictionary form of a word.
    pub(crate) fn lemma(&self, form: &str, class: Class) -> Box<str> {
        let lower = lowered(form);
        let known = self.words.get(&class).and_then(|words| words.get(lower.as_str()));
        let edit = known.copied().or_else(|| self.by_ending(&lower, class));
        match edit.and_then(|edit| self.edits.get(edit as usize)) {
            Some(edit) if (edit.cut as usize) < lower.chars().count() || !edit.add.is_empty() => {
                edit.apply(form).into()
            }
            _ if class.0 == Upos::Propn => straightened(form).into(),
            _ => lower.into(),
        }
    }

    /// The edit of the longest ending that has a rule.
    pub(crate) fn by_ending(&self, lower: &str, class: Class) -> Option<u16> {
        let rules = self.rules.get(&class)?;
        endings(lower).find_map(|ending| rules.get(ending)).copied()
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u16(self.edits.len() as u16);
        for edit in &self.edits {
            to.u8(edit.cut);
            to.u8(edit.keeps_case.into());
            to.text(&edit.add);
        }
        for map in [&self.words, &self.rules] {
            to.u16(map.len() as u16);
            for ((upos, xpos), entries) in map {
                to.text(upos.as_str());
                to.text(xpos.as_str());
                to.u32(entries.len() as u32);
                for (key, edit) in entries {
                    to.u8(key.len() as u8);
                    to.raw(key.as_bytes());
                    to.u16(*edit);
                }
            }
        }
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Lemmatizer, ModelError> {
        let mut lemmatizer = Lemmatizer::default();
        for _ in 0..from.u16()? {
            let (cut, keeps_case) = (from.u8()?, from.u8()? != 0);
            lemmatizer.edits.push(Edit { cut, keeps_case, add: from.text()?.into() });
        }
        lemmatizer.words = read_map(from)?;
        lemmatizer.rules = read_map(from)?;
        Ok(lemmatizer)
    }
}

fn read_map(from: &mut Reader<'_>) -> Result<BTreeMap<Class, BTreeMap<Box<str>, u16>>, ModelError> {
    let mut map = BTreeMap::new();
    for _ in 0..from.u16()? {
        let upos = from.text()?.parse().map_err(|_| from.damaged("an unknown universal tag"))?;
        let xpos = from.text()?.parse().map_err(|_| from.damaged("an unknown Penn tag"))?;
        let mut entries = BTreeMap::new();
        for _ in 0..from.u32()? {
            let length = from.u8()? as usize;
            let key = std::str::from_utf8(from.bytes(length)?);
            let key = key.map_err(|_| from.damaged("a word that is not UTF-8"))?;
            entries.insert(key.into(), from.u16()?);
        }
        map.insert((upos, xpos), entries);
    }
    Ok(map)
}

/// The endings of a word that rules may look at, longest first, down to the empty one. The whole word is
/// an ending too.
pub(crate) fn endings(lower: &str) -> impl Iterator<Item = &str> {
    let start = lower.char_indices().rev().take(LONGEST_ENDING).last().map_or(0, |(at, _)| at);
    let places = lower[start..].char_indices().map(move |(at, _)| start + at).chain([lower.len()]);
    places.map(|at| &lower[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_makes_the_lemma_again() {
        for (form, lemma) in [
            ("Talks", "talk"),
            ("was", "be"),
            ("Iranians", "Iranian"),
            ("’s", "'s"),
            ("SIGNED", "sign"),
            ("n't", "not"),
            ("Straße", "straße"),
        ] {
            assert_eq!(Edit::between(form, lemma).apply(form), lemma, "{form}");
        }
    }

    #[test]
    fn endings_run_from_long_to_none() {
        assert_eq!(endings("ab").collect::<Vec<_>>(), ["ab", "b", ""]);
        assert_eq!(endings("abcdefgh").next(), Some("cdefgh"));
        assert_eq!(endings("").collect::<Vec<_>>(), [""]);
    }
}
