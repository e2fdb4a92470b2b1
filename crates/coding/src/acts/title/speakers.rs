//! On whose word a clause is told: "Baku said that ...", "..., the minister said", "according to ...".

use super::cut::Cut;
use super::{Act, names, relations};
use codebook::{TitleClass, WordClass};
use record::{Relation, Sector, Span, Upos};

/// Somebody on whose word something is told.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub(super) name: String,
    /// The word that the name is told by, if it is of the same sentence.
    pub(super) head: Option<usize>,
}

/// By whose word something is told.
pub(super) enum Speech {
    /// By nobody's but the author's, as far as its own sentence tells.
    None,
    /// By that of somebody with a name.
    By(Speaker),
    /// By somebody's who cannot be named, or by one who does not say it.
    Unclear,
}

/// On whose word the clause or phrase `top` is told: the verb of saying above it, or beside it.
pub(super) fn of(act: &Act<'_>, top: usize) -> Speech {
    let tree = act.tree();
    let mut below = top;
    for above in tree.up(top) {
        if above != top {
            match tree.relation(below) {
                Relation::Ccomp if brings_word(act, above) => return by(act, above),
                // "..., he said": the parser may hang what is said on the verb as it likes.
                Relation::Advcl | Relation::Parataxis | Relation::Csubj
                    if is_saying(act, above) && tree.dependent(below, Relation::Mark).is_none() =>
                {
                    return by(act, above);
                }
                // Any other verb that brings a clause says of it what the clause alone does not.
                Relation::Ccomp | Relation::CsubjPass | Relation::Csubj => return Speech::Unclear,
                _ => {}
            }
        }
        for beside in tree.dependents(above).filter(|&at| at != below) {
            match tree.relation(beside) {
                Relation::Parataxis if is_saying(act, beside) && !tree.dominates(beside, top) => {
                    let content = tree.dependents(beside).any(|at| tree.relation(at) == Relation::Ccomp);
                    if !content && said_by(act, beside).is_some() {
                        return by(act, beside);
                    }
                }
                _ => {}
            }
        }
        below = above;
    }
    according_to(act).map_or(Speech::None, |head| {
        names::phrase(act, head)
            .map_or(Speech::Unclear, |name| Speech::By(Speaker { name, head: Some(head) }))
    })
}

/// The one to whom the sentence lays what it tells, wherever the parser hung it: "according to the ministry". What is done
/// according to an agreement is not told by it.
fn according_to(act: &Act<'_>) -> Option<usize> {
    let tree = act.tree();
    let mut words = act.sentence.tokens.clone().filter(|word| !act.aside.contains(word));
    let first = words.find(|&word| {
        act.is(TitleClass::ByWordOf, word)
            && act.has(word + 1)
            && matches!(tree.token(word + 1).upos, Upos::Adp | Upos::Part)
    })?;
    let rest = first + 2..act.sentence.tokens.end;
    let end = rest.clone().find(|&word| tree.token(word).upos == Upos::Punct).unwrap_or(rest.end);
    let phrase = rest.start..end;
    let outside = |word: usize| tree.head(word).is_none_or(|head| !phrase.contains(&head));
    let head = phrase.clone().find(|&word| tree.is_nominal(word) && outside(word))?;
    let set_apart = first == act.sentence.tokens.start || tree.token(first - 1).upos == Upos::Punct;
    let speaks = !act.desk.page.mentions.actors_of(head).is_empty();
    (set_apart || speaks).then_some(head)
}

/// Whether a phrase says by whose word something is told.
pub(super) fn is_by_word_of(act: &Act<'_>, phrase: usize) -> bool {
    according_to(act) == Some(phrase)
}

/// Whether a verb is one by which somebody says something.
pub(super) fn is_saying(act: &Act<'_>, verb: usize) -> bool {
    act.is(TitleClass::Plain, verb)
        || act.desk.codebook.words.is(WordClass::Saying, act.tree().lemma(verb))
        || act.is(TitleClass::Alleged, verb) && act.tree().token(verb).upos == Upos::Verb
}

/// Whether a verb of saying affirms what it brings, so that the speaker's name says as much.
fn brings_word(act: &Act<'_>, verb: usize) -> bool {
    let tree = act.tree();
    let affirmed = tree.dependents(verb).all(|at| {
        let small = matches!(tree.relation(at), Relation::Aux | Relation::Advmod | Relation::Mark);
        let qualified = [TitleClass::Denied, TitleClass::Open, TitleClass::Condition, TitleClass::Coming]
            .into_iter()
            .any(|class| act.is(class, at));
        !(small && qualified)
    });
    is_saying(act, verb) && !act.is(TitleClass::Denied, verb) && affirmed
}

/// The one who says what a verb of saying brings.
fn by(act: &Act<'_>, verb: usize) -> Speech {
    if !brings_word(act, verb) {
        return Speech::Unclear;
    }
    let named = said_by(act, verb)
        .and_then(|head| Some(Speaker { name: names::phrase(act, head)?, head: Some(head) }));
    named.or_else(|| holder(act)).map_or(Speech::Unclear, Speech::By)
}

/// The word for who says something: the subject, or, behind the verb, what the parser took for its object.
fn said_by(act: &Act<'_>, verb: usize) -> Option<usize> {
    let tree = act.tree();
    let inverted = || {
        let object = tree.dependent(verb, Relation::Obj).filter(|&at| at > verb)?;
        (tree.relation(verb) == Relation::Parataxis && tree.is_nominal(object)).then_some(object)
    };
    let named = |&at: &usize| tree.is_nominal(at) && !relations::is_time(act, at);
    relations::subject(act, verb).filter(named).or_else(inverted)
}

/// One by whose word the act is coded, told in its sentence by words that the line lacks.
pub(super) fn untold_holder(act: &Act<'_>, cut: &Cut) -> Option<Speaker> {
    let inside = |mention: Span| act.sentence.span.contains(mention);
    let mut told = act.event.said_by.iter().filter(|holder| holder.sector != Sector::Jrn);
    let is_lacking = told.clone().next().is_some()
        && told.all(|holder| {
            holder.mention.is_some_and(|mention| inside(mention) && !cut.touches(act, mention))
        });
    is_lacking.then(|| holder(act)).flatten()
}

/// The innermost of those by whose word the event is coded, a person or body before an outlet.
pub(super) fn holder(act: &Act<'_>) -> Option<Speaker> {
    let holders = || act.event.said_by.iter().rev();
    let holder = holders().find(|holder| holder.sector != Sector::Jrn).or_else(|| holders().next())?;
    let words = holder.mention.and_then(|mention| {
        let inside = |&word: &usize| mention.contains(act.tree().token(word).span);
        let head = act.sentence.tokens.clone().filter(inside).find(|&word| {
            !act.tree().head(word).is_some_and(|head| mention.contains(act.tree().token(head).span))
        })?;
        names::phrase(act, head)
    });
    let name = words.unwrap_or_else(|| holder.name.clone());
    let named = name.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    (named && name.split_whitespace().count() <= 6).then_some(Speaker { name, head: None })
}

/// Who says what, where a clause is told by a verb of saying that adds nothing, or that stands behind what it brings.
pub(super) fn brings(act: &Act<'_>, verb: usize) -> Option<(Speaker, usize)> {
    let tree = act.tree();
    if !brings_word(act, verb) {
        return None;
    }
    let content = tree.dependents(verb).find(|&at| {
        matches!(tree.relation(at), Relation::Ccomp)
            || tree.relation(at) == Relation::Parataxis && relations::own_subject(tree, at).is_some()
    })?;
    let told = act.is(TitleClass::Plain, verb) || content < verb;
    if !told || relations::own_subject(tree, content).is_none() {
        return None;
    }
    let head = said_by(act, verb)?;
    let speaker = Speaker { name: names::phrase(act, head)?, head: Some(head) };
    Some((speaker, content))
}
