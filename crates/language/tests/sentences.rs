//! The text cases of `cases/sentences`: one expected line a sentence, its words set off by spaces.

use std::path::Path;

#[test]
fn sentences_and_words_are_cut_as_the_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/sentences");
    let outcome = casefile::run(&folder, |case| {
        let sentences = language::sentences(&case.text, 0..case.text.len());
        let line = |pieces: Vec<language::Piece>| -> String {
            pieces.iter().map(|piece| piece.of(&case.text)).collect::<Vec<_>>().join(" ")
        };
        sentences.into_iter().map(line).collect()
    });
    match outcome {
        Ok(count) => assert!(count >= 40, "only {count} cases"),
        Err(failures) => panic!("{failures}"),
    }
}
