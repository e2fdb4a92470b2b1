//! Where labels stand so that they cover neither each other nor what they name.

/// A rectangle, in units of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    pub(crate) fn around(x: f64, y: f64, radius: f64) -> Area {
        Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    pub(crate) fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn within(&self, frame: &Area) -> bool {
        self.left >= frame.left
            && self.right <= frame.right
            && self.top >= frame.top
            && self.bottom <= frame.bottom
    }
}

/// Width of a letter and height of a line, as the style sheet sets labels (12 units, sans serif).
const LETTER: f64 = 6.4;
const LINE: f64 = 15.0;

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) area: Area,
    /// From what it names to the label, if they are apart: x of the line, and its two ends.
    pub(crate) leader: Option<(f64, f64, f64)>,
}

impl Placed {
    /// The areas that later labels have to leave free.
    pub(crate) fn taken(&self) -> impl Iterator<Item = Area> {
        self.leader.map(line).into_iter().chain([self.area])
    }
}

fn line((x, from, to): (f64, f64, f64)) -> Area {
    Area { left: x - 1.0, top: from.min(to), right: x + 1.0, bottom: from.max(to) }
}

/// A place for the label of something at (`x`, `y`), where it and its leader meet none of `labels`, the label
/// none of `others`, and it lies within `frame`: the nearest of places above and below, centred or to a side.
/// `None` if there is no room.
pub(crate) fn place(
    text: &str,
    (x, y): (f64, f64),
    labels: &[Area],
    others: &[Area],
    frame: &Area,
) -> Option<Placed> {
    let width = text.chars().count() as f64 * LETTER + 4.0;
    let distances = [10.0, 24.0, 40.0, 58.0, 78.0, 100.0, 124.0];
    distances
        .iter()
        .flat_map(|&distance| [(distance, y - distance - LINE), (distance, y + distance)])
        .flat_map(|(distance, top)| {
            [x - width / 2.0, x - 4.0, x - width + 4.0].map(|left| (distance, left, top))
        })
        .map(|(distance, left, top)| {
            let area = Area { left, top, right: left + width, bottom: top + LINE };
            let (from, to) = if top < y { (y - 6.0, area.bottom) } else { (y + 6.0, top + 2.0) };
            Placed { area, leader: (distance > 12.0).then_some((x, from, to)) }
        })
        .find(|placed| {
            let free = |area: &Area| !labels.iter().any(|other| other.meets(area));
            placed.area.within(frame)
                && placed.taken().all(|area| free(&area))
                && !others.iter().any(|other| other.meets(&placed.area))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Area = Area { left: 0.0, top: 0.0, right: 400.0, bottom: 200.0 };

    #[test]
    fn labels_and_leaders_never_meet() {
        let marks = [Area::around(200.0, 100.0, 6.0)];
        let mut taken: Vec<Area> = Vec::new();
        for _ in 0..12 {
            if let Some(placed) = place("27 Jan 2023: attack", (200.0, 100.0), &taken, &marks, &FRAME) {
                assert!(placed.area.within(&FRAME));
                assert!(placed.taken().all(|area| !taken.iter().any(|other| other.meets(&area))));
                taken.extend(placed.taken());
            }
        }
        assert!(taken.len() >= 2, "{}", taken.len());
    }

    #[test]
    fn where_there_is_no_room_there_is_no_label() {
        let long = "a label much longer than the frame is wide, so that it is left out altogether";
        assert_eq!(place(long, (5.0, 5.0), &[], &[], &FRAME), None);
        assert_eq!(place("a", (200.0, 100.0), &[], &[FRAME], &FRAME), None);
    }

    #[test]
    fn at_the_edge_a_label_moves_inwards() {
        let frame = Area { left: -2.0, ..FRAME };
        let placed = place("October 2022", (2.0, 100.0), &[], &[], &frame).unwrap();
        assert_eq!((placed.area.left, placed.leader), (-2.0, None));
    }
}
