//! The language model and the codebook that a run uses.

use crate::arguments::KnowledgeOptions;
use anyhow::Context;
use codebook::Codebook;
use language::Language;
use reader::Reader;
use record::{Manifest, Note};
use std::path::Path;

/// With what texts are read and coded.
pub(crate) struct Knowledge {
    pub(crate) language: &'static Language,
    pub(crate) reader: &'static Reader,
    pub(crate) codebook: &'static Codebook,
    /// What there was to say when they were loaded.
    pub(crate) notes: Vec<Note>,
}

impl Knowledge {
    /// The model and codebook inside the program, or those that the options name.
    pub(crate) fn load(options: &KnowledgeOptions) -> anyhow::Result<Knowledge> {
        let (codebook, notes) = codebook(options.codebook.as_deref())?;
        Ok(Knowledge { language: language(options)?, reader: reader(options)?, codebook, notes })
    }

    /// What a result made with this knowledge says of how it was made.
    pub(crate) fn manifest(&self) -> Manifest {
        Manifest {
            program: format!("chancery {}", env!("CARGO_PKG_VERSION")),
            model: format!("{}; reader {}", self.language.describe(), self.reader.describe()),
            codebook: self.codebook.version().to_owned(),
        }
    }
}

/// The model alone.
pub(crate) fn language(options: &KnowledgeOptions) -> anyhow::Result<&'static Language> {
    let Some(path) = &options.model else { return Ok(Language::embedded()) };
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let language = Language::load(&bytes).with_context(|| path.display().to_string())?;
    // Loaded once and used until the program ends.
    Ok(Box::leak(Box::new(language)))
}

/// The reader alone.
fn reader(options: &KnowledgeOptions) -> anyhow::Result<&'static Reader> {
    let Some(path) = &options.reader else { return Ok(Reader::embedded()) };
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let reader = Reader::load(&bytes).with_context(|| path.display().to_string())?;
    Ok(Box::leak(Box::new(reader)))
}

/// The codebook alone, with the notes of its loading.
pub(crate) fn codebook(folder: Option<&Path>) -> anyhow::Result<(&'static Codebook, Vec<Note>)> {
    let Some(folder) = folder else { return Ok((Codebook::embedded(), Vec::new())) };
    let loaded = Codebook::load(folder)?;
    Ok((Box::leak(Box::new(loaded.value)), loaded.notes))
}
