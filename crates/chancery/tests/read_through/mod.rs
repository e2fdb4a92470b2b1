//! Texts read by the program as a user runs it, and what it keeps of them.

use record::{Document, DocumentId, Event, Note};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use store::Casebook;

/// A document with its events and with what there is to say of it.
pub(crate) struct Read {
    pub(crate) document: Document,
    #[allow(dead_code, reason = "one of the two tests looks at them")]
    pub(crate) events: Vec<Event>,
    pub(crate) notes: Vec<Note>,
}

/// All that the program makes of the files in a folder, by file name.
pub(crate) fn read(folder: &Path) -> BTreeMap<String, Read> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("all.casebook");
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let output = command.arg("add").arg(folder).arg("--casebook").arg(&path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let casebook = Casebook::open(&path).unwrap();
    let mut names: BTreeMap<DocumentId, String> = BTreeMap::new();
    let mut read = BTreeMap::new();
    for document in casebook.documents().unwrap() {
        let mut name = document.name.clone();
        while read.contains_key(&name) {
            name.push('+');
        }
        names.insert(document.id.clone(), name.clone());
        read.insert(name, Read { document, events: Vec::new(), notes: Vec::new() });
    }
    let mut of = |id: &DocumentId, put: &mut dyn FnMut(&mut Read)| put(read.get_mut(&names[id]).unwrap());
    for event in casebook.events().unwrap() {
        of(&event.document.clone(), &mut |read| read.events.push(event.clone()));
    }
    for note in casebook.reading_notes().unwrap() {
        if let Some(id) = &note.document {
            of(id, &mut |read| read.notes.push(note.clone()));
        }
    }
    read
}

/// The cases of a `.cases` file as files in a folder, with what they say of their publication.
pub(crate) fn put(folder: &Path, file: &Path) {
    let stem = file.file_stem().unwrap().to_string_lossy();
    let source = std::fs::read_to_string(file).unwrap();
    let mut facts = std::fs::read_to_string(folder.join("sources.toml")).unwrap_or_default();
    for case in casefile::read(&stem, &source).unwrap() {
        let name = name(&stem, &case.name, case.setting("as"));
        std::fs::write(folder.join(&name), &case.text).unwrap();
        if let Some(day) = case.setting("published") {
            facts.push_str(&format!("[\"{name}\"]\npublished = \"{day}\"\n\n"));
        }
    }
    std::fs::write(folder.join("sources.toml"), facts).unwrap();
}

/// What a case is called as a file.
pub(crate) fn name(stem: &str, case: &str, format: Option<&str>) -> String {
    format!("{stem}-{case}.{}", format.unwrap_or("txt"))
}

/// The `.cases` files of a folder of `cases/`, in order.
pub(crate) fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "cases"))
        .collect();
    files.sort();
    files
}
