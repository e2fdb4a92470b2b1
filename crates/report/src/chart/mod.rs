//! The tension chart: line, band and evidence drawn from the points, incidents marked and labelled.
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
    plot: f64,
    marks: usize,
    labels: usize,
    class: &'static str,
}

pub(crate) const WIDE: Shape = Shape { width: 1040.0, plot: 240.0, marks: 160, labels: 8, class: "wide" };
pub(crate) const NARROW: Shape = Shape { width: 380.0, plot: 210.0, marks: 60, labels: 2, class: "narrow" };

const LEFT: f64 = 40.0;
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
    marks: Vec<Mark>,
    captions: Vec<Caption>,
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
    let scale = Scale { from, to, left: LEFT, right: shape.width - 12.0, top: TOP, bottom: TOP + shape.plot };
    let strip_top = scale.bottom + GAP;
    let strip_bottom = strip_top + STRIP;
    let points = paths::thin(&series.points, &scale);
    let most = scale::round_up(points.iter().map(|p| p.mass()).fold(0.0, f64::max));

    let mut incidents: Vec<&Incident> = (index.dossier.incidents.iter())
        .filter(|incident| incident.when.is_some_and(|when| scale.holds(when.middle())))
        .collect();
    incidents.sort_by_key(|incident| (std::cmp::Reverse(weight(incident)), &incident.id));
    incidents.truncate(shape.marks);
    let placed = marks::place_marks(&incidents, &points, &scale);
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
            "Tension between {pair} from {} to {}, with the band of leaving out one document, the evidence \
             mass below, and {} incidents marked. The same figures stand in the table after the chart.",
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
        right: px(scale.right),
        left: px(scale.left),
        top: px(scale.top),
        neutral,
        marks: placed.iter().map(|placed| marks::mark(index, selection, placed, &scale)).collect(),
        captions,
    };
    Some((chart, marked))
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
