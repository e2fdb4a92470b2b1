//! Documents made from a text, and the whole way from there to their events, for tests.

use codebook::Codebook;
use coding::{Options, Page};
use language::Language;
use reader::Reader;
use record::{Basis, Block, BlockKind, Document, Event, FactBasis, Known, Span, When};

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

/// The events of a document, read with all that the program carries.
pub(crate) fn events(document: &Document, options: Options) -> Vec<Event> {
    let (codebook, reader) = (Codebook::embedded(), Reader::embedded());
    let parse = Language::embedded().parse(document);
    let times = times::find(document, &parse, &codebook.periods);
    let mentions = coding::mentions::resolve(document, &parse, &times, codebook);
    let hints = coding::hints(&mentions, parse.tokens.len());
    let readings = reader.read(document, &parse, &times, &hints);
    let page = Page {
        document,
        parse: &parse,
        times: &times,
        citations: &coding::citations(document, &times, &codebook.words),
        mentions: &mentions,
        readings: &readings,
        reader: "embedded",
    };
    coding::code(&page, codebook, options).value
}
