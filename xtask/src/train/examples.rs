//! Annotated sentences as examples for training.

use super::entities;
use super::name_layer::NameLayer;
use anyhow::{Context, Result};
use language::conllu::{self, Sentence};
use language::training::{Example, Origin};

/// The documents that have the entity layer.
const NAMED: &str = "GUM_";

/// The examples of a treebank file. The names are those of the entity layer where the document has one, else
/// those of `layer`.
pub(crate) fn read(text: &str, layer: &NameLayer) -> Result<Vec<Example>> {
    let sentences = conllu::read(text)?;
    let (mut documents, mut has_entities) = (0, false);
    let mut examples = Vec::with_capacity(sentences.len());
    for sentence in &sentences {
        if let Some(document) = sentence.comment("newdoc id") {
            documents += 1;
            has_entities = document.starts_with(NAMED);
        }
        let mut example = example(sentence)?;
        example.names = Some(if has_entities {
            entities::names(sentence)
        } else {
            let id = sentence.comment("sent_id").unwrap_or("");
            entities::with_nationalities(layer.names(id, example.forms.len())?, sentence)
        });
        example.origin = if has_entities { Origin::Edited } else { Origin::Web };
        example.document = documents;
        examples.push(example);
    }
    Ok(examples)
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
