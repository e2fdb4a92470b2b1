//! The passages of a page: its text between block elements, with what the marks around it say.

use crate::markup::{Scanner, Token, attribute, entities, name};
use crate::shape::fold;
use record::BlockKind;
use std::collections::BTreeMap;

/// An element that holds paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Holder {
    /// A number for its tag and class; 0 if it has no class.
    pub(crate) class: u32,
    /// Its own number.
    pub(crate) element: u32,
}

/// A paragraph of a page: its folded text, what the marks say, and where it begins in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) text: String,
    pub(crate) hint: BlockKind,
    pub(crate) at: usize,
    /// The innermost element around it that holds paragraphs.
    pub(crate) holder: Holder,
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
const FURNITURE: &[&str] = &["nav", "footer", "aside", "button", "select", "label", "figcaption", "head"];
/// Elements that hold paragraphs.
const HOLDERS: &[&str] = &["div", "section", "article", "td"];
/// What stands in a form belongs to it up to this length, in bytes. Some pages are one form as a whole.
const IN_FORM: usize = 120;

/// Reads the passages of a page without building a tree.
pub(crate) fn passages(page: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut text = String::new();
    let mut at = 0;
    let mut marks = Marks::default();
    let mut holders = Holders::default();
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
                flush(&mut found, &mut text, at, &marks, &holders);
                marks.pass(block, closing, inside);
                holders.pass(block, closing, inside);
            }
        }
    }
    flush(&mut found, &mut text, at, &marks, &holders);
    found
}

fn flush(found: &mut Vec<Passage>, text: &mut String, at: usize, marks: &Marks, holders: &Holders) {
    let folded = fold(text);
    text.clear();
    if !folded.is_empty() {
        let (hint, holder) = (marks.hint(folded.len()), holders.innermost());
        found.push(Passage { text: folded, hint, at, holder });
    }
}

/// The open elements that hold paragraphs, with a number for each tag and class.
#[derive(Default)]
struct Holders {
    open: Vec<(&'static str, Holder)>,
    classes: BTreeMap<String, u32>,
    elements: u32,
}

impl Holders {
    fn pass(&mut self, block: &'static str, closing: bool, inside: &str) {
        if !HOLDERS.contains(&block) {
            return;
        }
        if closing {
            if let Some(at) = self.open.iter().rposition(|(name, _)| *name == block) {
                self.open.truncate(at);
            }
        } else if self.open.len() < crate::markup::DEPTH {
            let named = attribute(inside, "class").or_else(|| attribute(inside, "itemprop"));
            let class = named.filter(|name| !name.trim().is_empty()).map(|name| {
                let next = self.classes.len() as u32 + 1;
                *self.classes.entry(format!("{block} {}", fold(&name))).or_insert(next)
            });
            self.elements += 1;
            self.open.push((block, Holder { class: class.unwrap_or(0), element: self.elements }));
        }
    }

    fn innermost(&self) -> Holder {
        self.open.last().map(|(_, holder)| *holder).unwrap_or_default()
    }
}

/// Which marked elements are open. Counted rather than stacked: a page with unmatched tags loses nothing.
#[derive(Default)]
struct Marks {
    headings: u32,
    items: u32,
    quotes: u32,
    furniture: u32,
    forms: u32,
}

impl Marks {
    fn pass(&mut self, block: &str, closing: bool, inside: &str) {
        let heading = matches!(block, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let hidden = !closing && attribute(inside, "hidden").is_some();
        for (count, is) in [
            (&mut self.headings, heading),
            (&mut self.items, matches!(block, "li" | "dd")),
            (&mut self.quotes, block == "blockquote"),
            (&mut self.forms, block == "form"),
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

    fn hint(&self, length: usize) -> BlockKind {
        if self.furniture > 0 || (self.forms > 0 && length < IN_FORM) {
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
