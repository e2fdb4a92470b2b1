//! Who stands on which side of an act, from readings as the reader could have made them.

use codebook::Codebook;
use coding::{Options, Page};
use language::Language;
use record::{Actor, Belonging, Document, Event, Kind, Parse, PartyBasis, Reading, Span, Standing, Told};

/// The words as the reader would mark them; the first place where they stand.
fn told(document: &Document, parse: &Parse, words: &str) -> Told {
    let start = document.text.find(words).expect("the words stand in the text");
    let span = Span::new(&document.text, start, start + words.len()).expect("they are whole characters");
    let first = parse.tokens.partition_point(|token| token.span.end() <= span.start());
    let after = parse.tokens.partition_point(|token| token.span.start() < span.end());
    Told { words: first..after, span, confidence: 0.9, of: Belonging::NONE }
}

/// What a test says of an act.
struct Act<'a> {
    trigger: &'a str,
    kind: Kind,
    actors: &'a [&'a str],
    recipients: &'a [&'a str],
    /// The states that the reader takes the sides to be of, with their chances.
    states: [Option<(&'a str, f32)>; 2],
}

fn event(text: &str, act: &Act<'_>) -> Event {
    let (language, codebook) = (Language::embedded(), Codebook::embedded());
    let document = Document::of_sentence("one", text);
    let parse = language.parse(&document);
    let times = times::find(&document, &parse, &codebook.periods);
    let mentions = coding::mentions::resolve(&document, &parse, &times, codebook);
    let trigger = told(&document, &parse, act.trigger);
    let side = |words: &[&str]| words.iter().map(|words| told(&document, &parse, words)).collect();
    let state = |state: Option<(&str, f32)>| {
        state.map_or(Belonging::NONE, |(code, chance)| Belonging {
            states: vec![(code.parse().expect("it is the code of a state"), chance)],
            none: 1.0 - chance,
        })
    };
    let reading = Reading {
        sentence: parse.sentence_of(trigger.words.start).expect("the trigger is in a sentence"),
        words: trigger.words,
        trigger: trigger.span,
        kind: act.kind,
        confidence: 0.9,
        mode: None,
        standing: Standing::Happened,
        standing_confidence: 0.9,
        actors: side(act.actors),
        recipients: side(act.recipients),
        actor_state: state(act.states[0]),
        recipient_state: state(act.states[1]),
        holders: Vec::new(),
        times: Vec::new(),
        places: Vec::new(),
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

fn countries(side: &[Actor]) -> Vec<String> {
    side.iter().map(|actor| actor.country.as_ref().map_or("---".to_owned(), ToString::to_string)).collect()
}

#[test]
fn a_side_without_words_is_supplied_where_the_reader_is_sure_enough() {
    let text = "Turkey summoned the Iranian envoy. The consulate was attacked.";
    let attack = |chance| Act {
        trigger: "attacked",
        kind: Kind::Assault,
        actors: &[],
        recipients: &["The consulate"],
        states: [Some(("IRN", chance)), None],
    };
    let sure = event(text, &attack(0.8));
    assert_eq!(countries(&sure.actors), ["IRN"]);
    assert_eq!(sure.actors[0].basis, Some(PartyBasis::Supplied));
    assert!(sure.actors[0].confidence.is_some_and(|confidence| confidence.percent() > 80));
    assert!(event(text, &attack(0.1)).actors.is_empty());
}

#[test]
fn sanctions_without_a_target_are_not_on_those_who_impose_them() {
    let text = "Turkey condemned Iran. Ankara then imposed an embargo.";
    let embargo = Act {
        trigger: "embargo",
        kind: Kind::Sanction,
        actors: &["Ankara"],
        recipients: &[],
        states: [Some(("TUR", 0.9)), Some(("TUR", 0.5))],
    };
    // The reader points to Turkey for both sides, and to nobody else: the side stays open.
    assert!(event(text, &embargo).recipients.is_empty());
}

#[test]
fn police_who_detain_protesters_detain_their_own() {
    let text = "Turkey condemned Iran. Turkish police detained the protesters in Izmir.";
    let arrest = Act {
        trigger: "detained",
        kind: Kind::Coerce,
        actors: &["Turkish police"],
        recipients: &["the protesters"],
        states: [Some(("TUR", 0.9)), Some(("TUR", 0.6))],
    };
    let detained = event(text, &arrest);
    assert_eq!(
        (countries(&detained.actors), countries(&detained.recipients)),
        (vec!["TUR".into()], vec!["TUR".into()])
    );
}

#[test]
fn those_who_do_it_together_are_the_two_that_the_reader_sees() {
    let text = "Iran wrote to Turkey about Syria. They met in Baku.";
    let meeting = Act {
        trigger: "met",
        kind: Kind::Consult,
        actors: &["They"],
        recipients: &["They"],
        states: [Some(("IRN", 0.7)), Some(("TUR", 0.6))],
    };
    let met = event(text, &meeting);
    assert_eq!(
        (countries(&met.actors), countries(&met.recipients)),
        (vec!["IRN".into()], vec!["TUR".into()])
    );
    assert_eq!(met.actors[0].basis, Some(PartyBasis::Reference));
}

#[test]
fn two_who_do_the_same_to_each_other_stand_on_both_sides() {
    let fight = Act {
        trigger: "exchanged fire",
        kind: Kind::Assault,
        actors: &["Iranian and Turkish guards"],
        recipients: &["Iranian and Turkish guards"],
        states: [None, None],
    };
    let fought = event("Iranian and Turkish guards exchanged fire on Monday.", &fight);
    assert_eq!(
        (countries(&fought.actors), countries(&fought.recipients)),
        (vec!["IRN".into(), "TUR".into()], vec!["IRN".into(), "TUR".into()])
    );
}

#[test]
fn a_gunman_of_no_known_state_is_not_made_one_of_those_around() {
    let text = "Turkey condemned Iran. A gunman then attacked the Turkish embassy.";
    let attack = Act {
        trigger: "attacked",
        kind: Kind::Assault,
        actors: &["A gunman"],
        recipients: &["the Turkish embassy"],
        states: [Some(("IRN", 0.9)), Some(("TUR", 0.9))],
    };
    assert_eq!(countries(&event(text, &attack).actors), ["---"]);
}
