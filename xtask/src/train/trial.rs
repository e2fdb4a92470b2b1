//! Trying out how names are learned, on documents of the training set that are held out, so that the test set is
//! looked at only in the end.

use anyhow::{Result, ensure};
use language::conllu::{self, Sentence};
use language::training::{Example, Origin};
use std::collections::BTreeSet;

/// Every so manieth document is held out.
const FOLDS: usize = 4;

/// Takes the names from the examples of every fourth document of edited text, from document `fold` on, and gives the
/// sentences of these documents. The examples are those of `text`.
///
/// # Errors
/// If the text is not CoNLL-U, or there is no such fold.
pub(super) fn hold_out(examples: &mut [Example], text: &str, fold: usize) -> Result<Vec<Sentence>> {
    ensure!(fold < FOLDS, "there are folds 0 to {}", FOLDS - 1);
    let edited = examples.iter().filter(|example| example.origin == Origin::Edited);
    let documents: BTreeSet<usize> = edited.map(|example| example.document).collect();
    let held_out: BTreeSet<usize> = documents.into_iter().skip(fold).step_by(FOLDS).collect();
    let pairs = examples.iter_mut().zip(conllu::read(text)?);
    let of_held_out = pairs.filter(|(example, _)| held_out.contains(&example.document));
    let sentences = of_held_out.map(|(example, sentence)| {
        example.names = None;
        sentence
    });
    Ok(sentences.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_documents_are_held_out() {
        let example = |document| Example {
            names: Some(Vec::new()),
            origin: if document > 1 { Origin::Edited } else { Origin::Web },
            document,
            ..Example::default()
        };
        let mut examples: Vec<Example> = [1, 2, 2, 3, 4, 5, 6, 6].map(example).into();
        let text = "1\ta\ta\tX\tFW\t_\t0\troot\t_\t_\n\n".repeat(examples.len());
        assert_eq!(hold_out(&mut examples, &text, 0).unwrap().len(), 4);
        let kept: Vec<usize> =
            examples.iter().filter(|one| one.names.is_some()).map(|one| one.document).collect();
        assert_eq!(kept, [1, 3, 4, 5]);
        assert!(hold_out(&mut examples, &text, FOLDS).is_err());
    }
}
