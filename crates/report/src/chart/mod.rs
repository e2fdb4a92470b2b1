//! The tension chart: line, band and evidence drawn from the points, incidents marked in a lane for each side.
//!
//! Drawn twice by [`draw`], for wide and for narrow screens. Coordinates are written with one decimal; only
//! sums and products go into them, so they are the same on every platform.

mod captions;
mod labels;
mod marks;
mod paths;
mod scale;

use crate::dates_in_words;
use crate::dossier::Index;
use crate::numbers_in_words::fixed;
use crate::selection::{Selection, weight};
use askama::Template;
use captions::{Caption, Labels};
use marks::Mark;
use record::{Date, Incident};
use scale::Scale;

pub(crate) use labels::Area;
pub(crate) use marks::short_title;

/// The measures of a drawing, in units of its view box.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    width: f64,
    left: f64,
    plot: f64,
    /// How high a lane is. Where its name stands within it, there must be room for both.
    lane: f64,
    marks: usize,
    labels: usize,
    class: &'static str,
}

pub(crate) const WIDE: Shape =
    Shape { width: 1040.0, left: 118.0, plot: 220.0, lane: 26.0, marks: 160, labels: 8, class: "wide" };
pub(crate) const NARROW: Shape =
    Shape { width: 380.0, left: 32.0, plot: 200.0, lane: 34.0, marks: 60, labels: 2, class: "narrow" };

const TOP: f64 = 14.0;
const GAP: f64 = 18.0;
const STRIP: f64 = 46.0;

/// A drawing, as its template sees it.
#[derive(Template)]
#[template(path = "chart.html")]
pub(crate) struct Chart {
    class: &'static str,
    width: String,
    height: String,
    label: String,
    levels: Vec<Level>,
    ticks: Vec<Tick>,
    band: String,
    others: Vec<String>,
    lines: Vec<(&'static str, String)>,
    bars: String,
    strip_top: String,
    strip_bottom: String,
    strip_label: String,
    right: String,
    left: String,
    top: String,
    neutral: (String, String),
    axis: String,
    lanes: Vec<Lane>,
    marks: Vec<Mark>,
    captions: Vec<Caption>,
}

/// The acts of one side.
struct Lane {
    name: String,
    /// The line above it.
    top: String,
    /// Where its name stands.
    x: String,
    y: String,
    anchor: &'static str,
}

struct Level {
    y: String,
    text_y: String,
    value: u8,
}

struct Tick {
    x: String,
    text_x: String,
    text_y: String,
    label: String,
}
/// The drawing, and how many incidents it marks: the weightiest of those within its dates.
pub(crate) fn draw(index: &Index, selection: &Selection, shape: Shape) -> Option<(Chart, usize)> {
    let series = &index.dossier.series;
    let (from, to) = scale::range(&series.points)?;
    let scale =
        Scale { from, to, left: shape.left, right: shape.width - 12.0, top: TOP, bottom: TOP + shape.plot };
    let points = paths::thin(&series.points, &scale);
    let most = scale::round_up(points.iter().map(|p| p.mass()).fold(0.0, f64::max));

    let mut incidents: Vec<&Incident> = (index.dossier.incidents.iter())
        .filter(|incident| incident.when.is_some_and(|when| scale.holds(when.middle())))
        .collect();
    incidents.sort_by_key(|incident| (std::cmp::Reverse(weight(incident)), &incident.id));
    incidents.truncate(shape.marks);
    let lanes = marks::lanes(index, &incidents);
    let lanes_top = scale.bottom + GAP;
    let placed =
        marks::place_marks(index, &incidents, &lanes, |at| middle(at, lanes_top, &shape), &points, &scale);
    let strip_top = lanes_top + lanes.len() as f64 * shape.lane + GAP;
    let strip_bottom = strip_top + STRIP;
    let mut labels = Labels::new(&placed, &points, &scale);
    let neutral = labels.neutral(&scale);
    let captions = labels.captions(index, &placed, shape);
    let marked = placed.len();

    let pair = index.pair();
    let chart = Chart {
        class: shape.class,
        width: fixed(shape.width, 0),
        height: fixed(strip_bottom + 24.0, 0),
        label: format!(
            "Tension between {pair} from {} to {}, with the band of leaving out one document, the weight \
             of the evidence below, and {} incidents marked by who did them. The same figures stand in the table after the chart.",
            dates_in_words::day(from),
            dates_in_words::day(to),
            marked,
        ),
        levels: [0u8, 25, 50, 75, 100].map(|value| level(value, &scale)).into(),
        ticks: ticks(strip_bottom, &scale),
        band: paths::band(&points, &scale),
        others: index.dossier.alternatives.iter().map(|other| paths::other_line(other, &scale)).collect(),
        lines: paths::lines(&points, &scale),
        bars: paths::bars(&points, &scale, strip_bottom, most),
        strip_top: px(strip_top),
        strip_bottom: px(strip_bottom),
        strip_label: fixed(most, 0),
        axis: px(scale.left - 8.0),
        lanes: lanes
            .iter()
            .enumerate()
            .map(|(at, doer)| lane(doer.name(index), at, lanes_top, &shape))
            .collect(),
        right: px(scale.right),
        left: px(scale.left),
        top: px(scale.top),
        neutral,
        marks: placed.iter().map(|placed| marks::mark(index, selection, placed, &scale)).collect(),
        captions,
    };
    Some((chart, marked))
}

impl Shape {
    /// Whether the name of a lane stands left of it, and not within.
    fn names_beside(self) -> bool {
        self.left > 100.0
    }
}

/// Where the marks of a lane stand: in its middle, or below its name.
fn middle(at: usize, lanes_top: f64, shape: &Shape) -> f64 {
    let within = if shape.names_beside() { 0.5 } else { 0.66 };
    lanes_top + (at as f64 + within) * shape.lane
}

fn lane(name: String, at: usize, lanes_top: f64, shape: &Shape) -> Lane {
    let top = lanes_top + at as f64 * shape.lane;
    let (x, y, anchor, letters) = if shape.names_beside() {
        (shape.left - 8.0, top + shape.lane / 2.0 + 4.0, "end", 15)
    } else {
        (shape.left + 3.0, top + 11.0, "start", 40)
    };
    Lane { name: crate::quote::head(&name, letters), top: px(top), x: px(x), y: px(y), anchor }
}

fn px(value: f64) -> String {
    fixed(value, 1)
}

fn level(value: u8, scale: &Scale) -> Level {
    let y = scale.y(f64::from(value));
    Level { y: px(y), text_y: px(y + 4.0), value }
}

/// The grid's dates. A label that would run out of the chart is moved inwards, and left out where that would put
/// it over the one before it.
fn ticks(strip_bottom: f64, scale: &Scale) -> Vec<Tick> {
    let mut taken = f64::NEG_INFINITY;
    let tick = |(date, label): (Date, String)| {
        let x = scale.x(date);
        let width = label.chars().count() as f64 * 7.0;
        let text_x = (x + 4.0).min(scale.right + 10.0 - width);
        let label = if text_x < taken { String::new() } else { label };
        taken = taken.max(text_x + width);
        Tick { x: px(x), text_x: px(text_x), text_y: px(strip_bottom + 17.0), label }
    };
    scale::ticks(scale).into_iter().map(tick).collect()
}
