//! Keeping files in a casebook: only what is new or changed is read, and what is known is left as it is.

use crate::ending::Ending;
use crate::gathering::{Joined, from_casebook};
use crate::knowledge::Knowledge;
use crate::known::{Case, Seen, look};
use crate::reading::{FileRead, FirstTexts, find, read_file};
use crate::{dossier, progress};
use anyhow::Context;
use coding::Options;
use intake::STDIN;
use rayon::prelude::*;
use record::{DocumentId, Manifest};
use std::collections::BTreeSet;
use std::path::Path;
use store::{Casebook, Entry, Held, Reading, Seal, StoreError};

/// How many files are read on all cores before they are kept: so many a stopped run loses at most.
const TOGETHER: usize = 64;

/// What a run did to a casebook.
pub(crate) struct Added {
    /// The casebook; `None` if there was no file to keep in it.
    pub(crate) casebook: Option<Casebook>,
    /// How many files were read.
    pub(crate) read: usize,
    /// How many were known as they are.
    pub(crate) known: usize,
    /// How many were refused, among them what this program wrote.
    pub(crate) refused: usize,
    /// How many older versions became history.
    pub(crate) replaced: usize,
    /// How the reading ended.
    pub(crate) ending: Ending,
}

/// Reads files into a casebook. It is begun if it is not there, but not where no file is found.
pub(crate) fn add(paths: &[String], path: &Path, knowledge: &Knowledge) -> anyhow::Result<Added> {
    let (found, mut refused) = find(paths);
    if found.is_empty() {
        refused.iter().for_each(FileRead::tell_refusal);
        let (refused, ending) = (refused.len(), Ending::NothingRead);
        return Ok(Added { casebook: None, read: 0, known: 0, refused, replaced: 0, ending });
    }
    let mut casebook = Casebook::open(path)?;
    let history = casebook.replaced()?;
    let (kept, manifest) = (casebook.kept()?, knowledge.manifest());
    let seen: Vec<Seen> = found.par_iter().map(|file| look(file, &kept, &manifest)).collect();
    put_copies(&mut casebook, &seen)?;
    let mut new: Vec<&Seen> = seen.iter().filter(|seen| matches!(seen.case, Case::New)).collect();
    // What had its place before stays the document that copies of it are held against.
    new.sort_by_key(|seen| !seen.was_held);
    let unread = read_new(&mut casebook, &new, &seen, knowledge)?;
    let read = new.len() - unread.len();
    refused.extend(unread);
    let mut known = 0;
    for Seen { file, case, .. } in seen {
        match case {
            Case::New => {}
            Case::Known | Case::Copy => known += 1,
            Case::Older => {
                known += 1;
                let name = &file.name;
                progress::tell(&format!(
                    "{name}: an older version of what the casebook has; it stays history"
                ));
            }
            Case::Refused(file) => refused.push(*file),
        }
    }
    refused.sort_by(|a, b| a.received.name.cmp(&b.received.name));
    refused.iter().for_each(FileRead::tell_refusal);
    keep_refused(&mut casebook, &refused)?;
    join_anew(&mut casebook, knowledge, &manifest)?;
    if Casebook::seal_of(path)? == Seal::None {
        casebook.seal()?;
    }
    let own = refused.iter().filter(|file| file.is_own).count();
    Ok(Added {
        read,
        known,
        refused: refused.len(),
        replaced: casebook.replaced()?.saturating_sub(history),
        ending: Ending::of(read + known, refused.len() - own),
        casebook: Some(casebook),
    })
}

/// Notes where copies lie of what is known.
fn put_copies(casebook: &mut Casebook, seen: &[Seen<'_>]) -> anyhow::Result<()> {
    let copies: Vec<(String, Held)> = (seen.iter().filter(|seen| matches!(seen.case, Case::Copy)))
        .map(|seen| (seen.place.clone(), seen.held.clone()))
        .collect();
    if !copies.is_empty() {
        casebook.put_places(&copies)?;
    }
    Ok(())
}

/// Reads what is new, a part at a time, and keeps it. Given back is what was refused.
fn read_new(
    casebook: &mut Casebook,
    new: &[&Seen<'_>],
    seen: &[Seen<'_>],
    knowledge: &Knowledge,
) -> anyhow::Result<Vec<FileRead>> {
    let mut refused = Vec::new();
    if new.is_empty() {
        return Ok(refused);
    }
    let can_be_given_again = |seen: &&&Seen| seen.file.path != Path::new(STDIN);
    let pending: Vec<(String, String)> = (new.iter().filter(can_be_given_again))
        .map(|seen| (seen.place.clone(), seen.file.name.clone()))
        .collect();
    casebook.begin(&pending)?;
    let given: BTreeSet<&str> = seen.iter().map(|seen| seen.place.as_str()).collect();
    let bar = progress::bar(new.len());
    let places: BTreeSet<&str> = new.iter().map(|seen| seen.place.as_str()).collect();
    let stay = |(_, _, place): &(String, DocumentId, String)| !places.contains(place.as_str());
    let texts = casebook.texts()?.into_iter().filter(stay).map(|(words, id, _)| (words, id));
    let mut first = FirstTexts::known(texts.collect());
    for part in new.chunks(TOGETHER) {
        let read = |seen: &&Seen| {
            let read = read_file(seen.file, knowledge, Options::default());
            bar.inc(1);
            read
        };
        let mut files: Vec<FileRead> = part.par_iter().map(read).collect();
        for (file, seen) in files.iter_mut().zip(part) {
            first.mark(file, seen.was_held);
        }
        let replaced: Vec<Vec<String>> =
            files.iter().map(|file| of_same_address(casebook, file, &given)).collect::<Result<_, _>>()?;
        let entries: Vec<Entry> = (files.iter().zip(part).zip(&replaced))
            .map(|((file, seen), replaces)| Entry {
                replaces,
                ..entry(file, &seen.place, &seen.held.read_as)
            })
            .collect();
        let names = || part.iter().map(|seen| seen.file.name.as_str()).collect::<Vec<_>>().join(", ");
        casebook.add(&entries).with_context(names)?;
        refused.extend(files.into_iter().filter(FileRead::is_refused));
    }
    bar.finish_and_clear();
    Ok(refused)
}

/// The files with the address of this one, which it replaces. A mere host is the address of no text; and of two files
/// that are given together neither is known to be the later.
fn of_same_address(
    casebook: &Casebook,
    file: &FileRead,
    given: &BTreeSet<&str>,
) -> Result<Vec<String>, StoreError> {
    let url = file.coded.as_ref().and_then(|coded| coded.document.url.as_ref()).map(|known| &known.value);
    let is_of_text = |url: &&String| {
        let below = url.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
        below.is_some_and(|(_, below)| !below.trim_end_matches('/').is_empty())
    };
    let Some(url) = url.filter(is_of_text) else { return Ok(Vec::new()) };
    let files = casebook.files_of_address(url)?;
    let together: BTreeSet<&String> =
        files.iter().filter(|(_, place)| given.contains(place.as_str())).map(|(sha256, _)| sha256).collect();
    let before = files.iter().map(|(sha256, _)| sha256).filter(|sha256| !together.contains(sha256));
    Ok(before.cloned().collect::<BTreeSet<_>>().into_iter().collect())
}

/// Keeps what was refused, once; but not what this program wrote, which is another file with each run.
fn keep_refused(casebook: &mut Casebook, refused: &[FileRead]) -> anyhow::Result<()> {
    let mut entries = Vec::new();
    for file in refused.iter().filter(|file| !file.is_own) {
        if !casebook.holds(&file.sha256)? {
            entries.push(entry(file, "nowhere", ""));
        }
    }
    if !entries.is_empty() {
        casebook.add(&entries)?;
    }
    Ok(())
}

/// Joins the reports of all documents anew, if any is new or a run was stopped before it had. Of runs that end at once
/// the last joins what all of them kept.
fn join_anew(casebook: &mut Casebook, knowledge: &Knowledge, manifest: &Manifest) -> anyhow::Result<()> {
    while casebook.pending()?.1 {
        if casebook.manifest()?.as_ref() != Some(manifest) {
            casebook.put_manifest(manifest)?;
        }
        let state = casebook.state()?;
        let gathered = from_casebook(casebook, knowledge)?;
        let Joined { chronicle, audit, .. } = gathered.joined();
        let series = dossier::series_of_all(&chronicle, &gathered.events);
        match casebook.put_chronicle(state, &chronicle.incidents, &chronicle.disagreements, &series, &audit) {
            Err(StoreError::Changed) => {}
            put => return Ok(put?),
        }
    }
    Ok(())
}

fn entry<'a>(file: &'a FileRead, place: &'a str, read_as: &'a str) -> Entry<'a> {
    let reading = file.coded.as_ref().map(|coded| Reading {
        document: &coded.document,
        sentences: &coded.sentences,
        events: &coded.events,
        notes: &coded.notes,
        words: &coded.words,
    });
    Entry {
        received: &file.received,
        place,
        read_as,
        sha256: &file.sha256,
        original: &file.original,
        reading,
        replaces: &[],
    }
}
