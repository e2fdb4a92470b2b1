//! Scores the program on the development sets: runs it as a user would, hands its output to the scorers
//! beside the data, and holds the figures against `xtask/floors.toml`.

mod actors;
mod coreference;
mod floors;
pub(crate) mod names;
mod places;
mod recognizers;
mod sets;
mod shootings;
mod table;

use crate::folders::{shared, workspace};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Score {
    /// The set: "times wikiwars-dev".
    pub(crate) set: String,
    /// The figure's name in the scorer's words: "F1 value".
    pub(crate) name: String,
    /// Its value.
    pub(crate) value: f64,
}

/// Scores every set (or those whose name holds `only`) of `program`, which is built if none is given; with
/// `check`, fails below a floor.
pub(crate) fn run(
    check: bool,
    write: bool,
    only: Option<&str>,
    program: Option<PathBuf>,
) -> anyhow::Result<()> {
    let Some(shared) = shared() else {
        println!("No development data beside the checkout (../shared): nothing is scored.");
        return Ok(());
    };
    let program = program.map_or_else(build, Ok)?;
    let (mut scores, mut failed) = (Vec::new(), Vec::new());
    for set in sets::all(&shared, &program) {
        if only.is_none() && check && !write && !set.is_quick {
            println!(
                "{}: not scored for the floors alone, it takes long; name it or write the scores",
                set.name
            );
            continue;
        }
        if only.is_none_or(|part| set.name.contains(part)) {
            match (set.score)() {
                Ok(figures) => scores.extend(figures),
                Err(error) => failed.push(format!("{}: {error:#}", set.name)),
            }
        }
    }
    let floors = floors::read(&workspace().join("xtask/floors.toml"))?;
    print!("{}", table::text(&scores, &floors));
    if write {
        std::fs::write(workspace().join("docs/scores.md"), table::markdown(&scores, &floors))?;
    }
    if !failed.is_empty() {
        bail!("could not be scored:\n{}", failed.join("\n"));
    }
    let below = floors::below(&scores, &floors);
    if check && !below.is_empty() {
        bail!("below the floor:\n{}", below.join("\n"));
    }
    Ok(())
}

/// Builds the program as it is released and returns its path.
fn build() -> anyhow::Result<PathBuf> {
    // The cargo that runs this, or the one on the path: that which built it may answer for another toolchain when it is
    // not asked by way of rustup.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--release", "--package", "chancery", "--message-format=json-render-diagnostics"])
        .current_dir(workspace())
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        bail!("the program does not build");
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| message.get("executable")?.as_str().map(Into::into))
        .next_back()
        .context("cargo names no executable")
}

/// Runs a command with `input` on its standard input and returns its standard output.
pub(crate) fn pipe(program: &Path, arguments: &[&str], input: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("running {}", program.display()))?;
    let mut stdin = child.stdin.take().context("no standard input")?;
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut stdin, &input));
    let output = child.wait_with_output()?;
    // A program that stops reading early has said why by its status.
    let _ = writer.join();
    if !output.status.success() {
        bail!("{} {} ended with {}", program.display(), arguments.join(" "), output.status);
    }
    Ok(output.stdout)
}
