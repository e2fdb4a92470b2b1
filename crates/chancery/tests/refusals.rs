//! What is not read is told, and changes the exit code; what can be read is read.
#![allow(missing_docs)]

mod running;

use running::{
    EXPULSION, NOTHING_READ, PART_REFUSED, RECALL, assert_code, folder, names, program, read, run, run_in,
    run_with, stderr, stdout,
};
use std::process::Stdio;

#[test]
fn an_own_brief_is_no_source() {
    let folder = folder(&[("a.txt", EXPULSION)]);
    let brief = || run_in(folder.path(), &["brief", "AZE", "IRN", "."]);
    assert_code(&brief(), 0);
    let first = read(folder.path().join("brief.html"));
    for _ in 0..2 {
        let again = brief();
        assert_code(&again, 0);
        assert!(stderr(&again).contains("brief.html: a brief that this program wrote"), "{}", stderr(&again));
        assert!(stderr(&again).contains("1 incidents from 1 events in 1 documents"), "{}", stderr(&again));
    }
    let events = run_in(folder.path(), &["events", ".", "--format", "csv"]);
    assert_code(&events, 0);
    assert_eq!(stdout(&events).lines().count(), 2);
    assert!(first.contains("name=\"generator\""));
    assert_code(&run_in(folder.path(), &["events", "brief.html"]), NOTHING_READ);
    assert_eq!(names(folder.path()), ["a.txt", "brief.html"]);
}

#[test]
fn nothing_read_and_part_refused_have_codes_of_their_own_and_tables_their_header() {
    let folder = folder(&[("a.txt", EXPULSION), ("empty.txt", "")]);
    std::fs::create_dir(folder.path().join("none")).unwrap();
    for (paths, code) in [
        (&["a.txt"][..], 0),
        (&["a.txt", "empty.txt"], PART_REFUSED),
        (&["a.txt", "no/such/file.txt"], PART_REFUSED),
        (&["empty.txt"], NOTHING_READ),
        (&["none"], NOTHING_READ),
        (&["no/such/file.txt"], NOTHING_READ),
    ] {
        for verb in ["events", "incidents"] {
            let output = run_in(folder.path(), &[&[verb, "--format", "csv"], paths].concat());
            assert_code(&output, code);
            assert!(stdout(&output).contains("kind,mode,"), "{verb} {paths:?} has no header");
            assert_eq!(stdout(&output).lines().count(), if code == NOTHING_READ { 1 } else { 2 });
        }
        assert_code(&run_in(folder.path(), &[&["add"], paths].concat()), code);
        assert_code(&run_in(folder.path(), &[&["code"], paths].concat()), code);
        assert_code(&run_in(folder.path(), &[&["times"], paths].concat()), code);
        assert_code(&run_in(folder.path(), &[&["parse"], paths].concat()), code);
        assert_code(&run_in(folder.path(), &[&["brief", "AZE", "IRN"], paths].concat()), code);
    }
}

#[test]
fn an_address_is_told_to_be_saved() {
    let output = run(&["events", "https://example.org/news"]);
    assert_code(&output, NOTHING_READ);
    assert!(stderr(&output).contains("save the page"), "{}", stderr(&output));
}

#[test]
fn all_that_was_coded_is_listed_also_where_no_two_states_meet() {
    let folder = folder(&[("a.txt", "Germany mobilised its army on Monday.\n")]);
    let events = run_in(folder.path(), &["events", "."]);
    assert_code(&events, 0);
    assert!(stdout(&events).contains("\"kind\":\"MOBILIZE\""), "{}", stdout(&events));
    let incidents = run_in(folder.path(), &["incidents", ".", "--format", "csv"]);
    assert_eq!(stdout(&incidents).lines().count(), 2, "{}", stdout(&incidents));
}

#[test]
fn a_bad_line_is_told_with_its_number_and_the_rest_is_read() {
    let good = |id: &str| serde_json::json!({"id": id, "text": EXPULSION}).to_string();
    let undated = serde_json::json!({"id": "x", "published": "soon", "text": RECALL}).to_string();
    let lines = [&good("one"), "{\"id\": 1", &undated, "", &good("two")].join("\n");
    for verb in ["code", "times"] {
        let output = run_with(&[verb, "--jsonl"], lines.as_bytes());
        assert_code(&output, PART_REFUSED);
        let said = stderr(&output);
        assert!(said.contains("line 2:") && said.contains("line 3:") && said.contains("`soon`"), "{said}");
        let told = stdout(&output);
        assert!(told.contains("\"document\":\"one\"") && told.contains("\"document\":\"two\""), "{told}");
        assert_code(&run_with(&[verb, "--jsonl"], b"x\n\xff\n"), NOTHING_READ);
        assert_code(&run_with(&[verb, "--jsonl"], b""), 0);
    }
    let event = |id: &str| serde_json::json!({"id": id, "document": "d", "kind": "SANCTION"}).to_string();
    let output = run_with(&["link", "--jsonl"], [&event("a"), "[]", &event("b")].join("\n").as_bytes());
    assert_code(&output, PART_REFUSED);
    assert_eq!(stdout(&output).lines().count(), 2);
    assert!(stderr(&output).contains("line 2:"), "{}", stderr(&output));
}

#[test]
fn files_are_coded_as_lines_are() {
    let folder = folder(&[("a.txt", EXPULSION), ("b.txt", RECALL)]);
    let line = |id: &str, text: &str| serde_json::json!({"id": id, "text": text}).to_string();
    let lines = [line("a.txt", EXPULSION), line("b.txt", RECALL)].join("\n");
    std::fs::write(folder.path().join("docs.jsonl"), &lines).unwrap();
    for verb in ["code", "times"] {
        let files = run_in(folder.path(), &[verb, "a.txt", "b.txt"]);
        assert_code(&files, 0);
        assert_eq!(stdout(&files), stdout(&run_with(&[verb, "--jsonl"], lines.as_bytes())));
        assert_eq!(stdout(&files), stdout(&run_in(folder.path(), &[verb, "--jsonl", "docs.jsonl"])));
        assert!(stdout(&files).contains("2023-05-09"));
    }
    let parsed = run_in(folder.path(), &["parse", "a.txt", "b.txt"]);
    assert_eq!(stdout(&parsed).matches("# newdoc id = ").count(), 2);
    assert_eq!(stdout(&parsed).matches("\troot\t").count(), 2);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder(&[("a.txt", EXPULSION)]);
    for arguments in [
        &["events", "a.txt", "--format", "csv"][..],
        &["events", "a.txt"],
        &["code", "a.txt"],
        &["parse", "a.txt"],
        &["brief", "AZE", "IRN", "a.txt", "-o", "-"],
    ] {
        let mut child = program(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_code(&output, 0);
        assert_eq!(stderr(&output), "", "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn control_characters_are_shown_and_not_obeyed() {
    let text = "On 6 April 2023 Azerbaijan expelled four \u{1b}[31mIranian\u{9b}2J diplomats.\n";
    let folder = folder(&[("a\u{1b}[2Jb.txt", text), ("c\nrefused\u{1b}d.txt", "")]);
    let events = run_in(folder.path(), &["events", "."]);
    assert_code(&events, PART_REFUSED);
    let line = stdout(&events);
    let event: serde_json::Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    let id = event["event"].as_str().unwrap();
    let outputs = ["trace", "explain"].map(|verb| run_in(folder.path(), &[verb, id, "."]));
    for output in outputs.iter().chain([&events]) {
        let said = format!("{}{}", stderr(output), stdout(output));
        assert!(!said.contains('\u{1b}'), "{said:?}");
        assert!(said.contains("\\u{1b}") || said.contains("\\u001b"), "{said:?}");
    }
    for output in &outputs {
        assert!(!stdout(output).contains('\u{9b}') && stdout(output).contains("\\u{1b}[2Jb.txt"));
        assert!(stderr(output).contains("c\\nrefused\\u{1b}d.txt"), "{}", stderr(output));
    }
}

#[test]
fn cells_that_could_run_are_guarded_unless_raw_is_asked_for() {
    let list = "[\"a.txt\"]\ntitle = \"=HYPERLINK(1)\"\npublisher = \"@Ledger\"\npublished = 2023-04-07\n";
    let folder = folder(&[("a.txt", EXPULSION), ("sources.toml", list)]);
    let events = |more: &[&str]| {
        stdout(&run_in(folder.path(), &[&["events", "a.txt", "--format", "csv"], more].concat()))
    };
    let guarded = events(&[]);
    assert!(guarded.contains(",'=HYPERLINK(1),'@Ledger,2023-04-07,2023-04-07,"), "{guarded}");
    assert!(events(&["--raw"]).contains(",=HYPERLINK(1),@Ledger,2023-04-07,2023-04-07,"));
    assert!(
        guarded.lines().next().unwrap().contains(",document,title,publisher,published,published_latest,")
    );
    // The score is a number, and stays one.
    assert!(guarded.contains(",-5.") || guarded.contains(",-6") || guarded.contains(",-7"), "{guarded}");
    let incidents = stdout(&run_in(folder.path(), &["incidents", "a.txt", "--format", "csv"]));
    assert!(incidents.contains(",'=HYPERLINK(1),'@Ledger,2023-04-07"), "{incidents}");
}

#[test]
fn a_slip_in_the_list_of_sources_is_told_and_the_rest_of_it_used() {
    let list =
        "[\"a.txt\"]\npublishr = \"Ledger\"\ntitle = \"Envoys leave\"\n[\"gone.txt\"]\ntitle = \"No file\"\n";
    let folder = folder(&[("a.txt", EXPULSION), ("sources.toml", list)]);
    let output = run_in(folder.path(), &["events", ".", "--format", "csv"]);
    assert_code(&output, PART_REFUSED);
    assert!(stdout(&output).contains(",Envoys leave,"), "{}", stdout(&output));
    let said = stderr(&output);
    assert!(
        said.contains("`publishr` is not known") && said.contains("sources.toml:4: `gone.txt`: no such file"),
        "{said}"
    );
}
