//! How do the words hang together? A transition parser with a beam over unlabelled moves; each arc is
//! labelled as it is made.

pub(crate) mod beam;
pub(crate) mod features;
pub(crate) mod labels;
pub(crate) mod oracle;
pub(crate) mod state;
pub(crate) mod tree;

use crate::table::{QuadTable, Table};

/// A trained parser.
pub(crate) struct Parser {
    /// Weights of the moves.
    pub(crate) moves: QuadTable,
    /// Weights of the labels.
    pub(crate) labels: Table<{ labels::LABELS }>,
    /// How the beam is kept.
    pub(crate) width: beam::Width,
}
