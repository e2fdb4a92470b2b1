//! The date cases of Microsoft's Recognizers-Text: does `times` give the same interval?
//!
//! A case counts if it states a past day or period, or one with its year, and has none of the [`FORMS`]
//! left out. The interval is the same if it begins on the same day and ends on the same day, whether the
//! case's end is read as the last day or the day after it; the end of a stated range ("from 2014 to 2018")
//! may be where its last expression begins, as these cases have it. Where a case gives a past and a future
//! reading, either will do: ours goes by tense, theirs does not.

use super::Score;
use anyhow::Context;
use record::{Basis, Date, Document, FactBasis, Known, Parse, TimeExpression, When};
use serde_json::Value;
use std::path::Path;

/// The set's name.
pub(crate) const SET: &str = "times recognizers";

/// The families that state dates, by file.
const FAMILIES: [&str; 5] =
    ["DateParser", "DatePeriodParser", "HolidayParser", "MergedParser", "DateTimeModel"];

/// The families left out, and why.
#[rustfmt::skip]
pub(crate) const LEFT_OUT: [(&str, &str); 5] = [
    ("*Extractor", "spans only, no interval"),
    ("Time*, DateTimeParser, DateTimePeriodParser, TimeZone*", "hours of a day; an event's date is a day"),
    ("Duration*, Set*", "lengths and recurring times have no interval"),
    ("DateTimeModel{CalendarMode,ComplexCalendar,ExperimentalMode,ExtendedTypes,SplitDateAndTime,TasksMode}",
     "the cases of DateTimeModel again under the settings of a calendar assistant, and orders to one"),
    ("results of type time, timerange, datetime, datetimerange, duration, set, timezone", "as above"),
];

/// A form of speech left out within the families, why, and how it is told.
pub(crate) struct Form {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
    holds: fn(&Case) -> bool,
}

/// The forms left out.
pub(crate) const FORMS: [Form; 9] = [
    Form {
        name: "what is to come, told from today (\"within 3 years\")",
        why: "the record holds what was told as past, or with its year",
        holds: |case| {
            !case.is_past() && !case.text.split(|c: char| !c.is_ascii_digit()).any(|word| word.len() == 4)
        },
    },
    Form {
        name: "one exact day for weeks, months and years (\"two years ago\")",
        why: "TIMEX3 keeps the grain of the unit: the year before last",
        holds: |case| {
            case.is_one_day()
                && case.units() > 0
                && case.has(&["ago", "back", "later", "before", "after", "from", "since"])
        },
    },
    Form {
        name: "compound lengths (\"1 month 21 days ago\")",
        why: "seen in orders, not in prose",
        holds: |case| case.units() > 1,
    },
    Form {
        name: "a bare day number (\"the 27\", \"the thirty\")",
        why: "a number without a month is no date in running text; \"on the 27th\" is read",
        holds: |case| {
            case.words().iter().all(|word| {
                NUMBER_WORDS.contains(word)
                    || word.starts_with(|c: char| c.is_ascii_digit())
                        && word.len() <= 4
                        && !word.parse::<u32>().is_ok_and(|year| year > 31)
            })
        },
    },
    Form {
        name: "a unit alone (\"my day\", \"partner of the year\", \"rest of the week\")",
        why: "the asker's own calendar; in prose \"the year\" names what the text told last",
        holds: |case| case.words().iter().all(|word| UNIT_WORDS.contains(word)),
    },
    Form {
        name: "unfinished figures (\"4.22\", \"2016 - 11\", \"10/1-11/7\", \"2014~2018\", \"20161016\")",
        why: "typed to an assistant; in prose they are scores, sums and spans of pages",
        holds: |case| case.is_unfinished_figures(),
    },
    Form {
        name: "\"last\" or \"next\" weekday or month by the calendar week",
        why: "English and HeidelTime take the nearest: \"last Wednesday\" on a Thursday is yesterday",
        holds: |case| {
            let words = case.words();
            words.windows(2).any(|pair| {
                ["last", "next", "previous", "past", "this"].contains(&pair[0]) && is_day_or_month(pair[1])
            })
        },
    },
    Form {
        name: "holidays of the lunar calendars, weekends of holidays, and nicknames",
        why: "not fixed by date nor by Easter, or nobody's usage",
        holds: |case| {
            case.has(&[
                "ramadan",
                "ramazan",
                "ramzan",
                "ramadhan",
                "ramathan",
                "eid",
                "eidul",
                "islamic",
                "hijri",
                "arabic",
                "yuandan",
                "fast",
                "freedom",
                "jubilee",
                "independence",
            ]) || case.has(&["weekend"]) && case.has(&["day", "halloween", "thanksgiving"])
        },
    },
    Form {
        name: "abbreviations of assistants (\"EOY\", \"w/c\", \"cy18\", \"otd\")",
        why: "not found in running text",
        holds: |case| case.has(&["eoy", "eom", "c", "cy18", "fy18", "otd"]),
    },
];

#[rustfmt::skip]
const NUMBER_WORDS: [&str; 12] = [
    "the", "on", "twenty", "thirty", "first", "second", "third", "twentieth", "one", "two", "th", "st",
];
#[rustfmt::skip]
const UNIT_WORDS: [&str; 20] = [
    "the", "my", "rest", "of", "this", "current", "remaining", "day", "week", "month", "year", "fortnight", "in", "to", "date",
    "s", "weeks", "days", "working", "business",
];

fn is_day_or_month(word: &str) -> bool {
    let names = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul",
        "aug", "sep", "oct", "nov", "dec",
    ];
    names.iter().any(|name| word.starts_with(name)) && word != "month" && word != "months"
}

/// An expression of a case with the intervals that it may mean.
pub(crate) struct Case {
    input: String,
    text: String,
    start: usize,
    reference: Date,
    intervals: Vec<(Date, Date, bool)>,
}

impl Case {
    fn words(&self) -> Vec<&str> {
        self.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
    }

    fn has(&self, words: &[&str]) -> bool {
        self.words().iter().any(|word| words.contains(word))
    }

    fn is_past(&self) -> bool {
        self.intervals
            .iter()
            .any(|(first, last, _)| *first < self.reference || last == first && *first == self.reference)
    }

    fn is_one_day(&self) -> bool {
        self.intervals.iter().all(|(first, last, open)| first == last && !open)
    }

    /// How many words are units longer than a day, or days beside another unit.
    fn units(&self) -> usize {
        let is = |word: &&str, units: &[&str]| units.contains(&word.trim_end_matches('s'));
        let words = self.words();
        let long =
            words.iter().filter(|word| is(word, &["week", "wk", "month", "year", "yr", "decade"])).count();
        let days = words.iter().filter(|word| **word == "days").count();
        if long > 0 { long + days } else { 0 }
    }

    /// Figures only, and neither a year, nor a range of years with a dash, nor a full date.
    fn is_unfinished_figures(&self) -> bool {
        let joining = ["from", "to", "between", "and", "till", "until", "this", "next", "on", "in"];
        let words = self.words();
        let figures = words.iter().all(|word| {
            word.chars().all(|c| c.is_ascii_digit())
                || joining.contains(word)
                || is_day_or_month(word) && words.len() <= 4 && self.text.contains('/')
        });
        let groups = |marks: &[char]| {
            self.text.split(|c: char| c.is_whitespace() || c == ',').any(|part| {
                let numbers = part.split(marks).filter(|number| !number.is_empty()).count();
                numbers == 3 && part.chars().filter(|c| marks.contains(c)).count() == 2
            })
        };
        let years = words.iter().filter(|word| !joining.contains(*word)).all(|word| word.len() == 4);
        let clean = !self.text.contains(['~', '=', '_']);
        let full = groups(&['/']) || groups(&['-']) || groups(&['.']);
        figures && !(years && clean) && !(full && clean && words.len() <= 3)
    }

    fn is_met_by(&self, first: Date, last: Date, begins_last: Date) -> bool {
        self.intervals.iter().any(|(from, to, open)| {
            let ends =
                last == *to || *open && (last.tomorrow().is_ok_and(|next| next == *to) || begins_last == *to);
            first == *from && ends
        })
    }
}

/// The share of the cases whose interval is met, all told and by family. What misses is printed with
/// `CHANCERY_MISSES` set.
pub(crate) fn score(shared: &Path) -> anyhow::Result<Vec<Score>> {
    let folder = shared.join("data/times/recognizers");
    let (mut figures, mut all, mut all_met, mut raw, mut raw_met) = (Vec::new(), 0, 0, 0, 0);
    let mut dropped = [0; FORMS.len()];
    for family in FAMILIES {
        let (mut counted, mut met) = (0, 0);
        for case in read(&folder, family)? {
            let is_met = meets(&case);
            raw += 1;
            raw_met += usize::from(is_met);
            if let Some(form) = FORMS.iter().position(|form| (form.holds)(&case)) {
                dropped[form] += 1;
                continue;
            }
            counted += 1;
            met += usize::from(is_met);
            if !is_met && std::env::var_os("CHANCERY_MISSES").is_some() {
                println!("{family}: {} [{}] {} {:?}", case.input, case.text, case.reference, case.intervals);
            }
        }
        figures.push(figure(family, met, counted));
        (all, all_met) = (all + counted, all_met + met);
    }
    print!("{}", left_out(&dropped));
    figures.insert(0, figure("same interval", all_met, all));
    figures.insert(1, figure("same interval, no form left out", raw_met, raw));
    Ok(figures)
}

/// What is left out, and why; with how many cases of each form.
fn left_out(dropped: &[usize]) -> String {
    let families = LEFT_OUT.iter().map(|(family, why)| format!("  {family}: {why}\n"));
    let forms =
        FORMS.iter().zip(dropped).map(|(form, count)| format!("  {count:>3} {}: {}\n", form.name, form.why));
    std::iter::once("\ntimes recognizers, left out:\n".to_owned()).chain(families).chain(forms).collect()
}

fn figure(name: &str, met: usize, counted: usize) -> Score {
    let value = if counted == 0 { 0.0 } else { met as f64 / counted as f64 };
    Score { set: SET.to_owned(), name: name.to_owned(), value }
}

fn meets(case: &Case) -> bool {
    let found = times::find(&document(&case.input, case.reference), &Parse::default(), &[]);
    let end = case.start + case.text.len();
    let here: Vec<&TimeExpression> =
        found.iter().filter(|one| one.span.start() < end && one.span.end() > case.start).collect();
    here.iter().any(|one| {
        let alone =
            one.when.is_some_and(|when| case.is_met_by(when.earliest(), when.latest(), when.latest()));
        let range = one.range.and_then(|range| {
            let when = range.when?;
            let last = range.last.and_then(|last| found.get(usize::try_from(last).ok()?)?.when);
            let begins = last.map_or(when.latest(), |last| last.earliest());
            Some(case.is_met_by(when.earliest(), when.latest(), begins))
        });
        alone || range == Some(true)
    })
}

fn document(text: &str, published: Date) -> Document {
    Document {
        published: Some(Known { value: When::day(published, Basis::Metadata), basis: FactBasis::Given }),
        ..Document::of_sentence("text", text)
    }
}

/// The dates and periods of a family's cases.
fn read(folder: &Path, family: &str) -> anyhow::Result<Vec<Case>> {
    let path = folder.join(format!("{family}.json"));
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let cases: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    Ok(cases.iter().flat_map(expressions).collect())
}

fn expressions(case: &Value) -> Vec<Case> {
    let input = case["Input"].as_str().unwrap_or_default();
    let reference =
        case["Context"]["ReferenceDateTime"].as_str().and_then(|stamp| stamp.get(..10)?.parse().ok());
    let (Some(reference), Some(results)) = (reference, case["Results"].as_array()) else { return Vec::new() };
    let read = |result: &Value| {
        let kind = result["TypeName"].as_str().or(result["Type"].as_str())?.trim_start_matches("datetimeV2.");
        let intervals = intervals(result);
        let start = usize::try_from(result["Start"].as_u64()?).ok()?;
        let start = input.char_indices().nth(start)?.0;
        let text = result["Text"].as_str()?.to_lowercase();
        let wanted = matches!(kind, "date" | "daterange") && !intervals.is_empty();
        wanted.then(|| Case { input: input.to_owned(), text, start, reference, intervals })
    };
    results.iter().filter_map(read).collect()
}

/// First day, end, and whether the end is the day after; impossible days of the cases (year 1) are dropped.
fn intervals(result: &Value) -> Vec<(Date, Date, bool)> {
    let day = |value: &Value| {
        value.as_str().and_then(|text| text.parse::<Date>().ok()).filter(|day| day.year() > 1)
    };
    let pair = |value: &Value, first: &str, last: &str| Some((day(&value[first])?, day(&value[last])?, true));
    let one = |value: &Value, name: &str| day(&value[name]).map(|day| (day, day, false));
    let resolved = &result["Value"];
    let values = resolved["values"].as_array().or(result["Resolution"]["values"].as_array());
    match values {
        Some(values) => values
            .iter()
            .filter(|value| !matches!(value["Mod"].as_str(), Some("before" | "after" | "since" | "until")))
            .filter_map(|value| one(value, "value").or_else(|| pair(value, "start", "end")))
            .collect(),
        None => ["PastResolution", "FutureResolution"]
            .iter()
            .map(|name| &resolved[*name])
            .filter_map(|value| one(value, "date").or_else(|| pair(value, "startDate", "endDate")))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_of_the_cases_are_met() {
        let Some(shared) = crate::folders::shared() else {
            println!("no development data beside the checkout: skipped");
            return;
        };
        let figures = score(&shared).unwrap();
        for figure in &figures {
            println!("{:<40} {:.4}", figure.name, figure.value);
        }
        assert!(figures[0].value >= 0.8, "{figures:?}");
    }

    #[test]
    fn what_is_left_out_says_why() {
        assert!(FORMS.iter().all(|form| !form.name.is_empty() && !form.why.is_empty()));
        assert!(LEFT_OUT.iter().all(|(family, why)| !family.is_empty() && !why.is_empty()));
    }
}
