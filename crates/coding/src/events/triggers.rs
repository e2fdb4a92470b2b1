//! Which words of a sentence name an act: the patterns of the codebook, matched on the tree.

use super::clause_heads;
use super::clauses;
use super::naming::{WordSet, lower, matches_word, names_one_of, names_word};
use super::nominal;
use super::roles;
use super::stems;
use super::tree::Tree;
use codebook::{Pattern, PatternBook, Role, WordClass};
use record::{Kind, Quad, Relation, Upos, Xpos};
use std::ops::Range;

/// How far from its verb a fixed word may stand.
const REACH: usize = 14;

/// Participles that, joined to a name by a hyphen, only say whose a thing is.
const WHOSE: &[&str] =
    &["led", "occupied", "held", "annexed", "controlled", "administered", "ruled", "run", "owned"];

/// Verbs of judging what was done.
const JUDGE: &[&str] = &[
    "applaud", "blame", "commend", "condemn", "decry", "denounce", "deplore", "greet", "hail", "laud",
    "praise", "slam", "welcome",
];

/// Words that name an act, with the pattern that reads them.
#[derive(Clone, Debug)]
pub(crate) struct Trigger<'a> {
    pub(crate) pattern: &'a Pattern,
    pub(crate) class: WordClass,
    /// The word whose dependents are the roles.
    pub(crate) head: usize,
    /// All words of the trigger, ascending.
    pub(crate) words: Vec<usize>,
    /// The object that the pattern asks for, if it asks for one.
    pub(crate) object: Option<usize>,
    /// The head of the clause that the pattern asks for, if it asks for one.
    pub(crate) clause: Option<usize>,
    /// Triggers that tell of the same act, and may name the parties that this one lacks.
    pub(crate) joined: Vec<Trigger<'a>>,
}

/// The triggers of a sentence in the order of the text: at most one for a word.
pub(crate) fn find<'a>(tree: &Tree, sentence: Range<usize>, book: &'a PatternBook) -> Vec<Trigger<'a>> {
    let found = sentence.clone().filter_map(|word| at(tree, &sentence, word, book)).collect();
    without_consumed(tree, found)
}

/// The most constrained pattern that reads the word at `head` as the head of a trigger.
fn at<'a>(tree: &Tree, sentence: &Range<usize>, head: usize, book: &'a PatternBook) -> Option<Trigger<'a>> {
    // "let alone describe it" allows nothing.
    if tree.is_word(head, "let") && head + 1 < sentence.end && tree.is_word(head + 1, "alone") {
        return None;
    }
    // "(Turan, March 3)"
    if tree.is_word(head, "march") && tree.upos(head) == Upos::Propn {
        return None;
    }
    let classes: &[WordClass] = match tree.upos(head) {
        // "the NATO-led mission", "Russian-occupied Crimea": says whose it is, not what was done.
        Upos::Verb
            if tree.relation(head) == Relation::Amod
                && WHOSE.iter().any(|word| tree.is_word(head, word))
                && head.checked_sub(1).is_some_and(|before| is_hyphen(tree, before)) =>
        {
            return None;
        }
        Upos::Verb if nominal::is_nominal(tree, head) || is_bare_noun(tree, head) => {
            &[WordClass::Noun, WordClass::Verb]
        }
        Upos::Verb => &[WordClass::Verb, WordClass::Adjective],
        // "was in Cairo", as `stays` has it.
        Upos::Aux if stands_alone(tree, head) => &[WordClass::Verb],
        Upos::Noun | Upos::Propn => &[WordClass::Noun],
        // "Georgia shut down its embassy": a form that is an adjective too.
        Upos::Adj if has_verbal_dependents(tree, head) => &[WordClass::Verb, WordClass::Adjective],
        Upos::Adj => &[WordClass::Adjective],
        _ => return None,
    };
    let lemma = lower(tree.lemma(head));
    let word = lower(tree.word(head));
    classes.iter().find_map(|&class| {
        let by_word = (word != lemma && class != WordClass::Verb).then(|| book.headed_by(&word, class));
        let mut candidates = book.headed_by(&lemma, class).chain(by_word.into_iter().flatten()).peekable();
        let governs = !matches!(tree.relation(head), Relation::Acl | Relation::Amod);
        if class == WordClass::Verb && governs && candidates.peek().is_none() {
            return stems::of(&word).iter().find_map(|stem| {
                book.headed_by(stem, class)
                    .find_map(|(pattern, words)| read(tree, sentence, head, pattern, words))
            });
        }
        candidates.find_map(|(pattern, words)| read(tree, sentence, head, pattern, words))
    })
}

/// "Shelling killed four", "blame Russian jamming"
fn is_bare_noun(tree: &Tree, word: usize) -> bool {
    let described = || tree.child(word, |relation| relation == Relation::Amod).is_some();
    let relation = tree.relation(word);
    tree.token(word).xpos == Xpos::Vbg
        && (roles::is_subject(relation) || (relation == Relation::Obj && described()))
        && tree.child(word, |relation| relation == Relation::Obj || roles::is_subject(relation)).is_none()
}

/// Whether a form of "be" is the verb of its clause.
fn stands_alone(tree: &Tree, word: usize) -> bool {
    tree.lemma(word) == "be"
        && !matches!(tree.relation(word), Relation::Aux | Relation::AuxPass | Relation::Cop)
        && tree.child(word, roles::is_subject).is_some()
}

/// Whether a word has the object or particle of a verb.
fn has_verbal_dependents(tree: &Tree, word: usize) -> bool {
    tree.child(word, |relation| relation == Relation::Obj).is_some()
        && tree.child(word, |relation| matches!(relation, Relation::CompoundPrt | Relation::Nsubj)).is_some()
}

/// A noun that is part of another trigger, or the object that a verb's pattern asks for, names no act of its own.
fn without_consumed<'a>(tree: &Tree, mut found: Vec<Trigger<'a>>) -> Vec<Trigger<'a>> {
    let mut consumed = Vec::new();
    let deed = |trigger: &&Trigger| {
        matches!(trigger.pattern.kind.quad(), Quad::MaterialConflict | Quad::MaterialCooperation)
            && nominal::is_owned(tree, trigger.head)
    };
    let deeds: Vec<usize> = found.iter().filter(deed).map(|trigger| trigger.head).collect();
    for trigger in &found {
        consumed.extend(trigger.words.iter().filter(|&&word| word != trigger.head).copied());
        let judged = matches!(trigger.pattern.kind, Kind::Support | Kind::Accuse)
            && JUDGE.contains(&tree.lemma(trigger.head));
        if trigger.class == WordClass::Verb
            && let Some(object) = trigger.object
        {
            let wanted = trigger.pattern.object.as_ref();
            consumed.extend(tree.conjuncts(object).into_iter().filter(|&word| {
                let fits = word == object || wanted.is_some_and(|wanted| names_word(tree, word, wanted));
                // "blamed Russian jamming", "welcomed Iran's release of": a deed that is judged was done.
                fits && !(judged && deeds.contains(&word))
            }));
        }
    }
    // "said that talks were out of the question": neither talks nor a second refusal.
    let subjects = found.iter().filter(|trigger| trigger.pattern.clause_subject.is_some());
    consumed.extend(subjects.filter_map(|trigger| roles::surface_subject(tree, trigger.clause?)));
    let verdicts: Vec<(usize, Kind)> =
        found.iter().filter_map(|trigger| Some((trigger.clause?, trigger.pattern.kind))).collect();
    found.retain(|trigger| {
        !consumed.contains(&trigger.head) && !verdicts.contains(&(trigger.head, trigger.pattern.kind))
    });
    found
}

fn read<'a>(
    tree: &Tree,
    sentence: &Range<usize>,
    head: usize,
    pattern: &'a Pattern,
    phrase: &codebook::Trigger,
) -> Option<Trigger<'a>> {
    let words = match phrase.class {
        WordClass::Verb => verb_words(tree, sentence, head, &phrase.words)?,
        WordClass::Noun => noun_words(tree, sentence, head, phrase)?,
        WordClass::Adjective => adjective_words(tree, sentence, head, phrase)?,
    };
    let mut trigger =
        Trigger { pattern, class: phrase.class, head, words, object: None, clause: None, joined: Vec::new() };
    trigger.clause = clause_heads::find(tree, sentence, &trigger);
    let headed = pattern.clause_head.is_empty() || trigger.clause.is_some();
    (headed && meets_constraints(tree, &mut trigger)).then_some(trigger)
}

pub(super) fn verb_words(
    tree: &Tree,
    sentence: &Range<usize>,
    verb: usize,
    words: &[String],
) -> Option<Vec<usize>> {
    let mut found = vec![verb];
    for word in &words[1..] {
        let last = *found.last()?;
        let next = (last + 1..sentence.end.min(verb + REACH)).find(|&at| {
            matches_word(tree, at, word)
                && (at == last + 1 || (belongs(tree, at, verb) && is_near(tree, last, at)))
        })?;
        found.push(next);
    }
    Some(found)
}

/// Whether a fixed noun stands where it must: as the object, within the phrase of the preposition before it ("go to
/// war" and not "go to the river after the war"), or near.
fn is_near(tree: &Tree, last: usize, at: usize) -> bool {
    if tree.upos(at) != Upos::Noun {
        return true;
    }
    match tree.relation(last) {
        Relation::Case => tree.head(last) == Some(at) || at <= last + 2,
        _ => {
            at <= last + 6
                || matches!(tree.relation(at), Relation::Obj | Relation::NsubjPass | Relation::Xcomp)
        }
    }
}

/// Whether a word stands in the verb's own clause.
fn belongs(tree: &Tree, word: usize, verb: usize) -> bool {
    let mut at = word;
    loop {
        match tree.relation(at) {
            Relation::Ccomp | Relation::Advcl | Relation::AclRelcl | Relation::Acl | Relation::Parataxis => {
                return false;
            }
            // "stood ready to hold talks with", "called it unfit for": a preposition of the complement's own.
            Relation::Xcomp if at != word => return false,
            _ => {}
        }
        match tree.head(at) {
            Some(head) if head == verb => return tree.relation(at) != Relation::Conj,
            Some(head) => at = head,
            None => return false,
        }
    }
}

/// The words of a phrase laid along the text with its head on `head`; hyphens between them are passed over.
fn along(
    tree: &Tree,
    sentence: &Range<usize>,
    head: usize,
    phrase: &codebook::Trigger,
) -> Option<Vec<usize>> {
    if !matches_word(tree, head, phrase.head_word()) {
        return None;
    }
    let mut found = vec![head];
    let mut at = head;
    for word in phrase.words[..phrase.head].iter().rev() {
        at = (sentence.start..at).rev().find(|&before| !is_hyphen(tree, before))?;
        matches_word(tree, at, word).then(|| found.insert(0, at))?;
    }
    at = head;
    for word in &phrase.words[phrase.head + 1..] {
        at = (at + 1..sentence.end).find(|&after| !is_hyphen(tree, after))?;
        matches_word(tree, at, word).then(|| found.push(at))?;
    }
    Some(found)
}

fn noun_words(
    tree: &Tree,
    sentence: &Range<usize>,
    head: usize,
    phrase: &codebook::Trigger,
) -> Option<Vec<usize>> {
    let words = along(tree, sentence, head, phrase)?;
    // "attack helicopters": a noun that only describes the next one names no act.
    let describes = matches!(tree.relation(head), Relation::Compound | Relation::Amod | Relation::Flat)
        && tree.head(head).is_some_and(|above| above > head && !words.contains(&above));
    (!describes).then_some(words)
}

fn adjective_words(
    tree: &Tree,
    sentence: &Range<usize>,
    head: usize,
    phrase: &codebook::Trigger,
) -> Option<Vec<usize>> {
    let words = along(tree, sentence, head, phrase)?;
    let predicative =
        tree.child(head, |relation| matches!(relation, Relation::Cop | Relation::Nsubj)).is_some()
            || matches!(
                tree.relation(head),
                Relation::Xcomp
                    | Relation::Root
                    | Relation::Acl
                    | Relation::Conj
                    | Relation::Advcl
                    | Relation::Ccomp
            );
    predicative.then_some(words)
}

fn is_hyphen(tree: &Tree, index: usize) -> bool {
    matches!(tree.word(index), "-" | "–" | "—" | "‑")
}

/// Whether all constraints of the pattern hold; notes the object that it asks for.
fn meets_constraints(tree: &Tree, trigger: &mut Trigger) -> bool {
    let pattern = trigger.pattern;
    if pattern.negated && !clauses::is_negated(tree, trigger.head) {
        return false;
    }
    // "acted in breach of the convention" tells no breach beside the acting.
    if trigger.class == WordClass::Noun && nominal::is_prepositional(tree, trigger.head) {
        return false;
    }
    // "in support of Oman" is no act of Oman's.
    let acts_by_of = pattern.actor.first().is_some_and(|role| *role == Role::Preposition("of".to_owned()));
    if acts_by_of && trigger.class == WordClass::Noun && tree.has_case(trigger.head, "in") {
        return false;
    }
    if pattern.object.is_some() || !pattern.no_object.is_empty() {
        let objects = objects(tree, trigger);
        if objects.iter().any(|&object| names_one_of(tree, object, &pattern.no_object)) {
            return false;
        }
        if let Some(wanted) = &pattern.object {
            trigger.object = objects.iter().copied().find(|&object| names_one_of(tree, object, wanted));
            if trigger.object.is_none() {
                return false;
            }
        }
    }
    if pattern.subject.is_some() || !pattern.no_subject.is_empty() {
        let subjects = subjects(tree, trigger);
        let met = |wanted: &WordSet| subjects.iter().any(|&subject| names_one_of(tree, subject, wanted));
        if pattern.subject.as_ref().is_some_and(|wanted| !met(wanted)) || met(&pattern.no_subject) {
            return false;
        }
    }
    if !pattern.no_modifiers.is_empty() && is_modified(tree, trigger, &pattern.no_modifiers) {
        return false;
    }
    pattern.modifiers.as_ref().is_none_or(|wanted| is_modified(tree, trigger, wanted))
        && pattern.with.iter().all(|(preposition, wanted)| {
            prepositional(tree, trigger, preposition)
                .iter()
                .any(|&head| wanted.is_empty() || names_one_of(tree, head, wanted))
        })
        && pattern.clause.is_none_or(|clause| clauses::has(tree, trigger.head, clause))
}

/// Whether one of these words modifies the trigger, or the object of a verb.
fn is_modified(tree: &Tree, trigger: &Trigger, wanted: &WordSet) -> bool {
    let object = (trigger.class == WordClass::Verb).then(|| roles::object(tree, trigger.head)).flatten();
    let modifies = |word: usize| {
        matches!(
            tree.relation(word),
            Relation::Amod | Relation::Compound | Relation::Advmod | Relation::Nmod | Relation::NmodPoss
        )
    };
    [Some(trigger.head), object].into_iter().flatten().any(|word| {
        tree.children(word).filter(|&child| modifies(child)).any(|child| {
            names_word(tree, child, wanted)
                || tree.children(child).any(|below| {
                    (modifies(below) || tree.relation(below) == Relation::Conj)
                        && names_word(tree, below, wanted)
                })
        })
    })
}

/// Heads of what is acted on, conjuncts and the content of "a number of" included.
fn objects(tree: &Tree, trigger: &Trigger) -> Vec<usize> {
    let heads: Vec<usize> = match trigger.class {
        WordClass::Verb => roles::object(tree, trigger.head).into_iter().collect(),
        WordClass::Adjective => roles::own_preposition(tree, trigger.head, "of").collect(),
        WordClass::Noun => nominal::possible_objects(tree, trigger.head),
    };
    // "sworn enemy and the attack": a participle before a noun has no more than that noun.
    if trigger.class == WordClass::Verb && tree.relation(trigger.head) == Relation::Amod {
        return heads;
    }
    widened(tree, heads)
}

fn subjects(tree: &Tree, trigger: &Trigger) -> Vec<usize> {
    let heads: Vec<usize> = match trigger.class {
        WordClass::Noun => nominal::possible_subjects(tree, trigger.head),
        _ => roles::subject(tree, trigger.head).into_iter().collect(),
    };
    widened(tree, heads)
}

fn widened(tree: &Tree, heads: Vec<usize>) -> Vec<usize> {
    heads
        .into_iter()
        .flat_map(|head| tree.conjuncts(head))
        .flat_map(|head| [head, nominal::content(tree, head)])
        .collect()
}

fn prepositional(tree: &Tree, trigger: &Trigger, preposition: &str) -> Vec<usize> {
    match trigger.class {
        WordClass::Noun => nominal::tied_by(tree, trigger.head, preposition),
        _ => roles::with_preposition(tree, trigger.head, preposition),
    }
    .into_iter()
    .flat_map(|head| tree.conjuncts(head))
    .collect()
}
