//! Where is it kept?
//!
//! - **In:** received files with what was read in them, incidents, disagreements, series, rulings.
//!   **Out:** the same, and read views for R, Python and SQL tools (`v_events`, `v_evidence`, `v_incidents`,
//!   `v_dyad_month`; their columns are listed in `docs/casebook.md`).
//! - **Main type:** [`Casebook`], one SQLite file.
//! - **Invariant:** writes are idempotent and whole: a file added twice, under another name, or again after a
//!   kill leaves the same content. Received bytes are kept by their SHA-256 and never changed. A finished casebook
//!   bears a seal over all its bytes; what is damaged, foreign or newer is refused and never half read.
//! - **Does not:** decide anything: not what an event is, not what belongs together.

mod error;
mod opening;
mod places;
mod read;
mod schema;
mod seal;
mod write;

pub use error::StoreError;
pub use places::{Held, Kept};
pub use schema::{APPLICATION_ID, SCHEMA_VERSION, is_casebook};
pub use seal::Seal;
pub use write::{Entry, Reading};

use rusqlite::Connection;
use std::path::PathBuf;

/// A casebook.
#[derive(Debug)]
pub struct Casebook {
    connection: Connection,
    /// `None` in memory.
    path: Option<PathBuf>,
    /// The version of its schema.
    version: i32,
}
