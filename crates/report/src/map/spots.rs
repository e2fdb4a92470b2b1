//! The places where incidents took place: grouped, counted, and drawn as round marks.

use super::position::{Position, StateNames};
use crate::dossier::Index;
use crate::kinds_in_words::quad_class;
use crate::numbers_in_words::{counted, fixed, listed};
use crate::quote::head;
use record::{Incident, IncidentId, PlaceKind, Quad};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The order in which kinds are told and drawn: conflict first.
const QUADS: [Quad; 4] =
    [Quad::MaterialConflict, Quad::VerbalConflict, Quad::VerbalCooperation, Quad::MaterialCooperation];

/// A place with what took place there, in order of time.
pub(super) struct Spot<'a> {
    pub(super) name: String,
    /// The state that holds it, unless the place is that state.
    pub(super) state: Option<String>,
    /// Whether it is no more than a state.
    pub(super) whole: bool,
    /// What it is, if that is known.
    pub(super) kind: Option<PlaceKind>,
    /// `None` for a whole state, and where nothing is told of where it lies.
    pub(super) position: Option<Position>,
    pub(super) incidents: Vec<&'a Incident>,
    /// Which of them are told as fact and read surely.
    established: BTreeSet<&'a IncidentId>,
}

/// The places that incidents name: those with the most first, and of these those of known position.
pub(super) fn spots<'a>(index: &Index<'a>) -> Vec<Spot<'a>> {
    let names = StateNames::new(&index.dossier.names);
    let mut spots: BTreeMap<(String, Option<String>), Spot<'a>> = BTreeMap::new();
    for incident in &index.dossier.incidents {
        let Some(place) = &incident.place else { continue };
        let name = shown(&place.name);
        let state = place.country.as_ref().map(|country| shown(&names.of(country)));
        let whole = names.is_whole_state(place);
        let spot = spots.entry((name.clone(), state.clone())).or_insert_with(|| Spot {
            state: state.filter(|state| *state != name),
            name,
            whole,
            kind: place.kind,
            position: None,
            incidents: Vec::new(),
            established: BTreeSet::new(),
        });
        if !whole {
            spot.position = spot.position.or(Position::of(place));
        }
        spot.incidents.push(incident);
        if index.is_established(incident) {
            spot.established.insert(&incident.id);
        }
    }
    let mut spots: Vec<Spot> = spots.into_values().collect();
    for spot in &mut spots {
        index.sort_by_time(&mut spot.incidents);
    }
    spots.sort_by_key(|spot| (Reverse(spot.incidents.len()), spot.position.is_none()));
    spots
}

/// A name as it may stand in a drawing, which cannot isolate marks of direction: without them.
pub(super) fn shown(name: &str) -> String {
    let plain: String = name.chars().filter(|letter| !is_direction_mark(*letter)).collect();
    head(&plain, 60)
}

fn is_direction_mark(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl Spot<'_> {
    /// How many established incidents there are of each quadrant, and how many are not established.
    fn shares(&self) -> ([usize; 4], usize) {
        let mut shares = [0; 4];
        let mut open = 0;
        for incident in &self.incidents {
            let quad = incident.kind.quad();
            match QUADS.iter().position(|&other| other == quad) {
                Some(at) if self.established.contains(&incident.id) => shares[at] += 1,
                _ => open += 1,
            }
        }
        (shares, open)
    }

    /// "Tehran: 3 incidents (2 of material conflict and 1 not established)".
    pub(super) fn title(&self) -> String {
        let (shares, open) = self.shares();
        let kinds = QUADS.iter().zip(shares).filter(|(_, count)| *count > 0);
        let mut parts: Vec<String> = kinds.map(|(quad, count)| format!("{count} of {quad}")).collect();
        if open > 0 {
            parts.push(format!("{open} not established"));
        }
        let count = counted(self.incidents.len(), "incident", "incidents");
        format!("{}: {count} ({})", self.name, listed(&parts))
    }

    /// Whether it is an area or a line, of which a mark is only one point: a region, a river, a sea.
    pub(super) fn is_wide(&self) -> bool {
        self.kind.is_some_and(PlaceKind::is_wide)
    }

    /// The radius of its mark, in units: the area grows with the number of incidents, up to a limit.
    pub(super) fn radius(&self) -> f64 {
        (5.2 * (self.incidents.len() as f64).sqrt()).clamp(5.2, 17.0)
    }

    /// Its mark around a point: one disc, or a sector for each quadrant; not established is left blank.
    pub(super) fn disc(&self, (x, y): (f64, f64), radius: f64) -> Disc {
        let (shares, open) = self.shares();
        let mut parts: Vec<(&'static str, usize)> =
            QUADS.iter().zip(shares).map(|(&quad, count)| (quad_class(quad), count)).collect();
        parts.push(("open", open));
        parts.retain(|(_, count)| *count > 0);
        let [x_text, y_text, r] = [x, y, radius].map(|value| fixed(value, 1));
        if let [(class, _)] = parts[..] {
            let class = match class {
                "open" => {
                    format!("open {}", self.incidents.first().map_or("", |i| quad_class(i.kind.quad())))
                }
                class => class.to_owned(),
            };
            return Disc { x: x_text, y: y_text, r, class, sectors: Vec::new() };
        }
        let all = self.incidents.len() as f64;
        let mut from = 0;
        let mut sectors = Vec::new();
        for (class, count) in parts {
            let [a, b] = [from, from + count].map(|part| part as f64 / all);
            sectors.push((class, sector((x, y), radius, a, b)));
            from += count;
        }
        Disc { x: x_text, y: y_text, r, class: "many".into(), sectors }
    }
}

/// A round mark as the template draws it.
pub(super) struct Disc {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) r: String,
    pub(super) class: String,
    pub(super) sectors: Vec<(&'static str, String)>,
}

/// A sector from one part of the turn to another, clockwise from the top.
fn sector((x, y): (f64, f64), radius: f64, from: f64, to: f64) -> String {
    let on = |part: f64| {
        let angle = part * 2.0 * std::f64::consts::PI;
        (fixed(x + radius * libm::sin(angle), 1), fixed(y - radius * libm::cos(angle), 1))
    };
    let ((ax, ay), (bx, by)) = (on(from), on(to));
    let large = u8::from(to - from > 0.5);
    let (x, y, r) = (fixed(x, 1), fixed(y, 1), fixed(radius, 1));
    format!("M{x} {y}L{ax} {ay}A{r} {r} 0 {large} 1 {bx} {by}z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sectors_run_clockwise_from_the_top() {
        assert_eq!(sector((10.0, 10.0), 4.0, 0.0, 0.25), "M10.0 10.0L10.0 6.0A4.0 4.0 0 0 1 14.0 10.0z");
        assert_eq!(sector((10.0, 10.0), 4.0, 0.25, 1.0), "M10.0 10.0L14.0 10.0A4.0 4.0 0 1 1 10.0 6.0z");
    }

    #[test]
    fn marks_of_direction_are_left_out_of_names() {
        assert_eq!(shown("\u{202E}Baku\u{202C}\u{0}"), "Baku\u{FFFD}");
        assert_eq!(shown("تهران"), "تهران");
    }
}
