//! Sources that are older than what they are cited for, or younger than the document.
//!
//! Only dates that are told can accuse: neither a year that was inferred, nor a date that another sentence lent, nor an
//! inferred day of publication.

use super::Audited;
use record::{
    Basis, Cited, Date, Document, Event, FactBasis, Grain, Note, NoteCode, SourceDate, Span, Standing,
    Tenure, When,
};
use std::collections::BTreeMap;

/// A citation with the source that it names.
struct Source {
    span: Span,
    label: String,
    date: SourceDate,
    /// Where the run of citations begins that it stands in: "[1][2]" is one run.
    run: usize,
}

impl Source {
    /// The last day on which it can have appeared, if that is told.
    fn bound(&self) -> Option<Date> {
        let told = self.date.published.is_none_or(|when| is_told_date(&when));
        self.date.not_after().filter(|_| told)
    }
}

/// Whether the words of a citation tell its date in full.
fn is_told_date(when: &When) -> bool {
    matches!(when.basis(), Basis::Explicit | Basis::Citation)
}

/// The cited sources in the order of the text.
fn sources(audited: &Audited<'_>) -> Vec<Source> {
    let (text, citations) = (&audited.document.text, audited.citations);
    let (mut run, mut end) = (0, 0);
    let mut found = Vec::new();
    for place in &citations.places {
        let between = text.get(end..place.span.start()).unwrap_or("");
        if end == 0 || between.contains(char::is_alphanumeric) {
            run = place.span.start();
        }
        end = place.span.end().max(end);
        let (label, date) = match &place.cites {
            Cited::Nothing => continue,
            Cited::Named { name, date, .. } => (name.clone(), *date),
            Cited::Entry(number) => match citations.entries.get(number) {
                Some(entry) => (format!("Source [{number}], {},", entry.name), entry.date),
                None => continue,
            },
        };
        found.push(Source { span: place.span, label, date, run });
    }
    found
}

/// Sources that are dated after the document's publication, where that is told.
pub(super) fn after_publication(audited: &Audited<'_>) -> Vec<Note> {
    let document = audited.document;
    let Some(published) = document.published.as_ref().filter(|known| known.basis != FactBasis::Inferred)
    else {
        return Vec::new();
    };
    let last = published.value.latest();
    let note = |label: &str, date: &SourceDate, span: Span| {
        let when = date.published.filter(|when| is_told_date(when) && when.earliest() > last)?;
        let text = format!("{label} is dated {}, after the document itself ({last}).", in_words(&when));
        Some(Note::new(NoteCode::SourceAfterPublication, text).at(&document.id, Some(span)))
    };
    let listed = audited.citations.entries.iter().filter_map(|(number, entry)| {
        note(&format!("Source [{number}], {},", entry.name), &entry.date, entry.span)
    });
    let named = audited.citations.places.iter().filter_map(|place| match &place.cites {
        Cited::Named { name, date, .. } => note(name, date, place.span),
        _ => None,
    });
    listed.chain(named).collect()
}

/// A source cannot back what took place after it was published.
pub(super) fn older_than_claim(audited: &Audited<'_>) -> Vec<Note> {
    let document = audited.document;
    let sources = sources(audited);
    let mut by_sentence: BTreeMap<usize, Vec<&Event>> = BTreeMap::new();
    for event in audited.events {
        by_sentence.entry(event.evidence.sentence.start()).or_default().push(event);
    }
    let since: BTreeMap<&str, &Tenure> =
        audited.tenures.iter().map(|tenure| (tenure.name.as_str(), tenure)).collect();
    // The latest day that the sources of a run can have appeared on; `None` if one of them is not dated.
    let mut runs: BTreeMap<usize, Option<Date>> = BTreeMap::new();
    for source in &sources {
        let bound = source.bound();
        let run = runs.entry(source.run).or_insert(bound);
        *run = run.zip(bound).map(|(one, other)| one.max(other));
    }
    let note = |source: &Source| {
        let bound = source.bound()?;
        let claim = |event: &&&Event| {
            matches!(event.standing, Standing::Happened | Standing::Alleged)
                && event.evidence.trigger.start() < source.span.start()
        };
        let backed: Vec<&Event> = backed(&by_sentence, source.run).iter().filter(claim).copied().collect();
        let dated = backed.iter().find_map(|event| {
            let day = told_outright(event, document)?.earliest();
            (day > bound).then(|| format!("took place on or after {day}"))
        });
        // Of several sources for one claim only the one that is younger than an undated act need tell of it.
        let last = runs.get(&source.run).copied().flatten();
        let in_office = || {
            let tenure = backed.iter().find_map(|event| as_holder(event, &since, bound))?;
            last.filter(|&last| last < tenure.since)?;
            Some(format!(
                "{} did, whom the text names as {}: an office that they held from {} on",
                tenure.name, tenure.office, tenure.since
            ))
        };
        let what = dated.or_else(in_office)?;
        let told = match source.date.published {
            Some(when) => format!("is dated {}", in_words(&when)),
            None => format!("was read on {bound}"),
        };
        let text = format!("{} {told}, but is cited for what {what}.", source.label);
        Some(Note::new(NoteCode::SourceOlderThanClaim, text).at(&document.id, Some(source.span)))
    };
    sources.iter().filter_map(note).collect()
}

/// The events that citations at this place may back: those of the sentence that it lies in, or right behind.
fn backed<'e, 'a>(by_sentence: &'e BTreeMap<usize, Vec<&'a Event>>, place: usize) -> &'e [&'a Event] {
    let Some((_, events)) = by_sentence.range(..=place).next_back() else { return &[] };
    let near = events.first().is_some_and(|event| place <= event.evidence.sentence.end() + 2);
    if near { events } else { &[] }
}

/// The days of an event, if its own words tell them in full, or relate them to a publication that is told.
fn told_outright(event: &Event, document: &Document) -> Option<When> {
    let published = document.published.as_ref().is_some_and(|known| known.basis != FactBasis::Inferred);
    event.when.filter(|when| match when.basis() {
        Basis::Explicit | Basis::NamedPeriod => true,
        Basis::Publication => published,
        _ => false,
    })
}

/// An undated act of somebody whom the document names with an office, which they did not hold yet by then.
fn as_holder<'a>(event: &Event, since: &BTreeMap<&str, &'a Tenure>, bound: Date) -> Option<&'a Tenure> {
    let undated = event.when.is_none_or(|when| when.earliest() > bound);
    let doers = event.actors.iter().filter(|_| undated);
    let held = |name: &str| since.get(name).copied().filter(|tenure| tenure.since > bound);
    doers.filter_map(|actor| held(actor.name.as_deref()?)).next()
}

/// "2021-02", "2025-04-12" or "2022".
fn in_words(when: &When) -> String {
    let from = when.earliest();
    match when.grain() {
        Grain::Year => format!("{}", from.year()),
        Grain::Month => format!("{}-{:02}", from.year(), from.month()),
        _ => from.to_string(),
    }
}
