//! OpenDocument texts: paragraphs, headings, lists and notes. Comments and deleted text are left out.

use super::xml::{Step, text_of};
use super::zip::Parts;
use super::{Passages, Sniffed};
use crate::document::Extracted;
use crate::page::known;
use crate::{Facts, IntakeError, Page};
use record::{BlockKind, FactBasis};

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    let told = file.listing.as_ref().and_then(|listing| listing.media_type.as_deref());
    told.is_some_and(|told| told.starts_with("application/vnd.oasis.opendocument.text"))
}

pub(super) fn extract(page: &Page) -> Result<Extracted, IntakeError> {
    let mut parts = Parts::of(page)?;
    let mut passages = Passages::default();
    let mut reading = Reading::default();
    for step in parts.text("content.xml")? {
        reading.take(step, &mut passages);
    }
    for (number, note) in reading.notes.iter().enumerate() {
        passages.push(&format!("[{}] {note}", number + 1), BlockKind::Reference);
    }
    let facts = facts(&parts.steps("meta.xml")?);
    Ok(Extracted { notes: parts.notes(), ..passages.extracted(facts) })
}

/// What is open while a text is read.
#[derive(Default)]
struct Reading {
    text: String,
    heading: bool,
    items: usize,
    skipped: usize,
    /// The text of the note that is open.
    note: Option<String>,
    in_citation: bool,
    notes: Vec<String>,
}

impl Reading {
    fn take(&mut self, step: Step, passages: &mut Passages) {
        match step {
            Step::Open(tag) if is_skipped(&tag.name) => self.skipped += 1,
            Step::Close(name) if is_skipped(&name) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
            Step::Open(tag) => match tag.name.as_str() {
                "h" => self.heading = true,
                "list-item" => self.items += 1,
                "note" => self.note = Some(String::new()),
                "note-citation" => self.in_citation = true,
                "s" | "tab" | "line-break" => self.words().push(' '),
                _ => {}
            },
            Step::Close(name) => match name.as_str() {
                "p" if self.note.is_some() => self.words().push(' '),
                "h" | "p" => {
                    passages.push(&std::mem::take(&mut self.text), self.kind());
                    self.heading = false;
                }
                "list-item" => self.items = self.items.saturating_sub(1),
                "note-citation" => self.in_citation = false,
                "note" => {
                    self.notes.extend(self.note.take().map(|note| note.trim().to_owned()));
                    self.text.push_str(&format!("[{}]", self.notes.len()));
                }
                _ => {}
            },
            Step::Text(text) if !self.in_citation => self.words().push_str(&text),
            Step::Text(_) => {}
        }
    }

    fn words(&mut self) -> &mut String {
        self.note.as_mut().unwrap_or(&mut self.text)
    }

    fn kind(&self) -> BlockKind {
        match () {
            () if self.heading => BlockKind::Heading,
            () if self.items > 0 => BlockKind::ListItem,
            () => BlockKind::Paragraph,
        }
    }
}

fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "annotation" | "tracked-changes" | "deletion" | "font-face-decls" | "automatic-styles" | "scripts"
    )
}

fn facts(steps: &[Step]) -> Facts {
    let text = |name| known(&text_of(steps, name)?, FactBasis::PageMetadata);
    let author = text("initial-creator").or_else(|| text("creator"));
    Facts { title: text("title"), author, ..Facts::default() }
}
