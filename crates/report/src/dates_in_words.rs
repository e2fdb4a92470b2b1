//! Dates as a reader says them, with their grain: "27 January 2023", "mid-2024 (June to July)".

use record::{Basis, Date, Grain, When};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    // jiff's months are 1 to 12.
    MONTHS[(date.month() - 1).rem_euclid(12) as usize]
}

/// "27 January 2023".
pub(crate) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "January 2023".
pub(crate) fn month_and_year(date: Date) -> String {
    format!("{} {}", month(date), date.year())
}

/// "January".
pub(crate) fn month_of(date: Date) -> String {
    month(date).to_owned()
}

/// "27 Jan 2023", for the chart.
pub(crate) fn short_day(date: Date) -> String {
    format!("{} {} {}", date.day(), &month(date)[..3], date.year())
}

/// A short form for the chart: the day, else the month, else the year or the span of years.
pub(crate) fn short(when: &When) -> String {
    let (from, to) = (when.earliest(), when.latest());
    if from == to {
        return short_day(from);
    }
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => format!("{} {}", &month(from)[..3], from.year()),
        (true, false) if whole_year(when) => from.year().to_string(),
        (true, false) => format!("{}–{} {}", &month(from)[..3], &month(to)[..3], from.year()),
        (false, _) => format!("{}–{}", from.year(), to.year()),
    }
}

/// The interval in words.
///
/// | grain | interval | words |
/// |---|---|---|
/// | day | one day | 27 January 2023 |
/// | week | seven days | the week of 27 March 2023 |
/// | month | a whole month | October 2022 |
/// | month | its first, middle or last third | early April 2023 (1 to 10) |
/// | season | whole months of one year | mid-2024 (June to July), spring 2023 (March to May) |
/// | year | a whole year | 2023 |
/// | range | whole years, whole months | 1992 to 1994, June to July 2024 |
/// | range | any other | between 27 and 30 January 2023 |
pub fn when(when: &When) -> String {
    let told = exact(when);
    if when.is_approximate() { format!("about {told}") } else { told }
}

fn exact(when: &When) -> String {
    let (from, to) = (when.earliest(), when.latest());
    if from == to {
        return day(from);
    }
    let one_month = from.year() == to.year() && from.month() == to.month();
    let whole_months = from.day() == 1 && to == to.last_of_month();
    match when.grain() {
        Grain::Week if when.days() == 7 => format!("the week of {}", day(from)),
        _ if one_month && whole_months => format!("{} {}", month(from), from.year()),
        Grain::Month if one_month => third_of_month(from, to).unwrap_or_else(|| between(from, to)),
        _ if whole_year(when) => from.year().to_string(),
        _ if whole_months && (from.month(), to.month()) == (1, 12) => {
            format!("{} to {}", from.year(), to.year())
        }
        Grain::Season if whole_months => season(from, to),
        _ if whole_months => months(from, to),
        _ => between(from, to),
    }
}

fn whole_year(when: &When) -> bool {
    let (from, to) = (when.earliest(), when.latest());
    from.year() == to.year() && (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31)
}

/// "June to July 2024", "November 2022 to February 2023"; both are whole months.
fn months(from: Date, to: Date) -> String {
    if from.year() == to.year() {
        format!("{} to {} {}", month(from), month(to), from.year())
    } else {
        format!("{} {} to {} {}", month(from), from.year(), month(to), to.year())
    }
}

/// "between 27 and 30 January 2023", with what both ends share told once.
fn between(from: Date, to: Date) -> String {
    if from.year() != to.year() {
        format!("between {} and {}", day(from), day(to))
    } else if from.month() != to.month() {
        format!("between {} {} and {}", from.day(), month(from), day(to))
    } else {
        format!("between {} and {}", from.day(), day(to))
    }
}

fn third_of_month(from: Date, to: Date) -> Option<String> {
    let part = match (from.day(), to.day()) {
        (1, 5..=12) => "early",
        (8..=12, 18..=22) => "mid",
        (18..=23, _) if to == to.last_of_month() => "late",
        _ => return None,
    };
    let joint = if part == "mid" { "-" } else { " " };
    Some(format!("{part}{joint}{} {} ({} to {})", month(from), from.year(), from.day(), to.day()))
}

/// A season or part of a year, named where it has a name; always with its months.
fn season(from: Date, to: Date) -> String {
    let year = from.year();
    let inside = format!("({} to {})", month(from), month(to));
    let next_year = to.year() == year + 1;
    match (from.month(), to.month()) {
        (12, 2) if next_year => format!("winter {year}/{:02} {inside}", to.year().rem_euclid(100)),
        _ if to.year() != year => months(from, to),
        (3, 5) => format!("spring {year} {inside}"),
        (6, 8) => format!("summer {year} {inside}"),
        (9, 11) => format!("autumn {year} {inside}"),
        (1, 6) => format!("the first half of {year}"),
        (7, 12) => format!("the second half of {year}"),
        (4..=6, 7..=9) => format!("mid-{year} {inside}"),
        (1, 2 | 4) => format!("early {year} {inside}"),
        (9 | 11, 12) => format!("late {year} {inside}"),
        _ => months(from, to),
    }
}

/// Why the date is believed, in a few words.
pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => "told in full",
        Basis::Publication => "counted from the publication date",
        Basis::Narrative => "counted from another date in the text",
        Basis::YearInferred => "the year is inferred",
        Basis::Citation => "bounded by a citation",
        Basis::NamedPeriod => "from the name of a period",
        Basis::BeforePublication => "told as past; bounded by the publication date",
        Basis::Metadata => "told by the file",
    }
}

/// The grain in a word or two.
pub(crate) fn grain(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Season => "part of a year",
        Grain::Year => "year",
        Grain::Range => "range",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str, grain: Grain) -> When {
        When::new(from.parse().unwrap(), to.parse().unwrap(), grain, Basis::Explicit).unwrap()
    }

    #[test]
    fn dates_read_as_they_are_spoken() {
        use Grain::*;
        for (from, to, grain, words) in [
            ("2023-01-27", "2023-01-27", Day, "27 January 2023"),
            ("2023-03-27", "2023-04-02", Week, "the week of 27 March 2023"),
            ("2022-10-01", "2022-10-31", Month, "October 2022"),
            ("2023-04-01", "2023-04-10", Month, "early April 2023 (1 to 10)"),
            ("2023-04-11", "2023-04-20", Month, "mid-April 2023 (11 to 20)"),
            ("2023-04-21", "2023-04-30", Month, "late April 2023 (21 to 30)"),
            ("2023-04-03", "2023-04-17", Month, "between 3 and 17 April 2023"),
            ("2024-06-01", "2024-07-31", Season, "mid-2024 (June to July)"),
            ("2024-05-01", "2024-08-31", Season, "mid-2024 (May to August)"),
            ("2023-03-01", "2023-05-31", Season, "spring 2023 (March to May)"),
            ("2022-12-01", "2023-02-28", Season, "winter 2022/23 (December to February)"),
            ("2024-01-01", "2024-06-30", Season, "the first half of 2024"),
            ("2024-01-01", "2024-04-30", Season, "early 2024 (January to April)"),
            ("2024-09-01", "2024-12-31", Season, "late 2024 (September to December)"),
            ("2023-01-01", "2023-03-31", Season, "January to March 2023"),
            ("2023-10-01", "2023-12-31", Season, "October to December 2023"),
            ("2023-01-01", "2023-12-31", Year, "2023"),
            ("1992-01-01", "1994-12-31", Range, "1992 to 1994"),
            ("2024-06-01", "2024-07-31", Range, "June to July 2024"),
            ("2022-11-01", "2023-02-28", Range, "November 2022 to February 2023"),
            ("2023-01-27", "2023-01-30", Range, "between 27 and 30 January 2023"),
            ("2023-01-27", "2023-04-03", Range, "between 27 January and 3 April 2023"),
            ("2022-12-30", "2023-01-02", Range, "between 30 December 2022 and 2 January 2023"),
            ("2023-03-01", "2023-03-31", Range, "March 2023"),
            ("2023-01-01", "2023-01-01", Year, "1 January 2023"),
        ] {
            assert_eq!(when(&span(from, to, grain)), words);
        }
    }

    #[test]
    fn approximate_dates_say_so() {
        assert_eq!(
            when(&span("2022-10-01", "2022-10-31", Grain::Month).approximately()),
            "about October 2022"
        );
    }

    #[test]
    fn short_dates_fit_a_chart() {
        for (from, to, words) in [
            ("2023-01-27", "2023-01-27", "27 Jan 2023"),
            ("2022-10-01", "2022-10-31", "Oct 2022"),
            ("2024-06-01", "2024-07-31", "Jun–Jul 2024"),
            ("2023-01-01", "2023-12-31", "2023"),
            ("1992-01-01", "1994-12-31", "1992–1994"),
        ] {
            assert_eq!(short(&span(from, to, Grain::Range)), words);
        }
    }
}
