//! From pairs that are alike to groups: each report joins the group it is most like, if enough.

use crate::report::Report;
use crate::similarity::{ENOUGH, likeness};
use record::{Date, Decision, Event, EventId, Kind, Ruling, When};
use std::collections::{BTreeMap, BTreeSet};

/// Intervals up to this long are looked up by month; longer ones are held against everything.
const MONTHWISE_DAYS: i32 = 62;

/// Groups the reports that tell of one happening. Each group lists its events in the order of documents
/// and places in which `reports` gives them; groups stand in the order of their first event.
///
/// Reports are taken from the most to the least exact date, so that a vague report joins a sharp one and
/// does not draw two sharp ones together. A report joins a group only if it is compatible with every
/// member and alike enough on average. Rulings come first: `Same` joins, `Different` keeps apart, `Reject`
/// leaves out.
pub fn group(reports: &[Report], rulings: &[Ruling]) -> Vec<Vec<EventId>> {
    let reports = &with_telling_words(reports);
    let ruled = Ruled::of(rulings);
    let mut order: Vec<usize> =
        (0..reports.len()).filter(|&i| !ruled.rejected.contains(&reports[i].id)).collect();
    order.sort_by_key(|&i| (sharpness(&reports[i]), reports[i].id.clone()));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut rooms: BTreeMap<Room, Vec<usize>> = BTreeMap::new();
    for index in order {
        let report = &reports[index];
        let chosen = ruled
            .group_of(report, reports, &groups)
            .or_else(|| best(index, reports, &groups, &rooms, &ruled));
        let group = chosen.unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(index);
        for room in rooms_of(report, false) {
            let held = rooms.entry(room).or_default();
            if held.last() != Some(&group) {
                held.push(group);
            }
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups.iter().map(|group| group.iter().map(|&index| reports[index].id.clone()).collect()).collect()
}

/// A word in more than one of so many reports tells nothing apart: in a folder on two states, their names.
const COMMON_SHARE: usize = 8;
/// A word in at most so many reports is telling in any folder.
const RARE: usize = 6;

/// The reports without the words that many of them have.
fn with_telling_words(reports: &[Report]) -> Vec<Report> {
    let mut held_by: BTreeMap<&str, usize> = BTreeMap::new();
    for word in reports.iter().flat_map(|report| &report.words) {
        *held_by.entry(word).or_default() += 1;
    }
    let is_telling = |word: &&String| {
        let held = held_by.get(word.as_str()).copied().unwrap_or(0);
        held <= RARE || held * COMMON_SHARE <= reports.len()
    };
    let telling = |report: &Report| report.words.iter().filter(is_telling).cloned().collect();
    reports.iter().map(|report| Report { words: telling(report), ..report.clone() }).collect()
}

/// The event with what a person ruled of its standing.
pub(crate) fn as_ruled(event: &Event, rulings: &[Ruling]) -> Event {
    let ruled = rulings.iter().rev().find_map(|ruling| match &ruling.decision {
        Decision::Standing { event: id, standing } if *id == event.id => Some(*standing),
        _ => None,
    });
    Event { standing: ruled.unwrap_or(event.standing), ..event.clone() }
}

fn best(
    index: usize,
    reports: &[Report],
    groups: &[Vec<usize>],
    rooms: &BTreeMap<Room, Vec<usize>>,
    ruled: &Ruled,
) -> Option<usize> {
    let report = &reports[index];
    let candidates: BTreeSet<usize> =
        rooms_of(report, true).iter().filter_map(|room| rooms.get(room)).flatten().copied().collect();
    let mut best: Option<(i32, usize)> = None;
    for group in candidates {
        let Some(points) = average(report, &groups[group], reports, ruled) else { continue };
        if points >= ENOUGH * 100 && best.is_none_or(|(most, _)| points > most) {
            best = Some((points, group));
        }
    }
    best.map(|(_, group)| group)
}

/// The mean likeness of a report to the members of a group in hundredths, or `None` if one forbids it.
fn average(report: &Report, members: &[usize], reports: &[Report], ruled: &Ruled) -> Option<i32> {
    let mut sum = 0;
    for &member in members {
        let other = &reports[member];
        if ruled.are_different(&report.id, &other.id) {
            return None;
        }
        sum += likeness(report, other)?;
    }
    Some(sum * 100 / i32::try_from(members.len()).unwrap_or(i32::MAX).max(1))
}

/// Where groups are looked up: kind, a polity (empty where a report knows none), and a month or `None`.
type Room = (Option<Kind>, String, Option<i32>);

/// The rooms that a report lives in, or (for `looking`) those in which its likes may live.
fn rooms_of(report: &Report, looking: bool) -> BTreeSet<Room> {
    let sides = [Report::polities(&report.actors), Report::polities(&report.recipients)];
    let mut polities: BTreeSet<&str> = sides.into_iter().flatten().collect();
    if polities.is_empty() {
        polities.insert("");
    }
    // A report with an exact date is looked for by month; one without is held against all of its kind.
    let mut months: BTreeSet<Option<i32>> = BTreeSet::new();
    match report.when.filter(|when| when.days() <= MONTHWISE_DAYS) {
        Some(when) => {
            let margin = i32::from(looking);
            let inner = month(when.earliest()) - margin..=month(when.latest()) + margin;
            months.extend(inner.map(Some));
            months.insert(Some(if looking { WIDE } else { EXACT }));
        }
        None => {
            months.insert(Some(WIDE));
            if looking {
                months.insert(Some(EXACT));
            }
        }
    }
    polities
        .into_iter()
        .flat_map(|polity| {
            months.iter().map(move |&month| (room_kind(report.kind), polity.to_owned(), month))
        })
        .collect()
}

/// Kinds whose reports may tell of one happening share their rooms.
fn room_kind(kind: Option<Kind>) -> Option<Kind> {
    if kind == Some(Kind::Coerce) { Some(Kind::Sanction) } else { kind }
}

/// The rooms of all reports with a wide or unknown date, and of all with an exact one.
const WIDE: i32 = i32::MIN;
const EXACT: i32 = i32::MAX;

fn month(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

/// Sorts exact dates before vague ones and those before unknown ones.
fn sharpness(report: &Report) -> (bool, i32, Option<Date>) {
    let when: Option<&When> = report.when.as_ref();
    (when.is_none(), when.map_or(0, When::days), when.map(When::earliest))
}

/// The rulings, ready to be asked.
struct Ruled {
    rejected: BTreeSet<EventId>,
    same: Vec<(EventId, EventId)>,
    different: BTreeSet<(EventId, EventId)>,
}

impl Ruled {
    fn of(rulings: &[Ruling]) -> Ruled {
        let mut ruled = Ruled { rejected: BTreeSet::new(), same: Vec::new(), different: BTreeSet::new() };
        for ruling in rulings {
            match &ruling.decision {
                Decision::Same { a, b } => ruled.same.push((a.clone(), b.clone())),
                Decision::Different { a, b } => {
                    ruled.different.insert((a.clone(), b.clone()));
                    ruled.different.insert((b.clone(), a.clone()));
                }
                Decision::Reject { event } => {
                    ruled.rejected.insert(event.clone());
                }
                Decision::Standing { .. } => {}
            }
        }
        ruled
    }

    fn are_different(&self, a: &EventId, b: &EventId) -> bool {
        !self.different.is_empty() && self.different.contains(&(a.clone(), b.clone()))
    }

    /// The group of an event that a ruling says is the same happening as this one.
    fn group_of(&self, report: &Report, reports: &[Report], groups: &[Vec<usize>]) -> Option<usize> {
        let partner = |(a, b): &(EventId, EventId)| match () {
            () if *a == report.id => Some(b.clone()),
            () if *b == report.id => Some(a.clone()),
            () => None,
        };
        let partners: BTreeSet<EventId> = self.same.iter().filter_map(partner).collect();
        let holds = |group: &Vec<usize>| group.iter().any(|&member| partners.contains(&reports[member].id));
        if partners.is_empty() { None } else { groups.iter().position(holds) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similarity::tests::report;
    use proptest::prelude::*;

    fn groups_of(reports: &[Report], rulings: &[Ruling]) -> Vec<String> {
        let join = |ids: &Vec<EventId>| ids.iter().map(EventId::as_str).collect::<Vec<_>>().join("+");
        group(reports, rulings).iter().map(join).collect()
    }

    fn ruling(decision: Decision) -> Ruling {
        Ruling {
            decision,
            by: "A. Reader".into(),
            on: "2024-01-01".parse().unwrap(),
            because: "read both".into(),
        }
    }

    #[test]
    fn a_vague_report_does_not_draw_two_sharp_ones_together() {
        let reports = [
            report("year", "AZE>IRN", "2023-01-01..2023-12-31"),
            report("april", "AZE>IRN", "2023-04-06..2023-04-06"),
            report("june", "AZE>IRN", "2023-06-06..2023-06-06"),
        ];
        let groups = groups_of(&reports, &[]);
        assert_eq!(groups.len(), 2);
        assert!(!groups.iter().any(|group| group.contains("april") && group.contains("june")));
    }

    #[test]
    fn rulings_outrank_likeness() {
        let reports = [
            report("a", "AZE>IRN", "2023-04-06..2023-04-06"),
            report("b", "AZE>IRN", "2023-04-06..2023-04-06"),
        ];
        let (a, b) = (reports[0].id.clone(), reports[1].id.clone());
        assert_eq!(groups_of(&reports, &[]), ["a+b"]);
        assert_eq!(
            groups_of(&reports, &[ruling(Decision::Different { a: a.clone(), b: b.clone() })]),
            ["a", "b"]
        );
        assert_eq!(groups_of(&reports, &[ruling(Decision::Reject { event: a.clone() })]), ["b"]);
        let far = [reports[0].clone(), report("b", "AZE>IRN", "2024-04-06..2024-04-06")];
        assert_eq!(groups_of(&far, &[]), ["a", "b"]);
        assert_eq!(groups_of(&far, &[ruling(Decision::Same { a, b })]), ["a+b"]);
    }

    proptest! {
        #[test]
        fn every_report_is_in_one_group_whatever_the_order(
            parts in prop::collection::vec((0usize..3, 1i8..13, 1i8..28, 0i32..40), 0..25),
            seed in any::<u64>(),
        ) {
            let sides = ["AZE>IRN", "IRN>AZE", ">AZE"];
            let mut reports: Vec<Report> = parts.iter().enumerate().map(|(i, &(side, month, day, length))| {
                let from = record::Date::new(2023, month, day).unwrap();
                let to = from.checked_add(jiff_days(length)).unwrap();
                report(&format!("{i:02}"), sides[side], &format!("{from}..{to}"))
            }).collect();
            let key = |groups: Vec<Vec<EventId>>| {
                let mut sets: Vec<BTreeSet<EventId>> =
                    groups.into_iter().map(|group| group.into_iter().collect()).collect();
                sets.sort();
                sets
            };
            let once = key(group(&reports, &[]));
            prop_assert_eq!(once.iter().map(BTreeSet::len).sum::<usize>(), reports.len());
            reports.sort_by_key(|report| seed.wrapping_mul(1 + report.id.as_str().bytes().map(u64::from).sum::<u64>()) >> 7);
            prop_assert_eq!(once, key(group(&reports, &[])));
        }
    }

    fn jiff_days(days: i32) -> jiff::Span {
        jiff::Span::new().days(days)
    }
}
