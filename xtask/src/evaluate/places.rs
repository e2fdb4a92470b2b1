//! Scores the places of events in the coded texts (`data/seeds-coding`).
//!
//! An event of the program is matched with one of the reference as `score_events.py` does: the same kind, and triggers
//! that overlap, the longest overlap first; only events on which both coders agreed are judged. The coders gave a place
//! with the state that holds it, or none. Misses are printed, so that one can work from them.

use super::{Score, pipe};
use anyhow::Context;
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

/// The set's name in the table of scores.
pub(super) const NAME: &str = "places seeds 001 and 003";
const TEXTS: [&str; 2] = ["001", "003"];

/// Scores the program's places.
///
/// # Errors
/// If a file cannot be read, a quote of the reference is not in its text, or the program fails.
pub(super) fn score(shared: &Path, program: &Path) -> anyhow::Result<Vec<Score>> {
    let scorer = shared.join("evaluate/score_events.py").display().to_string();
    let seeds = shared.join("data/seeds").display().to_string();
    let documents = pipe(Path::new("python3"), &[&scorer, "documents", &seeds], Vec::new())?;
    let output = pipe(program, &["code", "--jsonl"], documents.clone())?;
    let (documents, events) = (lines(&documents)?, lines(&output)?);
    let mut tally = Tally::default();
    for name in TEXTS {
        let text = documents.iter().find(|document| document["id"] == name).and_then(|d| d["text"].as_str());
        let text = text.with_context(|| format!("no text {name}"))?;
        let mut gold = Vec::new();
        for (kind, agreed) in [("events", true), ("contested", false)] {
            let path = shared.join(format!("data/seeds-coding/{name}.{kind}.jsonl"));
            let read = std::fs::read(&path).with_context(|| path.display().to_string())?;
            for record in lines(&read)? {
                gold.push(Gold { trigger: trigger(text, &record)?, record, agreed });
            }
        }
        let of_text = events.iter().filter(|event| event["document"] == name);
        for (event, index) in matched(of_text, &gold) {
            if gold[index].agreed {
                tally.judge(&gold[index].record, &event["place"]);
            }
        }
    }
    Ok(tally.figures())
}

/// An event of the reference.
struct Gold {
    record: Value,
    /// The bytes of its trigger.
    trigger: Range<usize>,
    agreed: bool,
}

fn lines(jsonl: &[u8]) -> anyhow::Result<Vec<Value>> {
    let text = String::from_utf8_lossy(jsonl);
    Ok(text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?)
}

fn trigger(text: &str, record: &Value) -> anyhow::Result<Range<usize>> {
    let word = |name: &str| record[name].as_str().with_context(|| format!("no {name} in {record}"));
    let (quote, trigger) = (word("quote")?, word("trigger")?);
    let start = text.find(quote).with_context(|| format!("quote not found: {quote}"))?;
    let start = start + quote.find(trigger).with_context(|| format!("trigger not found: {trigger}"))?;
    Ok(start..start + trigger.len())
}

/// The reference's event for each of the program's that has one. None is taken twice.
fn matched<'a>(events: impl Iterator<Item = &'a Value>, gold: &[Gold]) -> Vec<(&'a Value, usize)> {
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    for event in events {
        let at = |end: &str| event["trigger"][end].as_u64().unwrap_or_default() as usize;
        let own = at("start")..at("end");
        let fitting = gold.iter().enumerate().filter_map(|(index, gold)| {
            let shared = overlap(&own, &gold.trigger);
            let fits = shared > 0 && !taken.contains(&index) && gold.record["event"] == event["kind"];
            fits.then_some((shared, index))
        });
        if let Some((_, index)) = fitting.max() {
            taken.insert(index);
            found.push((event, index));
        }
    }
    found
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// How many events the reference places, and what the program says of them.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missing: usize,
    open: usize,
    given: usize,
}

impl Tally {
    fn judge(&mut self, record: &Value, ours: &Value) {
        let place = &record["place"];
        // The reference writes "---" for a place that no state holds.
        let country = ours["country"].as_str().unwrap_or("---");
        let (count, what) = match (place.is_null(), ours.is_null()) {
            (true, true) => (&mut self.open, None),
            (true, false) => (&mut self.given, Some("given where none is told")),
            (false, true) => (&mut self.missing, Some("missing")),
            (false, false) if place["country"].as_str() == Some(country) => (&mut self.right, None),
            (false, false) => (&mut self.wrong, Some("wrong")),
        };
        *count += 1;
        if let Some(what) = what {
            println!("{}: place {what}: {} for {}", record["id"], ours["name"], place["name"]);
        }
    }

    fn figures(&self) -> Vec<Score> {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let told = self.right + self.wrong + self.missing;
        let figure = |name: &str, value| Score { set: NAME.to_owned(), name: name.to_owned(), value };
        vec![
            figure("place country right (where told)", share(self.right, told)),
            figure("place country right (where given)", share(self.right, self.right + self.wrong)),
            figure("place left open where none told", share(self.open, self.open + self.given)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn events_are_matched_by_kind_and_by_the_longest_overlap_each_once() {
        let gold = |event: &str, trigger: Range<usize>| Gold {
            record: json!({"event": event}),
            trigger,
            agreed: true,
        };
        let gold = [gold("ASSAULT", 0..6), gold("ACCUSE", 0..6), gold("ACCUSE", 4..20)];
        let event = |kind: &str, start: usize, end: usize| json!({"kind": kind, "trigger": {"start": start, "end": end}});
        let events =
            [event("ACCUSE", 3, 12), event("ACCUSE", 0, 9), event("ACCUSE", 0, 9), event("AID", 0, 9)];
        let found: Vec<usize> = matched(events.iter(), &gold).into_iter().map(|(_, index)| index).collect();
        assert_eq!(found, [2, 1]);
    }

    #[test]
    fn a_place_of_no_state_is_right_only_where_none_holds_it() {
        let mut tally = Tally::default();
        let told = |country: &str| json!({"id": "1", "place": {"name": "there", "country": country}});
        tally.judge(&told("---"), &json!({"name": "Black Sea", "country": null}));
        tally.judge(&told("TUR"), &json!({"name": "Black Sea", "country": null}));
        tally.judge(&told("TUR"), &Value::Null);
        tally.judge(&json!({"id": "2", "place": null}), &Value::Null);
        tally.judge(&json!({"id": "2", "place": null}), &json!({"name": "Bursa", "country": "TUR"}));
        let values: Vec<f64> = tally.figures().into_iter().map(|figure| figure.value).collect();
        assert_eq!(values, [1.0 / 3.0, 0.5, 0.5]);
    }
}
