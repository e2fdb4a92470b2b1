//! `link`: joins event lines that tell of one happening.

use crate::arguments::LinkArguments;
use crate::ending::Ending;
use crate::json_lines::Lines;
use crate::terminal::results;
use chronicle::{Party, Report, Wording};
use record::{Count, CountKind, DocumentId, EventId, Kind, Span, Standing, When};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

/// An event line: what `code` writes, or what another program wrote in that form.
#[derive(Deserialize)]
struct Line {
    #[serde(alias = "event")]
    id: String,
    document: String,
    /// The sentence: its place and words, or its number.
    #[serde(default)]
    sentence: Option<serde_json::Value>,
    #[serde(default)]
    trigger: Option<Words>,
    #[serde(default)]
    kind: Option<Kind>,
    #[serde(default)]
    mode: Option<String>,
    #[serde(default)]
    cameo: Option<String>,
    #[serde(default)]
    actors: Vec<LineParty>,
    #[serde(default)]
    recipients: Vec<LineParty>,
    #[serde(default)]
    when: Option<serde_json::Value>,
    /// A day, or an interval as `code` writes it.
    #[serde(default)]
    published: Option<serde_json::Value>,
    #[serde(default)]
    place: Option<LinePlace>,
    #[serde(default)]
    standing: Option<Standing>,
    #[serde(default)]
    counts: Vec<LineCount>,
}

#[derive(Clone, Deserialize)]
struct Words {
    start: usize,
    text: String,
}

#[derive(Deserialize)]
struct LineCount {
    kind: CountKind,
    #[serde(default)]
    whom: String,
    low: u64,
    best: u64,
    high: Option<u64>,
}

#[derive(Deserialize)]
struct LineParty {
    country: Option<String>,
    name: Option<String>,
    #[serde(default)]
    text: Option<String>,
}

#[derive(Deserialize)]
struct LinePlace {
    name: String,
    country: Option<record::Polity>,
}

#[derive(Serialize)]
struct Grouped<'a> {
    id: &'a str,
    group: &'a str,
}

/// A pair of events that are held against each other.
#[derive(Serialize)]
struct Compared<'a> {
    a: &'a str,
    b: &'a str,
    seen: Vec<&'a str>,
}

pub(crate) fn run(given: &LinkArguments) -> anyhow::Result<Ending> {
    let mut lines = Lines::of(&[], |line| Ok(report(serde_json::from_str(line)?)));
    let reports: Vec<Report> = lines.by_ref().collect();
    let ending = lines.ending();
    if given.pairs {
        write_pairs(&reports)?;
        return Ok(ending);
    }
    let mut group_of: BTreeMap<EventId, EventId> = BTreeMap::new();
    for group in chronicle::group(&reports, &[]) {
        let first = group.events.first().cloned();
        group_of.extend(group.events.into_iter().filter_map(|id| Some((id, first.clone()?))));
    }
    let mut out = BufWriter::new(results());
    for report in &reports {
        let group = group_of.get(&report.id).unwrap_or(&report.id);
        serde_json::to_writer(&mut out, &Grouped { id: report.id.as_str(), group: group.as_str() })?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(ending)
}

fn write_pairs(reports: &[Report]) -> anyhow::Result<()> {
    let names = chronicle::cases_compared();
    let mut out = BufWriter::new(results());
    for (a, b, cases) in chronicle::compared_pairs(reports) {
        let (a, b) = (reports[a].id.as_str(), reports[b].id.as_str());
        let seen = cases.iter().map(|&case| names[case].as_str()).collect();
        serde_json::to_writer(&mut out, &Compared { a, b, seen })?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}

fn report(line: Line) -> Report {
    let sentence: Option<Words> =
        line.sentence.clone().and_then(|sentence| serde_json::from_value(sentence).ok());
    let number =
        line.sentence.as_ref().and_then(serde_json::Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let position = match &sentence {
        Some(words) => Some(words.start),
        None => number.map(|number| number.saturating_mul(USUAL_SENTENCE)),
    };
    Report {
        id: EventId::from_text(line.id),
        document: DocumentId::from_text(line.document),
        position: position.unwrap_or(0),
        kind: line.kind,
        // Lines of other coders say how by the CAMEO code.
        mode: line.mode.or(line.cameo),
        actors: line.actors.into_iter().map(party).collect(),
        recipients: line.recipients.into_iter().map(party).collect(),
        when: line.when.and_then(interval),
        published: line.published.and_then(publication),
        place: line.place.map(|place| (place.name, place.country)),
        standing: line.standing.unwrap_or(Standing::Happened),
        wording: sentence.zip(line.trigger).map(|(sentence, trigger)| wording(&sentence, &trigger)),
        counts: line.counts.into_iter().filter_map(count).collect(),
    }
}

/// How many bytes a sentence has, where only its number is known.
const USUAL_SENTENCE: usize = 130;

fn wording(sentence: &Words, trigger: &Words) -> Wording {
    let before = trigger.start.checked_sub(sentence.start).and_then(|length| sentence.text.get(..length));
    Wording::of(&sentence.text, before.unwrap_or(""), &trigger.text)
}

fn count(told: LineCount) -> Option<Count> {
    let span = Span::new("0", 0, 1)?;
    Some(Count { kind: told.kind, whom: told.whom, low: told.low, best: told.best, high: told.high, span })
}

/// A party without a code is told apart by its name; ICEWS names ("Iran / Military") begin with the state.
fn party(line: LineParty) -> Party {
    let state =
        line.name.as_deref().and_then(|name| name.split_once(" / ")).map(|(state, _)| state.to_owned());
    let words = line.text.as_deref().or(line.name.as_deref()).map(chronicle::content_stems);
    Party { polity: line.country.or(state), name: line.name, words: words.unwrap_or_default() }
}

/// A day of publication, or an interval.
fn publication(value: serde_json::Value) -> Option<When> {
    match value.as_str() {
        Some(day) => day.parse().ok().map(|day| When::day(day, record::Basis::Metadata)),
        None => interval(value),
    }
}

/// The interval of a line, whatever its basis is called there.
fn interval(mut value: serde_json::Value) -> Option<When> {
    let when = value.as_object_mut()?;
    let known =
        when.get("basis").is_some_and(|basis| serde_json::from_value::<record::Basis>(basis.clone()).is_ok());
    if !known {
        when.insert("basis".into(), record::Basis::Publication.as_str().into());
    }
    serde_json::from_value(value).ok()
}
