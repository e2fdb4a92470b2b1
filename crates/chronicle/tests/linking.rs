//! Which reports are joined, as the weights that are part of the program have it. The sentences are made up.

use chronicle::{Party, Report, Wording, group};
use proptest::prelude::*;
use record::{Basis, Date, Decision, DocumentId, EventId, Grain, Kind, Ruling, Standing, When};
use std::collections::BTreeSet;

/// A report of `document` that was published on 28 January 2023: `AZE>IRN`, days as `2023-01-27..2023-01-27` or nothing,
/// and a sentence with its trigger in brackets.
fn report(id: &str, document: &str, kind: Kind, parties: &str, days: &str, sentence: &str) -> Report {
    let day = |text: &str| text.parse::<Date>().expect("a date");
    let side = |text: &str| {
        let codes = text.split('+').filter(|code| !code.is_empty());
        codes.map(|code| Party { polity: Some(code.to_owned()), ..Party::default() }).collect()
    };
    let (actors, recipients) = parties.split_once('>').expect("two sides");
    let (before, rest) = sentence.split_once('[').expect("a trigger");
    let (trigger, after) = rest.split_once(']').expect("a trigger");
    let whole = format!("{before}{trigger}{after}");
    Report {
        id: EventId::from_text(id),
        document: DocumentId::from_text(document),
        position: id.bytes().map(usize::from).sum::<usize>() * 1000,
        kind: Some(kind),
        mode: None,
        actors: side(actors),
        recipients: side(recipients),
        when: days.split_once("..").map(|(from, to)| {
            let grain = if from == to { Grain::Day } else { Grain::Range };
            When::new(day(from), day(to), grain, Basis::Explicit).expect("in order")
        }),
        published: Some(When::day(day("2023-01-28"), Basis::Metadata)),
        place: None,
        standing: Standing::Happened,
        wording: Some(Wording::of(&whole, before, trigger)),
        counts: Vec::new(),
    }
}

fn groups_of(reports: &[Report], rulings: &[Ruling]) -> Vec<String> {
    let groups = group(reports, rulings);
    groups
        .iter()
        .map(|group| group.events.iter().map(EventId::as_str).collect::<Vec<_>>().join("+"))
        .collect()
}

/// One shooting as two outlets tell it, with what followed.
fn shooting() -> Vec<Report> {
    let day = "2023-01-27..2023-01-27";
    vec![
        report(
            "a",
            "1",
            Kind::Assault,
            ">AZE",
            day,
            "A gunman [attacked] the embassy of Azerbaijan in Tehran on Friday and killed its security chief Orkhan Askarov.",
        ),
        report(
            "b",
            "2",
            Kind::Assault,
            ">AZE",
            day,
            "Orkhan Askarov, the security chief, died when the embassy in Tehran was [attacked] by a gunman with a rifle.",
        ),
        report(
            "c",
            "2",
            Kind::Sanction,
            "AZE>IRN",
            "",
            "Baku [evacuated] the staff of its embassy in Tehran two days after the gunman came.",
        ),
        report(
            "d",
            "1",
            Kind::Accuse,
            "AZE>IRN",
            "",
            "Baku [blamed] the Iranian police, who had ignored its warnings about the guard post.",
        ),
    ]
}

#[test]
fn one_shooting_told_by_two_is_one_and_what_followed_is_not() {
    assert_eq!(groups_of(&shooting(), &[]), ["a+b", "c", "d"]);
}

#[test]
fn a_tie_says_why() {
    let groups = group(&shooting(), &[]);
    let tie = &groups[0].ties[0];
    assert_eq!((tie.event.as_str(), tie.with.as_ref().map(EventId::as_str)), ("b", Some("a")));
    assert!(tie.reasons.iter().any(|reason| (reason.aspect, reason.case) == ("kind", "same")), "{tie:?}");
}

#[test]
fn sharp_dates_far_apart_are_two_and_a_vague_one_does_not_join_them() {
    let reports = |third: &str| {
        let sentence =
            "Azerbaijan [expelled] four Iranian diplomats over the affair of the spies of Nardaran.";
        let on = |id: &str, days: &str| Report {
            published: None,
            ..report(id, id, Kind::Sanction, "AZE>IRN", days, sentence)
        };
        vec![on("a", "2022-04-06..2022-04-06"), on("b", "2022-06-06..2022-06-06"), on("c", third)]
    };
    assert_eq!(groups_of(&reports("2022-04-06..2022-04-06"), &[]), ["a+c", "b"]);
    let vague = groups_of(&reports("2022-01-01..2022-12-31"), &[]);
    assert!(!vague.iter().any(|group| group.contains('a') && group.contains('b')), "{vague:?}");
}

#[test]
fn nothing_is_told_before_it_happens() {
    let mut reports = shooting();
    reports.truncate(2);
    reports[1].when = None;
    assert_eq!(groups_of(&reports, &[]), ["a+b"]);
    reports[1].published = "2023-01-02".parse().ok().map(|day| When::day(day, Basis::Metadata));
    assert_eq!(groups_of(&reports, &[]), ["a", "b"]);
}

fn ruling(decision: Decision) -> Ruling {
    let on = "2024-01-01".parse().expect("a date");
    Ruling { decision, by: "A. Reader".into(), on, because: "read both".into() }
}

#[test]
fn rulings_outrank_likeness() {
    let reports = shooting();
    let id = |text: &str| EventId::from_text(text);
    let different = ruling(Decision::Different { a: id("a"), b: id("b") });
    assert_eq!(groups_of(&reports, &[different]), ["a", "b", "c", "d"]);
    let same = ruling(Decision::Same { a: id("c"), b: id("d") });
    assert_eq!(groups_of(&reports, &[same]), ["a+b", "c+d"]);
    assert_eq!(groups_of(&reports, &[ruling(Decision::Reject { event: id("a") })]), ["b", "c", "d"]);
}

#[test]
fn a_document_on_something_else_changes_nothing() {
    let mut reports = shooting();
    let before = groups_of(&reports, &[]);
    reports.push(report(
        "z",
        "9",
        Kind::Aid,
        "JPN>KEN",
        "",
        "Tokyo [lent] Nairobi the money for a geothermal plant at Olkaria.",
    ));
    assert_eq!(groups_of(&reports, &[])[..before.len()], before);
}

#[test]
fn lines_without_words_are_joined_by_code_parties_and_day() {
    let line = |id: &str, parties: &str, code: &str| Report {
        mode: Some(code.into()),
        wording: None,
        ..report(id, id, Kind::Assault, parties, "2023-01-27..2023-01-27", "[x]")
    };
    let lines = [line("a", "IRN>AZE", "193"), line("b", "IRN>AZE", "193"), line("c", "IRN>AZE", "190")];
    assert_eq!(groups_of(&lines, &[]), ["a+b", "c"]);
}

/// A line without words of a document of its own, on talks of persons who are known by name only.
fn talks(id: &str, actor: &str, recipient: &str, day: &str) -> Report {
    let party = |name: &str| Party { name: Some(name.to_owned()), ..Party::default() };
    Report {
        mode: Some("046".into()),
        wording: None,
        actors: vec![party(actor)],
        recipients: vec![party(recipient)],
        ..report(id, id, Kind::Consult, ">", &format!("{day}..{day}"), "[x]")
    }
}

#[test]
fn lines_without_words_meet_by_names_and_parties_called_otherwise_are_two() {
    let one = talks("a", "Ada Brook", "Carl Dorn", "2023-01-27");
    let lines = [
        one.clone(),
        talks("b", "Ada Brook", "Carl Dorn", "2023-01-28"),
        talks("c", "Ada Brook", "Eve Fenn", "2023-01-27"),
        talks("d", "Ada Brook", "Carl Dorn", "2023-01-10"),
    ];
    assert_eq!(groups_of(&lines, &[]), ["a+b", "c", "d"]);
    let from_the_other_side = talks("e", "Carl Dorn", "Ada Brook", "2023-01-27");
    assert_eq!(groups_of(&[one.clone(), from_the_other_side], &[]), ["a+e"]);
    let answered_later = talks("f", "Carl Dorn", "Ada Brook", "2023-01-29");
    assert_eq!(groups_of(&[one, answered_later], &[]), ["a", "f"]);
}

#[test]
fn lines_without_words_and_parties_are_not_one() {
    let line = |id: &str| Report {
        mode: Some("190".into()),
        wording: None,
        ..report(id, id, Kind::Assault, ">", "2023-01-27..2023-01-27", "[x]")
    };
    assert_eq!(groups_of(&[line("a"), line("b")], &[]), ["a", "b"]);
}

proptest! {
    #[test]
    fn every_report_is_in_one_group_whatever_the_order(
        parts in prop::collection::vec((0usize..3, 1i8..13, 1i8..28, 0usize..4), 0..25),
        seed in any::<u64>(),
    ) {
        let sides = ["AZE>IRN", "IRN>AZE", ">AZE"];
        let sentences = [
            "Azerbaijan [expelled] two men of the consulate.", "They were [sent] home by the ferry.",
            "The [expulsion] came as no surprise.", "Envoys were [told] to go.",
        ];
        let mut reports: Vec<Report> = parts.iter().enumerate().map(|(i, &(side, month, day, said))| {
            let day = format!("2022-{month:02}-{day:02}");
            report(&format!("{i:02}"), &format!("{}", i % 7), Kind::Sanction, sides[side], &format!("{day}..{day}"), sentences[said])
        }).collect();
        let key = |groups: Vec<chronicle::Group>| {
            let mut sets: Vec<BTreeSet<EventId>> =
                groups.into_iter().map(|group| group.events.into_iter().collect()).collect();
            sets.sort();
            sets
        };
        let once = key(group(&reports, &[]));
        prop_assert_eq!(once.iter().map(BTreeSet::len).sum::<usize>(), reports.len());
        reports.sort_by_key(|report| seed.wrapping_mul(1 + report.id.as_str().bytes().map(u64::from).sum::<u64>()) >> 7);
        prop_assert_eq!(once, key(group(&reports, &[])));
    }
}
