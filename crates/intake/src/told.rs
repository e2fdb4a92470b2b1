//! What the text says of itself: headline, byline, "Publication:", copyright line, dateline.

use crate::biography::{author_among, is_affiliation, named_calling};
use crate::boilerplate::byline;
use crate::dates::{Written, written_in};
use crate::page::{Facts, known};
use crate::shape::{fold, is_person_name};
use record::{Block, BlockKind, FactBasis, Span};

/// How many blocks from the beginning, and from the end, are looked at.
const HEAD: usize = 12;
const TAIL: usize = 12;

/// The blocks near either end, the first ones first.
pub(crate) fn ends<'a>(text: &'a str, blocks: &'a [Block]) -> impl Iterator<Item = (&'a Block, &'a str)> {
    let tail = blocks.len().saturating_sub(TAIL).max(HEAD.min(blocks.len()));
    let near = blocks[..HEAD.min(blocks.len())].iter().chain(&blocks[tail..]);
    near.map(|block| (block, block.span.of(text))).filter(|(_, line)| line.len() <= 1200)
}

/// Title, publisher, author and address, where the text tells them.
pub(crate) fn facts(text: &str, blocks: &[Block]) -> Facts {
    let basis = FactBasis::Text;
    let first = blocks.iter().find(|block| block.kind != BlockKind::Boilerplate);
    let labelled_title = ends(text, blocks)
        .filter(|(block, _)| block.kind == BlockKind::Boilerplate)
        .find_map(|(_, line)| ["title", "headline"].iter().find_map(|label| after_label(line, label)));
    let title = labelled_title.and_then(|title| known(&title, basis)).or_else(|| {
        first
            .filter(|block| block.kind == BlockKind::Heading)
            .and_then(|block| known(block.span.of(text), basis))
    });
    let labelled = |labels: &[&str]| {
        ends(text, blocks)
            .filter(|(block, _)| block.kind != BlockKind::Reference)
            .find_map(|(_, line)| labels.iter().find_map(|label| after_label(line, label)))
    };
    let publisher = ends(text, blocks)
        .find_map(|(_, line)| serial(line))
        .or_else(|| labelled(&["publication title", "publisher", "outlet"]))
        .or_else(|| copyright_of(text, blocks).and_then(|right| right.holder))
        .or_else(|| dateline(text, blocks).and_then(|line| line.agency))
        .or_else(|| ends(text, blocks).find_map(|(_, line)| disclaiming(line)))
        .or_else(|| labelled(&["source"]).filter(|source| !source.contains("://")));
    let author = ends(text, blocks)
        .find_map(|(_, line)| byline(line))
        .or_else(|| labelled(&["author", "authors", "written by"]).filter(|author| is_person_name(author)))
        .or_else(|| biography(text, blocks))
        .or_else(|| affiliation(text, blocks));
    let url = labelled(&["url", "link", "address"]).filter(|url| url.starts_with("http"));
    let fact = |value: Option<String>| value.and_then(|value| known(&value, basis));
    Facts { title, publisher: fact(publisher), author: fact(author), url: fact(url), published: None }
}

/// The rest of a line `Label: rest`.
fn after_label(line: &str, label: &str) -> Option<String> {
    let (head, rest) = line.split_once(':')?;
    (head.trim().eq_ignore_ascii_case(label) && rest.len() <= 160 && !rest.trim().is_empty())
        .then(|| fold(rest))
}

/// `Publication: Eurasia Monitor Volume: 20 Issue: 63`
fn serial(line: &str) -> Option<String> {
    let (label, rest) = line.trim().split_once(':')?;
    label.eq_ignore_ascii_case("publication").then_some(())?;
    let end = [" Volume", " Vol.", " Issue", " No."].iter().filter_map(|word| rest.find(word)).min();
    let name = fold(&rest[..end.unwrap_or(rest.len())]);
    (!name.is_empty() && name.len() <= 80 && written_in(&name).is_empty()).then_some(name)
}

/// "... do not necessarily reflect the editorial policy of Aras Dispatch."
fn disclaiming(line: &str) -> Option<String> {
    line.contains("necessarily").then_some(())?;
    let phrases =
        ["editorial policy of ", "editorial position of ", "views of ", "position of ", "opinion of "];
    let rest = phrases.iter().find_map(|phrase| line.rsplit_once(phrase).map(|(_, rest)| rest))?;
    let rest = rest.trim_start_matches("the ").trim_end_matches(['.', '*', ' ']);
    let name = rest.split(['.', ',', ';', '(']).next().unwrap_or(rest).trim();
    let fits =
        name.starts_with(char::is_uppercase) || name.split(' ').count() >= 2 && !name.starts_with("author");
    (fits && name.split(' ').count() <= 6).then(|| name.to_owned())
}

/// A line that claims a copyright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Copyright {
    pub(crate) year: Option<i16>,
    pub(crate) holder: Option<String>,
    /// A holder written as persons are in references: "Hasanli L."
    pub(crate) person: Option<String>,
}

/// The copyright that a line near an end of the text claims.
pub(crate) fn copyright_of(text: &str, blocks: &[Block]) -> Option<Copyright> {
    ends(text, blocks).filter(|(block, _)| !block.kind.is_told()).find_map(|(_, line)| copyright(line))
}

fn copyright(line: &str) -> Option<Copyright> {
    let lower = line.to_ascii_lowercase();
    let (at, length) = ["copyright ©", "copyright (c)", "copyright", "©", "(c) "]
        .iter()
        .find_map(|mark| lower.find(mark).map(|at| (at, mark.len())))?;
    let rest = line.get(at + length..)?.trim_start_matches([':', ' ', '©']);
    // "2015-2023": the last year counts.
    let year = written_in(rest).iter().filter_map(|date| date.year).max();
    let lower = rest.to_ascii_lowercase();
    let stops = [". ", " all rights", " | ", " reserved", "; "];
    let end = stops.iter().filter_map(|stop| lower.find(stop)).min().unwrap_or(rest.len());
    let name = rest.get(..end).unwrap_or(rest);
    let name: String = name
        .split_whitespace()
        .filter(|word| {
            !word.trim_matches([',', '.']).bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-'))
        })
        .filter(|word| !word.chars().all(|c| matches!(c, '–' | '—') || c.is_ascii_digit()))
        .collect::<Vec<_>>()
        .join(" ");
    let name = name.trim_start_matches("by ").trim_matches([',', '.', ' ']).to_owned();
    let last = name.rsplit(' ').next().unwrap_or("");
    let is_person = last.chars().count() <= 2 && last.starts_with(char::is_uppercase) && name.contains(' ');
    let fits = name.starts_with(char::is_alphabetic) && name.split(' ').count() <= 7;
    let (holder, person) = match (fits, is_person) {
        (true, false) => (Some(name), None),
        (true, true) => (None, Some(name)),
        _ => (None, None),
    };
    (year.is_some() || holder.is_some()).then_some(Copyright { year, holder, person })
}

/// `BAKU, April 7 (Aras Dispatch) -` at the beginning of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    pub(crate) date: Option<Written>,
    pub(crate) agency: Option<String>,
    /// Where the text that it opens begins, in bytes of the document's text.
    pub(crate) end: usize,
}

/// The dateline of the first paragraph, if it has one.
pub(crate) fn dateline(text: &str, blocks: &[Block]) -> Option<Dateline> {
    let first = blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?;
    let line = first.span.of(text);
    let cut = line.char_indices().nth(110).map_or(line.len(), |(at, _)| at);
    let line = &line[..cut];
    let dashes = [" - ", " – ", " — ", " -- ", "— ", "– "];
    let (end, dash) = dashes.iter().filter_map(|dash| Some((line.find(dash)?, dash.len()))).min()?;
    let head = &line[..end];
    let town: String =
        head.chars().take_while(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '/')).collect();
    let town = town.trim_end();
    // "Baku (18 April 2026) -" and "Baku, 18 April 2026 -": a town in small letters needs its date set off.
    let words = head[town.len()..].trim_start();
    let sets_off = words.starts_with([',', '('])
        && town.split_whitespace().count() <= 3
        && town.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && written_in(words).iter().any(|date| date.year.is_some() && date.day.is_some() && date.start <= 2);
    let shouts = town.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && town.split_whitespace().next().is_some_and(|word| word.chars().all(|c| !c.is_lowercase()));
    if !shouts && !sets_off {
        return None;
    }
    let agency =
        head.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| fold(inside));
    let date = written_in(head).into_iter().find(|date| date.month.is_some());
    let agency = agency.filter(|agency| agency.len() <= 60 && written_in(agency).is_empty());
    let end = first.span.start() + end + dash;
    (date.is_some() || agency.is_some()).then_some(Dateline { date, agency, end })
}

/// The blocks with the dateline set apart from the paragraph that it opens: "BAKU, April 7 (Agency) -" is no
/// part of the sentence, and Baku does nothing in it.
pub(crate) fn with_dateline_apart(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let Some(end) = dateline(text, &blocks).map(|line| line.end) else { return blocks };
    blocks
        .into_iter()
        .flat_map(|block| {
            let inside = block.kind == BlockKind::Paragraph && block.span.range().contains(&end);
            let parts =
                [(BlockKind::Boilerplate, block.span.start(), end), (block.kind, end, block.span.end())];
            let cut = parts.map(|(kind, from, to)| Some(Block { kind, span: Span::new(text, from, to)? }));
            match cut {
                [Some(head), Some(rest)] if inside => vec![head, rest],
                _ => vec![block],
            }
        })
        .collect()
}

fn biography(text: &str, blocks: &[Block]) -> Option<String> {
    ends(text, blocks)
        .filter(|(block, _)| block.kind == BlockKind::Boilerplate)
        .find_map(|(_, line)| named_calling(line))
}

fn affiliation(text: &str, blocks: &[Block]) -> Option<String> {
    let boilerplate = || ends(text, blocks).filter(|(block, _)| block.kind == BlockKind::Boilerplate);
    boilerplate().find(|(_, line)| is_affiliation(line))?;
    author_among(boilerplate().map(|(_, line)| line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copyright_lines_and_their_holders() {
        let of = |line| copyright(line).map(|right| (right.year, right.holder, right.person));
        let some = |text: &str| Some(text.to_owned());
        for (line, expected) in [
            (
                "Copyright 2022 Aras Dispatch. All rights reserved.",
                Some((Some(2022), some("Aras Dispatch"), None)),
            ),
            ("© 2015-2023 The Caspian Ledger", Some((Some(2023), some("The Caspian Ledger"), None))),
            ("© Hasanli L., 2023", Some((Some(2023), None, some("Hasanli L")))),
            ("Copyright © 2021, Kura Monitor | Terms", Some((Some(2021), some("Kura Monitor"), None))),
            ("All rights reserved", None),
        ] {
            assert_eq!(of(line), expected, "{line}");
        }
    }

    #[test]
    fn datelines_and_what_is_none() {
        let of = |line: &str| {
            let span = Span::new(line, 0, line.len()).unwrap();
            dateline(line, &[Block { kind: BlockKind::Paragraph, span }])
        };
        let found = of("BAKU, April 7 (Aras Dispatch) - Azerbaijan expelled four diplomats.").unwrap();
        assert_eq!(found.agency.as_deref(), Some("Aras Dispatch"));
        assert_eq!(found.date.and_then(|date| date.day), Some(7));
        assert!(of("TEHRAN — Iran denied the report.").is_none());
        assert!(of("TEHRAN (Kura Monitor) — Iran denied the report.").is_some());
        let found = of("Baku (18 April 2026) - The two ministers met.").unwrap();
        assert_eq!((found.date.and_then(|date| date.year), found.agency), (Some(2026), None));
        assert!(of("Baku, 18 April 2026 (Aras Dispatch) — They met.").is_some());
        assert!(of("Baku, which on 18 April 2026 was quiet - as ever - answered.").is_none());
        assert!(of("On April 7 - a Friday - Baku answered.").is_none());
    }

    #[test]
    fn a_dateline_is_no_part_of_its_sentence() {
        let parts = |line: &str| -> Vec<String> {
            let span = Span::new(line, 0, line.len()).unwrap();
            let blocks = with_dateline_apart(line, vec![Block { kind: BlockKind::Paragraph, span }]);
            blocks.iter().map(|block| format!("{}: {}", block.kind, block.span.of(line))).collect()
        };
        assert_eq!(
            parts("BAKU, April 7 (Aras Dispatch) — Four envoys left."),
            ["boilerplate: BAKU, April 7 (Aras Dispatch) — ", "paragraph: Four envoys left."]
        );
        assert_eq!(parts("Four envoys left - so it was said.").len(), 1);
    }

    #[test]
    fn publishers_told_by_the_way() {
        assert_eq!(
            serial("Publication: Kura Daily Monitor Volume: 20 Issue: 63").as_deref(),
            Some("Kura Daily Monitor")
        );
        assert_eq!(serial("Publication date: 7 April 2023"), None);
        let line = "*Opinions are the author's own and do not necessarily reflect the editorial policy of Aras Dispatch.";
        assert_eq!(disclaiming(line).as_deref(), Some("Aras Dispatch"));
    }
}
