//! How much may be unpacked from one file. Sizes are those of the bytes that come out, never those that a file tells.

use crate::IntakeError;
use std::io::Read;

/// An archive within an archive is opened, one within that is not.
pub(super) const DEEPEST: usize = 2;
/// The longest part.
const LONGEST: u64 = crate::LIMIT;
/// All parts together: 256 MiB.
const ALL: u64 = 256 << 20;
/// The most parts.
const MOST: usize = 10_000;

/// What is left to be unpacked from a file and all that lies in it.
pub(super) struct Budget {
    bytes: u64,
    parts: usize,
}

impl Budget {
    pub(super) fn new() -> Budget {
        Budget { bytes: ALL, parts: MOST }
    }

    /// Reads a stream to its end.
    ///
    /// # Errors
    /// [`IntakeError::TooMuch`] if it is longer than what is left, [`IntakeError::Damaged`] if it cannot be unpacked.
    pub(super) fn unpack(&mut self, name: &str, stream: impl Read) -> Result<Vec<u8>, IntakeError> {
        let limit = self.bytes.min(LONGEST);
        let mut bytes = Vec::new();
        let read = stream.take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| IntakeError::Damaged { name: name.to_owned(), what: error.to_string() })?;
        if bytes.len() as u64 > limit {
            let what = match limit {
                LONGEST => format!("it unpacks to more than {} MiB", LONGEST >> 20),
                _ => format!("with it, the file that it lies in unpacks to more than {} MiB", ALL >> 20),
            };
            self.bytes = 0;
            return Err(IntakeError::TooMuch { name: name.to_owned(), what });
        }
        self.bytes -= bytes.len() as u64;
        Ok(bytes)
    }

    /// Leaves out those of the parts that are too many, and gives the refusal of them.
    pub(super) fn admit<T>(&mut self, whole: &str, parts: &mut Vec<T>) -> Option<IntakeError> {
        let (told, left) = (parts.len(), self.parts);
        parts.truncate(left);
        self.parts -= parts.len();
        let what = || format!("it holds {told} files, of which the first {left} are read");
        (told > left).then(|| IntakeError::TooMuch { name: whole.to_owned(), what: what() })
    }
}
