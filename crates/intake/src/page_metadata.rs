//! What a page says of itself in its head: JSON-LD, OpenGraph, meta tags, `<time>`, and its address.

use crate::Facts;
use crate::dates::parse_published;
use crate::markup::{Scanner, Token, attribute, entities, name};
use crate::page::known;
use crate::shape::fold;
use record::{Basis, Date, FactBasis, Known, When};
use serde_json::Value;
use std::collections::BTreeMap;

/// The largest JSON-LD block that is read.
const JSON_LIMIT: usize = 1 << 20;

/// What was seen, in the order of trust within each fact.
#[derive(Default)]
struct Seen {
    json: Facts,
    meta: Vec<(String, String)>,
    title: Option<String>,
    headline: Option<String>,
    canonical: Option<String>,
    times: Vec<(bool, String)>,
}

/// The facts of a page's metadata.
pub(crate) fn facts(page: &str) -> Facts {
    let seen = look(page);
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            seen.meta
                .iter()
                .find(|(key, value)| key == name && !value.trim().is_empty())
                .map(|(_, value)| value)
        })
    };
    let basis = FactBasis::PageMetadata;
    let text = |names: &[&str]| meta(names).and_then(|value| known(value, basis));
    let dated = |value: &str| parse_published(value).map(|value| Known { value, basis });
    let named = |name: &&str| text(&[name]).filter(|publisher| !is_address(&publisher.value));
    let publisher = seen.json.publisher.clone().or_else(|| PUBLISHERS.iter().find_map(named));
    let site = publisher.as_ref().map(|publisher| publisher.value.as_str());
    let title = seen.json.title.clone().or_else(|| text(TITLES)).or_else(|| {
        let title = seen.headline.as_deref().or(seen.title.as_deref())?;
        known(title, basis)
    });
    let title = title.map(|title| Known { value: without_site(&title.value, site), ..title });
    let url = seen.json.url.clone().or_else(|| seen.canonical.as_deref().and_then(|url| known(url, basis)));
    let url = url
        .or_else(|| text(&["og:url", "twitter:url", "dc.identifier"]))
        .filter(|url| is_address(&url.value));
    let published = seen
        .json
        .published
        .clone()
        .or_else(|| DATES.iter().find_map(|name| meta(&[name]).and_then(|value| dated(value))))
        .or_else(|| first_time(&seen.times).and_then(dated))
        .or_else(|| url.as_ref().and_then(|url| published_in_address(&url.value)));
    Facts { title, publisher, author: seen.json.author.clone().or_else(|| author(&text)), url, published }
}

const TITLES: &[&str] =
    &["og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline"];
const PUBLISHERS: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "citation_publisher",
    "publisher",
    "application-name",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "parsely-author",
];
/// Modification dates are left out: they say when the page changed, not when it appeared.
const DATES: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "originalpublicationdate",
];

fn author(text: &dyn Fn(&[&str]) -> Option<Known<String>>) -> Option<Known<String>> {
    AUTHORS.iter().filter_map(|name| text(&[name])).find(|author| !is_address(&author.value))
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Only a `<time>` that is marked as the date of publication, or the only one of the page, dates the page.
fn first_time(times: &[(bool, String)]) -> Option<&str> {
    let marked = times.iter().find(|(marked, _)| *marked);
    let only = times.first().filter(|first| times.iter().all(|other| other.1.get(..10) == first.1.get(..10)));
    marked.or(only).map(|(_, time)| time.as_str())
}

fn look(page: &str) -> Seen {
    let mut seen = Seen::default();
    let (mut in_json, mut in_title, mut in_headline) = (false, false, false);
    let mut headline = String::new();
    for token in Scanner::new(page) {
        match token {
            Token::Raw(raw, _) if in_json && raw.len() <= JSON_LIMIT => {
                if let Ok(value) = serde_json::from_str(raw.trim()) {
                    seen.json = std::mem::take(&mut seen.json).or(json_facts(&value));
                }
            }
            Token::Raw(raw, _) if in_title && seen.title.is_none() => seen.title = Some(fold(&entities(raw))),
            Token::Raw(..) => {}
            Token::Text(text, _) if in_headline => headline.push_str(&entities(text)),
            Token::Text(..) => {}
            Token::Tag { inside, closing, .. } => {
                let tag = name(inside).to_ascii_lowercase();
                let attribute = |key| attribute(inside, key);
                in_json = tag == "script"
                    && attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
                in_title = tag == "title" && !closing;
                match (tag.as_str(), closing) {
                    ("meta", false) => {
                        let key = attribute("property")
                            .or_else(|| attribute("name"))
                            .or_else(|| attribute("itemprop"));
                        if let (Some(key), Some(value)) = (key, attribute("content"))
                            && seen.meta.len() < 500
                        {
                            seen.meta.push((key.to_lowercase(), value));
                        }
                    }
                    ("link", false)
                        if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                    {
                        seen.canonical = seen.canonical.take().or_else(|| attribute("href"));
                    }
                    ("time", false) if seen.times.len() < 50 => {
                        let marked = attribute("pubdate").is_some()
                            || attribute("itemprop")
                                .is_some_and(|prop| prop.eq_ignore_ascii_case("datePublished"))
                            || attribute("class").is_some_and(|class| class.contains("publish"));
                        seen.times.extend(attribute("datetime").map(|time| (marked, time)));
                    }
                    ("h1", false) => in_headline = seen.headline.is_none(),
                    ("h1", true) if in_headline => {
                        in_headline = false;
                        seen.headline = Some(fold(&headline)).filter(|text| !text.is_empty());
                    }
                    _ => {}
                }
            }
        }
    }
    seen
}

/// Article types of schema.org end so.
fn is_article(object: &serde_json::Map<String, Value>) -> bool {
    let says = |value: &Value| {
        value
            .as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind == "BlogPosting" || kind == "Report")
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(says),
        Some(kind) => says(kind),
        None => false,
    }
}

/// The facts of the first article in a JSON-LD block, looked for in lists and under `@graph`.
fn json_facts(value: &Value) -> Facts {
    let nodes = nodes(value);
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) if is_article(object) => {
                let basis = FactBasis::PageMetadata;
                let text = |key: &str| known(&names(object.get(key)?, &nodes)?, basis);
                let address = |key: &str| {
                    let address = object.get(key)?;
                    known(address.as_str().or_else(|| address.get("@id")?.as_str())?, basis)
                };
                let published = object.get("datePublished").and_then(Value::as_str).and_then(parse_published);
                return Facts {
                    title: text("headline").or_else(|| text("name")),
                    publisher: text("publisher"),
                    author: text("author"),
                    url: address("url")
                        .or_else(|| address("mainEntityOfPage"))
                        .filter(|url| is_address(&url.value)),
                    published: published.map(|value| Known { value, basis }),
                };
            }
            Value::Object(object) => waiting.extend(object.get("@graph")),
            _ => {}
        }
    }
    Facts::default()
}

/// The nodes of a JSON-LD block that others point to, by their ids.
fn nodes(value: &Value) -> BTreeMap<&str, &Value> {
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

/// The headline without the outlet's name behind or before it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site else { return title.to_owned() };
    for joint in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        if let Some((rest, end)) = title.rsplit_once(joint)
            && end.eq_ignore_ascii_case(site)
        {
            return rest.trim().to_owned();
        }
        if let Some((start, rest)) = title.split_once(joint)
            && start.eq_ignore_ascii_case(site)
        {
            return rest.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The date in an address such as `/2023/04/17/` or `/2023-04-17-title`, or a month `/2023/04/`.
pub(crate) fn published_in_address(url: &str) -> Option<Known<When>> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or("");
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |part: Option<&&str>, lengths: std::ops::RangeInclusive<usize>| {
        part.filter(|part| lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|part| part.parse::<i16>().ok())
    };
    let basis = FactBasis::Address;
    for at in 1..parts.len() {
        let Some(year) = number(parts.get(at), 4..=4).filter(|year| (1990..=2100).contains(year)) else {
            continue;
        };
        let Some(month) = number(parts.get(at + 1), 1..=2).and_then(|month| i8::try_from(month).ok()) else {
            continue;
        };
        let day = number(parts.get(at + 2), 1..=2).and_then(|day| i8::try_from(day).ok());
        if let Some(date) = day.and_then(|day| Date::new(year, month, day).ok()) {
            return Some(Known { value: When::day(date, Basis::Metadata), basis });
        }
        if let Some(value) = When::month(year, month, Basis::Metadata) {
            return Some(Known { value, basis });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(page: &str) -> String {
        let facts = facts(page);
        let text = |fact: Option<Known<String>>| fact.map_or("-".to_owned(), |fact| fact.value);
        let published = facts.published.map_or("-".to_owned(), |when| {
            format!("{}/{} {}", when.value.earliest(), when.value.grain(), when.basis)
        });
        format!("{} | {} | {} | {}", text(facts.title), text(facts.publisher), text(facts.author), published)
    }

    #[test]
    fn metadata_in_their_several_forms() {
        for (page, expected) in [
            (
                r#"<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"X"},{"@type":"NewsArticle",
                "headline":"Bridge &amp; road","author":[{"name":"A B"},{"name":"C D"}],"publisher":{"name":"Ledger"},
                "datePublished":"2023-04-17T08:00:00Z","dateModified":"2024-01-01"}]}</script>"#,
                "Bridge & road | Ledger | A B, C D | 2023-04-17/day page-metadata",
            ),
            (
                r#"<meta property="og:title" content="Bridge - Ledger"><meta property="og:site_name" content="Ledger">
                <meta property="article:published_time" content="2023-04-17T08:00Z"><meta name=author content="A B">"#,
                "Bridge | Ledger | A B | 2023-04-17/day page-metadata",
            ),
            (
                r#"<title>Bridge</title><meta name="DC.date" content="2023-04"><meta name="dc.creator" content="A B">"#,
                "Bridge | - | A B | 2023-04-01/month page-metadata",
            ),
            (
                r##"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Bridge",
                "author":{"@id":"#/person/1"},"publisher":{"@id":"https://ledger.example/#organization"}},
                {"@type":"Person","@id":"#/person/1","name":"A B"},{"@type":"Organization",
                "@id":"https://ledger.example/#organization","name":["Ledger","The Ledger"]}]}</script>"##,
                "Bridge | Ledger | A B | -",
            ),
            (
                r##"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge",
                "publisher":{"@id":"https://ledger.example/#organization"},"author":["#/person/1","C D"]}</script>"##,
                "Bridge | - | C D | -",
            ),
            (
                r##"<title>Bridge</title><meta property="og:site_name" content="https://ledger.example/">
                <meta name="application-name" content="Ledger">"##,
                "Bridge | Ledger | - | -",
            ),
            (
                "<h1>Bridge</h1><time datetime='2023-04-17'>17</time>",
                "Bridge | - | - | 2023-04-17/day page-metadata",
            ),
            ("<time datetime='2023-04-17'></time><time datetime='2022-01-01'></time>", "- | - | - | -"),
            (
                "<link rel=canonical href='https://ledger.example/2023/04/17/bridge'>",
                "- | - | - | 2023-04-17/day address",
            ),
            ("<script type='application/ld+json'>{broken</script><h1></h1>", "- | - | - | -"),
            (r#"<meta property="article:modified_time" content="2024-01-01">"#, "- | - | - | -"),
        ] {
            assert_eq!(line(page), expected, "{page}");
        }
    }

    #[test]
    fn addresses_with_and_without_a_date() {
        for (url, expected) in [
            ("https://x.example/2023/04/17/title", Some("2023-04-17")),
            ("https://x.example/news/2023-04-17-title.html", Some("2023-04-17")),
            ("https://x.example/2023/4/title-12", Some("2023-04-01")),
            ("https://x.example/news/275690", None),
            ("https://x.example/1991/war", None),
            ("https://x.example/2023/title", None),
            ("https://x.example/?d=2023/04/17", None),
        ] {
            let found = published_in_address(url).map(|when| when.value.earliest().to_string());
            assert_eq!(found.as_deref(), expected, "{url}");
        }
    }
}
