//! The dead and wounded of an attack, wherever in its sentence they are told: "a strike on Dnipro, killing at least three
//! people and wounding 12".

use super::Desk;
use super::numbers::{self, Number};
use codebook::{CountedIn, WordClass};
use record::{CountKind, Kind, Reading, Relation, Upos, Xpos};

/// The numbers of dead and wounded that an attack's sentence gives of it, in the order of the text.
pub(super) fn read(desk: &Desk<'_>, reading: &Reading) -> Vec<(CountKind, Number)> {
    let Some(sentence) = desk.page.parse.sentences.get(reading.sentence) else { return Vec::new() };
    let book = &desk.codebook.words;
    let harm = |word: usize| {
        let (kind, place) = book.counts(desk.tree.lemma(word))?;
        let is_harm = matches!(kind, CountKind::Killed | CountKind::Injured | CountKind::Casualties);
        (is_harm && is_of(desk, reading, word)).then_some((word, kind, place))
    };
    let told = sentence.tokens.clone().filter_map(harm);
    told.filter_map(|(word, kind, place)| Some((kind, harmed(desk, word, place)?))).collect()
}

/// Whether a word of harm belongs to this attack: of those told in the sentence to the one that stands nearest.
fn is_of(desk: &Desk<'_>, reading: &Reading, word: usize) -> bool {
    let attacks = desk.page.readings.iter();
    let attacks = attacks.filter(|other| other.sentence == reading.sentence && other.kind == Kind::Assault);
    let away = |attack: &Reading| {
        attack.words.start.saturating_sub(word).max((word + 1).saturating_sub(attack.words.end))
    };
    attacks
        .min_by_key(|attack| (away(attack), attack.words.start))
        .is_some_and(|nearest| nearest.words == reading.words)
}

/// How many a word of harm counts.
fn harmed(desk: &Desk<'_>, word: usize, place: CountedIn) -> Option<Number> {
    let (tree, book) = (desk.tree, &desk.codebook.words);
    let hanging = |relations: &[Relation]| -> Vec<usize> {
        tree.dependents(word).filter(|&child| relations.contains(&tree.relation(child))).collect()
    };
    // "the killing of two guards"
    let of = || {
        tree.dependents(word)
            .filter(|&child| tree.relation(child) == Relation::Nmod && tree.preposition(child) == Some("of"))
    };
    // "left two guards dead", "one dead", "two wounded soldiers"
    let above = || {
        let head = tree.head(word)?;
        match tree.relation(word) {
            Relation::Amod | Relation::Acl => Some(head),
            Relation::Xcomp => tree.dependent(head, Relation::Obj),
            _ => None,
        }
    };
    let counted: Vec<usize> = match place {
        CountedIn::Object => {
            // "killed two guards", "two guards were killed", "a guard's injury"
            let objects = hanging(&[Relation::Obj, Relation::NsubjPass, Relation::NmodPoss]);
            objects.into_iter().chain(of()).chain(above()).collect()
        }
        CountedIn::Subject => {
            hanging(&[Relation::Nsubj, Relation::NsubjPass]).into_iter().chain(above()).collect()
        }
        CountedIn::Itself => hanging(&[Relation::NmodPoss]).into_iter().chain(of()).collect(),
    };
    let with_itself = numbers::exact_of(tree, book, word).filter(|number| !number.words.contains(&word));
    with_itself.or_else(|| counted.into_iter().find_map(|noun| all_told(desk, noun)))
}

/// "Three Koreans and one Egyptian" are four.
fn all_told(desk: &Desk<'_>, noun: usize) -> Option<Number> {
    let (tree, book) = (desk.tree, &desk.codebook.words);
    let mut parts =
        tree.conjuncts(noun).map(|noun| numbers::of(tree, book, noun).or_else(|| single(desk, noun)));
    let first = parts.next()??;
    Some(parts.fold(first, |sum, part| match part {
        Some(part) => Number {
            low: sum.low.saturating_add(part.low),
            best: sum.best.saturating_add(part.best),
            high: sum.high.zip(part.high).and_then(|(one, other)| one.checked_add(other)),
            words: [sum.words, part.words].concat(),
            counted: sum.counted,
        },
        // "two guards and passers-by"
        None => Number { high: None, ..sum },
    }))
}

/// One person by name or pronoun: "killing him".
fn single(desk: &Desk<'_>, word: usize) -> Option<Number> {
    let token = desk.tree.token(word);
    let person = desk.page.mentions.actors_of(word).iter().any(|actor| actor.name.is_some());
    let words = &desk.codebook.words;
    let pronoun = |class| words.is(class, &desk.tree.word(word).to_lowercase());
    let single = token.upos == Upos::Pron
        && (pronoun(WordClass::MasculinePronoun) || pronoun(WordClass::FemininePronoun))
        || token.xpos == Xpos::Nnp && person;
    single.then(|| Number { low: 1, best: 1, high: Some(1), words: vec![word], counted: word })
}
