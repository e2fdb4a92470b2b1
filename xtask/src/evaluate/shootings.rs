//! Scores the joining of whole reports, and the numbers of killed and injured, against a registry of shootings
//! (`data/links/gva-dev`): incidents, each with its reports and the registry's numbers.
//!
//! Measured on the [`SAMPLE`] incidents whose ids have the smallest hashes, with one report or several, all in one pool;
//! to read all of them takes many minutes.
//!
//! The program joins events, not documents: a document belongs to the group that has most of its *main events*, which are
//! those that tell a number of killed or injured, or else those of kind ASSAULT, or else all; of equals to the group that
//! it tells of first. A document without events stands alone. Documents of one group are held against those of one
//! incident by B-cubed.
//!
//! A number is judged where the program tells one: of the statements in the groups that an incident's documents belong to,
//! the number told most often, of equals the greater. It is right if it is the registry's. How many incidents with killed
//! or injured in the registry have such a number is told beside it, for not all reports tell one.

use super::{Score, pipe};
use anyhow::Context;
use serde::Deserialize;
use serde_json::json;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The set's name in the table of scores.
pub(super) const NAME: &str = "links gva-dev";
/// So many incidents are scored.
const SAMPLE: usize = 200;

#[derive(Deserialize)]
struct Incident {
    incident: String,
    num_killed: u64,
    num_injured: u64,
    docs: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    title: String,
    dct: Option<String>,
    content: String,
}

#[derive(Deserialize)]
struct Event {
    event: String,
    document: String,
    sentence: Place,
    kind: String,
    #[serde(default)]
    counts: Vec<Count>,
}

#[derive(Deserialize)]
struct Place {
    start: usize,
}

#[derive(Deserialize)]
struct Count {
    kind: String,
    best: u64,
}

#[derive(Deserialize)]
struct Joined {
    id: String,
    group: String,
}

/// Scores the program on the sample.
///
/// # Errors
/// If the set cannot be read, or the program fails or writes other lines than it promises.
pub(super) fn score(shared: &Path, program: &Path) -> anyhow::Result<Vec<Score>> {
    let path = shared.join("data/links/gva-dev.jsonl");
    let read = std::fs::read(&path).with_context(|| path.display().to_string())?;
    let incidents = sample(lines(&read)?);
    let texts: String = incidents.iter().flat_map(documents).collect();
    let coded = pipe(program, &["code", "--jsonl", "--all-actors"], texts.into_bytes())?;
    let joined = pipe(program, &["link", "--jsonl"], coded.clone())?;
    let groups = lines(&joined)?.into_iter().map(|Joined { id, group }| (id, group)).collect();
    Ok(figures(&incidents, &lines(&coded)?, &groups))
}

fn lines<T: for<'a> Deserialize<'a>>(jsonl: &[u8]) -> anyhow::Result<Vec<T>> {
    let text = String::from_utf8_lossy(jsonl);
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn sample(mut incidents: Vec<Incident>) -> Vec<Incident> {
    incidents.sort_by_key(|incident| (fnv1a(&incident.incident), incident.incident.clone()));
    incidents.truncate(SAMPLE);
    incidents
}

fn fnv1a(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One text may stand under two incidents, and is then two documents.
fn id(incident: &Incident, text: &Text) -> String {
    format!("{} {}", incident.incident, text.id)
}

fn documents(incident: &Incident) -> impl Iterator<Item = String> + '_ {
    incident.docs.iter().map(|text| {
        let whole = format!("{}\n\n{}", text.title, text.content);
        format!("{}\n", json!({ "id": id(incident, text), "published": text.dct, "text": whole }))
    })
}

/// The group that a document belongs to, if it has events.
fn group_of<'a>(events: &[&Event], groups: &'a BTreeMap<String, String>) -> Option<&'a str> {
    let counting = |event: &&&Event| event.counts.iter().any(|count| is_casualty(&count.kind));
    let mut main: Vec<&&Event> = events.iter().filter(counting).collect();
    if main.is_empty() {
        main = events.iter().filter(|event| event.kind == "ASSAULT").collect();
    }
    if main.is_empty() {
        main = events.iter().collect();
    }
    main.sort_by_key(|event| event.sentence.start);
    let mut told: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
    for (order, event) in main.into_iter().enumerate() {
        told.entry(groups.get(&event.event)?).or_insert((0, Reverse(order))).0 += 1;
    }
    told.into_iter().max_by_key(|(_, rank)| *rank).map(|(group, _)| group)
}

fn is_casualty(kind: &str) -> bool {
    matches!(kind, "killed" | "injured")
}

fn figures(incidents: &[Incident], events: &[Event], groups: &BTreeMap<String, String>) -> Vec<Score> {
    let mut of_document: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in events {
        of_document.entry(&event.document).or_default().push(event);
    }
    let (mut gold, mut system) = (Vec::new(), Vec::new());
    let mut numbers = [("killed", Numbers::default()), ("injured", Numbers::default())];
    for incident in incidents {
        let ids: Vec<String> = incident.docs.iter().map(|text| id(incident, text)).collect();
        let events_of = |id: &String| of_document.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        let own: Vec<Option<&str>> = ids.iter().map(|id| group_of(events_of(id), groups)).collect();
        let main: BTreeSet<&str> = own.iter().flatten().copied().collect();
        let told = ids.iter().flat_map(events_of);
        let told = told.filter(|event| groups.get(&event.event).is_some_and(|g| main.contains(g.as_str())));
        let counts: Vec<&Count> = told.flat_map(|event| &event.counts).collect();
        for (kind, numbers) in &mut numbers {
            let registered = if *kind == "killed" { incident.num_killed } else { incident.num_injured };
            let of_kind = counts.iter().filter(|count| count.kind == *kind).map(|count| count.best);
            numbers.judge(most_told(of_kind), registered);
        }
        for (id, group) in ids.iter().zip(own) {
            gold.push(incident.incident.clone());
            system.push(group.map_or_else(|| format!("alone {id}"), str::to_owned));
        }
    }
    let (precision, recall) = (b_cubed(&system, &gold), b_cubed(&gold, &system));
    let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
    let mut figures =
        vec![("B3 precision".into(), precision), ("B3 recall".into(), recall), ("B3 F1".into(), f1)];
    for (kind, numbers) in &numbers {
        figures.push((format!("{kind} right of told"), share(numbers.right, numbers.told)));
        figures.push((format!("{kind} told where any"), share(numbers.told_of_any, numbers.any)));
    }
    figures.into_iter().map(|(name, value)| Score { set: NAME.to_owned(), name, value }).collect()
}

/// Over all documents the mean share of those that one clustering puts with a document which the other does, too.
fn b_cubed(system: &[String], gold: &[String]) -> f64 {
    let (mut sizes, mut shared) = (BTreeMap::<&str, u32>::new(), BTreeMap::<(&str, &str), u32>::new());
    for (one, other) in system.iter().zip(gold) {
        *sizes.entry(one).or_default() += 1;
        *shared.entry((one, other)).or_default() += 1;
    }
    let sum: f64 = shared.iter().map(|((one, _), n)| f64::from(n * n) / f64::from(sizes[one])).sum();
    sum / (system.len().max(1) as f64)
}

/// The number told most often, of equals the greater.
fn most_told(numbers: impl Iterator<Item = u64>) -> Option<u64> {
    let mut told: BTreeMap<u64, usize> = BTreeMap::new();
    numbers.for_each(|number| *told.entry(number).or_default() += 1);
    told.into_iter().max_by_key(|(number, times)| (*times, *number)).map(|(number, _)| number)
}

#[derive(Default)]
struct Numbers {
    told: u32,
    right: u32,
    any: u32,
    told_of_any: u32,
}

impl Numbers {
    fn judge(&mut self, told: Option<u64>, registered: u64) {
        self.told += u32::from(told.is_some());
        self.right += u32::from(told == Some(registered));
        self.any += u32::from(registered > 0);
        self.told_of_any += u32::from(registered > 0 && told.is_some());
    }
}

fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_held_against_incidents_and_numbers_against_the_registry() {
        let incidents = r#"{"incident":"1","num_killed":2,"num_injured":0,"docs":[{"id":"a","title":"","dct":null,"content":""},{"id":"b","title":"","dct":null,"content":""}]}
{"incident":"2","num_killed":0,"num_injured":1,"docs":[{"id":"c","title":"","dct":null,"content":""}]}"#;
        let events = r#"{"event":"e1","document":"1 a","sentence":{"start":0},"kind":"ASSAULT","counts":[{"kind":"killed","best":2}]}
{"event":"e2","document":"1 b","sentence":{"start":9},"kind":"ASSAULT","counts":[]}
{"event":"e3","document":"1 b","sentence":{"start":0},"kind":"CONSULT","counts":[]}"#;
        let group = |id: &str, group: &str| (id.to_owned(), group.to_owned());
        let groups = BTreeMap::from([group("e1", "e1"), group("e2", "e1"), group("e3", "e3")]);
        let (incidents, events) = (lines(incidents.as_bytes()).unwrap(), lines(events.as_bytes()).unwrap());
        let told = figures(&incidents, &events, &groups);
        let told: BTreeMap<&str, f64> = told.iter().map(|score| (score.name.as_str(), score.value)).collect();
        assert_eq!((told["B3 precision"], told["B3 recall"], told["B3 F1"]), (1.0, 1.0, 1.0));
        assert_eq!((told["killed right of told"], told["killed told where any"]), (1.0, 1.0));
        assert_eq!((told["injured right of told"], told["injured told where any"]), (0.0, 0.0));
    }

    #[test]
    fn what_is_joined_wrongly_costs_precision_and_what_is_not_joined_costs_recall() {
        let named = |names: &str| names.split(' ').map(str::to_owned).collect::<Vec<String>>();
        let (gold, system) = (named("1 1 2"), named("x y y"));
        assert!((b_cubed(&system, &gold) - 2.0 / 3.0).abs() < 1e-9);
        assert!((b_cubed(&gold, &system) - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(most_told([1, 3, 3, 2, 2].into_iter()), Some(3));
        assert_eq!(most_told(std::iter::empty()), None);
    }
}
