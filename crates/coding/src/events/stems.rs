//! Dictionary forms by rule, for words whose lemma was not found.

/// The verbs that a regular form may belong to, where the lemma found for it is none of the book's: "freed" is of
/// "free" and not of "fre".
pub(super) fn of(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for ending in ["ed", "ing", "es", "s"] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) else { continue };
        found.push(stem.to_owned());
        found.push(format!("{stem}e"));
        let mut letters = stem.chars().rev();
        if letters.next() == letters.next() {
            found.extend(stem.char_indices().last().map(|(at, _)| stem[..at].to_owned()));
        }
        if let Some(short) = stem.strip_suffix('i') {
            found.push(format!("{short}y"));
        }
    }
    found
}
