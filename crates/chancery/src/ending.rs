//! How a run ends that could do its work: the one table of exit codes, for the program, its help and its tests.

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All that was given was read.
    AllWell,
    /// Some files or lines were refused, and the rest was read.
    PartRefused,
    /// No file was found, or every file or line was refused.
    NothingRead,
}

/// What the help says of exit codes.
pub(crate) const EXIT_CODES: &str = "Exit codes:
  0  all that was given was read
  1  an error, which is told on standard error
  2  words of the command line that are not understood
  3  part of the input was refused, each with its reason; the rest was read
  4  nothing was read: no file was found, or all were refused; tables still have their header
A brief or casebook that this program wrote is passed over among the files, and changes no code. Where the reader of
the output goes away (`| head`), the run ends quietly with 0.";

/// Words of the command line that are not understood, with what to write instead.
#[derive(Debug)]
pub(crate) struct Misunderstood(pub(crate) String);

impl std::fmt::Display for Misunderstood {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misunderstood {}

impl Misunderstood {
    /// The exit code, which is also that of the command line's parser.
    pub(crate) const CODE: u8 = 2;
}

impl Ending {
    /// The end of a run that read so many files or lines and refused so many.
    pub(crate) fn of(read: usize, refused: usize) -> Ending {
        match (read, refused) {
            (0, _) => Ending::NothingRead,
            (_, 0) => Ending::AllWell,
            _ => Ending::PartRefused,
        }
    }

    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Ending::AllWell => 0,
            Ending::PartRefused => 3,
            Ending::NothingRead => 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_lists_every_code() {
        for ending in [Ending::AllWell, Ending::PartRefused, Ending::NothingRead] {
            assert!(EXIT_CODES.contains(&format!("\n  {}  ", ending.code())), "{ending:?}");
        }
        assert!(EXIT_CODES.contains(&format!("\n  {}  words", Misunderstood::CODE)));
    }
}
