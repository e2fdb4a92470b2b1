//! `parse`: CoNLL-U of raw text, or of words that are given.

use crate::arguments::{KnowledgeOptions, ParseArguments};
use crate::knowledge;
use intake::{Facts, Page};
use language::{Language, conllu};
use std::io::{Read, Write};

pub(crate) fn run(given: &ParseArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let language = knowledge::language(options)?;
    let output = if given.tokenized {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        tokenized(&text, language)?
    } else {
        raw(language)?
    };
    std::io::stdout().lock().write_all(output.as_bytes())?;
    Ok(())
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
    let document = intake::read(page)?.value;
    let parse = language.parse(&document);
    Ok(conllu::write(&conllu::of_parse(&document, &parse)))
}
