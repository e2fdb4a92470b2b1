//! What a casebook keeps beside the records: how the run went and with what it was made.

use crate::{DocumentId, Note};
use serde::{Deserialize, Serialize};

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It was read and coded.
    Coded(DocumentId),
    /// Its text is that of a document already there.
    SameText(DocumentId),
    /// It was not read, for this reason.
    Refused(String),
}

/// A file that the program was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Its name, relative to what the caller gave.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What there is to say about it.
    pub notes: Vec<Note>,
}

/// With what a run was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the program.
    pub program: String,
    /// Name and hash of the language model.
    pub model: String,
    /// Version (hash) of the codebook.
    pub codebook: String,
}
