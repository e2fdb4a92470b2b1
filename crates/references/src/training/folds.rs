//! How well entries are read that the model has not learned from.

use super::{Course, Example, Plan, Score, learn, score};
use std::collections::BTreeSet;

/// Those of `examples` that are not among `others`, whatever their marks and numbers.
pub fn unlike<'a>(examples: impl IntoIterator<Item = &'a Example>, others: &[&Example]) -> Vec<&'a Example> {
    let letters = |example: &Example| -> String {
        example.text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let taken: BTreeSet<String> = others.iter().map(|other| letters(other)).collect();
    examples.into_iter().filter(|example| !taken.contains(&letters(example))).collect()
}

/// The score of each of `folds` parts of `examples`, read by a parser that has learned from the other parts and from
/// `more`, on top of `before`, which must not have seen them either.
pub fn cross_validate(
    examples: &[Example],
    more: &[Example],
    before: Option<&Course>,
    plan: &Plan,
    folds: usize,
    mut tell: impl FnMut(usize, &Score),
) -> Score {
    let mut all = Score::default();
    for fold in 0..folds.min(examples.len()) {
        let part = |wanted: bool| {
            let within = move |(at, _): &(usize, &Example)| (at % folds == fold) == wanted;
            examples.iter().enumerate().filter(within).map(|(_, example)| example).collect::<Vec<_>>()
        };
        let test = part(true);
        let taught = unlike(part(false).into_iter().chain(more), &test);
        let parser = learn(&taught, plan, before).parser(String::new());
        let score = score(&parser, &test);
        tell(fold, &score);
        all.add(&score);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label;

    fn example(number: usize) -> Example {
        let (author, title) =
            (format!("Hasanli{}, L.", "a".repeat(number)), format!("Road {number} to the sea."));
        Example::of_parts([
            (Label::Author, author.as_str()),
            (Label::Date, "(2020)."),
            (Label::Title, title.as_str()),
        ])
    }

    #[test]
    fn what_is_learned_is_found_in_entries_that_were_not_seen() {
        let examples: Vec<Example> = (0..20).map(example).collect();
        let plan = Plan { passes: 6, ..Plan::default() };
        let mut folds = 0;
        let score = cross_validate(&examples, &[], None, &plan, 4, |_, _| folds += 1);
        assert_eq!((folds, score.all().gold), (4, 60));
        assert!(score.all().f1() > 0.9, "{score}");
        let learned =
            || learn(&examples.iter().collect::<Vec<_>>(), &plan, None).parser("x".into()).to_bytes();
        assert_eq!(learned(), learned());
    }

    #[test]
    fn an_entry_is_alike_whatever_its_marks_and_numbers() {
        let (one, other) = (example(1), example(2));
        let again = Example { text: one.text.replace('(', "[").replace('1', "7"), ..one.clone() };
        assert_eq!(unlike([&again, &other], &[&one]), [&other]);
    }
}
