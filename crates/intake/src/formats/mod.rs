//! What does this file hold: one document, or many? A table of readers, each with what it knows a file by and how it
//! opens it. Readers are asked in order, by the bytes first and by the name only where the bytes are plain text.

mod articles;
mod feed;
mod mail;
mod mailbox;
mod office;
mod opendocument;
mod passages;
mod pdf;
mod publication;
mod references;
mod rtf;
mod unpacking;
mod xml;
mod zip;

pub(crate) use passages::Passages;

use crate::document::Extracted;
use crate::{Format, IntakeError, Page};
use unpacking::Budget;
use zip::Listing;

/// What is looked at to tell what a file is.
pub(crate) struct Sniffed<'a> {
    /// All its bytes.
    pub(crate) bytes: &'a [u8],
    /// The ending of its name, in lower case; empty if it has none.
    pub(crate) ending: String,
    /// What lies in it, if it is an archive.
    listing: Option<Listing>,
}

impl<'a> Sniffed<'a> {
    fn of(page: &'a Page) -> Sniffed<'a> {
        let ending = crate::format::extension(&page.name).unwrap_or_default().to_ascii_lowercase();
        Sniffed { bytes: &page.bytes, ending, listing: Listing::of(&page.bytes) }
    }

    /// The beginning as text, white space and a byte order mark left out.
    fn start(&self) -> &str {
        let head = self.bytes.get(..4096).unwrap_or(self.bytes);
        let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
        match std::str::from_utf8(head) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
        }
    }
}

/// A format: what a file of it is known by, and how it is opened.
pub(crate) struct FormatReader {
    /// Whether a file is of the format.
    sniff: fn(&Sniffed<'_>) -> bool,
    opens: Opens,
}

/// The pages that a file holds, each for itself; or why none could be looked for.
type Opened = Result<Vec<Result<Page, IntakeError>>, IntakeError>;

/// What a reader makes of a file.
enum Opens {
    /// The file is one document, of a format of this name.
    Document(&'static str, fn(&Page) -> Result<Extracted, IntakeError>),
    /// The file holds pages, each to be opened in its turn.
    Pages(fn(Page, &mut Budget) -> Opened),
}

/// All formats beside plain text, Markdown and web pages. The first that knows a file opens it.
static READERS: &[FormatReader] = &[
    FormatReader { sniff: pdf::sniff, opens: Opens::Document("PDF", pdf::extract) },
    FormatReader { sniff: rtf::sniff, opens: Opens::Document("rich text (RTF)", rtf::extract) },
    FormatReader { sniff: office::sniff, opens: Opens::Document("Word document", office::extract) },
    FormatReader {
        sniff: opendocument::sniff,
        opens: Opens::Document("OpenDocument text", opendocument::extract),
    },
    FormatReader {
        sniff: publication::sniff,
        opens: Opens::Document("EPUB publication", publication::extract),
    },
    FormatReader { sniff: zip::sniff, opens: Opens::Pages(zip::open) },
    FormatReader { sniff: mailbox::sniff, opens: Opens::Pages(mailbox::open) },
    FormatReader { sniff: mail::sniff, opens: Opens::Pages(mail::open) },
    FormatReader { sniff: feed::sniff, opens: Opens::Pages(feed::open) },
    FormatReader { sniff: references::sniff, opens: Opens::Pages(references::open) },
    FormatReader { sniff: articles::json::sniff, opens: Opens::Pages(articles::json::open) },
    FormatReader { sniff: articles::table::sniff, opens: Opens::Pages(articles::table::open) },
];

fn reader_of(page: &Page) -> Option<&'static FormatReader> {
    // A caller that says what it is has looked already.
    if page.format.is_some() {
        return None;
    }
    let sniffed = Sniffed::of(page);
    READERS.iter().find(|reader| (reader.sniff)(&sniffed))
}

/// The text of a document that is no plain text, Markdown or web page, after the name of its format; `None` if it is one
/// of these, or holds many.
pub(crate) fn extract(page: &Page) -> Option<(&'static str, Result<Extracted, IntakeError>)> {
    match reader_of(page)?.opens {
        Opens::Document(name, extract) => Some((name, extract(page))),
        Opens::Pages(_) => None,
    }
}

/// Whether a page holds pages, rather than a document.
pub(crate) fn holds_pages(page: &Page) -> bool {
    matches!(reader_of(page), Some(FormatReader { opens: Opens::Pages(_), .. }))
}

/// The pages that a page holds, in their order: those of an archive, a mailbox, a feed or a table of articles, each with
/// its own name and facts; of any other the page itself. What cannot be opened is refused by its own name, and the rest
/// is read.
///
/// # Errors
/// Each part for itself, as [`crate::read`] tells them; [`IntakeError::Damaged`] and [`IntakeError::TooMuch`] for the
/// whole.
pub fn open(page: Page) -> Vec<Result<Page, IntakeError>> {
    let mut budget = Budget::new();
    let mut opened = Vec::new();
    open_within(page, 0, &mut budget, &mut opened);
    opened
}

fn open_within(page: Page, depth: usize, budget: &mut Budget, opened: &mut Vec<Result<Page, IntakeError>>) {
    let Some(FormatReader { opens: Opens::Pages(open), .. }) = reader_of(&page) else {
        opened.push(Ok(page));
        return;
    };
    if depth >= unpacking::DEEPEST {
        let what = format!("it lies {depth} archives deep");
        opened.push(Err(IntakeError::TooMuch { name: page.name, what }));
        return;
    }
    let (name, facts) = (page.name.clone(), page.facts.clone());
    match open(page, budget) {
        Err(error) => opened.push(Err(error)),
        Ok(parts) if parts.is_empty() => opened.push(Err(IntakeError::Empty { name })),
        Ok(parts) => {
            let is_one = parts.len() == 1;
            for part in parts {
                match part {
                    // What is known of the whole outranks what a part says only where the part is the whole, but for who
                    // published it.
                    Ok(mut part) => {
                        let publisher = facts.publisher.clone().or(part.facts.publisher.take());
                        part.facts = if is_one { facts.clone().or(part.facts) } else { part.facts };
                        part.facts.publisher = publisher;
                        open_within(part, depth + 1, budget, opened);
                    }
                    Err(error) => opened.push(Err(error)),
                }
            }
        }
    }
}

/// A page within another: its name below the other's.
fn part(whole: &str, place: &str, bytes: Vec<u8>, format: Option<Format>) -> Page {
    Page { format, ..Page::new(format!("{whole}{place}"), bytes) }
}
