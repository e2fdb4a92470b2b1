//! A sentence of a document, ready to be shown: its trigger set apart, control characters made visible,
//! and an endless line cut to what is around the trigger.

use record::{Document, Span};

/// How many bytes before and after the trigger are shown at most.
const BEFORE: usize = 400;
const AFTER: usize = 500;
/// How many bytes of a sentence are shown where its trigger is not told apart.
pub(crate) const SENTENCE: usize = BEFORE + AFTER;

/// The sentence in three pieces; `trigger` and `after` are empty if there is no trigger in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) before: String,
    pub(crate) trigger: String,
    pub(crate) after: String,
}

/// The sentence, with the trigger set apart if it lies inside.
pub(crate) fn quote(document: &Document, sentence: Span, trigger: Option<Span>) -> Quote {
    let text = &document.text;
    match trigger {
        Some(trigger) if sentence.contains(trigger) && !trigger.of(text).is_empty() => Quote {
            before: tail(between(text, sentence.start(), trigger.start()), BEFORE),
            trigger: head(trigger.of(text), AFTER),
            after: head(between(text, trigger.end(), sentence.end()), AFTER),
        },
        _ => {
            Quote { before: head(sentence.of(text), SENTENCE), trigger: String::new(), after: String::new() }
        }
    }
}

fn between(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or("")
}

/// The first `limit` bytes at most, with an ellipsis where something was cut.
pub(crate) fn head(text: &str, limit: usize) -> String {
    if text.len() <= limit {
        return visible(text);
    }
    let end = (0..=limit).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let end = text[..end].rfind(char::is_whitespace).filter(|&at| at > limit / 2).unwrap_or(end);
    format!("{} …", visible(&text[..end]))
}

fn tail(text: &str, limit: usize) -> String {
    if text.len() <= limit {
        return visible(text);
    }
    let start = (text.len() - limit..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    format!("… {}", visible(&text[start..]))
}

/// The text with white space as single blanks and control characters as the replacement character.
/// Direction marks stay: the page isolates them.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            letter if letter.is_whitespace() => {
                if !shown.ends_with(' ') {
                    shown.push(' ');
                }
            }
            letter if letter.is_control() => shown.push('\u{FFFD}'),
            letter => shown.push(letter),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document::of_sentence("a.txt", text)
    }

    fn pieces(text: &str, trigger: &str) -> [String; 3] {
        let document = document(text);
        let at = text.find(trigger).unwrap();
        let sentence = Span::new(text, 0, text.len()).unwrap();
        let quote = quote(&document, sentence, Span::new(text, at, at + trigger.len()));
        [quote.before, quote.trigger, quote.after]
    }

    #[test]
    fn the_trigger_is_set_apart() {
        assert_eq!(
            pieces("Baku expelled\nthree envoys.", "expelled"),
            ["Baku ", "expelled", " three envoys."]
        );
    }

    #[test]
    fn an_endless_line_is_cut_around_its_trigger() {
        let text = format!("{} struck {}", "ə ".repeat(40_000), "word".repeat(40_000));
        let [before, trigger, after] = pieces(&text, "struck");
        assert!(before.starts_with("… ") && before.len() < 500, "{}", before.len());
        assert_eq!(trigger, "struck");
        assert!(after.ends_with(" …") && after.len() < 600, "{}", after.len());
    }

    #[test]
    fn a_trigger_outside_the_sentence_marks_nothing() {
        let document = document("One. Two.");
        let first = Span::new(&document.text, 0, 4).unwrap();
        let shown = quote(&document, first, Span::new(&document.text, 5, 8));
        assert_eq!((shown.before.as_str(), shown.trigger.as_str()), ("One.", ""));
    }

    #[test]
    fn control_characters_are_shown_as_replaced() {
        assert_eq!(visible("a\u{0}b\u{1b}c\t\r\n d"), "a\u{FFFD}b\u{FFFD}c d");
    }
}
