//! What does this entry of a list of sources cite?
//!
//! - **In:** a [`record::Document`] with its blocks. **Out:** a [`record::Reference`] for each entry of its lists of
//!   sources: authors, title, holder, dates, pages, address, each a span of the document's text.
//! - **Main type:** [`EntryParser`], a conditional random field over the words of an entry, with integer weights.
//!   Main function: [`EntryParser::references`].
//! - **Invariant:** no field holds a word that its entry does not have; of authors that a dash stands for, the entry
//!   before. The day on which a page was looked at is never the date of its publication.
//! - **Does not:** find the entries (`intake` does), judge them (`chronicle` does), or look anything up.

mod chain;
mod chunks;
mod dates;
mod features;
mod fields;
mod hash;
mod kinds;
mod label;
mod lexicon;
mod looks;
mod model;
mod names;
mod parser;
pub mod training;
mod trim;
mod volumes;
mod words;

pub use label::Label;
pub use model::ModelError;
pub use parser::EntryParser;
