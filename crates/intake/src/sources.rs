//! `sources.toml`: what a person knows about the files of a folder and writes down beside them.
//!
//! ```toml
//! ignore = ["README.md"]                 # files of this folder that are no documents
//! ["embassy.txt"]                        # one table a file
//! title = "Attack on the embassy"
//! publisher = "Aras Dispatch"
//! author = "Leyla Hasanli"
//! url = "https://example.org/embassy"
//! published = 2023-01-28                 # or "2023-01", "2023", "2020-11-09/2020-12-31"
//! ```

use crate::dates::parse_published;
use crate::page::known;
use crate::{Facts, IntakeError};
use record::{FactBasis, Known};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the list. It is never read as a document itself.
pub const SOURCES_FILE: &str = "sources.toml";

/// What the list of one folder says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceList {
    /// File names that are no documents.
    pub ignored: BTreeSet<String>,
    /// Facts by file name.
    pub facts: BTreeMap<String, Facts>,
}

const KEYS: [&str; 5] = ["title", "publisher", "author", "url", "published"];

impl SourceList {
    /// Reads a list. `name` is shown in errors.
    ///
    /// # Errors
    /// [`IntakeError::SourceList`] with the line, if it is no TOML, if a key is unknown, or if a date cannot
    /// be read: a list with a slip is refused rather than half believed.
    pub fn read(name: &str, source: &str) -> Result<SourceList, IntakeError> {
        let fail = |line, problem: String| IntakeError::SourceList { name: name.to_owned(), line, problem };
        let table: toml::Table = source.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(0, |span| line_of(source, span.start));
            fail(line, format!("{}; see `sources.toml` of the sample case", error.message()))
        })?;
        let mut list = SourceList::default();
        for (key, value) in &table {
            let line = line_of(source, source.find(key.as_str()).unwrap_or(0));
            match value {
                toml::Value::Array(names) if key == "ignore" => {
                    for name in names {
                        let name =
                            name.as_str().ok_or_else(|| fail(line, "`ignore` lists file names".into()))?;
                        list.ignored.insert(name.to_owned());
                    }
                }
                toml::Value::Table(entry) => {
                    let facts =
                        facts_of(entry).map_err(|problem| fail(line, format!("`{key}`: {problem}")))?;
                    list.facts.insert(key.clone(), facts);
                }
                _ => {
                    let problem = format!("`{key}` is neither `ignore = [..]` nor a table [\"file name\"]");
                    return Err(fail(line, problem));
                }
            }
        }
        Ok(list)
    }
}

fn facts_of(entry: &toml::Table) -> Result<Facts, String> {
    if let Some(key) = entry.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("`{key}` is not known; known are {}", KEYS.join(", ")));
    }
    let text = |key: &str| match entry.get(key) {
        None => Ok(None),
        Some(toml::Value::String(text)) => Ok(known(text, FactBasis::SourceList)),
        Some(other) if key == "published" => Ok(known(&other.to_string(), FactBasis::SourceList)),
        Some(_) => Err(format!("`{key}` must be a text in quotes")),
    };
    let published = match text("published")? {
        None => None,
        Some(told) => {
            let value = parse_published(&told.value).ok_or_else(|| {
                format!("published `{}` is no date; write 2023-04-17, \"2023-04\" or \"2023\"", told.value)
            })?;
            Some(Known { value, basis: FactBasis::SourceList })
        }
    };
    Ok(Facts {
        title: text("title")?,
        publisher: text("publisher")?,
        author: text("author")?,
        url: text("url")?,
        published,
    })
}

fn line_of(source: &str, at: usize) -> usize {
    source.as_bytes()[..at.min(source.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_facts_by_file_name() {
        let list = SourceList::read(
            "sources.toml",
            "ignore = [\"README.md\"]\n[\"a.txt\"]\npublisher = \"Aras Dispatch\"\npublished = 2023-01-28\n\
             [\"b.txt\"]\npublished = \"2023\"\n",
        )
        .unwrap();
        assert!(list.ignored.contains("README.md"));
        let facts = &list.facts["a.txt"];
        assert_eq!(facts.publisher.as_ref().unwrap().basis, FactBasis::SourceList);
        assert_eq!(facts.published.as_ref().unwrap().value.earliest().to_string(), "2023-01-28");
        assert_eq!(list.facts["b.txt"].published.as_ref().unwrap().value.days(), 365);
    }

    #[test]
    fn a_slip_is_refused_with_its_line() {
        for (source, line, word) in [
            ("[\"a.txt\"\n", 1, "sample case"),
            ("\n[\"a.txt\"]\npublishr = \"X\"\n", 2, "publishr"),
            ("[\"a.txt\"]\npublished = \"soon\"\n", 1, "soon"),
            ("[\"a.txt\"]\ntitle = 3\n", 1, "quotes"),
            ("a = 3\n", 1, "table"),
        ] {
            let error = SourceList::read("sources.toml", source).unwrap_err();
            let shown = error.to_string();
            assert!(shown.starts_with(&format!("sources.toml:{line}:")) && shown.contains(word), "{shown}");
        }
    }
}
