//! The scores of a model on annotated sentences, as `score_parse.py` counts them.

use anyhow::Result;
use language::{Language, conllu};
use std::fmt;
use std::time::Instant;

/// Shares of words that are right, and speed.
#[derive(Default)]
pub(crate) struct Score {
    words: usize,
    upos: usize,
    xpos: usize,
    lemma: usize,
    head: usize,
    labelled: usize,
    seconds: f64,
}

/// Analyses the words of a treebank file anew and compares. Labels are compared without subtypes.
pub(crate) fn parse(language: &Language, text: &str) -> Result<Score> {
    let mut score = Score::default();
    for sentence in conllu::read(text)? {
        let forms: Vec<&str> = sentence.words().map(|word| word.form.as_str()).collect();
        let begun = Instant::now();
        let analyses = language.analyse(&forms);
        score.seconds += begun.elapsed().as_secs_f64();
        for (gold, found) in sentence.words().zip(&analyses) {
            let head = gold.head == found.head.map_or(0, |head| head + 1).to_string();
            let relation = gold.relation.split(':').next() == Some(found.relation.universal().as_str());
            score.words += 1;
            score.upos += usize::from(gold.upos == found.upos.as_str());
            score.xpos += usize::from(gold.xpos == found.xpos.as_str());
            score.lemma += usize::from(gold.lemma == *found.lemma);
            score.head += usize::from(head);
            score.labelled += usize::from(head && relation);
        }
    }
    Ok(score)
}

impl Score {
    /// The scores with their names, for the model's header.
    pub(crate) fn named(&self, set: &str) -> Vec<(String, String)> {
        let share = |count: usize| format!("{:.2}", 100.0 * count as f64 / self.words.max(1) as f64);
        [("UPOS", self.upos), ("lemma", self.lemma), ("LAS", self.labelled)]
            .map(|(name, count)| (format!("{set} {name}"), share(count)))
            .into()
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count: usize| 100.0 * count as f64 / self.words.max(1) as f64;
        write!(
            f,
            "UPOS {:.2} XPOS {:.2} lemma {:.2} UAS {:.2} LAS {:.2}, {:.0} words/s",
            share(self.upos),
            share(self.xpos),
            share(self.lemma),
            share(self.head),
            share(self.labelled),
            self.words as f64 / self.seconds.max(1e-9)
        )
    }
}
