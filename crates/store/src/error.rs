//! What can go wrong with a casebook.

/// Why a casebook could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{path}: no such casebook; begin one with `chancery add PATH... --casebook FILE`")]
    Missing {
        /// The file.
        path: String,
    },
    /// The file cannot be opened as a database.
    #[error("{path}: cannot be opened as a casebook ({cause}); check the path and its rights")]
    Open {
        /// The file.
        path: String,
        /// What SQLite says.
        cause: rusqlite::Error,
    },
    /// The file cannot be read or written as a file.
    #[error("{path}: cannot be read or written ({cause}); check the path, the folder and their rights")]
    File {
        /// The file.
        path: String,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// The file is empty, or a database of another program, or no database.
    #[error("{path}: exists, but is no casebook; give the path of a casebook, or of a new file to begin one")]
    NotACasebook {
        /// The file.
        path: String,
    },
    /// The file says a version that there never was.
    #[error(
        "{path}: says that its schema is {found}, which no version of this program writes; it was changed by another \
         program, so use a copy, or begin a new one from the texts"
    )]
    NoVersion {
        /// The file.
        path: String,
        /// The version that it says.
        found: i32,
    },
    /// The file was written by a newer version.
    #[error(
        "{path}: was written by a newer version (schema {found}, this program knows {known}); use that version"
    )]
    Newer {
        /// The file.
        path: String,
        /// The version of the file's schema.
        found: i32,
        /// The newest version that this program knows.
        known: i32,
    },
    /// Bytes of the file are not those that were written.
    #[error(
        "{path}: is damaged: its bytes are not those that were written; use a copy, or begin a new one from the texts"
    )]
    Damaged {
        /// The file.
        path: String,
    },
    /// Another run wrote between the reading of all documents and the keeping of what they say together.
    #[error("the casebook was changed by another run meanwhile; join its reports anew")]
    Changed,
    /// A read or write failed.
    #[error("the casebook could not be read or written: {0}")]
    Database(#[from] rusqlite::Error),
    /// A record in the casebook is not what this version writes.
    #[error("a record of the casebook cannot be read ({0}); it was changed by hand or by another program")]
    Record(#[from] serde_json::Error),
}
