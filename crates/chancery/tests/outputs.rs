//! Where results are written: whole or not at all, over nothing that exists unasked, and never over what is read.
#![cfg(unix)]
#![allow(missing_docs)]

mod running;

use running::{EXPULSION, assert_code, folder, names, program, read, run_in, stderr};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

const BRIEF: [&str; 4] = ["brief", "AZE", "IRN", "a.txt"];

fn brief_to(folder: &Path, more: &[&str]) -> std::process::Output {
    run_in(folder, &[&BRIEF, more].concat())
}

#[test]
fn an_output_that_is_an_input_is_refused_by_whatever_link_it_is_named() {
    let folder = folder(&[("a.txt", EXPULSION), ("sources.toml", "")]);
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("a.txt", at("link.html")).unwrap();
    std::fs::hard_link(at("a.txt"), at("hard.html")).unwrap();
    for output in ["a.txt", "./a.txt", "link.html", "hard.html", "sources.toml"] {
        let refused = brief_to(folder.path(), &["-o", output, "--force"]);
        assert_code(&refused, 1);
        assert!(stderr(&refused).contains("one of the files to be read"), "{output}: {}", stderr(&refused));
    }
    assert_eq!(read(at("a.txt")), EXPULSION);
    // A casebook that the same run begins is no output either.
    let both = brief_to(folder.path(), &["-o", "new", "--casebook", "new", "--force"]);
    assert_code(&both, 1);
    assert!(stderr(&both).contains("one of the files to be read"), "{}", stderr(&both));
}

#[test]
fn what_exists_is_written_over_only_with_force_but_an_own_brief_at_any_time() {
    let folder = folder(&[("a.txt", EXPULSION), ("notes.html", "my own notes")]);
    let at = |name: &str| folder.path().join(name);
    let refused = brief_to(folder.path(), &["-o", "notes.html"]);
    assert_code(&refused, 1);
    assert!(stderr(&refused).contains("--force"), "{}", stderr(&refused));
    assert_eq!(read(at("notes.html")), "my own notes");
    assert_code(&brief_to(folder.path(), &["-o", "notes.html", "--force"]), 0);
    let page = read(at("notes.html"));
    assert!(page.contains("id=\"chronology\""));
    assert_code(&brief_to(folder.path(), &["-o", "notes.html"]), 0);
    assert_eq!(read(at("notes.html")), page);
    assert_eq!(names(folder.path()), ["a.txt", "notes.html"]);
}

#[test]
fn a_link_is_written_through_and_stays() {
    let folder = folder(&[("a.txt", EXPULSION), ("old.html", "old")]);
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("links")).unwrap();
    std::os::unix::fs::symlink("../old.html", at("links/brief.html")).unwrap();
    std::os::unix::fs::symlink("nowhere.html", at("links/dangling.html")).unwrap();
    assert_code(&brief_to(folder.path(), &["-o", "links/brief.html", "--force"]), 0);
    assert!(std::fs::symlink_metadata(at("links/brief.html")).unwrap().is_symlink());
    assert!(read(at("old.html")).contains("id=\"chronology\""));
    let dangling = brief_to(folder.path(), &["-o", "links/dangling.html", "--force"]);
    assert_code(&dangling, 1);
    assert!(stderr(&dangling).contains("leads nowhere"), "{}", stderr(&dangling));
}

/// A link that stands where an unfinished output used to be written.
#[test]
fn a_file_called_part_is_left_alone() {
    let folder = folder(&[("a.txt", EXPULSION), ("precious", "precious")]);
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("precious", at("b.html.part")).unwrap();
    assert_code(&brief_to(folder.path(), &["-o", "b.html"]), 0);
    assert_eq!(read(at("precious")), "precious");
    assert!(std::fs::symlink_metadata(at("b.html.part")).unwrap().is_symlink());
    assert!(read(at("b.html")).trim_end().ends_with("</html>"));
}

#[test]
fn a_pipe_is_written_to_and_stays_a_pipe() {
    let folder = folder(&[("a.txt", EXPULSION)]);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("pipe", folder.path().join("link")).unwrap();
    for output in ["pipe", "link"] {
        let mut child = program(&[&BRIEF[..], &["-o", output]].concat())
            .current_dir(folder.path())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut page = String::new();
        std::fs::File::open(&pipe).unwrap().read_to_string(&mut page).unwrap();
        assert!(child.wait().unwrap().success());
        assert!(page.contains("id=\"chronology\""), "{output}");
    }
    let kind = std::fs::symlink_metadata(&pipe).unwrap().file_type();
    assert!(std::os::unix::fs::FileTypeExt::is_fifo(&kind));
    assert_eq!(names(folder.path()), ["a.txt", "link", "pipe"]);
}

#[test]
fn a_full_device_is_an_error_and_leaves_nothing() {
    let folder = folder(&[("a.txt", EXPULSION)]);
    // By a link of its own, so that a program that replaces what it is given replaces the link.
    std::os::unix::fs::symlink("/dev/full", folder.path().join("full")).unwrap();
    let output = brief_to(folder.path(), &["-o", "full"]);
    assert_code(&output, 1);
    assert!(stderr(&output).contains("cannot be written"), "{}", stderr(&output));
    assert_eq!(names(folder.path()), ["a.txt", "full"]);
    let missing = brief_to(folder.path(), &["-o", "no/such/folder/b.html"]);
    assert_code(&missing, 1);
    assert!(stderr(&missing).contains("folder is not there"), "{}", stderr(&missing));
}

#[test]
fn several_that_write_one_brief_at_once_leave_a_whole_one() {
    let folder = folder(&[("a.txt", EXPULSION)]);
    let start = || {
        let mut command = program(&[&BRIEF[..], &["-o", "b.html"]].concat());
        command.current_dir(folder.path()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<_> = (0..4).map(|_| start()).collect();
    for run in runs {
        assert_code(&run.wait_with_output().unwrap(), 0);
    }
    assert!(read(folder.path().join("b.html")).trim_end().ends_with("</html>"));
    assert_eq!(names(folder.path()), ["a.txt", "b.html"]);
}
