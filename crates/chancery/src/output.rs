//! Where a result goes: to standard output, into a device or pipe, or into a file that takes its name only when it is
//! whole.
//!
//! A file is written beside its final name under a name of its own that no other run has, and is gone if the writing
//! fails. Nothing that exists is overwritten unasked, but for a brief that this program wrote before. A symbolic link is
//! written through: its target is replaced, and the link stays.

use crate::terminal::results;
use anyhow::{Context, bail};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// How much of a file is looked at to tell whether it is a brief.
const HEAD: u64 = 8 << 10;

/// A place that may be written to.
pub(crate) struct Output {
    path: PathBuf,
    force: bool,
    /// Files that are read.
    inputs: Vec<PathBuf>,
}

/// What a path leads to.
enum Place {
    /// Nothing yet: the folder is there, and this will be the file.
    New(PathBuf),
    /// A file, with links followed.
    Existing(PathBuf, Metadata),
    /// A device or a pipe.
    Stream,
}

impl Output {
    /// The place, if it may be written to: `-` for standard output, a device or pipe, a new file, or with `force` one
    /// that exists. None of `inputs` is ever written to, unless it is a brief and so is no source.
    pub(crate) fn checked(path: &Path, force: bool, inputs: Vec<PathBuf>) -> anyhow::Result<Output> {
        let output = Output { path: path.to_owned(), force, inputs };
        if !output.is_standard() {
            output.place()?;
        }
        Ok(output)
    }

    /// Whether this is standard output.
    pub(crate) fn is_standard(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Writes all that `write` gives, or leaves what was there.
    pub(crate) fn write(&self, write: impl Fn(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
        if self.is_standard() {
            return to_standard_output(write);
        }
        let named = || format!("{}: cannot be written; check the folder and its rights", self.path.display());
        match self.place()? {
            Place::Stream => {
                let stream = OpenOptions::new().write(true).open(&self.path).with_context(named)?;
                written(stream, write).map(drop).with_context(named)
            }
            Place::Existing(path, told) => {
                let whole = unfinished(&path, write).with_context(named)?;
                whole.as_file().set_permissions(told.permissions()).with_context(named)?;
                whole.persist(&path).map(drop).with_context(named)
            }
            Place::New(path) => {
                match unfinished(&path, write).with_context(named)?.persist_noclobber(&path) {
                    Ok(_) => Ok(()),
                    // Another run was quicker. What it wrote is met as any other file that exists.
                    Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                        self.place()?;
                        error.file.persist(&path).map(drop).with_context(named)
                    }
                    Err(error) => Err(error.error).with_context(named),
                }
            }
        }
    }

    fn place(&self) -> anyhow::Result<Place> {
        let path = self.path.display();
        let told = match std::fs::metadata(&self.path) {
            Ok(told) => told,
            Err(error) if error.kind() == ErrorKind::NotFound => return new_file(&self.path),
            Err(error) => return Err(error).with_context(|| format!("{path}: cannot be written to")),
        };
        if told.is_dir() {
            bail!("{path}: is a folder; name a file in it");
        }
        if !told.is_file() {
            return Ok(Place::Stream);
        }
        let target = std::fs::canonicalize(&self.path).with_context(|| path.to_string())?;
        let is_brief = is_brief(&target);
        if !is_brief && self.inputs.iter().any(|input| is_same_file(input, &target)) {
            bail!("{path}: is one of the files to be read, and is not written over; give another name");
        }
        if told.permissions().readonly() {
            bail!("{path}: may only be read; give another name, or change its rights");
        }
        if !is_brief && !self.force {
            bail!("{path}: exists; give another name, or `--force` to write over it");
        }
        Ok(Place::Existing(target, told))
    }
}

/// Writes results to standard output. On a terminal control characters are shown, and not obeyed.
pub(crate) fn to_standard_output(write: impl Fn(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    Ok(written(results(), write).map(drop)?)
}

fn new_file(path: &Path) -> anyhow::Result<Place> {
    if std::fs::symlink_metadata(path).is_ok() {
        bail!("{}: is a link that leads nowhere; remove it, or give another name", path.display());
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let (Ok(folder), Some(name)) = (std::fs::canonicalize(folder), path.file_name()) else {
        bail!("{}: cannot be written, since its folder is not there; make it first", path.display());
    };
    Ok(Place::New(folder.join(name)))
}

/// The result in a file of its own in the folder of `path`. It is removed when it is dropped.
fn unfinished(
    path: &Path,
    write: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut unfinished = tempfile::Builder::new();
    // Hidden, so that a run that reads the folder meanwhile does not take it for a text.
    unfinished.prefix(".chancery-").suffix(".part");
    #[cfg(unix)]
    let open_to_all = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    unfinished.permissions(open_to_all);
    let file = unfinished.tempfile_in(folder)?;
    written(file.as_file(), write)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn written<W: Write>(out: W, write: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<W> {
    let mut out = BufWriter::new(out);
    write(&mut out)?;
    out.flush()?;
    // What could not be flushed was told by the line above.
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

/// Whether the file is a brief of this program.
fn is_brief(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && report::is_brief(&head)
}

/// Whether both paths lead to one file, by whatever links.
fn is_same_file(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or(false)
}
