//! An incident as a card: what was done, when, who tells it, and the sentences that say so.

use crate::chronology::{Link, caution_of, dispute_anchor, told};
use crate::dates_in_words;
use crate::dossier::Index;
use crate::filters::Facets;
use crate::kinds_in_words::quad_class;
use crate::numbers_in_words::{capitalised, counted, fixed, listed, thousands};
use crate::passages;
use crate::quote::{Quote, head, quote};
use crate::selection::{SENTENCES_OF_AN_INCIDENT, Selection};
use crate::sources::{Cited, cited};
use crate::sureness::{sureness, why_doubtful};
use crate::undated::{self, Told};
use record::{Count, Event, Field, Holder, Incident, IncidentId};
use std::collections::{BTreeMap, BTreeSet};

/// An incident.
pub(crate) struct Card {
    pub(crate) id: String,
    pub(crate) class: String,
    pub(crate) date: String,
    pub(crate) datetime: Option<String>,
    pub(crate) basis: String,
    /// For an incident without a date: the dated one that its text tells before it.
    pub(crate) after: Option<Link>,
    pub(crate) caution: Option<String>,
    pub(crate) title: String,
    pub(crate) actors: Option<String>,
    pub(crate) recipients: Option<String>,
    pub(crate) joint: bool,
    pub(crate) place: Option<String>,
    pub(crate) quad: &'static str,
    pub(crate) quad_class: String,
    pub(crate) coded: String,
    pub(crate) score: String,
    pub(crate) told: String,
    pub(crate) counts: Vec<String>,
    pub(crate) doubt: Option<String>,
    /// The first sentence, shown at once, and the others, shown on demand.
    pub(crate) first: Vec<Sentence>,
    pub(crate) others: Vec<Sentence>,
    pub(crate) others_word: String,
    pub(crate) more_sentences: Option<String>,
    pub(crate) counted_once: Vec<Vec<Cited>>,
    pub(crate) disputes: Vec<Link>,
}

/// A sentence that tells of an incident.
pub(crate) struct Sentence {
    pub(crate) id: String,
    pub(crate) quote: Quote,
    pub(crate) source: Cited,
    /// Where it stands in its text.
    pub(crate) passage: Link,
    pub(crate) said_by: Option<String>,
    pub(crate) differs: Option<String>,
    /// How sure the reading is.
    pub(crate) sure: Option<String>,
}

/// What all cards of a page are made with.
pub(crate) struct Cards<'a> {
    pub(crate) index: &'a Index<'a>,
    pub(crate) selection: &'a Selection<'a>,
    pub(crate) facets: &'a Facets,
    pub(crate) told: Told<'a>,
}

impl Cards<'_> {
    pub(crate) fn card(&self, incident: &Incident) -> Card {
        let index = self.index;
        let events = index.events_of(incident);
        let told = told(index, incident, &events);
        let shown = events.iter().filter(|event| self.selection.has_event(&event.id));
        let mut first: Vec<Sentence> = shown.filter_map(|event| sentence(index, incident, event)).collect();
        let more = events.len().saturating_sub(first.len());
        let others = first.split_off(first.len().min(1));
        let open = if index.is_established(incident) { "" } else { " open" };
        let quad = incident.kind.quad();
        Card {
            id: format!("i-{}", incident.id),
            class: format!("{}{open}{}", quad_class(quad), self.facets.classes(index, incident)),
            date: (incident.when.as_ref())
                .map_or("No date is told".into(), |when| capitalised(&dates_in_words::when(when))),
            datetime: (incident.when)
                .filter(|when| when.earliest() == when.latest())
                .map(|when| when.earliest().to_string()),
            basis: basis(index, incident),
            after: self.after(incident, &events),
            caution: caution_of(index, incident),
            title: told.clause,
            actors: told.actor.map(|party| capitalised(&party.full)),
            recipients: told.recipient.map(|party| capitalised(&party.full)),
            joint: told.joint,
            place: incident.place.as_ref().map(|place| {
                let name = head(&place.name, 80);
                match &place.country {
                    Some(country) if index.name(country) != name => {
                        format!("{name}, {}", index.name(country))
                    }
                    _ => name,
                }
            }),
            quad: quad.as_str(),
            quad_class: format!("{}{open}", quad_class(quad)),
            coded: match &incident.mode {
                Some(mode) => format!("{}/{}", incident.kind, head(&mode.0, 40)),
                None => incident.kind.to_string(),
            },
            score: score(incident),
            told: corroboration(incident, &events),
            counts: counts(&events),
            doubt: why_doubtful(&events).filter(|_| index.is_doubtful(incident)).map(|why| capitalised(&why)),
            others_word: counted(others.len() + more, "more sentence", "more sentences"),
            more_sentences: (more > 0 && events.len() > SENTENCES_OF_AN_INCIDENT).then(|| {
                format!("{} in the events (--format csv).", counted(more, "sentence is", "sentences are"))
            }),
            first,
            others,
            counted_once: counted_once(index, incident),
            disputes: disputes(index, &incident.id),
        }
    }

    /// The dated incident that is told before one without a date, as a link.
    fn after(&self, incident: &Incident, events: &[&Event]) -> Option<Link> {
        if incident.when.is_some() {
            return None;
        }
        let (before, when) = self.told.before(events)?;
        (before != &incident.id && self.selection.has_incident(before))
            .then(|| Link { target: format!("i-{before}"), text: dates_in_words::when(&when) })
    }
}

/// How exact the date is and why it is believed; of an incident without one, by when its first text tells it.
fn basis(index: &Index, incident: &Incident) -> String {
    match incident.when {
        Some(when) => {
            format!("{}, {}", dates_in_words::grain(when.grain()), dates_in_words::basis(when.basis()))
        }
        None => undated::bound(index, incident).map_or(String::new(), |bound| {
            let number = index.number(bound.document).unwrap_or_default();
            format!("told by {}, in source {number}", dates_in_words::day(bound.day))
        }),
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
fn counted_once(index: &Index, incident: &Incident) -> Vec<Vec<Cited>> {
    let groups = incident.sources.iter().filter(|group| group.documents.len() > 1);
    let documents = groups.map(|group| group.documents.iter().filter_map(|id| cited(index, id)).collect());
    documents.filter(|documents: &Vec<Cited>| documents.len() > 1).collect()
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
    let differs: Vec<String> = other_kind
        .map(|kind| kind.to_string())
        .into_iter()
        .chain(other_standing.map(|s| s.to_string()))
        .collect();
    Some(Sentence {
        id: format!("e-{}", event.id),
        quote: quote(document, event.evidence.sentence, Some(event.evidence.trigger)),
        source: cited(index, &event.document)?,
        passage: passages::link(index, event)?,
        said_by: said_by(&event.said_by),
        differs: (!differs.is_empty()).then(|| format!("here {}", listed(&differs))),
        sure: sureness(event),
    })
}

/// "according to Caspian News, citing the ministry"; "according to Caspian News and Turan".
pub(crate) fn said_by(holders: &[Holder]) -> Option<String> {
    let names =
        |link: &[Holder]| listed(&link.iter().map(|holder| head(&holder.name, 100)).collect::<Vec<_>>());
    let links: Vec<String> = Holder::links(holders).map(names).collect();
    (!links.is_empty()).then(|| format!("according to {}", links.join(", citing ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{CountKind, Sector, Span};

    fn count(low: u64, high: Option<u64>, whom: &str) -> String {
        let span = Span::new("two", 0, 3).unwrap();
        count_in_words(&Count { kind: CountKind::Injured, whom: whom.into(), low, best: low, high, span })
    }

    #[test]
    fn sources_side_by_side_do_not_cite_each_other() {
        let holder = |name: &str, beside| Holder {
            name: name.into(),
            country: None,
            sector: Sector::Jrn,
            mention: None,
            beside,
        };
        let chain = [holder("Wire", false), holder("Ledger", true), holder("the ministry", false)];
        assert_eq!(said_by(&chain).unwrap(), "according to Wire and Ledger, citing the ministry");
        assert_eq!(said_by(&chain[..1]).unwrap(), "according to Wire");
        assert_eq!(said_by(&[]), None);
    }

    #[test]
    fn counts_say_how_sure_they_are() {
        assert_eq!(count(2, Some(2), ""), "2 injured");
        assert_eq!(count(2, Some(2), "guards"), "2 injured (guards)");
        assert_eq!(count(12, Some(99), ""), "12 to 99 injured");
        assert_eq!(count(5, None, ""), "at least 5 injured");
    }
}
