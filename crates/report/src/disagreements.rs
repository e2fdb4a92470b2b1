//! Where reports of one incident differ, side by side.

use crate::chronology::{Link, dispute_anchor, title_of};
use crate::dates_in_words;
use crate::dossier::Index;
use crate::passages;
use crate::quote::{Quote, head, quote};
use crate::selection::Selection;
use crate::sources::{Cited, cited};
use record::{Field, Nature, Side};
use std::collections::BTreeMap;

/// How many are shown; contradictions first.
pub const DISAGREEMENTS: usize = 150;

/// A disagreement.
pub(crate) struct Dispute {
    pub(crate) id: String,
    pub(crate) number: usize,
    pub(crate) question: &'static str,
    pub(crate) nature: Nature,
    pub(crate) nature_words: &'static str,
    pub(crate) incident: Option<String>,
    pub(crate) target: Option<String>,
    pub(crate) sides: [View; 2],
}

/// One side of it.
pub(crate) struct View {
    pub(crate) value: String,
    pub(crate) quote: Option<Quote>,
    pub(crate) source: Option<Cited>,
    pub(crate) target: Option<String>,
    /// Where its sentence stands in its text.
    pub(crate) passage: Option<Link>,
}

/// The disagreements, those that cannot both be true first, and how many are left out.
pub(crate) fn disputes(index: &Index, selection: &Selection) -> (Vec<Dispute>, usize) {
    let mut positions: BTreeMap<_, usize> = BTreeMap::new();
    let mut anchored: Vec<_> = (index.dossier.disagreements.iter())
        .map(|disagreement| {
            let position = positions.entry((&disagreement.incident, disagreement.field)).or_default();
            let anchor = dispute_anchor(disagreement, *position);
            *position += 1;
            (disagreement, anchor)
        })
        .collect();
    anchored.sort_by_key(|(disagreement, _)| disagreement.nature);
    let left_out = anchored.len().saturating_sub(DISAGREEMENTS);
    anchored.truncate(DISAGREEMENTS);
    let shown = anchored.into_iter().enumerate().map(|(at, (disagreement, id))| {
        let incident = index.incident(&disagreement.incident);
        Dispute {
            id,
            number: at + 1,
            question: question(disagreement.field),
            nature: disagreement.nature,
            nature_words: nature_in_words(disagreement.nature),
            incident: incident.map(|incident| title_of(index, incident)),
            target: (selection.has_incident(&disagreement.incident))
                .then(|| format!("i-{}", disagreement.incident)),
            sides: [&disagreement.a, &disagreement.b]
                .map(|side| view(index, selection, disagreement.field, side)),
        }
    });
    (shown.collect(), left_out)
}

fn view(index: &Index, selection: &Selection, field: Field, side: &Side) -> View {
    let document = index.document(&side.document);
    let event = index.event(&side.event);
    let trigger = event.map(|event| event.evidence.trigger);
    // A date is shown in the words of the chronology.
    let date = event.and_then(|event| event.when).filter(|_| field == Field::Date);
    View {
        value: date.map_or_else(|| head(&side.value, 200), |when| dates_in_words::when(&when)),
        quote: document.map(|document| quote(document, side.sentence, trigger)),
        source: cited(index, &side.document),
        target: selection.has_event(&side.event).then(|| format!("e-{}", side.event)),
        passage: event
            .filter(|event| selection.has_event(&event.id) && event.evidence.sentence == side.sentence)
            .and_then(|event| passages::link(index, event)),
    }
}

/// The field as the question that the two sides answer.
pub(crate) fn question(field: Field) -> &'static str {
    match field {
        Field::Killed => "How many were killed",
        Field::Injured => "How many were wounded",
        Field::Count => "How many",
        Field::Date => "When it was",
        Field::Place => "Where it was",
        Field::Actor => "Who did it",
        Field::Victim => "Who suffered it",
        Field::Standing => "Whether it took place",
        Field::Motive => "Why it was done",
        Field::Speaker => "Who said it",
    }
}

fn nature_in_words(nature: Nature) -> &'static str {
    match nature {
        Nature::Contradiction => "contradiction: both cannot be true",
        Nature::DifferingNumber => "two numbers for the same",
        Nature::DifferingCharacterisation => "told differently",
    }
}
