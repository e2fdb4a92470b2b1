//! How surely an act is read, in words, and which acts are read too unsurely to stand beside the others.

use record::{Actor, Confidence, Event, PartyBasis};

/// The confidence in an act, in percent, below which it stands apart.
///
/// A confidence is calibrated: below one half the program is likelier wrong than right that the sentence tells such
/// an act, and what is likelier wrong is no fact to be read past.
pub const SURE: u8 = 50;

/// Whether an incident is told by no event that is read surely: each has a confidence below [`SURE`], or a side
/// for which no words stand.
///
/// An event without a confidence (coded by hand, or kept from an older program) is taken as it is. An incident
/// whose events are not there is not doubted for it.
pub fn is_doubtful<'a>(events: impl IntoIterator<Item = &'a Event>) -> bool {
    let mut events = events.into_iter().peekable();
    events.peek().is_some() && events.all(|event| is_unsure(event) || has_supplied_side(event))
}

fn is_unsure(event: &Event) -> bool {
    event.confidence.is_some_and(|confidence| confidence.percent() < SURE)
}

fn has_supplied_side(event: &Event) -> bool {
    [&event.actors, &event.recipients].into_iter().any(|side| is_supplied(side))
}

/// Whether somebody stands on this side, and nobody there by words.
fn is_supplied(side: &[Actor]) -> bool {
    !side.is_empty() && side.iter().all(|actor| actor.basis == Some(PartyBasis::Supplied))
}

/// A confidence as a word that readers of assessments know, with the number (the scale of ICD 203 of the US
/// intelligence community, without its two outermost words).
pub(crate) fn in_words(confidence: Confidence) -> String {
    let word = match confidence.percent() {
        95.. => "almost certain",
        80..=94 => "very likely",
        55..=79 => "likely",
        45..=54 => "as likely as not",
        20..=44 => "unlikely",
        _ => "very unlikely",
    };
    format!("{word} ({}%)", confidence.percent())
}

/// How sure the reading of a sentence is: "read rightly: very likely (93%); by whom: likely (71%), named elsewhere";
/// `None` where nothing learned says so. What is surer than the act itself is not told.
pub(crate) fn sureness(event: &Event) -> Option<String> {
    let act = event.confidence?;
    let mut parts = vec![format!("read rightly: {}", in_words(act))];
    if let Some(standing) = event.standing_confidence.filter(|&standing| standing < act) {
        parts.push(format!("standing: {}", in_words(standing)));
    }
    parts.extend(side("by whom", &event.actors, act));
    parts.extend(side("to whom", &event.recipients, act));
    Some(parts.join("; "))
}

/// The least sure party of a side says how sure the side is.
fn side(question: &str, actors: &[Actor], act: Confidence) -> Option<String> {
    let known = actors.iter().filter_map(|actor| Some((actor.confidence?, actor.basis?)));
    let (confidence, basis) = known.min_by_key(|(confidence, _)| *confidence)?;
    match basis {
        PartyBasis::Supplied => Some(format!("{question}: supplied, {}", in_words(confidence))),
        _ if confidence >= act => None,
        PartyBasis::Told => Some(format!("{question}: {}", in_words(confidence))),
        PartyBasis::Reference => Some(format!("{question}: {}, named elsewhere", in_words(confidence))),
    }
}

/// Why a doubtful incident is doubted, by its surest event.
pub(crate) fn why_doubtful(events: &[&Event]) -> Option<String> {
    let surest = events.iter().max_by_key(|event| event.confidence)?;
    let mut reasons = Vec::new();
    reasons.extend(
        surest
            .confidence
            .filter(|_| is_unsure(surest))
            .map(|confidence| format!("that the sentence tells such an act is {}", in_words(confidence))),
    );
    for (side, words) in [(&surest.actors, "who did it"), (&surest.recipients, "to whom it was done")] {
        if is_supplied(side) {
            reasons.push(format!("no words of the text say {words}"));
        }
    }
    (!reasons.is_empty()).then(|| reasons.join(", and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidences_are_told_in_words_and_numbers() {
        for (chance, words) in [
            (1.0, "almost certain (100%)"),
            (0.93, "very likely (93%)"),
            (0.55, "likely (55%)"),
            (0.5, "as likely as not (50%)"),
            (0.34, "unlikely (34%)"),
            (0.0, "very unlikely (0%)"),
        ] {
            assert_eq!(in_words(Confidence::of_chance(chance)), words);
        }
    }
}
