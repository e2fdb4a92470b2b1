//! Words a second of the coding stage, apart: mentions of a parsed document, and events of its readings.
//!
//! `cargo bench --package coding` on one core; criterion's "elements" are words.
#![allow(missing_docs)]

use codebook::Codebook;
use coding::{Options, Page};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use language::Language;
use record::{Block, BlockKind, Document, Span};
use std::hint::black_box;
use std::path::Path;

/// The dispatches of the sample case in one document, a block for each line.
fn document() -> Document {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/azerbaijan-iran");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    files.sort();
    let texts = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let text: String = texts.filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(&text, start, start + line.trim_end().len()).filter(|span| !span.is_empty());
        blocks.extend(span.map(|span| Block { kind: BlockKind::Paragraph, span }));
        start += line.len();
    }
    Document { blocks, ..Document::of_sentence("bench", text) }
}

fn code(criterion: &mut Criterion) {
    let codebook = Codebook::embedded();
    let document = document();
    let parse = Language::embedded().parse(&document);
    let times = times::find(&document, &parse, &codebook.periods);
    let mut group = criterion.benchmark_group("coding");
    group.throughput(Throughput::Elements(parse.tokens.len() as u64));
    group.bench_function("mentions", |bencher| {
        bencher.iter(|| coding::mentions::resolve(black_box(&document), &parse, &times, codebook));
    });
    let mentions = coding::mentions::resolve(&document, &parse, &times, codebook);
    let hints = coding::hints(&mentions, parse.tokens.len());
    let readings = reader::Reader::embedded().read(&document, &parse, &times, &hints);
    let page = Page {
        document: &document,
        parse: &parse,
        times: &times,
        citations: &coding::citations(&document, &times, &codebook.words),
        mentions: &mentions,
        readings: &readings,
        reader: "embedded",
    };
    group.bench_function("events", |bencher| {
        bencher.iter(|| coding::code(black_box(&page), codebook, Options::default()));
    });
    group.finish();
}

criterion_group!(benches, code);
criterion_main!(benches);
