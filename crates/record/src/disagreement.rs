//! Where two reports of one incident differ.

use crate::named::named;
use crate::{DocumentId, EventId, IncidentId, Span};
use serde::{Deserialize, Serialize};

named!(
    /// What they differ in.
    Field {
        /// A number of dead.
        Killed = "killed",
        /// A number of wounded.
        Injured = "injured",
        /// Another number.
        Count = "count",
        /// The date.
        Date = "date",
        /// The place.
        Place = "place",
        /// Who acted.
        Actor = "actor",
        /// Who suffered it.
        Victim = "victim",
        /// Whether it took place at all.
        Standing = "standing",
        /// Why it was done.
        Motive = "motive",
        /// Who said it.
        Speaker = "speaker",
    }
);

named!(
    /// What sort of difference it is.
    Nature {
        /// Both cannot be true.
        Contradiction = "contradiction",
        /// Two numbers for the same.
        DifferingNumber = "differing-number",
        /// Two words for the same.
        DifferingCharacterisation = "differing-characterisation",
    }
);

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// What it says, in short.
    pub value: String,
    /// The event it is read from.
    pub event: EventId,
    /// The document of that event.
    pub document: DocumentId,
    /// The sentence in that document.
    pub sentence: Span,
}

/// Two reports of one incident that differ in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The incident.
    pub incident: IncidentId,
    /// What they differ in.
    pub field: Field,
    /// What sort of difference it is.
    pub nature: Nature,
    /// The earlier report (by order of documents).
    pub a: Side,
    /// The other.
    pub b: Side,
}
