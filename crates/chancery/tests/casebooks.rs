//! A casebook as a user keeps it: added to again and again, stopped, corrected, damaged, by two runs at once.
#![allow(missing_docs)]

mod running;

use running::{
    EXPULSION, NOTHING_READ, PART_REFUSED, RECALL, assert_code, folder, names, program, run_in, stderr,
    stdout,
};
use std::path::Path;
use std::process::{Output, Stdio};

fn add(folder: &Path, paths: &[&str]) -> Output {
    run_in(folder, &[&["add"], paths, &["--casebook", "all.casebook"]].concat())
}

fn kept(folder: &Path, verb: &str) -> Output {
    run_in(folder, &[verb, "--casebook", "all.casebook"])
}

#[test]
fn known_files_are_not_read_again_wherever_they_lie() {
    let folder = folder(&[("a.txt", EXPULSION), ("b.txt", RECALL)]);
    let first = add(folder.path(), &["a.txt", "b.txt"]);
    assert_code(&first, 0);
    assert!(stderr(&first).contains("2 files read, 0 known already, 0 refused; it holds 2 documents"));
    let before = std::fs::read(folder.path().join("all.casebook")).unwrap();
    let again = add(folder.path(), &["."]);
    assert_code(&again, 0);
    assert!(stderr(&again).contains("0 files read, 2 known already"), "{}", stderr(&again));
    assert!(std::fs::read(folder.path().join("all.casebook")).unwrap() == before, "the casebook has changed");
    std::fs::copy(folder.path().join("a.txt"), folder.path().join("copy.txt")).unwrap();
    assert!(stderr(&add(folder.path(), &["copy.txt"])).contains("0 files read, 1 known already"));
    // What sources.toml says of a file is part of how it is read.
    std::fs::write(folder.path().join("sources.toml"), "[\"a.txt\"]\npublisher = \"Ledger\"\n").unwrap();
    let told = add(folder.path(), &["a.txt", "b.txt"]);
    assert!(stderr(&told).contains("1 files read, 1 known already"), "{}", stderr(&told));
    assert!(
        stdout(&run_in(folder.path(), &["events", "--casebook", "all.casebook", "--format", "csv"]))
            .contains("Ledger")
    );
    assert_code(&kept(folder.path(), "verify"), 0);
}

#[test]
fn a_corrected_file_replaces_its_older_version_by_path_or_address() {
    let folder = folder(&[("a.txt", EXPULSION), ("b.html", "")]);
    let page = |text: &str, url: &str| {
        format!("<html><head><link rel=\"canonical\" href=\"{url}\"></head><body><p>{text}</p></body></html>")
    };
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let events = || stdout(&kept(folder.path(), "events"));
    write("b.html", &page(RECALL, "https://ledger.example/2023/recall"));
    assert_code(&add(folder.path(), &["."]), 0);
    write("a.txt", "On 6 April 2023 Azerbaijan expelled five Iranian diplomats.\n");
    write(
        "c.html",
        &page("On 9 May 2023 Chad recalled its envoy from Niger.", "https://ledger.example/2023/recall"),
    );
    let corrected = add(folder.path(), &["a.txt", "c.html"]);
    assert!(stderr(&corrected).contains("2 older versions became history"), "{}", stderr(&corrected));
    assert!(events().contains("five Iranian") && !events().contains("four Iranian"), "{}", events());
    assert!(events().contains("its envoy") && !events().contains("its ambassador"), "{}", events());
    // The old page still lies in the folder, and stays history.
    assert_code(&add(folder.path(), &["."]), 0);
    assert!(!events().contains("its ambassador"), "{}", events());
    // Put back, the first version counts again.
    write("a.txt", EXPULSION);
    assert_code(&add(folder.path(), &["a.txt"]), 0);
    assert!(events().contains("four Iranian") && !events().contains("five Iranian"), "{}", events());
    // A file that can no longer be read replaces nothing.
    write("a.txt", "");
    assert_code(&add(folder.path(), &["a.txt", "c.html"]), PART_REFUSED);
    assert!(events().contains("four Iranian"));
}

/// The homepage is the address of many texts, and of files given together neither is the later.
#[test]
fn an_address_that_tells_no_text_replaces_nothing() {
    let page = |text: &str, url: &str| {
        format!("<html><head><link rel=\"canonical\" href=\"{url}\"></head><body><p>{text}</p></body></html>")
    };
    let home = "https://ledger.example/";
    let one = "https://ledger.example/one";
    let folder = folder(&[
        ("a.html", &page(EXPULSION, home)),
        ("c.html", &page("On 2 May 2023 Japan condemned Russia.", one)),
        ("d.html", &page("On 3 May 2023 Peru condemned Chile.", one)),
    ]);
    std::fs::write(folder.path().join("b.html"), page(RECALL, home)).unwrap();
    for file in ["a.html", "b.html"] {
        assert_code(&add(folder.path(), &[file]), 0);
    }
    let together = add(folder.path(), &["c.html", "d.html"]);
    assert!(stderr(&together).contains("it holds 4 documents"), "{}", stderr(&together));
}

#[test]
fn a_run_that_is_stopped_is_told_of_until_its_files_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let texts = folder.path().join("texts");
    std::fs::create_dir(&texts).unwrap();
    for day in 0..300 {
        let text = format!("{RECALL}Story {day}. On {} May 2022 Peru condemned Chile.\n", day % 28 + 1);
        std::fs::write(texts.join(format!("{day:03}.txt")), text).unwrap();
    }
    let mut run = program(&["add", "texts", "--casebook", "all.casebook"])
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let casebook = folder.path().join("all.casebook");
    // Killed once some files are kept, or before any is.
    for _ in 0..400 {
        std::thread::sleep(std::time::Duration::from_millis(25));
        if std::fs::metadata(&casebook).is_ok_and(|told| told.len() > 400_000) {
            break;
        }
    }
    run.kill().unwrap();
    run.wait().unwrap();
    let brief = run_in(folder.path(), &["brief", "PER", "CHL", "--casebook", "all.casebook"]);
    assert!(stderr(&brief).contains("is unfinished"), "{}", stderr(&brief));
    let page = folder.path().join("brief.html");
    if page.exists() {
        assert!(std::fs::read_to_string(page).unwrap().contains("a run was stopped before it had read"));
    }
    let verify = kept(folder.path(), "verify");
    assert_code(&verify, 1);
    assert!(stderr(&verify).contains("unfinished"), "{}", stderr(&verify));
    let again = add(folder.path(), &["texts"]);
    assert_code(&again, 0);
    assert!(stderr(&again).contains("it holds 300 documents"), "{}", stderr(&again));
    assert_code(&kept(folder.path(), "verify"), 0);
    let brief = run_in(folder.path(), &["brief", "PER", "CHL", "--casebook", "all.casebook"]);
    assert!(!stderr(&brief).contains("is unfinished"), "{}", stderr(&brief));
}

#[test]
fn several_that_add_to_a_new_casebook_at_once_all_succeed() {
    let folder = tempfile::tempdir().unwrap();
    let start = |at: usize| {
        let name = format!("{at}.txt");
        std::fs::write(folder.path().join(&name), format!("On {} May 2022 Peru condemned Chile.\n", at + 1))
            .unwrap();
        let mut command = program(&["add", &name, "--casebook", "all.casebook"]);
        command.current_dir(folder.path()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<_> = (0..6).map(start).collect();
    for run in runs {
        assert_code(&run.wait_with_output().unwrap(), 0);
    }
    assert_code(&kept(folder.path(), "verify"), 0);
    assert_eq!(stdout(&kept(folder.path(), "events")).lines().count(), 6);
    let connection = store::Casebook::open_to_read(&folder.path().join("all.casebook")).unwrap();
    let told: usize = connection.incidents().unwrap().iter().map(|incident| incident.events.len()).sum();
    assert_eq!(told, 6, "the incidents are those of all");
}

#[test]
fn a_casebook_that_is_none_or_damaged_is_refused_and_reading_changes_nothing() {
    let folder = folder(&[("a.txt", EXPULSION), ("zero", ""), ("text", "no database")]);
    for name in ["zero", "text"] {
        for verb in ["events", "verify", "incidents"] {
            let refused = run_in(folder.path(), &[verb, "--casebook", name]);
            assert_code(&refused, 1);
            assert!(stderr(&refused).contains("is no casebook; give"), "{}", stderr(&refused));
        }
        assert_code(&run_in(folder.path(), &["add", "a.txt", "--casebook", name]), 1);
    }
    assert_code(&add(folder.path(), &["no/such.txt"]), NOTHING_READ);
    assert!(!folder.path().join("all.casebook").exists(), "begun for nothing");
    assert_code(&add(folder.path(), &["a.txt"]), 0);
    let path = folder.path().join("all.casebook");
    let whole = std::fs::read(&path).unwrap();
    let there = names(folder.path());
    for verb in ["events", "incidents", "verify", "pairs", "sources"] {
        assert_code(&kept(folder.path(), verb), 0);
    }
    assert_eq!((std::fs::read(&path).unwrap(), names(folder.path())), (whole.clone(), there));
    for at in (0..whole.len()).step_by(whole.len() / 12) {
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        std::fs::write(&path, flipped).unwrap();
        assert_code(&kept(folder.path(), "verify"), 1);
        assert_code(&kept(folder.path(), "events"), 1);
    }
}
