//! What do the coders know and agree on?
//!
//! - **In:** the tables of `codebook/`, from the program itself or from a folder. **Out:** [`Codebook`].
//! - **Main type:** [`Codebook`]: a book each for actors, places, kinds, words and periods.
//! - **Invariant:** what loads is whole: every code, day and reference was checked, and an error names file,
//!   line and remedy. The same files give the same [`Codebook::version`].
//! - **Does not:** read articles. It answers what a name, a role or a word stands for, on a date.

mod actors;
mod classes;
mod error;
mod files;
mod key;
mod kinds;
mod periods;
mod places;
mod table;
mod title_class;
mod toml_file;
mod trie;
mod who;
mod word_class;
mod words;
mod words_by_class;

pub use actors::{ActorBook, Office, Person, PersonId, Sense, State, Term};
pub use error::CodebookError;
pub use files::{Files, SourceFile};
pub use key::{match_key, match_keys};
pub use kinds::{KindBook, KindEntry, ModeEntry};
pub use places::{PlaceBook, PlaceEntry};
pub use title_class::TitleClass;
pub use who::{Answer, Found, who};
pub use word_class::WordClass;
pub use words::{Bound, CountedIn, NumberWord, WordBook};

use record::{NamedPeriod, Noted};
use std::path::Path;
use std::sync::OnceLock;

/// The knowledge that coding rests on.
#[derive(Clone, Debug)]
pub struct Codebook {
    /// States, organisations, bodies, roles and persons.
    pub actors: ActorBook,
    /// Places with the states that hold them.
    pub places: PlaceBook,
    /// The kinds of event with their modes and scores.
    pub kinds: KindBook,
    /// Words of number, of counting, of contexts, and those that mentions are read by.
    pub words: WordBook,
    /// Periods that have a name.
    pub periods: Vec<NamedPeriod>,
    version: String,
}

impl Codebook {
    /// The codebook that the program carries inside itself.
    ///
    /// # Panics
    /// Never in a released program: a test loads every embedded table.
    pub fn embedded() -> &'static Codebook {
        static BOOK: OnceLock<Codebook> = OnceLock::new();
        BOOK.get_or_init(|| match Codebook::from_files(&Files::embedded()) {
            Ok(noted) => noted.value,
            Err(error) => panic!("the embedded codebook is tested to load: {error}"),
        })
    }

    /// Loads a codebook from a folder laid out like the embedded one.
    ///
    /// # Errors
    /// The first error of the tables, with file, line and remedy.
    pub fn load(dir: &Path) -> Result<Noted<Codebook>, CodebookError> {
        Codebook::from_files(&Files::below(dir)?)
    }

    /// Loads a codebook from texts.
    ///
    /// # Errors
    /// The first error of the tables, with file, line and remedy.
    pub fn from_files(files: &Files) -> Result<Noted<Codebook>, CodebookError> {
        let actors = ActorBook::load(files)?;
        let places = PlaceBook::load(files, &actors)?;
        let periods = periods::load(files)?;
        let kinds = KindBook::load(files)?;
        let words = WordBook::load(files, kinds.contexts())?;
        let version = files.version();
        Ok(Noted::plain(Codebook { actors, places, kinds, words, periods, version }))
    }

    /// A short hash over all its files: events carry it, so that a result names the knowledge it rests on.
    pub fn version(&self) -> &str {
        &self.version
    }
}
