//! Whole, idempotent writes.

use crate::{Casebook, StoreError, places};
use record::{
    Disagreement, Document, Event, Incident, Manifest, Note, Outcome, Received, Ruling, Series, Span,
};
use rusqlite::{Transaction, params};
use serde::Serialize;

/// A received file with what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The file and what became of it.
    pub received: &'a Received,
    /// Where it lies, told apart from all other places: a digest of its path.
    pub place: &'a str,
    /// With what it was read: where this is the same, reading it again gives the same.
    pub read_as: &'a str,
    /// SHA-256 of its bytes; of its name for a file whose bytes could not be read.
    pub sha256: &'a str,
    /// Its bytes; empty for a refused file.
    pub original: &'a [u8],
    /// What was read in it; `None` for a refused file.
    pub reading: Option<Reading<'a>>,
    /// SHA-256 of received files that it replaces, beside the one that this place held before.
    pub replaces: &'a [String],
}

/// What was read in a file.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences, in order.
    pub sentences: &'a [Span],
    /// Its events, in order.
    pub events: &'a [Event],
    /// What there is to say about it.
    pub notes: &'a [Note],
    /// A digest of its words, the same for copies of its text.
    pub words: &'a str,
}

impl Casebook {
    /// Keeps files and what was read in them, in place of what was read in them before; all, or none of them. A file
    /// with the same bytes keeps its first name. What lay at the place of a file before, and is nowhere else, becomes
    /// history.
    ///
    /// # Errors
    /// If the database cannot be written; then nothing of the entries is.
    pub fn add(&mut self, entries: &[Entry<'_>]) -> Result<(), StoreError> {
        self.change(|transaction| {
            for entry in entries {
                put_entry(transaction, entry)?;
                transaction.execute("DELETE FROM pending WHERE place = ?1", [entry.place])?;
            }
            Ok(())
        })
    }

    /// Keeps what all documents say together, in place of what was kept before. `as_of` is [`Casebook::state`] from
    /// before they were read.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if another run has changed them since; or if the database cannot be written. Then what
    /// was kept before stays.
    pub fn put_chronicle(
        &mut self,
        as_of: i64,
        incidents: &[Incident],
        disagreements: &[Disagreement],
        series: &[Series],
        audit: &[Note],
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
        if places::state(transaction)? != as_of {
            return Err(StoreError::Changed);
        }
        transaction.execute("DELETE FROM pending WHERE place = ''", [])?;
        transaction.execute_batch(
            "DELETE FROM disagreements; DELETE FROM incident_events; DELETE FROM incidents; DELETE FROM series;
             DELETE FROM notes WHERE stage = 'audit';",
        )?;
        for (seq, incident) in incidents.iter().enumerate() {
            transaction
                .prepare_cached("INSERT INTO incidents (id, seq, record) VALUES (?1, ?2, ?3)")?
                .execute(params![incident.id.as_str(), seq as i64, json(incident)?])?;
            for event in &incident.events {
                transaction
                    .prepare_cached("INSERT INTO incident_events (incident, event) VALUES (?1, ?2)")?
                    .execute(params![incident.id.as_str(), event.as_str()])?;
            }
        }
        for (seq, disagreement) in disagreements.iter().enumerate() {
            transaction
                .prepare_cached("INSERT INTO disagreements (seq, incident, record) VALUES (?1, ?2, ?3)")?
                .execute(params![seq as i64, disagreement.incident.as_str(), json(disagreement)?])?;
        }
        for one in series {
            transaction
                .prepare_cached("INSERT INTO series (first, second, record) VALUES (?1, ?2, ?3)")?
                .execute(params![one.dyad.first().to_string(), one.dyad.second().to_string(), json(one)?])?;
        }
        put_notes(transaction, None, "audit", audit)
        })
    }

    /// Keeps a person's ruling. The same ruling twice is one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn rule(&mut self, ruling: &Ruling) -> Result<(), StoreError> {
        let record = json(ruling)?;
        self.change(|transaction| {
            transaction.execute("INSERT OR IGNORE INTO rulings (record) VALUES (?1)", [record])?;
            Ok(())
        })
    }

    /// Says with what the content was made.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn put_manifest(&mut self, manifest: &Manifest) -> Result<(), StoreError> {
        let record = json(manifest)?;
        self.change(|transaction| {
            transaction.execute("INSERT OR REPLACE INTO manifest (only, record) VALUES (1, ?1)", [record])?;
            Ok(())
        })
    }
}

fn put_entry(transaction: &Transaction<'_>, entry: &Entry<'_>) -> Result<(), StoreError> {
    if let Some(reading) = &entry.reading {
        transaction.execute(
            "INSERT OR IGNORE INTO originals (sha256, bytes) VALUES (?1, ?2)",
            params![entry.sha256, entry.original],
        )?;
        put_reading(transaction, reading)?;
    }
    if let Outcome::SameText(document) = &entry.received.outcome {
        transaction.execute(
            "INSERT OR IGNORE INTO received (sha256, name, document, record) VALUES (?1, ?2, ?3, ?4)",
            params![entry.sha256, entry.received.name, document.to_string(), json(entry.received)?],
        )?;
        return places::put(transaction, entry);
    }
    transaction.execute(
        "INSERT INTO received (sha256, name, document, record) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sha256)
         DO UPDATE SET document = excluded.document, record = json_set(excluded.record, '$.name', received.name)",
        params![
            entry.sha256,
            entry.received.name,
            entry.reading.map(|reading| reading.document.id.to_string()),
            json(entry.received)?
        ],
    )?;
    // A file that is refused replaces nothing: what its place held before still counts.
    if matches!(entry.received.outcome, Outcome::Refused(_)) {
        return Ok(());
    }
    places::put(transaction, entry)
}

fn put_reading(transaction: &Transaction<'_>, reading: &Reading<'_>) -> Result<(), StoreError> {
    let Reading { document, sentences, events, notes, words } = *reading;
    let id = document.id.as_str();
    // The first name stays, so that a renamed file changes nothing.
    let name: String = transaction
        .query_row("SELECT name FROM documents WHERE id = ?1", [id], |row| row.get(0))
        .unwrap_or_else(|_| document.name.clone());
    let named = Document { name: name.clone(), ..document.clone() };
    transaction.execute(
        "INSERT INTO documents (id, name, record, words) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET record = excluded.record, words = excluded.words",
        params![id, name, json(&named)?, words],
    )?;
    for table in ["blocks", "sentences", "events", "notes", "sentences_search"] {
        transaction.execute(&format!("DELETE FROM {table} WHERE document = ?1"), [id])?;
    }
    for (seq, block) in document.blocks.iter().enumerate() {
        transaction
            .prepare_cached(
                "INSERT INTO blocks (document, seq, kind, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                id,
                seq as i64,
                block.kind.as_str(),
                block.span.start() as i64,
                block.span.end() as i64
            ])?;
    }
    for (seq, span) in sentences.iter().enumerate() {
        let text = span.of(&document.text);
        transaction
            .prepare_cached(
                "INSERT INTO sentences (document, seq, start, \"end\", text) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![id, seq as i64, span.start() as i64, span.end() as i64, text])?;
        transaction
            .prepare_cached("INSERT INTO sentences_search (document, seq, text) VALUES (?1, ?2, ?3)")?
            .execute(params![id, seq as i64, text])?;
    }
    for (seq, event) in events.iter().enumerate() {
        transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO events (id, document, seq, kind, standing, earliest, latest, record)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                event.id.as_str(),
                id,
                seq as i64,
                event.kind.as_str(),
                event.standing.as_str(),
                event.when.map(|when| when.earliest().to_string()),
                event.when.map(|when| when.latest().to_string()),
                json(event)?
            ])?;
    }
    put_notes(transaction, Some(id), "reading", notes)
}

fn put_notes(
    transaction: &Transaction<'_>,
    document: Option<&str>,
    stage: &str,
    notes: &[Note],
) -> Result<(), StoreError> {
    for (seq, note) in notes.iter().enumerate() {
        let about = document.or(note.document.as_ref().map(|id| id.as_str()));
        transaction
            .prepare_cached(
                "INSERT INTO notes (document, stage, seq, code, record) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![about, stage, seq as i64, note.code.as_str(), json(note)?])?;
    }
    Ok(())
}

fn json<T: Serialize>(record: &T) -> Result<String, StoreError> {
    Ok(serde_json::to_string(record)?)
}
