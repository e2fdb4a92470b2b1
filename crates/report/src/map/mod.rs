//! Where incidents took place: a map of the region and, beside it, the places with their incidents.
//!
//! Drawn once; marks and names stand in it twice, for wide and for narrow screens. The only functions of the
//! platform in it are sums, products and roots; sine and cosine are those of `libm`.

mod clip;
mod ground;
mod names;
mod outlines;
mod position;
mod region;
mod spots;

pub(crate) use position::{Position, StateNames};

use crate::chart::short_title;
use crate::chronology::Link;
use crate::dossier::Index;
use crate::kinds_in_words::quad_class;
use crate::numbers_in_words::{counted, fixed, listed, thousands};
use crate::selection::{Selection, weight};
use askama::Template;
use ground::{Ground, Land};
use names::{Marked, Room, Text};
use outlines::Outlines;
use record::{Incident, PlaceKind, Polity, Standing};
use region::{Part, Projection};
use spots::{Disc, Spot};
use std::cmp::Reverse;

/// A map is drawn from so many incidents with a known position on.
const ENOUGH: usize = 2;
/// The width and the least and largest height of the drawing, in units.
const WIDTH: f64 = 640.0;
const HEIGHTS: (f64, f64) = (400.0, 540.0);
/// How many places are marked, how many are listed at once and in all, and how many incidents of each.
const MARKED: usize = 60;
const LISTED: usize = 5;
const LISTED_IN_ALL: usize = 40;
const INCIDENTS: usize = 3;
const INCIDENTS_IN_ALL: usize = 60;
/// How far the ring around an area's mark stands off, in units.
const RING: f64 = 4.5;
/// Rings under this share of a state's largest are no main part of it.
const MAIN: f64 = 0.25;

/// The map, as its template sees it.
#[derive(Template)]
#[template(path = "map.html")]
pub(crate) struct Map {
    width: String,
    height: String,
    label: String,
    others: String,
    pair: String,
    areas: String,
    borders: String,
    disputed: String,
    coasts: String,
    layers: Vec<Layer>,
    entries: Vec<Entry>,
    more: Vec<Entry>,
    more_word: String,
    left_out: Option<String>,
    counted: String,
    /// Whether the map has to say what its colours are, since there is no chart to say it.
    legend: bool,
    disputes: Option<String>,
}

/// What is written and marked for one width of screen.
struct Layer {
    class: &'static str,
    texts: Vec<Text>,
    marks: Vec<Mark>,
}

struct Mark {
    target: String,
    title: String,
    disc: Disc,
    /// The radius of the dashed ring around what is no point.
    ring: Option<String>,
}

/// A place in the list beside the map.
struct Entry {
    id: String,
    name: String,
    state: Option<String>,
    note: Option<&'static str>,
    incidents: Vec<(String, Link)>,
    /// Those beyond the first, folded.
    more: Vec<(String, Link)>,
    more_word: String,
    left_out: Option<String>,
}

/// The map, if enough incidents have a position.
pub(crate) fn draw(index: &Index, selection: &Selection) -> Option<Map> {
    let spots = spots::spots(index);
    let placed: Vec<&Spot> = spots.iter().filter(|spot| spot.position.is_some()).collect();
    let known: usize = placed.iter().map(|spot| spot.incidents.len()).sum();
    if known < ENOUGH {
        return None;
    }
    let outlines = Outlines::read();
    let pair: Vec<String> = [index.dossier.dyad.first(), index.dossier.dyad.second()]
        .into_iter()
        .filter(|polity| matches!(polity, Polity::State(_)))
        .map(ToString::to_string)
        .collect();
    let states: Vec<Part> = pair.iter().filter_map(|code| main_part(&outlines, code)).collect();
    let positions: Vec<(Position, usize)> =
        placed.iter().filter_map(|spot| Some((spot.position?, spot.incidents.len()))).collect();
    let projection = Projection::new(&region::choose(&states, &positions)?, WIDTH, HEIGHTS);
    let ground = ground::draw(&outlines, &projection, &pair);
    let layers =
        LAYERS.iter().map(|shape| layer(index, selection, &spots, &ground, &projection, shape)).collect();

    let on_map = |spot: &&Spot| spot.position.is_some_and(|at| shows(&projection, at));
    let within: usize = spots.iter().filter(on_map).map(|spot| spot.incidents.len()).sum();
    let mut entries: Vec<Entry> = (spots.iter().enumerate().take(LISTED_IN_ALL))
        .map(|(at, spot)| entry(index, selection, spot, at, on_map(&spot)))
        .collect();
    // One or two more are not worth a fold.
    let shown = if entries.len() > LISTED + 2 { LISTED } else { entries.len() };
    let more = entries.split_off(shown);
    let left_out = spots.len().saturating_sub(LISTED_IN_ALL);
    Some(Map {
        width: fixed(projection.width, 0),
        height: fixed(projection.height, 0),
        label: format!(
            "Map of {} and what is around, with {} marked. The same places are listed after the map.",
            index.pair(),
            counted(spots.iter().filter(on_map).count().min(MARKED), "place", "places"),
        ),
        layers,
        more_word: counted(more.len(), "more place", "more places"),
        entries,
        more,
        left_out: (left_out > 0).then(|| {
            format!(
                "{} in the export (chancery incidents --format geojson).",
                counted(left_out, "more place is", "more places are")
            )
        }),
        counted: told(index, &spots, within),
        legend: index.dossier.series.points.is_empty(),
        disputes: disputes(&ground),
        others: ground.others,
        pair: ground.pair,
        areas: ground.areas,
        borders: ground.borders,
        disputed: ground.disputed,
        coasts: ground.coasts,
    })
}

/// How one width of screen is written on: letters against 12 units, marks against theirs, and how many names.
struct Shape {
    class: &'static str,
    letters: f64,
    marks: f64,
    places: usize,
    others: bool,
}

const LAYERS: [Shape; 2] = [
    Shape { class: "wide", letters: 1.0, marks: 1.0, places: 12, others: true },
    Shape { class: "narrow", letters: 1.75, marks: 1.5, places: 6, others: false },
];

fn layer(
    index: &Index,
    selection: &Selection,
    spots: &[Spot],
    ground: &Ground,
    projection: &Projection,
    shape: &Shape,
) -> Layer {
    let seen: Vec<(usize, &Spot, Position)> = (spots.iter().enumerate())
        .filter_map(|(at, spot)| Some((at, spot, spot.position?)))
        .filter(|(_, _, position)| shows(projection, *position))
        .take(MARKED)
        .collect();
    let marked: Vec<Marked> = (seen.iter())
        .map(|(_, spot, position)| Marked {
            name: &spot.name,
            at: projection.at(*position),
            radius: (spot.radius() + if spot.is_wide() { RING } else { 0.0 }) * shape.marks,
        })
        .collect();
    let mut room = Room::new(ground, projection, &marked, shape.letters);
    room.places(&marked, shape.places);
    let pair = [index.dossier.dyad.first(), index.dossier.dyad.second()];
    let is_of = |land: &Land, polity: &Polity| polity.to_string() == land.code;
    for polity in pair {
        for land in ground.lands.iter().filter(|land| is_of(land, polity)) {
            let called = index.dossier.names.get(polity).map(|name| spots::shown(name));
            room.state("state own", called.as_deref().unwrap_or(land.name), land, false);
        }
    }
    if shape.others {
        let others = |land: &&Land| land.code != "-" && !pair.iter().any(|polity| is_of(land, polity));
        for land in ground.lands.iter().filter(others) {
            room.state("state", land.name, land, true);
        }
    }
    room.waters(projection);
    let marks = seen.iter().zip(&marked).map(|((at, spot, _), marked)| Mark {
        target: target(selection, spot, *at),
        title: spot.title(),
        disc: spot.disc(marked.at, spot.radius() * shape.marks),
        ring: spot.is_wide().then(|| fixed(marked.radius - 0.5, 1)),
    });
    Layer { class: shape.class, marks: marks.collect(), texts: room.texts() }
}

/// Whether a mark at a position would stand within the drawing.
fn shows(projection: &Projection, position: Position) -> bool {
    projection.shows(projection.at(position), 4.0)
}

/// A place's one incident in the chronology, or its entry in the list, or the list.
fn target(selection: &Selection, spot: &Spot, at: usize) -> String {
    match spot.incidents[..] {
        [one] if selection.has_incident(&one.id) => format!("i-{}", one.id),
        _ if at < LISTED_IN_ALL => format!("place-{}", at + 1),
        _ => "places".into(),
    }
}

/// The part of the earth that the main parts of a state take up.
fn main_part(outlines: &Outlines, code: &str) -> Option<Part> {
    let state = outlines.states.get(code)?;
    let parts: Vec<Part> = state.rings.iter().filter_map(|ring| Part::around(&outlines.ring(ring))).collect();
    let largest = parts.iter().map(Part::area).fold(0.0, f64::max);
    let main = parts.into_iter().filter(|part| part.area() >= largest * MAIN);
    main.reduce(|a, b| a.with(&b))
}

fn entry(index: &Index, selection: &Selection, spot: &Spot, at: usize, on_map: bool) -> Entry {
    let mut weightiest: Vec<&Incident> = spot.incidents.clone();
    weightiest.sort_by_key(|incident| {
        (
            !index.is_established(incident),
            Reverse(weight(incident)),
            index.place_in_texts(incident),
            &incident.id,
        )
    });
    let left_out = weightiest.len().saturating_sub(INCIDENTS_IN_ALL);
    weightiest.truncate(INCIDENTS_IN_ALL);
    // One more is not worth a fold.
    let shown = if weightiest.len() > INCIDENTS + 1 { INCIDENTS } else { weightiest.len() };
    let mut others = weightiest.split_off(shown);
    index.sort_by_time(&mut weightiest);
    index.sort_by_time(&mut others);
    let all_linked =
        |incidents: Vec<&Incident>| incidents.into_iter().map(|one| linked(index, selection, one)).collect();
    Entry {
        id: format!("place-{}", at + 1),
        name: spot.name.clone(),
        state: spot.state.clone(),
        note: match (spot.position, on_map) {
            (None, _) if spot.whole => Some("no place within it is told"),
            (None, _) if spot.kind == Some(PlaceKind::Border) => Some("somewhere along it, not on the map"),
            (None, _) => Some("not on the map: where it lies is not known"),
            (Some(_), false) => Some("beyond the map"),
            (Some(_), true) => spot.kind.filter(|kind| kind.is_wide()).map(PlaceKind::as_str),
        },
        more_word: format!("{} more", thousands(others.len())),
        incidents: all_linked(weightiest),
        more: all_linked(others),
        left_out: (left_out > 0).then(|| {
            format!("{} in the export.", counted(left_out, "more incident is", "more incidents are"))
        }),
    }
}

/// The class of an incident's dot, and its title with a link to it if the page shows it.
fn linked(index: &Index, selection: &Selection, incident: &Incident) -> (String, Link) {
    let open = if index.is_established(incident) { "" } else { " open" };
    let standing = match incident.standing {
        _ if index.is_doubtful(incident) => " (doubtful)".to_owned(),
        Standing::Happened => String::new(),
        standing => format!(" ({standing})"),
    };
    let target = match selection.has_incident(&incident.id) {
        true => format!("i-{}", incident.id),
        false => String::new(),
    };
    let text = format!("{}{standing}", short_title(index, incident));
    (format!("{}{open}", quad_class(incident.kind.quad())), Link { target, text })
}

/// "9 of 18 incidents are on the map: 8 are told without a place and 1 with no more than a state."
fn told(index: &Index, spots: &[Spot], within: usize) -> String {
    let all = index.dossier.incidents.len();
    let of = |which: fn(&&Spot) -> bool| spots.iter().filter(which).map(|spot| spot.incidents.len()).sum();
    let (placed, whole, unknown): (usize, usize, usize) = (
        of(|spot| spot.position.is_some()),
        of(|spot| spot.position.is_none() && spot.whole),
        of(|spot| spot.position.is_none() && !spot.whole),
    );
    let others = [
        (all - placed - whole - unknown, "told without a place"),
        (whole, "told of no more than a state"),
        (unknown, "told of a place whose position is not known"),
        (placed - within, "beyond it"),
    ];
    let others: Vec<String> = (others.into_iter())
        .filter(|(count, _)| *count > 0)
        .map(|(count, how)| format!("{} {} {how}", thousands(count), if count == 1 { "is" } else { "are" }))
        .collect();
    let others = if others.is_empty() { String::new() } else { format!("; {}", listed(&others)) };
    format!("{} of {} are on the map{others}.", thousands(within), counted(all, "incident", "incidents"))
}

/// What the dashed lines within the drawing are.
fn disputes(ground: &Ground) -> Option<String> {
    let names: Vec<String> = ground.disputes.iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| {
        format!("Dashed are borders that are disputed or not recognised by most states: {}.", listed(&names))
    })
}
