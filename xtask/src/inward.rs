//! `cargo xtask inward`: from annotated texts to `models/sides/inward.tsv`.
//!
//! How likely both sides of an act are of one state, by its kind and by the sector of either side: logistic regression on
//! the acts whose annotated sides are of one state each.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Arguments of `inward`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Labels of texts (`models/reader/open.jsonl`, what `training/annotations.py bundles` prints)
    #[arg(required = true)]
    labels: Vec<PathBuf>,
    /// The file to write
    #[arg(short, long, default_value = "models/sides/inward.tsv")]
    output: PathBuf,
}

const HEAD: &str = "\
# What the kind of an act and the sector of either side add to the log-odds that both sides are of one state; in
# thousandths, learned by `cargo xtask inward` from the annotated texts of models/reader. `none`: no words stand for it.
";

/// How strongly weights are held to zero: the factor of the sum of their squares.
const REGULAR: f64 = 1.0;
const PASSES: usize = 3000;
const STEP: f64 = 2.0;

#[derive(Deserialize)]
struct Text {
    events: Vec<Act>,
}

#[derive(Deserialize)]
struct Act {
    kind: String,
    actors: Vec<Party>,
    recipients: Vec<Party>,
}

#[derive(Deserialize)]
struct Party {
    country: Option<String>,
    sector: Option<String>,
    span: Option<[usize; 2]>,
}

/// What is seen of an act, and whether both its sides are of one state.
type Case = ([String; 4], bool);

/// Reads labels, learns, writes.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut cases: BTreeMap<Case, f64> = BTreeMap::new();
    for path in &arguments.labels {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        for line in text.lines() {
            let text: Text = serde_json::from_str(line).with_context(|| path.display().to_string())?;
            for case in text.events.iter().filter_map(case) {
                *cases.entry(case).or_default() += 1.0;
            }
        }
    }
    let weights = learn(&cases);
    let mut out = String::from(HEAD);
    for (name, weight) in &weights {
        let _ = writeln!(out, "{name}\t{}", (weight * 1000.0).round());
    }
    let all: f64 = cases.values().sum();
    let one: f64 = cases.iter().filter(|((_, same), _)| *same).map(|(_, count)| count).sum();
    println!("{all} acts, {one} of them of a state against itself");
    if let Some(folder) = arguments.output.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&arguments.output, out).with_context(|| arguments.output.display().to_string())
}

fn case(act: &Act) -> Option<Case> {
    let (actor, recipient) = (state(&act.actors)?, state(&act.recipients)?);
    let sector = |side: &[Party]| {
        let first = side.first().filter(|party| party.span.is_some());
        first.map_or("none", |party| party.sector.as_deref().unwrap_or("UNK")).to_owned()
    };
    let seen = [
        "every".to_owned(),
        format!("kind {}", act.kind),
        format!("actor {}", sector(&act.actors)),
        format!("recipient {}", sector(&act.recipients)),
    ];
    Some((seen, actor == recipient))
}

/// The one state that the parties of a side are of.
fn state(side: &[Party]) -> Option<&str> {
    let mut states =
        side.iter().filter_map(|party| party.country.as_deref()).filter(|country| *country != "---");
    let first = states.next()?;
    states.all(|other| other == first).then_some(first)
}

fn learn(cases: &BTreeMap<Case, f64>) -> BTreeMap<&str, f64> {
    let all: f64 = cases.values().sum();
    let mut weights: BTreeMap<&str, f64> = BTreeMap::new();
    for (seen, _) in cases.keys() {
        weights.extend(seen.iter().map(|name| (name.as_str(), 0.0)));
    }
    for _ in 0..PASSES {
        let mut slope: BTreeMap<&str, f64> = BTreeMap::new();
        for ((seen, same), count) in cases {
            let log_odds: f64 = seen.iter().map(|name| weights[name.as_str()]).sum();
            let miss = f64::from(u8::from(*same)) - 1.0 / (1.0 + libm::exp(-log_odds));
            for name in seen {
                *slope.entry(name).or_default() += count * miss;
            }
        }
        for (name, weight) in &mut weights {
            let held = if *name == "every" { 0.0 } else { REGULAR * *weight };
            *weight += STEP * (slope[name] - held) / all;
        }
    }
    weights
}
