//! The date in a page's address.

use record::{Basis, Date, FactBasis, Known, MONTHS, When};

/// The years of which addresses tell dates.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// The date in an address such as `/2023/04/17/`, `/2023-04-17-title` or `/20230417/`, or a month `/2023/04/`.
pub(crate) fn published_in_address(url: &str) -> Option<Known<When>> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or("");
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let days = (1..parts.len()).filter_map(|at| compact(parts[at]).or_else(|| parted(&parts[at..])));
    let known = |value| Known { value, basis: FactBasis::Address };
    let day = days.map(|day| known(When::day(day, Basis::Metadata))).next();
    day.or_else(|| month(path).map(known))
}

fn number(part: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let plain = lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| part.parse().ok()).flatten()
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// `20230417`
fn compact(part: &str) -> Option<Date> {
    number(part.get(..4)?, 4..=4)?;
    let rest = part.get(4..).filter(|rest| rest.len() == 4)?;
    day(number(&part[..4], 4..=4)?, number(rest.get(..2)?, 2..=2)?, number(rest.get(2..)?, 2..=2)?)
}

/// `2023`, `04` or `apr`, `17`
fn parted(parts: &[&str]) -> Option<Date> {
    let [year, month, date, ..] = parts else { return None };
    let named = || MONTHS.iter().position(|name| month.len() >= 3 && name.starts_with(month));
    let month = number(month, 1..=2).or_else(|| i16::try_from(named()? + 1).ok())?;
    day(number(year, 4..=4)?, month, number(date, 1..=2)?)
}

/// `/2023/04/`. Joined otherwise it may be the number of an issue.
fn month(path: &str) -> Option<When> {
    let parts: Vec<&str> = path.split('/').collect();
    parts.windows(2).find_map(|pair| {
        let [year, month] = pair else { return None };
        let (year, month) = (number(year, 4..=4)?, number(month, 1..=2)?);
        let month = i8::try_from(month).ok()?;
        YEARS.contains(&year).then(|| When::month(year, month, Basis::Metadata)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_and_without_a_date() {
        for (url, expected) in [
            ("https://x.example/2023/04/17/title", Some("2023-04-17")),
            ("https://x.example/news/2023-04-17-title.html", Some("2023-04-17")),
            ("https://x.example/20230417/title", Some("2023-04-17")),
            ("https://x.example/2023/04/20230417_speech.html", Some("2023-04-17")),
            ("https://x.example/world/2023/apr/17/title", Some("2023-04-17")),
            ("https://x.example/2023/4/title-12", Some("2023-04-01")),
            ("https://x.example/2023-4/title", None),
            ("https://x.example/news/275690", None),
            ("https://x.example/news/20231317", None),
            ("https://x.example/1991/war", None),
            ("https://x.example/2023/title", None),
            ("https://x.example/?d=2023/04/17", None),
        ] {
            let found = published_in_address(url).map(|when| when.value.earliest().to_string());
            assert_eq!(found.as_deref(), expected, "{url}");
        }
    }
}
