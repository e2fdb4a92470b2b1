//! What a casebook knows of a file before it is read: nothing, all, or that it is an older version.

use crate::reading::{FileRead, load};
use intake::{Collected, Format, STDIN};
use record::{Manifest, sha256_hex, short_digest};
use std::path::Path;
use store::{Held, Kept};

/// A file as the casebook sees it.
pub(crate) struct Seen<'a> {
    pub(crate) file: &'a Collected,
    /// A digest of its path: a casebook tells nothing of the machine.
    pub(crate) place: String,
    pub(crate) held: Held,
    /// Whether the casebook has read the same bytes at this place before, be it with other facts or models.
    pub(crate) was_held: bool,
    pub(crate) case: Case,
}

/// What is to be done with it.
pub(crate) enum Case {
    /// It is to be read.
    New,
    /// It was read as it is.
    Known,
    /// Its bytes were read as they are, at another place.
    Copy,
    /// Another version has replaced it.
    Older,
    /// It cannot be read.
    Refused(Box<FileRead>),
}

/// Looks at the bytes of a file, and at what else its reading rests on.
pub(crate) fn look<'a>(file: &'a Collected, kept: &Kept, manifest: &Manifest) -> Seen<'a> {
    let read_as = read_as(file, manifest);
    let page = match load(file) {
        Ok(page) => page,
        Err(refused) => {
            let held = Held { sha256: refused.sha256.clone(), read_as };
            return Seen { file, place: String::new(), held, was_held: false, case: Case::Refused(refused) };
        }
    };
    let held = Held { sha256: sha256_hex(&page.bytes), read_as };
    let place = place(file, &held.sha256);
    let lay = kept.history.get(&held.sha256);
    let case = match kept.places.get(&place) {
        Some(there) if *there == held => Case::Known,
        _ if kept.files.contains(&(held.sha256.clone(), held.read_as.clone())) => Case::Copy,
        // Put back in its own place, it is the version that counts again.
        _ if lay.is_some_and(|lay| *lay != place) => Case::Older,
        _ => Case::New,
    };
    let was_held = kept.places.get(&place).is_some_and(|there| there.sha256 == held.sha256);
    Seen { file, place, held, was_held, case }
}

/// All that the same bytes may be read differently by.
fn read_as(file: &Collected, manifest: &Manifest) -> String {
    let format = format!("{:?}", Format::of_name(&file.name));
    let facts = format!("{:?}", file.facts);
    short_digest(&[&format, &facts, &manifest.program, &manifest.model, &manifest.codebook])
}

/// Each text from standard input is a place of its own.
fn place(file: &Collected, sha256: &str) -> String {
    if file.path == Path::new(STDIN) {
        return sha256_hex(format!("standard input: {sha256}").as_bytes());
    }
    let path = std::fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
    let mut place = path.as_os_str().as_encoded_bytes().to_vec();
    if file.is_part() {
        // No path holds this byte.
        place.push(0);
        place.extend_from_slice(file.name.as_bytes());
    }
    sha256_hex(&place)
}
