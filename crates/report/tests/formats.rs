//! The exports: one table, unique names, well-formed records.

mod fixture;

use fixture::dossier;
use record::{PlaceBasis, PlaceKind};
use report::{Cells, Content, FORMATS, format};
use std::collections::BTreeSet;

fn written(content: Content, name: &str) -> String {
    let mut bytes = Vec::new();
    format(content, name).unwrap().write(&dossier(), Cells::Guarded, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn names_are_unique_and_described() {
    let names: BTreeSet<_> = FORMATS.iter().map(|f| (f.content.as_str(), f.name)).collect();
    assert_eq!(names.len(), FORMATS.len());
    assert!(FORMATS.iter().all(|f| f.description.ends_with('.') && !f.extension.starts_with('.')));
    assert!(format(Content::Events, "xlsx").is_none());
}

#[test]
fn every_format_writes_the_same_twice() {
    for format in FORMATS {
        let [a, b] = [(), ()].map(|()| {
            let mut bytes = Vec::new();
            format.write(&dossier(), Cells::Guarded, &mut bytes).unwrap();
            bytes
        });
        assert!(!a.is_empty() && a == b, "{} {}", format.content.as_str(), format.name);
    }
}

#[test]
fn an_event_line_ties_its_words_to_their_bytes() {
    let dossier = dossier();
    let lines = written(Content::Events, "jsonl");
    assert_eq!(lines.lines().count(), dossier.events.len());
    for line in lines.lines() {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        let document =
            dossier.sources.iter().find(|s| event["document"] == s.document.name.as_str()).unwrap();
        for part in ["sentence", "trigger"] {
            let at = |end: &str| event[part][end].as_u64().unwrap() as usize;
            assert_eq!(event[part]["text"], document.document.text[at("start")..at("end")]);
        }
        assert!(event["incident"].is_string() && event["actors"].is_array());
    }
    let undated = lines.lines().find(|line| line.contains("shared water")).unwrap();
    assert!(undated.contains("\"when\":null"), "{undated}");
}

#[test]
fn every_table_has_as_many_cells_as_its_header() {
    for content in [Content::Events, Content::Incidents, Content::Disagreements, Content::Series] {
        let text = written(content, "csv");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let width = reader.headers().unwrap().len();
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == width), "{}", content.as_str());
    }
}

#[test]
fn an_incident_line_is_the_record_itself() {
    let dossier = dossier();
    let lines = written(Content::Incidents, "jsonl");
    let read: Vec<record::Incident> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, dossier.incidents);
}

/// Incidents of the dossier at other places, as GeoJSON.
fn features(places: &[Option<record::Place>]) -> Vec<serde_json::Value> {
    let mut dossier = dossier();
    dossier.incidents.truncate(places.len());
    for (incident, place) in dossier.incidents.iter_mut().zip(places) {
        incident.place = place.clone();
    }
    let mut bytes = Vec::new();
    format(Content::Incidents, "geojson").unwrap().write(&dossier, Cells::Guarded, &mut bytes).unwrap();
    let collection: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(collection["type"], "FeatureCollection");
    collection["features"].as_array().unwrap().clone()
}

fn place(name: &str, country: &str, coordinates: Option<(f64, f64)>) -> Option<record::Place> {
    let country = country.parse().ok();
    Some(record::Place { name: name.into(), kind: None, country, coordinates, mention: None, basis: None })
}

#[test]
fn every_incident_is_a_feature_of_the_rfc() {
    let dossier = dossier();
    let collection: serde_json::Value =
        serde_json::from_str(&written(Content::Incidents, "geojson")).unwrap();
    let features = collection["features"].as_array().unwrap();
    assert_eq!(features.len(), dossier.incidents.len());
    for (feature, incident) in features.iter().zip(&dossier.incidents) {
        assert_eq!(feature["type"], "Feature");
        assert_eq!(feature["id"], incident.id.as_str());
        // The RFC asks for the member even where there is no geometry.
        assert!(feature.as_object().unwrap().contains_key("geometry"));
        let properties = &feature["properties"];
        assert_eq!(properties["kind"], incident.kind.as_str());
        assert_eq!(properties["standing"], incident.standing.as_str());
        assert_eq!(properties["sources"], incident.sources.len());
        assert_eq!(properties["earliest"].is_null(), incident.when.is_none());
    }
}

#[test]
fn a_position_is_longitude_then_latitude_within_its_bounds() {
    let features = features(&[
        place("Tehran", "IRN", Some((35.69, 51.39))),
        place("Taveuni", "FJI", Some((-16.85, 180.03))),
        place("Iran", "IRN", Some((32.4, 53.7))),
    ]);
    assert_eq!(features[0]["geometry"], serde_json::json!({"type": "Point", "coordinates": [51.39, 35.69]}));
    assert_eq!(features[0]["properties"]["place_grain"], "place");
    assert_eq!(features[1]["geometry"]["coordinates"], serde_json::json!([-179.97, -16.85]));
    assert_eq!(features[2]["properties"]["place_grain"], "state");
}

#[test]
fn the_kind_of_a_place_and_how_it_is_told_are_exported() {
    let told = |name: &str, kind, basis| {
        let place = place(name, "IRN", Some((35.0, 51.0))).unwrap();
        Some(record::Place { kind: Some(kind), basis: Some(basis), ..place })
    };
    let features = features(&[
        told("Tabriz", PlaceKind::City, PlaceBasis::Told),
        told("Persia", PlaceKind::Country, PlaceBasis::Implied),
    ]);
    let of = |at: usize| {
        let properties = &features[at]["properties"];
        ["place_kind", "place_grain", "place_basis"].map(|name| properties[name].as_str().unwrap().to_owned())
    };
    assert_eq!(of(0), ["city", "place", "told"]);
    // The kind tells a state from its places, whatever it is called.
    assert_eq!(of(1), ["country", "state", "implied"]);
}

#[test]
fn what_has_no_position_has_no_geometry() {
    let features = features(&[
        None,
        place("A ridge", "", None),
        place("Nowhere", "", Some((f64::NAN, 7.0))),
        place("Beyond", "", Some((120.0, 7.0))),
    ]);
    assert!(features.iter().all(|feature| feature["geometry"].is_null()));
    assert!(features[0]["properties"]["place"].is_null());
    assert_eq!(features[1]["properties"]["place"], "A ridge");
}

#[test]
fn hostile_names_stay_names() {
    let name = "\"}]}<script>\u{2028}\u{0}\\";
    assert_eq!(features(&[place(name, "", Some((1.0, 2.0)))])[0]["properties"]["place"], name);
}

#[test]
fn a_failing_writer_is_an_error_and_no_panic() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in FORMATS {
        assert!(format.write(&dossier(), Cells::Guarded, &mut Full).is_err(), "{}", format.name);
    }
}
