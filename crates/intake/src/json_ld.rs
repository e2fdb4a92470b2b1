//! What the JSON-LD of a page says of its article. Pages write such blocks by hand and by template, so they are
//! mended before they are read: comment marks around them, raw line breaks in texts, commas that nothing follows.

use crate::Facts;
use crate::markup::entities;
use crate::page::{is_address, known};
use record::{FactBasis, Known};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The largest block that is read, in bytes.
const LIMIT: usize = 1 << 20;

/// What a block dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    /// Its article.
    Article,
    /// The page.
    Page,
    /// A film, a sound, or when the article was begun.
    Other,
}

/// What the blocks of a page say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct JsonLd {
    /// Title, publisher, author and address; dates are apart.
    pub(crate) facts: Facts,
    /// The dates, as written.
    pub(crate) dates: Vec<(Dated, String)>,
    /// The text of the article, and where its block begins.
    pub(crate) body: Option<(String, usize)>,
}

impl JsonLd {
    /// Reads a further block, which begins at a byte of the page. The first block that tells a fact is believed.
    pub(crate) fn read(&mut self, block: &str, at: usize) {
        if block.len() > LIMIT {
            return;
        }
        let block = mended(block);
        for value in serde_json::Deserializer::from_str(&block).into_iter::<Value>().map_while(Result::ok) {
            self.take(&value, at);
        }
    }

    fn take(&mut self, value: &Value, at: usize) {
        let nodes = named_nodes(value);
        let mut has_article = self.dates.iter().any(|(dated, _)| *dated == Dated::Article);
        for object in objects(value) {
            let article = is_article(object);
            if article && !has_article {
                self.facts = std::mem::take(&mut self.facts).or(facts(object, &nodes));
                self.body = self.body.take().or_else(|| Some((text_of(object.get("articleBody")?)?, at)));
            }
            let date = |key: &str| match object.get(key)? {
                Value::String(date) => Some(date.clone()),
                Value::Number(date) => Some(date.to_string()),
                Value::Array(dates) => dates.first()?.as_str().map(str::to_owned),
                _ => None,
            };
            let kind = if article { Dated::Article } else { Dated::Page };
            if let Some(date) = date("datePublished") {
                if !(article && has_article) {
                    self.dates.push((kind, date));
                }
                has_article |= article;
            } else if let Some(date) = date("dateCreated").or_else(|| date("uploadDate")) {
                self.dates.push((Dated::Other, date));
            }
        }
    }
}

/// The block as JSON should be: without comment marks around it, without control characters and bare quotes in its
/// texts, and without commas before a closing bracket.
fn mended(block: &str) -> String {
    let mut block = block.trim();
    for mark in ["<!--", "//", "/*", "<![CDATA[", "*/", "//<![CDATA["] {
        block = block.strip_prefix(mark).unwrap_or(block).trim_start();
    }
    let mut out = String::with_capacity(block.len());
    let (mut in_text, mut escaped) = (false, false);
    for (at, c) in block.char_indices() {
        if in_text {
            // A quote that ends a text stands before a mark of JSON.
            let ends = !escaped && c == '"' && block[at + 1..].trim_start().starts_with([',', ':', '}', ']']);
            if !escaped && c == '"' && !ends {
                out.push('\\');
            }
            in_text = !ends;
            escaped = !escaped && c == '\\';
            out.push(if c.is_control() { ' ' } else { c });
            continue;
        }
        if matches!(c, '}' | ']') && out.trim_end().ends_with(',') {
            out.truncate(out.trim_end().len() - 1);
        }
        in_text = c == '"';
        out.push(c);
    }
    out
}

/// The objects that stand for the page or a part of it: the block, the items of its lists and `@graph`, and what
/// they say is their main matter.
fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) => {
                waiting.extend(object.get("mainEntity"));
                waiting.extend(object.get("@graph"));
                if !is_apart(object) {
                    found.push(object);
                }
            }
            _ => {}
        }
    }
    found
}

fn has_type(object: &Map<String, Value>, says: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(says),
        Some(kind) => kind.as_str().is_some_and(says),
        None => false,
    }
}

/// Article types of schema.org end so.
fn is_article(object: &Map<String, Value>) -> bool {
    has_type(object, |kind| {
        kind.ends_with("Article") || kind == "Report" || (kind.ends_with("Posting") && kind != "JobPosting")
    })
}

/// What is dated and is not the page: remarks of readers, pictures, happenings.
fn is_apart(object: &Map<String, Value>) -> bool {
    has_type(object, |kind| {
        ["Comment", "Answer", "Review", "Rating", "Event", "ImageObject", "Person", "Organization", "Offer"]
            .iter()
            .any(|end| kind.ends_with(end))
    })
}

fn facts(object: &Map<String, Value>, nodes: &BTreeMap<&str, &Value>) -> Facts {
    let basis = FactBasis::PageMetadata;
    let text = |key: &str| known(&names(object.get(key)?, nodes)?, basis);
    let address = |key: &str| {
        let address = object.get(key)?;
        known(address.as_str().or_else(|| address.get("@id")?.as_str())?, basis)
    };
    let at = |key: &str| address(key).filter(|url: &Known<String>| is_address(&url.value));
    Facts {
        title: text("headline").or_else(|| text("name")),
        publisher: text("publisher"),
        author: text("author"),
        url: at("url").or_else(|| at("mainEntityOfPage")),
        published: None,
    }
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(entities).filter(|text| !text.trim().is_empty())
}

/// The nodes of a JSON-LD block that others point to, by their ids.
fn named_nodes(value: &Value) -> BTreeMap<&str, &Value> {
    let mut nodes = BTreeMap::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) => {
                if let (Some(id), Some(name)) =
                    (object.get("@id").and_then(Value::as_str), object.get("name"))
                {
                    nodes.entry(id).or_insert(name);
                }
                waiting.extend(object.values());
            }
            _ => {}
        }
    }
    nodes
}

/// A name, or the names of a list, of texts, of objects with a name or of what points to such an object. An id by itself
/// ("https://ledger.example/#organization") is nobody's name.
fn names(value: &Value, nodes: &BTreeMap<&str, &Value>) -> Option<String> {
    let first = |name: &Value| name.as_str().or_else(|| name.get(0)?.as_str()).map(entities);
    let pointed = |id: &str| nodes.get(id).and_then(|name| first(name));
    match value {
        Value::String(text) if is_address(text) || text.starts_with('#') => pointed(text),
        Value::String(text) => Some(entities(text)),
        Value::Object(object) => match object.get("name") {
            Some(name) => first(name),
            None => pointed(object.get("@id")?.as_str()?),
        },
        Value::Array(values) => {
            let single = values.iter().filter(|value| !value.is_array());
            let all: Vec<String> = single.filter_map(|value| names(value, nodes)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(block: &str) -> JsonLd {
        let mut read = JsonLd::default();
        read.read(block, 0);
        read
    }

    #[test]
    fn broken_blocks_are_mended() {
        for block in [
            r#"{"@type":"NewsArticle","headline":"A","datePublished":"2023-04-17",}"#,
            r#"[{"@type":"NewsArticle","keywords":["a","b", ],"datePublished":"2023-04-17"} , ]"#,
            "{\"@type\":\"NewsArticle\",\"headline\":\"A\nB\tC\",\"datePublished\":\"2023-04-17\"}",
            "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-04-17\"}\n//]]>",
            r#"{"@type":"NewsArticle","headline":"The "great" bridge","datePublished":"2023-04-17"}"#,
            r#"{"@type":"NewsArticle","headline":"The \"great\" bridge \\","datePublished" : "2023-04-17" }"#,
            "<!-- {\"@type\":\"NewsArticle\",\"datePublished\":\"2023-04-17\"} -->",
            r#"{"@type":"NewsArticle","datePublished":"2023-04-17"};"#,
            r#"{"@type":"WebSite","name":"X"}{"@type":"NewsArticle","datePublished":"2023-04-17"}"#,
        ] {
            assert_eq!(read(block).dates, [(Dated::Article, "2023-04-17".to_owned())], "{block}");
        }
        assert_eq!(read("{broken"), JsonLd::default());
    }

    #[test]
    fn what_a_block_dates() {
        for (block, expected) in [
            (r#"{"@type":"WebPage","datePublished":"2023-04-17"}"#, vec![(Dated::Page, "2023-04-17")]),
            (r#"{"@type":"NewsArticle","dateCreated":"2023-04-17"}"#, vec![(Dated::Other, "2023-04-17")]),
            (r#"{"@type":"VideoObject","uploadDate":"2023-04-17"}"#, vec![(Dated::Other, "2023-04-17")]),
            (
                r#"{"@type":"QAPage","mainEntity":{"@type":"Question","datePublished":"2023-04-17"}}"#,
                vec![(Dated::Page, "2023-04-17")],
            ),
            (
                r#"[{"@type":"NewsArticle","datePublished":"2023-04-17"},
                {"@type":"NewsArticle","datePublished":"2022-01-01"}]"#,
                vec![(Dated::Article, "2023-04-17")],
            ),
            (r#"{"@type":"Comment","datePublished":"2023-04-17"}"#, vec![]),
            (r#"{"@type":"ImageObject","uploadDate":"2023-04-17"}"#, vec![]),
        ] {
            let found = read(block).dates;
            let found: Vec<(Dated, &str)> =
                found.iter().map(|(dated, date)| (*dated, date.as_str())).collect();
            assert_eq!(found, expected, "{block}");
        }
    }
}
