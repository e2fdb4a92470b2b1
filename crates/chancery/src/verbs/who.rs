//! `who`: who a name or role is on a date.

use crate::arguments::{KnowledgeOptions, WhoArguments};
use crate::ending::Ending;
use crate::knowledge;
use crate::terminal::shown;
use anyhow::bail;
use codebook::{Answer, Term};
use std::io::Write;

pub(crate) fn run(given: &WhoArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let (codebook, _) = knowledge::codebook(options.codebook.as_deref())?;
    let answers = codebook::who(codebook, &given.phrase, given.on);
    if answers.is_empty() {
        bail!(
            "`{}`: the codebook knows no such name or role; try a surname, a body or a role with its state",
            given.phrase
        );
    }
    let mut out = std::io::stdout().lock();
    for answer in &answers {
        writeln!(out, "{}", shown(&line(answer)))?;
        for note in &answer.notes {
            writeln!(out, "  note {}: {}", note.code, shown(&note.text))?;
        }
    }
    Ok(Ending::AllWell)
}

/// "IRN GOV  Hassan Rouhani, President 2013-08-03 to 2021-08-03  (as the holder of the office on that day)"
fn line(answer: &Answer) -> String {
    let country = answer.country.as_ref().map_or_else(|| "---".to_owned(), ToString::to_string);
    let role = answer.role.clone().filter(|_| answer.term.is_none());
    let named = [answer.name.clone(), role, answer.term.as_ref().map(term)];
    let named: Vec<String> = named.into_iter().flatten().collect();
    format!("{country} {}  {}  ({})", answer.sector, named.join(", "), answer.found.describe())
}

fn term(term: &Term) -> String {
    let until = term.to.map_or_else(|| "today".to_owned(), |day| day.to_string());
    format!("{} {} to {until}", term.title, term.from)
}
