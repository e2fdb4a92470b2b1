//! Entries with their parts marked, from which the model learns and by which it is judged.

use crate::chunks::chunks;
use crate::label::Label;
use std::ops::Range;

/// An entry with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The entry.
    pub text: String,
    /// The parts in order, as bytes of it; together they cover all but white space.
    pub parts: Vec<(Label, Range<usize>)>,
}

/// Why a file of entries cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("entry {entry}: {problem}")]
pub struct GoldError {
    /// The number of the entry in its file, from 1.
    pub entry: usize,
    /// What is wrong.
    pub problem: String,
}

impl Example {
    /// The entry whose parts read so, one after the other.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = (Label, &'a str)>) -> Example {
        let mut example = Example { text: String::new(), parts: Vec::new() };
        for (label, part) in parts {
            let words: Vec<&str> = part.split_whitespace().collect();
            if words.is_empty() {
                continue;
            }
            if !example.text.is_empty() {
                example.text.push(' ');
            }
            let start = example.text.len();
            example.text.push_str(&words.join(" "));
            example.parts.push((label, start..example.text.len()));
        }
        example
    }

    /// The chunks, each with the label of the part that it begins in.
    pub(crate) fn chunks(&self) -> (Vec<Range<usize>>, Vec<Label>) {
        let chunks = chunks(&self.text);
        let label = |chunk: &Range<usize>| {
            let after = self.parts.partition_point(|(_, part)| part.start <= chunk.start);
            after.checked_sub(1).map_or(Label::Note, |part| self.parts[part].0)
        };
        let labels = chunks.iter().map(label).collect();
        (chunks, labels)
    }
}

/// Reads `<sequence>` elements whose children are named after labels.
///
/// # Errors
/// If an element has an unknown name or is not closed.
pub fn read_xml(xml: &str) -> Result<Vec<Example>, GoldError> {
    let mut examples = Vec::new();
    for (index, rest) in xml.split("<sequence>").skip(1).enumerate() {
        let fail = |problem: &str| GoldError { entry: index + 1, problem: problem.to_owned() };
        let (mut inside, _) = rest.split_once("</sequence>").ok_or_else(|| fail("it is not closed"))?;
        let mut parts: Vec<(Label, String)> = Vec::new();
        while let Some((_, after)) = inside.split_once('<') {
            let (name, after) = after.split_once('>').ok_or_else(|| fail("a tag is not closed"))?;
            let label = name.parse().map_err(|problem: String| fail(&problem))?;
            let closing = format!("</{name}>");
            let (text, after) = after.split_once(&closing).ok_or_else(|| fail("a part is not closed"))?;
            parts.push((label, plain(text)));
            inside = after;
        }
        examples.push(Example::of_parts(parts.iter().map(|(label, text)| (*label, text.as_str()))));
    }
    Ok(examples)
}

fn plain(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (name, mark)| text.replace(name, mark))
}

/// Reads lines of `[label|text]`, an entry a line; a line that begins with `#` is a remark.
///
/// # Errors
/// If a part has an unknown label or is not closed, or text stands outside of parts.
pub fn read_lines(lines: &str) -> Result<Vec<Example>, GoldError> {
    let mut examples = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fail =
            |problem: &str| GoldError { entry: examples.len() + 1, problem: format!("{problem}: {line}") };
        let mut parts = Vec::new();
        let mut rest = line;
        while !rest.is_empty() {
            let inside = rest.strip_prefix('[').ok_or_else(|| fail("text outside of parts"))?;
            // A part ends at a bracket that another part or nothing follows.
            let end = match (inside.find("] ["), inside.ends_with(']')) {
                (Some(end), _) => end,
                (None, true) => inside.len() - 1,
                (None, false) => return Err(fail("a part is not closed")),
            };
            let (name, text) = inside[..end].split_once('|').ok_or_else(|| fail("a part without a label"))?;
            parts.push((name.parse().map_err(|problem: String| fail(&problem))?, text));
            rest = inside[end + 1..].trim_start();
        }
        examples.push(Example::of_parts(parts));
    }
    Ok(examples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_alike() {
        let xml = "<dataset><sequence>\n <citation-number>[1]</citation-number>\n <author>Lee &amp; Co.,</author> <date>1999</date></sequence></dataset>";
        let lines = "# a remark\n\n[citation-number|[1]] [author|Lee & Co.,] [date|1999]\n";
        let expected = Example {
            text: "[1] Lee & Co., 1999".into(),
            parts: vec![(Label::CitationNumber, 0..3), (Label::Author, 4..14), (Label::Date, 15..19)],
        };
        assert_eq!(read_xml(xml).unwrap(), std::slice::from_ref(&expected));
        assert_eq!(read_lines(lines).unwrap(), std::slice::from_ref(&expected));
        let (chunks, labels) = expected.chunks();
        assert_eq!((chunks.len(), labels[2], labels[4]), (5, Label::Author, Label::Date));
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        for xml in [
            "<sequence><author>A</author>",
            "<sequence><poem>A</poem></sequence>",
            "<sequence><author>A</sequence>",
        ] {
            assert!(read_xml(xml).is_err(), "{xml}");
        }
        for line in ["[author|A", "[poem|A]", "author A", "[author|A] B"] {
            assert!(read_lines(line).is_err(), "{line}");
        }
    }
}
