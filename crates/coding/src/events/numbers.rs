//! Numbers as running text gives them: "four", "48", "at least 200", "dozens of", "a guard".

use super::nominal;
use super::tree::Tree;
use record::{Relation, Upos};

/// A number with the words that give it and the noun that is counted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) low: u64,
    pub(crate) best: u64,
    pub(crate) high: Option<u64>,
    pub(crate) words: Vec<usize>,
    pub(crate) counted: usize,
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Words that stand for a range.
const VAGUE: &[(&str, u64, u64)] = &[
    ("dozen", 12, 99),
    ("score", 20, 99),
    ("hundred", 100, 999),
    ("thousand", 1_000, 9_999),
    ("million", 1_000_000, 9_999_999),
    ("several", 3, 9),
    ("few", 2, 9),
    ("couple", 2, 2),
    ("handful", 2, 6),
    ("many", 3, 99),
];

/// The number of what a noun phrase names; a singular with an article counts as one.
pub(crate) fn of(tree: &Tree, noun: usize) -> Option<Told> {
    if let Some(told) = exact_of(tree, noun) {
        return Some(told);
    }
    // "killed one guard and wounded another"
    if tree.is_word(noun, "another") {
        return Some(Told { low: 1, best: 1, high: Some(1), words: vec![noun], counted: noun });
    }
    let single = tree.child(noun, |relation| relation == Relation::Det).filter(|&det| {
        (tree.is_word(det, "a") || tree.is_word(det, "an") || tree.is_word(det, "another"))
            && tree.token(noun).xpos == record::Xpos::Nn
    })?;
    Some(Told { low: 1, best: 1, high: Some(1), words: vec![single], counted: noun })
}

/// The number that a noun phrase gives in words of number.
pub(crate) fn exact_of(tree: &Tree, noun: usize) -> Option<Told> {
    let content = nominal::content(tree, noun);
    if content != noun
        && let Some(told) = vague(tree, noun, content)
    {
        return Some(told);
    }
    // "left one dead": the number stands alone.
    let alone = (tree.upos(noun) == Upos::Num).then_some(noun);
    let number =
        alone.or_else(|| tree.child(noun, |relation| relation == Relation::Nummod)).or_else(|| {
            // "several soldiers", "many soldiers"
            tree.child(noun, |relation| relation == Relation::Amod)
                .filter(|&amod| VAGUE.iter().any(|(word, ..)| *word == tree.lemma(amod)))
        })?;
    let counted = if alone.is_some() { content } else { noun };
    if let Some(&(_, low, high)) = VAGUE.iter().find(|(word, ..)| *word == tree.lemma(number))
        && tree.upos(number) != Upos::Num
    {
        return Some(Told { low, best: low.midpoint(high), high: Some(high), words: vec![number], counted });
    }
    let mut words = tree.phrase(number, |child| {
        matches!(tree.relation(child), Relation::Compound | Relation::Nummod | Relation::Flat)
            && tree.upos(child) == Upos::Num
    });
    words.sort_unstable();
    let best = value(words.iter().map(|&word| tree.word(word)))?;
    let (low, high) = bounds(tree, noun, number, best);
    Some(Told { low, best, high, words, counted })
}

/// "dozens of protesters"
fn vague(tree: &Tree, measure: usize, counted: usize) -> Option<Told> {
    let &(_, low, high) = VAGUE.iter().find(|(word, ..)| *word == tree.lemma(measure))?;
    match exact_multiple(tree, measure) {
        Some((number, times)) => {
            let unit = if low == 12 { 12 } else { low };
            let best = times.checked_mul(unit)?;
            Some(Told { low: best, best, high: Some(best), words: vec![number, measure], counted })
        }
        None => Some(Told { low, best: low.midpoint(high), high: Some(high), words: vec![measure], counted }),
    }
}

/// "two dozen of them"
fn exact_multiple(tree: &Tree, measure: usize) -> Option<(usize, u64)> {
    let number = tree.child(measure, |relation| matches!(relation, Relation::Nummod | Relation::Det))?;
    let times = if tree.is_word(number, "a") { 1 } else { value(std::iter::once(tree.word(number)))? };
    (tree.token(measure).xpos == record::Xpos::Nn).then_some((number, times))
}

/// The bounds that "at least", "more than", "up to", "fewer than" and "about" set.
fn bounds(tree: &Tree, noun: usize, number: usize, best: u64) -> (u64, Option<u64>) {
    let beside = tree.phrase(number, |child| child < number && tree.upos(child) != Upos::Num);
    let before = number.saturating_sub(3)..number;
    let near = |word: &str| {
        before.clone().any(|at| {
            at + 3 >= number && tree.is_word(at, word) && (tree.is_under(at, noun) || beside.contains(&at))
        })
    };
    if near("least") || near("over") || (near("more") && near("than")) || near("exceeding") {
        (best, None)
    } else if (near("up") && near("to")) || near("most") || ((near("fewer") || near("less")) && near("than"))
    {
        (0, Some(best))
    } else if ["about", "around", "some", "approximately", "nearly", "almost", "roughly"]
        .iter()
        .any(|word| near(word))
    {
        (best - best / 10, best.checked_add(best / 10))
    } else {
        (best, Some(best))
    }
}

/// The value of number words in a row: `["two", "hundred"]`, `["1,500"]`, `["1.5", "million"]`, `["twenty-one"]`.
pub(crate) fn value<'w>(words: impl Iterator<Item = &'w str>) -> Option<u64> {
    let (mut total, mut current, mut seen) = (0u64, 0u64, false);
    let mut tenths = 0u64;
    for word in words.flat_map(|word| word.split(['-', '‑'])) {
        let lower = word.to_lowercase();
        let scale = match lower.as_str() {
            "hundred" => Some(100),
            "dozen" => Some(12),
            "thousand" => Some(1_000),
            "million" => Some(1_000_000),
            "billion" => Some(1_000_000_000),
            "and" => continue,
            _ => None,
        };
        if let Some(scale) = scale {
            let base = if seen { current } else { 1 };
            current = base.checked_mul(scale)?.checked_add(tenths.checked_mul(scale)? / 10)?;
            tenths = 0;
            if scale >= 1_000 {
                total = total.checked_add(current)?;
                current = 0;
            }
        } else if let Some(small) = SMALL.iter().position(|name| *name == lower) {
            current = current.checked_add(small as u64)?;
        } else if let Some(ten) = TENS.iter().position(|name| *name == lower) {
            current = current.checked_add(20 + 10 * ten as u64)?;
        } else {
            let digits: String = lower.chars().filter(|letter| *letter != ',').collect();
            match digits.split_once('.') {
                Some((whole, part)) => {
                    current = current.checked_add(whole.parse().ok()?)?;
                    tenths = part.get(..1)?.parse().ok()?;
                }
                None => current = current.checked_add(digits.parse().ok()?)?,
            }
        }
        seen = true;
    }
    seen.then(|| total.checked_add(current)).flatten()
}

#[cfg(test)]
mod tests {
    use super::value;

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
            assert_eq!(value(words.iter().copied()), expected, "{words:?}");
        }
    }
}
