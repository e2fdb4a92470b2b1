//! The ground of the map: lands, the pair's own, coasts and borders, as paths.

use super::clip::{Window, thinned};
use super::outlines::{Nature, Outlines, joined};
use super::region::Projection;
use std::collections::BTreeSet;

/// Deviations up to this many units cannot be seen.
const UNSEEN: f64 = 0.35;
/// How far beyond its edge the drawing is drawn, so that the edge itself is never a coast.
const BEYOND: f64 = 8.0;
/// Lands smaller than this (in units) are left out.
const SPECK: f64 = 1.5;

type Point = (f64, f64);

/// A state as far as it is seen.
pub(super) struct Land {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    /// Its rings within the drawing.
    pub(super) rings: Vec<Vec<Point>>,
}

/// Paths in tenths of a unit.
pub(super) struct Ground {
    /// All lands but those of the pair.
    pub(super) others: String,
    pub(super) pair: String,
    /// Disputed ground that is coloured for neither side.
    pub(super) areas: String,
    pub(super) coasts: String,
    pub(super) borders: String,
    pub(super) disputed: String,
    /// What the disputed lines that are seen are about, sorted.
    pub(super) disputes: Vec<&'static str>,
    pub(super) lands: Vec<Land>,
    /// The pieces of all lines that are seen.
    pub(super) edges: Vec<Vec<Point>>,
}

pub(super) fn draw(outlines: &Outlines, projection: &Projection, pair: &[String]) -> Ground {
    let (width, height) = (projection.width, projection.height);
    let window = Window { left: -BEYOND, top: -BEYOND, right: width + BEYOND, bottom: height + BEYOND };
    let drawing = Window { left: 0.0, top: 0.0, right: width, bottom: height };
    let turns = [-projection.turn(), 0.0, projection.turn()];
    let lines: Vec<Vec<Point>> = (outlines.lines.iter())
        .map(|line| {
            let points: Vec<Point> = line.points.iter().map(|&point| projection.unwrapped(point)).collect();
            thinned(&points, UNSEEN)
        })
        .collect();
    let slices: Vec<&[Point]> = lines.iter().map(Vec::as_slice).collect();
    let seen = |ring: &Vec<i32>| -> Vec<Vec<Point>> {
        let run = joined(&slices, ring, projection.turn());
        (turns.iter())
            .map(|turn| run.iter().map(|&(x, y)| (x + turn, y)).collect::<Vec<_>>())
            .filter(|run| !is_speck(run) && window.may_hold(run))
            .map(|run| window.ring(&run))
            .filter(|run| run.len() > 2)
            .collect()
    };
    let mut lands: Vec<Land> = (outlines.states.iter())
        .map(|(code, state)| Land {
            code,
            name: state.name,
            rings: state.rings.iter().flat_map(seen).collect(),
        })
        .collect();
    lands.retain(|land| !land.rings.is_empty());
    let filled = |of_pair: bool| -> String {
        let chosen = lands.iter().filter(|land| pair.iter().any(|code| code == land.code) == of_pair);
        chosen.flat_map(|land| &land.rings).map(|ring| path(ring, true)).collect()
    };
    let (others, pair) = (filled(false), filled(true));
    let areas = outlines.areas.iter().flat_map(seen).map(|ring| path(&ring, true)).collect();

    let mut strokes = [String::new(), String::new(), String::new()];
    let mut disputes = BTreeSet::new();
    let mut edges = Vec::new();
    for (line, points) in outlines.lines.iter().zip(&lines) {
        let at = match line.nature {
            Nature::Coast => 0,
            Nature::Border => 1,
            Nature::Disputed => 2,
            Nature::Seam => continue,
        };
        for turn in turns {
            let shifted: Vec<Point> = points.iter().map(|&(x, y)| (x + turn, y)).collect();
            if !window.may_hold(&shifted) || (points.first() == points.last() && is_speck(&shifted)) {
                continue;
            }
            if line.nature == Nature::Disputed && !drawing.line(&shifted).is_empty() {
                disputes.insert(line.name);
            }
            let pieces = window.line(&shifted);
            strokes[at].extend(pieces.iter().map(|piece| path(piece, false)));
            edges.extend(pieces);
        }
    }
    let [coasts, borders, disputed] = strokes;
    let disputes = disputes.into_iter().collect();
    Ground { others, pair, areas, coasts, borders, disputed, disputes, lands, edges }
}

fn is_speck(points: &[Point]) -> bool {
    let Some(&(x, y)) = points.first() else { return true };
    points.iter().all(|p| (p.0 - x).abs() < SPECK && (p.1 - y).abs() < SPECK)
}

/// A path in whole tenths of a unit, its points as steps from one to the next.
fn path(points: &[Point], closed: bool) -> String {
    let tenths = |value: f64| (value * 10.0).round() as i64;
    let mut path = String::new();
    let mut before: Option<(i64, i64)> = None;
    for &(x, y) in points {
        let now = (tenths(x), tenths(y));
        match before {
            None => path.push_str(&format!("M{} {}l", now.0, now.1)),
            Some(before) if before == now => continue,
            Some((x, y)) => {
                for step in [now.0 - x, now.1 - y] {
                    if step >= 0 && !path.ends_with('l') {
                        path.push(' ');
                    }
                    path.push_str(&step.to_string());
                }
            }
        }
        before = Some(now);
    }
    match path.is_empty() || path.ends_with('l') {
        true => String::new(),
        false if closed => path + "z",
        false => path,
    }
}

#[cfg(test)]
mod tests {
    use super::super::position::Position;
    use super::super::region::{Part, choose};
    use super::*;

    fn drawn(part: Part, pair: &[&str]) -> Ground {
        let pair: Vec<String> = pair.iter().map(ToString::to_string).collect();
        draw(&Outlines::read(), &Projection::new(&part, 640.0, (400.0, 540.0)), &pair)
    }

    /// All whole numbers of a path lie within the drawing and what is beyond its edge.
    fn assert_within(path: &str) {
        for subpath in path.split('M').skip(1) {
            let start = subpath.split(['l', ' ']).take(2).map(|n| n.parse::<i64>().unwrap());
            assert!(start.into_iter().all(|n| (-81..=6_481).contains(&n)), "{subpath}");
        }
        assert!(!path.contains("NaN") && !path.contains("inf"));
    }

    #[test]
    fn the_south_caucasus_has_its_lands_its_coast_and_its_disputed_lines() {
        let ground = drawn(Part { west: 38.0, east: 52.0, south: 36.0, north: 45.0 }, &["AZE", "ARM"]);
        let codes: Vec<&str> = ground.lands.iter().map(|land| land.code).collect();
        for code in ["ARM", "AZE", "GEO", "IRN", "RUS", "TUR"] {
            assert!(codes.contains(&code), "{code} in {codes:?}");
        }
        assert!(!codes.contains(&"EGY"));
        assert_eq!(ground.disputes, ["Abkhazia", "Karabakh (until 2023)", "South Ossetia"]);
        for path in [&ground.others, &ground.pair, &ground.coasts, &ground.borders, &ground.disputed] {
            assert!(!path.is_empty());
            assert_within(path);
        }
        let bytes = ground.others.len() + ground.pair.len() + ground.coasts.len() + ground.borders.len();
        assert!(bytes < 60_000, "{bytes} bytes");
    }

    #[test]
    fn water_is_no_land() {
        let caspian = Part { west: 50.5, east: 51.5, south: 40.5, north: 42.0 };
        let projection = Projection::new(&caspian, 640.0, (400.0, 540.0));
        let ground = draw(&Outlines::read(), &projection, &[]);
        let at = projection.at(Position { latitude: 41.5, longitude: 51.0 });
        assert!(!ground.lands.iter().flat_map(|l| &l.rings).any(|ring| super::super::clip::inside(at, ring)));
    }

    #[test]
    fn across_the_antimeridian_lands_stand_on_both_sides_and_no_seam_is_drawn() {
        let places = [(35.7, 139.7), (37.8, -122.4)]
            .map(|(latitude, longitude)| (Position { latitude, longitude }, 1));
        let ground = drawn(choose(&[], &places).unwrap(), &["USA", "JPN"]);
        let codes: Vec<&str> = ground.lands.iter().map(|land| land.code).collect();
        assert!(["JPN", "USA", "RUS"].iter().all(|code| codes.contains(code)), "{codes:?}");
        // A seam would be a long upright piece.
        let upright = |pair: &[Point]| pair[0].0 == pair[1].0 && (pair[0].1 - pair[1].1).abs() > 60.0;
        assert!(!ground.edges.iter().any(|edge| edge.windows(2).any(upright)));
    }

    #[test]
    fn paths_are_steps_in_tenths() {
        assert_eq!(path(&[(1.0, 2.0), (2.0, 1.5), (2.01, 1.5), (0.0, 0.0)], true), "M10 20l10-5-20-15z");
        assert_eq!(path(&[(1.0, 2.0), (1.01, 2.0)], false), "");
        assert_eq!(path(&[], true), "");
    }
}
