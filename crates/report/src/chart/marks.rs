//! The incidents on the line.

use super::px;
use super::scale::Scale;
use crate::dates_in_words;
use crate::dossier::Index;
use crate::kinds_in_words::{Act, caution, quad_class};
use crate::selection::Selection;
use record::{Incident, Point, Quad, Standing};

/// How many marks are stacked in one place at most.
const STACK: i32 = 6;

/// The radius of a mark.
pub(super) const RADIUS: f64 = 4.5;

/// An interval this long (in days) or longer is drawn as one, with a line through its mark.
const LONG: i32 = 10;

pub(super) struct Mark {
    pub(super) target: Option<String>,
    pub(super) title: String,
    pub(super) class: String,
    pub(super) x: String,
    pub(super) y: String,
    pub(super) r: String,
    pub(super) whisker: Option<(String, String)>,
}

/// An incident with its place.
pub(super) struct Placed<'a> {
    pub(super) incident: &'a Incident,
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Each incident on the line at the middle of its dates, by date. Where marks would cover each other,
/// conflict moves up and cooperation down; where the stack grows too high, the further ones are left out.
pub(super) fn place_marks<'a>(
    incidents: &[&'a Incident],
    points: &[&Point],
    scale: &Scale,
) -> Vec<Placed<'a>> {
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

pub(super) fn mark(index: &Index, selection: &Selection, placed: &Placed, scale: &Scale) -> Mark {
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

/// "27 Jan 2023: armed attack".
pub(crate) fn short_title(index: &Index, incident: &Incident) -> String {
    let date = incident.when.as_ref().map_or("undated".into(), dates_in_words::short);
    format!("{date}: {}", noun(index, incident))
}

fn noun(index: &Index, incident: &Incident) -> &'static str {
    let contexts: Vec<_> = index.events_of(incident).iter().flat_map(|e| e.contexts.clone()).collect();
    Act::of(incident.kind, incident.mode.as_ref(), &contexts).noun()
}
