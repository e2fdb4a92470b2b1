//! BibTeX, as BibTeX and biblatex read it: UTF-8, names and titles kept from being cut or set small, special
//! characters escaped.

use super::{Day, Name, Work, ranged, works};
use crate::records::Records;
use record::{Grain, ReferenceKind};
use std::fmt::Write as _;
use std::io::{self, Write};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes all entries.
pub(crate) fn write(records: &Records<'_>, out: &mut dyn Write) -> io::Result<()> {
    for work in works(records) {
        out.write_all(entry(&work).as_bytes())?;
    }
    out.flush()
}

fn entry(work: &Work) -> String {
    let (sort, holder, publisher) = match work.kind {
        ReferenceKind::Article | ReferenceKind::News => ("article", "journal", "publisher"),
        ReferenceKind::Chapter => ("incollection", "booktitle", "publisher"),
        ReferenceKind::Paper => ("inproceedings", "booktitle", "publisher"),
        ReferenceKind::Book => ("book", "booktitle", "publisher"),
        ReferenceKind::Report => ("techreport", "booktitle", "institution"),
        ReferenceKind::Thesis => ("phdthesis", "booktitle", "school"),
        ReferenceKind::WebPage | ReferenceKind::Other => ("misc", "howpublished", "publisher"),
    };
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut add = |name: &'static str, value: Option<String>| {
        fields.extend(value.filter(|value| !value.is_empty()).map(|value| (name, value)));
    };
    let text = |value: &Option<String>| value.as_deref().map(|value| format!("{{{}}}", escaped(value)));
    let range = |value: &Option<String>| {
        value.as_deref().map(|value| format!("{{{}}}", escaped(&ranged(value, "--"))))
    };
    let names = |all: &[Name], others: bool| {
        let mut shown: Vec<String> = all.iter().map(name).collect();
        shown.extend((others && !all.is_empty()).then(|| "others".to_owned()));
        (!shown.is_empty()).then(|| format!("{{{}}}", shown.join(" and ")))
    };
    add("author", names(&work.authors, work.and_others));
    add("editor", names(&work.editors, false));
    add("translator", names(&work.translators, false));
    // A second pair of braces keeps the capitals of names.
    add("title", work.title.as_deref().map(|title| format!("{{{{{}}}}}", escaped(title))));
    add(holder, text(&work.container));
    add("series", text(&work.collection));
    add(publisher, text(&work.publisher));
    add("address", text(&work.place));
    add("volume", range(&work.volume));
    add("number", range(&work.issue));
    add("pages", range(&work.pages));
    add("edition", text(&work.edition));
    add("type", text(&work.genre));
    match &work.date {
        Some(Day::When(when)) => {
            let day = when.earliest();
            add("year", Some(format!("{{{}}}", day.year())));
            if matches!(when.grain(), Grain::Day | Grain::Month) {
                add(
                    "month",
                    usize::try_from(day.month() - 1)
                        .ok()
                        .and_then(|at| MONTHS.get(at))
                        .map(|&name| name.to_owned()),
                );
            }
            if when.grain() == Grain::Day {
                add("date", Some(format!("{{{day}}}")));
            }
        }
        Some(Day::Literal(words)) => add("year", Some(format!("{{{}}}", escaped(words)))),
        None => {}
    }
    add("url", work.url.as_deref().map(|url| format!("{{{}}}", address(url))));
    if let Some(Day::When(when)) = &work.accessed {
        add("urldate", (when.grain() == Grain::Day).then(|| format!("{{{}}}", when.earliest())));
    }
    add("doi", work.doi.as_deref().map(|doi| format!("{{{}}}", address(doi))));
    add("isbn", text(&work.isbn));
    add("note", (!work.notes.is_empty()).then(|| format!("{{{}}}", escaped(&work.notes.join("; ")))));
    add("keywords", Some(format!("{{{}}}", if work.is_document { "document" } else { "cited" })));
    let mut entry = format!("@{sort}{{{}", work.id);
    for (name, value) in fields {
        let _ = write!(entry, ",\n  {name} = {value}");
    }
    entry.push_str("\n}\n\n");
    entry
}

/// "Hasanli, L."; a body or a name as it is told in braces, so that no "and" or comma cuts it.
fn name(name: &Name) -> String {
    let whole = |part: &str| {
        let part = escaped(part);
        if part.contains(',') || part.to_lowercase().contains(" and ") { format!("{{{part}}}") } else { part }
    };
    match name {
        Name::Person { family, given: Some(given) } => format!("{}, {}", whole(family), whole(given)),
        Name::Person { family: literal, given: None } | Name::Literal(literal) => {
            format!("{{{}}}", escaped(literal))
        }
    }
}

/// A text in which nothing is a command, and whose braces are even: BibTeX counts escaped braces too.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '$' | '&' | '#' | '%' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address as `\url` takes it: unescaped, but for characters that would end it or that no address has.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' | '}' | '\\' | '"' | '<' | '>' | '^' | '`' | '|' | ' ' => {
                let _ = write!(address, "%{:02X}", u32::from(c));
            }
            c => address.push(c),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_a_command() {
        assert_eq!(escaped("50% of A&B_c #1 $"), "50\\% of A\\&B\\_c \\#1 \\$");
        for hostile in ["}@comment{", "{{{", "\\input{x}", "~^", "}}"] {
            let escaped = escaped(hostile);
            let depths = escaped.chars().scan(0, |depth, c| {
                *depth += match c {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                Some(*depth)
            });
            assert!(depths.clone().all(|depth| depth >= 0) && depths.last() == Some(0), "{escaped}");
        }
        assert_eq!(address("https://a.example/{x}?a=1&b_c#%20"), "https://a.example/%7Bx%7D?a=1&b_c#%20");
    }

    #[test]
    fn bodies_are_not_cut_at_their_and() {
        let body = Name::Literal("Ministry of Trade and Industry".into());
        assert_eq!(name(&body), "{Ministry of Trade and Industry}");
        let person = Name::Person { family: "van Berg".into(), given: Some("E.".into()) };
        assert_eq!(name(&person), "van Berg, E.");
    }
}
