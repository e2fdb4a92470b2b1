//! How alike two reports are, in whole points, or why they cannot tell of one happening.

use crate::report::Report;
use record::{Count, Grain, Kind, Quad, Standing, When};
use std::collections::BTreeSet;

/// From this many points on, two reports tell of one happening: parties of both sides that fit (6) and a
/// date that supports it (2), or the like.
pub(crate) const ENOUGH: i32 = 8;

/// A date of day or week grain may be a day off (time zones, night hours, the day of report).
const SLACK_DAYS: i64 = 1;
/// A date that is only inferred from publication may be a few days off.
const INFERRED_SLACK_DAYS: i64 = 3;

/// The points of likeness of two reports, or `None` if they cannot tell of one happening.
pub(crate) fn likeness(a: &Report, b: &Report) -> Option<i32> {
    if !kinds_fit(a, b) || !standings_fit(a.standing, b.standing) {
        return None;
    }
    let parties = parties(a, b)?;
    let names = if a.names().is_disjoint(&b.names()) { 0 } else { 1 };
    let words = mode(a, b) + i32::from(!a.stem.is_empty() && a.stem == b.stem);
    let told_alike = words + place(a, b) + counts(a, b);
    let date = date(a, b, told_alike > 0)?;
    Some(parties + names + told_alike + telling(a, b) + date)
}

/// A point for a telling word that both sentences have, two for more. Two acts of one sentence share its words
/// for no reason of their own.
fn telling(a: &Report, b: &Report) -> i32 {
    if a.words == b.words {
        return 0;
    }
    a.words.intersection(&b.words).take(2).count() as i32
}

/// Reports of one happening are of one kind, but for sending people out of a country: diplomats (SANCTION) and
/// others (COERCE) are told apart by a word that reports use loosely.
fn kinds_fit(a: &Report, b: &Report) -> bool {
    let sends_out = |report: &Report| {
        matches!(
            (report.kind, report.mode.as_deref()),
            (Some(Kind::Sanction), Some("expel")) | (Some(Kind::Coerce), Some("deport"))
        )
    };
    (a.kind == b.kind && (a.kind.is_some() || a.mode == b.mode)) || (sends_out(a) && sends_out(b))
}

/// Two points if both tell the same number of the same: killed, expelled, ...
fn counts(a: &Report, b: &Report) -> i32 {
    let same =
        |count: &Count| b.counts.iter().any(|other| other.kind == count.kind && other.best == count.best);
    if a.counts.iter().any(same) { 2 } else { 0 }
}

/// What is only imagined is never the same as what took place; what was planned may have come about, and
/// what one denies another tells.
fn standings_fit(a: Standing, b: Standing) -> bool {
    let imagined = |standing| matches!(standing, Standing::Hypothetical | Standing::Threatened);
    imagined(a) == imagined(b)
}

fn parties(a: &Report, b: &Report) -> Option<i32> {
    let straight = sides(a, b, false);
    let crossed = if a.kind.is_some_and(Kind::is_mutual) { sides(a, b, true) } else { None };
    straight.max(crossed)
}

fn sides(a: &Report, b: &Report, crossed: bool) -> Option<i32> {
    let (first, second) = if crossed { (&b.recipients, &b.actors) } else { (&b.actors, &b.recipients) };
    let one = side(&Report::polities(&a.actors), &Report::polities(first))?;
    let other = side(&Report::polities(&a.recipients), &Report::polities(second))?;
    Some(one + other)
}

/// Three points for a shared polity, one if neither side is known, none if only one is; no fit if both are
/// known and share nothing.
fn side(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> Option<i32> {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => Some(1),
        (true, false) | (false, true) => Some(0),
        (false, false) => (!a.is_disjoint(b)).then_some(3),
    }
}

fn mode(a: &Report, b: &Report) -> i32 {
    match (&a.mode, &b.mode) {
        (Some(mode), Some(other)) if mode == other => 2,
        (Some(_), Some(_)) if a.kind == b.kind => -2,
        _ => 0,
    }
}

fn place(a: &Report, b: &Report) -> i32 {
    match (&a.place, &b.place) {
        (Some((a, _)), Some((b, _))) if a == b => 2,
        (Some((_, Some(a))), Some((_, Some(b)))) if a != b => -3,
        _ => 0,
    }
}

/// Points for dates that fit: the more exact, the more. Two acts of a kind between the same parties are as often
/// two as one where a date is not known, so that it counts against them, most of all for acts of words.
///
/// Dates that differ by the slack fit only if the reports are alike in mode, word, place or number: a call on
/// Friday and a meeting on Saturday are two.
fn date(a: &Report, b: &Report, told_alike: bool) -> Option<i32> {
    let (Some(first), Some(second)) = (&a.when, &b.when) else {
        return unknown_date(a, b);
    };
    let slack = if first.is_approximate() || second.is_approximate() || inferred(first) || inferred(second) {
        INFERRED_SLACK_DAYS
    } else {
        SLACK_DAYS
    };
    let gap = gap_in_days(first, second);
    let exact = |when: &When| matches!(when.grain(), Grain::Day | Grain::Week) || when.days() <= 7;
    let allowed = if told_alike && exact(first) && exact(second) { slack } else { 0 };
    if gap > allowed {
        return None;
    }
    Some(match first.days().max(second.days()) {
        ..=7 => 4,
        8..=45 => 2,
        46..=400 => 1,
        _ => -1,
    })
}

fn unknown_date(a: &Report, b: &Report) -> Option<i32> {
    // An event cannot be told of before it took place.
    let told_before = |event: &Report, telling: &Report| match (&event.when, &telling.published) {
        (Some(when), Some(published)) => when.earliest() > published.latest(),
        _ => false,
    };
    if told_before(a, b) || told_before(b, a) {
        return None;
    }
    let of_words = |kind: Kind| kind.quad() == Quad::VerbalConflict || kind == Kind::Support;
    Some(if a.kind.is_none_or(of_words) { -3 } else { -2 })
}

fn inferred(when: &When) -> bool {
    matches!(
        when.basis(),
        record::Basis::Publication | record::Basis::BeforePublication | record::Basis::Citation
    )
}

/// Days between two intervals; zero if they share a day.
pub(crate) fn gap_in_days(a: &When, b: &When) -> i64 {
    let days =
        |from: record::Date, to: record::Date| from.until(to).map_or(0, |span| i64::from(span.get_days()));
    days(a.latest(), b.earliest()).max(days(b.latest(), a.earliest())).max(0)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::Party;
    use record::{Basis, Date, DocumentId, EventId};

    /// `AZE>IRN 2023-04-06..2023-04-07` as a report of SANCTION/expel.
    pub(crate) fn report(id: &str, parties: &str, when: &str) -> Report {
        let side = |text: &str| {
            text.split('+')
                .filter(|code| !code.is_empty())
                .map(|code| Party { polity: Some(code.to_owned()), name: None })
                .collect()
        };
        let (actors, recipients) = parties.split_once('>').unwrap();
        let when = when.split_once("..").map(|(from, to)| {
            let day = |text: &str| text.parse::<Date>().unwrap();
            let grain = if from == to { Grain::Day } else { Grain::Range };
            When::new(day(from), day(to), grain, Basis::Explicit).unwrap()
        });
        Report {
            id: EventId::from_text(id),
            document: DocumentId::from_text(id),
            kind: Some(Kind::Sanction),
            mode: Some("expel".into()),
            actors: side(actors),
            recipients: side(recipients),
            when,
            published: None,
            place: None,
            standing: Standing::Happened,
            stem: "expel".into(),
            words: BTreeSet::new(),
            counts: Vec::new(),
        }
    }

    const DAY: &str = "2023-04-06..2023-04-06";

    fn telling_words(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    fn joined(a: &Report, b: &Report) -> bool {
        likeness(a, b).is_some_and(|points| points >= ENOUGH)
    }

    #[test]
    fn the_same_parties_and_day_are_one_happening() {
        let a = report("a", "AZE>IRN", DAY);
        assert!(joined(&a, &report("b", "AZE>IRN", "2023-04-07..2023-04-07")));
        assert!(joined(&a, &report("b", "AZE>IRN", "2023-04-01..2023-04-30")));
        assert!(!joined(&a, &report("b", "AZE>IRN", "2023-04-09..2023-04-09")));
        assert!(!joined(&a, &report("b", "IRN>AZE", DAY)), "who expelled whom matters");
        assert!(!joined(&a, &report("b", "AZE>ARM", DAY)));
    }

    #[test]
    fn a_call_and_a_meeting_on_the_next_day_are_two() {
        let talk = |mode: Option<&str>, day: &str| Report {
            kind: Some(Kind::Consult),
            mode: mode.map(str::to_owned),
            stem: String::new(),
            ..report("a", "AZE>IRN", day)
        };
        let next = "2023-04-07..2023-04-07";
        assert!(!joined(&talk(Some("phone"), DAY), &talk(None, next)));
        assert!(joined(&talk(Some("phone"), DAY), &talk(Some("phone"), next)));
    }

    #[test]
    fn mutual_acts_have_no_direction() {
        let meeting = |parties| Report { kind: Some(Kind::Consult), mode: None, ..report("a", parties, DAY) };
        assert!(joined(&meeting("AZE>IRN"), &meeting("IRN>AZE")));
    }

    #[test]
    fn imagined_acts_are_not_real_ones() {
        let a = report("a", "AZE>IRN", DAY);
        let imagined = Report { standing: Standing::Hypothetical, ..a.clone() };
        let denied = Report { standing: Standing::Negated, ..a.clone() };
        assert!(!joined(&a, &imagined));
        assert!(joined(&a, &denied), "a denial is about the same happening");
    }

    #[test]
    fn diplomats_and_employees_sent_out_are_one_happening() {
        let a = report("a", "AZE>IRN", DAY);
        let deported = Report {
            kind: Some(Kind::Coerce),
            mode: Some("deport".into()),
            stem: String::new(),
            ..a.clone()
        };
        let arrested = Report { mode: Some("arrest".into()), ..deported.clone() };
        assert!(joined(&a, &deported));
        assert!(!joined(&a, &arrested));
    }

    #[test]
    fn the_same_number_of_dead_helps_where_the_date_is_unknown() {
        let span = record::Span::new("1", 0, 1).unwrap();
        let killed = |best| Count {
            kind: record::CountKind::Killed,
            whom: "guard".into(),
            low: best,
            best,
            high: None,
            span,
        };
        let attack = |when: &str, best| Report {
            kind: Some(Kind::Assault),
            mode: None,
            stem: String::new(),
            place: Some(("Tehran".into(), "IRN".parse().ok())),
            counts: vec![killed(best)],
            words: telling_words(&["embass", "gunman", if when.is_empty() { "later" } else { "friday" }]),
            ..report("a", ">AZE", when)
        };
        assert!(joined(&attack("", 1), &attack("2023-01-27..2023-01-27", 1)));
        assert!(!joined(&attack("", 3), &attack("2023-01-27..2023-01-27", 1)));
    }

    #[test]
    fn telling_words_bring_vague_reports_together() {
        let shooting = |when, told: &[&str]| Report {
            kind: Some(Kind::Assault),
            mode: None,
            stem: String::new(),
            words: telling_words(told),
            ..report("a", ">AZE", when)
        };
        let exact = shooting("2023-01-27..2023-01-27", &["embass", "gunman", "guard"]);
        let year = "2023-01-01..2023-12-31";
        assert!(!joined(&exact, &shooting(year, &["border", "village"])));
        assert!(
            !joined(&exact, &shooting(year, &["embass", "gunman"])),
            "not without a place or number beside them"
        );
        let counted = |report: Report| Report { place: Some(("Tehran".into(), None)), ..report };
        assert!(joined(&counted(exact), &counted(shooting(year, &["embass", "gunman"]))));
    }

    #[test]
    fn accusations_without_a_date_stay_apart() {
        let accuse = |mode: Option<&str>| Report {
            kind: Some(Kind::Accuse),
            mode: mode.map(str::to_owned),
            stem: "accuse".into(),
            ..report("a", "AZE>IRN", "")
        };
        assert!(!joined(&accuse(None), &accuse(None)));
    }

    #[test]
    fn nothing_is_told_before_it_happens() {
        let told =
            |report: Report, own: &str| Report { words: telling_words(&["envoys", "hours", own]), ..report };
        let dated = told(report("a", "AZE>IRN", DAY), "thursd");
        let mut earlier = told(report("b", "AZE>IRN", ""), "spring");
        assert!(joined(&dated, &earlier));
        earlier.published = "2023-04-01".parse().ok().map(|day| When::day(day, Basis::Metadata));
        assert!(!joined(&dated, &earlier));
    }
}
