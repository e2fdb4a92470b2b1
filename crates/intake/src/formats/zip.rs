//! ZIP archives: each file in one is a page, as it would be in a folder.

use super::unpacking::Budget;
use super::{Opened, Sniffed, part};
use crate::{IntakeError, Page};
use std::io::{Cursor, Read};

type Archive<'a> = ::zip::ZipArchive<Cursor<&'a [u8]>>;

/// Whether the bytes are an archive, of whatever sort.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether an archive lists a file whose name holds these bytes; names stand in it as they are.
pub(super) fn lists(bytes: &[u8], name: &str) -> bool {
    is_archive(bytes) && bytes.windows(name.len()).any(|window| window == name.as_bytes())
}

/// What an archive says that it is, in its file `mimetype`.
pub(super) fn media_type(bytes: &[u8]) -> Option<String> {
    const LONGEST: u64 = 100;
    if !lists(bytes, MEDIA_TYPE) {
        return None;
    }
    let mut archive = archive("", bytes).ok()?;
    let file = archive.by_name(MEDIA_TYPE).ok()?;
    let mut told = String::new();
    file.take(LONGEST).read_to_string(&mut told).ok()?;
    Some(told.trim().to_owned())
}

const MEDIA_TYPE: &str = "mimetype";

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
    let mut pages = Vec::new();
    for index in 0..archive.len() {
        budget.take_part(&page.name)?;
        let told = match archive.name_for_index(index) {
            Some(Ok(told)) => told.replace('\\', "/"),
            _ => format!("file {}", index + 1),
        };
        let is_hidden =
            told.split('/').any(|step| step.starts_with('.') && step != ".." || step == "__MACOSX");
        if told.ends_with('/') || is_hidden {
            continue;
        }
        pages.push((told.clone(), unpacked(&mut archive, index, &page.name, &told, budget)));
    }
    pages.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(pages.into_iter().map(|(_, page)| page).collect())
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
    let file = archive.by_index(index).map_err(|error| match error {
        ::zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword") => {
            IntakeError::Locked { name: name.clone() }
        }
        error => IntakeError::Damaged { name: name.clone(), what: error.to_string() },
    })?;
    Ok(part(whole, &place, budget.unpack(&name, file)?, None))
}

/// The files of a document that is an archive: Word, OpenDocument, EPUB.
pub(super) struct Parts<'a> {
    name: &'a str,
    archive: Archive<'a>,
    budget: Budget,
}

impl<'a> Parts<'a> {
    /// # Errors
    /// [`IntakeError::Damaged`] if it is no archive.
    pub(super) fn of(page: &'a Page) -> Result<Parts<'a>, IntakeError> {
        Ok(Parts { name: &page.name, archive: archive(&page.name, &page.bytes)?, budget: Budget::new() })
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

    /// The steps of an XML file; none if it is not there.
    ///
    /// # Errors
    /// As [`Parts::file`], and [`IntakeError::Damaged`] if it is no XML.
    pub(super) fn steps(&mut self, path: &str) -> Result<Vec<super::xml::Step>, IntakeError> {
        let Some(bytes) = self.file(path)? else { return Ok(Vec::new()) };
        super::xml::steps(&bytes)
            .map_err(|what| IntakeError::Damaged { name: format!("{}/{path}", self.name), what })
    }
}
