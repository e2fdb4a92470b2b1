//! `code`: events of documents given as JSON lines.

use crate::arguments::{CodeArguments, KnowledgeOptions};
use crate::json_lines::{self, Line};
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::reading::{Coded, read_page};
use coding::Options;
use intake::IntakeError;
use rayon::prelude::*;
use report::EventLine;
use std::io::{BufWriter, Write};

/// How many documents are read on all cores before their events are printed.
const TOGETHER: usize = 64;

pub(crate) fn run(given: &CodeArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let knowledge = Knowledge::load(options)?;
    let options = Options { all_actors: given.all_actors };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut documents = json_lines::documents();
    loop {
        let lines: Vec<Line> = documents.by_ref().take(TOGETHER).collect::<anyhow::Result<_>>()?;
        if lines.is_empty() {
            break;
        }
        let read: Vec<anyhow::Result<Result<Coded, IntakeError>>> =
            lines.par_iter().map(|line| Ok(read_page(line.page()?, &knowledge, options))).collect();
        for (line, read) in lines.iter().zip(read) {
            match read? {
                Ok(coded) => {
                    for event in &coded.events {
                        serde_json::to_writer(&mut out, &EventLine::new(event, &coded.document, &line.id))?;
                        writeln!(out)?;
                    }
                }
                Err(error) => tell(&format!("refused: {error}")),
            }
        }
    }
    out.flush()?;
    Ok(())
}
