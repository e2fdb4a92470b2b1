//! The words that time expressions are made of, as tables; all lower case.

use crate::unit::{DayPart, Season, Unit};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word can mean in a time expression.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    /// Month, 1 to 12; 0 for none.
    pub(crate) month: i8,
    /// Weekday, Monday is 1; 0 for none.
    pub(crate) weekday: i8,
    /// Whether the name of the month or weekday is cut short ("Sep").
    pub(crate) short: bool,
    /// Unit, and how many of it the word means ("fortnight" is two weeks).
    pub(crate) unit: Option<(Unit, u32)>,
    /// Whether the unit or weekday is a plural.
    pub(crate) plural: bool,
    /// Cardinal number.
    pub(crate) number: Option<u32>,
    /// Ordinal number.
    pub(crate) ordinal: Option<u32>,
    /// Season.
    pub(crate) season: Option<Season>,
    /// Part of the day.
    pub(crate) part: Option<DayPart>,
    /// Whether the name of a holiday begins with this word.
    pub(crate) holiday: bool,
    /// Whether a time expression may begin with this word.
    pub(crate) opens: bool,
}

#[rustfmt::skip]
pub(crate) const MONTHS: [(&str, i8); 26] = [
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
    ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12),
    ("jan", 1), ("feb", 2), ("febr", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9),
    ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12), ("decem", 12),
];
#[rustfmt::skip]
const WEEKDAYS: [(&str, i8); 20] = [
    ("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6),
    ("sunday", 7), ("mon", 1), ("tue", 2), ("tues", 2), ("wed", 3), ("weds", 3), ("thu", 4), ("thur", 4), ("thurs", 4),
    ("fri", 5), ("sat", 6), ("sun", 7), ("wednes", 3), ("satur", 6),
];
#[rustfmt::skip]
const UNITS: [(&str, Unit, u32); 17] = [
    ("second", Unit::Second, 1), ("minute", Unit::Minute, 1), ("hour", Unit::Hour, 1), ("day", Unit::Day, 1),
    ("weekend", Unit::Weekend, 1), ("week", Unit::Week, 1), ("fortnight", Unit::Week, 2),
    ("month", Unit::Month, 1), ("quarter", Unit::Quarter, 1), ("year", Unit::Year, 1),
    ("decade", Unit::Decade, 1), ("century", Unit::Century, 1), ("millennium", Unit::Millennium, 1),
    ("hr", Unit::Hour, 1), ("min", Unit::Minute, 1), ("sec", Unit::Second, 1), ("yr", Unit::Year, 1),
];
const ODD_PLURALS: [(&str, Unit); 2] = [("centuries", Unit::Century), ("millennia", Unit::Millennium)];
#[rustfmt::skip]
const NUMBERS: [(&str, u32); 30] = [
    ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
    ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
    ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
    ("seventy", 70), ("eighty", 80), ("ninety", 90), ("hundred", 100), ("thousand", 1000),
];
#[rustfmt::skip]
const ORDINALS: [(&str, u32); 22] = [
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7),
    ("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13),
    ("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17), ("eighteenth", 18),
    ("nineteenth", 19), ("twentieth", 20), ("thirtieth", 30), ("twentyfirst", 21),
];
const SEASONS: [(&str, Season); 5] = [
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
];
#[rustfmt::skip]
const PARTS: [(&str, DayPart); 13] = [
    ("morning", DayPart::Morning), ("dawn", DayPart::Morning), ("daybreak", DayPart::Morning),
    ("noon", DayPart::Noon), ("midday", DayPart::Noon), ("afternoon", DayPart::Afternoon),
    ("evening", DayPart::Evening), ("dusk", DayPart::Evening), ("night", DayPart::Night),
    ("overnight", DayPart::Night), ("nightfall", DayPart::Night), ("midnight", DayPart::Night),
    ("tonight", DayPart::Night),
];
/// The other words that may begin a time expression.
#[rustfmt::skip]
const OPENERS: [&str; 94] = [
    "a", "about", "all", "almost", "an", "annually", "annual", "another", "approximately", "around", "at", "autumn",
    "beginning", "biweekly", "c", "ca", "circa", "close", "coming", "couple", "current", "currently", "daily",
    "date", "each", "earlier", "early", "end", "every", "everyday", "ad", "few", "following", "former", "future",
    "half", "hourly", "in", "just", "last", "late", "lately", "later", "latter", "less", "many", "mid", "middle",
    "monthly", "more", "nearly", "next", "nightly", "now", "nowadays", "numerous", "only", "over", "past", "per",
    "present", "preceding", "previous", "quarterly", "recent", "recently", "right", "roughly", "same", "several",
    "some", "start", "subsequent", "that", "the", "these", "this", "those", "today", "tomorrow", "turn",
    "h", "his", "its", "q", "their", "up", "upcoming", "weekly", "within", "year", "yearly", "yesterday", "your",
];

/// The lexicon: the tables above by word.
static LEXICON: LazyLock<HashMap<String, Facts>> = LazyLock::new(|| {
    let mut words: HashMap<String, Facts> = HashMap::new();
    let mut put = |word: &str, change: &dyn Fn(&mut Facts)| {
        let facts = words.entry(word.to_owned()).or_default();
        facts.opens = true;
        change(facts);
    };
    for (index, (word, month)) in MONTHS.iter().enumerate() {
        put(word, &|facts| (facts.month, facts.short) = (*month, index >= 12));
    }
    for (index, (word, day)) in WEEKDAYS.iter().enumerate() {
        put(word, &|facts| (facts.weekday, facts.short) = (*day, index >= 7));
        if index < 7 {
            put(&format!("{word}s"), &|facts| (facts.weekday, facts.plural) = (*day, true));
        }
    }
    for (word, unit, count) in UNITS {
        put(word, &|facts| facts.unit = Some((unit, count)));
        put(&format!("{word}s"), &|facts| (facts.unit, facts.plural) = (Some((unit, count)), true));
    }
    for (word, unit) in ODD_PLURALS {
        put(word, &|facts| (facts.unit, facts.plural) = (Some((unit, 1)), true));
    }
    for (word, number) in NUMBERS {
        put(word, &|facts| facts.number = Some(number));
    }
    for (word, number) in ORDINALS {
        put(word, &|facts| facts.ordinal = Some(number));
    }
    for (word, season) in SEASONS {
        put(word, &|facts| facts.season = Some(season));
    }
    for (word, part) in PARTS {
        put(word, &|facts| facts.part = Some(part));
    }
    for (word, _) in crate::year::DECADE_WORDS {
        put(word, &|_| {});
    }
    for word in OPENERS {
        put(word, &|_| {});
    }
    for word in crate::holidays::first_words() {
        put(word, &|facts| facts.holiday = true);
    }
    for word in crate::solar::first_words() {
        put(word, &|_| {});
    }
    words
});

/// The longest word of the lexicon, in bytes.
const LONGEST: usize = 14;

/// What a lower-case word can mean.
pub(crate) fn facts(word: &str) -> Facts {
    if word.len() > LONGEST { Facts::default() } else { LEXICON.get(word).copied().unwrap_or_default() }
}

/// The value of a word's kind that many words at once ask for: how exactly an amount is told.
pub(crate) fn is_vague_amount(word: &str) -> bool {
    matches!(word, "few" | "several" | "many" | "some" | "numerous" | "couple" | "various")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_two_meanings() {
        let second = facts("second");
        assert_eq!((second.unit, second.ordinal), (Some((Unit::Second, 1)), Some(2)));
        assert_eq!(facts("mondays").weekday, 1);
        assert!(facts("mondays").plural && !facts("the").plural && facts("the").opens);
        assert!(!facts("parliament").opens);
    }

    #[test]
    fn no_word_is_longer_than_the_longest() {
        assert!(LEXICON.keys().all(|word| word.len() <= LONGEST));
    }
}
