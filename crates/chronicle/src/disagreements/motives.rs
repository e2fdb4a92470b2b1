//! Why an attack was made, by the words that stand beside it: "the terrorist assault", "over personal grievances".

use super::{Reading, Told};
use crate::Source;
use crate::sources::words;
use record::{Event, Field, Incident, Kind, Span};

/// A word and the sort of reason that it tells, a line each.
const TABLE: &str = include_str!("../../../../models/links/motives.tsv");

/// At most so many words from the act its reason is looked for.
const NEAR: usize = 7;

/// What the events of an attack tell of its reason.
pub(super) fn told<'a>(incident: &Incident, events: &'a [Event], sources: &[Source]) -> Vec<Reading<'a>> {
    if incident.kind != Kind::Assault {
        return Vec::new();
    }
    let reading = |event: &'a Event| {
        let source = sources.iter().find(|source| source.id == event.document)?;
        let (word, motive) = near(&source.text, event.evidence.sentence, event.evidence.trigger)?;
        Some(Reading { event, field: Field::Motive, value: word, told: Told::Motive(motive) })
    };
    events.iter().filter_map(reading).collect()
}

/// The word that tells a reason nearest to the act, and the sort of reason.
fn near(text: &str, sentence: Span, trigger: Span) -> Option<(String, &'static str)> {
    let before = text.get(sentence.start()..trigger.end())?;
    let after = text.get(trigger.start()..sentence.end())?;
    let before: Vec<String> = words(before).collect();
    let after: Vec<String> = words(after).take(NEAR + 1).collect();
    let backwards = before.into_iter().rev().take(NEAR + 1);
    let mut by_distance: Vec<(usize, String)> =
        backwards.enumerate().chain(after.into_iter().enumerate()).collect();
    by_distance.sort_by_key(|(away, _)| *away);
    by_distance.into_iter().find_map(|(_, word)| motive(&word).map(|motive| (word, motive)))
}

fn motive(word: &str) -> Option<&'static str> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).find(|(told, _)| *told == word).map(|(_, motive)| motive)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, act: &str) -> Option<(String, &'static str)> {
        let at = text.find(act).unwrap();
        near(text, Span::new(text, 0, text.len()).unwrap(), Span::new(text, at, at + act.len()).unwrap())
    }

    #[test]
    fn the_nearest_word_tells_the_reason() {
        let told = |text, act| found(text, act).map(|(_, motive)| motive);
        assert_eq!(told("Oman deplored the terrorist assault on its post.", "assault"), Some("terror"));
        assert_eq!(told("Yemen put the attack down to a personal quarrel.", "attack"), Some("personal"));
        assert_eq!(told("The attack cost two lives.", "attack"), None);
    }
}
