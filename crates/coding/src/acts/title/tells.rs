//! How much a line tells.

use super::{Act, Candidate, WORDS, relations};
use record::{Actor, Relation, Span, Upos};

/// The weights of what a line should hold; together 100.
const DOER: u8 = 25;
const WHOM: u8 = 20;
const HEAD: u8 = 25;
const CLAUSE: u8 = 5;
const WHOLE: u8 = 10;
const NAMED: u8 = 10;
const LENGTH: u8 = 5;

/// What a line loses whose words a comma parts in the text: it may not hold together.
const BROKEN: u8 = 25;

/// What a line loses whose subject is not whom the reader took for the doer.
const DOUBTFUL: u8 = 20;

/// How many words a line has at least that says which act it tells.
const SHORT: usize = 4;

/// How much a line tells, 0 to 100: the doer, to whom or what, the act itself before what is said of it, nothing needed left
/// out, no word that points elsewhere, and a length that can be read at a glance.
pub(super) fn tells(act: &Act<'_>, path: &[usize], candidate: &Candidate) -> u8 {
    let cut = &candidate.cut;
    let speaks = |mention: Span| {
        let head = candidate.speaker.as_ref().and_then(|speaker| speaker.head);
        head.is_some_and(|head| mention.overlaps(act.tree().token(head).span))
    };
    let holds =
        |actor: &Actor| actor.mention.is_some_and(|mention| cut.touches(act, mention) || speaks(mention));
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
    // A name and a colon before a noun phrase say nothing that somebody says.
    let no_words = candidate.speaker.is_some() && !candidate.clause;
    let doubts = [(cut.broken || no_words, BROKEN), (candidate.clause && is_doubtful(act, path), DOUBTFUL)];
    let lost: u8 = doubts.into_iter().filter(|(lost, _)| *lost).map(|(_, weight)| weight).sum();
    (held + nearness(act, path)).saturating_sub(lost)
}

/// Whether the clause of the act itself has another subject than the reader's doer.
fn is_doubtful(act: &Act<'_>, path: &[usize]) -> bool {
    let tree = act.tree();
    let &[clause] = path else { return false };
    let Some(subject) = relations::subject(act, clause) else { return false };
    let passive =
        tree.dependent(clause, Relation::AuxPass).is_some() || tree.relation(subject) == Relation::NsubjPass;
    let is_verb = tree.token(clause).upos == Upos::Verb;
    // Whom a pronoun means the reader may have told by other words.
    if passive || !is_verb || tree.token(subject).upos == Upos::Pron {
        return false;
    }
    let told = &act.reading.actors;
    let mut here = told.iter().filter(|told| act.has(told.words.start)).peekable();
    let reach = tree.reach(subject);
    here.peek().is_some() && here.all(|told| told.words.end <= reach.start || reach.end <= told.words.start)
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
    let aside = steps.clone().any(|&word| {
        matches!(
            tree.relation(word),
            Relation::Advcl | Relation::Obl | Relation::Nmod | Relation::Csubj | Relation::Amod
        )
    });
    match (steps.count(), aside) {
        (0, _) => HEAD,
        (1, false) => HEAD - 5,
        (1, true) => HEAD / 2,
        (2, _) => HEAD / 4,
        _ => 0,
    }
}
