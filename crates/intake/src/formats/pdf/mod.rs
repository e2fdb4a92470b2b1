//! PDF: the text layer, page by page. Running heads and page numbers are left out, words that a line end parts are joined,
//! and notes at the foot of a page stand behind the text under the number that calls them.

mod lines;
mod loops;
mod paragraphs;

use super::{Passages, Sniffed};
use crate::document::Extracted;
use crate::page::known;
use crate::{Facts, IntakeError, Page};
use lines::{Line, Lines};
use pdf_extract::{Document, Object, output_doc_page};
use record::{FactBasis, NoteCode};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// The header may stand behind other bytes.
const HEADER_WITHIN: usize = 1024;
/// More pages are not read.
const MOST_PAGES: u32 = 5_000;
/// A page of a text has more letters than this; of scans, only a stamp or a number can be read.
const LETTERS_A_PAGE: usize = 10;

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    file.bytes.get(..HEADER_WITHIN).unwrap_or(file.bytes).windows(5).any(|window| window == b"%PDF-")
}

pub(super) fn extract(page: &Page) -> Result<Extracted, IntakeError> {
    let name = || page.name.clone();
    let damaged = |what: String| IntakeError::Damaged { name: name(), what };
    let loaded = guarded(|| Document::load_mem(&page.bytes).map_err(|error| error.to_string()));
    let mut document = loaded.map_err(damaged)?;
    // What is locked with an empty password may be read by everybody.
    if document.is_encrypted() && guarded(|| document.decrypt("").map_err(|error| error.to_string())).is_err()
    {
        return Err(IntakeError::Locked { name: name() });
    }
    let numbers = document.get_pages();
    let (mut pages, mut unread) = (Vec::new(), Vec::new());
    for (&number, &page) in &numbers {
        let is_readable = number <= MOST_PAGES && !loops::has_loop(&document, page);
        match is_readable.then(|| lines_of(&document, number)) {
            Some(Ok(lines)) => pages.push(lines),
            Some(Err(_)) | None => unread.push(number),
        }
    }
    let letters: usize = pages
        .iter()
        .flatten()
        .map(|line: &Line| line.text.chars().filter(|c| c.is_alphabetic()).count())
        .sum();
    if letters < LETTERS_A_PAGE * pages.len().max(1) {
        let what = "a PDF without text (pictures of pages?); run a text recognition over it first".to_owned();
        return Err(IntakeError::NoArticle { name: name(), what });
    }
    let mut passages = Passages::default();
    for paragraph in paragraphs::of(pages) {
        passages.push(&paragraph.text, paragraph.kind);
    }
    let mut extracted = passages.extracted(facts(&document));
    if let Some(first) = unread.first() {
        let text = format!(
            "{} of {} pages could not be read; the first is page {first}",
            unread.len(),
            numbers.len()
        );
        extracted.notes.push((NoteCode::PartUnread, text));
    }
    Ok(extracted)
}

/// The lines of a page in the order in which they are drawn.
fn lines_of(document: &Document, number: u32) -> Result<Vec<Line>, String> {
    guarded(|| {
        let mut lines = Lines::default();
        output_doc_page(document, &mut lines, number).map_err(|error| error.to_string())?;
        Ok(lines.into_lines())
    })
}

thread_local! {
    /// Whether a fault is caught here, and so is not to be told on the terminal as one of the program.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What a step comes to; a fault of the crate that reads PDF is an error of the file, not the end of the run.
fn guarded<T>(step: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |fault| {
            if !IS_GUARDED.get() {
                told(fault);
            }
        }));
    });
    IS_GUARDED.set(true);
    let done = catch_unwind(AssertUnwindSafe(step));
    IS_GUARDED.set(false);
    done.unwrap_or_else(|_| Err("its inner order is broken".to_owned()))
}

/// Title and author as the file tells them. When a file was made is not when its text was published.
fn facts(document: &Document) -> Facts {
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info));
    let info = info.ok().and_then(|(_, info)| info.as_dict().ok());
    let told = |key: &[u8]| {
        let Object::String(bytes, _) = document.dereference(info?.get(key).ok()?).ok()?.1 else {
            return None;
        };
        let text = match bytes.strip_prefix(&[0xfe, 0xff]) {
            Some(units) => {
                let units: Vec<u16> =
                    units.as_chunks::<2>().0.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
                String::from_utf16_lossy(&units)
            }
            None => bytes.iter().map(|byte| char::from(*byte)).collect(),
        };
        known(&text, FactBasis::PageMetadata)
    };
    Facts {
        title: told(b"Title").filter(|title| is_title(&title.value)),
        author: told(b"Author"),
        ..Facts::default()
    }
}

/// Programs put the name of the file they printed where the title belongs.
fn is_title(text: &str) -> bool {
    let is_file = crate::format::extension(text).is_some()
        || text.contains(" - Microsoft")
        || text.starts_with("Microsoft");
    text.contains(' ') && !is_file
}
