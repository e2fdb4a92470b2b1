//! From readings to events: who is meant by the words that the reader marked, which days, which place, how many.
//!
//! The reader has decided which acts there are, and which words tell their sides, standing, time and place. Here these
//! words get their meaning, each with the reason for it; what cannot be told stays unknown.

mod cast;
mod casualties;
mod contexts;
mod counts;
mod inward;
mod likeliest;
mod numbers;
mod parties;
mod places;
mod said_by;
mod times;
mod title;

use crate::mentions::{Mentions, Tree};
use cast::Cast;
use codebook::Codebook;
use parties::Sides;
use record::{
    Citations, Confidence, Document, Event, EventId, Evidence, Noted, Parse, Reading, Span, Standing,
    TimeExpression,
};
use std::collections::BTreeMap;

/// How documents are coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether events are kept whose parties are no known political actor.
    pub all_actors: bool,
}

/// A document as it was read, all parts of the same one.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// How its sentences are built.
    pub parse: &'a Parse,
    /// Its time expressions, in the order of the text.
    pub times: &'a [TimeExpression],
    /// The sources that it cites.
    pub citations: &'a Citations,
    /// Its actors and places.
    pub mentions: &'a Mentions,
    /// The acts that it tells, in the order of the text.
    pub readings: &'a [Reading],
    /// Which reader found them.
    pub reader: &'a str,
}

/// Codes the acts that were read in a document, in the order of the text.
///
/// An event is kept if a state or organisation of the codebook is a party to it, or, with [`Options::all_actors`], if
/// anyone is. Notes tell of doubtful actors.
pub fn code(page: &Page<'_>, codebook: &Codebook, options: Options) -> Noted<Vec<Event>> {
    let tree = Tree::of(page.document, page.parse);
    let occurrences = occurrences(page);
    let desk = Desk { page, tree: &tree, codebook };
    let told: Vec<Sides> = page.readings.iter().map(|reading| parties::told(&desk, reading)).collect();
    let cast = Cast::of(&told);
    let mut events: Vec<Event> = Vec::new();
    for (reading, told) in page.readings.iter().zip(told) {
        let sides = parties::settled(&desk, reading, told, &cast);
        let Some(event) = desk.event(reading, sides, &occurrences, options) else { continue };
        // One act has one event, however many words of its sentence name it in the same way.
        if events.iter().all(|other| other.id != event.id) {
            events.push(event);
        }
    }
    Noted { value: events, notes: page.mentions.notes().to_vec() }
}

/// What is at hand when a reading is coded.
struct Desk<'a> {
    page: &'a Page<'a>,
    tree: &'a Tree<'a>,
    codebook: &'a Codebook,
}

impl Desk<'_> {
    fn event(
        &self,
        reading: &Reading,
        sides: Sides,
        occurrences: &BTreeMap<Span, usize>,
        options: Options,
    ) -> Option<Event> {
        let document = self.page.document;
        let sentence = self.page.parse.sentences.get(reading.sentence)?;
        let everybody = || sides.actors.iter().chain(&sides.recipients);
        let kept = everybody().any(|actor| actor.country.is_some())
            || options.all_actors && everybody().next().is_some();
        if !kept {
            return None;
        }
        let offset = reading.trigger.start().saturating_sub(sentence.span.start());
        let occurrence = occurrences.get(&sentence.span).copied().unwrap_or(0);
        let text = sentence.span.of(&document.text);
        let mut event = Event {
            id: EventId::new(&document.id, text, occurrence, offset, reading.kind.as_str()),
            document: document.id.clone(),
            kind: reading.kind,
            mode: reading.mode.clone(),
            contexts: contexts::read(self, reading),
            when: times::when(self, reading),
            place: places::place(self, reading),
            standing: reading.standing,
            said_by: said_by::read(self, reading),
            counts: counts::read(self, reading),
            score: self.codebook.kinds.score(reading.kind, reading.mode.as_ref()),
            confidence: Some(Confidence::of_chance(reading.confidence)),
            standing_confidence: Some(Confidence::of_chance(reading.standing_confidence)),
            actors: sides.actors,
            recipients: sides.recipients,
            title: None,
            evidence: Evidence {
                sentence: sentence.span,
                trigger: reading.trigger,
                reader: self.page.reader.to_owned(),
                codebook: self.codebook.version().to_owned(),
            },
        };
        event.title = title::title(self, reading, &event);
        Some(event)
    }

    /// Whether an act that stands so has taken place, as far as the text goes.
    fn is_past(standing: Standing) -> bool {
        matches!(standing, Standing::Happened | Standing::Alleged | Standing::Negated)
    }
}

/// How many earlier sentences have the same text, for those that have any.
fn occurrences(page: &Page<'_>) -> BTreeMap<Span, usize> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for sentence in &page.parse.sentences {
        let count = seen.entry(sentence.span.of(&page.document.text)).or_default();
        if *count > 0 {
            found.insert(sentence.span, *count);
        }
        *count += 1;
    }
    found
}
