//! EPUB publications: the chapters in the order of the spine, as one document.

use super::xml::{Step, Tag, text_of};
use super::zip::Parts;
use super::{Passages, Sniffed};
use crate::dates::parse_published;
use crate::document::Extracted;
use crate::page::known;
use crate::{Facts, IntakeError, Page};
use record::{BlockKind, FactBasis, Known};
use std::collections::BTreeMap;

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    file.listing.as_ref().is_some_and(|listing| listing.media_type.as_deref() == Some("application/epub+zip"))
}

pub(super) fn extract(page: &Page) -> Result<Extracted, IntakeError> {
    let mut parts = Parts::of(page)?;
    let container = parts.text("META-INF/container.xml")?;
    let package = tags(&container).find(|tag| tag.name == "rootfile").and_then(|tag| tag.says("full-path"));
    let damaged = || IntakeError::Damaged { name: page.name.clone(), what: "it names no package".to_owned() };
    let path = package.ok_or_else(damaged)?.to_owned();
    let package = parts.text(&path)?;
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut passages = Passages::default();
    for chapter in spine(&package) {
        prose(&parts.steps(&resolved(&folder, &chapter))?, &mut passages);
    }
    Ok(Extracted { notes: parts.notes(), ..passages.extracted(facts(&package)) })
}

fn tags(steps: &[Step]) -> impl Iterator<Item = &Tag> {
    steps.iter().filter_map(|step| match step {
        Step::Open(tag) => Some(tag),
        _ => None,
    })
}

/// The files of the chapters, in the order in which they are read.
fn spine(package: &[Step]) -> Vec<String> {
    let items = tags(package).filter(|tag| tag.name == "item");
    let files: BTreeMap<&str, &str> =
        items.filter_map(|tag| Some((tag.says("id")?, tag.says("href")?))).collect();
    let read = tags(package).filter(|tag| tag.name == "itemref").filter_map(|tag| tag.says("idref"));
    read.filter_map(|id| Some((*files.get(id)?).to_owned())).collect()
}

/// A path as seen from a folder, without steps up and escapes.
fn resolved(folder: &str, href: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/").replace("%20", " ")
}

/// The passages of a chapter.
fn prose(steps: &[Step], passages: &mut Passages) {
    let mut text = String::new();
    let (mut skipped, mut headings, mut items, mut quotes) = (0usize, 0usize, 0usize, 0usize);
    for step in steps {
        let (name, is_open) = match step {
            Step::Text(words) => {
                if skipped == 0 {
                    text.push_str(words);
                }
                continue;
            }
            Step::Open(tag) => (tag.name.as_str(), true),
            Step::Close(name) => (name.as_str(), false),
        };
        let is_inline = matches!(
            name,
            "a" | "abbr"
                | "b"
                | "cite"
                | "code"
                | "em"
                | "i"
                | "q"
                | "small"
                | "span"
                | "strong"
                | "sub"
                | "sup"
                | "u"
        );
        if is_inline {
            continue;
        }
        let kind = match () {
            () if headings > 0 => BlockKind::Heading,
            () if quotes > 0 => BlockKind::Quote,
            () if items > 0 => BlockKind::ListItem,
            () => BlockKind::Paragraph,
        };
        passages.push(&std::mem::take(&mut text), kind);
        let open = match name {
            "head" | "nav" | "script" | "style" => &mut skipped,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => &mut headings,
            "li" => &mut items,
            "blockquote" => &mut quotes,
            _ => continue,
        };
        *open = if is_open { *open + 1 } else { open.saturating_sub(1) };
    }
    passages.push(&text, BlockKind::Paragraph);
}

fn facts(package: &[Step]) -> Facts {
    let basis = FactBasis::PageMetadata;
    let told = |name| text_of(package, name);
    let text = |name| known(&told(name)?, basis);
    let published = told("date").and_then(|date| parse_published(&date)).map(|value| Known { value, basis });
    Facts {
        title: text("title"),
        author: text("creator"),
        publisher: text("publisher"),
        published,
        url: None,
    }
}
