//! From lines to paragraphs: blank lines part them, and in a hard-wrapped text lines are joined.

use crate::boilerplate::{byline, is_boilerplate, is_date_line, is_dated_place};
use crate::reference::marker;
use crate::shape::starts_upper;
use record::BlockKind;

/// A paragraph as the layout shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// First byte, indentation left out.
    pub(crate) start: usize,
    /// One past the last byte, white space left out.
    pub(crate) end: usize,
    /// What the page's own marks say that it is; plain text has none.
    pub(crate) hint: Option<BlockKind>,
}

/// Lines up to this many characters may belong to a hard-wrapped text.
const WRAP_WIDTH: usize = 110;

/// Among so many first lines headline, byline, date and labels stand on lines of their own.
pub(crate) const HEAD: usize = 12;

/// More lines than these are taken in stretches.
const MANY_LINES: usize = 200_000;
/// How long a stretch is, in bytes.
const STRETCH: usize = 4096;

struct Line {
    start: usize,
    end: usize,
    indent: usize,
    width: usize,
    /// Whether a line with text stands right above that it may continue.
    joined_above: bool,
}

/// The paragraphs of a plain text, from byte `from` on.
pub(crate) fn pieces(text: &str, from: usize) -> Vec<Piece> {
    let mut lines = lines(text, from);
    part_head(text, &mut lines);
    let width = wrap_width(text, &lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in &lines {
        let joins = above
            .filter(|_| line.joined_above)
            .is_some_and(|above| width.is_some_and(|width| continues(text, above, line, width)));
        match pieces.last_mut() {
            Some(piece) if joins => piece.end = line.end,
            _ => pieces.push(Piece { start: line.start, end: line.end, hint: None }),
        }
        above = Some(line);
    }
    pieces
}

fn lines(text: &str, from: usize) -> Vec<Line> {
    let body = text.get(from..).unwrap_or("");
    if body.bytes().filter(|byte| *byte == b'\n').count() > MANY_LINES {
        return stretches(body, from);
    }
    let mut lines = Vec::new();
    let mut at = from;
    let mut joined_above = false;
    for raw in body.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let trimmed = raw.trim_matches(is_space);
        if trimmed.is_empty() {
            // The line feed of a "\r\n" is no blank line.
            joined_above = joined_above && raw == "\n" && text[..at].ends_with('\r');
        } else {
            let indent = raw.len() - raw.trim_start_matches(is_space).len();
            let start = at + indent;
            let end = start + trimmed.len();
            lines.push(Line { start, end, indent, width: trimmed.chars().count(), joined_above });
            joined_above = true;
        }
        at += raw.len();
    }
    lines
}

/// Lines taken together, some thousand bytes at a time: a file of so many lines is a table or a log, and
/// a record of every line would take many times the file.
fn stretches(body: &str, from: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut at) = (0, 0);
    for raw in body.split_inclusive('\n') {
        at += raw.len();
        if at - start >= STRETCH || at == body.len() {
            let trimmed = body[start..at].trim_matches(is_space);
            if !trimmed.is_empty() {
                let indent = at - start - body[start..at].trim_start_matches(is_space).len();
                let first = from + start + indent;
                let width = WRAP_WIDTH + 1;
                lines.push(Line {
                    start: first,
                    end: first + trimmed.len(),
                    indent: 0,
                    width,
                    joined_above: false,
                });
            }
            start = at;
        }
    }
    lines
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\0' || c == '\u{feff}' || c == '\u{200b}'
}

/// The width at which the text is wrapped, if it is: lines that have a line right below them mostly end
/// where the next word would not have fitted.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let long = lines.iter().filter(|line| line.width > WRAP_WIDTH);
    let length = |line: &Line| line.width;
    // A text most of which stands in long lines is not wrapped, however many short lines stand around it.
    let most = long.clone().map(length).sum::<usize>() * 2 > lines.iter().map(length).sum();
    if long.count() * 10 > lines.len() || most {
        return None;
    }
    let pairs = || lines.windows(2).filter(|pair| pair[1].joined_above && pair[0].width <= WRAP_WIDTH);
    let width = pairs().map(|pair| pair[0].indent + pair[0].width).max()?;
    if width < 40 {
        return None;
    }
    // Only lines that break off within a sentence show that the text is wrapped.
    let breaks = |line: &Line| !crate::shape::ends_sentence(&text[line.start..line.end]);
    let (mut full, mut all) = (0usize, 0usize);
    for pair in pairs().filter(|pair| breaks(&pair[0])) {
        all += 1;
        full += usize::from(is_full(text, &pair[0], &pair[1], width));
    }
    (full > 0 && full * 2 >= all).then_some(width)
}

/// Parts the lines at the head of a text that stand alone, however wide the headline above them is.
fn part_head(text: &str, lines: &mut [Line]) {
    for index in 1..lines.len().min(HEAD) {
        let [upper, lower] = [index - 1, index].map(|at| &text[lines[at].start..lines[at].end]);
        if stands_alone(lower) || (stands_alone(upper) && starts_upper(lower)) {
            lines[index].joined_above = false;
        }
    }
}

/// Whether a line is a date, a byline or a label with its value.
pub(crate) fn stands_alone(line: &str) -> bool {
    let label = line.split_once(':').is_some_and(|(label, _)| label.len() <= 24 && is_boilerplate(line));
    !line.ends_with('.')
        && starts_upper(line)
        && (is_date_line(line) || is_dated_place(line) || byline(line).is_some() || label)
}

/// Whether the first word of `below` would not have fitted onto `above`.
fn is_full(text: &str, above: &Line, below: &Line, width: usize) -> bool {
    let first = text[below.start..below.end].split_whitespace().next().map_or(0, |word| word.chars().count());
    above.indent + above.width + 1 + first > width
}

fn continues(text: &str, above: &Line, below: &Line, width: usize) -> bool {
    let (upper, lower) = (&text[above.start..above.end], &text[below.start..below.end]);
    if above.width > WRAP_WIDTH || marker(lower).is_some() {
        return false;
    }
    // A new paragraph may begin by its indentation alone; the lines of an item hang below its marker.
    if below.indent > above.indent && marker(upper).is_none() {
        return false;
    }
    let runs_on = !crate::shape::ends_sentence(upper) && lower.starts_with(char::is_lowercase);
    runs_on || is_full(text, above, below, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        pieces(text, 0).iter().map(|piece| &text[piece.start..piece.end]).collect()
    }

    #[test]
    fn one_line_may_be_one_paragraph() {
        let long = "The minister spoke about the bridge over the river and the road to it. ".repeat(3);
        let text = format!("Title\n{long}\n{long}\n");
        assert_eq!(shown(&text).len(), 3);
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_ends_part() {
        let text = "The two ministers met in the border town on Monday and spoke of\n\
                    the bridge, which will be opened within the year if the money\n\
                    is found.\n\
                    A second round is planned for the autumn, officials of both the\n\
                    ministries said.\n\nThird paragraph.\n";
        assert_eq!(shown(text).len(), 3, "{:?}", shown(text));
    }

    #[test]
    fn short_lines_and_items_stay_apart() {
        let text = "Embassy attacked\nBy Leyla Hasanli\nBaku\n\n- one\n- two\n  and more of it\n1. three\r\nfour\r\n";
        assert_eq!(shown(text).len(), 8, "{:?}", shown(text));
        let items = "1. The first item runs over the end of this line here and\n   goes on below it.\n\
                     2. The second item is just as long as the first one was\n   and ends here.\n";
        assert_eq!(shown(items).len(), 2, "{:?}", shown(items));
    }

    #[test]
    fn a_date_below_a_headline_of_any_length_stands_alone() {
        let headline = "The two ministers of the border provinces meet again after a year of silence";
        let body = "The two ministers met on Monday and spoke of the bridge, which will be\nopened within the year.\n";
        let text = format!("{headline}\n18 April 2026\nBy Leyla Hasanli\n{body}");
        assert_eq!(shown(&text)[..3], [headline, "18 April 2026", "By Leyla Hasanli"]);
        assert_eq!(shown(&text).len(), 4, "{:?}", shown(&text));
        let labelled = format!("Title: {headline}\nDate: 18 April 2026\nSource: Aras Dispatch\n{body}");
        assert_eq!(shown(&labelled).len(), 4, "{:?}", shown(&labelled));
        // A date at the end of a wrapped sentence is no line of its own.
        let wrapped = "The two ministers of the border provinces will meet again on\n18 April 2026.\n";
        assert_eq!(shown(wrapped).len(), 1, "{:?}", shown(wrapped));
    }

    #[test]
    fn odd_white_space_is_no_text() {
        assert!(shown("\u{feff}\0 \n\u{200b}\r\n\t").is_empty());
        assert_eq!(shown("a\r\n\r\nb"), ["a", "b"]);
    }
}
