//! What is written into the drawing: the weightiest incidents, and what the line of 50 means.

use super::labels::{self, Area};
use super::marks::{Placed, short_title};
use super::scale::Scale;
use super::{Shape, px};
use crate::dossier::Index;
use crate::selection::weight;
use record::Point;

/// The width of "neutral or no evidence".
const NEUTRAL: f64 = 132.0;

pub(super) struct Caption {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) text: String,
    pub(super) leader: Option<[String; 4]>,
    /// The point of the line that it names, and how far down its mark stands.
    pub(super) point: [String; 3],
}

/// What labels must leave free.
pub(super) struct Labels {
    /// Other labels and their leaders.
    labels: Vec<Area>,
    /// Marks and the line.
    others: Vec<Area>,
    frame: Area,
}

impl Labels {
    pub(super) fn new(placed: &[Placed], points: &[&Point], scale: &Scale) -> Labels {
        let mut others: Vec<Area> = placed.iter().map(|p| Area::around(p.x, p.line, 4.0)).collect();
        others.extend(points.windows(2).flat_map(|pair| along(pair[0], pair[1], scale)));
        let frame =
            Area { left: scale.left + 2.0, top: 2.0, right: scale.right + 10.0, bottom: scale.bottom - 2.0 };
        Labels { labels: Vec::new(), others, frame }
    }

    /// Where the line of 50 is named: on it, at the right if the line of tension leaves it room there.
    pub(super) fn neutral(&mut self, scale: &Scale) -> (String, String) {
        let y = scale.y(50.0);
        let area = |left: f64, top: f64| Area { left, top, right: left + NEUTRAL, bottom: top + 15.0 };
        let steps = ((scale.right - scale.left - NEUTRAL) / 20.0) as usize;
        let places = (0..=steps).map(|step| scale.right - NEUTRAL - step as f64 * 20.0);
        let free = places
            .flat_map(|left| [area(left, y - 17.0), area(left, y + 5.0), area(left, y - 21.0)])
            .find(|area| !self.others.iter().any(|other| other.meets(area)))
            .unwrap_or(area(scale.right - NEUTRAL, y - 17.0));
        self.labels.push(free);
        (px(free.right), px(free.top + 12.0))
    }

    /// Labels for the weightiest incidents that have room for one; no two with the same words.
    pub(super) fn captions(&mut self, index: &Index, placed: &[Placed], shape: Shape) -> Vec<Caption> {
        let mut by_weight: Vec<&Placed> =
            placed.iter().filter(|p| index.is_established(p.incident)).collect();
        by_weight.sort_by_key(|p| (std::cmp::Reverse(weight(p.incident)), &p.incident.id));
        let mut captions: Vec<Caption> = Vec::new();
        for placed in by_weight.into_iter().take(shape.labels * 3) {
            let text = short_title(index, placed.incident);
            if captions.len() == shape.labels || captions.iter().any(|other| other.text == text) {
                continue;
            }
            let place =
                labels::place(&text, (placed.x, placed.line), &self.labels, &self.others, &self.frame);
            let Some(place) = place else { continue };
            self.labels.extend(place.taken());
            captions.push(Caption {
                x: px(place.area.left + 2.0),
                y: px(place.area.top + 11.5),
                text,
                leader: place.leader.map(|(x, from, to)| [px(x), px(from), px(x), px(to)]),
                point: [px(placed.x), px(placed.line), px(placed.y)],
            });
        }
        captions
    }
}

/// Small areas along a piece of the line.
fn along(a: &Point, b: &Point, scale: &Scale) -> Vec<Area> {
    let (ax, ay, bx, by) = (scale.x(a.date), scale.y(a.tension), scale.x(b.date), scale.y(b.tension));
    let steps = (((bx - ax).abs() + (by - ay).abs()) / 8.0) as usize + 1;
    (0..=steps)
        .map(|step| {
            let part = step as f64 / steps as f64;
            Area::around(ax + (bx - ax) * part, ay + (by - ay) * part, 4.0)
        })
        .collect()
}
