//! From an entry to its labelled chunks.

use crate::chunks::chunks;
use crate::features::Entry;
use crate::fields;
use crate::label::Label;
use crate::looks::looks;
use crate::model::{Model, ModelError};
use record::{BlockKind, Document, Reference};
use std::ops::Range;
use std::sync::LazyLock;

/// Reads entries of lists of sources by a learned model.
pub struct EntryParser {
    pub(crate) model: Model,
}

static EMBEDDED: LazyLock<EntryParser> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../models/references/en.references");
    EntryParser::load(bytes).unwrap_or_else(|error| unreachable!("the model inside the program: {error}"))
});

impl EntryParser {
    /// The one inside the program.
    pub fn embedded() -> &'static EntryParser {
        &EMBEDDED
    }

    /// The entries of a document's lists of sources, in its order. An entry that names nothing that could be found is
    /// left out.
    pub fn references(&self, document: &Document) -> Vec<Reference> {
        let mut references: Vec<Reference> = Vec::new();
        for block in document.blocks.iter().filter(|block| block.kind == BlockKind::Reference) {
            let Some(mut reference) = fields::reference(document, block.span, self) else { continue };
            // "———." in the place of the authors.
            if reference.authors.is_empty() && begins_with_dash(block.span.of(&document.text)) {
                reference.authors = references.last().map(|last| last.authors.clone()).unwrap_or_default();
            }
            references.push(reference);
        }
        references
    }

    pub(crate) fn new(model: Model) -> EntryParser {
        EntryParser { model }
    }

    /// A model's bytes, as [`EntryParser::to_bytes`] gives them.
    ///
    /// # Errors
    /// If they are no model of this program's, or damaged.
    pub fn load(bytes: &[u8]) -> Result<EntryParser, ModelError> {
        Ok(EntryParser { model: Model::read(bytes)? })
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.model.write()
    }

    /// What the model says of itself: lines of `key = value`.
    pub fn header(&self) -> &str {
        &self.model.header
    }

    /// What each chunk of an entry is.
    pub(crate) fn label(&self, entry: &str, chunks: &[Range<usize>]) -> Vec<Label> {
        self.model.weights.label(&Entry::new(looks(chunks.iter().map(|chunk| &entry[chunk.clone()]))))
    }

    /// The parts of an entry, as bytes of it, in order.
    pub fn parts(&self, entry: &str) -> Vec<(Label, Range<usize>)> {
        let chunks = chunks(entry);
        let labels = self.label(entry, &chunks);
        let mut parts: Vec<(Label, Range<usize>)> = Vec::new();
        for (label, chunk) in labels.into_iter().zip(chunks) {
            match parts.last_mut() {
                Some((last, range)) if *last == label => range.end = chunk.end,
                _ => parts.push((label, chunk)),
            }
        }
        parts
    }
}

/// Whether a dash stands where the authors would.
fn begins_with_dash(entry: &str) -> bool {
    let unnumbered = entry.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, '[' | ']' | '.' | '(')
    });
    ["——", "––", "___", "---"].iter().any(|dash| unnumbered.starts_with(dash))
}
