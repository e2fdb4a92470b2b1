//! An event: what one sentence says that somebody did to somebody.

use crate::named::named;
use crate::{Actor, Confidence, Count, DocumentId, EventId, Kind, Place, Polity, Sector, Span, Title, When};
use serde::{Deserialize, Serialize};

named!(
    /// Whether the thing told took place.
    Standing {
        /// The text tells it as fact.
        Happened = "happened",
        /// The text says that it did not take place.
        Negated = "negated",
        /// It is planned, scheduled or promised.
        Planned = "planned",
        /// Somebody threatens it.
        Threatened = "threatened",
        /// It may, could or would be.
        Hypothetical = "hypothetical",
        /// Somebody claims it, and the text does not adopt the claim.
        Alleged = "alleged",
    }
);

macro_rules! word {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

word!(
    /// A mode of a kind ("expel" of SANCTION), one of the codebook's.
    Mode
);
word!(
    /// A context of an event ("diplomatic"), one of the codebook's.
    Context
);

/// A score on the PLOVER scale (-10 to 10), kept in tenths so that sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    tenths: i16,
}

impl Score {
    /// A score of so many tenths; `None` outside -100 to 100.
    pub fn from_tenths(tenths: i16) -> Option<Score> {
        (-100..=100).contains(&tenths).then_some(Score { tenths })
    }

    /// The score in tenths.
    pub fn tenths(self) -> i16 {
        self.tenths
    }

    /// The score as a number.
    pub fn value(self) -> f64 {
        f64::from(self.tenths) / 10.0
    }
}

impl Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        // `f64::round` is exact on every platform; the cast saturates.
        let tenths = (value * 10.0).round() as i16;
        Score::from_tenths(tenths)
            .ok_or_else(|| serde::de::Error::custom(format!("score {value} is not in -10..10")))
    }
}

/// Somebody who says something: one link of the chain author, source, nested source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The words or resolved name ("Azerbaijani government", "Caspian News").
    pub name: String,
    /// The state or organisation, if it is a political actor.
    pub country: Option<Polity>,
    /// The sector, if it is a political actor; JRN for an outlet.
    pub sector: Sector,
    /// The words that name it; `None` if it stands in another sentence.
    pub mention: Option<Span>,
    /// Whether it stands side by side with the link before it, and not within: "[1][3]" are two sources, of which neither
    /// cites the other.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beside: bool,
}

impl Holder {
    /// The links of a chain, the outermost first, each with those that stand side by side.
    pub fn links(chain: &[Holder]) -> impl Iterator<Item = &[Holder]> {
        chain.chunk_by(|_, next| next.beside)
    }
}

/// What an event rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The sentence in the document's text.
    pub sentence: Span,
    /// The words that name the act.
    pub trigger: Span,
    /// The version of the reader's model that read it; in the record of an older casebook, the pattern.
    #[serde(alias = "pattern")]
    pub reader: String,
    /// The version of the codebook that it was coded with.
    pub codebook: String,
}

/// One sentence's coding of one act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// The document that tells it.
    pub document: DocumentId,
    /// What was done.
    pub kind: Kind,
    /// How, within the kind.
    pub mode: Option<Mode>,
    /// In which contexts; sorted.
    pub contexts: Vec<Context>,
    /// By whom. Never both empty with `recipients`.
    pub actors: Vec<Actor>,
    /// To or with whom.
    pub recipients: Vec<Actor>,
    /// When; `None` if it is not known.
    pub when: Option<When>,
    /// Where; `None` if it is not told.
    pub place: Option<Place>,
    /// Whether it took place.
    pub standing: Standing,
    /// Who says so, the outermost first; empty if only the author does.
    pub said_by: Vec<Holder>,
    /// The numbers told of it.
    pub counts: Vec<Count>,
    /// Its weight on the PLOVER scale.
    pub score: Score,
    /// How likely the words tell an act of this kind; `None` in the record of an older casebook.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// How likely it stands as told; `None` in the record of an older casebook.
    #[serde(default)]
    pub standing_confidence: Option<Confidence>,
    /// The line that tells it; `None` where none can be cut that is true to its standing, and in the record of an older
    /// casebook.
    #[serde(default)]
    pub title: Option<Title>,
    /// What it rests on.
    pub evidence: Evidence,
}
