//! Word documents (Office Open XML): paragraphs, headings, lists and footnotes. Deleted text, comments, heads and feet of
//! pages are left out.

use super::xml::{Step, Tag, text_of};
use super::zip::Parts;
use super::{Passages, Sniffed};
use crate::document::Extracted;
use crate::page::known;
use crate::{Facts, IntakeError, Page};
use record::{BlockKind, FactBasis};
use std::collections::BTreeMap;

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    file.listing
        .as_ref()
        .is_some_and(|listing| listing.has("[Content_Types].xml") && listing.has_folder("word/"))
}

/// Where the text stands, as the file's relations tell.
fn place_of_text(relations: &[Step]) -> String {
    let told = relations.iter().find_map(|step| match step {
        Step::Open(tag) if tag.says("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) => {
            tag.says("Target")
        }
        _ => None,
    });
    told.unwrap_or("word/document.xml").trim_start_matches('/').to_owned()
}

pub(super) fn extract(page: &Page) -> Result<Extracted, IntakeError> {
    let mut parts = Parts::of(page)?;
    let place = place_of_text(&parts.steps("_rels/.rels")?);
    let body = parts.text(&place)?;
    let notes = parts.steps("word/footnotes.xml")?.into_iter().chain(parts.steps("word/endnotes.xml")?);
    let notes = notes_by_id(&notes.collect::<Vec<_>>());
    let mut passages = Passages::default();
    let mut called = Vec::new();
    for paragraph in paragraphs(&body, &mut called) {
        passages.push(&paragraph.text, paragraph.kind);
    }
    for (number, id) in called.iter().enumerate() {
        if let Some(text) = notes.get(id) {
            passages.push(&format!("[{}] {text}", number + 1), BlockKind::Reference);
        }
    }
    let facts = facts(&parts.steps("docProps/core.xml")?);
    Ok(Extracted { notes: parts.notes(), ..passages.extracted(facts) })
}

struct Paragraph {
    text: String,
    kind: BlockKind,
}

/// The paragraphs of a part. A footnote stands as its number in brackets where it is called; `called` takes their ids.
fn paragraphs(steps: &[Step], called: &mut Vec<String>) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut open = Paragraph { text: String::new(), kind: BlockKind::Paragraph };
    // What is not read: moved or deleted text, and what repeats a drawing for programs that cannot draw it.
    let (mut skipped, mut in_text) = (0usize, false);
    for step in steps {
        match step {
            Step::Open(tag) if is_skipped(&tag.name) => skipped += 1,
            Step::Close(name) if is_skipped(name) => skipped = skipped.saturating_sub(1),
            _ if skipped > 0 => {}
            Step::Open(tag) => match tag.name.as_str() {
                "p" => found.push(std::mem::replace(&mut open, empty())),
                "t" => in_text = true,
                "tab" | "br" | "cr" => open.text.push(' '),
                "noBreakHyphen" => open.text.push('-'),
                "pStyle" => open.kind = kind_of(tag).unwrap_or(open.kind),
                "numPr" if open.kind == BlockKind::Paragraph => open.kind = BlockKind::ListItem,
                "footnoteReference" | "endnoteReference" => {
                    if let Some(id) = tag.says("id") {
                        called.push(format!("{} {id}", &tag.name[..3]));
                        open.text.push_str(&format!("[{}]", called.len()));
                    }
                }
                _ => {}
            },
            Step::Close(name) => match name.as_str() {
                "p" => found.push(std::mem::replace(&mut open, empty())),
                "t" => in_text = false,
                _ => {}
            },
            Step::Text(text) if in_text => open.text.push_str(text),
            Step::Text(_) => {}
        }
    }
    found.push(open);
    found
}

fn empty() -> Paragraph {
    Paragraph { text: String::new(), kind: BlockKind::Paragraph }
}

fn is_skipped(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback")
}

/// What a style of Word's own says of its paragraphs.
fn kind_of(style: &Tag) -> Option<BlockKind> {
    let name = style.says("val")?.to_ascii_lowercase();
    match () {
        () if name.starts_with("heading") || name == "title" || name == "subtitle" => {
            Some(BlockKind::Heading)
        }
        () if name.starts_with("list") => Some(BlockKind::ListItem),
        () if name.contains("quote") => Some(BlockKind::Quote),
        () => None,
    }
}

/// The text of each note, by "foo 3" or "end 3".
fn notes_by_id(steps: &[Step]) -> BTreeMap<String, String> {
    let mut notes = BTreeMap::new();
    let mut open: Option<(String, usize)> = None;
    for (at, step) in steps.iter().enumerate() {
        match step {
            Step::Open(tag) if matches!(tag.name.as_str(), "footnote" | "endnote") => {
                open = tag.says("id").map(|id| (format!("{} {id}", &tag.name[..3]), at + 1));
            }
            Step::Close(name) if matches!(name.as_str(), "footnote" | "endnote") => {
                if let Some((id, from)) = open.take() {
                    let texts = paragraphs(&steps[from..at], &mut Vec::new());
                    let texts: Vec<String> = texts.into_iter().map(|paragraph| paragraph.text).collect();
                    notes.insert(id, texts.join(" ").trim().to_owned());
                }
            }
            _ => {}
        }
    }
    notes
}

/// Title and author as the file's properties tell them. When a file was made is not when its text was published.
fn facts(steps: &[Step]) -> Facts {
    let text = |name| known(&text_of(steps, name)?, FactBasis::PageMetadata);
    Facts { title: text("title"), author: text("creator"), ..Facts::default() }
}
