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
    /// Reads a list, and beside it what is wrong in it: an unknown key, a date that cannot be read. `name` is shown in
    /// errors. What is right is used; only of what is no TOML nothing is.
    pub fn read(name: &str, source: &str) -> (SourceList, Vec<IntakeError>) {
        let mut list = SourceList::default();
        let mut errors = Vec::new();
        let mut fail = |line, problem: String| {
            errors.push(IntakeError::SourceList { name: name.to_owned(), line, problem });
        };
        let table: toml::Table = match source.parse() {
            Ok(table) => table,
            Err(error) => {
                let error: toml::de::Error = error;
                let line = error.span().map_or(0, |span| line_of(source, span.start));
                fail(line, format!("{}; see `sources.toml` of the sample case", error.message()));
                return (list, errors);
            }
        };
        for (key, value) in &table {
            let line = || line_of(source, source.find(key.as_str()).unwrap_or(0));
            match value {
                toml::Value::Array(names) if key == "ignore" => {
                    for name in names {
                        match name.as_str() {
                            Some(name) => drop(list.ignored.insert(name.to_owned())),
                            None => fail(line(), "`ignore` lists file names".into()),
                        }
                    }
                }
                toml::Value::Table(entry) => {
                    let (facts, problems) = facts_of(entry);
                    for problem in problems {
                        fail(line(), format!("`{key}`: {problem}"));
                    }
                    list.facts.insert(key.clone(), facts);
                }
                _ => {
                    let problem = format!("`{key}` is neither `ignore = [..]` nor a table [\"file name\"]");
                    fail(line(), problem);
                }
            }
        }
        (list, errors)
    }

    /// That the list has a section for a file that is not there.
    pub(crate) fn absent(name: &str, source: &str, file: &str) -> IntakeError {
        let line = line_of(source, source.find(file).unwrap_or(0));
        let problem =
            format!("`{file}`: no such file stands beside the list; correct the name, or remove the section");
        IntakeError::SourceList { name: name.to_owned(), line, problem }
    }
}

/// The facts of an entry, and what of it cannot be used.
fn facts_of(entry: &toml::Table) -> (Facts, Vec<String>) {
    let mut facts = Facts::default();
    let mut problems = Vec::new();
    for (key, value) in entry {
        let text = match value {
            toml::Value::String(text) => text.clone(),
            other if key == "published" => other.to_string(),
            _ if KEYS.contains(&key.as_str()) => {
                problems.push(format!("`{key}` must be a text in quotes"));
                continue;
            }
            _ => String::new(),
        };
        let told = known(&text, FactBasis::SourceList);
        match key.as_str() {
            "title" => facts.title = told,
            "publisher" => facts.publisher = told,
            "author" => facts.author = told,
            "url" => facts.url = told,
            "published" => {
                let read = |text: &str| {
                    let problem = || {
                        format!("published `{text}` is no date; write 2023-04-17, \"2023-04\" or \"2023\"")
                    };
                    parse_published(text).ok_or_else(problem)
                };
                match told.map(|told| read(&told.value)).transpose() {
                    Ok(value) => {
                        facts.published = value.map(|value| Known { value, basis: FactBasis::SourceList });
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            _ => problems.push(format!("`{key}` is not known; known are {}", KEYS.join(", "))),
        }
    }
    (facts, problems)
}

fn line_of(source: &str, at: usize) -> usize {
    source.as_bytes()[..at.min(source.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_facts_by_file_name() {
        let (list, errors) = SourceList::read(
            "sources.toml",
            "ignore = [\"README.md\"]\n[\"a.txt\"]\npublisher = \"Aras Dispatch\"\npublished = 2023-01-28\n\
             [\"b.txt\"]\npublished = \"2023\"\n",
        );
        assert!(errors.is_empty(), "{errors:?}");
        assert!(list.ignored.contains("README.md"));
        let facts = &list.facts["a.txt"];
        assert_eq!(facts.publisher.as_ref().unwrap().basis, FactBasis::SourceList);
        assert_eq!(facts.published.as_ref().unwrap().value.earliest().to_string(), "2023-01-28");
        assert_eq!(list.facts["b.txt"].published.as_ref().unwrap().value.days(), 365);
    }

    #[test]
    fn a_slip_is_told_with_its_line_and_the_rest_is_used() {
        let more = "[\"z.txt\"]\npublisher = \"Ledger\"\n";
        for (source, line, word) in [
            ("\n[\"a.txt\"]\npublishr = \"X\"\n", 2, "publishr"),
            ("[\"a.txt\"]\npublished = \"soon\"\n", 1, "soon"),
            ("[\"a.txt\"]\ntitle = 3\n", 1, "quotes"),
            ("a = 3\n", 1, "table"),
            ("ignore = [3]\n", 1, "file names"),
        ] {
            let (list, errors) = SourceList::read("sources.toml", &format!("{source}{more}"));
            assert!(errors.len() == 1 && list.facts["z.txt"].publisher.is_some(), "{source}");
            let shown = errors[0].to_string();
            assert!(shown.starts_with(&format!("sources.toml:{line}:")) && shown.contains(word), "{shown}");
        }
        let (list, errors) = SourceList::read("sources.toml", "[\"a.txt\"\n");
        assert!(list.facts.is_empty() && errors[0].to_string().contains("sample case"), "{errors:?}");
    }

    #[test]
    fn of_an_entry_with_a_slip_the_other_facts_are_used() {
        let source = "[\"a.txt\"]\npublishr = \"X\"\ntitle = \"Envoys leave\"\npublished = \"soon\"\n";
        let (list, errors) = SourceList::read("sources.toml", source);
        assert_eq!(errors.len(), 2);
        assert_eq!(list.facts["a.txt"].title.as_ref().unwrap().value, "Envoys leave");
    }
}
