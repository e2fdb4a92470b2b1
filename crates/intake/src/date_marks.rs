//! The names and words by which pages mark dates. They stand in `date_marks.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut section = "";
    let lines = include_str!("date_marks.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            Some((name, _)) => section = name,
            None => table.entry(section).or_default().push(line),
        }
    }
    table
});

fn entries(section: &str) -> &'static [&'static str] {
    TABLE.get(section).map_or(&[], Vec::as_slice)
}

/// What a name of a meta tag says that its content dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MetaDate {
    /// The publication.
    Published,
    /// The publication or a change.
    Page,
    /// A film or a sound.
    Media,
}

/// What the name of a meta tag says of its content, if it dates something. Names of changes date nothing:
/// they say when the page changed, not when it appeared.
pub(crate) fn meta_date(name: &str) -> Option<MetaDate> {
    let key = bare(name);
    if entries("element-other").iter().any(|part| key.contains(part)) {
        return None;
    }
    if entries("meta-published").iter().any(|end| key.ends_with(end)) {
        return Some(MetaDate::Published);
    }
    let listed = |section| entries(section).contains(&key.as_str());
    listed("meta-date").then_some(MetaDate::Page).or(listed("meta-media").then_some(MetaDate::Media))
}

fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What an element's names say of a date in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ElementDate {
    /// Nothing.
    #[default]
    None,
    /// It dates a change or an event.
    Other,
    /// It dates something, most likely the page.
    Dated,
    /// It tells when the page or a part of it was made.
    Created,
    /// It tells when the page was published.
    Published,
}

/// What the names that an element bears (`itemprop`, `property`, class, id) say of a date in it.
pub(crate) fn element_date(names: &str) -> ElementDate {
    let (mut dated, mut other) = (false, false);
    let mut found = ElementDate::None;
    for name in names.split_whitespace().take(40) {
        let key = bare(name);
        if entries("element-published").contains(&key.as_str()) {
            return ElementDate::Published;
        }
        if entries("element-created").contains(&key.as_str()) {
            found = ElementDate::Created;
        }
        let is_other = entries("element-other").iter().any(|part| key.contains(part));
        let without_change = key.replace("updated", "").replace("update", "");
        let words = words_of(name);
        let is_dated = entries("element-date").iter().any(|part| {
            // Short parts are common in other words: "time" in "sentiment".
            if part.len() > 4 { without_change.contains(part) } else { words.iter().any(|word| word == part) }
        }) || without_change.ends_with("date")
            || without_change.ends_with("datum");
        other |= is_other;
        dated |=
            is_dated && (!is_other || without_change.len() < key.len() && without_change.contains("date"));
    }
    match (found, dated, other) {
        (ElementDate::None, true, _) => ElementDate::Dated,
        (ElementDate::None, false, true) => ElementDate::Other,
        (found, ..) => found,
    }
}

/// How far an element is from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Zone {
    /// It may stand beside the headline and belong to it.
    Beside,
    /// The same, but only below the headline.
    Below,
    /// It is of readers, of other articles, of sources.
    Apart,
}

/// Whether the names say that an element belongs to the page and not to its article.
pub(crate) fn zone(names: &str) -> Option<Zone> {
    let of_name = |name| {
        let (words, whole) = (words_of(name), bare(name));
        let is = |section| {
            let begins =
                |entry: &&str| whole.starts_with(entry) || words.iter().any(|word| word.starts_with(entry));
            entries(section).iter().any(begins)
        };
        is("zone").then_some(Zone::Apart).or(is("zone-beside").then_some(Zone::Beside))
    };
    names.split_whitespace().take(40).filter_map(of_name).max()
}

/// The words of a name: `post-date`, `post_date` and `postDate` have two.
fn words_of(name: &str) -> Vec<String> {
    let mut cuts = vec![0];
    let letters: Vec<(usize, char)> = name.char_indices().collect();
    for pair in letters.windows(2) {
        let [(_, one), (at, two)] = pair else { continue };
        if !two.is_alphanumeric() || !one.is_alphanumeric() || (one.is_lowercase() && two.is_uppercase()) {
            cuts.push(*at);
        }
    }
    cuts.push(name.len());
    cuts.windows(2).map(|cut| bare(&name[cut[0]..cut[1]])).filter(|part| !part.is_empty()).collect()
}

/// What the words beside a date say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Published,
    Other,
}

/// The label in a text before a date: the last one counts.
pub(crate) fn label_before(text: &str) -> Option<Label> {
    let text = text.to_lowercase();
    let published = last_of(&text, "label-published");
    let other = last_of(&text, "label-other");
    match (published, other) {
        (None, None) => None,
        (published, other) if published > other => Some(Label::Published),
        _ => Some(Label::Other),
    }
}

/// Whether a sentence tells that the page was posted, as blogs end: "This entry was posted on ...".
pub(crate) fn tells_posting(text: &str) -> bool {
    let text = text.to_lowercase();
    entries("posting").iter().any(|phrase| text.contains(phrase))
}

fn last_of(text: &str, section: &str) -> Option<usize> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let ends = entries(section).iter().flat_map(|label| {
        text.match_indices(label).filter_map(|(at, label)| {
            let end = at + label.len();
            let whole = !letter(text[..at].chars().next_back()) && !letter(text[end..].chars().next());
            whole.then_some(end)
        })
    });
    ends.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_small_and_stands_once_in_its_section() {
        for (section, entries) in TABLE.iter() {
            let mut seen = std::collections::BTreeSet::new();
            for entry in entries {
                assert!(seen.insert(entry) && *entry == entry.to_lowercase(), "[{section}] {entry}");
            }
        }
        assert_eq!(TABLE.len(), 12);
    }

    #[test]
    fn names_of_meta_tags() {
        for name in [
            "article:published_time",
            "DC.date.issued",
            "OriginalPublicationDate",
            "cXenseParse:recs:publishtime",
            "bt:pubDate",
            "og:article:published_time",
            "article.published",
        ] {
            assert_eq!(meta_date(name), Some(MetaDate::Published), "{name}");
        }
        for name in ["date", "DC.date.created", "dc:date", "sailthru.date"] {
            assert_eq!(meta_date(name), Some(MetaDate::Page), "{name}");
        }
        for name in ["article:modified_time", "og:updated_time", "lastmod", "expiry-date", "viewport"] {
            assert_eq!(meta_date(name), None, "{name}");
        }
    }

    #[test]
    fn names_of_elements() {
        for (names, expected) in [
            ("datePublished", ElementDate::Published),
            ("published updated", ElementDate::Published),
            ("schema:dateCreated", ElementDate::Created),
            ("entry-meta-date updated", ElementDate::Dated),
            ("newsdatum", ElementDate::Dated),
            ("itemPostDate", ElementDate::Dated),
            ("post-updated", ElementDate::Other),
            ("sentiment", ElementDate::None),
        ] {
            assert_eq!(element_date(names), expected, "{names}");
        }
        for names in ["post-comments", "commentList", "c-article-references", "sidebar related"] {
            assert_eq!(zone(names), Some(Zone::Apart), "{names}");
        }
        assert_eq!(zone("article-teaser"), Some(Zone::Beside));
        assert_eq!(zone("article-header entry"), None);
    }

    #[test]
    fn the_last_label_before_a_date_counts() {
        assert_eq!(label_before("Published on "), Some(Label::Published));
        assert_eq!(label_before("Last updated: "), Some(Label::Other));
        assert_eq!(label_before("Updated yesterday, first published "), Some(Label::Published));
        assert_eq!(label_before("The candidate "), None);
    }
}
