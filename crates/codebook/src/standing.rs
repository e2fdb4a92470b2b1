//! Words that change the standing of what they govern, and words of saying: `patterns/standing.toml`.

use crate::files::Files;
use crate::toml_file::{fail, read};
use crate::{CodebookError, SourceFile};
use record::Standing;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

const FILE: &str = "patterns/standing.toml";

/// What a governing word does to what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governor {
    /// The standing that it gives, if it gives one.
    pub standing: Option<Standing>,
    /// Whether its subject is the one who says so.
    pub says: bool,
}

/// The words that bear on standing, as lemmas in lower case.
#[derive(Clone, Debug, Default)]
pub struct StandingBook {
    verbs: BTreeMap<String, Governor>,
    objects: BTreeMap<String, Governor>,
    nouns: BTreeMap<String, Governor>,
    modifiers: BTreeMap<String, Standing>,
    predicates: BTreeMap<String, Standing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    standing: Option<Spanned<String>>,
    #[serde(default)]
    says: bool,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    objects: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    modifiers: Vec<String>,
    #[serde(default)]
    predicates: Vec<String>,
}

impl StandingBook {
    /// What a verb does to its complement clause.
    pub fn verb(&self, lemma: &str) -> Option<Governor> {
        self.verbs.get(lemma).copied()
    }

    /// What a verb does to the act that its object or its prepositional phrase names.
    pub fn object(&self, lemma: &str) -> Option<Governor> {
        self.objects.get(lemma).copied()
    }

    /// What a noun does to its clause and its `of` phrase.
    pub fn noun(&self, lemma: &str) -> Option<Governor> {
        self.nouns.get(lemma).copied()
    }

    /// What an adjective, adverb or determiner does to the word beside it.
    pub fn modifier(&self, lemma: &str) -> Option<Standing> {
        self.modifiers.get(lemma).copied()
    }

    /// What an adjective does to that of which it is said.
    pub fn predicate(&self, lemma: &str) -> Option<Standing> {
        self.predicates.get(lemma).copied()
    }

    /// Reads `patterns/standing.toml`; a codebook without it has an empty book. Where a word is given twice
    /// the first rule holds.
    ///
    /// # Errors
    /// If the file has another shape or names an unknown standing.
    pub fn load(files: &Files) -> Result<StandingBook, CodebookError> {
        let mut book = StandingBook::default();
        let Ok(file) = files.get(FILE) else {
            return Ok(book);
        };
        let table: RuleFile = read(file)?;
        for rule in table.rule {
            book.add(file, rule)?;
        }
        Ok(book)
    }

    fn add(&mut self, file: &SourceFile, rule: Rule) -> Result<(), CodebookError> {
        let standing: Option<Standing> =
            match &rule.standing {
                Some(name) => Some(name.get_ref().parse().map_err(|problem: String| {
                    fail(file, name.span(), &problem, "use one of the standings")
                })?),
                None => None,
            };
        let governor = Governor { standing, says: rule.says };
        for (words, table) in
            [(rule.verbs, &mut self.verbs), (rule.objects, &mut self.objects), (rule.nouns, &mut self.nouns)]
        {
            words.into_iter().for_each(|word| {
                table.entry(word).or_insert(governor);
            });
        }
        if let Some(standing) = standing {
            for (words, table) in
                [(rule.modifiers, &mut self.modifiers), (rule.predicates, &mut self.predicates)]
            {
                words.into_iter().for_each(|word| {
                    table.entry(word).or_insert(standing);
                });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(text: &str) -> Result<StandingBook, CodebookError> {
        StandingBook::load(&Files::new(vec![SourceFile { path: FILE.to_owned(), text: text.to_owned() }]))
    }

    #[test]
    fn the_first_rule_for_a_word_holds() {
        let rules = "[[rule]]\nsays = true\nverbs = [\"say\"]\n[[rule]]\nstanding = \"alleged\"\nverbs = [\"say\", \"claim\"]\n";
        let book = book(rules).unwrap();
        assert_eq!(book.verb("say"), Some(Governor { standing: None, says: true }));
        assert_eq!(book.verb("claim").unwrap().standing, Some(Standing::Alleged));
        assert_eq!(book.verb("walk"), None);
    }

    #[test]
    fn an_unknown_standing_is_refused_with_its_line() {
        let error = book("[[rule]]\nstanding = \"certain\"\n").unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.problem.contains("happened"), "{error}");
    }

    #[test]
    fn the_embedded_rules_load() {
        let book = StandingBook::load(&Files::embedded()).unwrap();
        assert_eq!(book.verb("threaten").unwrap().standing, Some(Standing::Threatened));
        assert_eq!(book.noun("risk").unwrap().standing, Some(Standing::Hypothetical));
    }
}
