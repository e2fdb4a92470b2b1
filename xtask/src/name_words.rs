//! `cargo xtask name-words`: from public lists of names to files in `models/name-words`, and reading that folder.
//!
//! Each file of the folder is a class of words that are known from names: a word a line, in lower case, `#` for
//! comments. Most were written for this project. Those that begin with `census-` come from the lists of names
//! of the United States census of 1990 (in the public domain), those with `geonames-` from the dump of towns of
//! GeoNames (CC BY 4.0): the words of the names, no more.

use crate::folders;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Surnames up to this rank are a class of their own, and those beyond the other are left out.
const FREQUENT: usize = 2_000;
const SURNAMES: usize = 40_000;
/// Towns of more inhabitants are a class of their own.
const LARGE: u64 = 200_000;
/// Words that stand in names of towns and everywhere else.
const SMALL: &[&str] = &[
    "al", "and", "da", "das", "de", "del", "des", "di", "do", "du", "el", "in", "la", "las", "le", "les",
    "los", "of", "on", "saint", "san", "santa", "st", "the", "upon",
];

/// Arguments of `name-words`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Lists of given names, a name at the head of each line (`dist.female.first`, `dist.male.first`)
    #[arg(long)]
    given: Vec<PathBuf>,
    /// The list of surnames, the most frequent first (`dist.all.last`)
    #[arg(long)]
    surnames: PathBuf,
    /// The dump of towns (`cities15000.txt`)
    #[arg(long)]
    towns: PathBuf,
    /// The folder to write to
    #[arg(short, long, default_value = "models/name-words")]
    output: PathBuf,
}

/// Reads the public lists and writes their words.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut given = BTreeSet::new();
    for path in &arguments.given {
        given.extend(heads(&text(path)?));
    }
    let surnames = heads(&text(&arguments.surnames)?);
    let (frequent, others) = surnames.split_at(FREQUENT.min(surnames.len()));
    let others = others.iter().take(SURNAMES - FREQUENT).cloned().collect();
    let towns = Towns::of(&text(&arguments.towns)?)?;
    let census = "from the lists of names of the United States census of 1990, in the public domain";
    let geonames = "from the dump of towns of GeoNames (https://www.geonames.org), CC BY 4.0";
    for (name, words, source) in [
        ("census-given-names", &given, census),
        ("census-surnames-frequent", &frequent.iter().cloned().collect(), census),
        ("census-surnames", &others, census),
        ("geonames-towns-large", &towns.large, geonames),
        ("geonames-towns", &towns.others, geonames),
        ("geonames-towns-of-many-words", &towns.of_many_words, geonames),
    ] {
        let path = arguments.output.join(name).with_extension("txt");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        std::fs::write(&path, format!("# {source}\n{}\n", words.join("\n")))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// All classes as the trainer takes them: a line a file, its name first, in the order of the names.
pub(crate) fn classes(folder: &Path) -> Result<String> {
    let mut classes = String::new();
    for (name, words) in folders::texts(folder)? {
        classes += &name;
        for word in words.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            classes.push(' ');
            classes += word;
        }
        classes.push('\n');
    }
    Ok(classes)
}

/// The words of names of towns: of one word, large and other, and of several.
#[derive(Default)]
struct Towns {
    large: BTreeSet<String>,
    others: BTreeSet<String>,
    of_many_words: BTreeSet<String>,
}

impl Towns {
    /// Reads the dump: fields are parted by tabs, the second is the name, the fifteenth the inhabitants.
    fn of(dump: &str) -> Result<Towns> {
        let mut towns = Towns::default();
        for (number, line) in (1..).zip(dump.lines()) {
            let wrong = || format!("line {number} of the towns");
            let fields: Vec<&str> = line.split('\t').collect();
            let name = fields.get(1).with_context(wrong)?;
            let inhabitants: u64 = fields.get(14).with_context(wrong)?.parse().with_context(wrong)?;
            let words = words(name);
            if let [word] = &words[..] {
                let towns = if inhabitants > LARGE { &mut towns.large } else { &mut towns.others };
                towns.insert(word.clone());
            } else {
                towns.of_many_words.extend(words.into_iter().filter(|word| !SMALL.contains(&word.as_str())));
            }
        }
        Ok(towns)
    }
}

/// The first word of each line, in lower case.
fn heads(list: &str) -> Vec<String> {
    list.lines().filter_map(|line| Some(line.split_whitespace().next()?.to_lowercase())).collect()
}

/// The words of a name in lower case: letters, and apostrophes and full stops after the second.
fn words(name: &str) -> Vec<String> {
    let straight = name.replace(['’', '‘'], "'").to_lowercase();
    let pieces = straight.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '.')));
    let pieces = pieces.map(|piece| piece.trim_matches(['\'', '.']));
    pieces.filter(|piece| piece.chars().count() > 1).map(str::to_owned).collect()
}

fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_are_parted_by_size_and_words() {
        let line = |name: &str, inhabitants: u64| {
            let empty = "\t".repeat(12);
            format!("1\t{name}{empty}\t{inhabitants}\t\n")
        };
        let dump = line("Gəncə", 335_000) + &line("Xinalıq", 20_000) + &line("Port of Spain", 49_000);
        let towns = Towns::of(&dump).unwrap();
        assert!(towns.large.contains("gəncə") && towns.others.contains("xinalıq"));
        assert_eq!(towns.of_many_words.into_iter().collect::<Vec<_>>(), ["port", "spain"]);
        assert!(Towns::of("1\tBaku\n").is_err());
    }

    #[test]
    fn names_fall_into_words() {
        assert_eq!(words("St. John’s-on-the Sea 2"), ["st", "john's", "on", "the", "sea"]);
        assert_eq!(heads("SMITH 1.006\n\nJOHNSON 0.8\n"), ["smith", "johnson"]);
    }
}
