//! Numbers as running text gives them: "four", "48", "at least 200", "dozens of", "a guard".

use crate::mentions::Tree;
use codebook::{Bound, NumberWord, WordBook};
use record::{Relation, Upos, Xpos};

/// How many words before a number can make it a bound.
const BEFORE: usize = 3;

/// A number with the words that give it and the noun that is counted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) low: u64,
    pub(crate) best: u64,
    pub(crate) high: Option<u64>,
    pub(crate) words: Vec<usize>,
    pub(crate) counted: usize,
}

/// The number of what a noun phrase names; a singular with an article counts as one.
pub(crate) fn of(tree: &Tree<'_>, book: &WordBook, noun: usize) -> Option<Number> {
    exact_of(tree, book, noun).or_else(|| {
        let is = |word: usize, text: &str| tree.word(word).eq_ignore_ascii_case(text);
        // "killed one guard and wounded another"
        let itself = is(noun, "another").then_some(noun);
        let article = || {
            let single = tree.token(noun).xpos == Xpos::Nn;
            tree.dependent(noun, Relation::Det)
                .filter(|&det| single && ["a", "an", "another"].iter().any(|word| is(det, word)))
        };
        let word = itself.or_else(article)?;
        Some(Number { low: 1, best: 1, high: Some(1), words: vec![word], counted: noun })
    })
}

/// The number that a noun phrase gives in words of number.
pub(crate) fn exact_of(tree: &Tree<'_>, book: &WordBook, noun: usize) -> Option<Number> {
    // "dozens of protesters"
    let counted = tree
        .dependents(noun)
        .find(|&child| tree.relation(child) == Relation::Nmod && tree.preposition(child) == Some("of"));
    if let (Some(counted), Some(word)) = (counted, book.number(tree.lemma(noun)))
        && let Some((low, high)) = interval(word)
    {
        return Some(vague_or_multiple(tree, book, noun, counted, low, high));
    }
    // "left one dead": the number stands alone.
    let alone = (tree.token(noun).upos == Upos::Num).then_some(noun);
    let number = alone.or_else(|| tree.dependent(noun, Relation::Nummod)).or_else(|| {
        // "several soldiers"
        tree.dependents(noun).find(|&child| {
            tree.relation(child) == Relation::Amod
                && matches!(book.number(tree.lemma(child)), Some(NumberWord::Vague { .. }))
        })
    })?;
    let counted = if alone.is_some() { counted.unwrap_or(noun) } else { noun };
    if let Some(NumberWord::Vague { low, high }) = book.number(tree.lemma(number)) {
        let best = low.midpoint(high);
        return Some(Number { low, best, high: Some(high), words: vec![number], counted });
    }
    let mut words: Vec<usize> = vec![number];
    let mut at = 0;
    while at < words.len() && at < 8 {
        let more = tree.dependents(words[at]).filter(|&child| {
            matches!(tree.relation(child), Relation::Compound | Relation::Nummod | Relation::Flat)
                && tree.token(child).upos == Upos::Num
        });
        words.extend(more);
        at += 1;
    }
    words.sort_unstable();
    let best = value(book, words.iter().map(|&word| tree.word(word)))?;
    let (low, high) = bounds(tree, book, words[0], best);
    Some(Number { low, best, high, words, counted })
}

fn interval(word: NumberWord) -> Option<(u64, u64)> {
    match word {
        NumberWord::Times { low, high, .. } | NumberWord::Vague { low, high } => Some((low, high)),
        NumberWord::Value(_) => None,
    }
}

/// "dozens of protesters", "two dozen of them"
fn vague_or_multiple(
    tree: &Tree<'_>,
    book: &WordBook,
    measure: usize,
    counted: usize,
    low: u64,
    high: u64,
) -> Number {
    let times = tree
        .dependents(measure)
        .find(|&child| matches!(tree.relation(child), Relation::Nummod | Relation::Det))
        .filter(|_| tree.token(measure).xpos == Xpos::Nn)
        .and_then(|number| {
            let article = tree.word(number).eq_ignore_ascii_case("a");
            let times = if article { 1 } else { value(book, std::iter::once(tree.word(number)))? };
            Some((number, times.checked_mul(low)?))
        });
    match times {
        Some((number, best)) => {
            Number { low: best, best, high: Some(best), words: vec![number, measure], counted }
        }
        None => Number { low, best: low.midpoint(high), high: Some(high), words: vec![measure], counted },
    }
}

/// The bounds that "at least", "more than", "up to", "fewer than" and "about" set.
fn bounds(tree: &Tree<'_>, book: &WordBook, first: usize, best: u64) -> (u64, Option<u64>) {
    let before: Vec<String> =
        (first.saturating_sub(BEFORE)..first).map(|word| tree.word(word).to_lowercase()).collect();
    match book.bound(&before) {
        Some(Bound::Least) => (best, None),
        Some(Bound::Most) => (0, Some(best)),
        Some(Bound::About) => (best - best / 10, best.checked_add(best / 10)),
        None => (best, Some(best)),
    }
}

/// The value of number words in a row: `["two", "hundred"]`, `["1,500"]`, `["1.5", "million"]`, `["twenty-one"]`.
fn value<'w>(book: &WordBook, words: impl Iterator<Item = &'w str>) -> Option<u64> {
    let (mut total, mut current, mut seen) = (0u64, 0u64, false);
    let mut tenths = 0u64;
    for word in words.flat_map(|word| word.split(['-', '‑'])) {
        let lower = word.to_lowercase();
        match book.number(&lower) {
            _ if lower == "and" => continue,
            Some(NumberWord::Times { by, .. }) => {
                let base = if seen { current } else { 1 };
                current = base.checked_mul(by)?.checked_add(tenths.checked_mul(by)? / 10)?;
                tenths = 0;
                if by >= 1_000 {
                    total = total.checked_add(current)?;
                    current = 0;
                }
            }
            Some(NumberWord::Value(small)) => current = current.checked_add(small)?,
            _ => {
                let digits: String = lower.chars().filter(|letter| *letter != ',').collect();
                match digits.split_once('.') {
                    Some((whole, part)) => {
                        current = current.checked_add(whole.parse().ok()?)?;
                        tenths = part.get(..1)?.parse().ok()?;
                    }
                    None => current = current.checked_add(digits.parse().ok()?)?,
                }
            }
        }
        seen = true;
    }
    seen.then(|| total.checked_add(current)).flatten()
}

#[cfg(test)]
mod tests {
    use super::value;
    use codebook::Codebook;

    #[test]
    fn number_words_have_their_value() {
        for (words, expected) in [
            (&["four"][..], Some(4)),
            (&["48"], Some(48)),
            (&["1,500"], Some(1_500)),
            (&["two", "hundred"], Some(200)),
            (&["twenty-one"], Some(21)),
            (&["two", "hundred", "and", "fifty"], Some(250)),
            (&["1.5", "million"], Some(1_500_000)),
            (&["three", "thousand", "two", "hundred"], Some(3_200)),
            (&["many"], None),
            (&[], None),
            (&["99999999999999999999"], None),
            (&["18446744073709551615", "million"], None),
        ] {
            assert_eq!(value(&Codebook::embedded().words, words.iter().copied()), expected, "{words:?}");
        }
    }
}
