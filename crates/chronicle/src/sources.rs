//! Which documents are independent of each other: copies and texts of one publisher count once.

use record::{Document, DocumentId, SourceGroup, When};
use std::collections::{BTreeMap, BTreeSet};

/// Words in a shingle. Eight words in a row seldom coincide unless one text was copied from the other.
const SHINGLE_WORDS: usize = 8;
/// Two documents are copies when the smaller shares at least this share of its shingles with the larger.
const COPIED_PERCENT: usize = 30;
/// A run of words that more documents share than this is a set phrase of an outlet and says nothing.
const MOST_HOLDERS: usize = 50;

/// What linking needs to know of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The document.
    pub id: DocumentId,
    /// What it is called when it has no publisher.
    pub name: String,
    /// Its outlet.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<When>,
    /// Its text, into which the spans of its events point.
    pub text: String,
    /// Hashes of its runs of eight words, sorted, each once.
    shingles: Vec<u64>,
}

impl Source {
    /// What linking needs to know of `document`.
    pub fn of(document: &Document) -> Source {
        let told = document
            .blocks
            .iter()
            .filter(|block| block.kind.is_told())
            .flat_map(|block| words(block.span.of(&document.text)))
            .collect::<Vec<_>>();
        Source {
            id: document.id.clone(),
            name: document.name.clone(),
            publisher: document.publisher.as_ref().map(|known| known.value.clone()),
            published: document.published.as_ref().map(|known| known.value),
            text: document.text.clone(),
            shingles: shingles(&told),
        }
    }

    /// The publisher, or else the document's name.
    pub fn label(&self) -> &str {
        self.publisher.as_deref().unwrap_or(&self.name)
    }
}

/// The words of a text in lower case, without punctuation.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn shingles(words: &[String]) -> Vec<u64> {
    let set: BTreeSet<u64> = words.windows(SHINGLE_WORDS).map(fnv1a).collect();
    set.into_iter().collect()
}

/// The FNV-1a hash of a run of words: the same on every platform, unlike the standard library's.
pub(crate) fn fnv1a(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain(std::iter::once(b' ')));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Pairs of sources (smaller index first) of which one was largely copied from the other.
fn copies(sources: &[Source]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, source) in sources.iter().enumerate() {
        for &shingle in &source.shingles {
            holders.entry(shingle).or_default().push(index);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for held_by in holders.values().filter(|held_by| held_by.len() <= MOST_HOLDERS) {
        for (position, &later) in held_by.iter().enumerate() {
            for &earlier in &held_by[..position] {
                *shared.entry((earlier, later)).or_default() += 1;
            }
        }
    }
    let size = |index: usize| sources[index].shingles.len();
    shared
        .into_iter()
        .filter(|&((a, b), count)| count * 100 >= size(a).min(size(b)) * COPIED_PERCENT)
        .map(|(pair, _)| pair)
        .collect()
}

/// Sets of things that were found to be the same, by index.
#[derive(Clone, Debug)]
pub(crate) struct Partition {
    parent: Vec<usize>,
}

impl Partition {
    pub(crate) fn of_size(size: usize) -> Partition {
        Partition { parent: (0..size).collect() }
    }

    pub(crate) fn root(&self, mut index: usize) -> usize {
        while self.parent[index] != index {
            index = self.parent[index];
        }
        index
    }

    /// Makes one set of the two; `root` is its root.
    pub(crate) fn join_under(&mut self, root: usize, other: usize) {
        self.parent[other] = root;
    }

    /// Makes one set of the two; its root is the smaller root.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}

/// Which documents count as one source.
#[derive(Clone, Debug, Default)]
pub struct Independence {
    groups: BTreeMap<DocumentId, usize>,
    labels: Vec<String>,
}

impl Independence {
    /// Groups documents of one publisher, and copies.
    pub fn of(sources: &[Source]) -> Independence {
        let mut partition = Partition::of_size(sources.len());
        let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, source) in sources.iter().enumerate() {
            if let Some(publisher) = source.publisher.as_deref() {
                partition.join(*first_of.entry(publisher).or_insert(index), index);
            }
        }
        for (a, b) in copies(sources) {
            partition.join(a, b);
        }
        Independence {
            groups: sources.iter().enumerate().map(|(i, s)| (s.id.clone(), partition.root(i))).collect(),
            labels: sources.iter().map(|source| source.label().to_owned()).collect(),
        }
    }

    /// How many independent sources there are in all.
    pub fn count(&self) -> usize {
        self.groups.values().collect::<BTreeSet<_>>().len()
    }

    /// The independent sources behind `tellers`: pairs of a document and the outlet that it cites for what
    /// it tells. Documents that cite the same outlet draw on one source and count once.
    pub fn among(&self, tellers: &[(DocumentId, Option<String>)]) -> Vec<SourceGroup> {
        let mut partition = Partition::of_size(tellers.len());
        for (index, (document, cited)) in tellers.iter().enumerate() {
            for (earlier, (other, other_cited)) in tellers[..index].iter().enumerate() {
                let same_cited = cited.is_some() && cited == other_cited;
                if document == other || self.are_one(document, other) || same_cited {
                    partition.join(earlier, index);
                }
            }
        }
        let mut groups: BTreeMap<usize, (BTreeSet<DocumentId>, BTreeSet<String>)> = BTreeMap::new();
        for (index, (document, cited)) in tellers.iter().enumerate() {
            let group = groups.entry(partition.root(index)).or_default();
            group.0.insert(document.clone());
            group.1.extend(cited.clone());
        }
        groups
            .into_values()
            .map(|(documents, cited)| {
                let label = match (documents.len(), cited.into_iter().next()) {
                    (2.., Some(outlet)) => outlet,
                    _ => documents.first().map_or_else(String::new, |document| self.label(document)),
                };
                SourceGroup { name: label, documents: documents.into_iter().collect() }
            })
            .collect()
    }

    fn are_one(&self, a: &DocumentId, b: &DocumentId) -> bool {
        self.groups.get(a).is_some_and(|group| self.groups.get(b) == Some(group))
    }

    fn label(&self, document: &DocumentId) -> String {
        let label = self.groups.get(document).and_then(|&group| self.labels.get(group));
        label.cloned().unwrap_or_else(|| document.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, publisher: Option<&str>, text: &str) -> Source {
        Source {
            id: DocumentId::from_text(name),
            name: name.to_owned(),
            publisher: publisher.map(str::to_owned),
            published: None,
            text: text.to_owned(),
            shingles: shingles(&words(text).collect::<Vec<_>>()),
        }
    }

    const REPORT: &str =
        "Four envoys were told on Thursday to leave the capital within two days, the ministry said.";

    #[test]
    fn copies_and_one_publisher_count_once() {
        let copied = format!("{REPORT} Their families go with them.");
        let sources = [
            source("a", Some("Ledger"), REPORT),
            source("b", None, &copied),
            source(
                "c",
                Some("Ledger"),
                "Something else was told here about a bridge over the river that both will use.",
            ),
            source(
                "d",
                Some("Dispatch"),
                "The envoys left, wrote the reporter who had seen them at the border that day.",
            ),
        ];
        assert_eq!(Independence::of(&sources).count(), 2);
    }

    #[test]
    fn texts_that_cite_one_outlet_count_once() {
        let sources = [source("a", Some("Ledger"), "x"), source("b", Some("Dispatch"), "y")];
        let independence = Independence::of(&sources);
        let id = DocumentId::from_text;
        assert_eq!(independence.among(&[(id("a"), None), (id("b"), None)]).len(), 2);
        let shared = independence.among(&[(id("a"), Some("Wire".into())), (id("b"), Some("Wire".into()))]);
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].name, "Wire");
        assert_eq!(independence.among(&[(id("a"), None), (id("a"), None)])[0].name, "Ledger");
    }
}
