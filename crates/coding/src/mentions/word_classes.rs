//! Of which classes of the codebook the words of a document are.

use super::phrase::Composer;
use codebook::WordClass;

impl Composer<'_> {
    /// Whether a lemma or key is of a class.
    pub(super) fn is(&self, class: WordClass, word: &str) -> bool {
        self.book.words.is(class, word)
    }

    /// Whether the lemma of a word is of a class.
    pub(super) fn is_lemma(&self, class: WordClass, word: usize) -> bool {
        self.is(class, self.tree.lemma(word))
    }

    /// Whether the match key of a word is of a class.
    pub(super) fn is_key(&self, class: WordClass, word: usize) -> bool {
        self.is(class, self.keys.get(word))
    }

    /// Whether the preposition of a noun phrase is of a class.
    pub(super) fn is_after(&self, class: WordClass, head: usize) -> bool {
        self.tree.preposition(head).is_some_and(|preposition| self.is(class, preposition))
    }
}
