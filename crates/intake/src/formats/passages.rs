//! The text of a document as its format tells it, passage by passage.

use crate::Facts;
use crate::document::Extracted;
use crate::lines::Piece;
use crate::shape::fold;
use record::BlockKind;

/// Passages in the order of the text.
#[derive(Default)]
pub(crate) struct Passages {
    text: String,
    pieces: Vec<Piece>,
}

impl Passages {
    /// Adds a passage; white space is folded, and one without words is left out.
    pub(crate) fn push(&mut self, passage: &str, hint: BlockKind) {
        let folded = fold(passage);
        if folded.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&folded);
        // An ordinary paragraph may turn out to be something else by its words.
        let hint = Some(hint).filter(|hint| *hint != BlockKind::Paragraph);
        self.pieces.push(Piece { start, end: self.text.len(), hint });
    }

    /// The text with what its format says of it. There is no way back from it to the bytes.
    pub(crate) fn extracted(self, facts: Facts) -> Extracted {
        Extracted { text: self.text, pieces: self.pieces, facts, ..Extracted::default() }
    }
}
