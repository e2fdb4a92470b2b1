//! Where is it kept?
//!
//! - **In:** received files with what was read in them, incidents, disagreements, series, rulings.
//!   **Out:** the same, and read views for R, Python and SQL tools (`v_events`, `v_evidence`, `v_incidents`,
//!   `v_dyad_month`; their columns are listed in `docs/casebook.md`).
//! - **Main type:** [`Casebook`], one SQLite file.
//! - **Invariant:** writes are idempotent and whole: a file added twice, under another name, or again after a
//!   kill leaves the same content. Received bytes are kept by their SHA-256 and never changed.
//! - **Does not:** decide anything: not what an event is, not what belongs together.

mod error;
mod read;
mod schema;
mod write;

pub use error::StoreError;
pub use schema::{APPLICATION_ID, SCHEMA_VERSION};
pub use write::{Entry, Reading};

use rusqlite::Connection;
use std::path::Path;

/// A casebook.
#[derive(Debug)]
pub struct Casebook {
    connection: Connection,
}

impl Casebook {
    /// Opens the casebook in this file, or begins one.
    ///
    /// # Errors
    /// If the file cannot be opened, is no casebook, or was written by a newer version of the program.
    pub fn open(path: &Path) -> Result<Casebook, StoreError> {
        let at = path.display().to_string();
        let connection =
            Connection::open(path).map_err(|cause| StoreError::Open { path: at.clone(), cause })?;
        Casebook::prepare(connection, &at)
    }

    /// A casebook that is gone when it is dropped.
    ///
    /// # Errors
    /// If SQLite has no memory for it.
    pub fn in_memory() -> Result<Casebook, StoreError> {
        let at = "memory".to_owned();
        let connection =
            Connection::open_in_memory().map_err(|cause| StoreError::Open { path: at.clone(), cause })?;
        Casebook::prepare(connection, &at)
    }

    fn prepare(connection: Connection, path: &str) -> Result<Casebook, StoreError> {
        schema::prepare(&connection, path)?;
        Ok(Casebook { connection })
    }
}
