//! Descriptions that their own clause ties to somebody: "Baku is the capital", "Enver Yildiz, the chairman",
//! "she became the director".

use super::phrase::Composer;
use record::Relation;

/// Verbs whose complement says what the subject is.
const LINKING: &[&str] = &["become", "remain", "be", "constitute"];

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
        let denied = |clause: usize| {
            self.tree.dependents(clause).any(|at| matches!(self.keys.get(at), "not" | "nt" | "never"))
        };
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
            Relation::Xcomp | Relation::Obj
                if LINKING.contains(&self.tree.lemma(above)) && !denied(above) =>
            {
                subject(above)
            }
            _ => None,
        }
    }
}
