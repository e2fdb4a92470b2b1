//! CSV with a header line: empty cells for what is not known, several values parted by "; ". Beside each document stand
//! its title, its publisher and the days on which it may have been published: the first, and the last.

use crate::formats::cells::{Cells, table};
use crate::records::{ById, Records};
use record::{Actor, Document, Holder, Known, Place, Polity, When};
use std::io::{self, Write};

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

/// Title, publisher, and the first and last day on which it may have been published.
fn provenance(document: Option<&Document>) -> [String; 4] {
    let told = |fact: fn(&Document) -> &Option<Known<String>>| {
        document
            .and_then(|document| fact(document).as_ref())
            .map_or(String::new(), |known| known.value.clone())
    };
    let published = document.and_then(|document| document.published.as_ref()).map(|known| known.value);
    let day =
        |of: fn(&When) -> record::Date| published.as_ref().map_or(String::new(), |when| of(when).to_string());
    [
        told(|document| &document.title),
        told(|document| &document.publisher),
        day(When::earliest),
        day(When::latest),
    ]
}

pub(super) fn events(records: &Records<'_>, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
    let index = ById::new(records);
    let header = [
        "event",
        "incident",
        "document",
        "title",
        "publisher",
        "published",
        "published_latest",
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
    let rows = records.events.iter().filter_map(|event| {
        let document = index.document(&event.document)?;
        let [earliest, latest, grain, basis] = dates(event.when);
        let [place, place_kind, place_country, latitude, longitude, place_basis] =
            place(event.place.as_ref());
        let counts = event.counts.iter().map(|count| {
            let high = count.high.map_or(String::new(), |high| high.to_string());
            format!("{}={}..{high}", count.kind, count.low)
        });
        let evidence = &event.evidence;
        let [title, publisher, published, published_latest] = provenance(Some(document));
        Some([
            event.id.to_string(),
            index.incident_of(&event.id).map_or(String::new(), ToString::to_string),
            document.name.clone(),
            title,
            publisher,
            published,
            published_latest,
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
    table(header, rows, cells, out)
}

pub(super) fn incidents(records: &Records<'_>, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
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
        "titles",
        "publishers",
        "published",
    ];
    let index = ById::new(records);
    let rows = records.incidents.iter().map(|incident| {
        let [earliest, latest, grain, basis] = dates(incident.when);
        let [place, place_kind, place_country, latitude, longitude, place_basis] =
            place(incident.place.as_ref());
        let documents: Vec<[String; 4]> = (incident.sources.iter().flat_map(|source| &source.documents))
            .map(|id| provenance(index.document(id)))
            .collect();
        let of_each = |column: usize| joined(documents.iter().map(|told| told[column].clone()));
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
            documents.len().to_string(),
            joined(incident.events.iter().map(ToString::to_string)),
            of_each(0),
            of_each(1),
            of_each(2),
        ]
    });
    table(header, rows, cells, out)
}

pub(super) fn disagreements(records: &Records<'_>, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
    let index = ById::new(records);
    let header = [
        "incident",
        "field",
        "nature",
        "value_a",
        "document_a",
        "title_a",
        "publisher_a",
        "published_a",
        "sentence_a",
        "event_a",
        "value_b",
        "document_b",
        "title_b",
        "publisher_b",
        "published_b",
        "sentence_b",
        "event_b",
    ];
    let rows = records.disagreements.iter().map(|disagreement| {
        let [a, b] = [&disagreement.a, &disagreement.b].map(|side| {
            let document = index.document(&side.document);
            let [title, publisher, published, _] = provenance(document);
            [
                side.value.clone(),
                document.map_or(side.document.to_string(), |document| document.name.clone()),
                title,
                publisher,
                published,
                document.map_or(String::new(), |document| side.sentence.of(&document.text).to_owned()),
                side.event.to_string(),
            ]
        });
        let [value_a, document_a, title_a, publisher_a, published_a, sentence_a, event_a] = a;
        let [value_b, document_b, title_b, publisher_b, published_b, sentence_b, event_b] = b;
        [
            disagreement.incident.to_string(),
            disagreement.field.to_string(),
            disagreement.nature.to_string(),
            value_a,
            document_a,
            title_a,
            publisher_a,
            published_a,
            sentence_a,
            event_a,
            value_b,
            document_b,
            title_b,
            publisher_b,
            published_b,
            sentence_b,
            event_b,
        ]
    });
    table(header, rows, cells, out)
}

pub(super) fn series(records: &Records<'_>, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
    let header = ["date", "tension", "low", "high", "conflict", "cooperation", "mass", "incidents"];
    let points = records.series.map_or(&[][..], |series| &series.points);
    let rows = points.iter().map(|point| {
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
    table(header, rows, cells, out)
}
