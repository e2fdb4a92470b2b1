//! The way of one page: from its bytes to its events. The one place where the stages meet.

use crate::ending::Ending;
use crate::knowledge::Knowledge;
use crate::progress;
use chronicle::Audited;
use coding::Options;
use intake::{Collected, Inspected, IntakeError, Page};
use rayon::prelude::*;
use record::{Document, DocumentId, Event, Note, Outcome, Received, Span, sha256_hex};
use std::collections::{BTreeMap, BTreeSet};

/// What was read in one page.
pub(crate) struct Coded {
    pub(crate) document: Document,
    pub(crate) sentences: Vec<Span>,
    pub(crate) events: Vec<Event>,
    pub(crate) notes: Vec<Note>,
    /// A digest of its words, whatever white space stands between them: the same for copies of a text.
    pub(crate) words: String,
}

/// A file with what became of it.
pub(crate) struct FileRead {
    pub(crate) received: Received,
    pub(crate) sha256: String,
    pub(crate) original: Vec<u8>,
    /// `None` for a refused file and for one whose text another file has.
    pub(crate) coded: Option<Coded>,
    /// Whether it was refused as something that this program wrote: a brief or a casebook.
    pub(crate) is_own: bool,
}

impl FileRead {
    /// How a run ended that read these files.
    pub(crate) fn ending(files: &[FileRead]) -> Ending {
        let refused = files.iter().filter(|file| file.is_refused()).count();
        let own = files.iter().filter(|file| file.is_own).count();
        Ending::of(files.len() - refused, refused - own)
    }

    fn refused(name: &str, reason: String, bytes: &[u8]) -> FileRead {
        // A file whose bytes could not be read is known by its name.
        let sha256 = sha256_hex(if bytes.is_empty() { name.as_bytes() } else { bytes });
        let received =
            Received { name: name.to_owned(), outcome: Outcome::Refused(reason), notes: Vec::new() };
        FileRead { received, sha256, original: Vec::new(), coded: None, is_own: false }
    }

    /// Whether it was not read.
    pub(crate) fn is_refused(&self) -> bool {
        matches!(self.received.outcome, Outcome::Refused(_))
    }

    pub(crate) fn tell_refusal(&self) {
        if let Outcome::Refused(reason) = &self.received.outcome {
            progress::tell(&format!("refused: {reason}"));
        }
    }
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
    let words = words(&document.text);
    Ok(Coded { document, sentences, events: coded.value, notes, words })
}

fn words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        folded.push_str(word);
        folded.push(' ');
    }
    sha256_hex(folded.as_bytes())
}

/// Finds the files that `paths` name and reads them on all cores. Every file ends as read, as a text that
/// another file holds too, or as refused with a reason; the result is in the order of their names.
pub(crate) fn read_all(paths: &[String], knowledge: &Knowledge, options: Options) -> Vec<FileRead> {
    let (found, refused) = find(paths);
    let bar = progress::bar(found.len());
    let mut read: Vec<FileRead> = found
        .par_iter()
        .map(|file| {
            let read = read_file(file, knowledge, options);
            bar.inc(1);
            read
        })
        .collect();
    bar.finish_and_clear();
    read.extend(refused);
    let mut first = FirstTexts::default();
    read.iter_mut().for_each(|file| first.mark(file, false));
    read.iter().for_each(FileRead::tell_refusal);
    read
}

/// Finds the files that `paths` name and gives each as a document, uncoded, in the order of their names.
pub(crate) fn each_document(
    paths: &[String],
    mut take: impl FnMut(Document) -> anyhow::Result<()>,
) -> anyhow::Result<Ending> {
    each_inspected(paths, |inspected| take(inspected.read.value))
}

/// As [`each_document`], with what was weighed on the way to each.
pub(crate) fn each_inspected(
    paths: &[String],
    mut take: impl FnMut(Inspected) -> anyhow::Result<()>,
) -> anyhow::Result<Ending> {
    let (found, mut refused) = find(paths);
    let mut read = 0;
    for file in &found {
        let document = load(file).and_then(|page| {
            intake::inspect(page)
                .map_err(|error| Box::new(FileRead::refused(&file.name, error.to_string(), &[])))
        });
        match document {
            Ok(document) => {
                take(document)?;
                read += 1;
            }
            Err(file) => refused.push(*file),
        }
    }
    refused.iter().for_each(FileRead::tell_refusal);
    let own = refused.iter().filter(|file| file.is_own).count();
    Ok(Ending::of(read, refused.len() - own))
}

/// The files that `paths` name, those that hold many taken apart, in the order of their names; and what of them is not
/// there or cannot be opened.
pub(crate) fn find(paths: &[String]) -> (Vec<Collected>, Vec<FileRead>) {
    let (addresses, paths): (Vec<&String>, Vec<&String>) = paths.iter().partition(|path| is_address(path));
    let (found, errors) = intake::collect(&paths);
    let of_address = |address: &&String| {
        let reason = format!(
            "{address}: is an address, and this program asks no network; save the page as .html with a browser and \
             give that file"
        );
        FileRead::refused(address, reason, &[])
    };
    let of_error = |error: &IntakeError| FileRead::refused(error.name(), error.to_string(), &[]);
    let mut refused: Vec<FileRead> =
        addresses.iter().map(of_address).chain(errors.iter().map(of_error)).collect();
    let opened: Vec<_> = found.into_par_iter().map(Collected::opened).collect();
    let mut pages = Vec::new();
    for page in opened.into_iter().flatten() {
        match page {
            Ok(page) => pages.push(page),
            Err(error) => refused.push(of_error(&error)),
        }
    }
    (pages, refused)
}

fn is_address(path: &str) -> bool {
    path.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// The bytes of a file. What is made of sources is none: read as one, a brief would repeat them all.
pub(crate) fn load(file: &Collected) -> Result<Page, Box<FileRead>> {
    let page =
        file.load().map_err(|error| Box::new(FileRead::refused(error.name(), error.to_string(), &[])))?;
    let own = match &page.bytes {
        bytes if report::is_brief(bytes) => Some("brief"),
        bytes if store::is_casebook(bytes) => Some("casebook"),
        _ => None,
    };
    if let Some(own) = own {
        let reason = format!("{}: a {own} that this program wrote, and no source", page.name);
        let refused = FileRead::refused(&page.name, reason, &page.bytes);
        return Err(Box::new(FileRead { is_own: true, ..refused }));
    }
    Ok(page)
}

/// Reads and codes a file.
pub(crate) fn read_file(file: &Collected, knowledge: &Knowledge, options: Options) -> FileRead {
    let page = match load(file) {
        Ok(page) => page,
        Err(refused) => return *refused,
    };
    let original = page.bytes.clone();
    match read_page(page, knowledge, options) {
        Ok(coded) => FileRead {
            received: Received {
                name: file.name.clone(),
                outcome: Outcome::Coded(coded.document.id.clone()),
                notes: Vec::new(),
            },
            sha256: coded.document.original.sha256.clone(),
            original,
            coded: Some(coded),
            is_own: false,
        },
        Err(error) => FileRead::refused(error.name(), error.to_string(), &original),
    }
}

/// The first documents of texts, by their words: of files with one text the first is read, and the others are told to
/// hold the same.
#[derive(Default)]
pub(crate) struct FirstTexts {
    by_words: BTreeMap<String, DocumentId>,
    read: BTreeSet<DocumentId>,
}

impl FirstTexts {
    /// Those that a casebook holds.
    pub(crate) fn known(by_words: BTreeMap<String, DocumentId>) -> FirstTexts {
        FirstTexts { by_words, read: BTreeSet::new() }
    }

    /// Marks a file that holds the text of another document that was given before. One that is `read_again` is the
    /// document itself, the first time.
    pub(crate) fn mark(&mut self, file: &mut FileRead, read_again: bool) {
        let Some(coded) = &file.coded else { return };
        let id = &coded.document.id;
        match self.by_words.get(&coded.words) {
            Some(first) if !(read_again && first == id && !self.read.contains(id)) => {
                file.received.outcome = Outcome::SameText(first.clone());
                file.coded = None;
            }
            _ => {
                self.by_words.insert(coded.words.clone(), id.clone());
                self.read.insert(id.clone());
            }
        }
    }
}
