//! Acts that are told by pointing at the one told before: "and Sudan did the same", "as did Oman", "Peru followed suit",
//! "Hanoi did not".

use super::parties::{Reader, is_other};
use super::sides::Sides;
use super::tree::Tree;
use super::{clauses, memory, roles};
use record::{Actor, Event, Relation, Standing, Upos};
use std::ops::Range;

/// A verb that stands for an act told before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Echo {
    /// The verb.
    pub(crate) head: usize,
    /// Its words, ascending.
    pub(crate) words: Vec<usize>,
    /// Who does the same.
    pub(crate) subject: usize,
    /// Whether it says that the act was not done.
    pub(crate) negated: bool,
}

/// The echoes of a sentence, in the order of the text.
pub(crate) fn find(tree: &Tree, sentence: Range<usize>) -> Vec<Echo> {
    sentence.clone().filter_map(|word| at(tree, &sentence, word)).collect()
}

fn at(tree: &Tree, sentence: &Range<usize>, head: usize) -> Option<Echo> {
    let helps = matches!(tree.relation(head), Relation::Aux | Relation::AuxPass | Relation::Cop);
    if helps || !matches!(tree.upos(head), Upos::Verb | Upos::Aux) {
        return None;
    }
    let object = tree.child(head, |relation| relation == Relation::Obj).filter(|&object| object > head);
    let own = tree.child(head, roles::is_subject);
    let echo = |second: usize| {
        let mut words = vec![head, second];
        words.sort_unstable();
        Some(Echo { head, words, subject: own?, negated: clauses::is_negated(tree, head) })
    };
    match tree.lemma(head) {
        "follow" => echo(object.filter(|&object| tree.lemma(object) == "suit")?),
        "do" => {
            if let Some(same) = object.filter(|&object| tree.is_word(object, "same")) {
                return echo(same);
            }
            let next = (head + 1 < sentence.end).then_some(head + 1);
            let is_so = |&next: &usize| ["so", "likewise"].iter().any(|word| tree.is_word(next, word));
            if let Some(so) = next.filter(is_so) {
                return echo(so);
            }
            inverted(tree, sentence, head).or_else(|| bare_negation(tree, sentence, head))
        }
        _ => None,
    }
}

/// "as did Oman", "so did Oman", "nor did Oman": the subject stands behind, where the parser may take it for an object.
fn inverted(tree: &Tree, sentence: &Range<usize>, head: usize) -> Option<Echo> {
    let before = head.checked_sub(1).filter(|before| sentence.contains(before))?;
    let is = |words: &[&str]| words.iter().any(|word| tree.is_word(before, word));
    let negated = is(&["nor", "neither"]);
    if !negated && !is(&["as", "so"]) {
        return None;
    }
    let subject = tree
        .children_by(head, |relation| roles::is_subject(relation) || relation == Relation::Obj)
        .find(|&subject| subject > head)?;
    Some(Echo { head, words: vec![before, head], subject, negated })
}

/// "Beijing objected; Hanoi did not."
fn bare_negation(tree: &Tree, sentence: &Range<usize>, head: usize) -> Option<Echo> {
    let not = (head + 1 < sentence.end).then_some(head + 1).filter(|&not| tree.is_word(not, "not"))?;
    let ends = not + 1 >= sentence.end || tree.upos(not + 1) == Upos::Punct;
    let subject = tree.child(head, roles::is_subject).filter(|_| ends)?;
    Some(Echo { head, words: vec![head, not], subject, negated: true })
}

/// The sides and the standing of the act, as those of the act before with another doer; `None` if nobody known does it.
pub(crate) fn read(reader: &Reader, echo: &Echo, before: &Event) -> Option<(Sides, Standing)> {
    let actors = reader.known(&[echo.subject]);
    if actors.iter().all(|actor| actor.country.is_none() || !is_other(actor, &before.actors)) {
        return None;
    }
    let others = |side: &[Actor]| {
        let mut others = memory::without_mentions(side);
        others.retain(|actor| is_other(actor, &actors));
        others
    };
    let mut recipients = others(&before.recipients);
    // "Greeks helped the Turks, and the Turks did the same"
    if recipients.is_empty() && !before.recipients.is_empty() {
        recipients = others(&before.actors);
    }
    let standing = if echo.negated { Standing::Negated } else { before.standing };
    Some((Sides { actors, recipients }, standing))
}
