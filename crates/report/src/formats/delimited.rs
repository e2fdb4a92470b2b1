//! CSV with a header line: empty cells for what is not known, several values parted by "; ".

use crate::dossier::{Dossier, Index};
use record::{Actor, Holder, Place, Polity, When};
use std::io::{self, Write};

/// Writes a header and rows of as many cells.
fn table<const N: usize>(
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header).map_err(io::Error::other)?;
    for row in rows {
        writer.write_record(&row).map_err(io::Error::other)?;
    }
    writer.flush()
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}

/// "Caspian News + Turan": sources of which neither cites the other.
fn side_by_side(link: &[Holder]) -> String {
    link.iter().map(|holder| holder.name.as_str()).collect::<Vec<_>>().join(" + ")
}

fn codes(polities: &[Polity]) -> String {
    joined(polities.iter().map(ToString::to_string))
}

/// "AZE.GOV Ilham Aliyev; ---.UNK".
fn parties(actors: &[Actor]) -> String {
    joined(actors.iter().map(|actor| {
        let country = actor.country.as_ref().map_or("---".to_owned(), ToString::to_string);
        let name = actor.name.as_ref().map_or(String::new(), |name| format!(" {name}"));
        format!("{country}.{}{name}", actor.sector)
    }))
}

/// Earliest, latest, grain, basis.
fn dates(when: Option<When>) -> [String; 4] {
    when.map_or([const { String::new() }; 4], |when| {
        [
            when.earliest().to_string(),
            when.latest().to_string(),
            when.grain().to_string(),
            when.basis().to_string(),
        ]
    })
}

/// Name, kind, state, latitude, longitude, basis.
fn place(place: Option<&Place>) -> [String; 6] {
    place.map_or([const { String::new() }; 6], |place| {
        let kind = place.kind.map_or(String::new(), |kind| kind.to_string());
        let basis = place.basis.map_or(String::new(), |basis| basis.to_string());
        let country = place.country.as_ref().map_or(String::new(), ToString::to_string);
        let [latitude, longitude] =
            place.coordinates.map_or([const { String::new() }; 2], |(latitude, longitude)| {
                [latitude.to_string(), longitude.to_string()]
            });
        [place.name.clone(), kind, country, latitude, longitude, basis]
    })
}

pub(super) fn events(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let index = Index::new(dossier);
    let header = [
        "event",
        "incident",
        "document",
        "kind",
        "mode",
        "contexts",
        "actors",
        "recipients",
        "earliest",
        "latest",
        "grain",
        "basis",
        "place",
        "place_kind",
        "place_country",
        "latitude",
        "longitude",
        "place_basis",
        "standing",
        "said_by",
        "counts",
        "score",
        "sentence",
        "trigger",
        "start",
        "end",
        "reader",
    ];
    let rows = dossier.events.iter().filter_map(|event| {
        let document = index.document(&event.document)?;
        let [earliest, latest, grain, basis] = dates(event.when);
        let [place, place_kind, place_country, latitude, longitude, place_basis] =
            place(event.place.as_ref());
        let counts = event.counts.iter().map(|count| {
            let high = count.high.map_or(String::new(), |high| high.to_string());
            format!("{}={}..{high}", count.kind, count.low)
        });
        let evidence = &event.evidence;
        Some([
            event.id.to_string(),
            index.incident_of(&event.id).map_or(String::new(), ToString::to_string),
            document.name.clone(),
            event.kind.to_string(),
            event.mode.as_ref().map_or(String::new(), ToString::to_string),
            joined(event.contexts.iter().map(ToString::to_string)),
            parties(&event.actors),
            parties(&event.recipients),
            earliest,
            latest,
            grain,
            basis,
            place,
            place_kind,
            place_country,
            latitude,
            longitude,
            place_basis,
            event.standing.to_string(),
            joined(Holder::links(&event.said_by).map(side_by_side)),
            joined(counts),
            event.score.value().to_string(),
            evidence.sentence.of(&document.text).to_owned(),
            evidence.trigger.of(&document.text).to_owned(),
            evidence.sentence.start().to_string(),
            evidence.sentence.end().to_string(),
            evidence.reader.clone(),
        ])
    });
    table(header, rows, out)
}

pub(super) fn incidents(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "incident",
        "kind",
        "mode",
        "actors",
        "recipients",
        "earliest",
        "latest",
        "grain",
        "basis",
        "place",
        "place_kind",
        "place_country",
        "latitude",
        "longitude",
        "place_basis",
        "standing",
        "score",
        "sources",
        "documents",
        "events",
    ];
    let rows = dossier.incidents.iter().map(|incident| {
        let [earliest, latest, grain, basis] = dates(incident.when);
        let [place, place_kind, place_country, latitude, longitude, place_basis] =
            place(incident.place.as_ref());
        let documents: usize = incident.sources.iter().map(|source| source.documents.len()).sum();
        [
            incident.id.to_string(),
            incident.kind.to_string(),
            incident.mode.as_ref().map_or(String::new(), ToString::to_string),
            codes(&incident.actors),
            codes(&incident.recipients),
            earliest,
            latest,
            grain,
            basis,
            place,
            place_kind,
            place_country,
            latitude,
            longitude,
            place_basis,
            incident.standing.to_string(),
            incident.score.value().to_string(),
            incident.sources.len().to_string(),
            documents.to_string(),
            joined(incident.events.iter().map(ToString::to_string)),
        ]
    });
    table(header, rows, out)
}

pub(super) fn disagreements(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let index = Index::new(dossier);
    let header = [
        "incident",
        "field",
        "nature",
        "value_a",
        "document_a",
        "sentence_a",
        "event_a",
        "value_b",
        "document_b",
        "sentence_b",
        "event_b",
    ];
    let rows = dossier.disagreements.iter().map(|disagreement| {
        let [a, b] = [&disagreement.a, &disagreement.b].map(|side| {
            let document = index.document(&side.document);
            [
                side.value.clone(),
                document.map_or(side.document.to_string(), |document| document.name.clone()),
                document.map_or(String::new(), |document| side.sentence.of(&document.text).to_owned()),
                side.event.to_string(),
            ]
        });
        let [value_a, document_a, sentence_a, event_a] = a;
        let [value_b, document_b, sentence_b, event_b] = b;
        [
            disagreement.incident.to_string(),
            disagreement.field.to_string(),
            disagreement.nature.to_string(),
            value_a,
            document_a,
            sentence_a,
            event_a,
            value_b,
            document_b,
            sentence_b,
            event_b,
        ]
    });
    table(header, rows, out)
}

pub(super) fn series(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let header = ["date", "tension", "low", "high", "conflict", "cooperation", "mass", "incidents"];
    let rows = dossier.series.points.iter().map(|point| {
        let six = |value: f64| crate::numbers_in_words::fixed(value, 6);
        [
            point.date.to_string(),
            six(point.tension),
            six(point.low),
            six(point.high),
            six(point.conflict),
            six(point.cooperation),
            six(point.mass()),
            joined(point.incidents.iter().map(ToString::to_string)),
        ]
    });
    table(header, rows, out)
}
