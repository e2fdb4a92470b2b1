//! Whole, idempotent writes.

use crate::{Casebook, StoreError};
use record::{Disagreement, Document, Event, Incident, Manifest, Note, Received, Ruling, Series, Span};
use rusqlite::{Transaction, params};
use serde::Serialize;

/// A received file with what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The file and what became of it.
    pub received: &'a Received,
    /// SHA-256 of its bytes; of its name for a file whose bytes could not be read.
    pub sha256: &'a str,
    /// Its bytes; empty for a refused file.
    pub original: &'a [u8],
    /// What was read in it; `None` for a refused file.
    pub reading: Option<Reading<'a>>,
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
}

impl Casebook {
    /// Keeps a file and what was read in it, in place of what was read in it before. A file with the same
    /// bytes keeps its first name.
    ///
    /// # Errors
    /// If the database cannot be written; then nothing of the entry is.
    pub fn add(&mut self, entry: &Entry<'_>) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        if let Some(reading) = &entry.reading {
            transaction.execute(
                "INSERT OR IGNORE INTO originals (sha256, bytes) VALUES (?1, ?2)",
                params![entry.sha256, entry.original],
            )?;
            put_reading(&transaction, reading)?;
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
        transaction.commit()?;
        Ok(())
    }

    /// Keeps what all documents say together, in place of what was kept before.
    ///
    /// # Errors
    /// If the database cannot be written; then what was kept before stays.
    pub fn put_chronicle(
        &mut self,
        incidents: &[Incident],
        disagreements: &[Disagreement],
        series: &[Series],
        audit: &[Note],
    ) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
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
        put_notes(&transaction, None, "audit", audit)?;
        transaction.commit()?;
        Ok(())
    }

    /// Keeps a person's ruling. The same ruling twice is one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn rule(&mut self, ruling: &Ruling) -> Result<(), StoreError> {
        self.connection.execute("INSERT OR IGNORE INTO rulings (record) VALUES (?1)", [json(ruling)?])?;
        Ok(())
    }

    /// Says with what the content was made.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn put_manifest(&mut self, manifest: &Manifest) -> Result<(), StoreError> {
        self.connection
            .execute("INSERT OR REPLACE INTO manifest (only, record) VALUES (1, ?1)", [json(manifest)?])?;
        Ok(())
    }
}

fn put_reading(transaction: &Transaction<'_>, reading: &Reading<'_>) -> Result<(), StoreError> {
    let Reading { document, sentences, events, notes } = *reading;
    let id = document.id.as_str();
    // The first name stays, so that a renamed file changes nothing.
    let name: String = transaction
        .query_row("SELECT name FROM documents WHERE id = ?1", [id], |row| row.get(0))
        .unwrap_or_else(|_| document.name.clone());
    let named = Document { name: name.clone(), ..document.clone() };
    transaction.execute(
        "INSERT INTO documents (id, name, record) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET record = excluded.record",
        params![id, name, json(&named)?],
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
