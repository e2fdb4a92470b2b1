//! What a person reads on a terminal: control characters in names and texts are shown, and not obeyed.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

/// Standard output for results: as they are into a file or pipe, and shown on a terminal.
pub(crate) fn results() -> Box<dyn Write> {
    let out = io::stdout();
    if out.is_terminal() {
        Box::new(Shown { out: out.lock(), begun: Vec::new() })
    } else {
        Box::new(out.lock())
    }
}

/// Passes text on as [`shown_lines`] has it.
struct Shown<W: Write> {
    out: W,
    /// The first bytes of a character whose others are yet to come.
    begun: Vec<u8>,
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.begun) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.begun.len(),
        };
        let text: Vec<u8> = self.begun.drain(..whole).collect();
        self.out.write_all(shown_lines(&String::from_utf8_lossy(&text)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

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
        let mut out = Shown { out: Vec::new(), begun: Vec::new() };
        for byte in "é\u{9b}2J\u{1b}\n".bytes() {
            out.write_all(&[byte]).unwrap();
        }
        assert_eq!(out.out, "é\\u{9b}2J\\u{1b}\n".as_bytes());
        assert_eq!(shown_lines("a\n\tb\u{7}\r\n"), "a\n\tb\\u{7}\\r\n");
    }
}
