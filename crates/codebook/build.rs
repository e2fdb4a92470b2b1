//! Lists every table below `codebook/` so that the program carries the codebook inside itself.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    // Asked when it runs: a build folder may be moved from one checkout to another.
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR for build scripts");
    let root = Path::new(&here).join("../../codebook");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    list(&root, &mut files);
    let mut named: Vec<(String, PathBuf)> =
        files.into_iter().map(|path| (below(&root, &path), path)).collect();
    named.sort();
    let mut table = String::from("&[\n");
    for (name, path) in named {
        let _ = writeln!(table, "    ({name:?}, include_str!({:?})),", path.display().to_string());
    }
    table.push_str("]\n");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    std::fs::write(Path::new(&out).join("files.in"), table).expect("OUT_DIR can be written");
}

/// The path below `root`, with `/` on every platform.
fn below(root: &Path, path: &Path) -> String {
    let rest = path.strip_prefix(root).expect("listed from root");
    rest.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "tsv" || extension == "toml") {
            files.push(path);
        }
    }
}
