//! Events, read sentence by sentence: triggers, then sides, standing, date, place, counts and who says so.

mod answers;
mod attachments;
mod clause_heads;
mod clauses;
mod context;
mod counts;
mod dates;
mod doers;
mod echoes;
mod elsewhere;
mod emit;
mod governing;
mod lists;
mod localities;
mod lost_subjects;
mod memory;
mod naming;
mod nominal;
mod numbers;
mod particles;
mod parties;
mod place;
mod repair;
mod repeats;
mod roles;
mod said_by;
mod sides;
mod sources;
mod spoken;
mod standing;
mod stays;
mod stems;
mod tenses;
mod tree;
mod triggers;
mod untold;
mod wars;

use crate::mentions;
use codebook::Codebook;
use record::{Document, Event, Noted, Parse, TimeExpression};

/// How documents are coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether events are kept whose parties are no known political actor.
    pub all_actors: bool,
}

/// Codes the events of a document, in the order of the text.
///
/// `parse` and `times` must be of this document, `times` in the order of the text. An event is kept if a state or organisation of the codebook is a
/// party to it, or, with [`Options::all_actors`], if anyone is. Notes tell of doubtful actors.
pub fn code(
    document: &Document,
    parse: &Parse,
    times: &[TimeExpression],
    codebook: &Codebook,
    options: Options,
) -> Noted<Vec<Event>> {
    let mentions = mentions::resolve(document, parse, times, codebook);
    let tree = tree::Tree::new(&document.text, parse, times, &mentions);
    let reader = parties::Reader { tree: &tree, mentions: &mentions, all: options.all_actors };
    let events = emit::events(&emit::Page { document, parse, codebook, times }, &reader);
    Noted { value: events, notes: mentions.notes().to_vec() }
}
