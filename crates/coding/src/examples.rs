//! Whether the patterns' own examples hold.

use crate::{Options, code};
use codebook::{Codebook, Pattern};
use record::{Actor, Document, Event, Parse, TimeExpression};
use std::collections::BTreeSet;

/// An example that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// File and line of the pattern, and its name.
    pub pattern: String,
    /// The example.
    pub sentence: String,
    /// What is wrong with it.
    pub problem: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} ({})", self.pattern, self.problem, self.sentence)
    }
}

/// How a document is read before it is coded: its parse and its time expressions.
pub type Reader<'a> = &'a dyn Fn(&Document) -> (Parse, Vec<TimeExpression>);

/// Codes every pattern's examples, each as a document of its own, and returns those that do not hold: a `yes`
/// that the pattern does not match or whose parties differ, a `no` that it matches. `read` is the language's work.
pub fn failing_examples(codebook: &Codebook, read: Reader<'_>) -> Vec<Failure> {
    codebook.patterns.patterns().iter().flat_map(|pattern| failing(pattern, codebook, read)).collect()
}

fn failing(pattern: &Pattern, codebook: &Codebook, read: Reader<'_>) -> Vec<Failure> {
    let coded = |sentence: &str| {
        let document = Document::of_sentence("example", sentence);
        let (parse, times) = read(&document);
        let mut events = code(&document, &parse, &times, codebook, Options { all_actors: true }).value;
        events.retain(|event| event.evidence.pattern == pattern.id);
        events
    };
    let failure = |sentence: &str, problem: String| Failure {
        pattern: format!("{}:{} {}", pattern.place.file, pattern.place.line, pattern.id),
        sentence: sentence.to_owned(),
        problem,
    };
    let missed = pattern.yes.iter().filter_map(|example| {
        let events = coded(&example.text);
        let expected =
            example.parties.as_ref().map(|(actors, recipients)| (sorted(actors), sorted(recipients)));
        let problem = match &expected {
            _ if events.is_empty() => "must match, but does not".to_owned(),
            Some(expected) if !events.iter().any(|event| parties(event) == *expected) => {
                let found: Vec<String> = events.iter().map(|event| format!("{:?}", parties(event))).collect();
                format!("expected {expected:?}, found {}", found.join(", "))
            }
            _ => return None,
        };
        Some(failure(&example.text, problem))
    });
    let wrong = pattern.no.iter().filter(|sentence| !coded(sentence).is_empty());
    missed.chain(wrong.map(|sentence| failure(sentence, "must not match, but does".to_owned()))).collect()
}

fn parties(event: &Event) -> (BTreeSet<String>, BTreeSet<String>) {
    let side = |actors: &[Actor]| {
        actors.iter().filter_map(|a| a.country.as_ref().map(ToString::to_string)).collect()
    };
    (side(&event.actors), side(&event.recipients))
}

fn sorted(codes: &[String]) -> BTreeSet<String> {
    codes.iter().cloned().collect()
}
