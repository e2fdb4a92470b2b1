//! The text cases of `cases/notes`: what the program remarks about a text, with the number of places.
#![allow(missing_docs)]

mod read_through;

use read_through::{files, name, put, read};
use std::path::Path;

/// What is said of nearly every text of a case.
const OF_THE_FILE: [&str; 3] = ["published-unknown", "published-inferred", "publisher-unknown"];

#[test]
fn notes_are_as_the_cases_say() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/notes");
    let place = tempfile::tempdir().unwrap();
    let mut stems = Vec::new();
    for file in files(&cases) {
        put(place.path(), &file);
        stems.push(file.file_stem().unwrap().to_string_lossy().into_owned());
    }
    let read = read(place.path());
    let outcome = casefile::run(&cases, |case| {
        let found = stems.iter().find_map(|stem| read.get(&name(stem, &case.name, case.setting("as"))));
        let found = found.expect("every case was read");
        assert_eq!(found.document.text.is_empty(), case.text.is_empty(), "{}", case.name);
        let notes = &found.notes;
        let told = notes.iter().filter(|note| !OF_THE_FILE.contains(&note.code.as_str()));
        told.map(|note| format!("{} {} {}", note.places().count(), note.code, note.text)).collect()
    });
    if let Err(report) = outcome {
        panic!("{report}");
    }
}
