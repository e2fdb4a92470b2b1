//! The tables and views of a casebook, and how an older one is brought up to date.

use crate::StoreError;
use rusqlite::Connection;

/// Marks a SQLite file as a casebook: the letters "CHcb".
pub const APPLICATION_ID: i32 = 0x4348_6362;

/// The version of the schema that this program writes.
pub const SCHEMA_VERSION: i32 = MIGRATIONS.len() as i32;

/// The steps from each version to the next. A step is never changed once it was released.
const MIGRATIONS: &[&str] =
    &[include_str!("schema_1.sql"), include_str!("schema_2.sql"), include_str!("schema_3.sql")];

pub(crate) fn prepare(connection: &Connection, path: &str) -> Result<(), StoreError> {
    let pragma = |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i32>(0));
    let unreadable = |cause| StoreError::Open { path: path.to_owned(), cause };
    let application = pragma("application_id").map_err(unreadable)?;
    let version = pragma("user_version").map_err(unreadable)?;
    let tables: i32 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if application != APPLICATION_ID && tables > 0 {
        return Err(StoreError::NotACasebook { path: path.to_owned() });
    }
    if version > SCHEMA_VERSION {
        return Err(StoreError::Newer { path: path.to_owned(), found: version, known: SCHEMA_VERSION });
    }
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;")?;
    for (index, step) in MIGRATIONS.iter().enumerate().skip(usize::try_from(version).unwrap_or(0)) {
        connection.execute_batch(&format!(
            "BEGIN IMMEDIATE; {step} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {}; COMMIT;",
            index + 1
        ))?;
    }
    Ok(())
}
