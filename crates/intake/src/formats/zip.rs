//! ZIP archives: each file in one is a page, as it would be in a folder.

use super::unpacking::Budget;
use super::xml::{self, Step};
use super::{Opened, Sniffed, part};
use crate::{IntakeError, Page};
use record::NoteCode;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

type Archive<'a> = ::zip::ZipArchive<Cursor<&'a [u8]>>;

/// What an archive tells of itself before it is unpacked.
pub(super) struct Listing {
    names: BTreeSet<String>,
    /// What it says that it is, in its file `mimetype`.
    pub(super) media_type: Option<String>,
}

impl Listing {
    /// Of bytes that are an archive; `None` if they are none, or a damaged one.
    pub(super) fn of(bytes: &[u8]) -> Option<Listing> {
        const LONGEST: u64 = 100;
        if !is_archive(bytes) {
            return None;
        }
        let mut archive = archive("", bytes).ok()?;
        let names = archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
        let media_type = archive.by_name(MEDIA_TYPE).ok().and_then(|file| {
            let mut told = String::new();
            file.take(LONGEST).read_to_string(&mut told).ok()?;
            Some(told.trim().to_owned())
        });
        Some(Listing { names, media_type })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether a folder of that name lies in it.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.names.range(folder.to_owned()..).next().is_some_and(|name| name.starts_with(folder))
    }
}

const MEDIA_TYPE: &str = "mimetype";

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    is_archive(file.bytes)
}

fn archive<'a>(name: &str, bytes: &'a [u8]) -> Result<Archive<'a>, IntakeError> {
    let damaged = |error: ::zip::result::ZipError| IntakeError::Damaged {
        name: name.to_owned(),
        what: error.to_string(),
    };
    Archive::new(Cursor::new(bytes)).map_err(damaged)
}

/// The pages of an archive, in the order of their names. Hidden files are passed over, as in folders. Nothing is written
/// to disk, so that a name can lead nowhere.
pub(super) fn open(page: Page, budget: &mut Budget) -> Opened {
    let mut archive = archive(&page.name, &page.bytes)?;
    // Tables and slides are archives of XML that tells a reader nothing.
    if archive.index_for_name("[Content_Types].xml").or(archive.index_for_name(MEDIA_TYPE)).is_some() {
        let what = "an office file that is no text; save it as .docx, .csv or .pdf".to_owned();
        return Err(IntakeError::NoArticle { name: page.name, what });
    }
    let mut files: Vec<(String, usize)> = (0..archive.len())
        .map(|index| match archive.name_for_index(index) {
            Some(Ok(told)) => (told.replace('\\', "/"), index),
            _ => (format!("file {}", index + 1), index),
        })
        .filter(|(told, _)| !(told.ends_with('/') || is_hidden(told)))
        .collect();
    files.sort();
    let refusal = budget.admit(&page.name, &mut files);
    let pages = files.iter().map(|(told, index)| unpacked(&mut archive, *index, &page.name, told, budget));
    Ok(pages.collect::<Vec<_>>().into_iter().chain(refusal.map(Err)).collect())
}

fn is_hidden(told: &str) -> bool {
    told.split('/').any(|step| step.starts_with('.') && step != ".." || step == "__MACOSX")
}

fn unpacked(
    archive: &mut Archive<'_>,
    index: usize,
    whole: &str,
    told: &str,
    budget: &mut Budget,
) -> Result<Page, IntakeError> {
    let place = format!("/{told}");
    let name = format!("{whole}{place}");
    if archive.by_index_raw(index).is_ok_and(|file| file.encrypted()) {
        return Err(IntakeError::Locked { name });
    }
    let damaged =
        |error: ::zip::result::ZipError| IntakeError::Damaged { name: name.clone(), what: error.to_string() };
    let file = archive.by_index(index).map_err(damaged)?;
    Ok(part(whole, &place, budget.unpack(&name, file)?, None))
}

/// The files of a document that is an archive: Word, OpenDocument, EPUB.
pub(super) struct Parts<'a> {
    name: &'a str,
    archive: Archive<'a>,
    budget: Budget,
    /// What could be read only in part, and why.
    cut: Vec<String>,
}

impl<'a> Parts<'a> {
    /// # Errors
    /// [`IntakeError::Damaged`] if it is no archive.
    pub(super) fn of(page: &'a Page) -> Result<Parts<'a>, IntakeError> {
        let archive = archive(&page.name, &page.bytes)?;
        Ok(Parts { name: &page.name, archive, budget: Budget::new(), cut: Vec::new() })
    }

    /// The bytes of a file, if it is there and can be unpacked.
    ///
    /// # Errors
    /// As [`Budget::unpack`], and [`IntakeError::Locked`].
    pub(super) fn file(&mut self, path: &str) -> Result<Option<Vec<u8>>, IntakeError> {
        let Some(index) = self.archive.index_for_name(path) else { return Ok(None) };
        let page = unpacked(&mut self.archive, index, self.name, path, &mut self.budget)?;
        Ok(Some(page.bytes))
    }

    /// The steps of an XML file; none if it is not there. What cannot be read of it is told by [`Parts::notes`].
    ///
    /// # Errors
    /// As [`Parts::file`], and [`IntakeError::Damaged`] if it is no XML.
    pub(super) fn steps(&mut self, path: &str) -> Result<Vec<Step>, IntakeError> {
        let Some(bytes) = self.file(path)? else { return Ok(Vec::new()) };
        let read = xml::steps(&bytes)
            .map_err(|what| IntakeError::Damaged { name: format!("{}/{path}", self.name), what })?;
        self.cut.extend(read.cut.map(|why| format!("`{path}` could be read only in part ({why})")));
        Ok(read.steps)
    }

    /// The steps of the file that holds the text.
    ///
    /// # Errors
    /// As [`Parts::steps`], and [`IntakeError::Damaged`] if it is not there.
    pub(super) fn text(&mut self, path: &str) -> Result<Vec<Step>, IntakeError> {
        let steps = self.steps(path)?;
        let what = || format!("`{path}`, which holds its text, is not there or empty");
        let damaged = || IntakeError::Damaged { name: self.name.to_owned(), what: what() };
        if steps.is_empty() { Err(damaged()) } else { Ok(steps) }
    }

    /// What was left unread.
    pub(super) fn notes(self) -> Vec<(NoteCode, String)> {
        self.cut.into_iter().map(|cut| (NoteCode::PartUnread, cut)).collect()
    }
}
