//! A fault that repeats is told once, with all its places.

use record::{DocumentId, Note, NoteCode};
use std::collections::BTreeMap;

/// The notes in their order; those of one document that say the same are one, with the places of all.
pub fn once(notes: Vec<Note>) -> Vec<Note> {
    let mut first: BTreeMap<(NoteCode, Option<DocumentId>, String), usize> = BTreeMap::new();
    let mut kept: Vec<Note> = Vec::with_capacity(notes.len());
    for note in notes {
        let key = (note.code, note.document.clone(), note.text.clone());
        match first.get(&key) {
            Some(&at) => {
                let places: Vec<_> =
                    note.places().filter(|place| kept[at].places().all(|known| known != *place)).collect();
                kept[at].also.extend(places);
            }
            None => {
                first.insert(key, kept.len());
                kept.push(note);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Span;

    #[test]
    fn notes_that_say_the_same_of_a_document_are_one() {
        let (a, b) = (DocumentId::from_text("a"), DocumentId::from_text("b"));
        let span = |start| Span::new("0123456789", start, start + 1);
        let note =
            |id: &DocumentId, text: &str, start| Note::new(NoteCode::OfficeNotHeld, text).at(id, span(start));
        let notes =
            vec![note(&a, "x", 1), note(&a, "y", 2), note(&a, "x", 3), note(&b, "x", 1), note(&a, "x", 3)];
        let told: Vec<(String, Vec<usize>)> = once(notes)
            .iter()
            .map(|note| (note.text.clone(), note.places().map(Span::start).collect()))
            .collect();
        assert_eq!(told, [("x".into(), vec![1, 3]), ("y".into(), vec![2]), ("x".into(), vec![1])]);
    }
}
