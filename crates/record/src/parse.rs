//! How the sentences of a document are built.

use crate::named::named;
use crate::{Relation, Span, Upos, Xpos};
use std::ops::Range;

/// The words, sentences and names of a document. Sentences and tokens stand in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// The sentences.
    pub sentences: Vec<Sentence>,
    /// The words of all sentences.
    pub tokens: Vec<Token>,
    /// The names, in order; they do not overlap.
    pub names: Vec<Name>,
}

/// A sentence: a span and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last word.
    pub span: Span,
    /// Its words, as indices into [`Parse::tokens`].
    pub tokens: Range<usize>,
    /// The index of its block in `Document::blocks`.
    pub block: usize,
}

/// A word in the sense of Universal Dependencies. Words that are written as one ("don't") share no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Word class.
    pub upos: Upos,
    /// Penn word class.
    pub xpos: Xpos,
    /// Dictionary form.
    pub lemma: Box<str>,
    /// Its head as an index into [`Parse::tokens`], in the same sentence; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

named!(
    /// What a name names.
    NameKind {
        /// A person.
        Person = "person",
        /// A place, also a state when meant as land.
        Place = "place",
        /// An organisation.
        Organisation = "organisation",
        /// A nationality or an ethnic or religious group.
        Nationality = "nationality",
    }
);

/// A name: consecutive words of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, as indices into [`Parse::tokens`].
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

impl Parse {
    /// The words of a sentence.
    pub fn words(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The sentence that holds the word with this index.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.tokens.start <= token);
        let index = after.checked_sub(1)?;
        self.sentences[index].tokens.contains(&token).then_some(index)
    }
}
