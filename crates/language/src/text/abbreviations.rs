//! Words that keep the stop after them.

/// Abbreviations before a name or number: a sentence hardly ends with them.
const LEADING: &[&str] = &[
    "adm", "amb", "art", "attn", "brig", "capt", "cf", "ch", "cmdr", "col", "comdr", "dr", "e.g", "eg",
    "esp", "fig", "figs", "fr", "ft", "gen", "gov", "hon", "i.e", "ie", "lt", "maj", "messrs", "mlle", "mme",
    "mr", "mrs", "ms", "msgr", "mt", "nos", "pp", "pres", "prof", "pvt", "rep", "reps", "rev", "sec", "sen",
    "sens", "sgt", "st", "ste", "supt", "viz", "vol", "vols", "vs", "para", "paras", "secs", "approx", "ca",
    "incl",
];

/// Abbreviations that may end a sentence.
const TRAILING: &[&str] = &[
    "al", "apr", "aug", "ave", "bldg", "blvd", "co", "corp", "dec", "dept", "div", "ed", "eds", "esq", "est",
    "etc", "ext", "feb", "fri", "govt", "hrs", "ibid", "inc", "jan", "jr", "jul", "lb", "lbs", "ltd", "mins",
    "mon", "nov", "oct", "oz", "ph.d", "sc", "sept", "sep", "sr", "thur", "thurs", "tue", "tues", "univ",
    "wed", "yrs",
];

/// Short words that are abbreviations only before a number.
const BEFORE_NUMBERS: &[&str] = &["no", "p", "c", "art", "ch", "sec", "mar", "jun", "op", "n", "sat", "sun"];

/// Words that so often begin a sentence that one after an abbreviation does.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "although",
    "an",
    "and",
    "as",
    "at",
    "because",
    "before",
    "but",
    "by",
    "during",
    "even",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "it",
    "its",
    "many",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "my",
    "no",
    "not",
    "now",
    "of",
    "on",
    "one",
    "or",
    "our",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "who",
    "why",
    "with",
    "yet",
    "you",
    "your",
];

/// What a stop after a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It ends the sentence (or stands where one would).
    Full,
    /// It belongs to the word, and the sentence goes on.
    Leading,
    /// It belongs to the word; the sentence may end too.
    Trailing,
}

/// Judges the stop after `word` (without it), with the word that follows the stop after white space.
pub(crate) fn stop_after(word: &str, follower: Option<&str>) -> Stop {
    let lower = word.to_lowercase();
    let before_number = || follower.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let has = |list: &[&str]| list.contains(&lower.as_str());
    if has(LEADING) {
        return Stop::Leading;
    }
    if has(TRAILING) {
        return Stop::Trailing;
    }
    if has(BEFORE_NUMBERS) && before_number() {
        return Stop::Leading;
    }
    let mut chars = word.chars();
    let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    if single && word != "I" {
        // an initial, unless nothing of a name follows
        let goes_on = follower.is_some_and(|next| !starts_sentence(next));
        return if goes_on { Stop::Leading } else { Stop::Full };
    }
    if is_dotted(word) { Stop::Trailing } else { Stop::Full }
}

/// Letters each followed by a stop but the last: `U.S`, `a.m`, `D.C`, `Ph.D`.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let length = part.chars().count();
            (1..=2).contains(&length) && part.chars().all(char::is_alphabetic)
        })
}

/// Whether a word that follows an abbreviation begins a sentence.
pub(crate) fn starts_sentence(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && STARTERS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_judged_by_its_word() {
        for (word, follower, expected) in [
            ("Mr", Some("Smith"), Stop::Leading),
            ("U.S", Some("The"), Stop::Trailing),
            ("Sep", Some("27"), Stop::Trailing),
            ("No", Some("5"), Stop::Leading),
            ("no", Some("They"), Stop::Full),
            ("J", Some("Smith"), Stop::Leading),
            ("I", Some("Then"), Stop::Full),
            ("talks", Some("The"), Stop::Full),
            ("example.com", None, Stop::Full),
        ] {
            assert_eq!(stop_after(word, follower), expected, "{word}");
        }
    }
}
