//! Whether a line shows how its act stands: what is not told as fact must never read as one.

use super::{Act, Candidate};
use codebook::TitleClass;
use record::Standing;

/// Whether the words of the line that bear on the act, or the speaker before it, show that the act stands as it was coded.
pub(super) fn shows(act: &Act<'_>, path: &[usize], candidate: &Candidate) -> bool {
    let classes: &[TitleClass] = match act.event.standing {
        Standing::Happened => return true,
        Standing::Negated => &[TitleClass::Denied],
        Standing::Planned => &[TitleClass::Coming],
        Standing::Threatened => &[TitleClass::Threatened],
        Standing::Hypothetical => &[TitleClass::Open, TitleClass::Condition],
        Standing::Alleged => &[TitleClass::Alleged],
    };
    let by_word = act.event.standing == Standing::Alleged && candidate.speaker.is_some();
    let bears = bearing(act, path, candidate);
    by_word || bears.iter().any(|&word| classes.iter().any(|&class| act.is(class, word)))
}

/// The words of the line that bear on the act: those above it, and what hangs on them or on it.
fn bearing(act: &Act<'_>, path: &[usize], candidate: &Candidate) -> Vec<usize> {
    let tree = act.tree();
    let kept = |word: &usize| candidate.cut.holds(*word);
    let own = act.reading.words.clone().filter(kept);
    let above = path.iter().copied().filter(kept);
    let all: Vec<usize> = own.chain(above).collect();
    let below = all.iter().flat_map(|&word| tree.dependents(word)).filter(kept);
    let shared = candidate.cut.shared.iter().copied();
    all.iter().copied().chain(below).chain(shared).collect()
}
