//! A sentence that ends with a stop has a finite verb. Where none was found, a past form that was taken for a participle
//! or a noun may be it: "Greek students occupied halls." The sentence is then read again with that form as its verb.

use crate::tagger::Tagger;
use crate::tags::{Tag, TagSet};
use crate::words::Word;
use record::{Relation, Upos, Xpos};

/// The arcs of a sentence, as the parser gives them.
pub(crate) type Arcs = Vec<(usize, u8)>;

/// How many forms are tried.
const TRIED: usize = 3;
/// Longer sentences are left as they are.
const LONGEST: usize = 80;
/// By how much another class may be likelier.
const MARGIN: i32 = 300;

/// Past forms that are no participles.
const ONLY_PAST: &[&str] = &[
    "arose",
    "ate",
    "became",
    "began",
    "blew",
    "bore",
    "broke",
    "came",
    "chose",
    "drew",
    "drove",
    "fell",
    "flew",
    "forbade",
    "forgave",
    "froze",
    "gave",
    "grew",
    "hid",
    "knew",
    "lay",
    "overran",
    "overthrew",
    "quit",
    "ran",
    "rang",
    "rode",
    "rose",
    "sank",
    "saw",
    "shook",
    "shrank",
    "spoke",
    "sprang",
    "stole",
    "strode",
    "swore",
    "threw",
    "took",
    "tore",
    "undertook",
    "went",
    "withdrew",
    "withstood",
    "woke",
    "wore",
    "wrote",
];

/// Past forms that are participles too, and do not end in "-ed".
const IRREGULAR: &[&str] = &[
    "agreed", "beat", "bent", "bet", "bought", "bound", "brought", "built", "burnt", "burst", "cast",
    "caught", "clung", "cost", "crept", "cut", "dealt", "dug", "felt", "fled", "fought", "found", "freed",
    "got", "had", "heard", "held", "hit", "hung", "hurt", "kept", "laid", "led", "left", "lent", "let",
    "lost", "made", "meant", "met", "overcame", "paid", "put", "reset", "said", "sat", "sent", "set", "shot",
    "shut", "slid", "sold", "sought", "spent", "split", "spread", "stood", "struck", "stuck", "swept",
    "swung", "taught", "thought", "told", "upheld", "withheld", "won", "wound",
];

/// Past forms of verbs that often stand without object, and seldom as a participle without auxiliary.
const ALONE: &[&str] = &[
    "acted",
    "adjourned",
    "agreed",
    "answered",
    "apologised",
    "apologized",
    "appealed",
    "appeared",
    "arrived",
    "asked",
    "assembled",
    "backed",
    "called",
    "camped",
    "carried",
    "changed",
    "clashed",
    "climbed",
    "coincided",
    "collapsed",
    "complained",
    "consisted",
    "continued",
    "converged",
    "cooperated",
    "crossed",
    "decided",
    "demonstrated",
    "departed",
    "died",
    "differed",
    "disagreed",
    "disappeared",
    "disembarked",
    "dug",
    "embarked",
    "emerged",
    "ended",
    "erupted",
    "exercised",
    "expired",
    "failed",
    "fled",
    "followed",
    "fought",
    "gathered",
    "happened",
    "headed",
    "hurried",
    "insisted",
    "intervened",
    "lasted",
    "led",
    "left",
    "listened",
    "looked",
    "marched",
    "met",
    "moved",
    "occurred",
    "opened",
    "paraded",
    "participated",
    "passed",
    "patrolled",
    "persisted",
    "proceeded",
    "protested",
    "quarrelled",
    "rallied",
    "reacted",
    "rebelled",
    "refused",
    "relied",
    "remained",
    "replied",
    "resigned",
    "responded",
    "resulted",
    "resumed",
    "retaliated",
    "retired",
    "retreated",
    "returned",
    "rioted",
    "rolled",
    "sailed",
    "sat",
    "served",
    "shuttled",
    "spread",
    "stayed",
    "stepped",
    "stood",
    "stopped",
    "struggled",
    "succeeded",
    "surrendered",
    "talked",
    "threatened",
    "traveled",
    "travelled",
    "turned",
    "visited",
    "voted",
    "waited",
    "walked",
    "wanted",
    "warned",
    "worked",
    "yielded",
];

/// Whether no main verb of the sentence is finite.
pub(crate) fn lacks(tags: &[Tag], set: &TagSet, related: &[(Option<usize>, Relation)]) -> bool {
    let Some(root) = related.iter().position(|(head, _)| head.is_none()) else { return false };
    let main = |word: usize| {
        word == root
            || (related[word].0 == Some(root)
                && matches!(
                    related[word].1,
                    Relation::Cop
                        | Relation::Aux
                        | Relation::AuxPass
                        | Relation::Conj
                        | Relation::Parataxis
                        | Relation::Ccomp
                ))
    };
    tags.len() <= LONGEST && (0..tags.len()).all(|word| !(main(word) && is_finite(set.pair(tags[word]).1)))
}

fn is_finite(xpos: Xpos) -> bool {
    matches!(xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md | Xpos::Vb)
}

/// The words that may be the finite verb, likeliest first.
pub(crate) fn candidates(
    forms: &[&str],
    words: &[Word],
    tags: &[Tag],
    set: &TagSet,
    tagger: &Tagger,
) -> Vec<usize> {
    let past = set.nearest(Upos::Verb, Xpos::Vbd);
    let class = |word: usize| set.pair(tags[word]);
    let named = |word: usize| {
        word == 1 && starts_large(forms[0]) && !matches!(class(0).0, Upos::Adv | Upos::Intj)
            || (0..word).any(|before| matches!(class(before).0, Upos::Noun | Upos::Propn | Upos::Pron))
    };
    let helped = |word: usize| {
        (word.saturating_sub(2)..word)
            .any(|before| class(before).0 == Upos::Aux && !starts_large(forms[before]))
    };
    let likely = |word: usize| may_be(class(word).1) && is_past(forms[word]) && !helped(word) && named(word);
    let mut found: Vec<(i32, usize)> = (1..forms.len().saturating_sub(1))
        .filter(|&word| likely(word) && !forms[word + 1].eq_ignore_ascii_case("by"))
        .filter_map(|word| {
            let short = tagger.shortfall(words, tags, word, past);
            (short <= MARGIN).then_some((short, word))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(TRIED).map(|(_, word)| word).collect()
}

/// Whether a past form may have been given this class.
fn may_be(xpos: Xpos) -> bool {
    matches!(xpos, Xpos::Vbn | Xpos::Nn | Xpos::Nnp | Xpos::Jj | Xpos::Rb)
}

fn is_past(form: &str) -> bool {
    !starts_large(form)
        && (form.ends_with("ed") && form.len() > 3 && !form.ends_with("eed")
            || [ONLY_PAST, IRREGULAR].iter().any(|list| list.contains(&form)))
}

fn starts_large(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
}

/// Whether the tree makes this word a main verb with a subject before it. "Diplomats expelled from Oslo." is a heading:
/// a form that may be a participle needs an object or particle, or a stop and a verb that often has no object.
pub(crate) fn is_main(word: usize, forms: &[&str], related: &[(Option<usize>, Relation)]) -> bool {
    let has = |wanted: Relation| related.contains(&(Some(word), wanted));
    let subject = (0..word).any(|before| related[before] == (Some(word), Relation::Nsubj));
    // "Mali held 49 soldiers": a name alone at the start, whatever it was taken for.
    let named = word == 1 && related[0].0 == Some(word) && starts_large(forms[0]) && has(Relation::Obj);
    let has_particle = forms.get(word + 1).is_some_and(|next| matches!(*next, "off" | "over" | "up"));
    related[word].0.is_none()
        && (named || subject && !has(Relation::AuxPass))
        && (has(Relation::Obj)
            || ONLY_PAST.contains(&forms[word])
            || is_stopped(forms) && (ALONE.contains(&forms[word]) || has_particle))
}

/// Whether the sentence ends with a stop, quotation marks and brackets aside.
fn is_stopped(forms: &[&str]) -> bool {
    let last = forms.iter().rev().find(|form| !matches!(**form, "\"" | "”" | "’" | "'" | "''" | ")" | "»"));
    last.is_some_and(|form| *form == ".")
}
