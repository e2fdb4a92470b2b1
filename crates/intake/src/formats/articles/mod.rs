//! Articles as databases and their exports write them: records of named fields.

pub(super) mod json;
pub(super) mod table;

use crate::dates::parse_published;
use crate::page::known;
use crate::{Facts, Format, Page};
use record::{FactBasis, Known};

/// How exports name what an article has.
const FIELDS: &str = include_str!("fields.tsv");

/// A record: its fields in the order of the file.
#[derive(Default)]
pub(super) struct Record(pub(super) Vec<(String, String)>);

impl Record {
    /// What it says under the names of a fact, the best name first.
    fn says(&self, fact: &str) -> Option<&str> {
        let names = FIELDS.lines().filter_map(|line| line.split_once('\t')).filter(|(of, _)| *of == fact);
        let value =
            |name: &str| self.0.iter().find(|(key, value)| plain(key) == name && !value.trim().is_empty());
        names.filter_map(|(_, name)| value(name)).map(|(_, value)| value.as_str()).next()
    }

    /// Whether a field of that name is one that holds an article's text.
    pub(super) fn is_text(name: &str) -> bool {
        FIELDS.lines().any(|line| line.split_once('\t') == Some(("text", plain(name).as_str())))
    }

    /// The article, if the record holds a text. Its headline stands above it, as on a page.
    pub(super) fn page(&self, name: String) -> Option<Page> {
        let text = self.says("text")?;
        let basis = FactBasis::PageMetadata;
        let fact = |name| known(self.says(name)?, basis);
        let (title, published) = (fact("title"), self.says("published").and_then(parse_published));
        let heading = title
            .as_ref()
            .map(|title| title.value.as_str())
            .filter(|title| !text.trim_start().starts_with(title));
        let (body, format) = match (is_markup(text), heading) {
            (true, heading) => (markup(text, heading), Format::Html),
            (false, Some(heading)) => (format!("{heading}\n\n{text}"), Format::Text),
            (false, None) => (text.to_owned(), Format::Text),
        };
        let facts = Facts {
            title,
            publisher: fact("publisher"),
            author: fact("author"),
            url: fact("url"),
            published: published.map(|value| Known { value, basis }),
        };
        Some(Page { facts, format: Some(format), ..Page::new(name, body) })
    }
}

/// A field's name as it is compared.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_markup(text: &str) -> bool {
    ["<p>", "<p ", "<br", "<div", "</"].iter().any(|mark| text.contains(mark))
}

fn markup(text: &str, heading: Option<&str>) -> String {
    let heading = heading.map(|heading| format!("<h1>{}</h1>", escaped(heading))).unwrap_or_default();
    format!("<html><body><article>{heading}<p>{text}</p></article></body></html>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IntakeError, open};

    fn told(name: &str, file: &str) -> Vec<String> {
        let line = |page: Result<Page, IntakeError>| match page {
            Err(error) => error.to_string(),
            Ok(page) => {
                let text = |fact: &Option<Known<String>>| {
                    fact.as_ref().map_or("-".to_owned(), |fact| fact.value.clone())
                };
                let day = page
                    .facts
                    .published
                    .as_ref()
                    .map_or("-".to_owned(), |day| day.value.earliest().to_string());
                let body = String::from_utf8_lossy(&page.bytes).replace('\n', "/");
                format!(
                    "{} | {} | {} | {day} | {body}",
                    page.name,
                    text(&page.facts.title),
                    text(&page.facts.publisher)
                )
            }
        };
        open(Page::new(name, file)).into_iter().map(line).collect()
    }

    #[test]
    fn lines_lists_and_tables_hold_articles() {
        for (name, file) in [
            (
                "a.jsonl",
                "{\"Headline\":\"Bridge\",\"body\":\"Baku opened it.\",\"pub_date\":\"2023-04-07T10:00:00Z\",\"source\":{\"id\":1,\"name\":\"Ledger\"}}\n",
            ),
            (
                "a.json",
                "{\"status\":\"ok\",\"articles\":[{\"title\":\"Bridge\",\"content\":\"Baku opened it.\",\"publishedAt\":\"2023-04-07\",\"publisher\":\"Ledger\"}]}",
            ),
            ("a.csv", "title,date,publisher,text\nBridge,7 April 2023,Ledger,Baku opened it.\n"),
            ("a.csv", "\u{feff}Title;Date;Publisher;Text\nBridge;2023-04-07;Ledger;\"Baku opened it.\"\n"),
            ("a.tsv", "title\tdate\tpublisher\ttext\nBridge\t2023-04-07\tLedger\tBaku opened it.\n"),
        ] {
            let place = match name {
                "a.jsonl" => "",
                "a.json" => "#record 1",
                _ => "#line 2",
            };
            assert_eq!(
                told(name, file),
                [format!("{name}{place} | Bridge | Ledger | 2023-04-07 | Bridge//Baku opened it.")],
                "{file}"
            );
        }
    }

    #[test]
    fn a_bad_record_is_told_and_the_rest_is_read() {
        let lines = told(
            "a.jsonl",
            "{\"text\":\"One.\"}\n{\"text\":\n\n{\"title\":\"No text\"}\n{\"text\":\"Two.\"}\n",
        );
        assert_eq!(lines.len(), 4);
        assert!(lines[1].starts_with("a.jsonl#line 2: "), "{}", lines[1]);
        assert!(lines[2].starts_with("a.jsonl#line 4: ") && lines[2].contains("`text`"), "{}", lines[2]);
        assert!(lines[3].contains("Two."));
        let table = told("t.csv", "name,age\nA,3\n");
        assert!(table.len() == 1 && table[0].contains("column"), "{table:?}");
    }

    #[test]
    fn a_reference_with_an_abstract_is_its_text() {
        let csl = r#"[{"type":"article-newspaper","title":"Bridge","container-title":"Ledger","issued":{"date-parts":[[2023,4,7]]},"abstract":"Baku opened it."}]"#;
        assert_eq!(
            told("z.json", csl),
            ["z.json#record 1 | Bridge | Ledger | 2023-04-07 | Bridge//Baku opened it."]
        );
    }

    #[test]
    fn a_text_in_markup_is_read_as_a_page() {
        let lines = told("a.jsonl", "{\"text\":\"<p>Baku &amp; Tehran spoke.</p>\",\"title\":\"A<B\"}\n");
        assert!(
            lines[0]
                .ends_with("<h1>A&lt;B</h1><p><p>Baku &amp; Tehran spoke.</p></p></article></body></html>"),
            "{lines:?}"
        );
    }
}
