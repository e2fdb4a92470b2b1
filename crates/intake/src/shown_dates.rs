//! The dates that a page shows: at its headline, beside a word such as "Published", in an element that is named
//! after a date. What readers, teasers, quotations and lists of sources are dated by is passed over.

use crate::boilerplate::{opens_comments, opens_links};
use crate::date_marks::{ElementDate, Label, Zone, element_date, label_before, tells_posting, zone};
use crate::dates::{Order, Written, written_in_date_line};
use crate::markup::{Scanner, Token, attribute, entities, name};
use crate::page_dates::{Candidate, Place};
use crate::shape::{ends_sentence, fold, keys, words};
use std::collections::BTreeMap;

/// How many bytes of text below the headline are looked at, and above it.
const BELOW: usize = 900;
const ABOVE: usize = 150;
/// Within so many bytes below the headline any short line with a date dates the page.
const CLOSE: usize = 300;
/// A line with a date is no longer than this.
const LINE: usize = 200;
/// A dateline ends within so many bytes of its paragraph.
const DATELINE: usize = 60;
/// How many open elements are remembered, and how many lines of a page.
const DEPTH: usize = 256;
const LINES: usize = 20_000;
/// How many dates in the attributes of a line are read.
const TOLD: usize = 20;
/// How many of the innermost elements may name a date after themselves.
const INNER: usize = 3;

/// A line of the page with what its marks say.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// How much text of the page stands before it, in bytes, and how long it is as a whole.
    before: usize,
    length: usize,
    heading: bool,
    /// Elements around it that do not belong to the article, by number.
    zones: Vec<(u32, Zone)>,
    marked: ElementDate,
    /// Dates in the attributes of its elements, as written.
    told: Vec<(ElementDate, String)>,
}

struct Element {
    tag: String,
    zone: Option<(u32, Zone)>,
    date: ElementDate,
}

/// The candidates that the page shows. `title` is its headline, if metadata tell it.
pub(crate) fn candidates(page: &str, title: Option<&str>, order: Option<Order>) -> Vec<Candidate> {
    let lines = lines(page);
    let headline = headline(&lines, title);
    let around: &[(u32, Zone)] = headline.map_or(&[], |at| &lines[at].zones);
    let zone = |line: &Line| {
        line.zones.iter().filter(|zone| around.binary_search(zone).is_err()).map(|(_, zone)| *zone).max()
    };
    let own: Vec<&Line> = lines.iter().filter(|line| zone(line).is_none()).collect();
    let mut found = marked(&own, order);
    let first_long = || own.iter().copied().find(|line| line.length > LINE);
    let anchor = headline.map(|at| &lines[at]).or_else(first_long);
    let near = anchor.and_then(|anchor| {
        let is_named = |line: &Line| line.marked >= ElementDate::Dated || !line.told.is_empty();
        let may_be_at = |line: &&Line| match zone(line) {
            None => true,
            Some(Zone::Beside) => is_named(line),
            Some(Zone::Below) => is_named(line) && line.before > anchor.before,
            Some(Zone::Apart) => false,
        };
        at_headline(&lines.iter().filter(may_be_at).collect::<Vec<_>>(), anchor, order)
    });
    found.extend(near.into_iter().flatten());
    let top = anchor.map_or(0, |anchor| anchor.before);
    found.extend(elsewhere(&own, top, order));
    found
}

/// The headline: the heading that says the title, else the first one of the top.
fn headline(lines: &[Line], title: Option<&str>) -> Option<usize> {
    let headings = || lines.iter().enumerate().filter(|(_, line)| line.heading);
    let title = title.map(keys).filter(|title| !title.is_empty());
    let says = |line: &Line| {
        let own = keys(&line.text);
        title.as_ref().is_some_and(|title| *title == own || own.len() >= 4 && title.starts_with(&own))
    };
    let said = headings().find(|(_, line)| says(line)).or_else(|| {
        let top = lines.iter().enumerate().take_while(|(_, line)| line.length <= 300);
        top.into_iter().find(|(_, line)| line.zones.is_empty() && says(line))
    });
    let first = || headings().find(|(_, line)| line.zones.is_empty() && words(&line.text) >= 2);
    said.or_else(first).map(|(at, _)| at)
}

/// Elements that are marked as the date of publication: the first of each kind.
fn marked(lines: &[&Line], order: Option<Order>) -> Vec<Candidate> {
    let first = |kind: ElementDate, place: Place| {
        let told = lines.iter().flat_map(|line| &line.told).filter(move |(mark, _)| *mark == kind);
        told.filter_map(move |(_, value)| Candidate::read(place, value, order)).next()
    };
    let published = first(ElementDate::Published, Place::Marked);
    published.into_iter().chain(first(ElementDate::Created, Place::Media)).collect()
}

/// A date of a line, and what the words beside it say.
struct Shown {
    candidate: Candidate,
    label: Option<Label>,
    /// Whether it opens its line, but for a few words.
    is_first: bool,
}

/// The dates of a line: those of its attributes, then those of its text.
fn shown(line: &Line, above: Option<&Line>, place: Place, order: Option<Order>) -> Vec<Shown> {
    let attributes = line.told.iter().filter(|(mark, _)| *mark != ElementDate::Other);
    let mut found: Vec<Shown> = Vec::new();
    let dates = written_in_date_line(&line.text);
    let is_label = |above: &&Line| above.length <= 40 && !above.text.contains(|c: char| c.is_ascii_digit());
    let is_next = |above: &&Line| above.before + above.length == line.before;
    let label_above = above.filter(is_next).filter(is_label).and_then(|above| label_before(&above.text));
    let first_label = dates.first().and_then(|date| label(&line.text, 0, date, dates.get(1)));
    for (_, value) in attributes {
        let candidate = Candidate::read(place, value, order);
        found.extend(candidate.map(|candidate| Shown {
            candidate,
            label: first_label.or(label_above),
            is_first: true,
        }));
    }
    let mut from = 0;
    for (index, date) in dates.iter().enumerate() {
        let full = date.year.is_some() && date.month.is_some() && date.day.is_some();
        if let Some(candidate) = Candidate::shown(place, date, order).filter(|_| full) {
            let label = label(&line.text, from, date, dates.get(index + 1));
            let label = if index == 0 { label.or(label_above) } else { label };
            let is_first = words(&line.text[..date.start]) <= 3;
            found.push(Shown { candidate, label, is_first });
        }
        from = date.end;
    }
    found
}

/// What the words between the last date and this one say, or those behind it if it is the last.
fn label(text: &str, from: usize, date: &Written, next: Option<&Written>) -> Option<Label> {
    let before = text.get(from..date.start).unwrap_or("");
    let span =
        before.trim_end().strip_suffix(['-', '–', '—']).map(|before| before.trim_end_matches([' ', '.']));
    if span.is_some_and(|from| from.ends_with(|c: char| c.is_ascii_digit())) {
        return Some(Label::Other);
    }
    let behind = || text.get(date.end..).filter(|_| next.is_none()).and_then(label_before);
    label_before(before).or_else(behind)
}

/// The dates of the line that dates the page best, of those at the headline.
fn at_headline(lines: &[&Line], headline: &Line, order: Option<Order>) -> Option<Vec<Candidate>> {
    let top = headline.before + headline.length;
    let mut best: Option<(u32, Vec<Candidate>)> = None;
    for (index, line) in lines.iter().enumerate() {
        let is_below = line.before >= top && line.before - top <= BELOW;
        let is_above = line.before < headline.before && headline.before - line.before - line.length <= ABOVE;
        let is_dated_headline =
            line.before == headline.before && (line.marked >= ElementDate::Dated || !line.told.is_empty());
        if !(is_below || is_above || is_dated_headline) {
            continue;
        }
        let above = index.checked_sub(1).map(|above| lines[above]);
        let shown = shown(line, above, Place::Headline, order);
        let Some(first) = shown.iter().find(|shown| shown.label != Some(Label::Other)) else { continue };
        let is_named = line.marked >= ElementDate::Dated && line.marked != ElementDate::Other;
        let labelled = first.label == Some(Label::Published);
        let short = line.length <= LINE && !(ends_sentence(&line.text) && words(&line.text) > 12);
        let rank = match (labelled, is_named || !line.told.is_empty(), is_date_only(line), short) {
            _ if !short && !opens_dated(line) => continue,
            _ if line.marked == ElementDate::Other && !labelled => continue,
            (true, ..) => 8,
            (_, true, _, _) => 6,
            (_, _, true, _) => 4,
            _ if is_below && opens_dated(line) => 4,
            _ if is_below && line.before - top <= CLOSE => 2,
            _ => continue,
        };
        let rank = rank + u32::from(is_below);
        if best.as_ref().is_none_or(|(other, _)| rank > *other) {
            let told = shown.iter().filter(|shown| shown.label != Some(Label::Other));
            // The first date in the attributes, and the first in the text: they may tell one moment in two zones.
            let told: Vec<Candidate> = told.map(|shown| shown.candidate).take(1 + line.told.len()).collect();
            best = Some((rank, told));
        }
    }
    best.map(|(_, told)| told)
}

/// Whether the line holds a date and few words beside it.
fn is_date_only(line: &Line) -> bool {
    line.length <= 80 && words(&line.text) <= 8
}

/// Whether a paragraph opens with a place and a date, or a date alone: "Baku (12.11.2021). The ministers ..."
fn opens_dated(line: &Line) -> bool {
    let Some(date) = written_in_date_line(&line.text).first().copied() else { return false };
    let before = line.text.get(..date.start).unwrap_or("");
    let after = line.text.get(date.end..).unwrap_or("").trim_start_matches(' ');
    let closed = after.starts_with([')', '.', '-', '–', '—', '|', ':', '/']) || after.starts_with(", ");
    date.end <= DATELINE
        && closed
        && words(before) <= 3
        && !label_before(before).is_some_and(|l| l == Label::Other)
}

/// Dates away from the headline: labelled ones, and those in elements that are named after a date, if all of the
/// page's tell one day. Below the headline at byte `top` of the text nothing is looked at from readers and links on.
fn elsewhere(lines: &[&Line], top: usize, order: Option<Order>) -> Vec<Candidate> {
    let mut labelled = None;
    let mut dated: Vec<Candidate> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let posting = tells_posting(&line.text);
        if line.before > top && (opens_comments(&line.text) || opens_links(&line.text)) {
            break;
        }
        if line.heading || line.length > LINE && !posting {
            continue;
        }
        let above = index.checked_sub(1).map(|above| lines[above]);
        let named = matches!(line.marked, ElementDate::Dated | ElementDate::Created | ElementDate::Published);
        for shown in shown(line, above, Place::Labelled, order) {
            let is_short = posting || shown.is_first || words(&line.text) <= 14 && !ends_sentence(&line.text);
            match shown.label {
                Some(Label::Published) if is_short && labelled.is_none() => labelled = Some(shown.candidate),
                None if named || is_date_only(line) => {
                    dated.push(shown.candidate.at(Place::Dated));
                }
                _ => {}
            }
        }
    }
    let agreed = dated.first().copied().filter(|first| dated.iter().all(|other| other.when == first.when));
    labelled.into_iter().chain(agreed).collect()
}

/// Elements that are not of the article.
#[rustfmt::skip]
const ASIDE: &[(&str, Zone)] = &[
    ("nav", Zone::Below), ("footer", Zone::Below), ("aside", Zone::Below), ("form", Zone::Beside),
    ("button", Zone::Beside), ("figure", Zone::Beside), ("figcaption", Zone::Apart), ("select", Zone::Apart),
    ("blockquote", Zone::Apart), ("cite", Zone::Apart),
];
/// Elements that stand within a line.
#[rustfmt::skip]
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "em", "font", "i", "img", "ins", "kbd", "mark", "meta", "nobr", "s", "small",
    "span", "strong", "sub", "sup", "time", "u", "wbr", "link", "acronym",
];
/// Elements that have no end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "meta", "link", "wbr", "source", "area", "base", "col"];

/// Reads the lines of a page without building a tree.
fn lines(page: &str) -> Vec<Line> {
    let mut reader = Reader::default();
    for token in Scanner::new(page) {
        match token {
            Token::Raw(..) => {}
            Token::Text(text, _) => reader.text(text),
            Token::Tag { inside, closing, .. } => reader.tag(inside, closing),
        }
        if reader.lines.len() >= LINES {
            break;
        }
    }
    reader.end_line();
    reader.lines
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    line: Line,
    open: Vec<Element>,
    zones: u32,
    read: usize,
    /// What names mean that were seen before: pages repeat a few.
    dates: BTreeMap<String, ElementDate>,
    zone_names: BTreeMap<String, Option<Zone>>,
}

impl Reader {
    fn text(&mut self, raw: &str) {
        if raw.trim().is_empty() {
            self.line.text.push(' ');
            return;
        }
        self.line.length += raw.trim().len();
        if self.line.text.len() < 2 * LINE {
            let end = (0..=raw.len().min(4 * LINE)).rev().find(|at| raw.is_char_boundary(*at)).unwrap_or(0);
            self.line.text.push_str(&entities(&raw[..end]));
        }
        if raw.bytes().any(|byte| byte.is_ascii_digit()) {
            let inner = self.open.iter().rev().take(INNER).map(|element| element.date);
            let marked = inner.clone().find(|date| *date != ElementDate::None).unwrap_or_default();
            self.line.marked = self.line.marked.max(marked);
        }
    }

    fn tag(&mut self, inside: &str, closing: bool) {
        let tag = name(inside).to_ascii_lowercase();
        if !INLINE.contains(&tag.as_str()) {
            self.end_line();
        }
        if closing {
            if let Some(at) = self.open.iter().rposition(|element| element.tag == tag) {
                self.open.truncate(at);
            }
            return;
        }
        if matches!(tag.as_str(), "p" | "li" | "td" | "tr")
            && self.open.last().is_some_and(|top| top.tag == tag)
        {
            self.open.pop();
        }
        let named = |key: &str| attribute(inside, key).unwrap_or_default();
        let (class, id) = (named("class"), named("id"));
        let property =
            [named("itemprop"), if tag == "meta" { String::new() } else { named("property") }].join(" ");
        let names = format!("{property} {class} {id} {}", named("data-testid"));
        let mut date = *self.dates.entry(names).or_insert_with_key(|names| element_date(names));
        if attribute(inside, "pubdate").is_some() {
            date = ElementDate::Published;
        } else if tag == "time" && date == ElementDate::None {
            date = ElementDate::Dated;
        }
        if date != ElementDate::None {
            let keys =
                ["datetime", "content", "title", "data-date", "data-datetime", "data-time", "data-timestamp"];
            let values = keys.iter().filter_map(|key| attribute(inside, key));
            let full = |value: &String| value.bytes().filter(u8::is_ascii_digit).count() >= 5;
            if let Some(value) = values.into_iter().find(full).filter(|_| self.line.told.len() < TOLD) {
                self.line.told.push((date, value));
            }
        }
        if tag.len() == 2 && tag.starts_with('h') && tag.ends_with(|c: char| ('1'..='4').contains(&c)) {
            self.line.heading = true;
        }
        if VOID.contains(&tag.as_str()) || inside.ends_with('/') || self.open.len() >= DEPTH {
            return;
        }
        let zone_names = format!("{class} {id} {}", named("itemprop"));
        let of_names = *self.zone_names.entry(zone_names).or_insert_with_key(|names| zone(names));
        let of_tag = ASIDE.iter().find(|(name, _)| *name == tag).map(|(_, zone)| *zone);
        let zone = of_names.max(of_tag).map(|zone| {
            self.zones += 1;
            (self.zones, zone)
        });
        self.open.push(Element { tag, zone, date });
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        line.text = fold(&line.text);
        if line.text.is_empty() && line.told.is_empty() {
            return;
        }
        line.before = self.read;
        line.zones = self.open.iter().filter_map(|element| element.zone).collect();
        self.read += line.length;
        self.lines.push(line);
    }
}
