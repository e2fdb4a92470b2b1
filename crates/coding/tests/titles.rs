//! Text cases of titles: `cases/titles/*.cases`. The words of the act and of those in it are marked in the text, as the
//! reader would find them: `{act expelled}`, `{by Azerbaijan}`, `{to Iran}`, `{holder the ministry}`, `{in Baku}`.
#![allow(missing_docs)]

use codebook::Codebook;
use coding::{Options, Page};
use language::Language;
use proptest::prelude::*;
use record::{Belonging, Document, Event, Kind, Parse, Reading, Span, Standing, Told};
use std::path::Path;

/// How many words a title has at most.
const WORDS: usize = 14;

/// The text without its marks, and each mark with the bytes that it stands around.
fn unmarked(marked: &str) -> (String, Vec<(String, usize, usize)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').expect("a mark is closed");
        let (tag, words) = inside.split_once(' ').expect("a mark has a tag and words");
        text.push_str(before);
        marks.push((tag.to_owned(), text.len(), text.len() + words.len()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

fn told(document: &Document, parse: &Parse, start: usize, end: usize) -> Told {
    let span = Span::new(&document.text, start, end).expect("marks stand around whole characters");
    let first = parse.tokens.partition_point(|token| token.span.end() <= span.start());
    let after = parse.tokens.partition_point(|token| token.span.start() < span.end());
    Told { words: first..after.max(first + 1), span, confidence: 0.9, of: Belonging::NONE }
}

/// The event of the marked act of a text.
fn event(marked: &str, kind: Kind, standing: Standing) -> Event {
    let (language, codebook) = (Language::embedded(), Codebook::embedded());
    let (text, marks) = unmarked(marked);
    let document = Document::of_sentence("one", &text);
    let parse = language.parse(&document);
    let times = times::find(&document, &parse, &codebook.periods);
    let mentions = coding::mentions::resolve(&document, &parse, &times, codebook);
    let all = |wanted: &str| -> Vec<Told> {
        let of_tag = marks.iter().filter(|(tag, ..)| tag == wanted);
        of_tag.map(|&(_, start, end)| told(&document, &parse, start, end)).collect()
    };
    let trigger = all("act").remove(0);
    let reading = Reading {
        sentence: parse.sentence_of(trigger.words.start).expect("the act is in a sentence"),
        words: trigger.words,
        trigger: trigger.span,
        kind,
        confidence: 0.9,
        mode: None,
        standing,
        standing_confidence: 0.9,
        actors: all("by"),
        recipients: all("to"),
        actor_state: Belonging::NONE,
        recipient_state: Belonging::NONE,
        holders: all("holder"),
        times: Vec::new(),
        places: all("in"),
    };
    let page = Page {
        document: &document,
        parse: &parse,
        times: &times,
        citations: &coding::citations(&document, &times, &codebook.words),
        mentions: &mentions,
        readings: std::slice::from_ref(&reading),
        reader: "made up",
    };
    coding::code(&page, codebook, Options { all_actors: true }).value.remove(0)
}

#[test]
fn titles_are_cut_as_the_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/titles");
    let outcome = casefile::run(&folder, |case| {
        let kind = case.setting("kind").map_or(Kind::Assault, |kind| kind.parse().expect("it is a kind"));
        let standing = case.setting("standing").unwrap_or("happened").parse().expect("it is a standing");
        event(&case.text, kind, standing).title.map(|title| title.text).into_iter().collect()
    });
    if let Err(report) = outcome {
        panic!("{report}");
    }
}

/// Ways to tell an act of which only the standing differs, each with a word that must not be lost.
const TOLD: [(Standing, &str, &[&str]); 12] = [
    (Standing::Alleged, "{by Iran} allegedly {act armed} {to the gunmen}.", &["allegedly"]),
    (Standing::Alleged, "{holder Baku} said that {by Iran} {act armed} {to the gunmen}.", &["Baku"]),
    (Standing::Alleged, "{holder Baku} claims {by Iran} {act armed} {to the gunmen}.", &["Baku"]),
    (Standing::Alleged, "According to {holder Baku}, {by Iran} {act armed} {to the gunmen}.", &["Baku"]),
    (Standing::Alleged, "{by Iran} {act armed} {to the gunmen}, {holder Baku} said.", &["Baku"]),
    (Standing::Negated, "{by Iran} did not {act arm} {to the gunmen}.", &["not"]),
    (Standing::Negated, "{by Iran} never {act armed} {to the gunmen}.", &["never"]),
    (Standing::Negated, "{by Iran} denied that it had {act armed} {to the gunmen}.", &["denied"]),
    (Standing::Planned, "{by Iran} will {act arm} {to the gunmen} next week.", &["will"]),
    (Standing::Planned, "{by Iran} plans to {act arm} {to the gunmen}.", &["plans"]),
    (Standing::Threatened, "{by Iran} threatened to {act arm} {to the gunmen}.", &["threatened"]),
    (Standing::Hypothetical, "{by Iran} could {act arm} {to the gunmen}.", &["could"]),
];

#[test]
fn what_is_no_fact_never_reads_as_one() {
    let mut cut = 0;
    for (standing, text, words) in TOLD {
        let Some(title) = event(text, Kind::Aid, standing).title else { continue };
        cut += 1;
        for word in words {
            assert!(title.text.contains(word), "{text} became {:?}", title.text);
        }
    }
    // The check must have had something to check.
    assert!(cut >= 10, "only {cut} titles");
}

#[test]
fn a_standing_that_the_words_do_not_show_gives_no_title() {
    // The reader may be wrong, or know it from elsewhere: then nothing is better than a line that reads as fact.
    for standing in [
        Standing::Alleged,
        Standing::Negated,
        Standing::Planned,
        Standing::Threatened,
        Standing::Hypothetical,
    ] {
        let event = event("{by Iran} {act attacked} {to Azerbaijan}.", Kind::Assault, standing);
        assert_eq!(event.title, None, "{standing}");
    }
}

#[test]
fn hostile_sentences_give_short_titles_or_none() {
    let long = format!(
        "{{by Iran}} {{act attacked}} {{to Azerbaijan}}{}.",
        " and the other one of them".repeat(400)
    );
    let wide = format!("{{by Iran}} {{act attacked}} {{to {}}}.", "x".repeat(5000));
    let nested = format!(
        "{{by Iran}} {}\"{{act attacked}} {{to Azerbaijan}}{}\".",
        "said \"".repeat(40),
        "\" he said".repeat(40)
    );
    let marks = "{by Iran} <b>{act attacked}</b> {to Azerbaijan} & <script>alert(1)</script>.";
    for text in [
        long.as_str(),
        &wide,
        &nested,
        marks,
        "{act Attack} {to Iran}",
        "- - {by Iran} {act attack} - -",
        "{by Iran} {act ((((} {to ))))}",
        "{by Iran} {act 攻击} {to 阿塞拜疆}",
    ] {
        if let Some(title) = event(text, Kind::Assault, Standing::Happened).title {
            assert!(
                title.text.split_whitespace().count() <= WORDS && title.text.len() <= 200,
                "{}",
                title.text
            );
            assert!(!title.text.chars().any(char::is_control) && title.tells <= 100);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_word_of_a_title_is_of_its_text_or_a_name(
        before in "[a-zA-Z ,]{0,30}", between in "[a-zA-Z\"' ,]{0,30}", after in "[a-zA-Z\"'()\\[\\] ,.]{0,80}",
    ) {
        let text = format!("{before} {{by Iran}} {between} {{act attacked}} {{to Turkey}} {after}.");
        let (plain, _) = unmarked(&text);
        if let Some(title) = event(&text, Kind::Assault, Standing::Happened).title {
            let lower = plain.to_lowercase();
            let words = title.text.split(|letter: char| !letter.is_alphanumeric());
            for word in words.filter(|word| !word.is_empty()) {
                let is_name = ["iran", "turkey", "s", "and"].contains(&word.to_lowercase().as_str());
                prop_assert!(is_name || lower.contains(&word.to_lowercase()), "{word} of {:?} is not of {plain:?}", title.text);
            }
            prop_assert!(title.text.split_whitespace().count() <= WORDS);
        }
    }
}
