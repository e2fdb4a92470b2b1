//! The floors: figures below which no change may fall. The file only ever rises.

use super::Score;
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;

/// Floors by set and figure.
pub(crate) type Floors = BTreeMap<String, BTreeMap<String, f64>>;

/// Reads `floors.toml`: a table for each set, a number for each figure.
pub(crate) fn read(path: &Path) -> anyhow::Result<Floors> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

/// A line for each figure below its floor. Sets that were not scored are passed over.
pub(crate) fn below(scores: &[Score], floors: &Floors) -> Vec<String> {
    let mut lines = Vec::new();
    for (set, figures) in floors {
        if !scores.iter().any(|score| score.set == *set) {
            continue;
        }
        for (name, &floor) in figures {
            match scores.iter().find(|score| score.set == *set && score.name == *name) {
                Some(score) if score.value >= floor => {}
                Some(score) => lines.push(format!("{set}: {name} is {:.4}, floor {floor:.4}", score.value)),
                None => lines.push(format!("{set}: no figure is called {name}")),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_falls_below_or_is_missing_is_told() {
        let floors: Floors =
            toml::from_str("[\"set\"]\n\"a\" = 0.5\n\"b\" = 0.5\n\"c\" = 0.5\n[\"other\"]\n\"a\" = 1.0")
                .unwrap();
        let score = |name: &str, value| Score { set: "set".into(), name: name.into(), value };
        let lines = below(&[score("a", 0.5), score("b", 0.4999)], &floors);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].contains("b is 0.4999") && lines[1].contains("called c"));
    }
}
