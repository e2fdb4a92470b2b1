//! `cargo xtask link-weights`: from the bundles to `models/links/weights.tsv`.
//!
//! The label `h` of a bundle says which of its lines tell one happening. The program codes the texts of the bundles and
//! says which pairs of events linking holds against each other and what it sees of them; logistic regression gives each
//! case seen its weight (log-odds in thousandths). Every pair of events from two bundles is one of two happenings.
//! Lines of other programs have no words and date events by their publication: the same events are learned from a second
//! time as such lines.

use crate::evaluate::pipe;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Arguments of `link-weights`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The events that `chancery code --jsonl --all-actors` finds in the texts of the bundles
    #[arg(long)]
    events: PathBuf,
    /// The labels of the texts (`training/annotations.py bundles`)
    #[arg(long)]
    labels: PathBuf,
    /// The built program
    #[arg(long, default_value = "target/release/chancery")]
    program: PathBuf,
    /// The file to write
    #[arg(short, long, default_value = "models/links/weights.tsv")]
    output: PathBuf,
}

/// The pairs of events without words are fewer and weigh so much more.
const WITHOUT_WORDS: f64 = 3.0;
/// Of the pairs from two bundles one in so many is learned from, and weighs for all.
const ONE_IN: u64 = 5;
/// How strongly weights are held to zero: the factor of the sum of their squares.
const REGULAR: f64 = 0.3;
/// Passes over all pairs, the last two in five with a fifth of the step.
const PASSES: usize = 45;
const STEP: f64 = 0.05;
/// Pairs of a step.
const BATCH: usize = 8000;

const HEAD: &str = "\
# What each case seen of two reports weighs for their being of one happening: log-odds in thousandths, learned by
# `cargo xtask link-weights` from the events of the bundles in models/reader/bundles. What is not listed weighs nothing.
";

/// Reads events and labels, learns, writes.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let read = |path: &Path| std::fs::read_to_string(path).with_context(|| path.display().to_string());
    let events: Vec<Value> = lines(&read(&arguments.events)?)?;
    let labels = happenings(&events, &lines(&read(&arguments.labels)?)?);
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (events, weight) in [(events.clone(), 1.0), (without_words(&events), WITHOUT_WORDS)] {
        let input = events.iter().map(|event| format!("{event}\n")).collect::<String>();
        let told = pipe(&arguments.program, &["link", "--jsonl", "--pairs"], input.into_bytes())?;
        for line in String::from_utf8_lossy(&told).lines() {
            let compared: Compared = serde_json::from_str(line)?;
            let learned = pair(&compared, &labels, &mut names);
            pairs.extend(learned.map(|pair| Pair { weight: pair.weight * weight, ..pair }));
        }
    }
    let weights = learn(&pairs, names.len());
    let mut out = String::from(HEAD);
    for (name, place) in &names {
        let thousandths = (weights[*place] * 1000.0).round();
        if thousandths.abs() >= 10.0 {
            let _ = writeln!(out, "{name}\t{thousandths}");
        }
    }
    println!("{} pairs, {} of them one", pairs.len(), pairs.iter().filter(|pair| pair.is_one).count());
    std::fs::write(&arguments.output, out).with_context(|| arguments.output.display().to_string())
}

fn lines<T: for<'a> Deserialize<'a>>(text: &str) -> Result<Vec<T>> {
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A text's labels.
#[derive(Deserialize)]
struct Labelled {
    id: String,
    events: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    trigger: (u64, u64),
    happening: Option<String>,
}

/// A pair as the program writes it.
#[derive(Deserialize)]
struct Compared {
    a: String,
    b: String,
    seen: Vec<String>,
}

/// The bundle and the happening of each event that a label stands for.
type Happenings = BTreeMap<String, (String, String)>;

fn happenings(events: &[Value], texts: &[Labelled]) -> Happenings {
    let mut of_document: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for event in events {
        of_document.entry(event["document"].as_str().unwrap_or("")).or_default().push(event);
    }
    let mut found = Happenings::new();
    for text in texts {
        let bundle = text.id.rsplit_once('-').map_or(text.id.as_str(), |(bundle, _)| bundle);
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        for (number, label) in text.events.iter().enumerate() {
            let overlap = |event: &Value| {
                let (start, end) = (event["trigger"]["start"].as_u64()?, event["trigger"]["end"].as_u64()?);
                end.min(label.trigger.1).checked_sub(start.max(label.trigger.0)).filter(|bytes| *bytes > 0)
            };
            let coded = of_document.get(text.id.as_str()).into_iter().flatten();
            let best = coded
                .filter_map(|event| Some((overlap(event)?, event["event"].as_str()?)))
                .filter(|(_, id)| !taken.contains(id))
                .max_by_key(|(bytes, _)| *bytes);
            if let Some((_, id)) = best {
                taken.insert(id);
                let alone = || format!("{} {number}", text.id);
                let happening = label.happening.clone().unwrap_or_else(alone);
                found.insert(id.to_owned(), (bundle.to_owned(), happening));
            }
        }
    }
    found
}

/// The events as another program would give them: the number of the sentence, names in place of codes, a code for what
/// was done, and the day of publication for that of the event.
fn without_words(events: &[Value]) -> Vec<Value> {
    let mut sentences: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    let place = |event: &Value| event["sentence"]["start"].as_u64().unwrap_or(0);
    for event in events {
        sentences.entry(event["document"].as_str().unwrap_or("")).or_default().insert(place(event));
    }
    events
        .iter()
        .map(|event| {
            let document = event["document"].as_str().unwrap_or("");
            let number = sentences[document].range(..place(event)).count();
            let day = &event["published"]["latest"];
            // Codes are finer than kinds: some of the words for one happening have one code, some another.
            let word =
                event["trigger"]["text"].as_str().unwrap_or("").split_whitespace().next_back().unwrap_or("");
            let fine = word.bytes().take(6).map(u64::from).sum::<u64>() % 5;
            json!({
                "id": event["event"], "document": document, "sentence": number, "kind": event["kind"],
                "cameo": format!("{} {} {fine}", event["kind"], event["mode"]),
                "actors": named(&event["actors"]), "recipients": named(&event["recipients"]),
                "published": day,
                "when": {"earliest": day, "latest": day, "grain": "day", "basis": "publication"},
            })
        })
        .collect()
}

/// "Pakistan / Military": a state with what of it acts, or a name.
fn named(parties: &Value) -> Vec<Value> {
    let name = |party: &Value| match (party["name"].as_str(), party["country"].as_str()) {
        (Some(name), _) => json!({ "name": name }),
        (None, Some(state)) => {
            json!({ "name": format!("{state} / {}", party["sector"].as_str().unwrap_or("")) })
        }
        (None, None) => json!({ "name": party["text"] }),
    };
    parties.as_array().into_iter().flatten().map(name).collect()
}

/// A pair to learn from: the cases that were seen.
struct Pair {
    cases: Vec<usize>,
    is_one: bool,
    weight: f64,
}

fn pair(compared: &Compared, labels: &Happenings, names: &mut BTreeMap<String, usize>) -> Option<Pair> {
    let (a, b) = (labels.get(&compared.a)?, labels.get(&compared.b)?);
    let from_one_bundle = a.0 == b.0;
    // The ids are hashes: one in so many of their sums is as good as one at random.
    let chance = compared.a.bytes().chain(compared.b.bytes()).map(u64::from).sum::<u64>() % ONE_IN;
    if !from_one_bundle && chance != 0 {
        return None;
    }
    let mut cases = Vec::with_capacity(compared.seen.len());
    for name in &compared.seen {
        let next = names.len();
        cases.push(*names.entry(name.clone()).or_insert(next));
    }
    Some(Pair { cases, is_one: a == b, weight: if from_one_bundle { 1.0 } else { ONE_IN as f64 } })
}

/// Logistic regression by Adam (Kingma and Ba 2015), in a fixed order of pairs.
fn learn(pairs: &[Pair], cases: usize) -> Vec<f64> {
    let (mut weights, mut mean, mut square) = (vec![0.0; cases], vec![0.0; cases], vec![0.0; cases]);
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    let (mut decay_mean, mut decay_square) = (1.0, 1.0);
    for pass in 0..PASSES {
        let step = if pass * 5 < PASSES * 3 { STEP } else { STEP / 5.0 };
        shuffle(&mut order, pass as u64);
        for batch in order.chunks(BATCH) {
            let share = batch.len() as f64 / pairs.len() as f64;
            let mut slope: Vec<f64> = weights.iter().map(|weight| 2.0 * REGULAR * share * weight).collect();
            for pair in batch.iter().map(|&place| &pairs[place]) {
                let sum: f64 = pair.cases.iter().map(|&case| weights[case]).sum();
                let error = pair.weight * (1.0 / (1.0 + libm::exp(-sum)) - f64::from(u8::from(pair.is_one)));
                pair.cases.iter().for_each(|&case| slope[case] += error);
            }
            (decay_mean, decay_square) = (decay_mean * 0.9, decay_square * 0.999);
            for case in 0..cases {
                let slope = slope[case] / batch.len() as f64;
                mean[case] = 0.9 * mean[case] + 0.1 * slope;
                square[case] = 0.999 * square[case] + 0.001 * slope * slope;
                let (mean, square) = (mean[case] / (1.0 - decay_mean), square[case] / (1.0 - decay_square));
                weights[case] -= step * mean / (square.sqrt() + 1e-8);
            }
        }
    }
    weights
}

/// Deals the order anew, the same for the same pass (a linear congruential generator, Knuth's).
fn shuffle(order: &mut [usize], pass: u64) {
    let mut state = pass + 1;
    for last in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
}
