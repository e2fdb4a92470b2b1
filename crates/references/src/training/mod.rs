//! How the model learns: a conditional random field over the chunks of an entry, first from many entries that are
//! marked a little otherwise, then from those that are marked as is wanted.

mod chain;
mod folds;
mod gold;
mod learn;
mod score;

pub use folds::{cross_validate, unlike};
pub use gold::{Example, GoldError, read_lines, read_xml};
pub use learn::{Course, Plan, learn};
pub use score::{Score, Tally, score};
