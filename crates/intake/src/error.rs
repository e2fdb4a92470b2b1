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
    #[error("{name}: this is {what}, no text; convert it to .txt, .docx, .pdf or .html first")]
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
    /// The file is of a format that is read, but broken.
    #[error("{name}: it is damaged or cut off ({what}); fetch or export it again")]
    Damaged {
        /// The page.
        name: String,
        /// What is wrong with it.
        what: String,
    },
    /// Opening it needs a password.
    #[error("{name}: it is locked with a password; save it without one")]
    Locked {
        /// The page.
        name: String,
    },
    /// More comes out of it than is read.
    #[error("{name}: {what}; unpack it, and give the folder or its articles")]
    TooMuch {
        /// The page.
        name: String,
        /// Which limit it exceeds.
        what: String,
    },
    /// It can be read, but holds no article.
    #[error("{name}: {what}")]
    NoArticle {
        /// The page.
        name: String,
        /// What it is, and what to do.
        what: String,
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
            | IntakeError::Damaged { name, .. }
            | IntakeError::Locked { name }
            | IntakeError::TooMuch { name, .. }
            | IntakeError::NoArticle { name, .. }
            | IntakeError::SourceList { name, .. } => name,
            IntakeError::NothingFound { path } => path,
        }
    }
}
