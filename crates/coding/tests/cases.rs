//! Text cases of events: `cases/events/*.cases`.
#![allow(missing_docs)]

mod documents;

use coding::Options;
use documents::{document, events};
use record::{Actor, Event, Sector};
use std::path::Path;

/// `AZE.GOV+TUR.GOV`, `-` for nobody, `?` for one without a country.
fn side(actors: &[Actor]) -> String {
    let one = |actor: &Actor| {
        let country = actor.country.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
        if actor.sector == Sector::Unk { country } else { format!("{country}.{}", actor.sector) }
    };
    if actors.is_empty() { "-".to_owned() } else { actors.iter().map(one).collect::<Vec<_>>().join("+") }
}

/// `SANCTION/expel AZE.GOV -> IRN.GOV  2023-04-06  happened  expelled=4  in Tehran  by Turan`
fn line(event: &Event) -> String {
    let mut line = event.kind.to_string();
    if let Some(mode) = &event.mode {
        line.push_str(&format!("/{mode}"));
    }
    line.push_str(&format!(" {} -> {}", side(&event.actors), side(&event.recipients)));
    match event.when {
        Some(when) if when.earliest() == when.latest() => line.push_str(&format!(" {}", when.earliest())),
        Some(when) => line.push_str(&format!(" {}..{}", when.earliest(), when.latest())),
        None => line.push_str(" ?"),
    }
    line.push_str(&format!(" {}", event.standing));
    for count in &event.counts {
        let number = match count.high {
            Some(high) if high == count.low => count.low.to_string(),
            Some(high) => format!("{}..{high}", count.low),
            None => format!("{}+", count.low),
        };
        line.push_str(&format!(" {}={number}", count.kind));
    }
    if let Some(place) = &event.place {
        line.push_str(&format!(" in {}", place.name));
    }
    for holder in &event.said_by {
        line.push_str(&format!(" by {}", holder.name));
    }
    line
}

#[test]
fn events_are_coded_as_the_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/events");
    let outcome = casefile::run(&folder, |case| {
        let document = document(&case.text, case.setting("published"));
        let options = Options { all_actors: case.setting("actors") == Some("all") };
        events(&document, options).iter().map(line).collect()
    });
    if let Err(report) = outcome {
        panic!("{report}");
    }
}
