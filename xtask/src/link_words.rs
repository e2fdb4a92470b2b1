//! `cargo xtask link-words`: from texts to `models/links/frequencies.tsv`, how many of them have each word.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Arguments of `link-words`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Files of texts as JSON lines: those of the bundles and the openly licensed ones
    #[arg(required = true)]
    texts: Vec<PathBuf>,
    /// The file to write
    #[arg(short, long, default_value = "models/links/frequencies.tsv")]
    output: PathBuf,
}

/// A word of fewer texts is as telling as one of none: those of the bundles are in four of them each.
const FEWEST: usize = 8;

const HEAD: &str = "\
# In how many texts each word stands, by its first six letters; the number of texts first. Made by `cargo xtask link-words`
# from the bundles and the openly licensed texts that the reader learned from (models/reader/README.md).
";

#[derive(Deserialize)]
struct Text {
    text: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts = 0;
    for path in &arguments.texts {
        let file = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        for line in file.lines() {
            let Text { text } = serde_json::from_str(line).with_context(|| path.display().to_string())?;
            texts += 1;
            for stem in chronicle::content_stems(&text) {
                *counts.entry(stem).or_default() += 1;
            }
        }
    }
    let mut out = format!("{HEAD}\t{texts}\n");
    for (stem, count) in counts.iter().filter(|(_, count)| **count >= FEWEST) {
        let _ = writeln!(out, "{stem}\t{count}");
    }
    std::fs::write(&arguments.output, out).with_context(|| arguments.output.display().to_string())
}
