//! The seal: a last block behind the database that holds a digest of every byte before it, so that one flipped byte is
//! found wherever it lies. SQLite goes by the number of pages in its header and leaves the block alone.
//!
//! A run that writes takes the seal off before its first change and sets it again when all is done; a casebook without
//! one is unfinished, was written by an older version, or by another program.

use record::sha256_hex;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How long the block is: a page of the database.
const BLOCK: u64 = 4096;
const MARK: &[u8] = b"sealed by chancery; sha256 of all bytes before this block: ";

/// What the seal says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Every byte is as it was written.
    Whole,
    /// Some byte is not.
    Broken,
    /// There is none.
    None,
}

/// Looks at the seal of a file.
pub(crate) fn look(path: &Path) -> io::Result<Seal> {
    let mut file = File::open(path)?;
    let first = look_once(&mut file)?;
    // A run that began meanwhile has taken the seal off and changed what is before it.
    if first == Seal::Broken && look_once(&mut file)? == Seal::None { Ok(Seal::None) } else { Ok(first) }
}

fn look_once(file: &mut File) -> io::Result<Seal> {
    let Some(before) = file.metadata()?.len().checked_sub(BLOCK) else { return Ok(Seal::None) };
    let mut found = Vec::new();
    file.seek(SeekFrom::Start(before))?;
    file.take(BLOCK).read_to_end(&mut found)?;
    if !found.starts_with(MARK) {
        return Ok(Seal::None);
    }
    Ok(if found == block(&digest(file, before)?) { Seal::Whole } else { Seal::Broken })
}

/// Takes the seal off, if there is one. The caller keeps others from writing, and keeps the file open as long.
pub(crate) fn take_off(path: &Path) -> io::Result<File> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let before = file.metadata()?.len().saturating_sub(BLOCK);
    let mut mark = vec![0; MARK.len()];
    file.seek(SeekFrom::Start(before))?;
    if file.read_exact(&mut mark).is_ok() && mark == MARK {
        file.set_len(before)?;
    }
    Ok(file)
}

/// Sets the seal behind the first `length` bytes. The caller keeps others from writing, and keeps the file open as long.
pub(crate) fn set(path: &Path, length: u64) -> io::Result<File> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    file.set_len(length)?;
    let block = block(&digest(&mut file, length)?);
    file.seek(SeekFrom::Start(length))?;
    file.write_all(&block)?;
    file.sync_all()?;
    Ok(file)
}

fn block(digest: &str) -> Vec<u8> {
    let mut block = [MARK, digest.as_bytes(), b"\n"].concat();
    block.resize(BLOCK as usize, 0);
    block
}

/// SHA-256 over the SHA-256 of each MiB, so that a file of any length is read in parts.
fn digest(file: &mut File, length: u64) -> io::Result<String> {
    const PART: u64 = 1 << 20;
    file.seek(SeekFrom::Start(0))?;
    let (mut digests, mut left, mut part) = (String::new(), length, Vec::new());
    while left > 0 {
        part.clear();
        let read = (&mut *file).take(left.min(PART)).read_to_end(&mut part)?;
        if read == 0 {
            break;
        }
        digests.push_str(&sha256_hex(&part));
        left -= read as u64;
    }
    Ok(sha256_hex(digests.as_bytes()))
}
