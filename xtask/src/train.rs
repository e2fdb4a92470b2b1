//! `cargo xtask train`: from the treebank to `models/en.model`.

pub(crate) mod entities;
mod examples;
mod name_layer;
mod references;
mod score;
mod trial;
mod written_names;

use crate::evaluate::names::{Tally, names_f1};
use crate::{folders, name_words};
use anyhow::{Context, Result};
use language::training::{self, Material, Plan};
use language::{Language, ModelInput, conllu};
use name_layer::NameLayer;
use record::NameKind;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The training set, its licence, and the sets that the model is scored on afterwards.
const TRAIN: &str = "en-train.conllu";
const LICENCE: &str = "EWT: CC BY-SA 4.0; GUM: annotations CC BY 4.0, texts CC BY, CC BY-SA or public domain";
/// Names are scarce: they learn from the development sets too. What is tried out for them is to be measured without
/// that of edited text.
const MORE_NAMES: &str = "en-dev-gum.conllu";
const MORE_WEB_NAMES: &str = "en-dev-ewt.conllu";
const OURS: &str = "made for this project, MIT OR Apache-2.0";
const SCORED: [(&str, &str); 4] = [
    ("dev EWT", "en-dev-ewt.conllu"),
    ("dev GUM", "en-dev-gum.conllu"),
    ("test EWT", "en-test-ewt.conllu"),
    ("test GUM", "en-test-gum.conllu"),
];

/// Arguments of `train`.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    other: Option<Other>,
    /// Folder of the treebank files
    #[arg(long, default_value = "../shared/data/treebank")]
    treebank: PathBuf,
    /// The clusters of words that `cargo xtask cluster` made
    #[arg(long, default_value = "models/clusters.txt")]
    clusters: PathBuf,
    /// The folder of words known from names
    #[arg(long, default_value = "models/name-words")]
    name_words: PathBuf,
    /// The names marked in the treebank's sentences that have no entity layer
    #[arg(long, default_value = "models/names-ewt.tsv")]
    names: PathBuf,
    /// The folder of texts with their names marked
    #[arg(long, default_value = "models/name-texts")]
    name_texts: PathBuf,
    /// The model file to write
    #[arg(short, long, default_value = "models/en.model")]
    output: PathBuf,
    /// Items in the parser's beam
    #[arg(long)]
    beam: Option<usize>,
    /// Passes of the parser over the training set
    #[arg(long)]
    passes: Option<usize>,
    /// How far below the best an item of the beam may fall, in units of the finished weights
    #[arg(long)]
    margin: Option<i32>,
    /// Train all but the parser, for trying out the other parts
    #[arg(long, hide = true)]
    no_parser: bool,
    /// Train the names only, and take all else from this model
    #[arg(long, value_name = "MODEL")]
    names_only: Option<PathBuf>,
    /// Only try out how names are learned: train them without every fourth document that has names marked, from
    /// this one on, and say how many are found in those
    #[arg(long, value_name = "0-3", requires = "names_only")]
    without: Option<usize>,
    /// Only score the model that is at `output`
    #[arg(long)]
    score_only: bool,
}

/// Models other than that of the language.
#[derive(clap::Subcommand)]
enum Other {
    /// Train the model of references and write models/references/en.references
    References(references::Arguments),
}

/// Trains, scores and writes.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if let Some(Other::References(arguments)) = &arguments.other {
        return references::run(arguments);
    }
    let begun = Instant::now();
    let (mut held_out, mut taught) = (Vec::new(), 0);
    let mut bytes = if arguments.score_only {
        std::fs::read(&arguments.output)
            .with_context(|| format!("cannot read {}", arguments.output.display()))?
    } else {
        let text = read(&arguments.treebank.join(TRAIN))?;
        let names = read(&arguments.names)?;
        let layer = NameLayer::read(&names)?;
        let mut examples = examples::read(&text, &layer).context(TRAIN)?;
        let more_text = read(&arguments.treebank.join(MORE_NAMES))?;
        let mut more_names = examples::read(&more_text, &NameLayer::default()).context(MORE_NAMES)?;
        if let Some(fold) = arguments.without {
            held_out = trial::hold_out(&mut examples, &text, fold)?;
            taught = held_out.len();
            held_out.extend(conllu::read(&more_text)?);
            more_names.clear();
        }
        let web_text = read(&arguments.treebank.join(MORE_WEB_NAMES))?;
        more_names.extend(examples::read(&web_text, &layer).context(MORE_WEB_NAMES)?);
        let written = folders::texts(&arguments.name_texts)?;
        let named = written_names::read(&written).context("the texts with names marked")?;
        let clusters = read(&arguments.clusters)?;
        let name_words = name_words::classes(&arguments.name_words)?;
        let inputs = [
            input(TRAIN, &text, LICENCE),
            input(MORE_NAMES, &more_text, LICENCE),
            input(MORE_WEB_NAMES, &web_text, LICENCE),
            input("names-ewt.tsv", &names, OURS),
            input("name-texts", &written.iter().map(|(_, text)| text.as_str()).collect::<String>(), OURS),
            input(
                "name-words",
                &name_words,
                "made for this project, MIT OR Apache-2.0; census lists: public domain; GeoNames: CC BY 4.0",
            ),
            input("clusters.txt", &clusters, "from GloVe 6B (PDDL 1.0, public domain)"),
        ];
        let usual = Plan::default();
        let plan = Plan {
            beam: arguments.beam.unwrap_or(usual.beam),
            margin: arguments.margin.unwrap_or(usual.margin),
            parser_passes: arguments.passes.unwrap_or(usual.parser_passes),
            ..usual
        };
        let plan =
            if arguments.no_parser { Plan { guide_passes: 0, parser_passes: 0, ..plan } } else { plan };
        let mut tell = |line: String| tell(&format!("{:6.1} s  {line}", begun.elapsed().as_secs_f64()));
        let material = Material {
            clusters: &clusters,
            name_words: &name_words,
            more_names: &more_names,
            named: &named,
            inputs: &inputs,
        };
        match &arguments.names_only {
            Some(base) => {
                let base = std::fs::read(base).with_context(|| format!("cannot read {}", base.display()))?;
                training::names_anew(&examples, &base, &material, &plan, &mut tell)?
            }
            None => training::train(&examples, &material, &plan, &mut tell),
        }
    };
    let language = Language::load(&bytes)?;
    if arguments.without.is_some() {
        tell(&format!("names held out: {}", names_line(names_f1(&language, &held_out))));
        // The parser has been taught the trees of the others; these it reads as it would a new text.
        let unseen = names_line(names_f1(&language, &held_out[taught..]));
        tell(&format!("of these in {MORE_NAMES}: {unseen}"));
        return Ok(());
    }
    let mut scores = Vec::new();
    for (name, file) in SCORED {
        let score = score::parse(&language, &read(&arguments.treebank.join(file))?).context(file)?;
        tell(&format!("{name}: {score}"));
        if file.contains("gum") && file != MORE_NAMES {
            let found = names_f1(&language, &conllu::read(&read(&arguments.treebank.join(file))?)?);
            scores.push((format!("{name} names F1"), format!("{:.3}", found.0.f1())));
            tell(&format!("{name}: names {}", names_line(found)));
        }
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

/// The scores of names in a line.
fn names_line((all, kinds): (Tally, BTreeMap<NameKind, Tally>)) -> String {
    let each: Vec<String> = kinds.iter().map(|(kind, tally)| format!("{kind} {:.3}", tally.f1())).collect();
    format!("F1 {:.4} of {} ({})", all.f1(), all.gold, each.join(", "))
}

fn input(name: &str, text: &str, licence: &str) -> ModelInput {
    ModelInput { name: name.into(), sha256: record::sha256_hex(text.as_bytes()), licence: licence.into() }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[allow(clippy::print_stderr)]
fn tell(line: &str) {
    eprintln!("{line}");
}
