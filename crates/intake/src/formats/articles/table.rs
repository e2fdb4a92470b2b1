//! Tables: a row a record, the names of the fields in the first.

use super::Record;
use crate::formats::unpacking::Budget;
use crate::formats::{Opened, Sniffed};
use crate::{IntakeError, Page};

pub(in crate::formats) fn sniff(file: &Sniffed<'_>) -> bool {
    matches!(file.ending.as_str(), "csv" | "tsv" | "tab")
}

pub(in crate::formats) fn open(page: Page, budget: &mut Budget) -> Opened {
    let text = crate::charset::decode(page.bytes, false).text;
    let text = text.trim_start_matches('\u{feff}');
    let mut table =
        csv::ReaderBuilder::new().delimiter(parting(text)).flexible(true).from_reader(text.as_bytes());
    let damaged = |error: csv::Error| error.to_string();
    let names: Vec<String> = match table.headers() {
        Ok(names) => names.iter().map(str::to_owned).collect(),
        Err(error) => return Err(IntakeError::Damaged { name: page.name, what: damaged(error) }),
    };
    if !names.iter().any(|name| Record::is_text(name)) {
        let what = "a table without a column of texts; name that column `text` in the first row".to_owned();
        return Err(IntakeError::NoArticle { name: page.name, what });
    }
    let mut rows: Vec<_> = table.records().collect();
    let refusal = budget.admit(&page.name, &mut rows);
    let mut pages = Vec::new();
    for row in rows {
        let at = match &row {
            Ok(row) => row.position().map(csv::Position::line),
            Err(error) => error.position().map(csv::Position::line),
        };
        let name = format!("{}#line {}", page.name, at.unwrap_or_default());
        pages.push(match row {
            Err(error) => Err(IntakeError::Damaged { name, what: damaged(error) }),
            Ok(row) => {
                let fields = names.iter().cloned().zip(row.iter().map(str::to_owned));
                let untold =
                    IntakeError::NoArticle { name: name.clone(), what: "a row without a text".to_owned() };
                Record(fields.collect()).page(name).ok_or(untold)
            }
        });
    }
    pages.extend(refusal.map(Err));
    Ok(pages)
}

/// What parts the fields: of comma, semicolon and tab what stands most often in the first line.
fn parting(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    // Of equals the last is taken: the comma.
    [b'\t', b';', b','].into_iter().max_by_key(|mark| count(mark)).unwrap_or(b',')
}
