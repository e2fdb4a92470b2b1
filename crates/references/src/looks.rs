//! What a chunk looks like by itself: its word, its shape, the marks around it.

use crate::lexicon::{Known, known};
use crate::words::{Class, Classes, classes};

/// A chunk of an entry.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    /// In lower case, without the marks around it.
    pub(crate) word: String,
    /// Runs of letters, digits and marks, each once: `Xx`, `X.`, `9-9`.
    pub(crate) shape: String,
    /// What sort of number, name or address it is.
    pub(crate) form: Form,
    /// The marks before it.
    pub(crate) before: String,
    /// The marks behind it.
    pub(crate) after: String,
    pub(crate) classes: Classes,
    pub(crate) known: Known,
    /// Whether it stands within quotation marks, or opens or closes them.
    pub(crate) quote: Standing,
    /// The same of brackets.
    pub(crate) bracket: Standing,
}

/// What sort of chunk it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Word,
    Capital,
    AllCapitals,
    Initials,
    /// `XY` without stops, as medical style has initials.
    ShortCapitals,
    Year,
    /// A year with a letter.
    LetteredYear,
    /// `1--2`, `12—34`.
    Range,
    /// `1(1)`
    VolumeIssue,
    /// Digits, by their number.
    Digits(u8),
    Ordinal,
    Roman,
    /// `12/3/2010`
    SlashDate,
    /// Letters and digits.
    Mixed,
    Url,
    Doi,
    Marks,
}

impl Form {
    pub(crate) fn number(self) -> u8 {
        match self {
            Form::Word => 0,
            Form::Capital => 1,
            Form::AllCapitals => 2,
            Form::Initials => 3,
            Form::ShortCapitals => 4,
            Form::Year => 5,
            Form::LetteredYear => 6,
            Form::Range => 7,
            Form::VolumeIssue => 8,
            Form::Ordinal => 9,
            Form::Roman => 10,
            Form::SlashDate => 11,
            Form::Mixed => 12,
            Form::Url => 13,
            Form::Doi => 14,
            Form::Marks => 15,
            Form::Digits(count) => 16 + count.min(6),
        }
    }

    pub(crate) fn is_year(self) -> bool {
        matches!(self, Form::Year | Form::LetteredYear)
    }
}

/// How a chunk stands to a pair of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Outside,
    Opens,
    Inside,
    Closes,
    /// Opens and closes.
    Whole,
}

/// The chunks of an entry as they look.
pub(crate) fn looks<'a>(chunks: impl Iterator<Item = &'a str>) -> Vec<Chunk> {
    let (mut quoted, mut bracketed) = (false, false);
    chunks
        .map(|text| {
            let mut chunk = look(text);
            chunk.quote = quotation(&chunk, &mut quoted);
            chunk.bracket = brackets(text, &mut bracketed);
            chunk
        })
        .collect()
}

fn look(text: &str) -> Chunk {
    let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
    let start = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let (before, after) = match inner.is_empty() {
        true => (text, ""),
        false => (&text[..start], &text[start + inner.len()..]),
    };
    let word = inner.to_lowercase();
    Chunk {
        classes: classes(&word),
        known: known(&word),
        shape: shape(inner),
        form: form(text, inner),
        before: marks(before),
        after: marks(after),
        word,
        quote: Standing::Outside,
        bracket: Standing::Outside,
    }
}

/// Marks with their variants made one: all quotation marks `"`, all dashes `-`.
fn marks(text: &str) -> String {
    let one = |c: char| match c {
        '"' | '“' | '”' | '«' | '»' | '„' | '‹' | '›' => '"',
        '‘' | '’' | '\'' | '`' => '\'',
        '–' | '—' | '-' | '−' | '‐' | '‑' => '-',
        '[' => '(',
        ']' => ')',
        c => c,
    };
    text.chars().map(one).take(6).collect()
}

fn shape(inner: &str) -> String {
    let mut shape = String::new();
    let mut last = '\0';
    for c in inner.chars() {
        let kind = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => '9',
            '–' | '—' | '-' | '−' | '‐' | '‑' => '-',
            '’' | '\'' => '\'',
            c => c,
        };
        if kind != last {
            shape.push(kind);
        }
        last = kind;
        if shape.len() >= 12 {
            break;
        }
    }
    shape
}

fn form(text: &str, inner: &str) -> Form {
    let lower = inner.to_ascii_lowercase();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let year = |part: &str| {
        part.len() == 4 && digits(part) && part.get(..2).is_some_and(|head| ("14".."21").contains(&head))
    };
    if inner.is_empty() {
        return Form::Marks;
    }
    if lower.contains("://") || lower.starts_with("www.") {
        return if lower.contains("doi.org/") { Form::Doi } else { Form::Url };
    }
    if lower.starts_with("10.") && lower.contains('/') || lower.starts_with("doi") {
        return Form::Doi;
    }
    if year(inner) {
        return Form::Year;
    }
    if digits(inner) {
        return Form::Digits(inner.len().min(9) as u8);
    }
    if inner.len() == 5 && year(&inner[..inner.floor_char_boundary(4)]) {
        return Form::LetteredYear;
    }
    if let Some((volume, issue)) = inner.split_once('(')
        && digits(volume)
        && issue.chars().any(char::is_alphanumeric)
    {
        return Form::VolumeIssue;
    }
    let parts: Vec<&str> =
        inner.split(['–', '—', '-', '−', '‐', '‑']).filter(|part| !part.is_empty()).collect();
    if let [first, last] = parts[..] {
        let numbered =
            |part: &str| part.len() <= 7 && part.bytes().filter(u8::is_ascii_digit).count() * 2 >= part.len();
        if numbered(first) && numbered(last) {
            return Form::Range;
        }
    }
    if inner.split(['/', '.']).count() == 3
        && inner.split(['/', '.']).all(|part| digits(part) && part.len() <= 4)
    {
        return Form::SlashDate;
    }
    let has_digit = inner.chars().any(|c| c.is_ascii_digit());
    if has_digit {
        let tail = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        return if matches!(tail, "st" | "nd" | "rd" | "th") { Form::Ordinal } else { Form::Mixed };
    }
    // Letters only, from here on.
    let capitals = inner.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '’' | '\''));
    let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
    let stopped = text[text.find(inner).unwrap_or(0) + inner.len()..].starts_with('.');
    if capitals && (letters == 1 || inner.contains('.') && letters <= 4) && (stopped || letters == 1) {
        return Form::Initials;
    }
    if letters >= 2 && inner.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')) {
        return Form::Roman;
    }
    match (capitals, letters) {
        (true, 2..=3) => Form::ShortCapitals,
        (true, _) => Form::AllCapitals,
        (false, _) if inner.starts_with(char::is_uppercase) => Form::Capital,
        (false, _) => Form::Word,
    }
}

fn quotation(chunk: &Chunk, inside: &mut bool) -> Standing {
    let opens = chunk.before.contains(['"', '\'']);
    let closes = chunk.after.contains('"') || chunk.after.contains('\'') && *inside;
    standing(opens && !*inside, closes && (*inside || opens), inside)
}

fn brackets(text: &str, inside: &mut bool) -> Standing {
    let opens = text.rfind(['(', '[']);
    let closes = text.rfind([')', ']']);
    let closed = closes.is_some_and(|close| opens.is_none_or(|open| open < close));
    standing(opens.is_some() && !*inside, closed && (*inside || opens.is_some()), inside)
}

fn standing(opens: bool, closes: bool, inside: &mut bool) -> Standing {
    let was = *inside;
    *inside = (was || opens) && !closes;
    match (opens, closes) {
        (true, true) => Standing::Whole,
        (true, false) => Standing::Opens,
        (false, true) => Standing::Closes,
        (false, false) if was => Standing::Inside,
        (false, false) => Standing::Outside,
    }
}

/// The mark between a chunk and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    Comma,
    Stop,
    /// The stop of initials or of a short form.
    ShortStop,
    Colon,
    Semicolon,
    /// The end of a quotation with a mark of its own: `,"`.
    Quote,
    /// The end of a quotation within a sentence.
    BareQuote,
    Bracket,
    /// The chunk itself opens a quotation or bracket.
    OpenQuote,
    OpenBracket,
}

/// How many marks there are.
pub(crate) const MARKS: usize = 11;

/// Of each chunk, the mark between it and the one before.
pub(crate) fn marks_between(chunks: &[Chunk]) -> Vec<Mark> {
    let between = |(place, chunk): (usize, &Chunk)| {
        let Some(before) = place.checked_sub(1).map(|before| &chunks[before]) else { return Mark::None };
        let ends = |marks: &[char]| {
            before.after.contains(marks) || before.form == Form::Marks && before.before.contains(marks)
        };
        match () {
            () if chunk.before.contains('"') => Mark::OpenQuote,
            () if chunk.before.contains('(') => Mark::OpenBracket,
            () if ends(&['"']) && before.after != "\"" => Mark::Quote,
            () if ends(&['"']) => Mark::BareQuote,
            () if before.stops() || ends(&['.']) && before.form == Form::Marks => Mark::Stop,
            () if ends(&[';']) => Mark::Semicolon,
            () if ends(&[':']) => Mark::Colon,
            () if ends(&[',']) => Mark::Comma,
            () if ends(&[')']) => Mark::Bracket,
            () if ends(&['.']) => Mark::ShortStop,
            () => Mark::None,
        }
    };
    chunks.iter().enumerate().map(between).collect()
}

impl Chunk {
    /// Whether a sentence, a list of names or a title may end here: a stop that is not that of initials or of a
    /// short form.
    pub(crate) fn stops(&self) -> bool {
        let stop = self.after.contains('.') && self.form != Form::Initials && self.word.chars().count() > 2;
        stop || self.after.contains(['?', '!'])
            || self.after.contains('"') && self.after != "\""
            || self.after.contains(")") && self.form.is_year()
    }

    /// Whether any mark that may part two fields stands behind it.
    pub(crate) fn pauses(&self) -> bool {
        self.stops() || self.after.contains([',', ';', ':', ')', '.'])
    }

    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_have_forms() {
        for (text, expected) in [
            ("Kaleji,", Form::Capital),
            ("V.", Form::Initials),
            ("J.-P.,", Form::Initials),
            ("VA,", Form::ShortCapitals),
            ("(2021a).", Form::LetteredYear),
            ("1999,", Form::Year),
            ("29(1),", Form::VolumeIssue),
            ("139—153.", Form::Range),
            ("S123–S130", Form::Range),
            ("https://a.example/b", Form::Url),
            ("https://doi.org/10.1/x", Form::Doi),
            ("3rd", Form::Ordinal),
            ("XIV", Form::Roman),
            ("9/6/2017", Form::SlashDate),
            ("—", Form::Marks),
            ("CAIP-TR-125,", Form::Mixed),
            ("ÿ999ÿ", Form::Mixed),
            ("UNHCR,", Form::AllCapitals),
        ] {
            assert_eq!(look(text).form, expected, "{text}");
        }
    }

    #[test]
    fn quotations_and_brackets_are_followed() {
        let chunks = looks("A, “On the road,” (pp. 3), “Once.”".split(' '));
        let quotes: Vec<Standing> = chunks.iter().map(|chunk| chunk.quote).collect();
        use Standing::{Closes, Inside, Opens, Outside, Whole};
        assert_eq!(quotes, [Outside, Opens, Inside, Closes, Outside, Outside, Whole]);
        assert_eq!(chunks[4].bracket, Opens);
        assert_eq!(chunks[5].bracket, Closes);
    }
}
