//! Cells of CSV that a spreadsheet takes for text, whatever a document says.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break may be run as a formula when the file is opened. It
//! gets an apostrophe before it, and so does one that begins with an apostrophe, so that taking away one leading
//! apostrophe from every cell gives the cells back. Numbers are left as they are: `-5.5` is no formula.

use std::io::{self, Write};

/// How the cells of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// With an apostrophe before what could be run as a formula.
    Guarded,
    /// As they are.
    Raw,
}

/// Writes a header and rows of as many cells.
pub(super) fn table<const N: usize>(
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
    cells: Cells,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header).map_err(of_writer)?;
    for row in rows {
        writer.write_record(row.map(|cell| cells.written(cell))).map_err(of_writer)?;
    }
    writer.flush()
}

/// A table in memory with its cells guarded.
pub(super) fn guarded(raw: &[u8]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(raw);
    for row in reader.records().filter_map(Result::ok) {
        let cells = row.iter().map(|cell| Cells::Guarded.written(cell.to_owned()));
        // Rows were alike before, and memory takes what is written.
        writer.write_record(cells).expect("rows are alike");
    }
    writer.into_inner().expect("memory takes what is written")
}

impl Cells {
    /// The cell as it is written.
    pub(super) fn written(self, cell: String) -> String {
        let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'']);
        let is_guarded = self == Cells::Guarded && runs && !is_number(&cell);
        if is_guarded { format!("'{cell}") } else { cell }
    }
}

fn is_number(cell: &str) -> bool {
    cell.parse::<f64>().is_ok_and(f64::is_finite)
}

/// The writer's own error, so that a pipe that was closed is known for one.
fn of_writer(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, guarded};

    #[test]
    fn a_whole_table_is_guarded() {
        let raw = b"title,score\n\"=1, or\n2\",-2.5\n";
        assert_eq!(guarded(raw), b"title,score\n\"'=1, or\n2\",-2.5\n");
    }

    #[test]
    fn what_could_run_is_guarded_and_can_be_had_back() {
        let bare = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
        for cell in ["=1+1", "+1 (555)", "-inf", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'quoted'", "---.UNK"] {
            let written = Cells::Guarded.written(cell.to_owned());
            assert_eq!(written, format!("'{cell}"));
            assert_eq!(bare(&written), cell);
            assert_eq!(Cells::Raw.written(cell.to_owned()), cell);
        }
        for cell in ["", "Baku", "-5.5", "+3", "a=b", "2023-04-06"] {
            let written = Cells::Guarded.written(cell.to_owned());
            assert_eq!(written, cell);
            assert_eq!(bare(&written), cell);
        }
    }
}
