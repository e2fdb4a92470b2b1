//! The documents with what is known of each, what the audits found, and what became of every file.

use crate::dates_in_words;
use crate::dossier::{Index, Source};
use crate::numbers_in_words::{counted, listed, thousands};
use crate::quote::{Quote, head, quote};
use record::{BlockKind, Document, DocumentId, FactBasis, Known, Note, NoteCode, Outcome, Severity, Span};
use std::collections::BTreeMap;

/// How many remarks are shown of one document, and how many files in the list of those not coded.
const REMARKS: usize = 30;
const FILES: usize = 100;
/// How many places are shown of one remark.
const PLACES: usize = 20;
/// Places up to so many bytes are shown with so many bytes before them.
const SHORT: usize = 60;
const CONTEXT: usize = 90;

/// A document.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) name: String,
    pub(crate) publisher: Fact,
    pub(crate) author: Fact,
    pub(crate) published: Fact,
    pub(crate) url: Option<String>,
    pub(crate) url_is_link: bool,
    pub(crate) read: String,
    pub(crate) events: String,
    pub(crate) blocks: String,
    pub(crate) sha256: String,
    pub(crate) language: Option<String>,
    pub(crate) notes: Option<String>,
}

/// A fact with the place it was found, or that it is not known.
pub(crate) struct Fact {
    pub(crate) value: Option<String>,
    pub(crate) basis: String,
}

/// "Publisher, “Title”, 7 April 2023", as far as it is known; else the file's name.
pub(crate) fn short_citation(document: &Document) -> String {
    let publisher = document.publisher.as_ref().map(|p| head(&p.value, 80));
    let title = document.title.as_ref().map(|t| format!("“{}”", head(&t.value, 120)));
    let published = document.published.as_ref().map(|p| dates_in_words::when(&p.value));
    let name = (publisher.is_none() && title.is_none()).then(|| head(&document.name, 80));
    let parts: Vec<String> = [name, publisher, title, published].into_iter().flatten().collect();
    parts.join(", ")
}

/// A document as it is cited on the page: by its number.
pub(crate) struct Cited {
    pub(crate) number: usize,
    pub(crate) target: String,
    /// The whole citation, told on demand.
    pub(crate) title: String,
}

/// `None` if the document is not there.
pub(crate) fn cited(index: &Index, id: &DocumentId) -> Option<Cited> {
    let document = index.document(id)?;
    let number = index.number(id)?;
    Some(Cited { number, target: format!("d-{id}"), title: short_citation(document) })
}

pub(crate) fn rows(index: &Index) -> Vec<Row> {
    let mut here: BTreeMap<_, usize> = BTreeMap::new();
    for event in &index.dossier.events {
        *here.entry(&event.document).or_default() += 1;
    }
    let sources = index.dossier.sources.iter().enumerate();
    sources
        .map(|(at, source)| {
            let events = here.get(&source.document.id).copied().unwrap_or(0);
            row(index, at + 1, source, events)
        })
        .collect()
}

fn row(index: &Index, number: usize, source: &Source, events: usize) -> Row {
    let document = &source.document;
    let url = document.url.as_ref().map(|url| head(&url.value, 500));
    let notes = notes_on(index, document).len();
    let short_hash: String = document.original.sha256.chars().take(12).collect();
    Row {
        id: format!("d-{}", document.id),
        number,
        title: document.title.as_ref().map_or("(no title)".into(), |title| head(&title.value, 200)),
        name: head(&document.name, 200),
        publisher: fact(document.publisher.as_ref(), |value| head(value, 120)),
        author: fact(document.author.as_ref(), |value| head(value, 120)),
        published: published(document),
        url_is_link: url.as_deref().is_some_and(is_web_address),
        url,
        read: counted(source.sentences, "sentence", "sentences"),
        events: format!(
            "{} on this pair, {} in all",
            counted(events, "event", "events"),
            thousands(source.events)
        ),
        blocks: blocks(document),
        sha256: short_hash,
        language: document.language.clone().filter(|language| language != "en"),
        notes: (notes > 0).then(|| counted(notes, "note", "notes")),
    }
}

/// Only such addresses become links; any other scheme is shown as text.
fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")) && !url.contains(char::is_whitespace)
}

fn fact<T>(known: Option<&Known<T>>, show: impl Fn(&T) -> String) -> Fact {
    match known {
        Some(known) => Fact { value: Some(show(&known.value)), basis: fact_basis(known.basis).to_owned() },
        None => Fact { value: None, basis: String::new() },
    }
}

fn published(document: &Document) -> Fact {
    fact(document.published.as_ref(), dates_in_words::when)
}

/// Where a fact about a document was found, in plain words that follow the fact: "from sources.toml".
pub fn fact_basis(basis: FactBasis) -> &'static str {
    match basis {
        FactBasis::SourceList => "from sources.toml",
        FactBasis::FrontMatter => "from the front matter",
        FactBasis::PageMetadata => "from the page's metadata",
        FactBasis::Address => "from the address",
        FactBasis::Text => "from the text",
        FactBasis::Inferred => "inferred from the text",
        FactBasis::Given => "given by the caller",
    }
}

/// "12 paragraphs, 2 headings; not read for events: 16 reference entries".
fn blocks(document: &Document) -> String {
    let mut counts: BTreeMap<BlockKind, usize> = BTreeMap::new();
    for block in &document.blocks {
        *counts.entry(block.kind).or_default() += 1;
    }
    let words = |told: bool| -> Vec<String> {
        (counts.iter().filter(|(kind, _)| kind.is_told() == told))
            .map(|(&kind, &count)| {
                let (one, many) = block_in_words(kind);
                counted(count, one, many)
            })
            .collect()
    };
    let (told, other) = (words(true), words(false));
    match (told.is_empty(), other.is_empty()) {
        (_, true) => told.join(", "),
        (true, false) => format!("set aside: {}", other.join(", ")),
        (false, false) => format!("{}; set aside: {}", told.join(", "), other.join(", ")),
    }
}

fn block_in_words(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Heading => ("heading", "headings"),
        BlockKind::Paragraph => ("paragraph", "paragraphs"),
        BlockKind::ListItem => ("list item", "list items"),
        BlockKind::Quote => ("quotation", "quotations"),
        BlockKind::Reference => ("reference entry", "reference entries"),
        BlockKind::Repeat => ("repeated passage", "repeated passages"),
        BlockKind::Boilerplate => ("boilerplate part", "boilerplate parts"),
    }
}

/// What the audits found in one document, or beyond any.
pub(crate) struct Audit {
    pub(crate) id: String,
    pub(crate) heading: String,
    /// What it is on.
    pub(crate) source: Option<Cited>,
    /// "2 warnings, 3 remarks".
    pub(crate) sum: String,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) more: Option<String>,
}

/// One remark.
pub(crate) struct Remark {
    pub(crate) code: NoteCode,
    pub(crate) warning: bool,
    pub(crate) text: String,
    pub(crate) number: String,
    pub(crate) places: Vec<Quote>,
    pub(crate) more: Option<String>,
}

/// The notes by document, in the order of the sources; those about no document last.
pub(crate) fn audits(index: &Index) -> Vec<Audit> {
    let mut audits: Vec<Audit> = index
        .dossier
        .sources
        .iter()
        .filter_map(|source| audit(index, Some(&source.document), &notes_on(index, &source.document)))
        .collect();
    let general: Vec<&Note> = index.dossier.notes.iter().filter(|note| note.document.is_none()).collect();
    audits.extend(audit(index, None, &general));
    audits
}

/// What there is to say about a document: by the audits and by its reading, each once.
fn notes_on<'a>(index: &Index<'a>, document: &Document) -> Vec<&'a Note> {
    let of_audits = index.dossier.notes.iter().filter(|note| note.document.as_ref() == Some(&document.id));
    let coded = (index.dossier.received.iter())
        .filter(|file| matches!(&file.outcome, Outcome::Coded(id) if *id == document.id));
    let of_reading = coded.flat_map(|file| &file.notes);
    let mut notes: Vec<&Note> = Vec::new();
    for note in of_audits.chain(of_reading) {
        if !notes.iter().any(|other| (other.code, &other.text) == (note.code, &note.text)) {
            notes.push(note);
        }
    }
    notes
}

fn audit(index: &Index, document: Option<&Document>, notes: &[&Note]) -> Option<Audit> {
    if notes.is_empty() {
        return None;
    }
    let mut notes = notes.to_vec();
    notes.sort_by_key(|note| note.severity() != Severity::Warning);
    let more = notes.len().saturating_sub(REMARKS);
    Some(Audit {
        id: document.map_or("n-general".into(), |document| format!("n-{}", document.id)),
        heading: document.map_or("Beyond single documents".into(), short_citation),
        source: document.and_then(|document| cited(index, &document.id)),
        sum: sum(&notes),
        remarks: notes.iter().take(REMARKS).map(|note| remark(document, note)).collect(),
        more: (more > 0).then(|| format!("{} more in the casebook.", counted(more, "note", "notes"))),
    })
}

fn sum(notes: &[&Note]) -> String {
    let warnings = notes.iter().filter(|note| note.severity() == Severity::Warning).count();
    let others = notes.len() - warnings;
    let parts = [(warnings, "warning", "warnings"), (others, "remark", "remarks")];
    let parts: Vec<String> = (parts.into_iter())
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    parts.join(", ")
}

fn remark(document: Option<&Document>, note: &Note) -> Remark {
    let number = note.places().count();
    let shown = |document| note.places().take(PLACES).map(move |place| in_context(document, place)).collect();
    Remark {
        code: note.code,
        warning: note.severity() == Severity::Warning,
        text: head(&note.text, 600),
        number: thousands(number),
        places: document.map_or(Vec::new(), shown),
        more: (number > PLACES)
            .then(|| format!("{} more in the casebook.", counted(number - PLACES, "place", "places"))),
    }
}

/// A place with the words before it in its block, if it is too short to be known by itself: a bracket, a number.
fn in_context(document: &Document, place: Span) -> Quote {
    let block = document.blocks.iter().find(|block| block.span.contains(place) && block.kind.is_told());
    let Some(block) = block.filter(|_| place.len() <= SHORT) else { return quote(document, place, None) };
    let from = place.start().saturating_sub(CONTEXT).max(block.span.start());
    let from = (from..=place.start()).find(|&at| document.text.is_char_boundary(at)).unwrap_or(place.start());
    let around = Span::new(&document.text, from, place.end());
    around.map_or_else(|| quote(document, place, None), |around| quote(document, around, Some(place)))
}

/// What became of the files.
pub(crate) struct Files {
    pub(crate) sum: String,
    pub(crate) refused: Vec<(String, String)>,
    pub(crate) same: Vec<(String, Option<String>, String)>,
    pub(crate) more: Option<String>,
}

/// Every file with its outcome; the counts add up to the number received.
pub(crate) fn files(index: &Index) -> Files {
    let mut refused = Vec::new();
    let mut same = Vec::new();
    let mut coded = 0;
    for file in &index.dossier.received {
        let name = head(&file.name, 200);
        match &file.outcome {
            Outcome::Coded(_) => coded += 1,
            Outcome::Refused(reason) => refused.push((name, head(reason, 400))),
            Outcome::SameText(id) => {
                let document = index.document(id);
                let of = document.map_or("a document that is not here".into(), |d| head(&d.name, 200));
                same.push((name, document.map(|d| format!("d-{}", d.id)), of));
            }
        }
    }
    let parts = [
        format!("{} read and coded", thousands(coded)),
        format!("{} with the text of another", thousands(same.len())),
        format!("{} refused", thousands(refused.len())),
    ];
    let sum =
        format!("{} received: {}.", counted(index.dossier.received.len(), "file", "files"), listed(&parts));
    let more = refused.len().saturating_sub(FILES) + same.len().saturating_sub(FILES);
    refused.truncate(FILES);
    same.truncate(FILES);
    let more = (more > 0).then(|| format!("{} more are not listed here.", counted(more, "file", "files")));
    Files { sum, refused, same, more }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for (url, is) in [
            ("https://example.org/a", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("https://example.org/ onclick=x", false),
            ("//example.org", false),
            ("", false),
        ] {
            assert_eq!(is_web_address(url), is, "{url}");
        }
    }
}
