//! What comes in: bytes with a name, and what the caller already knows about them.

use crate::{Format, IntakeError};
use record::{FactBasis, Known, When};
use std::io::Read;
use std::path::Path;

/// The longest page that is read: 64 MiB. Anything longer is refused before it is read whole.
pub const LIMIT: u64 = 64 << 20;

/// Facts about a document, each with where it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its headline.
    pub title: Option<Known<String>>,
    /// The outlet.
    pub publisher: Option<Known<String>>,
    /// Who wrote it.
    pub author: Option<Known<String>>,
    /// Its address.
    pub url: Option<Known<String>>,
    /// When it was published.
    pub published: Option<Known<When>>,
}

impl Facts {
    /// Facts of which only the publication date is known, given by the caller.
    pub fn published(when: When) -> Facts {
        Facts { published: Some(Known { value: when, basis: FactBasis::Given }), ..Facts::default() }
    }

    /// These facts, and where one is missing, that of `other`.
    pub fn or(self, other: Facts) -> Facts {
        Facts {
            title: self.title.or(other.title),
            publisher: self.publisher.or(other.publisher),
            author: self.author.or(other.author),
            url: self.url.or(other.url),
            published: self.published.or(other.published),
        }
    }
}

/// A fact, if its text holds anything; white space is folded.
pub(crate) fn known(text: &str, basis: FactBasis) -> Option<Known<String>> {
    let value = crate::shape::fold(text);
    (!value.is_empty()).then_some(Known { value, basis })
}

/// Whether a text is an address and no name.
pub(crate) fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Received bytes with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The file's name or the caller's name for it, as shown to the reader; no path of the machine.
    pub name: String,
    /// The bytes as received.
    pub bytes: Vec<u8>,
    /// What they are; `None` to tell from the name and the first bytes.
    pub format: Option<Format>,
    /// What is known beside the bytes. These facts outrank those found in the page.
    pub facts: Facts,
}

impl Page {
    /// A page of which nothing is known but its name.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Page {
        Page { name: name.into(), bytes: bytes.into(), format: None, facts: Facts::default() }
    }

    /// A plain text, as the commands that read JSON lines have it.
    pub fn text(name: impl Into<String>, text: impl Into<String>, facts: Facts) -> Page {
        let bytes = text.into().into_bytes();
        Page { name: name.into(), bytes, format: Some(Format::Text), facts }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`IntakeError::Unreadable`] if it cannot be opened or read, [`IntakeError::TooLarge`] if it is longer
    /// than [`LIMIT`]; its length is asked for before it is read.
    pub fn from_file(path: &Path, name: impl Into<String>) -> Result<Page, IntakeError> {
        let name = name.into();
        let refused =
            |error: std::io::Error| IntakeError::Unreadable { name: name.clone(), reason: error.to_string() };
        // Asked before it is opened: to open a pipe is to wait for whoever writes to it.
        let told = std::fs::metadata(path).map_err(refused)?;
        if !told.is_file() {
            let reason = if told.is_dir() { "it is a folder" } else { "it is no regular file" };
            return Err(IntakeError::Unreadable { name, reason: reason.to_owned() });
        }
        let file = std::fs::File::open(path).map_err(refused)?;
        if told.len() > LIMIT {
            return Err(IntakeError::TooLarge { name });
        }
        Page::from_reader(file, name)
    }

    /// Reads a stream, such as standard input, to its end or to the limit.
    ///
    /// # Errors
    /// As [`Page::from_file`].
    pub fn from_reader(reader: impl Read, name: impl Into<String>) -> Result<Page, IntakeError> {
        let name = name.into();
        let mut bytes = Vec::new();
        if let Err(error) = reader.take(LIMIT + 1).read_to_end(&mut bytes) {
            return Err(IntakeError::Unreadable { name, reason: error.to_string() });
        }
        if bytes.len() as u64 > LIMIT {
            return Err(IntakeError::TooLarge { name });
        }
        Ok(Page::new(name, bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_without_end_is_refused() {
        let error = Page::from_reader(std::io::repeat(b'a'), "endless").unwrap_err();
        assert!(matches!(error, IntakeError::TooLarge { .. }), "{error}");
        assert!(error.to_string().contains("64 MiB"), "{error}");
    }

    #[test]
    fn a_large_file_is_refused_by_its_length() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(200 << 20).unwrap();
        let error = Page::from_file(file.path(), "big.txt").unwrap_err();
        assert!(matches!(error, IntakeError::TooLarge { .. }), "{error}");
    }

    #[test]
    fn a_missing_file_and_a_folder_are_refused_with_their_name() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().join("no.txt"), folder.path().to_path_buf()] {
            let error = Page::from_file(&path, "no.txt").unwrap_err();
            assert!(error.to_string().starts_with("no.txt: cannot be read"), "{error}");
        }
    }

    #[test]
    fn the_first_source_of_a_fact_wins() {
        let one = Facts { title: known("A", FactBasis::Given), ..Facts::default() };
        let two = Facts {
            title: known("B", FactBasis::Text),
            author: known(" C  D ", FactBasis::Text),
            ..Facts::default()
        };
        let both = one.or(two);
        assert_eq!(both.title.unwrap().value, "A");
        assert_eq!(both.author.unwrap().value, "C D");
    }
}
