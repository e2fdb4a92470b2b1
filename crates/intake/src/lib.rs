//! What does this file say, who published it, and when?
//!
//! - **In:** a [`Page`]: received bytes with a name, or paths to be [`collect`]ed into pages. A file that holds many is
//!   [`open`]ed first.
//! - **Out:** a [`record::Document`] with its text, its blocks and the facts about it, each fact with its
//!   basis; and notes on what could not be known or had to be mended.
//! - **Main type:** [`Page`]. Main function: [`read`]; [`inspect`] also tells what was weighed on the way.
//! - **Invariant:** for plain text the document's text is the received text, byte for byte (a byte order
//!   mark aside); blocks lie in order and never overlap; hostile bytes end in a text or an
//!   [`IntakeError`], never in a panic, and never take more than about three times the file in memory.
//! - **Does not:** split sentences, know actors or judge sources. It says what a page says of itself.

mod address;
mod biography;
mod blocks;
mod boilerplate;
mod charset;
mod collect;
mod date_grammar;
mod date_marks;
mod date_words;
mod dates;
mod document;
mod error;
mod format;
mod formats;
mod front_matter;
mod html;
mod json_ld;
mod language;
mod lines;
mod markdown;
mod markup;
mod origin;
mod page;
mod page_dates;
mod page_metadata;
mod passages;
mod publication;
mod reference;
mod repeats;
mod shape;
mod shown_dates;
mod sources;
mod told;

pub use collect::{Collected, STDIN, collect};
pub use dates::parse_published;
pub use document::{Inspected, inspect, read};
pub use error::IntakeError;
pub use format::Format;
pub use formats::open;
pub use page::{Facts, LIMIT, Page};
pub use page_dates::{DateCandidate, Place as DatePlace};
pub use sources::{SOURCES_FILE, SourceList};
