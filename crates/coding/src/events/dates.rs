//! When it took place: the time expression that governs the act, or the date that the story and the cited sources
//! leave for it. A date that nothing tells stays unknown.

use super::tenses::is_told_past;
use super::tree::Tree;
use super::triggers::Trigger;
use super::{nominal, roles};
use codebook::WordClass;
use record::{Basis, Date, Grain, Relation, Sentence, TimeExpression, TimeKind, Upos, When};
use std::time::Duration;

/// How long before the date of its cited source an act is sought when nothing else is told.
const NEWS: Duration = Duration::from_secs(35 * 24 * 60 * 60);
/// How far the story's running date may lie before a cited source that bounds an act told after it.
const STORY_DAYS: i32 = 130;

/// Parts of the day that "before" and "after" may bound.
const DAY_PARTS: &[&str] =
    &["dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "midnight"];

/// A dated expression of a sentence.
struct Dated {
    /// The first word of the expression.
    first: usize,
    /// Its last word.
    last: usize,
    /// The word that the expression hangs on.
    governor: Option<usize>,
    when: When,
    /// Whether it describes the noun after it: "the 2023 attack".
    describes: bool,
    /// The word before it: "since", "after", "before".
    before: Bound,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    None,
    Since,
    After,
    Before,
}

/// What a sentence tells of the time of an act.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Own {
    /// Its days.
    Dated(When),
    /// A time that leaves its days open: "after the war of 2020", "by 2021".
    Unknown,
    /// Nothing.
    Untold,
}

impl Own {
    /// Whether an act told before at that time can be this one: "the war of 1977" is not yesterday's raid.
    pub(crate) fn agrees_with(self, before: Option<When>) -> bool {
        match (self, before) {
            // What a name tells is a convention, and no ground to part two acts.
            (Own::Dated(when), Some(before)) if when.basis() != Basis::NamedPeriod => {
                when.earliest() <= before.latest() && before.earliest() <= when.latest()
            }
            _ => true,
        }
    }
}

impl Dated {
    /// Whether the expression is the name of the act itself: "the Second Chechen War".
    fn names(&self, trigger: &Trigger) -> bool {
        self.when.basis() == Basis::NamedPeriod && (self.first..=self.last).contains(&trigger.head)
    }
}

/// The expressions of one sentence, ready to be asked.
pub(crate) struct Calendar {
    dated: Vec<Dated>,
    /// The latest day of a source cited in the sentence.
    cited: Option<Date>,
    published: Option<When>,
}

impl Calendar {
    /// `times` must be in order of the text.
    pub(crate) fn of(
        tree: &Tree,
        sentence: &Sentence,
        times: &[TimeExpression],
        published: Option<When>,
    ) -> Calendar {
        let from = times.partition_point(|time| time.span.start() < sentence.span.start());
        let inside = times[from..].iter().take_while(|time| time.span.start() < sentence.span.end());
        let mut calendar = Calendar { dated: Vec::new(), cited: None, published };
        for time in inside {
            let range = time.range.and_then(|range| range.when);
            let Some(when) = range.or(time.when) else { continue };
            if time.dates_a_source {
                calendar.cited = calendar.cited.max(Some(when.latest()));
            } else if time.kind != TimeKind::Set {
                calendar.dated.extend(dated(tree, sentence, time, when));
            }
        }
        calendar.join_days(tree);
        calendar
    }

    /// "on April 7 and 8" is told of one act.
    fn join_days(&mut self, tree: &Tree) {
        for index in 1..self.dated.len() {
            let (first, second) = (&self.dated[index - 1], &self.dated[index]);
            let beside = (first.last + 2 == second.first) && tree.is_word(first.last + 1, "and");
            let days = first.when.grain() == Grain::Day && second.when.grain() == Grain::Day;
            let joined =
                When::new(first.when.earliest(), second.when.latest(), Grain::Range, first.when.basis());
            if let Some(joined) = joined.filter(|joined| beside && days && joined.days() <= 3) {
                self.dated[index - 1].when = joined;
                self.dated[index].when = joined;
            }
        }
    }

    /// The time told for an act in its own sentence.
    pub(crate) fn told(&self, tree: &Tree, trigger: &Trigger) -> Own {
        let ranked = self.dated.iter().filter_map(|dated| {
            let named = dated.when.basis() == Basis::NamedPeriod;
            let rank = if dated.names(trigger) { 2 } else { rank(tree, trigger, dated)? };
            Some((rank, named, dated.first.abs_diff(trigger.head), dated))
        });
        if let Some(when) =
            self.dated.iter().find_map(|dated| self.between_act_and_source(tree, trigger, dated))
        {
            return Own::Dated(when);
        }
        // What the text tells goes before what a name tells.
        let best = ranked.min_by_key(|&(rank, named, distance, _)| (rank, named, distance));
        let Some((rank, _, _, best)) = best else {
            return Own::Untold;
        };
        // "brought on by the Second Karabakh War": the act is the period's own.
        if (best.first..=best.last).contains(&trigger.head) {
            return Own::Dated(best.when);
        }
        match self.bounded(best) {
            _ if rank > 5 || rank == 5 && self.dated.len() > 1 => Own::Untold,
            Some(when) => Own::Dated(when),
            None if rank <= 4 => Own::Unknown,
            None => Own::Untold,
        }
    }

    /// The time that the main clause of the sentence tells, where its verb stands in the past: the story goes on from
    /// there.
    pub(crate) fn reached(&self, tree: &Tree) -> Option<When> {
        let main = |dated: &&Dated| {
            dated.before == Bound::None
                && dated.governor.is_some_and(|verb| tree.head(verb).is_none() && is_told_past(tree, verb))
        };
        self.dated.iter().find(main).map(|dated| dated.when)
    }

    /// "closed its embassy following the attack on January 27 (Turan, January 30)": from the one to the other day.
    fn between_act_and_source(&self, tree: &Tree, trigger: &Trigger, dated: &Dated) -> Option<When> {
        let (end, governor) = (self.cited?, dated.governor?);
        if trigger.class != WordClass::Verb || !tree.is_under(governor, trigger.head) || dated.when.days() > 1
        {
            return None;
        }
        let mut path =
            std::iter::once(governor).chain(tree.ancestors(governor)).take_while(|&at| at != trigger.head);
        path.any(|at| {
            tree.upos(at) == Upos::Noun && ["after", "following"].iter().any(|word| tree.has_case(at, word))
        })
        .then(|| When::new(dated.when.earliest(), end, Grain::Range, Basis::Citation))
        .flatten()
        .filter(|range| range.days() <= STORY_DAYS)
    }

    fn bounded(&self, dated: &Dated) -> Option<When> {
        let when = dated.when;
        match dated.before {
            Bound::None => Some(when),
            Bound::Since => {
                let end = self.published?.latest();
                let since = When::new(when.earliest(), end.max(when.latest()), Grain::Range, when.basis());
                if when.grain() == Grain::Range { Some(when) } else { since }
            }
            // "after the Gulf War": no more is known than that it was over.
            Bound::After if when.basis() == Basis::NamedPeriod => None,
            Bound::After => {
                let end = self.cited.or(self.published.map(|published| published.latest()))?;
                When::new(when.earliest(), end, Grain::Range, Basis::Citation)
                    .filter(|range| range.days() <= STORY_DAYS)
            }
            Bound::Before => None,
        }
    }

    /// The time that the story leaves for a past act: from the last told date that is not after the cited source to
    /// that source's day; without a source, the date that the story has reached.
    pub(crate) fn inferred(&self, running: Option<When>, told: &[When]) -> Option<When> {
        let Some(cited) = self.cited else {
            return running.map(|running| running.on_basis(Basis::Narrative));
        };
        let told = told.iter().rev().filter(|when| when.earliest() <= cited);
        let range = told
            .filter_map(|when| When::new(when.earliest(), cited, Grain::Range, Basis::Citation))
            .find(|range| range.days() <= STORY_DAYS);
        range.or_else(|| before(cited))
    }
}

/// The date of a sentence that is nothing but a date: the label of what follows in a chronicle.
pub(crate) fn label(tree: &Tree, sentence: &Sentence, times: &[TimeExpression]) -> Option<When> {
    let from = times.partition_point(|time| time.span.start() < sentence.span.start());
    let inside: Vec<&TimeExpression> = times[from..]
        .iter()
        .take_while(|time| time.span.end() <= sentence.span.end())
        .filter(|time| !time.dates_a_source)
        .collect();
    let when = match inside[..] {
        [time] => time.when?,
        [first, _] => first.range?.when?,
        _ => return None,
    };
    let bare = sentence.tokens.clone().all(|word| {
        let span = tree.token(word).span;
        matches!(tree.upos(word), Upos::Punct | Upos::Adp)
            || inside.iter().any(|time| time.span.start() <= span.start() && span.end() <= time.span.end())
    });
    bare.then_some(when)
}

fn before(cited: Date) -> Option<When> {
    let earliest = cited.checked_sub(NEWS).ok()?;
    When::new(earliest, cited, Grain::Range, Basis::Citation).map(When::approximately)
}

fn dated(tree: &Tree, sentence: &Sentence, time: &TimeExpression, when: When) -> Option<Dated> {
    let words: Vec<usize> =
        sentence.tokens.clone().filter(|&word| tree.token(word).span.overlaps(time.span)).collect();
    let (&first, &last) = (words.first()?, words.last()?);
    let top =
        words.iter().copied().find(|&word| tree.head(word).is_none_or(|head| head < first || head > last))?;
    // "by the 2025 visit": the expression dates the noun, and the word before belongs to the noun.
    let describes = tree.head(top).is_some_and(|head| head > last && tree.upos(head) != Upos::Verb);
    let before = if describes { Bound::None } else { bound(tree, sentence, first) };
    Some(Dated { first, last, governor: tree.head(top), describes, when, before })
}

/// What the word before an expression makes of it.
fn bound(tree: &Tree, sentence: &Sentence, first: usize) -> Bound {
    // "before dawn on Monday" is on Monday.
    if DAY_PARTS.iter().any(|part| tree.is_word(first, part)) {
        return Bound::None;
    }
    for back in 1..=2 {
        let Some(word) = first.checked_sub(back).filter(|word| sentence.tokens.contains(word)) else {
            break;
        };
        let text = tree.word(word).to_lowercase();
        match text.as_str() {
            "since" => return Bound::Since,
            "after" | "following" => return Bound::After,
            "before" | "until" | "till" | "by" => return Bound::Before,
            "the" | "early" | "late" | "mid" => {}
            part if DAY_PARTS.contains(&part) => return Bound::None,
            _ => break,
        }
    }
    Bound::None
}

/// How closely an expression belongs to an act: 0 its own, up to 5 the same sentence; `None` for another's.
fn rank(tree: &Tree, trigger: &Trigger, dated: &Dated) -> Option<u8> {
    let head = trigger.head;
    let Some(governor) = dated.governor else {
        return Some(5);
    };
    let own = (dated.first..=dated.last).contains(&head);
    // "condemned it as a breach of the 2015 accord": the date is the accord's alone.
    if dated.describes
        && trigger.class == WordClass::Verb
        && !own
        && governor != head
        && trigger.object != Some(governor)
        && !trigger.words.contains(&governor)
        && !is_occasion(tree, governor, head)
    {
        return None;
    }
    if own || governor == head || trigger.words.contains(&governor) || trigger.words.contains(&dated.first) {
        return Some(0);
    }
    let holding = match trigger.class {
        WordClass::Noun => nominal::light_verb(tree, head)
            .or_else(|| nominal::participle(tree, head))
            .or_else(|| nominal::occurring(tree, head)),
        _ => None,
    };
    if holding == Some(governor) {
        return Some(0);
    }
    if tree.is_under(governor, head) {
        // "drills on the border in October", "the attack that left one dead on January 27"
        if is_another_clause(tree, governor, head) {
            return None;
        }
        let crossed = crossings(tree, governor, head);
        return Some(if crossed == 0 { 1 } else { 2 });
    }
    // "a stance that followed the 2020 war": the date is the war's alone.
    if dated.describes {
        return None;
    }
    let up: Vec<usize> = tree.ancestors(head).collect();
    if up.contains(&governor) {
        let crossed = crossings(tree, head, governor);
        // "cancelled the talks on Monday that Oslo had arranged"
        if crossed > 0 && is_described(tree, head, governor) {
            return (crossed == 1).then_some(5);
        }
        return Some(if crossed == 0 {
            2
        } else if crossed == 1 {
            3
        } else {
            4
        });
    }
    // The expression hangs on another branch of the clause that the act stands in.
    let meeting = tree.ancestors(governor).find(|above| up.contains(above))?;
    // "the drills, the stance and the attack in January": the date is the attack's alone.
    let nouns = [governor, meeting].iter().all(|&word| matches!(tree.upos(word), Upos::Noun | Upos::Propn));
    if nouns && tree.relation(governor) == Relation::Conj {
        return None;
    }
    let crossed = crossings(tree, governor, meeting) + crossings(tree, head, meeting);
    Some(if crossed == 0 { 3 } else { 5 })
}

/// "in the 2023 raid", "at the 2015 summit": the act's own occasion.
fn is_occasion(tree: &Tree, noun: usize, verb: usize) -> bool {
    tree.head(noun) == Some(verb)
        && roles::is_oblique(tree.relation(noun))
        && ["in", "at", "during", "on"].iter().any(|word| tree.has_case(noun, word))
}

/// Whether a relative clause lies between a word and one above it.
fn is_described(tree: &Tree, word: usize, top: usize) -> bool {
    std::iter::once(word)
        .chain(tree.ancestors(word))
        .take_while(|&at| at != top)
        .any(|at| tree.relation(at) == Relation::AclRelcl)
}

/// Whether the expression is of a clause that describes another noun: "acknowledged it, a stance that followed the
/// war", "concede the advantage won in the war"; not "the attack that left one dead on January 27".
fn is_another_clause(tree: &Tree, governor: usize, head: usize) -> bool {
    std::iter::once(governor).chain(tree.ancestors(governor)).take_while(|&at| at != head).any(|at| {
        // "in Shusha, freed on June 15": behind a comma the date may be of either.
        let apart = at.checked_sub(1).is_some_and(|before| tree.is_word(before, ","));
        let describes = match tree.relation(at) {
            Relation::Acl => !apart,
            relation => relation == Relation::AclRelcl,
        };
        describes && tree.head(at).is_some_and(|noun| noun != head)
    })
}

/// How many clause boundaries lie between a word and one above it.
fn crossings(tree: &Tree, word: usize, top: usize) -> usize {
    std::iter::once(word)
        .chain(tree.ancestors(word))
        .take_while(|&at| at != top)
        .filter(|&at| {
            matches!(
                tree.relation(at),
                Relation::Ccomp
                    | Relation::Advcl
                    | Relation::AclRelcl
                    | Relation::Parataxis
                    | Relation::Csubj
            ) || (tree.relation(at) == Relation::Conj && tree.child(at, roles::is_subject).is_some())
        })
        .count()
}
