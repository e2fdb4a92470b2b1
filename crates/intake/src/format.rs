//! What the bytes are: told by the caller, else by the first bytes, else by the file's name.

use crate::IntakeError;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (CommonMark).
    Markdown,
    /// A web page.
    Html,
}

/// File name extensions that are read, with their format. Files without an extension are read by their
/// first bytes.
pub(crate) const EXTENSIONS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
];

impl Format {
    /// The format that a file name's extension says.
    pub fn of_name(name: &str) -> Option<Format> {
        let extension = extension(name)?.to_ascii_lowercase();
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, format)| *format)
    }
}

pub(crate) fn extension(name: &str) -> Option<&str> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, extension) = file.rsplit_once('.')?;
    let plausible = extension.len() <= 8 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (!stem.is_empty() && plausible && !extension.is_empty()).then_some(extension)
}

/// What is looked at to tell text from other bytes.
const HEAD: usize = 8192;
/// More NUL or control bytes than one in this many are no text.
const CONTROL_SHARE: usize = 50;

/// Files that are text but tell nothing: what a saved page is built of, programs, settings. An ending a line, and what it is.
const NO_ARTICLES: &str = include_str!("no_articles.tsv");

/// Refuses bytes that are no text: known magic numbers, or many NUL and control bytes that no UTF-16
/// explains; and text that its name says is no article.
pub(crate) fn refuse_binary(name: &str, bytes: &[u8]) -> Result<(), IntakeError> {
    let ending = extension(name).unwrap_or_default().to_ascii_lowercase();
    let told = NO_ARTICLES.lines().filter_map(|line| line.split_once('\t'));
    if let Some((_, what)) = told.into_iter().find(|(of, _)| *of == ending) {
        return Err(IntakeError::NoArticle {
            name: name.to_owned(),
            what: format!("{what}, and no article"),
        });
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let refused = |what: String| IntakeError::Binary { name: name.to_owned(), what };
    if crate::charset::utf16_of(head).is_some() {
        return Ok(());
    }
    if let Some(kind) = infer::get(head)
        && kind.matcher_type() != infer::MatcherType::Text
        && looks_binary(head, 200)
    {
        return Err(refused(format!("{} ({})", kind.extension(), kind.mime_type())));
    }
    if looks_binary(head, CONTROL_SHARE) {
        return Err(refused("a binary file".to_owned()));
    }
    Ok(())
}

fn looks_binary(head: &[u8], share: usize) -> bool {
    let odd = |byte: &&u8| matches!(**byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127);
    head.iter().filter(odd).count() * share > head.len()
}

/// The format of bytes that the caller says nothing about. A name's extension is believed, except that
/// a page that begins as HTML is HTML whatever it is called.
pub(crate) fn detect(name: &str, text: &str) -> Format {
    let start: String = text
        .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .chars()
        .take(256)
        .collect::<String>()
        .to_ascii_lowercase();
    // Other XML has paragraphs under their own names, and text between them.
    let is_html = ["<!doctype html", "<html", "<?xml"].iter().any(|beginning| start.starts_with(beginning));
    match Format::of_name(name) {
        _ if is_html => Format::Html,
        Some(format) => format,
        None => Format::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_their_format() {
        for (name, format) in [
            ("a.txt", Some(Format::Text)),
            ("a.b.MD", Some(Format::Markdown)),
            ("folder/x.HTM", Some(Format::Html)),
            ("a.pdf", None),
            (".txt", None),
            ("notes", None),
        ] {
            assert_eq!(Format::of_name(name), format, "{name}");
        }
    }

    #[test]
    fn binary_bytes_are_refused_and_text_is_not() {
        let png = [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13];
        let zip = [b'P', b'K', 3, 4, 20, 0, 0, 0, 8, 0];
        let noise: Vec<u8> = (0..=255).cycle().take(4000).collect();
        for bytes in [&png[..], &zip, &noise, &[0; 4000]] {
            let error = refuse_binary("x.txt", bytes).unwrap_err();
            assert!(error.to_string().contains("convert"), "{error}");
        }
        let utf16: Vec<u8> = "Baku said.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in
            ["Baku said. Tehran\tdenied.\r\n".as_bytes(), b"PK met the minister.", &utf16, b"BM said"]
        {
            assert!(refuse_binary("x.txt", bytes).is_ok(), "{bytes:?}");
            assert!(refuse_binary("x", bytes).is_ok() && refuse_binary("x.asp", bytes).is_ok());
        }
        assert!(refuse_binary("x.CSS", b"p {}").unwrap_err().to_string().contains("no article"));
    }

    #[test]
    fn a_page_that_begins_as_html_is_html() {
        assert_eq!(detect("a.txt", "\u{feff} <!DOCTYPE html><p>x"), Format::Html);
        assert_eq!(detect("a.xml", "<?xml version='1.0'?><nitf><p>x</p></nitf>"), Format::Html);
        assert_eq!(detect("a", "Baku < Tehran"), Format::Text);
        assert_eq!(detect("a.md", "# x"), Format::Markdown);
    }
}
