//! The tables and views of a casebook, and how an older one is brought up to date.

use crate::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// Marks a SQLite file as a casebook: the letters "CHcb".
pub const APPLICATION_ID: i32 = 0x4348_6362;

/// Whether these bytes begin as a casebook does ("Database File Format", sqlite.org: the id stands at byte 68).
pub fn is_casebook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3\0") && bytes.get(68..72) == Some(&APPLICATION_ID.to_be_bytes())
}

/// The version of the schema that this program writes.
pub const SCHEMA_VERSION: i32 = MIGRATIONS.len() as i32;

/// The steps from each version to the next. A step is never changed once it was released.
const MIGRATIONS: &[&str] = &[
    include_str!("schema_1.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
];

/// The version of a casebook; a database of another program, and one of no version that there was, is refused.
pub(crate) fn version(connection: &Connection, path: &str) -> Result<i32, StoreError> {
    let pragma = |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i32>(0));
    let unreadable = |cause| StoreError::Open { path: path.to_owned(), cause };
    let application = pragma("application_id").map_err(unreadable)?;
    let version = pragma("user_version").map_err(unreadable)?;
    match version {
        _ if application != APPLICATION_ID => Err(StoreError::NotACasebook { path: path.to_owned() }),
        found if found > SCHEMA_VERSION => {
            Err(StoreError::Newer { path: path.to_owned(), found, known: SCHEMA_VERSION })
        }
        found if found < 1 => Err(StoreError::NoVersion { path: path.to_owned(), found }),
        found => Ok(found),
    }
}

/// Brings a casebook of this version up to date; of version 0 is a new one.
pub(crate) fn bring_up_to_date(connection: &mut Connection, path: &str, new: bool) -> Result<(), StoreError> {
    // Nobody else brings it up to date meanwhile: the version is asked again once no other may write.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version = if new { 0 } else { version(&transaction, path)? };
    for step in MIGRATIONS.iter().skip(usize::try_from(version).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    if version < SCHEMA_VERSION {
        transaction.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        ))?;
    }
    transaction.commit()?;
    Ok(())
}
