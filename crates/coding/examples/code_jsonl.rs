//! Codes documents given as JSON lines `{"id","text","published"?}` on standard input and prints the events as
//! JSON lines: `cargo run --release -p coding --example code_jsonl -- [--all-actors] < docs.jsonl`.
#![allow(clippy::print_stdout, missing_docs)]

use codebook::Codebook;
use coding::Options;
use language::Language;
use record::{
    Actor, Basis, Block, BlockKind, Date, Document, DocumentId, Event, FactBasis, Known, Original, Span, When,
};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options { all_actors: std::env::args().any(|argument| argument == "--all-actors") };
    let trees = std::env::args().any(|argument| argument == "--trees");
    let (language, codebook) = (Language::embedded(), Codebook::embedded());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let (Some(id), Some(text)) = (row["id"].as_str(), row["text"].as_str()) else {
            return Err("a line needs \"id\" and \"text\"".into());
        };
        let published = row["published"].as_str().map(str::parse::<Date>).transpose()?;
        let document = document(text, published);
        let parse = language.parse(&document);
        let times = times::find(&document, &parse, &codebook.periods);
        if trees {
            print_trees(&document, &parse, &mut out)?;
        }
        for event in coding::code(&document, &parse, &times, codebook, options).value {
            writeln!(out, "{}", event_line(id, &document, &event))?;
        }
    }
    Ok(out.flush()?)
}

/// The text as a document with a block for each paragraph.
fn document(text: &str, published: Option<Date>) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive('\n') {
        let trimmed = part.trim_end();
        if let Some(span) = Span::new(text, start, start + trimmed.len()).filter(|span| !span.is_empty()) {
            let reference = trimmed.trim_start().starts_with('[');
            let sentence = trimmed.ends_with(['.', '!', '?', '"', '”', ')']);
            let kind = if reference {
                BlockKind::Reference
            } else if sentence || trimmed.len() > 150 {
                BlockKind::Paragraph
            } else {
                BlockKind::Heading
            };
            blocks.push(Block { kind, span });
        }
        start += part.len();
    }
    Document {
        id: DocumentId::of_text(text),
        name: String::new(),
        text: text.to_owned(),
        original: Original {
            sha256: String::new(),
            bytes: text.len() as u64,
            charset: "UTF-8".into(),
            map: Vec::new(),
        },
        title: None,
        publisher: None,
        author: None,
        url: None,
        published: published
            .map(|day| Known { value: When::day(day, Basis::Metadata), basis: FactBasis::Given }),
        language: None,
        blocks,
    }
}

fn span(span: Option<Span>) -> (Value, Value) {
    span.map_or((Value::Null, Value::Null), |span| (json!(span.start()), json!(span.end())))
}

fn actor(text: &str, actor: &Actor) -> Value {
    let (start, end) = span(actor.mention);
    json!({
        "country": actor.country, "sector": actor.sector, "name": actor.name, "role": actor.role,
        "start": start, "end": end, "text": actor.mention.map(|span| span.of(text)),
    })
}

fn event_line(id: &str, document: &Document, event: &Event) -> Value {
    let text = &document.text;
    let side = |actors: &[Actor]| actors.iter().map(|one| actor(text, one)).collect::<Vec<_>>();
    let (sentence, trigger) = (event.evidence.sentence, event.evidence.trigger);
    json!({
        "document": id,
        "event": event.id,
        "sentence": {"start": sentence.start(), "end": sentence.end()},
        "trigger": {"start": trigger.start(), "end": trigger.end(), "text": trigger.of(text)},
        "kind": event.kind,
        "mode": event.mode,
        "contexts": event.contexts,
        "actors": side(&event.actors),
        "recipients": side(&event.recipients),
        "when": event.when.map(|when| json!({
            "earliest": when.earliest(), "latest": when.latest(), "grain": when.grain(), "basis": when.basis(),
        })),
        "place": event.place.as_ref().map(|place| json!({"name": place.name, "country": place.country})),
        "standing": event.standing,
        "said_by": event.said_by.iter().map(|holder| &holder.name).collect::<Vec<_>>(),
        "counts": event.counts.iter().map(|count| json!({
            "kind": count.kind, "whom": count.whom, "low": count.low, "best": count.best, "high": count.high,
        })).collect::<Vec<_>>(),
        "score": event.score,
        "pattern": event.evidence.pattern,
    })
}

fn print_trees(document: &Document, parse: &record::Parse, out: &mut impl Write) -> std::io::Result<()> {
    for sentence in &parse.sentences {
        for index in sentence.tokens.clone() {
            let token = &parse.tokens[index];
            let head = token.head.map_or(0, |head| head - sentence.tokens.start + 1);
            writeln!(
                out,
                "# {}\t{}\t{}\t{}\t{}\t{head}\t{}",
                index - sentence.tokens.start + 1,
                token.span.of(&document.text),
                token.lemma,
                token.upos,
                token.xpos,
                token.relation
            )?;
        }
        writeln!(out, "#")?;
    }
    Ok(())
}
