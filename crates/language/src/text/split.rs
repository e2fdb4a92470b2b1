//! Words that are written as one but are two: contractions, possessives, numbers with their units.

use super::Piece;

/// Written together without an apostrophe: the word, and how long its first part is.
const TOGETHER: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("havent", 4),
];

/// What may be split off after an apostrophe.
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// Units that are split off a number.
const UNITS: &[&str] = &[
    "am", "pm", "km", "kms", "kg", "cm", "mm", "m", "ft", "mph", "kph", "bn", "mn", "tn", "k", "mw", "gw",
    "kw", "kwh", "mg", "g", "gb", "mb", "hrs", "hr", "min", "mins", "sec", "secs", "yrs", "lbs", "p.m.",
    "a.m.", "p.m", "a.m", "bcm",
];

/// Adds the word, or its parts, to `pieces`.
pub(super) fn split_word(text: &str, word: Piece, pieces: &mut Vec<Piece>) {
    let form = word.of(text);
    match first_part(form) {
        Some(length) if length > 0 && length < form.len() && form.is_char_boundary(length) => {
            let middle = word.start + length;
            pieces.push(Piece { start: word.start, end: middle });
            pieces.push(Piece { start: middle, end: word.end });
        }
        _ => pieces.push(word),
    }
}

/// The length in bytes of the first of two parts.
fn first_part(form: &str) -> Option<usize> {
    if let Some(at) = form.rfind(['\'', '’']) {
        let mark = form[at..].chars().next().map_or(0, char::len_utf8);
        let after = form[at + mark..].to_ascii_lowercase();
        if after == "t" && form[..at].ends_with(['n', 'N']) && at > 1 {
            return Some(at - 1);
        }
        // "1990's" is a decade, not a possessive
        let decade = form[..at].ends_with(|c: char| c.is_ascii_digit()) && after == "s";
        return (at > 0 && !decade && CLITICS.contains(&after.as_str())).then_some(at);
    }
    let digits =
        form.len() - form.trim_start_matches(|c: char| c.is_ascii_digit() || ".,:".contains(c)).len();
    if digits > 0 {
        let unit = form[digits..].to_ascii_lowercase();
        return UNITS.contains(&unit.as_str()).then_some(digits);
    }
    if let Some(at) = form.rfind('$') {
        // "US$5" is "US$" and "5"
        return (at + 1 < form.len()).then_some(at + 1);
    }
    let lower = form.to_ascii_lowercase();
    TOGETHER.iter().find(|(word, _)| *word == lower).map(|(_, length)| *length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_written_as_one_are_two() {
        for (form, expected) in [
            ("don't", &["do", "n't"][..]),
            ("don’t", &["do", "n’t"]),
            ("Baku's", &["Baku", "'s"]),
            ("they’re", &["they", "’re"]),
            ("cannot", &["can", "not"]),
            ("10am", &["10", "am"]),
            ("US$5", &["US$", "5"]),
            ("1990's", &["1990's"]),
            ("O'Neill", &["O'Neill"]),
            ("20th", &["20th"]),
            ("'s", &["'s"]),
        ] {
            let mut pieces = Vec::new();
            split_word(form, Piece { start: 0, end: form.len() }, &mut pieces);
            let parts: Vec<&str> = pieces.iter().map(|piece| piece.of(form)).collect();
            assert_eq!(parts, expected);
        }
    }
}
