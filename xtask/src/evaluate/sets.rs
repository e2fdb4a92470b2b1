//! The sets that are scored: what the program reads, how it is run, and which scorer judges it.

use super::{Score, pipe, recognizers};
use anyhow::Context;
use std::path::{Path, PathBuf};

/// A set and how to score it.
pub(crate) struct Set {
    pub(crate) name: &'static str,
    /// Whether it is scored with the others when only the floors are checked.
    pub(crate) is_quick: bool,
    pub(crate) score: Box<dyn Fn() -> anyhow::Result<Vec<Score>>>,
}

/// A run of the program and of a scorer beside the data.
struct Run {
    name: &'static str,
    /// Whether it takes a minute or so, rather than many.
    is_quick: bool,
    /// What the program reads: the output of the scorer with these arguments, or a file.
    input: Input,
    /// The program's arguments.
    program: &'static [&'static str],
    /// The scorer and its arguments before the program's output.
    scorer: &'static [&'static str],
    /// What a record of the gold file must hold to be scored; records without it are left out and counted.
    needs: &'static [&'static str],
}

enum Input {
    File(&'static str),
    Scorer(&'static [&'static str]),
}

const RUNS: &[Run] = &[
    Run {
        name: "parse EWT test",
        is_quick: true,
        input: Input::File("data/treebank/en-test-ewt.conllu"),
        program: &["parse", "--tokenized"],
        scorer: &["evaluate/score_parse.py", "data/treebank/en-test-ewt.conllu"],
        needs: &[],
    },
    Run {
        name: "parse GUM test",
        is_quick: true,
        input: Input::File("data/treebank/en-test-gum.conllu"),
        program: &["parse", "--tokenized"],
        scorer: &["evaluate/score_parse.py", "data/treebank/en-test-gum.conllu"],
        needs: &[],
    },
    Run {
        name: "times wikiwars-dev",
        is_quick: true,
        input: Input::Scorer(&["evaluate/score_times.py", "documents", "data/times/wikiwars-dev.jsonl"]),
        program: &["times", "--jsonl"],
        scorer: &["evaluate/score_times.py", "score", "data/times/wikiwars-dev.jsonl"],
        needs: &[],
    },
    Run {
        name: "kinds plv-train",
        is_quick: true,
        input: Input::Scorer(&["evaluate/score_kinds.py", "documents", "data/kinds/plv-train.jsonl"]),
        program: &["code", "--jsonl", "--all-actors"],
        scorer: &["evaluate/score_kinds.py", "score", "data/kinds/plv-train.jsonl"],
        // The scorer ends with an error on a sentence whose pair is not wholly marked.
        needs: &["<s>", "<t>"],
    },
    Run {
        name: "events fresh",
        is_quick: true,
        input: Input::Scorer(&[
            "evaluate/score_events.py",
            "documents",
            "data/fresh/texts",
            "data/fresh/texts.tsv",
        ]),
        program: &["code", "--jsonl"],
        scorer: &["evaluate/score_events.py", "score", "data/fresh/coding", "data/fresh/texts"],
        needs: &[],
    },
    Run {
        name: "events seeds 001 and 003, no dates given",
        is_quick: true,
        // A user's own files come without a date of publication: the program must find it in the text.
        input: Input::Scorer(&["evaluate/score_events.py", "documents", "data/seeds", "none"]),
        program: &["code", "--jsonl"],
        scorer: &["evaluate/score_events.py", "score", "data/seeds-coding", "data/seeds"],
        needs: &[],
    },
    Run {
        name: "timelines T17 Libya",
        is_quick: false,
        // The articles are documents as the program reads them, so the scorer need not make them.
        input: Input::File("data/timelines/T17_libya.jsonl"),
        program: &["code", "--jsonl"],
        scorer: &[
            "evaluate/score_timeline.py",
            "score",
            "data/timelines/T17_libya.jsonl",
            "data/timelines/T17_libya.gold.json",
        ],
        needs: &[],
    },
    Run {
        name: "links accent-dev",
        is_quick: true,
        input: Input::File("data/links/accent-dev.jsonl"),
        program: &["link", "--jsonl"],
        scorer: &["evaluate/score_links.py", "data/links/accent-dev.jsonl"],
        needs: &[],
    },
];

/// All sets, in the order of the table. `shared` holds the data and scorers, `program` is the built program.
pub(crate) fn all(shared: &Path, program: &Path) -> Vec<Set> {
    let runs = RUNS.iter().map(|run| {
        let (shared, program) = (shared.to_path_buf(), program.to_path_buf());
        Set { name: run.name, is_quick: run.is_quick, score: Box::new(move || score(run, &shared, &program)) }
    });
    let others = [coreference(shared), names(shared), date_cases(shared), actor_phrases(shared)];
    let others = others.into_iter().chain([happenings(shared, program), shootings(shared, program)]);
    runs.chain(others).chain([places(shared, program)]).collect()
}

/// Places of events, of which the scorer of events says nothing.
fn places(shared: &Path, program: &Path) -> Set {
    let (shared, program) = (shared.to_path_buf(), program.to_path_buf());
    Set {
        name: super::places::NAME,
        is_quick: true,
        score: Box::new(move || super::places::score(&shared, &program)),
    }
}

/// Which documents tell of one incident, and with which numbers.
fn shootings(shared: &Path, program: &Path) -> Set {
    let (shared, program) = (shared.to_path_buf(), program.to_path_buf());
    Set {
        name: super::shootings::NAME,
        is_quick: false,
        score: Box::new(move || super::shootings::score(&shared, &program)),
    }
}

/// Which reports of real texts tell of one happening: coded first, then joined, all texts in one pool.
fn happenings(shared: &Path, program: &Path) -> Set {
    let name = "links ecb-dev";
    let (shared, program) = (shared.to_path_buf(), program.to_path_buf());
    let score = move || {
        let texts = shared.join("data/links/ecb-dev.docs.jsonl");
        let events = pipe(&program, &["code", "--jsonl", "--all-actors"], std::fs::read(&texts)?)?;
        let groups = pipe(&program, &["link", "--jsonl"], events.clone())?;
        let (told, joined) = (temporary(name, "events"), temporary(name, "groups"));
        std::fs::write(&told, events)?;
        std::fs::write(&joined, groups)?;
        let scorer = shared.join("evaluate/score_coref.py");
        let gold = shared.join("data/links/ecb-dev.gold.jsonl");
        let paths = [scorer.as_path(), Path::new("pooled"), &texts, &gold, &told, &joined];
        let arguments: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let report = pipe(Path::new("python3"), &arguments, Vec::new());
        std::fs::remove_file(&told)?;
        std::fs::remove_file(&joined)?;
        Ok(coreference_figures(name, &String::from_utf8_lossy(&report?)))
    };
    Set { name, is_quick: false, score: Box::new(score) }
}

/// Coverage and, against happenings, the mean of the three measures (CoNLL) of the program.
fn coreference_figures(set: &str, report: &str) -> Vec<Score> {
    let against = report.split_once("against happenings  ").map_or("", |(_, rest)| rest);
    let last = |text: &str, head: &str| {
        let line = text.lines().find(|line| line.starts_with(head))?;
        line.split_whitespace().next_back()?.parse().ok()
    };
    let figure = |name: &str, value: Option<f64>| {
        Some(Score { set: set.to_owned(), name: name.to_owned(), value: value? })
    };
    let figures = [
        figure("coverage of coded kinds", last(report, "coverage of coded kinds")),
        figure("CoNLL against happenings", last(against, "program ")),
    ];
    figures.into_iter().flatten().collect()
}

/// Actor phrases, which are no documents for the program.
fn actor_phrases(shared: &Path) -> Set {
    let shared = shared.to_path_buf();
    Set { name: super::actors::NAME, is_quick: true, score: Box::new(move || super::actors::score(&shared)) }
}

/// The date cases of Recognizers-Text, which are no documents for the program.
fn date_cases(shared: &Path) -> Set {
    let shared = shared.to_path_buf();
    Set { name: recognizers::SET, is_quick: true, score: Box::new(move || recognizers::score(&shared)) }
}

/// References across sentences, which the program does not print and no script scores.
fn coreference(shared: &Path) -> Set {
    let name = "coreference GUM test";
    let path = shared.join("data/treebank/en-test-gum.conllu");
    let score = move || {
        let conllu = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        super::coreference::figures(name, &conllu)
    };
    Set { name, is_quick: true, score: Box::new(score) }
}

/// Names, which the program does not print by themselves and no script scores.
fn names(shared: &Path) -> Set {
    let path = shared.join("data/treebank/en-test-gum.conllu");
    let score = move || {
        let conllu = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        super::names::figures(super::names::SET, &conllu)
    };
    Set { name: super::names::SET, is_quick: true, score: Box::new(score) }
}

fn score(run: &Run, shared: &Path, program: &Path) -> anyhow::Result<Vec<Score>> {
    let places = Places { shared, gold: whole_records(run, shared)? };
    let input = match run.input {
        Input::File(name) => std::fs::read(shared.join(name)).with_context(|| name.to_owned())?,
        Input::Scorer(arguments) => places.python(arguments, None)?,
    };
    let output = pipe(program, run.program, input)?;
    // The scorers read files.
    let system = temporary(run.name, "system");
    std::fs::write(&system, output)?;
    let report = places.python(run.scorer, Some(&system));
    std::fs::remove_file(&system)?;
    if let Some((_, gold)) = &places.gold {
        std::fs::remove_file(gold)?;
    }
    Ok(figures(run.name, &String::from_utf8_lossy(&report?)))
}

/// The gold file of a run without the records that its scorer cannot judge: its name, and where the others lie.
fn whole_records(run: &Run, shared: &Path) -> anyhow::Result<Option<(&'static str, PathBuf)>> {
    let Some(name) = run.scorer.last().filter(|_| !run.needs.is_empty()) else { return Ok(None) };
    let text = std::fs::read_to_string(shared.join(name))?;
    let is_whole = |line: &&str| run.needs.iter().all(|mark| line.contains(mark));
    let (whole, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(is_whole);
    println!("{}: {} records are left out, which the scorer cannot read", run.name, rest.len());
    let path = temporary(run.name, "gold");
    std::fs::write(&path, whole.join("\n"))?;
    Ok(Some((name, path)))
}

fn temporary(name: &str, what: &str) -> PathBuf {
    let slug: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    std::env::temp_dir().join(format!("chancery-{}-{slug}-{what}", std::process::id()))
}

/// Where a scorer's arguments lie.
struct Places<'a> {
    shared: &'a Path,
    /// A gold file that stands in for one of the data.
    gold: Option<(&'static str, PathBuf)>,
}

impl Places<'_> {
    /// Runs a scorer; its arguments are paths below `shared` where they name one.
    fn python(&self, arguments: &[&str], last: Option<&Path>) -> anyhow::Result<Vec<u8>> {
        let mut whole: Vec<String> = arguments.iter().map(|argument| self.in_place(argument)).collect();
        whole.extend(last.map(|path| path.display().to_string()));
        let whole: Vec<&str> = whole.iter().map(String::as_str).collect();
        pipe(Path::new("python3"), &whole, Vec::new())
    }

    fn in_place(&self, argument: &str) -> String {
        let path = match &self.gold {
            Some((name, gold)) if *name == argument => gold.clone(),
            _ => self.shared.join(argument),
        };
        if path.exists() { path.display().to_string() } else { argument.to_owned() }
    }
}

/// The lines "name  0.1234" of a scorer's report. Whole numbers are sizes of sets, not scores.
fn figures(set: &str, report: &str) -> Vec<Score> {
    let figure = |line: &str| {
        let (name, value) = line.trim_end().rsplit_once(' ')?;
        let value = value.contains('.').then(|| value.parse().ok())??;
        Some(Score { set: set.to_owned(), name: stable(name).to_owned(), value })
    };
    report.lines().filter_map(figure).collect()
}

/// The name of a figure without the number of cases it was judged on: "date within right (of 309)". The number changes
/// with the system, the name must not: the floors refer to it.
fn stable(name: &str) -> &str {
    let name = name.trim();
    let is_size = |rest: &str| {
        rest.strip_suffix(')')
            .is_some_and(|size| !size.is_empty() && size.bytes().all(|b| b.is_ascii_digit()))
    };
    name.rsplit_once(" (of ").filter(|(_, rest)| is_size(rest)).map_or(name, |(name, _)| name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_and_sizes_are_not() {
        let report = "system events                     93\nprecision                         0.5591\nactors right (of 30)              0.9000\n";
        let figures = figures("seeds", report);
        let read: Vec<(&str, f64)> = figures.iter().map(|score| (score.name.as_str(), score.value)).collect();
        assert_eq!(read, [("precision", 0.5591), ("actors right", 0.9)]);
    }

    #[test]
    fn figures_of_whole_events_and_of_fields_have_names_without_sizes() {
        let report = "whole precision                   0.1584\nwhole recall                      0.1127\nwhole F1                          0.0000\nrecipients right (of 313)         0.5655\ndate right (of 309)               0.6440\ndate within right (of 309)        0.6828\n";
        let figures = figures("fresh", report);
        let names: Vec<&str> = figures.iter().map(|score| score.name.as_str()).collect();
        let expected = [
            "whole precision",
            "whole recall",
            "whole F1",
            "recipients right",
            "date right",
            "date within right",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn figures_of_timelines_are_read_with_their_prepositions() {
        let report = "timelines                         2\ndate F1                           0.3679\ndate F1 of publication counts     0.3173\n";
        let figures = figures("timelines", report);
        let read: Vec<(&str, f64)> = figures.iter().map(|score| (score.name.as_str(), score.value)).collect();
        assert_eq!(read, [("date F1", 0.3679), ("date F1 of publication counts", 0.3173)]);
    }

    #[test]
    fn only_a_size_at_the_end_is_taken_off_a_name() {
        assert_eq!(stable("  date within right (of 309)  "), "date within right");
        assert_eq!(stable("pronouns right (of asked)"), "pronouns right (of asked)");
        assert_eq!(stable("actors right (of )"), "actors right (of )");
    }
}
