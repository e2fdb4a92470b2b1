//! The command line.

use crate::ending::EXIT_CODES;
use clap::{Args, Parser, Subcommand, ValueEnum};
use record::Date;
use report::Cells;
use std::path::PathBuf;

/// Reads what is written about relations between states and keeps the record: who did what to whom, when,
/// according to whom, and where the accounts disagree.
#[derive(Debug, Parser)]
#[command(version, after_help = after_help())]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeOptions,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

fn after_help() -> String {
    format!(
        "Examples:
  chancery brief AZE IRN articles/                  a brief on Azerbaijan and Iran, as brief.html
  chancery events articles/ --format csv            every coded event as a table
  chancery who 'the Iranian president' --on 2021-01-10
  chancery add articles/ --casebook gulf.casebook   keep the record in one file
  chancery trace 3f2a91c07b5e4d18 --casebook gulf.casebook

{EXIT_CODES}

Nothing is sent anywhere: the program needs no network, no account and no key."
    )
}

/// With which knowledge the texts are read.
#[derive(Debug, Args)]
pub(crate) struct KnowledgeOptions {
    /// Read with this language model instead of the one inside the program
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Read acts with this reader's model instead of the one inside the program
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) reader: Option<PathBuf>,
    /// Code with this codebook instead of the one inside the program
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) codebook: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Write a sourced brief on the relation of two states
    Brief(BriefArguments),
    /// Read files into a casebook
    Add(AddArguments),
    /// List the coded events
    Events(ListArguments),
    /// List the incidents: what happened, all told
    Incidents(ListArguments),
    /// List the pairs of states that the texts treat, and how often
    Pairs(PairsArguments),
    /// List the documents and the works that they cite
    Sources(ListArguments),
    /// Show what was taken of a file and why: its facts, the dates that were weighed, its blocks, what was left out
    Inspect(InspectArguments),
    /// Show the sentences behind an event or incident
    Trace(TraceArguments),
    /// Say why each field of an event, or of an incident's events, is as it is
    Explain(TraceArguments),
    /// Check that no byte of a casebook has changed since it was written
    Verify(VerifyArguments),
    /// Parse English text to CoNLL-U
    Parse(ParseArguments),
    /// Find and resolve time expressions
    Times(TimesArguments),
    /// Code events from files, or from documents given as JSON lines
    Code(CodeArguments),
    /// Say who a name or role is on a date
    Who(WhoArguments),
    /// Join event lines that tell of one happening
    Link(LinkArguments),
    /// Look after the codebook
    Codebook {
        #[command(subcommand)]
        task: CodebookTask,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CodebookTask {
    /// Check that the tables are whole
    Check(CheckArguments),
}

/// From where the record is taken.
#[derive(Debug, Args)]
pub(crate) struct Sources {
    /// Files, folders or patterns (`texts/*.txt`); `-` is standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<String>,
    /// Keep what is read in this casebook, and use all that it holds
    #[arg(long, value_name = "FILE")]
    pub(crate) casebook: Option<PathBuf>,
}

/// How the cells of CSV are written.
#[derive(Debug, Args)]
pub(crate) struct CellOptions {
    /// Leave the cells of CSV as they are. Without it an apostrophe stands before a cell that begins with = + - @ ' a tab
    /// or a line break and is no number, since a spreadsheet may run it; without that one apostrophe it is the text
    #[arg(long)]
    raw: bool,
}

impl CellOptions {
    pub(crate) fn cells(&self) -> Cells {
        if self.raw { Cells::Raw } else { Cells::Guarded }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery brief AZE IRN articles/
  chancery brief Azerbaijan Iran articles/*.html -o baku-tehran.html
  chancery brief AZE IRN --casebook gulf.casebook --format csv -o events.csv

The output is written whole or not at all. A file that exists is written over only with `--force`, or if it is a brief
that this program wrote before; a file that is read never is. A symbolic link is written through, and a device or pipe
is written to as such.")]
pub(crate) struct BriefArguments {
    /// One state: a code (AZE, AZ), a name (Azerbaijan) or its capital (Baku)
    pub(crate) first: String,
    /// The other
    pub(crate) second: String,
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Where to write; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write over a file that exists
    #[arg(long)]
    pub(crate) force: bool,
    /// `html`, or one of the export formats
    #[arg(long, default_value = "html")]
    pub(crate) format: String,
    #[command(flatten)]
    pub(crate) cells: CellOptions,
    /// The date to print on the brief; without it the brief bears none, and is the same every day
    #[arg(long, value_name = "DATE")]
    pub(crate) made_on: Option<Date>,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery add articles/ --casebook gulf.casebook

Only what is new is read. A changed file, or a new one of the same address, takes the place of its older version, which
is kept as history.")]
pub(crate) struct AddArguments {
    /// Files, folders or patterns
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<String>,
    /// The casebook to add to; it is begun if it is not there
    #[arg(long, value_name = "FILE", default_value = "chancery.casebook")]
    pub(crate) casebook: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery verify --casebook gulf.casebook")]
pub(crate) struct VerifyArguments {
    /// The casebook
    #[arg(long, value_name = "FILE", default_value = "chancery.casebook")]
    pub(crate) casebook: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery events articles/ --format csv > events.csv
  chancery incidents --casebook gulf.casebook --between AZE IRN
  chancery sources articles/ --format bibtex > sources.bib")]
pub(crate) struct ListArguments {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Only those between these two states
    #[arg(long, num_args = 2, value_names = ["STATE", "STATE"])]
    pub(crate) between: Option<Vec<String>>,
    /// `jsonl` or `csv`; incidents also `geojson`; of sources `jsonl`, `bibtex` or `csl-json`
    #[arg(long, default_value = "jsonl")]
    pub(crate) format: String,
    #[command(flatten)]
    pub(crate) cells: CellOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery pairs articles/

Writes a line for each pair, the most frequent first: how many incidents a brief on it tells, its codes, its names.")]
pub(crate) struct PairsArguments {
    #[command(flatten)]
    pub(crate) sources: Sources,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery trace 3f2a91c07b5e4d18 --casebook gulf.casebook")]
pub(crate) struct TraceArguments {
    /// The id of an event or incident, as the brief and the exports give it
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) sources: Sources,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery inspect article.txt
  chancery inspect articles/ --format jsonl > inspected.jsonl

Answers why a text has no date, no publisher or another than you expect, and which of its lines are not read for events.
Of a web page it tells every date that was weighed as that of its publication: the weights of one day add up, and the
heaviest day is taken. What `sources.toml` says outranks them all.")]
pub(crate) struct InspectArguments {
    /// Files, folders or patterns; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) paths: Vec<String>,
    /// To be read by a person, or by a program
    #[arg(long, value_enum, default_value_t = InspectFormat::Text)]
    pub(crate) format: InspectFormat,
}

/// How `inspect` tells what it sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// In plain words
    Text,
    /// A JSON object for each document; offsets are bytes of the document's text
    Jsonl,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery parse articles/
  chancery parse < article.txt
  chancery parse --tokenized < gold.conllu")]
pub(crate) struct ParseArguments {
    /// Files, folders or patterns; without any, standard input is read
    #[arg(value_name = "PATH", conflicts_with = "tokenized")]
    pub(crate) paths: Vec<String>,
    /// Standard input is CoNLL-U: keep its sentences and words, and fill the rest
    #[arg(long)]
    pub(crate) tokenized: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery times articles/ > times.jsonl
  chancery times --jsonl < documents.jsonl

Writes JSON lines. Offsets are bytes of the document's text.")]
pub(crate) struct TimesArguments {
    /// Files, folders or patterns
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<String>,
    /// The files, or standard input if there are none, hold a document {"id", "published"?, "text"} on each line
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Also tell named periods ("the Second Karabakh War"), which TIMEX3 does not mark
    #[arg(long)]
    pub(crate) periods: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery code articles/ > events.jsonl
  chancery code --jsonl < documents.jsonl

Writes JSON lines. Offsets are bytes of the document's text.")]
pub(crate) struct CodeArguments {
    /// Files, folders or patterns
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<String>,
    /// The files, or standard input if there are none, hold a document {"id", "published"?, "text"} on each line
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Also keep events whose parties are no known political actors
    #[arg(long)]
    pub(crate) all_actors: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery who 'the Iranian president' --on 2021-01-10
  chancery who 'Foreign Minister Zarif' --on 2023-02-01
  chancery who 'Revolutionary Guards'")]
pub(crate) struct WhoArguments {
    /// A name, a role or both
    pub(crate) phrase: String,
    /// On which day
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery code articles/ | chancery link --jsonl > groups.jsonl

Reads event lines (as `code` writes them) from standard input and writes {\"id\", \"group\"} lines.")]
pub(crate) struct LinkArguments {
    /// Read and write JSON lines (the only form there is)
    #[arg(long, required = true)]
    pub(crate) jsonl: bool,
    /// Write the pairs of events that are held against each other, with what is seen of them, and join nothing
    #[arg(long)]
    pub(crate) pairs: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery codebook check                the codebook inside the program
  chancery codebook check my-codebook/   one of your own")]
pub(crate) struct CheckArguments {
    /// The codebook's folder
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}
