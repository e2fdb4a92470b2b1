//! Why a page is refused: the page's name, the reason, and what to do about it.

/// Why a page or a folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The file is not there, or may not be read.
    #[error("{name}: cannot be read ({reason}); check the path and the permissions")]
    Unreadable {
        /// The page or path.
        name: String,
        /// What the operating system says.
        reason: String,
    },
    /// Nothing, or nothing but white space.
    #[error("{name}: the file is empty; remove it or fetch it again")]
    Empty {
        /// The page.
        name: String,
    },
    /// The bytes are no text.
    #[error("{name}: this is {what}, not text; convert it to .txt, .md or .html first")]
    Binary {
        /// The page.
        name: String,
        /// What the bytes seem to be.
        what: String,
    },
    /// The file is longer than [`crate::LIMIT`].
    #[error("{name}: longer than the limit of {} MiB; split it into its articles", crate::LIMIT >> 20)]
    TooLarge {
        /// The page.
        name: String,
    },
    /// The file's name says a format that is not read.
    #[error("{name}: the format `.{extension}` is not read; convert it to .txt, .md or .html")]
    UnknownFormat {
        /// The page.
        name: String,
        /// Its extension.
        extension: String,
    },
    /// The `sources.toml` cannot be understood.
    #[error("{name}:{line}: {problem}")]
    SourceList {
        /// The list.
        name: String,
        /// The line, from 1; 0 for the file as a whole.
        line: usize,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// A path or pattern names no file.
    #[error("{path}: no file is found there; give a file, a folder, a pattern such as `texts/*.txt`, or `-`")]
    NothingFound {
        /// The path or pattern as given.
        path: String,
    },
}

impl IntakeError {
    /// The page, folder or list that is refused.
    pub fn name(&self) -> &str {
        match self {
            IntakeError::Unreadable { name, .. }
            | IntakeError::Empty { name }
            | IntakeError::Binary { name, .. }
            | IntakeError::TooLarge { name }
            | IntakeError::UnknownFormat { name, .. }
            | IntakeError::SourceList { name, .. } => name,
            IntakeError::NothingFound { path } => path,
        }
    }
}
