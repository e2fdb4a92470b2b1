//! From a noun phrase to the place where it is: "Geneva", "a hotel in Geneva", "the airport of Geneva", "the embassy".

use crate::events::parties::Reader;
use crate::events::roles;
use record::{Place, PlaceBasis, PlaceKind, Relation};

/// How many phrases deep a place is looked for.
const DEPTH: usize = 3;

/// Prepositions that say where something is.
pub(super) const WITHIN: &[&str] =
    &["in", "inside", "within", "near", "at", "outside", "along", "off", "around", "across"];

/// Nouns whose `of` phrase says where they are.
const AREAS: &[&str] = &[
    "airport",
    "area",
    "bank",
    "bay",
    "border",
    "capital",
    "center",
    "centre",
    "city",
    "coast",
    "district",
    "east",
    "edge",
    "exclave",
    "governorate",
    "heart",
    "island",
    "kilometer",
    "kilometre",
    "mile",
    "mouth",
    "north",
    "northeast",
    "northwest",
    "outskirt",
    "outskirts",
    "part",
    "port",
    "province",
    "region",
    "remainder",
    "rest",
    "shore",
    "site",
    "south",
    "southeast",
    "southwest",
    "street",
    "suburb",
    "territory",
    "town",
    "vicinity",
    "village",
    "west",
];

/// What stands at a place and bears its name: "Geneva airport", "the Kherson bridge".
const LANDMARKS: &[&str] = &[
    "airbase",
    "airfield",
    "airport",
    "area",
    "barracks",
    "base",
    "basin",
    "bazaar",
    "border",
    "bridge",
    "camp",
    "cathedral",
    "checkpoint",
    "church",
    "city",
    "coast",
    "consulate",
    "countryside",
    "court",
    "courthouse",
    "crossing",
    "dam",
    "depot",
    "district",
    "embassy",
    "enclave",
    "exclave",
    "factory",
    "front",
    "frontier",
    "garrison",
    "governorate",
    "harbor",
    "harbour",
    "headquarters",
    "hospital",
    "hotel",
    "island",
    "jail",
    "legation",
    "market",
    "metro",
    "mosque",
    "museum",
    "neighborhood",
    "neighbourhood",
    "office",
    "outpost",
    "palace",
    "plant",
    "police",
    "port",
    "prison",
    "province",
    "refinery",
    "region",
    "reservoir",
    "road",
    "school",
    "sector",
    "shipyard",
    "shore",
    "square",
    "stadium",
    "station",
    "street",
    "suburb",
    "synagogue",
    "temple",
    "theater",
    "theatre",
    "town",
    "university",
    "valley",
    "village",
];

/// Ways that lead through where they are built.
const WAYS: &[&str] =
    &["bridge", "corridor", "highway", "line", "passage", "pipeline", "railway", "road", "route", "tunnel"];

/// Where the phrase headed by this word is, and how that is told.
pub(super) fn of(reader: &Reader, head: usize) -> Option<Place> {
    at_depth(reader, head, DEPTH)
}

fn at_depth(reader: &Reader, head: usize, depth: usize) -> Option<Place> {
    let tree = reader.tree;
    if let Some(place) = reader.mentions.place_of(head) {
        // "the capital", "the country": what stands beside it tells more.
        return Some(finer(reader, head, place).unwrap_or_else(|| place.clone()).on_basis(PlaceBasis::Told));
    }
    if reader.mentions.is_mission_told_with_place(head)
        && let Some(place) = reader.mentions.stands_in(head)
    {
        return Some(place.clone().on_basis(PlaceBasis::Landmark));
    }
    if let Some(place) = reader.mentions.only_mission_place(head, reader.tree.lemma(head)) {
        return Some(Place { mention: None, ..place.clone() }.on_basis(PlaceBasis::Narrative));
    }
    if depth == 0 {
        return None;
    }
    let lemma = tree.lemma(head);
    let landmark = LANDMARKS.contains(&lemma);
    let below = |preposition: &'static str| roles::own_preposition(tree, head, preposition);
    let mut phrases: Vec<usize> = WITHIN.iter().flat_map(|preposition| below(preposition)).collect();
    if AREAS.contains(&lemma) || landmark {
        phrases.extend(below("of").filter(|&owner| AREAS.contains(&lemma) || is_town(reader, owner)));
    }
    if WAYS.contains(&lemma) {
        phrases.extend(["via", "through"].into_iter().flat_map(below));
    }
    let found = phrases
        .into_iter()
        .filter(|&phrase| phrase > head)
        .find_map(|phrase| at_depth(reader, phrase, depth - 1));
    // "bases on Syrian soil"
    let found = found.or_else(|| {
        let phrase = below("on").find(|&phrase| phrase > head)?;
        at_depth(reader, phrase, depth - 1).filter(|place| is_soil(reader, place) || lies_bare(place))
    });
    found.or_else(|| {
        let named = tree.children_by(head, |relation| {
            matches!(
                relation,
                Relation::Compound
                    | Relation::NmodPoss
                    | Relation::NmodUnmarked
                    | Relation::NmodDesc
                    | Relation::Flat
            )
        });
        let mut named = named.filter(|&child| landmark && (child < head || is_town(reader, child)));
        let place = named.find_map(|child| beside(reader, child))?;
        // "Idlib province", "the Idlib governorate"
        let region = matches!(lemma, "province" | "region" | "governorate" | "district" | "countryside");
        let kind = if region { Some(PlaceKind::Region) } else { place.kind };
        Some(Place { kind, ..place })
    })
}

/// "the territory of Armenia" is told as a state; what its own phrase names is nearer.
fn finer(reader: &Reader, head: usize, place: &Place) -> Option<Place> {
    let wide = place.kind == Some(PlaceKind::Country) && AREAS.contains(&reader.tree.lemma(head));
    let inner = roles::own_preposition(reader.tree, head, "of").filter(|_| wide);
    inner.filter_map(|inner| reader.mentions.place_of(inner)).next().cloned()
}

/// A place's name beside a landmark. A state's is its owner's, whose base or embassy may be anywhere.
fn beside(reader: &Reader, word: usize) -> Option<Place> {
    let place = reader.mentions.place_of(word)?;
    (place.kind != Some(PlaceKind::Country)).then(|| place.clone().on_basis(PlaceBasis::Landmark))
}

/// Whether a phrase names a place within a state.
fn is_town(reader: &Reader, word: usize) -> bool {
    reader.mentions.place_of(word).is_some_and(|place| place.kind != Some(PlaceKind::Country))
}

/// Whether a place is such that "on" before it says where.
pub(super) fn lies_bare(place: &Place) -> bool {
    use PlaceKind::{Border, Crossing, Island, Mountain, River, Sea, Site, Strait};
    matches!(place.kind, Some(Border | Crossing | Island | Mountain | River | Sea | Site | Strait))
        || place.name.ends_with("Peninsula")
}

/// Whether a place is told as somebody's soil: a state as land and not as who rules it.
pub(super) fn is_soil(reader: &Reader, place: &Place) -> bool {
    let named = place.mention.map(|span| reader.tree.text_of(span).to_lowercase());
    place.kind == Some(PlaceKind::Country)
        && named.is_some_and(|words| {
            ["soil", "territory", "territories", "land", "lands"].iter().any(|soil| words.contains(soil))
        })
}

/// Whether a noun means a part of what follows with "of".
pub(super) fn is_area(lemma: &str) -> bool {
    AREAS.contains(&lemma)
}

/// Whether a noun is a building, site or part of the land.
pub(super) fn is_landmark(lemma: &str) -> bool {
    LANDMARKS.contains(&lemma) || AREAS.contains(&lemma)
}
