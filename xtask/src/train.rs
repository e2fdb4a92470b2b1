//! `cargo xtask train`: from the treebank to `models/en.model`.

mod examples;
mod score;

use anyhow::{Context, Result};
use language::training::{self, Plan};
use language::{Language, ModelInput};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The training set, its licence, and the sets that the model is scored on afterwards.
const TRAIN: &str = "en-train.conllu";
const LICENCE: &str = "EWT: CC BY-SA 4.0; GUM: annotations CC BY 4.0, texts CC BY, CC BY-SA or public domain";
const SCORED: [(&str, &str); 4] = [
    ("dev EWT", "en-dev-ewt.conllu"),
    ("dev GUM", "en-dev-gum.conllu"),
    ("test EWT", "en-test-ewt.conllu"),
    ("test GUM", "en-test-gum.conllu"),
];

/// Arguments of `train`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the treebank files
    #[arg(long, default_value = "../shared/data/treebank")]
    treebank: PathBuf,
    /// The model file to write
    #[arg(short, long, default_value = "models/en.model")]
    output: PathBuf,
    /// Items in the parser's beam
    #[arg(long)]
    beam: Option<usize>,
    /// Passes of the parser over the training set
    #[arg(long)]
    passes: Option<usize>,
    /// How far below the best an item of the beam may fall, in steps of the perceptron
    #[arg(long)]
    margin: Option<f64>,
    /// Only score the model that is at `output`
    #[arg(long)]
    score_only: bool,
}

/// Trains, scores and writes.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let begun = Instant::now();
    let mut bytes = if arguments.score_only {
        std::fs::read(&arguments.output)
            .with_context(|| format!("cannot read {}", arguments.output.display()))?
    } else {
        let text = read(&arguments.treebank.join(TRAIN))?;
        let examples = examples::read(&text).context(TRAIN)?;
        let sha256 = record::sha256_hex(text.as_bytes());
        let input = ModelInput { name: TRAIN.into(), sha256, licence: LICENCE.into() };
        let usual = Plan::default();
        let plan = Plan {
            beam: arguments.beam.unwrap_or(usual.beam),
            parser_passes: arguments.passes.unwrap_or(usual.parser_passes),
            margin: arguments.margin.unwrap_or(usual.margin),
            ..usual
        };
        let mut tell = |line: String| tell(&format!("{:6.1} s  {line}", begun.elapsed().as_secs_f64()));
        training::train(&examples, vec![input], &plan, &mut tell)
    };
    let language = Language::load(&bytes)?;
    let mut scores = Vec::new();
    for (name, file) in SCORED {
        let score = score::parse(&language, &read(&arguments.treebank.join(file))?).context(file)?;
        tell(&format!("{name}: {score}"));
        scores.extend(score.named(name));
    }
    if !arguments.score_only {
        bytes = training::with_scores(&bytes, scores)?;
        std::fs::write(&arguments.output, &bytes)
            .with_context(|| format!("cannot write {}", arguments.output.display()))?;
    }
    tell(&format!("{}: {:.1} MB", arguments.output.display(), bytes.len() as f64 / 1e6));
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[allow(clippy::print_stderr)]
fn tell(line: &str) {
    eprintln!("{line}");
}
