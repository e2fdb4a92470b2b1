//! Numbers in figures and words.

use crate::value::Count;
use crate::words::{Scan, is_dash};

/// A cardinal number: "14", "1,500", "2.5", "twenty-two", "two hundred and five", "two and a half".
/// Gives the number and the index after it.
pub(crate) fn cardinal(scan: &Scan, index: usize) -> Option<(Count, usize)> {
    if scan.is_digits(index) { figures(scan, index) } else { in_words(scan, index) }
}

fn figures(scan: &Scan, index: usize) -> Option<(Count, usize)> {
    if scan.word(index).glued && !opens_number(scan, index) {
        return None;
    }
    let mut number = scan.digits(index)?;
    let mut at = index + 1;
    while scan.is(at, ",") && scan.word(at).glued && scan.word(at + 1).glued && scan.width(at + 1) == 3 {
        number = number.checked_mul(1000)?.checked_add(scan.digits(at + 1)?)?;
        at += 2;
    }
    if scan.is(at, ".") && scan.word(at).glued && scan.word(at + 1).glued && scan.is_digits(at + 1) {
        let digits = scan.digits(at + 1)?;
        let hundredths = match scan.width(at + 1) {
            1 => digits * 10,
            2 => digits,
            _ => return None,
        };
        let whole = number.min(10_000_000) * 100;
        return Some((Count { hundredths: whole + hundredths }, at + 2));
    }
    if let Some(after) = half_after(scan, at) {
        return Some((Count { hundredths: number.min(10_000_000) * 100 + 50 }, after));
    }
    Some((Count::whole(number), at))
}

/// Whether figures may begin right after this glued mark.
fn opens_number(scan: &Scan, index: usize) -> bool {
    matches!(scan.key(index - 1), "(" | "[" | "\"" | "\u{201c}" | "'" | "\u{2018}" | "~")
        || is_dash(scan.key(index - 1))
}

fn half_after(scan: &Scan, at: usize) -> Option<usize> {
    scan.after(at, &["and", "a", "half"]).or_else(|| {
        let dashed = is_dash(scan.key(at)) && is_dash(scan.key(at + 2)) && is_dash(scan.key(at + 4));
        (dashed && scan.is(at + 1, "and") && scan.is(at + 3, "a") && scan.is(at + 5, "half"))
            .then_some(at + 6)
    })
}

fn in_words(scan: &Scan, index: usize) -> Option<(Count, usize)> {
    let (mut total, mut part, mut at) = (0u32, 0u32, index);
    let mut any = false;
    loop {
        let hyphen = is_dash(scan.key(at)) && scan.facts(at + 1).number.is_some_and(|n| (1..10).contains(&n));
        let and = scan.is(at, "and") && scan.facts(at + 1).number.is_some() && part + total >= 100;
        let next = if any && (hyphen || and) { at + 1 } else { at };
        let Some(number) = scan.facts(next).number.filter(|_| next == index || !scan.word(next).apart) else {
            break;
        };
        match number {
            1000 => {
                total = total.checked_add(part.max(1).checked_mul(1000)?)?;
                part = 0;
            }
            100 => part = part.max(1).checked_mul(100)?,
            // "twenty five" adds up, "five twenty" does not.
            tens if part % 100 == 0 || (part % 10 == 0 && part % 100 >= 20 && tens < 10) => part += tens,
            _ => break,
        }
        any = true;
        at = next + 1;
    }
    if !any {
        return None;
    }
    let whole = total.checked_add(part)?.min(10_000_000) * 100;
    match half_after(scan, at) {
        Some(after) => Some((Count { hundredths: whole + 50 }, after)),
        None => Some((Count { hundredths: whole }, at)),
    }
}

/// A year in words: "nineteen eighty-four", "nineteen oh one", "two thousand and fourteen", "seventeen
/// hundred thirty three".
pub(crate) fn year(scan: &Scan, index: usize) -> Option<(i16, usize)> {
    let first = scan.facts(index).number?;
    if scan.is(index + 1, "thousand") && first <= 2 {
        let (count, to) = in_words(scan, index)?;
        let year = count.as_whole().filter(|year| (1000..2100).contains(year))?;
        return Some((i16::try_from(year).ok()?, to));
    }
    let hundreds = i16::try_from(first).ok().filter(|hundreds| (11..=20).contains(hundreds))?;
    let mut at = index + 1;
    let hundred = scan.is(at, "hundred");
    if is_dash(scan.key(at)) || hundred {
        at = scan.skip(at + 1, &["and"]);
    }
    let (rest, to) = if scan.is_any(at, &["oh", "zero", "o"]) {
        (scan.facts(at + 1).number.filter(|ones| (1..10).contains(ones))?, at + 2)
    } else {
        let (count, to) = in_words(scan, at)?;
        let rest = count.as_whole().and_then(|rest| u32::try_from(rest).ok())?;
        (rest, to)
    };
    let fits = (10..100).contains(&rest) || hundred || scan.is_any(at, &["oh", "zero", "o"]);
    (fits && rest < 100 && !scan.word(at).apart).then_some((hundreds * 100 + i16::try_from(rest).ok()?, to))
}

/// An ordinal number: "3rd", "third", "twenty-first".
pub(crate) fn ordinal(scan: &Scan, index: usize) -> Option<(u32, usize)> {
    if let Some(number) = scan.digits(index) {
        let suffix = scan.word(index + 1).glued && scan.is_any(index + 1, &["st", "nd", "rd", "th"]);
        let free = !scan.word(index).glued || !scan.is_letters(index.wrapping_sub(1));
        return (suffix && free).then_some((number, index + 2));
    }
    if let Some(tens) = scan.facts(index).number.filter(|tens| (20..100).contains(tens)) {
        let at = if is_dash(scan.key(index + 1)) { index + 2 } else { index + 1 };
        let ones = scan.facts(at).ordinal.filter(|ones| *ones < 10)?;
        return Some((tens + ones, at + 1));
    }
    Some((scan.facts(index).ordinal?, index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_figures_and_words() {
        for (text, hundredths, after) in [
            ("14 days", 1400, 1),
            ("1,500 days", 150_000, 3),
            ("2.5 years", 250, 3),
            ("twenty-two", 2200, 3),
            ("two hundred and five", 20_500, 4),
            ("three and a half years", 350, 4),
            ("five twenty", 500, 1),
            ("nineteen", 1900, 1),
        ] {
            assert_eq!(cardinal(&Scan::new(text), 0), Some((Count { hundredths }, after)), "{text}");
        }
        assert_eq!(cardinal(&Scan::new("99999999999 days"), 0), None);
    }

    #[test]
    fn years_are_read_in_words() {
        for (text, expected) in [
            ("nineteen eighty-four", Some((1984, 4))),
            ("nineteen oh one", Some((1901, 3))),
            ("two thousand and fourteen", Some((2014, 4))),
            ("one thousand seven hundred and eighty nine", Some((1789, 7))),
            ("seventeen hundred thirty three", Some((1733, 4))),
            ("nineteen men", None),
            ("twenty-two", None),
            ("seven hundred thirty", None),
            ("three thousand men", None),
        ] {
            assert_eq!(year(&Scan::new(text), 0), expected, "{text}");
        }
    }

    #[test]
    fn ordinals_are_read() {
        for (text, number, after) in [("3rd", 3, 2), ("third", 3, 1), ("twenty-first", 21, 3)] {
            assert_eq!(ordinal(&Scan::new(text), 0), Some((number, after)), "{text}");
        }
        assert_eq!(ordinal(&Scan::new("3 rd"), 0), None);
    }
}
