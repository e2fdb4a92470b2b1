//! Which of the lines that its reports give an incident goes by.

use record::{Event, Kind, Standing, Title};

/// The line that tells most, of the events that stand as the incident does, and of those that are of its kind if one of
/// them has a line; among equals that of the surest reading, and then the first told.
///
/// A line that tells it as less certain, or as more, would not be true to what the reports say together.
pub(crate) fn best(events: &[Event], kind: Kind, standing: Standing) -> Option<Title> {
    let stands = events.iter().filter(|event| event.standing == standing);
    let titled = stands.filter_map(|event| event.title.as_ref().map(|title| (event, title)));
    // The first of equals: `max_by_key` would take the last.
    let ranked =
        titled.rev().max_by_key(|(event, title)| (event.kind == kind, title.tells, event.confidence));
    ranked.map(|(_, title)| title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incidents::tests::event;

    fn titled(text: &str, tells: u8, standing: Standing) -> Event {
        let title = Some(Title { text: text.into(), tells });
        Event { title, standing, ..event(text, "1", "ASSAULT IRN>AZE") }
    }

    fn chosen(events: &[Event]) -> Option<String> {
        best(events, Kind::Assault, Standing::Happened).map(|title| title.text)
    }

    #[test]
    fn the_line_that_tells_most_is_taken_and_the_first_of_equals() {
        let [a, b, c] =
            [("a", 40), ("b", 80), ("c", 80)].map(|(text, tells)| titled(text, tells, Standing::Happened));
        assert_eq!(chosen(&[a, b, c]), Some("b".into()));
    }

    #[test]
    fn a_line_of_another_standing_is_never_taken() {
        let alleged = titled("Baku: Iran did it", 100, Standing::Alleged);
        assert_eq!(chosen(std::slice::from_ref(&alleged)), None);
        assert_eq!(chosen(&[alleged, titled("a", 10, Standing::Happened)]), Some("a".into()));
    }

    #[test]
    fn a_line_of_the_same_kind_goes_before_one_that_tells_more() {
        let other = Event { kind: Kind::Accuse, ..titled("b", 90, Standing::Happened) };
        assert_eq!(chosen(&[other.clone(), titled("a", 10, Standing::Happened)]), Some("a".into()));
        assert_eq!(chosen(&[other]), Some("b".into()));
    }
}
