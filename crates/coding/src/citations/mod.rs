//! Which sources does the document cite, and where?
//!
//! In brackets, "(Caspian News, January 30)", or by number, "[1][3]", "(2)", from its own list of sources.

mod bracketed;
mod dated;
mod entries;
mod numbered;

use codebook::WordBook;
use entries::List;
use record::{Citation, Citations, Cited, Document, TimeExpression};

/// Reads the citations of a document. `times` are its time expressions in the order of the text.
pub fn citations(document: &Document, times: &[TimeExpression], words: &WordBook) -> Citations {
    let List { mut entries, numbered } = entries::read(document, words);
    let mut by_number = numbered::read(document, &entries);
    let beyond =
        |place: &Citation| matches!(place.cites, Cited::Entry(number) if !entries.contains_key(&number));
    // A list without numbers is not the one that the text cites by number if a number lies beyond it.
    if !numbered && by_number.iter().any(beyond) {
        entries.clear();
        by_number = numbered::read(document, &entries);
    }
    let mut places = bracketed::read(document, times);
    places.extend(by_number);
    places.sort_by_key(|citation| citation.span);
    Citations { places, entries }
}
