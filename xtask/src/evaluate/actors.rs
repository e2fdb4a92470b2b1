//! Scores `who` on phrases with the state and sector that they name (NGEC's test cases).
//!
//! Only cases that name a political actor count: those that expect a state or a sector. The state must be
//! right, or absent where none is expected; the sector is judged where one is expected that exists in
//! PLOVER. `UNO` stands for the United Nations and its organs. Misses are printed, so that one can work from
//! them.

use super::Score;
use anyhow::Context;
use codebook::{Codebook, who};
use record::{Date, Polity, Sector};
use serde_json::Value;
use std::path::Path;

/// The set's name in the table of scores.
pub(super) const NAME: &str = "actors ngec-dev";

/// Scores the cases of `data/actors/ngec-dev.jsonl` below `shared`.
///
/// # Errors
/// If the file cannot be read, or a line is no JSON.
pub(super) fn score(shared: &Path) -> anyhow::Result<Vec<Score>> {
    let path = shared.join("data/actors/ngec-dev.jsonl");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let (mut countries, mut sectors) = (Tally::default(), Tally::default());
    for line in text.lines() {
        let Some(case) = Case::read(&serde_json::from_str(line)?) else { continue };
        let answer = who(Codebook::embedded(), &case.text, case.on).into_iter().next();
        let country = answer.as_ref().and_then(|answer| answer.country.clone());
        if let Some(expected) = &case.country {
            countries.count(
                is_country(expected, country.as_ref()),
                &format!("{}: country {expected:?}, found {}", case.text, shown(country.as_ref())),
            );
        }
        if let Some(expected) = case.sector {
            let found = answer.map(|answer| answer.sector);
            sectors.count(
                found == Some(expected),
                &format!("{}: sector {expected}, found {}", case.text, shown(found.as_ref())),
            );
        }
    }
    let figure = |name: &str, value| Score { set: NAME.to_owned(), name: name.to_owned(), value };
    Ok(vec![figure("country", countries.share()), figure("sector", sectors.share())])
}

/// A phrase with what it should resolve to.
struct Case {
    text: String,
    on: Option<Date>,
    /// The expected state; empty where none is.
    country: Option<String>,
    sector: Option<Sector>,
}

impl Case {
    /// Reads a case; `None` for one without a phrase or that names no political actor.
    fn read(case: &Value) -> Option<Case> {
        let text = case["text"].as_str()?.to_owned();
        let expect = case["expect"].as_object()?;
        let told = |key: &str| expect.get(key).and_then(Value::as_str).filter(|value| !value.contains("d["));
        let country = told("code['country']").or(told("cc")).map(str::to_owned);
        let sector = told("code['code_1']");
        let names_one = country.as_deref().is_some_and(|code| !code.is_empty())
            || sector.is_some_and(|code| !matches!(code, "" | "JNK"));
        let sector = sector.and_then(|code| code.parse().ok());
        let on = case["raw_args"].as_str().and_then(day);
        names_one.then_some(Case { text, on, country, sector })
    }
}

/// The day among the arguments of a case: `2022-10-20`, `12 April 2022` or `October 1, 2021`.
fn day(arguments: &str) -> Option<Date> {
    arguments.split('"').find_map(|argument| {
        let words: Vec<&str> = argument.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [one] => one.parse().ok(),
            [day, month, year] | [month, day, year] if number(day).is_some() => {
                Date::new(year.parse().ok()?, month_of(month)?, number(day)?).ok()
            }
            _ => None,
        }
        .or_else(|| match words.as_slice() {
            [month, day, year] => Date::new(year.parse().ok()?, month_of(month)?, number(day)?).ok(),
            _ => None,
        })
    })
}

fn number(word: &str) -> Option<i8> {
    word.parse().ok()
}

fn month_of(word: &str) -> Option<i8> {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?.to_lowercase();
    MONTHS.iter().position(|month| *month == start).map(|index| index as i8 + 1)
}

fn is_country(expected: &str, found: Option<&Polity>) -> bool {
    match (expected, found) {
        ("", None) => true,
        ("UNO", Some(Polity::Organisation(name))) => name == "UN",
        ("IGO", Some(Polity::Organisation(_))) => true,
        (code, Some(polity)) => polity.to_string().trim_start_matches("IGO:") == code,
        _ => false,
    }
}

fn shown<T: std::fmt::Display>(found: Option<&T>) -> String {
    found.map_or_else(|| "none".to_owned(), T::to_string)
}

/// Right cases of all.
#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn count(&mut self, right: bool, miss: &str) {
        self.all += 1;
        self.right += usize::from(right);
        if !right {
            println!("  miss  {miss}");
        }
    }

    fn share(&self) -> f64 {
        if self.all == 0 { 0.0 } else { self.right as f64 / self.all as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_development_set_stays_above_its_floors() {
        let Some(shared) = crate::folders::shared() else {
            println!("skipped: the development data are not there");
            return;
        };
        let scores = score(&shared).expect("the set is read");
        println!("{scores:?}");
        assert!(scores[0].value >= 0.93 && scores[1].value >= 0.85, "{scores:?}");
    }

    #[test]
    fn days_are_read_in_the_forms_of_the_cases() {
        let expected = Date::new(2021, 10, 1).ok();
        for text in [
            "\"x\", \"\", \"2021-10-01\"",
            "\"x\", query_date=\"1 October 2021\"",
            "\"x\", \"October 1, 2021\"",
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
        assert_eq!(day("\"Vladimir Putin\", \"\", \"today\""), None);
    }
}
