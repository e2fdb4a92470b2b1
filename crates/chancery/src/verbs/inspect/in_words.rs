//! What was taken of a file, in plain words.

use super::{first_words, left_out};
use crate::terminal::shown;
use intake::{DateCandidate, DatePlace, Inspected};
use record::{BlockKind, Date, FactBasis, Known, NoteCode};
use report::{fact_basis, when_in_words};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The document's facts, the dates that were weighed, its blocks and its notes. No control character of the file is left
/// in it.
pub(super) fn inspected(inspected: &Inspected) -> String {
    let document = &inspected.read.value;
    let mut told = format!("{}\n", shown(&document.name));
    let mut line = |field: &str, text: &str| {
        let _ = writeln!(told, "  {field:<11}{}", shown(text));
    };
    line("read as", &format!("{}, charset {}", inspected.format, document.original.charset));
    line("received", &format!("{} bytes, sha256 {}", document.original.bytes, document.original.sha256));
    line("document", document.id.as_str());
    let language = document.language.as_deref().unwrap_or("unknown");
    let blocks = counted(document.blocks.len(), "block");
    line("text", &format!("{} bytes in {blocks}, language {language}", document.text.len()));
    line("title", &fact(document.title.as_ref(), "nor does the text begin with a headline"));
    line("publisher", &fact(document.publisher.as_ref(), "nor does a line of the text"));
    line("author", &fact(document.author.as_ref(), "nor does a line of the text"));
    line("address", &fact(document.url.as_ref(), "nor does a line of the text"));
    line("published", &published(inspected));
    for text in dates(inspected) {
        line("", &text);
    }
    for (number, block) in (1..).zip(&document.blocks) {
        let field = if number == 1 { "blocks" } else { "" };
        let mark = if block.kind.is_told() { ' ' } else { '-' };
        let words = first_words(block.span.of(&document.text));
        line(field, &format!("{mark} {:<12}{words}", block.kind.as_str()));
    }
    line("left out", &not_read(inspected));
    for (number, note) in (1..).zip(&inspected.read.notes) {
        line(if number == 1 { "notes" } else { "" }, &format!("{}: {}", note.code, note.text));
    }
    told
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn fact(known: Option<&Known<String>>, nor: &str) -> String {
    match known {
        Some(known) => format!("{}, {}", known.value, fact_basis(known.basis)),
        None => format!("unknown: neither sources.toml nor the file's metadata tells it, {nor}"),
    }
}

/// The date and how it is known; or why it is not.
fn published(inspected: &Inspected) -> String {
    let read = &inspected.read;
    let Some(known) = &read.value.published else {
        return "unknown: no sources.toml, metadata, address, date line or dateline tells it, and neither a copyright \
                line nor a full date in the text bounds it"
            .to_owned();
    };
    let reason = read.notes.iter().find(|note| note.code == NoteCode::PublishedInferred);
    let reason = reason.map_or(String::new(), |note| format!(": {}", note.text));
    format!("{}, {}{reason}", when_in_words(&known.value), fact_basis(known.basis))
}

/// The dates that were weighed, those for one date together, the one that was taken first and then the heaviest.
fn dates(inspected: &Inspected) -> Vec<String> {
    let mut by_date: BTreeMap<(Date, Date), Vec<&DateCandidate>> = BTreeMap::new();
    for candidate in &inspected.dates {
        let counted_for = &candidate.counted_for;
        by_date.entry((counted_for.earliest(), counted_for.latest())).or_default().push(candidate);
    }
    let mut groups: Vec<(u32, Vec<&DateCandidate>)> = by_date
        .into_values()
        .map(|group| (group.iter().map(|candidate| candidate.weight).sum(), group))
        .collect();
    let is_taken = |group: &[&DateCandidate]| group.iter().any(|candidate| candidate.won);
    groups.sort_by_key(|(weight, group)| std::cmp::Reverse((is_taken(group), *weight)));
    let outranked = inspected.read.value.published.as_ref().map(|known| known.basis);
    let mut lines = Vec::new();
    if let (Some(basis), false) = (outranked, groups.iter().any(|(_, group)| is_taken(group)))
        && matches!(basis, FactBasis::SourceList | FactBasis::Given)
        && !groups.is_empty()
    {
        lines.push(format!("the page tells as well, outranked by what is known {}:", fact_basis(basis)));
    }
    for (weight, group) in groups {
        let Some(first) = group.first() else { continue };
        let taken = if is_taken(&group) { ", taken" } else { "" };
        lines.push(format!("{}: weight {weight}{taken}", when_in_words(&first.counted_for)));
        lines.extend(group.iter().map(|candidate| format!("  {}", weighed(candidate))));
    }
    lines
}

fn weighed(candidate: &DateCandidate) -> String {
    let DateCandidate { place, told, counted_for, weight, .. } = candidate;
    let same = (told.earliest(), told.latest()) == (counted_for.earliest(), counted_for.latest());
    let as_read = if same { String::new() } else { format!(", where it reads {}", when_in_words(told)) };
    format!("{weight}  {}{as_read}", place_in_words(*place))
}

fn place_in_words(place: DatePlace) -> &'static str {
    match place {
        DatePlace::ArticleData => "datePublished of the article in JSON-LD",
        DatePlace::MetaPublished => "a meta tag for the publication",
        DatePlace::Marked => "an element marked as the date of publication",
        DatePlace::PageData => "datePublished of the page in JSON-LD",
        DatePlace::Headline => "shown at the headline",
        DatePlace::Address => "the address of the page",
        DatePlace::MetaDate => "a meta tag that may tell a change as well",
        DatePlace::Labelled => "shown elsewhere, with a word such as \"Published\"",
        DatePlace::Dated => "shown elsewhere, in an element named after a date",
        DatePlace::Media => "the date of a film or a sound, or when the page was begun",
    }
}

/// "2 boilerplate, 1 reference (marked -): 94 of 1203 bytes of the text".
fn not_read(inspected: &Inspected) -> String {
    let (counts, bytes) = left_out(inspected);
    if counts.is_empty() {
        return "nothing of the text".to_owned();
    }
    let told: Vec<String> =
        counts.iter().map(|(kind, count): (&BlockKind, &usize)| format!("{count} {kind}")).collect();
    format!(
        "{} (marked -): {bytes} of {} bytes of the text",
        told.join(", "),
        inspected.read.value.text.len()
    )
}
