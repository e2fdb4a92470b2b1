//! CSL-JSON 1.0.2 (<https://docs.citationstyles.org>): what citation processors and reference managers read.

use super::{Day, Name, Work, ranged, works};
use crate::records::Records;
use record::{Date, Grain, ReferenceKind};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collection_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher_place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<CslDate<'a>>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "DOI", skip_serializing_if = "Option::is_none")]
    doi: Option<&'a str>,
    #[serde(rename = "ISBN", skip_serializing_if = "Option::is_none")]
    isbn: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    keyword: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Person<'a> {
    Named {
        family: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<&'a str>,
    },
    Literal {
        literal: &'a str,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
enum CslDate<'a> {
    Parts {
        #[serde(rename = "date-parts")]
        date_parts: Vec<Vec<i16>>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        circa: bool,
    },
    Literal {
        literal: &'a str,
    },
}

/// Writes an array of all items.
pub(crate) fn write(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    let works = works(records);
    let items: Vec<Item<'_>> = works.iter().map(item).collect();
    serde_json::to_writer_pretty(&mut *out, &items).map_err(io::Error::other)?;
    out.write_all(b"\n")
}

fn item(work: &Work) -> Item<'_> {
    let mut author = people(&work.authors);
    if work.and_others && !author.is_empty() {
        author.push(Person::Literal { literal: "et al." });
    }
    Item {
        id: &work.id,
        r#type: match work.kind {
            ReferenceKind::Article => "article-journal",
            ReferenceKind::News => "article-newspaper",
            ReferenceKind::Chapter => "chapter",
            ReferenceKind::Paper => "paper-conference",
            ReferenceKind::Book => "book",
            ReferenceKind::Report => "report",
            ReferenceKind::Thesis => "thesis",
            ReferenceKind::WebPage => "webpage",
            ReferenceKind::Other => "document",
        },
        author,
        editor: people(&work.editors),
        translator: people(&work.translators),
        title: work.title.as_deref(),
        container_title: work.container.as_deref(),
        collection_title: work.collection.as_deref(),
        publisher: work.publisher.as_deref(),
        publisher_place: work.place.as_deref(),
        volume: work.volume.as_deref().map(|volume| ranged(volume, "-")),
        issue: work.issue.as_deref().map(|issue| ranged(issue, "-")),
        page: work.pages.as_deref().map(|pages| ranged(pages, "-")),
        edition: work.edition.as_deref(),
        genre: work.genre.as_deref(),
        issued: work.date.as_ref().map(date),
        accessed: work.accessed.as_ref().map(date),
        url: work.url.as_deref(),
        doi: work.doi.as_deref(),
        isbn: work.isbn.as_deref(),
        note: (!work.notes.is_empty()).then(|| work.notes.join("; ")),
        keyword: if work.is_document { "document" } else { "cited" },
    }
}

fn people(names: &[Name]) -> Vec<Person<'_>> {
    names.iter().map(person).collect()
}

fn person(name: &Name) -> Person<'_> {
    match name {
        Name::Person { family, given } => Person::Named { family, given: given.as_deref() },
        Name::Literal(literal) => Person::Literal { literal },
    }
}

/// As many parts as are told; an interval as its first and last day, whole years as years.
fn date(day: &Day) -> CslDate<'_> {
    let when = match day {
        Day::When(when) => when,
        Day::Literal(literal) => return CslDate::Literal { literal },
    };
    let (first, last) = (when.earliest(), when.latest());
    let parts = |day: Date| vec![day.year(), i16::from(day.month()), i16::from(day.day())];
    let whole_years = (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31);
    let date_parts = match when.grain() {
        Grain::Day => vec![parts(first)],
        Grain::Month => vec![parts(first)[..2].to_vec()],
        Grain::Year => vec![vec![first.year()]],
        _ if whole_years => vec![vec![first.year()], vec![last.year()]],
        _ => vec![parts(first), parts(last)],
    };
    CslDate::Parts { date_parts, circa: when.is_approximate() }
}
