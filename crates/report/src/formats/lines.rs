//! JSON lines: one record a line, keys in a fixed order, `null` for what is not known.

use crate::records::{ById, Records};
use record::{
    Actor, Confidence, Count, Date, Document, Event, Holder, PartyBasis, PlaceBasis, PlaceKind, Span, Title,
    When,
};
use serde::Serialize;
use std::io::{self, Write};

fn line(record: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let text = serde_json::to_string(record).map_err(io::Error::other)?;
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}

/// An event with the words it rests on, as `chancery code` and the exports write it. Offsets are bytes of
/// the document's text.
#[derive(Serialize)]
pub struct EventLine<'a> {
    document: &'a str,
    event: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<&'a str>,
    sentence: Words<'a>,
    trigger: Words<'a>,
    kind: &'static str,
    mode: Option<&'a str>,
    contexts: Vec<&'a str>,
    actors: Vec<Party<'a>>,
    recipients: Vec<Party<'a>>,
    when: Option<Interval>,
    place: Option<Where<'a>>,
    standing: &'static str,
    said_by: Vec<Said<'a>>,
    counts: Vec<Number<'a>>,
    score: f64,
    confidence: Option<f64>,
    standing_confidence: Option<f64>,
    title: Option<&'a Title>,
    reader: &'a str,
    published: Option<Interval>,
    codebook: &'a str,
}

#[derive(Serialize)]
struct Words<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Party<'a> {
    country: Option<String>,
    sector: &'static str,
    name: Option<&'a str>,
    role: Option<&'a str>,
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
    basis: Option<&'static str>,
    confidence: Option<f64>,
}

#[derive(Serialize)]
struct Interval {
    earliest: Date,
    latest: Date,
    grain: &'static str,
    approximate: bool,
    basis: &'static str,
}

#[derive(Serialize)]
struct Where<'a> {
    name: &'a str,
    kind: Option<&'static str>,
    country: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    basis: Option<&'static str>,
}

#[derive(Serialize)]
struct Said<'a> {
    name: &'a str,
    country: Option<String>,
    sector: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    /// Only of one that stands side by side with the one before it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    beside: bool,
}

#[derive(Serialize)]
struct Number<'a> {
    kind: &'static str,
    whom: &'a str,
    low: u64,
    best: u64,
    high: Option<u64>,
    start: usize,
    end: usize,
}

fn words(span: Span, text: &str) -> Words<'_> {
    Words { start: span.start(), end: span.end(), text: span.of(text) }
}

fn interval(when: When) -> Interval {
    Interval {
        earliest: when.earliest(),
        latest: when.latest(),
        grain: when.grain().as_str(),
        approximate: when.is_approximate(),
        basis: when.basis().as_str(),
    }
}

impl<'a> EventLine<'a> {
    /// The line of an event. `name` is what the line calls its document (the caller's id, or a file's name);
    /// `document` must be the event's own.
    pub fn new(event: &'a Event, document: &'a Document, name: &'a str) -> EventLine<'a> {
        let text = document.text.as_str();
        let party = |actor: &'a Actor| Party {
            country: actor.country.as_ref().map(ToString::to_string),
            sector: actor.sector.as_str(),
            name: actor.name.as_deref(),
            role: actor.role.as_deref(),
            start: actor.mention.map(Span::start),
            end: actor.mention.map(Span::end),
            text: actor.mention.map(|mention| mention.of(text)),
            basis: actor.basis.map(PartyBasis::as_str),
            confidence: actor.confidence.map(Confidence::chance),
        };
        let said = |holder: &'a Holder| Said {
            name: &holder.name,
            country: holder.country.as_ref().map(ToString::to_string),
            sector: holder.sector.as_str(),
            start: holder.mention.map(Span::start),
            end: holder.mention.map(Span::end),
            beside: holder.beside,
        };
        let number = |count: &'a Count| Number {
            kind: count.kind.as_str(),
            whom: &count.whom,
            low: count.low,
            best: count.best,
            high: count.high,
            start: count.span.start(),
            end: count.span.end(),
        };
        EventLine {
            document: name,
            event: event.id.as_str(),
            incident: None,
            sentence: words(event.evidence.sentence, text),
            trigger: words(event.evidence.trigger, text),
            kind: event.kind.as_str(),
            mode: event.mode.as_ref().map(|mode| mode.0.as_str()),
            contexts: event.contexts.iter().map(|context| context.0.as_str()).collect(),
            actors: event.actors.iter().map(party).collect(),
            recipients: event.recipients.iter().map(party).collect(),
            when: event.when.map(interval),
            place: event.place.as_ref().map(|place| Where {
                name: &place.name,
                kind: place.kind.map(PlaceKind::as_str),
                country: place.country.as_ref().map(ToString::to_string),
                latitude: place.coordinates.map(|(latitude, _)| latitude),
                longitude: place.coordinates.map(|(_, longitude)| longitude),
                basis: place.basis.map(PlaceBasis::as_str),
            }),
            standing: event.standing.as_str(),
            said_by: event.said_by.iter().map(said).collect(),
            counts: event.counts.iter().map(number).collect(),
            score: event.score.value(),
            confidence: event.confidence.map(Confidence::chance),
            standing_confidence: event.standing_confidence.map(Confidence::chance),
            title: event.title.as_ref(),
            reader: &event.evidence.reader,
            published: document.published.as_ref().map(|known| interval(known.value)),
            codebook: &event.evidence.codebook,
        }
    }
}

pub(super) fn events(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    let index = ById::new(records);
    for event in records.events {
        if let Some(document) = index.document(&event.document) {
            let mut record = EventLine::new(event, document, &document.name);
            record.incident = index.incident_of(&event.id).map(|id| id.as_str());
            line(&record, out)?;
        }
    }
    Ok(())
}

pub(super) fn incidents(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    records.incidents.iter().try_for_each(|incident| line(incident, out))
}

pub(super) fn references(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    records.references.iter().try_for_each(|reference| line(reference, out))
}

pub(super) fn disagreements(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<'a> {
        incident: &'a str,
        field: &'static str,
        nature: &'static str,
        a: Side<'a>,
        b: Side<'a>,
    }
    #[derive(Serialize)]
    struct Side<'a> {
        value: &'a str,
        event: &'a str,
        document: &'a str,
        sentence: Option<Words<'a>>,
    }
    let index = ById::new(records);
    for disagreement in records.disagreements {
        let [a, b] = [&disagreement.a, &disagreement.b].map(|side| {
            let document = index.document(&side.document);
            Side {
                value: &side.value,
                event: side.event.as_str(),
                document: document.map_or(side.document.as_str(), |document| &document.name),
                sentence: document.map(|document| words(side.sentence, &document.text)),
            }
        });
        let (field, nature) = (disagreement.field.as_str(), disagreement.nature.as_str());
        line(&Line { incident: disagreement.incident.as_str(), field, nature, a, b }, out)?;
    }
    Ok(())
}

pub(super) fn series(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    let points = records.series.map_or(&[][..], |series| &series.points);
    points.iter().try_for_each(|point| line(point, out))
}
