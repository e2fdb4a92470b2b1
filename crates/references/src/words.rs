//! Words that tell which part of an entry they stand in (`words.txt`).

use std::collections::HashMap;
use std::sync::LazyLock;

/// A class of words, each a section of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Month,
    Season,
    Editor,
    Translator,
    With,
    Others,
    Edition,
    Volume,
    Issue,
    Page,
    Accessed,
    Available,
    Within,
    Thesis,
    Report,
    Press,
    Body,
    Journal,
    Proceedings,
    Series,
    Undated,
    /// What some lists add to the name of a publisher.
    PublisherWord,
}

const SECTIONS: [(&str, Class); 22] = [
    ("month", Class::Month),
    ("season", Class::Season),
    ("editor", Class::Editor),
    ("translator", Class::Translator),
    ("with", Class::With),
    ("others", Class::Others),
    ("edition", Class::Edition),
    ("volume", Class::Volume),
    ("issue", Class::Issue),
    ("page", Class::Page),
    ("accessed", Class::Accessed),
    ("available", Class::Available),
    ("within", Class::Within),
    ("thesis", Class::Thesis),
    ("report", Class::Report),
    ("press", Class::Press),
    ("body", Class::Body),
    ("journal", Class::Journal),
    ("proceedings", Class::Proceedings),
    ("series", Class::Series),
    ("undated", Class::Undated),
    ("publisher-word", Class::PublisherWord),
];

/// The classes of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

impl Classes {
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }

    /// The numbers of the classes.
    pub(crate) fn each(self) -> impl Iterator<Item = u8> {
        (0..32).filter(move |bit| self.0 & 1 << bit != 0)
    }
}

struct Words {
    classes: HashMap<&'static str, Classes>,
    months: HashMap<&'static str, i8>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { classes: HashMap::new(), months: HashMap::new() };
    let mut section = None;
    for line in include_str!("words.txt").lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = SECTIONS.iter().find(|(known, _)| *known == name).map(|(_, class)| *class);
            continue;
        }
        let Some(class) = section else { continue };
        let (word, number) = line.split_once(' ').unwrap_or((line, ""));
        words.classes.entry(word).or_default().0 |= 1 << class as u32;
        if let Ok(month) = number.parse() {
            words.months.insert(word, month);
        }
    }
    words
});

/// The classes of a word in lower case, without the marks around it.
pub(crate) fn classes(word: &str) -> Classes {
    WORDS.classes.get(word).copied().unwrap_or_default()
}

/// The number of the month that a word names, in lower case and without the marks around it.
pub(crate) fn month(word: &str) -> Option<i8> {
    WORDS.months.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_read_and_every_month_has_its_number() {
        let text = include_str!("words.txt");
        for line in text.lines().filter(|line| line.starts_with('[')) {
            assert!(SECTIONS.iter().any(|(name, _)| line == format!("[{name}]")), "{line}");
        }
        for (name, class) in SECTIONS {
            assert!(WORDS.classes.values().any(|classes| classes.has(class)), "{name}");
        }
        let months = WORDS.classes.iter().filter(|(_, classes)| classes.has(Class::Month));
        for (word, _) in months {
            assert!(month(word).is_some_and(|number| (1..=12).contains(&number)), "{word}");
        }
        assert_eq!((month("ağustos"), month("sept"), month("iran")), (Some(8), Some(9), None));
    }
}
