//! Which part of the earth is shown, and how its degrees become units of the drawing.
//!
//! The projection is equirectangular, with the parallel in the middle true to length: straight meridians, hardly
//! any distortion over a region, and no more than sums and products behind it.

use super::position::{Position, wrapped};

/// States up to this size (in degrees of latitude) are shown whole.
const STATE: f64 = 32.0;
/// Both states together are shown whole up to this size.
const PAIR: f64 = 45.0;
/// How far a place may draw the region out, unless this share of the incidents took place there.
const STRETCH: f64 = 1.35;
const SHARE: f64 = 0.2;
/// The least region: a place alone is shown with what is around it.
const LEAST: f64 = 5.0;

/// A part of the earth in degrees. `east` may be beyond 180, if the part lies across that meridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) west: f64,
    pub(super) east: f64,
    pub(super) south: f64,
    pub(super) north: f64,
}

impl Part {
    pub(super) fn around(points: &[(f64, f64)]) -> Option<Part> {
        let &(x, y) = points.first()?;
        let part = Part { west: x, east: x, south: y, north: y };
        Some(points.iter().fold(part, |part, &(x, y)| Part {
            west: part.west.min(x),
            east: part.east.max(x),
            south: part.south.min(y),
            north: part.north.max(y),
        }))
    }

    pub(super) fn area(&self) -> f64 {
        (self.east - self.west) * (self.north - self.south) * self.across()
    }

    /// How long a degree of longitude is in its middle, in degrees of latitude.
    fn across(&self) -> f64 {
        libm::cos((self.south + self.north) / 2.0 * std::f64::consts::PI / 180.0).max(0.2)
    }

    /// The longer side, in degrees of latitude.
    fn size(&self) -> f64 {
        (self.north - self.south).max((self.east - self.west) * self.across())
    }

    /// The smallest part that holds both, whichever way around the earth.
    pub(super) fn with(&self, other: &Part) -> Part {
        let turned = [-360.0, 0.0, 360.0].map(|turn| Part {
            west: self.west.min(other.west + turn),
            east: self.east.max(other.east + turn),
            south: self.south.min(other.south),
            north: self.north.max(other.north),
        });
        let [before, same, after] = turned;
        [before, after]
            .into_iter()
            .fold(same, |best, part| if part.east - part.west < best.east - best.west { part } else { best })
    }
}

/// The part of the earth that shows the states (their main parts) and the places (with how many incidents took
/// place at each, the most first): small states whole, and no place so far off that the others would shrink.
pub(super) fn choose(states: &[Part], places: &[(Position, usize)]) -> Option<Part> {
    let mut states: Vec<&Part> = states.iter().filter(|state| state.size() <= STATE).collect();
    states.sort_by(|a, b| a.size().total_cmp(&b.size()));
    let mut chosen: Option<Part> = None;
    for state in states {
        let with = chosen.map_or(*state, |chosen| chosen.with(state));
        if chosen.is_none() || with.size() <= PAIR {
            chosen = Some(with);
        }
    }
    let all: usize = places.iter().map(|(_, count)| count).sum();
    for &(position, count) in places {
        let (x, y) = (position.longitude, position.latitude);
        let place = Part { west: x, east: x, south: y, north: y };
        chosen = Some(match chosen {
            None => place,
            Some(chosen) => {
                let with = chosen.with(&place);
                let near = with.size() <= (chosen.size() * STRETCH).max(LEAST * 2.0);
                if near || count as f64 >= all as f64 * SHARE { with } else { chosen }
            }
        });
    }
    chosen
}

/// From degrees to units of a drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    middle: (f64, f64),
    across: f64,
    /// Units a degree of latitude.
    scale: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Projection {
    /// A drawing `width` units wide that shows a part of the earth with a margin around it; its height follows
    /// from the part's form, within `heights`.
    pub(super) fn new(part: &Part, width: f64, heights: (f64, f64)) -> Projection {
        let south = part.south.clamp(-70.0, 78.0);
        let north = part.north.min(80.0).max(south);
        let across = Part { south, north, ..*part }.across();
        let margin = 1.16;
        let wide = ((part.east - part.west).min(360.0) * across * margin).max(LEAST);
        let tall = ((north - south) * margin).max(LEAST * 0.7);
        let height = (width * tall / wide).clamp(heights.0, heights.1);
        let scale = (width / wide).min(height / tall).max(width / (360.0 * across));
        Projection {
            middle: ((part.west + part.east) / 2.0, (south + north) / 2.0),
            across,
            scale,
            width,
            height: height.round(),
        }
    }

    /// Where a point lies whose longitude is not wrapped.
    pub(super) fn unwrapped(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let x = (longitude - self.middle.0) * self.across * self.scale + self.width / 2.0;
        (x, (self.middle.1 - latitude) * self.scale + self.height / 2.0)
    }

    /// Where a position lies, on the nearest way around the earth.
    pub(super) fn at(&self, position: Position) -> (f64, f64) {
        let longitude = self.middle.0 + wrapped(position.longitude - self.middle.0);
        self.unwrapped((longitude, position.latitude))
    }

    /// A full turn around the earth, in units of the drawing.
    pub(super) fn turn(&self) -> f64 {
        360.0 * self.across * self.scale
    }

    /// Whether a point lies within the drawing, so far from its edge.
    pub(super) fn shows(&self, (x, y): (f64, f64), edge: f64) -> bool {
        (edge..=self.width - edge).contains(&x) && (edge..=self.height - edge).contains(&y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AZE: Part = Part { west: 44.8, east: 50.4, south: 38.4, north: 41.9 };
    const IRN: Part = Part { west: 44.0, east: 63.3, south: 25.0, north: 39.8 };
    const RUS: Part = Part { west: 27.3, east: 190.3, south: 41.2, north: 77.7 };

    fn at(latitude: f64, longitude: f64) -> Position {
        Position { latitude, longitude }
    }

    #[test]
    fn both_states_and_every_near_place_are_within_the_drawing() {
        let places = [(at(35.69, 51.39), 3), (at(40.4, 49.87), 2), (at(41.72, 44.79), 1)];
        let part = choose(&[AZE, IRN], &places).unwrap();
        let projection = Projection::new(&part, 640.0, (400.0, 540.0));
        for corner in [(44.0, 25.0), (63.3, 41.9)] {
            assert!(projection.shows(projection.unwrapped(corner), 10.0), "{corner:?}");
        }
        for (place, _) in places {
            assert!(projection.shows(projection.at(place), 14.0), "{place:?}");
        }
        assert!((400.0..=540.0).contains(&projection.height));
    }

    #[test]
    fn a_far_place_stays_beyond_the_map_unless_much_took_place_there() {
        let vienna = at(48.21, 16.37);
        let near = [(at(35.69, 51.39), 9), (vienna, 1)];
        assert!(choose(&[AZE, IRN], &near).unwrap().west > 40.0);
        let much = [(at(35.69, 51.39), 9), (vienna, 3)];
        assert!(choose(&[AZE, IRN], &much).unwrap().west < 17.0);
    }

    #[test]
    fn of_a_large_state_only_what_is_near_is_shown() {
        let part = choose(&[RUS, AZE], &[(at(43.0, 47.5), 1)]).unwrap();
        assert!(part.east < 60.0 && part.north < 50.0, "{part:?}");
    }

    #[test]
    fn the_shorter_way_leads_across_the_antimeridian() {
        let part = choose(&[], &[(at(35.7, 139.7), 5), (at(37.8, -122.4), 5)]).unwrap();
        assert!(part.east - part.west < 100.0, "{part:?}");
        let projection = Projection::new(&part, 640.0, (300.0, 540.0));
        let (tokyo, francisco) = (projection.at(at(35.7, 139.7)), projection.at(at(37.8, -122.4)));
        assert!(tokyo.0 < francisco.0 && projection.shows(tokyo, 10.0) && projection.shows(francisco, 10.0));
    }

    #[test]
    fn nothing_to_show_is_no_region_and_a_point_has_its_surroundings() {
        assert_eq!(choose(&[], &[]), None);
        let part = choose(&[], &[(at(90.0, 0.0), 1)]).unwrap();
        let projection = Projection::new(&part, 640.0, (400.0, 540.0));
        assert!(projection.scale.is_finite() && projection.scale <= 640.0 / LEAST);
    }
}
