//! The incidents in groups: by year, those of longer times, the undated, and those that are not established.

use crate::cards::{Card, Cards};
use crate::dates_in_words;
use crate::dossier::Index;
use crate::kinds_in_words::{Act, Side, caution};
use crate::months::Opening;
use crate::numbers_in_words::counted;
use crate::parties::{Party, Role, party};
use crate::quote::visible;
use crate::selection::{Dating, Section, Shown};
use record::{Disagreement, Event, Incident, Polity, Standing};
use std::collections::BTreeSet;

/// A year, or another group of incidents.
pub(crate) struct Group {
    pub(crate) id: String,
    /// The classes of its cards, for the filters.
    pub(crate) class: String,
    pub(crate) title: String,
    pub(crate) count: String,
    pub(crate) explained: &'static str,
    pub(crate) open: bool,
    pub(crate) cards: Vec<Card>,
    pub(crate) left_out: Option<String>,
}

/// A link within the page.
pub(crate) struct Link {
    pub(crate) target: String,
    pub(crate) text: String,
}

const LONG: &str = "The texts place these only within more than a year. They count in no series.";
const UNDATED: &str = "No text says when these took place, and when the texts appeared is not known. They stand in the \
                       order of the texts and count in no series.";
const BOUNDED: &str = "No text says when these took place; the texts that first tell them appeared in this year, so they \
                       are not later. They stand in the order of the texts and count in no series.";
const DOUBTFUL: &str = "The program is likelier wrong than right that the sentence tells such an act, or no words of the \
                        text stand for one of the two sides. Read the sentence before you use one. They count in no \
                        series and in no figure above.";

/// The established incidents, by year, of each year the dated before the undated; then those of longer times, and
/// those of which nothing dates even the texts. What lies in the last months stands open.
pub(crate) fn chronology(cards: &Cards, opening: Option<&Opening>) -> Vec<Group> {
    let sections = cards.selection.sections.iter().filter(|(section, _)| section.is_established());
    sections
        .flat_map(|(section, shown)| match section {
            Section::Year(year, Dating::Dated) => year_groups(cards, *year, shown, opening),
            Section::Year(year, Dating::Bounded) => vec![Group {
                id: format!("u-{year}"),
                title: format!("{year}, not dated"),
                explained: BOUNDED,
                ..group(cards, shown)
            }],
            Section::Long => vec![Group {
                id: "long".into(),
                title: "Over longer times".into(),
                explained: LONG,
                ..group(cards, shown)
            }],
            _ => vec![Group {
                id: "undated".into(),
                title: "Not dated".into(),
                explained: UNDATED,
                ..group(cards, shown)
            }],
        })
        .collect()
}

/// The dated incidents of a year: folded what lies before the last months, open what lies in them.
fn year_groups(cards: &Cards, year: i16, shown: &Shown, opening: Option<&Opening>) -> Vec<Group> {
    let is_recent = |incident: &&Incident| opening.is_some_and(|opening| opening.holds(incident));
    let (recent, earlier): (Vec<&Incident>, Vec<&Incident>) =
        shown.incidents.iter().partition(|incident| is_recent(incident));
    let split = !recent.is_empty() && !earlier.is_empty();
    let part = |id: String, which: &str, open: bool, incidents: Vec<&Incident>, left_out: usize| {
        let title = if split { format!("{year}, {which}") } else { year.to_string() };
        Group { id, title, open, ..group(cards, &Shown { incidents, left_out }) }
    };
    let mut groups = Vec::new();
    let from = opening.map_or(String::new(), |opening| dates_in_words::month_of(opening.from));
    // What is left out weighs little, whenever it was: it is counted with the earlier part, if there is one.
    let (left_out, recent_left_out) =
        if earlier.is_empty() { (0, shown.left_out) } else { (shown.left_out, 0) };
    if !earlier.is_empty() {
        groups.push(part(format!("y-{year}"), &format!("before {from}"), false, earlier, left_out));
    }
    if !recent.is_empty() {
        let id = if split { format!("y-{year}-late") } else { format!("y-{year}") };
        groups.push(part(id, &format!("from {from}"), true, recent, recent_left_out));
    }
    groups
}

/// The order in which incidents that are not told as fact are shown: claims first.
const ORDER: [Standing; 5] =
    [Standing::Alleged, Standing::Threatened, Standing::Planned, Standing::Hypothetical, Standing::Negated];

/// The incidents that are not told as fact, by standing, and those that are not read surely.
pub(crate) fn not_established(cards: &Cards) -> Vec<Group> {
    let sections = &cards.selection.sections;
    let by_standing = ORDER.iter().filter_map(|&standing| {
        let shown = sections.get(&Section::NotEstablished(standing))?;
        Some(Group {
            id: format!("standing-{standing}"),
            title: caution(standing).unwrap_or("Happened").to_owned(),
            explained: explained(standing),
            ..group(cards, shown)
        })
    });
    let doubtful = sections.get(&Section::Doubtful).map(|shown| Group {
        id: "doubtful".into(),
        title: "Read with doubt".into(),
        explained: DOUBTFUL,
        ..group(cards, shown)
    });
    by_standing.chain(doubtful).collect()
}

fn explained(standing: Standing) -> &'static str {
    match standing {
        Standing::Happened => "",
        Standing::Negated => "The texts say that these did not take place.",
        Standing::Planned => "Planned, scheduled or promised; the texts do not say that it was done.",
        Standing::Threatened => "Somebody threatens to do it; the texts do not say that it was done.",
        Standing::Hypothetical => "It may, could or would be, in the words of the texts.",
        Standing::Alleged => "Somebody claims it, and the texts do not make the claim their own.",
    }
}

/// A folded group without a name.
fn group(cards: &Cards, shown: &Shown) -> Group {
    let all = shown.incidents.len() + shown.left_out;
    let classes: BTreeSet<String> = (shown.incidents.iter())
        .flat_map(|incident| cards.facets.values(cards.index, incident))
        .map(|value| value.class())
        .collect();
    Group {
        id: String::new(),
        class: classes.into_iter().map(|class| format!(" {class}")).collect(),
        title: String::new(),
        count: counted(all, "incident", "incidents"),
        explained: "",
        open: false,
        cards: shown.incidents.iter().map(|incident| cards.card(incident)).collect(),
        left_out: (shown.left_out > 0).then(|| {
            format!(
                "{} more of less weight are in the export (chancery incidents --format csv).",
                counted(shown.left_out, "incident", "incidents")
            )
        }),
    }
}

/// What is put before the title of an incident that is not told as fact, or not read surely, so that it never reads as
/// one that is.
pub(crate) fn caution_of(index: &Index, incident: &Incident) -> Option<String> {
    match (index.is_doubtful(incident), caution(incident.standing)) {
        (false, word) => word.map(str::to_owned),
        (true, None) => Some("Doubtful".to_owned()),
        (true, Some(word)) => Some(format!("Doubtful, {}", word.to_lowercase())),
    }
}

/// The anchor of the disagreement at `position` among those of its incident and field.
pub(crate) fn dispute_anchor(disagreement: &Disagreement, position: usize) -> String {
    format!("x-{}-{}-{position}", disagreement.incident, disagreement.field)
}

/// What was done, with the parties that an incident or event names: in a line cut from its sentences, or else in plain words.
pub(crate) struct Told {
    pub(crate) clause: String,
    pub(crate) actor: Option<Party>,
    pub(crate) recipient: Option<Party>,
    pub(crate) joint: bool,
}

pub(crate) fn told(index: &Index, incident: &Incident, events: &[&Event]) -> Told {
    let contexts: Vec<_> = events.iter().flat_map(|event| event.contexts.iter().cloned()).collect();
    let act = Act::of(incident.kind, incident.mode.as_ref(), &contexts);
    let actor = party(index, &incident.actors, events, Role::Actor);
    let recipient = party(index, &incident.recipients, events, Role::Recipient);
    let same = incident.actors.len() > 1 && incident.actors == incident.recipients;
    let clause = match &incident.title {
        Some(title) => visible(&title.text),
        None => clause(act, actor.as_ref(), recipient.as_ref(), same),
    };
    Told { clause, actor, recipient, joint: act.is_joint() }
}

/// What one event says was done.
pub(crate) fn clause_of_event(index: &Index, event: &Event) -> String {
    let polities = |actors: &[record::Actor]| -> Vec<Polity> {
        actors.iter().filter_map(|a| a.country.clone()).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let act = Act::of(event.kind, event.mode.as_ref(), &event.contexts);
    let (actors, recipients) = (polities(&event.actors), polities(&event.recipients));
    let actor = party(index, &actors, &[event], Role::Actor);
    let recipient = party(index, &recipients, &[event], Role::Recipient);
    clause(act, actor.as_ref(), recipient.as_ref(), actors.len() > 1 && actors == recipients)
}

/// The clause of an act; where both sides are the `same`, they do it to each other.
fn clause(act: &Act, actor: Option<&Party>, recipient: Option<&Party>, same: bool) -> String {
    let each_other = Side { words: "each other".into(), plural: true };
    let recipient = match (same, act.is_joint()) {
        (true, true) => None,
        (true, false) => Some(&each_other),
        (false, _) => recipient.map(|party| &party.side),
    };
    act.clause(actor.map(|party| &party.side), recipient)
}

/// What an incident is called elsewhere on the page.
pub(crate) fn title_of(index: &Index, incident: &Incident) -> String {
    let clause = told(index, incident, &index.events_of(incident)).clause;
    match caution_of(index, incident) {
        Some(word) => format!("{word}: {clause}"),
        None => clause,
    }
}
