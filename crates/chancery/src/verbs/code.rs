//! `code`: events of documents given as files or as JSON lines.

use crate::arguments::{CodeArguments, KnowledgeOptions};
use crate::ending::Ending;
use crate::json_lines::{self, Lines};
use crate::knowledge::Knowledge;
use crate::reading::{Coded, FileRead, read_all, read_page};
use crate::terminal::results;
use anyhow::bail;
use coding::Options;
use intake::{IntakeError, Page};
use rayon::prelude::*;
use report::EventLine;
use std::io::{BufWriter, Write};

/// How many documents are read on all cores before their events are printed.
const TOGETHER: usize = 64;

pub(crate) fn run(given: &CodeArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    if !given.jsonl && given.paths.is_empty() {
        bail!("nothing to read: give files or folders, or `--jsonl` to read JSON lines from standard input");
    }
    let knowledge = Knowledge::load(options)?;
    let options = Options { all_actors: given.all_actors };
    let mut out = BufWriter::new(results());
    let ending = if given.jsonl {
        lines(&given.paths, &knowledge, options, &mut out)?
    } else {
        files(&given.paths, &knowledge, options, &mut out)?
    };
    out.flush()?;
    Ok(ending)
}

fn files(
    paths: &[String],
    knowledge: &Knowledge,
    options: Options,
    out: &mut impl Write,
) -> anyhow::Result<Ending> {
    let files = read_all(paths, knowledge, options);
    for coded in files.iter().filter_map(|file| file.coded.as_ref()) {
        write(coded, out)?;
    }
    Ok(FileRead::ending(&files))
}

fn lines(
    paths: &[String],
    knowledge: &Knowledge,
    options: Options,
    out: &mut impl Write,
) -> anyhow::Result<Ending> {
    let mut lines = Lines::of(paths, json_lines::page);
    loop {
        let pages: Vec<Page> = lines.by_ref().take(TOGETHER).collect();
        if pages.is_empty() {
            return Ok(lines.ending());
        }
        let read: Vec<Result<Coded, IntakeError>> =
            pages.into_par_iter().map(|page| read_page(page, knowledge, options)).collect();
        for read in read {
            match read {
                Ok(coded) => write(&coded, out)?,
                Err(error) => lines.refuse(&error.to_string()),
            }
        }
    }
}

/// The events of a document, by its name: the caller's id or a file's name.
fn write(coded: &Coded, out: &mut impl Write) -> anyhow::Result<()> {
    for event in &coded.events {
        serde_json::to_writer(&mut *out, &EventLine::new(event, &coded.document, &coded.document.name))?;
        writeln!(out)?;
    }
    Ok(())
}
