//! `cargo xtask train references`: from entries with their fields marked to `models/references/en.references`.

use super::{OURS, input, read, tell};
use ::references::training::{
    Course, Example, Plan, cross_validate, learn, read_lines, read_xml, score, unlike,
};
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

/// The entries that the model is to read like, and others whose fields are marked a little otherwise.
const CORE: &str = "core.xml";
const GOOD: &str = "good.xml";
const LICENCE: &str = "BSD-2-Clause";
/// Passes over the others, before those over the entries that the model is to read like.
const PASSES_BEFORE: usize = 8;

/// Arguments of `train references`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the marked entries
    #[arg(long, default_value = "../shared/data/references")]
    entries: PathBuf,
    /// The marked entries that were written for the project
    #[arg(long, default_value = "models/references/written.txt")]
    written: PathBuf,
    /// Only say how well each of so many parts of the entries is read by a model that has learned from the others
    #[arg(long, value_parser = clap::value_parser!(u16).range(2..))]
    folds: Option<u16>,
    /// The model file to write
    #[arg(short, long, default_value = "models/references/en.references")]
    output: PathBuf,
}

/// Trains and writes, or tries out.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let begun = Instant::now();
    let tell = |line: String| tell(&format!("{:6.1} s  {line}", begun.elapsed().as_secs_f64()));
    let texts = [arguments.entries.join(CORE), arguments.entries.join(GOOD), arguments.written.clone()];
    let [core_text, good_text, written_text] = texts.map(|path| read(&path));
    let (core_text, good_text, written_text) = (core_text?, good_text?, written_text?);
    let core = read_xml(&core_text).context(CORE)?;
    let good = read_xml(&good_text).context(GOOD)?;
    let written = read_lines(&written_text).context("the written entries")?;
    // None of the others may be an entry that the model is tried out on.
    let all: Vec<&Example> = core.iter().collect();
    let others = unlike(&good, &all);
    tell(format!(
        "{} entries, {} others of {}, {} written",
        core.len(),
        others.len(),
        good.len(),
        written.len()
    ));
    let plan = Plan::default();
    let before = learn(&others, &Plan { passes: PASSES_BEFORE, ..plan }, None);
    tell("learned from the others".into());
    if let Some(folds) = arguments.folds {
        let each = |fold: usize, score: &::references::training::Score| {
            tell(format!("part {}: micro F1 {:.4}", fold + 1, score.all().f1()));
        };
        let all = cross_validate(&core, &written, Some(&before), &plan, folds.into(), each);
        for line in all.to_string().lines() {
            tell(line.to_owned());
        }
        return Ok(());
    }
    let mut header = format!("language = en\nseed = {}\n", plan.seed);
    let inputs = [
        input(CORE, &core_text, LICENCE),
        input(GOOD, &good_text, LICENCE),
        input("written.txt", &written_text, OURS),
    ];
    for one in inputs {
        let _ = writeln!(header, "input = {} | {} | {}", one.name, one.sha256, one.licence);
    }
    let parser = finish(&core, &written, &before, &plan, header);
    tell(format!("on what it learned from: micro F1 {:.4}", score(&parser, &all).all().f1()));
    let bytes = parser.to_bytes();
    std::fs::write(&arguments.output, &bytes)
        .with_context(|| format!("cannot write {}", arguments.output.display()))?;
    tell(format!("{}: {} bytes", arguments.output.display(), bytes.len()));
    Ok(())
}

fn finish(
    core: &[Example],
    written: &[Example],
    before: &Course,
    plan: &Plan,
    header: String,
) -> ::references::EntryParser {
    let all: Vec<&Example> = core.iter().chain(written).collect();
    learn(&all, plan, Some(before)).parser(header)
}
