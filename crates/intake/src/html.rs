//! Web pages: the article among its surroundings, as paragraphs with the page's own marks.
//!
//! `dom_smoothie` finds the article in a tidied copy of the page; its paragraphs are then looked up in the
//! page as received, which gives the way back to the bytes and says which are headings, items or quotes.
//! If it finds nothing, or the page is too large to build a tree from, the whole page is taken, with
//! navigation, forms and footers as boilerplate.

use crate::document::Extracted;
use crate::lines::Piece;
use crate::markup::{Scanner, Token, attribute, entities, name, tidy};
use crate::origin::Offsets;
use crate::shape::{fold, keys};
use record::{BlockKind, NoteCode};
use std::collections::BTreeMap;

/// The largest page from which a tree is built (a tree takes some ten times the page); of larger ones the
/// whole text is taken.
const TREE_LIMIT: usize = 4 << 20;
/// Pages with more elements than this are taken whole, too: articles have some hundreds.
const ELEMENTS: usize = 20_000;
/// The least that must be found for the find to count, in bytes.
const LEAST: usize = 140;

/// A paragraph of a page: its folded text, what the marks say, and where it begins in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Passage {
    text: String,
    hint: BlockKind,
    at: usize,
}

/// The text of a page.
pub(crate) fn extract(page: &str) -> Extracted {
    let facts = crate::page_metadata::facts(page);
    let whole = passages(page);
    let mut notes = Vec::new();
    let mut article = None;
    let mut too_large = page.len() > TREE_LIMIT;
    if !too_large {
        let (tidied, deeper) = tidy(page);
        if deeper {
            let limit = crate::markup::DEPTH;
            let text = format!("nested deeper than {limit}; the deepest parts were flattened");
            notes.push((NoteCode::DepthTruncated, text));
        }
        // Every element of a tidy page has two tags.
        too_large = tidied.bytes().filter(|byte| *byte == b'<').count() > ELEMENTS * 2;
        if !too_large {
            article = self::article(&tidied);
        }
    }
    if too_large {
        let limit = TREE_LIMIT >> 20;
        let text = format!("more than {limit} MiB or {ELEMENTS} elements; its whole text was taken");
        notes.push((NoteCode::PageTakenWhole, text));
    }
    let chosen = match article {
        Some(article) => {
            with_headline(placed(article, &whole), &whole, facts.title.as_ref().map(|title| &*title.value))
        }
        None => whole,
    };
    let (text, pieces, pairs) = joined(&chosen);
    Extracted { text, pieces, offsets: Offsets::new(pairs), facts, notes }
}

fn article(tidied: &str) -> Option<Vec<Passage>> {
    let config = dom_smoothie::Config {
        text_mode: dom_smoothie::TextMode::Formatted,
        disable_json_ld: true,
        ..dom_smoothie::Config::default()
    };
    let mut readability = dom_smoothie::Readability::new(tidied, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let found = passages(&article.content);
    let told: usize = found.iter().map(|passage| passage.text.len()).sum();
    (told >= LEAST).then_some(found)
}

/// The passages of the article with their places in the page. Both stand in the same order.
fn placed(article: Vec<Passage>, whole: &[Passage]) -> Vec<Passage> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, passage) in whole.iter().enumerate() {
        places.entry(&passage.text).or_default().push(index);
    }
    let mut next = 0;
    let mut at = 0;
    article
        .into_iter()
        .map(|passage| {
            let found = places.get(passage.text.as_str()).and_then(|places| {
                let from = places.partition_point(|place| *place < next);
                places.get(from).copied()
            });
            match found {
                Some(index) => {
                    next = index + 1;
                    at = whole[index].at;
                    // Navigation within the article stays navigation.
                    Passage { hint: whole[index].hint, at, ..passage }
                }
                None => Passage { at, ..passage },
            }
        })
        .collect()
}

/// Puts the headline first if the article was found without it.
fn with_headline(mut article: Vec<Passage>, whole: &[Passage], title: Option<&str>) -> Vec<Passage> {
    let Some(title) = title.map(keys).filter(|title| !title.is_empty()) else { return article };
    if article.iter().take(5).any(|passage| keys(&passage.text) == title) {
        return article;
    }
    let first = article.first().map_or(usize::MAX, |passage| passage.at);
    let headline = whole
        .iter()
        .find(|passage| passage.at <= first && passage.text.len() < 400 && keys(&passage.text) == title);
    if let Some(headline) = headline {
        article.insert(0, Passage { hint: BlockKind::Heading, ..headline.clone() });
    }
    article
}

fn joined(passages: &[Passage]) -> (String, Vec<Piece>, Vec<(u32, u32)>) {
    let mut text = String::new();
    let mut pieces = Vec::with_capacity(passages.len());
    let mut pairs = Vec::with_capacity(passages.len());
    for passage in passages {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&passage.text);
        pieces.push(Piece { start, end: text.len(), hint: Some(passage.hint) });
        pairs.push((start as u32, passage.at as u32));
    }
    (text, pieces, pairs)
}

/// Elements that end a paragraph.
const BLOCKS: &[&str] = &[
    "html",
    "body",
    "main",
    "article",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "figure",
    "figcaption",
    "address",
    "hr",
    "br",
    "button",
    "select",
    "option",
    "label",
    "fieldset",
    "details",
    "summary",
    "head",
    "title",
    "script",
    "style",
    "svg",
    "iframe",
    "noscript",
];
/// Elements whose text belongs to the page, not to the article.
const FURNITURE: &[&str] =
    &["nav", "footer", "aside", "form", "button", "select", "label", "figcaption", "head"];

/// Reads the passages of a page without building a tree.
fn passages(page: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut text = String::new();
    let mut at = 0;
    let mut marks = Marks::default();
    for token in Scanner::new(page) {
        match token {
            Token::Raw(..) => {}
            Token::Text(raw, start) => {
                if text.is_empty() {
                    let blank = raw.len() - raw.trim_start().len();
                    at = start + blank;
                }
                let read = entities(raw);
                if !(text.is_empty() && read.trim().is_empty()) {
                    text.push_str(&read);
                }
            }
            Token::Tag { inside, closing, .. } => {
                let tag = name(inside);
                let Some(block) = BLOCKS.iter().copied().find(|block| tag.eq_ignore_ascii_case(block)) else {
                    continue;
                };
                flush(&mut found, &mut text, at, marks.hint());
                marks.pass(block, closing, inside);
            }
        }
    }
    flush(&mut found, &mut text, at, marks.hint());
    found
}

fn flush(found: &mut Vec<Passage>, text: &mut String, at: usize, hint: BlockKind) {
    let folded = fold(text);
    text.clear();
    if !folded.is_empty() {
        found.push(Passage { text: folded, hint, at });
    }
}

/// Which marked elements are open. Counted rather than stacked: a page with unmatched tags loses nothing.
#[derive(Default)]
struct Marks {
    headings: u32,
    items: u32,
    quotes: u32,
    furniture: u32,
}

impl Marks {
    fn pass(&mut self, block: &str, closing: bool, inside: &str) {
        let heading = matches!(block, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let hidden = !closing && attribute(inside, "hidden").is_some();
        for (count, is) in [
            (&mut self.headings, heading),
            (&mut self.items, matches!(block, "li" | "dd")),
            (&mut self.quotes, block == "blockquote"),
            (&mut self.furniture, FURNITURE.contains(&block) || hidden && block == "body"),
        ] {
            if is && closing {
                *count = count.saturating_sub(1);
            } else if is {
                *count += 1;
            }
        }
        // An unclosed heading or item does not reach past the next one, nor into the main part of a page.
        if heading && !closing {
            self.headings = 1;
        }
        if matches!(block, "article" | "main" | "body") && !closing {
            *self = Marks::default();
        }
        if matches!(block, "ul" | "ol") && closing && self.items > 64 || block == "p" && self.headings > 0 {
            self.headings = 0;
        }
    }

    fn hint(&self) -> BlockKind {
        if self.furniture > 0 {
            BlockKind::Boilerplate
        } else if self.headings > 0 {
            BlockKind::Heading
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else if self.items > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }
}
