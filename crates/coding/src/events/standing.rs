//! Whether the act took place: negation, modals, conditions, and the words that govern it.

use super::tree::Tree;
use super::triggers::Trigger;
use super::{clauses, nominal, roles};
use codebook::{StandingBook, WordClass};
use record::{Relation, Standing, Upos};

/// How many clauses up a governing word is looked for.
const CLAUSES: usize = 8;
const MODALS: &[&str] = &["may", "might", "could", "can", "should", "must", "ought", "would", "ca"];
const FUTURE: &[&str] = &["will", "shall", "'ll", "’ll", "wo"];
const DOUBT: &[&str] =
    &["likely", "probably", "possibly", "perhaps", "maybe", "unlikely", "potentially", "eventually"];
const CONDITIONS: &[&str] = &["if", "unless", "whether", "lest", "provided", "once", "until", "supposing"];

/// How the verb over an act stands, as far as the kind of the act may depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Nothing but fact.
    Plain,
    /// "will", "would", "is going to", "plans to".
    Promised,
    /// "will not", "would not", "refuses to".
    Refused,
    /// "does not".
    Withheld,
}

/// The standing of an act with the voice of its verb.
pub(crate) fn read(tree: &Tree, trigger: &Trigger, book: &StandingBook) -> (Standing, Voice) {
    let head = trigger.head;
    let mut voice = Voice::Plain;
    let clause = match trigger.class {
        WordClass::Noun => {
            if let Some(standing) = of_noun(tree, head, book) {
                return (standing, voice);
            }
            match carrying_verb(tree, head) {
                Some(verb) => verb,
                None if nominal::predicated_of(tree, head).is_some() => head,
                None => return (Standing::Happened, voice),
            }
        }
        _ => head,
    };
    // "has not ruled out force": the negation is what was done.
    if trigger.pattern.negated {
        let told = governed(tree, tree.conjunction_head(clause), book, &mut voice).flatten();
        return (told.unwrap_or(Standing::Happened), Voice::Plain);
    }
    // "is due in Doha", "is expected in Doha": not there yet.
    let awaited = matches!(tree.lemma(head), "due" | "expect" | "await");
    let told = of_clause(tree, clause, book, &mut voice);
    let standing = told.unwrap_or(if awaited { Standing::Planned } else { Standing::Happened });
    (standing, voice)
}

/// The verb that says no more of a noun than that it takes place or is done.
fn carrying_verb(tree: &Tree, noun: usize) -> Option<usize> {
    if let Some(verb) = nominal::light_verb(tree, noun) {
        return Some(verb);
    }
    nominal::occurring(tree, noun)
}

/// What the words around a noun say of its standing.
fn of_noun(tree: &Tree, noun: usize, book: &StandingBook) -> Option<Standing> {
    let modifiers = tree.children_by(noun, |relation| {
        matches!(relation, Relation::Amod | Relation::Advmod | Relation::Det | Relation::Compound)
    });
    for modifier in modifiers {
        if let Some(standing) = modified(tree, modifier, book) {
            return Some(standing);
        }
    }
    let mut at = tree.conjunction_head(noun);
    for _ in 0..CLAUSES {
        let head = tree.head(at)?;
        let relation = tree.relation(at);
        match relation {
            Relation::Nmod | Relation::Compound
                if is_governing_preposition(tree, at) || relation == Relation::Compound =>
            {
                if let Some(standing) = book.noun(tree.lemma(head)).and_then(|governor| governor.standing) {
                    let averted = standing == Standing::Hypothetical && is_averted(tree, head);
                    return Some(if averted { Standing::Negated } else { standing });
                }
                at = tree.conjunction_head(head);
                if !matches!(
                    tree.lemma(head),
                    "outbreak"
                        | "start"
                        | "beginning"
                        | "resumption"
                        | "recurrence"
                        | "series"
                        | "kind"
                        | "act"
                        | "form"
                        | "use"
                        | "round"
                ) {
                    return None;
                }
            }
            Relation::Appos if tree.upos(head) == Upos::Noun => at = tree.conjunction_head(head),
            Relation::Obj | Relation::NsubjPass | Relation::Obl => {
                let governs = relation != Relation::Obl
                    || ["for", "of", "to", "about", "against", "out"]
                        .iter()
                        .any(|word| tree.has_case(at, word));
                let standing =
                    book.object(tree.lemma(head)).and_then(|governor| governor.standing).filter(|_| governs);
                if standing.is_some() || relation == Relation::Obl {
                    return standing;
                }
                // "avoid provoking a war": the governing verb stands over a verb of doing.
                return None;
            }
            relation if roles::is_subject(relation) => {
                return match tree.upos(head) {
                    Upos::Adj => book.predicate(tree.lemma(head)),
                    Upos::Noun if tree.child(head, |relation| relation == Relation::Cop).is_some() => {
                        book.noun(tree.lemma(head)).and_then(|governor| governor.standing)
                    }
                    _ => None,
                };
            }
            _ => return None,
        }
    }
    None
}

/// What a modifier says, by its lemma or as written ("alleged", whose lemma may be the verb's).
fn modified(tree: &Tree, modifier: usize, book: &StandingBook) -> Option<Standing> {
    book.modifier(tree.lemma(modifier)).or_else(|| book.modifier(&tree.word(modifier).to_lowercase()))
}

/// "averted the risk of war"
fn is_averted(tree: &Tree, noun: usize) -> bool {
    tree.relation(noun) == Relation::Obj
        && tree
            .head(noun)
            .is_some_and(|verb| matches!(tree.lemma(verb), "avert" | "avoid" | "eliminate" | "remove"))
}

fn is_governing_preposition(tree: &Tree, word: usize) -> bool {
    ["of", "for", "about", "to", "over", "against"].iter().any(|preposition| tree.has_case(word, preposition))
}

/// The standing of a clause by its own words and those that govern it; `None` if nothing speaks against fact.
fn of_clause(tree: &Tree, clause: usize, book: &StandingBook, voice: &mut Voice) -> Option<Standing> {
    let mut at = clause;
    for step in 0..CLAUSES {
        if let Some(standing) = of_own_words(tree, at, book, voice) {
            return Some(standing);
        }
        let head = tree.head(at)?;
        match tree.relation(at) {
            Relation::Conj => {
                // "would attack and destroy": the second shares what it does not bring itself.
                let own = tree.child(at, |relation| relation == Relation::Aux || roles::is_subject(relation));
                if own.is_some() && step > 0 {
                    return None;
                }
                if own.is_some() {
                    let first = tree.conjunction_head(at);
                    return governed(tree, first, book, voice).flatten();
                }
                at = head;
            }
            Relation::Amod => return None,
            _ => match governed(tree, at, book, voice) {
                Some(Some(standing)) => return Some(standing),
                Some(None) => at = head,
                None => return None,
            },
        }
    }
    None
}

/// What governs a clause: `Some(Some(standing))` if it changes the standing, `Some(None)` if it lets through what
/// stands above, `None` where the clause is told as fact whatever stands above.
fn governed(tree: &Tree, clause: usize, book: &StandingBook, voice: &mut Voice) -> Option<Option<Standing>> {
    let head = tree.head(clause)?;
    let lemma = tree.lemma(head);
    let governor = match tree.relation(clause) {
        Relation::Ccomp | Relation::Xcomp | Relation::Csubj | Relation::CsubjPass => match tree.upos(head) {
            Upos::Adj => return Some(book.predicate(lemma)),
            Upos::Noun | Upos::Propn => book.noun(lemma),
            _ => book.verb(lemma),
        },
        Relation::Acl if tree.has_marker(clause, &["to", "that", "whether", "of"]) => book.noun(lemma),
        Relation::AclRelcl if is_content_clause(tree, clause) => book.noun(lemma),
        Relation::Nmod | Relation::Acl
            if tree.token(clause).xpos == record::Xpos::Vbg
                && tree.has_marker(clause, &["of", "for", "about"]) =>
        {
            book.noun(lemma)
        }
        Relation::Advcl | Relation::Obl
            if tree.has_marker(clause, &["of", "from", "to", "for", "about", "against"]) =>
        {
            match tree.upos(head) {
                Upos::Adj => return book.predicate(lemma).map(Some),
                _ => book.verb(lemma).filter(|_| !tree.has_marker(clause, &["to"]) || tree.is_passive(head)),
            }
        }
        Relation::Parataxis => return None,
        _ => return None,
    };
    let infinitive = tree.has_marker(clause, &["to"]) || tree.relation(clause) == Relation::Xcomp;
    let Some(governor) = governor else {
        // "began to attack", "managed to attack"
        return infinitive.then_some(None);
    };
    if clauses::is_negated(tree, head) && !governor.says {
        if infinitive {
            *voice = Voice::Refused;
        }
        return Some(Some(Standing::Negated));
    }
    match governor.standing {
        // "is expected to support": others think so.
        // So is what has been decided: it is more than a promise.
        Some(Standing::Planned) if infinitive && !matches!(lemma, "expect" | "decide") => {
            *voice = Voice::Promised;
        }
        Some(Standing::Negated) if matches!(lemma, "refuse" | "decline" | "refusal") => {
            *voice = Voice::Refused
        }
        _ => {}
    }
    match governor.standing {
        Some(standing) => Some(Some(standing)),
        None => Some(None),
    }
}

/// Whether what was read as a relative clause is the content of a statement: it has a subject beside "that".
pub(crate) fn is_content_clause(tree: &Tree, clause: usize) -> bool {
    tree.children_by(clause, roles::is_subject).any(|subject| !roles::is_relative_pronoun(tree, subject))
        && tree.children(clause).any(|child| child < clause && tree.is_word(child, "that"))
}

/// What negation, auxiliaries, adverbs and conjunctions of the clause itself say.
fn of_own_words(tree: &Tree, verb: usize, book: &StandingBook, voice: &mut Voice) -> Option<Standing> {
    let reported = matches!(tree.relation(verb), Relation::Ccomp | Relation::Parataxis);
    let future = clauses::has_auxiliary(tree, verb, FUTURE);
    let would = clauses::has_auxiliary(tree, verb, &["would"]);
    let modal = clauses::has_auxiliary(tree, verb, MODALS);
    let going = clauses::is_going_to(tree, verb) || is_going_to_above(tree, verb) || is_to(tree, verb);
    let negated = clauses::is_negated(tree, verb) || has_negative_argument(tree, verb);
    let doubted = tree
        .children_by(verb, |relation| relation == Relation::Advmod)
        .any(|child| DOUBT.iter().any(|word| tree.is_word(child, word)));
    if negated {
        // "did not sign" only says that it was not done.
        if future || would {
            *voice = Voice::Refused;
        } else if clauses::has_auxiliary(tree, verb, &["does", "do"])
            && !clauses::has_auxiliary(tree, verb, &["did"])
        {
            *voice = Voice::Withheld;
        }
        let uncertain = clauses::has_auxiliary(tree, verb, &["may", "might"]);
        return Some(if uncertain { Standing::Hypothetical } else { Standing::Negated });
    }
    if tree.has_marker(verb, CONDITIONS) || is_inverted_condition(tree, verb) {
        return Some(Standing::Hypothetical);
    }
    if tree.has_marker(verb, &["without"]) || is_instead(tree, verb) {
        return Some(Standing::Negated);
    }
    if future || going || (would && reported) {
        if doubted {
            return Some(Standing::Hypothetical);
        }
        *voice = Voice::Promised;
        return Some(Standing::Planned);
    }
    if modal {
        if would {
            *voice = Voice::Promised;
        }
        return Some(Standing::Hypothetical);
    }
    let adverbs = tree.children_by(verb, |relation| matches!(relation, Relation::Advmod | Relation::Det));
    for adverb in adverbs {
        let bare = matches!(tree.upos(adverb), Upos::Adv | Upos::Adj);
        if let Some(standing) = modified(tree, adverb, book).filter(|_| bare) {
            return Some(standing);
        }
    }
    None
}

/// "is to visit Baku"
fn is_to(tree: &Tree, verb: usize) -> bool {
    let be = |child: usize| tree.lemma(child) == "be" && child < verb;
    let helper = |relation| matches!(relation, Relation::Cop | Relation::Aux);
    tree.has_marker(verb, &["to"]) && tree.children_by(verb, helper).any(be)
        || tree.relation(verb) == Relation::Xcomp
            && tree.has_marker(verb, &["to"])
            && tree.head(verb).is_some_and(|above| {
                tree.lemma(above) == "be" && tree.token(above).xpos != record::Xpos::Vbn && above < verb
            })
}

fn is_going_to_above(tree: &Tree, verb: usize) -> bool {
    tree.relation(verb) == Relation::Xcomp
        && tree.head(verb).is_some_and(|head| clauses::is_going_to(tree, head))
}

/// "no troops were sent", "nobody attacked"
fn has_negative_argument(tree: &Tree, verb: usize) -> bool {
    tree.children_by(verb, |relation| roles::is_subject(relation) || relation == Relation::Obj).any(
        |argument| {
            matches!(tree.lemma(argument), "nobody" | "nothing" | "none" | "no-one" | "neither")
                || tree
                    .children_by(argument, |relation| relation == Relation::Det)
                    .any(|det| matches!(tree.lemma(det), "no" | "neither"))
        },
    )
}

/// "Should Iran attack, ..."
fn is_inverted_condition(tree: &Tree, verb: usize) -> bool {
    tree.relation(verb) == Relation::Advcl
        && tree.children(verb).next().is_some_and(|first| {
            tree.relation(first) == Relation::Aux
                && matches!(tree.lemma(first), "should" | "have" | "be")
                && first < verb
        })
        && tree.child(verb, |relation| relation == Relation::Mark).is_none()
}

/// "instead of attacking", "rather than attack"
fn is_instead(tree: &Tree, verb: usize) -> bool {
    tree.children_by(verb, |relation| matches!(relation, Relation::Mark | Relation::Case | Relation::Cc)).any(
        |mark| {
            tree.is_word(mark, "instead")
                || (tree.is_word(mark, "rather")
                    && tree.child(mark, |relation| relation == Relation::Fixed).is_some())
        },
    )
}
