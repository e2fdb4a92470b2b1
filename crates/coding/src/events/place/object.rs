//! What the act is done to: where that stands ("attacked the embassy in Tehran"), or the land itself ("entered Karabakh").

use super::spot;
use super::told::{LEAVE, stands};
use crate::events::parties::Reader;
use crate::events::triggers::Trigger;
use crate::events::{nominal, roles};
use codebook::WordClass;
use record::{Kind, Place, PlaceBasis, Quad};

/// Verbs that are done to those who fight, not to a land.
pub(super) const AGAINST_ONE: &[&str] =
    &["defeat", "fight", "overthrow", "retaliate", "beat", "outgun", "resist"];
/// What is waged against a state, anywhere.
const WARS: &[&str] = &["war", "conflict", "struggle", "fight", "fighting", "campaign", "battle"];
/// Acts done to a land itself, told with "of".
const OF_LAND: &[&str] = &[
    "annexation",
    "assault",
    "blockade",
    "bombardment",
    "bombing",
    "capture",
    "conquest",
    "destruction",
    "invasion",
    "liberation",
    "occupation",
    "recapture",
    "sack",
    "seizure",
    "shelling",
    "siege",
    "storming",
    "takeover",
    "encirclement",
    "demolition",
];

/// What the act is done to.
pub(super) fn acted_on(reader: &Reader, trigger: &Trigger) -> Vec<usize> {
    let tree = reader.tree;
    let mut found = match trigger.class {
        WordClass::Noun => {
            let mut found = nominal::acted_on(tree, trigger.head);
            found.extend(
                ["on", "against", "at"]
                    .into_iter()
                    .flat_map(|word| nominal::tied_by(tree, trigger.head, word)),
            );
            found
        }
        _ => {
            // "took control of Karabakh": the pattern ends with the preposition.
            let words = trigger.words.iter().flat_map(|&word| roles::own_preposition(tree, word, "of"));
            roles::object(tree, trigger.head).into_iter().chain(trigger.object).chain(words).collect()
        }
    };
    found.extend(
        ["at", "on", "against"]
            .into_iter()
            .flat_map(|preposition| roles::own_preposition(tree, trigger.head, preposition)),
    );
    found.dedup();
    found
}

/// "attacked the embassy in Tehran", "killed a reporter in Beirut": an act of deeds is done where its object is. What
/// is said of those in a place is said anywhere, unless it is a building that is opened or closed.
pub(super) fn where_it_stands(reader: &Reader, trigger: &Trigger, object: usize) -> Option<Place> {
    let deed = matches!(trigger.pattern.kind.quad(), Quad::MaterialConflict | Quad::MaterialCooperation);
    let opened = stands(reader, object)
        && matches!(trigger.pattern.kind, Kind::Support | Kind::Concede | Kind::Protest | Kind::Consult);
    if !deed && !opened || reader.mentions.place_of(object).is_some() {
        return None;
    }
    let place = spot::of(reader, object)?;
    let basis = match place.basis {
        Some(PlaceBasis::Narrative) => PlaceBasis::Narrative,
        _ => PlaceBasis::Landmark,
    };
    Some(place.on_basis(basis))
}

/// "entered Karabakh", "visited Baku", "the capture of Shusha", "the attack on Iran".
pub(super) fn land_done_to(reader: &Reader, trigger: &Trigger, objects: &[usize]) -> Option<Place> {
    let tree = reader.tree;
    let lemma = tree.lemma(trigger.head);
    let visit = trigger.pattern.mode.as_ref().is_some_and(|mode| mode.0 == "visit");
    let done_to_land = match trigger.pattern.kind {
        Kind::Assault => !AGAINST_ONE.contains(&lemma) && !WARS.contains(&lemma),
        Kind::Consult => visit && trigger.class == WordClass::Verb,
        Kind::Mobilize => trigger.class == WordClass::Verb,
        Kind::Coerce => {
            trigger.pattern.mode.as_ref().is_some_and(|mode| mode.0 == "seize" || mode.0 == "restrict")
        }
        Kind::Retreat => LEAVE.contains(&lemma) || lemma == "leave",
        _ => false,
    };
    if !done_to_land {
        // "ended the siege of Leningrad", "lifted the blockade of Gaza"
        let suffered = objects.iter().filter(|&&object| OF_LAND.contains(&tree.lemma(object)));
        let mut lands = suffered.flat_map(|&object| roles::own_preposition(tree, object, "of"));
        let place = lands.find_map(|land| reader.mentions.place_of(land))?;
        return Some(place.clone().on_basis(PlaceBasis::Object));
    }
    let fits = |object: usize| match trigger.class {
        WordClass::Noun => !tree.has_case(object, "of") || OF_LAND.contains(&lemma),
        _ => true,
    };
    let of_noun = |object: usize| trigger.class != WordClass::Noun || object > trigger.head;
    objects
        .iter()
        .filter(|&&object| fits(object) && of_noun(object))
        .flat_map(|&object| tree.conjuncts(object))
        .find_map(|object| {
            let land = reader.mentions.place_of(object).is_some() || spot::is_area(reader.tree.lemma(object));
            land.then(|| spot::of(reader, object)).flatten()
        })
        .map(|place| place.on_basis(PlaceBasis::Object))
}
