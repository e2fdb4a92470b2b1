//! The line that tells an act.

use serde::{Deserialize, Serialize};

/// One line that tells an act, cut from its sentence: only the sentence's words, and the names of those whom they mean.
///
/// It shows by its own words, or by whose word it is, where the act is not told as fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The line: one to fourteen words, a capital first, no full stop. As it stands in the text, so not escaped.
    pub text: String,
    /// How much it tells, 0 to 100: who, to whom or what, in a clause of its own, without words that point elsewhere.
    pub tells: u8,
}
