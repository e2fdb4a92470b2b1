//! Volume and issue, which entries write in one.

use crate::trim::field;
use crate::words::{Class, classes};
use std::ops::Range;

/// Volume and number of the issue: "29(1)", "(5—1)" (an issue alone), "Vol. 3, no. 2", "14.2".
pub(crate) fn volume_and_issue(
    text: &str,
    range: Range<usize>,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let part = &text[range.clone()];
    // A word for an issue stands between the two, or before the only one.
    if let Some((word, _)) = words(text, range.clone()).find(|(_, word)| classes(word).has(Class::Issue)) {
        let volume = bare(text, range.start..word.start);
        return (volume, bare(text, word.end..range.end));
    }
    if let Some(open) = part.find(['(', '[']) {
        let before = bare(text, range.start..range.start + open);
        let inside =
            range.start + open + 1..range.start + part.rfind([')', ']']).unwrap_or(part.len()).max(open + 1);
        return (before, bare(text, inside));
    }
    let whole = bare(text, range);
    let Some(whole) = whole else { return (None, None) };
    // "13.2" and "14:2"
    let digits =
        |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    match text[whole.clone()].split_once(['.', ':', '/']) {
        Some((volume, issue)) if digits(volume) && digits(issue) => {
            let split = whole.start + volume.len();
            (Some(whole.start..split), Some(split + 1..whole.end))
        }
        _ => (Some(whole), None),
    }
}

/// The range without the word for a volume, an issue or pages at its beginning.
pub(crate) fn bare(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let mut range = field(text, range)?;
    // "Vol.", "no.", "pp.", also "№" and "n°", and run together as in "p17".
    while let Some((word, lower)) = words(text, range.clone()).next() {
        let is_name =
            [Class::Volume, Class::Issue, Class::Page].iter().any(|&class| classes(&lower).has(class));
        if !is_name || word.start != range.start || word.end == range.end {
            break;
        }
        range = field(text, word.end..range.end)?;
    }
    Some(range)
}

/// The runs of letters of a range, each in lower case too.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = &text[at..range.end];
        let start = at + rest.find(|c: char| c.is_alphabetic() || c == '№')?;
        let length = text[start..range.end]
            .find(|c: char| !(c.is_alphabetic() || matches!(c, '№' | '°' | 'º')))
            .unwrap_or(range.end - start);
        at = start + length;
        Some((start..at, text[start..at].to_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_and_issues_are_parted() {
        for (text, volume, issue) in [
            ("29(1),", Some("29"), Some("1")),
            ("77 (1),", Some("77"), Some("1")),
            ("(1—2),", None, Some("1—2")),
            ("(Ağustos),", None, Some("Ağustos")),
            ("Vol. 3, no. 2,", Some("3"), Some("2")),
            ("№ 4.", None, Some("4")),
            ("n°95,", None, Some("95")),
            ("13.2", Some("13"), Some("2")),
            ("(Vol. 3, Part A,", Some("3"), Some("A")),
            ("XIV", Some("XIV"), None),
            ("106,", Some("106"), None),
        ] {
            let (found_volume, found_issue) = volume_and_issue(text, 0..text.len());
            assert_eq!(found_volume.map(|range| &text[range]), volume, "{text}");
            assert_eq!(found_issue.map(|range| &text[range]), issue, "{text}");
        }
    }

    #[test]
    fn pages_lose_their_word() {
        for (text, expected) in [("pp. 3–9).", "3–9"), ("p17", "17"), ("S. 83–109", "83–109"), ("12", "12")]
        {
            assert_eq!(&text[bare(text, 0..text.len()).unwrap()], expected);
        }
    }
}
