//! The exports: one table, unique names, well-formed records.

mod fixture;

use fixture::dossier;
use report::{Content, FORMATS, format};
use std::collections::BTreeSet;

fn written(content: Content, name: &str) -> String {
    let mut bytes = Vec::new();
    (format(content, name).unwrap().write)(&dossier(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn names_are_unique_and_described() {
    let names: BTreeSet<_> = FORMATS.iter().map(|f| (f.content.as_str(), f.name)).collect();
    assert_eq!(names.len(), FORMATS.len());
    assert!(FORMATS.iter().all(|f| f.description.ends_with('.') && !f.extension.starts_with('.')));
    assert!(format(Content::Events, "xlsx").is_none());
}

#[test]
fn every_format_writes_the_same_twice() {
    for format in FORMATS {
        let [a, b] = [(), ()].map(|()| {
            let mut bytes = Vec::new();
            (format.write)(&dossier(), &mut bytes).unwrap();
            bytes
        });
        assert!(!a.is_empty() && a == b, "{} {}", format.content.as_str(), format.name);
    }
}

#[test]
fn an_event_line_ties_its_words_to_their_bytes() {
    let dossier = dossier();
    let lines = written(Content::Events, "jsonl");
    assert_eq!(lines.lines().count(), dossier.events.len());
    for line in lines.lines() {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        let document =
            dossier.sources.iter().find(|s| event["document"] == s.document.name.as_str()).unwrap();
        for part in ["sentence", "trigger"] {
            let at = |end: &str| event[part][end].as_u64().unwrap() as usize;
            assert_eq!(event[part]["text"], document.document.text[at("start")..at("end")]);
        }
        assert!(event["incident"].is_string() && event["actors"].is_array());
    }
    let undated = lines.lines().find(|line| line.contains("shared water")).unwrap();
    assert!(undated.contains("\"when\":null"), "{undated}");
}

#[test]
fn every_table_has_as_many_cells_as_its_header() {
    for content in [Content::Events, Content::Incidents, Content::Disagreements, Content::Series] {
        let text = written(content, "csv");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let width = reader.headers().unwrap().len();
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == width), "{}", content.as_str());
    }
}

#[test]
fn an_incident_line_is_the_record_itself() {
    let dossier = dossier();
    let lines = written(Content::Incidents, "jsonl");
    let read: Vec<record::Incident> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, dossier.incidents);
}

#[test]
fn a_failing_writer_is_an_error_and_no_panic() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in FORMATS {
        assert!((format.write)(&dossier(), &mut Full).is_err(), "{}", format.name);
    }
}
