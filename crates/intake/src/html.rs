//! Web pages: the article among its surroundings, as paragraphs with the page's own marks.
//!
//! `dom_smoothie` finds the article in a tidied copy of the page; its paragraphs are then looked up in the
//! page as received, which gives the way back to the bytes and says which are headings, items or quotes.
//! Parts of the article that stand in elements of the same class behind an advert are joined to it. If nothing is
//! found, a text for readers without scripts or the text in JSON-LD is taken; else, or if the page is too large to
//! build a tree from, the whole page, with navigation, forms and footers as boilerplate.

use crate::boilerplate::{opens_comments, opens_links};
use crate::document::Extracted;
use crate::lines::Piece;
use crate::markup::tidy;
use crate::origin::Offsets;
use crate::page_metadata::Head;
use crate::passages::{Holder, Passage, passages};
use crate::shape::{ends_sentence, fold, keys};
use record::{BlockKind, NoteCode};
use std::collections::{BTreeMap, BTreeSet};

/// The largest page from which a tree is built (a tree takes some ten times the page); of larger ones the
/// whole text is taken.
const TREE_LIMIT: usize = 4 << 20;
/// Pages with more elements than this are taken whole, too: articles have some hundreds.
const ELEMENTS: usize = 20_000;
/// The least that must be found for the find to count, in bytes.
const LEAST: usize = 140;

/// So many passages, and so many bytes, may part two parts of an article.
const GAP: usize = 8;
const GAP_BYTES: usize = 800;

/// The text of a page.
pub(crate) fn extract(page: &str) -> Extracted {
    let Head { facts, dates, body } = crate::page_metadata::head(page);
    let title = facts.title.as_ref().map(|title| title.value.as_str());
    let mut notes = Vec::new();
    let opened = with_noscript_opened(page);
    let holds_article = |opened: &&String| opened.to_ascii_lowercase().contains("articlebody");
    let first = opened.as_ref().filter(holds_article).map_or(page, String::as_str);
    let mut whole = passages(first);
    let mut article = article_of(first, &mut notes);
    if article.is_none()
        && let Some(second) = opened.as_deref().filter(|second| *second != first)
        && let Some(found) = article_of(second, &mut Vec::new())
    {
        (article, whole) = (Some(found), passages(second));
    }
    let chosen = match article {
        Some(article) => with_headline(joined_parts(placed(article, &whole), &whole), &whole, title),
        None => whole,
    };
    let told: usize =
        chosen.iter().filter(|passage| is_told(passage)).map(|passage| passage.text.len()).sum();
    let chosen = match body {
        Some((body, at)) if body.len() >= LEAST && told * 3 < body.len() => of_data(&body, at, title),
        _ => chosen,
    };
    let (text, pieces, pairs) = joined(&chosen);
    let offsets = Offsets::new(pairs);
    Extracted { text, is_page: true, pieces, offsets, facts, dates, notes }
}

fn is_told(passage: &Passage) -> bool {
    !matches!(passage.hint, BlockKind::Boilerplate | BlockKind::Heading)
}

/// The page with the elements for readers without scripts as any others; every byte keeps its place.
fn with_noscript_opened(page: &str) -> Option<String> {
    if page.len() > TREE_LIMIT {
        return None;
    }
    let lower = page.to_ascii_lowercase();
    let mut opened = String::with_capacity(page.len());
    let mut from = 0;
    for (at, _) in lower.match_indices("noscript") {
        let (stands_for, begins) = ("section ", page[..at].ends_with('<') || page[..at].ends_with("</"));
        if begins {
            opened.push_str(&page[from..at]);
            opened.push_str(stands_for);
            from = at + stands_for.len();
        }
    }
    opened.push_str(&page[from..]);
    (from > 0).then_some(opened)
}

/// The text in JSON-LD, as paragraphs that stand at its place.
fn of_data(body: &str, at: usize, title: Option<&str>) -> Vec<Passage> {
    let passage = |text: String, hint| Passage { text, hint, at, holder: Holder::default() };
    let headline = title.map(|title| passage(title.to_owned(), BlockKind::Heading));
    let told: Vec<Passage> = if body.contains("<p") || body.contains("<br") {
        passages(body).into_iter().map(|part| passage(part.text, part.hint)).collect()
    } else {
        let lines = body.lines().map(fold).filter(|line| !line.is_empty());
        lines.map(|line| passage(line, BlockKind::Paragraph)).collect()
    };
    headline.into_iter().chain(told).collect()
}

/// The article as a tree of the page tells it, and notes on what the tree lacks.
fn article_of(page: &str, notes: &mut Vec<(NoteCode, String)>) -> Option<Vec<Passage>> {
    let mut article = None;
    let mut too_large = page.len() > TREE_LIMIT;
    if !too_large {
        let (tidied, deeper) = tidy(page);
        if deeper {
            let limit = crate::markup::DEPTH;
            let text = format!("nested deeper than {limit}; the deepest parts were flattened");
            notes.push((NoteCode::DepthTruncated, text));
        }
        // Every element of a tidy page has two tags.
        too_large = tidied.bytes().filter(|byte| *byte == b'<').count() > ELEMENTS * 2;
        if !too_large {
            article = self::article(&tidied);
        }
    }
    if too_large {
        let limit = TREE_LIMIT >> 20;
        let text = format!("more than {limit} MiB or {ELEMENTS} elements; its whole text was taken");
        notes.push((NoteCode::PageTakenWhole, text));
    }
    article
}

fn article(tidied: &str) -> Option<Vec<Passage>> {
    let config = dom_smoothie::Config {
        text_mode: dom_smoothie::TextMode::Formatted,
        disable_json_ld: true,
        ..dom_smoothie::Config::default()
    };
    let mut readability = dom_smoothie::Readability::new(tidied, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let found = passages(&article.content);
    let told: usize = found.iter().map(|passage| passage.text.len()).sum();
    (told >= LEAST).then_some(found)
}

/// The passages of the article with their places in the page. Both stand in the same order. Navigation within the
/// article stays navigation, unless that is most of it: some pages put their article into an `aside`.
fn placed(article: Vec<Passage>, whole: &[Passage]) -> Vec<Passage> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, passage) in whole.iter().enumerate() {
        places.entry(&passage.text).or_default().push(index);
    }
    let mut next = 0;
    let found: Vec<Option<&Passage>> = article
        .iter()
        .map(|passage| {
            let places = places.get(passage.text.as_str())?;
            let index = *places.get(places.partition_point(|place| *place < next))?;
            next = index + 1;
            whole.get(index)
        })
        .collect();
    let length = |aside: bool| -> usize {
        let of_kind = |passage: &&&Passage| !aside || passage.hint == BlockKind::Boilerplate;
        found.iter().flatten().filter(of_kind).map(|passage| passage.text.len()).sum()
    };
    let is_aside = length(true) * 2 > length(false);
    let mut at = 0;
    let with_place = |(passage, found): (Passage, Option<&Passage>)| match found {
        Some(place) => {
            at = place.at;
            let hint = if is_aside { passage.hint } else { place.hint };
            Passage { hint, at, holder: place.holder, ..passage }
        }
        None => Passage { at, ..passage },
    };
    article.into_iter().zip(found).map(with_place).collect()
}

/// The article with its further parts: whole elements of the class that holds most of it, not far behind it, with
/// sentences in them.
fn joined_parts(article: Vec<Passage>, whole: &[Passage]) -> Vec<Passage> {
    let mut held: BTreeMap<u32, usize> = BTreeMap::new();
    for passage in article.iter().filter(|passage| is_told(passage)) {
        *held.entry(passage.holder.class).or_default() += passage.text.len();
    }
    let all: usize = held.values().sum();
    let Some((&class, _)) = held.iter().find(|(class, length)| **class > 0 && **length * 2 > all) else {
        return article;
    };
    let known: BTreeSet<usize> = article.iter().map(|passage| passage.at).collect();
    let elements: BTreeSet<u32> = article.iter().map(|passage| passage.holder.element).collect();
    let start = known.first().copied().unwrap_or(usize::MAX);
    let (mut passed, mut passed_bytes) = (0, 0);
    let mut found: BTreeMap<u32, Vec<Passage>> = BTreeMap::new();
    for passage in whole.iter().filter(|passage| passage.at > start) {
        let ends = opens_comments(&passage.text) || opens_links(&passage.text);
        if ends || passed > GAP || passed_bytes > GAP_BYTES {
            break;
        }
        let Holder { class: own, element } = passage.holder;
        let is_part = own == class && !elements.contains(&element);
        if is_part {
            found.entry(element).or_default().push(passage.clone());
        }
        if is_part || known.contains(&passage.at) {
            (passed, passed_bytes) = (0, 0);
        } else {
            (passed, passed_bytes) = (passed + 1, passed_bytes + passage.text.len());
        }
    }
    let told = |part: &Vec<Passage>| -> usize {
        let sentences = part.iter().filter(|passage| is_told(passage) && ends_sentence(&passage.text));
        sentences.map(|passage| passage.text.len()).sum()
    };
    let parts = found.into_values().filter(|part| told(part) >= LEAST).flatten();
    let mut all: Vec<Passage> = article.into_iter().chain(parts).collect();
    all.sort_by_key(|passage| passage.at);
    all
}

/// Puts the headline first if the article was found without it.
fn with_headline(mut article: Vec<Passage>, whole: &[Passage], title: Option<&str>) -> Vec<Passage> {
    let Some(title) = title.map(keys).filter(|title| !title.is_empty()) else { return article };
    if article.iter().take(5).any(|passage| keys(&passage.text) == title) {
        return article;
    }
    let first = article.first().map_or(usize::MAX, |passage| passage.at);
    let headline = whole
        .iter()
        .find(|passage| passage.at <= first && passage.text.len() < 400 && keys(&passage.text) == title);
    if let Some(headline) = headline {
        article.insert(0, Passage { hint: BlockKind::Heading, ..headline.clone() });
    }
    article
}

fn joined(passages: &[Passage]) -> (String, Vec<Piece>, Vec<(u32, u32)>) {
    let mut text = String::new();
    let mut pieces = Vec::with_capacity(passages.len());
    let mut pairs = Vec::with_capacity(passages.len());
    for passage in passages {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&passage.text);
        pieces.push(Piece { start, end: text.len(), hint: Some(passage.hint) });
        pairs.push((start as u32, passage.at as u32));
    }
    (text, pieces, pairs)
}
