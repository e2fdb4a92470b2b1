//! What the reader's trainer learns from: documents as the program reads them, cut into the reader's windows.

use anyhow::Context;
use intake::{Facts, Page};
use reader::Vocabulary;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The encoder's vocabulary, a piece a line.
    #[arg(long)]
    vocabulary: PathBuf,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    published: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct Given<'a> {
    document: &'a str,
    #[serde(flatten)]
    row: reader::Row,
}

/// Reads documents from standard input, `{"id", "published"?, "text"}` a line, and prints a window a line.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let pieces = std::fs::read_to_string(&arguments.vocabulary)
        .with_context(|| arguments.vocabulary.display().to_string())?;
    let vocabulary = Vocabulary::new(pieces.lines()).context("the vocabulary lacks [UNK], [CLS] or [SEP]")?;
    let (language, codebook) = (language::Language::embedded(), codebook::Codebook::embedded());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let published = line.published.as_deref().and_then(intake::parse_published);
        let facts = published.map_or_else(Facts::default, Facts::published);
        let document = intake::read(Page::text(&line.id, &line.text, facts))?.value;
        let parse = language.parse(&document);
        let times = times::find(&document, &parse, &codebook.periods);
        let mentions = coding::mentions::resolve(&document, &parse, &times, codebook);
        let hints = coding::hints(&mentions, parse.tokens.len());
        for row in reader::rows(&document, &parse, &times, &hints, &vocabulary) {
            serde_json::to_writer(&mut out, &Given { document: &line.id, row })?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(())
}
