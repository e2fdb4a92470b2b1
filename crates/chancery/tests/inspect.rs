//! `inspect` tells what was taken of a file, and why: by words for a person, by JSON lines for a program.
#![allow(missing_docs)]

mod running;

use running::{EXPULSION, NOTHING_READ, PART_REFUSED, RECALL, assert_code, folder, run_in, run_with};
use running::{stderr, stdout};
use serde_json::Value;

const PAGE: &str = r#"<html><head><title>Ministers meet at the bridge</title>
<meta property="og:site_name" content="Ledger">
<meta name="date" content="2023-04-20">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers meet at the bridge",
"datePublished": "2023-04-18T03:28:35Z"}</script></head>
<body><h1>Ministers meet at the bridge</h1><span class=date>17 April 2023</span>
<p>The two ministers met in the border town on Monday and spoke of the bridge, which will be opened within the year if the
money is found. A second round is planned for the autumn, officials of both ministries said, and others agreed.</p>
<p>The bridge was closed after the flood. Since then lorries take the long way through the mountains, which costs them two
days and much fuel, as the drivers' union has complained again and again.</p></body></html>"#;

const UNDATED: &str = "Ministers meet\n\nThe two ministers met in the border town and spoke of the bridge.\n\n\
    Share this article\n\nReferences\n\n[1] Hasanli, L. (2021). The bridge. Journal of Bridges, 3(2), 10-20.\n";

fn documents(folder: &std::path::Path, paths: &[&str]) -> Vec<Value> {
    let output = run_in(folder, &[&["inspect", "--format", "jsonl"], paths].concat());
    assert_code(&output, 0);
    stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_page_tells_which_dates_were_weighed_and_which_was_taken() {
    let folder = folder(&[("page.html", PAGE)]);
    let output = run_in(folder.path(), &["inspect", "page.html"]);
    assert_code(&output, 0);
    let told = stdout(&output);
    for part in [
        "page.html\n",
        "read as    web page, charset UTF-8",
        "title      Ministers meet at the bridge, from the page's metadata",
        "publisher  Ledger, from the page's metadata",
        "author     unknown: neither",
        "published  17 April 2023, from the text",
        "17 April 2023: weight 17, taken",
        "8  datePublished of the article in JSON-LD, where it reads 18 April 2023",
        "6  shown at the headline\n",
        "3  shown elsewhere, in an element named after a date\n",
        "20 April 2023: weight 4\n",
        "paragraph   The two ministers met in the border town on Monday",
    ] {
        assert!(told.contains(part), "no {part:?} in\n{told}");
    }
    let document = documents(folder.path(), &["page.html"]).remove(0);
    let dates = document["dates"].as_array().unwrap();
    let row = |date: &Value| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (
            text(&date["place"]),
            text(&date["counted_for"]["earliest"]),
            date["weight"].as_u64(),
            date["won"] == true,
        )
    };
    let rows: Vec<_> = dates.iter().map(row).collect();
    for (place, day, weight, won) in [
        ("article-data", "2023-04-17", 8, true),
        ("headline", "2023-04-17", 6, true),
        ("meta-date", "2023-04-20", 4, false),
    ] {
        assert!(rows.contains(&(place.into(), day.into(), Some(weight), won)), "{place}: {rows:?}");
    }
    assert_eq!(document["published"]["value"]["earliest"], "2023-04-17");
}

#[test]
fn a_list_beside_the_file_outranks_what_the_page_tells() {
    let list = "[\"page.html\"]\npublished = 2023-04-19\n";
    let folder = folder(&[("page.html", PAGE), ("sources.toml", list)]);
    let told = stdout(&run_in(folder.path(), &["inspect", "page.html"]));
    assert!(told.contains("published  19 April 2023, from sources.toml"), "{told}");
    assert!(told.contains("outranked by what is known from sources.toml"), "{told}");
    assert!(told.contains("17 April 2023: weight 17\n") && !told.contains("taken"), "{told}");
}

#[test]
fn an_undated_text_says_where_a_date_was_looked_for_and_what_is_not_read() {
    let folder = folder(&[("undated.txt", UNDATED)]);
    let told = stdout(&run_in(folder.path(), &["inspect", "undated.txt"]));
    for part in [
        "read as    plain text",
        "published  unknown: no sources.toml, metadata, address, date line or dateline tells it",
        "- reference   [1] Hasanli, L. (2021).",
        "left out   1 reference, 1 boilerplate (marked -): 86 of 184 bytes of the text",
        "published-unknown: no date is told",
    ] {
        assert!(told.contains(part), "no {part:?} in\n{told}");
    }
    let document = documents(folder.path(), &["undated.txt"]).remove(0);
    assert!(
        document["published"].is_null() && document["dates"].as_array().unwrap().is_empty(),
        "{document}"
    );
    let blocks = document["blocks"].as_array().unwrap();
    let text_of = |block: &Value| {
        let at = |end: &str| usize::try_from(block[end].as_u64().unwrap()).unwrap();
        UNDATED[at("start")..at("end")].to_owned()
    };
    let not_told: Vec<&Value> = blocks.iter().filter(|block| block["is_told"] == false).collect();
    assert!(not_told.iter().any(|block| text_of(block).starts_with("[1] Hasanli")), "{document}");
    let counted: u64 =
        document["left_out"]["blocks"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(counted, not_told.len() as u64);
    let bytes: usize = not_told.iter().map(|block| text_of(block).len()).sum();
    assert_eq!(document["left_out"]["bytes"], bytes);
    let notes = document["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["code"] == "published-unknown" && note["severity"] == "warning"));
}

#[test]
fn an_inferred_date_says_from_what() {
    let folder = folder(&[("a.txt", EXPULSION)]);
    let told = stdout(&run_in(folder.path(), &["inspect", "a.txt"]));
    assert!(told.contains(", inferred from the text: the latest date in the text is 2023-04-06"), "{told}");
}

#[test]
fn each_document_of_a_file_that_holds_many_is_told() {
    let lines = [("Expulsion", "2023-04-06", EXPULSION), ("Recall", "2023-05-09", RECALL)];
    let lines = lines.map(|(title, date, text)| {
        serde_json::json!({"title": title, "publisher": "Ledger", "date": date, "text": text}).to_string()
    });
    let folder = folder(&[("lines.jsonl", &lines.join("\n"))]);
    let documents = documents(folder.path(), &["lines.jsonl"]);
    let titles: Vec<&Value> = documents.iter().map(|document| &document["title"]["value"]).collect();
    assert_eq!(titles, ["Expulsion", "Recall"]);
    assert_eq!(documents[1]["published"]["value"]["earliest"], "2023-05-09");
    assert_ne!(documents[0]["name"], documents[1]["name"]);
}

#[test]
fn what_a_terminal_would_obey_is_never_written() {
    let hostile = "\u{1b}]0;owned\u{7} Title\n\nBy \u{1b}[31mLeyla Hasanli\n\nThe ministers\u{9b}2J met \u{202e}there.\n";
    let folder = folder(&[("a.txt", hostile)]);
    let output = run_in(folder.path(), &["inspect", "a.txt"]);
    assert_code(&output, 0);
    let told = stdout(&output);
    assert!(told.contains("\\u{1b}") && told.contains("\\u{202e}"), "{told}");
    assert!(!told.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{told:?}");
}

#[test]
fn refused_files_are_told_and_the_exit_code_says_so() {
    let folder = folder(&[("a.txt", EXPULSION), ("empty.txt", "")]);
    let part = run_in(folder.path(), &["inspect", "."]);
    assert_code(&part, PART_REFUSED);
    assert!(stderr(&part).contains("refused: empty.txt"), "{}", stderr(&part));
    assert!(stdout(&part).starts_with("a.txt\n"), "{}", stdout(&part));
    assert_code(&run_in(folder.path(), &["inspect", "empty.txt"]), NOTHING_READ);
    assert_code(&run_in(folder.path(), &["inspect"]), 2);
    assert_code(&run_in(folder.path(), &["inspect", "a.txt", "--format", "csv"]), 2);
    let piped = run_with(&["inspect", "-"], EXPULSION.as_bytes());
    assert_code(&piped, 0);
    assert!(stdout(&piped).contains("On 6 April 2023 Azerbaijan expelled"), "{}", stdout(&piped));
}
