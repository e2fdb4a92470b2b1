//! The place that phrases of the act itself tell: where it was done, and what describes it.

use super::implied::ENVOYS;
use super::{object, spot};
use crate::events::parties::Reader;
use crate::events::triggers::Trigger;
use crate::events::{nominal, roles};
use codebook::WordClass;
use record::{Kind, Place, PlaceBasis, PlaceKind, Quad, Relation};

/// Verbs of going, whose "to" is where they end.
pub(super) const GO: &[&str] = &[
    "arrive",
    "come",
    "fly",
    "go",
    "head",
    "journey",
    "return",
    "rush",
    "sail",
    "tour",
    "travel",
    "trip",
    "visit",
    "pilgrimage",
    "mission",
];
/// Acts after which those who did them, or to whom they were done, have left.
pub(super) const LEAVE: &[&str] = &[
    "evacuate",
    "evacuation",
    "expel",
    "expulsion",
    "deport",
    "deportation",
    "withdraw",
    "withdrawal",
    "pull",
    "pullout",
    "recall",
    "retreat",
    "eject",
    "ejection",
    "removal",
    "remove",
    "banish",
];

/// The first of: where the act was done, where what it was done to stands, the land that it was done to.
pub(super) fn read(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    let objects = object::acted_on(reader, trigger);
    where_done(reader, trigger)
        .or_else(|| objects.iter().find_map(|&object| object::where_it_stands(reader, trigger, object)))
        .or_else(|| describing(reader, trigger))
        .or_else(|| in_another(reader, trigger))
        .or_else(|| object::land_done_to(reader, trigger, &objects))
}

/// Phrases of an act's parties and purpose, on which a phrase of place may hang.
const LOOSE: &[&str] = &["with", "between", "for", "during", "by"];
/// The parties of an act that a noun names: "the visit of the president to Baku", "a meeting of the council of the
/// league in Jeddah".
fn of_parties(reader: &Reader, noun: usize) -> Vec<usize> {
    let tree = reader.tree;
    let party = |child: usize| {
        child > noun
            && matches!(tree.relation(child), Relation::Nmod | Relation::Obl)
            && ["of", "by", "between", "with"].iter().any(|word| tree.has_case(child, word))
    };
    tree.phrase(noun, party).into_iter().filter(|&word| word != noun).collect()
}

/// What one asks, rejects or praises may be anywhere.
fn speaks_of_others(trigger: &Trigger) -> bool {
    let kind = trigger.pattern.kind;
    let verbal = matches!(kind.quad(), Quad::VerbalConflict | Quad::VerbalCooperation);
    verbal && !matches!(kind, Kind::Consult | Kind::Agree)
}

const DAYS_AND_SEASONS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "week",
    "month",
    "year",
    "day",
    "morning",
    "evening",
    "night",
    "afternoon",
    "spring",
    "summer",
    "autumn",
    "winter",
];

fn is_date(reader: &Reader, word: usize) -> bool {
    let lemma = reader.tree.lemma(word).to_lowercase();
    reader.tree.upos(word) == record::Upos::Num
        || DAYS_AND_SEASONS.contains(&lemma.as_str())
        || record::MONTHS.contains(&lemma.as_str())
}

/// Whether a noun is something built, or a mission abroad.
pub(super) fn stands(reader: &Reader, noun: usize) -> bool {
    let lemma = reader.tree.lemma(noun);
    spot::is_landmark(lemma) || reader.mentions.is_mission_told_with_place(noun) || lemma == "mission"
}

/// The words whose phrases say where: the noun or verb of the act and the verb that holds the noun.
fn holders(reader: &Reader, trigger: &Trigger) -> Vec<usize> {
    let tree = reader.tree;
    let mut words = vec![trigger.head];
    match trigger.class {
        WordClass::Noun => {
            words.extend(nominal::light_verb(tree, trigger.head));
            words.extend(nominal::participle(tree, trigger.head));
            words.extend(of_parties(reader, trigger.head));
            // "held talks with his colleague in Ankara"
            let verb = nominal::light_verb(tree, trigger.head);
            words.extend(verb.into_iter().flat_map(|verb| of_parties(reader, verb)));
        }
        _ => {
            words.extend(trigger.words.iter().copied().filter(|&word| word != trigger.head));
            // "met Erdogan in Sochi"
            if matches!(trigger.pattern.kind, Kind::Consult | Kind::Agree) {
                words.extend(roles::object(tree, trigger.head).filter(|&object| !stands(reader, object)));
            }
            // "hosted a summit with neighbours in Beijing"
            if !speaks_of_others(trigger) {
                let held =
                    trigger.words.iter().chain(&trigger.object).copied().filter(|&word| word != trigger.head);
                words.extend(held.flat_map(|word| of_parties(reader, word)).collect::<Vec<_>>());
            }
            // What stands somewhere is asked for as such.
            words.extend(trigger.object.filter(|&object| !stands(reader, object)));
            words.extend(
                tree.children_by(trigger.head, roles::is_oblique)
                    .filter(|&phrase| LOOSE.iter().any(|word| tree.has_case(phrase, word)))
                    .filter(|_| !speaks_of_others(trigger)),
            );
        }
    }
    // "a village elsewhere in Niger"
    let adverbs =
        words.iter().flat_map(|&word| tree.children_by(word, |relation| relation == Relation::Advmod));
    words.extend(adverbs.collect::<Vec<_>>());
    // "held talks on Monday in Baku": what follows a date often hangs on it.
    let dates = words.iter().flat_map(|&word| {
        tree.children_by(word, |relation| roles::is_oblique(relation) || relation == Relation::Nmod)
    });
    words.extend(dates.filter(|&date| is_date(reader, date)).collect::<Vec<_>>());
    words.dedup();
    words
}

fn where_done(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    let tree = reader.tree;
    let words = holders(reader, trigger);
    for &word in &words {
        for preposition in spot::WITHIN.iter().chain(&["on", "over"]) {
            for phrase in roles::own_preposition(tree, word, preposition) {
                if tree.has_case(phrase, "with") || belongs_to_noun(reader, trigger, phrase) {
                    continue;
                }
                let found = spot::of(reader, phrase);
                if let Some(place) =
                    found.filter(|place| says_where(reader, trigger, word, preposition, place))
                {
                    return Some(place);
                }
            }
        }
    }
    let goes = GO.contains(&tree.lemma(trigger.head))
        || trigger.pattern.mode.as_ref().is_some_and(|mode| mode.0 == "visit");
    let towards: &[&str] = match trigger.pattern.kind {
        Kind::Consult if goes => &["to"],
        Kind::Mobilize if is_sending(tree.lemma(trigger.head)) => &["to", "into", "toward"],
        Kind::Aid if sends_troops(reader, trigger) => &["to", "into"],
        Kind::Assault => &["into"],
        _ => &[],
    };
    let leaves = LEAVE.contains(&tree.lemma(trigger.head));
    let from: &[&str] = if leaves { &["from", "of"] } else { &[] };
    // "met the ambassador to France"
    let words = words.into_iter().filter(|&word| !ENVOYS.contains(&tree.lemma(word)));
    let ends = words.flat_map(|word| {
        towards
            .iter()
            .chain(from)
            .flat_map(move |preposition| roles::own_preposition(tree, word, preposition))
    });
    let mut ends = ends.filter_map(|phrase| spot::of(reader, phrase));
    ends.next().map(|place| place.on_basis(PlaceBasis::Object))
}

fn is_sending(lemma: &str) -> bool {
    matches!(
        lemma,
        "commit"
            | "deploy"
            | "deployment"
            | "dispatch"
            | "move"
            | "redeploy"
            | "redeployment"
            | "rush"
            | "send"
            | "shift"
            | "transfer"
    )
}

/// "sent peacekeepers to": troops are where they are sent, goods may never arrive.
fn sends_troops(reader: &Reader, trigger: &Trigger) -> bool {
    let object = trigger.object.or_else(|| roles::object(reader.tree, trigger.head));
    object.is_some_and(|object| {
        matches!(
            reader.tree.lemma(object),
            "adviser"
                | "advisor"
                | "army"
                | "contingent"
                | "fighter"
                | "force"
                | "forces"
                | "peacekeeper"
                | "police"
                | "soldier"
                | "troop"
                | "troops"
                | "unit"
                | "warship"
        )
    })
}

/// "accused the government in Beirut", "called for peace in Sudan": what is only spoken of is there, not the speaker.
fn belongs_to_noun(reader: &Reader, trigger: &Trigger, phrase: usize) -> bool {
    let tree = reader.tree;
    let case = tree.children_by(phrase, |relation| relation == Relation::Case).min();
    let before = case.filter(|&case| case < phrase).and_then(|case| case.checked_sub(1));
    before.is_some_and(|noun| {
        // "its interest in Somalia"
        let held = matches!(
            tree.lemma(noun),
            "confidence" | "faith" | "interest" | "influence" | "role" | "stake" | "trust"
        );
        held || speaks_of_others(trigger)
            && noun > trigger.head
            && tree.upos(noun) == record::Upos::Noun
            && !is_date(reader, noun)
            && !trigger.words.contains(&noun)
            && !stands(reader, noun)
    })
}

/// Whether a preposition before this place says where, and not about what or against whom.
fn says_where(reader: &Reader, trigger: &Trigger, word: usize, preposition: &str, place: &Place) -> bool {
    use PlaceKind::{Capital, Country};
    let kind = place.kind;
    let spoken = trigger.pattern.kind.quad() == Quad::VerbalConflict
        || trigger.pattern.kind.quad() == Quad::VerbalCooperation;
    let is_verb = reader.tree.upos(word) == record::Upos::Verb;
    let landmark = place.basis != Some(PlaceBasis::Told);
    match preposition {
        // "met on the Aras", "an exercise on the border"; not "talks on the border", "pressure on Armenia"
        "on" => (spot::lies_bare(place) || landmark || spot::is_soil(reader, place)) && (is_verb || !spoken),
        // "shot down over Syria"; not "clashed over Karabakh"
        "over" => {
            let fights =
                object::AGAINST_ONE.contains(&reader.tree.lemma(word)) || reader.tree.lemma(word) == "clash";
            !spoken && is_verb && !fights
        }
        // "pointed the finger at Tehran", "angry at Israel"
        "at" => landmark || !matches!(kind, Some(Country | Capital)) || trigger.pattern.kind.is_mutual(),
        _ => true,
    }
}

/// "the Geneva talks", "the Karabakh war". "The Iran talks" are about Iran, and "the Iran-Iraq war" is in neither alone.
fn describing(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    use PlaceKind::{Capital, City, Country, Island, Town};
    let tree = reader.tree;
    if trigger.class != WordClass::Noun {
        return None;
    }
    let deed = matches!(trigger.pattern.kind, Kind::Assault | Kind::Protest);
    let paired = |child: usize| tree.conjuncts(child).len() > 1 || is_hyphenated(reader, child);
    let mut names = tree.children_by(trigger.head, |relation| {
        matches!(relation, Relation::Compound | Relation::NmodUnmarked | Relation::NmodDesc | Relation::Amod)
    });
    let found = names.find_map(|child| {
        // "KABUL - An attack": what heads the report is no part of the phrase.
        let apart = (child..trigger.head).any(|at| matches!(tree.word(at), "-" | "–" | "—" | "--" | ":"));
        let place = reader.mentions.place_of(child).filter(|_| child < trigger.head && !apart)?;
        let fits = match place.kind? {
            Capital | City | Town | Island => true,
            Country => deed && !paired(child),
            _ => deed,
        };
        fits.then(|| place.clone())
    });
    found.map(|place| place.on_basis(PlaceBasis::Told))
}

/// "killed in the Beirut blast", "wounded in the embassy attack": the happening of which the act is part.
fn in_another(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    let tree = reader.tree;
    if trigger.class == WordClass::Noun || trigger.pattern.kind != Kind::Assault {
        return None;
    }
    let happenings =
        ["in", "during", "by"].into_iter().flat_map(|word| roles::own_preposition(tree, trigger.head, word));
    // "the Beirut blast killed"
    let cause = roles::subject(tree, trigger.head).filter(|&noun| is_happening(tree.lemma(noun)));
    let names = happenings.chain(cause).flat_map(|noun| {
        tree.children_by(noun, |relation| {
            matches!(relation, Relation::Compound | Relation::Amod | Relation::NmodUnmarked)
        })
    });
    names.into_iter().filter_map(|name| spot::of(reader, name)).find(|place| !place.is_country())
}

fn is_happening(lemma: &str) -> bool {
    matches!(
        lemma,
        "airstrike"
            | "assault"
            | "attack"
            | "blast"
            | "bombing"
            | "explosion"
            | "massacre"
            | "offensive"
            | "raid"
            | "shelling"
            | "shooting"
            | "strike"
    )
}

fn is_hyphenated(reader: &Reader, word: usize) -> bool {
    let hyphen = |at: usize| matches!(reader.tree.word(at), "-" | "–" | "—" | "‑");
    word.checked_sub(1).is_some_and(hyphen) || hyphen(word + 1)
}
