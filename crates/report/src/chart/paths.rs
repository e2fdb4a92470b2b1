//! The line, its band and the bars of evidence, as the paths of an SVG.

use super::scale::Scale;
use super::{STRIP, px};
use crate::trend::ENOUGH;
use record::{Point, Series};
use std::fmt::Write as _;

/// The points within the dates, without those that would lie on top of each other.
pub(super) fn thin<'a>(points: &'a [Point], scale: &Scale) -> Vec<&'a Point> {
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

pub(super) fn band(points: &[&Point], scale: &Scale) -> String {
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
pub(super) fn lines(points: &[&Point], scale: &Scale) -> Vec<(&'static str, String)> {
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
        mass if mass >= ENOUGH => "m3",
        mass if mass >= ENOUGH / 2.0 => "m2",
        mass if mass >= ENOUGH / 10.0 => "m1",
        _ => "m0",
    }
}

pub(super) fn other_line(series: &Series, scale: &Scale) -> String {
    let mut path = String::new();
    for point in thin(&series.points, scale) {
        let letter = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{},{}", px(scale.x(point.date)), px(scale.y(point.tension)));
    }
    path
}

/// Bars of the evidence mass, one for every four units of width: the highest value within.
pub(super) fn bars(points: &[&Point], scale: &Scale, bottom: f64, most: f64) -> String {
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
