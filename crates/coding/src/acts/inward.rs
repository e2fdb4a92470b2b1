//! How likely an act is one of a state against itself: what its kind and the sectors of its sides let expect.

use record::{Kind, Sector};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What an act's kind and the sector of either side add to the log-odds that both sides are of one state; in thousandths,
/// learned by `cargo xtask inward` (models/sides/README.md).
const TABLE: &str = include_str!("../../../../models/sides/inward.tsv");

static WEIGHTS: LazyLock<BTreeMap<&str, f64>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, weight)| Some((name, weight.parse::<f64>().ok()? / 1000.0)))
        .collect()
});

/// The chance, 0 to 1, that an act of this kind has both sides of one state; a side without words has no sector.
pub(super) fn chance(kind: Kind, actor: Option<Sector>, recipient: Option<Sector>) -> f32 {
    let weight = |name: String| WEIGHTS.get(name.as_str()).copied().unwrap_or(0.0);
    let sector = |sector: Option<Sector>| sector.map_or("none".to_owned(), |sector| sector.to_string());
    let log_odds = weight("every".to_owned())
        + weight(format!("kind {kind}"))
        + weight(format!("actor {}", sector(actor)))
        + weight(format!("recipient {}", sector(recipient)));
    (1.0 / (1.0 + libm::exp(-log_odds))) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn police_arrest_their_own_and_governments_put_sanctions_on_others() {
        let arrest = chance(Kind::Coerce, Some(Sector::Cop), Some(Sector::Cvl));
        let sanction = chance(Kind::Sanction, Some(Sector::Gov), Some(Sector::Gov));
        assert!(arrest > 0.5 && sanction < 0.05, "{arrest} {sanction}");
    }
}
