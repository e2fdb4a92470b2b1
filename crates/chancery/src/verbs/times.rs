//! `times`: the time expressions of documents given as files or as JSON lines.

use crate::arguments::{KnowledgeOptions, TimesArguments};
use crate::ending::Ending;
use crate::json_lines::{self, Lines};
use crate::knowledge::Knowledge;
use crate::reading::each_document;
use crate::terminal::results;
use anyhow::bail;
use record::{Basis, Date, Document, Grain, Modifier, TimeExpression, TimeKind};
use serde::Serialize;
use std::io::{BufWriter, Write};

/// A time expression as written out. What is not known is `null`.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: TimeKind,
    value: Option<&'a str>,
    #[serde(rename = "mod")]
    modifier: Option<Modifier>,
    earliest: Option<Date>,
    latest: Option<Date>,
    grain: Option<Grain>,
    basis: Option<Basis>,
    dates_a_source: bool,
}

pub(crate) fn run(given: &TimesArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    if !given.jsonl && given.paths.is_empty() {
        bail!("nothing to read: give files or folders, or `--jsonl` to read JSON lines from standard input");
    }
    let knowledge = Knowledge::load(options)?;
    let mut out = BufWriter::new(results());
    let mut write = |document: &Document| write(document, given.periods, &knowledge, &mut out);
    let ending = if given.jsonl {
        let mut lines = Lines::of(&given.paths, json_lines::page);
        while let Some(page) = lines.next() {
            match intake::read(page) {
                Ok(read) => write(&read.value)?,
                Err(error) => lines.refuse(&error.to_string()),
            }
        }
        lines.ending()
    } else {
        each_document(&given.paths, |document| write(&document))?
    };
    out.flush()?;
    Ok(ending)
}

fn write(
    document: &Document,
    periods: bool,
    knowledge: &Knowledge,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let parse = knowledge.language.parse(document);
    let found = times::find(document, &parse, &knowledge.codebook.periods);
    for time in found.iter().filter(|time| periods || !is_named_period(time)) {
        serde_json::to_writer(&mut *out, &written(&document.name, &document.text, time))?;
        writeln!(out)?;
    }
    Ok(())
}

fn is_named_period(time: &TimeExpression) -> bool {
    time.when.is_some_and(|when| when.basis() == Basis::NamedPeriod)
}

fn written<'a>(id: &'a str, text: &'a str, time: &'a TimeExpression) -> Line<'a> {
    Line {
        document: id,
        start: time.span.start(),
        end: time.span.end(),
        text: time.span.of(text),
        kind: time.kind,
        value: time.value.as_deref(),
        modifier: time.modifier,
        earliest: time.when.map(|when| when.earliest()),
        latest: time.when.map(|when| when.latest()),
        grain: time.when.map(|when| when.grain()),
        basis: time.when.map(|when| when.basis()),
        dates_a_source: time.dates_a_source,
    }
}
