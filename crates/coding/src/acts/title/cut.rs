//! Which words of a phrase a title keeps.
//!
//! A phrase has words that it needs (its verb with what denies or qualifies it, its doer and object, what joins it to the
//! act) and parts that may follow, the most telling first, while there is room. Relative clauses, appositions, brackets,
//! citations, times and what merely goes along are left out; a condition never is.

mod nouns;

use super::speakers::{self, Speaker};
use super::written::{self, Piece};
use super::{Act, WORDS, names, relations};
use codebook::TitleClass;
use record::{Relation, Span, Upos, Xpos};
use std::collections::BTreeMap;

/// How deep phrases are followed; deeper trees are not language.
const DEPTH: usize = 12;

/// How many words a modifier has at most that is kept whole.
const MODIFIER: usize = 6;

/// How soon a part is taken, the smaller the sooner: a party of the act, what tells which, what it says, ...
const PARTY: usize = 0;
const WHICH: usize = 2;
const SAID: usize = 5;
const ARGUMENT: usize = 10;
const JOINED: usize = 15;
const SETTING: usize = 20;
const MORE: usize = 25;
const OTHER: usize = 30;
const NEXT_VERB: usize = 40;

/// A line of more words than this does not go on with a second verb.
const SHORT: usize = 8;

/// A phrase without a part that is taken as soon as this lacks something.
const NEEDED: usize = SAID;

/// The words that are kept, in their order.
pub(super) struct Cut {
    pub(super) pieces: BTreeMap<(usize, usize), Piece>,
    /// Small words of an earlier verb that hold for this one too.
    pub(super) shared: Vec<usize>,
    /// Whether nothing that was needed to know which had to be left out.
    pub(super) whole: bool,
    /// Whether words stand together that a comma parts in the text.
    pub(super) broken: bool,
    /// How many words are left that point to something outside the line.
    pub(super) pointing: usize,
}

impl Cut {
    /// Whether a word of the sentence is among those kept.
    pub(super) fn holds(&self, word: usize) -> bool {
        self.pieces.values().any(|piece| matches!(piece, Piece::Word(kept) if *kept == word))
    }

    /// Whether something of some bytes of the text is kept, or has its name here.
    pub(super) fn touches(&self, act: &Act<'_>, span: Span) -> bool {
        self.pieces.values().any(|piece| {
            let (Piece::Word(word) | Piece::Name(_, word)) = piece;
            act.tree().token(*word).span.overlaps(span)
        })
    }

    /// How many words the line has.
    pub(super) fn words(&self, act: &Act<'_>) -> usize {
        written::count(act.tree(), &self.pieces)
    }
}

/// The clause `top` with its subject, `subject` where that is told elsewhere. `None` if what it needs is too long.
pub(super) fn clause(
    act: &Act<'_>,
    top: usize,
    subject: Option<usize>,
    path: &[usize],
    speaker: Option<&Speaker>,
) -> Option<Cut> {
    let own = relations::own_subject(act.tree(), top);
    let named = subject.or(own);
    let shared = relations::shared(act, top);
    build(act, path, speaker, named, |cutter, part| {
        if let Some(subject) = subject {
            cutter.nominal(part, subject, false, 0);
        }
        for &word in &shared {
            part.word(word);
        }
        cutter.clause(part, top, true, 0);
    })
    .map(|cut| Cut { shared: shared.clone(), ..cut })
}

/// The noun phrase `top`.
pub(super) fn nominal(act: &Act<'_>, top: usize, path: &[usize], speaker: Option<&Speaker>) -> Option<Cut> {
    build(act, path, speaker, None, |cutter, part| cutter.nominal(part, top, false, 0))
}

/// A phrase with as many of its parts as there is room for; lean where the words it needs are too many otherwise.
fn build(
    act: &Act<'_>,
    path: &[usize],
    speaker: Option<&Speaker>,
    subject: Option<usize>,
    start: impl Fn(&Cutter<'_>, &mut Part),
) -> Option<Cut> {
    let taken = speaker.map_or(0, |speaker| speaker.name.split_whitespace().count());
    let limit = WORDS.checked_sub(taken)?;
    for lean in [false, true] {
        let cutter = Cutter { act, path, lean, speaker, subject };
        let mut part = Part::default();
        start(&cutter, &mut part);
        if written::count(act.tree(), &part.pieces) > limit || part.pieces.is_empty() {
            continue;
        }
        let cut = cutter.filled(part, limit, !lean);
        let ends_well = !written::is_cut_off(act.tree(), &cut.pieces);
        return (ends_well && path.iter().all(|&word| cut.holds(word))).then_some(cut);
    }
    None
}

/// Words that are taken together, and what may follow them.
#[derive(Default)]
struct Part {
    pieces: BTreeMap<(usize, usize), Piece>,
    more: Vec<More>,
    pointing: usize,
}

/// What may follow.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct More {
    priority: usize,
    head: usize,
    how: How,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Nominal,
    Clause,
    /// A verb that goes on with the same subject.
    NextVerb,
    /// Those joined to the head.
    Conjuncts,
}

impl Part {
    fn word(&mut self, word: usize) {
        self.pieces.insert((2 * word, word), Piece::Word(word));
    }

    fn more(&mut self, priority: usize, head: usize, how: How) {
        self.more.push(More { priority, head, how });
    }
}

struct Cutter<'a> {
    act: &'a Act<'a>,
    /// The way from the act up to the phrase: what lies on it is needed.
    path: &'a [usize],
    /// Whether describing words are left out.
    lean: bool,
    /// The one before the line, whose "we" may stay.
    speaker: Option<&'a Speaker>,
    /// The word that heads the subject of the line.
    subject: Option<usize>,
}

impl Cutter<'_> {
    /// Takes what there is room for, and of that first what tells most.
    fn filled(&self, mut part: Part, limit: usize, mut whole: bool) -> Cut {
        let mut open = std::mem::take(&mut part.more);
        while let Some(at) = (0..open.len()).min_by_key(|&at| open[at]) {
            let next = open.swap_remove(at);
            let mut added = Part::default();
            if next.how == How::NextVerb && written::count(self.act.tree(), &part.pieces) > SHORT {
                continue;
            }
            match next.how {
                How::NextVerb => {
                    self.joint(&mut added, next.head);
                    self.clause(&mut added, next.head, false, 1);
                }
                How::Nominal => self.nominal(&mut added, next.head, true, 0),
                How::Clause => self.clause(&mut added, next.head, false, 0),
                How::Conjuncts => self.conjuncts(&mut added, next.head, 0),
            }
            let mut trial = part.pieces.clone();
            trial.append(&mut added.pieces);
            let tree = self.act.tree();
            let breaks = written::is_broken(tree, &trial) && !written::is_broken(tree, &part.pieces);
            if written::count(tree, &trial) <= limit && !breaks {
                part.pieces = trial;
                part.pointing += added.pointing;
                open.extend(
                    added
                        .more
                        .iter()
                        .map(|more| More { priority: more.priority + 1 + next.priority / 2, ..*more }),
                );
            } else if next.priority <= NEEDED {
                whole = false;
            }
        }
        names::told_twice(self.act, &mut part.pieces);
        let broken = written::is_broken(self.act.tree(), &part.pieces);
        Cut { pieces: part.pieces, shared: Vec::new(), whole, broken, pointing: part.pointing }
    }

    /// What hangs on a word, without what stands in brackets.
    fn below(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        // The clause that is cut is not told again of the noun that it hangs on.
        let cut = self.path.last().copied();
        self.act.tree().dependents(head).filter(move |at| Some(*at) != cut && !self.act.aside.contains(at))
    }

    fn on_path(&self, word: usize) -> bool {
        self.path.contains(&word) || self.act.reading.words.contains(&word)
    }

    /// Whether a phrase stands for a party of the act.
    fn is_party(&self, word: usize) -> bool {
        let span = self.act.tree().token(word).span;
        let event = self.act.event;
        event
            .actors
            .iter()
            .chain(&event.recipients)
            .any(|actor| actor.mention.is_some_and(|mention| mention.contains(span)))
    }

    fn clause(&self, part: &mut Part, head: usize, top: bool, depth: usize) {
        if depth > DEPTH {
            return;
        }
        let tree = self.act.tree();
        part.word(head);
        let nominal = tree.is_nominal(head);
        let copula = tree.dependent(head, Relation::Cop).is_some();
        let has_object = tree.dependent(head, Relation::Obj).is_some();
        for at in self.below(head) {
            let needed = self.on_path(at);
            match tree.relation(at) {
                Relation::Aux
                | Relation::AuxPass
                | Relation::Cop
                | Relation::CompoundPrt
                | Relation::Expl => {
                    part.word(at);
                }
                Relation::Nsubj
                | Relation::NsubjPass
                | Relation::NsubjOuter
                | Relation::Obj
                | Relation::Iobj
                    if top && relations::is_relative(tree, at) => {}
                Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter
                    if top && relations::is_time(self.act, at) => {}
                Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter => {
                    self.nominal(part, at, false, depth + 1)
                }
                Relation::Obj | Relation::Iobj => self.nominal(part, at, true, depth + 1),
                Relation::OblAgent => self.nominal(part, at, true, depth + 1),
                Relation::Csubj | Relation::CsubjPass | Relation::Xcomp => {
                    self.clause(part, at, false, depth + 1)
                }
                Relation::Ccomp if needed || !has_object => self.clause(part, at, false, depth + 1),
                Relation::Ccomp => part.more(SAID, at, How::Clause),
                Relation::Mark => self.mark(part, head, at, top),
                Relation::Advmod if tree.token(at).xpos == Xpos::Wrb => self.mark(part, head, at, top),
                Relation::Advmod => self.adverb(part, at, needed),
                Relation::Obl | Relation::OblUnmarked | Relation::Nmod if !nominal || copula || needed => {
                    self.oblique(part, head, at, needed, depth);
                }
                Relation::Advcl => self.adverbial(part, at, needed, depth),
                Relation::Conj => self.next_verb(part, at, needed, depth),
                Relation::Acl | Relation::AclRelcl | Relation::Parataxis | Relation::Appos if needed => {
                    self.clause(part, at, false, depth + 1);
                }
                Relation::Fixed | Relation::Flat | Relation::Goeswith => self.whole(part, at),
                _ if nominal || tree.token(head).upos == Upos::Adj => {
                    self.of_noun(part, head, at, copula, depth)
                }
                _ => {}
            }
        }
    }

    fn mark(&self, part: &mut Part, head: usize, mark: usize, top: bool) {
        let tree = self.act.tree();
        let that = tree.lemma(mark) == "that" && tree.relation(head) == Relation::Ccomp;
        let of_fact = top && !self.act.is(TitleClass::Condition, mark) && tree.token(mark).upos != Upos::Part;
        if !that && !of_fact {
            part.word(mark);
        }
    }

    /// Adverbs are left out but for those without which something else is said.
    fn adverb(&self, part: &mut Part, adverb: usize, needed: bool) {
        let classes = [
            TitleClass::Adverb,
            TitleClass::Denied,
            TitleClass::Open,
            TitleClass::Alleged,
            TitleClass::Coming,
            TitleClass::Threatened,
        ];
        if needed || classes.into_iter().any(|class| self.act.is(class, adverb)) {
            self.whole(part, adverb);
        }
    }

    fn oblique(&self, part: &mut Part, head: usize, at: usize, needed: bool, depth: usize) {
        let act = self.act;
        if needed {
            self.nominal(part, at, true, depth + 1);
        } else if !relations::is_time(act, at)
            && !speakers::is_by_word_of(act, at)
            && (at > head || self.is_party(at))
        {
            // A verb without an object is told by what follows it: "withdrew from the talks".
            let alone = at > head && self.is_first_complement(head, at);
            let priority = self.priority(at);
            part.more(if alone { priority.min(WHICH) } else { priority }, at, How::Nominal);
        }
    }

    /// Whether a phrase is the first that follows a verb which has no object and brings no clause.
    fn is_first_complement(&self, verb: usize, phrase: usize) -> bool {
        let tree = self.act.tree();
        self.below(verb).filter(|&at| at > verb).all(|at| match tree.relation(at) {
            Relation::Obj | Relation::Iobj | Relation::Ccomp | Relation::Xcomp | Relation::OblAgent => false,
            Relation::Obl | Relation::OblUnmarked | Relation::Nmod => {
                at >= phrase || relations::is_time(self.act, at)
            }
            _ => true,
        })
    }

    fn priority(&self, phrase: usize) -> usize {
        let tree = self.act.tree();
        let case = tree.dependents(phrase).find(|&at| tree.relation(at) == Relation::Case);
        let is = |class| case.is_some_and(|case| self.act.is(class, case));
        let place = || self.act.reading.places.iter().any(|told| told.words.contains(&phrase));
        match () {
            () if self.is_party(phrase) => PARTY,
            () if is(TitleClass::Denied) => PARTY,
            () if is(TitleClass::Argument) => ARGUMENT,
            () if place() => ARGUMENT,
            () if is(TitleClass::Setting) => SETTING,
            () => OTHER,
        }
    }

    fn adverbial(&self, part: &mut Part, at: usize, needed: bool, depth: usize) {
        let tree = self.act.tree();
        let mark = tree.dependent(at, Relation::Mark);
        let condition = mark.is_some_and(|mark| self.act.is(TitleClass::Condition, mark));
        let has_subject = relations::own_subject(tree, at).is_some();
        if needed || condition {
            self.clause(part, at, false, depth + 1);
        } else if mark.is_some_and(|mark| self.act.is(TitleClass::Argument, mark)) && !has_subject {
            // "accused Iran of backing a coup"; "to meet" only where there is room.
            let purpose = mark.is_some_and(|mark| tree.token(mark).upos == Upos::Part);
            part.more(if purpose { MORE } else { SAID }, at, How::Clause);
        }
    }

    /// A verb that goes on with the same subject.
    fn next_verb(&self, part: &mut Part, at: usize, needed: bool, depth: usize) {
        let tree = self.act.tree();
        if needed {
            self.joint(part, at);
            self.clause(part, at, false, depth + 1);
        } else if relations::own_subject(tree, at).is_none()
            && relations::is_predicate(tree, at)
            && depth == 0
        {
            part.more(NEXT_VERB, at, How::NextVerb);
        }
    }

    /// What joins a conjunct to those before: "and", a comma.
    fn joint(&self, part: &mut Part, conjunct: usize) {
        let tree = self.act.tree();
        let joins = |&at: &usize| {
            at < conjunct
                && (tree.relation(at) == Relation::Cc
                    || tree.relation(at) == Relation::Punct && tree.word(at) == ",")
        };
        for at in tree.dependents(conjunct).filter(joins) {
            part.word(at);
        }
    }
}
