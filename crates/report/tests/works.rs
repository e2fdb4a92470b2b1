//! The documents and what they cite, for reference managers.

mod fixture;

use fixture::dossier;
use report::{Cells, Content, Dossier, format};
use serde_json::Value;
use std::collections::BTreeSet;

fn written(dossier: &Dossier, name: &str) -> String {
    let mut bytes = Vec::new();
    format(Content::Sources, name).unwrap().write(dossier, Cells::Guarded, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn items(dossier: &Dossier) -> Vec<Value> {
    serde_json::from_str::<Value>(&written(dossier, "csl-json")).unwrap().as_array().unwrap().clone()
}

#[test]
fn every_document_and_every_cited_work_has_one_entry() {
    let dossier = dossier();
    let items = items(&dossier);
    assert_eq!(items.len(), dossier.sources.len() + dossier.references.len());
    let ids: BTreeSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), items.len());
    let bibtex = written(&dossier, "bibtex");
    for id in ids {
        assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{id}");
        assert_eq!(bibtex.matches(&format!("{{{id},")).count(), 1, "{id}");
    }
}

#[test]
fn a_work_that_two_documents_cite_stands_once_whatever_its_number() {
    let mut dossier = dossier();
    let wire = dossier.sources[0].document.clone();
    let other =
        fixture::document("other.txt", &format!("Another text.\n{}", wire.text.replace("[2]", "[7]")));
    let shift = "Another text.\n".len();
    let moved = |span: record::Span| {
        record::Span::new(&other.text, span.start() + shift, span.end() + shift).unwrap()
    };
    let first = dossier.references[0].clone();
    let again = record::Reference {
        document: other.id.clone(),
        span: moved(first.span),
        label: first.label.map(moved),
        authors: Vec::new(),
        ..first.clone()
    };
    let same = record::Reference { authors: first.authors.clone(), ..again.clone() };
    let before = items(&dossier).len();
    dossier.sources.push(report::Source { document: other, sentences: 1, events: 0 });
    // The spans of the authors are those of the first text; they read alike by chance of the test only.
    dossier.references.push(same);
    let ids = |dossier: &Dossier| -> Vec<String> {
        items(dossier).iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    let digests: BTreeSet<String> =
        ids(&dossier).iter().filter_map(|id| Some(id.split_once('-')?.1.to_owned())).collect();
    assert_eq!(digests.len(), before + 1);
}

#[test]
fn an_item_has_the_types_of_the_schema() {
    let items = items(&dossier());
    const TYPES: [&str; 9] = [
        "article-journal",
        "article-newspaper",
        "chapter",
        "paper-conference",
        "book",
        "report",
        "thesis",
        "webpage",
        "document",
    ];
    const TEXTS: [&str; 16] = [
        "title",
        "container-title",
        "collection-title",
        "publisher",
        "publisher-place",
        "volume",
        "issue",
        "page",
        "edition",
        "genre",
        "URL",
        "DOI",
        "ISBN",
        "note",
        "keyword",
        "id",
    ];
    for item in &items {
        assert!(TYPES.contains(&item["type"].as_str().unwrap()), "{item}");
        for (key, value) in item.as_object().unwrap() {
            match key.as_str() {
                "type" => {}
                "author" | "editor" | "translator" => {
                    for name in value.as_array().unwrap() {
                        assert!(name["family"].is_string() != name["literal"].is_string(), "{name}");
                    }
                }
                "issued" | "accessed" => {
                    let parts = value["date-parts"].as_array().unwrap();
                    assert!((1..=2).contains(&parts.len()), "{value}");
                    assert!(
                        parts.iter().all(|part| (1..=3).contains(&part.as_array().unwrap().len())),
                        "{value}"
                    );
                }
                key => assert!(TEXTS.contains(&key) && value.is_string(), "{key}: {value}"),
            }
        }
    }
    let cited = items.iter().find(|item| item["keyword"] == "cited").unwrap();
    assert_eq!(cited["title"], "Borders at 50% {of} cost");
    assert_eq!(cited["page"], "11-29");
    assert_eq!(cited["issued"]["date-parts"], serde_json::json!([[2021]]));
    assert_eq!(cited["accessed"]["date-parts"], serde_json::json!([[2022, 5, 3]]));
    let document = items.iter().find(|item| item["publisher"] == "Caspian Wire").unwrap();
    assert_eq!(document["author"][0]["literal"], "L. Sharifova");
    assert_eq!(document["issued"]["date-parts"], serde_json::json!([[2023, 4, 7]]));
}

#[test]
fn bibtex_keeps_what_would_be_a_command() {
    let bibtex = written(&dossier(), "bibtex");
    let cited = bibtex.split("@").find(|entry| entry.contains("Borders")).unwrap();
    assert!(cited.starts_with("article{sharif2021-"), "{cited}");
    assert!(
        cited.contains("title = {{Borders at 50\\% \\textbraceleft{}of\\textbraceright{} cost}}"),
        "{cited}"
    );
    assert!(cited.contains("author = {Sharif, L. and {Sons\\_} and others}"), "{cited}");
    assert!(cited.contains("pages = {11--29}") && cited.contains("urldate = {2022-05-03}"), "{cited}");
    assert!(!bibtex.contains("javascript"), "an address that is none");
    // The year of publication is not the year in which it was looked at.
    assert!(cited.contains("year = {2021}") && !cited.contains("year = {2022}"), "{cited}");
}
