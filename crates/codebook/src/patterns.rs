//! The event patterns: which words, built how, name which act, and who does it to whom.
//!
//! Read from all TOML files below `patterns/`; `patterns/words.toml` holds the word classes (`@diplomat`), and
//! `patterns/standing.toml` is read elsewhere. The fields of a pattern are those of [`Pattern`].

mod check;
mod raw;
mod role;
mod trigger;

pub use role::Role;
pub use trigger::{Trigger, WordClass};

use crate::CodebookError;
use crate::files::Files;
use crate::kinds::KindBook;
use crate::toml_file::read;
use record::{Context, Kind, Mode};
use std::collections::{BTreeMap, BTreeSet};

/// All patterns, found by the word that heads their trigger.
#[derive(Clone, Debug, Default)]
pub struct PatternBook {
    patterns: Vec<Pattern>,
    /// By class and lemma; in order of precedence.
    index: BTreeMap<WordClass, BTreeMap<String, Vec<Candidate>>>,
}

/// One way of naming an act.
///
/// A pattern matches a trigger when *all* its constraints hold; a constraint that is left out (`None` or
/// empty) always holds. Words are lemmas in lower case; `@name` in a file stands for the words of a class.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name, unique in the book.
    pub id: String,
    /// The kind of act.
    pub kind: Kind,
    /// The mode of that kind.
    pub mode: Option<Mode>,
    /// The contexts that the words themselves tell.
    pub contexts: Vec<Context>,
    /// The words that name the act (`verbs`, `nouns`, `adjectives` in the file).
    pub triggers: Vec<Trigger>,
    /// The head of the deep object must be one of these: object of an active, subject of a passive verb;
    /// `of` phrase, compound or possessor of a noun.
    pub object: Option<BTreeSet<String>>,
    /// The head of the deep object must be none of these.
    pub no_object: BTreeSet<String>,
    /// The head of the deep subject must be one of these.
    pub subject: Option<BTreeSet<String>>,
    /// The head of the deep subject must be none of these.
    pub no_subject: BTreeSet<String>,
    /// One of these must modify the noun trigger, or the object of the verb.
    pub modifiers: Option<BTreeSet<String>>,
    /// None of these may modify the noun trigger, or the object of the verb.
    pub no_modifiers: BTreeSet<String>,
    /// For each preposition a phrase must be there whose head is one of the words; any head if empty.
    pub with: BTreeMap<String, BTreeSet<String>>,
    /// A complement clause must be there.
    pub clause: Option<Clause>,
    /// A complement clause must be headed by one of these words, with the words beside it that follow there ("act in
    /// bad faith"); after "no" its verb must be negated ("no partner"). A preposition or "to" may lead the head ("at
    /// end", "to blame"), or stand alone for any head ("behind").
    pub clause_head: Vec<Vec<String>>,
    /// The subject of that clause must be one of these.
    pub clause_subject: Option<BTreeSet<String>>,
    /// The subject of that clause must be none of these.
    pub no_clause_subject: BTreeSet<String>,
    /// Whether the trigger must be negated ("has not ruled out"), which then is the act and no denial of it.
    pub negated: bool,
    /// Where the actor stands: the first source that yields one.
    pub actor: Vec<Role>,
    /// Where the recipient stands: the first source that yields one.
    pub recipient: Vec<Role>,
    /// Whether both sides do it alike.
    pub mutual: bool,
    /// Sentences that must match.
    pub yes: Vec<Example>,
    /// Sentences that must not match.
    pub no: Vec<String>,
    /// Where it stands.
    pub place: Origin,
}

/// What kind of complement clause a pattern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// A clause with its own subject ("that it had ...").
    That,
    /// An infinitive or gerund ("to leave", "from leaving").
    To,
    /// Either.
    Any,
    /// A clause whose verb stands under "must", "should", "ought to", "have to" or "need to".
    Must,
    /// A clause whose verb stands under "will", "would", "shall" or "be going to", not negated.
    Will,
}

/// A sentence that must match, with the parties if they are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Countries or organisations of actors and recipients; `None` if the example does not say.
    pub parties: Option<(Vec<String>, Vec<String>)>,
}

/// Where a pattern stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file, below the codebook's folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// A pattern with the trigger by which it was found.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    pattern: usize,
    trigger: usize,
}

impl PatternBook {
    /// All patterns, in the order of the files.
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// The pattern of this name.
    pub fn get(&self, id: &str) -> Option<&Pattern> {
        self.patterns.iter().find(|pattern| pattern.id == id)
    }

    /// The patterns whose trigger is headed by this lemma (lower case) as a word of this class, the most
    /// constrained first; among equals in the order of the files.
    pub fn headed_by(&self, lemma: &str, class: WordClass) -> impl Iterator<Item = (&Pattern, &Trigger)> {
        let candidates = self.index.get(&class).and_then(|lemmas| lemmas.get(lemma));
        candidates.into_iter().flatten().map(|candidate| {
            let pattern = &self.patterns[candidate.pattern];
            (pattern, &pattern.triggers[candidate.trigger])
        })
    }

    /// Reads `patterns/`.
    ///
    /// # Errors
    /// The first fault: a file of another shape, an unknown kind, mode, context, word class or role, a
    /// pattern without trigger, without an example that must match or without one that must not, or a name
    /// given twice.
    pub fn load(files: &Files, kinds: &KindBook) -> Result<PatternBook, CodebookError> {
        let classes = raw::WordClasses::load(files)?;
        let mut patterns: Vec<Pattern> = Vec::new();
        let mut lines: BTreeMap<String, Origin> = BTreeMap::new();
        for file in files.under("patterns", "toml").filter(|file| raw::holds_patterns(&file.path)) {
            let table: raw::PatternFile = read(file)?;
            for raw in table.pattern {
                let pattern = check::checked(raw, file, &classes, kinds)?;
                if let Some(first) = lines.insert(pattern.id.clone(), pattern.place.clone()) {
                    let problem = format!("the pattern `{}` is given twice", pattern.id);
                    let remedy = format!("rename it; the first is at {}:{}", first.file, first.line);
                    return Err(CodebookError::at(&file.path, pattern.place.line, &problem, &remedy));
                }
                patterns.push(pattern);
            }
        }
        Ok(PatternBook { index: index(&patterns), patterns })
    }
}

impl Pattern {
    /// How closely this pattern looks when found by `trigger`: a point for each word beyond the head, each word
    /// list, clause and preposition asked for. What a pattern rules out does not count.
    pub fn constraints(&self, trigger: &Trigger) -> usize {
        let asked =
            [self.object.is_some(), self.subject.is_some(), self.modifiers.is_some(), self.clause.is_some()];
        let prepositions = self.with.values().map(|heads| 1 + usize::from(!heads.is_empty()));
        let clause_head = 2 * usize::from(!self.clause_head.is_empty());
        let clause_head =
            clause_head + usize::from(self.clause_subject.is_some()) + usize::from(self.negated);
        clause_head + trigger.words.len() - 1
            + asked.iter().filter(|&&asked| asked).count()
            + prepositions.sum::<usize>()
    }
}

fn index(patterns: &[Pattern]) -> BTreeMap<WordClass, BTreeMap<String, Vec<Candidate>>> {
    let mut index: BTreeMap<WordClass, BTreeMap<String, Vec<Candidate>>> = BTreeMap::new();
    for (number, pattern) in patterns.iter().enumerate() {
        for (position, trigger) in pattern.triggers.iter().enumerate() {
            let candidates =
                index.entry(trigger.class).or_default().entry(trigger.head_word().to_owned()).or_default();
            candidates.push(Candidate { pattern: number, trigger: position });
        }
    }
    let constraints = |found: &Candidate| {
        patterns[found.pattern].constraints(&patterns[found.pattern].triggers[found.trigger])
    };
    for candidates in index.values_mut().flat_map(BTreeMap::values_mut) {
        candidates.sort_by_key(|found| std::cmp::Reverse(constraints(found)));
    }
    index
}

#[cfg(test)]
mod tests;
