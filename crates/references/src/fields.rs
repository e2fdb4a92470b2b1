//! From the labelled parts of an entry to its fields.

use crate::chunks::chunks;
use crate::dates;
use crate::kinds::kind;
use crate::label::Label;
use crate::looks::{Chunk, Form, looks};
use crate::names::{Named, named};
use crate::parser::EntryParser;
use crate::trim::{field, trim};
use crate::volumes::{bare, volume_and_issue};
use crate::words::{Class, classes};
use record::{Contributor, Dated, Document, Reference, ReferenceKind, Span};
use std::ops::Range;

/// So many chunks behind "retrieved" its date may reach.
const DATE_CHUNKS: usize = 6;

/// A part of an entry, as bytes of the document's text.
pub(crate) struct Part {
    pub(crate) label: Label,
    pub(crate) range: Range<usize>,
}

/// The entry that stands at `span`, by its fields; `None` if it names neither a title nor an address nor a holder,
/// and so cites nothing that could be found.
pub(crate) fn reference(document: &Document, span: Span, parser: &EntryParser) -> Option<Reference> {
    let text = document.text.as_str();
    let entry = span.of(text);
    let place = |range: &Range<usize>| span.start() + range.start..span.start() + range.end;
    let ranges = chunks(entry);
    let labels = parser.label(entry, &ranges);
    let chunks = looks(ranges.iter().map(|range| &entry[range.clone()]));
    let ranges: Vec<Range<usize>> = ranges.iter().map(place).collect();
    let accessed = accessed(text, &chunks, &ranges, &labels);
    let own = |at: usize| accessed.as_ref().is_some_and(|(taken, _)| taken.contains(&at));
    let (mut parts, mut url, mut doi) = (Vec::<Part>::new(), None, None);
    let mut open = false;
    for (at, (&label, range)) in labels.iter().zip(&ranges).enumerate() {
        match chunks[at].form {
            Form::Url => url = url.or_else(|| address(text, range.clone())),
            Form::Doi => doi = doi.or_else(|| identifier(text, range.clone())),
            _ if !own(at) => {
                match parts.last_mut() {
                    Some(last) if open && last.label == label => last.range.end = range.end,
                    _ => parts.push(Part { label, range: range.clone() }),
                }
                open = true;
                continue;
            }
            _ => {}
        }
        open = false;
    }
    let span_of = |range: Range<usize>| Span::new(text, range.start, range.end);
    let first = |label: Label| parts.iter().find(|part| part.label == label).map(|part| part.range.clone());
    let plain = |label: Label| first(label).and_then(|range| field(text, range)).and_then(&span_of);
    let people = |label: Label| {
        let mut all = (Vec::new(), false);
        for part in parts.iter().filter(|part| part.label == label) {
            let (names, others) = named(text, part.range.clone());
            all.0.extend(names.into_iter().filter_map(|name| contributor(text, name)));
            all.1 |= others;
        }
        all
    };
    let (authors, and_others) = people(Label::Author);
    let (mut volume, mut issue) = (None, None);
    for part in parts.iter().filter(|part| part.label == Label::Volume) {
        let (one, other) = volume_and_issue(text, part.range.clone());
        volume = volume.or(one);
        issue = issue.or(other);
    }
    let holder = first(Label::Journal).or_else(|| first(Label::Container));
    let holder = holder.and_then(|range| field(text, without_in(text, range)));
    let notes = parts.iter().filter(|part| matches!(part.label, Label::Note | Label::Source | Label::Medium));
    let notes = notes.filter_map(|part| field(text, part.range.clone())).filter_map(&span_of);
    let reference = Reference {
        document: document.id.clone(),
        span,
        kind: ReferenceKind::Other,
        label: plain(Label::CitationNumber),
        authors,
        and_others,
        editors: people(Label::Editor).0,
        translators: people(Label::Translator).0,
        title: plain(Label::Title),
        container: holder.and_then(&span_of),
        collection: plain(Label::Collection),
        publisher: first(Label::Publisher).and_then(|range| publisher(text, range)).and_then(&span_of),
        place: plain(Label::Location),
        volume: volume.and_then(&span_of),
        issue: issue.and_then(&span_of),
        pages: first(Label::Pages).and_then(|range| bare(text, range)).and_then(&span_of),
        edition: plain(Label::Edition),
        genre: plain(Label::Genre),
        date: date(text, &parts),
        accessed: accessed.map(|(_, dated)| dated),
        url: url.and_then(&span_of),
        doi: doi.and_then(&span_of),
        isbn: plain(Label::Isbn),
        notes: notes.filter(|note| !says_nothing(note.of(text))).collect(),
    };
    let cites = reference.title.or(reference.url).or(reference.doi).or(reference.container);
    cites?;
    Some(Reference { kind: kind(&reference, text, &parts), ..reference })
}

fn contributor(text: &str, name: Named) -> Option<Contributor> {
    let span = |range: Range<usize>| Span::new(text, range.start, range.end);
    Some(match name {
        Named::Person { family, given } => {
            Contributor::Person { family: span(family)?, given: given.and_then(span) }
        }
        Named::Body(body) => Contributor::Body(span(body)?),
    })
}

/// The date at which it was looked at: the one behind "accessed" or "retrieved", wherever such a word stands but in a
/// title; with the chunks that tell it.
fn accessed(
    text: &str,
    chunks: &[Chunk],
    ranges: &[Range<usize>],
    labels: &[Label],
) -> Option<(Range<usize>, Dated)> {
    let says = |at: &usize| {
        chunks[*at].is(Class::Accessed)
            && !matches!(labels[*at], Label::Title | Label::Author | Label::Publisher)
    };
    let word = (0..chunks.len()).find(says)?;
    let from = word + 1;
    // The date is the longest run of what dates are made of, from the first year, month or day on.
    let is_date = |chunk: &Chunk| {
        let numbers =
            matches!(chunk.form, Form::Year | Form::Digits(1 | 2) | Form::SlashDate | Form::Ordinal);
        let whole = chunk.shape.contains('9') && dates::when(&chunk.word).is_some();
        numbers || chunk.is(Class::Month) || whole && !matches!(chunk.form, Form::Url | Form::Doi)
    };
    let near = (from..chunks.len()).take(DATE_CHUNKS);
    let begins = near.clone().find(|&at| is_date(&chunks[at]))?;
    let ends = (begins..chunks.len()).take_while(|&at| is_date(&chunks[at])).last()?;
    let range =
        trim(text, ranges[begins].start..ranges[ends].end, &['.', ',', ';', '(', ')', '[', ']', '<'])?;
    let when = dates::when(&text[range.clone()]);
    Some((word..ends + 1, Dated { span: Span::new(text, range.start, range.end)?, when }))
}

/// The date of publication: of the dates that an entry tells, the first with a year; sharpened by one that has a day
/// or month of the same year ("2011. ... 7 March").
fn date(text: &str, parts: &[Part]) -> Option<Dated> {
    let dates: Vec<Range<usize>> = parts
        .iter()
        .filter(|part| part.label == Label::Date)
        .filter_map(|part| field(text, part.range.clone()))
        .collect();
    let read = |range: &Range<usize>| dates::when(&text[range.clone()]);
    let first = dates.iter().find(|range| read(range).is_some()).or(dates.first())?;
    let dated =
        |range: &Range<usize>, when| Some(Dated { span: Span::new(text, range.start, range.end)?, when });
    let Some(when) = read(first) else { return dated(first, None) };
    let sharper = dates.iter().find_map(|range| {
        let bare = dates::when(&format!("{} {}", &text[range.clone()], when.earliest().year()));
        let sharp = read(range).or(bare)?;
        (sharp != when && when.contains(&sharp)).then_some((range, sharp))
    });
    match sharper {
        Some((range, sharp)) => dated(range, Some(sharp)),
        None => dated(first, Some(when)),
    }
}

/// "In Handbook of labour" is held by "Handbook of labour"; but "In the Wake of Chaos" is a title.
fn without_in(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let word = part[lead..].split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if classes(&word.to_lowercase()).has(Class::Within) && lead + word.len() < part.len() {
        return range.start + lead + word.len()..range.end;
    }
    range
}

/// The publisher without the word for one that some lists add ("Kura Press publ.").
fn publisher(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let range = field(text, range)?;
    let part = &text[range.clone()];
    let last = part.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let is_word = classes(&last.to_lowercase()).has(Class::PublisherWord);
    let end = range.end - if is_word && last.len() < part.len() { last.len() } else { 0 };
    field(text, range.start..end)
}

/// An address without the marks around it.
fn address(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = ["http://", "https://", "www."].iter().filter_map(|head| part.find(head)).min()?;
    let range =
        trim(text, range.start + start..range.end, &['.', ',', ';', ')', ']', '>', '"', '”', '’', '»'])?;
    // A bracket that the address opened itself belongs to it.
    let closes = text[range.end..].starts_with(')') && text[range.clone()].contains('(');
    Some(range.start..range.end + usize::from(closes))
}

/// From "10." on.
fn identifier(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let start = text[range.clone()].find("10.")?;
    trim(text, range.start + start..range.end, &['.', ',', ';', ']', '>', '"', '”'])
}

/// A note of nothing but words that lead to an address: "Retrieved from", "Available at".
fn says_nothing(note: &str) -> bool {
    let words = note.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).all(|word| {
        let classes = classes(&word);
        classes.has(Class::Available) || classes.has(Class::Accessed) || word.len() <= 2 || word == "doi"
    })
}
