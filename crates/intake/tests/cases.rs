//! The text cases of `cases/intake`: what each part of a plain text is, and what the text tells of itself.

use intake::{Facts, Page, parse_published, read};
use std::path::Path;

#[test]
fn text_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/intake");
    let passed = casefile::run(&folder, |case| {
        let facts = case.setting("published").and_then(parse_published).map(Facts::published);
        let name = format!("case.{}", case.setting("as").unwrap_or("txt"));
        let page = Page { facts: facts.unwrap_or_default(), ..Page::new(name, case.text.clone()) };
        let noted = match read(page) {
            Ok(noted) => noted,
            Err(error) => return vec![format!("refused: {error}")],
        };
        let document = &noted.value;
        let mut lines = Vec::new();
        for block in &document.blocks {
            let words: Vec<&str> = block.span.of(&document.text).split_whitespace().take(5).collect();
            lines.push(format!("{}: {}", block.kind, words.join(" ")));
        }
        for (name, fact) in
            [("title", &document.title), ("publisher", &document.publisher), ("author", &document.author)]
        {
            lines.extend(fact.as_ref().map(|fact| format!("{name} {} ({})", fact.value, fact.basis)));
        }
        lines.extend(document.published.as_ref().map(|known| {
            let when = known.value;
            format!("published {}..{} ({})", when.earliest(), when.latest(), known.basis)
        }));
        let codes = noted.notes.iter().map(|note| note.code.as_str());
        lines.extend(codes.filter(|code| !code.ends_with("-unknown")).map(|code| format!("note {code}")));
        lines
    });
    if let Err(failures) = passed {
        panic!("{failures}");
    }
}
