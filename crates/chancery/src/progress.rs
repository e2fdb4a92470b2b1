//! What a person sees while a run goes on: a bar on a terminal, plain lines otherwise, always on standard error.

use crate::terminal::shown;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};

/// A line on standard error, with control characters shown. A standard error that cannot be written to is no reason to stop.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", shown(line));
}

/// A bar for so many files on a terminal; elsewhere a line that says how many are read.
pub(crate) fn bar(files: usize) -> ProgressBar {
    if files < 2 {
        return ProgressBar::hidden();
    }
    if !std::io::stderr().is_terminal() {
        tell(&format!("reading {files} files"));
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("reading {bar:30} {pos} of {len} files")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(files as u64).with_style(style)
}
