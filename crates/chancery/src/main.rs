//! The program: one verb a file.
//!
//! - **In:** a command line. **Out:** a brief, records as JSON lines or CSV, a casebook; messages on standard error.
//! - **Main function:** [`reading::read_all`], the one place where the stages meet.
//! - **Invariant:** standard output holds results and nothing else; a bad file never stops a run; no clock and no
//!   network is asked.
//! - **Does not:** know how anything is read, coded, joined or shown: that is the crates' work.

mod arguments;
mod dossier;
mod ending;
mod gathering;
mod json_lines;
mod keeping;
mod knowledge;
mod known;
mod output;
mod pair;
mod progress;
mod reading;
mod terminal;
mod verbs;

use arguments::{Arguments, CodebookTask, Verb};
use clap::Parser;
use ending::{Ending, Misunderstood};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(ending) => ExitCode::from(ending.code()),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            progress::tell(&format!("chancery: {error:#}"));
            if error.is::<Misunderstood>() { ExitCode::from(Misunderstood::CODE) } else { ExitCode::FAILURE }
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<Ending> {
    let options = &arguments.knowledge;
    match arguments.verb {
        Verb::Brief(given) => verbs::brief::run(&given, options),
        Verb::Add(given) => verbs::add::run(&given, options),
        Verb::Events(given) => verbs::events::run(&given, options),
        Verb::Incidents(given) => verbs::incidents::run(&given, options),
        Verb::Pairs(given) => verbs::pairs::run(&given, options),
        Verb::Verify(given) => verbs::verify::run(&given),
        Verb::Sources(given) => verbs::sources::run(&given, options),
        Verb::Inspect(given) => verbs::inspect::run(&given),
        Verb::Trace(given) => verbs::trace::run(&given, options),
        Verb::Explain(given) => verbs::explain::run(&given, options),
        Verb::Parse(given) => verbs::parse::run(&given, options),
        Verb::Times(given) => verbs::times::run(&given, options),
        Verb::Code(given) => verbs::code::run(&given, options),
        Verb::Who(given) => verbs::who::run(&given, options),
        Verb::Link(given) => verbs::link::run(&given),
        Verb::Codebook { task: CodebookTask::Check(given) } => verbs::codebook_check::run(&given, options),
    }
}

/// Whether the reader of the output went away (`| head`): no error of ours.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        let of_output = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        of_output.or_else(|| cause.downcast_ref::<serde_json::Error>()?.io_error_kind())
    };
    error.chain().filter_map(kind).any(|kind| kind == std::io::ErrorKind::BrokenPipe)
}
