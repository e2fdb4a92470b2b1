//! Small questions about a line or a paragraph: its words, its letters, whether it is a sentence.

use unicode_normalization::UnicodeNormalization;

/// The text with every run of white space as one space, none at the ends.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// The words as compared: compatibility forms, lower case, letters and digits only.
pub(crate) fn keys(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| {
            word.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether the text ends as a sentence does; closing quotes and brackets, and citation numbers behind the
/// point, are left out.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let mut text = text.trim_end();
    while let Some((rest, number)) = text.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        if number.is_empty()
            || number.len() > 8
            || !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        {
            break;
        }
        text = rest.trim_end();
    }
    let text = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_') || c.is_whitespace()
    });
    text.ends_with(['.', '!', '?', '…', '。'])
}

/// Whether the first letter is upper case (a digit, or a script without case, counts as such).
pub(crate) fn starts_upper(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
}

/// How many words.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether most letters are of another script than Latin.
pub(crate) fn is_foreign_script(text: &str) -> bool {
    let (mut latin, mut other) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
            latin += 1;
        } else {
            other += 1;
        }
    }
    other > latin
}

/// A word that begins in upper case and is a name's part: "Hüseyin", "Al-Shaabi", "J.".
pub(crate) fn is_name_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.chars().next().is_some_and(char::is_uppercase)
        && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
}

/// Whether the text could be the name of a person: two to five capitalised words, particles allowed.
pub(crate) fn is_person_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let particle = |word: &str| {
        matches!(word, "de" | "van" | "von" | "der" | "bin" | "ibn" | "al" | "el" | "da" | "di" | "la")
    };
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_name_word(word) || particle(word))
        && words.iter().filter(|word| is_name_word(word)).count() >= 2
        && !words.iter().any(|word| word.ends_with([',', ':', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_and_what_is_none() {
        for name in ["Leyla Hasanli", "J. R. Carter", "Nader van der Berg", "Hüseyin Əliyev"] {
            assert!(is_person_name(name), "{name}");
        }
        for text in ["Baku", "the minister", "Leyla Hasanli, Baku", "Iran opens a bridge", "In 2023 Iran"] {
            assert!(!is_person_name(text), "{text}");
        }
    }

    #[test]
    fn sentences_end_inside_quotes() {
        assert!(ends_sentence("He said: “We will.”"));
        assert!(!ends_sentence("Baku and Tehran"));
        assert!(ends_sentence("They signed it.[1][12]"));
        assert!(!ends_sentence("They signed it[1]") && !ends_sentence("[1]"));
        assert!(!ends_sentence("Read also:"));
    }

    #[test]
    fn words_are_compared_without_case_and_marks() {
        assert_eq!(keys("Iran’s “Army”, 2 — men"), ["irans", "army", "2", "men"]);
        assert!(is_foreign_script("版权所有 © A."));
        assert!(!is_foreign_script("İkinci Karabağ savaşı"));
    }
}
