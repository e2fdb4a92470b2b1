//! No name of a body is that of another, and none stands twice in its row.

use codebook::match_keys;
use std::collections::BTreeMap;
use std::path::Path;

/// Names that bodies of two states share in truth; the text tells which is meant.
const SHARED: &[&str] = &["jem", "kia", "peoples democratic party"];

#[test]
fn every_name_is_that_of_one_body() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codebook/actors/bodies");
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the bodies are there") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a table");
        for row in text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("polity\t")) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [polity, _, name, names] = cells.as_slice() else { panic!("not four cells: {row}") };
            for one in std::iter::once(*name).chain(names.split('|').filter(|one| *one != "-")) {
                owners.entry(match_keys(one).join(" ")).or_default().push(format!("{polity} {name}"));
            }
        }
    }
    assert!(owners.len() > 1_500, "only {} names", owners.len());
    let twice: Vec<(&String, &Vec<String>)> =
        owners.iter().filter(|(key, bodies)| bodies.len() > 1 && !SHARED.contains(&key.as_str())).collect();
    assert!(twice.is_empty(), "names of two bodies: {twice:?}");
}
