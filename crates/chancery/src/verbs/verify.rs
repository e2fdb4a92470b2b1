//! `verify`: whether every byte of a casebook is as it was written.

use crate::arguments::VerifyArguments;
use crate::ending::Ending;
use anyhow::bail;
use std::io::Write;
use store::{Casebook, Seal};

pub(crate) fn run(given: &VerifyArguments) -> anyhow::Result<Ending> {
    let path = &given.casebook;
    // Refuses a broken seal.
    let casebook = Casebook::open_to_read(path)?;
    let shown = path.display();
    if let Some(fault) = casebook.faults()?.first() {
        bail!("{shown}: is damaged ({fault}); use a copy, or begin a new one from the texts");
    }
    let (pending, _) = casebook.pending()?;
    if let Some(first) = pending.first() {
        bail!(
            "{shown}: is unfinished: {} files are not read ({first}, ...); `chancery add` them again",
            pending.len()
        );
    }
    if Casebook::seal_of(path)? != Seal::Whole {
        bail!(
            "{shown}: bears no seal, so a changed byte cannot be told: an older version or another program wrote it, or \
             a run was stopped; `chancery add` its texts again, and it is sealed"
        );
    }
    let (documents, events) = casebook.sizes()?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{shown}: whole: every byte is as it was written; {documents} documents, {events} events")?;
    Ok(Ending::AllWell)
}
