//! Dates that date a cited source: "(Haaretz, March 6)", "(, March 13)", "(Al Jazeera, April 6;, April 11)",
//! "(Abbasov & Souleimanov, 2022)".

use crate::found::{Found, Reading};
use crate::value::Value;
use crate::words::Scan;

/// How many words a source's name may have.
const LONGEST_NAME: usize = 10;
/// Small words that may stand in a source's name.
#[rustfmt::skip]
const IN_A_NAME: [&str; 19] = [
    "the", "of", "and", "al", "et", "for", "on", "in", "de", "la", "le", "der", "com", "org", "news", "accessed", "see",
    "az", "az",
];

/// For every expression whether it dates a source.
pub(crate) fn sources(scan: &Scan, found: &[Found]) -> Vec<bool> {
    let mut marks = vec![false; found.len()];
    for (index, expression) in found.iter().enumerate() {
        marks[index] = closes(scan, expression.to) && names_a_source(scan, expression)
            || heads_an_entry(scan, expression);
        // "(Eurasianet, April 7, 9)" and the like: what follows a source's date in its bracket is one too.
        let chained = index > 0 && marks[index - 1] && !scan.is(found[index - 1].to, ")");
        marks[index] |= chained
            && closes(scan, expression.to)
            && gap_is_light(scan, found[index - 1].to, expression.from);
    }
    marks
}

/// Whether the bracket or the entry ends here.
fn closes(scan: &Scan, index: usize) -> bool {
    matches!(scan.key(index), ")" | ";" | "]")
        || (scan.is(index, ",") && scan.is_any(index + 1, &["p", "pp", "and"]))
}

/// "Petrov, A. V. (2022). A book", "Haifa Post, (April 2025), \"A title\"": the date of an entry of a
/// bibliography, where its block was not told to be one.
fn heads_an_entry(scan: &Scan, expression: &Found) -> bool {
    let Some(bracket) = expression.from.checked_sub(1).filter(|at| scan.is(*at, "(") && *at >= 2) else {
        return false;
    };
    let close = scan.is(expression.to, ")");
    let initial = scan.is(bracket - 1, ".") && scan.width(bracket - 2) == 1 && scan.word(bracket - 2).capital;
    let listed = scan.is(bracket - 1, ",") && scan.is(expression.to + 1, ",");
    close && (listed || initial && scan.is(expression.to + 1, "."))
}

fn gap_is_light(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).all(|index| scan.is_any(index, &[",", ";", "and", "&"]))
}

/// Whether a bracket or entry opens before the date, then a name or nothing, then a comma.
fn names_a_source(scan: &Scan, expression: &Found) -> bool {
    let bare_year = matches!(expression.reading, Reading::Fixed(Value::Year(_)));
    let comma = expression.from.checked_sub(1).filter(|comma| scan.is(*comma, ",") || bare_year);
    let Some(comma) = comma else { return false };
    let end = if scan.is(comma, ",") { comma } else { expression.from };
    let (mut words, mut small, mut authors) = (0, 0, false);
    for back in 1..=LONGEST_NAME + 1 {
        let Some(at) = end.checked_sub(back) else { return false };
        let key = scan.key(at);
        if matches!(key, "(" | ";" | "[") {
            let empty = words == 0;
            let enough = if bare_year {
                (words == 1 && small == 0 && end == comma) || authors
            } else {
                empty || words > small
            };
            return enough
                && (empty || scan.word(at + 1).capital || scan.is_any(at + 1, &["see", "the", "al"]));
        }
        if scan.word(at).apart {
            return false;
        }
        if scan.is_letters(at) {
            words += 1;
            if !scan.word(at).capital {
                let joined = scan.word(at).glued && at > 0;
                if !joined && !IN_A_NAME.contains(&key) {
                    return false;
                }
                small += 1;
            }
        }
        authors |= key == "&" || (key == "al" && scan.is(at + 1, "."));
        if matches!(key, ")" | "!" | "?" | ":") {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expressions;
    use crate::periods::Names;

    fn marks(text: &str) -> Vec<bool> {
        let scan = Scan::new(text);
        let found = expressions::all(&scan, &Names::new(&[]));
        sources(&scan, &found)
    }

    #[test]
    fn a_name_a_comma_and_a_date_in_brackets_are_a_source() {
        for (text, expected) in [
            ("The envoy left (Baku Tribune, March 6).", vec![true]),
            ("The envoy left (, March 13).", vec![true]),
            ("He resigned (Al Jazeera, April 6;, April 11).", vec![true, true]),
            ("He resigned (Aliyeva & Petrov, 2022).", vec![true]),
            ("It is disputed (Petrov, 2019; Huseynov, 2021).", vec![true, true]),
            ("Petrov, A. V. (2022). A short book. Baku.", vec![true]),
            ("[2] Haifa Post, (April 2025), \"A title\"", vec![true]),
            ("The battle (July 1 to July 3, 1863) was lost.", vec![false, false]),
            ("The treaty (3 March 1918) was signed.", vec![false]),
            ("The poet (born in Baku, March 6, 1961) came.", vec![false]),
            ("They met on March 6, and left.", vec![false]),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
    }
}
