//! What a part of an entry is, in the terms that the model learned.

use std::fmt;
use std::str::FromStr;

macro_rules! labels {
    ($($(#[$meta:meta])* $case:ident = $text:literal),+ $(,)?) => {
        /// What a part of an entry is. The names are those of the texts that the model learned from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Label { $($(#[$meta])* $case),+ }

        impl Label {
            /// All labels, in the order of their numbers.
            pub const ALL: [Label; [$($text),+].len()] = [$(Label::$case),+];

            /// The name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Label::$case => $text),+ }
            }
        }
    };
}

labels! {
    /// The number or mark of the entry in its list.
    CitationNumber = "citation-number",
    /// Who wrote it: persons or bodies.
    Author = "author",
    /// Who edited it or the work that holds it.
    Editor = "editor",
    /// Who translated it.
    Translator = "translator",
    /// Who directed a film.
    Director = "director",
    /// Who produced a film or a recording.
    Producer = "producer",
    /// Its title.
    Title = "title",
    /// The journal or newspaper that holds it.
    Journal = "journal",
    /// The book, proceedings or site that holds it.
    Container = "container-title",
    /// The series in which it appeared.
    Collection = "collection-title",
    /// Volume, with the number of the issue.
    Volume = "volume",
    /// Pages.
    Pages = "pages",
    /// Which edition.
    Edition = "edition",
    /// When it appeared.
    Date = "date",
    /// Who published it.
    Publisher = "publisher",
    /// Where it was published.
    Location = "location",
    /// What sort of work it is: a report with its number, a thesis.
    Genre = "genre",
    /// On what it is: print, film, web.
    Medium = "medium",
    /// Where it is kept or was taken from.
    Source = "source",
    /// Its address.
    Url = "url",
    /// Its digital object identifier.
    Doi = "doi",
    /// Its book number.
    Isbn = "isbn",
    /// All else, also on which day it was looked at.
    Note = "note",
}

/// How many labels there are.
pub(crate) const LABELS: usize = Label::ALL.len();

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Label {
    type Err = String;

    fn from_str(text: &str) -> Result<Label, String> {
        let found = Label::ALL.into_iter().find(|label| label.as_str() == text);
        found.ok_or_else(|| format!("`{text}` is no part of an entry"))
    }
}
