//! What are the nouns?
//!
//! - **In:** nothing. **Out:** plain data that every other crate speaks in.
//! - **Main type:** [`Span`], the tie between any statement of the program and the bytes it rests on.
//! - **Invariant:** a [`Span`] is made only by a check against its text, so it always lies on character
//!   boundaries; a [`When`] always has `earliest <= latest`; what is unknown is `None` or an enum case,
//!   never a text that stands for it.
//! - **Does not:** read, parse, decide, store or show anything. Its only logic is what keeps its types true.

mod actor;
mod casebook;
mod citation;
mod confidence;
mod count;
mod digest;
mod disagreement;
mod document;
mod event;
mod id;
mod incident;
mod kind;
mod named;
mod note;
mod parse;
mod period;
mod place;
mod reading;
mod reference;
mod ruling;
mod series;
mod span;
mod syntax;
mod timex;
mod title;
mod when;

pub use actor::{Actor, PartyBasis, Polity, PolityError, Sector};
pub use casebook::{Manifest, Outcome, Received};
pub use citation::{Citation, Citations, Cited, SourceDate, SourceEntry, Tenure};
pub use confidence::Confidence;
pub use count::{Count, CountKind};
pub use digest::{sha256_hex, short_digest};
pub use disagreement::{Disagreement, Field, Nature, Side};
pub use document::{Block, BlockKind, Document, FactBasis, Known, Original};
pub use event::{Context, Event, Evidence, Holder, Mode, Score, Standing};
pub use id::{DocumentId, EventId, IncidentId};
pub use incident::{Dyad, Incident, SourceGroup};
pub use kind::{Kind, Quad};
pub use note::{NOTES, Note, NoteCode, NoteInfo, Noted, Severity};
pub use parse::{Name, NameKind, Parse, Sentence, Token};
pub use period::NamedPeriod;
pub use place::{Place, PlaceBasis, PlaceKind};
pub use reading::{Belonging, Reading, Told};
pub use reference::{Contributor, Dated, Reference, ReferenceKind};
pub use ruling::{Decision, Ruling};
pub use series::{Point, Series};
pub use span::Span;
pub use syntax::{Relation, Upos, Xpos};
pub use timex::{Anchor, Modifier, TimeExpression, TimeKind, TimeRange};
pub use title::Title;
pub use when::{Basis, Grain, MONTHS, When};

/// A civil date (proleptic Gregorian calendar, no time zone).
pub use jiff::civil::Date;
