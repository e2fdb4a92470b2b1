//! Words that tell numbers, what is counted, in which context an act stands, and who is meant: `words/*.tsv`. Lemmas in
//! lower case.

use crate::table::each_row;
use crate::words_by_class::WordsByClass;
use crate::{CodebookError, Files, TitleClass, WordClass};
use record::{Context, CountKind};
use std::collections::{BTreeMap, BTreeSet};

/// Where a counting word finds what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedIn {
    /// In those to whom it is done: "killed two guards".
    Object,
    /// In its subject: "two guards died".
    Subject,
    /// In itself: "three drills".
    Itself,
}

/// What a word of number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// It has this value: "twelve".
    Value(u64),
    /// It multiplies what stands before it, and by itself, in the plural, means an interval: "hundred".
    Times {
        /// By so much.
        by: u64,
        /// "hundreds": at least.
        low: u64,
        /// "hundreds": at most.
        high: u64,
    },
    /// It means an interval: "several".
    Vague {
        /// At least.
        low: u64,
        /// At most.
        high: u64,
    },
}

/// What words before a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "at least"
    Least,
    /// "up to"
    Most,
    /// "about": a tenth to either side.
    About,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct WordBook {
    counts: BTreeMap<String, (CountKind, CountedIn)>,
    numbers: BTreeMap<String, NumberWord>,
    bounds: Vec<(Vec<String>, Bound)>,
    contexts: BTreeMap<String, Vec<Context>>,
    speakers: BTreeSet<String>,
    classes: WordsByClass<WordClass>,
    titles: WordsByClass<TitleClass>,
}

impl WordBook {
    /// What a word counts, and where.
    pub fn counts(&self, lemma: &str) -> Option<(CountKind, CountedIn)> {
        self.counts.get(lemma).copied()
    }

    /// What a word of number means.
    pub fn number(&self, word: &str) -> Option<NumberWord> {
        self.numbers.get(word).copied()
    }

    /// What the words before a number, the last one last, make of it: the longest that fits.
    pub fn bound(&self, before: &[String]) -> Option<Bound> {
        self.bounds.iter().find(|(words, _)| before.ends_with(words)).map(|&(_, bound)| bound)
    }

    /// Whether a pronoun means who speaks: "we".
    pub fn is_speaker(&self, lemma: &str) -> bool {
        self.speakers.contains(lemma)
    }

    /// The contexts that a word tells; in order of name.
    pub fn contexts(&self, lemma: &str) -> &[Context] {
        self.contexts.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is of a class of those that mentions are read by.
    pub fn is(&self, class: WordClass, word: &str) -> bool {
        self.classes.is(class, word)
    }

    /// Whether a word is of a class of those that titles are cut by.
    pub fn tells(&self, class: TitleClass, word: &str) -> bool {
        self.titles.is(class, word)
    }

    /// The words of such a class, in order.
    pub fn of(&self, class: WordClass) -> impl Iterator<Item = &str> {
        self.classes.of(class)
    }

    /// Reads `words/`.
    ///
    /// # Errors
    /// If a table is missing, a cell cannot be read, a context is not in `contexts`, or a class has no words.
    pub(crate) fn load(
        files: &Files,
        contexts: &BTreeMap<Context, String>,
    ) -> Result<WordBook, CodebookError> {
        let mut book = WordBook {
            classes: WordsByClass::load(files)?,
            titles: WordsByClass::load(files)?,
            ..WordBook::default()
        };
        each_row(files.get("words/counts.tsv")?, &["word", "counts", "in"], |row| {
            let place = match row.need("in")? {
                "object" => CountedIn::Object,
                "subject" => CountedIn::Subject,
                "itself" => CountedIn::Itself,
                other => {
                    return Err(row.error(&format!("`{other}` is no place"), "object, subject or itself"));
                }
            };
            book.counts.insert(row.need("word")?.to_owned(), (row.need_read("counts")?, place));
            Ok(())
        })?;
        each_row(files.get("words/numbers.tsv")?, &["word", "use", "value", "low", "high"], |row| {
            let number = match row.need("use")? {
                "add" => NumberWord::Value(row.need_read("value")?),
                "times" => NumberWord::Times {
                    by: row.need_read("value")?,
                    low: row.need_read("low")?,
                    high: row.need_read("high")?,
                },
                "vague" => NumberWord::Vague { low: row.need_read("low")?, high: row.need_read("high")? },
                other => return Err(row.error(&format!("`{other}` is no use"), "add, times or vague")),
            };
            book.numbers.insert(row.need("word")?.to_owned(), number);
            Ok(())
        })?;
        each_row(files.get("words/bounds.tsv")?, &["words", "bound"], |row| {
            let bound = match row.need("bound")? {
                "least" => Bound::Least,
                "most" => Bound::Most,
                "about" => Bound::About,
                other => return Err(row.error(&format!("`{other}` is no bound"), "least, most or about")),
            };
            book.bounds.push((row.need("words")?.split(' ').map(str::to_owned).collect(), bound));
            Ok(())
        })?;
        book.bounds.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        each_row(files.get("words/contexts.tsv")?, &["word", "context"], |row| {
            let context = Context(row.need("context")?.to_owned());
            if !contexts.contains_key(&context) {
                return Err(row.error(&format!("`{context}` is no context"), "one of kinds/contexts.toml"));
            }
            book.contexts.entry(row.need("word")?.to_owned()).or_default().push(context);
            Ok(())
        })?;
        each_row(files.get("words/speakers.tsv")?, &["word"], |row| {
            book.speakers.insert(row.need("word")?.to_owned());
            Ok(())
        })?;
        Ok(book)
    }
}
