//! How much a line tells.

use super::{Act, Candidate, WORDS};
use record::{Actor, Relation};

/// The weights of what a line should hold; together 100.
const DOER: u8 = 25;
const WHOM: u8 = 20;
const HEAD: u8 = 25;
const CLAUSE: u8 = 5;
const WHOLE: u8 = 10;
const NAMED: u8 = 10;
const LENGTH: u8 = 5;

/// What a line loses whose words a comma parts in the text: it may not hold together.
const BROKEN: u8 = 15;

/// How many words a line has at least that says which act it tells.
const SHORT: usize = 4;

/// How much a line tells, 0 to 100: the doer, to whom or what, the act itself before what is said of it, nothing needed left
/// out, no word that points elsewhere, and a length that can be read at a glance.
pub(super) fn tells(act: &Act<'_>, path: &[usize], candidate: &Candidate) -> u8 {
    let cut = &candidate.cut;
    let holds = |actor: &Actor| actor.mention.is_some_and(|mention| cut.touches(act, mention));
    let told = |side: &[Actor]| side.iter().any(|actor| actor.mention.is_some());
    let doer = if told(&act.event.actors) { act.event.actors.iter().any(holds) } else { candidate.clause };
    let whom =
        if told(&act.event.recipients) { act.event.recipients.iter().any(holds) } else { cut.words(act) > 3 };
    let words = cut.words(act) + usize::from(candidate.speaker.is_some());
    let parts = [
        (doer, DOER),
        (whom, WHOM),
        (candidate.clause, CLAUSE),
        (cut.whole, WHOLE),
        (cut.pointing == 0, NAMED),
        ((SHORT..WORDS).contains(&words), LENGTH),
    ];
    let held: u8 = parts.into_iter().filter(|(held, _)| *held).map(|(_, weight)| weight).sum();
    (held + nearness(act, path)).saturating_sub(if cut.broken { BROKEN } else { 0 })
}

/// How near the act is to what the line says: its own phrase, or what its verb is about.
fn nearness(act: &Act<'_>, path: &[usize]) -> u8 {
    let tree = act.tree();
    // Verbs that take their meaning from the next are one step with it, and so is a clause with who says it.
    let steps = path.iter().rev().skip(1).filter(|&&word| {
        !matches!(
            tree.relation(word),
            Relation::Xcomp | Relation::Ccomp | Relation::Conj | Relation::Obj | Relation::Acl
        )
    });
    let aside = steps
        .clone()
        .any(|&word| matches!(tree.relation(word), Relation::Advcl | Relation::Obl | Relation::Nmod));
    match (steps.count(), aside) {
        (0, _) => HEAD,
        (1, false) => HEAD - 5,
        (1, true) => HEAD / 2,
        (2, _) => HEAD / 4,
        _ => 0,
    }
}
