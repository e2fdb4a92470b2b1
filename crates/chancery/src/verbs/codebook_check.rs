//! `codebook check`: loads the tables, and says what there is to say of them.

use crate::arguments::{CheckArguments, KnowledgeOptions};
use crate::knowledge;
use std::io::Write;

pub(crate) fn run(given: &CheckArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let folder = given.folder.as_deref().or(options.codebook.as_deref());
    let (codebook, notes) = knowledge::codebook(folder)?;
    let mut out = std::io::stdout().lock();
    for note in &notes {
        writeln!(out, "{}: {}", note.code, note.text)?;
    }
    writeln!(out, "codebook {}: every table is whole", codebook.version())?;
    Ok(())
}
