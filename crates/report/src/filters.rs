//! Filters of the chronology that need no script: boxes to tick, and a style sheet that asks which are ticked.
//!
//! Every card has a class for each of its values. Within one question the ticked values are joined (kind A or B), the
//! questions among each other are not (kind A of 2023). Classes are numbers, so no text of a document is in a rule.

use crate::dossier::Index;
use crate::kinds_in_words::{Act, caution};
use crate::numbers_in_words::capitalised;
use crate::quote::head;
use crate::selection::Selection;
use crate::sources::short_citation;
use record::{Document, DocumentId, Incident, Kind, Polity, Standing};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many values of one question can be ticked; those of most incidents.
const VALUES: usize = 60;

/// The questions with the letters of their classes.
const KIND: char = 'k';
const STANDING: char = 's';
const YEAR: char = 'y';
const TEXT: char = 't';
const PARTY: char = 'p';

/// A value of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value {
    letter: char,
    number: usize,
}

impl Value {
    pub(crate) fn class(self) -> String {
        format!("{}{}", self.letter, self.number)
    }
}

/// A question with its boxes.
pub(crate) struct Question {
    pub(crate) name: &'static str,
    pub(crate) letter: char,
    pub(crate) boxes: Vec<Tick>,
}

/// A box to tick.
pub(crate) struct Tick {
    pub(crate) class: String,
    pub(crate) text: String,
    pub(crate) title: String,
    pub(crate) count: usize,
}

/// The values that the incidents of a page have.
pub(crate) struct Facets {
    parties: BTreeMap<Polity, usize>,
    texts: BTreeMap<DocumentId, usize>,
}

impl Facets {
    pub(crate) fn new(index: &Index) -> Facets {
        let incidents = &index.dossier.incidents;
        let polities: std::collections::BTreeSet<&Polity> = incidents
            .iter()
            .flat_map(|incident| incident.actors.iter().chain(&incident.recipients))
            .collect();
        let sources = index.dossier.sources.iter().enumerate();
        Facets {
            parties: polities.into_iter().enumerate().map(|(at, polity)| (polity.clone(), at + 1)).collect(),
            texts: sources.map(|(at, source)| (source.document.id.clone(), at + 1)).collect(),
        }
    }

    /// All values of an incident, each once.
    pub(crate) fn values(&self, index: &Index, incident: &Incident) -> Vec<Value> {
        let kind = Kind::ALL.iter().position(|&kind| kind == incident.kind).unwrap_or_default();
        let parties = incident.actors.iter().chain(&incident.recipients);
        let texts = index.events_of(incident);
        let mut values = vec![
            Value { letter: KIND, number: kind },
            Value { letter: STANDING, number: standing(index, incident) },
            Value { letter: YEAR, number: year(incident) },
        ];
        values.extend(
            parties.filter_map(|party| Some(Value { letter: PARTY, number: *self.parties.get(party)? })),
        );
        values.extend(
            (texts.iter())
                .filter_map(|event| Some(Value { letter: TEXT, number: *self.texts.get(&event.document)? })),
        );
        values.sort();
        values.dedup();
        values
    }

    /// " k3 s0 y2023 p1 t2".
    pub(crate) fn classes(&self, index: &Index, incident: &Incident) -> String {
        self.values(index, incident).into_iter().map(|value| format!(" {}", value.class())).collect()
    }
}

/// The place of the standing in its list; after them, what is read with doubt.
fn standing(index: &Index, incident: &Incident) -> usize {
    let of = |standing| Standing::ALL.iter().position(|&other| other == standing).unwrap_or_default();
    if index.is_doubtful(incident) { Standing::ALL.len() } else { of(incident.standing) }
}

/// The year in which it begins; 0 for what has no date.
fn year(incident: &Incident) -> usize {
    incident.when.map_or(0, |when| usize::try_from(when.earliest().year()).unwrap_or_default())
}

/// The questions that the incidents shown answer differently.
pub(crate) fn questions(index: &Index, selection: &Selection, facets: &Facets) -> Vec<Question> {
    let mut counts: BTreeMap<Value, usize> = BTreeMap::new();
    for incident in selection.sections.values().flat_map(|shown| &shown.incidents) {
        for value in facets.values(index, incident) {
            *counts.entry(value).or_default() += 1;
        }
    }
    [("Kind", KIND), ("Standing", STANDING), ("Year", YEAR), ("Party", PARTY), ("Text", TEXT)]
        .into_iter()
        .map(|(name, letter)| Question { name, letter, boxes: boxes(index, facets, &counts, letter) })
        .filter(|question| question.boxes.len() > 1)
        .collect()
}

fn boxes(index: &Index, facets: &Facets, counts: &BTreeMap<Value, usize>, letter: char) -> Vec<Tick> {
    let mut values: Vec<(Value, usize)> = counts
        .iter()
        .filter(|(value, _)| value.letter == letter)
        .map(|(&value, &count)| (value, count))
        .collect();
    values.sort_by_key(|&(value, count)| (std::cmp::Reverse(count), value));
    values.truncate(VALUES);
    if matches!(letter, YEAR | TEXT | STANDING) {
        values.sort();
    }
    let tick = |(value, count): (Value, usize)| {
        let (text, title) = words(index, facets, value);
        Tick { class: value.class(), text, title, count }
    };
    values.into_iter().map(tick).collect()
}

/// What is written at a box, and what is said of it on demand.
fn words(index: &Index, facets: &Facets, value: Value) -> (String, String) {
    let number = value.number;
    let text = match value.letter {
        KIND => Kind::ALL.get(number).map(|&kind| capitalised(Act::of(kind, None, &[]).noun())),
        STANDING => Some(match Standing::ALL.get(number) {
            None => "Read with doubt".to_owned(),
            Some(&standing) => caution(standing).unwrap_or("Told as fact").to_owned(),
        }),
        YEAR if number == 0 => Some("Not dated".to_owned()),
        YEAR => Some(number.to_string()),
        PARTY => facets.parties.iter().find(|(_, at)| **at == number).map(|(polity, _)| index.name(polity)),
        _ => None,
    };
    let document = (value.letter == TEXT).then(|| index.dossier.sources.get(number - 1)).flatten();
    let text = text.or_else(|| Some(format!("[{number}] {}", short_name(&document?.document))));
    (text.unwrap_or_default(), document.map_or(String::new(), |source| short_citation(&source.document)))
}

/// The publisher of a document, else its title, else the name of its file.
fn short_name(document: &Document) -> String {
    let known = document.publisher.as_ref().or(document.title.as_ref());
    head(known.map_or(&document.name, |known| &known.value), 32)
}

/// The rules that hide what is not ticked. A property that is set to nothing lets `--show` stand; one that is `initial`
/// makes it invalid, and the card is not shown.
pub(crate) fn rules(questions: &[Question]) -> String {
    let mut rules = String::new();
    let all: String = questions.iter().map(|question| format!("--{}: ;", question.letter)).collect();
    let show: String = questions.iter().map(|question| format!("var(--{})", question.letter)).collect();
    let _ = write!(
        rules,
        ".incident,.group{{{all}--show:{show}var(--as)}}@supports selector(:has(a)){{.incident,.group{{display:\
         var(--show,none)}}"
    );
    for Question { letter, boxes, .. } in questions {
        let _ = write!(rules, "body:has(.f{letter}:checked) :is(.incident,.group){{--{letter}:initial}}");
        for Tick { class, .. } in boxes {
            let _ =
                write!(rules, "body:has(#f{class}:checked) :is(.incident,.group).{class}{{--{letter}: }}");
        }
    }
    rules.push_str("}\n");
    rules
}
