//! From a page to a document: the order of the steps, and which fact outranks which.

use crate::format::{detect, refuse_binary};
use crate::lines::{Piece, pieces};
use crate::origin::Offsets;
use crate::page_dates::DateCandidate;
use crate::repeats::Repeat;
use crate::{Facts, Format, IntakeError, LIMIT, Page};
use record::{Block, BlockKind, Document, DocumentId, Note, NoteCode, Noted, Original, Span, sha256_hex};

/// Longer Markdown is read as plain text: a tree of its marks would take many times the file.
const MARKDOWN_LIMIT: usize = 8 << 20;

/// What a format's reader makes of a page.
#[derive(Default)]
pub(crate) struct Extracted {
    pub(crate) text: String,
    /// Whether its dates were looked for in the page's own marks: a web page.
    pub(crate) is_page: bool,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) offsets: Offsets,
    pub(crate) facts: Facts,
    /// The dates that were weighed as that of publication.
    pub(crate) dates: Vec<DateCandidate>,
    pub(crate) notes: Vec<(NoteCode, String)>,
}

/// Reads a page: its text, its blocks, and what is known of it.
///
/// Facts are taken, in this order, from the caller and `sources.toml`, front matter, metadata of the page,
/// its address, the text, and inference from the text; each carries its basis.
///
/// # Errors
/// [`IntakeError::Empty`], [`IntakeError::Binary`] or [`IntakeError::TooLarge`], with the page's name.
pub fn read(page: Page) -> Result<Noted<Document>, IntakeError> {
    inspect(page).map(|inspected| inspected.read)
}

/// A document, and how it came to be what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// What [`read`] gives.
    pub read: Noted<Document>,
    /// As what the bytes were read, in plain words: "web page".
    pub format: &'static str,
    /// The dates of a web page that were weighed as that of its publication, in the order in which they were found.
    /// Other formats tell the date at one place, and weigh none.
    pub dates: Vec<DateCandidate>,
}

/// Reads a page as [`read`] does, and keeps what was weighed on the way.
///
/// # Errors
/// As [`read`].
pub fn inspect(page: Page) -> Result<Inspected, IntakeError> {
    let Page { name, bytes, format, facts: given } = page;
    if bytes.len() as u64 > LIMIT {
        return Err(IntakeError::TooLarge { name });
    }
    if bytes.is_empty() {
        return Err(IntakeError::Empty { name });
    }
    let (sha256, received) = (sha256_hex(&bytes), bytes.len() as u64);
    let page = Page { name, bytes, format, facts: Facts::default() };
    let name = page.name.clone();
    let (mut extracted, format, charset) = match crate::formats::extract(&page) {
        Some((format, extracted)) => (extracted?, format, NO_CHARSET),
        None => of_text(page)?,
    };
    let mut dates = std::mem::take(&mut extracted.dates);
    if given.published.is_some() {
        dates.iter_mut().for_each(|candidate| candidate.won = false);
    }
    let notes = std::mem::take(&mut extracted.notes);
    let found = given.or(extracted.facts);
    let title = found.title.as_ref().map(|title| title.value.as_str());
    let blocks = crate::blocks::blocks(&extracted.text, &extracted.pieces, title);
    let facts = found.or(crate::told::facts(&extracted.text, &blocks));
    let address = || facts.url.as_ref().and_then(|url| crate::address::published_in_address(&url.value));
    let mut published = facts.published.clone().or_else(address);
    let mut inference = None;
    if published.is_none()
        && let Some((date, reason)) =
            crate::publication::published(&extracted.text, &blocks, extracted.is_page)
    {
        (published, inference) = (Some(date), reason);
    }
    let language = crate::language::language(&extracted.text, &blocks);
    let blocks = crate::told::with_dateline_apart(&extracted.text, blocks);
    let repeats = crate::repeats::repeats(&extracted.text, &blocks);
    let blocks = crate::repeats::apart(&extracted.text, blocks, &repeats);
    let document = Document {
        id: DocumentId::of_text(&extracted.text),
        name,
        original: Original {
            sha256,
            bytes: received,
            charset: charset.to_owned(),
            map: extracted.offsets.into_pairs(),
        },
        title: facts.title,
        publisher: facts.publisher,
        author: facts.author,
        url: facts.url,
        published,
        language: language.as_ref().map(|(code, _)| code.clone()),
        text: extracted.text,
        blocks,
    };
    let mut notes = remarks(&document, notes, inference, language);
    notes.extend(repeated(&document, &repeats));
    Ok(Inspected { read: Noted { value: document, notes }, format, dates })
}

/// What stands for the charset of a document whose format knows none.
const NO_CHARSET: &str = "binary";

/// The text of a page that is text: plain, Markdown or HTML; which of them, and its charset.
fn of_text(page: Page) -> Result<(Extracted, &'static str, &'static str), IntakeError> {
    let Page { name, bytes, format, .. } = page;
    // A caller that says that this is text has it from a text already.
    if format.is_none() {
        refuse_binary(&name, &bytes)?;
    }
    let told = format.or_else(|| Format::of_name(&name));
    let may_be_html = told == Some(Format::Html) || bytes.trim_ascii_start().first() == Some(&b'<');
    let decoded = crate::charset::decode(bytes, may_be_html);
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}' | '\u{200b}');
    if decoded.text.trim_matches(is_blank).is_empty() {
        return Err(IntakeError::Empty { name });
    }
    let format = format.unwrap_or_else(|| detect(&name, &decoded.text));
    let (mut extracted, format) = match format {
        Format::Html => (crate::html::extract(&decoded.text), "web page"),
        Format::Markdown if decoded.text.len() <= MARKDOWN_LIMIT => (markdown(&decoded.text), "Markdown"),
        Format::Markdown | Format::Text => (plain(decoded.text), "plain text"),
    };
    extracted.notes = decoded.notes.into_iter().chain(extracted.notes).collect();
    extracted.offsets = extracted.offsets.then(&decoded.offsets);
    Ok((extracted, format, decoded.charset))
}

fn plain(text: String) -> Extracted {
    let (facts, from) = crate::front_matter::split(&text).unwrap_or_default();
    let mut pieces = pieces(&text, from);
    let fenced = text[..from].trim_end().len();
    if fenced > 0 {
        pieces.insert(0, Piece { start: 0, end: fenced, hint: Some(BlockKind::Boilerplate) });
    }
    Extracted { text, pieces, facts, offsets: Offsets::same(), ..Extracted::default() }
}

fn markdown(source: &str) -> Extracted {
    let (facts, from) = crate::front_matter::split(source).unwrap_or_default();
    let mut extracted = crate::markdown::extract(&source[from..]);
    extracted.offsets = extracted.offsets.then(&Offsets::same().shifted(from as u32));
    Extracted { facts, ..extracted }
}

/// The notes of a document, in a fixed order: the bytes, the facts, the text.
fn remarks(
    document: &Document,
    made: Vec<(NoteCode, String)>,
    inference: Option<String>,
    language: Option<(String, bool)>,
) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut say =
        |code, text: String, span: Option<Span>| notes.push(Note::new(code, text).at(&document.id, span));
    for (code, text) in made {
        say(code, text, None);
    }
    match (&document.published, inference) {
        (None, _) => {
            let text = "no date is told; give `published` in sources.toml if you know it";
            say(NoteCode::PublishedUnknown, text.to_owned(), None);
        }
        (Some(_), Some(reason)) => say(NoteCode::PublishedInferred, reason, None),
        (Some(known), None) => {
            if let Some([one, two]) = crate::dates::readings(&known.value) {
                let text =
                    format!("the date may be read as {one} or as {two}; give `published` in sources.toml");
                say(NoteCode::PublishedInferred, text, None);
            }
        }
    }
    if document.publisher.is_none() {
        let text = "no publisher is told; give `publisher` in sources.toml if you know it";
        say(NoteCode::PublisherUnknown, text.to_owned(), None);
    }
    let told = |block: &&Block| block.kind.is_told() && block.kind != BlockKind::Heading;
    if !document.blocks.iter().any(|block| told(&block)) {
        say(NoteCode::NoText, "only headings, references or boilerplate were found".to_owned(), None);
    }
    if let Some((code, true)) = language.filter(|(code, _)| code != "en") {
        say(NoteCode::NotEnglish, format!("the text looks like `{code}`"), None);
    }
    notes
}

/// One note on the passages that stand a second time.
fn repeated(document: &Document, repeats: &[Repeat]) -> Option<Note> {
    let (first, rest) = repeats.split_first()?;
    let sentences: usize = repeats.iter().map(|repeat| repeat.sentences).sum();
    let stand =
        if sentences == 1 { "1 sentence stands".to_owned() } else { format!("{sentences} sentences stand") };
    let text = if rest.is_empty() {
        format!("{stand} here a second time; first at byte {}", first.first.start())
    } else {
        format!("{stand} a second time, in {} places", repeats.len())
    };
    let note = Note::new(NoteCode::RepeatedPassage, text).at(&document.id, Some(first.span));
    Some(note.also_at(rest.iter().map(|repeat| repeat.span)))
}
