//! `code`: events of documents given as JSON lines.

use crate::arguments::{CodeArguments, KnowledgeOptions};
use crate::json_lines;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::reading::read_page;
use coding::Options;
use report::EventLine;
use std::io::{BufWriter, Write};

pub(crate) fn run(given: &CodeArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let knowledge = Knowledge::load(options)?;
    let options = Options { all_actors: given.all_actors };
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in json_lines::documents() {
        let line = line?;
        match read_page(line.page()?, &knowledge, options) {
            Ok(coded) => {
                for event in &coded.events {
                    serde_json::to_writer(&mut out, &EventLine::new(event, &coded.document, &line.id))?;
                    writeln!(out)?;
                }
            }
            Err(error) => tell(&format!("refused: {error}")),
        }
    }
    out.flush()?;
    Ok(())
}
