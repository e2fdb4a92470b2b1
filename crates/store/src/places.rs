//! What lies where: which files are known, which version replaces which, and what a run has yet to do.

use crate::write::Entry;
use crate::{Casebook, StoreError};
use record::DocumentId;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::{BTreeMap, BTreeSet};

/// What the casebook knows of files, before any is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What each place holds.
    pub places: BTreeMap<String, Held>,
    /// The received files that count, by SHA-256, with what each was read as.
    pub files: BTreeSet<(String, String)>,
    /// Where each version lay that another has replaced, by SHA-256.
    pub history: BTreeMap<String, String>,
}

/// The file that a place holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// With what it was read.
    pub read_as: String,
}

impl Casebook {
    /// What is known of files.
    ///
    /// # Errors
    /// If the casebook cannot be read. So with all that follow.
    pub fn kept(&self) -> Result<Kept, StoreError> {
        let mut kept = Kept::default();
        if self.version < 4 {
            return Ok(kept);
        }
        let three = "SELECT p.place, p.sha256, p.read_as, r.sha256 IS NOT NULL FROM places p
                     LEFT JOIN received r ON r.sha256 = p.sha256";
        let mut statement = self.connection.prepare(three)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let held = Held { sha256: row.get(1)?, read_as: row.get(2)? };
            if row.get(3)? {
                kept.files.insert((held.sha256.clone(), held.read_as.clone()));
            }
            kept.places.insert(row.get(0)?, held);
        }
        let mut statement = self.connection.prepare("SELECT sha256, place FROM history")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        kept.history = rows.collect::<Result<_, _>>()?;
        Ok(kept)
    }

    /// The received files, by SHA-256 and place, of whose documents this is the address.
    pub fn files_of_address(&self, url: &str) -> Result<Vec<(String, String)>, StoreError> {
        let query = "SELECT p.sha256, p.place FROM documents d JOIN received r ON r.document = d.id
                     JOIN places p ON p.sha256 = r.sha256 WHERE d.record ->> '$.url.value' = ?1 ORDER BY 1, 2";
        let mut statement = self.connection.prepare_cached(query)?;
        let rows = statement.query_map([url], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The texts, by the digest of their words, with each place where one lies.
    pub fn texts(&self) -> Result<Vec<(String, DocumentId, String)>, StoreError> {
        let query = "SELECT d.words, d.id, p.place FROM documents d JOIN received r ON r.document = d.id
                     JOIN places p ON p.sha256 = r.sha256 WHERE d.words IS NOT NULL ORDER BY 1, 2, 3";
        let mut statement = self.connection.prepare(query)?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, DocumentId::from_text(row.get::<_, String>(1)?), row.get(2)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many versions others have replaced.
    pub fn replaced(&self) -> Result<usize, StoreError> {
        if self.version < 4 {
            return Ok(0);
        }
        let count: i64 = self.connection.query_row("SELECT count(*) FROM history", [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// How many documents and events there are.
    pub fn sizes(&self) -> Result<(usize, usize), StoreError> {
        let count = |table: &str| {
            let query = format!("SELECT count(*) FROM {table}");
            self.connection.query_row(&query, [], |row| row.get::<_, i64>(0))
        };
        let size = |count: i64| usize::try_from(count).unwrap_or(0);
        Ok((size(count("documents")?), size(count("events")?)))
    }

    /// The names of the files that a run has begun to read and not kept, and whether the incidents of all documents
    /// are still those from before it.
    pub fn pending(&self) -> Result<(Vec<String>, bool), StoreError> {
        if self.version < 4 {
            return Ok((Vec::new(), false));
        }
        let mut statement =
            self.connection.prepare("SELECT place, name FROM pending ORDER BY name, place")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let rows: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
        let are_stale = rows.iter().any(|(place, _)| place.is_empty());
        Ok((
            rows.into_iter().filter(|(place, _)| !place.is_empty()).map(|(_, name)| name).collect(),
            are_stale,
        ))
    }

    /// Says that files, by place and name, are about to be read. Each is pending until it is added, and the incidents
    /// until they are put.
    pub fn begin(&mut self, files: &[(String, String)]) -> Result<(), StoreError> {
        self.change(|transaction| {
            let mut statement =
                transaction.prepare_cached("INSERT OR REPLACE INTO pending (place, name) VALUES (?1, ?2)")?;
            for (place, name) in files {
                statement.execute([place, name])?;
            }
            statement.execute(["", "what all texts say together"])?;
            Ok(())
        })
    }

    /// Says that files whose bytes the casebook has already lie at these places, too.
    pub fn put_places(&mut self, places: &[(String, Held)]) -> Result<(), StoreError> {
        self.change(|transaction| {
            for (place, held) in places {
                put_place(transaction, place, &held.sha256, &held.read_as)?;
                transaction.execute("DELETE FROM pending WHERE place = ?1", [place])?;
            }
            Ok(())
        })
    }

    /// A number that is another after every change by another run; see [`Casebook::put_chronicle`].
    pub fn state(&self) -> Result<i64, StoreError> {
        state(&self.connection)
    }

    /// What SQLite finds wrong with the tables, and how many records cannot be read; empty if all is well.
    pub fn faults(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let told: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(told.into_iter().filter(|line| line != "ok").collect())
    }
}

/// SQLite's own count of the changes by others.
pub(crate) fn state(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

/// Puts an entry in its place, and what it replaces into history.
pub(crate) fn put(transaction: &Transaction<'_>, entry: &Entry<'_>) -> Result<(), StoreError> {
    transaction.execute("DELETE FROM history WHERE sha256 = ?1", [entry.sha256])?;
    let before: Option<String> = transaction
        .query_row("SELECT sha256 FROM places WHERE place = ?1", [entry.place], |row| row.get(0))
        .optional()?;
    put_place(transaction, entry.place, entry.sha256, entry.read_as)?;
    let elsewhere = "SELECT count(*) FROM places WHERE sha256 = ?1";
    let before = before.filter(|before| before != entry.sha256);
    if let Some(before) = before
        && transaction.query_row(elsewhere, [&before], |row| row.get::<_, i64>(0))? == 0
    {
        replace(transaction, &before, entry.place, entry.sha256)?;
    }
    for replaced in entry.replaces.iter().filter(|replaced| *replaced != entry.sha256) {
        replace(transaction, replaced, "", entry.sha256)?;
    }
    Ok(())
}

fn put_place(
    transaction: &Transaction<'_>,
    place: &str,
    sha256: &str,
    read_as: &str,
) -> Result<(), StoreError> {
    transaction
        .prepare_cached("INSERT OR REPLACE INTO places (place, sha256, read_as) VALUES (?1, ?2, ?3)")?
        .execute([place, sha256, read_as])?;
    Ok(())
}

/// Moves a received file into history, and its document too, unless another file has the same text. `place` is where it
/// lay; empty for where it still lies.
fn replace(transaction: &Transaction<'_>, sha256: &str, place: &str, by: &str) -> Result<(), StoreError> {
    let document: Option<Option<String>> = transaction
        .query_row("SELECT document FROM received WHERE sha256 = ?1", [sha256], |row| row.get(0))
        .optional()?;
    let Some(document) = document else { return Ok(()) };
    transaction.execute(
        "INSERT OR REPLACE INTO history (sha256, place, name, replaced_by, received, document)
         SELECT r.sha256, ?2, r.name, ?3, r.record, coalesce(d.record, 'null')
         FROM received r LEFT JOIN documents d ON d.id = r.document WHERE r.sha256 = ?1",
        params![sha256, place, by],
    )?;
    transaction.execute("DELETE FROM received WHERE sha256 = ?1", [sha256])?;
    let Some(document) = document else { return Ok(()) };
    let others = "SELECT count(*) FROM received WHERE document = ?1";
    if transaction.query_row(others, [&document], |row| row.get::<_, i64>(0))? == 0 {
        transaction.execute("DELETE FROM sentences_search WHERE document = ?1", [&document])?;
        transaction.execute("DELETE FROM documents WHERE id = ?1", [&document])?;
    }
    Ok(())
}
