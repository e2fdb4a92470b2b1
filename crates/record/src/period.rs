//! Periods that have a name: "the Second Karabakh War".

use crate::When;
use serde::{Deserialize, Serialize};

/// A period that texts name instead of dating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPeriod {
    /// Its names, as written in running text without an article.
    pub names: Vec<String>,
    /// Its days.
    pub when: When,
}
