//! From arcs to a tree with one root, as Universal Dependencies wants it.

use record::Relation;

/// The same arcs with one word on the root `n`: the first that was there; later ones hang on it.
///
/// Every derivation gives a tree, so nothing else needs mending.
pub(crate) fn one_root(mut arcs: Vec<(usize, u8)>) -> Vec<(usize, u8)> {
    let n = arcs.len();
    let Some(root) = arcs.iter().position(|arc| arc.0 == n) else { return arcs };
    for arc in arcs.iter_mut().skip(root + 1).filter(|arc| arc.0 == n) {
        arc.0 = root;
    }
    arcs
}

/// The head (`None` for the root) and relation of every word. The root's relation is `root`, and no other
/// word's is.
pub(crate) fn related(arcs: &[(usize, u8)]) -> Vec<(Option<usize>, Relation)> {
    let relation = |label: u8| match Relation::ALL.get(label as usize).copied() {
        None | Some(Relation::Root) => Relation::Parataxis,
        Some(relation) => relation,
    };
    arcs.iter()
        .map(
            |&(head, label)| {
                if head < arcs.len() { (Some(head), relation(label)) } else { (None, Relation::Root) }
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_root_hangs_on_the_first() {
        assert_eq!(one_root(vec![(1, 0), (4, 9), (1, 0), (4, 5)]), [(1, 0), (4, 9), (1, 0), (1, 5)]);
        assert_eq!(one_root(vec![]), []);
    }

    #[test]
    fn only_the_root_is_called_root() {
        let (root, det) = (Relation::Root as u8, Relation::Det as u8);
        let tree = related(&[(1, det), (3, det), (1, root)]);
        let expected = [(Some(1), Relation::Det), (None, Relation::Root), (Some(1), Relation::Parataxis)];
        assert_eq!(tree, expected);
    }
}
