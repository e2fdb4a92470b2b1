//! Texts that were written for this project with their names marked in place.
//!
//! A sentence a line, each name as `[kind|name]`, kinds as in the layer of names; a line that begins with `#` begins
//! a new text and says what it is. All else is as it would be printed.

use super::entities::Name;
use super::name_layer::kind_of;
use anyhow::{Context, Result, bail};
use language::pieces;
use language::training::NamedSentence;
use record::NameKind;
use std::ops::Range;

/// The sentences of files of marked texts, each with its name.
///
/// # Errors
/// If a mark is not of the form above, or its ends are not the ends of words, with the file and the line.
pub(super) fn read(files: &[(String, String)]) -> Result<Vec<NamedSentence>> {
    let mut document = 0;
    let mut sentences = Vec::new();
    for (file, text) in files {
        for (number, line) in (1..).zip(text.lines()) {
            if line.starts_with('#') {
                document += 1;
            } else if !line.trim().is_empty() {
                let (forms, names) =
                    sentence(line).with_context(|| format!("{file}, line {number}: {line}"))?;
                sentences.push(NamedSentence { forms, names, document });
            }
        }
    }
    Ok(sentences)
}

/// The words and names of a marked sentence.
fn sentence(line: &str) -> Result<(Vec<String>, Vec<Name>)> {
    let (text, marks) = unmarked(line)?;
    let pieces = pieces(&text, 0..text.len());
    let mut names = Vec::with_capacity(marks.len());
    for (range, kind) in marks {
        let first = pieces.iter().position(|piece| piece.start == range.start);
        let last = pieces.iter().position(|piece| piece.end == range.end);
        match (first, last) {
            (Some(first), Some(last)) => names.push((first..last + 1, kind)),
            _ => bail!("`{}` does not begin and end with a word", &text[range]),
        }
    }
    Ok((pieces.iter().map(|piece| piece.of(&text).to_owned()).collect(), names))
}

/// A mark: the bytes of the name in the text without marks, and its kind.
type Mark = (Range<usize>, Option<NameKind>);

/// A line without its marks, and the marks.
fn unmarked(line: &str) -> Result<(String, Vec<Mark>)> {
    let (mut text, mut marks) = (String::with_capacity(line.len()), Vec::new());
    let mut rest = line;
    while let Some((before, from_mark)) = rest.split_once('[') {
        let (mark, after) = from_mark.split_once(']').context("a mark is not closed")?;
        let (kind, name) =
            mark.split_once('|').with_context(|| format!("`[{mark}]` is not `[kind|name]`"))?;
        if name.is_empty() || name.contains('[') {
            bail!("`[{mark}]` is not `[kind|name]`");
        }
        text.push_str(before);
        marks.push((text.len()..text.len() + name.len(), kind_of(kind)?));
        text.push_str(name);
        rest = after;
    }
    if rest.contains(']') {
        bail!("a mark is closed that was not begun");
    }
    text.push_str(rest);
    Ok((text, marks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folders;

    fn file(text: &str) -> Vec<(String, String)> {
        vec![("news".into(), text.into())]
    }

    #[test]
    fn names_are_words_of_their_sentences() {
        let text = "# news: a visit\n[person|Ann Lee]'s boat left [place|Baku], on [other|Monday].\n\nIt sank.\n# another\nNo name.\n";
        let read = read(&file(text)).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read[0].forms, ["Ann", "Lee", "'s", "boat", "left", "Baku", ",", "on", "Monday", "."]);
        let names = [(0..2, Some(NameKind::Person)), (5..6, Some(NameKind::Place)), (8..9, None)];
        assert_eq!(read[0].names, names);
        assert_eq!(read.iter().map(|one| one.document).collect::<Vec<_>>(), [1, 1, 2]);
    }

    #[test]
    fn what_is_no_mark_is_refused_with_its_line() {
        for wrong in [
            "[person|Ann",
            "Ann]",
            "[ship|Ann]",
            "[person Ann]",
            "[person|]",
            "[person|An]n",
            "[person|[place|A]]",
        ] {
            let error = read(&file(&format!("Well.\n{wrong}\n"))).unwrap_err();
            assert!(error.to_string().starts_with("news, line 2"), "{wrong}: {error}");
        }
    }

    #[test]
    fn the_texts_of_the_project_are_well_marked() {
        let files = folders::texts(&folders::workspace().join("models/name-texts")).unwrap();
        assert!(!read(&files).unwrap().is_empty());
    }
}
