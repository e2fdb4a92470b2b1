//! CoNLL-U, the ten-column format of Universal Dependencies: read, filled in, and written.
//!
//! <https://universaldependencies.org/format.html>

use crate::Analysis;
use record::{Document, Parse, Span};
use std::fmt::{self, Write as _};

/// A sentence: its lines in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Comments, words, multiword tokens and empty nodes.
    pub lines: Vec<Line>,
}

/// A line of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A comment with its `#`.
    Comment(String),
    /// A word.
    Word(Columns),
    /// A multiword token (`3-4`) or an empty node (`8.1`), kept as it is.
    Other(String),
}

/// The columns of a word after its number, `_` where empty.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Columns {
    pub form: String,
    pub lemma: String,
    pub upos: String,
    pub xpos: String,
    pub feats: String,
    /// The number of the head, from 1; 0 for the root.
    pub head: String,
    pub relation: String,
    pub deps: String,
    pub misc: String,
}

/// Why a text is not CoNLL-U.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ConlluError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what should be there.
    pub problem: String,
}

impl Sentence {
    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &Columns> {
        self.lines.iter().filter_map(|line| match line {
            Line::Word(columns) => Some(columns),
            _ => None,
        })
    }

    /// The value of a comment `# key = value`.
    pub fn comment(&self, key: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| match line {
            Line::Comment(text) => {
                let (name, value) = text.trim_start_matches('#').split_once('=')?;
                (name.trim() == key).then_some(value.trim())
            }
            _ => None,
        })
    }

    /// Fills in what was found of the words: UPOS, XPOS, lemma, head and relation. Features and enhanced
    /// dependencies are emptied, for they belonged to the old analysis; all other lines stay.
    pub fn fill(&mut self, analyses: &[Analysis]) {
        let words = self.lines.iter_mut().filter_map(|line| match line {
            Line::Word(columns) => Some(columns),
            _ => None,
        });
        for (columns, analysis) in words.zip(analyses) {
            columns.lemma = analysis.lemma.to_string();
            columns.upos = analysis.upos.to_string();
            columns.xpos = analysis.xpos.to_string();
            columns.feats = "_".to_owned();
            columns.head = analysis.head.map_or(0, |head| head + 1).to_string();
            columns.relation = analysis.relation.to_string();
            columns.deps = "_".to_owned();
        }
    }
}

/// Reads sentences. The last one needs no empty line after it.
///
/// # Errors
/// The first line that is no comment and has not ten columns, or whose number is out of order.
pub fn read(text: &str) -> Result<Vec<Sentence>, ConlluError> {
    let mut sentences = Vec::new();
    let mut open = Sentence::default();
    let mut words = 0;
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            words = 0;
            if !open.lines.is_empty() {
                sentences.push(std::mem::take(&mut open));
            }
        } else if line.starts_with('#') {
            open.lines.push(Line::Comment(line.to_owned()));
        } else {
            let fail = |problem: String| ConlluError { line: index + 1, problem };
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, upos, xpos, feats, head, relation, deps, misc] = columns[..] else {
                let count = columns.len();
                return Err(fail(format!("{count} columns, where ten set off by tabs should be")));
            };
            if id.contains(['-', '.']) {
                open.lines.push(Line::Other(line.to_owned()));
                continue;
            }
            words += 1;
            if id.parse() != Ok(words) {
                return Err(fail(format!("the word is numbered `{id}`, where {words} should be")));
            }
            let [form, lemma, upos, xpos, feats, head, relation, deps, misc] =
                [form, lemma, upos, xpos, feats, head, relation, deps, misc].map(str::to_owned);
            open.lines.push(Line::Word(Columns {
                form,
                lemma,
                upos,
                xpos,
                feats,
                head,
                relation,
                deps,
                misc,
            }));
        }
    }
    if !open.lines.is_empty() {
        sentences.push(open);
    }
    Ok(sentences)
}

/// Writes sentences, with an empty line after each.
pub fn write(sentences: &[Sentence]) -> String {
    sentences.iter().map(Sentence::to_string).collect()
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut number = 0;
        for line in &self.lines {
            match line {
                Line::Comment(text) | Line::Other(text) => writeln!(f, "{text}")?,
                Line::Word(c) => {
                    number += 1;
                    let (form, lemma, upos, xpos, feats) = (&c.form, &c.lemma, &c.upos, &c.xpos, &c.feats);
                    let (head, relation, deps, misc) = (&c.head, &c.relation, &c.deps, &c.misc);
                    write!(f, "{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t{feats}\t")?;
                    writeln!(f, "{head}\t{relation}\t{deps}\t{misc}")?;
                }
            }
        }
        writeln!(f)
    }
}

/// The parse of a document as sentences. Comments give the text; the last column gives whether a space
/// follows and the bytes of the word in the document's text.
pub fn of_parse(document: &Document, parse: &Parse) -> Vec<Sentence> {
    parse
        .sentences
        .iter()
        .enumerate()
        .map(|(number, sentence)| {
            let words = parse.words(sentence);
            let mut lines = vec![
                Line::Comment(format!("# sent_id = {}", number + 1)),
                Line::Comment(format!("# text = {}", on_one_line(sentence.span.of(&document.text)))),
            ];
            for (index, word) in words.iter().enumerate() {
                let next = words.get(index + 1).map(|next| next.span);
                let number_of = |head: usize| head + 1 - sentence.tokens.start;
                lines.push(Line::Word(Columns {
                    form: on_one_line(word.span.of(&document.text)),
                    lemma: on_one_line(&word.lemma),
                    upos: word.upos.to_string(),
                    xpos: word.xpos.to_string(),
                    feats: "_".to_owned(),
                    head: word.head.map_or(0, number_of).to_string(),
                    relation: word.relation.to_string(),
                    deps: "_".to_owned(),
                    misc: misc(word.span, next),
                }));
            }
            Sentence { lines }
        })
        .collect()
}

fn misc(span: Span, next: Option<Span>) -> String {
    let mut misc = String::new();
    if next.is_some_and(|next| next.start() == span.end()) {
        misc.push_str("SpaceAfter=No|");
    }
    let _ = write!(misc, "TokenRange={}:{}", span.start(), span.end());
    misc
}

/// White space, which would break the format, becomes single spaces.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# text = don't go\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n\
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n3.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\n\n";

    #[test]
    fn what_is_read_is_written_again() {
        let sentences = read(SAMPLE).unwrap();
        assert_eq!(write(&sentences), SAMPLE);
        assert_eq!(sentences[0].words().count(), 3);
        assert_eq!(sentences[0].comment("text"), Some("don't go"));
        assert_eq!(read(SAMPLE.trim_end()).unwrap(), sentences);
    }

    #[test]
    fn errors_name_the_line() {
        let few = read("# a\n1\ttwo\tcolumns\n").unwrap_err();
        assert_eq!((few.line, few.problem.contains("3 columns")), (2, true));
        assert!(read("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n").is_err());
        assert_eq!(read("\n\n"), Ok(vec![]));
    }
}
