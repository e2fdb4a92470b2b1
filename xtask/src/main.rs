//! How do we train, check and evaluate?
//!
//! - **In:** the development data beside the checkout (`../shared`). **Out:** a model, a table of scores, a
//!   list of untidy places.
//! - **Does not:** ship. Nothing here is part of the program.
#![allow(clippy::print_stdout)]

mod annotated;
mod cluster;
mod evaluate;
mod folders;
mod inward;
mod link_weights;
mod link_words;
mod name_words;
mod reader_rows;
mod tidy;
mod train;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Train, check and evaluate Chancery")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Score the program on the development sets and print one table.
    Evaluate {
        /// Fail if a score is below its floor in xtask/floors.toml.
        #[arg(long)]
        check: bool,
        /// Write the table to docs/scores.md; the table is whole or not written.
        #[arg(long, conflicts_with = "only")]
        write: bool,
        /// Only the sets whose name holds this text.
        #[arg(long)]
        only: Option<String>,
        /// Score this built program instead of building it as it is released; the figures are the same.
        #[arg(long, value_name = "FILE")]
        program: Option<std::path::PathBuf>,
    },
    /// Look for what must not be in the tree: overlong files, machine paths, undocumented notes.
    Tidy,
    /// Say what coding makes of annotated words, apart from what the reader finds.
    Annotated(annotated::Arguments),
    /// Print what the reader's trainer learns from: the windows of documents, given as JSON lines.
    ReaderRows(reader_rows::Arguments),
    /// Train the language model on the treebank and write models/en.model.
    Train(Box<train::Arguments>),
    /// Cluster words by their vectors and write models/clusters.txt, which `train` reads.
    Cluster(cluster::Arguments),
    /// Learn how often both sides of an act are of one state and write models/sides/inward.tsv.
    Inward(inward::Arguments),
    /// Count how many texts have each word and write models/links/frequencies.tsv, which linking reads.
    LinkWords(link_words::Arguments),
    /// Learn which reports are of one happening from the bundles and write models/links/weights.tsv.
    LinkWeights(link_weights::Arguments),
    /// Take the words out of public lists of names and write them to models/name-words, which `train` reads.
    NameWords(name_words::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Evaluate { check, write, only, program } => {
            evaluate::run(check, write, only.as_deref(), program)
        }
        Task::Tidy => tidy::run(),
        Task::Inward(arguments) => inward::run(&arguments),
        Task::LinkWords(arguments) => link_words::run(&arguments),
        Task::LinkWeights(arguments) => link_weights::run(&arguments),
        Task::Cluster(arguments) => cluster::run(&arguments),
        Task::NameWords(arguments) => name_words::run(&arguments),
        Task::Annotated(arguments) => annotated::run(&arguments),
        Task::ReaderRows(arguments) => reader_rows::run(&arguments),
        Task::Train(arguments) => train::run(&arguments),
    }
}
