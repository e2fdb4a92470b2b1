//! Lines that surround an article and are no part of it. How they read stands in `boilerplate.txt`.

use crate::dates::written_in;
use crate::shape::{ends_sentence, fold, is_person_name, words};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const SOURCE: &str = include_str!("boilerplate.txt");

/// The entries of each section of the table. An underscore at the end of an entry stands for a space.
static TABLE: LazyLock<BTreeMap<&str, Vec<String>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut section = "";
    for line in SOURCE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            Some((name, _)) => section = name,
            None => table.entry(section).or_default().push(line.replace('_', " ")),
        }
    }
    table
});

fn entries(section: &str) -> &'static [String] {
    TABLE.get(section).map_or(&[], Vec::as_slice)
}

fn is_listed(section: &str, text: &str) -> bool {
    entries(section).iter().any(|entry| entry == text)
}

fn key(line: &str) -> String {
    let folded = fold(line).to_lowercase().replace(['’', '`'], "'");
    folded.trim_matches(|c: char| matches!(c, '*' | '#' | '_' | '>' | '|') || c.is_whitespace()).to_owned()
}

/// The key of a line that may be a label: closing colons, points and arrows left out.
fn label(line: &str) -> String {
    key(line).trim_end_matches([':', '.', '!', '…', '»', '›', ' ', '→']).to_owned()
}

/// Whether the line opens the readers' comments.
pub(crate) fn opens_comments(line: &str) -> bool {
    line.len() <= 80 && entries("comments").iter().any(|heading| label(line).starts_with(heading.as_str()))
}

/// Whether the line heads a list of links to other articles.
pub(crate) fn opens_links(line: &str) -> bool {
    line.len() <= 40 && is_listed("links", &label(line))
}

/// Whether the line by itself is boilerplate.
pub(crate) fn is_boilerplate(line: &str) -> bool {
    if line.len() > 700 {
        return false;
    }
    let key = key(line);
    let sentence = ends_sentence(line) && words(line) > 5;
    let begins = |section| entries(section).iter().any(|entry| key.starts_with(entry.as_str()));
    is_listed("line", &label(line))
        || begins("beginning")
        || (line.len() <= 160 && !sentence && begins("label"))
        || (line.len() <= 400 && entries("phrase").iter().any(|phrase| key.contains(phrase.as_str())))
        || (line.len() <= 300 && key.contains('©'))
        || is_share_bar(&key)
        || is_date_line(line)
        || is_address_line(&key)
        || byline(line).is_some()
}

fn is_share_bar(key: &str) -> bool {
    let mut words = key.split_whitespace().peekable();
    words.peek().is_some() && key.len() <= 160 && words.all(|word| is_listed("share-word", word))
}

/// Whether the line holds a date and nothing else of weight.
pub(crate) fn is_date_line(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let dates = written_in(line);
    let dated = dates.iter().any(|date| date.month.is_some() && (date.year.is_some() || date.day.is_some()));
    let mut rest = line.to_owned();
    for date in dates.iter().rev() {
        rest.replace_range(date.start..date.end, " ");
    }
    // The time of an ISO date hangs on it: "T17:00:00".
    let rest = rest.to_lowercase().replace(" t", " ");
    dated
        && rest.split(|c: char| !(c.is_alphabetic() || c == '.')).filter(|word| !word.is_empty()).all(
            |word| {
                word.chars().all(|c| c == '.')
                    || is_listed("date-word", word.trim_matches('.'))
                    || word.len() == 1
            },
        )
}

/// Whether the line holds a full date and the name of a place or an outlet: "Islamabad, 18 April 2026". At the head of a
/// text it dates it; elsewhere it may be a source.
pub(crate) fn is_dated_place(line: &str) -> bool {
    let dates = written_in(line);
    let [date] = dates.as_slice() else { return false };
    let rest = [&line[..date.start], &line[date.end..]];
    let name = |part: &str| {
        let inside = part.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '·' | '-' | '–' | '—' | '/')
        });
        inside.len() < part.trim().len()
            && words(inside) <= 3
            && inside
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase) && !word.ends_with('.'))
    };
    line.len() <= 80
        && date.year.is_some()
        && date.day.is_some()
        && rest.iter().all(|part| part.trim().is_empty() || name(part))
}

fn is_address_line(key: &str) -> bool {
    !key.contains(' ')
        && (key.starts_with("http://")
            || key.starts_with("https://")
            || key.starts_with("www.")
            || (key.contains('@') && key.contains('.') && key.len() > 5))
}

/// The author that a byline names: `By Leyla Hasanli`, `By Leyla Hasanli in Baku`.
pub(crate) fn byline(line: &str) -> Option<String> {
    let line = fold(line);
    if line.len() > 140 || (ends_sentence(&line) && words(&line) > 8) {
        return None;
    }
    let rest = ["By ", "BY ", "by ", "Written by ", "Author: ", "Authors: ", "Story by "]
        .iter()
        .find_map(|start| line.strip_prefix(start))?;
    let end = [" in ", " for ", " | ", " · ", " – ", " — ", " - ", ", ", " (", " on ", " at "]
        .iter()
        .filter_map(|stop| rest.find(stop))
        .min()
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches(['.', ',']);
    let all_named = name.split(" and ").all(|name| is_person_name(name) || is_upper_name(name));
    let tail = &rest[end..];
    (all_named && words(tail) <= 8).then(|| name.to_owned())
}

fn is_upper_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().all(|c| c.is_uppercase() || c == '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_all_its_sections_and_no_entry_twice() {
        let sections =
            ["beginning", "comments", "date-word", "label", "line", "links", "phrase", "share-word"];
        assert_eq!(TABLE.keys().copied().collect::<Vec<_>>(), sections);
        for (section, entries) in TABLE.iter() {
            let mut seen = std::collections::BTreeSet::new();
            for entry in entries {
                assert!(seen.insert(entry) && *entry == entry.to_lowercase(), "[{section}] {entry}");
            }
        }
    }

    #[test]
    fn furniture_is_told_from_text() {
        for line in [
            "Skip to content",
            "Read also:",
            "Latest",
            "LEAVE A REPLY",
            "Share on Facebook",
            "Facebook Twitter WhatsApp",
            "Translated by Nigar Quliyeva in Baku",
            "By Leyla Hasanli",
            "By Leyla Hasanli and J. R. Carter, Baku",
            "17 April 2023",
            "Mon, Apr 17, 2023 at 08:00 GMT",
            "2023-04-17T08:00:00",
            "Published: 7 April 2023",
            "© 2023 The Caspian Ledger",
            "editor@ledger.example",
            "Copyright 2022 Aras Dispatch. All rights reserved.",
            "Source: Aras Dispatch",
            "Home > News > Iran",
            "Read also: Baku opens a bridge over the river.",
            "The views expressed here are the author's own.",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
        for line in [
            "By 2025 Iran had built the road.",
            "By Monday evening Iran and Azerbaijan had agreed to talk again.",
            "Share of trade with Iran rose.",
            "Search teams found the helicopter.",
            "Latest talks fail in Baku",
            "On 17 April 2023 Baku answered.",
            "Sources close to the ministry denied the report.",
            "Terms of the agreement were not disclosed by either of the sides.",
            "April 2023 was a bad month",
            "Published reports say that Iran moved troops.",
            "Comments by the minister angered Tehran.",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
    }

    #[test]
    fn a_place_with_a_date() {
        for line in ["Islamabad, 18 April 2026", "New Delhi – 18.04.2026", "18 April 2026 | Aras Dispatch"]
        {
            assert!(is_dated_place(line), "{line}");
        }
        for line in [
            "Talks on 18 April 2026",
            "Islamabad, April 2026",
            "The war of 7 May 1999, and after",
            "Hasanli, L. 18 April 2026.",
            "From 17 April 2026 to 18 April 2026",
        ] {
            assert!(!is_dated_place(line), "{line}");
        }
    }

    #[test]
    fn bylines_name_their_author() {
        assert_eq!(byline("By Leyla Hasanli in Baku").as_deref(), Some("Leyla Hasanli"));
        assert_eq!(byline("By LEYLA HASANLI").as_deref(), Some("LEYLA HASANLI"));
        assert_eq!(
            byline("By Leyla Hasanli and Omid Rastegar | 7 April").as_deref(),
            Some("Leyla Hasanli and Omid Rastegar")
        );
        assert_eq!(byline("By contrast, Iran agreed"), None);
    }
}
