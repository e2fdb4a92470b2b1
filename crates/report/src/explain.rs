//! Why each field of an event is as it is, in plain words.

use crate::dates_in_words;
use record::{Actor, Confidence, Document, Event, PartyBasis, Place, PlaceBasis, Span};
use std::fmt::Write as _;

/// The event's sentence with its act marked, and for each field what it is, from which words, and how sure that is.
///
/// `document` must be the event's own.
pub fn explain(event: &Event, document: &Document) -> String {
    let mut out = String::new();
    let mut line = |field: &str, text: String| {
        let _ = writeln!(out, "  {field:<11}{text}");
    };
    line("sentence", marked(event, document));
    let mode = event.mode.as_ref().map_or(String::new(), |mode| format!("/{mode}"));
    let act = format!(
        "{}{mode}: the reader takes {} for such an act{}; on the PLOVER scale it weighs {}",
        event.kind,
        quoted(event.evidence.trigger, document),
        sure(event.confidence),
        event.score.value()
    );
    line("act", act);
    line(
        "standing",
        format!(
            "{}: so the reader takes the words around it{}",
            event.standing,
            sure(event.standing_confidence)
        ),
    );
    for (field, side) in [("actor", &event.actors), ("recipient", &event.recipients)] {
        if side.is_empty() {
            line(field, "unknown: no words stand for one".to_owned());
        }
        for actor in side {
            line(field, party(actor, document));
        }
    }
    line(
        "when",
        event.when.map_or("unknown: no words date it".to_owned(), |when| {
            format!("{}: {}", dates_in_words::when(&when), dates_in_words::basis(when.basis()))
        }),
    );
    line(
        "where",
        event.place.as_ref().map_or("unknown: no words place it".to_owned(), |it| place(it, document)),
    );
    for holder in &event.said_by {
        let country = holder.country.as_ref().map_or(String::new(), |country| format!(" ({country})"));
        let words = holder
            .mention
            .map_or(String::new(), |mention| format!(", in the words {}", quoted(mention, document)));
        let beside = if holder.beside { ", side by side with the one before" } else { "" };
        line("said by", format!("{}{country}{words}{beside}", holder.name));
    }
    for count in &event.counts {
        let high = count.high.map_or("or more".to_owned(), |high| format!("to {high}"));
        let number = if count.high == Some(count.low) {
            count.low.to_string()
        } else {
            format!("{} {high}", count.low)
        };
        let whom =
            if count.whom.is_empty() { String::new() } else { format!(" \u{201c}{}\u{201d}", count.whom) };
        line("count", format!("{} {number}{whom}: told by {}", count.kind, quoted(count.span, document)));
    }
    line("read with", format!("reader {}, codebook {}", event.evidence.reader, event.evidence.codebook));
    out
}

fn party(actor: &Actor, document: &Document) -> String {
    let country = actor.country.as_ref().map_or("no state known".to_owned(), ToString::to_string);
    let name = actor.name.as_ref().map_or(String::new(), |name| format!(" {name}"));
    let role = actor.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
    let why = match (actor.basis, actor.mention) {
        (Some(PartyBasis::Told), Some(words)) => format!("told by {}", quoted(words, document)),
        (Some(PartyBasis::Reference), Some(words)) => {
            format!("{} stands for what is named elsewhere", quoted(words, document))
        }
        (Some(PartyBasis::Supplied), _) => {
            "no words stand for it; taken for the state that the act is likeliest of".to_owned()
        }
        (_, Some(words)) => quoted(words, document),
        (_, None) => "no words of the sentence".to_owned(),
    };
    format!("{country}.{}{name}{role}: {why}{}", actor.sector, sure(actor.confidence))
}

fn place(place: &Place, document: &Document) -> String {
    let country = place.country.as_ref().map_or("no state known".to_owned(), ToString::to_string);
    let words = place.mention.map_or(String::new(), |words| format!("the words {}", quoted(words, document)));
    let why = match place.basis {
        Some(PlaceBasis::Narrative) => " of another sentence",
        _ => "",
    };
    format!("{} ({country}): {words}{why}", place.name)
}

fn sure(confidence: Option<Confidence>) -> String {
    confidence.map_or(String::new(), |confidence| format!(" ({}% sure)", confidence.percent()))
}

fn quoted(span: Span, document: &Document) -> String {
    format!("\u{201c}{}\u{201d}", folded(span.of(&document.text)))
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentence of an event with the words that name the act between `>>` and `<<`, white space folded.
///
/// `document` must be the event's own.
pub fn marked(event: &Event, document: &Document) -> String {
    let (sentence, trigger) = (event.evidence.sentence, event.evidence.trigger);
    let text = |start: usize, end: usize| document.text.get(start..end).unwrap_or("");
    folded(&format!(
        "{}>>{}<<{}",
        text(sentence.start(), trigger.start()),
        trigger.of(&document.text),
        text(trigger.end(), sentence.end())
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sureness::sureness;
    use record::{DocumentId, EventId, Evidence, Kind, Score, Sector, Standing};

    fn event(document: &Document) -> Event {
        let text = &document.text;
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(text, start, start + words.len()).unwrap()
        };
        Event {
            id: EventId::from_text("1"),
            document: DocumentId::of_text(text),
            kind: Kind::Accuse,
            mode: None,
            contexts: Vec::new(),
            actors: vec![Actor {
                country: "IRN".parse().ok(),
                sector: Sector::Gov,
                name: None,
                role: None,
                mention: Some(span("It")),
                basis: Some(PartyBasis::Reference),
                confidence: Some(Confidence::of_chance(0.71)),
            }],
            recipients: Vec::new(),
            when: None,
            place: None,
            standing: Standing::Happened,
            said_by: Vec::new(),
            counts: Vec::new(),
            score: Score::from_tenths(-30).unwrap(),
            confidence: Some(Confidence::of_chance(0.93)),
            standing_confidence: None,
            title: None,
            evidence: Evidence {
                sentence: span("It blamed  the strike."),
                trigger: span("blamed"),
                reader: "r".into(),
                codebook: "c".into(),
            },
        }
    }

    #[test]
    fn every_field_says_why_and_what_is_unknown_says_so() {
        let document = Document::of_sentence("one", "It blamed  the strike.");
        let event = event(&document);
        let told = explain(&event, &document);
        for part in [
            "It >>blamed<< the strike.",
            "ACCUSE: the reader takes “blamed” for such an act (93% sure)",
            "IRN.GOV: “It” stands for what is named elsewhere (71% sure)",
            "recipient  unknown",
            "when       unknown",
        ] {
            assert!(told.contains(part), "no {part:?} in\n{told}");
        }
        assert_eq!(
            sureness(&event).as_deref(),
            Some("read rightly: very likely (93%); by whom: likely (71%), named elsewhere")
        );
        assert_eq!(sureness(&Event { confidence: None, ..event }), None);
    }
}
