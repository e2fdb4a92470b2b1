//! Periods that have a name: `periods.tsv`.

use crate::table::each_row;
use crate::{CodebookError, Files};
use record::{Basis, Grain, NamedPeriod, When};

const COLUMNS: &[&str] = &["names", "from", "to", "approximate"];

pub(crate) fn load(files: &Files) -> Result<Vec<NamedPeriod>, CodebookError> {
    let mut periods = Vec::new();
    each_row(files.get("periods.tsv")?, COLUMNS, |row| {
        let (Some(from), Some(to)) = (row.date("from")?, row.date("to")?) else {
            return Err(row.error("the period has no first or no last day", "write both: 2020-09-27"));
        };
        let when = When::new(from, to, Grain::Range, Basis::NamedPeriod)
            .ok_or_else(|| row.error("the period ends before it begins", "exchange the two days"))?;
        let when = if row.get("approximate").is_some() { when.approximately() } else { when };
        row.need("names")?;
        periods.push(NamedPeriod { names: row.list("names").map(str::to_owned).collect(), when });
        Ok(())
    })?;
    Ok(periods)
}
