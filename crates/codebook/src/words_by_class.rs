//! Words that tell something by being of a class, each class with its words: `words/mentions.tsv`, `words/titles.tsv`.

use crate::classes::ClassOfWords;
use crate::table::each_row;
use crate::{CodebookError, Files};
use std::collections::BTreeSet;
use std::marker::PhantomData;

/// The words of every class of a table, by the place of the class in its list.
#[derive(Clone, Debug)]
pub(crate) struct WordsByClass<C>(Vec<BTreeSet<String>>, PhantomData<C>);

impl<C> Default for WordsByClass<C> {
    fn default() -> WordsByClass<C> {
        WordsByClass(Vec::new(), PhantomData)
    }
}

impl<C: ClassOfWords> WordsByClass<C> {
    /// Reads the table of these classes.
    ///
    /// # Errors
    /// If the table is missing, a cell cannot be read, or a class has no words.
    pub(crate) fn load(files: &Files) -> Result<WordsByClass<C>, CodebookError> {
        let mut classes = vec![BTreeSet::new(); C::LIST.len()];
        each_row(files.get(C::TABLE)?, &["class", "word"], |row| {
            let class: C = row.need_read("class")?;
            if classes[class.place()].insert(row.need("word")?.to_owned()) {
                Ok(())
            } else {
                Err(row.error("the class has the word already", "leave out one of the two rows"))
            }
        })?;
        match C::LIST.iter().find(|class| classes[class.place()].is_empty()) {
            Some(class) => Err(CodebookError::whole(
                C::TABLE,
                &format!("the class `{class}` has no words"),
                "add a row for each of its words",
            )),
            None => Ok(WordsByClass(classes, PhantomData)),
        }
    }

    /// The words of a class, in order.
    pub(crate) fn of(&self, class: C) -> impl Iterator<Item = &str> {
        self.0.get(class.place()).into_iter().flatten().map(String::as_str)
    }

    /// Whether a word is of a class.
    pub(crate) fn is(&self, class: C, word: &str) -> bool {
        self.0.get(class.place()).is_some_and(|words| words.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SourceFile, WordClass};

    const TABLE: &str = WordClass::TABLE;

    /// What comes of the embedded table after a change to its text.
    fn changed(change: impl Fn(&str) -> String) -> Result<WordsByClass<WordClass>, CodebookError> {
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
