//! How many of the parts of entries are found.

use super::Example;
use crate::label::{LABELS, Label};
use crate::looks::{Form, looks};
use crate::parser::EntryParser;
use std::fmt;

/// Right, found and marked parts of one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found as marked: the same label and the same extent.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Marked.
    pub gold: usize,
}

impl Tally {
    /// The harmonic mean of precision and recall; 1 where nothing is marked and nothing found.
    pub fn f1(&self) -> f64 {
        match self.found + self.gold {
            0 => 1.0,
            all => 2.0 * self.right as f64 / all as f64,
        }
    }

    fn add(&mut self, other: &Tally) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// How well a set of entries is read. A part is a run of chunks of one label, less the chunks at its ends that are
/// marks only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    labels: [Tally; LABELS],
    /// The same where the journal and the book or site that holds the entry count as one label.
    holders: Tally,
    chunks: usize,
    right_chunks: usize,
    entries: usize,
    right_entries: usize,
}

impl Score {
    /// Counts an entry: of each chunk whether it is marks only, the right label and the label found.
    pub(crate) fn count(&mut self, marks: &[bool], gold: &[Label], found: &[Label]) {
        let (right, parts) = (runs(gold, marks), runs(found, marks));
        for part in &right {
            self.labels[part.0 as usize].gold += 1;
            self.labels[part.0 as usize].right += usize::from(parts.contains(part));
        }
        for part in &parts {
            self.labels[part.0 as usize].found += 1;
        }
        let merged = |labels: &[Label]| -> Vec<Label> {
            labels
                .iter()
                .map(|&label| if label == Label::Journal { Label::Container } else { label })
                .collect()
        };
        let (gold_held, found_held) = (runs(&merged(gold), marks), runs(&merged(found), marks));
        self.holders.gold += gold_held.len();
        self.holders.found += found_held.len();
        self.holders.right += gold_held.iter().filter(|part| found_held.contains(part)).count();
        self.chunks += gold.len();
        self.right_chunks += gold.iter().zip(found).filter(|(gold, found)| gold == found).count();
        self.entries += 1;
        self.right_entries += usize::from(gold == found);
    }

    /// Adds what another count has counted.
    pub fn add(&mut self, other: &Score) {
        self.labels.iter_mut().zip(&other.labels).for_each(|(one, other)| one.add(other));
        self.holders.add(&other.holders);
        self.chunks += other.chunks;
        self.right_chunks += other.right_chunks;
        self.entries += other.entries;
        self.right_entries += other.right_entries;
    }

    /// All parts together.
    pub fn all(&self) -> Tally {
        let mut all = Tally::default();
        self.labels.iter().for_each(|tally| all.add(tally));
        all
    }

    /// All parts together, where journals and other holders count as one label.
    pub fn with_one_holder(&self) -> Tally {
        self.holders
    }

    /// The parts of one label.
    pub fn of(&self, label: Label) -> Tally {
        self.labels[label as usize]
    }

    /// The share of chunks with the right label.
    pub fn chunk_accuracy(&self) -> f64 {
        self.right_chunks as f64 / self.chunks.max(1) as f64
    }

    /// The share of entries all of whose chunks have the right label.
    pub fn entry_accuracy(&self) -> f64 {
        self.right_entries as f64 / self.entries.max(1) as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for label in Label::ALL {
            let tally = self.of(label);
            if tally.gold + tally.found > 0 {
                writeln!(f, "{label:18} {:.4}  {} of {}", tally.f1(), tally.right, tally.gold)?;
            }
        }
        writeln!(f, "{:18} {:.4}", "micro F1", self.all().f1())?;
        writeln!(f, "{:18} {:.4}  journal and container-title as one", "micro F1", self.holders.f1())?;
        writeln!(f, "{:18} {:.4}", "chunks", self.chunk_accuracy())?;
        write!(f, "{:18} {:.4}  of {}", "whole entries", self.entry_accuracy(), self.entries)
    }
}

/// How well a parser reads entries.
pub fn score(parser: &EntryParser, examples: &[&Example]) -> Score {
    let mut score = Score::default();
    for example in examples {
        let (chunks, gold) = example.chunks();
        let looks = looks(chunks.iter().map(|chunk| &example.text[chunk.clone()]));
        let marks: Vec<bool> = looks.iter().map(|chunk| chunk.form == Form::Marks).collect();
        let found = parser.label(&example.text, &chunks);
        score.count(&marks, &gold, &found);
    }
    score
}

/// The runs of one label, each with its first chunk and the one behind its last.
fn runs(labels: &[Label], marks: &[bool]) -> Vec<(Label, usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for run in labels.chunk_by(|one, next| one == next) {
        let (mut first, mut last) = (start, start + run.len());
        start = last;
        while first < last && marks[first] {
            first += 1;
        }
        while first < last && marks[last - 1] {
            last -= 1;
        }
        if first < last {
            found.push((run[0], first, last));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use Label::{Author, Container, Date, Journal, Title};

    #[test]
    fn a_part_is_right_as_a_whole_or_not_at_all() {
        let mut score = Score::default();
        let marks = [false, false, false, true, false];
        score.count(&marks, &[Author, Title, Title, Title, Date], &[Author, Title, Title, Date, Date]);
        assert_eq!(score.all(), Tally { right: 3, found: 3, gold: 3 });
        score.count(
            &marks,
            &[Author, Title, Title, Journal, Journal],
            &[Author, Author, Title, Title, Container],
        );
        assert_eq!(score.all(), Tally { right: 3, found: 6, gold: 6 });
        assert_eq!(score.with_one_holder(), Tally { right: 4, found: 6, gold: 6 });
        assert!((score.chunk_accuracy() - 0.6).abs() < 1e-9);
        assert_eq!(score.of(Date), Tally { right: 1, found: 1, gold: 1 });
    }
}
