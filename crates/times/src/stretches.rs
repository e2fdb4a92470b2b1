//! "during this period", "throughout that time": the period that the text has told.

use crate::found::{Found, Reading};
use crate::words::Scan;

/// Words behind "the period" that tell it: it is no other one then.
#[rustfmt::skip]
const TOLD: [&str; 16] = [
    "of", "from", "between", "before", "after", "since", "when", "in", "that", "which", "until", "leading", "immediately",
    "preceding", "following", "covered",
];

/// A pointer to a period that begins at this word.
pub(crate) fn find(scan: &Scan, index: usize) -> Option<Found> {
    let before = scan.key_before(index, 1);
    let within = matches!(before, "during" | "throughout" | "over" | "within");
    let at = scan.lead(index, &["the"]);
    let pointing = scan.is_any(at, &["this", "that", "same", "these", "those"]);
    let noun = scan.skip(if pointing { at + 1 } else { at }, &["same", "entire", "whole"]);
    let noun = noun + usize::from(noun == at && scan.is_any(at, &["entire", "whole"]));
    if noun == index || scan.word(noun).apart {
        return None;
    }
    let stands = match scan.key(noun) {
        "period" | "periods" if pointing => within || matches!(before, "in" | "from" | "of" | "for"),
        "period" => within && at > index,
        "time" => pointing && within,
        _ => false,
    };
    let told_behind = scan.is_any(noun + 1, &TOLD) && (!pointing || scan.is(noun + 1, "of"));
    (stands && !told_behind).then(|| Found::date(index, noun + 1, Reading::Stretch))
}
