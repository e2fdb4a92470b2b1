//! Longest match of names over a sequence of match keys.

use crate::key::match_keys;
use std::collections::HashMap;

/// Names, word by word, with the values that they stand for. Values keep the order in which they came.
#[derive(Clone, Debug)]
pub(crate) struct Trie<T> {
    words: HashMap<String, u32>,
    steps: HashMap<(u32, u32), u32>,
    values: Vec<Vec<T>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Trie<T> {
        Trie { words: HashMap::new(), steps: HashMap::new(), values: vec![Vec::new()] }
    }
}

impl<T: PartialEq> Trie<T> {
    /// Adds a name. A value that the name has already is not added twice; a name without a word is left out.
    pub(crate) fn insert(&mut self, name: &str, value: T) {
        let mut node = 0;
        for key in match_keys(name) {
            let fresh = self.words.len() as u32;
            let word = *self.words.entry(key).or_insert(fresh);
            let values = &mut self.values;
            node = *self.steps.entry((node, word)).or_insert_with(|| {
                values.push(Vec::new());
                values.len() as u32 - 1
            });
        }
        if node != 0 && !self.values[node as usize].contains(&value) {
            self.values[node as usize].push(value);
        }
    }

    /// The longest name that begins at the first key: how many keys it takes, and its values. Empty keys
    /// within the name (hyphens, possessives) are passed over; a key with inner hyphens counts as its parts.
    pub(crate) fn longest(&self, keys: &[&str]) -> Option<(usize, &[T])> {
        let mut node = 0;
        let mut best = None;
        for (index, key) in keys.iter().enumerate() {
            if key.is_empty() {
                if index == 0 {
                    return None;
                }
                continue;
            }
            let Some(next) = self.step(node, key) else { break };
            node = next;
            let values = &self.values[node as usize];
            if !values.is_empty() {
                best = Some((index + 1, values.as_slice()));
            }
        }
        best
    }

    fn step(&self, node: u32, key: &str) -> Option<u32> {
        key.split('-').filter(|part| !part.is_empty()).try_fold(node, |node, part| {
            let word = *self.words.get(part)?;
            self.steps.get(&(node, word)).copied()
        })
    }

    /// The values of exactly this sequence of keys.
    pub(crate) fn exact(&self, keys: &[&str]) -> &[T] {
        match self.longest(keys) {
            Some((length, values)) if length == keys.len() => values,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Trie<&'static str> {
        let mut trie = Trie::default();
        for (name, value) in [("Iran", "state"), ("Iran Air", "company"), ("al-Assad", "person")] {
            trie.insert(name, value);
        }
        trie
    }

    #[test]
    fn the_longest_name_wins() {
        let trie = sample();
        assert_eq!(trie.longest(&["iran", "air", "force"]), Some((2, &["company"][..])));
        assert_eq!(trie.longest(&["iran", "", "air"]), Some((3, &["company"][..])));
        assert_eq!(trie.longest(&["iran", "and"]), Some((1, &["state"][..])));
        assert_eq!(trie.longest(&["al", "", "assad"]), Some((3, &["person"][..])));
        assert_eq!(trie.longest(&["al-assad"]), Some((1, &["person"][..])));
    }

    #[test]
    fn a_part_of_a_name_is_no_name() {
        let trie = sample();
        for keys in [&["air"][..], &["al"], &[""], &["", "iran"], &[]] {
            assert_eq!(trie.longest(keys), None, "{keys:?}");
        }
        assert_eq!(trie.exact(&["iran", "and"]), &[] as &[&str]);
    }
}
