//! Citations that name no source, numbers without an entry, and entries without a number or a date.

use super::Audited;
use record::{Cited, Note, NoteCode, SourceEntry, Span};
use std::collections::BTreeSet;

/// So many of a fault are told by name; the places of all are kept.
const MOST_NAMED: usize = 12;

/// What is wrong at one place, in a few words.
struct Fault {
    span: Span,
    words: String,
}

/// A note for each kind of fault, with all its places.
pub(super) fn faults(audited: &Audited<'_>) -> Vec<Note> {
    let (text, citations) = (&audited.document.text, audited.citations);
    let (mut empty, mut dangling) = (Vec::new(), Vec::new());
    let mut used = BTreeSet::new();
    for place in &citations.places {
        match place.cites {
            Cited::Nothing => {
                empty.push(Fault { span: place.span, words: format!("({})", place.span.of(text).trim()) });
            }
            Cited::Entry(number) => {
                if used.insert(number) && !citations.entries.contains_key(&number) {
                    dangling.push(Fault { span: place.span, words: format!("[{number}]") });
                }
            }
            Cited::Named { .. } => {}
        }
    }
    let fault = |(number, entry): (&u32, &SourceEntry), more: String| Fault {
        span: entry.span,
        words: format!("{number} ({}{more})", entry.name),
    };
    // A bibliography that no number points into is a reading list, not a list of sources.
    let uncited = citations.entries.iter().filter(|(number, _)| !used.is_empty() && !used.contains(number));
    let undated = citations.entries.iter().filter(|(_, entry)| entry.date.published.is_none()).map(|entry| {
        fault(entry, entry.1.date.read_on.map_or(String::new(), |day| format!(", read on {day}")))
    });
    let list = if citations.entries.is_empty() {
        "and there is no list of sources"
    } else {
        "without an entry in the list of sources"
    };
    [
        told(NoteCode::EmptyCitation, &empty, ["citation names", "citations name"], "no source"),
        told(NoteCode::CitationDangling, &dangling, ["number is cited", "numbers are cited"], list),
        told(
            NoteCode::SourceNeverCited,
            &uncited.map(|entry| fault(entry, String::new())).collect::<Vec<_>>(),
            ["source of the list is", "sources of the list are"],
            "never cited",
        ),
        told(
            NoteCode::SourceUndated,
            &undated.collect::<Vec<_>>(),
            ["source of the list has", "sources of the list have"],
            "no date of publication",
        ),
    ]
    .into_iter()
    .flatten()
    .map(|note| Note { document: Some(audited.document.id.clone()), ..note })
    .collect()
}

/// "9 citations name no source: (, March 30), (, April 2) ..."
fn told(code: NoteCode, faults: &[Fault], [one, many]: [&str; 2], what: &str) -> Option<Note> {
    let (first, rest) = faults.split_first()?;
    let number = faults.len();
    let named: Vec<&str> = faults.iter().take(MOST_NAMED).map(|fault| fault.words.as_str()).collect();
    let beyond = number.saturating_sub(MOST_NAMED);
    let more = if beyond > 0 { format!(" and {beyond} more") } else { String::new() };
    let text =
        format!("{number} {} {what}: {}{more}.", if number == 1 { one } else { many }, named.join(", "));
    Some(
        Note { span: Some(first.span), ..Note::new(code, text) }.also_at(rest.iter().map(|fault| fault.span)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Basis, Citation, Citations, Date, Document, SourceDate, When};

    /// The notes on a text whose citations stand at these words.
    fn notes(text: &str, cited: &[(&str, Cited)], listed: &[(u32, &str, SourceDate)]) -> Vec<String> {
        let document = Document::of_sentence("a.txt", text);
        let place = |(words, cites): &(&str, Cited)| {
            let start = text.find(words).unwrap();
            Citation { span: Span::new(text, start, start + words.len()).unwrap(), cites: cites.clone() }
        };
        let entry = |&(number, name, date): &(u32, &str, SourceDate)| {
            (number, SourceEntry { span: Span::new(text, 0, 1).unwrap(), name: name.to_owned(), date })
        };
        let citations = Citations {
            places: cited.iter().map(place).collect(),
            entries: listed.iter().map(entry).collect(),
        };
        let audited = Audited { document: &document, citations: &citations, tenures: &[], events: &[] };
        faults(&audited)
            .iter()
            .map(|note| format!("{} {} {}", note.places().count(), note.code, note.text))
            .collect()
    }

    fn dated() -> SourceDate {
        SourceDate { published: When::year(2023, Basis::Citation), read_on: None }
    }

    #[test]
    fn a_fault_that_repeats_is_one_note() {
        let text = "The bridge opened (, March 30). Trade grew () and fell [7].";
        let cited = [(", March 30", Cited::Nothing), ("", Cited::Nothing), ("[7]", Cited::Entry(7))];
        let read_on = Some(Date::constant(2024, 8, 12));
        let listed = [(4, "Wire", dated()), (5, "Ledger", SourceDate { published: None, read_on })];
        assert_eq!(
            notes(text, &cited, &listed),
            [
                "2 empty-citation 2 citations name no source: (, March 30), ().",
                "1 citation-dangling 1 number is cited without an entry in the list of sources: [7].",
                "2 source-never-cited 2 sources of the list are never cited: 4 (Wire), 5 (Ledger).",
                "1 source-undated 1 source of the list has no date of publication: 5 (Ledger, read on 2024-08-12).",
            ]
        );
    }

    #[test]
    fn a_reading_list_is_no_list_of_sources() {
        assert_eq!(notes("Nothing is cited here.", &[], &[(1, "Mammadova", dated())]), Vec::<String>::new());
        let numbers: Vec<(&str, Cited)> = (1..=20).map(|number| ("[1]", Cited::Entry(number))).collect();
        let found = notes("Trade grew [1].", &numbers, &[]);
        assert!(found[0].starts_with(
            "20 citation-dangling 20 numbers are cited and there is no list of sources: [1], [2],"
        ));
        assert!(found[0].ends_with("[12] and 8 more."), "{found:?}");
    }
}
