//! The way of one page: from its bytes to its events. The one place where the stages meet.

use crate::knowledge::Knowledge;
use crate::progress;
use chronicle::Audited;
use coding::Options;
use intake::{Collected, IntakeError, Page};
use rayon::prelude::*;
use record::{Document, DocumentId, Event, Note, Outcome, Received, Span, sha256_hex};
use std::collections::BTreeMap;

/// What was read in one page.
pub(crate) struct Coded {
    pub(crate) document: Document,
    pub(crate) sentences: Vec<Span>,
    pub(crate) events: Vec<Event>,
    pub(crate) notes: Vec<Note>,
}

/// A file with what became of it.
pub(crate) struct FileRead {
    pub(crate) received: Received,
    pub(crate) sha256: String,
    pub(crate) original: Vec<u8>,
    /// `None` for a refused file and for one whose text another file has.
    pub(crate) coded: Option<Coded>,
}

/// Reads and codes one page.
pub(crate) fn read_page(page: Page, knowledge: &Knowledge, options: Options) -> Result<Coded, IntakeError> {
    let read = intake::read(page)?;
    let (document, mut notes) = (read.value, read.notes);
    let parse = knowledge.language.parse(&document);
    let times = times::find(&document, &parse, &knowledge.codebook.periods);
    let mentions = coding::mentions::resolve(&document, &parse, &times, knowledge.codebook);
    let hints = coding::hints(&mentions, parse.tokens.len());
    let readings = knowledge.reader.read(&document, &parse, &times, &hints);
    let citations = coding::citations(&document, &times, &knowledge.codebook.words);
    let page = coding::Page {
        document: &document,
        parse: &parse,
        times: &times,
        citations: &citations,
        mentions: &mentions,
        readings: &readings,
        reader: &knowledge.reader.describe(),
    };
    let coded = coding::code(&page, knowledge.codebook, options);
    notes.extend(coded.notes);
    let tenures = mentions.tenures();
    let audited = Audited { document: &document, citations: &citations, tenures, events: &coded.value };
    notes.extend(chronicle::audit(&audited));
    let notes = chronicle::once(notes);
    let sentences = parse.sentences.iter().map(|sentence| sentence.span).collect();
    Ok(Coded { document, sentences, events: coded.value, notes })
}

/// Finds the files that `paths` name and reads them on all cores. Every file ends as read, as a text that
/// another file holds too, or as refused with a reason; the result is in the order of their names.
pub(crate) fn read_all(paths: &[String], knowledge: &Knowledge) -> Vec<FileRead> {
    let (found, errors) = intake::collect(paths);
    let bar = progress::bar(found.len());
    let mut read: Vec<FileRead> = found
        .par_iter()
        .map(|file| {
            let read = read_file(file, knowledge);
            bar.inc(1);
            read
        })
        .collect();
    bar.finish_and_clear();
    read.extend(errors.iter().map(|error| refused(error, Vec::new())));
    mark_same_texts(&mut read);
    for file in &read {
        if let Outcome::Refused(reason) = &file.received.outcome {
            progress::tell(&format!("refused: {reason}"));
        }
    }
    read
}

fn read_file(file: &Collected, knowledge: &Knowledge) -> FileRead {
    let page = match file.load() {
        Ok(page) => page,
        Err(error) => return refused(&error, Vec::new()),
    };
    let original = page.bytes.clone();
    match read_page(page, knowledge, Options::default()) {
        Ok(coded) => FileRead {
            received: Received {
                name: file.name.clone(),
                outcome: Outcome::Coded(coded.document.id.clone()),
                notes: Vec::new(),
            },
            sha256: coded.document.original.sha256.clone(),
            original,
            coded: Some(coded),
        },
        Err(error) => refused(&error, original),
    }
}

fn refused(error: &IntakeError, original: Vec<u8>) -> FileRead {
    let name = error.name().to_owned();
    // A file whose bytes could not be read is known by its name.
    let sha256 = sha256_hex(if original.is_empty() { name.as_bytes() } else { &original });
    let received = Received { name, outcome: Outcome::Refused(error.to_string()), notes: Vec::new() };
    FileRead { received, sha256, original: Vec::new(), coded: None }
}

/// Of files with one text the first is read; the others are told to hold the same.
fn mark_same_texts(files: &mut [FileRead]) {
    let mut first: BTreeMap<DocumentId, usize> = BTreeMap::new();
    for (index, file) in files.iter_mut().enumerate() {
        let Some(coded) = &file.coded else { continue };
        let id = coded.document.id.clone();
        if *first.entry(id.clone()).or_insert(index) != index {
            file.received.outcome = Outcome::SameText(id);
            file.coded = None;
        }
    }
}
