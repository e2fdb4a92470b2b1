//! Which reports are held against each other: those of one document, and those of documents that may tell one story or
//! that tell of acts of one kind by the same parties at one time. The number of pairs grows with the number of reports,
//! not with its square.

use super::days::Days;
use super::mention::{Mention, Side, Token};
use super::stories::Stories;
use record::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Within a document a report is held against so many of its likes before it.
const MOST_WITHIN: usize = 60;
/// In another document against so many of its likes.
const MOST_IN_ANOTHER: usize = 40;
/// Of all that are alike in kind, parties and month against so many of those nearest in date.
const MOST_OF_A_TIME: usize = 24;

/// Pairs of mentions, by index, the smaller first, each once, sorted.
pub(super) fn pairs(mentions: &[Mention<'_>], stories: &Stories, documents: usize) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut join = |a: usize, b: usize| {
        if let (Ok(a), Ok(b)) = (u32::try_from(a.min(b)), u32::try_from(a.max(b)))
            && a != b
        {
            pairs.push((a, b));
        }
    };
    let mut told_in: Vec<Vec<usize>> = vec![Vec::new(); documents];
    for (index, mention) in mentions.iter().enumerate() {
        let told = &mut told_in[mention.document];
        let before = told.iter().rev().filter(|other| are_alike(&mentions[**other], mention));
        before.take(MOST_WITHIN).for_each(|&other| join(other, index));
        told.push(index);
    }
    for (document, neighbours) in stories.neighbours().into_iter().enumerate() {
        for &index in &told_in[document] {
            for &neighbour in &neighbours {
                let others = told_in[neighbour].iter();
                let alike = others.filter(|other| are_alike(&mentions[**other], &mentions[index]));
                alike.take(MOST_IN_ANOTHER).for_each(|&other| join(other, index));
            }
        }
    }
    for mut of_a_time in alike_in_time(mentions).into_values() {
        of_a_time.sort_by(|&a, &b| {
            let key = |index: usize| (day_of(&mentions[index]), &mentions[index].report.id);
            key(a).cmp(&key(b))
        });
        for (place, &index) in of_a_time.iter().enumerate() {
            let nearest = of_a_time[..place].iter().rev().take(MOST_OF_A_TIME);
            let alike = nearest.filter(|other| are_alike(&mentions[**other], &mentions[index]));
            alike.for_each(|&other| join(other, index));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether the two may tell of one happening at all: they are of one kind or name the act by one word, or stand in one
/// sentence.
fn are_alike(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let one_sentence = a.document == b.document && a.report.position == b.report.position;
    a.kind == b.kind || (a.stem.is_some() && a.stem == b.stem) || one_sentence || kinds_mix(a.kind, b.kind)
}

/// Kinds between which reports of one happening waver.
fn kinds_mix(a: Option<Kind>, b: Option<Kind>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.quad() == b.quad()
}

/// Kind, a party of either side and a month.
type Time = (Option<Kind>, Token, i32);

fn alike_in_time(mentions: &[Mention<'_>]) -> BTreeMap<Time, Vec<usize>> {
    let mut rooms: BTreeMap<Time, Vec<usize>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        let sharp = |days: &Days| days.is_sharp;
        let Some(days) = mention.when.filter(sharp).or(mention.published.filter(sharp)) else { continue };
        let parties: BTreeSet<Token> =
            [&mention.actors, &mention.recipients].into_iter().flat_map(known_by).copied().collect();
        for party in parties {
            for month in [days.month, days.month + 1] {
                rooms.entry((mention.kind, party, month)).or_default().push(index);
            }
        }
    }
    rooms
}

/// The polities of a side, or the names of one that is of no known polity.
fn known_by(side: &Side) -> &[Token] {
    if side.polities.is_empty() { &side.names } else { &side.polities }
}

fn day_of(mention: &Mention<'_>) -> Option<i32> {
    mention.when.or(mention.published).map(|days| days.first)
}
