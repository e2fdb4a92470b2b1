//! The scores as one table.

use super::Score;
use super::floors::Floors;
use std::fmt::Write as _;

/// For a terminal.
pub(crate) fn text(scores: &[Score], floors: &Floors) -> String {
    let mut text = String::new();
    let mut set = "";
    for score in scores {
        if score.set != set {
            set = &score.set;
            let _ = writeln!(text, "\n{set}");
        }
        let floor = floor(score, floors).map_or(String::new(), |floor| format!("  floor {floor:.4}"));
        let _ = writeln!(text, "  {:<32}{:>8.4}{floor}", score.name, score.value);
    }
    text
}

/// For `docs/scores.md`.
pub(crate) fn markdown(scores: &[Score], floors: &Floors) -> String {
    let mut text = String::from(
        "# Scores\n\nMade by `cargo xtask evaluate --write` on the development sets. The floors are those of \
         `xtask/floors.toml`: no change may fall below them.\n\n| set | figure | score | floor |\n|---|---|---:|---:|\n",
    );
    for score in scores {
        let floor = floor(score, floors).map_or(String::new(), |floor| format!("{floor:.4}"));
        let _ = writeln!(text, "| {} | {} | {:.4} | {floor} |", score.set, score.name, score.value);
    }
    text
}

fn floor(score: &Score, floors: &Floors) -> Option<f64> {
    floors.get(&score.set)?.get(&score.name).copied()
}
