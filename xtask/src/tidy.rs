//! What must not be in the tree.

use crate::folders::workspace;
use anyhow::bail;
use record::NOTES;
use std::path::{Path, PathBuf};

/// Lines of code and tests in one file.
const LONGEST_FILE: usize = 500;
/// Names that say nothing about what is in a file.
const EMPTY_NAMES: [&str; 8] = ["common", "core", "helper", "helpers", "manager", "misc", "util", "utils"];
/// Words that a finished tree does not hold. Written in halves, so that this file does not hold them either.
const UNFINISHED: [&str; 3] =
    [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("#[", "ignore")];

/// Lists what is untidy and fails if anything is.
pub(crate) fn run() -> anyhow::Result<()> {
    let root = workspace();
    let mut found = undocumented_notes(&root)?;
    for path in files(&root.join("crates"))?.into_iter().chain(files(&root.join("xtask"))?) {
        if path.extension().is_some_and(|extension| extension == "rs") {
            found.extend(untidy(&root, &path)?);
        }
    }
    for line in &found {
        println!("{line}");
    }
    if found.is_empty() { Ok(()) } else { bail!("{} untidy places", found.len()) }
}

fn untidy(root: &Path, path: &Path) -> anyhow::Result<Vec<String>> {
    let text = std::fs::read_to_string(path)?;
    let shown = path.strip_prefix(root).unwrap_or(path).display();
    let mut found = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST_FILE {
        found.push(format!("{shown}: {lines} lines; at most {LONGEST_FILE}, one idea a file"));
    }
    if path.file_stem().is_some_and(|stem| EMPTY_NAMES.iter().any(|name| stem == *name)) {
        found.push(format!("{shown}: the name does not say what is in it"));
    }
    found.extend(
        UNFINISHED.iter().filter(|word| text.contains(**word)).map(|word| format!("{shown}: holds {word}")),
    );
    Ok(found)
}

/// Every note that the program can give is explained in `docs/notes.md`.
fn undocumented_notes(root: &Path) -> anyhow::Result<Vec<String>> {
    let page = std::fs::read_to_string(root.join("docs/notes.md")).unwrap_or_default();
    let is_missing = |code: &str| !page.contains(&format!("`{code}`"));
    Ok(NOTES
        .iter()
        .filter(|info| is_missing(info.code.as_str()))
        .map(|info| format!("docs/notes.md: does not explain `{}`", info.code))
        .collect())
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}
