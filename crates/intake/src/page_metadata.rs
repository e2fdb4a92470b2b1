//! What a page says of itself: JSON-LD, OpenGraph, meta tags, its address; and the dates that it shows.

use crate::Facts;
use crate::address::published_in_address;
use crate::date_marks::{MetaDate, meta_date};
use crate::dates::{Order, order_in};
use crate::json_ld::{Dated, JsonLd};
use crate::markup::{Scanner, Token, attribute, entities, name};
use crate::page::{is_address, known};
use crate::page_dates::{Candidate, DateCandidate, Election, Place, elected};
use crate::shape::fold;
use record::{FactBasis, Known};

/// How much of a page is searched for dates of figures that settle which of day and month comes first, in bytes.
const SEARCHED: usize = 1 << 20;

/// What was seen, in the order of trust within each fact.
#[derive(Default)]
struct Seen {
    json: JsonLd,
    meta: Vec<(String, String)>,
    title: Option<String>,
    headline: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
}

/// What a page says of itself.
pub(crate) struct Head {
    pub(crate) facts: Facts,
    /// The dates that were weighed as that of publication.
    pub(crate) dates: Vec<DateCandidate>,
    /// The text of the article in JSON-LD, and where its block begins.
    pub(crate) body: Option<(String, usize)>,
}

/// Reads what a page says of itself.
pub(crate) fn head(page: &str) -> Head {
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
    let named = |name: &&str| text(&[name]).filter(|publisher| !is_address(&publisher.value));
    let publisher = seen.json.facts.publisher.clone().or_else(|| PUBLISHERS.iter().find_map(named));
    let site = publisher.as_ref().map(|publisher| publisher.value.as_str());
    let title = seen.json.facts.title.clone().or_else(|| text(TITLES)).or_else(|| {
        let title = seen.headline.as_deref().or(seen.title.as_deref())?;
        known(title, basis)
    });
    let title = title.map(|title| Known { value: without_site(&title.value, site), ..title });
    let url =
        seen.json.facts.url.clone().or_else(|| seen.canonical.as_deref().and_then(|url| known(url, basis)));
    let url = url
        .or_else(|| text(&["og:url", "twitter:url", "dc.identifier"]))
        .filter(|url| is_address(&url.value));
    let title_told = title.as_ref().map(|title| title.value.as_str());
    let address = url.as_ref().map(|url| url.value.as_str());
    let Election { published, candidates: dates } = published(page, &seen, title_told, address);
    let author = seen.json.facts.author.clone().or_else(|| author(&text));
    Head { facts: Facts { title, publisher, author, url, published }, dates, body: seen.json.body }
}

/// The date of publication, of all that the page tells.
fn published(page: &str, seen: &Seen, title: Option<&str>, address: Option<&str>) -> Election {
    let order = seen
        .language
        .as_deref()
        .and_then(order_of_language)
        .or_else(|| order_in(&page[..page.floor_char_boundary(SEARCHED)]));
    let json = seen.json.dates.iter().filter_map(|(dated, value)| {
        let place = match dated {
            Dated::Article => Place::ArticleData,
            Dated::Page => Place::PageData,
            Dated::Other => Place::Media,
        };
        Candidate::read(place, value, order)
    });
    let meta = seen.meta.iter().filter_map(|(key, value)| {
        let place = match meta_date(key)? {
            MetaDate::Published => Place::MetaPublished,
            MetaDate::Page => Place::MetaDate,
            MetaDate::Media => Place::Media,
        };
        Candidate::read(place, value, order)
    });
    let address = address.and_then(published_in_address);
    let address = address.map(|known| Candidate::address(known.value));
    let shown = crate::shown_dates::candidates(page, title, order);
    elected(&json.chain(meta).chain(address).chain(shown).collect::<Vec<_>>())
}

/// How a language writes dates of figures. English alone does not tell: its countries differ.
fn order_of_language(language: &str) -> Option<Order> {
    match language.to_ascii_lowercase().replace('_', "-").as_str() {
        "en-us" => Some(Order::MonthFirst),
        "en" | "en-ca" | "en-ph" | "" => None,
        _ => Some(Order::DayFirst),
    }
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
fn author(text: &dyn Fn(&[&str]) -> Option<Known<String>>) -> Option<Known<String>> {
    AUTHORS.iter().filter_map(|name| text(&[name])).find(|author| !is_address(&author.value))
}

fn look(page: &str) -> Seen {
    let mut seen = Seen::default();
    let (mut in_json, mut in_title, mut in_headline) = (false, false, false);
    let mut headline = String::new();
    for token in Scanner::new(page) {
        match token {
            Token::Raw(raw, at) if in_json => seen.json.read(raw, at),
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
                        let keys = ["property", "name", "itemprop", "http-equiv"];
                        let key = keys.iter().find_map(|key| attribute(key));
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
                    ("html", false) => seen.language = seen.language.take().or_else(|| attribute("lang")),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn line(page: &str) -> String {
        let facts = head(page).facts;
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
}
