//! What a person reads on a terminal: control characters in names and texts are shown, and not obeyed.

use std::borrow::Cow;

/// The text on one line: every control character, line ends too, and every mark that turns the direction of writing is
/// shown by its escape (`\u{1b}`).
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    escaped(text, |c| is_obeyed(c) || matches!(c, '\n' | '\t'))
}

/// The text with its lines and tabs kept, and all else escaped as by [`shown`].
pub(crate) fn shown_lines(text: &str) -> Cow<'_, str> {
    escaped(text, is_obeyed)
}

fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\n' | '\t'))
}

fn escaped(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_escaped(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        for (text, line) in [
            ("Baku\u{1b}[31m", "Baku\\u{1b}[31m"),
            ("a\nrefused: b", "a\\nrefused: b"),
            ("\u{9b}2J\u{7f}", "\\u{9b}2J\\u{7f}"),
            ("txt.\u{202e}lmth", "txt.\\u{202e}lmth"),
            ("Əliyev “said” é", "Əliyev “said” é"),
        ] {
            assert_eq!(shown(text), line);
        }
        assert_eq!(shown_lines("a\n\tb\u{7}\r\n"), "a\n\tb\\u{7}\\r\n");
    }
}
