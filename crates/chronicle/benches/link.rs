//! Seconds to join made-up reports, apart from reading and coding them: 10,000 and, if `LINK_BENCH_LARGE` is set,
//! 1,000,000 reports.
//!
//! `cargo bench --package chronicle` on one core; criterion's "elements" are reports. A story is told by eight documents
//! of some thirty reports each, shares names that no other story has, and lasts a month; the other words are drawn as
//! often as texts have them. The same numbers give the same reports.
#![allow(missing_docs)]

use chronicle::{Party, Report, Wording, group};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use record::{Basis, Date, DocumentId, EventId, Kind, Standing, When};
use std::hint::black_box;

const DOCUMENTS_OF_A_STORY: usize = 8;
const REPORTS_OF_A_DOCUMENT: usize = 30;
const HAPPENINGS_OF_A_STORY: usize = 40;
const POLITIES: usize = 60;
/// Names and rare words that any text may have.
const RARE_WORDS: usize = 50_000;
const COMMON_WORDS: &str = include_str!("../../../models/links/frequencies.tsv");

/// Numbers that look drawn (a linear congruential generator, Knuth's).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Each common stem, and how many texts have it or one before it.
fn common_words() -> (Vec<&'static str>, Vec<usize>) {
    let rows = COMMON_WORDS.lines().filter_map(|line| line.split_once('\t'));
    let rows = rows.filter(|(stem, _)| !stem.is_empty() && !stem.starts_with('#'));
    let mut sum = 0;
    rows.filter_map(|(stem, count)| {
        sum += count.parse::<usize>().ok()?;
        Some((stem, sum))
    })
    .unzip()
}

/// A day of the twenty years from 2004 on.
fn day(number: usize) -> Date {
    let (year, rest) = (2004 + number / 336 % 20, number % 336);
    Date::new(year as i16, (rest / 28 + 1) as i8, (rest % 28 + 1) as i8).unwrap_or(Date::ZERO)
}

fn reports(count: usize) -> Vec<Report> {
    let (stems, sums) = common_words();
    let most = sums.last().copied().unwrap_or(1);
    let kinds = Kind::ALL;
    (0..count)
        .map(|index| {
            let document = index / REPORTS_OF_A_DOCUMENT;
            let story = document / DOCUMENTS_OF_A_STORY;
            let mut chance = Chance(index as u64);
            // What a happening is hangs on its number alone, so that several documents tell of it.
            let happening = story * HAPPENINGS_OF_A_STORY + chance.below(HAPPENINGS_OF_A_STORY);
            let mut told = Chance(happening as u64 + (1 << 40));
            let started = Chance(story as u64 + (1 << 50)).below(336 * 20);
            let when = day(started + told.below(28));
            let mut party = |chance: &mut Chance| Party {
                polity: Some(format!("P{}", (story * 7 + told.below(3)) % POLITIES)),
                name: (chance.below(3) == 0).then(|| format!("name {story} {}", told.below(8))),
                words: [format!("{story}n{}", told.below(8))].into(),
            };
            let (actors, recipients) = (vec![party(&mut chance)], vec![party(&mut chance)]);
            let common = |chance: &mut Chance| {
                let drawn = chance.below(most);
                stems[sums.partition_point(|&sum| sum <= drawn)].to_owned()
            };
            let mut words: std::collections::BTreeSet<String> =
                (0..10).map(|_| common(&mut chance)).collect();
            words.extend((0..3).map(|_| common(&mut told)));
            words.extend((0..3).map(|_| format!("{story}n{}", chance.below(24))));
            words.extend((0..2).map(|_| format!("w{}", chance.below(RARE_WORDS))));
            let kind = kinds[told.below(kinds.len())];
            let stem = stems[(told.below(200) + chance.below(3) * 200) % stems.len()].to_owned();
            Report {
                id: EventId::from_text(format!("{index:08}")),
                document: DocumentId::from_text(format!("{document:06}")),
                position: index % REPORTS_OF_A_DOCUMENT * 150,
                kind: Some(kind),
                mode: None,
                actors,
                recipients,
                when: (chance.below(2) == 0).then(|| When::day(when, Basis::Explicit)),
                published: Some(When::day(day(started + 28 + chance.below(60)), Basis::Metadata)),
                place: None,
                standing: Standing::Happened,
                wording: Some(Wording { stem, is_definite: chance.below(4) == 0, words }),
                counts: Vec::new(),
            }
        })
        .collect()
}

fn link(criterion: &mut Criterion) {
    let mut counts = vec![10_000];
    counts.extend(std::env::var_os("LINK_BENCH_LARGE").map(|_| 1_000_000));
    let mut benches = criterion.benchmark_group("link");
    benches.sample_size(10);
    for count in counts {
        let reports = reports(count);
        benches.throughput(Throughput::Elements(count as u64));
        benches.bench_with_input(BenchmarkId::from_parameter(count), &reports, |bench, reports| {
            bench.iter(|| group(black_box(reports), &[]));
        });
    }
    benches.finish();
}

criterion_group!(benches, link);
criterion_main!(benches);
