//! `link`: joins event lines that tell of one happening.

use crate::arguments::LinkArguments;
use anyhow::Context;
use chronicle::{Party, Report};
use record::{DocumentId, EventId, Kind, Standing, When};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufRead, BufWriter, Write};

/// An event line: what `code` writes, or what another program wrote in that form.
#[derive(Deserialize)]
struct Line {
    #[serde(alias = "event")]
    id: String,
    document: String,
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
    #[serde(default)]
    published: Option<record::Date>,
    #[serde(default)]
    place: Option<LinePlace>,
    #[serde(default)]
    standing: Option<Standing>,
}

#[derive(Deserialize)]
struct LineParty {
    country: Option<String>,
    name: Option<String>,
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

pub(crate) fn run(_: &LinkArguments) -> anyhow::Result<()> {
    let mut reports = Vec::new();
    for (index, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            let line: Line =
                serde_json::from_str(&line).with_context(|| format!("standard input, line {}", index + 1))?;
            reports.push(report(line));
        }
    }
    let mut group_of: BTreeMap<EventId, EventId> = BTreeMap::new();
    for group in chronicle::group(&reports, &[]) {
        let first = group.first().cloned();
        group_of.extend(group.into_iter().filter_map(|id| Some((id, first.clone()?))));
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for report in &reports {
        let group = group_of.get(&report.id).unwrap_or(&report.id);
        serde_json::to_writer(&mut out, &Grouped { id: report.id.as_str(), group: group.as_str() })?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}

fn report(line: Line) -> Report {
    Report {
        id: EventId::from_text(line.id),
        document: DocumentId::from_text(line.document),
        kind: line.kind,
        // Lines of other coders say how by the CAMEO code.
        mode: line.mode.or(line.cameo),
        actors: line.actors.into_iter().map(party).collect(),
        recipients: line.recipients.into_iter().map(party).collect(),
        when: line.when.and_then(interval),
        published: line.published.map(|day| When::day(day, record::Basis::Metadata)),
        place: line.place.map(|place| (place.name, place.country)),
        standing: line.standing.unwrap_or(Standing::Happened),
        stem: String::new(),
        words: Default::default(),
        counts: Vec::new(),
    }
}

/// A party without a code is told apart by its name; ICEWS names ("Iran / Military") begin with the state.
fn party(line: LineParty) -> Party {
    let state = line.name.as_deref().and_then(|name| name.split(" / ").next()).map(str::to_owned);
    Party { polity: line.country.or(state), name: line.name }
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
