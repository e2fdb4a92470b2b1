//! Passages that stand in an earlier document too.

use crate::sources::fnv1a;
use record::{Document, Note, NoteCode, Span};
use std::collections::BTreeMap;

/// Words in a run that is looked up.
const RUN_WORDS: usize = 8;
/// The shortest passage worth a note, in words.
const PASSAGE_WORDS: usize = 20;

/// A note for each passage of twenty words and more that an earlier document holds word for word.
pub fn copied_passages(documents: &[&Document]) -> Vec<Note> {
    let mut first_holder: BTreeMap<u64, usize> = BTreeMap::new();
    let mut notes = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let words = told_words(document);
        let runs: Vec<u64> = words.windows(RUN_WORDS).map(hash).collect();
        let mut at = 0;
        while at < runs.len() {
            let Some(&holder) = first_holder.get(&runs[at]).filter(|&&holder| holder != index) else {
                at += 1;
                continue;
            };
            let length = runs[at..].iter().take_while(|run| first_holder.get(run) == Some(&holder)).count();
            let last = at + length + RUN_WORDS - 2;
            if last - at + 1 >= PASSAGE_WORDS {
                let span = words[at].1.cover(words[last].1);
                let text = format!(
                    "A passage of {} words also stands in {}.",
                    last - at + 1,
                    documents[holder].name
                );
                notes.push(Note::new(NoteCode::CopiedPassage, text).at(&document.id, Some(span)));
            }
            at += length;
        }
        for run in runs {
            first_holder.entry(run).or_insert(index);
        }
    }
    notes
}

fn hash(run: &[(String, Span)]) -> u64 {
    let words: Vec<String> = run.iter().map(|(word, _)| word.clone()).collect();
    fnv1a(&words)
}

/// The words of the told blocks in lower case, with their spans.
fn told_words(document: &Document) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    for block in document.blocks.iter().filter(|block| block.kind.is_told()) {
        let text = block.span.of(&document.text);
        let mut start = None;
        for (offset, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(offset),
                (false, Some(from)) => {
                    let span =
                        Span::new(&document.text, block.span.start() + from, block.span.start() + offset);
                    words.extend(span.map(|span| (text[from..offset].to_lowercase(), span)));
                    start = None;
                }
                _ => {}
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document::of_sentence(text.chars().take(8).collect::<String>(), text)
    }

    const PASSAGE: &str = "the two ministers agreed in the border town that the crossing would open for lorries \
        before the end of the month and that drivers would pay no toll";

    #[test]
    fn a_shared_passage_is_noted_once_in_the_later_document() {
        let first = document(&format!("Officials said {PASSAGE}."));
        let second = document(&format!("Yesterday, {PASSAGE}, as was reported."));
        let third = document(
            "Something else was told here about a bridge over the river that both will use one day.",
        );
        let found = copied_passages(&[&first, &second, &third]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].document.as_ref(), Some(&second.id));
        assert_eq!(found[0].span.unwrap().of(&second.text), PASSAGE);
    }
}
