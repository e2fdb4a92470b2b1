//! How a relation fares over time.

use crate::{Date, Dyad, IncidentId};
use serde::{Deserialize, Serialize};

/// The tension of a dyad over time: T = 50 + 50 (f - c) / (f + c + k).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The pair.
    pub dyad: Dyad,
    /// Days after which an incident weighs half.
    pub half_life: f64,
    /// The constant k that draws a series with little evidence to 50.
    pub prior: f64,
    /// Its points, by date.
    pub points: Vec<Point>,
}

/// The series on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// T: 0 is full cooperation, 100 full conflict; 50 is neutral *or no evidence*.
    pub tension: f64,
    /// f: the weighted sum of conflict.
    pub conflict: f64,
    /// c: the weighted sum of cooperation.
    pub cooperation: f64,
    /// The lowest T when any one document is left out.
    pub low: f64,
    /// The highest T when any one document is left out.
    pub high: f64,
    /// The incidents that weigh most in it (at least 1% of f + c), sorted by weight.
    pub incidents: Vec<IncidentId>,
}

impl Point {
    /// The evidence mass f + c.
    pub fn mass(&self) -> f64 {
        self.conflict + self.cooperation
    }
}
