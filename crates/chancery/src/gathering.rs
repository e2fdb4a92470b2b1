//! All that a run knows: from files, from a casebook, or both.

use crate::arguments::Sources;
use crate::ending::Ending;
use crate::keeping::{self, Added};
use crate::knowledge::Knowledge;
use crate::progress;
use crate::reading::{FileRead, read_all};
use anyhow::bail;
use chronicle::{Chronicle, Independence, Source};
use coding::Options;
use record::{Document, DocumentId, Event, Manifest, Note, NoteCode, Received, Ruling};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use store::Casebook;

/// Documents with their events, before they are joined.
pub(crate) struct Gathered {
    /// The documents, by name.
    pub(crate) documents: Vec<Document>,
    /// How many sentences each has.
    pub(crate) sentences: BTreeMap<DocumentId, usize>,
    /// The events, in the order of the documents and within each in that of the text.
    pub(crate) events: Vec<Event>,
    /// What there is to say of the documents.
    pub(crate) notes: Vec<Note>,
    /// Every file with what became of it.
    pub(crate) received: Vec<Received>,
    /// What a person decided.
    pub(crate) rulings: Vec<Ruling>,
    /// With what it was made.
    pub(crate) manifest: Manifest,
    /// How the reading of the files ended.
    pub(crate) ending: Ending,
}

impl Gathered {
    /// Joins the reports and notes the passages that documents share.
    pub(crate) fn joined(&self) -> Joined {
        let sources: Vec<Source> = self.documents.iter().map(Source::of).collect();
        Joined {
            chronicle: chronicle::link(&self.events, &sources, &self.rulings),
            audit: chronicle::copied_passages(&self.documents.iter().collect::<Vec<_>>()),
            independent: Independence::of(&sources).count(),
        }
    }
}

/// What the documents say together.
pub(crate) struct Joined {
    /// The incidents and where their reports differ.
    pub(crate) chronicle: Chronicle,
    /// The passages that documents share.
    pub(crate) audit: Vec<Note>,
    /// How many of the documents are independent of each other.
    pub(crate) independent: usize,
}

/// The files that are read: no output may take their place.
pub(crate) fn inputs(sources: &Sources) -> Vec<PathBuf> {
    let (found, _) = intake::collect(&sources.paths);
    let lists: BTreeSet<PathBuf> =
        found.iter().filter_map(|file| Some(file.path.parent()?.join(intake::SOURCES_FILE))).collect();
    found.into_iter().map(|file| file.path).chain(lists).chain(sources.casebook.clone()).collect()
}

/// Reads the files that `sources` names and, if it names a casebook, adds them there and takes all it holds.
pub(crate) fn gather(sources: &Sources, knowledge: &Knowledge) -> anyhow::Result<Gathered> {
    match (&sources.casebook, sources.paths.is_empty()) {
        (None, true) => bail!("nothing to read: give files or folders, or `--casebook FILE`"),
        (None, false) => Ok(from_files(read_all(&sources.paths, knowledge, Options::default()), knowledge)),
        (Some(path), true) => {
            let casebook = Casebook::open_to_read(path)?;
            all_of(&casebook, path, knowledge)
        }
        (Some(path), false) => {
            let Added { casebook, ending, .. } = keeping::add(&sources.paths, path, knowledge)?;
            let all = match &casebook {
                Some(casebook) => all_of(casebook, path, knowledge)?,
                None if path.exists() => all_of(&Casebook::open_to_read(path)?, path, knowledge)?,
                None => from_files(Vec::new(), knowledge),
            };
            Ok(Gathered { ending, ..all })
        }
    }
}

/// All that a casebook holds, with a note if that is not all of its files.
fn all_of(casebook: &Casebook, path: &Path, knowledge: &Knowledge) -> anyhow::Result<Gathered> {
    let mut gathered = from_casebook(casebook, knowledge)?;
    gathered.notes.extend(unfinished(casebook, path)?);
    Ok(gathered)
}

/// What a run that was stopped has left undone: told at once, and a note of what is made of the rest.
pub(crate) fn unfinished(casebook: &Casebook, path: &Path) -> anyhow::Result<Option<Note>> {
    let (files, _) = casebook.pending()?;
    let Some(first) = files.first() else { return Ok(None) };
    let count = files.len();
    progress::tell(&format!(
        "warning: {} is unfinished: a run was stopped before it had read {count} of its files ({first}, ...), or is at \
         work still; `chancery add` them again",
        path.display()
    ));
    let text = format!("a run was stopped before it had read {count} of its files, {first} among them");
    Ok(Some(Note::new(NoteCode::CasebookUnfinished, text)))
}

fn from_files(files: Vec<FileRead>, knowledge: &Knowledge) -> Gathered {
    let mut gathered = Gathered {
        documents: Vec::new(),
        sentences: BTreeMap::new(),
        events: Vec::new(),
        notes: knowledge.notes.clone(),
        received: Vec::new(),
        rulings: Vec::new(),
        manifest: knowledge.manifest(),
        ending: FileRead::ending(&files),
    };
    for file in files {
        gathered.received.push(file.received);
        if let Some(coded) = file.coded {
            gathered.sentences.insert(coded.document.id.clone(), coded.sentences.len());
            gathered.documents.push(coded.document);
            gathered.events.extend(coded.events);
            gathered.notes.extend(coded.notes);
        }
    }
    gathered
}

/// All that a casebook holds.
pub(crate) fn from_casebook(casebook: &Casebook, knowledge: &Knowledge) -> anyhow::Result<Gathered> {
    let manifest = casebook.manifest()?.unwrap_or_else(|| knowledge.manifest());
    if manifest != knowledge.manifest() {
        progress::tell(
            "note: parts of the casebook were made with another program, model or codebook; \
             add its files again to renew them",
        );
    }
    Ok(Gathered {
        documents: casebook.documents()?,
        sentences: casebook.sentence_counts()?,
        events: casebook.events()?,
        notes: casebook.reading_notes()?,
        received: casebook.received()?,
        rulings: casebook.rulings()?,
        manifest,
        ending: Ending::AllWell,
    })
}
