//! The ways a dossier can be written: one table for the program, its help, the docs and the tests.

mod cells;
mod chronology;
mod delimited;
mod geojson;
mod lines;
mod works;

pub use cells::Cells;
pub(crate) use chronology::{chronology, chronology_csv, chronology_json};
pub use lines::EventLine;

use crate::dossier::Dossier;
use crate::records::Records;
use std::io::{self, Write};

/// What a format writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The whole brief.
    Brief,
    /// The events, one record each.
    Events,
    /// The incidents, one record each.
    Incidents,
    /// The disagreements, one record each.
    Disagreements,
    /// The points of the series, one record each.
    Series,
    /// The documents and what they cite, for reference managers.
    Sources,
}

impl Content {
    /// The name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Content::Brief => "brief",
            Content::Events => "events",
            Content::Incidents => "incidents",
            Content::Disagreements => "disagreements",
            Content::Series => "series",
            Content::Sources => "sources",
        }
    }
}

/// A row of [`FORMATS`].
#[derive(Clone, Copy)]
pub struct Format {
    /// The name, as after `--format`. Unique together with `content`.
    pub name: &'static str,
    /// What it writes.
    pub content: Content,
    /// The file extension, without a dot.
    pub extension: &'static str,
    /// What it is, in a sentence.
    pub description: &'static str,
    /// How it is written.
    pub writer: Writer,
}

/// How a format is written. The errors are those of what is written to.
#[derive(Clone, Copy)]
pub enum Writer {
    /// From all that a brief shows.
    Page(fn(&Dossier, &mut dyn Write) -> io::Result<()>),
    /// From records, of a pair or of none. Only tables have cells.
    Records(fn(&Records<'_>, Cells, &mut dyn Write) -> io::Result<()>),
}

impl Format {
    /// Writes a dossier in this format.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, dossier: &Dossier, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
        match self.writer {
            Writer::Page(write) => write(dossier, out),
            Writer::Records(write) => write(&dossier.records(), cells, out),
        }
    }
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format {
        name: "html",
        content: Content::Brief,
        extension: "html",
        description: "The brief as one page that needs no script and no network.",
        writer: Writer::Page(|dossier, out| out.write_all(crate::brief(dossier).as_bytes())),
    },
    Format {
        name: "jsonl",
        content: Content::Events,
        extension: "jsonl",
        description: "One event a line, with its sentence and trigger, as `chancery code` writes them.",
        writer: Writer::Records(|records, _, out| lines::events(records, out)),
    },
    Format {
        name: "csv",
        content: Content::Events,
        extension: "csv",
        description: "One event a row; several actors are parted by semicolons.",
        writer: Writer::Records(delimited::events),
    },
    Format {
        name: "jsonl",
        content: Content::Incidents,
        extension: "jsonl",
        description: "One incident a line, with the ids of its events and its independent sources.",
        writer: Writer::Records(|records, _, out| lines::incidents(records, out)),
    },
    Format {
        name: "csv",
        content: Content::Incidents,
        extension: "csv",
        description: "One incident a row.",
        writer: Writer::Records(delimited::incidents),
    },
    Format {
        name: "geojson",
        content: Content::Incidents,
        extension: "geojson",
        description: "One incident a feature (RFC 7946); those of no known position have no geometry.",
        writer: Writer::Records(|records, _, out| geojson::incidents(records, out)),
    },
    Format {
        name: "jsonl",
        content: Content::Disagreements,
        extension: "jsonl",
        description: "One disagreement a line, with both values and their sentences.",
        writer: Writer::Records(|records, _, out| lines::disagreements(records, out)),
    },
    Format {
        name: "csv",
        content: Content::Disagreements,
        extension: "csv",
        description: "One disagreement a row.",
        writer: Writer::Records(delimited::disagreements),
    },
    Format {
        name: "jsonl",
        content: Content::Series,
        extension: "jsonl",
        description: "One point of the series a line, with the incidents behind it.",
        writer: Writer::Records(|records, _, out| lines::series(records, out)),
    },
    Format {
        name: "csv",
        content: Content::Series,
        extension: "csv",
        description: "One point of the series a row: T, its band, conflict, cooperation, evidence mass.",
        writer: Writer::Records(delimited::series),
    },
    Format {
        name: "jsonl",
        content: Content::Sources,
        extension: "jsonl",
        description: "One cited work a line, each field as bytes of the text of the document that cites it.",
        writer: Writer::Records(|records, _, out| lines::references(records, out)),
    },
    Format {
        name: "bibtex",
        content: Content::Sources,
        extension: "bib",
        description: "The documents and the works that they cite, as BibTeX.",
        writer: Writer::Records(|records, _, out| works::bibtex(records, out)),
    },
    Format {
        name: "csl-json",
        content: Content::Sources,
        extension: "json",
        description: "The documents and the works that they cite, as CSL-JSON for citation processors.",
        writer: Writer::Records(|records, _, out| works::csl(records, out)),
    },
];

/// The format of a name for a content; `None` if there is none.
pub fn format(content: Content, name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.content == content && format.name == name)
}
