//! How two reports compare: for each thing that could tell whether they are of one happening, what is seen of it.
//!
//! What is seen is a case of a closed list ("the same day", "a week apart", "one has no date"), never a measure: so a
//! weight can be learned for each case, an unknown is a case of its own that may weigh nothing, and the cases that made
//! two reports one can be told as reasons.

use super::mention::{Mention, Side, Token};
use record::{Count, Date, Kind, When};

/// What is compared, with the cases of each, in the order of the weights.
pub(super) const ASPECTS: &[(&str, &[&str])] = &[
    ("scope", &["one sentence", "near", "one document", "two documents"]),
    ("kind", &["same", "same quad", "same tone", "other tone", "unknown"]),
    ("mode", &["same", "differ", "one", "none"]),
    ("word", &["same rare", "same", "same common", "differ", "unknown"]),
    ("pointing", &["both", "one", "none", "unknown"]),
    ("standing", &["same", "fact and claim", "real and not", "differ"]),
    ("actors", &["same", "equal", "overlap", "differ", "one", "none"]),
    ("recipients", &["same", "equal", "overlap", "differ", "one", "none"]),
    ("exchanged", &["no", "yes"]),
    ("names", &["share", "differ", "one", "none"]),
    ("party words", &["rare", "some", "none", "unknown"]),
    (
        "date",
        &[
            "same day",
            "day off",
            "days off",
            "within week",
            "within month",
            "within year",
            "wider",
            "apart",
            "one",
            "none",
        ],
    ),
    ("published", &["same day", "days", "weeks", "months", "year", "years", "unknown"]),
    ("place", &["same", "differ", "other state", "unknown"]),
    ("counts", &["same", "differ", "none"]),
    ("shared words", &["none", "few", "some", "many", "most", "all", "unknown"]),
    ("share of words", &["none", "tenth", "fifth", "third", "half", "most", "unknown"]),
    ("only of kind", &["both", "one", "none"]),
    ("story", &["none", "faint", "loose", "some", "close", "very close", "one document", "unknown"]),
];

/// Pairs of aspects whose cases weigh together what they do not weigh apart.
pub(super) const TOGETHER: &[(&str, &str)] = &[
    ("scope", "word"),
    ("scope", "kind"),
    ("scope", "pointing"),
    ("story", "word"),
    ("story", "kind"),
    ("story", "date"),
    ("date", "kind"),
    ("word", "kind"),
    ("word", "shared words"),
    ("actors", "recipients"),
    ("kind", "recipients"),
    ("only of kind", "story"),
    ("only of kind", "scope"),
    ("published", "date"),
    ("scope", "standing"),
    ("exchanged", "kind"),
    ("exchanged", "scope"),
    ("word", "mode"),
    ("word", "date"),
    ("word", "actors"),
    ("word", "recipients"),
];

/// What is seen of each aspect: an index into its cases.
pub(super) type Seen = [u8; ASPECTS.len()];

/// Sharp dates further apart than this are of two happenings: more is no slip of the day of report.
pub(super) const SLACK_DAYS: i32 = 3;

/// The first case of "word" that is no likeness, the last of a side that is one, and the cases of "date" that are. Reports of two documents that
/// share none of these, nor telling words, are not one, however alike the documents are: in a folder on two states all
/// tell of talks and threats between them.
const OTHER_WORD: u8 = 3;
const OVERLAPPING: u8 = 2;
const TELLING_DATES: std::ops::RangeInclusive<u8> = 0..=4;

/// Whether two sentences share words that tell, beside those that name the same parties; so they may where words are not
/// known.
fn share_words_beyond_parties(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    /// In tenths of a bit: one rare word, or two.
    const TELLING: i32 = 60;
    let (Some(first), Some(second)) = (&a.words, &b.words) else { return true };
    shared_weight(first, second) - shared_weight(&a.party_words, &b.party_words) >= TELLING
}

/// What is seen of two mentions, or `None` if they cannot tell of one happening. `story` is how alike their documents
/// are, a case of the aspect of that name.
pub(super) fn compare(a: &Mention<'_>, b: &Mention<'_>, story: u8) -> Option<Seen> {
    let date = date(a, b)?;
    let straight = sides((&a.actors, &a.recipients), (&b.actors, &b.recipients));
    let crossed = sides((&a.actors, &a.recipients), (&b.recipients, &b.actors));
    // Fewer is better: the cases of a side stand from the most to the least alike.
    let is_exchanged = crossed.0 + crossed.1 < straight.0 + straight.1;
    let (actors, recipients) = if is_exchanged { crossed } else { straight };
    let (shared, share) = words(a, b);
    let (word, place, counts) = (word(a, b), place(a, b), counts(a.counts, b.counts));
    let mode = presence(a.mode, b.mode);
    let is_done_alike = mode == 0 && actors <= OVERLAPPING && recipients <= OVERLAPPING;
    let is_told_alike =
        word < OTHER_WORD || place == 0 || counts == 0 || is_done_alike || TELLING_DATES.contains(&date);
    if a.document != b.document && !is_told_alike && !share_words_beyond_parties(a, b) {
        return None;
    }
    Some([
        scope(a, b),
        kind(a.kind, b.kind),
        mode,
        word,
        pointing(a, b),
        standing(a, b),
        actors,
        recipients,
        u8::from(is_exchanged),
        names(a, b),
        party_words(a, b),
        date,
        published(a, b),
        place,
        counts,
        shared,
        share,
        2 - u8::from(a.is_only_of_kind) - u8::from(b.is_only_of_kind),
        story,
    ])
}

/// Whether the day and what both sides are called are the same, as far as lines without words tell: a day or a few off
/// may be the days of two outlets, and who meets whom may be told from either side of one day.
pub(super) fn are_told_the_same(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let (Some(first), Some(second)) = (&a.when, &b.when) else { return false };
    let are_called_alike =
        |one: &Side, other: &Side| one.names == other.names && one.polities == other.polities;
    let is_one_day = first.gap(second) == 0 && first.length() == 1 && second.length() == 1;
    let are_one = |actors: &Side, recipients: &Side| {
        are_called_alike(&a.actors, actors) && are_called_alike(&a.recipients, recipients)
    };
    let is_exchanged = is_one_day && are_one(&b.recipients, &b.actors);
    let is_known = !(a.actors.is_unknown() && a.recipients.is_unknown());
    let is_near = is_known && first.is_sharp && second.is_sharp && first.gap(second) <= SLACK_DAYS;
    is_near && (are_one(&b.actors, &b.recipients) || is_exchanged)
}

fn scope(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    /// Bytes between the beginnings of two sentences that are near each other.
    const NEAR: usize = 400;
    if a.document != b.document {
        return 3;
    }
    match a.report.position.abs_diff(b.report.position) {
        0 => 0,
        1..=NEAR => 1,
        _ => 2,
    }
}

fn kind(a: Option<Kind>, b: Option<Kind>) -> u8 {
    use record::Quad::{MaterialConflict, VerbalConflict};
    let (Some(a), Some(b)) = (a, b) else { return 4 };
    let is_conflict = |kind: Kind| matches!(kind.quad(), MaterialConflict | VerbalConflict);
    match () {
        () if a == b => 0,
        () if a.quad() == b.quad() => 1,
        () if is_conflict(a) == is_conflict(b) => 2,
        () => 3,
    }
}

/// Same, differ, one, none.
fn presence(a: Option<Token>, b: Option<Token>) -> u8 {
    match (a, b) {
        (Some(a), Some(b)) => u8::from(a != b),
        (None, None) => 3,
        _ => 2,
    }
}

fn word(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    /// Weights, in tenths of a bit, from which a word is rare, and below which it is common.
    const RARE: i32 = 60;
    const COMMON: i32 = 30;
    let (Some(first), Some(second)) = (a.stem, b.stem) else { return 4 };
    if first != second {
        return 3;
    }
    match a.stem_weight {
        RARE.. => 0,
        COMMON.. => 1,
        _ => 2,
    }
}

fn pointing(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    match (a.is_definite, b.is_definite) {
        (Some(a), Some(b)) => 2 - u8::from(a) - u8::from(b),
        _ => 3,
    }
}

fn standing(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    use record::Standing::{Alleged, Happened, Negated};
    let is_told_of_the_past =
        |mention: &Mention<'_>| matches!(mention.standing, Happened | Alleged | Negated);
    match () {
        () if a.standing == b.standing => 0,
        () if is_told_of_the_past(a) && is_told_of_the_past(b) => 1,
        () if is_told_of_the_past(a) != is_told_of_the_past(b) => 2,
        () => 3,
    }
}

/// The cases of the actors and of the recipients.
fn sides(a: (&Side, &Side), b: (&Side, &Side)) -> (u8, u8) {
    (side(a.0, b.0), side(a.1, b.1))
}

fn side(a: &Side, b: &Side) -> u8 {
    match (a.is_unknown(), b.is_unknown()) {
        (true, true) => 5,
        (true, false) | (false, true) => 4,
        (false, false) => {
            let are_named_alike = share(&a.names, &b.names) || shared_weight(&a.words, &b.words) > 0;
            match () {
                // A party without a state may be of any; only its words tell.
                () if a.polities.is_empty() || b.polities.is_empty() => {
                    if are_named_alike {
                        1
                    } else {
                        4
                    }
                }
                () if a.polities == b.polities => u8::from(!are_named_alike),
                () if share(&a.polities, &b.polities) => 2,
                () => 3,
            }
        }
    }
}

fn names(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    let named =
        |mention: &Mention<'_>| !(mention.actors.names.is_empty() && mention.recipients.names.is_empty());
    match (named(a), named(b)) {
        (true, true) => u8::from(
            !both_sides(a).iter().any(|one| both_sides(b).iter().any(|b| share(&one.names, &b.names))),
        ),
        (false, false) => 3,
        _ => 2,
    }
}

fn both_sides<'a>(mention: &'a Mention<'_>) -> [&'a Side; 2] {
    [&mention.actors, &mention.recipients]
}

fn party_words(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    /// From so many tenths of a bit on, what two parties' words share is telling.
    const TELLING: i32 = 60;
    if a.party_words.is_empty() || b.party_words.is_empty() {
        return 3;
    }
    let shared = |one: &Side| both_sides(b).map(|other| shared_weight(&one.words, &other.words));
    let most = both_sides(a).into_iter().flat_map(shared).max().unwrap_or(0);
    match most {
        TELLING.. => 0,
        1.. => 1,
        _ => 2,
    }
}

/// The case of the date; `None` if the dates cannot both be of one happening.
fn date(a: &Mention<'_>, b: &Mention<'_>) -> Option<u8> {
    // An event cannot be told of before it took place.
    let told_before = |event: &Mention<'_>, telling: &Mention<'_>| match (&event.when, &telling.published) {
        (Some(when), Some(published)) => when.first - published.last > SLACK_DAYS,
        _ => false,
    };
    if standing(a, b) != 2 && (told_before(a, b) || told_before(b, a)) {
        return None;
    }
    let (Some(first), Some(second)) = (&a.when, &b.when) else {
        return Some(if a.when.is_some() || b.when.is_some() { 8 } else { 9 });
    };
    let gap = first.gap(second);
    if first.is_sharp && second.is_sharp {
        return match gap {
            0 if first.length() == 1 && second.length() == 1 => Some(0),
            0 => Some(3),
            1 => Some(1),
            2..=SLACK_DAYS => Some(2),
            _ => None,
        };
    }
    Some(match (gap, first.length().max(second.length())) {
        (1.., _) => 7,
        (_, ..=31) => 4,
        (_, ..=366) => 5,
        _ => 6,
    })
}

fn published(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    let (Some(first), Some(second)) = (&a.published, &b.published) else { return 6 };
    match first.gap(second) {
        0 => 0,
        1..=3 => 1,
        4..=21 => 2,
        22..=150 => 3,
        151..=400 => 4,
        _ => 5,
    }
}

fn place(a: &Mention<'_>, b: &Mention<'_>) -> u8 {
    match (a.place, b.place) {
        (Some((a, _)), Some((b, _))) if a == b => 0,
        (Some((_, Some(a))), Some((_, Some(b)))) if a != b => 2,
        (Some(_), Some(_)) => 1,
        _ => 3,
    }
}

fn counts(a: &[Count], b: &[Count]) -> u8 {
    let pairs = || {
        a.iter()
            .flat_map(|one| b.iter().filter(|other| other.kind == one.kind).map(move |other| (one, other)))
    };
    match () {
        () if pairs().any(|(one, other)| one.best == other.best) => 0,
        () if pairs().next().is_some() => 1,
        () => 2,
    }
}

/// How much two sentences share: by weight, and as a share of the one that has less.
fn words(a: &Mention<'_>, b: &Mention<'_>) -> (u8, u8) {
    let (Some(first), Some(second)) = (&a.words, &b.words) else { return (6, 6) };
    let shared = shared_weight(first, second);
    let weight = |words: &[(Token, i32)]| words.iter().map(|(_, weight)| weight).sum::<i32>();
    let least = weight(first).min(weight(second)).max(1);
    let by_weight = match shared {
        ..=0 => 0,
        1..=50 => 1,
        51..=110 => 2,
        111..=200 => 3,
        201..=350 => 4,
        _ => 5,
    };
    let by_share = match shared * 100 / least {
        ..=3 => 0,
        4..=10 => 1,
        11..=20 => 2,
        21..=33 => 3,
        34..=55 => 4,
        _ => 5,
    };
    (by_weight, by_share)
}

/// Whether two sorted lists share an entry.
fn share(a: &[Token], b: &[Token]) -> bool {
    a.iter().any(|token| b.binary_search(token).is_ok())
}

/// The weight of what two lists that are sorted by token share.
pub(super) fn shared_weight(a: &[(Token, i32)], b: &[(Token, i32)]) -> i32 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some((first, weight)), Some((second, _))) = (a.get(i), b.get(j)) {
        sum += if first == second { *weight } else { 0 };
        i += usize::from(first <= second);
        j += usize::from(second <= first);
    }
    sum
}

/// Days between two intervals; zero if they share a day.
pub(crate) fn gap_in_days(a: &When, b: &When) -> i64 {
    days_after(a.latest(), b.earliest()).max(days_after(b.latest(), a.earliest())).max(0)
}

fn days_after(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
