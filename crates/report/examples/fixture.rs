//! Writes the brief of the tests' hand-made dossier to standard output, to look at:
//! `cargo run -p report --example fixture > brief.html`. With a number, so many incidents are made of it.

#[path = "../tests/fixture/mod.rs"]
mod fixture;
#[path = "../tests/fixture/long.rs"]
mod long;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let dossier = fixture::dossier();
    let dossier = match std::env::args().nth(1).and_then(|count| count.parse().ok()) {
        Some(count) => long::lengthened(dossier, count),
        None => dossier,
    };
    std::io::stdout().write_all(report::brief(&dossier).as_bytes())
}
