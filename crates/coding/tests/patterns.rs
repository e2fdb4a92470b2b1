//! Every pattern of the codebook holds to its own examples.

use codebook::Codebook;
use language::Language;
use record::Document;

#[test]
fn patterns_hold_to_their_examples() {
    let codebook = Codebook::embedded();
    let read = |document: &Document| {
        let parse = Language::embedded().parse(document);
        let times = times::find(document, &parse, &codebook.periods);
        (parse, times)
    };
    assert!(codebook.patterns.patterns().len() >= 400, "the codebook has few patterns");
    let failures = coding::failing_examples(codebook, &read);
    let lines: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} examples fail:\n{}", lines.len(), lines.join("\n"));
}
