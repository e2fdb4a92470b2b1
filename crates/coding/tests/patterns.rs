//! Every pattern matches its `yes` examples and none of its `no` examples (as `chancery code` codes them: a `no`
//! example without any political actor is refused by that alone).
#![allow(missing_docs)]

mod documents;

use codebook::{Codebook, Example, Pattern};
use coding::Options;
use documents::document;
use language::Language;
use record::{Actor, Event};
use std::collections::BTreeSet;

/// How many examples may fail: the parser errs, and a pattern is not to blame for a tree that is wrong. This number
/// only ever falls.
const TOLERATED: usize = 5;

fn coded(text: &str, all_actors: bool) -> Vec<Event> {
    let document = document(text, Some("2023-06-15"));
    let parse = Language::embedded().parse(&document);
    let codebook = Codebook::embedded();
    let times = times::find(&document, &parse, &codebook.periods);
    coding::code(&document, &parse, &times, codebook, Options { all_actors }).value
}

fn countries(actors: &[Actor]) -> BTreeSet<String> {
    actors.iter().filter_map(|actor| actor.country.as_ref()).map(ToString::to_string).collect()
}

/// What is wrong with a `yes` example, if anything is: the pattern, or another of its kind, must read it, with the
/// parties told. Sides of a mutual act may be exchanged.
fn fault(pattern: &Pattern, example: &Example) -> Option<String> {
    // Parties are told as countries, so those examples are read as the program reads by default.
    let events = coded(&example.text, example.parties.is_none());
    let of_kind: Vec<&Event> = events
        .iter()
        .filter(|event| event.kind == pattern.kind || event.evidence.pattern == pattern.id)
        .collect();
    if of_kind.is_empty() {
        let found: Vec<String> =
            events.iter().map(|event| format!("{} by {}", event.kind, event.evidence.pattern)).collect();
        return Some(format!("not read; found: [{}]", found.join(", ")));
    }
    let (actors, recipients) = example.parties.as_ref()?;
    let wanted: (BTreeSet<String>, BTreeSet<String>) =
        (actors.iter().cloned().collect(), recipients.iter().cloned().collect());
    let fits = |event: &&Event| {
        let sides = (countries(&event.actors), countries(&event.recipients));
        sides == wanted || (pattern.mutual && (sides.1.clone(), sides.0.clone()) == wanted)
    };
    match of_kind.iter().any(fits) {
        true => None,
        false => {
            let found: Vec<String> = of_kind
                .iter()
                .map(|event| format!("{:?} -> {:?}", countries(&event.actors), countries(&event.recipients)))
                .collect();
            Some(format!("wanted {:?} -> {:?}, found {}", wanted.0, wanted.1, found.join("; ")))
        }
    }
}

#[test]
fn patterns_hold_to_their_examples() {
    let (mut faults, mut checked) = (Vec::new(), 0);
    for pattern in Codebook::embedded().patterns.patterns() {
        let place = format!("{}:{} {}", pattern.place.file, pattern.place.line, pattern.id);
        for example in &pattern.yes {
            checked += 1;
            faults.extend(
                fault(pattern, example).map(|fault| format!("{place}\n  yes: {}\n  {fault}", example.text)),
            );
        }
        for text in &pattern.no {
            checked += 1;
            if coded(text, false).iter().any(|event| event.evidence.pattern == pattern.id) {
                faults.push(format!("{place}\n  no:  {text}\n  read all the same"));
            }
        }
    }
    assert!(checked > 0, "the codebook has no pattern");
    assert!(
        faults.len() <= TOLERATED,
        "{} of {checked} examples fail, {TOLERATED} are tolerated:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
