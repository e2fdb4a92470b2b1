//! The program as a user runs it: on the sample case, on bad input, twice, on one thread and on many.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn sample() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/azerbaijan-iran").display().to_string()
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

fn run_with(arguments: &[&str], input: &str) -> Output {
    let mut command = program(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    assert!(output.status.success(), "{}", stderr(output));
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A brief on the sample case, as written with so many threads.
fn brief(folder: &Path, threads: &str) -> String {
    let path: PathBuf = folder.join(format!("brief-{threads}.html"));
    let output = program(&["brief", "AZE", "IRN", &sample(), "-o", path.to_str().unwrap()])
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_sample_case_gives_a_brief_with_every_section() {
    let folder = tempfile::tempdir().unwrap();
    let page = brief(folder.path(), "1");
    for part in [
        "Azerbaijan and Iran",
        "id=\"series\"",
        "id=\"months\"",
        "id=\"chronology\"",
        "id=\"doubtful\"",
        "id=\"disagreements\"",
        "id=\"sources\"",
        "id=\"texts\"",
    ] {
        assert!(page.contains(part), "no {part}");
    }
    assert!(page.matches("<mark>").count() > 20, "few sentences are shown");
    assert_eq!(page, brief(folder.path(), "4"), "threads must not matter");
}

#[test]
fn an_incident_of_the_sample_case_is_traced_to_its_sentences() {
    let incidents = lines(&run(&["incidents", &sample(), "--between", "AZE", "IRN"]));
    let told_twice = incidents.iter().find(|incident| incident["events"].as_array().unwrap().len() > 1);
    let incident = told_twice.expect("the dispatches tell some things twice");
    let traced = run(&["trace", incident["id"].as_str().unwrap(), &sample()]);
    let text = stdout(&traced);
    assert!(text.contains(">>") && text.contains("sha256"), "{text}{}", stderr(&traced));
    assert_eq!(text.matches("\nevent ").count(), incident["events"].as_array().unwrap().len());
    let unknown = run(&["trace", "0123456789abcdef", &sample()]);
    assert!(!unknown.status.success() && stderr(&unknown).contains("no event or incident"));
}

#[test]
fn a_bad_file_is_refused_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("good.txt", b"On 6 April 2023 Azerbaijan expelled four Iranian diplomats.\n");
    write("same.txt", b"On 6 April 2023 Azerbaijan expelled four Iranian diplomats.\n");
    write("empty.txt", b"");
    write("binary.txt", &[0x7f, b'E', b'L', b'F', 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0]);
    let path = folder.path().to_str().unwrap();
    let out = folder.path().join("b.html");
    let output = run(&["brief", "AZE", "IRN", path, "-o", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3), "part of the files is refused: {}", stderr(&output));
    let said = stderr(&output);
    assert!(said.contains("empty.txt") && said.contains("binary.txt"), "{said}");
    assert!(said.contains("4 files received, 1 with a text already read, 2 refused"), "{said}");
    let nothing = run(&["brief", "AZE", "IRN", folder.path().join("empty.txt").to_str().unwrap()]);
    assert!(!nothing.status.success());
}

#[test]
fn wrong_words_are_met_with_a_remedy() {
    for (arguments, remedy) in [
        (&["brief", "AZE", "Atlantis", "x"][..], "three-letter code"),
        (&["brief", "AZE", "Azerbaijan", "x"], "the same"),
        (&["brief", "AZE", "IRN"], "--casebook"),
        (&["brief", "AZE", "IRN", "no/such/folder"], "no/such/folder"),
        (&["brief", "AZE", "IRN", "x", "--format", "docx"], "html"),
        (&["events", "--casebook", "no/such.casebook"], "no/such.casebook"),
        (&["code"], "--jsonl"),
        (&["frobnicate"], "Usage"),
    ] {
        let output = run(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(stderr(&output).contains(remedy), "{arguments:?}: {}", stderr(&output));
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    }
}

#[test]
fn a_casebook_gives_the_events_that_its_files_give() {
    let folder = tempfile::tempdir().unwrap();
    let casebook = folder.path().join("a.casebook");
    let casebook = casebook.to_str().unwrap();
    for _ in 0..2 {
        let added = run(&["add", &sample(), "--casebook", casebook]);
        assert!(added.status.success(), "{}", stderr(&added));
    }
    let kept = run(&["events", "--casebook", casebook]);
    let fresh = run(&["events", &sample()]);
    assert!(!fresh.stdout.is_empty());
    assert_eq!(stdout(&kept), stdout(&fresh));
}

#[test]
fn json_lines_are_coded_with_offsets_into_their_text() {
    let text = "On 6 April 2023 Azerbaijan expelled four Iranian diplomats, the “foreign ministry” said.";
    let line = serde_json::json!({"id": "one", "published": "2023-04-07", "text": text}).to_string();
    let events = lines(&run_with(&["code", "--jsonl"], &line));
    let expelled = events.iter().find(|event| event["kind"] == "SANCTION").expect("an expulsion");
    assert_eq!(expelled["document"], "one");
    let at = |end: &str| usize::try_from(expelled["trigger"][end].as_u64().unwrap()).unwrap();
    assert!(text[at("start")..at("end")].starts_with("expelled"));
    assert_eq!(expelled["when"]["earliest"], "2023-04-06");
    assert_eq!(expelled["actors"][0]["country"], "AZE");
    assert_eq!(expelled["recipients"][0]["country"], "IRN");

    let times = lines(&run_with(&["times", "--jsonl"], &line));
    assert_eq!(times[0]["value"], "2023-04-06");
    let bad = run_with(&["code", "--jsonl"], "{\"text\": 1}\n");
    assert!(!bad.status.success() && stderr(&bad).contains("line 1"), "{}", stderr(&bad));
}

#[test]
fn event_lines_are_joined() {
    let line = |id: &str, day: &str| {
        serde_json::json!({"id": id, "document": id, "kind": "SANCTION", "mode": "expel",
            "actors": [{"country": "AZE"}], "recipients": [{"country": "IRN"}],
            "when": {"earliest": day, "latest": day, "grain": "day", "basis": "explicit"}})
        .to_string()
    };
    let input = [line("a", "2023-04-06"), line("b", "2023-04-06"), line("c", "2023-09-01")].join("\n");
    let groups = lines(&run_with(&["link", "--jsonl"], &input));
    assert_eq!(groups[0]["group"], groups[1]["group"]);
    assert_ne!(groups[0]["group"], groups[2]["group"]);
}

#[test]
fn raw_and_given_words_are_parsed() {
    let raw = stdout(&run_with(&["parse"], "Iran closed its embassy. Azerbaijan did not."));
    assert_eq!(raw.matches("\troot\t").count(), 2, "{raw}");
    let again = stdout(&run_with(&["parse", "--tokenized"], &raw));
    let words = |text: &str| -> Vec<String> {
        let word = |line: &str| line.split('\t').nth(1).map(str::to_owned);
        text.lines().filter(|line| !line.starts_with('#')).filter_map(word).collect()
    };
    assert_eq!(words(&raw), words(&again));
}
