//! From arcs to a tree with one root, as Universal Dependencies wants it.

use record::Relation;

/// The head (`None` for the root) and relation of every word, from arcs whose head `n` is the root.
///
/// A derivation may hang several words on the root: the first stays, later ones become its `parataxis`.
/// Every derivation gives a tree, so nothing else needs mending.
pub(crate) fn with_one_root(arcs: &[(usize, u8)]) -> Vec<(Option<usize>, Relation)> {
    let n = arcs.len();
    let mut root = None;
    arcs.iter()
        .enumerate()
        .map(|(word, &(head, label))| {
            let relation = Relation::ALL.get(label as usize).copied().unwrap_or(Relation::Dep);
            if head < n {
                let relation = if relation == Relation::Root { Relation::Dep } else { relation };
                return (Some(head), relation);
            }
            match root {
                None => {
                    root = Some(word);
                    (None, Relation::Root)
                }
                Some(first) if relation == Relation::Root => (Some(first), Relation::Parataxis),
                Some(first) => (Some(first), relation),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_root_hangs_on_the_first() {
        let root = Relation::Root as u8;
        let tree = with_one_root(&[(1, Relation::Det as u8), (3, root), (3, root)]);
        assert_eq!(tree, [(Some(1), Relation::Det), (None, Relation::Root), (Some(1), Relation::Parataxis)]);
    }
}
