//! Front matter: `---` with `key: value` lines, or `+++` with TOML, at the very beginning of a file.

use crate::Facts;
use crate::dates::parse_published;
use crate::page::{is_address, known};
use record::{FactBasis, Known};

/// Longer front matter is taken as text.
const LIMIT: usize = 64 << 10;

/// The facts, and where the text begins. `None` if the file has no front matter.
pub(crate) fn split(text: &str) -> Option<(Facts, usize)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if at > LIMIT {
            return None;
        }
        let end = at + line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            let inside = &text[first.len()..at];
            let pairs = if fence == "---" { yaml_pairs(inside)? } else { toml_pairs(inside)? };
            return Some((facts(&pairs), end));
        }
        at = end;
    }
    None
}

/// `key: value` lines, with lists and one level of nesting below a key. `None` if it is anything else, so
/// that a text that begins with a rule stays a text.
fn yaml_pairs(inside: &str) -> Option<Vec<(String, String)>> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in inside.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let nested = line.starts_with([' ', '\t']) || trimmed.starts_with("- ");
        if nested {
            let item = trimmed.trim_start_matches("- ");
            let value = match item.split_once(": ") {
                Some(("name", value)) => value,
                Some(_) => continue,
                None => item,
            };
            let (_, list) = pairs.last_mut()?;
            if !list.is_empty() {
                list.push_str(", ");
            }
            list.push_str(unquoted(value));
            continue;
        }
        let (key, value) = trimmed.split_once(':')?;
        if key.contains(' ') && key.split(' ').count() > 3 {
            return None;
        }
        let value = value.trim();
        let list = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
        let value = match list {
            Some(list) => list.split(',').map(|item| unquoted(item.trim())).collect::<Vec<_>>().join(", "),
            None => unquoted(value).to_owned(),
        };
        pairs.push((key.trim().to_lowercase(), value));
    }
    (!pairs.is_empty()).then_some(pairs)
}

fn toml_pairs(inside: &str) -> Option<Vec<(String, String)>> {
    let table: toml::Table = inside.parse().ok()?;
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(values) => {
            values.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    Some(table.iter().map(|(key, value)| (key.to_lowercase(), text(value))).collect())
}

fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inside;
        }
    }
    value.split(" #").next().unwrap_or(value).trim()
}

fn facts(pairs: &[(String, String)]) -> Facts {
    let basis = FactBasis::FrontMatter;
    let value = |keys: &[&str]| {
        keys.iter().find_map(|wanted| pairs.iter().find(|(key, value)| key == wanted && !value.is_empty()))
    };
    let text = |keys: &[&str]| value(keys).and_then(|(_, value)| known(value, basis));
    let publisher = ["publisher", "outlet", "publication", "source", "site", "site_name", "container-title"]
        .iter()
        .filter_map(|key| text(&[key]))
        .find(|publisher| !is_address(&publisher.value));
    let url = ["url", "link", "canonical", "canonical_url", "source_url", "permalink", "source"]
        .iter()
        .filter_map(|key| text(&[key]))
        .find(|url| is_address(&url.value));
    let dates = [
        "published",
        "date",
        "publication_date",
        "date_published",
        "published_at",
        "pubdate",
        "publish_date",
        "issued",
    ];
    let published =
        dates.iter().filter_map(|key| value(&[key])).find_map(|(_, value)| parse_published(value));
    Facts {
        title: text(&["title", "headline"]),
        publisher,
        author: text(&["author", "authors", "by", "byline", "creator"]),
        url,
        published: published.map(|value| Known { value, basis }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<T: Clone>(fact: &Option<Known<T>>) -> Option<T> {
        fact.as_ref().map(|fact| fact.value.clone())
    }

    #[test]
    fn both_fences_are_read() {
        let text = "---\ntitle: \"Bridge: open\"\nauthors:\n  - A B\n  - name: C D\nsource: https://x.example/1\n\
                    outlet: Ledger # invented\ndate: 2023-04-17\n---\nText.\n";
        let (facts, at) = split(text).unwrap();
        assert_eq!(&text[at..], "Text.\n");
        assert_eq!(value(&facts.title).as_deref(), Some("Bridge: open"));
        assert_eq!(value(&facts.author).as_deref(), Some("A B, C D"));
        assert_eq!(value(&facts.url).as_deref(), Some("https://x.example/1"));
        assert_eq!(value(&facts.publisher).as_deref(), Some("Ledger"));
        assert_eq!(value(&facts.published).unwrap().earliest().to_string(), "2023-04-17");
        let (facts, at) =
            split("+++\r\ntitle = \"B\"\r\ndate = 2023-04-17T08:00:00Z\r\n+++\r\nText.").unwrap();
        assert_eq!((value(&facts.title).as_deref(), at), (Some("B"), 52));
        assert!(facts.published.is_some());
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\nThe minister came. He said: no.\n---\nMore.",
            "---\n\n---\n",
            "---\ntitle: never closed\n",
            "--- a\n---\n",
            "Text\n---\na: b\n---\n",
            "+++\nnot toml\n+++\n",
            "---",
        ] {
            assert!(split(text).is_none(), "{text:?}");
        }
    }
}
