//! From the lines of all pages to paragraphs: running heads left out, notes behind the text.

use super::lines::Line;
use crate::shape::ends_sentence;
use record::BlockKind;
use std::collections::BTreeMap;

/// A paragraph and what its looks say of it.
#[derive(Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) kind: BlockKind,
}

/// So many lines at the top and at the foot of a page may be running ones.
const EDGE: usize = 3;
/// A line that stands at the edge of so many pages is a running one.
const RUNNING: usize = 3;
/// From this share of the size of the text on, a line is a heading; up to the other it belongs to a note.
const HEADING: f64 = 1.15;
const NOTE: f64 = 0.93;
/// A gap of so many times the usual one parts paragraphs.
const GAP: f64 = 1.3;
/// A first line is so far indented, in sizes of the text.
const INDENT: std::ops::Range<f64> = 0.7..4.0;

pub(super) fn of(mut pages: Vec<Vec<Line>>) -> Vec<Paragraph> {
    let size = usual(pages.iter().flatten().map(|line| (line.size, line.text.len())));
    leave_out_running_lines(&mut pages);
    let gaps = pages.iter().flat_map(|page| page.windows(2)).filter(|pair| {
        (pair[0].size - size).abs() < 0.5 && (pair[1].size - size).abs() < 0.5 && pair[1].top > pair[0].top
    });
    let leading = usual(gaps.map(|pair| (pair[1].top - pair[0].top, 1)));
    let mut text = Growing { found: Vec::new(), size, leading, before: None };
    let mut notes = Growing { found: Vec::new(), size: size * NOTE, leading: leading * NOTE, before: None };
    for page in pages {
        let first_note = notes_from(&page, size);
        for (at, line) in page.into_iter().enumerate() {
            if at < first_note {
                text.take(line, BlockKind::Paragraph)
            } else {
                notes.take(line, BlockKind::Reference)
            }
        }
        (text.before, notes.before) = (text.before.take().map(Before::over_the_page), None);
    }
    text.found.extend(notes.found);
    text.found
}

/// The commonest of some measures, each with its weight; measures are compared in tenths.
fn usual(measures: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut weights: BTreeMap<i64, usize> = BTreeMap::new();
    for (measure, weight) in measures {
        *weights.entry((measure * 10.0).round() as i64).or_default() += weight;
    }
    // Of equals the smallest.
    let best = weights.into_iter().rev().max_by_key(|(_, weight)| *weight);
    best.map_or(0.0, |(tenths, _)| tenths as f64 / 10.0)
}

/// Leaves out what stands at the edge of several pages, and page numbers.
fn leave_out_running_lines(pages: &mut [Vec<Line>]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let at_edge = |at: usize| at < EDGE || at + EDGE >= page.len();
        let mut keys: Vec<String> =
            page.iter().enumerate().filter(|(at, _)| at_edge(*at)).map(|(_, line)| key(&line.text)).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    for page in pages.iter_mut() {
        let lines = page.len();
        let mut at = 0;
        page.retain(|line| {
            let is_edge = at < EDGE || at + EDGE >= lines;
            at += 1;
            let key = key(&line.text);
            let is_number = key.chars().all(|c| c == '#' || !c.is_alphanumeric());
            !(is_edge && (is_number || seen.get(&key).is_some_and(|pages| *pages >= RUNNING)))
        });
    }
}

/// A line without its figures, which count the pages.
fn key(text: &str) -> String {
    let mut key = String::new();
    for c in text.trim().chars() {
        match c {
            c if c.is_ascii_digit() && key.ends_with('#') => {}
            c if c.is_ascii_digit() => key.push('#'),
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// The place of the first line of the notes at the foot of a page: small lines to its end, of which the first begins with a
/// number.
fn notes_from(page: &[Line], size: f64) -> usize {
    let large = page.iter().rposition(|line| line.size > size * NOTE);
    let small = large.map_or(0, |at| at + 1);
    let first = page[small..]
        .iter()
        .position(|line| line.text.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '['));
    if large.is_none() { page.len() } else { first.map_or(page.len(), |at| small + at) }
}

/// Paragraphs that grow by lines.
struct Growing {
    found: Vec<Paragraph>,
    size: f64,
    leading: f64,
    before: Option<Before>,
}

/// What is known of the line before.
struct Before {
    left: f64,
    /// `None` on another page.
    top: Option<f64>,
    size: f64,
    /// Where the lines of the paragraph begin, its first left out.
    margin: Option<f64>,
}

impl Before {
    fn over_the_page(self) -> Before {
        Before { top: None, ..self }
    }
}

impl Growing {
    fn take(&mut self, line: Line, kind: BlockKind) {
        let is_heading = kind == BlockKind::Paragraph && line.size >= self.size * HEADING;
        let kind = if is_heading { BlockKind::Heading } else { kind };
        let goes_on = match (&self.before, self.found.last()) {
            (Some(before), Some(last)) => last.kind == kind && self.goes_on(before, last, &line),
            _ => false,
        };
        let margin = match &self.before {
            Some(before) if goes_on => before.margin.or(Some(line.left)),
            _ => None,
        };
        match self.found.last_mut() {
            Some(last) if goes_on => join(&mut last.text, line.text.trim()),
            _ => self.found.push(Paragraph { text: noted(line.text.trim(), kind), kind }),
        }
        self.before = Some(Before { left: line.left, top: Some(line.top), size: line.size, margin });
    }

    fn goes_on(&self, before: &Before, last: &Paragraph, line: &Line) -> bool {
        let starts_note = last.kind == BlockKind::Reference
            && line.text.trim_start().split(['.', ' ', ']']).next().is_some_and(|first| {
                let digits = first.trim_start_matches('[');
                !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
            });
        let is_other_size = (before.size - line.size).abs() > self.size * 0.12;
        if starts_note || is_other_size {
            return false;
        }
        let is_unfinished = !ends_sentence(&last.text);
        match before.top {
            // The next page or column: what has not ended goes on.
            None => is_unfinished,
            Some(top) if line.top < top - self.leading => is_unfinished,
            Some(top) => {
                let gap = line.top - top;
                let is_indented =
                    INDENT.contains(&((line.left - before.margin.unwrap_or(before.left)) / self.size));
                let ends_before = before.margin.is_some() && is_indented && !is_unfinished;
                gap <= self.leading * GAP * (line.size / self.size).max(1.0) && !ends_before
            }
        }
    }
}

/// A note with its number in brackets, as the text calls it.
fn noted(text: &str, kind: BlockKind) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if kind != BlockKind::Reference || digits == 0 || digits > 3 {
        return text.to_owned();
    }
    format!("[{}] {}", &text[..digits], text[digits..].trim_start_matches(['.', ' ', ')']))
}

/// Adds a line; a word that a hyphen parts at its end is joined.
fn join(text: &mut String, line: &str) {
    let is_parted = text.ends_with(['-', '\u{ad}', '\u{2010}'])
        && text.chars().rev().nth(1).is_some_and(char::is_lowercase)
        && line.starts_with(char::is_lowercase);
    if is_parted {
        text.pop();
    } else {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, top: f64, size: f64) -> Line {
        Line { text: text.to_owned(), left, top, size }
    }

    fn page(number: usize, body: &[(&str, f64, f64, f64)]) -> Vec<Line> {
        let head = line(&format!("Ledger Papers {number}"), 50.0, 30.0, 8.0);
        let foot = line(&format!("{number}"), 300.0, 780.0, 8.0);
        let body = body.iter().map(|(text, left, top, size)| line(text, *left, *top, *size));
        std::iter::once(head).chain(body).chain([foot]).collect()
    }

    #[test]
    fn heads_go_words_join_and_notes_follow() {
        let pages = vec![
            page(
                1,
                &[
                    ("Bridge", 50.0, 60.0, 16.0),
                    ("Baku opened the bri-", 50.0, 100.0, 10.0),
                    ("dge in April.[1]", 50.0, 112.0, 10.0),
                    ("Tehran said that it had", 60.0, 124.0, 10.0),
                    ("1 Ledger, 2022, p. 3,", 50.0, 700.0, 8.0),
                    ("and elsewhere.", 50.0, 709.0, 8.0),
                ],
            ),
            page(2, &[("never agreed.", 50.0, 60.0, 10.0), ("It closed its side.", 50.0, 90.0, 10.0)]),
            page(3, &[("The end of it all.", 50.0, 60.0, 10.0)]),
        ];
        let told: Vec<(String, BlockKind)> =
            of(pages).into_iter().map(|found| (found.text, found.kind)).collect();
        let expected = [
            ("Bridge", BlockKind::Heading),
            ("Baku opened the bridge in April.[1]", BlockKind::Paragraph),
            ("Tehran said that it had never agreed.", BlockKind::Paragraph),
            ("It closed its side.", BlockKind::Paragraph),
            ("The end of it all.", BlockKind::Paragraph),
            ("[1] Ledger, 2022, p. 3, and elsewhere.", BlockKind::Reference),
        ];
        let told: Vec<(&str, BlockKind)> = told.iter().map(|(text, kind)| (text.as_str(), *kind)).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_page_without_lines_is_none() {
        assert!(of(vec![Vec::new(), Vec::new()]).is_empty());
    }
}
