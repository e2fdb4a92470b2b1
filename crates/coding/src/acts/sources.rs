//! The sources that a document cites: in brackets at a sentence's end, or by number from its source list.

use record::{BlockKind, Document, Holder, MONTHS, Sector, Span};
use std::collections::BTreeMap;

/// How long a bracket may be.
const BRACKET: usize = 160;

/// The entries of the source list by their numbers.
pub(crate) struct Sources(BTreeMap<u32, String>);

impl Sources {
    pub(crate) fn of(document: &Document) -> Sources {
        let mut entries = BTreeMap::new();
        for block in document.blocks.iter().filter(|block| block.kind == BlockKind::Reference) {
            for line in block.span.of(&document.text).lines() {
                if let Some((number, name)) = entry(line.trim()) {
                    entries.entry(number).or_insert(name);
                }
            }
        }
        Sources(entries)
    }

    /// The sources that stand behind a trigger in its sentence, in the next bracket or run of numbers.
    pub(crate) fn cited_after(&self, text: &str, sentence: Span, trigger: Span) -> Vec<Holder> {
        // The last full stop may stand between the words and the number: "... in 2023.[1]"
        let end = (sentence.end() + 12).min(text.len());
        let end = (end..=text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len());
        let Some(rest) = text.get(trigger.end()..end) else {
            return Vec::new();
        };
        let base = trigger.end();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(open) = rest[at..].find(['(', '[']).map(|open| open + at) {
            let (close, numbered) = if rest[open..].starts_with('(') { (')', false) } else { (']', true) };
            let Some(length) = rest[open..].find(close).filter(|&length| length <= BRACKET) else {
                at = open + 1;
                continue;
            };
            if base + open >= sentence.end() && !numbered {
                break;
            }
            let inside = &rest[open + 1..open + length];
            if numbered {
                found.extend(self.numbered(inside));
            } else {
                found.extend(bracketed(text, inside, base + open + 1));
            }
            at = open + length + 1;
        }
        found
    }

    fn numbered(&self, inside: &str) -> Option<Holder> {
        let number: u32 = inside.trim().parse().ok()?;
        let name = self.0.get(&number)?.clone();
        Some(Holder { name, country: None, sector: Sector::Jrn, mention: None })
    }
}

/// Reads `[1] AFP, (April 2025), "..."`.
fn entry(line: &str) -> Option<(u32, String)> {
    let (number, rest) = line.strip_prefix('[')?.split_once(']')?;
    let name = rest.trim().split([',', '(', '"', '“', ':']).next()?.trim().trim_end_matches('.');
    (!name.is_empty()).then_some((number.trim().parse().ok()?, name.to_owned()))
}

/// The names in `Eurasianet, October 20, 2022` or `Al Jazeera, April 6;, April 11`. A bracket that holds no date is
/// no citation.
fn bracketed(text: &str, inside: &str, base: usize) -> Vec<Holder> {
    let mut found = Vec::new();
    let mut offset = 0;
    for part in inside.split(';') {
        let (name, date) = part.split_once(',').unwrap_or((part, ""));
        let trimmed = name.trim();
        let names_something = trimmed.chars().next().is_some_and(char::is_uppercase);
        if names_something && is_date(date) {
            let start = base + offset + (name.len() - name.trim_start().len());
            found.push(Holder {
                name: trimmed.to_owned(),
                country: None,
                sector: Sector::Jrn,
                mention: Span::new(text, start, start + trimmed.len()),
            });
        }
        offset += part.len() + 1;
    }
    found
}

fn is_date(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let month = MONTHS.iter().any(|month| lower.starts_with(&month[..3]));
    let year = lower.len() >= 4 && lower.bytes().take(4).all(|byte| byte.is_ascii_digit());
    month || year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let sources = Sources(BTreeMap::from([(1, "AFP".to_owned())]));
        let sentence = Span::new(text, 0, text.len()).unwrap();
        let trigger = Span::new(text, 0, 4).unwrap();
        sources.cited_after(text, sentence, trigger).into_iter().map(|holder| holder.name).collect()
    }

    #[test]
    fn brackets_with_a_date_are_citations() {
        assert_eq!(names("They met (Turan, May 3)."), ["Turan"]);
        assert_eq!(names("They met (Turan, May 3; Report, 2021)."), ["Turan", "Report"]);
        assert_eq!(names("They met [1]."), ["AFP"]);
        for none in [
            "They met (, May 3).",
            "They met (again).",
            "They met (the MP, a friend).",
            "They met [2].",
            "They met (Turan, May",
        ] {
            assert_eq!(names(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn an_entry_gives_number_and_outlet() {
        assert_eq!(entry("[4] Oil Price, (March 2025), \"x\""), Some((4, "Oil Price".to_owned())));
        assert_eq!(entry("4. no bracket"), None);
        assert_eq!(entry("[x] none"), None);
    }
}
