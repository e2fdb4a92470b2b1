//! Days that have a name, as a table. Easter by the method of Meeus, Jones and Butcher (Gregorian).

use crate::value::shift_days;
use crate::words::{Scan, is_apostrophe, is_dash};
use record::Date;

/// When a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// One day only: year, month and day.
    Once(i16, i8, i8),
    /// Month, weekday (Monday is 1), and which one; negative counts from the end.
    Nth(i8, i8, i8),
    /// Days from the fourth Thursday of November.
    AfterThanksgiving(i32),
    /// Days from Easter Sunday.
    Easter(i32),
}

/// The holidays: names in lower case, words parted by spaces, without apostrophes. Of two with one
/// beginning the longer is taken. Several countries have days of the same name: those are left out.
#[rustfmt::skip]
pub(crate) const HOLIDAYS: [(&str, Rule); 67] = [
    ("new years day", Rule::Fixed(1, 1)),
    ("new year s day", Rule::Fixed(1, 1)),
    ("new year eve", Rule::Fixed(12, 31)),
    ("new years eve", Rule::Fixed(12, 31)),
    ("new year s eve", Rule::Fixed(12, 31)),
    ("martin luther king day", Rule::Nth(1, 1, 3)),
    ("martin luther king jr day", Rule::Nth(1, 1, 3)),
    ("martin luther king jr . day", Rule::Nth(1, 1, 3)),
    ("mlk day", Rule::Nth(1, 1, 3)),
    ("groundhog day", Rule::Fixed(2, 2)),
    ("valentine s day", Rule::Fixed(2, 14)),
    ("valentines day", Rule::Fixed(2, 14)),
    ("presidents day", Rule::Nth(2, 1, 3)),
    ("president s day", Rule::Nth(2, 1, 3)),
    ("washington s birthday", Rule::Nth(2, 1, 3)),
    ("international women s day", Rule::Fixed(3, 8)),
    ("st . patrick s day", Rule::Fixed(3, 17)),
    ("st patrick s day", Rule::Fixed(3, 17)),
    ("saint patrick s day", Rule::Fixed(3, 17)),
    ("april fools day", Rule::Fixed(4, 1)),
    ("april fool s day", Rule::Fixed(4, 1)),
    ("april fools", Rule::Fixed(4, 1)),
    ("earth day", Rule::Fixed(4, 22)),
    ("anzac day", Rule::Fixed(4, 25)),
    ("may day", Rule::Fixed(5, 1)),
    ("international workers day", Rule::Fixed(5, 1)),
    ("cinco de mayo", Rule::Fixed(5, 5)),
    ("mother s day", Rule::Nth(5, 7, 2)),
    ("mothers day", Rule::Nth(5, 7, 2)),
    ("memorial day", Rule::Nth(5, 1, -1)),
    ("father s day", Rule::Nth(6, 7, 3)),
    ("fathers day", Rule::Nth(6, 7, 3)),
    ("juneteenth", Rule::Fixed(6, 19)),
    ("canada day", Rule::Fixed(7, 1)),
    ("bastille day", Rule::Fixed(7, 14)),
    ("labor day", Rule::Nth(9, 1, 1)),
    ("columbus day", Rule::Nth(10, 1, 2)),
    ("halloween", Rule::Fixed(10, 31)),
    ("all saints day", Rule::Fixed(11, 1)),
    ("all souls day", Rule::Fixed(11, 2)),
    ("guy fawkes day", Rule::Fixed(11, 5)),
    ("armistice day", Rule::Fixed(11, 11)),
    ("veterans day", Rule::Fixed(11, 11)),
    ("veteran s day", Rule::Fixed(11, 11)),
    ("thanksgiving day", Rule::Nth(11, 4, 4)),
    ("thanksgiving", Rule::Nth(11, 4, 4)),
    ("thanks giving day", Rule::Nth(11, 4, 4)),
    ("black friday", Rule::AfterThanksgiving(1)),
    ("cyber monday", Rule::AfterThanksgiving(4)),
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas", Rule::Fixed(12, 25)),
    ("xmas", Rule::Fixed(12, 25)),
    ("boxing day", Rule::Fixed(12, 26)),
    ("ash wednesday", Rule::Easter(-46)),
    ("palm sunday", Rule::Easter(-7)),
    ("maundy thursday", Rule::Easter(-3)),
    ("good friday", Rule::Easter(-2)),
    ("easter sunday", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    ("easter", Rule::Easter(0)),
    ("ascension day", Rule::Easter(39)),
    ("whit monday", Rule::Easter(50)),
    ("d - day", Rule::Once(1944, 6, 6)),
    ("9 / 11", Rule::Once(2001, 9, 11)),
    ("ve day", Rule::Once(1945, 5, 8)),
    ("vj day", Rule::Once(1945, 8, 15)),
];

/// The words that the names begin with.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.iter().filter_map(|(name, _)| name.split(' ').next())
}

/// The longest holiday name that stands here: its place in the table and the index after it.
pub(crate) fn named(scan: &Scan, index: usize) -> Option<(usize, usize)> {
    // Most words begin no name. Figures ("9/11") are not in the lexicon.
    if !(scan.facts(index).holiday || scan.is(index, "9")) {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    // "White Christmas" is a song.
    let before = scan.before(index);
    let title =
        before.capital && !scan.word(index).apart && scan.word(index).capital && before.facts.month == 0;
    if title && index > 0 && scan.is_letters(index - 1) && !scan.begins_sentence(index - 1) {
        return None;
    }
    for (place, (name, _)) in HOLIDAYS.iter().enumerate() {
        let Some(to) = matches(scan, index, name) else { continue };
        // "a good friday" is any friday, "may day" may be a verb and a noun.
        let marked = scan.word(index).capital || !matches!(*name, "good friday" | "may day");
        if marked && best.is_none_or(|(_, longest)| to > longest) {
            best = Some((place, to));
        }
    }
    // "Easter Island"
    best.filter(|(_, to)| !(scan.word(*to).capital && scan.is_any(*to, &["island", "islands"])))
}

fn matches(scan: &Scan, index: usize, name: &str) -> Option<usize> {
    let mut at = index;
    for word in name.split(' ') {
        if at > index && is_apostrophe(scan.key(at)) {
            at += 1;
        }
        let same = scan.is(at, word) || (word == "-" && is_dash(scan.key(at)));
        if !same || (at > index && scan.word(at).apart) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// The day of a holiday in a year.
pub(crate) fn day(place: usize, year: i16) -> Option<Date> {
    match HOLIDAYS.get(place)?.1 {
        Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
        Rule::Once(year, month, day) => Date::new(year, month, day).ok(),
        Rule::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth.into()),
        Rule::AfterThanksgiving(days) => shift_days(nth_weekday(year, 11, 4, 4)?, days),
        Rule::Easter(days) => shift_days(easter(year)?, days),
    }
}

/// The one day of a holiday that is no yearly one.
pub(crate) fn only_day(place: usize) -> Option<Date> {
    match HOLIDAYS.get(place)?.1 {
        Rule::Once(year, month, day) => Date::new(year, month, day).ok(),
        _ => None,
    }
}

/// The n-th weekday (Monday is 1) of a month; negative counts from the end.
pub(crate) fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i32) -> Option<Date> {
    let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
    let nth = i8::try_from(nth).ok().filter(|nth| *nth != 0 && nth.abs() <= 5)?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

fn easter(year: i16) -> Option<Date> {
    if year < 326 {
        return None;
    }
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_is_found() {
        for (year, day) in [(2018, date(2018, 4, 1)), (2023, date(2023, 4, 9)), (1972, date(1972, 4, 2))] {
            assert_eq!(easter(year), Some(day));
        }
    }

    #[test]
    fn names_need_a_capital_and_all_their_words() {
        let find = |text: &str| named(&Scan::new(text), 0).map(|(place, _)| HOLIDAYS[place].0);
        assert_eq!(find("New Year's Eve party"), Some("new year s eve"));
        assert_eq!(find("Christmas Eve"), Some("christmas eve"));
        assert_eq!(find("Good Friday"), Some("good friday"));
        assert_eq!(find("good friday news"), None);
        assert_eq!(find("May Day"), Some("may day"));
        assert_eq!(find("New Year plans"), None);
    }

    #[test]
    fn a_monday_is_counted() {
        assert_eq!(nth_weekday(2018, 1, 1, 3), Some(date(2018, 1, 15)));
        assert_eq!(nth_weekday(2016, 5, 1, -1), Some(date(2016, 5, 30)));
        assert_eq!(nth_weekday(2016, 5, 1, 9), None);
    }
}
