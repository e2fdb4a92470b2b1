//! `parse`: CoNLL-U of raw text, or of words that are given.

use crate::arguments::{KnowledgeOptions, ParseArguments};
use crate::ending::Ending;
use crate::knowledge;
use crate::reading::each_document;
use crate::terminal::{results, shown};
use intake::{Facts, Page};
use language::{Language, conllu};
use record::Document;
use std::io::{BufWriter, Read, Write};

pub(crate) fn run(given: &ParseArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let language = knowledge::language(options)?;
    let mut out = BufWriter::new(results());
    let ending = if given.tokenized {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        out.write_all(tokenized(&text, language)?.as_bytes())?;
        Ending::AllWell
    } else if given.paths.is_empty() {
        out.write_all(raw(language)?.as_bytes())?;
        Ending::AllWell
    } else {
        each_document(&given.paths, |document| {
            writeln!(out, "# newdoc id = {}", shown(&document.name))?;
            Ok(out.write_all(parsed(&document, language).as_bytes())?)
        })?
    };
    out.flush()?;
    Ok(ending)
}

fn tokenized(text: &str, language: &Language) -> anyhow::Result<String> {
    let mut sentences = conllu::read(text)?;
    for sentence in &mut sentences {
        let forms: Vec<&str> = sentence.words().map(|columns| columns.form.as_str()).collect();
        let analyses = language.analyse(&forms);
        sentence.fill(&analyses);
    }
    Ok(conllu::write(&sentences))
}

fn raw(language: &Language) -> anyhow::Result<String> {
    let page = Page::from_reader(std::io::stdin().lock(), "standard input")?;
    let page = Page { format: Some(intake::Format::Text), facts: Facts::default(), ..page };
    Ok(parsed(&intake::read(page)?.value, language))
}

fn parsed(document: &Document, language: &Language) -> String {
    let parse = language.parse(document);
    conllu::write(&conllu::of_parse(document, &parse))
}
