//! Reading a casebook back.

use crate::{Casebook, StoreError};
use record::{Disagreement, Document, DocumentId, Event, Incident, Manifest, Note, Received, Ruling, Series};
use rusqlite::OptionalExtension;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

impl Casebook {
    /// The documents, by name.
    ///
    /// # Errors
    /// If the casebook cannot be read. So with all that follow.
    pub fn documents(&self) -> Result<Vec<Document>, StoreError> {
        self.records("SELECT record FROM documents ORDER BY name, id")
    }

    /// The events of all documents, in the order of documents and within each in that of the text.
    pub fn events(&self) -> Result<Vec<Event>, StoreError> {
        self.records(
            "SELECT e.record FROM events e JOIN documents d ON d.id = e.document ORDER BY d.name, d.id, e.seq",
        )
    }

    /// The number of sentences of each document.
    pub fn sentence_counts(&self) -> Result<BTreeMap<DocumentId, usize>, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT document, count(*) FROM sentences GROUP BY document")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        rows.map(|row| {
            row.map(|(id, count)| (DocumentId::from_text(id), usize::try_from(count).unwrap_or(0)))
        })
        .collect::<Result<_, _>>()
        .map_err(StoreError::from)
    }

    /// The files received, by name.
    pub fn received(&self) -> Result<Vec<Received>, StoreError> {
        self.records("SELECT record FROM received ORDER BY name, sha256")
    }

    /// The bytes received under this SHA-256.
    pub fn original(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT bytes FROM originals WHERE sha256 = ?1";
        Ok(self.connection.query_row(query, [sha256], |row| row.get(0)).optional()?)
    }

    /// Whether a file with this SHA-256 was received.
    pub fn holds(&self, sha256: &str) -> Result<bool, StoreError> {
        let query = "SELECT count(*) FROM received WHERE sha256 = ?1";
        Ok(self.connection.query_row(query, [sha256], |row| row.get::<_, i64>(0))? > 0)
    }

    /// The notes made when the documents were read.
    pub fn reading_notes(&self) -> Result<Vec<Note>, StoreError> {
        self.records(
            "SELECT n.record FROM notes n LEFT JOIN documents d ON d.id = n.document
             WHERE n.stage = 'reading' ORDER BY d.name, d.id, n.seq",
        )
    }

    /// The notes of the audit.
    pub fn audit_notes(&self) -> Result<Vec<Note>, StoreError> {
        self.records("SELECT record FROM notes WHERE stage = 'audit' ORDER BY seq")
    }

    /// The incidents, in the order of the chronology.
    pub fn incidents(&self) -> Result<Vec<Incident>, StoreError> {
        self.records("SELECT record FROM incidents ORDER BY seq")
    }

    /// The disagreements, in the order of the incidents.
    pub fn disagreements(&self) -> Result<Vec<Disagreement>, StoreError> {
        self.records("SELECT record FROM disagreements ORDER BY seq")
    }

    /// The series, by pair.
    pub fn series(&self) -> Result<Vec<Series>, StoreError> {
        self.records("SELECT record FROM series ORDER BY first, second")
    }

    /// The rulings, in a fixed order.
    pub fn rulings(&self) -> Result<Vec<Ruling>, StoreError> {
        self.records("SELECT record FROM rulings ORDER BY record ->> '$.on', record")
    }

    /// With what the content was made; `None` for a new casebook.
    pub fn manifest(&self) -> Result<Option<Manifest>, StoreError> {
        Ok(self.records("SELECT record FROM manifest")?.into_iter().next())
    }

    /// Sentences that hold all words of `query`, with the document's name: at most `limit`.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<(String, String)>, StoreError> {
        // Each word quoted, so that no word is taken for an operator of the search language.
        let words: Vec<String> =
            query.split_whitespace().map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.connection.prepare(
            "SELECT d.name, f.text FROM sentences_search f JOIN documents d ON d.id = f.document
             WHERE sentences_search MATCH ?1 ORDER BY d.name, f.seq LIMIT ?2",
        )?;
        let rows = statement.query_map(rusqlite::params![words.join(" "), limit as i64], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn records<T: DeserializeOwned>(&self, query: &str) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(query)?;
        let texts = statement.query_map([], |row| row.get::<_, String>(0))?;
        texts.map(|text| Ok(serde_json::from_str(&text?)?)).collect()
    }
}
