//! The cases of `cases/who`: a phrase, a day, and who is meant.

use codebook::{Answer, Codebook, who};
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn phrases_mean_whom_the_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/who");
    let outcome = |case: &casefile::Case| {
        let on = case.setting("on").map(|day| day.parse().expect("a case's day is written 2021-08-03"));
        who(Codebook::embedded(), &case.text, on).iter().map(shown).collect()
    };
    match casefile::run(&folder, outcome) {
        Ok(count) => assert!(count >= 120, "only {count} cases"),
        Err(failures) => panic!("{failures}"),
    }
}

/// `IRN.GOV Hassan Rouhani, President, holder, office-not-held`.
fn shown(answer: &Answer) -> String {
    let country = answer.country.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let mut line = format!("{country}.{}", answer.sector);
    for part in [answer.name.as_ref(), answer.role.as_ref()].into_iter().flatten() {
        let _ = write!(line, ", {part}");
    }
    let _ = write!(line, ", {:?}", answer.found);
    for note in &answer.notes {
        let _ = write!(line, ", {}", note.code);
    }
    line
}
