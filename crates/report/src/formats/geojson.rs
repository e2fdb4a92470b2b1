//! GeoJSON after RFC 7946: a FeatureCollection of one feature an incident, for QGIS, Leaflet and the like.
//!
//! Coordinates are degrees of WGS 84, longitude first, to four decimals. An incident without a position has
//! the geometry `null`, as the RFC provides, so that no incident is lost on the way.

use crate::map::{Position, StateNames};
use crate::records::Records;
use record::{Date, Incident, PlaceBasis, PlaceKind, Polity};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a str,
    geometry: Option<Point>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Point {
    r#type: &'static str,
    coordinates: [f64; 2],
}

/// Flat but for the lists of polities, so that a table of attributes shows it as it is.
#[derive(Serialize)]
struct Properties<'a> {
    id: &'a str,
    kind: &'static str,
    mode: Option<&'a str>,
    actors: &'a [Polity],
    recipients: &'a [Polity],
    earliest: Option<Date>,
    latest: Option<Date>,
    grain: Option<&'static str>,
    basis: Option<&'static str>,
    standing: &'static str,
    score: f64,
    sources: usize,
    documents: usize,
    place: Option<&'a str>,
    place_kind: Option<&'static str>,
    country: Option<&'a Polity>,
    place_grain: Option<&'static str>,
    place_basis: Option<&'static str>,
}

fn feature<'a>(names: &StateNames, incident: &'a Incident) -> Feature<'a> {
    let place = incident.place.as_ref();
    let position = place.and_then(Position::of);
    let when = incident.when;
    Feature {
        r#type: "Feature",
        id: incident.id.as_str(),
        geometry: position.map(|at| Point { r#type: "Point", coordinates: [at.longitude, at.latitude] }),
        properties: Properties {
            id: incident.id.as_str(),
            kind: incident.kind.as_str(),
            mode: incident.mode.as_ref().map(|mode| mode.0.as_str()),
            actors: &incident.actors,
            recipients: &incident.recipients,
            earliest: when.map(|when| when.earliest()),
            latest: when.map(|when| when.latest()),
            grain: when.map(|when| when.grain().as_str()),
            basis: when.map(|when| when.basis().as_str()),
            standing: incident.standing.as_str(),
            score: incident.score.value(),
            sources: incident.sources.len(),
            documents: incident.sources.iter().map(|source| source.documents.len()).sum(),
            place: place.map(|place| place.name.as_str()),
            place_kind: place.and_then(|place| place.kind).map(PlaceKind::as_str),
            country: place.and_then(|place| place.country.as_ref()),
            place_grain: place.map(|place| if names.is_whole_state(place) { "state" } else { "place" }),
            place_basis: place.and_then(|place| place.basis).map(PlaceBasis::as_str),
        },
    }
}

pub(super) fn incidents(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = StateNames::new(records.names);
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (at, incident) in records.incidents.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        let text = serde_json::to_string(&feature(&names, incident)).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())?;
    }
    out.write_all(b"\n]}\n")
}
