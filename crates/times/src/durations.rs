//! Lengths of time: "three years", "a few days", "the past two decades", "three-day".

use crate::found::{Found, From, Reading, Window};
use crate::lexicon::is_vague_amount;
use crate::number;
use crate::unit::Unit;
use crate::value::{Count, Length};
use crate::words::{Scan, is_apostrophe, is_dash};
use record::{Modifier, TimeKind};

/// A length that begins at this word.
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Found> {
    let (modifier, at) = amount_modifier(scan, index);
    let (window, at) = window(scan, at);
    let at = if window.is_some() { at } else { scan.lead(at, &["the", "these", "those", "all"]) };
    let article = at > index && window.is_none() && modifier.is_none() && scan.is(index, "the");
    let found = if let Some(of) = half(scan, at) {
        Some(of)
    } else {
        match number::cardinal(scan, at) {
            Some((count, next)) => counted(scan, at, Some(count), next),
            None => uncounted(scan, at, index, modifier.is_some() || window.is_some(), article),
        }
    };
    let (length, to) = found?;
    if is_a_name(scan, index, at, to) {
        return None;
    }
    let window = window.or_else(|| window_after(scan, at));
    // "the three-day visit": the article is the visit's.
    let from = if article && (at..to).any(|word| is_dash(scan.key(word))) { at } else { index };
    Some(Found::of(TimeKind::Duration, from, to, Reading::Length(length, window)).with(modifier))
}

/// "the Hundred Years' War", "Seven Days": a war or a paper.
fn is_a_name(scan: &Scan, index: usize, at: usize, to: usize) -> bool {
    let capitals = scan.is_letters(at) && scan.word(at).capital && scan.word(to - 1).capital && to > at + 1;
    let next = to + usize::from(is_apostrophe(scan.key(to)));
    let war = scan.word(next).capital && scan.is_any(next, &["war", "wars", "battle", "battles"]);
    capitals && (war || to > at + 2 || !scan.begins_sentence(index))
}

/// "about", "more than" and the like before an amount, and the index after them.
pub(crate) fn amount_modifier(scan: &Scan, index: usize) -> (Option<Modifier>, usize) {
    let one = |modifier| (Some(modifier), index + 1);
    // "over the past two years": a preposition, no amount.
    if scan.is_any(index + 1, &["the", "these", "those"]) {
        return (None, index);
    }
    match (scan.key(index), scan.key(index + 1)) {
        ("about" | "around" | "approximately" | "roughly" | "circa" | "some", _) => one(Modifier::Approx),
        ("nearly" | "almost" | "under", _) => one(Modifier::LessThan),
        ("over", _) => one(Modifier::MoreThan),
        ("more" | "longer", "than") => (Some(Modifier::MoreThan), index + 2),
        ("less" | "fewer", "than") => (Some(Modifier::LessThan), index + 2),
        ("at", "least") => (Some(Modifier::EqualOrMore), index + 2),
        ("at", "most") | ("up", "to") => (Some(Modifier::EqualOrLess), index + 2),
        _ => (None, index),
    }
}

/// "the past", "the next" and the like before an amount, and the index after them.
fn window(scan: &Scan, index: usize) -> (Option<Window>, usize) {
    let at = scan.lead(index, &["the", "these"]);
    let window = match scan.key(at) {
        "past" | "last" => Window::Before(From::Speech),
        "previous" | "preceding" => Window::Before(From::Text),
        "next" => Window::After(if at > index { From::Text } else { From::Speech }),
        "coming" => Window::After(From::Speech),
        "following" | "subsequent" | "ensuing" | "succeeding" => Window::After(From::Text),
        "first" | "final" | "intervening" | "early" | "same" | "opening" | "closing" | "initial"
            if at > index =>
        {
            return (None, at + 1);
        }
        _ => return (None, index),
    };
    (Some(window), at + 1)
}

/// "the four previous weeks": the window stands behind the number.
fn window_after(scan: &Scan, index: usize) -> Option<Window> {
    let after = number::cardinal(scan, index).map(|(_, next)| next)?;
    match scan.key(after) {
        "previous" | "preceding" => Some(Window::Before(From::Text)),
        "following" => Some(Window::After(From::Text)),
        "past" | "last" => Some(Window::Before(From::Speech)),
        _ => None,
    }
}

/// "half an hour", "half a century", "a half-century".
fn half(scan: &Scan, index: usize) -> Option<(Length, usize)> {
    let at = scan.lead(index, &["a"]);
    if !scan.is(at, "half") {
        return None;
    }
    let mut next = scan.skip(at + 1, &["a", "an"]);
    if is_dash(scan.key(next)) {
        next += 1;
    } else if next == at + 1 {
        return None;
    }
    let (unit, _) = scan.facts(next).unit.filter(|_| !scan.facts(next).plural)?;
    let (hundredths, unit) = match unit {
        Unit::Hour => (3000, Unit::Minute),
        Unit::Year => (600, Unit::Month),
        Unit::Decade => (500, Unit::Year),
        Unit::Century => (5000, Unit::Year),
        unit => (50, unit),
    };
    Some((Length { count: Some(Count { hundredths }), unit }, next + 1))
}

/// A number and a unit: "three years", "ten-day", "90 days", "a 24-year rule". No ages, no prices.
fn counted(scan: &Scan, index: usize, count: Option<Count>, next: usize) -> Option<(Length, usize)> {
    let mut at = next;
    let dashed = is_dash(scan.key(at)) && (scan.word(at).glued || scan.word(at + 1).glued);
    at += usize::from(dashed);
    if !dashed {
        at = scan.skip(
            at,
            &[
                "full",
                "more",
                "bloody",
                "long",
                "whole",
                "consecutive",
                "short",
                "previous",
                "past",
                "following",
            ],
        );
        at = scan.skip(at, &["preceding", "straight", "more", "additional", "calendar"]);
    }
    let facts = scan.facts(at);
    let (unit, times) = facts.unit.filter(|_| !scan.word(at).apart && (!facts.short || dashed))?;
    let one = count == Some(Count::whole(1));
    // "two second attacks", "one day he came": an ordinal, or a moment.
    if scan.word(at).glued && !dashed || unit == Unit::Second && !facts.plural && !one && !dashed {
        return None;
    }
    let parts = unit == Unit::Quarter && (!facts.plural || scan.is(at + 1, "of") || dashed);
    if parts || is_age(scan, index, at) {
        return None;
    }
    let price = matches!(scan.key_before(index, 1), "$" | "€" | "£") && scan.word(index).glued;
    if price {
        return None;
    }
    let count = count.map(|count| Count { hundredths: count.hundredths.saturating_mul(times) });
    Some((Length { count, unit }, tail(scan, at + 1)))
}

/// "-long", " long", an apostrophe of possession, "period" stay with the length.
fn tail(scan: &Scan, to: usize) -> usize {
    if is_dash(scan.key(to)) && scan.word(to).glued && scan.is(to + 1, "long") {
        return to + 2;
    }
    if is_apostrophe(scan.key(to)) && scan.word(to).glued {
        return to;
    }
    to
}

/// "62-year-old", "58 years old", "26 years of age", "aged 12 years".
fn is_age(scan: &Scan, index: usize, unit_at: usize) -> bool {
    let after = if is_dash(scan.key(unit_at + 1)) { unit_at + 2 } else { unit_at + 1 };
    scan.is_any(after, &["old", "olds"])
        || scan.after(unit_at + 1, &["of", "age"]).is_some()
        || matches!(scan.key_before(index, 1), "aged" | "age")
}

/// Words before a plain plural unit that make a length of it: "for months".
#[rustfmt::skip]
const BEFORE_A_PLURAL: [&str; 10] = ["for", "within", "after", "over", "took", "lasted", "of", "in", "by", "with"];
/// Words before "a year" that make a length of it.
#[rustfmt::skip]
const BEFORE_ONE: [&str; 20] = [
    "for", "in", "within", "after", "over", "about", "nearly", "almost", "lasted", "under", "than", "of", "by", "took",
    "least", "spent", "during", "roughly", "around", "another",
];

/// "a few days", "several months", "a year", "months".
fn uncounted(scan: &Scan, at: usize, index: usize, marked: bool, article: bool) -> Option<(Length, usize)> {
    let before = scan.key_before(index, 1);
    let vague = if scan.is_any(at, &["a", "only"]) { scan.skip(at + 1, &["a", "good", "mere"]) } else { at };
    if is_vague_amount(scan.key(vague)) && (vague == at || scan.is_any(vague, &["few", "couple"])) {
        let next = scan.skip(scan.skip(vague + 1, &["of"]), &["the", "more", "short", "long", "hundred"]);
        let facts = scan.facts(next);
        let (unit, _) = facts.unit.filter(|_| facts.plural && !scan.word(next).apart)?;
        let count = scan.is(vague, "couple").then(|| Count::whole(2));
        return Some((Length { count, unit }, tail(scan, next + 1)));
    }
    if scan.is_any(at, &["a", "an", "another", "one"]) {
        let mut next = scan.skip(at + 1, &["full", "whole", "single", "further"]);
        let facts = scan.facts(next);
        let (unit, times) = facts.unit.filter(|_| !facts.plural && !facts.short && !scan.word(next).apart)?;
        next += 1;
        let long = is_dash(scan.key(next)) && scan.is(next + 1, "long");
        let holds = marked
            || long
            || BEFORE_ONE.contains(&before)
            || scan.begins_sentence(index) && scan.is(at, "another");
        let ordinary = unit != Unit::Second && unit != Unit::Quarter && !scan.word(at + 1).apart;
        let compound = is_dash(scan.key(next)) && scan.word(next).glued && !long;
        let half = scan.after(next, &["and", "a", "half"]);
        let count = Count { hundredths: 100 * times + if half.is_some() { 50 } else { 0 } };
        let length = Length { count: Some(count), unit };
        return (holds && ordinary && !compound).then(|| (length, half.unwrap_or_else(|| tail(scan, next))));
    }
    let facts = scan.facts(at);
    let (unit, _) = facts.unit.filter(|_| !scan.word(at).apart && !facts.short)?;
    if facts.plural {
        let told = marked
            || BEFORE_A_PLURAL[..6].contains(&before) && !article
            || at > index
                && scan.is_any(
                    at - 1,
                    &["following", "first", "final", "early", "intervening", "opening", "closing", "initial"],
                );
        let of = scan.is(at + 1, "of") && matches!(before, "by" | "of" | "after" | "with");
        return (told || of).then(|| (Length { count: None, unit }, tail(scan, at + 1)));
    }
    let part = at > index && scan.is_any(at - 1, &["first", "final", "last", "opening", "closing"]);
    if part && unit >= Unit::Week && unit != Unit::Quarter && scan.is(at + 1, "of") {
        return Some((Length { count: Some(Count::whole(1)), unit }, at + 1));
    }
    let windowed =
        marked && matches!(scan.key(at - usize::from(at > 0)), "past" | "last" | "next" | "coming");
    let long = is_dash(scan.key(at + 1)) && scan.is(at + 2, "long");
    let (_, times) = facts.unit?;
    (windowed && (unit >= Unit::Decade || times == 2) || long)
        .then(|| (Length { count: Some(Count::whole(times)), unit }, tail(scan, at + 1)))
}
