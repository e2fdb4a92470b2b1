//! Entries of bibliographies and source lists: how they begin and what gives them away.

/// What stands before an entry or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// `[1]`
    Bracket,
    /// `1.` or `1)` or `(a)`
    Number,
    /// `-`, `*`, `•`
    Bullet,
}

/// The marker that a line begins with, if text follows it.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    let (first, rest) = line.split_once([' ', '\t', '\u{a0}'])?;
    if rest.trim().is_empty() {
        return None;
    }
    if matches!(first, "-" | "*" | "+" | "•" | "–" | "—" | "▪" | "●" | "◦" | "·" | "o") {
        return Some(Marker::Bullet).filter(|_| first != "o" || rest.starts_with(char::is_uppercase));
    }
    let short = |text: &str| {
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
            || text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let inside = |open: char, close: char| first.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if inside('[', ']').is_some_and(short) {
        return Some(Marker::Bracket);
    }
    let numbered = first.strip_suffix(['.', ')']).is_some_and(short) || inside('(', ')').is_some_and(short);
    numbered.then_some(Marker::Number)
}

/// The line without its marker.
pub(crate) fn unmarked(line: &str) -> &str {
    match marker(line) {
        Some(_) => line.split_once([' ', '\t', '\u{a0}']).map_or(line, |(_, rest)| rest.trim_start()),
        None => line,
    }
}

/// Words that stand in references and hardly elsewhere.
const REFERENCE_WORDS: &[&str] = &[
    "et al.",
    "eds.)",
    "ed.)",
    "(in russian)",
    "(in persian)",
    "(in azerbaijani)",
    "(in turkish)",
    "retrieved",
    "accessed",
    "vol.",
    "pp.",
    "university press",
    "publ.",
    "journal",
    "dergisi",
    "ibid",
    "doi",
    "isbn",
    "proceedings",
    "working paper",
    "available at",
];

/// How many signs of a reference the entry shows (0 to 7).
pub(crate) fn signs(entry: &str) -> usize {
    let entry = unmarked(entry);
    let lower = entry.to_lowercase();
    let head_end = entry.char_indices().nth(220).map_or(entry.len(), |(at, _)| at);
    let head = &entry[..head_end];
    let has_word = REFERENCE_WORDS.iter().any(|word| lower.contains(word));
    let has_address = lower.contains("http://") || lower.contains("https://") || lower.contains("www.");
    let quoted_title = [",\"", ",”", "\",", "”,", "\".", "”."].iter().any(|end| entry.contains(end));
    let year = year_in_brackets(head) || lone_year(entry);
    usize::from(year)
        + 2 * usize::from(begins_with_author(head))
        + usize::from(has_address)
        + usize::from(has_word)
        + usize::from(has_pages(entry))
        + usize::from(quoted_title)
}

/// `(2022)`, `(2022a)`, `(April 2025)`.
fn year_in_brackets(text: &str) -> bool {
    text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).any(|(inside, _)| {
        inside.len() <= 24
            && inside.split_whitespace().last().is_some_and(|word| {
                let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
                digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 5
            })
    })
}

/// A year between marks, as in `Paris, 1927.` or `2005;12`.
fn lone_year(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let (year, after) = word.split_at_checked(4).unwrap_or((word, ""));
        let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        digits
            && matches!(year.get(..2), Some("18" | "19" | "20"))
            && after.starts_with(['.', ';', ':', ',', ')'])
    })
}

/// `Kaleji, V.` or `Kaleji V.,` or `Kaleji VA,`
fn begins_with_author(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let initial = |word: &str| {
        let word = word.trim_end_matches([',', ';', '&']);
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') && word.len() <= 8
    };
    // Medical style runs the initials together and parts authors by commas.
    let run_together = |word: &str| {
        let bare = word.trim_end_matches([',', '.']);
        bare.len() < word.len()
            && (1..=3).contains(&bare.len())
            && bare.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    crate::shape::is_name_word(first)
        && !first.ends_with('.')
        && (run_together(second)
            // "The U.S. began" is no author: a comma stands before or behind the initials.
            || (initial(second) && (first.ends_with(',') || second.ends_with([',', ';', ':']))))
}

/// `29(1)` or `139–153`.
fn has_pages(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_end_matches(['.', ',', ';', ')']);
        let number =
            |part: &str| (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let issue = word.split_once('(').is_some_and(|(volume, issue)| number(volume) && !issue.is_empty());
        let pages = word.split_once(['–', '—', '-']).is_some_and(|(from, to)| {
            number(from) && number(to) && from.parse::<u32>().ok() < to.parse::<u32>().ok() && to.len() < 4
        });
        let volume = word.split_once(':').is_some_and(|(volume, page)| {
            number(volume.split(['(', ';']).next().unwrap_or(""))
                && page.starts_with(|c: char| c.is_ascii_digit())
        });
        issue || pages || volume && word.len() >= 6
    })
}

/// Whether a line is the heading of a list of sources.
pub(crate) fn heads_references(line: &str) -> bool {
    let key = line.trim().trim_end_matches(':').to_lowercase();
    matches!(
        key.trim_start_matches(['#', ' ']),
        "references"
            | "bibliography"
            | "works cited"
            | "sources"
            | "notes"
            | "endnotes"
            | "footnotes"
            | "literature"
            | "reference list"
            | "list of sources"
            | "notes and references"
            | "further reading"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (line, expected) in [
            ("[1] AFP", Some(Marker::Bracket)),
            ("12. Iran", Some(Marker::Number)),
            ("(a) Iran", Some(Marker::Number)),
            ("- Iran", Some(Marker::Bullet)),
            ("*Opinions are the author's", None),
            ("2023 began", None),
            ("2023. It began", None),
            ("A. Aliyev said", None),
            ("[1]", None),
            ("[sic] Iran", None),
        ] {
            assert_eq!(marker(line), expected, "{line}");
        }
    }

    #[test]
    fn references_show_more_signs_than_prose() {
        for entry in [
            "3. Hasanli, L. (2022). The river and the road. Journal of Border Studies, 4(2), 11–29.",
            "Carter, J. R., & Nader, V. (2021). After the truce. Tbilisi: Kura Press publ.",
            "[2] The Caspian Ledger, (April 2025), \"A visit to Baku,\" https://ledger.example/visit",
            "4. Reuters (2021), \"Tensions flare\", https://example.org/2021/02",
        ] {
            assert!(signs(entry) >= 3, "{} {entry}", signs(entry));
        }
        for prose in [
            "1. In 2023 the two countries held exercises in the Caspian Sea.",
            "Aliyev said on Monday that \"the road is open,\" and left.",
            "The war (2020) changed the border; see the journal of the ministry.",
            "The U.S. left in 1971, 1972; its \"last men,\" they say, left in 1973.",
            "Iran, A. Hakimi said, closed the crossing.",
        ] {
            assert!(signs(prose) < 3, "{} {prose}", signs(prose));
        }
    }
}
