//! The names of records: short hashes of what the record is about, so that the same input gives the same names.

use crate::short_digest;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Takes a text as an id, as read from a casebook or an event file.
            pub fn from_text(text: impl Into<String>) -> Self {
                $name(text.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id!(
    /// Names a document by its text: the same text is the same document, whatever its file is called.
    DocumentId
);
id!(
    /// Names an event by its document, the text of its sentence and its trigger within that sentence,
    /// so that a better parser or codebook keeps the name.
    EventId
);
id!(
    /// Names an incident by its first event (in order of document and place), so that it keeps its name
    /// when later reports join it.
    IncidentId
);

impl DocumentId {
    /// The id of a document with this text.
    pub fn of_text(text: &str) -> DocumentId {
        DocumentId(short_digest(&["document", text]))
    }
}

impl EventId {
    /// The id of the event that `trigger` names in `sentence`. `offset` is the trigger's byte offset
    /// within the sentence, `occurrence` tells apart equal sentences of one document (0 for the first),
    /// `kind` tells apart two events on one trigger.
    pub fn new(
        document: &DocumentId,
        sentence: &str,
        occurrence: usize,
        offset: usize,
        kind: &str,
    ) -> EventId {
        let place = format!("{occurrence}:{offset}");
        EventId(short_digest(&["event", document.as_str(), sentence, &place, kind]))
    }
}

impl IncidentId {
    /// The id of the incident whose first event is `first`.
    pub fn of_first(first: &EventId) -> IncidentId {
        IncidentId(short_digest(&["incident", first.as_str()]))
    }
}
