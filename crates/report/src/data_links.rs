//! What a brief carries with it to be taken along: files as `data:` links, which need no network and no script.

use crate::citation;
use crate::dossier::Index;
use crate::formats;
use crate::selection::Selection;

/// With more incidents than this on the page, a copy of them would make it too heavy: the program's exports hold them.
const INCIDENTS: usize = 1_000;

/// A file in a link.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: &'static str,
    pub(crate) what: &'static str,
    pub(crate) url: String,
}

/// The files, by what they hold. A further one is a further line here.
pub(crate) struct Files {
    /// The chronology and what is not established.
    pub(crate) chronology: Vec<File>,
    /// How to cite the brief, and what it cites.
    pub(crate) citations: Vec<File>,
}

pub(crate) fn files(index: &Index, selection: &Selection) -> Files {
    let stem = stem(index);
    let file = |extension: &str, media: &str, text, what, content: &[u8]| File {
        name: format!("{stem}.{extension}"),
        text,
        what,
        url: format!("data:{media};base64,{}", base64(content)),
    };
    let incidents = selection.established() + selection.not_established();
    let chronology = if incidents > INCIDENTS {
        Vec::new()
    } else {
        let rows = formats::chronology(index, selection);
        vec![
            file("csv", "text/csv", "CSV", "one incident a row", &formats::chronology_csv(&rows)),
            file(
                "json",
                "application/json",
                "JSON",
                "one incident an object",
                &formats::chronology_json(&rows),
            ),
        ]
    };
    let citation = citation::bibtex(index);
    Files {
        chronology,
        citations: vec![file(
            "bib",
            "application/x-bibtex",
            "BibTeX of this brief",
            "for a bibliography",
            citation.as_bytes(),
        )],
    }
}

/// "brief-aze-irn": letters and digits, whatever the pair is called.
fn stem(index: &Index) -> String {
    let pair = [index.dossier.dyad.first(), index.dossier.dyad.second()];
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    pair.into_iter().fold("brief".to_owned(), |stem, polity| {
        format!("{stem}-{}", polity.to_string().chars().take(24).map(plain).collect::<String>())
    })
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("\u{ff}\u{fe}", "w7/Dvg=="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
