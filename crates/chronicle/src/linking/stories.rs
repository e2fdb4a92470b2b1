//! Stories: documents that share names and rare words. Two documents are held against each other only if they share
//! words that few documents have; how alike they are is a cosine over what their reports tell.

use super::comparison::shared_weight;
use super::mention::{Mention, Token};
use std::collections::{BTreeSet, HashMap};

/// Words of less weight, in tenths of a bit, are too common to bring two documents together.
const TELLING: i32 = 50;
/// A word that more documents have than this brings none together.
const MOST_HOLDERS: usize = 60;
/// So many of the documents most alike to one are its neighbours.
const MOST_NEIGHBOURS: usize = 25;
/// So many of those that share the most rare words are compared in all their words.
const MOST_COMPARED: usize = 150;
/// Hundredths of a cosine at which the cases of the aspect "story" begin, from the second on.
const CASES: [i64; 5] = [4, 9, 16, 26, 40];
/// The cases of the aspect "story" that are no likeness.
const ONE_DOCUMENT: u8 = 6;
const UNKNOWN: u8 = 7;

/// What the reports of a document tell: its words with the squares of their weights, by token.
type Profile = Vec<(Token, i32)>;

/// How alike documents are.
pub(super) struct Stories {
    profiles: Vec<Profile>,
    /// For each profile the sum of its squares.
    norms: Vec<i64>,
}

impl Stories {
    pub(super) fn of(mentions: &[Mention<'_>], documents: usize) -> Stories {
        let mut words: Vec<BTreeSet<(Token, i32)>> = vec![BTreeSet::new(); documents];
        for mention in mentions {
            words[mention.document].extend(mention.words.iter().flatten().copied());
        }
        let squares = |words: BTreeSet<(Token, i32)>| {
            words.into_iter().map(|(token, weight)| (token, weight * weight)).collect::<Profile>()
        };
        let profiles: Vec<Profile> = words.into_iter().map(squares).collect();
        let sum = |profile: &Profile| profile.iter().map(|(_, square)| i64::from(*square)).sum();
        let norms = profiles.iter().map(sum).collect();
        Stories { profiles, norms }
    }

    /// For each document those that may tell the same story, most alike first.
    pub(super) fn neighbours(&self) -> Vec<Vec<usize>> {
        // What the map holds is only looked up, so its order shows nowhere.
        let mut holders: HashMap<Token, Vec<usize>> = HashMap::new();
        for document in 0..self.profiles.len() {
            self.telling(document).for_each(|(token, _)| holders.entry(token).or_default().push(document));
        }
        holders.retain(|_, held_by| (2..=MOST_HOLDERS).contains(&held_by.len()));
        let mut shared = vec![0_i64; self.profiles.len()];
        (0..self.profiles.len())
            .map(|document| {
                let mut others: Vec<usize> = Vec::new();
                for (token, square) in self.telling(document) {
                    for &other in
                        holders.get(&token).into_iter().flatten().filter(|other| **other != document)
                    {
                        if shared[other] == 0 {
                            others.push(other);
                        }
                        shared[other] += i64::from(square);
                    }
                }
                let by_rare =
                    others.iter().map(|&other| (-self.cosine(document, other, shared[other]), other));
                let nearest = most(by_rare.collect(), MOST_COMPARED);
                others.iter().for_each(|&other| shared[other] = 0);
                let by_all = nearest.into_iter().map(|other| (-self.likeness(document, other), other));
                most(by_all.collect(), MOST_NEIGHBOURS)
            })
            .collect()
    }

    /// The words of a document that may bring it together with others, with their squares.
    fn telling(&self, document: usize) -> impl Iterator<Item = (Token, i32)> + '_ {
        self.profiles[document].iter().copied().filter(|(_, square)| *square >= TELLING * TELLING)
    }

    /// The case of the aspect "story".
    pub(super) fn case(&self, a: usize, b: usize) -> u8 {
        if a == b {
            return ONE_DOCUMENT;
        }
        if self.profiles[a].is_empty() || self.profiles[b].is_empty() {
            return UNKNOWN;
        }
        let likeness = self.likeness(a, b);
        CASES.iter().take_while(|least| likeness >= **least).count() as u8
    }

    /// The cosine of two profiles in hundredths.
    fn likeness(&self, a: usize, b: usize) -> i64 {
        self.cosine(a, b, i64::from(shared_weight(&self.profiles[a], &self.profiles[b])))
    }

    fn cosine(&self, a: usize, b: usize, shared: i64) -> i64 {
        // The integer square root rounds down on every platform alike.
        let norm = (self.norms[a].max(1) * self.norms[b].max(1)).isqrt();
        shared * 100 / norm.max(1)
    }
}

/// The first so many of the ranked.
fn most(mut ranked: Vec<(i64, usize)>, count: usize) -> Vec<usize> {
    ranked.sort_unstable();
    ranked.truncate(count);
    ranked.into_iter().map(|(_, other)| other).collect()
}
