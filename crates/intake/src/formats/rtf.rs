//! RTF: the text between its control words. Ours, since the crates for it read no code pages and no footnotes, and what is
//! needed of the format is little (Microsoft's "Rich Text Format Specification", version 1.9.1).

use super::{Passages, Sniffed};
use crate::document::Extracted;
use crate::page::known;
use crate::{Facts, IntakeError, Page};
use encoding_rs::Encoding;
use record::{BlockKind, FactBasis};
use std::collections::BTreeMap;

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    file.bytes.starts_with(b"{\\rtf")
}

/// Groups whose text is none of the document's, a name a line. A group that begins with `\*` is one too.
const ASIDE: &str = include_str!("rtf_aside.txt");

/// Deeper groups are read as if they were at this depth.
const DEEPEST: usize = 10_000;

pub(super) fn extract(page: &Page) -> Result<Extracted, IntakeError> {
    let mut reading = Reading::new();
    for token in (Tokens { bytes: &page.bytes, at: 0 }) {
        reading.take(&token);
    }
    reading.end_paragraph();
    for (number, note) in reading.notes.iter().enumerate() {
        reading.passages.push(&format!("[{}] {note}", number + 1), BlockKind::Reference);
    }
    let facts = Facts {
        title: known(&reading.title, FactBasis::PageMetadata),
        author: known(&reading.author, FactBasis::PageMetadata),
        ..Facts::default()
    };
    Ok(reading.passages.extracted(facts))
}

/// A piece of the file.
enum Token<'a> {
    Open,
    Close,
    /// A control word with its number: `\par`, `\u8217`.
    Word(&'a str, Option<i32>),
    /// A control symbol: `\*`, `\~`.
    Symbol(u8),
    /// A byte of the code page: itself, or `\'e9`.
    Byte(u8),
}

struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            b'\\' => self.control(),
            b'\r' | b'\n' => self.next_line(),
            byte => Some(Token::Byte(byte)),
        }
    }
}

impl<'a> Tokens<'a> {
    /// Line ends mean nothing.
    fn next_line(&mut self) -> Option<Token<'a>> {
        while matches!(self.bytes.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        self.next()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first != b'\'' {
                return Some(Token::Symbol(first));
            }
            let digits =
                self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.at += if byte.is_some() { 2 } else { 0 };
            return Some(byte.map_or(Token::Symbol(b'\''), Token::Byte));
        }
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let signed = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + signed..].iter().take_while(|byte| byte.is_ascii_digit()).count().min(10);
        let number_end = if digits > 0 { letters + signed + digits } else { letters };
        let number =
            std::str::from_utf8(&rest[letters..number_end]).ok().and_then(|number| number.parse().ok());
        self.at += number_end + usize::from(rest.get(number_end) == Some(&b' '));
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        // So many bytes of a picture follow, with braces that open nothing.
        if let ("bin", Some(bytes)) = (word, number.and_then(|bytes: i32| usize::try_from(bytes).ok())) {
            self.at = self.at.saturating_add(bytes);
        }
        Some(Token::Word(word, number))
    }
}

/// Where the text of a group goes.
#[derive(Clone, Copy, PartialEq)]
enum Goes {
    Text,
    Nowhere,
    Title,
    Author,
    Note,
}

#[derive(Clone, Copy)]
struct Group {
    goes: Goes,
    /// How many bytes stand for a `\u` for programs that do not know it.
    stand_in: usize,
    is_first: bool,
    /// The charset of its font; `None` for that of the document.
    charset: Option<&'static Encoding>,
}

struct Reading {
    groups: Vec<Group>,
    /// How many groups are open beyond the deepest that is kept.
    too_deep: usize,
    /// The charsets of fonts, by their numbers, and the font that is being described.
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    charset: &'static Encoding,
    /// Bytes of the code page that are not yet decoded.
    bytes: Vec<u8>,
    skipped: usize,
    /// The first half of a character beyond the sixteen bits of `\u`.
    half: Option<u16>,
    text: String,
    is_heading: bool,
    note: String,
    notes: Vec<String>,
    title: String,
    author: String,
    passages: Passages,
}

impl Reading {
    fn new() -> Reading {
        Reading {
            groups: vec![Group { goes: Goes::Text, stand_in: 1, is_first: false, charset: None }],
            too_deep: 0,
            fonts: BTreeMap::new(),
            font: 0,
            charset: encoding_rs::WINDOWS_1252,
            bytes: Vec::new(),
            skipped: 0,
            half: None,
            text: String::new(),
            is_heading: false,
            note: String::new(),
            notes: Vec::new(),
            title: String::new(),
            author: String::new(),
            passages: Passages::default(),
        }
    }

    fn group(&mut self) -> &mut Group {
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn take(&mut self, token: &Token<'_>) {
        if let Token::Byte(byte) = token {
            self.group().is_first = false;
            match self.skipped {
                0 => self.bytes.push(*byte),
                left => self.skipped = left - 1,
            }
            return;
        }
        self.decode();
        self.skipped = 0;
        match token {
            Token::Open if self.groups.len() < DEEPEST => {
                let group = *self.group();
                self.groups.push(Group { is_first: true, ..group });
            }
            Token::Open => self.too_deep += 1,
            Token::Byte(_) => {}
            Token::Close if self.too_deep > 0 => self.too_deep -= 1,
            Token::Close => {
                let closed = *self.group();
                if self.groups.len() > 1 {
                    self.groups.pop();
                }
                if closed.goes == Goes::Note && self.group().goes != Goes::Note {
                    self.notes.push(std::mem::take(&mut self.note).trim().to_owned());
                    let mark = format!("[{}]", self.notes.len());
                    self.say(&mark);
                }
            }
            Token::Symbol(symbol) => match symbol {
                b'*' if self.group().is_first => self.group().goes = Goes::Nowhere,
                b'~' => self.say("\u{a0}"),
                b'_' => self.say("-"),
                b'{' | b'}' | b'\\' => self.say(&char::from(*symbol).to_string()),
                b'\r' | b'\n' => self.end_paragraph(),
                _ => {}
            },
            Token::Word(word, number) => self.word(word, *number),
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_first = std::mem::take(&mut self.group().is_first);
        match word {
            "info" => self.group().goes = Goes::Nowhere,
            "title" if is_first => self.group().goes = Goes::Title,
            "author" if is_first => self.group().goes = Goes::Author,
            "footnote" if self.group().goes == Goes::Text => self.group().goes = Goes::Note,
            "f" => {
                self.font = number.unwrap_or_default();
                self.group().charset = self.fonts.get(&self.font).copied();
            }
            "fcharset" => {
                if let Some(charset) = charset_of_font(number) {
                    self.fonts.insert(self.font, charset);
                }
            }
            _ if is_first && ASIDE.lines().any(|aside| aside == word) => self.group().goes = Goes::Nowhere,
            "ansicpg" => self.charset = code_page(number).unwrap_or(self.charset),
            "uc" => {
                self.group().stand_in = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1)
            }
            "u" => self.character(number.unwrap_or_default()),
            "par" | "sect" | "page" | "row" | "cell" if self.group().goes == Goes::Note => self.say(" "),
            "par" | "sect" | "page" | "row" | "cell" => self.end_paragraph(),
            "pard" => self.is_heading = false,
            "outlinelevel" => self.is_heading = number.is_some_and(|level| level < 9),
            "line" | "tab" => self.say(" "),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "bullet" => self.say("•"),
            _ => {}
        }
    }

    /// A character by its number, of which those from 32,768 on are told as negative ones.
    fn character(&mut self, number: i32) {
        self.skipped = self.group().stand_in;
        let unit = (number & 0xffff) as u16;
        let half = self.half.take().filter(|_| (0xdc00..0xe000).contains(&unit));
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let units: Vec<u16> = half.into_iter().chain([unit]).collect();
        self.say(&String::from_utf16_lossy(&units));
    }

    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let charset = self.group().charset.unwrap_or(self.charset);
            let (text, _, _) = charset.decode(&bytes);
            self.say(&text);
        }
    }

    fn say(&mut self, words: &str) {
        let to = match self.group().goes {
            Goes::Text => &mut self.text,
            Goes::Note => &mut self.note,
            Goes::Title => &mut self.title,
            Goes::Author => &mut self.author,
            Goes::Nowhere => return,
        };
        to.push_str(words);
    }

    fn end_paragraph(&mut self) {
        self.decode();
        let kind = if self.is_heading { BlockKind::Heading } else { BlockKind::Paragraph };
        self.passages.push(&std::mem::take(&mut self.text), kind);
    }
}

/// The charset of a font, by the number that the format gives it.
fn charset_of_font(number: Option<i32>) -> Option<&'static Encoding> {
    let page = match number? {
        77 => return Some(encoding_rs::MACINTOSH),
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(Some(page))
}

/// The charset of a code page of Windows.
fn code_page(number: Option<i32>) -> Option<&'static Encoding> {
    let label = match number? {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::Page;

    fn text(rtf: &str) -> String {
        crate::read(Page::new("a.rtf", rtf)).unwrap().value.text
    }

    #[test]
    fn text_characters_and_notes() {
        let rtf = r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Times;}}{\info{\title Bridge}{\author A B}}{\*\generator X;}
\pard\outlinelevel0 Bridge\par
\pard The caf\u233?\~said \ldblquote no\rdblquote{\footnote\pard Ledger, 2022.} and \'c1\'e0\'ea\'f3.\par
\u-10179?\u-8694?\{x\}\par}";
        assert_eq!(text(rtf), "Bridge\n\nThe café said “no”[1] and Баку.\n\n😊{x}\n\n[1] Ledger, 2022.");
        let document = crate::read(Page::new("a", rtf)).unwrap().value;
        assert_eq!(
            (document.title.unwrap().value, document.author.unwrap().value),
            ("Bridge".into(), "A B".into())
        );
    }

    #[test]
    fn fonts_have_charsets_and_pictures_have_bytes() {
        let rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times;}}\
            \\f1 \\'c1\\'e0\\'ea\\'f3{\\f0  caf\\'e9}{\\pict\\bin3 }}}}{\\header{\\footnote Not this.}} opened.}";
        assert_eq!(text(rtf), "Баку café opened.");
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        for rtf in [r"{\rtf1 One", r"{\rtf1 One}}}}", r"{\rtf1 One\'", r"{\rtf1 One\u", r"{\rtf1 One\'zz}"] {
            assert!(text(rtf).starts_with("One"), "{rtf}");
        }
        assert!(text(&format!("{{\\rtf1 {}One", "{".repeat(100_000))).contains("One"));
    }
}
