//! In which contexts an act stands: what its own words, and those of its sides, tell.

use super::Desk;
use record::{Context, Reading};
use std::collections::BTreeSet;

/// The contexts of an act, in order of name.
pub(crate) fn read(desk: &Desk<'_>, reading: &Reading) -> Vec<Context> {
    let tree = desk.tree;
    let own = reading.words.clone().flat_map(|word| std::iter::once(word).chain(tree.dependents(word)));
    let sides = reading.actors.iter().chain(&reading.recipients).flat_map(|told| told.words.clone());
    let found: BTreeSet<&Context> =
        own.chain(sides).flat_map(|word| desk.codebook.words.contexts(tree.lemma(word))).collect();
    found.into_iter().cloned().collect()
}
