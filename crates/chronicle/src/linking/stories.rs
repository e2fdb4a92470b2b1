//! Stories: documents that share names and rare words. Two documents are held against each other only if they share
//! words that few documents have; how alike they are is a cosine over what their reports tell.

use super::comparison::shared_weight;
use super::mention::{Mention, Token};
use std::collections::{BTreeMap, BTreeSet};

/// Words of less weight, in tenths of a bit, are too common to bring two documents together.
const TELLING: i32 = 50;
/// A word that more documents have than this brings none together.
const MOST_HOLDERS: usize = 60;
/// So many of the documents most alike to one are its neighbours.
const MOST_NEIGHBOURS: usize = 25;
/// Hundredths of a cosine at which the cases of the aspect "story" begin, from the second on.
const CASES: [i64; 5] = [4, 9, 16, 26, 40];
/// The cases of the aspect "story" that are no likeness.
const ONE_DOCUMENT: u8 = 6;
const UNKNOWN: u8 = 7;

/// What the reports of a document tell: its words with their weights, by token.
type Profile = Vec<(Token, i32)>;

/// How alike documents are.
pub(super) struct Stories {
    profiles: Vec<Profile>,
    /// For each profile the sum of the squares of its weights.
    norms: Vec<i64>,
}

impl Stories {
    pub(super) fn of(mentions: &[Mention<'_>], documents: usize) -> Stories {
        let mut words: Vec<BTreeSet<(Token, i32)>> = vec![BTreeSet::new(); documents];
        for mention in mentions {
            words[mention.document].extend(mention.words.iter().flatten().copied());
        }
        let profiles: Vec<Profile> = words.into_iter().map(|words| words.into_iter().collect()).collect();
        let norms = profiles
            .iter()
            .map(|profile| profile.iter().map(|(_, weight)| i64::from(*weight).pow(2)).sum())
            .collect();
        Stories { profiles, norms }
    }

    /// For each document those that may tell the same story, most alike first.
    pub(super) fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut holders: BTreeMap<Token, Vec<usize>> = BTreeMap::new();
        for (document, profile) in self.profiles.iter().enumerate() {
            for (token, _) in profile.iter().filter(|(_, weight)| *weight >= TELLING) {
                holders.entry(*token).or_default().push(document);
            }
        }
        let telling = |document: usize| {
            self.profiles[document]
                .iter()
                .filter(|(_, weight)| *weight >= TELLING)
                .filter_map(|(token, _)| holders.get(token))
                .filter(|held_by| held_by.len() <= MOST_HOLDERS)
        };
        (0..self.profiles.len())
            .map(|document| {
                let others: BTreeSet<usize> =
                    telling(document).flatten().copied().filter(|other| *other != document).collect();
                let mut ranked: Vec<(i64, usize)> =
                    others.into_iter().map(|other| (-self.likeness(document, other), other)).collect();
                ranked.sort_unstable();
                ranked.truncate(MOST_NEIGHBOURS);
                ranked.into_iter().map(|(_, other)| other).collect()
            })
            .collect()
    }

    /// The case of the aspect "story".
    pub(super) fn case(&self, a: usize, b: usize) -> u8 {
        match () {
            () if a == b => ONE_DOCUMENT,
            () if self.profiles[a].is_empty() || self.profiles[b].is_empty() => UNKNOWN,
            () => CASES.iter().take_while(|least| self.likeness(a, b) >= **least).count() as u8,
        }
    }

    /// The cosine of two profiles in hundredths.
    fn likeness(&self, a: usize, b: usize) -> i64 {
        let squares: Vec<(Token, i32)> =
            self.profiles[a].iter().map(|(token, weight)| (*token, weight * weight)).collect();
        let shared = i64::from(shared_weight(&squares, &self.profiles[b]));
        // The integer square root rounds down on every platform alike.
        let norm = (self.norms[a].max(1) * self.norms[b].max(1)).isqrt();
        shared * 100 / norm.max(1)
    }
}
