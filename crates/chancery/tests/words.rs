//! Words of the command line: what is understood, what is suggested, and the examples of the help.
#![allow(missing_docs)]

mod running;

use running::{EXPULSION, RECALL, assert_code, folder, names, run, run_in, stderr, stdout};

#[test]
fn states_are_understood_by_codes_names_and_capitals_and_slips_are_met() {
    let folder = folder(&[("a.txt", EXPULSION)]);
    let between = |a: &str, b: &str| run_in(folder.path(), &["events", "a.txt", "--between", a, b]);
    let plain = between("AZE", "IRN");
    assert_eq!(stdout(&plain).lines().count(), 1);
    for (a, b) in [("AZ", "IR"), ("Azerbaijan", "Iran"), ("Baku", "Tehran")] {
        let output = between(a, b);
        assert_code(&output, 0);
        assert_eq!(stdout(&output), stdout(&plain));
    }
    assert!(stderr(&between("Baku", "IR")).contains("`Baku` is read as Azerbaijan (AZE)"));
    let slip = between("Azerbajan", "IR");
    assert_code(&slip, 2);
    assert!(stderr(&slip).contains("did you mean Azerbaijan (AZE)?"), "{}", stderr(&slip));
    assert_code(&run(&["events", "a.txt", "--format", "xlsx"]), 2);
}

#[test]
fn a_pair_that_is_not_treated_is_said_with_those_that_are() {
    let folder = folder(&[("a.txt", EXPULSION), ("b.txt", RECALL)]);
    for arguments in [&["brief", "AZE", "Ghana", "."][..], &["events", ".", "--between", "AZE", "Ghana"]] {
        let output = run_in(folder.path(), arguments);
        assert_code(&output, 0);
        let said = stderr(&output);
        assert!(said.contains("no incident between Azerbaijan and Ghana"), "{said}");
        assert!(said.contains("Azerbaijan and Iran (1)") && said.contains("Niger and Chad (1)"), "{said}");
    }
    let pairs = run_in(folder.path(), &["pairs", "."]);
    assert_eq!(stdout(&pairs), "     1  AZE IRN  Azerbaijan and Iran\n     1  NER TCD  Niger and Chad\n");
    assert!(!stderr(&run_in(folder.path(), &["brief", "AZE", "IRN", "."])).contains("no incident"));
}

/// The lines of a verb's help that call the program, as the words of a shell.
fn examples(verb: &[&str]) -> Vec<String> {
    let help = run(&[verb, &["--help"]].concat());
    let help = stdout(&help);
    let calls = help.lines().filter_map(|line| line.strip_prefix("  chancery "));
    calls.map(|call| call.split("   ").next().unwrap_or(call).to_owned()).collect()
}

/// Every verb, in an order in which one keeps what the next asks for.
const VERBS: [&[&str]; 16] = [
    &["add"],
    &["verify"],
    &["brief"],
    &["events"],
    &["incidents"],
    &["sources"],
    &["pairs"],
    &["inspect"],
    &["trace"],
    &["explain"],
    &["parse"],
    &["times"],
    &["code"],
    &["who"],
    &["link"],
    &["codebook", "check"],
];

#[cfg(unix)]
#[test]
fn the_examples_of_every_help_run() {
    let folder = folder(&[("article.txt", EXPULSION)]);
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("articles")).unwrap();
    std::fs::write(at("articles/a.txt"), EXPULSION).unwrap();
    std::fs::write(at("articles/b.html"), format!("<p>{RECALL}</p>")).unwrap();
    let line = serde_json::json!({"id": "one", "text": EXPULSION}).to_string();
    std::fs::write(at("documents.jsonl"), line).unwrap();
    std::fs::write(at("gold.conllu"), stdout(&run_in(folder.path(), &["parse", "article.txt"]))).unwrap();
    let book = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codebook");
    std::os::unix::fs::symlink(book, at("my-codebook")).unwrap();
    let event: serde_json::Value =
        serde_json::from_str(stdout(&run_in(folder.path(), &["events", "articles/a.txt"])).trim()).unwrap();
    let id = event["event"].as_str().unwrap();
    for verb in VERBS {
        let examples = examples(verb);
        assert!(!examples.is_empty(), "{verb:?} has no example");
        for example in examples {
            // The help's id stands for whichever is there, and each output is a new file.
            let example = example.replace("3f2a91c07b5e4d18", id).replace("| chancery", "| $PROGRAM");
            let output = std::process::Command::new("sh")
                .args(["-e", "-c", &format!("$PROGRAM {example}")])
                .env("PROGRAM", env!("CARGO_BIN_EXE_chancery"))
                .current_dir(folder.path())
                .output()
                .unwrap();
            assert!(output.status.success(), "chancery {example}: {}", stderr(&output));
        }
    }
    assert!(names(folder.path()).contains(&"baku-tehran.html".to_owned()));
}

#[test]
fn every_verb_is_among_those_whose_examples_run() {
    let help = stdout(&run(&["--help"]));
    let commands = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    for line in commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
        let verb = line.split_whitespace().next().unwrap();
        assert!(verb == "help" || VERBS.iter().any(|known| known[0] == verb), "{verb} is not tried");
    }
}
