//! What a codebook says when it does not load: always the file, the line and the remedy.

use codebook::{Codebook, CodebookError, Files, SourceFile};

/// The embedded codebook with one file replaced or added.
fn with(path: &str, text: &str) -> Result<(), CodebookError> {
    let mut files: Vec<SourceFile> =
        Files::embedded().iter().filter(|file| file.path != path).cloned().collect();
    files.push(SourceFile { path: path.to_owned(), text: text.to_owned() });
    Codebook::from_files(&Files::new(files)).map(|_| ())
}

const STATES: &str = "code\tname\tnames\tadjectives\tpeople\tcapital\tseats\tfrom\tto\trecognised\n";
const BODIES: &str = "polity\tsector\tname\tnames\n";
const ROLES: &str = "sector\toffice\twords\n";
const TERMS: &str = "polity\toffice\ttitle\tfrom\tto\tname\n";
const PERSONS: &str = "name\thome\tsector\tspellings\n";
const PLACES: &str = "name\tnames\tkind\tholder\tregion\tlatitude\tlongitude\tusage\n";
const PERIODS: &str = "names\tfrom\tto\tapproximate\n";

#[test]
fn an_error_names_file_line_and_remedy() {
    for (path, text, line, problem, remedy) in [
        ("actors/states/x.tsv", STATES.to_owned() + "aze\tX", 2, "three capital letters", "correct the cell"),
        ("actors/states/x.tsv", STATES.to_owned() + "AZE\tX", 2, "same code", "join the two rows"),
        ("actors/states/x.tsv", STATES.to_owned() + "QQA", 2, "no name", "fill the cell"),
        (
            "actors/states/x.tsv",
            STATES.to_owned() + "QQA\tX\t\t\t\t\t\t1.1.1990",
            2,
            "no day",
            "year-month-day",
        ),
        ("actors/states/x.tsv", "code;name\n".to_owned(), 1, "header", "parted by tabs"),
        ("actors/states/x.tsv", "# nothing\n".to_owned(), 0, "no header", "names the columns"),
        (
            "actors/bodies/x.tsv",
            BODIES.to_owned() + "QQQ\tGOV\tX",
            2,
            "no state has the code",
            "actors/states",
        ),
        ("actors/unions.tsv", "polity\nQQQ".to_owned(), 2, "no state has the code", "actors/states"),
        ("actors/bodies/x.tsv", BODIES.to_owned() + "AZE\tGVT\tX", 2, "no Sector", "correct the cell"),
        ("actors/bodies/x.tsv", BODIES.to_owned() + "AZE\tGOV\tX\ta\tb", 2, "5 cells", "by `|`"),
        ("actors/roles/x.tsv", ROLES.to_owned() + "GOV\tboss\tboss", 2, "no office", "correct the cell"),
        ("actors/roles/x.tsv", ROLES.to_owned() + "\nGOV\t-\t-", 3, "no words", "fill the cell"),
        (
            "actors/terms/x.tsv",
            TERMS.to_owned() + "AZE\tminister\tX\t2020-01-01\t2019-01-01\tA B",
            2,
            "ends before",
            "exchange",
        ),
        (
            "actors/terms/x.tsv",
            TERMS.to_owned() + "AZE\tminister\tX\t-\t-\tA B",
            2,
            "no first day",
            "write it",
        ),
        (
            "actors/terms/x.tsv",
            TERMS.to_owned() + "AZE\tminister\tX\t2020-02-30\t-\tA B",
            2,
            "no day",
            "2021-08-03",
        ),
        (
            "actors/persons/x.tsv",
            PERSONS.to_owned() + "Ilham Aliyev\tAZE",
            2,
            "has a row already",
            "tell two persons",
        ),
        (
            "places/x.tsv",
            PLACES.to_owned() + "X\t-\thill\tAZE\t-\t1\t1",
            2,
            "no kind of place",
            "correct the cell",
        ),
        (
            "places/x.tsv",
            PLACES.to_owned() + "X\t-\ttown\tAZE\t-\t91\t1",
            2,
            "off the globe",
            "between -90 and 90",
        ),
        ("places/x.tsv", PLACES.to_owned() + "X\t-\ttown\tQQQ\t-\t1\t1", 2, "no state", "actors/states"),
        ("periods.tsv", PERIODS.to_owned() + "W\t2020-02-01\t2020-01-01", 2, "ends before", "exchange"),
        ("periods.tsv", PERIODS.to_owned() + "W\t2020-02-01", 2, "no last day", "write both"),
    ] {
        let error = with(path, &text).expect_err(path);
        assert_eq!((error.file.as_str(), error.line), (path, line), "{error}");
        assert!(error.problem.contains(problem), "{error}");
        assert!(error.remedy.contains(remedy), "{error}");
    }
}

#[test]
fn what_is_well_formed_loads() {
    for (path, text) in [
        ("actors/bodies/x.tsv", BODIES.to_owned() + "# a comment\n\nIGO:X\tIGO\tX\tXs|Xes\n-\tREB\tY"),
        ("actors/terms/x.tsv", TERMS.to_owned() + "AZE\tminister\tX\t2020-01-01\t-\tA B"),
        ("places/x.tsv", PLACES.to_owned() + "X\t-\ttown\t-\t-\t-90\t180"),
        ("periods.tsv", PERIODS.to_owned() + "W\t2020-01-01\t2020-01-01\tyes"),
    ] {
        assert_eq!(with(path, &text), Ok(()), "{path}");
    }
}

#[test]
fn a_folder_without_tables_is_refused_with_the_remedy() {
    let error = Codebook::load(std::path::Path::new("no/such/folder")).expect_err("it is not there");
    assert!(error.problem.contains("cannot be read") && !error.remedy.is_empty(), "{error}");
}

#[test]
fn the_version_follows_every_file() {
    let embedded = Files::embedded();
    let mut files: Vec<SourceFile> = embedded.iter().cloned().collect();
    assert_eq!(Files::new(files.clone()).version(), embedded.version());
    files[0].text.push(' ');
    assert_ne!(Files::new(files).version(), embedded.version());
}

#[test]
fn the_embedded_tables_are_those_of_the_checkout() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codebook");
    let loaded = Codebook::load(&folder).expect("the checkout's codebook loads");
    assert_eq!(loaded.value.version(), Codebook::embedded().version());
}
