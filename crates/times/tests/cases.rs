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

#[test]
fn a_publication_in_some_month_of_a_year_is_none_to_count_from() {
    let last_year = |first: &str, last: &str| {
        let day = |text: &str| text.parse().expect("a date");
        let value = When::new(day(first), day(last), Grain::Range, Basis::Metadata).expect("in order");
        let published = Some(Known { value, basis: FactBasis::Given });
        let document = Document { published, ..document("Trade fell last year.", None) };
        let found = times::find(&document, &Parse::default(), &[]);
        found.last().and_then(|found| found.value.clone())
    };
    assert_eq!(last_year("2024-03-01", "2024-03-20").as_deref(), Some("2023"));
    assert_eq!(last_year("2023-01-27", "2024-01-27").as_deref(), Some("XXXX"));
}
