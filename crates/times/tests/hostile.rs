//! No text makes the tagger panic, and its expressions keep their promises.

use proptest::prelude::*;
use record::{Basis, Document, FactBasis, Known, Parse, When};

fn document(text: &str, year: i16) -> Document {
    let day = record::Date::new(year, 2, 28).expect("a date");
    Document {
        published: Some(Known { value: When::day(day, Basis::Metadata), basis: FactBasis::Given }),
        ..Document::of_sentence("text", text)
    }
}

fn check(text: &str, year: i16) {
    let found = times::find(&document(text, year), &Parse::default(), &[]);
    for pair in found.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "{text:?}");
    }
    for one in &found {
        assert!(!one.span.is_empty() && one.value.as_deref() != Some(""), "{text:?}");
        if let Some(range) = one.range {
            let last = u32::try_from(found.len()).expect("few");
            assert!(range.first.is_none_or(|end| end < last) && range.last.is_none_or(|end| end < last));
        }
    }
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "the", "of", "in", "on", "May", "march", "Sept.", "29", "31", "0", "2024", "9999", "1000", "99999999999", "BC", "B.C.",
    "AD", "first", "third", "thousand", "hundred", "last", "next", "century", "millennia", "weeks", "day", "decade",
    "ago", "later", "before", "the past", "February", "30", "-", "–", "/", ".", ",", ";", "(", ")", "\n\n", "'", "s", "'08",
    "Monday", "morning", "a.m.", "24:59", "T25:00", "every", "per", "half", "a", "Q4", "H2", "Easter", "year", "0001-01-01",
    "9999-12-31", "-9999", "12/31/9999", "since", "from", "to", "between", "and", "summer", "early", "end", "1401", "SH",
    "Esfand", "week", "weekend", "following", "that", "same", "é", "月", "\u{301}", "million", "twenty",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}", year in 1i16..9999) {
        check(&text, year);
    }

    #[test]
    fn any_heap_of_time_words_is_read(
        words in proptest::collection::vec((0..WORDS.len(), any::<bool>()), 0..14),
        year in 1i16..9999,
    ) {
        let mut text = String::new();
        for (word, space) in words {
            text.push_str(WORDS[word]);
            if space {
                text.push(' ');
            }
        }
        check(&text, year);
    }
}

#[test]
fn dates_that_no_calendar_has_are_not_dates() {
    for text in ["On 30 February 2023 it fell.", "2023-13-45", "31/31/2023", "Feb 30, 2023", "2023-02-29"] {
        let found = times::find(&document(text, 2023), &Parse::default(), &[]);
        assert!(found.iter().all(|found| found.when.is_none_or(|when| when.days() > 1)), "{text}: {found:?}");
    }
}

#[test]
fn a_long_text_takes_no_long_time() {
    let text =
        "In March 1921, after two weeks of talks, they signed it (Baku Post, April 4). ".repeat(20_000);
    let begin = std::time::Instant::now();
    let found = times::find(&document(&text, 1921), &Parse::default(), &[]);
    assert_eq!(found.len(), 60_000);
    assert!(begin.elapsed().as_secs() < 30, "{:?}", begin.elapsed());
}
