//! Persons by name: whole names, surnames, and spellings that sound alike.

use super::{ActorBook, PersonId, Sense};
use crate::key::match_keys;
use std::collections::BTreeMap;

/// How alike two words must be, beside sounding alike, to be spellings of one name (Jaro-Winkler).
const ALIKE: f64 = 0.75;

impl ActorBook {
    /// The persons that a name may mean, by its match keys: those of exactly this name or spelling; else,
    /// those of this surname; else those whose whole name sounds alike, word by word. Never
    /// is a person found by a likeness of the surname alone.
    pub fn persons_named(&self, keys: &[&str]) -> Vec<PersonId> {
        let keys: Vec<&str> =
            keys.iter().flat_map(|key| key.split('-')).filter(|key| !key.is_empty()).collect();
        let exact: Vec<PersonId> = self
            .senses
            .exact(&keys)
            .iter()
            .filter_map(|sense| if let Sense::Person(id) = sense { Some(*id) } else { None })
            .collect();
        if !exact.is_empty() {
            return exact;
        }
        match self.surnames.get(&keys.join(" ")) {
            Some(ids) => ids.clone(),
            None if keys.len() > 1 => self.sounding_like(&keys),
            None => Vec::new(),
        }
    }

    /// The persons whose whole name sounds like this one, in either order of its words.
    fn sounding_like(&self, keys: &[&str]) -> Vec<PersonId> {
        let Some(candidates) = self.sounds().get(&sound(keys)) else { return Vec::new() };
        let mut words: Vec<&str> = keys.to_vec();
        words.sort_unstable();
        let joined = words.concat();
        let mut found: Vec<PersonId> = Vec::new();
        for (id, spelling) in candidates {
            if strsim::jaro_winkler(&joined, spelling) >= ALIKE && !found.contains(id) {
                found.push(*id);
            }
        }
        found
    }

    /// Makes a person findable under one of the names.
    pub(super) fn index_name(&mut self, id: PersonId, name: &str) {
        self.senses.insert(name, Sense::Person(id));
        if let Some(short) = without_initials(name) {
            self.senses.insert(&short, Sense::Person(id));
        }
    }

    /// Every whole name by its sound, with its person and its words in order.
    fn sounds(&self) -> &BTreeMap<String, Vec<(PersonId, String)>> {
        self.sounds.get_or_init(|| {
            let mut sounds: BTreeMap<String, Vec<(PersonId, String)>> = BTreeMap::new();
            for (id, person) in self.persons() {
                for name in std::iter::once(&person.name).chain(&person.spellings) {
                    let keys = match_keys(name.split(" (").next().unwrap_or(name));
                    let mut words: Vec<&str> = keys.iter().map(String::as_str).collect();
                    if words.len() >= 2 {
                        let sound = sound(&words);
                        words.sort_unstable();
                        sounds.entry(sound).or_default().push((id, words.concat()));
                    }
                }
            }
            sounds
        })
    }
}

/// Words that belong to the surname that they stand before.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ben", "ibn", "van", "von", "der", "den", "de", "da", "du", "del", "la", "le", "abu",
    "ould", "ag", "ter",
];

/// A name without the initials in its middle (`George W. Bush`), if it has any.
fn without_initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_initial = |word: &str| word.ends_with('.') && word.len() <= 2;
    let (first, last) = (words.first()?, words.last()?);
    let inner = words.get(1..words.len() - 1)?;
    (!is_initial(first) && !inner.is_empty() && inner.iter().all(|word| is_initial(word)))
        .then(|| format!("{first} {last}"))
}

/// The key of a name's surname, or `None` for a name of one word. The surname is the last word, with the
/// hyphenated parts before it (`Amir-Abdollahian`), without particles. A word in small letters is none (`Bush senior`).
pub(super) fn surname(name: &str) -> Option<String> {
    let (_, last) = name.trim().rsplit_once(char::is_whitespace)?;
    if !last.contains(char::is_uppercase) && last.starts_with(char::is_lowercase) {
        return None;
    }
    let keys = match_keys(last);
    let from = keys.iter().position(|key| !PARTICLES.contains(&key.as_str()))?;
    Some(keys[from..].join(" "))
}

/// A name as it sounds, whatever the spelling and the order of its words: consonants folded over the usual
/// transliterations, vowels over three classes, diphthongs and doubles made single.
fn sound(keys: &[&str]) -> String {
    let mut words: Vec<String> = keys.iter().map(|key| word_sound(key)).collect();
    words.sort_unstable();
    words.join(" ")
}

const FOLDS: &[(&str, &str)] = &[
    ("sch", "s"),
    ("tch", "c"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "j"),
    ("dj", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "g"),
    ("x", "h"),
    ("w", "v"),
    ("z", "s"),
];

fn word_sound(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let (taken, sound) = FOLDS
            .iter()
            .find_map(|(from, to)| rest.starts_with(from).then_some((from.len(), *to)))
            .unwrap_or((first.len_utf8(), &rest[..first.len_utf8()]));
        folded.push_str(sound);
        rest = &rest[taken..];
    }
    let mut sounds = String::new();
    let mut after_vowel = false;
    for (index, letter) in folded.chars().enumerate() {
        let letter = match letter {
            'i' | 'y' if after_vowel => continue,
            'h' if index > 0 => continue,
            'a' | 'e' => 'a',
            'i' | 'y' => 'i',
            'o' | 'u' => 'u',
            other => other,
        };
        after_vowel = matches!(letter, 'a' | 'i' | 'u');
        if !sounds.ends_with(letter) {
            sounds.push(letter);
        }
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_sound_alike() {
        for (a, b) in [
            (["hossein", "amir", "abdollahian"], ["huseyin", "emir", "abdullahian"]),
            (["sergei", "", "lavrov"], ["sergey", "", "lavrov"]),
            (["muammar", "", "gaddafi"], ["moammar", "", "qaddafi"]),
            (["abbas", "", "araghchi"], ["araghchi", "", "abbas"]),
        ] {
            assert_eq!(sound(&a), sound(&b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_surname_is_the_last_word_with_a_capital() {
        for (name, expected) in [
            ("Hossein Amir-Abdollahian", Some("amir abdollahian")),
            ("Bashar al-Assad", Some("assad")),
            ("Bush senior", None),
            ("Pele", None),
        ] {
            assert_eq!(surname(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (a, b) in [
            (["ilham", "aliyev"], ["heydar", "aliyev"]),
            (["george", "bush"], ["jeb", "bush"]),
            (["hassan", "rouhani"], ["hossein", "rouhani"]),
        ] {
            assert_ne!(sound(&a), sound(&b), "{a:?} {b:?}");
        }
    }
}
