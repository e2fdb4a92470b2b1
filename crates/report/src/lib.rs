//! How is it shown?
//!
//! - **In:** a [`Dossier`], gathered by the caller. **Out:** the brief as a page, and exports.
//! - **Main type:** [`Dossier`]. Main functions: [`brief`], and [`Format::write`] of a row of [`FORMATS`].
//! - **Invariant:** every figure leads to its evidence, and every link within the page to something that is
//!   there; the same dossier gives the same bytes; no text of a document is ever markup.
//! - **Does not:** read, code, link or weigh anything, and knows neither the clock nor the disk. What it
//!   adds is wording, order and the choice of what a long page shows in full.

mod attribution;
mod cards;
mod chart;
mod chronology;
mod citation;
mod data_links;
mod dates_in_words;
mod disagreements;
mod dossier;
mod explain;
mod filters;
mod formats;
mod headline;
mod kinds_in_words;
mod map;
mod months;
mod numbers_in_words;
mod page;
mod parties;
mod passages;
mod quote;
mod records;
mod selection;
mod series_table;
mod sources;
mod sureness;
mod trend;
mod undated;

pub use dates_in_words::when as when_in_words;
pub use disagreements::DISAGREEMENTS;
pub use dossier::{Dossier, Source};
pub use explain::{explain, marked};
pub use formats::{Cells, Content, EventLine, FORMATS, Format, Writer, format};
pub use page::{brief, is_brief};
pub use records::Records;
pub use selection::{INCIDENTS_IN_A_SECTION, SENTENCES_OF_AN_INCIDENT};
pub use sources::fact_basis;
pub use sureness::{SURE, is_doubtful};
pub use trend::{CHANGE, Direction, ENOUGH, NEWS, Reading, Trend, trend};
