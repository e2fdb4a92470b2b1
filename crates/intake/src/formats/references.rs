//! References as programs for them export them (RIS): each with its abstract or notes an article.

use super::articles::Record;
use super::unpacking::Budget;
use super::{Opened, Sniffed};
use crate::{IntakeError, Page};

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    file.start().starts_with("TY  - ")
}

pub(super) fn open(page: Page, budget: &mut Budget) -> Opened {
    let text = crate::charset::decode(page.bytes, false).text;
    let mut pages = Vec::new();
    let mut record = Record::default();
    for line in text.trim_start_matches('\u{feff}').lines() {
        match line.split_once("  - ").map(|(tag, value)| (tag.trim(), value.trim())) {
            Some(("TY", _)) => record = Record::default(),
            Some(("ER", _)) => {
                pages.push(article(&page.name, pages.len() + 1, std::mem::take(&mut record)));
            }
            Some((tag, value)) => {
                if let Some(field) = field(tag) {
                    record.0.push((field.to_owned(), value.to_owned()));
                }
            }
            None if line.trim_end() == "ER  -" => {
                pages.push(article(&page.name, pages.len() + 1, std::mem::take(&mut record)));
            }
            // A value may go on in the next line.
            None => {
                if let Some((_, value)) = record.0.last_mut().filter(|_| !line.trim().is_empty()) {
                    value.push('\n');
                    value.push_str(line.trim());
                }
            }
        }
    }
    let refusal = budget.admit(&page.name, &mut pages);
    pages.extend(refusal.map(Err));
    Ok(pages)
}

fn article(whole: &str, number: usize, record: Record) -> Result<Page, IntakeError> {
    let name = format!("{whole}#reference {number}");
    let what = "a reference without an abstract or notes".to_owned();
    let untold = IntakeError::NoArticle { name: name.clone(), what };
    record.page(name).ok_or(untold)
}

fn field(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "TI" | "T1" => "title",
        "AB" | "N2" => "abstract",
        "N1" => "note",
        "DA" | "PY" | "Y1" => "date",
        "T2" | "JO" | "JF" | "PB" => "publisher",
        "AU" | "A1" => "author",
        "UR" => "url",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Page, open};

    #[test]
    fn a_reference_is_read_by_its_abstract() {
        let ris = "TY  - NEWS\nTI  - Bridge\nT2  - Ledger\nDA  - 2023/04/07/\nAB  - Baku opened it.\nTehran was told.\nER  - \n\
            TY  - NEWS\nTI  - Road\nER  - \n";
        let parts = open(Page::new("zotero.ris", ris));
        assert_eq!(parts.len(), 2);
        let page = parts[0].as_ref().unwrap();
        assert_eq!(page.facts.published.as_ref().unwrap().value.earliest().to_string(), "2023-04-07");
        assert_eq!(page.bytes, b"Bridge\n\nBaku opened it.\nTehran was told.");
        assert!(parts[1].as_ref().unwrap_err().to_string().starts_with("zotero.ris#reference 2: "));
    }
}
