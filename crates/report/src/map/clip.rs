//! Lines and lands cut to the drawing and thinned to what can be seen in it.

type Point = (f64, f64);

/// A rectangle to cut to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Window {
    /// Whether the points' own rectangle and this one have anything in common.
    pub(super) fn may_hold(&self, points: &[Point]) -> bool {
        let outside = |beyond: &dyn Fn(&Point) -> bool| points.iter().all(beyond);
        !(outside(&|p| p.0 < self.left)
            || outside(&|p| p.0 > self.right)
            || outside(&|p| p.1 < self.top)
            || outside(&|p| p.1 > self.bottom))
    }

    /// The piece of a segment within the window (Liang and Barsky).
    pub(super) fn segment(&self, a: Point, b: Point) -> Option<(Point, Point)> {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let (mut from, mut to) = (0.0f64, 1.0f64);
        let sides =
            [(-dx, a.0 - self.left), (dx, self.right - a.0), (-dy, a.1 - self.top), (dy, self.bottom - a.1)];
        for (outwards, room) in sides {
            if outwards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if outwards < 0.0 {
                from = from.max(room / outwards);
            } else {
                to = to.min(room / outwards);
            }
        }
        let on = |part: f64| (a.0 + dx * part, a.1 + dy * part);
        (from <= to).then(|| (on(from), on(to)))
    }

    /// The pieces of a line within the window.
    pub(super) fn line(&self, points: &[Point]) -> Vec<Vec<Point>> {
        let mut pieces: Vec<Vec<Point>> = Vec::new();
        for pair in points.windows(2) {
            let Some((a, b)) = self.segment(pair[0], pair[1]) else { continue };
            match pieces.last_mut() {
                Some(piece) if piece.last() == Some(&a) => piece.push(b),
                _ => pieces.push(vec![a, b]),
            }
        }
        pieces
    }

    /// A land within the window, its open sides closed along the edge (Sutherland and Hodgman).
    pub(super) fn ring(&self, points: &[Point]) -> Vec<Point> {
        let left = |p: &Point| p.0 - self.left;
        let right = |p: &Point| self.right - p.0;
        let top = |p: &Point| p.1 - self.top;
        let bottom = |p: &Point| self.bottom - p.1;
        let sides: [&dyn Fn(&Point) -> f64; 4] = [&left, &right, &top, &bottom];
        sides.into_iter().fold(points.to_vec(), |points, depth| {
            let mut kept = Vec::with_capacity(points.len());
            for (at, b) in points.iter().enumerate() {
                let a = &points[(at + points.len() - 1) % points.len()];
                let (da, db) = (depth(a), depth(b));
                if (da < 0.0) != (db < 0.0) {
                    let part = da / (da - db);
                    kept.push((a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part));
                }
                if db >= 0.0 {
                    kept.push(*b);
                }
            }
            kept
        })
    }
}

/// The line without the points that lie within `tolerance` of what is left (Douglas and Peucker).
pub(super) fn thinned(points: &[Point], tolerance: f64) -> Vec<Point> {
    let mut keep = vec![false; points.len()];
    let mut open = vec![(0, points.len().saturating_sub(1))];
    while let Some((first, last)) = open.pop() {
        let farthest = (first + 1..last)
            .map(|at| (away(points[at], points[first], points[last]), at))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, at)) = farthest.filter(|(distance, _)| *distance > tolerance) {
            keep[at] = true;
            open.extend([(first, at), (at, last)]);
        }
    }
    let ends = [0, points.len().saturating_sub(1)];
    points.iter().enumerate().filter(|(at, _)| keep[*at] || ends.contains(at)).map(|(_, p)| *p).collect()
}

/// How far a point is from a segment.
pub(super) fn away(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let part = if length > 0.0 { ((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length } else { 0.0 };
    let part = part.clamp(0.0, 1.0);
    let (x, y) = (p.0 - a.0 - dx * part, p.1 - a.1 - dy * part);
    (x * x + y * y).sqrt()
}

/// Whether a point lies within a closed run of points.
pub(super) fn inside((x, y): Point, ring: &[Point]) -> bool {
    (0..ring.len()).fold(false, |odd, at| {
        let ((ax, ay), (bx, by)) = (ring[(at + ring.len() - 1) % ring.len()], ring[at]);
        let crosses = (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax;
        odd != crosses
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_line_that_leaves_and_returns_is_two_pieces() {
        let pieces = WINDOW.line(&[(-5.0, 5.0), (5.0, 5.0), (5.0, 15.0), (8.0, 15.0), (8.0, 5.0)]);
        assert_eq!(pieces, [vec![(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)], vec![(8.0, 10.0), (8.0, 5.0)]]);
        assert!(WINDOW.line(&[(-5.0, -5.0), (-5.0, 20.0)]).is_empty());
        assert!(WINDOW.line(&[]).is_empty());
    }

    #[test]
    fn a_land_around_the_window_fills_it() {
        let around = [(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)];
        let ring = WINDOW.ring(&around);
        assert!(inside((5.0, 5.0), &ring));
        assert!(ring.iter().all(|p| (0.0..=10.0).contains(&p.0) && (0.0..=10.0).contains(&p.1)));
        assert!(WINDOW.ring(&[(20.0, 1.0), (30.0, 1.0), (30.0, 9.0)]).is_empty());
        assert!(WINDOW.ring(&[]).is_empty());
    }

    #[test]
    fn thinning_keeps_ends_and_corners() {
        let line = [(0.0, 0.0), (1.0, 0.05), (2.0, 0.0), (2.0, 2.0)];
        assert_eq!(thinned(&line, 0.1), [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]);
        assert_eq!(thinned(&line[..1], 0.1), [(0.0, 0.0)]);
        assert!(thinned(&[], 0.1).is_empty());
    }
}
