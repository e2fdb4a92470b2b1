//! The outlines of lands: the lines of `codebook/places/outlines.txt`, and the rings that they make.
//!
//! Lines are shared by the lands on both sides, so that a border is drawn once and thinned alike for both.

use std::collections::BTreeMap;

const TEXT: &str = include_str!("../../../../codebook/places/outlines.txt");

/// What a line parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Land and water.
    Coast,
    /// Two states.
    Border,
    /// Two holders, where one side or most states do not recognise it.
    Disputed,
    /// Nothing that is drawn.
    Seam,
}

/// A line of points in degrees, longitude first; consecutive longitudes never jump by half a turn.
pub(super) struct Line {
    pub(super) nature: Nature,
    pub(super) name: &'static str,
    pub(super) points: Vec<(f64, f64)>,
}

/// The numbers of the lines around a land, from 1; negative if a line is run from its end.
pub(super) type Ring = Vec<i32>;

pub(super) struct State {
    pub(super) name: &'static str,
    pub(super) rings: Vec<Ring>,
}

pub(super) struct Outlines {
    pub(super) lines: Vec<Line>,
    /// By code; `-` holds lands without one.
    pub(super) states: BTreeMap<&'static str, State>,
    /// Ground that two states claim and that the map gives to neither.
    pub(super) areas: Vec<Ring>,
}

impl Outlines {
    /// All outlines. A row that cannot be read is left out; a test holds that there is none.
    pub(super) fn read() -> Outlines {
        let mut outlines = Outlines { lines: Vec::new(), states: BTreeMap::new(), areas: Vec::new() };
        for row in TEXT.lines().filter(|row| !row.starts_with('#')) {
            let cells: Vec<&'static str> = row.split('\t').collect();
            match cells[..] {
                ["state", code, name, rings] => {
                    let rings = rings.split(';').map(numbers).collect();
                    outlines.states.insert(code, State { name, rings });
                }
                ["area", _, ring] => outlines.areas.push(numbers(ring)),
                [nature, name, steps] => outlines.lines.extend(nature_of(nature).map(|nature| Line {
                    nature,
                    name,
                    points: points(steps),
                })),
                _ => {}
            }
        }
        outlines
    }

    /// The points around a land, each longitude near the one before, as one closed run.
    pub(super) fn ring(&self, ring: &[i32]) -> Vec<(f64, f64)> {
        let lines: Vec<&[(f64, f64)]> = self.lines.iter().map(|line| line.points.as_slice()).collect();
        joined(&lines, ring, 360.0)
    }
}

/// Lines joined into a closed run: each begins where the one before ends, or a full turn (around the earth, in the
/// units of the lines) beside it.
pub(super) fn joined(lines: &[&[(f64, f64)]], ring: &[i32], turn: f64) -> Vec<(f64, f64)> {
    let mut run: Vec<(f64, f64)> = Vec::new();
    for &number in ring {
        let Some(&line) = (number.unsigned_abs() as usize).checked_sub(1).and_then(|at| lines.get(at)) else {
            continue;
        };
        let ends = if number > 0 { line.first() } else { line.last() };
        let (Some(begins), before) = (ends, run.last()) else { continue };
        let turns = before.map_or(0.0, |before| ((before.0 - begins.0) / turn).round() * turn);
        let shifted = |&(x, y): &(f64, f64)| (x + turns, y);
        let skip = usize::from(!run.is_empty());
        if number > 0 {
            run.extend(line.iter().skip(skip).map(shifted));
        } else {
            run.extend(line.iter().rev().skip(skip).map(shifted));
        }
    }
    run
}

/// The names of the outlined states, by code.
pub(super) fn state_names() -> BTreeMap<&'static str, &'static str> {
    let rows = TEXT.lines().filter_map(|row| row.strip_prefix("state\t"));
    let cells =
        rows.filter_map(|row| row.split_once('\t')).map(|(code, rest)| (code, rest.split('\t').next()));
    cells.filter(|(code, _)| *code != "-").filter_map(|(code, name)| Some((code, name?))).collect()
}

fn nature_of(word: &str) -> Option<Nature> {
    match word {
        "coast" => Some(Nature::Coast),
        "border" => Some(Nature::Border),
        "disputed" => Some(Nature::Disputed),
        "seam" => Some(Nature::Seam),
        _ => None,
    }
}

fn numbers(cell: &str) -> Vec<i32> {
    cell.split(' ').filter_map(|number| number.parse().ok()).collect()
}

/// Steps in hundredths of a degree as points in degrees.
fn points(cell: &str) -> Vec<(f64, f64)> {
    let steps = numbers(cell);
    let mut at = (0, 0);
    let mut points: Vec<(f64, f64)> = Vec::with_capacity(steps.len() / 2);
    for step in steps.chunks_exact(2) {
        at = (at.0 + step[0], at.1 + step[1]);
        let longitude = f64::from(at.0) / 100.0;
        let turn = points.last().map_or(0.0, |before| ((before.0 - longitude) / 360.0).round() * 360.0);
        points.push((longitude + turn, f64::from(at.1) / 100.0));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_every_number_leads_to_a_line() {
        let outlines = Outlines::read();
        let rows = TEXT.lines().filter(|row| !row.starts_with('#')).count();
        assert_eq!(outlines.lines.len() + outlines.states.len() + outlines.areas.len(), rows);
        assert!(outlines.lines.iter().all(|line| !line.points.is_empty()));
        let rings = outlines.states.values().flat_map(|state| &state.rings).chain(&outlines.areas);
        for ring in rings {
            assert!(!ring.is_empty());
            for number in ring {
                assert!((1..=outlines.lines.len()).contains(&(number.unsigned_abs() as usize)), "{number}");
            }
        }
        for code in ["AZE", "IRN", "ARM", "GEO", "RUS", "TUR", "ISR", "PSE", "USA", "XKX", "FJI"] {
            assert!(outlines.states.contains_key(code), "{code}");
        }
    }

    #[test]
    fn every_land_is_closed_and_lies_on_the_earth() {
        let outlines = Outlines::read();
        for (code, state) in &outlines.states {
            for ring in &state.rings {
                let points = outlines.ring(ring);
                let (first, last) = (points[0], points[points.len() - 1]);
                assert!((first.0 - last.0).abs() < 0.02 && (first.1 - last.1).abs() < 0.02, "{code}");
                assert!(points.iter().all(|p| p.0.abs() < 541.0 && p.1.abs() <= 90.0), "{code}");
                let jumps = points.windows(2).any(|pair| (pair[0].0 - pair[1].0).abs() > 30.0);
                assert!(!jumps, "{code} jumps");
            }
        }
    }

    #[test]
    fn the_disputed_lines_that_the_page_names_are_there() {
        let outlines = Outlines::read();
        for name in [
            "Abkhazia",
            "South Ossetia",
            "Karabakh (until 2023)",
            "Crimea",
            "Golan Heights",
            "West Bank and Gaza Strip",
            "Kashmir",
            "Western Sahara",
            "Northern Cyprus",
            "Kosovo",
        ] {
            let found = outlines.lines.iter().any(|l| l.nature == Nature::Disputed && l.name == name);
            assert!(found, "{name}");
        }
    }
}
