//! Which reports tell of one happening? First stories: documents that share names and rare words. Then happenings,
//! within and across them: pairs of reports are compared in what was done, by whom, to whom, when, where and in which
//! words, each case with a weight that was learned; groups grow from the pairs that are most alike.

mod candidates;
mod comparison;
mod days;
mod groups;
mod mention;
mod rarity;
mod rulings;
mod stories;
mod weights;

pub(crate) use comparison::gap_in_days;
pub(crate) use rulings::as_ruled;
pub use weights::{Reason, names as cases_compared};

use crate::report::Report;
use comparison::Seen;
use groups::Edge;
use mention::Mention;
use record::{EventId, Ruling};
use rulings::Ruled;
use std::collections::HashMap;
use stories::Stories;
use weights::{Layout, Weights};

/// The reports of one happening.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its events, in the order in which the reports were given.
    pub events: Vec<EventId>,
    /// Why each but the first is held to be one with another of them.
    pub ties: Vec<Tie>,
}

/// Why a report is one with an earlier one of its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// The report.
    pub event: EventId,
    /// The one of the others that it is most like; `None` if only a ruling joins them.
    pub with: Option<EventId>,
    /// What speaks for it, the strongest first.
    pub reasons: Vec<Reason>,
}

/// Groups the reports that tell of one happening, in the order of their first events.
///
/// Every report is in one group, whatever the order in which they are given. Rulings come first: `Same` joins,
/// `Different` keeps apart, `Reject` leaves out.
pub fn group(reports: &[Report], rulings: &[Ruling]) -> Vec<Group> {
    let ruled = Ruled::of(rulings);
    let (order, sorted) = in_order(reports, &ruled);
    let (mentions, documents) = mention::mentions(&sorted);
    let stories = Stories::of(&mentions, documents);
    let weights = Weights::load();
    let points = |a: &Mention<'_>, b: &Mention<'_>, seen: &Seen| match () {
        () if a.words.is_some() && b.words.is_some() => weights.of(seen) - alone_in(a, b),
        () if (a.kind, a.mode) != (b.kind, b.mode) => OF_TWO_CODES,
        () if comparison::are_told_the_same(a, b) => weights.of(seen).max(OF_ONE_LINE),
        () if a.document != b.document => OF_TWO_CODES,
        () => weights.of(seen),
    };
    let edges = compared(&mentions, &stories, documents).map(|(a, b, seen)| Edge {
        a,
        b,
        points: points(&mentions[a as usize], &mentions[b as usize], &seen),
    });
    let edges = groups::within_reach(edges.collect(), mentions.len(), &ruled.joined(&mentions));
    let groups = groups::group(&mentions, &edges, &ruled);
    let mut group_of = vec![0; mentions.len()];
    for (number, members) in groups.iter().enumerate() {
        members.iter().for_each(|&member| group_of[member] = number);
    }
    let mut ties = best_ties(&edges, &group_of);
    let mut given: Vec<Vec<usize>> = groups;
    for members in &mut given {
        members.sort_by_key(|&member| order[member]);
    }
    given.sort_by_key(|members| members.first().map(|&member| order[member]));
    let id = |member: usize| mentions[member].report.id.clone();
    given
        .into_iter()
        .map(|members| Group {
            events: members.iter().map(|&member| id(member)).collect(),
            ties: members
                .iter()
                .skip(1)
                .map(|&member| match ties[member].take() {
                    Some((_, with)) => Tie {
                        event: id(member),
                        with: Some(id(with)),
                        reasons: seen_of(&mentions, &stories, member.min(with), member.max(with))
                            .map(|seen| weights.reasons(&seen))
                            .unwrap_or_default(),
                    },
                    None => Tie { event: id(member), with: None, reasons: Vec::new() },
                })
                .collect(),
        })
        .collect()
}

/// What two events of one text must be more alike than two of different texts, in thousandths of log-odds. Between texts
/// a pair is borne out by the others of its group; within one it mostly stands alone, and a text that tells two acts of one
/// kind mostly means two. Measured on the bundles: without this, 37 in 100 joined pairs of one text are one happening.
fn alone_in(a: &Mention<'_>, b: &Mention<'_>) -> i32 {
    const TEXT: i32 = 800;
    const SENTENCE: i32 = 2_000;
    match () {
        () if a.document != b.document => 0,
        () if a.report.position == b.report.position => SENTENCE,
        () => TEXT,
    }
}

/// What two events of other programs count, in thousandths of log-odds. Where the words are not known, the code and the
/// parties are all that name the act, and who codes so gives one happening one code: of two codes they are of two
/// happenings, and so they are in two documents if the parties are called otherwise; what has the same code, the same
/// parties and the same day is one as far as anybody can tell.
const OF_TWO_CODES: i32 = -20_000;
const OF_ONE_LINE: i32 = 1_000;

/// A pair of reports that would be compared, by their indices, and the cases seen, as places in [`cases_compared`].
pub type ComparedPair = (usize, usize, Vec<usize>);

/// The pairs of reports that linking compares, and what it sees: what the weights are learned from.
pub fn compared_pairs(reports: &[Report]) -> Vec<ComparedPair> {
    let (order, sorted) = in_order(reports, &Ruled::of(&[]));
    let (mentions, documents) = mention::mentions(&sorted);
    let stories = Stories::of(&mentions, documents);
    let layout = Layout::new();
    compared(&mentions, &stories, documents)
        .map(|(a, b, seen)| (order[a as usize], order[b as usize], layout.cases(&seen).collect()))
        .collect()
}

/// The reports that are not rejected by document and place, so that nothing hangs on the order in which they come, and
/// for each its place among those given.
fn in_order<'a>(reports: &'a [Report], ruled: &Ruled) -> (Vec<usize>, Vec<&'a Report>) {
    let mut order: Vec<usize> =
        (0..reports.len()).filter(|&place| !ruled.is_rejected(&reports[place].id)).collect();
    order.sort_by_key(|&place| {
        let report = &reports[place];
        (report.document.clone(), report.position, report.id.clone())
    });
    let sorted = order.iter().map(|&place| &reports[place]).collect();
    (order, sorted)
}

/// The pairs of mentions that may tell of one happening, the smaller index first, in order, and what is seen of each.
fn compared<'a>(
    mentions: &'a [Mention<'_>],
    stories: &'a Stories,
    documents: usize,
) -> impl Iterator<Item = (u32, u32, Seen)> + 'a {
    // Mentions stand by document, and so do their pairs: what is seen of two documents serves all that stand in them.
    let mut of_one = (usize::MAX, HashMap::new());
    candidates::pairs(mentions, stories, documents).into_iter().filter_map(move |(a, b)| {
        let (first, second) = (&mentions[a as usize], &mentions[b as usize]);
        if of_one.0 != first.document {
            of_one = (first.document, HashMap::new());
        }
        let story = || stories.case(first.document, second.document);
        let story = *of_one.1.entry(second.document).or_insert_with(story);
        Some((a, b, comparison::compare(first, second, story)?))
    })
}

fn seen_of(mentions: &[Mention<'_>], stories: &Stories, a: usize, b: usize) -> Option<Seen> {
    let (a, b) = (&mentions[a], &mentions[b]);
    comparison::compare(a, b, stories.case(a.document, b.document))
}

/// For each mention its strongest pair within its group: its points and the other mention.
fn best_ties(edges: &[Edge], group_of: &[usize]) -> Vec<Option<(i32, usize)>> {
    let mut best: Vec<Option<(i32, usize)>> = vec![None; group_of.len()];
    for edge in edges {
        let (a, b) = (edge.a as usize, edge.b as usize);
        if group_of[a] != group_of[b] {
            continue;
        }
        for (one, other) in [(a, b), (b, a)] {
            if best[one].is_none_or(|(points, _)| edge.points > points) {
                best[one] = Some((edge.points, other));
            }
        }
    }
    best
}
