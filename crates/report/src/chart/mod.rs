//! The tension chart: line, band and evidence drawn from the points, incidents marked and labelled.
//!
//! Drawn twice by [`draw`], for wide and for narrow screens. Coordinates are written with one decimal; only
//! sums and products go into them, so they are the same on every platform.

mod labels;
mod scale;

use crate::dates_in_words;
use crate::dossier::Index;
use crate::kinds_in_words::{Act, caution, quad_class};
use crate::numbers_in_words::fixed;
use crate::selection::{Selection, weight};
use crate::trend::ENOUGH;
use askama::Template;
use labels::Area;
use record::{Incident, Point, Quad, Series, Standing};
use scale::Scale;
use std::fmt::Write as _;

/// How many marks are stacked in one place at most.
const STACK: i32 = 6;

/// The radius of a mark.
const RADIUS: f64 = 4.5;

/// An interval this long (in days) or longer is drawn as one, with a line through its mark.
const LONG: i32 = 10;

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

/// The width of "neutral or no evidence".
const NEUTRAL: f64 = 132.0;

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

struct Mark {
    target: Option<String>,
    title: String,
    class: String,
    x: String,
    y: String,
    r: String,
    whisker: Option<(String, String)>,
}

struct Caption {
    x: String,
    y: String,
    text: String,
    leader: Option<[String; 4]>,
}

/// The drawing, and how many incidents it marks: the weightiest of those within its dates.
pub(crate) fn draw(index: &Index, selection: &Selection, shape: Shape) -> Option<(Chart, usize)> {
    let series = &index.dossier.series;
    let (from, to) = scale::range(&series.points)?;
    let scale = Scale { from, to, left: LEFT, right: shape.width - 12.0, top: TOP, bottom: TOP + shape.plot };
    let strip_top = scale.bottom + GAP;
    let strip_bottom = strip_top + STRIP;
    let points = thin(&series.points, &scale);
    let most = scale::round_up(points.iter().map(|p| p.mass()).fold(0.0, f64::max));

    let mut incidents: Vec<&Incident> = (index.dossier.incidents.iter())
        .filter(|incident| incident.when.is_some_and(|when| scale.holds(when.middle())))
        .collect();
    incidents.sort_by_key(|incident| (std::cmp::Reverse(weight(incident)), &incident.id));
    incidents.truncate(shape.marks);
    let placed = place_marks(&incidents, &points, &scale);
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
        ticks: (scale::ticks(&scale).into_iter())
            .map(|(date, label)| tick(scale.x(date), label, strip_bottom, &scale))
            .collect(),
        band: band(&points, &scale),
        others: index.dossier.alternatives.iter().map(|other| other_line(other, &scale)).collect(),
        lines: lines(&points, &scale),
        bars: bars(&points, &scale, strip_bottom, most),
        strip_top: px(strip_top),
        strip_bottom: px(strip_bottom),
        strip_label: fixed(most, 0),
        right: px(scale.right),
        left: px(scale.left),
        top: px(scale.top),
        neutral,
        marks: placed.iter().map(|placed| mark(index, selection, placed, &scale)).collect(),
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

fn tick(x: f64, label: String, strip_bottom: f64, scale: &Scale) -> Tick {
    let width = label.chars().count() as f64 * 7.0;
    let text_x = (x + 4.0).min(scale.right + 10.0 - width);
    Tick { x: px(x), text_x: px(text_x), text_y: px(strip_bottom + 17.0), label }
}

/// The points within the dates, without those that would lie on top of each other.
fn thin<'a>(points: &'a [Point], scale: &Scale) -> Vec<&'a Point> {
    let mut kept: Vec<&Point> = Vec::new();
    for point in points.iter().filter(|point| scale.holds(point.date)) {
        let near = kept.last().is_some_and(|last| {
            scale.x(point.date) - scale.x(last.date) < 0.8 && (point.tension - last.tension).abs() < 1.0
        });
        if !near {
            kept.push(point);
        }
    }
    kept
}

fn band(points: &[&Point], scale: &Scale) -> String {
    let mut path = String::new();
    let upper = points.iter().map(|p| (p.date, p.high));
    let lower = points.iter().rev().map(|p| (p.date, p.low));
    for (at, (date, value)) in upper.chain(lower).enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{},{}", px(scale.x(date)), px(scale.y(value)));
    }
    if !path.is_empty() {
        path.push('Z');
    }
    path
}

/// The line in pieces, each as strong as its evidence.
fn lines(points: &[&Point], scale: &Scale) -> Vec<(&'static str, String)> {
    let mut pieces: Vec<(&'static str, String)> = Vec::new();
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let class = strength(b.mass());
        let end = format!("L{},{}", px(scale.x(b.date)), px(scale.y(b.tension)));
        match pieces.last_mut() {
            Some((last, path)) if *last == class => path.push_str(&end),
            _ => pieces.push((class, format!("M{},{}{end}", px(scale.x(a.date)), px(scale.y(a.tension))))),
        }
    }
    pieces
}

fn strength(mass: f64) -> &'static str {
    match mass {
        mass if mass >= ENOUGH => "s3",
        mass if mass >= ENOUGH / 2.0 => "s2",
        mass if mass >= ENOUGH / 10.0 => "s1",
        _ => "s0",
    }
}

fn other_line(series: &Series, scale: &Scale) -> String {
    let mut path = String::new();
    for point in thin(&series.points, scale) {
        let letter = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{},{}", px(scale.x(point.date)), px(scale.y(point.tension)));
    }
    path
}

/// Bars of the evidence mass, one for every four units of width: the highest value within.
fn bars(points: &[&Point], scale: &Scale, bottom: f64, most: f64) -> String {
    const STEP: f64 = 4.0;
    let mut heights = vec![0.0_f64; ((scale.right - scale.left) / STEP) as usize + 1];
    for point in points {
        let bin = ((scale.x(point.date) - scale.left) / STEP) as usize;
        if let Some(height) = heights.get_mut(bin) {
            *height = height.max(point.mass() / most * STRIP);
        }
    }
    // Points a week apart leave single bins empty between full ones.
    for bin in 1..heights.len().saturating_sub(1) {
        if heights[bin] == 0.0 && heights[bin - 1] > 0.0 {
            heights[bin] = heights[bin - 1].min(heights[bin + 1]);
        }
    }
    let mut path = String::new();
    for (bin, &height) in heights.iter().enumerate().filter(|(_, height)| **height >= 0.3) {
        let x = scale.left + bin as f64 * STEP;
        let _ = write!(path, "M{},{}v-{h}h3v{h}z", px(x), px(bottom), h = px(height));
    }
    path
}

/// An incident with its place.
struct Placed<'a> {
    incident: &'a Incident,
    x: f64,
    y: f64,
}

/// Each incident on the line at the middle of its dates, by date. Where marks would cover each other,
/// conflict moves up and cooperation down; where the stack grows too high, the further ones are left out.
fn place_marks<'a>(incidents: &[&'a Incident], points: &[&Point], scale: &Scale) -> Vec<Placed<'a>> {
    let mut by_date: Vec<(record::Date, &Incident)> =
        incidents.iter().filter_map(|&i| Some((i.when?.middle(), i))).collect();
    by_date.sort_by_key(|&(date, incident)| (date, &incident.id));
    let mut placed: Vec<Placed> = Vec::new();
    for (date, incident) in by_date {
        let x = scale.x(date);
        let line = scale.y(value_on(points, date));
        let step = if is_conflict(incident) { -RADIUS * 1.9 } else { RADIUS * 1.9 };
        let free = |y: f64| {
            let near = placed.iter().rev().take_while(|other| x - other.x < RADIUS * 2.0);
            !near.into_iter().any(|other| {
                let (dx, dy) = (other.x - x, other.y - y);
                dx * dx + dy * dy < RADIUS * RADIUS * 3.0
            })
        };
        let inside = |y: f64| y > scale.top + RADIUS && y < scale.bottom - RADIUS;
        let away = (0..STACK).map(|n| line + step * f64::from(n));
        let back = (1..STACK).map(|n| line - step * f64::from(n));
        let y = away.chain(back).filter(|&y| inside(y)).find(|&y| free(y));
        placed.extend(y.map(|y| Placed { incident, x, y }));
    }
    placed
}

fn is_conflict(incident: &Incident) -> bool {
    matches!(incident.kind.quad(), Quad::VerbalConflict | Quad::MaterialConflict)
}

/// T on a day: of the first point not before it, else of the last.
fn value_on(points: &[&Point], date: record::Date) -> f64 {
    let after = points.partition_point(|point| point.date < date);
    points.get(after).or(points.last()).map_or(50.0, |point| point.tension)
}

fn noun(index: &Index, incident: &Incident) -> &'static str {
    act(index, incident).noun()
}

fn act(index: &Index, incident: &Incident) -> &'static Act {
    let contexts: Vec<_> = index.events_of(incident).iter().flat_map(|e| e.contexts.clone()).collect();
    Act::of(incident.kind, incident.mode.as_ref(), &contexts)
}

fn mark(index: &Index, selection: &Selection, placed: &Placed, scale: &Scale) -> Mark {
    let incident = placed.incident;
    let date = incident.when.as_ref().map_or(String::new(), dates_in_words::when);
    let caution = caution(incident.standing).map_or(String::new(), |word| format!("{word}: "));
    let open = if incident.standing == Standing::Happened { "" } else { " open" };
    let long = incident.when.filter(|when| when.days() >= LONG);
    Mark {
        target: selection.has_incident(&incident.id).then(|| format!("i-{}", incident.id)),
        title: format!("{date}: {caution}{}", noun(index, incident)),
        class: format!("{}{open}", quad_class(incident.kind.quad())),
        x: px(placed.x),
        y: px(placed.y),
        r: px(RADIUS),
        whisker: long.map(|when| (px(scale.x(when.earliest())), px(scale.x(when.latest())))),
    }
}

/// What labels must leave free.
struct Labels {
    /// Other labels and their leaders.
    labels: Vec<Area>,
    /// Marks and the line.
    others: Vec<Area>,
    frame: Area,
}

impl Labels {
    fn new(placed: &[Placed], points: &[&Point], scale: &Scale) -> Labels {
        let mut others: Vec<Area> = placed.iter().map(|p| Area::around(p.x, p.y, RADIUS + 1.0)).collect();
        others.extend(points.windows(2).flat_map(|pair| along(pair[0], pair[1], scale)));
        let frame =
            Area { left: LEFT + 2.0, top: 2.0, right: scale.right + 10.0, bottom: scale.bottom - 2.0 };
        Labels { labels: Vec::new(), others, frame }
    }

    /// Where the line of 50 is named: on it, at the right if the line of tension leaves it room there.
    fn neutral(&mut self, scale: &Scale) -> (String, String) {
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
    fn captions(&mut self, index: &Index, placed: &[Placed], shape: Shape) -> Vec<Caption> {
        let mut by_weight: Vec<&Placed> =
            placed.iter().filter(|p| p.incident.standing == Standing::Happened).collect();
        by_weight.sort_by_key(|p| (std::cmp::Reverse(weight(p.incident)), &p.incident.id));
        let mut captions: Vec<Caption> = Vec::new();
        for placed in by_weight.into_iter().take(shape.labels * 3) {
            let text = short_title(index, placed.incident);
            if captions.len() == shape.labels || captions.iter().any(|other| other.text == text) {
                continue;
            }
            let place = labels::place(&text, (placed.x, placed.y), &self.labels, &self.others, &self.frame);
            let Some(place) = place else { continue };
            self.labels.extend(place.taken());
            captions.push(Caption {
                x: px(place.area.left + 2.0),
                y: px(place.area.top + 11.5),
                text,
                leader: place.leader.map(|(x, from, to)| [px(x), px(from), px(x), px(to)]),
            });
        }
        captions
    }
}

/// "27 Jan 2023: armed attack".
pub(crate) fn short_title(index: &Index, incident: &Incident) -> String {
    let date = incident.when.as_ref().map_or("undated".into(), dates_in_words::short);
    format!("{date}: {}", noun(index, incident))
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
