//! The whole way, from raw text to events, on one core: words a second over the sample case, and the peak of
//! memory that it took.
#![allow(clippy::print_stderr)]

use coding::{Options, Page as Read};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use intake::{Facts, Page};
use std::path::Path;

/// The sample case as plain texts.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/azerbaijan-iran");
    let (files, _) = intake::collect(&[folder.display().to_string()]);
    files.iter().filter_map(|file| Some(intake::read(file.load().ok()?).ok()?.value.text)).collect()
}

fn events(text: &str) -> usize {
    let Ok(read) = intake::read(Page::text("bench", text, Facts::default())) else { return 0 };
    let codebook = codebook::Codebook::embedded();
    let parse = language::Language::embedded().parse(&read.value);
    let times = times::find(&read.value, &parse, &codebook.periods);
    let mentions = coding::mentions::resolve(&read.value, &parse, &times, codebook);
    let hints = coding::hints(&mentions, parse.tokens.len());
    let readings = reader::Reader::embedded().read(&read.value, &parse, &times, &hints);
    let citations = coding::citations(&read.value, &times, &codebook.words);
    let page = Read {
        citations: &citations,
        document: &read.value,
        parse: &parse,
        times: &times,
        mentions: &mentions,
        readings: &readings,
        reader: "embedded",
    };
    coding::code(&page, codebook, Options::default()).value.len()
}

fn whole_way(criterion: &mut Criterion) {
    let texts = texts();
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let mut group = criterion.benchmark_group("whole way");
    group.throughput(Throughput::Elements(words as u64)).sample_size(10);
    group.bench_function("text to events", |bench| {
        bench.iter(|| texts.iter().map(|text| events(text)).sum::<usize>())
    });
    group.finish();
    if let Some(peak) = peak_memory() {
        eprintln!("peak memory: {peak}");
    }
}

/// The largest size that this process had, where the system tells it.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}

criterion_group!(benches, whole_way);
criterion_main!(benches);
