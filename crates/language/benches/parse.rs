//! Words a second: from raw text to parse, and from given words.
//!
//! `cargo bench --package language` on one core; criterion's "elements" are words.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use language::Language;
use record::{Block, BlockKind, Document, Span};
use std::hint::black_box;

/// A text of this project, of the length and manner of a dispatch.
const TEXT: &str = "\
The foreign ministry in Baku summoned the ambassador of the neighbouring state on Tuesday and handed him a \
note of protest, two days after shots were fired at a border post near the river. “We expect a full account \
of what happened,” the deputy minister told reporters, adding that three guards had been wounded and that \
one of them was still in hospital. Tehran, which denies that its troops were involved, said in a statement \
that it would take part in a joint inquiry if it were asked to. Both governments had agreed last year to \
reopen the road through the pass, but the work was halted in October 2022 when drills were held on either \
side of the border (Gazette, October 19, 2022). Analysts who follow the region say the quarrel is about \
transit more than about land: the corridor that the government wants to build would carry goods past the \
customs posts that its neighbour lives on. The president, who is to visit the capital in May, has called \
the plan a matter of sovereignty, and his adviser warned that any attempt to change the map by force would \
be met with an answer. Opposition lawmakers demanded that the embassy be closed. It was not clear on \
Wednesday whether the talks on gas, water and the exchange of prisoners, which were due to begin in Geneva \
at the end of the month, would be held at all.";

fn document() -> Document {
    let text = TEXT.to_owned();
    let blocks = Span::new(&text, 0, text.len())
        .map(|span| Block { kind: BlockKind::Paragraph, span })
        .into_iter()
        .collect();
    Document { blocks, ..Document::of_sentence("bench", text) }
}

fn parse(criterion: &mut Criterion) {
    let language = Language::embedded();
    let document = document();
    let parse = language.parse(&document);
    let sentences: Vec<Vec<&str>> = parse
        .sentences
        .iter()
        .map(|sentence| parse.words(sentence).iter().map(|word| word.span.of(&document.text)).collect())
        .collect();
    let mut group = criterion.benchmark_group("language");
    group.throughput(Throughput::Elements(parse.tokens.len() as u64));
    group.bench_function("sentences and words", |bencher| {
        bencher.iter(|| language::sentences(black_box(&document.text), 0..document.text.len()));
    });
    group.bench_function("classes, lemmas, heads and names", |bencher| {
        bencher
            .iter(|| sentences.iter().map(|words| language.analyse(black_box(words)).len()).sum::<usize>());
    });
    group
        .bench_function("raw text to parse", |bencher| bencher.iter(|| language.parse(black_box(&document))));
    group.finish();
}

fn load(criterion: &mut Criterion) {
    let bytes = include_bytes!("../../../models/en.model");
    criterion.bench_function("load the model", |bencher| {
        bencher.iter(|| Language::load(black_box(bytes)).is_ok())
    });
}

criterion_group!(benches, parse, load);
criterion_main!(benches);
