//! `sources`: lists the documents and what they cite.

use crate::arguments::{KnowledgeOptions, ListArguments};
use crate::ending::Ending;
use crate::verbs::listing;
use report::Content;

pub(crate) fn run(given: &ListArguments, options: &KnowledgeOptions) -> anyhow::Result<Ending> {
    listing::run(given, Content::Sources, options)
}
