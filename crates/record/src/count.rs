//! A number that a text gives of those killed, expelled and so on.

use crate::Span;
use crate::named::named;
use serde::{Deserialize, Serialize};

named!(
    /// What is counted.
    CountKind {
        /// Dead.
        Killed = "killed",
        /// Wounded.
        Injured = "injured",
        /// Casualties, dead and wounded together.
        Casualties = "casualties",
        /// Taken away by force.
        Abducted = "abducted",
        /// Arrested or detained.
        Arrested = "arrested",
        /// Charged with a crime.
        Charged = "charged",
        /// Sentenced by a court.
        Sentenced = "sentenced",
        /// Diplomats or others sent out of a country.
        Expelled = "expelled",
        /// Set free.
        Released = "released",
        /// Driven from their homes.
        Displaced = "displaced",
        /// Evacuated.
        Evacuated = "evacuated",
        /// Troops sent or massed.
        Troops = "troops",
        /// Exercises held.
        Drills = "drills",
        /// Hours of an ultimatum.
        Hours = "hours",
    }
);

/// A reported count. `low <= best <= high`; "dozens" is 12 to 99, "hundreds" 100 to 999.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// What is counted.
    pub kind: CountKind,
    /// Whom it counts, in the text's words ("security guards"); empty if not told.
    pub whom: String,
    /// Lower bound.
    pub low: u64,
    /// The number told, or the middle of the bounds.
    pub best: u64,
    /// Upper bound; `None` for "at least", "more than".
    pub high: Option<u64>,
    /// The words that give the number.
    pub span: Span,
}
