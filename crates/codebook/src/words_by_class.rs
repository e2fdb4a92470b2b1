//! The words that mentions are read by, each class with its words: `words/mentions.tsv`.

use crate::table::each_row;
use crate::{CodebookError, Files, WordClass};
use std::collections::BTreeSet;

const TABLE: &str = "words/mentions.tsv";

/// The words of every class, by the place of the class in [`WordClass::ALL`].
#[derive(Clone, Debug, Default)]
pub(crate) struct WordsByClass(Vec<BTreeSet<String>>);

impl WordsByClass {
    /// Reads `words/mentions.tsv`.
    ///
    /// # Errors
    /// If the table is missing, a cell cannot be read, or a class has no words.
    pub(crate) fn load(files: &Files) -> Result<WordsByClass, CodebookError> {
        let mut classes = vec![BTreeSet::new(); WordClass::ALL.len()];
        each_row(files.get(TABLE)?, &["class", "word"], |row| {
            let class: WordClass = row.need_read("class")?;
            if classes[class as usize].insert(row.need("word")?.to_owned()) {
                Ok(())
            } else {
                Err(row.error("the class has the word already", "leave out one of the two rows"))
            }
        })?;
        match WordClass::ALL.iter().find(|&&class| classes[class as usize].is_empty()) {
            Some(class) => Err(CodebookError::whole(
                TABLE,
                &format!("the class `{class}` has no words"),
                "add a row for each of its words",
            )),
            None => Ok(WordsByClass(classes)),
        }
    }

    /// The words of a class, in order.
    pub(crate) fn of(&self, class: WordClass) -> impl Iterator<Item = &str> {
        self.0.get(class as usize).into_iter().flatten().map(String::as_str)
    }

    /// Whether a word is of a class.
    pub(crate) fn is(&self, class: WordClass, word: &str) -> bool {
        self.0.get(class as usize).is_some_and(|words| words.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceFile;

    /// What comes of the embedded table after a change to its text.
    fn changed(change: impl Fn(&str) -> String) -> Result<WordsByClass, CodebookError> {
        let files = Files::embedded();
        let text = change(&files.get(TABLE)?.text);
        WordsByClass::load(&Files::new(vec![SourceFile { path: TABLE.to_owned(), text }]))
    }

    #[test]
    fn a_word_is_of_the_classes_that_its_rows_name() {
        let words = changed(str::to_owned).expect("the embedded table loads");
        assert!(words.is(WordClass::Former, "erstwhile"));
        assert!(!words.is(WordClass::Lesser, "erstwhile"));
        assert!(words.is(WordClass::MasculinePronoun, "himself"));
        assert!(words.is(WordClass::ReflexivePronoun, "himself"));
        assert_eq!(words.of(WordClass::LocatedBy).collect::<Vec<_>>(), ["base", "lead", "locate"]);
    }

    #[test]
    fn an_unknown_class_is_an_error_at_its_row() {
        let error = changed(|text| format!("{text}sidekick\tbuddy\n")).expect_err("no such class");
        assert!(error.line > 0 && error.problem.contains("`sidekick` is no class"), "{error}");
    }

    #[test]
    fn a_class_without_words_is_an_error_of_the_table() {
        let error = changed(|text| text.replace("storm\t", "soil\t")).expect_err("no storms");
        assert_eq!((error.file.as_str(), error.line), (TABLE, 0));
        assert!(error.problem.contains("the class `storm` has no words"), "{error}");
    }

    #[test]
    fn a_word_that_stands_twice_in_a_class_is_an_error() {
        let error = changed(|text| format!("{text}soil\tland\n")).expect_err("a second row");
        assert!(error.problem.contains("has the word already"), "{error}");
    }

    #[test]
    fn every_class_is_read_from_its_name() {
        assert!(WordClass::ALL.iter().all(|class| class.as_str().parse() == Ok(*class)));
        assert!(WordClass::ALL.iter().enumerate().all(|(place, &class)| place == class as usize));
    }
}
