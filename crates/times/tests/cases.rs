//! The text cases of `cases/times`.
//!
//! A line per expression: `TYPE value [text] earliest..latest grain basis`, then what holds of it: its mod,
//! `source`, `range A..B`. A text's setting `published` is its publication date; `period NAME_OF_PERIOD`
//! gives a named period of 2020-09-27 to 2020-11-10 (underscores are spaces).

use record::{
    Basis, Block, BlockKind, Document, FactBasis, Grain, Known, NamedPeriod, Parse, Span, TimeExpression,
    When,
};
use std::fmt::Write;
use std::path::Path;

fn document(text: &str, published: Option<&str>) -> Document {
    let day = published.map(|day| day.parse().expect("a case's `published` is a date"));
    Document {
        published: day.map(|day| Known { value: When::day(day, Basis::Metadata), basis: FactBasis::Given }),
        ..Document::of_sentence("text", text)
    }
}

fn days(when: When) -> String {
    format!("{}..{}", when.earliest(), when.latest())
}

fn line(text: &str, found: &TimeExpression) -> String {
    let mut line =
        format!("{} {} [{}]", found.kind, found.value.as_deref().unwrap_or("unknown"), found.span.of(text));
    if let Some(when) = found.when {
        let _ = write!(line, " {} {} {}", days(when), when.grain(), when.basis());
    }
    if let Some(modifier) = found.modifier {
        let _ = write!(line, " {modifier}");
    }
    if found.dates_a_source {
        line.push_str(" source");
    }
    if let Some(range) = found.range {
        let _ = write!(line, " range {}", range.when.map_or_else(|| "unknown".to_owned(), days));
    }
    line
}

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/times");
    let outcome = casefile::run(&folder, |case| {
        let document = document(&case.text, case.setting("published"));
        let periods: Vec<NamedPeriod> = case
            .setting("period")
            .map(|name| NamedPeriod {
                names: vec![name.replace('_', " ")],
                when: When::new(
                    "2020-09-27".parse().expect("a date"),
                    "2020-11-10".parse().expect("a date"),
                    Grain::Range,
                    Basis::NamedPeriod,
                )
                .expect("in order"),
            })
            .into_iter()
            .collect();
        let found = times::find(&document, &Parse::default(), &periods);
        found.iter().map(|found| line(&case.text, found)).collect()
    });
    match outcome {
        Ok(passed) => assert!(passed >= 120, "only {passed} cases"),
        Err(failures) => panic!("{failures}"),
    }
}

#[test]
fn only_told_blocks_are_read() {
    let text = "In 2021 they met.\nPetrov, A. (2019). A book. Baku.\nOn 3 May 2022 they parted.";
    let mut document = document(text, None);
    let second = text.find("Petrov").expect("there");
    let third = text.find("On 3").expect("there");
    document.blocks = [
        (BlockKind::Paragraph, 0, second - 1),
        (BlockKind::Reference, second, third - 1),
        (BlockKind::Paragraph, third, text.len()),
    ]
    .into_iter()
    .filter_map(|(kind, start, end)| Some(Block { kind, span: Span::new(text, start, end)? }))
    .collect();
    let found = times::find(&document, &Parse::default(), &[]);
    let values: Vec<&str> = found.iter().map(|found| found.value.as_deref().unwrap_or("")).collect();
    assert_eq!(values, ["2021", "2022-05-03"]);
}

/// The last expression of a text that was published on some day of an interval.
fn last_of(text: &str, first: &str, last: &str, is_inferred: bool) -> record::TimeExpression {
    let day = |text: &str| text.parse().expect("a date");
    let value = When::new(day(first), day(last), Grain::Range, Basis::Metadata).expect("in order");
    let (value, basis) =
        if is_inferred { (value.approximately(), FactBasis::Inferred) } else { (value, FactBasis::Given) };
    let document = Document { published: Some(Known { value, basis }), ..document(text, None) };
    times::find(&document, &Parse::default(), &[]).pop().expect("an expression")
}

#[test]
fn a_publication_in_some_month_of_a_year_settles_the_year_and_no_more() {
    let value = |text: &str, first, last| last_of(text, first, last, true).value;
    assert_eq!(value("Trade fell last year.", "2024-03-01", "2024-03-20").as_deref(), Some("2023"));
    assert_eq!(value("Trade fell last year.", "2023-04-13", "2023-05-14").as_deref(), Some("2022"));
    assert_eq!(value("Trade fell last year.", "2023-01-27", "2024-01-27").as_deref(), Some("XXXX"));
    assert_eq!(value("Trade fell last month.", "2023-04-13", "2023-05-14").as_deref(), Some("XXXX-XX"));
}

#[test]
fn a_bare_date_lies_before_the_publication_whatever_year_is_told_beside_it() {
    let text = "Since 2021 relations have soured. On April 6 the envoys left.";
    assert_eq!(last_of(text, "2023-04-13", "2023-05-14", true).value.as_deref(), Some("2023-04-06"));
    assert_eq!(last_of(text, "2023-01-01", "2023-12-31", false).value.as_deref(), Some("2023-04-06"));
}

#[test]
fn what_is_told_from_a_day_known_to_some_weeks_is_an_interval() {
    let monday = last_of("They met on Monday.", "2025-04-01", "2025-05-31", true).when.expect("bounds");
    assert_eq!(
        (monday.earliest().to_string(), monday.latest().to_string()),
        ("2025-03-31".into(), "2025-05-26".into())
    );
    assert!(monday.is_approximate());
    assert_eq!(last_of("They met on Monday.", "2025-01-01", "2025-12-31", true).when, None);
}

#[test]
fn a_retrospect_comes_back_to_its_own_day() {
    let text = "The war began on 2 May 1998. It ended on 18 June 2000. In 2018, on 9 July, peace was made. On 3 March \
                2025 the border was closed.\n\nOn May 1 a guard was shot.";
    assert_eq!(last_of(text, "2025-05-04", "2025-05-04", false).value.as_deref(), Some("2025-05-01"));
    let far = last_of(text, "2031-05-04", "2031-05-04", false);
    assert_eq!(
        far.value.as_deref(),
        Some("2025-05-01"),
        "a history that does not reach its publication goes on"
    );
}
