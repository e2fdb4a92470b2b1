//! Places: what a place name stands for, who holds it, and where it lies.

use crate::table::{Row, each_row};
use crate::trie::Trie;
use crate::{ActorBook, CodebookError, Files};
use record::{PlaceKind, Polity};

const COLUMNS: &[&str] = &["name", "names", "kind", "holder", "region", "latitude", "longitude", "usage"];

/// A place of the codebook.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceEntry {
    /// Its name in English.
    pub name: String,
    /// Its other names and spellings.
    pub names: Vec<String>,
    /// What it is.
    pub kind: PlaceKind,
    /// The state that holds it; `None` for what lies between states (seas, rivers, ranges).
    pub holder: Option<Polity>,
    /// The first-level region or larger area that it lies in.
    pub region: Option<String>,
    /// Degrees north, to two decimals.
    pub latitude: f32,
    /// Degrees east, to two decimals.
    pub longitude: f32,
    /// For a disputed place: who uses which name, in a sentence.
    pub usage: Option<String>,
}

impl PlaceEntry {
    /// Whether its holder or its name is disputed.
    pub fn is_disputed(&self) -> bool {
        self.usage.is_some()
    }
}

/// All places, found by any of their names.
#[derive(Clone, Debug, Default)]
pub struct PlaceBook {
    entries: Vec<PlaceEntry>,
    names: Trie<u32>,
}

impl PlaceBook {
    /// Reads every table of `places/`; holders must be states of the actor book.
    pub(crate) fn load(files: &Files, actors: &ActorBook) -> Result<PlaceBook, CodebookError> {
        let mut book = PlaceBook::default();
        for file in files.under("places", "tsv") {
            each_row(file, COLUMNS, |row| {
                let entry = read(row)?;
                actors.check_polity(row, entry.holder.as_ref())?;
                let index = book.entries.len() as u32;
                for name in std::iter::once(&entry.name).chain(&entry.names) {
                    book.names.insert(name, index);
                }
                book.entries.push(entry);
                Ok(())
            })?;
        }
        Ok(book)
    }

    /// All places, in the order of the tables.
    pub fn entries(&self) -> &[PlaceEntry] {
        &self.entries
    }

    /// The longest place name that begins at the first of `keys` (see [`crate::match_key`]): how many keys
    /// it takes, and the places that it may mean.
    pub fn longest(&self, keys: &[&str]) -> Option<(usize, Vec<&PlaceEntry>)> {
        let (length, indices) = self.names.longest(keys)?;
        Some((length, self.all(indices)))
    }

    /// The places of exactly this name.
    pub fn named(&self, name: &str) -> Vec<&PlaceEntry> {
        let keys = crate::match_keys(name);
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        self.all(self.names.exact(&keys))
    }

    fn all(&self, indices: &[u32]) -> Vec<&PlaceEntry> {
        indices.iter().map(|&index| &self.entries[index as usize]).collect()
    }
}

/// A cell that names a kind of place, with an error in the tables' words.
struct KindCell(PlaceKind);

impl std::str::FromStr for KindCell {
    type Err = String;
    fn from_str(text: &str) -> Result<KindCell, String> {
        text.parse().map(KindCell).map_err(|_| {
            let known: Vec<&str> = PlaceKind::ALL.iter().map(|kind| kind.as_str()).collect();
            format!("`{text}` is no kind of place; known are: {}", known.join(", "))
        })
    }
}

fn read(row: &Row<'_>) -> Result<PlaceEntry, CodebookError> {
    let degrees = |column: &str, limit: f32| {
        let value: f32 = row.need_read(column)?;
        if value.abs() <= limit {
            Ok(value)
        } else {
            Err(row.error(
                &format!("{column} {value} lies off the globe"),
                &format!("write degrees between -{limit} and {limit}"),
            ))
        }
    };
    Ok(PlaceEntry {
        name: row.need("name")?.to_owned(),
        names: row.list("names").map(str::to_owned).collect(),
        kind: row.need_read::<KindCell>("kind")?.0,
        holder: row.polity("holder")?,
        region: row.get("region").map(str::to_owned),
        latitude: degrees("latitude", 90.0)?,
        longitude: degrees("longitude", 180.0)?,
        usage: row.get("usage").map(str::to_owned),
    })
}
