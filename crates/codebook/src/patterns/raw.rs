//! Patterns and word classes as the files give them.

use crate::CodebookError;
use crate::files::Files;
use crate::toml_file::{fail, read};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

const WORDS: &str = "patterns/words.toml";
const STANDING: &str = "patterns/standing.toml";

/// Whether a file below `patterns/` holds patterns.
pub(super) fn holds_patterns(path: &str) -> bool {
    path != WORDS && path != STANDING
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PatternFile {
    #[serde(default)]
    pub(super) pattern: Vec<RawPattern>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPattern {
    pub(super) id: Spanned<String>,
    pub(super) kind: String,
    pub(super) mode: Option<String>,
    #[serde(default)]
    pub(super) contexts: Vec<String>,
    #[serde(default)]
    pub(super) verbs: Vec<String>,
    #[serde(default)]
    pub(super) nouns: Vec<String>,
    #[serde(default)]
    pub(super) adjectives: Vec<String>,
    pub(super) object: Option<Vec<String>>,
    #[serde(default)]
    pub(super) no_object: Vec<String>,
    pub(super) subject: Option<Vec<String>>,
    #[serde(default)]
    pub(super) no_subject: Vec<String>,
    pub(super) modifiers: Option<Vec<String>>,
    #[serde(default)]
    pub(super) no_modifiers: Vec<String>,
    #[serde(default)]
    pub(super) with: BTreeMap<String, Vec<String>>,
    pub(super) clause: Option<String>,
    #[serde(default)]
    pub(super) clause_head: Vec<String>,
    pub(super) clause_subject: Option<Vec<String>>,
    #[serde(default)]
    pub(super) no_clause_subject: Vec<String>,
    #[serde(default)]
    pub(super) negated: bool,
    pub(super) actor: Option<Vec<String>>,
    pub(super) recipient: Option<Vec<String>>,
    pub(super) mutual: Option<bool>,
    #[serde(default)]
    pub(super) yes: Vec<String>,
    #[serde(default)]
    pub(super) no: Vec<String>,
}

/// The word classes of `patterns/words.toml`; a class may hold other classes (`@troops`).
pub(super) struct WordClasses(BTreeMap<String, BTreeSet<String>>);

impl WordClasses {
    pub(super) fn load(files: &Files) -> Result<WordClasses, CodebookError> {
        let Ok(file) = files.get(WORDS) else {
            return Ok(WordClasses(BTreeMap::new()));
        };
        let table: BTreeMap<Spanned<String>, Vec<String>> = read(file)?;
        // A class may only name classes that stand above it, so no class can hold itself.
        let mut in_order: Vec<(Spanned<String>, Vec<String>)> = table.into_iter().collect();
        in_order.sort_by_key(|(name, _)| name.span().start);
        let mut classes = WordClasses(BTreeMap::new());
        for (name, words) in in_order {
            let resolved = classes.resolve(&words).map_err(|unknown| {
                let problem = format!("the class `{}` names the unknown class `@{unknown}`", name.get_ref());
                fail(file, name.span(), &problem, "define that class above this one, or correct its name")
            })?;
            classes.0.insert(name.into_inner(), resolved);
        }
        Ok(classes)
    }

    /// The words that a list names, classes resolved; the name of the first unknown class as an error.
    pub(super) fn resolve(&self, words: &[String]) -> Result<BTreeSet<String>, String> {
        let mut resolved = BTreeSet::new();
        for word in words {
            match word.strip_prefix('@') {
                Some(name) => {
                    let class = self.0.get(name).ok_or_else(|| name.to_owned())?;
                    resolved.extend(class.iter().cloned());
                }
                None => {
                    resolved.insert(word.clone());
                }
            }
        }
        Ok(resolved)
    }
}
