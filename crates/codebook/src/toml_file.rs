//! TOML texts of the codebook, read so that every error names its line.

use crate::CodebookError;
use crate::files::SourceFile;
use serde::de::DeserializeOwned;
use std::ops::Range;

/// Reads a text.
///
/// # Errors
/// If it is no TOML, or not of the shape asked for.
pub(crate) fn read<T: DeserializeOwned>(file: &SourceFile) -> Result<T, CodebookError> {
    toml::from_str(&file.text).map_err(|error: toml::de::Error| {
        let at = error.span().unwrap_or(0..0);
        fail(file, at, error.message(), "compare it with the tables above and below")
    })
}

/// An error at a place of a text, given in bytes.
pub(crate) fn fail(file: &SourceFile, at: Range<usize>, problem: &str, remedy: &str) -> CodebookError {
    CodebookError::at(&file.path, line(file, at), problem, remedy)
}

/// The line, from 1, on which a range of bytes begins.
pub(crate) fn line(file: &SourceFile, at: Range<usize>) -> usize {
    1 + file.text.bytes().take(at.start).filter(|&byte| byte == b'\n').count()
}
