//! From paragraphs to blocks: what each is, by itself, by its neighbours, and by its place in the text.

use crate::biography::{is_affiliation, is_biography, may_join_affiliation};
use crate::boilerplate::{byline, is_boilerplate, is_date_line, opens_comments, opens_links};
use crate::lines::Piece;
use crate::reference::{Marker, heads_references, marker, signs};
use crate::shape::{ends_sentence, is_foreign_script, keys, starts_upper, words};
use record::{Block, BlockKind, Span};
use std::collections::BTreeSet;

/// Longer paragraphs are told text, whatever they begin with.
const LONG: usize = 1600;
/// The longest entry of a list of references, in bytes; longer paragraphs that cite are prose.
const ENTRY: usize = 700;
/// The longest headline, in characters.
const HEADLINE: usize = 170;
/// How near to an end of the text a note on the author stands, in paragraphs.
const ENDS: usize = 4;

/// So many paragraphs without a sign of a reference may stand within a list of references.
const GAP: usize = 3;
/// So many entries with signs make a list.
const LIST: usize = 5;

struct Part<'a> {
    text: &'a str,
    kind: Option<BlockKind>,
    hint: Option<BlockKind>,
}

impl Part<'_> {
    fn is_open(&self) -> bool {
        self.kind.is_none()
    }

    fn is_sentence(&self) -> bool {
        ends_sentence(self.text) || self.text.len() > HEADLINE * 2
    }
}

/// The blocks of a text. `title` is the headline as metadata tell it.
pub(crate) fn blocks(text: &str, pieces: &[Piece], title: Option<&str>) -> Vec<Block> {
    let mut parts: Vec<Part<'_>> = pieces
        .iter()
        .map(|piece| Part { text: &text[piece.start..piece.end], kind: None, hint: piece.hint })
        .collect();
    by_itself(&mut parts);
    references(&mut parts);
    comments(&mut parts);
    links(&mut parts);
    biographies(&mut parts);
    affiliations(&mut parts);
    headings(&mut parts);
    repeated_headlines(&mut parts, title);
    pieces
        .iter()
        .zip(&parts)
        .filter_map(|(piece, part)| {
            let kind = part.kind.unwrap_or(if is_quotation(part.text) {
                BlockKind::Quote
            } else {
                BlockKind::Paragraph
            });
            Some(Block { kind, span: Span::new(text, piece.start, piece.end)? })
        })
        .collect()
}

/// What a part is by its own words and the page's own marks.
fn by_itself(parts: &mut [Part<'_>]) {
    let share = |part: &Part<'_>| {
        if is_foreign_script(part.text) { (part.text.len(), 0) } else { (0, part.text.len()) }
    };
    let (foreign, latin) = parts.iter().map(share).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    for part in parts.iter_mut() {
        let settled = matches!(part.hint, Some(BlockKind::Boilerplate | BlockKind::Reference));
        part.kind = if settled || part.text.len() > LONG {
            part.hint
        } else if is_boilerplate(part.text)
            || (latin > foreign && part.text.len() < 400 && is_foreign_script(part.text))
        {
            Some(BlockKind::Boilerplate)
        } else if part.hint == Some(BlockKind::Paragraph) {
            None
        } else {
            part.hint.or_else(|| marker(part.text).map(|_| BlockKind::ListItem))
        };
    }
}

/// Reference entries: by their own signs, by the heading above them, or by the run that they stand in.
fn references(parts: &mut [Part<'_>]) {
    let candidate = |part: &Part<'_>| {
        matches!(part.kind, None | Some(BlockKind::ListItem | BlockKind::Paragraph))
            && part.text.len() <= ENTRY
    };
    let score: Vec<usize> =
        parts.iter().map(|part| if candidate(part) { signs(part.text) } else { 0 }).collect();
    let bracket = |part: &Part<'_>| candidate(part) && marker(part.text) == Some(Marker::Bracket);
    let listed = |part: &Part<'_>| part.kind == Some(BlockKind::ListItem);
    let mut is_reference: Vec<bool> = parts
        .iter()
        .zip(&score)
        .map(|(part, score)| bracket(part) || (candidate(part) && *score >= if listed(part) { 3 } else { 4 }))
        .collect();
    // Under a heading such as "References": everything down to the last entry that shows a sign, unless
    // several paragraphs without any come between.
    let mut last: Option<usize> = None;
    for index in 0..parts.len() {
        if heads_references(parts[index].text) {
            last = Some(index);
            parts[index].kind = Some(BlockKind::Heading);
        } else if parts[index].kind == Some(BlockKind::Heading) {
            last = None;
        } else if let Some(above) = last.filter(|above| index - above <= GAP + 1)
            && candidate(&parts[index])
            && (score[index] >= 1 || listed(&parts[index]))
        {
            is_reference[above + 1..=index].iter_mut().for_each(|is| *is = true);
            last = Some(index);
        }
    }
    clusters(&score, &mut is_reference);
    // A run of list items of which most are references is a list of references.
    let mut start = 0;
    while start < parts.len() {
        let end = start + parts[start..].iter().take_while(|part| listed(part)).count();
        let count = is_reference[start..end].iter().filter(|is| **is).count();
        if count >= 2 && count * 10 >= (end - start) * 6 {
            is_reference[start..end].iter_mut().for_each(|is| *is = true);
        }
        start = end.max(start + 1);
    }
    for (part, is) in parts.iter_mut().zip(is_reference) {
        if is && !matches!(part.kind, Some(BlockKind::Heading | BlockKind::Boilerplate)) {
            part.kind = Some(BlockKind::Reference);
        }
    }
}

/// Lists of references without a heading: several entries that show signs, close together.
fn clusters(score: &[usize], is_reference: &mut [bool]) {
    let strong: Vec<usize> = (0..score.len()).filter(|index| score[*index] >= 2).collect();
    for run in strong.chunk_by(|above, below| below - above <= GAP) {
        if let [first, .., last] = run
            && run.len() >= LIST
        {
            is_reference[*first..=*last].iter_mut().for_each(|is| *is = true);
        }
    }
}

/// After "Leave a Reply" in the later part of a text only readers and forms speak.
fn comments(parts: &mut [Part<'_>]) {
    let total: usize = parts.iter().map(|part| part.text.len()).sum();
    let mut before = 0;
    for index in 0..parts.len() {
        if opens_comments(parts[index].text) && before * 3 >= total {
            parts[index..].iter_mut().for_each(|part| part.kind = Some(BlockKind::Boilerplate));
            return;
        }
        before += parts[index].text.len();
    }
}

/// Headlines of other articles below "Latest" or "Read also".
fn links(parts: &mut [Part<'_>]) {
    let mut index = 0;
    while index < parts.len() {
        let opens = opens_links(parts[index].text);
        index += 1;
        let is_link = |part: &Part<'_>| !part.text.ends_with('.') && part.text.chars().count() <= HEADLINE;
        while opens && index < parts.len() && is_link(&parts[index]) {
            parts[index].kind = Some(BlockKind::Boilerplate);
            index += 1;
        }
    }
}

/// Notes on the author near either end.
fn biographies(parts: &mut [Part<'_>]) {
    let told: Vec<usize> = (0..parts.len())
        .filter(|index| !matches!(parts[*index].kind, Some(BlockKind::Boilerplate | BlockKind::Reference)))
        .collect();
    if told.len() < 3 {
        return;
    }
    let near = told.iter().take(ENDS).chain(told.iter().rev().take(ENDS));
    for index in near {
        let part = &mut parts[*index];
        if matches!(part.kind, None | Some(BlockKind::Paragraph)) && is_biography(part.text) {
            part.kind = Some(BlockKind::Boilerplate);
        }
    }
}

/// The short lines around a line with a degree or an ORCID: name, university, town. The first line of a
/// text is its headline and stays out.
fn affiliations(parts: &mut [Part<'_>]) {
    let anchors: Vec<usize> = (1..parts.len()).filter(|index| is_affiliation(parts[*index].text)).collect();
    for &anchor in &anchors {
        let joins = |part: &Part<'_>| {
            matches!(part.kind, None | Some(BlockKind::Boilerplate)) && may_join_affiliation(part.text)
        };
        let before = parts[1..anchor].iter().rev().take(6).take_while(|part| joins(part)).count();
        let after = parts[anchor + 1..].iter().take(4).take_while(|part| joins(part)).count();
        // One line alone may be a headline about a university.
        if before + after > 0 || parts[anchor].text.to_lowercase().contains("orcid") {
            for part in &mut parts[anchor - before..=anchor + after] {
                part.kind = Some(BlockKind::Boilerplate);
            }
        }
    }
}

/// Short lines that are no sentence and stand above text.
fn headings(parts: &mut [Part<'_>]) {
    let told = |part: &Part<'_>| {
        part.is_open()
            || matches!(part.kind, Some(BlockKind::ListItem | BlockKind::Quote | BlockKind::Paragraph))
    };
    let mut has_text_below = false;
    for part in parts.iter_mut().rev() {
        let is_text = told(part) && part.is_sentence();
        if part.is_open() && has_text_below && is_headline(part.text) {
            part.kind = Some(BlockKind::Heading);
        }
        has_text_below |= is_text;
    }
    // However long, the line above the date or the author is the headline.
    if let [first, second, ..] = parts
        && first.is_open()
        && has_text_below
        && !ends_sentence(first.text)
        && second.kind == Some(BlockKind::Boilerplate)
        && (is_date_line(second.text) || byline(second.text).is_some())
    {
        first.kind = Some(BlockKind::Heading);
    }
}

fn is_headline(text: &str) -> bool {
    let text = text.trim();
    let count = words(text);
    let asks = text.ends_with(['?', '!']) && count <= 14;
    let one_word = count == 1 && text.chars().count() >= 3;
    text.chars().count() <= HEADLINE
        && (one_word || (2..=24).contains(&count))
        && (asks || !ends_sentence(text))
        && !text.ends_with([',', ';', ':'])
        && starts_upper(text)
        && text.chars().any(char::is_alphabetic)
}

/// A headline that stands a second time.
fn repeated_headlines(parts: &mut [Part<'_>], title: Option<&str>) {
    let title = title.map(keys).filter(|words| words.len() >= 3);
    let mut seen: BTreeSet<Vec<String>> = BTreeSet::new();
    for part in parts {
        if part.text.chars().count() > HEADLINE * 2 {
            continue;
        }
        let key = keys(part.text);
        let repeated = key.len() >= 3 && seen.contains(&key);
        if repeated {
            part.kind = Some(BlockKind::Boilerplate);
        } else if part.kind == Some(BlockKind::Heading) || title.as_ref() == Some(&key) {
            seen.insert(key);
        }
    }
}

fn is_quotation(text: &str) -> bool {
    let inside = [('“', '”'), ('«', '»'), ('"', '"')].iter().find_map(|(open, close)| {
        text.strip_prefix(*open)
            .and_then(|rest| rest.strip_suffix(*close))
            .map(|inside| (inside, *open, *close))
    });
    inside.is_some_and(|(inside, open, close)| words(inside) >= 4 && !inside.contains([open, close]))
}
