//! `codebook check`: loads the tables and runs every pattern's examples.

use crate::arguments::{CheckArguments, KnowledgeOptions};
use crate::knowledge;
use anyhow::bail;
use record::Document;
use std::io::Write;

pub(crate) fn run(given: &CheckArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let folder = given.folder.as_deref().or(options.codebook.as_deref());
    let language = knowledge::language(options)?;
    let (codebook, notes) = knowledge::codebook(folder)?;
    let read = |document: &Document| {
        let parse = language.parse(document);
        let times = times::find(document, &parse, &codebook.periods);
        (parse, times)
    };
    let failures = coding::failing_examples(codebook, &read);
    let mut out = std::io::stdout().lock();
    for note in &notes {
        writeln!(out, "{}: {}", note.code, note.text)?;
    }
    for failure in &failures {
        writeln!(out, "{failure}")?;
    }
    let patterns = codebook.patterns.patterns();
    let examples: usize = patterns.iter().map(|pattern| pattern.yes.len() + pattern.no.len()).sum();
    writeln!(
        out,
        "codebook {}: {} patterns with {examples} examples, {} of which do not hold",
        codebook.version(),
        patterns.len(),
        failures.len()
    )?;
    if failures.is_empty() { Ok(()) } else { bail!("the codebook has {} failing examples", failures.len()) }
}
