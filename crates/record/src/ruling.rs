//! What a person decided. It stands beside the machine's output and outranks it.

use crate::{Date, EventId, Standing};
use serde::{Deserialize, Serialize};

/// The decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Decision {
    /// The two events tell of one happening.
    Same {
        /// One event.
        a: EventId,
        /// The other.
        b: EventId,
    },
    /// The two events tell of different happenings.
    Different {
        /// One event.
        a: EventId,
        /// The other.
        b: EventId,
    },
    /// The event is miscoded and counts nowhere.
    Reject {
        /// The event.
        event: EventId,
    },
    /// The event has this standing.
    Standing {
        /// The event.
        event: EventId,
        /// Its standing.
        standing: Standing,
    },
}

/// A decision with who made it, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// What was decided.
    #[serde(flatten)]
    pub decision: Decision,
    /// Who decided.
    pub by: String,
    /// On which day.
    pub on: Date,
    /// Why.
    pub because: String,
}
