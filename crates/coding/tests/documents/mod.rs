//! Documents made from a text, for tests.

use record::{Basis, Block, BlockKind, Document, FactBasis, Known, Span, When};

/// A document with a paragraph for each line.
pub(crate) fn document(text: &str, published: Option<&str>) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive('\n') {
        let span = Span::new(text, start, start + part.trim_end().len()).expect("lines end on boundaries");
        blocks.push(Block { kind: BlockKind::Paragraph, span });
        start += part.len();
    }
    let day = published.map(|day| day.parse().expect("a case gives its day as 2023-04-07"));
    let published = day.map(|day| Known { value: When::day(day, Basis::Metadata), basis: FactBasis::Given });
    Document { published, blocks, ..Document::of_sentence("case", text) }
}
