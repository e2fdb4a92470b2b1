//! The forms under which a role is written: singular and plural.

/// Words that are their own plural, or have none.
const UNCHANGED: &[&str] =
    &["police", "military", "troops", "forces", "personnel", "staff", "people", "media", "press"];

const IRREGULAR: &[(&str, &str)] = &[
    ("man", "men"),
    ("woman", "women"),
    ("person", "people"),
    ("child", "children"),
    ("spokesperson", "spokespeople"),
    ("chief", "chiefs"),
    ("wife", "wives"),
    ("clergy", "clergy"),
];

/// A role's singular and plural; the head is the word before `of`, `in`, `for` or `to`, else the last one.
/// A phrase that is written as a plural, or whose head has no plural, has one form.
pub(super) fn forms(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let head = words
        .iter()
        .position(|word| matches!(*word, "of" | "in" | "for" | "to" | "at"))
        .unwrap_or(words.len())
        .saturating_sub(1);
    let Some(word) = words.get(head) else { return Vec::new() };
    let mut forms = vec![phrase.to_owned()];
    if let Some(plural) = plural(word) {
        let mut other: Vec<&str> = words.clone();
        other[head] = &plural;
        forms.push(other.join(" "));
    }
    forms
}

fn plural(word: &str) -> Option<String> {
    if UNCHANGED.contains(&word) || (word.ends_with('s') && !word.ends_with("ss")) {
        return None;
    }
    for (singular, plural) in IRREGULAR {
        if word == *singular {
            return Some((*plural).to_owned());
        }
    }
    for (ending, plural) in [("man", "men"), ("woman", "women"), ("person", "people")] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            return Some(format!("{stem}{plural}"));
        }
    }
    let vowel_before_y = ["ay", "ey", "iy", "oy", "uy"].iter().any(|ending| word.ends_with(ending));
    Some(match word {
        _ if word.ends_with('y') && !vowel_before_y => format!("{}ies", &word[..word.len() - 1]),
        _ if ["s", "x", "ch", "sh", "z"].iter().any(|ending| word.ends_with(ending)) => format!("{word}es"),
        _ => format!("{word}s"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_takes_the_plural() {
        for (phrase, expected) in [
            ("minister of defence", "ministers of defence"),
            ("foreign ministry", "foreign ministries"),
            ("policeman", "policemen"),
            ("spokeswoman", "spokeswomen"),
            ("embassy", "embassies"),
            ("member of parliament", "members of parliament"),
            ("coach", "coaches"),
        ] {
            assert_eq!(forms(phrase), [phrase, expected]);
        }
    }

    #[test]
    fn what_is_plural_already_stays() {
        for phrase in ["troops", "armed forces", "police", "special forces"] {
            assert_eq!(forms(phrase), [phrase]);
        }
    }
}
