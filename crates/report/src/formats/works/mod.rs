//! The documents of a dossier and what their lists of sources cite, as entries for reference managers.

mod bibtex;
mod csl;

pub(super) use bibtex::write as bibtex;
pub(super) use csl::write as csl;

use crate::records::{ById, Records};
use record::{Contributor, Dated, Document, Reference, ReferenceKind, Span, When, short_digest};
use std::collections::BTreeMap;

/// A document or a work that one cites, with its words.
struct Work {
    /// Author, year and a digest of what it is named by: the same in every export, and no other work's.
    id: String,
    kind: ReferenceKind,
    /// Whether it is a document of the dossier, and not only cited.
    is_document: bool,
    authors: Vec<Name>,
    and_others: bool,
    editors: Vec<Name>,
    translators: Vec<Name>,
    title: Option<String>,
    container: Option<String>,
    collection: Option<String>,
    publisher: Option<String>,
    place: Option<String>,
    volume: Option<String>,
    issue: Option<String>,
    pages: Option<String>,
    edition: Option<String>,
    genre: Option<String>,
    date: Option<Day>,
    accessed: Option<Day>,
    url: Option<String>,
    doi: Option<String>,
    isbn: Option<String>,
    notes: Vec<String>,
}

enum Name {
    Person {
        family: String,
        given: Option<String>,
    },
    /// A body, or a name as it is told.
    Literal(String),
}

/// A date that is known as an interval, or only by its words ("n.d.").
enum Day {
    When(When),
    Literal(String),
}

/// The documents in their order, each followed by what it cites. A work that several cite stands once.
fn works(records: &Records<'_>) -> Vec<Work> {
    let index = ById::new(records);
    let mut works = Vec::new();
    for source in records.sources {
        works.push(of_document(&source.document));
        let cited = records.references.iter().filter(|reference| reference.document == source.document.id);
        works.extend(cited.filter_map(|one| Some(of_reference(one, index.document(&one.document)?))));
    }
    let mut seen: BTreeMap<String, ()> = BTreeMap::new();
    works.retain(|work| seen.insert(work.id.clone(), ()).is_none());
    works
}

fn of_document(document: &Document) -> Work {
    let told = |fact: &Option<record::Known<String>>| fact.as_ref().map(|known| folded(&known.value));
    let author = told(&document.author);
    let published = document.published.as_ref().map(|known| known.value);
    let publisher = told(&document.publisher);
    let named = author.as_deref().or(publisher.as_deref());
    let address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let url = told(&document.url).filter(address);
    Work {
        id: id(named, published, &short_digest(&["work", document.id.as_str()])),
        kind: if url.is_some() { ReferenceKind::WebPage } else { ReferenceKind::Other },
        is_document: true,
        authors: author.into_iter().map(Name::Literal).collect(),
        title: told(&document.title),
        publisher,
        date: published.map(Day::When),
        url,
        ..nothing()
    }
}

fn of_reference(reference: &Reference, document: &Document) -> Work {
    let text = document.text.as_str();
    let words = |span: Option<Span>| span.map(|span| folded(span.of(text)));
    let names = |all: &[Contributor]| {
        all.iter()
            .map(|one| match *one {
                Contributor::Person { family, given } => {
                    Name::Person { family: folded(family.of(text)), given: words(given) }
                }
                Contributor::Body(body) => Name::Literal(folded(body.of(text))),
            })
            .collect::<Vec<_>>()
    };
    let day = |dated: Option<Dated>| {
        dated.map(|dated| dated.when.map_or_else(|| Day::Literal(folded(dated.span.of(text))), Day::When))
    };
    let authors = names(&reference.authors);
    let named = match authors.first() {
        Some(Name::Person { family, .. }) => Some(family.as_str()),
        Some(Name::Literal(name)) => Some(name.as_str()),
        None => None,
    };
    // Without its number, so that two lists that number it otherwise cite one work.
    let start = reference.label.map_or(reference.span.start(), Span::end);
    let entry = text.get(start..reference.span.end()).unwrap_or("");
    let entry = folded(entry.trim_start_matches([']', ')', '.', ' ', '\t'])).to_lowercase();
    Work {
        id: id(named, reference.date.and_then(|dated| dated.when), &short_digest(&["work", "cited", &entry])),
        kind: reference.kind,
        is_document: false,
        and_others: reference.and_others,
        editors: names(&reference.editors),
        translators: names(&reference.translators),
        title: words(reference.title),
        container: words(reference.container),
        collection: words(reference.collection),
        publisher: words(reference.publisher),
        place: words(reference.place),
        volume: words(reference.volume),
        issue: words(reference.issue),
        pages: words(reference.pages),
        edition: words(reference.edition),
        genre: words(reference.genre),
        date: day(reference.date),
        accessed: day(reference.accessed),
        url: words(reference.url),
        doi: words(reference.doi),
        isbn: words(reference.isbn),
        notes: reference.notes.iter().map(|note| folded(note.of(text))).collect(),
        authors,
    }
}

fn nothing() -> Work {
    Work {
        id: String::new(),
        kind: ReferenceKind::Other,
        is_document: false,
        authors: Vec::new(),
        and_others: false,
        editors: Vec::new(),
        translators: Vec::new(),
        title: None,
        container: None,
        collection: None,
        publisher: None,
        place: None,
        volume: None,
        issue: None,
        pages: None,
        edition: None,
        genre: None,
        date: None,
        accessed: None,
        url: None,
        doi: None,
        isbn: None,
        notes: Vec::new(),
    }
}

/// "kaleji2021-5f0c2d9a11be4d18", of letters and digits that every program takes.
fn id(named: Option<&str>, when: Option<When>, digest: &str) -> String {
    let plain = any_ascii::any_ascii(named.unwrap_or("")).to_lowercase();
    let name: String = plain.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let name = if name.is_empty() { "anonymous".to_owned() } else { name };
    let year = when.map_or_else(String::new, |when| when.earliest().year().to_string());
    format!("{name}{year}-{digest}")
}

/// White space as single spaces, and no control characters.
fn folded(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A range with its dash as `dash`.
fn ranged(text: &str, dash: &str) -> String {
    let parts: Vec<&str> =
        text.split(['–', '—', '-', '−', '‐', '‑']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(dash)
}
