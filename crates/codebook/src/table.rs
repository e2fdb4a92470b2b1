//! Tables with a header: columns parted by tabs, names within a cell by `|`, `#` for comments, `-` for none.

use crate::CodebookError;
use crate::files::SourceFile;
use record::{Date, Polity};

/// A row of a table, with its place for errors.
pub(crate) struct Row<'a> {
    file: &'a str,
    /// Its line, from 1.
    pub(crate) line: usize,
    columns: &'a [&'static str],
    cells: Vec<&'a str>,
}

/// Gives every row to `each`. The header must name exactly `columns`, in their order; cells missing at the
/// end of a row are empty.
pub(crate) fn each_row(
    file: &SourceFile,
    columns: &'static [&'static str],
    mut each: impl FnMut(&Row<'_>) -> Result<(), CodebookError>,
) -> Result<(), CodebookError> {
    let mut header_seen = false;
    for (index, line) in file.text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let row = Row { file: &file.path, line: index + 1, columns, cells };
        if !header_seen {
            if row.cells != columns {
                return Err(row.error(
                    "the header does not name this table's columns",
                    &format!("write, parted by tabs: {}", columns.join(" ")),
                ));
            }
            header_seen = true;
        } else if row.cells.len() > columns.len() {
            return Err(row.error(
                &format!("{} cells, but the table has {} columns", row.cells.len(), columns.len()),
                "part names within a cell by `|`, not by tabs",
            ));
        } else {
            each(&row)?;
        }
    }
    if header_seen {
        Ok(())
    } else {
        Err(CodebookError::whole(
            &file.path,
            "the table has no header",
            &format!("begin with a line that names the columns, parted by tabs: {}", columns.join(" ")),
        ))
    }
}

impl<'a> Row<'a> {
    /// An error at this row.
    pub(crate) fn error(&self, problem: &str, remedy: &str) -> CodebookError {
        CodebookError::at(self.file, self.line, problem, remedy)
    }

    /// The cell of a column, or `None` if it is empty or `-`.
    pub(crate) fn get(&self, column: &str) -> Option<&'a str> {
        let index = self.columns.iter().position(|&name| name == column);
        index.and_then(|index| self.cells.get(index).copied()).filter(|cell| !matches!(*cell, "" | "-"))
    }

    /// The cell of a column that must not be empty.
    pub(crate) fn need(&self, column: &str) -> Result<&'a str, CodebookError> {
        self.get(column).ok_or_else(|| self.error(&format!("no {column}"), "fill the cell"))
    }

    /// The names within a cell.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column).unwrap_or("").split('|').map(str::trim).filter(|name| !name.is_empty())
    }

    /// A cell read by its type's text form, if it is not empty.
    pub(crate) fn read<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, CodebookError>
    where
        T::Err: std::fmt::Display,
    {
        let Some(cell) = self.get(column) else { return Ok(None) };
        cell.parse().map(Some).map_err(|error: T::Err| {
            self.error(&format!("{column}: {error}"), &format!("correct the cell `{cell}`"))
        })
    }

    /// The same for a cell that must not be empty.
    pub(crate) fn need_read<T: std::str::FromStr>(&self, column: &str) -> Result<T, CodebookError>
    where
        T::Err: std::fmt::Display,
    {
        self.need(column)?;
        self.read(column)?.ok_or_else(|| self.error(&format!("no {column}"), "fill the cell"))
    }

    /// A day, written `2021-08-03`.
    pub(crate) fn date(&self, column: &str) -> Result<Option<Date>, CodebookError> {
        let Some(cell) = self.get(column) else { return Ok(None) };
        cell.parse().map(Some).map_err(|_| {
            self.error(&format!("{column}: `{cell}` is no day"), "write year-month-day: 2021-08-03")
        })
    }

    /// A state or organisation, written `AZE` or `IGO:NATO`.
    pub(crate) fn polity(&self, column: &str) -> Result<Option<Polity>, CodebookError> {
        self.read(column)
    }
}
