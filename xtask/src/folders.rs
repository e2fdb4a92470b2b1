//! Where things are.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The checkout.
pub(crate) fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder of development data beside the checkout, if there is one.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = workspace().join("../shared");
    folder.is_dir().then_some(folder)
}

/// The files of a folder that end in `.txt`, each with its stem, in the order of their names.
///
/// # Errors
/// If the folder or one of the files cannot be read, or is no UTF-8.
pub(crate) fn texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let wrong = |path: &Path| format!("cannot read {}", path.display());
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| wrong(folder))? {
        paths.push(entry.with_context(|| wrong(folder))?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).with_context(|| wrong(&path))?;
        Ok((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), text))
    };
    paths.into_iter().map(read).collect()
}
