//! Copies of a text change nothing of what is made of it.
#![allow(missing_docs)]

mod running;

use running::{assert_code, folder, read, run_in, stderr, stdout};
use std::path::Path;

const ARTICLE: &str = "Envoys are told to leave\n\nOn 6 April 2023 Azerbaijan expelled four Iranian diplomats.\n\n\
    Iran condemned the decision. Azerbaijan accused Iran of an attack on a deputy.\n\n\
    On 9 May 2023 Iran expelled four Azerbaijani diplomats.\n";

/// What a brief says below its list of texts and files, which tells of each copy.
fn told(folder: &Path) -> (String, String) {
    let output = run_in(folder, &["brief", "AZE", "IRN", ".", "-o", "-"]);
    assert_code(&output, 0);
    let page = stdout(&output);
    let body = page.split("<main>").nth(1).unwrap().split("id=\"sources\"").next().unwrap().to_owned();
    (body, stdout(&run_in(folder, &["incidents", "."])))
}

#[test]
fn a_text_that_differs_in_white_space_only_is_the_same_text() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let (body, incidents) = told(folder.path());
    assert!(incidents.lines().count() >= 3, "{incidents}");
    let copies = [
        format!("{ARTICLE}\n"),
        ARTICLE.replace('\n', "\r\n"),
        ARTICLE.replace(' ', "  "),
        ARTICLE.trim_end().to_owned(),
    ];
    for (at, copy) in copies.iter().enumerate() {
        std::fs::write(folder.path().join(format!("copy-{at}.txt")), copy).unwrap();
    }
    let (copied, copied_incidents) = told(folder.path());
    assert_eq!(copied_incidents, incidents);
    assert!(copied == body, "the headline, the figures and the series are those of one text");
}

#[test]
fn a_copy_that_is_added_later_is_no_further_document() {
    let folder = folder(&[("b.txt", ARTICLE)]);
    let add = |paths: &[&str]| run_in(folder.path(), &[&["add"], paths].concat());
    assert_code(&add(&["b.txt"]), 0);
    let events = || stdout(&run_in(folder.path(), &["events", "--casebook", "chancery.casebook"]));
    let before = events();
    for name in ["a.txt", "c.txt"] {
        std::fs::write(folder.path().join(name), format!("{ARTICLE} \n\n")).unwrap();
    }
    let added = add(&["."]);
    assert!(stderr(&added).contains("it holds 1 documents"), "{}", stderr(&added));
    assert_eq!(events(), before);
    // What is known of the first is told later, with a further copy before it.
    std::fs::write(folder.path().join("sources.toml"), "[\"b.txt\"]\npublisher = \"Ledger\"\n").unwrap();
    std::fs::write(folder.path().join("0.txt"), format!("\n{ARTICLE}")).unwrap();
    let added = add(&["."]);
    assert!(stderr(&added).contains("it holds 1 documents"), "{}", stderr(&added));
    // The first is corrected, and its copies are not: they stay.
    std::fs::write(folder.path().join("b.txt"), "On 2 May 2023 Japan condemned Russia.\n").unwrap();
    let added = add(&["."]);
    assert!(stderr(&added).contains("it holds 2 documents"), "{}", stderr(&added));
    assert!(read(folder.path().join("b.txt")).contains("Japan"));
    assert_eq!(events().matches("four Iranian").count() > 0, before.contains("four Iranian"));
}
