//! How the brief itself is cited: with the version that made it, and digests of what went in and of what came out.

use crate::dates_in_words;
use crate::dossier::Index;
use crate::headline;
use crate::numbers_in_words::counted;
use crate::quote::head;
use record::short_digest;

/// What names a brief.
pub(crate) struct Citation {
    /// "Chancery 0.1.0".
    pub(crate) program: String,
    /// "Azerbaijan and Iran, September 2020 to April 2025".
    pub(crate) title: String,
    /// Over the received bytes of all documents, in any order.
    pub(crate) inputs: String,
    /// Over the versions and the texts.
    pub(crate) record: String,
    pub(crate) made_on: Option<String>,
    documents: String,
}

impl Citation {
    pub(crate) fn of(index: &Index) -> Citation {
        let dossier = index.dossier;
        let manifest = &dossier.manifest;
        let mut bytes: Vec<&str> =
            dossier.sources.iter().map(|source| source.document.original.sha256.as_str()).collect();
        bytes.sort_unstable();
        let mut parts = vec![manifest.program.as_str(), manifest.model.as_str(), manifest.codebook.as_str()];
        parts.extend(dossier.sources.iter().map(|source| source.document.id.as_str()));
        let program = head(&manifest.program, 80);
        let version = program.strip_prefix("chancery ").unwrap_or(&program);
        let period = headline::period(index).map_or(String::new(), |period| format!(", {period}"));
        Citation {
            program: format!("Chancery {version}"),
            title: format!("{}{period}", index.pair()),
            inputs: short_digest(&bytes),
            record: short_digest(&parts),
            made_on: dossier.made_on.map(dates_in_words::day),
            documents: counted(dossier.sources.len(), "document", "documents"),
        }
    }

    /// In one line.
    pub(crate) fn line(&self) -> String {
        let made_on = self.made_on.as_ref().map_or_else(String::new, |day| format!(", made on {day}"));
        format!(
            "{}, “{}”, brief from {} (inputs {}, record {}){made_on}.",
            self.program, self.title, self.documents, self.inputs, self.record
        )
    }
}

/// As an entry for BibTeX or biblatex.
pub(crate) fn bibtex(index: &Index) -> String {
    let citation = Citation::of(index);
    let mut entry = format!("@misc{{chancery-{},\n", citation.record);
    let mut field = |name: &str, value: &str| entry.push_str(&format!("  {name} = {{{value}}},\n"));
    field("title", &format!("{{{}}}", escaped(&citation.title)));
    field("author", &format!("{{{}}}", escaped(&citation.program)));
    field("howpublished", &format!("Brief made by a program from {}", citation.documents));
    field("note", &format!("Inputs {}, record {}", citation.inputs, citation.record));
    if let Some(day) = index.dossier.made_on {
        field("date", &day.to_string());
        field("year", &day.year().to_string());
    }
    entry.push_str("}\n");
    entry
}

/// Text in which nothing is a command of TeX.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            '{' | '}' => escaped.push_str(if letter == '{' { "\\{" } else { "\\}" }),
            '\\' => escaped.push_str("\\textbackslash "),
            '~' => escaped.push_str("\\textasciitilde "),
            '^' => escaped.push_str("\\textasciicircum "),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_an_entry_is_a_command() {
        assert_eq!(escaped("A & B_{1} \\input"), "A \\& B\\_\\{1\\} \\textbackslash input");
    }
}
