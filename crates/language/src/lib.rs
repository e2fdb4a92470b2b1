//! How is this sentence built?
//!
//! - **In:** a [`Document`](record::Document), or the words of a sentence. **Out:** a
//!   [`Parse`](record::Parse): sentences, words with class, lemma, head and relation, and names.
//! - **Main type:** [`Language`]; main function: [`Language::parse`], which cannot fail.
//! - **Invariant:** the same text and model give the same parse on every machine (all scores are integers);
//!   every sentence is a tree with one root; spans lie inside told blocks.
//! - **Does not:** know which state, person or place a name means: that is the codebook's to say. It knows no
//!   more than words that names are made of. It reads no files; the model is part of the program, or bytes that
//!   the caller read.

mod agreement;
mod binary;
mod clusters;
pub mod conllu;
mod finite;
mod hash;
mod header;
mod language;
mod lemma;
mod model;
mod name_words;
mod names;
mod naming;
mod parser;
mod table;
mod tagger;
mod tags;
mod text;
pub mod training;
mod uses;
mod words;

pub use header::{ModelHeader, ModelInput};
pub use language::{Analysis, Language};
pub use model::{FORMAT, ModelError};
pub use text::{Piece, pieces, sentences};
