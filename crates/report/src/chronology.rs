//! Incidents as the page shows them: one card each, grouped by year.

use crate::dates_in_words;
use crate::dossier::Index;
use crate::kinds_in_words::{Act, Side, caution, quad_class};
use crate::numbers_in_words::{capitalised, counted, fixed, listed, thousands};
use crate::parties::{Party, Role, party};
use crate::quote::{Quote, head, quote, visible};
use crate::selection::{SENTENCES_OF_AN_INCIDENT, Section, Selection, Shown};
use crate::sources::short_citation;
use record::{Count, Disagreement, Event, Field, Holder, Incident, IncidentId, Polity, Standing};
use std::collections::{BTreeMap, BTreeSet};

/// With more incidents than this, only the last year stands open.
const OPEN: usize = 60;

/// A year, or another group of incidents.
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) count: String,
    pub(crate) explained: &'static str,
    pub(crate) open: bool,
    pub(crate) cards: Vec<Card>,
    pub(crate) left_out: Option<String>,
}

/// An incident.
pub(crate) struct Card {
    pub(crate) id: String,
    pub(crate) class: String,
    pub(crate) date: String,
    pub(crate) datetime: Option<String>,
    pub(crate) basis: String,
    pub(crate) caution: Option<&'static str>,
    pub(crate) title: String,
    pub(crate) actors: Option<String>,
    pub(crate) recipients: Option<String>,
    pub(crate) joint: bool,
    pub(crate) place: Option<String>,
    pub(crate) coded: String,
    pub(crate) score: String,
    pub(crate) told: String,
    pub(crate) counts: Vec<String>,
    /// The first sentence, shown at once, and the others, shown on demand.
    pub(crate) first: Vec<Sentence>,
    pub(crate) others: Vec<Sentence>,
    pub(crate) others_word: String,
    pub(crate) more_sentences: Option<String>,
    pub(crate) counted_once: Vec<String>,
    pub(crate) disputes: Vec<Link>,
}

/// A link within the page.
pub(crate) struct Link {
    pub(crate) target: String,
    pub(crate) text: String,
}

/// A sentence that tells of an incident.
pub(crate) struct Sentence {
    pub(crate) id: String,
    pub(crate) quote: Quote,
    pub(crate) document: String,
    pub(crate) citation: String,
    pub(crate) said_by: Option<String>,
    pub(crate) differs: Option<String>,
    /// How sure the reading is.
    pub(crate) sure: Option<String>,
}

/// The established incidents, by year; then those of longer times, and the undated last.
pub(crate) fn chronology(index: &Index, selection: &Selection) -> Vec<Group> {
    let few = selection.established() <= OPEN;
    let sections =
        || selection.sections.iter().filter(|(section, _)| !matches!(section, Section::NotEstablished(_)));
    let last_year = sections().rev().find_map(|(section, _)| match section {
        Section::Year(year) => Some(*year),
        _ => None,
    });
    sections()
        .map(|(section, shown)| match section {
            Section::Year(year) => Group {
                id: format!("y-{year}"),
                title: year.to_string(),
                explained: "",
                open: few || Some(*year) == last_year,
                ..group(index, selection, shown)
            },
            Section::Long => Group {
                id: "long".into(),
                title: "Over longer times".into(),
                explained: "The texts place these only within more than a year. They count in no series.",
                open: few,
                ..group(index, selection, shown)
            },
            Section::Undated | Section::NotEstablished(_) => Group {
                id: "undated".into(),
                title: "Undated".into(),
                explained: "The texts do not say when these took place. They count in no series.",
                open: few,
                ..group(index, selection, shown)
            },
        })
        .collect()
}

/// The order in which incidents that are not told as fact are shown: claims first.
const ORDER: [Standing; 5] =
    [Standing::Alleged, Standing::Threatened, Standing::Planned, Standing::Hypothetical, Standing::Negated];

/// The incidents that are not told as fact, by standing.
pub(crate) fn not_established(index: &Index, selection: &Selection) -> Vec<Group> {
    let few = selection.not_established() <= OPEN;
    ORDER
        .iter()
        .filter_map(|&standing| {
            let shown = selection.sections.get(&Section::NotEstablished(standing))?;
            Some(Group {
                id: format!("standing-{standing}"),
                title: caution(standing).unwrap_or("Happened").to_owned(),
                explained: explained(standing),
                open: few,
                ..group(index, selection, shown)
            })
        })
        .collect()
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

fn group(index: &Index, selection: &Selection, shown: &Shown) -> Group {
    let all = shown.incidents.len() + shown.left_out;
    Group {
        id: String::new(),
        title: String::new(),
        count: counted(all, "incident", "incidents"),
        explained: "",
        open: false,
        cards: shown.incidents.iter().map(|incident| card(index, selection, incident)).collect(),
        left_out: (shown.left_out > 0).then(|| {
            format!(
                "{} more of less weight are in the export (--format jsonl or csv).",
                counted(shown.left_out, "incident", "incidents")
            )
        }),
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

fn told(index: &Index, incident: &Incident, events: &[&Event]) -> Told {
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
    match caution(incident.standing) {
        Some(word) => format!("{word}: {clause}"),
        None => clause,
    }
}

fn card(index: &Index, selection: &Selection, incident: &Incident) -> Card {
    let events = index.events_of(incident);
    let told = told(index, incident, &events);
    let shown = events.iter().filter(|event| selection.has_event(&event.id));
    let mut first: Vec<Sentence> = shown.filter_map(|event| sentence(index, incident, event)).collect();
    let more = events.len().saturating_sub(first.len());
    let others = first.split_off(first.len().min(1));
    let open = if incident.standing == Standing::Happened { "" } else { " open" };
    Card {
        id: format!("i-{}", incident.id),
        class: format!("{}{open}", quad_class(incident.kind.quad())),
        date: incident
            .when
            .as_ref()
            .map_or("Date not known".into(), |w| capitalised(&dates_in_words::when(w))),
        datetime: incident
            .when
            .filter(|when| when.earliest() == when.latest())
            .map(|when| when.earliest().to_string()),
        basis: incident.when.map_or(String::new(), |when| {
            format!("{}, {}", dates_in_words::grain(when.grain()), dates_in_words::basis(when.basis()))
        }),
        caution: caution(incident.standing),
        title: told.clause,
        actors: told.actor.map(|party| capitalised(&party.full)),
        recipients: told.recipient.map(|party| capitalised(&party.full)),
        joint: told.joint,
        place: incident.place.as_ref().map(|place| {
            let name = head(&place.name, 80);
            match &place.country {
                Some(country) if index.name(country) != name => format!("{name}, {}", index.name(country)),
                _ => name,
            }
        }),
        coded: match &incident.mode {
            Some(mode) => format!("{}/{}", incident.kind, head(&mode.0, 40)),
            None => incident.kind.to_string(),
        },
        score: score(incident),
        told: corroboration(incident, &events),
        counts: counts(&events),
        others_word: counted(others.len() + more, "more sentence", "more sentences"),
        more_sentences: (more > 0 && events.len() > SENTENCES_OF_AN_INCIDENT)
            .then(|| format!("{} more in the export.", counted(more, "sentence", "sentences"))),
        first,
        others,
        counted_once: counted_once(index, incident),
        disputes: disputes(index, &incident.id),
    }
}

/// "−5.5", with a minus sign.
fn score(incident: &Incident) -> String {
    let value = fixed(incident.score.value(), 1);
    match value.strip_prefix('-') {
        Some(rest) => format!("−{rest}"),
        None if incident.score.tenths() > 0 => format!("+{value}"),
        None => value,
    }
}

/// "2 independent sources, 3 documents".
fn corroboration(incident: &Incident, events: &[&Event]) -> String {
    let documents: BTreeSet<_> = events.iter().map(|event| &event.document).collect();
    let documents = counted(documents.len(), "document", "documents");
    match incident.sources.len() {
        0 => documents,
        1 => format!("1 independent source, {documents}"),
        many => format!("{} independent sources, {documents}", thousands(many)),
    }
}

/// The documents that count as one source, where there are several.
fn counted_once(index: &Index, incident: &Incident) -> Vec<String> {
    let groups = incident.sources.iter().filter(|group| group.documents.len() > 1);
    let mut told: Vec<String> = groups
        .map(|group| {
            let documents = group.documents.iter().filter_map(|id| index.document(id));
            let names: Vec<String> = documents.take(4).map(|document| head(&document.name, 60)).collect();
            let more = group.documents.len() - names.len();
            let more = (more > 0).then(|| format!("{} more", thousands(more)));
            listed(&names.into_iter().chain(more).collect::<Vec<_>>())
        })
        .collect();
    told.truncate(4);
    told
}

/// The numbers told, the same kind and whom once: "1 killed (security guard)", "2 to 3 injured".
fn counts(events: &[&Event]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for count in events.iter().flat_map(|event| &event.counts) {
        let words = count_in_words(count);
        if !told.contains(&words) {
            told.push(words);
        }
    }
    told.truncate(6);
    told
}

fn count_in_words(count: &Count) -> String {
    let number = match count.high {
        None => format!("at least {}", count.low),
        Some(high) if high == count.low => high.to_string(),
        Some(high) => format!("{} to {high}", count.low),
    };
    if count.whom.is_empty() {
        format!("{number} {}", count.kind)
    } else {
        format!("{number} {} ({})", count.kind, head(&count.whom, 60))
    }
}

/// What the sources differ in, each field once, as links to the first disagreement on it.
fn disputes(index: &Index, incident: &IncidentId) -> Vec<Link> {
    let mut fields: BTreeMap<Field, (usize, String)> = BTreeMap::new();
    for disagreement in index.dossier.disagreements.iter().filter(|d| &d.incident == incident) {
        let first = || (0, dispute_anchor(disagreement, 0));
        fields.entry(disagreement.field).or_insert_with(first).0 += 1;
    }
    let link = |(field, (count, target)): (Field, (usize, String))| {
        let question = crate::disagreements::question(field);
        Link { target, text: if count == 1 { question.into() } else { format!("{question} ({count})") } }
    };
    fields.into_iter().map(link).collect()
}

/// An event as a sentence; `None` if its document is not there.
fn sentence(index: &Index, incident: &Incident, event: &Event) -> Option<Sentence> {
    let document = index.document(&event.document)?;
    let other_standing = (event.standing != incident.standing).then_some(event.standing);
    let other_kind = (event.kind != incident.kind).then_some(event.kind);
    let differs = match (other_standing, other_kind) {
        (Some(standing), Some(kind)) => Some(format!("here {kind}, {standing}")),
        (Some(standing), None) => Some(format!("here {standing}")),
        (None, Some(kind)) => Some(format!("here {kind}")),
        (None, None) => None,
    };
    Some(Sentence {
        id: format!("e-{}", event.id),
        quote: quote(document, event.evidence.sentence, Some(event.evidence.trigger)),
        document: format!("d-{}", document.id),
        citation: short_citation(document),
        said_by: said_by(&event.said_by),
        differs,
        sure: crate::explain::sureness(event),
    })
}

/// "according to Caspian News, citing the ministry".
pub(crate) fn said_by(holders: &[Holder]) -> Option<String> {
    let names: Vec<String> = holders.iter().map(|holder| head(&holder.name, 100)).collect();
    (!names.is_empty()).then(|| format!("according to {}", names.join(", citing ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{CountKind, Span};

    fn count(low: u64, high: Option<u64>, whom: &str) -> String {
        let span = Span::new("two", 0, 3).unwrap();
        count_in_words(&Count { kind: CountKind::Injured, whom: whom.into(), low, best: low, high, span })
    }

    #[test]
    fn counts_say_how_sure_they_are() {
        assert_eq!(count(2, Some(2), ""), "2 injured");
        assert_eq!(count(2, Some(2), "guards"), "2 injured (guards)");
        assert_eq!(count(12, Some(99), ""), "12 to 99 injured");
        assert_eq!(count(5, None, ""), "at least 5 injured");
    }
}
