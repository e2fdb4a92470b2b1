//! A page's markup, read once from left to right without recursion: tags, text, and nothing that nests.

/// What stands at a place of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Text, entities not yet read; its first byte.
    Text(&'a str, usize),
    /// A tag; `inside` is what stands between the angle brackets.
    Tag { inside: &'a str, closing: bool, at: usize },
    /// The content of an element whose content is no markup (`script`, `title`), after its opening tag.
    Raw(&'a str, usize),
}

/// Elements whose content is no markup. `svg` and `math` are passed over with them: they hold drawings.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template",
    "svg", "math", "object", "canvas",
];

/// Reads a page. Every byte is looked at a small, fixed number of times.
pub(crate) struct Scanner<'a> {
    page: &'a str,
    at: usize,
    raw: Option<&'static str>,
    last_comment_end: Option<usize>,
    last_quotes: [Option<usize>; 2],
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(page: &'a str) -> Scanner<'a> {
        Scanner {
            page,
            at: 0,
            raw: None,
            last_comment_end: page.rfind("-->"),
            last_quotes: [page.rfind('"'), page.rfind('\'')],
        }
    }

    /// The byte after the tag that begins at `start`: quoted `>` do not end it. A quote that is never
    /// closed is taken as a letter.
    fn tag_end(&self, start: usize) -> Option<usize> {
        let bytes = self.page.as_bytes();
        let mut at = start + 1;
        while at < bytes.len() {
            match bytes[at] {
                b'>' => return Some(at + 1),
                quote @ (b'"' | b'\'') if bytes[at - 1] == b'=' || bytes[at - 1] == b' ' => {
                    let last = self.last_quotes[usize::from(quote == b'\'')];
                    if last.is_some_and(|last| last > at) {
                        at += 1 + self.page[at + 1..].find(quote as char)?;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let rest = &self.page[self.at..];
            let end = find_closing(rest, name).unwrap_or(rest.len());
            let token = Token::Raw(&rest[..end], self.at);
            self.at += end;
            return Some(token);
        }
        let rest = self.page.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let is_markup = |next: u8| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?');
        if !rest.starts_with('<') || !rest.as_bytes().get(1).copied().is_some_and(is_markup) {
            let skip = usize::from(rest.starts_with('<'));
            let end = rest[skip..].find('<').map_or(rest.len(), |at| at + skip);
            self.at += end;
            return Some(Token::Text(&rest[..end], start));
        }
        if rest.starts_with("<!--") {
            let end = self.last_comment_end.filter(|last| *last >= start).and_then(|_| rest.find("-->"));
            self.at += end.map_or(4, |end| end + 3);
            return self.next_after_skipping();
        }
        let Some(end) = self.tag_end(start) else {
            // A tag that never ends swallows the rest of the page, as in a browser.
            self.at = self.page.len();
            return None;
        };
        self.at = end;
        let inside = &self.page[start + 1..end - 1];
        let closing = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name = name(inside);
        if !closing && !inside.ends_with('/') {
            self.raw = RAW.iter().copied().find(|raw| name.eq_ignore_ascii_case(raw));
        }
        Some(Token::Tag { inside, closing, at: start })
    }
}

impl<'a> Scanner<'a> {
    /// A token of no text in the place of a comment, so that many comments need no recursion.
    fn next_after_skipping(&self) -> Option<Token<'a>> {
        Some(Token::Text("", self.at))
    }
}

fn find_closing(rest: &str, name: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let at = from + at;
        let after = &bytes[at + 2..];
        let fits = after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes());
        if fits && !after.get(name.len()).is_some_and(u8::is_ascii_alphanumeric) {
            return Some(at);
        }
        from = at + 2;
    }
    None
}

/// The name of the element, as written.
pub(crate) fn name(inside: &str) -> &str {
    let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(inside.len());
    &inside[..end]
}

/// The value of an attribute, entities read; at most 4,096 bytes of it.
pub(crate) fn attribute(inside: &str, wanted: &str) -> Option<String> {
    let mut rest = inside.get(name(inside).len()..)?;
    for _ in 0..64 {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/' | '>')).unwrap_or(rest.len());
        let key = &rest[..end];
        rest = rest[end..].trim_start();
        let value = match rest.strip_prefix('=') {
            None => "",
            Some(after) => {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                let (value, left) = match quote {
                    Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                    None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
                };
                rest = left;
                value
            }
        };
        if key.eq_ignore_ascii_case(wanted) {
            let cut = value.char_indices().map(|(at, _)| at).take_while(|at| *at <= 4096).last().unwrap_or(0);
            return Some(entities(if value.len() <= 4096 { value } else { &value[..cut] }));
        }
        if key.is_empty() {
            return None;
        }
    }
    None
}

const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("copy", "©"),
    ("reg", "®"),
    ("bull", "•"),
    ("middot", "·"),
    ("eacute", "é"),
    ("uuml", "ü"),
    ("ouml", "ö"),
    ("auml", "ä"),
    ("ccedil", "ç"),
    ("Uuml", "Ü"),
    ("Ouml", "Ö"),
    ("Ccedil", "Ç"),
    ("euro", "€"),
    ("shy", ""),
    ("zwnj", ""),
    ("thinsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("times", "×"),
    ("deg", "°"),
];

/// The text with the common entities read; others stay as written.
pub(crate) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let read = end.and_then(|end| {
            let name = &rest[1..end];
            if let Some(number) = name.strip_prefix('#') {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                return Some((end, char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string()));
            }
            NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| (end, (*text).to_owned()))
        });
        match read {
            Some((end, text)) => {
                out.push_str(&text);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Elements that a tidy page keeps; of all others only the text stays.
const KEPT: &[&str] = &[
    "html",
    "body",
    "main",
    "article",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "a",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "figure",
    "figcaption",
    "address",
    "time",
];
const VOID: &[&str] = &["br", "hr"];

/// The deepest nesting that is kept.
pub(crate) const DEPTH: usize = 200;

/// A page with matched tags only, none nested deeper than [`DEPTH`], no scripts, styles or inline marks;
/// and whether something lay deeper. However the page is broken, a parser builds a shallow tree from it.
pub(crate) fn tidy(page: &str) -> (String, bool) {
    let mut out = String::with_capacity(page.len() / 2);
    let mut open: Vec<&'static str> = Vec::new();
    let mut deeper = false;
    for token in Scanner::new(page) {
        match token {
            Token::Text(text, _) => out.push_str(text),
            Token::Raw(..) => {}
            Token::Tag { inside, closing, .. } => {
                let tag = name(inside);
                if VOID.iter().any(|void| tag.eq_ignore_ascii_case(void)) {
                    out.push_str("<br>");
                    continue;
                }
                let Some(kept) = KEPT.iter().copied().find(|kept| tag.eq_ignore_ascii_case(kept)) else {
                    part(&mut out);
                    continue;
                };
                if closing {
                    if let Some(at) = open.iter().rposition(|name| *name == kept) {
                        close(&mut out, &mut open, at);
                    }
                    continue;
                }
                // What cannot stand inside its like closes it first.
                let alone = matches!(kept, "p" | "a" | "li" | "td" | "th" | "tr" | "dt" | "dd");
                if alone && open.last() == Some(&kept) {
                    let top = open.len() - 1;
                    close(&mut out, &mut open, top);
                }
                if open.len() >= DEPTH {
                    deeper = true;
                    part(&mut out);
                } else {
                    push_opening(&mut out, kept, inside);
                    open.push(kept);
                }
            }
        }
    }
    close(&mut out, &mut open, 0);
    (out, deeper)
}

/// A space between words that a dropped tag stood between; one is enough.
fn part(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

fn close(out: &mut String, open: &mut Vec<&'static str>, down_to: usize) {
    for name in open.drain(down_to..).rev() {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}

fn push_opening(out: &mut String, name: &str, inside: &str) {
    out.push('<');
    out.push_str(name);
    for key in ["class", "id", "href", "role", "hidden", "style", "aria-hidden", "rel", "itemprop"] {
        if let Some(value) = attribute(inside, key).filter(|value| value.len() <= 300) {
            out.push(' ');
            out.push_str(key);
            out.push_str("=\"");
            out.push_str(&value.replace('&', "&amp;").replace('"', "&quot;"));
            out.push('"');
        }
    }
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_and_text_are_told_apart() {
        let page = "a<b title='x>y'>c</b><!-- <p> -->5 < 6<script>if (a</b) {}</script>d";
        let tokens: Vec<String> = Scanner::new(page)
            .filter_map(|token| match token {
                Token::Text("", _) => None,
                Token::Text(text, _) => Some(text.to_owned()),
                Token::Tag { inside, closing, .. } => {
                    Some(format!("<{}{}>", if closing { "/" } else { "" }, name(inside)))
                }
                Token::Raw(text, _) => Some(format!("raw:{text}")),
            })
            .collect();
        assert_eq!(
            tokens,
            ["a", "<b>", "c", "</b>", "5 ", "< 6", "<script>", "raw:if (a</b) {}", "</script>", "d"]
        );
    }

    #[test]
    fn attributes_and_entities() {
        let inside = "meta content=\"A &amp; B\" property='og:title' data-x=3";
        assert_eq!(attribute(inside, "content").as_deref(), Some("A & B"));
        assert_eq!(attribute(inside, "PROPERTY").as_deref(), Some("og:title"));
        assert_eq!(attribute(inside, "data-x").as_deref(), Some("3"));
        assert_eq!(attribute(inside, "none"), None);
        assert_eq!(entities("A&nbsp;&#8217;&#x201C;&unknown; & b&"), "A\u{a0}’“&unknown; & b&");
    }

    #[test]
    fn a_tidy_page_is_matched_and_shallow() {
        assert_eq!(tidy("<div><b>a<p>b<p>c</div></i>").0, "<div> a<p>b</p><p>c</p></div> ");
        let (deep, deeper) = tidy(&"<div>".repeat(100_000));
        assert!(deeper && deep.matches("<div>").count() == DEPTH);
        let (trap, _) = tidy(&"<div><table><td></div>".repeat(10_000));
        assert_eq!(trap.matches("<td>").count(), trap.matches("</td>").count());
    }

    #[test]
    fn hostile_pages_take_linear_time() {
        let size = 200_000;
        for page in [
            "<!--".repeat(size),
            "<a \"".repeat(size),
            "<a b='".repeat(size),
            "<script>".repeat(size),
            "</".repeat(size),
            "<".repeat(size),
            "<div x=\"".to_owned() + &"y".repeat(size),
            "<title></".repeat(size),
        ] {
            let (out, _) = tidy(&page);
            assert!(out.len() <= page.len() * 5);
        }
    }

    proptest! {
        #[test]
        fn any_page_can_be_scanned(page in "(<[a-z/!]{0,3}|[a-z \"'=>&;#-]|<div>|</p>|-->|é){0,60}") {
            let _ = tidy(&page);
            let length: usize = Scanner::new(&page).map(|token| match token {
                Token::Text(text, _) | Token::Raw(text, _) => text.len(),
                Token::Tag { inside, .. } => inside.len(),
            }).sum();
            prop_assert!(length <= page.len());
        }
    }
}
