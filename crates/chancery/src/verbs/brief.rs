//! `brief`: the main job, from files to a sourced brief on two states.

use crate::arguments::{BriefArguments, KnowledgeOptions, Sources};
use crate::ending::{Ending, Misunderstood};
use crate::gathering::{gather, inputs};
use crate::knowledge::Knowledge;
use crate::output::Output;
use crate::progress::tell;
use crate::verbs::pairs::tell_untreated;
use crate::{dossier, pair};
use chronicle::bears_on;
use record::Outcome;
use report::{Content, Dossier, FORMATS, Format};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) fn run(given: &BriefArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    let format = format(&given.format)?;
    let path = given.output.clone().unwrap_or_else(|| PathBuf::from(format!("brief.{}", format.extension)));
    // Asked before minutes are spent on reading.
    let output = Output::checked(&path, given.force, inputs(&given.sources))?;
    let knowledge = Knowledge::load(options)?;
    let dyad = pair::pair(&given.first, &given.second, knowledge.codebook)?;
    let gathered = gather(&given.sources, &knowledge)?;
    let ending = gathered.ending;
    if gathered.documents.is_empty() {
        tell("no text was read, so no brief was written");
        return Ok(Ending::NothingRead);
    }
    let joined = gathered.joined();
    if !joined.chronicle.incidents.iter().any(|incident| bears_on(&dyad, incident)) {
        tell_untreated(&dyad, &joined.chronicle.incidents, knowledge.codebook);
    }
    let dossier = dossier::assemble(gathered, joined, &dyad, knowledge.codebook);
    let dossier = Dossier { made_on: given.made_on, command: command(given), ..dossier };
    output.write(|out| format.write(&dossier, given.cells.cells(), out))?;
    if !output.is_standard() {
        tell(&summary(&dossier, &path));
    }
    Ok(ending)
}

/// The brief, or the events or sources in the format of that name.
fn format(name: &str) -> anyhow::Result<&'static Format> {
    let of = |content| report::format(content, name);
    of(Content::Brief).or_else(|| of(Content::Events)).or_else(|| of(Content::Sources)).ok_or_else(|| {
        // A name of two contents stands for the first.
        let names: BTreeSet<&str> = FORMATS
            .iter()
            .filter(|format| matches!(format.content, Content::Brief | Content::Events | Content::Sources))
            .map(|format| format.name)
            .collect();
        let names: Vec<&str> = names.into_iter().collect();
        Misunderstood(format!("`{name}` is no format of a brief; known are: {}", names.join(", "))).into()
    })
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
