//! How likely something read is right.

use serde::{Deserialize, Serialize};

/// A chance in whole percent, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(u8);

impl Confidence {
    /// The nearest percent of a chance; what lies outside 0 to 1 is taken for the nearer end.
    pub fn of_chance(chance: f32) -> Confidence {
        // The cast saturates, and a chance that is no number counts as none.
        Confidence(((chance * 100.0).round() as u8).min(100))
    }

    /// In percent.
    pub fn percent(self) -> u8 {
        self.0
    }

    /// As a number of 0 to 1.
    pub fn chance(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;

    #[test]
    fn chances_are_rounded_and_bounded() {
        for (chance, percent) in [(0.0, 0), (0.494, 49), (0.996, 100), (7.0, 100), (-1.0, 0), (f32::NAN, 0)] {
            assert_eq!(Confidence::of_chance(chance).percent(), percent, "{chance}");
        }
    }
}
