//! The form under which words are compared: case, diacritics, dots and apostrophes do not matter.

use std::borrow::Cow;

/// Abbreviations that are ordinary words in lower case: their capitals matter.
const CAPITALS_MATTER: &[&str] = &[
    "ACT", "AID", "ALL", "AN", "ARENA", "AT", "CAR", "ECO", "FACT", "ICE", "IN", "INC", "IS", "IT", "MAS",
    "MEND", "MUD", "OR", "PACE", "PAN", "PAS", "PEN", "RAW", "SEA", "US", "WHO",
];

/// The match key of one word: lower case ASCII, without dots, apostrophes and a possessive ending.
/// Hyphens and quotes alone give the empty key, as do apostrophes with an s. Inner hyphens stay.
///
/// `Əliyev` and `Eliyev` have the same key, and `U.S.` and `US` (`us.`), which `us` does not share.
pub fn match_key(word: &str) -> String {
    let folded = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(any_ascii::any_ascii(word)) };
    let marks = |letter: char| matches!(letter, '.' | '\'' | '`' | '"');
    let plain =
        if folded.contains(marks) { Cow::Owned(folded.replace(marks, "")) } else { Cow::Borrowed(&*folded) };
    if CAPITALS_MATTER.contains(&&*plain) {
        return format!("{}.", plain.to_ascii_lowercase());
    }
    let possessive = folded.ends_with("'s") || folded.ends_with("'S");
    let mut key = plain.to_ascii_lowercase();
    if possessive {
        key.pop();
    }
    if key.is_empty() && folded.starts_with('.') {
        return folded.into_owned();
    }
    if key.bytes().all(|byte| byte == b'-') { String::new() } else { key }
}

/// The match keys of a name: parted at white space and hyphens, empty keys left out.
pub fn match_keys(name: &str) -> Vec<String> {
    name.split(|character: char| character.is_whitespace() || is_hyphen(character))
        .map(match_key)
        .filter(|key| !key.is_empty())
        .collect()
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_share_a_key() {
        for (a, b) in [
            ("Əliyev", "eliyev"),
            ("Erdoğan", "Erdogan"),
            ("U.S.", "US"),
            ("Iran's", "IRAN"),
            ("Iran’s", "iran"),
            ("U.N.", "UN"),
            ("Türkiye", "turkiye"),
            ("Qarabağ", "Qarabag"),
            ("Sana'a", "Sanaa"),
        ] {
            assert_eq!(match_key(a), match_key(b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (a, b) in [("US", "us"), ("IS", "is"), ("WHO", "who"), ("Iran", "Iraq"), (".", "-"), (",", "-")] {
            assert_ne!(match_key(a), match_key(b), "{a} {b}");
        }
    }

    #[test]
    fn what_joins_words_is_no_word() {
        for mark in ["-", "–", "'s", "’s", "'", "’", "\""] {
            assert_eq!(match_key(mark), "", "{mark}");
        }
        assert_eq!(match_keys("Amir-Abdollahian"), ["amir", "abdollahian"]);
    }
}
