//! Which days does this text speak of?
//!
//! - **In:** a [`Document`] (its text, its blocks, when it was published), its [`Parse`], and the periods
//!   that the caller knows by name. **Out:** [`TimeExpression`]s in the order of the text, TIMEX3 typed and
//!   valued, with the days that each means, the reason for them, and what they were resolved against.
//! - **Main type:** [`Value`], a TIMEX3 value that prints as text and gives its days. Main function: [`find`].
//! - **Invariant:** expressions do not overlap; a value that names days gives `when`, and one that does not
//!   gives none: an unknown date stays unknown. The publication date stands in only where an expression
//!   counts from it.
//! - **Does not:** say which event a date belongs to, nor read other languages than English.
//!
//! A text is read in two ways. *News* is told from its publication date: "on March 30" is the last one, or
//! the next if the clause speaks of what is to come. A *narrative* carries its own date forward: "in April"
//! is the one of the year last told. Which of the two a text is, is told by its own dates (`genre`). The
//! method follows HeidelTime (Strötgen and Gertz 2013, "Multilingual and cross-domain temporal tagging");
//! values follow TIMEX3 (TimeML annotation guidelines 1.2.1) as HeidelTime and WikiWars use it.

mod anniversaries;
mod citation;
mod clock;
mod dates;
mod day;
mod durations;
mod expressions;
mod figures;
mod found;
mod genre;
mod holidays;
mod lexicon;
mod number;
mod parts;
mod periods;
mod place;
mod publication;
mod ranges;
mod relative;
mod resolve;
mod seasons;
mod sets;
mod solar;
mod story;
mod stretches;
mod tense;
mod unit;
mod value;
mod weekdays;
mod windows;
mod words;
mod year;
mod yearless;

pub use unit::{DayPart, Season, Unit};
pub use value::{Clock, Count, Length, Value};

use crate::found::Found;
use crate::publication::Publication;
use crate::ranges::Join;
use crate::resolve::{Meaning, Resolver, Told};
use crate::words::Scan;
use record::{BlockKind, Document, Grain, NamedPeriod, Parse, Span, TimeExpression, TimeRange, When};

/// The expressions of one block, not yet resolved.
struct Block {
    offset: usize,
    scan: Scan,
    found: Vec<Found>,
    joins: Vec<Join>,
    sources: Vec<bool>,
}

/// The time expressions of a document's told blocks; of the whole text where it has no blocks.
///
/// The parse gives the tense of a clause; with an empty one the words beside an expression do. `periods`
/// are found by their names ("the Second Karabakh War") and may be empty.
pub fn find(document: &Document, parse: &Parse, periods: &[NamedPeriod]) -> Vec<TimeExpression> {
    let published = document.published.as_ref().map(|published| Publication::new(published.value));
    let names = periods::Names::new(periods);
    let blocks: Vec<Block> =
        told_spans(document).into_iter().map(|span| read(document, span, &names)).collect();
    let dated = blocks.iter().flat_map(|block| block.found.iter().zip(block.sources.iter().copied()));
    let genre = genre::of(published.and_then(Publication::reference), dated.clone());
    let mut resolver = Resolver::new(published, genre, dated);
    let mut result: Vec<TimeExpression> = Vec::new();
    let mut paragraph = 0;
    for block in &blocks {
        paragraph += 1;
        let first = result.len();
        let mut at = 0;
        let mut joined = None;
        for (place, found) in block.found.iter().enumerate() {
            paragraph += (at..=found.from).filter(|word| *word > 0 && block.scan.word(*word).apart).count();
            at = found.from + 1;
            let start = block.offset + block.scan.word(found.from).start;
            let end = block.offset + block.scan.word(found.to - 1).end;
            let Some(span) = Span::new(&document.text, start, end) else { continue };
            let tense = tense::scheduled(&block.scan, found.from)
                .or_else(|| tense::parsed(parse, span))
                .or_else(|| tense::guessed(&block.scan, found.from, found.to));
            let is_source = block.sources[place];
            let index = u32::try_from(result.len()).unwrap_or(u32::MAX);
            let range_end = (block.joins[place] == Join::Range)
                .then(|| block.found.get(place + 1).and_then(|next| ranges::yearless(&next.reading)))
                .flatten();
            let since = is_since(&block.scan, found);
            let beside = place.checked_sub(1).is_some_and(|before| {
                let before = block.found[before].to;
                !(before + 1..=found.from).any(|at| block.scan.begins_sentence(at))
            });
            let ends_range = place.checked_sub(1).is_some_and(|before| block.joins[before] == Join::Range);
            let told = Told {
                found,
                is_source,
                tense,
                index,
                joined,
                ends_range,
                range_end,
                paragraph,
                is_heading: is_heading(&block.scan, found),
                since,
                beside,
            };
            let meaning = resolver.meaning(&told);
            joined = (block.joins[place] != Join::None).then_some((meaning.value, index));
            result.push(expression(span, &told, meaning));
        }
        if result.len() - first == block.found.len() {
            link(block, &mut result, first, published);
        }
    }
    result
}

fn told_spans(document: &Document) -> Vec<Span> {
    if document.blocks.is_empty() {
        return Span::new(&document.text, 0, document.text.len()).into_iter().collect();
    }
    // A repeated passage tells no act again, but its dates are dates.
    let is_read = |kind: BlockKind| kind.is_told() || kind == BlockKind::Repeat;
    document.blocks.iter().filter(|block| is_read(block.kind)).map(|block| block.span).collect()
}

fn read(document: &Document, span: Span, names: &periods::Names) -> Block {
    let scan = Scan::new(span.of(&document.text));
    let mut found = expressions::all(&scan, names);
    let joins = ranges::joins(&scan, &found);
    ranges::share_years(&mut found, &joins);
    ranges::lend_days(&scan, &mut found);
    let sources = citation::sources(&scan, &found);
    Block { offset: span.start(), scan, found, joins, sources }
}

/// "2006: The war in the cities", "1919" on a line of its own.
fn is_heading(scan: &Scan, found: &Found) -> bool {
    let year = matches!(found.reading, found::Reading::Fixed(Value::Year(_)));
    year && scan.word(found.from).apart && (scan.is(found.to, ":") || scan.word(found.to).apart)
}

fn is_since(scan: &Scan, found: &Found) -> bool {
    scan.key_before(found.from, 1) == "since"
}

fn expression(span: Span, told: &Told, meaning: Meaning) -> TimeExpression {
    TimeExpression {
        span,
        kind: told.found.kind,
        value: (meaning.value != Value::Untold).then(|| meaning.value.to_string()),
        modifier: told.found.modifier,
        when: meaning.when,
        anchor: meaning.anchor,
        range: None,
        dates_a_source: told.is_source,
    }
}

/// Ties the ends of ranges: "from 1992 to 1994", and opens those that have one end: "since 2021".
fn link(block: &Block, result: &mut [TimeExpression], first: usize, published: Option<Publication>) {
    for (place, join) in block.joins.iter().enumerate() {
        let index = first + place;
        let number = |index: usize| u32::try_from(index).ok();
        if *join == Join::Range {
            let now = published.map(|published| When::day(published.latest(), record::Basis::Publication));
            let until_now = matches!(block.found[place + 1].reading, found::Reading::Fixed(Value::Present));
            let end = result.get(index + 1).and_then(|end| end.when).or(now.filter(|_| until_now));
            let ends = (result[index].when, end);
            let range =
                TimeRange { first: number(index), last: number(index + 1), when: between(ends.0, ends.1) };
            result[index].range = Some(range);
            if let Some(end) = result.get_mut(index + 1) {
                end.range = Some(range);
            }
        } else if result[index].range.is_none() && is_since(&block.scan, &block.found[place]) {
            let now = published.map(|published| When::day(published.latest(), record::Basis::Publication));
            let when = between(result[index].when, now);
            result[index].range = Some(TimeRange { first: number(index), last: None, when });
        }
    }
}

/// From the first day of one to the last day of the other.
fn between(first: Option<When>, last: Option<When>) -> Option<When> {
    let (first, last) = (first?, last?);
    let when = When::new(first.earliest(), last.latest(), Grain::Range, first.basis())?;
    Some(if first.is_approximate() || last.is_approximate() { when.approximately() } else { when })
}
