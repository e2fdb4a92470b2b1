//! From a list of names to persons and bodies.

use crate::lexicon::known;
use crate::trim::trim;
use crate::words::{Class, classes};
use std::ops::Range;

/// One of those who wrote, edited or translated, as bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Person { family: Range<usize>, given: Option<Range<usize>> },
    Body(Range<usize>),
}

/// Those whom a list of names names, in order, and whether it says that there are others. Bodies are not told apart
/// from each other within one list: "the Ministry of Trade and Industry" has an "and" of its own.
pub(crate) fn named(text: &str, range: Range<usize>) -> (Vec<Named>, bool) {
    let Some(range) = without_roles(text, range) else { return (Vec::new(), false) };
    let (pieces, others) = pieces(text, range.clone());
    if pieces.is_empty() {
        return (Vec::new(), others);
    }
    if is_body(text, &range, &pieces) {
        let whole = pieces[0].start..pieces[pieces.len() - 1].end;
        return (trim(text, whole, &[',', ';', ':']).map(Named::Body).into_iter().collect(), others);
    }
    (persons(text, &pieces), others)
}

/// The list without "In", "edited by", "(Eds.)", "trans." around it.
fn without_roles(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    const MARKS: [char; 10] = [',', ';', ':', '(', ')', '[', ']', '&', '/', '.'];
    let mut range = trim(text, range, &MARKS)?;
    let is_role = |word: &str| {
        let classes = classes(&word.to_lowercase());
        [Class::Editor, Class::Translator, Class::Within, Class::With].iter().any(|&class| classes.has(class))
    };
    loop {
        let part = &text[range.clone()];
        let first = part.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let last = part.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        // A name may be a single letter, a role is not: "V." of a Roman volume is no editor.
        if first.len() > 1 && is_role(first) {
            range = trim(text, range.start + first.len()..range.end, &MARKS)?;
        } else if last.len() > 1 && is_role(last) {
            range = trim(text, range.start..range.end - last.len(), &MARKS)?;
        } else {
            return Some(with_stop(text, range));
        }
    }
}

/// The range with the stop of the initial that it ends with.
fn with_stop(text: &str, range: Range<usize>) -> Range<usize> {
    let last = text[range.clone()].rsplit([' ', '.', '-', '\u{a0}']).next().unwrap_or("");
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase)
        || matches!(last, "Jr" | "Sr" | "al");
    let stopped = is_initial && text[range.end..].starts_with('.');
    range.start..range.end + usize::from(stopped)
}

/// What stands between commas, semicolons and "and", and whether "et al." ends it.
fn pieces(text: &str, range: Range<usize>) -> (Vec<Range<usize>>, bool) {
    let (mut pieces, mut others) = (Vec::new(), false);
    let part = &text[range.clone()];
    let mut start = range.start;
    let mut close = |from: usize, to: usize| {
        let Some(piece) = trim(text, from..to, &[',', ';', ':', '&', '…']) else { return };
        // A dash stands for the authors of the entry before.
        if !text[piece.clone()].contains(char::is_alphanumeric) {
            return;
        }
        let lower = text[piece.clone()].to_lowercase();
        let bare = lower.trim_end_matches('.');
        if matches!(bare, "et al" | "al" | "others" | "et alii") {
            others = true;
            return;
        }
        if let Some(names) = bare.strip_suffix(" et al") {
            others = true;
            pieces.extend(trim(text, piece.start..piece.start + names.len(), &[',']));
            return;
        }
        pieces.push(piece);
    };
    for (at, word) in words(part) {
        let at = range.start + at;
        if matches!(word.to_lowercase().as_str(), "and" | "&" | "und" | "et" | "y" | "ve" | "och")
            && !text[at + word.len()..].trim_start().starts_with("al")
        {
            close(start, at);
            start = at + word.len();
        }
        if word.ends_with([',', ';']) {
            close(start, at + word.len());
            start = at + word.len();
        }
    }
    close(start, range.end);
    (pieces, others)
}

/// The words between white space, each with its place.
fn words(part: &str) -> impl Iterator<Item = (usize, &str)> {
    part.split_whitespace().map(|word| (word.as_ptr() as usize - part.as_ptr() as usize, word))
}

/// A piece that is a given name by itself: initials, with a particle perhaps ("V. I.", "C.-M.", "J. van").
fn is_initials(piece: &str) -> bool {
    let initial = |word: &str| {
        word.split(['.', '-', '‐', '‑'])
            .filter(|part| !part.is_empty())
            .all(|part| part.chars().count() <= 2 && part.starts_with(char::is_uppercase))
            && word.contains('.')
    };
    let mut any = false;
    piece.split_whitespace().all(|word| {
        let is = initial(word) || word.chars().count() == 1 && word.starts_with(char::is_uppercase);
        any |= is;
        is || word.starts_with(char::is_lowercase) && word.len() <= 4
            || matches!(word, "Jr." | "Sr." | "Jr" | "III" | "II")
    }) && any
}

/// "Fattorini L", "Ho O": a family name and initials without stops.
fn is_run_together(piece: &str) -> bool {
    let mut words = piece.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    let initials =
        (1..=3).contains(&last.chars().count()) && last.chars().all(|c| c.is_uppercase() || c == '-');
    initials
        && words.next().is_some_and(|word| word.chars().count() > 2 && word.chars().any(char::is_lowercase))
}

/// Whether the whole names a body, or one that cannot be told to be a person.
fn is_body(text: &str, range: &Range<usize>, pieces: &[Range<usize>]) -> bool {
    let part = &text[range.clone()];
    let has_body_word = words(part).any(|(_, word)| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let classes = classes(&word);
        [Class::Body, Class::Press, Class::Journal].iter().any(|&class| classes.has(class)) && word.len() > 3
    });
    let has_initials = pieces.iter().any(|piece| {
        is_run_together(&text[piece.clone()]) || text[piece.clone()].split_whitespace().any(is_initials)
    });
    if has_initials {
        return false;
    }
    if has_body_word {
        return true;
    }
    match pieces {
        // "Reuters", "Al Jazeera"; but "Leyla Hasanli".
        [piece] => {
            let first = text[piece.clone()].split_whitespace().next().unwrap_or("").to_lowercase();
            let count = text[piece.clone()].split_whitespace().count();
            count == 1 || count > 4 || first.chars().count() < 3 || known(&first).names & GIVEN == 0
        }
        _ => false,
    }
}

/// The lists of given names among those of [`known`].
const GIVEN: u16 = 0b11;

fn persons(text: &str, pieces: &[Range<usize>]) -> Vec<Named> {
    let mut persons = Vec::new();
    let single = |piece: &Range<usize>| family_alone(&text[piece.clone()]);
    // "Adams, Nicholson B." and "Lee, L. L., W. E. Howard": the first name is turned round if it is a family name
    // that a given name follows.
    let inverts = pieces.len() > 1 && single(&pieces[0]);
    let mut at = 0;
    while at < pieces.len() {
        let piece = pieces[at].clone();
        let own = &text[piece.clone()];
        let next = pieces.get(at + 1).map(|next| &text[next.clone()]);
        let follows = next.is_some_and(|next| {
            is_initials(next)
                || (inverts
                    && single(&piece)
                    && (at == 0 || single(&pieces[at + 1]))
                    && next.split_whitespace().count() <= 3)
        });
        if follows && !is_initials(own) {
            let given = pieces[at + 1].clone();
            persons.push(Named::Person { family: piece, given: Some(with_stop(text, given)) });
            at += 2;
            continue;
        }
        persons.push(direct(text, piece));
        at += 1;
    }
    persons
}

/// A piece that may be a family name: one word, or with particles, or with another name in brackets.
fn family_alone(piece: &str) -> bool {
    if is_run_together(piece) {
        return false;
    }
    let names = piece
        .split_whitespace()
        .filter(|word| !word.starts_with(char::is_lowercase) && !word.starts_with('('))
        .count();
    names <= 1 && !is_initials(piece) || names == 2 && !piece.contains('.') && !given_first(piece)
}

fn given_first(piece: &str) -> bool {
    let first = piece.split_whitespace().next().unwrap_or("").to_lowercase();
    known(&first).names & GIVEN != 0
}

/// "Leyla Hasanli", "J. van der Berg", "Hasanli L".
fn direct(text: &str, piece: Range<usize>) -> Named {
    let piece = with_stop(text, piece);
    let own = &text[piece.clone()];
    let words: Vec<(usize, &str)> = words(own).collect();
    let range =
        |from: usize, to: usize| piece.start + words[from].0..piece.start + words[to].0 + words[to].1.len();
    let last = words.len() - 1;
    if last == 0 {
        return Named::Person { family: piece, given: None };
    }
    if is_run_together(own) || is_initials(words[last].1) && !is_initials(words[0].1) {
        let first_initial = (1..=last).find(|&at| is_initials(words[at].1) || at == last).unwrap_or(last);
        return Named::Person {
            family: range(0, first_initial - 1),
            given: Some(range(first_initial, last)),
        };
    }
    // The family name begins at its particle, and ends before "Jr."
    let is_suffix = |word: &str| matches!(word.trim_end_matches(['.', ',']), "Jr" | "Sr" | "II" | "III");
    let end = if last > 1 && is_suffix(words[last].1) { last - 1 } else { last };
    let particle = (1..end).find(|&at| words[at].1.starts_with(char::is_lowercase));
    let start = particle.unwrap_or(end);
    Named::Person { family: range(start, end), given: Some(range(0, start - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let (names, others) = named(text, 0..text.len());
        let mut shown: Vec<String> = names
            .iter()
            .map(|name| match name {
                Named::Person { family, given } => {
                    let given = given.clone().map(|given| &text[given]);
                    format!("{}|{}", &text[family.clone()], given.unwrap_or("-"))
                }
                Named::Body(body) => format!("<{}>", &text[body.clone()]),
            })
            .collect();
        shown.extend(others.then(|| "+".to_owned()));
        shown.join(" ")
    }

    #[test]
    fn lists_of_names_become_persons() {
        for (text, expected) in [
            ("Hasanli, L., & Soltani, E. A.", "Hasanli|L. Soltani|E. A."),
            ("Hasanli, Leyla B.,", "Hasanli|Leyla B."),
            ("Lee, L. L., W. E. Howard, and R. E. Marsh.", "Lee|L. L. Howard|W. E. Marsh|R. E."),
            ("Adams, Nicholson, and Leyla Hasanli.", "Adams|Nicholson Hasanli|Leyla"),
            ("A. Book and S. T. Klein,", "Book|A. Klein|S. T."),
            ("Fattorini L, Pardini MB, de la Macorra JC.", "Fattorini|L Pardini|MB de la Macorra|JC"),
            ("Marc Shapiro, Susan Horwitz.", "Shapiro|Marc Horwitz|Susan"),
            ("Ludwig van Beethoven", "van Beethoven|Ludwig"),
            ("Belov (Yurov), V. I., & Binish.", "Belov (Yurov)|V. I. Binish|-"),
            ("Akbar, N., & Guo, Changming.", "Akbar|N. Guo|Changming"),
            ("Hasanli, L. et al.", "Hasanli|L. +"),
            ("In D. A. Orlov & K. P. Kuznetsov (Eds.),", "Orlov|D. A. Kuznetsov|K. P."),
            ("edited by Henry Jarrett.", "Jarrett|Henry"),
            ("trans. Gerald M. Browne.", "Browne|Gerald M."),
            ("Orlov D.A., Kuznetsov K.P.", "Orlov|D.A. Kuznetsov|K.P."),
            ("J.-P. Martin", "Martin|J.-P."),
            ("Dekker JP, Abe T.", "Dekker|JP Abe|T."),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn bodies_stay_whole() {
        for (text, expected) in [
            ("Ministry of Trade and Industry.", "<Ministry of Trade and Industry>"),
            ("Reuters,", "<Reuters>"),
            ("Al Jazeera,", "<Al Jazeera>"),
            ("Trend News Agency,", "<Trend News Agency>"),
            ("", ""),
            ("(Eds.)", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
