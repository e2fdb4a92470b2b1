//! A folder as analysts have it: every visible file ends as read or as refused, and a file that holds many articles gives
//! each its place.
#![allow(missing_docs)]

mod running;

use running::{EXPULSION, PART_REFUSED, RECALL, assert_code, folder, run_in, stderr, stdout};

const LINES: &str = "{\"title\":\"News of Thursday\",\"publisher\":\"Ledger\",\"date\":\"2023-04-06\",\"text\":\"Azerbaijan expelled four Iranian diplomats on Thursday.\"}\n\
    {\"title\":\"Nothing\"}\n\
    {\"title\":\"News of Tuesday\",\"publisher\":\"Ledger\",\"date\":\"2023-05-09\",\"text\":\"Chad recalled its ambassador from Niger on Tuesday.\"}\n";

#[test]
fn every_visible_file_is_read_or_refused() {
    let folder = folder(&[
        ("a.txt", EXPULSION),
        ("b.asp", RECALL),
        ("no ending", "On 3 May 2023 France condemned Mali.\n"),
        ("style.css", "p { color: red }"),
        (".hidden.txt", "Ghana condemned Togo."),
        ("lines.jsonl", LINES),
    ]);
    std::fs::write(
        folder.path().join("picture.jpg"),
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0",
    )
    .unwrap();
    let output = run_in(folder.path(), &["events", ".", "--format", "csv"]);
    assert_code(&output, PART_REFUSED);
    let (told, rows) = (stderr(&output), stdout(&output));
    for refused in ["style.css: a style sheet", "picture.jpg: ", "lines.jsonl#line 2: "] {
        assert!(told.contains(&format!("refused: {refused}")), "{refused}: {told}");
    }
    assert_eq!(told.matches("refused: ").count(), 3, "{told}");
    assert_eq!(rows.lines().count(), 6, "{rows}");
    assert!(
        rows.contains(",News of Thursday,Ledger,2023-04-06,")
            && rows.contains(",News of Tuesday,Ledger,2023-05-09,"),
        "{rows}"
    );
}

#[test]
fn the_parts_of_a_file_are_known_again() {
    let folder = folder(&[("lines.jsonl", LINES)]);
    let add = || run_in(folder.path(), &["add", ".", "--casebook", "case.casebook"]);
    assert!(stderr(&add()).contains("2 files read, 0 known already, 1 refused"));
    let again = add();
    assert_code(&again, PART_REFUSED);
    assert!(stderr(&again).contains("0 files read, 2 known already, 2 refused"), "{}", stderr(&again));
    assert!(
        stderr(&again).contains("case.casebook: a casebook that this program wrote"),
        "{}",
        stderr(&again)
    );
}
