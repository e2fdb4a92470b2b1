//! What coding makes of annotated words: every act, side, time and place as an annotator marked it, so that what the
//! rules make of them is seen apart from what the reader finds.

use anyhow::Context;
use coding::{Options, Page};
use intake::Facts;
use record::{Actor, Belonging, Kind, Parse, PartyBasis, Polity, Reading, Span, Standing, Told};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Documents, `{"id", "published"?, "text"}` a line.
    documents: PathBuf,
    /// Their annotations, as `training/annotations.py` prints them.
    annotations: PathBuf,
    /// Print what is resolved otherwise than annotated.
    #[arg(long)]
    misses: bool,
    /// Print what is resolved as annotated as well.
    #[arg(long)]
    hits: bool,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    published: Option<String>,
    text: String,
}

#[derive(Deserialize)]
struct Annotated {
    id: String,
    events: Vec<Act>,
}

#[derive(Deserialize)]
struct Act {
    trigger: [usize; 2],
    kind: Kind,
    status: Standing,
    actors: Vec<Party>,
    recipients: Vec<Party>,
    time: Option<Time>,
    place: Option<Party>,
    /// The states that a model takes the sides to be of, where the annotations were read by one.
    #[serde(default)]
    actor_state: Option<(Polity, f32)>,
    #[serde(default)]
    recipient_state: Option<(Polity, f32)>,
}

#[derive(Deserialize)]
struct Party {
    country: Option<String>,
    span: Option<[usize; 2]>,
    /// The state that a model takes these words to be of.
    #[serde(default)]
    of: Option<(Polity, f32)>,
}

#[derive(Deserialize)]
struct Time {
    start: Option<String>,
    end: Option<String>,
    span: Option<[usize; 2]>,
}

/// Prints for each field how many are resolved as annotated.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut annotated: BTreeMap<String, Vec<Act>> = BTreeMap::new();
    for line in lines(&arguments.annotations)? {
        let line: Annotated = serde_json::from_str(&line?)?;
        annotated.insert(line.id, line.events);
    }
    let (language, codebook) = (language::Language::embedded(), codebook::Codebook::embedded());
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in lines(&arguments.documents)? {
        let given: Text = serde_json::from_str(&line?)?;
        let Some(acts) = annotated.get(&given.id) else { continue };
        let published = given.published.as_deref().and_then(intake::parse_published);
        let facts = published.map_or_else(Facts::default, Facts::published);
        let document = intake::read(intake::Page::text(&given.id, &given.text, facts))?.value;
        let parse = language.parse(&document);
        let times = times::find(&document, &parse, &codebook.periods);
        let mentions = coding::mentions::resolve(&document, &parse, &times, codebook);
        for act in acts {
            let Some(reading) = reading(act, &parse, &document.text) else { continue };
            let page = Page {
                document: &document,
                parse: &parse,
                times: &times,
                citations: &coding::citations(&document, &times, &codebook.words),
                mentions: &mentions,
                readings: std::slice::from_ref(&reading),
                reader: "annotated",
            };
            let coded = coding::code(&page, codebook, Options { all_actors: true }).value;
            let Some(event) = coded.first() else { continue };
            let mut count = |field: &'static str, right: bool, told: String, found: String| {
                let (hits, asked) = tally.entry(field).or_default();
                *asked += 1;
                *hits += usize::from(right);
                if if right { arguments.hits } else { arguments.misses } {
                    println!("{field}\t{}\t{told}\t{found}", given.id);
                }
            };
            // Of a mutual act it does not matter who stands on which side.
            let mutual = act.kind.is_mutual();
            let everybody: Vec<Actor> = event.actors.iter().chain(&event.recipients).cloned().collect();
            if mutual && act.actors.iter().chain(&act.recipients).all(|party| party.span.is_some()) {
                let all = || act.actors.iter().chain(&act.recipients);
                let wanted: BTreeSet<String> = all().filter_map(|party| party.country.clone()).collect();
                let got = countries(&everybody);
                let words: Vec<&str> = all().map(|party| words(&given.text, party.span)).collect();
                count("mutual", wanted == got, format!("{words:?} {wanted:?}"), format!("{got:?}"));
            }
            for (field, told, found) in
                [("actors", &act.actors, &event.actors), ("recipients", &act.recipients, &event.recipients)]
            {
                if mutual || told.is_empty() || told.iter().any(|party| party.span.is_none()) {
                    continue;
                }
                let wanted: BTreeSet<String> =
                    told.iter().filter_map(|party| party.country.clone()).collect();
                let got = countries(found);
                let words: Vec<&str> = told.iter().map(|party| words(&given.text, party.span)).collect();
                if found.iter().any(|actor| actor.basis == Some(PartyBasis::Supplied)) {
                    count("sides with one supplied", wanted == got, String::new(), String::new());
                }
                if found.iter().any(|actor| actor.basis == Some(PartyBasis::Reference)) {
                    count("sides with one by reference", wanted == got, String::new(), String::new());
                }
                count(
                    field,
                    wanted == got,
                    format!("{words:?} {wanted:?}"),
                    format!("{:?} {got:?}", found.iter().map(|a| a.basis).collect::<Vec<_>>()),
                );
            }
            if let Some(time) = act.time.as_ref().filter(|time| time.span.is_some())
                && let (Some(start), Some(end)) = (&time.start, &time.end)
            {
                let found = event.when.map(|when| (when.earliest().to_string(), when.latest().to_string()));
                let within = found
                    .as_ref()
                    .is_some_and(|(from, to)| (from >= start && to <= end) || (from <= start && to >= end));
                let told = format!("{:?} {start}..{end}", words(&given.text, time.span));
                count("date within", within, told, format!("{found:?} published {published:?}"));
            }
            if let Some(place) = act.place.as_ref().filter(|place| place.span.is_some()) {
                let found =
                    event.place.as_ref().and_then(|place| place.country.as_ref()).map(ToString::to_string);
                let right = found.as_deref().unwrap_or("---") == place.country.as_deref().unwrap_or("---");
                let told = format!("{:?} {:?}", words(&given.text, place.span), place.country);
                count("place country", right, told, format!("{:?}", event.place.as_ref().map(|p| &p.name)));
            }
        }
    }
    for (field, (hits, asked)) in tally {
        println!("{field}: {hits} of {asked} ({:.4})", hits as f64 / asked.max(1) as f64);
    }
    Ok(())
}

fn lines(path: &PathBuf) -> anyhow::Result<impl Iterator<Item = std::io::Result<String>> + use<>> {
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    Ok(std::io::BufReader::new(file).lines())
}

fn words(text: &str, span: Option<[usize; 2]>) -> &str {
    span.and_then(|[start, end]| text.get(start..end)).unwrap_or("")
}

fn countries(actors: &[Actor]) -> BTreeSet<String> {
    actors.iter().map(|actor| actor.country.as_ref().map_or("---".to_owned(), ToString::to_string)).collect()
}

/// Of the state that a model takes something to be of, and of none if it is not sure of that.
fn belonging(state: Option<&(Polity, f32)>) -> Belonging {
    state.map_or(Belonging::NONE, |(polity, chance)| Belonging {
        states: vec![(polity.clone(), *chance)],
        none: 1.0 - chance,
    })
}

/// The act as the reader would have found it; `None` if its words are in no sentence.
fn reading(act: &Act, parse: &Parse, text: &str) -> Option<Reading> {
    let told = |span: [usize; 2]| -> Option<Told> {
        let span = Span::new(text, span[0], span[1])?;
        let first = parse.tokens.partition_point(|token| token.span.end() <= span.start());
        let after = parse.tokens.partition_point(|token| token.span.start() < span.end());
        (first < after).then_some(Told { words: first..after, span, confidence: 1.0, of: Belonging::NONE })
    };
    let party = |party: &Party| Some(Told { of: belonging(party.of.as_ref()), ..told(party.span?)? });
    let side = |parties: &[Party]| parties.iter().filter_map(party).collect();
    let trigger = told(act.trigger)?;
    Some(Reading {
        sentence: parse.sentence_of(trigger.words.start)?,
        words: trigger.words,
        trigger: trigger.span,
        kind: act.kind,
        confidence: 1.0,
        mode: None,
        standing: act.status,
        standing_confidence: 1.0,
        actors: side(&act.actors),
        recipients: side(&act.recipients),
        actor_state: belonging(act.actor_state.as_ref()),
        recipient_state: belonging(act.recipient_state.as_ref()),
        holders: Vec::new(),
        times: act.time.iter().filter_map(|time| told(time.span?)).collect(),
        places: act.place.iter().filter_map(|place| told(place.span?)).collect(),
    })
}
