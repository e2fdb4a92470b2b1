//! The program checks itself before it accuses a source: no event lies outside what its document's own clock allows, and
//! no source is accused by a date that the program inferred. Over every text of the cases and the examples, and the five
//! texts of the first case where they are at hand.
#![allow(missing_docs)]

mod read_through;

use read_through::{Read, files, put, read};
use record::{Basis, FactBasis, Note, NoteCode, Span, Standing, When};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// The notes that rest on dates.
const ACCUSING: [NoteCode; 3] =
    [NoteCode::OfficeNotHeld, NoteCode::SourceOlderThanClaim, NoteCode::SourceAfterPublication];

/// The years from 1000 to 2999 that a text writes out.
fn years(text: &str) -> BTreeSet<i16> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (1000..3000).contains(year)).collect()
}

/// The publication, if it is told.
fn told(read: &Read) -> Option<When> {
    let known = read.document.published.as_ref()?;
    (known.basis != FactBasis::Inferred).then_some(known.value)
}

/// The sentence that a place lies in or right behind, by the ends of sentences that events know, or else its line.
fn around(read: &Read, place: Span) -> &str {
    let text = &read.document.text;
    let from = text[..place.start()].rfind('\n').map_or(0, |at| at + 1);
    let to = text[place.end()..].find('\n').map_or(text.len(), |at| place.end() + at);
    &text[from..to]
}

/// What a note accuses with and no words tell: the year of its date stands neither in the paragraph nor, for a number, in
/// the list of sources, nor is it that of a publication that is told.
fn rests_on_inference(read: &Read, note: &Note) -> Option<String> {
    let mut written: BTreeSet<i16> = note.places().flat_map(|place| years(around(read, place))).collect();
    let by_number = note.text.starts_with("Source [");
    if by_number {
        let entries = read.document.blocks.iter().filter(|block| block.kind == record::BlockKind::Reference);
        written.extend(entries.flat_map(|block| years(block.span.of(&read.document.text))));
    }
    if let Some(published) = told(read) {
        written.extend([published.earliest().year(), published.latest().year()]);
    }
    // Terms of office are the codebook's, and true whatever the text says.
    let accused = match note.code {
        NoteCode::OfficeNotHeld => note.text.split(", but held").next().unwrap_or(""),
        _ => note.text.split(": an office that").next().unwrap_or(""),
    };
    let unwritten: Vec<i16> = years(accused).difference(&written).copied().collect();
    let inferred_publication = note.code == NoteCode::SourceAfterPublication && told(read).is_none();
    (!unwritten.is_empty() || inferred_publication)
        .then(|| format!("{} {}: {unwritten:?}", note.code, note.text))
}

/// The years that a document's clock can give to a date whose year it does not write: those it writes out, and those
/// around its publication.
fn years_of_the_clock(read: &Read) -> BTreeSet<i16> {
    let mut all = years(&read.document.text);
    if let Some(known) = &read.document.published {
        all.extend(known.value.earliest().year() - 1..=known.value.latest().year() + 1);
    }
    all
}

/// Why the date of an event contradicts its document's clock.
fn off_the_clock(read: &Read) -> Vec<String> {
    let published = read.document.published.as_ref().map(|known| known.value);
    let years = years_of_the_clock(read);
    let mut off = Vec::new();
    for event in &read.events {
        let Some(when) = event.when else { continue };
        let past = matches!(event.standing, Standing::Happened | Standing::Alleged | Standing::Negated);
        let ahead = past && published.is_some_and(|published| when.earliest() > published.latest());
        let from_nowhere = when.basis() == Basis::Publication && published.is_none();
        let strange = when.basis() == Basis::YearInferred && !years.contains(&when.earliest().year());
        if ahead || from_nowhere || strange {
            let sentence = event.evidence.sentence.of(&read.document.text);
            off.push(format!("{} to {} ({}): {sentence}", when.earliest(), when.latest(), when.basis()));
        }
    }
    off
}

/// Reads a folder and says what is wrong, and how much was looked at.
fn look(folder: &Path, wrong: &mut String) -> (usize, usize) {
    let (mut events, mut accusing) = (0, 0);
    for (name, read) in read(folder) {
        events += read.events.iter().filter(|event| event.when.is_some()).count();
        for line in off_the_clock(&read) {
            let _ = writeln!(wrong, "{name}: off the clock: {line}");
        }
        for note in read.notes.iter().filter(|note| ACCUSING.contains(&note.code)) {
            accusing += 1;
            if let Some(line) = rests_on_inference(&read, note) {
                let _ = writeln!(wrong, "{name}: rests on an inference: {line}");
            }
        }
    }
    (events, accusing)
}

#[test]
fn no_date_is_off_the_clock_and_no_accusation_is_inferred() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut wrong = String::new();
    let place = tempfile::tempdir().unwrap();
    for folder in ["events", "kinds", "notes", "intake", "actors"] {
        let cases = place.path().join(folder);
        std::fs::create_dir(&cases).unwrap();
        for file in files(&root.join("cases").join(folder)) {
            put(&cases, &file);
        }
    }
    let (events, accusing) = look(place.path(), &mut wrong);
    assert!(
        events >= 100 && accusing >= 5,
        "{events} dated events and {accusing} notes are too few to check by"
    );
    look(&root.join("examples/azerbaijan-iran"), &mut wrong);
    let seeds = root.join("../shared/data/seeds");
    if seeds.is_dir() {
        look(&seeds, &mut wrong);
    } else {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"skipped: the seeds are not here\n");
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_check_sees_what_it_looks_for() {
    let place = tempfile::tempdir().unwrap();
    let text = "Since 2021 relations have soured. On April 7 Azerbaijan expelled two Iranian diplomats (Ledger, May 3).";
    std::fs::write(place.path().join("a.txt"), text).unwrap();
    let mut read = read(place.path()).remove("a.txt").unwrap();
    let at = text.find("Ledger").and_then(|at| Span::new(text, at, at + 6));
    let note = |code, words: &str| Note::new(code, words).at(&read.document.id, at);
    let older = |day: &str| {
        note(
            NoteCode::SourceOlderThanClaim,
            &format!("Ledger is dated 2021-03, but is cited for what took place on or after {day}."),
        )
    };
    assert!(rests_on_inference(&read, &older("2021-04-07")).is_none());
    assert!(rests_on_inference(&read, &older("2023-04-07")).is_some());
    assert!(
        rests_on_inference(&read, &note(NoteCode::SourceAfterPublication, "Ledger is dated 2021-05."))
            .is_some()
    );
    assert!(off_the_clock(&read).is_empty(), "{:?}", off_the_clock(&read));
    let event = read.events.first_mut().expect("an expulsion is told");
    event.when = When::year(1997, Basis::YearInferred);
    assert_eq!(off_the_clock(&read).len(), 1);
    read.events[0].when = When::year(2021, Basis::Publication);
    read.document.published = None;
    assert_eq!(off_the_clock(&read).len(), 1);
}
