//! Where things are.

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
