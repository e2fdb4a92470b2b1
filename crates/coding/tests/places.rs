//! Text cases of where events took place: `cases/places/events/*.cases`.
#![allow(missing_docs)]

mod documents;

use coding::Options;
use documents::{document, events};
use record::Event;
use std::path::Path;

/// `CONSULT Ankara (capital, TUR) told`, `ACCUSE nowhere`.
fn line(event: &Event) -> String {
    let Some(place) = &event.place else { return format!("{} nowhere", event.kind) };
    let kind = place.kind.map_or("place", |kind| kind.as_str());
    let country = place.country.as_ref().map_or_else(|| "---".to_owned(), ToString::to_string);
    let basis = place.basis.map_or("?", |basis| basis.as_str());
    format!("{} {} ({kind}, {country}) {basis}", event.kind, place.name)
}

#[test]
fn events_take_place_where_the_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/places/events");
    let outcome = casefile::run(&folder, |case| {
        let document = document(&case.text, case.setting("published"));
        let events = events(&document, Options { all_actors: true });
        let only = case.setting("only");
        let kept = events.iter().filter(|event| only.is_none_or(|kind| event.kind.as_str() == kind));
        kept.map(line).collect()
    });
    match outcome {
        Ok(passed) => assert!(passed >= 80, "{passed}"),
        Err(report) => panic!("{report}"),
    }
}
