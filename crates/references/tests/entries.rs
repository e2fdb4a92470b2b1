//! What holds of every entry, whatever it says; and the entries of the first case.

use proptest::prelude::*;
use record::{BlockKind, Contributor, Document, Reference, Span};
use references::EntryParser;
use std::path::Path;

fn references(entry: &str) -> (Document, Vec<Reference>) {
    let mut document = Document::of_sentence("entry", entry);
    document.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Reference);
    let references = EntryParser::embedded().references(&document);
    (document, references)
}

/// All spans of an entry.
fn spans(reference: &Reference) -> Vec<Span> {
    let people = reference.authors.iter().chain(&reference.editors).chain(&reference.translators);
    let people = people.flat_map(|one| match *one {
        Contributor::Person { family, given } => [Some(family), given],
        Contributor::Body(body) => [Some(body), None],
    });
    let one = reference;
    let dates = [one.date, one.accessed].map(|dated| dated.map(|dated| dated.span));
    let names = [one.label, one.title, one.container, one.collection, one.publisher, one.place, one.genre];
    let numbers = [one.volume, one.issue, one.pages, one.edition, one.url, one.doi, one.isbn];
    people.chain(dates).chain(names).chain(numbers).flatten().chain(one.notes.iter().copied()).collect()
}

proptest! {
    #[test]
    fn fields_lie_within_their_entry(
        words in prop::collection::vec(
            "\\PC{0,9}|[A-Z]\\.|[(\"“‘][A-Za-z]{1,8}[)\"”’]?[.,:;]?|20[0-9]{2}[a-z]?|pp\\. 1—2|et al\\.|Retrieved|doi:10\\.1/x|https://a\\.example/[%()]|vol\\.|—",
            0..30,
        ),
    ) {
        let entry = words.join(" ");
        let (document, references) = references(&entry);
        for reference in &references {
            for span in spans(reference) {
                prop_assert!(reference.span.contains(span), "{:?}", span.of(&document.text));
                prop_assert!(!span.of(&document.text).trim().is_empty());
            }
        }
    }
}

#[test]
fn an_endless_entry_ends() {
    let (_, references) = references(&"Hasanli, L. & ".repeat(20_000));
    assert!(references.len() <= 1);
}

/// The two lists of the first case.
#[test]
#[allow(clippy::print_stderr)]
fn the_entries_of_the_first_case_have_their_fields() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/seeds");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: the development data are not there");
        return;
    };
    let (mut outlets, mut in_journals, mut books) = (0, 0, 0);
    for path in files.filter_map(|file| Some(file.ok()?.path())) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.starts_with("000") && !name.starts_with("003") {
            continue;
        }
        let page = intake::Page::new(name, std::fs::read_to_string(&path).unwrap());
        let document = intake::read(page).unwrap().value;
        for reference in EntryParser::embedded().references(&document) {
            let entry = reference.span.of(&document.text);
            assert!(reference.title.is_some() && !reference.authors.is_empty(), "{entry}");
            assert!(reference.date.is_some_and(|date| date.when.is_some()), "{entry}");
            outlets += usize::from(reference.url.is_some());
            in_journals += usize::from(reference.container.is_some() && reference.pages.is_some());
            books += usize::from(reference.publisher.is_some() && reference.container.is_none());
        }
    }
    assert_eq!((outlets, in_journals, books), (5, 27, 4));
}
