//! What can go wrong with a casebook.

/// Why a casebook could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be opened as a database.
    #[error("{path}: cannot be opened as a casebook ({cause}); check the path and its rights")]
    Open {
        /// The file.
        path: String,
        /// What SQLite says.
        cause: rusqlite::Error,
    },
    /// The file is a database of another program.
    #[error("{path}: is a database, but no casebook; give the path of a casebook or of a new file")]
    NotACasebook {
        /// The file.
        path: String,
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
    /// A read or write failed.
    #[error("the casebook could not be read or written: {0}")]
    Database(#[from] rusqlite::Error),
    /// A record in the casebook is not what this version writes.
    #[error("a record of the casebook cannot be read ({0}); it was changed by hand or by another program")]
    Record(#[from] serde_json::Error),
}
