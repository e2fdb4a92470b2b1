//! Why a codebook does not load: always with the place and the remedy.

/// An error in a file of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}\n  help: {remedy}")]
pub struct CodebookError {
    /// The file, below the codebook's folder.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}

impl CodebookError {
    /// An error at a line.
    pub fn at(file: &str, line: usize, problem: &str, remedy: &str) -> CodebookError {
        CodebookError { file: file.to_owned(), line, problem: problem.to_owned(), remedy: remedy.to_owned() }
    }

    /// An error of a file as a whole.
    pub fn whole(file: &str, problem: &str, remedy: &str) -> CodebookError {
        CodebookError::at(file, 0, problem, remedy)
    }
}
