//! A casebook keeps what it is given, once, whatever happens in between.

use record::{
    Document, Event, EventId, Evidence, Incident, IncidentId, Kind, Note, NoteCode, Outcome, Received, Score,
    Standing, sha256_hex,
};
use rusqlite::Connection;
use std::path::Path;
use store::{Casebook, Entry, Reading, Seal, StoreError};

fn event(document: &Document) -> Event {
    let span = document.blocks[0].span;
    Event {
        id: EventId::new(&document.id, &document.text, 0, 0, "SANCTION"),
        document: document.id.clone(),
        kind: Kind::Sanction,
        mode: None,
        contexts: Vec::new(),
        actors: Vec::new(),
        recipients: Vec::new(),
        when: None,
        place: None,
        standing: Standing::Happened,
        said_by: Vec::new(),
        counts: Vec::new(),
        score: Score::from_tenths(-55).unwrap(),
        confidence: None,
        standing_confidence: None,
        title: None,
        evidence: Evidence { sentence: span, trigger: span, reader: "r".into(), codebook: "c".into() },
    }
}

/// Adds a text that lies at its own place.
fn add(casebook: &mut Casebook, name: &str, text: &str) {
    add_at(casebook, &sha256_hex(text.as_bytes()), name, text, &[]);
}

fn add_at(casebook: &mut Casebook, place: &str, name: &str, text: &str, replaces: &[String]) {
    let document = Document::of_sentence(name, text);
    let events = [event(&document)];
    let notes = [Note::new(NoteCode::PublishedUnknown, "No date.").at(&document.id, None)];
    let received =
        Received { name: name.into(), outcome: Outcome::Coded(document.id.clone()), notes: Vec::new() };
    let reading = Reading {
        document: &document,
        sentences: &[document.blocks[0].span],
        events: &events,
        notes: &notes,
        words: text,
    };
    let sha256 = sha256_hex(text.as_bytes());
    casebook
        .add(&[Entry {
            received: &received,
            place,
            read_as: "once",
            sha256: &sha256,
            original: text.as_bytes(),
            reading: Some(reading),
            replaces,
        }])
        .unwrap();
}

/// Every row of every table, as text, in a fixed order.
fn content(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut names = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sentences_search_%'")
        .unwrap();
    let tables: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut rows = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<String> = (0..width).map(|i| format!("{:?}", row.get_ref(i).unwrap())).collect();
            rows.push(format!("{table}: {}", cells.join(" | ")));
        }
    }
    rows.sort();
    rows
}

const EXPULSION: &str = "Four envoys were told to leave.";
const BRIDGE: &str = "The bridge was opened by both ministers.";

#[test]
fn a_file_twice_or_renamed_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.casebook");
    let mut casebook = Casebook::open(&path).unwrap();
    add(&mut casebook, "a.txt", EXPULSION);
    add(&mut casebook, "b.txt", BRIDGE);
    let once = content(&path);
    assert!(once.iter().any(|row| row.starts_with("events:")), "{once:#?}");
    add(&mut casebook, "a.txt", EXPULSION);
    add(&mut casebook, "renamed.txt", BRIDGE);
    drop(casebook);
    assert_eq!(content(&path), once);
    let again = Casebook::open(&path).unwrap();
    assert_eq!(again.documents().unwrap().len(), 2);
    assert_eq!(again.events().unwrap().len(), 2);
    assert_eq!(again.sentence_counts().unwrap().values().sum::<usize>(), 2);
    assert_eq!(
        again.original(&sha256_hex(EXPULSION.as_bytes())).unwrap().as_deref(),
        Some(EXPULSION.as_bytes())
    );
}

#[test]
fn a_kill_in_the_middle_leaves_whole_entries() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, killed) = (folder.path().join("whole"), folder.path().join("killed"));
    let mut casebook = Casebook::open(&whole).unwrap();
    add(&mut casebook, "a.txt", EXPULSION);
    add(&mut casebook, "b.txt", BRIDGE);
    drop(casebook);

    let mut casebook = Casebook::open(&killed).unwrap();
    add(&mut casebook, "a.txt", EXPULSION);
    // A write that never commits, as when the program dies within it.
    let mut other = Connection::open(&killed).unwrap();
    let half = other.transaction().unwrap();
    half.execute("INSERT INTO documents (id, name, record) VALUES ('x', 'b.txt', '{}')", []).unwrap();
    drop(half);
    drop(other);
    drop(casebook);
    let mut casebook = Casebook::open(&killed).unwrap();
    add(&mut casebook, "a.txt", EXPULSION);
    add(&mut casebook, "b.txt", BRIDGE);
    drop(casebook);
    assert_eq!(content(&killed), content(&whole));
}

#[test]
fn the_chronicle_is_replaced_as_a_whole_and_the_views_show_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.casebook");
    let mut casebook = Casebook::open(&path).unwrap();
    add(&mut casebook, "a.txt", EXPULSION);
    let event = casebook.events().unwrap().remove(0);
    let incident = Incident {
        id: IncidentId::of_first(&event.id),
        events: vec![event.id.clone()],
        kind: event.kind,
        mode: None,
        actors: vec!["AZE".parse().unwrap()],
        recipients: vec!["IRN".parse().unwrap()],
        when: Some(record::When::day("2023-04-06".parse().unwrap(), record::Basis::Explicit)),
        place: Some(record::Place {
            name: "Baku".into(),
            kind: Some(record::PlaceKind::Capital),
            country: "AZE".parse().ok(),
            coordinates: None,
            mention: None,
            basis: Some(record::PlaceBasis::Implied),
        }),
        standing: Standing::Happened,
        sources: Vec::new(),
        score: event.score,
        title: Some(record::Title { text: "Azerbaijan expelled four".into(), tells: 80 }),
    };
    let state = casebook.state().unwrap();
    casebook.put_chronicle(state, std::slice::from_ref(&incident), &[], &[], &[]).unwrap();
    let once = content(&path);
    casebook.put_chronicle(state, std::slice::from_ref(&incident), &[], &[], &[]).unwrap();
    assert_eq!(content(&path), once);
    assert_eq!(casebook.incidents().unwrap(), [incident]);
    assert_eq!(casebook.search("envoys leave", 5).unwrap().len(), 1);
    assert_eq!(casebook.search("\" OR NEAR(", 5).unwrap().len(), 0);
    drop(casebook);
    let connection = Connection::open(&path).unwrap();
    let row = |query: &str| connection.query_row(query, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(row("SELECT actor || recipient || month || kind FROM v_dyad_month"), "AZEIRN2023-04SANCTION");
    assert_eq!(row("SELECT sentence FROM v_evidence WHERE incident IS NOT NULL"), EXPULSION);
    assert_eq!(row("SELECT standing FROM v_events"), "happened");
    assert_eq!(row("SELECT actors FROM v_incidents"), "AZE");
    let place =
        "SELECT place || ' ' || place_kind || ' ' || place_country || ' ' || place_basis FROM v_incidents";
    assert_eq!(row(place), "Baku capital AZE implied");
    assert_eq!(row("SELECT count(place_kind) || '' FROM v_events"), "0");
}

#[test]
fn a_casebook_of_the_first_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.casebook");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../src/schema_1.sql")).unwrap();
    old.execute_batch(&format!(
        "PRAGMA application_id = {}; PRAGMA user_version = 1;",
        store::APPLICATION_ID
    ))
    .unwrap();
    drop(old);
    drop(Casebook::open(&path).unwrap());
    let connection = Connection::open(&path).unwrap();
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i32>(0)).unwrap();
    assert_eq!(version, store::SCHEMA_VERSION);
    connection.prepare("SELECT place_kind, place_country, place_basis FROM v_events").unwrap();
}

#[test]
fn other_databases_and_newer_casebooks_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    assert!(matches!(Casebook::open(&path), Err(StoreError::NotACasebook { .. })));
    let text = folder.path().join("text.txt");
    std::fs::write(
        &text,
        "this is not a database, it is a text that is long enough to look like one".repeat(20),
    )
    .unwrap();
    let empty = folder.path().join("empty");
    std::fs::write(&empty, "").unwrap();
    let plain = folder.path().join("plain.db");
    Connection::open(&plain).unwrap().execute_batch("PRAGMA user_version = 3").unwrap();
    for path in [&text, &empty, &plain, &folder.path().to_path_buf()] {
        let before = std::fs::read(path).ok();
        assert!(matches!(Casebook::open(path), Err(StoreError::NotACasebook { .. })), "{path:?}");
        assert!(matches!(Casebook::open_to_read(path), Err(StoreError::NotACasebook { .. })), "{path:?}");
        assert_eq!(std::fs::read(path).ok(), before);
    }
    assert!(matches!(Casebook::open_to_read(&folder.path().join("no")), Err(StoreError::Missing { .. })));
    let newer = folder.path().join("newer");
    drop(Casebook::open(&newer).unwrap());
    for (version, is_newer) in [(999, true), (-1, false), (0, false)] {
        Connection::open(&newer).unwrap().pragma_update(None, "user_version", version).unwrap();
        for error in [Casebook::open(&newer).unwrap_err(), Casebook::open_to_read(&newer).unwrap_err()] {
            assert_eq!(matches!(error, StoreError::Newer { .. }), is_newer, "{error}");
            assert_eq!(matches!(error, StoreError::NoVersion { .. }), !is_newer, "{error}");
        }
    }
}

#[test]
fn every_flipped_byte_breaks_the_seal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.casebook");
    let mut casebook = Casebook::open(&path).unwrap();
    add(&mut casebook, "a.txt", EXPULSION);
    casebook.seal().unwrap();
    drop(casebook);
    let whole = std::fs::read(&path).unwrap();
    assert_eq!(Casebook::seal_of(&path).unwrap(), Seal::Whole);
    // A prime step, so that every kind of page and the seal itself are hit.
    for at in (0..whole.len()).step_by(997).chain(whole.len() - 4200..whole.len() - 4000) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        std::fs::write(&path, &flipped).unwrap();
        assert_ne!(Casebook::seal_of(&path).unwrap(), Seal::Whole, "byte {at}");
    }
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    std::fs::write(&path, &flipped).unwrap();
    assert!(matches!(Casebook::open(&path), Err(StoreError::Damaged { .. })));
    assert!(matches!(Casebook::open_to_read(&path), Err(StoreError::Damaged { .. })));
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(Casebook::open_to_read(&path).unwrap().events().unwrap().len(), 1);
    assert_eq!(std::fs::read(&path).unwrap(), whole, "reading changes nothing");
}

#[test]
fn a_change_takes_the_seal_off_until_all_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.casebook");
    let mut casebook = Casebook::open(&path).unwrap();
    add(&mut casebook, "a.txt", EXPULSION);
    casebook.seal().unwrap();
    let place = sha256_hex(BRIDGE.as_bytes());
    casebook.begin(&[(place, "b.txt".to_owned())]).unwrap();
    casebook.seal().unwrap();
    assert_eq!(Casebook::seal_of(&path).unwrap(), Seal::None, "a file is pending");
    assert_eq!(casebook.pending().unwrap(), (vec!["b.txt".to_owned()], true));
    // Enough to need new pages where the seal was.
    add(&mut casebook, "long.txt", &"A long way was gone by all. ".repeat(2000));
    add(&mut casebook, "b.txt", BRIDGE);
    assert_eq!(casebook.pending().unwrap(), (Vec::new(), true));
    let state = casebook.state().unwrap();
    casebook.put_chronicle(state, &[], &[], &[], &[]).unwrap();
    assert_eq!(casebook.pending().unwrap(), (Vec::new(), false));
    casebook.seal().unwrap();
    drop(casebook);
    assert_eq!(Casebook::seal_of(&path).unwrap(), Seal::Whole);
    let again = Casebook::open(&path).unwrap();
    assert_eq!((again.faults().unwrap(), again.documents().unwrap().len()), (Vec::new(), 3));
}

#[test]
fn what_another_run_changed_is_not_joined_from_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.casebook");
    let mut one = Casebook::open(&path).unwrap();
    let mut other = Casebook::open(&path).unwrap();
    let state = one.state().unwrap();
    add(&mut other, "a.txt", EXPULSION);
    assert!(matches!(one.put_chronicle(state, &[], &[], &[], &[]), Err(StoreError::Changed)));
    let state = one.state().unwrap();
    one.put_chronicle(state, &[], &[], &[], &[]).unwrap();
}

#[test]
fn a_corrected_file_replaces_its_older_version_unless_that_lies_elsewhere_too() {
    let mut casebook = Casebook::in_memory().unwrap();
    let texts = |casebook: &Casebook| -> Vec<String> {
        casebook.documents().unwrap().into_iter().map(|document| document.text).collect()
    };
    add_at(&mut casebook, "here", "a.txt", EXPULSION, &[]);
    add_at(&mut casebook, "there", "a.txt", EXPULSION, &[]);
    add_at(&mut casebook, "here", "a.txt", BRIDGE, &[]);
    assert_eq!((texts(&casebook).len(), casebook.replaced().unwrap()), (2, 0));
    add_at(&mut casebook, "there", "a.txt", "They met again.", &[]);
    assert_eq!((texts(&casebook).len(), casebook.replaced().unwrap()), (2, 1));
    assert!(!texts(&casebook).contains(&EXPULSION.to_owned()));
    assert_eq!(casebook.events().unwrap().len(), 2);
    assert_eq!(casebook.received().unwrap().len(), 2);
    let sha256 = sha256_hex(EXPULSION.as_bytes());
    assert_eq!(casebook.original(&sha256).unwrap().as_deref(), Some(EXPULSION.as_bytes()));
    assert_eq!(casebook.kept().unwrap().history.get(&sha256).map(String::as_str), Some("there"));
    // By its address, wherever it lies; and it may come back.
    add_at(&mut casebook, "else", "c.txt", "It was signed.", &[sha256_hex(BRIDGE.as_bytes())]);
    assert_eq!((texts(&casebook).len(), casebook.replaced().unwrap()), (2, 2));
    add_at(&mut casebook, "there", "a.txt", EXPULSION, &[]);
    assert_eq!((texts(&casebook).len(), casebook.replaced().unwrap()), (2, 2));
    assert!(texts(&casebook).contains(&EXPULSION.to_owned()));
}
