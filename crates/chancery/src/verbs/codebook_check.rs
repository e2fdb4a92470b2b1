//! `codebook check`: loads the tables, and says what there is to say of them.

use crate::arguments::{CheckArguments, KnowledgeOptions};
use crate::ending::Ending;
use crate::knowledge;
use crate::terminal::shown;
use std::io::Write;

pub(crate) fn run(given: &CheckArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let folder = given.folder.as_deref().or(options.codebook.as_deref());
    let (codebook, notes) = knowledge::codebook(folder)?;
    let mut out = std::io::stdout().lock();
    for note in &notes {
        writeln!(out, "{}: {}", note.code, shown(&note.text))?;
    }
    writeln!(out, "codebook {}: every table is whole", codebook.version())?;
    Ok(Ending::AllWell)
}
