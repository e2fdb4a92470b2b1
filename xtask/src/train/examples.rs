//! Annotated sentences as examples for training.

use anyhow::{Context, Result};
use language::conllu::{self, Sentence};
use language::training::Example;

/// The examples of a treebank file.
pub(crate) fn read(text: &str) -> Result<Vec<Example>> {
    let sentences = conllu::read(text)?;
    sentences.iter().map(example).collect()
}

fn example(sentence: &Sentence) -> Result<Example> {
    let mut example = Example::default();
    for (number, word) in (1..).zip(sentence.words()) {
        let wrong = || format!("sentence {}, word {number}", sentence.comment("sent_id").unwrap_or("?"));
        let tag = |text: &str| anyhow::Error::msg(text.to_owned());
        example.forms.push(word.form.clone());
        example.lemmas.push(word.lemma.clone());
        let upos = word.upos.parse().map_err(|error: String| tag(&error)).with_context(wrong)?;
        let xpos = word.xpos.parse().map_err(|error: String| tag(&error)).with_context(wrong)?;
        example.tags.push((upos, xpos));
        let head: usize = word.head.parse().with_context(wrong)?;
        example.heads.push(head.checked_sub(1));
        example
            .relations
            .push(word.relation.parse().map_err(|error: String| tag(&error)).with_context(wrong)?);
    }
    Ok(example)
}
