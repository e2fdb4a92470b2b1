//! A piece of a text, as bytes.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of bytes in a text, on character boundaries of the text it was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes `start..end` of `text`, or `None` if they are out of order, out of range, or cut a
    /// character in two. Texts of 4 GiB and more have no spans.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Span> {
        text.get(start..end)?;
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// The smallest span that holds both. Both must be of the same text.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether the span holds no bytes.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The text of the span. `text` must be the text that the span was made for; with another text
    /// the answer is the empty string where the bytes do not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_never_cuts_a_character() {
        assert_eq!(Span::new("Əliyev", 1, 3), None);
        assert_eq!(Span::new("Əliyev", 0, 2).map(|s| s.of("Əliyev")), Some("Ə"));
        assert_eq!(Span::new("abc", 2, 1), None);
        assert_eq!(Span::new("abc", 0, 4), None);
    }

    proptest! {
        #[test]
        fn every_span_slices_its_text(text in "\\PC{0,40}", start in 0usize..60, end in 0usize..60) {
            if let Some(span) = Span::new(&text, start, end) {
                prop_assert_eq!(span.of(&text), &text[start..end]);
            }
        }
    }
}
