//! What is written into the map: places beside their marks, states within their borders, seas. No two meet.

use super::clip::{Window, away, inside};
use super::ground::{Ground, Land};
use super::position::Position;
use super::region::Projection;
use crate::chart::Area;
use crate::numbers_in_words::fixed;

type Point = (f64, f64);

/// Width of a letter and height of a line of labels in 12 units, as the style sheet sets them.
const LETTER: f64 = 6.5;
const LINE: f64 = 15.0;

/// Waters that are named where there is room, by a point in them.
const WATERS: &[(&str, f64, f64)] = &[
    ("Caspian Sea", 41.9, 50.2),
    ("Caspian Sea", 39.0, 51.0),
    ("Caspian Sea", 38.2, 51.2),
    ("Caspian Sea", 43.8, 49.5),
    ("Black Sea", 43.3, 34.5),
    ("Black Sea", 42.6, 39.3),
    ("Mediterranean Sea", 34.3, 27.0),
    ("Mediterranean Sea", 33.6, 32.0),
    ("Mediterranean Sea", 38.0, 6.0),
    ("Persian Gulf", 27.2, 51.3),
    ("Persian Gulf", 26.1, 53.2),
    ("Persian Gulf", 25.6, 53.3),
    ("Gulf of Oman", 24.5, 59.3),
    ("Red Sea", 20.5, 38.3),
    ("Gulf of Aden", 12.3, 47.8),
    ("Arabian Sea", 19.0, 64.0),
    ("Bay of Bengal", 14.5, 88.5),
    ("Baltic Sea", 57.5, 19.5),
    ("North Sea", 56.3, 3.2),
    ("South China Sea", 14.5, 114.5),
    ("East China Sea", 29.0, 125.0),
    ("Sea of Okhotsk", 53.5, 149.0),
    ("Barents Sea", 73.5, 38.0),
    ("Indian Ocean", -12.0, 78.0),
    ("Atlantic Ocean", 36.0, -42.0),
    ("Atlantic Ocean", -20.0, -15.0),
    ("Pacific Ocean", 32.0, -165.0),
    ("Pacific Ocean", -15.0, -125.0),
];

/// A text, and where it is held: at its start, its middle or its end.
pub(super) struct Text {
    pub(super) class: &'static str,
    pub(super) anchor: &'static str,
    pub(super) x: String,
    pub(super) y: String,
    pub(super) text: String,
}

/// A place that is marked: its name, where, and the radius of its mark.
pub(super) struct Marked<'a> {
    pub(super) name: &'a str,
    pub(super) at: Point,
    pub(super) radius: f64,
}

/// The room that is left.
pub(super) struct Room<'a> {
    ground: &'a Ground,
    frame: Area,
    taken: Vec<Area>,
    /// How large letters are, against 12 units.
    size: f64,
    texts: Vec<Text>,
}

impl<'a> Room<'a> {
    /// All of the drawing but the marks.
    pub(super) fn new(ground: &'a Ground, projection: &Projection, marked: &[Marked], size: f64) -> Room<'a> {
        let frame =
            Area { left: 3.0, top: 3.0, right: projection.width - 3.0, bottom: projection.height - 3.0 };
        let taken = marked.iter().map(|m| Area::around(m.at.0, m.at.1, m.radius + 1.0)).collect();
        Room { ground, frame, taken, size, texts: Vec::new() }
    }

    pub(super) fn texts(self) -> Vec<Text> {
        self.texts
    }

    fn around(&self, text: &str, (x, y): Point, spacing: f64) -> Area {
        let width = (text.chars().count() as f64 * LETTER * spacing + 4.0) * self.size;
        let height = LINE * self.size;
        Area {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    fn is_free(&self, area: &Area) -> bool {
        let frame = &self.frame;
        let within = area.left >= frame.left
            && area.right <= frame.right
            && area.top >= frame.top
            && area.bottom <= frame.bottom;
        within && !self.taken.iter().any(|other| other.meets(area))
    }

    /// Letters differ in width, so what stands beside a mark is held at the side of the mark.
    fn write(&mut self, class: &'static str, anchor: &'static str, text: &str, area: Area) {
        let x = match anchor {
            "start" => area.left + 2.0,
            "end" => area.right - 2.0,
            _ => (area.left + area.right) / 2.0,
        };
        let y = (area.top + area.bottom) / 2.0 + 4.2 * self.size;
        let (x, y) = (fixed(x, 1), fixed(y, 1));
        self.texts.push(Text { class, anchor, x, y, text: text.to_owned() });
        self.taken.push(area);
    }

    /// The names of places, as many as there is room for and at most `most`, beside their marks: at the right,
    /// the left, below, above, or between these.
    pub(super) fn places(&mut self, marked: &[Marked], most: usize) {
        for place in marked.iter().take(most) {
            let (x, y) = place.at;
            let size = self.around(place.name, place.at, 1.0);
            let (wide, tall) = ((size.right - size.left) / 2.0, (size.bottom - size.top) / 2.0);
            let (dx, dy) = (place.radius + 2.0 + wide, place.radius + tall);
            let slant = place.radius * 0.6;
            let free = [
                ("start", (x + dx, y)),
                ("end", (x - dx, y)),
                ("middle", (x, y + dy)),
                ("middle", (x, y - dy)),
                ("start", (x + wide + slant, y - dy + slant * 0.4)),
                ("start", (x + wide + slant, y + dy - slant * 0.4)),
                ("end", (x - wide - slant, y - dy + slant * 0.4)),
                ("end", (x - wide - slant, y + dy - slant * 0.4)),
            ]
            .map(|(anchor, at)| (anchor, self.around(place.name, at, 1.0)))
            .into_iter()
            .find(|(_, area)| self.is_free(area));
            if let Some((anchor, area)) = free {
                self.write("spot", anchor, place.name, area);
            }
        }
    }

    /// The name of a state where it has most room; `within` asks that it stay within the state's borders.
    pub(super) fn state(&mut self, class: &'static str, name: &str, land: &Land, within: bool) {
        let largest = land.rings.iter().max_by(|a, b| extent(a).total_cmp(&extent(b)));
        let Some(ring) = largest else { return };
        let area = self.around(name, (0.0, 0.0), 1.18);
        let half = (area.right - area.left) / 2.0;
        for at in roomiest(ring, (half, self.size * LINE / 2.0)) {
            let area = self.around(name, at, 1.18);
            let reach = if within { half * 0.6 } else { half * 0.4 };
            let inland = [-reach, 0.0, reach].iter().all(|dx| inside((at.0 + dx, at.1), ring));
            if inland && self.is_free(&area) {
                self.write(class, "middle", name, area);
                return;
            }
        }
    }

    /// The names of waters, each once, where no line or land is below them.
    pub(super) fn waters(&mut self, projection: &Projection) {
        for &(name, latitude, longitude) in WATERS {
            let at = projection.at(Position { latitude, longitude });
            let area = self.around(name, at, 0.95);
            let window = Window { left: area.left, top: area.top, right: area.right, bottom: area.bottom };
            let edges = &self.ground.edges;
            let on_line = || edges.iter().any(|edge| !window.line(edge).is_empty());
            let on_land = || {
                let rings = self.ground.lands.iter().flat_map(|land| &land.rings);
                rings.into_iter().any(|ring| inside(at, ring))
            };
            let again = self.texts.iter().any(|text| text.text == name);
            if !again && self.is_free(&area) && !on_line() && !on_land() {
                self.write("water", "middle", name, area);
            }
        }
    }
}

/// A land's rectangle, to tell the largest.
fn extent(ring: &[Point]) -> f64 {
    let spread = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
        high - low
    };
    spread(&mut ring.iter().map(|p| p.0)) * spread(&mut ring.iter().map(|p| p.1))
}

/// Points within a ring, those first around which a text of this half width and height has most room.
fn roomiest(ring: &[Point], (half, tall): (f64, f64)) -> Vec<Point> {
    const STEPS: usize = 14;
    let span = |axis: fn(&Point) -> f64| {
        let values = ring.iter().map(axis);
        values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)))
    };
    let (xs, ys) = (span(|p| p.0), span(|p| p.1));
    let on = |(low, high): (f64, f64), step: usize| low + (high - low) * (step as f64 + 0.5) / STEPS as f64;
    // Distances are measured as if the text were a square: what is wide needs more room sideways.
    let squeeze = (tall * 1.6 / half).min(1.0);
    let squeezed: Vec<Point> = ring.iter().map(|p| (p.0 * squeeze, p.1)).collect();
    let mut found: Vec<(f64, Point)> = Vec::new();
    for row in 0..STEPS {
        for column in 0..STEPS {
            let at = (on(xs, column), on(ys, row));
            if inside(at, ring) {
                let near = (0..squeezed.len())
                    .map(|n| {
                        let before = squeezed[(n + squeezed.len() - 1) % squeezed.len()];
                        away((at.0 * squeeze, at.1), before, squeezed[n])
                    })
                    .fold(f64::MAX, f64::min);
                found.push((near, at));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, at)| at).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::super::ground;
    use super::super::outlines::Outlines;
    use super::super::region::Part;
    use super::*;

    #[test]
    fn no_name_meets_another_name_or_a_mark_and_all_are_within_the_frame() {
        let part = Part { west: 38.0, east: 56.0, south: 34.0, north: 44.0 };
        let projection = Projection::new(&part, 640.0, (400.0, 540.0));
        let ground = ground::draw(&Outlines::read(), &projection, &["AZE".into(), "IRN".into()]);
        let marked: Vec<Marked> = (0..40)
            .map(|n| Marked {
                name: ["Baku", "Khankendi", "Kars", "a village of a very long name"][n % 4],
                at: projection.at(Position {
                    latitude: 35.0 + (n * 7 % 17) as f64 * 0.5,
                    longitude: 39.0 + (n * 11 % 23) as f64 * 0.7,
                }),
                radius: 5.0 + (n % 5) as f64 * 2.0,
            })
            .collect();
        for size in [1.0, 1.75] {
            let mut room = Room::new(&ground, &projection, &marked, size);
            room.places(&marked, 40);
            for land in &ground.lands {
                room.state("state", land.name, land, true);
            }
            room.waters(&projection);
            let (marks, names) = room.taken.split_at(marked.len());
            assert!(names.len() > 8, "{}", names.len());
            assert_eq!(names.len(), room.texts.len());
            for (at, name) in names.iter().enumerate() {
                assert!(!marks.iter().chain(&names[..at]).any(|other| other.meets(name)), "{at}");
                assert!(name.left >= 0.0 && name.right <= 640.0);
                assert!(name.top >= 0.0 && name.bottom <= projection.height);
            }
        }
    }

    #[test]
    fn where_there_is_no_room_there_is_no_name() {
        let part = Part { west: 49.0, east: 50.0, south: 40.0, north: 41.0 };
        let projection = Projection::new(&part, 640.0, (400.0, 540.0));
        let ground = ground::draw(&Outlines::read(), &projection, &[]);
        let long =
            "a name so long that it would reach from one edge of the drawing to the other, and beyond it";
        let marked = [Marked { name: long, at: (320.0, 200.0), radius: 5.0 }];
        let mut room = Room::new(&ground, &projection, &marked, 1.0);
        room.places(&marked, 1);
        assert!(room.texts().is_empty());
    }
}
