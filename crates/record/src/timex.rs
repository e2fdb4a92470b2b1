//! A time expression of a text, in TIMEX3 terms and as an interval.

use crate::named::named;
use crate::{Span, When};
use serde::{Deserialize, Serialize};

named!(
    /// The TIMEX3 types.
    TimeKind {
        /// A calendar date of any grain.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
);

named!(
    /// The TIMEX3 `mod` attribute.
    Modifier {
        /// "before 2020"
        Before = "BEFORE",
        /// "after 2020"
        After = "AFTER",
        /// "no later than"
        OnOrBefore = "ON_OR_BEFORE",
        /// "no earlier than"
        OnOrAfter = "ON_OR_AFTER",
        /// "less than two years"
        LessThan = "LESS_THAN",
        /// "more than two years"
        MoreThan = "MORE_THAN",
        /// "at most two years"
        EqualOrLess = "EQUAL_OR_LESS",
        /// "at least two years"
        EqualOrMore = "EQUAL_OR_MORE",
        /// "early 2020"
        Start = "START",
        /// "mid-2020"
        Mid = "MID",
        /// "late 2020"
        End = "END",
        /// "about two years"
        Approx = "APPROX",
    }
);

/// What a time expression was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// The document's publication date.
    Publication,
    /// The time expression with this index among the document's expressions.
    Expression(u32),
}

/// A period that is told by its ends, each an expression of its own: "from 1992 to 1994", "2013–2021";
/// or by its beginning alone: "since 2021".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRange {
    /// The index of the expression that tells the beginning.
    pub first: Option<u32>,
    /// The index of the expression that tells the end; `None` for a period that lasts to the publication.
    pub last: Option<u32>,
    /// From the first to the last day, where both are known.
    pub when: Option<When>,
}

/// A time expression of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2023-03-30`, `2023-W12`, `2023-SU`, `P2Y`, `PAST_REF`, `XXXX-WXX-1` ...; `None` where the text
    /// does not tell what is meant ("during this period").
    pub value: Option<String>,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// The days it means, where that is known.
    pub when: Option<When>,
    /// What it was resolved against; `None` for an expression that says all itself.
    pub anchor: Option<Anchor>,
    /// The period of which it is an end, if it is one. Both ends carry the same.
    pub range: Option<TimeRange>,
    /// Whether it dates a cited source ("(Haaretz, March 6)") and not what the sentence tells.
    pub dates_a_source: bool,
}
