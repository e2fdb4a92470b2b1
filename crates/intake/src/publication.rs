//! When was this published, as far as the text itself tells? A date line or dateline tells it. Else the
//! copyright year and the latest date that the text speaks of bound it, and the answer is an interval
//! marked as inferred. A lone year in the text is no bound worth giving: then the date stays unknown.

use crate::boilerplate::{byline, is_date_line, is_dated_place};
use crate::date_marks::{Label, label_before};
use crate::dates::{Written, order_in, written_in};
use crate::told::{copyright_of, dateline, ends};
use record::{Basis, Block, BlockKind, Date, FactBasis, Grain, Known, When};

/// An article that speaks of fresh events is taken to appear within so many days of the latest of them.
const FRESH_DAYS: i32 = 31;
/// Any other within so many days of the latest date it tells.
const STALE_DAYS: i32 = 365;
/// How much of a text is searched for dates.
const SEARCHED: usize = 1 << 20;
/// Among so many first blocks a place with a date dates the text.
const HEAD: usize = 6;
/// Dates before this year date a history, not a dispatch.
const EARLIEST_YEAR: i16 = 1990;

/// The date, and how it was inferred if it was. The lines of a web page have been looked at with their marks before:
/// what is left of them dates other articles.
pub(crate) fn published(
    text: &str,
    blocks: &[Block],
    is_page: bool,
) -> Option<(Known<When>, Option<String>)> {
    let told = if is_page { None } else { date_line(text, blocks) };
    if let Some(value) = told.or_else(|| dateline(text, blocks)?.date?.when(None, Basis::Metadata)) {
        return Some((Known { value, basis: FactBasis::Text }, None));
    }
    let (value, reason) = inferred(text, blocks)?;
    Some((Known { value, basis: FactBasis::Inferred }, Some(reason)))
}

/// The date of a line that dates the text: a date by itself, beside a label, in a byline, or, at the head of the text,
/// beside a place.
fn date_line(text: &str, blocks: &[Block]) -> Option<When> {
    let order = order_in(&text[..text.floor_char_boundary(SEARCHED)]);
    let line = |line: &str| {
        let dates = written_in(line);
        let mut from = 0;
        let labels = dates.iter().map(|date| {
            let before = line.get(std::mem::replace(&mut from, date.end)..date.start);
            (date, before.and_then(label_before))
        });
        let labels: Vec<(&Written, Option<Label>)> = labels.collect();
        let labelled = labels.iter().any(|(_, label)| *label == Some(Label::Published)) && line.len() <= 160;
        let dates_page = is_date_line(line) || labelled || byline(line).is_some();
        let own = labels.into_iter().filter(|(_, label)| dates_page && *label != Some(Label::Other));
        let full = own.map(|(date, _)| date).find(|date| date.year.is_some() && date.month.is_some());
        full.and_then(|date| date.in_order(order).when(None, Basis::Metadata))
    };
    let lines = ends(text, blocks).filter(|(block, _)| block.kind == BlockKind::Boilerplate);
    let placed = || {
        let head = blocks.iter().take(HEAD).filter(|block| block.kind != BlockKind::Reference);
        let dated = head.map(|block| block.span.of(text)).find(|line| is_dated_place(line))?;
        written_in(dated).first()?.in_order(order).when(None, Basis::Metadata)
    };
    lines.filter_map(|(_, text)| line(text)).next().or_else(placed)
}

fn inferred(text: &str, blocks: &[Block]) -> Option<(When, String)> {
    let copyright = copyright_of(text, blocks).and_then(|right| right.year);
    let line_date = dateline(text, blocks).and_then(|line| line.date);
    let dates = past_dates(text, blocks);
    let current = current_year(&dates, copyright, line_date.is_some());
    if let Some(date) = line_date.filter(|date| date.day.is_some()) {
        let year = current.or_else(|| dates.iter().filter_map(|date| date.year).max())?;
        let when = date.when(Some(year), Basis::YearInferred)?;
        return Some((when, format!("the dateline tells day and month; the year {year} is inferred")));
    }
    let days = resolved(&dates, current);
    let latest = days
        .iter()
        .filter(|when| when.grain() != Grain::Year)
        .max_by_key(|when| (when.earliest(), when.latest()));
    match (latest, copyright) {
        (Some(latest), copyright) => {
            let fresh = is_fresh(text, blocks, &days, latest);
            let span = jiff_days(if fresh { FRESH_DAYS } else { STALE_DAYS });
            let by_text = latest.latest().checked_add(span).ok()?;
            let end_of = |year| Date::new(year, 12, 31).ok();
            let upper = copyright.and_then(end_of).filter(|end| *end >= latest.latest());
            let basis = if current.is_some() { Basis::YearInferred } else { Basis::Explicit };
            let when = When::new(latest.earliest(), upper.unwrap_or(by_text), Grain::Range, basis)?;
            let until = match upper {
                Some(end) => format!("and its copyright line the year {}", end.year()),
                None if fresh => format!("and it tells of fresh events: within {FRESH_DAYS} days is assumed"),
                None => "a year is allowed".to_owned(),
            };
            let place = if latest.days() == 1 { "" } else { "the period from " };
            let reason = format!("the latest date in the text is {place}{}, {until}", latest.earliest());
            Some((when.approximately(), reason))
        }
        (None, Some(year)) => {
            let when = When::year(year, Basis::Explicit)?.approximately();
            Some((
                when,
                format!(
                    "the copyright line names the year {year}; pages renew such lines, so it may be older"
                ),
            ))
        }
        (None, None) => None,
    }
}

fn jiff_days(days: i32) -> std::time::Duration {
    std::time::Duration::from_secs(u64::from(days.unsigned_abs()) * 86_400)
}

/// The dates of the told text that are told as past: not those that something will happen on, or by.
fn past_dates(text: &str, blocks: &[Block]) -> Vec<Written> {
    let mut found = Vec::new();
    let mut searched = 0;
    for block in blocks.iter().filter(|block| block.kind.is_told()) {
        searched += block.span.len();
        if searched > SEARCHED {
            break;
        }
        let body = block.span.of(text);
        for date in written_in(body) {
            if !is_ahead(body, &date) {
                let at = block.span.start();
                found.push(Written { start: date.start + at, end: date.end + at, ..date });
            }
        }
    }
    found
}

const AHEAD: &[&str] = &[
    "will",
    "shall",
    "planned",
    "plans",
    "plan",
    "scheduled",
    "expected",
    "upcoming",
    "next",
    "until",
    "till",
    "deadline",
    "target",
    "forecast",
    "due",
    "would",
    "aims",
    "hopes",
    "slated",
    "coming",
];

/// Whether the sentence up to the date looks ahead.
fn is_ahead(body: &str, date: &Written) -> bool {
    let mut from = date.start.saturating_sub(160);
    while !body.is_char_boundary(from) {
        from += 1;
    }
    let before = &body[from..date.start];
    let clause = before.rfind(['.', ';', '!', '?', '(', '\n']).map_or(before, |at| &before[at + 1..]);
    let mut words = clause.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let last = words.clone().next_back();
    words.any(|word| AHEAD.contains(&word)) || matches!(last, Some("by" | "By"))
}

/// The year in which the writer writes, if bare dates ("On March 30") presume one. Writers leave out the
/// year of the current year; when the first date of a text is bare, it is of that year.
fn current_year(dates: &[Written], copyright: Option<i16>, has_dateline: bool) -> Option<i16> {
    let exact: Vec<&Written> = dates.iter().filter(|date| date.month.is_some()).collect();
    let bare = |date: &&Written| date.year.is_none() && date.day.is_some();
    if !exact.first().is_some_and(|first| bare(first) || has_dateline) {
        return None;
    }
    if copyright.is_some() {
        return copyright;
    }
    let told =
        exact.iter().filter_map(|date| Some((date.year?, date.month?, date.day.unwrap_or(1)))).max()?;
    let latest_bare =
        exact.iter().filter(|date| bare(date)).filter_map(|date| Some((date.month?, date.day?))).max()?;
    // A bare date after the last full one may be of its year; otherwise the years told are past years.
    Some(if latest_bare >= (told.1, told.2) { told.0 } else { told.0 + 1 })
}

/// The dates with their years: bare ones are of the current year, or of the last year told before them.
fn resolved(dates: &[Written], current: Option<i16>) -> Vec<When> {
    let mut last_year = None;
    let mut found = Vec::new();
    for date in dates {
        last_year = date.year.or(last_year);
        let year = if date.year.is_none() { current.or(last_year) } else { None };
        found.extend(date.when(year, Basis::Explicit).filter(|when| when.earliest().year() >= EARLIEST_YEAR));
    }
    found
}

const FRESH_WORDS: &[&str] = &[
    " on Monday",
    " on Tuesday",
    " on Wednesday",
    " on Thursday",
    " on Friday",
    " on Saturday",
    " on Sunday",
    "yesterday",
    "Yesterday",
    "last week",
    "Last week",
    "this week",
    "earlier today",
    "On Monday",
    "On Tuesday",
    "On Wednesday",
    "On Thursday",
    "On Friday",
    "On Saturday",
    "On Sunday",
];

/// Whether the text tells of its latest days as news do.
fn is_fresh(text: &str, blocks: &[Block], days: &[When], latest: &When) -> bool {
    let mut near: Vec<Date> = days
        .iter()
        .filter(|when| {
            when.grain() == Grain::Day
                && latest
                    .latest()
                    .checked_sub(jiff_days(FRESH_DAYS))
                    .is_ok_and(|from| when.earliest() >= from)
        })
        .map(When::earliest)
        .collect();
    near.sort();
    near.dedup();
    let told = || blocks.iter().filter(|block| block.kind.is_told()).take(200);
    near.len() >= 3 || told().any(|block| FRESH_WORDS.iter().any(|word| block.span.of(text).contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::blocks;
    use crate::lines::pieces;

    fn of(text: &str) -> String {
        let blocks = blocks(text, &pieces(text, 0), None);
        match published(text, &blocks, false) {
            None => "unknown".to_owned(),
            Some((known, _)) => {
                let when = known.value;
                format!("{}..{} {} {}", when.earliest(), when.latest(), when.grain(), known.basis)
            }
        }
    }

    #[test]
    fn told_dates() {
        for (text, expected) in [
            (
                "Bridge opens\n\nPublished: 7 April 2023\n\nThe bridge opened.",
                "2023-04-07..2023-04-07 day text",
            ),
            ("Bridge opens\n\nApril 7, 2023\n\nThe bridge opened.", "2023-04-07..2023-04-07 day text"),
            (
                "Bridge opens\n\nBy Leyla Hasanli | 7 April 2023\n\nIt opened.",
                "2023-04-07..2023-04-07 day text",
            ),
            ("BAKU, April 7, 2023 (Ledger) - The bridge opened.", "2023-04-07..2023-04-07 day text"),
            ("Bridge opens\n\nLast updated: 7 April 2023\n\nThe bridge opened.", "unknown"),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn inferred_dates() {
        for (text, expected) in [
            // Bare dates first, full dates only of earlier years: the year after.
            (
                "On March 30, Baku opened an embassy. It had closed one (Ledger, October 20, 2022). On April 7 and April 8 they spoke.",
                "2023-04-08..2023-05-09 range inferred",
            ),
            // A full date first, bare ones follow it.
            (
                "War broke out on September 27, 2020. A truce was signed on November 9.",
                "2020-11-09..2021-11-09 range inferred",
            ),
            (
                "War broke out on September 27, 2020. A truce came on November 9.\n\nCopyright 2022 Aras Dispatch.",
                "2020-11-09..2022-12-31 range inferred",
            ),
            ("They met in April 2025. On Monday they signed.", "2025-04-01..2025-05-31 range inferred"),
            (
                "BAKU, April 7 (Ledger) - It opened.\n\nCopyright 2023 Ledger. All rights reserved.",
                "2023-04-07..2023-04-07 day inferred",
            ),
            (
                "They met.\n\nCopyright 2023 Ledger. All rights reserved.",
                "2023-01-01..2023-12-31 year inferred",
            ),
            // What lies ahead is no lower bound, and a lone year says too little.
            ("The railway will be finished on March 3, 2031.", "unknown"),
            ("Relations have soured since 2021.", "unknown"),
            ("On April 7 they spoke.", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
