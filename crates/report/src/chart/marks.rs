//! The incidents below the line: one lane for the acts of each side, so that a mark says who did it; conflict is a
//! triangle, cooperation a disc.

use super::px;
use super::scale::Scale;
use crate::chronology::title_of;
use crate::dates_in_words;
use crate::dossier::Index;
use crate::kinds_in_words::{Act, quad_class};
use crate::selection::Selection;
use record::{Incident, Point, Quad};

/// How far marks may move up and down in their lane.
const OFFSETS: [f64; 3] = [0.0, -7.0, 7.0];

/// The radius of a mark of a material act; that of a verbal one is less.
const RADIUS: f64 = 5.4;
const VERBAL: f64 = 4.2;

/// An interval this long (in days) or longer is drawn as one, with a line through its mark.
const LONG: i32 = 10;

pub(super) struct Mark {
    pub(super) target: Option<String>,
    pub(super) title: String,
    pub(super) class: String,
    pub(super) shape: String,
    pub(super) y: String,
    pub(super) whisker: Option<(String, String)>,
}

/// Whose acts a lane holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doer {
    First,
    Second,
    Both,
    Other,
}

impl Doer {
    fn of(index: &Index, incident: &Incident) -> Doer {
        let pair = &index.dossier.dyad;
        // Both do what is done together, also where a text puts one first.
        let joint = Act::of(incident.kind, incident.mode.as_ref(), &[]).is_joint();
        let sides = || incident.actors.iter().chain(incident.recipients.iter().filter(|_| joint));
        let acts = |polity| sides().any(|other| other == polity);
        match (acts(pair.first()), acts(pair.second())) {
            (true, true) => Doer::Both,
            (true, false) => Doer::First,
            (false, true) => Doer::Second,
            (false, false) => Doer::Other,
        }
    }

    /// How its lane is called.
    pub(super) fn name(self, index: &Index) -> String {
        match self {
            Doer::First => index.name(index.dossier.dyad.first()),
            Doer::Second => index.name(index.dossier.dyad.second()),
            Doer::Both => "both".to_owned(),
            Doer::Other => "others, unknown".to_owned(),
        }
    }
}

/// An incident with its place: in its lane, and the line above it.
pub(super) struct Placed<'a> {
    pub(super) incident: &'a Incident,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) line: f64,
}

/// The lanes that hold anything.
pub(super) fn lanes(index: &Index, incidents: &[&Incident]) -> Vec<Doer> {
    let mut lanes: Vec<Doer> = incidents.iter().map(|incident| Doer::of(index, incident)).collect();
    lanes.sort();
    lanes.dedup();
    lanes
}

/// Each incident in the lane of its doer at the middle of its dates, by date. A mark that would cover another moves up
/// or down; one that finds no room is left out.
pub(super) fn place_marks<'a>(
    index: &Index,
    incidents: &[&'a Incident],
    lanes: &[Doer],
    middle: impl Fn(usize) -> f64,
    points: &[&Point],
    scale: &Scale,
) -> Vec<Placed<'a>> {
    let mut incidents: Vec<&Incident> = incidents.to_vec();
    index.sort_by_time(&mut incidents);
    let mut placed: Vec<Placed> = Vec::new();
    for incident in incidents {
        let Some(when) = incident.when else { continue };
        let Some(lane) = lanes.iter().position(|&lane| lane == Doer::of(index, incident)) else { continue };
        let (x, middle) = (scale.x(when.middle()), middle(lane));
        let free = |y: f64| {
            !placed.iter().any(|other| {
                let (dx, dy) = (other.x - x, other.y - y);
                dx * dx + dy * dy < RADIUS * RADIUS * 2.0
            })
        };
        if let Some(y) = OFFSETS.iter().map(|offset| middle + offset).find(|&y| free(y)) {
            let line = scale.y(value_on(points, when.middle()));
            placed.push(Placed { incident, x, y, line });
        }
    }
    placed
}

/// T on a day: of the first point not before it, else of the last.
fn value_on(points: &[&Point], date: record::Date) -> f64 {
    let after = points.partition_point(|point| point.date < date);
    points.get(after).or(points.last()).map_or(50.0, |point| point.tension)
}

pub(super) fn mark(index: &Index, selection: &Selection, placed: &Placed, scale: &Scale) -> Mark {
    let incident = placed.incident;
    let date = incident.when.as_ref().map_or(String::new(), dates_in_words::when);
    let open = if index.is_established(incident) { "" } else { " open" };
    let long = incident.when.filter(|when| when.days() >= LONG);
    let quad = incident.kind.quad();
    Mark {
        target: selection.has_incident(&incident.id).then(|| format!("i-{}", incident.id)),
        title: format!("{date}: {}", title_of(index, incident)),
        class: format!("{}{open}", quad_class(quad)),
        shape: shape(quad, placed.x, placed.y),
        y: px(placed.y),
        whisker: long.map(|when| (px(scale.x(when.earliest())), px(scale.x(when.latest())))),
    }
}

/// A triangle for conflict, a disc for cooperation, as a path around a point.
fn shape(quad: Quad, x: f64, y: f64) -> String {
    let radius = match quad {
        Quad::MaterialConflict | Quad::MaterialCooperation => RADIUS,
        Quad::VerbalConflict | Quad::VerbalCooperation => VERBAL,
    };
    match quad {
        Quad::VerbalConflict | Quad::MaterialConflict => {
            let (side, height) = (radius * 1.1, radius * 1.9);
            format!("M{},{}l{},{}h-{}z", px(x), px(y - height * 0.6), px(side), px(height), px(side * 2.0))
        }
        Quad::VerbalCooperation | Quad::MaterialCooperation => {
            let (r, d) = (px(radius), px(radius * 2.0));
            format!("M{},{}a{r},{r} 0 1,0 {d},0a{r},{r} 0 1,0 -{d},0", px(x - radius), px(y))
        }
    }
}

/// "27 Jan 2023: armed attack".
pub(crate) fn short_title(index: &Index, incident: &Incident) -> String {
    let date = incident.when.as_ref().map_or("undated".into(), dates_in_words::short);
    let contexts: Vec<_> = index.events_of(incident).iter().flat_map(|e| e.contexts.clone()).collect();
    format!("{date}: {}", Act::of(incident.kind, incident.mode.as_ref(), &contexts).noun())
}
