//! `times`: the time expressions of documents given as JSON lines.

use crate::arguments::{KnowledgeOptions, TimesArguments};
use crate::json_lines;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use record::{Basis, Date, Grain, Modifier, TimeExpression, TimeKind};
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

pub(crate) fn run(given: &TimesArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let knowledge = Knowledge::load(options)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in json_lines::documents() {
        let line = line?;
        let document = match intake::read(line.page()?) {
            Ok(read) => read.value,
            Err(error) => {
                tell(&format!("refused: {error}"));
                continue;
            }
        };
        let parse = knowledge.language.parse(&document);
        let found = times::find(&document, &parse, &knowledge.codebook.periods);
        for time in found.iter().filter(|time| given.periods || !is_named_period(time)) {
            serde_json::to_writer(&mut out, &written(&line.id, &document.text, time))?;
            writeln!(out)?;
        }
    }
    out.flush()?;
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
