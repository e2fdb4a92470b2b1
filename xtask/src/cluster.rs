//! `cargo xtask cluster`: from word vectors to `models/clusters.txt`.
//!
//! Words that stand in like contexts share a cluster, and the learned parts see the clusters beside the
//! words: so what was learned of "minister" helps with "chancellor", which the treebank may not have.
//! The clusters are k-means over unit vectors, and the clusters of the clusters' centres give a second,
//! coarser number.

use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::path::PathBuf;

/// How many fine and coarse clusters.
const FINE: usize = 1024;
const COARSE: usize = 64;
/// So many of the most frequent words shape the clusters; the others are put into them.
const SHAPING: usize = 30_000;
/// Rounds of k-means.
const ROUNDS: usize = 20;

/// Arguments of `cluster`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Word vectors as text, most frequent word first: a word and its numbers a line (`glove.6B.50d.txt`)
    #[arg(long)]
    vectors: PathBuf,
    /// How many words to keep
    #[arg(long, default_value_t = 100_000)]
    words: usize,
    /// The file to write
    #[arg(short, long, default_value = "models/clusters.txt")]
    output: PathBuf,
}

/// Reads vectors, clusters words, writes the clusters.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let text = std::fs::read_to_string(&arguments.vectors)
        .with_context(|| format!("cannot read {}", arguments.vectors.display()))?;
    let (words, vectors) = read(&text, arguments.words)?;
    let shaping = vectors.len().min(SHAPING);
    let fine = centres(&vectors[..shaping], FINE);
    let coarse = centres(&fine, COARSE);
    let upper = nearest(&fine, &coarse);
    let mut members = vec![Vec::new(); fine.len()];
    for (word, cluster) in words.iter().zip(nearest(&vectors, &fine)) {
        members[cluster].push(*word);
    }
    let mut out = String::from(HEAD);
    let mut order: Vec<usize> = (0..fine.len()).collect();
    order.sort_by_key(|&cluster| (upper[cluster], cluster));
    for cluster in order {
        let _ = writeln!(out, "{} {}", upper[cluster], members[cluster].join(" "));
    }
    std::fs::write(&arguments.output, out)
        .with_context(|| format!("cannot write {}", arguments.output.display()))
}

const HEAD: &str = "\
# Clusters of English words, made by `cargo xtask cluster` from the GloVe vectors glove.6B.50d
# (Pennington, Socher and Manning 2014; Public Domain Dedication and License 1.0).
# A line is a cluster: the number of the coarser cluster it belongs to, then its words.
";

/// The words with a letter in them and their vectors, scaled to length one.
fn read(text: &str, count: usize) -> Result<(Vec<&str>, Vec<Vec<f32>>)> {
    let mut words = Vec::new();
    let mut vectors: Vec<Vec<f32>> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if words.len() == count {
            break;
        }
        let mut parts = line.split(' ');
        let word = parts.next().unwrap_or_default();
        if !word.contains(char::is_alphabetic) {
            continue;
        }
        let vector: Vec<f32> =
            parts.map(str::parse).collect::<Result<_, _>>().with_context(|| format!("line {number}"))?;
        if vectors.first().is_some_and(|first| first.len() != vector.len()) {
            bail!("line {number} has {} numbers, the lines before it have another count", vector.len());
        }
        words.push(word);
        vectors.push(unit(&vector));
    }
    Ok((words, vectors))
}

fn unit(vector: &[f32]) -> Vec<f32> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    vector.iter().map(|x| x / length).collect()
}

/// The centres of `count` clusters of unit vectors. The first centres are spread evenly over the list.
fn centres(vectors: &[Vec<f32>], count: usize) -> Vec<Vec<f32>> {
    let count = count.min(vectors.len());
    let mut centres: Vec<Vec<f32>> =
        (0..count).map(|index| vectors[index * vectors.len() / count].clone()).collect();
    for _ in 0..ROUNDS {
        let dimensions = vectors.first().map_or(0, Vec::len);
        let mut sums = vec![vec![0.0; dimensions]; count];
        for (vector, cluster) in vectors.iter().zip(nearest(vectors, &centres)) {
            for (sum, x) in sums[cluster].iter_mut().zip(vector) {
                *sum += x;
            }
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            if sum.iter().any(|&x| x != 0.0) {
                *centre = unit(&sum);
            }
        }
    }
    centres
}

/// The centre with the largest product for each vector; of equals the first.
fn nearest(vectors: &[Vec<f32>], centres: &[Vec<f32>]) -> Vec<usize> {
    let dimensions = centres.first().map_or(0, Vec::len);
    // by dimension, so that the products of all centres grow side by side
    let columns: Vec<Vec<f32>> =
        (0..dimensions).map(|at| centres.iter().map(|centre| centre[at]).collect()).collect();
    let mut products = vec![0.0; centres.len()];
    let mut best_of = |vector: &Vec<f32>| {
        products.fill(0.0);
        for (x, column) in vector.iter().zip(&columns) {
            for (product, c) in products.iter_mut().zip(column) {
                *product += x * c;
            }
        }
        let mut best = 0;
        for (index, product) in products.iter().enumerate() {
            if *product > products[best] {
                best = index;
            }
        }
        best
    };
    vectors.iter().map(&mut best_of).collect()
}
