//! Which acts does this sentence tell, who is who in them, did they happen, who says so?
//!
//! - **In:** a document, its parse, its time expressions, and a hint for each word whether it names a party.
//! - **Out:** [`record::Reading`]s in the order of the text: for each act its words, kind and standing, and the words that
//!   act, receive, say so, date and place it, each with a confidence.
//! - **Main type:** [`Reader`].
//! - **Invariant:** the same document, model and hints give the same readings on any processor: sums of small integers
//!   are exact, and what is floating point between them is computed element by element in one order.
//! - **Does not:** resolve anything. Which state "the ministry" is of, and which day "Tuesday" is, `coding` says. It does
//!   not learn either: `training/` makes the model.

mod encoder;
mod kernel;
mod model;
mod pieces;
mod reader;
mod rows;
mod windows;
mod words;

pub use model::ModelError;
pub use pieces::Vocabulary;
pub use reader::Reader;
pub use rows::{Row, rows};
pub use windows::{Window, windows};
pub use words::{FEATURES, PartyHint, WordHint};
