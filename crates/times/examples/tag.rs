//! Tags documents, one JSON object a line, from standard input to standard output.
//!
//! In: `{"id","published"?,"text"}`. Out: one time expression a line, offsets in bytes. With `--no-parse`
//! the words beside an expression tell its tense, not the parse of its sentence.

use record::{
    Basis, Block, BlockKind, Date, Document, DocumentId, FactBasis, Known, Original, Parse, Span, When,
};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let parsed = !std::env::args().any(|argument| argument == "--no-parse");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().unwrap_or_default();
        let document = document(text, row["published"].as_str().and_then(|day| day.parse().ok()));
        let parse = if parsed { language::Language::embedded().parse(&document) } else { Parse::default() };
        for found in times::find(&document, &parse, &[]) {
            let when = found.when;
            let row = serde_json::json!({
                "document": row["id"], "start": found.span.start(), "end": found.span.end(),
                "text": found.span.of(text), "type": found.kind.as_str(), "value": found.value,
                "mod": found.modifier.map(|modifier| modifier.as_str()),
                "earliest": when.map(|when| when.earliest().to_string()),
                "latest": when.map(|when| when.latest().to_string()),
                "grain": when.map(|when| when.grain().as_str()), "basis": when.map(|when| when.basis().as_str()),
                "source": found.dates_a_source, "range": found.range,
            });
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}

/// A document of one block.
fn document(text: &str, published: Option<Date>) -> Document {
    let span = Span::new(text, 0, text.len());
    Document {
        id: DocumentId::of_text(text),
        name: String::new(),
        text: text.to_owned(),
        original: Original { sha256: String::new(), bytes: 0, charset: "UTF-8".to_owned(), map: Vec::new() },
        title: None,
        publisher: None,
        author: None,
        url: None,
        published: published
            .map(|day| Known { value: When::day(day, Basis::Metadata), basis: FactBasis::Given }),
        language: None,
        blocks: span.into_iter().map(|span| Block { kind: BlockKind::Paragraph, span }).collect(),
    }
}
