//! Whether the patterns' own examples hold.

use crate::{Options, code};
use codebook::{Codebook, Example, Pattern};
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

/// Codes every pattern's examples, each as a document of its own, and returns those that do not hold. `read` is
/// the language's work.
///
/// A `yes` must be read by the pattern or by another of its kind, with the parties that it tells (the sides of a
/// mutual act may be exchanged). A `no` must not be read by the pattern, as texts are coded by default: one
/// without any political actor is refused by that alone.
pub fn failing_examples(codebook: &Codebook, read: Reader<'_>) -> Vec<Failure> {
    codebook.patterns.patterns().iter().flat_map(|pattern| failing(pattern, codebook, read)).collect()
}

fn failing(pattern: &Pattern, codebook: &Codebook, read: Reader<'_>) -> Vec<Failure> {
    let coded = |sentence: &str, all_actors: bool| {
        let document = Document::of_sentence("example", sentence);
        let (parse, times) = read(&document);
        code(&document, &parse, &times, codebook, Options { all_actors }).value
    };
    let failure = |sentence: &str, problem: String| Failure {
        pattern: format!("{}:{} {}", pattern.place.file, pattern.place.line, pattern.id),
        sentence: sentence.to_owned(),
        problem,
    };
    let missed = pattern.yes.iter().filter_map(|example| {
        // Parties are told as countries, so such an example is read as texts are by default.
        let events = coded(&example.text, example.parties.is_none());
        Some(failure(&example.text, fault(pattern, example, &events)?))
    });
    let read_by_pattern =
        |sentence: &str| coded(sentence, false).iter().any(|event| event.evidence.pattern == pattern.id);
    let wrong = pattern.no.iter().filter(|sentence| read_by_pattern(sentence));
    missed.chain(wrong.map(|sentence| failure(sentence, "must not match, but does".to_owned()))).collect()
}

/// What is wrong with what was read in a `yes` example, if anything is.
fn fault(pattern: &Pattern, example: &Example, events: &[Event]) -> Option<String> {
    let fits_kind = |event: &&Event| event.kind == pattern.kind || event.evidence.pattern == pattern.id;
    let of_kind: Vec<&Event> = events.iter().filter(fits_kind).collect();
    if of_kind.is_empty() {
        let found: Vec<String> =
            events.iter().map(|event| format!("{} by {}", event.kind, event.evidence.pattern)).collect();
        return Some(format!("must match, but does not; found: [{}]", found.join(", ")));
    }
    let (actors, recipients) = example.parties.as_ref()?;
    let expected = (sorted(actors), sorted(recipients));
    let fits = |event: &&Event| {
        let (actors, recipients) = (countries(&event.actors), countries(&event.recipients));
        (pattern.mutual && (&recipients, &actors) == (&expected.0, &expected.1))
            || (actors, recipients) == expected
    };
    if of_kind.iter().any(fits) {
        return None;
    }
    let sides = |actors: &BTreeSet<String>| {
        if actors.is_empty() { "-".to_owned() } else { actors.iter().cloned().collect::<Vec<_>>().join("+") }
    };
    let found: Vec<String> = of_kind
        .iter()
        .map(|event| {
            format!("{} -> {}", sides(&countries(&event.actors)), sides(&countries(&event.recipients)))
        })
        .collect();
    Some(format!("expected {} -> {}, found {}", sides(&expected.0), sides(&expected.1), found.join("; ")))
}

fn countries(actors: &[Actor]) -> BTreeSet<String> {
    actors.iter().filter_map(|actor| actor.country.as_ref()).map(ToString::to_string).collect()
}

fn sorted(codes: &[String]) -> BTreeSet<String> {
    codes.iter().cloned().collect()
}
