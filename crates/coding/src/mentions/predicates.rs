//! Descriptions that their own clause ties to somebody: "Baku is the capital", "Enver Yildiz, the chairman",
//! "she became the director".

use super::phrase::Composer;
use codebook::WordClass;
use record::Relation;

impl Composer<'_> {
    /// The head of the phrase of which a definite description says what it is, if the clause denies nothing.
    pub(super) fn predicated(&self, word: usize) -> Option<usize> {
        let definite = self
            .tree
            .dependents(word)
            .any(|at| self.tree.relation(at) == Relation::Det && self.keys.get(at) == "the");
        if !definite {
            return None;
        }
        let subject = |clause: usize| {
            self.tree.dependents(clause).find(|&at| {
                matches!(self.tree.relation(at), Relation::Nsubj | Relation::NsubjPass) && at < word
            })
        };
        let denied =
            |clause: usize| self.tree.dependents(clause).any(|at| self.is_key(WordClass::Negation, at));
        let above = self.tree.head(word);
        let copula = self.tree.dependents(word).any(|at| self.tree.relation(at) == Relation::Cop);
        if copula {
            return if denied(word) { None } else { subject(word) };
        }
        let above = above?;
        match self.tree.relation(word) {
            Relation::Appos => {
                (above < word && self.is_plural(above) == self.is_plural(word)).then_some(above)
            }
            Relation::Xcomp | Relation::Obj if self.is_lemma(WordClass::Linking, above) && !denied(above) => {
                subject(above)
            }
            _ => None,
        }
    }
}
