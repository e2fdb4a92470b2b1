//! Lines that surround an article and are no part of it: tables of how they read.

use crate::dates::written_in;
use crate::shape::{ends_sentence, fold, is_person_name, words};

/// Whole lines, in lower case, closing marks left out.
const LINES: &[&str] = &[
    "skip to content",
    "skip to main content",
    "menu",
    "main menu",
    "search",
    "home",
    "share",
    "print",
    "email",
    "tweet",
    "save",
    "copy link",
    "link copied",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "telegram",
    "linkedin",
    "latest",
    "latest news",
    "trending",
    "most read",
    "most popular",
    "popular",
    "recommended",
    "related",
    "related articles",
    "related news",
    "related stories",
    "related posts",
    "related content",
    "more news",
    "more stories",
    "read more",
    "read also",
    "also read",
    "see also",
    "you may also like",
    "you might also like",
    "editor's picks",
    "editors' picks",
    "advertisement",
    "advertising",
    "sponsored",
    "subscribe",
    "sign in",
    "log in",
    "register",
    "newsletter",
    "comments",
    "comment",
    "leave a reply",
    "leave a comment",
    "post comment",
    "submit",
    "cancel reply",
    "name",
    "website",
    "loading",
    "close",
    "back",
    "back to top",
    "next",
    "previous",
    "next article",
    "previous article",
    "about us",
    "contact us",
    "contact",
    "privacy policy",
    "terms of use",
    "terms and conditions",
    "terms of service",
    "cookie policy",
    "all rights reserved",
    "creative commons license",
    "creative commons licence",
    "tags",
    "listen",
    "listen to this article",
    "show more",
    "load more",
    "view all",
    "follow us",
    "about the author",
    "about the authors",
    "opinion",
    "analysis",
    "news",
    "world",
    "politics",
    "breaking news",
    "share this article",
    "share this story",
    "download pdf",
    "pdf",
    "cite",
    "abstract views",
    "read in app",
    "open in app",
    "donate",
    "support us",
];

/// Beginnings that make a line boilerplate even where it is a whole sentence.
const BEGINNINGS: &[&str] = &[
    "read also:",
    "also read:",
    "read more:",
    "see also:",
    "related:",
    "more on this:",
    "read next:",
    "skip to content",
    "share on ",
    "share this ",
    "follow us on",
    "follow him on",
    "follow her on",
    "subscribe to our",
    "sign up for",
    "sign up to",
    "click here",
    "translated by",
    "translated from",
    "translation by",
    "translation:",
    "edited by",
    "editing by",
    "reporting by",
    "additional reporting",
    "written by",
    "photo:",
    "photo by",
    "photo credit",
    "photo courtesy",
    "image:",
    "image credit",
    "image source",
    "tags:",
    "topics:",
    "filed under",
    "category:",
    "categories:",
    "keywords:",
    "posted in ",
    "posted on ",
    "posted by ",
    "published:",
    "published on ",
    "published at ",
    "publication:",
    "publication date",
    "date:",
    "updated:",
    "last updated",
    "last modified",
    "first published",
    "originally published",
    "this article was originally",
    "this article was first",
    "this article first appeared",
    "this story was originally",
    "republished ",
    "reprinted ",
    "opinions expressed",
    "the opinions expressed",
    "views expressed",
    "the views expressed",
    "the views and opinions",
    "the views in this",
    "disclaimer:",
    "copyright ",
    "copyright:",
    "©",
    "(c) ",
    "this work is licensed",
    "licensed under",
    "this material may not",
    "this is an open access",
    "this is an open-access",
    "your email address will not",
    "leave a reply",
    "leave a comment",
    "leave a response",
    "post a comment",
    "add a comment",
    "required fields are",
    "save my name, email",
    "notify me of",
    "we use cookies",
    "this site uses",
    "this website uses",
    "by continuing to",
    "our standards:",
    "orcid",
    "doi:",
    "https://doi.org",
    "issn",
    "e-mail:",
    "email:",
    "for citation",
    "to cite this",
    "cite this article",
    "how to cite",
    "corresponding author",
    "conflict of interest",
    "conflicts of interest",
    "get the latest",
    "enter your email",
    "stay informed",
    "join our",
    "about the author",
    "author:",
    "authors:",
    "byline:",
    "reading time",
    "estimated reading",
];

/// Beginnings that make a short line boilerplate if it is no sentence.
const LABELS: &[&str] = &[
    "source:",
    "sources:",
    "home >",
    "home »",
    "home /",
    "home ›",
    "comments (",
    "no comments",
    "terms of",
    "privacy ",
    "cookie",
    "support our",
    "more from",
    "more about",
    "recommended for",
    "watch:",
    "video:",
    "gallery:",
    "listen:",
    "caption:",
    "credit:",
    "view all",
    "subscribe",
    "advertise",
    "received:",
    "accepted:",
    "language:",
    "section:",
    "tel:",
    "fax:",
    "phone:",
    "previous:",
    "next:",
    "print this",
    "email this",
    "creative commons",
];

/// Phrases that make a line of up to 400 characters boilerplate.
const PHRASES: &[&str] = &[
    "all rights reserved",
    "may not be published, broadcast",
    "do not necessarily reflect",
    "does not necessarily reflect",
    "not necessarily those of",
    "required fields are marked",
    "creative commons attribution",
    "will not be published. required",
    "terms of use and privacy",
    "sent to your inbox",
    "subscribe to our newsletter",
    "orcid id",
    "orcid.org/",
    "responsibility of the author",
];

/// Words of share bars and page furniture: a line of nothing else is boilerplate.
const SHARE_WORDS: &[&str] = &[
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "linkedin",
    "pinterest",
    "reddit",
    "email",
    "e-mail",
    "print",
    "share",
    "tweet",
    "copy",
    "link",
    "x",
    "instagram",
    "youtube",
    "tiktok",
    "vk",
    "rss",
    "comments",
    "save",
    "messenger",
    "sms",
    "viber",
    "bluesky",
    "threads",
    "|",
    "/",
    "·",
    "•",
    "-",
    "via",
    "on",
    "this",
    "article",
];

/// Words that may stand beside a date in a line that only dates the page.
const DATE_LINE_WORDS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "at",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "cet",
    "bst",
    "published",
    "posted",
    "updated",
    "last",
    "on",
    "min",
    "mins",
    "minutes",
    "minute",
    "read",
    "baku",
    "tehran",
    "time",
];

/// Headings after which only readers' comments and forms follow.
const COMMENT_HEADINGS: &[&str] = &["leave a reply", "leave a comment", "leave a response", "post a comment"];

/// Headings after which links to other articles follow.
const LINK_HEADINGS: &[&str] = &[
    "latest",
    "latest news",
    "trending",
    "most read",
    "most popular",
    "related",
    "related articles",
    "related news",
    "related stories",
    "related posts",
    "related content",
    "more news",
    "more stories",
    "read also",
    "also read",
    "see also",
    "read more",
    "you may also like",
    "you might also like",
    "recommended",
    "editor's picks",
    "popular",
];

fn key(line: &str) -> String {
    let folded = fold(line).to_lowercase().replace(['’', '`'], "'");
    folded.trim_matches(|c: char| matches!(c, '*' | '#' | '_' | '>' | '|') || c.is_whitespace()).to_owned()
}

/// The key of a line that may be a label: closing colons, points and arrows left out.
fn label(line: &str) -> String {
    key(line).trim_end_matches([':', '.', '!', '…', '»', '›', ' ', '→']).to_owned()
}

/// Whether the line opens the readers' comments.
pub(crate) fn opens_comments(line: &str) -> bool {
    line.len() <= 80 && COMMENT_HEADINGS.iter().any(|heading| label(line).starts_with(heading))
}

/// Whether the line heads a list of links to other articles.
pub(crate) fn opens_links(line: &str) -> bool {
    line.len() <= 40 && LINK_HEADINGS.contains(&label(line).as_str())
}

/// Whether the line by itself is boilerplate.
pub(crate) fn is_boilerplate(line: &str) -> bool {
    if line.len() > 700 {
        return false;
    }
    let key = key(line);
    let sentence = ends_sentence(line) && words(line) > 5;
    LINES.contains(&label(line).as_str())
        || BEGINNINGS.iter().any(|beginning| key.starts_with(beginning))
        || (line.len() <= 160 && !sentence && LABELS.iter().any(|label| key.starts_with(label)))
        || (line.len() <= 400 && PHRASES.iter().any(|phrase| key.contains(phrase)))
        || (line.len() <= 300 && key.contains('©'))
        || is_share_bar(&key)
        || is_date_line(line)
        || is_address_line(&key)
        || byline(line).is_some()
}

fn is_share_bar(key: &str) -> bool {
    let mut words = key.split_whitespace().peekable();
    words.peek().is_some() && key.len() <= 160 && words.all(|word| SHARE_WORDS.contains(&word))
}

/// Whether the line holds a date and nothing else of weight.
pub(crate) fn is_date_line(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let dates = written_in(line);
    let dated = dates.iter().any(|date| date.month.is_some() && (date.year.is_some() || date.day.is_some()));
    let mut rest = line.to_owned();
    for date in dates.iter().rev() {
        rest.replace_range(date.start..date.end, " ");
    }
    // The time of an ISO date hangs on it: "T17:00:00".
    let rest = rest.to_lowercase().replace(" t", " ");
    dated
        && rest.split(|c: char| !(c.is_alphabetic() || c == '.')).filter(|word| !word.is_empty()).all(
            |word| {
                word.chars().all(|c| c == '.')
                    || DATE_LINE_WORDS.contains(&word.trim_matches('.'))
                    || word.len() == 1
            },
        )
}

fn is_address_line(key: &str) -> bool {
    !key.contains(' ')
        && (key.starts_with("http://")
            || key.starts_with("https://")
            || key.starts_with("www.")
            || (key.contains('@') && key.contains('.') && key.len() > 5))
}

/// The author that a byline names: `By Leyla Hasanli`, `By Leyla Hasanli in Baku`.
pub(crate) fn byline(line: &str) -> Option<String> {
    let line = fold(line);
    if line.len() > 140 || (ends_sentence(&line) && words(&line) > 8) {
        return None;
    }
    let rest = ["By ", "BY ", "by ", "Written by ", "Author: ", "Authors: ", "Story by "]
        .iter()
        .find_map(|start| line.strip_prefix(start))?;
    let end = [" in ", " for ", " | ", " – ", " — ", " - ", ", ", " (", " on ", " at "]
        .iter()
        .filter_map(|stop| rest.find(stop))
        .min()
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches(['.', ',']);
    let all_named = name.split(" and ").all(|name| is_person_name(name) || is_upper_name(name));
    let tail = &rest[end..];
    (all_named && words(tail) <= 8).then(|| name.to_owned())
}

fn is_upper_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().all(|c| c.is_uppercase() || c == '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_text() {
        for line in [
            "Skip to content",
            "Read also:",
            "Latest",
            "LEAVE A REPLY",
            "Share on Facebook",
            "Facebook Twitter WhatsApp",
            "Translated by Nigar Quliyeva in Baku",
            "By Leyla Hasanli",
            "By Leyla Hasanli and J. R. Carter, Baku",
            "17 April 2023",
            "Mon, Apr 17, 2023 at 08:00 GMT",
            "2023-04-17T08:00:00",
            "Published: 7 April 2023",
            "© 2023 The Caspian Ledger",
            "editor@ledger.example",
            "Copyright 2022 Aras Dispatch. All rights reserved.",
            "Source: Aras Dispatch",
            "Home > News > Iran",
            "Read also: Baku opens a bridge over the river.",
            "The views expressed here are the author's own.",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
        for line in [
            "By 2025 Iran had built the road.",
            "By Monday evening Iran and Azerbaijan had agreed to talk again.",
            "Share of trade with Iran rose.",
            "Search teams found the helicopter.",
            "Latest talks fail in Baku",
            "On 17 April 2023 Baku answered.",
            "Sources close to the ministry denied the report.",
            "Terms of the agreement were not disclosed by either of the sides.",
            "April 2023 was a bad month",
            "Published reports say that Iran moved troops.",
            "Comments by the minister angered Tehran.",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
    }

    #[test]
    fn bylines_name_their_author() {
        assert_eq!(byline("By Leyla Hasanli in Baku").as_deref(), Some("Leyla Hasanli"));
        assert_eq!(byline("By LEYLA HASANLI").as_deref(), Some("LEYLA HASANLI"));
        assert_eq!(
            byline("By Leyla Hasanli and Omid Rastegar | 7 April").as_deref(),
            Some("Leyla Hasanli and Omid Rastegar")
        );
        assert_eq!(byline("By contrast, Iran agreed"), None);
    }
}
