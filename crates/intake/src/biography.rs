//! Who wrote this: notes on the author at either end of a text, and the lines of an affiliation.

use crate::shape::{ends_sentence, is_name_word, is_person_name, words};

/// What a note on an author begins with instead of a name.
const OPENINGS: &[&str] = &[
    "the writer ",
    "the author ",
    "the authors ",
    "the writers ",
    "about the author",
    "this author ",
    "our correspondent ",
    "the columnist ",
];

/// What authors are, and actors of events rarely.
const CALLINGS: &[&str] = &[
    "expert",
    "analyst",
    "fellow",
    "researcher",
    "professor",
    "lecturer",
    "journalist",
    "editor",
    "correspondent",
    "scholar",
    "columnist",
    "reporter",
    "historian",
    "student",
    "writer",
    "author",
    "associate",
    "director",
    "specialist",
    "freelance",
    "contributor",
    "consultant",
    "commentator",
    "doctoral",
    "phd",
    "ph.d",
];

/// What else stands in such notes.
const SIGNS: &[&str] = &[
    "ph.d",
    "phd",
    "m.phil",
    "m.a.",
    "b.a.",
    "master's",
    "degree",
    "graduate",
    "university",
    "institute",
    "department",
    "faculty",
    "centre for",
    "center for",
    "research",
    "think tank",
    "think-tank",
    "tweets",
    "@",
    "-based",
    "based in",
    "studies",
    "writes on",
    "writes about",
    "contributor",
    "lecturer",
    "fellow",
    "has been published",
    "published internationally",
    "author of",
    "received his",
    "received her",
    "holds a",
    "currently a",
    "currently works",
    "works as",
    "worked as",
    "has written",
    "has reported",
    "covers ",
    "specializes",
    "specialises",
    "focusing on",
    "focuses on",
    "email",
    "expert",
    "analyst",
];

/// What makes a paragraph one that tells something, whoever it names.
const TELLING: &[&str] = &[
    " said",
    " says",
    " told ",
    " argued",
    " argues",
    " warned",
    " announced",
    " according to",
    " visited",
    " met with",
    " accused",
    " denied",
    " condemned",
];

/// Whether the paragraph, which must stand near an end of the text, is a note on the author.
pub(crate) fn is_biography(paragraph: &str) -> bool {
    if paragraph.len() > 1200 || words(paragraph) < 5 {
        return false;
    }
    let lower = paragraph.to_lowercase().replace('’', "'");
    if TELLING.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let signs = SIGNS.iter().filter(|sign| lower.contains(*sign)).count();
    if OPENINGS.iter().any(|opening| lower.starts_with(opening)) {
        return signs >= 2;
    }
    named_calling(paragraph).is_some() && signs >= 2
}

/// The name in "NAME is a/an/the ... expert", "NAME, a ... fellow at", if a calling stands close behind it.
pub(crate) fn named_calling(paragraph: &str) -> Option<String> {
    let all: Vec<&str> = paragraph.split_whitespace().take(30).collect();
    let titles = all
        .iter()
        .take_while(|word| matches!(**word, "Dr." | "Dr" | "Prof." | "Professor" | "Mr." | "Ms."))
        .count();
    let name = all[titles..].iter().take_while(|word| is_name_word(word)).take(5).count();
    let end = titles + name;
    let verb = *all.get(end)?;
    if !(2..=4).contains(&name)
        || !matches!(verb, "is" | "was" | "holds" | "works" | "teaches" | "writes" | "covers")
    {
        return None;
    }
    let close = all[end + 1..].iter().take(14).any(|word| {
        let word = word.to_lowercase();
        CALLINGS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
    });
    let shown = all[titles..end].join(" ");
    (close || verb != "is" && verb != "was").then(|| shown.trim_end_matches(',').to_owned())
}

/// Whether a short line names an affiliation: a degree, a post at a university, an ORCID.
pub(crate) fn is_affiliation(line: &str) -> bool {
    let lower = line.to_lowercase();
    let any = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
    !ends_sentence(line)
        && words(line) <= 20
        && (any(&[
            "orcid",
            "phd",
            "ph.d",
            "senior lecturer",
            "doctoral",
            "associate professor",
            "assistant professor",
        ]) || (any(&[
            "department of",
            "faculty of",
            "institute of",
            "university",
            "academy of sciences",
        ]) && words(line) <= 12
            && !any(&[" in ", " after ", " to ", " hit", " attack", " says"])))
}

/// Whether a short line can belong to the block of lines around an affiliation.
pub(crate) fn may_join_affiliation(line: &str) -> bool {
    !ends_sentence(line) && words(line) <= 14 && line.len() <= 160 && crate::shape::starts_upper(line)
}

/// The author whom the lines of an affiliation name: the first that is a person's name.
pub(crate) fn author_among<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let place =
        ["University", "Institute", "Academy", "Federation", "Republic", "Center", "Centre", "Department"];
    lines
        .find(|line| is_person_name(line) && !place.iter().any(|word| line.contains(word)))
        .map(crate::shape::fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_on_authors_are_told_from_text() {
        for note in [
            "The writer received her Ph.D. from the Institute of Border Studies and teaches in Ganja.",
            "Leyla Hasanli is a Baku-based analyst at the Centre for Caspian Studies. She tweets @lhasanli.",
            "Dr. Omid Rastegar is a non-resident fellow at the Kura Institute and the author of two books.",
            "About the author: Nigar Quliyeva holds a degree in history and writes on the South Caucasus.",
        ] {
            assert!(is_biography(note), "{note}");
        }
        for text in [
            "Ilham Aliyev is the president of Azerbaijan and met his guest at the airport.",
            "The author of the attack received a death sentence from a court in the capital.",
            "Leyla Hasanli is an analyst at the Centre for Caspian Studies; she said the road would stay closed.",
            "Fazil Mustafa is a member of parliament and a critic of Iran.",
        ] {
            assert!(!is_biography(text), "{text}");
        }
    }

    #[test]
    fn affiliations() {
        for line in [
            "PhD (History), Senior Lecturer, Department of History",
            "Kura University",
            "ORCID iD: 0000-0001",
        ] {
            assert!(is_affiliation(line), "{line}");
        }
        for line in
            ["Students protest in Tabriz University after arrests", "Baku", "He studied at a university."]
        {
            assert!(!is_affiliation(line), "{line}");
        }
        let lines = ["Kura University", "Nigar Quliyeva", "Baku, Azerbaijan"];
        assert_eq!(author_among(lines.into_iter()).as_deref(), Some("Nigar Quliyeva"));
    }
}
