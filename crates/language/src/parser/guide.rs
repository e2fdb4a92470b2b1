//! What a parser that reads from right to left found first, for the one that reads from left to right.
//!
//! The two err in different places; the second learns when to trust the first (stacking: Nivre and McDonald
//! 2008; by direction: Attardi and Dell'Orletta 2009).

use super::features::Atoms;
use crate::hash::mix;

/// The tree that was found first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guide {
    /// The head and label of each word; the head `n` is the root.
    arcs: Vec<(usize, u8)>,
    /// Each word's dependents, in order.
    dependents: Vec<Vec<usize>>,
}

impl Guide {
    /// From arcs in the order of the text.
    pub(crate) fn new(arcs: Vec<(usize, u8)>) -> Guide {
        let mut dependents = vec![Vec::new(); arcs.len() + 1];
        for (word, &(head, _)) in arcs.iter().enumerate() {
            dependents[head].push(word);
        }
        Guide { arcs, dependents }
    }

    /// From the arcs of the sentence read backwards.
    pub(crate) fn of_reversed(arcs: &[(usize, u8)]) -> Guide {
        let n = arcs.len();
        let turned = |at: usize| if at < n { n - 1 - at } else { n };
        Guide::new(arcs.iter().rev().map(|&(head, label)| (turned(head), label)).collect())
    }

    fn head(&self, word: usize) -> usize {
        self.arcs.get(word).map_or(usize::MAX, |arc| arc.0)
    }

    /// The label of a word; 99 for places that are no words.
    fn label(&self, word: usize) -> u64 {
        self.arcs.get(word).map_or(99, |arc| u64::from(arc.1))
    }

    /// How many of the dependents of a word pass a test, at most two.
    fn few(&self, word: usize, test: impl Fn(usize) -> bool) -> u64 {
        self.dependents.get(word).map_or(0, |all| all.iter().filter(|&&one| test(one)).count().min(2)) as u64
    }
}

/// Adds the features of a state whose top word is `s0` and whose next word is `n0` (places in `atoms`).
pub(crate) fn move_features(
    guide: &Guide,
    atoms: &Atoms,
    s0: usize,
    n0: usize,
    has: u64,
    keys: &mut Vec<u64>,
) {
    let n = atoms.n;
    let head_of_top = match guide.head(s0) {
        usize::MAX => 0,
        head if head == n0 => 1,
        head if head == n => 2,
        head if head < s0 => 3,
        head if head > n0 => 4,
        _ => 5,
    };
    let head_of_next = match guide.head(n0) {
        usize::MAX => 0,
        head if head == s0 => 1,
        head if head == n => 2,
        head if head > n0 => 3,
        head if head < s0 => 4,
        _ => 5,
    };
    let to_come = guide.few(s0, |word| word >= n0 && word < n);
    let waiting = guide.few(n0, |word| word < s0);
    let plan = head_of_top | head_of_next << 3 | to_come << 6 | waiting << 8 | has << 10;
    let (l0, l1) = (guide.label(s0), guide.label(n0));
    let (t0, t1) = (atoms.tag[s0], atoms.tag[n0]);
    let mut template = 4000;
    let mut add = |a: u64, b: u64, c: u64| {
        template += 1;
        keys.push(mix(template, a, b, c));
    };
    add(plan, 0, 0);
    add(plan, t0, 0);
    add(plan, t1, 0);
    add(plan, t0, t1);
    add(plan, l0, l1);
    add(plan, l0, t1);
    add(plan, t0, l1);
    add(plan, atoms.word[s0], 0);
    add(plan, atoms.word[n0], 0);
    add(plan, (n0.saturating_sub(s0)).min(6) as u64, t0 << 10 | t1);
}

/// Adds the features of the label of the arc from `head` to `word`.
pub(crate) fn label_features(guide: &Guide, atoms: &Atoms, head: usize, word: usize, keys: &mut Vec<u64>) {
    let agrees = u64::from(guide.head(word) == head);
    let label = guide.label(word) << 1 | agrees;
    let (th, td, wd) = (atoms.tag[head], atoms.tag[word], atoms.word[word]);
    let mut template = 4100;
    let mut add = |a: u64, b: u64, c: u64| {
        template += 1;
        keys.push(mix(template, a, b, c));
    };
    add(label, 0, 0);
    add(label, td, 0);
    add(label, th, td);
    add(label, wd, 0);
    add(label, atoms.word[head], 0);
    add(label, guide.label(head), 0);
    add(label, guide.few(word, |one| one < word), guide.few(word, |one| one > word));
    let child = |at: Option<&usize>| at.map_or(99, |&at| guide.label(at));
    let own = guide.dependents.get(word);
    add(label, child(own.and_then(|own| own.first())), td);
    add(label, child(own.and_then(|own| own.last())), td);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_read_backwards_is_turned() {
        // text: a <- b -> c, b the root; backwards: c b a
        let guide = Guide::of_reversed(&[(1, 7), (3, 0), (1, 8)]);
        assert_eq!(guide.arcs, [(1, 8), (3, 0), (1, 7)]);
        assert_eq!(guide.dependents, [vec![], vec![0, 2], vec![], vec![1]]);
        assert_eq!((guide.head(3), guide.label(3)), (usize::MAX, 99));
    }
}
