//! Places: what a place name stands for, who holds it, and where it lies.

use crate::table::{Row, each_row};
use crate::trie::Trie;
use crate::{ActorBook, CodebookError, Files};
use record::Polity;

const COLUMNS: &[&str] = &["name", "names", "kind", "holder", "region", "latitude", "longitude", "usage"];

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A state as a territory.
    Country,
    /// A capital.
    Capital,
    /// A part of a state, or a land across states.
    Region,
    /// A city.
    City,
    /// A town or village.
    Town,
    /// A strait.
    Strait,
    /// A river.
    River,
    /// A sea, gulf or lake.
    Sea,
    /// A border crossing, or a bridge that is one.
    Crossing,
    /// A transport corridor.
    Corridor,
    /// A mountain, range or pass.
    Mountain,
    /// An island.
    Island,
    /// A base, port, plant or airport.
    Site,
}

impl PlaceKind {
    const TABLE: &'static [(&'static str, PlaceKind)] = &[
        ("country", PlaceKind::Country),
        ("capital", PlaceKind::Capital),
        ("region", PlaceKind::Region),
        ("city", PlaceKind::City),
        ("town", PlaceKind::Town),
        ("strait", PlaceKind::Strait),
        ("river", PlaceKind::River),
        ("sea", PlaceKind::Sea),
        ("crossing", PlaceKind::Crossing),
        ("corridor", PlaceKind::Corridor),
        ("mountain", PlaceKind::Mountain),
        ("island", PlaceKind::Island),
        ("site", PlaceKind::Site),
    ];

    /// The text form, as in the tables.
    pub fn as_str(self) -> &'static str {
        PlaceKind::TABLE.iter().find(|(_, kind)| *kind == self).map_or("", |(text, _)| text)
    }
}

impl std::str::FromStr for PlaceKind {
    type Err = String;
    fn from_str(text: &str) -> Result<PlaceKind, String> {
        PlaceKind::TABLE.iter().find(|(name, _)| *name == text).map(|(_, kind)| *kind).ok_or_else(|| {
            let known: Vec<&str> = PlaceKind::TABLE.iter().map(|(name, _)| *name).collect();
            format!("`{text}` is no kind of place; known are: {}", known.join(", "))
        })
    }
}

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
        kind: row.need_read("kind")?,
        holder: row.polity("holder")?,
        region: row.get("region").map(str::to_owned),
        latitude: degrees("latitude", 90.0)?,
        longitude: degrees("longitude", 180.0)?,
        usage: row.get("usage").map(str::to_owned),
    })
}
