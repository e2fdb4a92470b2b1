//! How is expected behaviour written down?
//!
//! - **In:** `*.cases` files. **Out:** [`Case`]s, and a report of those whose outcome differs.
//! - **Main type:** [`Case`]. Main function: [`run`].
//! - **Invariant:** every case has a name that no other case of its file has, and at least one expected line
//!   (`=> nothing` where nothing is expected), so that no case can pass unread.
//! - **Does not:** know what the lines mean. A case is changed by hand, or all of a file at once with
//!   `UPDATE_CASES=1`; never by a failing run. A right case that the program does not meet yet is marked `known failure`
//!   and fails once it is met; `MARK_KNOWN_FAILURES=1` sets and removes these marks.
//!
//! ```text
//! # A comment.
//! --- expel-diplomats   published 2023-04-07
//! Azerbaijan declared four Iranian diplomats persona non grata on Thursday.
//! => SANCTION/expel AZE.GOV -> IRN.GOV  2023-04-06  happened  expelled=4
//! ```

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The environment variable that makes [`run`] write the outcomes into the files.
pub const UPDATE: &str = "UPDATE_CASES";

/// The environment variable that makes [`run`] mark the cases that are not met as known failures, and unmark the others.
pub const MARK: &str = "MARK_KNOWN_FAILURES";

/// The mark of a case that the program does not meet yet.
const KNOWN: (&str, &str) = ("known", "failure");

/// The line that expects no outcome.
const NOTHING: &str = "nothing";

/// A text with what is expected of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name within the file.
    pub name: String,
    /// The words after the name, in pairs: `published 2023-04-07`.
    pub settings: Vec<(String, String)>,
    /// The text, without the line break at its end.
    pub text: String,
    /// The expected lines, white space folded; empty for `=> nothing`.
    pub expected: Vec<String>,
    /// The line of the header, from 1.
    pub line: usize,
}

impl Case {
    /// The value of a setting.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is marked as right and not met yet.
    pub fn is_known_failure(&self) -> bool {
        self.setting(KNOWN.0) == Some(KNOWN.1)
    }
}

/// Why a case file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct CaseError {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong, and what to do.
    pub problem: String,
}

/// Reads the cases of a file's text. `file` is its name for errors.
pub fn read(file: &str, source: &str) -> Result<Vec<Case>, CaseError> {
    let fail = |line, problem: &str| CaseError { file: file.to_owned(), line, problem: problem.to_owned() };
    let mut cases: Vec<Case> = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    let mut open: Option<(Case, bool)> = None;
    let close = |open: Option<(Case, bool)>, cases: &mut Vec<Case>| match open {
        Some((case, false)) => Err(fail(case.line, "the case expects nothing: add `=> ...` or `=> nothing`")),
        Some((mut case, true)) => {
            case.text.truncate(case.text.trim_end().len());
            cases.push(case);
            Ok(())
        }
        None => Ok(()),
    };
    for (index, line) in source.lines().enumerate() {
        let number = index + 1;
        if let Some(header) = line.strip_prefix("---") {
            close(open.take(), &mut cases)?;
            let mut words = header.split_whitespace().map(str::to_owned);
            let name = words.next().ok_or_else(|| fail(number, "a case needs a name: `--- name`"))?;
            if !names.insert(name.clone()) {
                return Err(fail(number, "another case of this file has the same name"));
            }
            let mut settings = Vec::new();
            while let Some(key) = words.next() {
                let value =
                    words.next().ok_or_else(|| fail(number, "a setting needs a value: `key value`"))?;
                settings.push((key, value));
            }
            let case = Case { name, settings, text: String::new(), expected: Vec::new(), line: number };
            open = Some((case, false));
        } else if let Some((case, expects)) = open.as_mut() {
            if let Some(expectation) = line.strip_prefix("=>") {
                *expects = true;
                let folded = fold(expectation);
                if folded != NOTHING {
                    case.expected.push(folded);
                }
            } else if !*expects {
                case.text.push_str(line);
                case.text.push('\n');
            } else if !line.trim().is_empty() && !line.starts_with('#') {
                return Err(fail(number, "text after the expected lines: begin a new case with `--- name`"));
            }
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            return Err(fail(
                number,
                "text before the first case: begin with `--- name`, or `#` for a comment",
            ));
        }
    }
    close(open, &mut cases)?;
    Ok(cases)
}

/// Runs every case of every `.cases` file in `folder` (not deeper), in order of file name, and returns
/// how many passed. `outcome` gives the lines that the program makes of a case.
///
/// # Errors
/// A text that lists every case whose outcome differs, expected and found side by side; or why a file
/// could not be read. A folder without a case is an error too.
pub fn run(folder: &Path, mut outcome: impl FnMut(&Case) -> Vec<String>) -> Result<usize, String> {
    let mut failures = String::new();
    let mut passed = 0;
    for path in case_files(folder)? {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let source = std::fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let cases = read(&name, &source).map_err(|error| error.to_string())?;
        let outcomes: Vec<Vec<String>> =
            cases.iter().map(|case| outcome(case).iter().map(|line| fold(line)).collect()).collect();
        if std::env::var_os(UPDATE).is_some() {
            std::fs::write(&path, rewritten(&source, &outcomes))
                .map_err(|error| format!("{name}: {error}"))?;
        }
        if std::env::var_os(MARK).is_some() {
            let met: Vec<bool> =
                cases.iter().zip(&outcomes).map(|(case, found)| *found == case.expected).collect();
            std::fs::write(&path, marked(&source, &met)).map_err(|error| format!("{name}: {error}"))?;
        }
        for (case, found) in cases.iter().zip(&outcomes) {
            if (*found == case.expected) != case.is_known_failure() {
                passed += usize::from(!case.is_known_failure());
            } else if case.is_known_failure() {
                let _ = writeln!(failures, "{name}:{} {} is met now: remove its mark", case.line, case.name);
            } else {
                let _ = writeln!(failures, "{name}:{} {}\n  {}", case.line, case.name, case.text);
                for (label, lines) in [("expected", &case.expected), ("found   ", found)] {
                    let shown =
                        if lines.is_empty() { NOTHING.to_owned() } else { lines.join("\n           ") };
                    let _ = writeln!(failures, "  {label} {shown}");
                }
            }
        }
    }
    match (failures.is_empty(), passed) {
        (false, _) => Err(failures),
        (true, 0) => Err(format!("{}: no case", folder.display())),
        (true, count) => Ok(count),
    }
}

/// The same file with each case's expected lines replaced by its outcome.
fn rewritten(source: &str, outcomes: &[Vec<String>]) -> String {
    let mut result = String::new();
    let mut outcomes = outcomes.iter();
    let mut due: Option<&Vec<String>> = None;
    for line in source.lines() {
        if line.starts_with("---") {
            due = outcomes.next();
        }
        if !line.starts_with("=>") {
            let _ = writeln!(result, "{line}");
        } else if let Some(lines) = due.take() {
            if lines.is_empty() {
                let _ = writeln!(result, "=> {NOTHING}");
            }
            for expectation in lines {
                let _ = writeln!(result, "=> {expectation}");
            }
        }
    }
    result
}

/// The same file with a mark on each case that is not met, and on no other.
fn marked(source: &str, met: &[bool]) -> String {
    let mark = format!("{} {}", KNOWN.0, KNOWN.1);
    let mut result = String::new();
    let mut met = met.iter();
    for line in source.lines() {
        let bare = line.trim_end().strip_suffix(&mark).unwrap_or(line).trim_end();
        let _ = match (line.starts_with("---"), line.starts_with("---") && met.next() == Some(&false)) {
            (true, true) => writeln!(result, "{bare}   {mark}"),
            (true, false) => writeln!(result, "{bare}"),
            _ => writeln!(result, "{line}"),
        };
    }
    result
}

fn case_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "cases"))
        .collect();
    files.sort();
    Ok(files)
}

fn fold(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# cases\n--- first  published 2023-04-07\nOne.\nTwo.\n=> A  b\n=> C\n\n--- second\nThree.\n=> nothing\n";

    #[test]
    fn cases_are_read_with_settings_and_folded_lines() {
        let cases = read("x", SAMPLE).unwrap();
        assert_eq!(cases.len(), 2);
        assert_eq!(cases[0].setting("published"), Some("2023-04-07"));
        assert_eq!(cases[0].text, "One.\nTwo.");
        assert_eq!(cases[0].expected, ["A b", "C"]);
        assert!(cases[1].expected.is_empty());
    }

    #[test]
    fn what_expects_nothing_or_stands_outside_is_refused() {
        for (source, word) in [
            ("--- a\nText.\n", "nothing"),
            ("Text.\n", "before"),
            ("--- a\nT\n=> x\nmore\n", "after"),
            ("--- a\nT\n=> x\n--- a\nT\n=> x\n", "same name"),
            ("--- a published\nT\n=> x\n", "value"),
            ("---\nT\n=> x\n", "name"),
        ] {
            let error = read("x", source).unwrap_err().to_string();
            assert!(error.contains(word), "{source:?}: {error}");
        }
    }

    #[test]
    fn known_failures_are_marked_and_unmarked() {
        let once = marked(SAMPLE, &[true, false]);
        let cases = read("x", &once).unwrap();
        assert!(!cases[0].is_known_failure() && cases[1].is_known_failure());
        assert_eq!(cases[0].setting("published"), Some("2023-04-07"));
        assert_eq!(marked(&once, &[true, true]), SAMPLE);
    }

    #[test]
    fn a_file_is_rewritten_with_its_outcomes() {
        let outcomes = [vec![], vec!["D".to_owned(), "E".to_owned()]];
        let again = rewritten(SAMPLE, &outcomes);
        let cases = read("x", &again).unwrap();
        assert!(cases[0].expected.is_empty());
        assert_eq!(cases[1].expected, ["D", "E"]);
        assert!(again.starts_with("# cases\n"));
    }
}
