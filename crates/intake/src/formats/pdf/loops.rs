//! Whether a page can be read to its end. A file may name a page its own parent, or a drawing a part of itself: the crate
//! that reads PDF follows such names until its stack is full, which nothing catches.

use pdf_extract::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// Parents above a page, and drawings within drawings, are followed so far.
const DEEPEST: usize = 50;

/// Whether the parents of a page, or the drawings within it, come to no end.
pub(super) fn has_loop(document: &Document, page: ObjectId) -> bool {
    let mut holders = Vec::new();
    let mut at = Some(page);
    while let Some(dictionary) = at.and_then(|id| document.get_dictionary(id).ok()) {
        holders.push(dictionary);
        if holders.len() > DEEPEST {
            return true;
        }
        at = dictionary.get(b"Parent").and_then(Object::as_reference).ok();
    }
    let drawn: BTreeSet<ObjectId> = holders.iter().flat_map(|holder| drawings(document, holder)).collect();
    drawn.into_iter().any(|id| is_within_itself(document, id, &mut Vec::new(), &mut BTreeSet::new()))
}

/// Whether a drawing comes back to one that it is drawn in, or lies too deep. `ended` are those known to end.
fn is_within_itself(
    document: &Document,
    id: ObjectId,
    around: &mut Vec<ObjectId>,
    ended: &mut BTreeSet<ObjectId>,
) -> bool {
    if ended.contains(&id) {
        return false;
    }
    if around.contains(&id) || around.len() > DEEPEST {
        return true;
    }
    around.push(id);
    let dictionary = document.get_object(id).and_then(Object::as_stream).map(|stream| &stream.dict);
    let within = dictionary.map(|dictionary| drawings(document, dictionary)).unwrap_or_default();
    let comes_back = within.into_iter().any(|inner| is_within_itself(document, inner, around, ended));
    around.pop();
    ended.insert(id);
    comes_back
}

/// The drawings that a page or a drawing names among what it needs.
fn drawings(document: &Document, holder: &Dictionary) -> Vec<ObjectId> {
    let within = |dictionary: &Dictionary, key: &[u8]| {
        let (_, object) = document.dereference(dictionary.get(key).ok()?).ok()?;
        object.as_dict().ok().cloned()
    };
    let needed = within(holder, b"Resources").and_then(|needed| within(&needed, b"XObject"));
    let named = needed.iter().flat_map(Dictionary::iter).filter_map(|(_, object)| object.as_reference().ok());
    named.collect()
}
