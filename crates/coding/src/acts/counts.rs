//! The numbers told of an act: how many were killed, expelled, arrested, how many troops or drills or hours.

use super::numbers::{self, Number};
use super::{Desk, casualties};
use codebook::CountedIn;
use record::{Count, CountKind, Reading, Relation, Told};

/// The numbers told of an act, in the order of the text, one of a kind.
pub(crate) fn read(desk: &Desk<'_>, reading: &Reading) -> Vec<Count> {
    let (tree, book) = (desk.tree, &desk.codebook.words);
    let mut found: Vec<Count> = Vec::new();
    let mut add = |kind: CountKind, number: Option<Number>| {
        let Some(count) = number.and_then(|number| count(desk, kind, &number)) else { return };
        if found.iter().all(|other| other.kind != count.kind) {
            found.push(count);
        }
    };
    if reading.kind == record::Kind::Assault {
        for (kind, number) in casualties::read(desk, reading) {
            add(kind, Some(number));
        }
    }
    for word in reading.words.clone() {
        match book.counts(tree.lemma(word)) {
            Some((kind, CountedIn::Object)) => add(kind, number_of(desk, word, &reading.recipients)),
            Some((kind, CountedIn::Subject)) => {
                add(
                    kind,
                    number_of(desk, word, &reading.recipients)
                        .or_else(|| number_of(desk, word, &reading.actors)),
                );
            }
            _ => {}
        }
    }
    // "three drills", "a 48-hour ultimatum", "massed 20,000 troops"
    let below = |word: usize| {
        reading.words.contains(&word) || reading.words.clone().any(|act| tree.dominates(act, word))
    };
    let Some(sentence) = desk.page.parse.sentences.get(reading.sentence) else { return found };
    for word in sentence.tokens.clone().filter(|&word| below(word)) {
        if let Some((kind, CountedIn::Itself)) = book.counts(tree.lemma(word))
            && concerns(kind, reading)
        {
            add(kind, numbers::exact_of(tree, book, word));
        }
    }
    found
}

/// Whether what is counted by itself is told of such an act: troops of a show of force, the dead of an attack.
fn concerns(kind: CountKind, reading: &Reading) -> bool {
    use record::Kind::{Accuse, Assault, Cooperate, Mobilize, Request, Retreat, Threaten};
    match kind {
        CountKind::Troops => matches!(reading.kind, Mobilize | Retreat),
        CountKind::Drills => matches!(reading.kind, Mobilize | Cooperate),
        CountKind::Hours => matches!(reading.kind, Threaten | Request | Accuse),
        _ => reading.kind == Assault,
    }
}

/// The number with the words that stand for a side, or with what hangs on the act as its object.
fn number_of(desk: &Desk<'_>, act: usize, side: &[Told]) -> Option<Number> {
    let (tree, book) = (desk.tree, &desk.codebook.words);
    let exact = |word: usize| numbers::exact_of(tree, book, word);
    let told = || side.iter().flat_map(|told| told.words.clone());
    let objects = || {
        tree.dependents(act).filter(|&child| {
            matches!(
                tree.relation(child),
                Relation::Obj | Relation::NsubjPass | Relation::Nmod | Relation::Nummod | Relation::Nsubj
            ) && !matches!(tree.preposition(child), Some("in" | "at" | "on" | "by"))
        })
    };
    told()
        .find_map(exact)
        .or_else(|| objects().find_map(exact))
        .or_else(|| told().find_map(|word| numbers::of(tree, book, word)))
}

fn count(desk: &Desk<'_>, kind: CountKind, number: &Number) -> Option<Count> {
    let tree = desk.tree;
    // "one dead" does not say who.
    let counts_itself = desk.codebook.words.counts(tree.lemma(number.counted)).is_some();
    let alone = number.words.contains(&number.counted)
        || counts_itself && !matches!(kind, CountKind::Troops)
        || matches!(kind, CountKind::Hours | CountKind::Drills);
    let whom = if alone {
        String::new()
    } else {
        let beside = tree.dependents(number.counted).filter(|&child| {
            child < number.counted
                && matches!(tree.relation(child), Relation::Amod | Relation::Compound | Relation::Flat)
                && !number.words.contains(&child)
        });
        let first = beside.min().unwrap_or(number.counted);
        tree.span(first..number.counted + 1).of(&desk.page.document.text).to_owned()
    };
    let (first, last) = (number.words.iter().min()?, number.words.iter().max()?);
    Some(Count {
        kind,
        whom,
        low: number.low,
        best: number.best,
        high: number.high,
        span: tree.span(*first..*last + 1),
    })
}
