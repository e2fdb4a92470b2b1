//! From pairs to groups: the two groups whose reports are most alike on average become one, again and again, until no
//! two are alike enough. Pairs that were not held against each other count as a little unlike, so that a chain of likes
//! does not join its ends.

use super::comparison::SLACK_DAYS;
use super::mention::Mention;
use super::rulings::Ruled;
use crate::sources::Partition;
use std::collections::{BTreeMap, BinaryHeap};

/// What a pair that was not compared counts, in thousandths of log-odds.
const NOT_COMPARED: i64 = -4000;
/// From this average on, in thousandths, two groups are one. The weights tell how likely a single pair is, and a group is
/// held together by several: groups of bundles that were held out are best from -1500 on. Those tell one happening in ever
/// other words, on purpose; reports as they are repeat more of them, and a little less is enough.
const ENOUGH: i64 = -1750;

/// A pair of mentions and the log-odds in thousandths that they are of one happening.
pub(super) struct Edge {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) points: i32,
}

/// The pairs whose mentions a chain of likes joins, in the order given. No others can come into one group: two groups
/// become one only if they are alike on average, so that one pair at least of theirs is.
pub(super) fn within_reach(edges: Vec<Edge>, mentions: usize, joined: &[(usize, usize)]) -> Vec<Edge> {
    let mut reach = Partition::of_size(mentions);
    let likes = edges.iter().filter(|edge| i64::from(edge.points) >= ENOUGH);
    for (a, b) in likes.map(|edge| (edge.a as usize, edge.b as usize)).chain(joined.iter().copied()) {
        reach.join(a, b);
    }
    let root: Vec<usize> = (0..mentions).map(|mention| reach.root(mention)).collect();
    edges.into_iter().filter(|edge| root[edge.a as usize] == root[edge.b as usize]).collect()
}

/// Groups of mentions, by index; groups and their members in the order of the mentions.
pub(super) fn group(mentions: &[Mention<'_>], edges: &[Edge], ruled: &Ruled) -> Vec<Vec<usize>> {
    let mut state = Groups::new(mentions, ruled);
    for (a, b) in ruled.joined(mentions) {
        state.merge_ruled(a, b);
    }
    for edge in edges {
        state.hold_against(edge);
    }
    state.run();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..mentions.len() {
        groups.entry(state.partition.root(index)).or_default().push(index);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

/// What is known of a group beside its members.
#[derive(Clone, Default)]
struct Group {
    members: Vec<usize>,
    /// The last first day and the first last day of its sharp dates.
    latest_start: Option<i32>,
    earliest_end: Option<i32>,
    /// The sum of the points to each other group and how many pairs they come from.
    against: BTreeMap<usize, (i64, i64)>,
}

struct Groups<'a> {
    mentions: &'a [Mention<'a>],
    ruled: &'a Ruled,
    groups: Vec<Group>,
    partition: Partition,
}

impl<'a> Groups<'a> {
    fn new(mentions: &'a [Mention<'a>], ruled: &'a Ruled) -> Groups<'a> {
        let groups = mentions
            .iter()
            .enumerate()
            .map(|(index, mention)| {
                let when = mention.when.filter(|days| days.is_sharp);
                Group {
                    members: vec![index],
                    latest_start: when.map(|days| days.first),
                    earliest_end: when.map(|days| days.last),
                    against: BTreeMap::new(),
                }
            })
            .collect();
        Groups { mentions, ruled, groups, partition: Partition::of_size(mentions.len()) }
    }

    fn hold_against(&mut self, edge: &Edge) {
        let (a, b) = (self.partition.root(edge.a as usize), self.partition.root(edge.b as usize));
        if a == b {
            return;
        }
        for (one, other) in [(a, b), (b, a)] {
            let sum = self.groups[one].against.entry(other).or_default();
            *sum = (sum.0 + i64::from(edge.points), sum.1 + 1);
        }
    }

    fn run(&mut self) {
        let mut heap: BinaryHeap<(i64, std::cmp::Reverse<(usize, usize)>)> = BinaryHeap::new();
        for a in 0..self.groups.len() {
            let likes = self.groups[a].against.keys().filter(|b| a < **b).copied().collect::<Vec<usize>>();
            heap.extend(likes.into_iter().filter_map(|b| self.offer(a, b)));
        }
        while let Some((average, std::cmp::Reverse((a, b)))) = heap.pop() {
            // An offer of groups that have grown since is void; their own stand beside it.
            if self.offer(a, b).is_none_or(|offer| offer.0 != average) || !self.fit(a, b) {
                continue;
            }
            let merged = self.merge(a, b);
            let others: Vec<usize> = self.groups[merged].against.keys().copied().collect();
            heap.extend(
                others.into_iter().filter_map(|other| self.offer(merged.min(other), merged.max(other))),
            );
        }
    }

    /// How alike two groups are on average, if they are two and alike enough.
    fn offer(&self, a: usize, b: usize) -> Option<(i64, std::cmp::Reverse<(usize, usize)>)> {
        let (one, other) = (&self.groups[a], &self.groups[b]);
        let (sum, count) = one.against.get(&b).copied()?;
        if one.members.is_empty() || other.members.is_empty() {
            return None;
        }
        let pairs = i64::try_from(one.members.len() * other.members.len()).unwrap_or(i64::MAX);
        let average = (sum + (pairs - count) * NOT_COMPARED).div_euclid(pairs);
        (average >= ENOUGH).then_some((average, std::cmp::Reverse((a, b))))
    }

    /// Whether nothing forbids that two groups are one: a ruling, or sharp dates too far apart.
    fn fit(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.groups[a], &self.groups[b]);
        let start = one.latest_start.max(other.latest_start);
        let ends = [one.earliest_end, other.earliest_end];
        let end = ends.iter().flatten().min();
        let dates_fit = start.zip(end.copied()).is_none_or(|(start, end)| start - end <= SLACK_DAYS);
        let id = |index: usize| &self.mentions[index].report.id;
        let apart = |a: usize| other.members.iter().any(|&b| self.ruled.are_different(id(a), id(b)));
        dates_fit && (self.ruled.is_empty() || !one.members.iter().any(|&a| apart(a)))
    }

    /// Joins two groups; the one with more members keeps its number. Gives that number.
    fn merge(&mut self, a: usize, b: usize) -> usize {
        let (kept, gone) =
            if self.groups[a].against.len() >= self.groups[b].against.len() { (a, b) } else { (b, a) };
        let Group { members, latest_start, earliest_end, against } = std::mem::take(&mut self.groups[gone]);
        for (other, (sum, count)) in against {
            self.groups[other].against.remove(&gone);
            if other == kept {
                continue;
            }
            for (one, another) in [(kept, other), (other, kept)] {
                let held = self.groups[one].against.entry(another).or_default();
                *held = (held.0 + sum, held.1 + count);
            }
        }
        let group = &mut self.groups[kept];
        group.members.extend(members);
        group.latest_start = group.latest_start.max(latest_start);
        group.earliest_end = [group.earliest_end, earliest_end].into_iter().flatten().min();
        self.partition.join_under(kept, gone);
        kept
    }

    fn merge_ruled(&mut self, a: usize, b: usize) {
        let (a, b) = (self.partition.root(a), self.partition.root(b));
        if a != b {
            self.merge(a, b);
        }
    }
}
