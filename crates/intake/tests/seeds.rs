//! The five texts of the first case: untidy, real input. Skipped with a note where they are absent.

use intake::{Page, read};
use record::{BlockKind, Document, NoteCode, Noted};
use std::path::PathBuf;

fn seed(number: &str) -> Option<Noted<Document>> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/seeds"));
    let Ok(entries) = std::fs::read_dir(&folder) else {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"skipped: the seeds are not here\n");
        return None;
    };
    let path = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(number)))
        .expect("a seed of this number");
    let bytes = std::fs::read(&path).unwrap();
    let document = read(Page::new(format!("{number}.txt"), bytes.clone())).unwrap();
    assert_eq!(document.value.text.as_bytes(), bytes, "the text is the received text");
    assert!(document.value.original.map.is_empty());
    Some(document)
}

fn count(document: &Document, kind: BlockKind) -> usize {
    document.blocks.iter().filter(|block| block.kind == kind).count()
}

fn kinds(document: &Document) -> String {
    let short = |kind| match kind {
        BlockKind::Heading => 'H',
        BlockKind::Paragraph => 'p',
        BlockKind::ListItem => 'i',
        BlockKind::Quote => 'q',
        BlockKind::Reference => 'r',
        BlockKind::Repeat => '=',
        BlockKind::Boilerplate => '.',
    };
    document.blocks.iter().map(|block| short(block.kind)).collect()
}

fn published(document: &Document) -> String {
    document.published.as_ref().map_or("unknown".to_owned(), |known| {
        format!("{}..{} {}", known.value.earliest(), known.value.latest(), known.basis)
    })
}

#[test]
fn an_abstract_with_a_bibliography() {
    let Some(Noted { value: document, .. }) = seed("000") else { return };
    assert_eq!(kinds(&document), format!("Hp.....{}...", "r".repeat(31)));
    assert_eq!(document.author.as_ref().unwrap().value, "Mirmehdi Aghazada");
    assert!(document.title.as_ref().unwrap().value.ends_with("Features and Trends"));
    assert_eq!(published(&document), "2023-01-01..2023-12-31 inferred");
}

#[test]
fn an_analysis_with_empty_brackets_and_a_comment_form() {
    let Some(Noted { value: document, .. }) = seed("001") else { return };
    assert_eq!(kinds(&document), "H.ppppppppppp..");
    assert_eq!(document.publisher.as_ref().unwrap().value, "Eurasia Daily Monitor");
    assert_eq!(published(&document), "2023-04-13..2023-05-14 inferred");
}

#[test]
fn a_text_that_repeats_four_sentences() {
    let Some(Noted { value: document, notes }) = seed("002") else { return };
    assert_eq!(kinds(&document), "pppppppp=pppppp.");
    assert_eq!(document.author.as_ref().unwrap().value, "Asma Khan Durrani");
    let repeated: Vec<_> = notes.iter().filter(|note| note.code == NoteCode::RepeatedPassage).collect();
    assert_eq!(repeated.len(), 1);
    assert!(repeated[0].text.starts_with("4 sentences"), "{}", repeated[0].text);
    assert_eq!(document.blocks[8].span, repeated[0].span.unwrap());
    assert!(notes.iter().any(|note| note.code == NoteCode::PublisherUnknown));
}

#[test]
fn a_rewrite_with_numbered_sources() {
    let Some(Noted { value: document, .. }) = seed("003") else { return };
    assert_eq!(kinds(&document), ".Hp.Hppppppppppprrrrriiiip..");
    assert_eq!(count(&document, BlockKind::Reference), 5);
    assert_eq!(published(&document), "2025-04-01..2025-05-31 inferred");
}

#[test]
fn an_opinion_with_a_copyright_line() {
    let Some(Noted { value: document, notes }) = seed("004") else { return };
    assert_eq!(kinds(&document), ".ppHppppppHppppp...");
    assert_eq!(document.publisher.as_ref().unwrap().value, "Anadolu Agency");
    assert_eq!(document.title, None);
    assert_eq!(published(&document), "2020-11-09..2022-12-31 inferred");
    assert!(notes.iter().any(|note| note.code == NoteCode::PublishedInferred));
}
