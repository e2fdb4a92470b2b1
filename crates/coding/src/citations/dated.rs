//! The date of an entry in a source list: "(April 2025)", "12 April 2025", "2022"; and the day on which it was read:
//! "Retrieved 12 August 2024", "Archived from the original on 3 May 2023".

use codebook::{WordBook, WordClass};
use record::{Basis, Date, MONTHS, SourceDate, When};

/// How many words may stand between "retrieved" or "archived" and the end of its date.
const VISIT_WORDS: usize = 9;

/// A word of an entry, without the marks around it.
struct Word<'a> {
    bare: &'a str,
    /// Whether a round bracket opens before it.
    opens: bool,
    /// Whether a comma stands right behind it.
    comma: bool,
}

/// When the source of an entry appeared, and by when it was there. Numbers inside addresses ("/2025/4/25/") and within
/// quoted titles are passed over, and of several dates of publication that are told alike the latest is believed.
pub(super) fn of_entry(entry: &str, words: &WordBook) -> SourceDate {
    let told = without_titles(entry);
    let words_of: Vec<Word<'_>> = told
        .split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains("www."))
        .map(|word| Word {
            bare: word.trim_matches(|c: char| !c.is_alphanumeric()),
            opens: word.starts_with('('),
            comma: word.ends_with(','),
        })
        .collect();
    let mut published: Option<(u8, When)> = None;
    let mut read_on: Option<Date> = None;
    let mut at = 0;
    while at < words_of.len() {
        if words.is(WordClass::SourceVisit, &words_of[at].bare.to_lowercase()) {
            let until = words_of.len().min(at + VISIT_WORDS);
            if let Some((end, when)) = (at + 1..until).find_map(|from| date(&words_of, from)) {
                read_on = Some(read_on.map_or(when.latest(), |day| day.min(when.latest())));
                at = end;
                continue;
            }
        }
        match date(&words_of, at) {
            Some((end, when)) => {
                let rank = if words_of[at].opens { 2 } else { u8::from(when.grain() != record::Grain::Year) };
                if published.is_none_or(|(best, other)| (rank, when.latest()) > (best, other.latest())) {
                    published = Some((rank, when));
                }
                at = end;
            }
            None => at += 1,
        }
    }
    SourceDate { published: published.map(|(_, when)| when), read_on }
}

/// The entry without what stands in quotation marks.
fn without_titles(entry: &str) -> String {
    let mut kept = String::with_capacity(entry.len());
    let mut rest = entry;
    while let Some((before, quote, after)) = ['"', '“', '«']
        .iter()
        .filter_map(|&open| {
            let (before, after) = rest.split_once(open)?;
            Some((before, open, after))
        })
        .min_by_key(|(before, ..)| before.len())
    {
        kept.push_str(before);
        kept.push(' ');
        let close = match quote {
            '“' => '”',
            '«' => '»',
            other => other,
        };
        // A mark that nothing closes quotes nothing.
        rest = after.split_once(close).map_or(after, |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// The date that begins with this word, and the word after it: "2025-04-12", "12 April 2025", "April 12, 2025",
/// "April 2025", "2022", "2022, May 4".
fn date(words: &[Word<'_>], at: usize) -> Option<(usize, When)> {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let whole = |end: usize, year: i16, month: i8, number: i8| {
        Some((end, When::day(Date::new(year, month, number).ok()?, Basis::Citation)))
    };
    if let Ok(day) = bare(at).parse::<Date>() {
        return Some((at + 1, When::day(day, Basis::Citation)));
    }
    if let Some(number) = day(bare(at))
        && let (Some(month), Some(year)) = (month(bare(at + 1)), year(bare(at + 2)))
    {
        return whole(at + 3, year, month, number);
    }
    if let Some(named) = month(bare(at)) {
        if let (Some(number), Some(year)) = (day(bare(at + 1)), year(bare(at + 2))) {
            return whole(at + 3, year, named, number);
        }
        return year(bare(at + 1))
            .and_then(|year| Some((at + 2, When::month(year, named, Basis::Citation)?)));
    }
    let year = year(bare(at))?;
    if words[at].comma
        && let Some(named) = month(bare(at + 1))
    {
        return match day(bare(at + 2)) {
            Some(number) => whole(at + 3, year, named, number),
            None => Some((at + 2, When::month(year, named, Basis::Citation)?)),
        };
    }
    Some((at + 1, When::year(year, Basis::Citation)?))
}

fn year(word: &str) -> Option<i16> {
    // "2022a" and "2022b" tell apart two works of one year.
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let plausible = digits.len() == 4 && word.len() <= 5;
    digits.parse().ok().filter(|year| plausible && (1900..2100).contains(year))
}

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let known =
        MONTHS.iter().position(|month| lower.get(..3).is_some_and(|start| month.starts_with(start)))?;
    (MONTHS[known].starts_with(&lower) || lower == "sept").then_some(known as i8 + 1)
}

fn day(word: &str) -> Option<i8> {
    word.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use codebook::Codebook;

    fn shown(entry: &str) -> (String, String) {
        let date = of_entry(entry, &Codebook::embedded().words);
        let published =
            date.published.map_or("-".to_owned(), |when| format!("{}/{}", when.earliest(), when.grain()));
        (published, date.read_on.map_or("-".to_owned(), |day| day.to_string()))
    }

    #[test]
    fn dates_of_entries() {
        for (entry, published, read_on) in [
            ("Wire, (April 2025), \"Title of 2030\", https://example.org/2019/1/2", "2025-04-01/month", "-"),
            ("Ledger, 12 April 2025", "2025-04-12/day", "-"),
            ("Mammadova, A. (2022a). The bridge after 1991. Review, 5(1), 126-146.", "2022-01-01/year", "-"),
            ("Marchuk, I. (2020). A May morning.", "2020-01-01/year", "-"),
            ("Marchuk, I. (2020, May 4). A morning.", "2020-05-04/day", "-"),
            ("Courier, 2023-05-09, \"Title\"", "2023-05-09/day", "-"),
            ("Sept. 3, 2021, Dispatch", "2021-09-03/day", "-"),
            ("The treaty of 1979 and its end, Tbilisi 2021", "2021-01-01/year", "-"),
            ("A pamphlet without a date, 146 pages", "-", "-"),
            ("https://example.org/2025/4/25/x", "-", "-"),
            ("Reuters. Retrieved 12 August 2024.", "-", "2024-08-12"),
            ("Wire, May 2023. Accessed on August 12, 2024.", "2023-05-01/month", "2024-08-12"),
            (
                "\"Bridge\". Wire. Archived from the original on 3 May 2023. Retrieved 2024-08-12.",
                "-",
                "2023-05-03",
            ),
            ("Wire (accessed: 12 August 2024), 11 May 2024", "2024-05-11/day", "2024-08-12"),
            ("He retrieved the car in June", "-", "-"),
            ("Wire \"never closed, May 2023", "2023-05-01/month", "-"),
        ] {
            assert_eq!(shown(entry), (published.to_owned(), read_on.to_owned()), "{entry}");
        }
    }
}
