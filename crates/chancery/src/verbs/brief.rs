//! `brief`: the main job, from files to a sourced brief on two states.

use crate::arguments::{BriefArguments, KnowledgeOptions, Sources};
use crate::gathering::gather;
use crate::knowledge::Knowledge;
use crate::progress::tell;
use crate::{dossier, pair};
use anyhow::{Context, bail};
use record::Outcome;
use report::{Content, Dossier, FORMATS, Format};
use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

pub(crate) fn run(given: &BriefArguments, options: &KnowledgeOptions) -> anyhow::Result<()> {
    let format = format(&given.format)?;
    let knowledge = Knowledge::load(options)?;
    let dyad = pair::pair(&given.first, &given.second, knowledge.codebook)?;
    let gathered = gather(&given.sources, &knowledge)?;
    if gathered.documents.is_empty() {
        bail!("no file could be read; the reasons are above");
    }
    let joined = gathered.joined();
    let dossier = dossier::assemble(gathered, joined, Some(&dyad), knowledge.codebook)
        .context("a pair that is given is the brief's subject")?;
    let dossier = Dossier { made_on: given.made_on, command: command(given), ..dossier };
    let output = given.output.clone().unwrap_or_else(|| PathBuf::from(format!("brief.{}", format.extension)));
    write(&dossier, format, &output)?;
    if output != Path::new("-") {
        tell(&summary(&dossier, &output));
    }
    Ok(())
}

/// The brief, or the events or sources in the format of that name.
fn format(name: &str) -> anyhow::Result<&'static Format> {
    let of = |content| report::format(content, name);
    of(Content::Brief).or_else(|| of(Content::Events)).or_else(|| of(Content::Sources)).with_context(|| {
        // A name of two contents stands for the first.
        let names: BTreeSet<&str> = FORMATS
            .iter()
            .filter(|format| matches!(format.content, Content::Brief | Content::Events | Content::Sources))
            .map(|format| format.name)
            .collect();
        let names: Vec<&str> = names.into_iter().collect();
        format!("`{name}` is no format of a brief; known are: {}", names.join(", "))
    })
}

/// Writes to a file that takes its name only when it is whole, or to standard output for `-`.
pub(crate) fn write(dossier: &Dossier, format: &Format, output: &Path) -> anyhow::Result<()> {
    if output == Path::new("-") {
        let mut out = BufWriter::new(std::io::stdout().lock());
        (format.write)(dossier, &mut out)?;
        return Ok(out.flush()?);
    }
    let mut unfinished = output.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = PathBuf::from(unfinished);
    let named =
        |path: &Path| format!("{}: cannot be written; check the folder and its rights", path.display());
    let file = std::fs::File::create(&unfinished).with_context(|| named(output))?;
    let mut out = BufWriter::new(file);
    (format.write)(dossier, &mut out).with_context(|| named(output))?;
    out.flush().with_context(|| named(output))?;
    std::fs::rename(&unfinished, output).with_context(|| named(output))
}

/// The command that makes the same brief from the same files.
fn command(given: &BriefArguments) -> String {
    let Sources { paths, casebook } = &given.sources;
    let mut words =
        vec!["chancery".to_owned(), "brief".to_owned(), given.first.clone(), given.second.clone()];
    // A casebook's path and a file's folders are the machine's own and tell a reader nothing.
    let last = |path: &Path| {
        path.file_name().map_or_else(|| "PATH".into(), |name| name.to_string_lossy().into_owned())
    };
    words.extend(paths.iter().map(|path| last(Path::new(path))));
    words.extend(casebook.iter().flat_map(|path| ["--casebook".to_owned(), last(path)]));
    words.join(" ")
}

fn summary(dossier: &Dossier, output: &Path) -> String {
    let count = |is: fn(&Outcome) -> bool| dossier.received.iter().filter(|file| is(&file.outcome)).count();
    format!(
        "{}: {} incidents from {} events in {} documents ({} files received, {} with a text already read, {} refused)",
        output.display(),
        dossier.incidents.len(),
        dossier.events.len(),
        dossier.sources.len(),
        dossier.received.len(),
        count(|outcome| matches!(outcome, Outcome::SameText(_))),
        count(|outcome| matches!(outcome, Outcome::Refused(_))),
    )
}
