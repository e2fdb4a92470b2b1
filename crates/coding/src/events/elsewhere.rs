//! What is told of another world than that of states: in a novel or a game, on a sports field, of weather and
//! plants.

use super::roles;
use super::tree::Tree;
use super::triggers::Trigger;
use codebook::WordClass;
use record::{Kind, Relation};
use std::ops::Range;

/// Works and games in which things happen that never happened.
const FICTION: &[&str] = &[
    "novel",
    "film",
    "movie",
    "opera",
    "play",
    "comedy",
    "thriller",
    "sitcom",
    "cartoon",
    "comic",
    "fable",
    "tale",
    "ballad",
    "musical",
    "ballet",
    "romance",
    "trilogy",
    "sequel",
    "game",
    "videogame",
    "screenplay",
    "joke",
    "dream",
    "nightmare",
    "legend",
];

/// What can act on nobody in politics, whoever owns it: works, weather, plants, illnesses.
const INERT: &[&str] = &[
    "climate",
    "weather",
    "wind",
    "rain",
    "snow",
    "frost",
    "fog",
    "cloud",
    "drought",
    "volcano",
    "tide",
    "orchard",
    "garden",
    "tree",
    "plant",
    "flower",
    "crop",
    "vine",
    "vineyard",
    "mosquito",
    "insect",
    "locust",
    "virus",
    "bacterium",
    "bacteria",
    "fungus",
    "parasite",
    "cancer",
    "tumour",
    "tumor",
    "disease",
    "melody",
    "song",
    "recipe",
    "dish",
    "cuisine",
    "painting",
    "novel",
    "opera",
    "poem",
    "ballad",
    "exam",
    "body",
];

/// Words of the sports field.
const SPORT: &[&str] = &[
    "score",
    "goalkeeper",
    "striker",
    "midfielder",
    "defender",
    "halftime",
    "half-time",
    "quarterfinal",
    "semifinal",
    "quarter-final",
    "semi-final",
    "equaliser",
    "equalizer",
    "grandmaster",
    "rook",
    "wicket",
    "innings",
    "scoreline",
    "playoff",
];

/// Words that make it earnest, whatever the place.
const EARNEST: &[&str] =
    &["kill", "wound", "injure", "dead", "bomb", "bomber", "gunman", "police", "soldier"];

/// Whether a trigger of a sentence speaks of no act between people or states.
pub(crate) fn is_elsewhere(tree: &Tree, sentence: &Range<usize>, trigger: &Trigger) -> bool {
    is_inert(tree, trigger) || is_fiction(tree, trigger.head) || is_sport(tree, sentence, trigger)
}

/// "the orchards yielded", "the virus attacks".
fn is_inert(tree: &Tree, trigger: &Trigger) -> bool {
    trigger.class == WordClass::Verb
        && roles::subject(tree, trigger.head)
            .is_some_and(|subject| INERT.contains(&tree.lemma(subject).to_lowercase().as_str()))
}

/// "in the novel, ...": of the act's clause, or of one that holds it.
fn is_fiction(tree: &Tree, head: usize) -> bool {
    std::iter::once(head).chain(tree.ancestors(head)).any(|clause| {
        tree.children_by(clause, |relation| matches!(relation, Relation::Obl | Relation::Nmod)).any(
            |phrase| {
                FICTION.contains(&tree.lemma(phrase).to_lowercase().as_str())
                    && tree
                        .child(phrase, |relation| relation == Relation::Case)
                        .is_some_and(|case| tree.word(case).eq_ignore_ascii_case("in"))
            },
        )
    })
}

/// "attacked down the left wing and scored".
fn is_sport(tree: &Tree, sentence: &Range<usize>, trigger: &Trigger) -> bool {
    let names =
        |words: &[&str]| sentence.clone().any(|at| words.contains(&tree.lemma(at).to_lowercase().as_str()));
    trigger.pattern.kind == Kind::Assault && names(SPORT) && !names(EARNEST)
}
