//! The sample case of the repository: every fact that its files tell, and what each of their parts is.

use intake::{collect, read};
use record::{BlockKind, Document, NoteCode, Noted};
use std::collections::BTreeMap;

fn sample() -> BTreeMap<String, Noted<Document>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/azerbaijan-iran");
    let (found, errors) = collect(&[folder]);
    assert!(errors.is_empty(), "{errors:?}");
    found.iter().map(|page| (page.name.clone(), page.load().and_then(read).unwrap())).collect()
}

fn shape(document: &Document) -> String {
    let letter = |kind| match kind {
        BlockKind::Heading => 'H',
        BlockKind::Paragraph => 'p',
        BlockKind::ListItem => 'i',
        BlockKind::Quote => 'q',
        BlockKind::Reference => 'r',
        BlockKind::Repeat => '=',
        BlockKind::Boilerplate => '.',
    };
    document.blocks.iter().map(|block| letter(block.kind)).collect()
}

#[test]
fn every_file_tells_its_facts() {
    let sample = sample();
    let lines: Vec<String> = sample
        .iter()
        .map(|(name, noted)| {
            let document = &noted.value;
            let publisher = document.publisher.as_ref().map_or("-", |publisher| &publisher.value);
            let published = document.published.as_ref().map_or("-".to_owned(), |known| {
                assert_eq!(known.value.days(), 1);
                format!("{} {}", known.value.earliest(), known.basis)
            });
            format!("{name} | {publisher} | {published} | {}", shape(document))
        })
        .collect();
    let expected = [
        "aras-corridor.txt | Aras Dispatch | 2023-10-09 sources.toml | H..pppppppp......",
        "baku-visit.md | South Caucasus Notebook | 2025-04-29 front-matter | HppHppHppppiiiHrrrrr.",
        "border-notebook.txt | South Caucasus Notebook | - | .Hppppppp.....",
        "closed-doors.md | Northern Corridor Review | 2023-02-06 front-matter | Hp.pppHppHppp..",
        "dam-and-crash.html | Absheron Wire | 2024-05-21 page-metadata | H.ppppHppp.",
        "embassy-attack.html | Absheron Wire | 2023-01-28 page-metadata | H..ppppppp.",
        "embassy-returns.txt | Northern Corridor Review | 2024-07-17 text | ....Hppppppp.",
        "expulsion.html | The Caspian Ledger | 2023-04-10 address | H.pppHpppHppp.",
        "lorries-and-drills.html | The Caspian Ledger | 2021-10-05 page-metadata | HppHpppqHppp.",
        "pontoon-bridge.md | Kura Monitor | 2022-10-24 front-matter | HHppHppHpiiipq...",
        "tehran-account.txt | Tabriz Courier | 2023-01-28 inferred | H.ppppppppp....",
        "truce-on-the-aras.txt | Aras Dispatch | 2020-11-13 sources.toml | H.pppppppp....",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn only_what_is_unknown_is_noted() {
    let notes: Vec<(String, NoteCode)> = sample()
        .into_iter()
        .flat_map(|(name, noted)| noted.notes.into_iter().map(move |note| (name.clone(), note.code)))
        .collect();
    let expected = [
        ("border-notebook.txt".to_owned(), NoteCode::PublishedUnknown),
        ("tehran-account.txt".to_owned(), NoteCode::PublishedInferred),
    ];
    assert_eq!(notes, expected);
}

#[test]
fn a_place_of_a_page_leads_back_to_its_bytes() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/azerbaijan-iran");
    for (name, noted) in sample().iter().filter(|(name, _)| !name.ends_with(".txt")) {
        let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
        let document = &noted.value;
        for block in &document.blocks {
            let told = document.original.map.iter().rfind(|(at, _)| *at as usize <= block.span.start());
            let source = String::from_utf8_lossy(&bytes[told.expect("a pair").1 as usize..]);
            let first =
                block.span.of(&document.text).split_whitespace().find(|word| word.is_ascii()).unwrap();
            let near: String = source.chars().take(120).collect();
            assert!(near.contains(first), "{name}: {first} is not in {near}");
        }
    }
}
