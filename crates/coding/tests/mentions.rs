//! The cases of `cases/actors` and `cases/places`: which actors and places the phrases of a text name.
//!
//! A line is `[words] COUNTRY.SECTOR name`, in order of the text; modifiers are left out, for they only own
//! what they modify, unless the case is `modifiers shown`. Places are `[words] COUNTRY name`.

use casefile::Case;
use codebook::Codebook;
use coding::mentions::{Mentions, resolve};
use language::Language;
use record::{Actor, Basis, Block, BlockKind, Document, FactBasis, Known, Parse, Relation, Span, When};
use std::path::{Path, PathBuf};

fn document(case: &Case) -> Document {
    let text = case.text.clone();
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        blocks.extend(Span::new(&text, start, end).map(|span| Block { kind: BlockKind::Paragraph, span }));
        start += line.len();
    }
    let published = case.setting("published").map(|day| Known {
        value: When::day(day.parse().unwrap(), Basis::Metadata),
        basis: FactBasis::Given,
    });
    Document { published, blocks, ..Document::of_sentence(&case.name, text) }
}

fn mentions(document: &Document) -> (Parse, Mentions) {
    let codebook = Codebook::embedded();
    let parse = Language::embedded().parse(document);
    let times = times::find(document, &parse, &codebook.periods);
    let mentions = resolve(document, &parse, &times, codebook);
    (parse, mentions)
}

fn is_modifier(parse: &Parse, token: usize) -> bool {
    use Relation::{Amod, Compound, Det, Fixed, Flat, NmodDesc};
    matches!(parse.tokens[token].relation, Amod | Compound | Det | Fixed | Flat | NmodDesc)
}

fn line(document: &Document, actor: &Actor) -> String {
    let words = actor.mention.map_or("", |span| span.of(&document.text));
    let country = actor.country.as_ref().map_or_else(|| "---".to_owned(), ToString::to_string);
    let name = actor.name.as_deref().unwrap_or("");
    format!("[{words}] {country}.{} {name}", actor.sector)
}

fn actors(case: &Case) -> Vec<String> {
    let document = document(case);
    let (parse, mentions) = mentions(&document);
    let shown = case.setting("modifiers") == Some("shown");
    let mut lines = Vec::new();
    for token in 0..parse.tokens.len() {
        if shown || !is_modifier(&parse, token) {
            lines.extend(mentions.actors_of(token).iter().map(|actor| line(&document, actor)));
        }
        lines.extend(mentions.aimed_at(token).iter().map(|actor| format!("at {}", line(&document, actor))));
    }
    lines.extend(mentions.notes().iter().map(|note| format!("note {}: {}", note.code, note.text)));
    lines
}

fn places(case: &Case) -> Vec<String> {
    let document = document(case);
    let (parse, mentions) = mentions(&document);
    let all = (0..parse.tokens.len()).filter_map(|token| mentions.place_of(token));
    all.map(|place| {
        let words = place.mention.map_or("", |span| span.of(&document.text));
        let country = place.country.as_ref().map_or_else(|| "---".to_owned(), ToString::to_string);
        format!("[{words}] {country} {}", place.name)
    })
    .collect()
}

fn cases(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases").join(folder)
}

#[test]
fn actors_are_found_as_the_cases_say() {
    let passed = casefile::run(&cases("actors"), actors).unwrap_or_else(|report| panic!("{report}"));
    assert!(passed >= 80, "{passed}");
}

#[test]
fn places_are_found_as_the_cases_say() {
    casefile::run(&cases("places"), places).unwrap_or_else(|report| panic!("{report}"));
}

#[test]
fn no_word_and_no_text_panics() {
    for text in [
        "",
        "(",
        "(RA)",
        "its",
        "The",
        "\u{0}\u{0}",
        "pro- anti- -",
        "each other",
        "both",
        "of of of (A) (AB)",
    ] {
        let case = Case {
            name: "odd".to_owned(),
            settings: Vec::new(),
            text: text.to_owned(),
            expected: Vec::new(),
            line: 0,
        };
        actors(&case);
        places(&case);
    }
    let none = Mentions::default();
    assert!(none.actors_of(7).is_empty() && none.place_of(7).is_none() && none.unknown_actor(7).is_none());
}
