//! `inspect`: what was taken of a file, and why.

mod in_words;
mod line;

use crate::arguments::{InspectArguments, InspectFormat};
use crate::ending::Ending;
use crate::reading::each_inspected;
use crate::terminal::results;
use intake::Inspected;
use record::BlockKind;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

/// So much of a block is shown, in characters.
const SHOWN: usize = 72;

pub(crate) fn run(given: &InspectArguments) -> anyhow::Result<Ending> {
    let mut out = BufWriter::new(results());
    let ending = each_inspected(&given.paths, |inspected| {
        match given.format {
            InspectFormat::Text => writeln!(out, "{}", in_words::inspected(&inspected))?,
            InspectFormat::Jsonl => {
                serde_json::to_writer(&mut out, &line::Line::of(&inspected))?;
                writeln!(out)?;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(ending)
}

/// The first words of a text, with its white space folded.
fn first_words(text: &str) -> String {
    let mut shown = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let size = word.chars().count();
        if length > 0 && length + 1 + size > SHOWN {
            return shown + " …";
        }
        if length > 0 {
            shown.push(' ');
            length += 1;
        }
        // One word alone may be longer than all that is shown.
        shown.extend(word.chars().take(SHOWN));
        if size > SHOWN {
            return shown + "…";
        }
        length += size;
    }
    shown
}

/// What of a text is not read for events: how many blocks of each kind, and how many bytes all of them are.
fn left_out(inspected: &Inspected) -> (BTreeMap<BlockKind, usize>, usize) {
    let mut counts = BTreeMap::new();
    let mut bytes = 0;
    for block in inspected.read.value.blocks.iter().filter(|block| !block.kind.is_told()) {
        *counts.entry(block.kind).or_insert(0) += 1;
        bytes += block.span.len();
    }
    (counts, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_shown_by_its_first_words() {
        assert_eq!(first_words("  Two \n ministers\tmet. "), "Two ministers met.");
        let long = first_words(&"ministers ".repeat(40));
        assert!(long.ends_with("ministers …") && long.chars().count() <= SHOWN + 2, "{long}");
        let word = first_words(&"é".repeat(400));
        assert_eq!(word.chars().count(), SHOWN + 1);
        assert_eq!(first_words(" \n"), "");
    }
}
