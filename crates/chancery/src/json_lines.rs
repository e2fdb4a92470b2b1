//! JSON lines, from standard input or from files: a bad line is told with its number and does not stop the rest.

use crate::ending::Ending;
use crate::progress::tell;
use anyhow::{Context, bail};
use intake::{Facts, LIMIT, Page, STDIN};
use record::{Basis, Date, When};
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

/// The longest line that is read: a page of the longest kind, with each of its bytes escaped.
const LONGEST: u64 = 2 * LIMIT;

/// The good lines of some files, in order; what is bad was told and counted.
pub(crate) struct Lines<T> {
    paths: std::vec::IntoIter<String>,
    open: Option<Open>,
    of_line: fn(&str) -> anyhow::Result<T>,
    read: usize,
    refused: usize,
}

struct Open {
    name: String,
    lines: Box<dyn BufRead>,
    number: usize,
}

impl<T> Lines<T> {
    /// The lines of these files, or of standard input if there is none (or by the name `-`), each read by `of_line`.
    pub(crate) fn of(paths: &[String], of_line: fn(&str) -> anyhow::Result<T>) -> Lines<T> {
        let paths = if paths.is_empty() { vec![STDIN.to_owned()] } else { paths.to_vec() };
        Lines { paths: paths.into_iter(), open: None, of_line, read: 0, refused: 0 }
    }

    /// Tells why something is not read, and counts it as refused. It was a good line if it had been read before.
    pub(crate) fn refuse(&mut self, reason: &str) {
        tell(&format!("refused: {reason}"));
        self.refused += 1;
        self.read = self.read.saturating_sub(1);
    }

    /// How the reading ended. No line at all is no fault.
    pub(crate) fn ending(&self) -> Ending {
        if self.refused == 0 { Ending::AllWell } else { Ending::of(self.read, self.refused) }
    }

    fn skip(&mut self, reason: &str) {
        tell(&format!("refused: {reason}"));
        self.refused += 1;
    }
}

impl<T> Iterator for Lines<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            let Some(open) = &mut self.open else {
                let path = self.paths.next()?;
                match opened(&path) {
                    Ok(open) => self.open = Some(open),
                    Err(error) => self.skip(&format!("{path}: cannot be read ({error}); check the path")),
                }
                continue;
            };
            let line = next_line(&mut open.lines);
            open.number += 1;
            let place = format!("{}, line {}", open.name, open.number);
            match line {
                Ok(None) => self.open = None,
                Ok(Some(Ok(line))) if line.trim().is_empty() => {}
                Ok(Some(line)) => match line.and_then(|line| (self.of_line)(&line)) {
                    Ok(item) => {
                        self.read += 1;
                        return Some(item);
                    }
                    Err(error) => self.skip(&format!("{place}: {error:#}")),
                },
                Err(error) => {
                    self.open = None;
                    self.skip(&format!("{place}: cannot be read ({error})"));
                }
            }
        }
    }
}

fn opened(path: &str) -> io::Result<Open> {
    let (name, lines): (_, Box<dyn BufRead>) = if path == STDIN {
        ("standard input", Box::new(io::stdin().lock()))
    } else {
        (path, Box::new(BufReader::new(File::open(path)?)))
    };
    Ok(Open { name: name.to_owned(), lines, number: 0 })
}

/// The next line; `None` at the end. The inner error is of the line, the outer of the file.
fn next_line(lines: &mut dyn BufRead) -> io::Result<Option<anyhow::Result<String>>> {
    let mut bytes = Vec::new();
    let length = lines.take(LONGEST).read_until(b'\n', &mut bytes)?;
    if length == 0 {
        return Ok(None);
    }
    if length as u64 == LONGEST && bytes.last() != Some(&b'\n') {
        lines.skip_until(b'\n')?;
        return Ok(Some(Err(anyhow::anyhow!("longer than the limit of {} MiB", LONGEST >> 20))));
    }
    Ok(Some(String::from_utf8(bytes).context("no UTF-8 text")))
}

/// A document as the scorers and other programs give it.
#[derive(Debug, Deserialize)]
struct Line {
    /// The caller's name for it.
    id: String,
    /// When it was published: a day, a month (2023-04) or a year.
    #[serde(default)]
    published: Option<String>,
    /// Its text.
    text: String,
}

/// The line as a page of plain text, by the name of its id.
pub(crate) fn page(line: &str) -> anyhow::Result<Page> {
    let line: Line =
        serde_json::from_str(line).context("each line must be {\"id\", \"published\"?, \"text\"}")?;
    let published = line.published.as_deref().map(published).transpose()?;
    let facts = published.map_or_else(Facts::default, Facts::published);
    Ok(Page::text(&line.id, &line.text, facts))
}

fn published(text: &str) -> anyhow::Result<When> {
    let parts: Vec<&str> = text.get(..10).unwrap_or(text).split('-').collect();
    let when = match parts[..] {
        [year] => year.parse().ok().and_then(|year| When::year(year, Basis::Metadata)),
        [year, month] => match (year.parse(), month.parse()) {
            (Ok(year), Ok(month)) => When::month(year, month, Basis::Metadata),
            _ => None,
        },
        [_, _, _] => {
            text.get(..10).and_then(|day| day.parse::<Date>().ok()).map(|day| When::day(day, Basis::Metadata))
        }
        _ => None,
    };
    match when {
        Some(when) => Ok(when),
        None => bail!("`{text}` is no publication date; give 2023-04-17, 2023-04 or 2023"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Grain;

    #[test]
    fn publication_dates_of_every_grain() {
        for (text, grain) in [
            ("2023-04-17", Grain::Day),
            ("2023-04-17T10:00:00", Grain::Day),
            ("2023-04", Grain::Month),
            ("2023", Grain::Year),
        ] {
            assert_eq!(published(text).unwrap().grain(), grain, "{text}");
        }
        for text in ["", "yesterday", "2023-13", "2023-02-30", "17/04/2023"] {
            assert!(published(text).is_err(), "{text}");
        }
    }

    #[test]
    fn bad_lines_are_counted_and_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("docs.jsonl");
        std::fs::write(&path, b"1\n\nx\n\xff\n2").unwrap();
        let paths = ["no/such/file".to_owned(), path.to_str().unwrap().to_owned()];
        let mut lines = Lines::of(&paths, |line| Ok(line.trim().parse::<u8>()?));
        assert_eq!(lines.by_ref().collect::<Vec<_>>(), [1, 2]);
        assert_eq!((lines.refused, lines.ending()), (3, Ending::PartRefused));
    }
}
