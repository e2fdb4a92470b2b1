//! Markdown: its marks say what each paragraph is, and every piece of text keeps its place in the source.

use crate::document::Extracted;
use crate::lines::{Piece, stands_alone};
use crate::origin::Offsets;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use record::BlockKind;

struct Builder {
    text: String,
    pairs: Vec<(u32, u32)>,
    pieces: Vec<Piece>,
    /// Where the open paragraph begins.
    start: Option<usize>,
    /// The label of a footnote, to stand before its first paragraph.
    label: Option<String>,
    /// What the open marks say, innermost last.
    marks: Vec<BlockKind>,
}

impl Builder {
    fn push(&mut self, text: &str, at: usize) {
        let text = if self.start.is_none() { text.trim_start() } else { text };
        if text.is_empty() {
            return;
        }
        if self.start.is_none() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.start = Some(self.text.len());
        }
        self.pairs.push((self.text.len() as u32, at as u32));
        if let Some(label) = self.label.take() {
            self.text.push_str(&format!("[{label}] "));
        }
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        if let Some(start) = self.start.take() {
            self.text.truncate(self.text.trim_end().len().max(start));
            let end = self.text.len();
            while self.pairs.pop_if(|(at, _)| *at as usize >= end && *at as usize > start).is_some() {}
            if self.text.len() > start {
                let hint = self.marks.last().copied().unwrap_or(BlockKind::Paragraph);
                self.pieces.push(Piece { start, end: self.text.len(), hint: Some(hint) });
            }
        }
    }

    /// Whether the open line, or the one below it, is a date, a byline or a label at the head of the text.
    fn parts_at_head(&self, below: &str) -> bool {
        let open = self.start.map_or("", |start| &self.text[start..]);
        let below = below.trim_start_matches(['*', '_', ' ']);
        self.pieces.len() < crate::lines::HEAD && (stands_alone(open) || stands_alone(below))
    }

    /// The mark that a tag sets, if it sets one.
    fn mark(tag: &Tag<'_>) -> Option<BlockKind> {
        match tag {
            Tag::Heading { .. } => Some(BlockKind::Heading),
            Tag::Item => Some(BlockKind::ListItem),
            Tag::BlockQuote(_) => Some(BlockKind::Quote),
            Tag::FootnoteDefinition(_) => Some(BlockKind::Reference),
            _ => None,
        }
    }
}

/// The text of a Markdown file. Places are bytes of `source`.
pub(crate) fn extract(source: &str) -> Extracted {
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder {
        text: String::new(),
        pairs: Vec::new(),
        pieces: Vec::new(),
        start: None,
        label: None,
        marks: Vec::new(),
    };
    let mut marked: Vec<bool> = Vec::new();
    let mut images = 0u32;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if is_block(&tag) {
                    builder.flush();
                    let mark = Builder::mark(&tag);
                    marked.push(mark.is_some());
                    builder.marks.extend(mark);
                    if let Tag::FootnoteDefinition(label) = &tag {
                        builder.label = Some(label.to_string());
                    }
                } else if matches!(tag, Tag::Image { .. }) {
                    images += 1;
                }
            }
            Event::End(tag) => {
                if is_block_end(&tag) {
                    builder.flush();
                    if marked.pop() == Some(true) {
                        builder.marks.pop();
                    }
                } else if tag == TagEnd::Image {
                    images = images.saturating_sub(1);
                }
            }
            // The description of a picture is no text of the article.
            Event::Text(_) | Event::Code(_) if images > 0 => {}
            Event::Text(text) | Event::Code(text) => builder.push(&text, range.start),
            Event::FootnoteReference(label) => builder.push(&format!("[{label}]"), range.start),
            Event::SoftBreak | Event::HardBreak => {
                // Sources listed line by line stand in one Markdown paragraph, but are entries of their own.
                let below = source[range.end..].trim_start().lines().next().unwrap_or("");
                if crate::reference::marker(below).is_some() || builder.parts_at_head(below) {
                    builder.flush();
                } else {
                    builder.push(" ", range.start);
                }
            }
            Event::Html(html) => {
                builder.flush();
                builder.push(&without_tags(&html), range.start);
                builder.flush();
            }
            Event::InlineHtml(_) | Event::Rule | Event::TaskListMarker(_) => {}
            Event::InlineMath(text) | Event::DisplayMath(text) => builder.push(&text, range.start),
        }
    }
    builder.flush();
    Extracted {
        text: builder.text,
        pieces: builder.pieces,
        offsets: Offsets::new(builder.pairs),
        ..Extracted::default()
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

fn is_block_end(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

fn without_tags(html: &str) -> String {
    let text = crate::markup::Scanner::new(html).filter_map(|token| match token {
        crate::markup::Token::Text(text, _) => Some(crate::markup::entities(text)),
        _ => None,
    });
    crate::shape::fold(&text.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<(String, BlockKind)> {
        let extracted = extract(source);
        let kind = |piece: &Piece| piece.hint.unwrap_or(BlockKind::Paragraph);
        extracted
            .pieces
            .iter()
            .map(|piece| (extracted.text[piece.start..piece.end].to_owned(), kind(piece)))
            .collect()
    }

    #[test]
    fn marks_say_what_a_paragraph_is() {
        let source = "# Bridge *open*\n\nThe bridge\nis [open](https://x.example).\n\n- one\n- two\n\n> A quote.\n\n\
                      Said so.[^1]\n\n[^1]: Ledger, 2023\n\n<div>Raw</div>\n\n![photo](x.png)\n";
        let found = shown(source);
        let expected = [
            ("Bridge open", BlockKind::Heading),
            ("The bridge is open.", BlockKind::Paragraph),
            ("one", BlockKind::ListItem),
            ("two", BlockKind::ListItem),
            ("A quote.", BlockKind::Quote),
            ("Said so.[1]", BlockKind::Paragraph),
            ("[1] Ledger, 2023", BlockKind::Reference),
            ("Raw", BlockKind::Paragraph),
        ];
        let found: Vec<(&str, BlockKind)> = found.iter().map(|(text, kind)| (text.as_str(), *kind)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sources_listed_by_line_are_entries() {
        let found =
            shown("Text.[1][2]\n\n[1] Ledger, (April 2023), \"A\"\n[2] Dispatch, (May 2023), \"B\"\n");
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[0].0, "Text.[1][2]");
    }

    #[test]
    fn every_word_keeps_its_place() {
        let source = "Intro.\n\nThe **bridge** over the *river* is &amp; stays open.\n";
        let extracted = extract(source);
        for word in ["Intro", "bridge", "river", "stays"] {
            let at = extracted.text.find(word).unwrap();
            assert_eq!(extracted.offsets.back(at), source.find(word).unwrap(), "{word}");
        }
    }
}
