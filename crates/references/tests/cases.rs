//! The text cases of `cases/references`: an entry a line, and its fields.

use record::{Block, BlockKind, Contributor, Dated, Document, Reference, Span};
use references::EntryParser;
use std::path::Path;

#[test]
fn text_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/references");
    let passed = casefile::run(&folder, |case| {
        let mut document = Document::of_sentence("case", case.text.as_str());
        document.blocks.clear();
        let mut start = 0;
        for line in case.text.split_inclusive('\n') {
            let span = Span::new(&case.text, start, start + line.trim_end().len());
            document.blocks.extend(span.map(|span| Block { kind: BlockKind::Reference, span }));
            start += line.len();
        }
        let references = EntryParser::embedded().references(&document);
        references.iter().flat_map(|reference| lines(reference, &document.text)).collect()
    });
    if let Err(failures) = passed {
        panic!("{failures}");
    }
}

fn lines(reference: &Reference, text: &str) -> Vec<String> {
    let mut lines = vec![reference.kind.to_string()];
    lines.extend(reference.label.map(|label| format!("label {}", label.of(text))));
    let people = [
        ("author", &reference.authors),
        ("editor", &reference.editors),
        ("translator", &reference.translators),
    ];
    for (role, all) in people {
        lines.extend(all.iter().map(|one| match one {
            Contributor::Person { family, given } => {
                format!("{role} {} | {}", family.of(text), given.map_or("-", |given| given.of(text)))
            }
            Contributor::Body(body) => format!("{role} [{}]", body.of(text)),
        }));
    }
    lines.extend(reference.and_others.then(|| "and others".to_owned()));
    let fields = [
        ("title", reference.title),
        ("in", reference.container),
        ("series", reference.collection),
        ("publisher", reference.publisher),
        ("place", reference.place),
        ("volume", reference.volume),
        ("issue", reference.issue),
        ("pages", reference.pages),
        ("edition", reference.edition),
        ("genre", reference.genre),
        ("url", reference.url),
        ("doi", reference.doi),
        ("isbn", reference.isbn),
    ];
    lines.extend(fields.into_iter().filter_map(|(name, span)| Some(format!("{name} {}", span?.of(text)))));
    lines.extend(reference.date.map(|dated| format!("date {}", shown(dated, text))));
    lines.extend(reference.accessed.map(|dated| format!("accessed {}", shown(dated, text))));
    lines.extend(reference.notes.iter().map(|note| format!("note {}", note.of(text))));
    lines
}

fn shown(dated: Dated, text: &str) -> String {
    dated.when.map_or_else(
        || format!("\"{}\"", dated.span.of(text)),
        |when| format!("{} {}", when.earliest(), when.grain()),
    )
}
