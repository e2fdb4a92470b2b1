//! The page as a whole: every section made from the dossier, and the template that lays them out.

use crate::attribution;
use crate::cards::Cards;
use crate::chart::{self, Chart};
use crate::chronology::{self, Group, Link};
use crate::citation::Citation;
use crate::data_links;
use crate::disagreements::{self, Dispute};
use crate::dossier::{Dossier, Index};
use crate::filters::{self, Facets, Question};
use crate::headline::{self, Headline};
use crate::kinds_in_words;
use crate::map::{self, Map};
use crate::months::{self, Digest, Opening};
use crate::numbers_in_words::{counted, fixed, thousands};
use crate::passages::{self, Text};
use crate::quote::head;
use crate::selection::Selection;
use crate::series_table::{self, Choice};
use crate::sources::{self, Audit, Files};
use crate::sureness::SURE;
use crate::trend::{CHANGE, ENOUGH, NEWS, trend};
use crate::undated::Told;
use askama::Template;
use record::Standing;

/// The style sheets, set into the page.
const STYLE: &str = concat!(
    include_str!("../templates/style.css"),
    include_str!("../templates/map.css"),
    include_str!("../templates/print.css")
);

/// What the template says of its maker.
const GENERATOR: &str = "<meta name=\"generator\" content=\"Chancery ";

/// Whether these bytes, or the first 8 KiB of them, begin as a brief does.
pub fn is_brief(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8 << 10)];
    head.windows(GENERATOR.len()).any(|window| window.eq_ignore_ascii_case(GENERATOR.as_bytes()))
}

#[derive(Template)]
#[template(path = "brief.html")]
struct Page {
    style: &'static str,
    filter_rules: String,
    pair: String,
    first: String,
    second: String,
    period: Option<String>,
    headline: Headline,
    sole: Option<Link>,
    figures: Vec<Figure>,
    wide: Option<Chart>,
    narrow: Option<Chart>,
    marked: Option<String>,
    series_rows: Vec<series_table::Row>,
    choices: Vec<Choice>,
    map: Option<Map>,
    digest: Digest,
    questions: Vec<Question>,
    chronology: Vec<Group>,
    not_established: Vec<Group>,
    attributed: String,
    voices: Vec<attribution::Group>,
    disputes: Vec<Dispute>,
    disputes_left_out: Option<String>,
    sources: Vec<sources::Row>,
    audits: Vec<Audit>,
    files: Files,
    texts: Vec<Text>,
    taken: data_links::Files,
    method: Method,
}

/// A figure of the headline, which leads to what it counts.
struct Figure {
    number: String,
    what: String,
    target: &'static str,
}

/// How the brief was made.
struct Method {
    program: String,
    model: String,
    codebook: String,
    inputs: String,
    record: String,
    made_on: Option<String>,
    command: String,
    half_life: String,
    prior: String,
    enough: String,
    change: String,
    news: String,
    sure: String,
    standings: Vec<(&'static str, &'static str)>,
    citation: String,
}

/// The brief: one HTML page that needs no script and no network.
///
/// The same dossier gives the same bytes. All text of documents is escaped and isolated, so that neither
/// markup nor direction marks in it change the page. Sections that would grow without end show their
/// weightiest entries and say how many more the export holds; see [`crate::INCIDENTS_IN_A_SECTION`].
pub fn brief(dossier: &Dossier) -> String {
    let index = Index::new(dossier);
    let selection = Selection::new(&index);
    let wide = chart::draw(&index, &selection, chart::WIDE);
    let narrow = chart::draw(&index, &selection, chart::NARROW);
    let marked = wide.as_ref().map_or(0, |(_, marked)| *marked);
    let dated = dossier.incidents.iter().filter(|incident| incident.when.is_some()).count();
    let facets = Facets::new(&index);
    let questions = filters::questions(&index, &selection, &facets);
    let opening = Opening::of(&index);
    let cards = Cards { index: &index, selection: &selection, facets: &facets, told: Told::new(&index) };
    let (disputes, disputes_left_out) = disagreements::disputes(&index, &selection);
    let page = Page {
        style: STYLE,
        filter_rules: filters::rules(&questions),
        questions,
        pair: index.pair(),
        first: index.name(dossier.dyad.first()),
        second: index.name(dossier.dyad.second()),
        period: headline::period(&index),
        headline: headline::headline(trend(&dossier.series).as_ref()),
        sole: headline::sole_document(&index).map(|document| Link {
            target: format!("d-{}", document.id),
            text: sources::short_citation(document),
        }),
        figures: figures(dossier, &selection),
        wide: wide.map(|(chart, _)| chart),
        narrow: narrow.map(|(chart, _)| chart),
        marked: (marked < dated).then(|| {
            let dated = counted(dated, "dated incident", "dated incidents");
            format!("{} of {dated} are marked: the weightiest within the dates drawn.", thousands(marked))
        }),
        series_rows: series_table::rows(&index, &selection),
        choices: series_table::sensitivity(&index),
        map: map::draw(&index, &selection),
        digest: months::digest(&index, &selection),
        chronology: chronology::chronology(&cards, opening.as_ref()),
        not_established: chronology::not_established(&cards),
        attributed: attributed(&index),
        voices: attribution::voices(&index, &selection),
        disputes,
        disputes_left_out: left_out(disputes_left_out, "more is", "more are"),
        sources: sources::rows(&index),
        audits: sources::audits(&index),
        files: sources::files(&index),
        texts: passages::texts(&index, &selection),
        taken: data_links::files(&index, &selection),
        method: method(&index),
    };
    // Rendering into a string fails only if a `Display` of ours fails, and none does.
    page.render().expect("the templates write only into memory")
}

fn left_out(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{} in the export (--format jsonl or csv).", counted(count, one, many)))
}

fn figures(dossier: &Dossier, selection: &Selection) -> Vec<Figure> {
    let sentences: usize = dossier.sources.iter().map(|source| source.sentences).sum();
    let figure = |count: usize, one: &str, many: &str, target| Figure {
        number: thousands(count),
        what: if count == 1 { one } else { many }.to_owned(),
        target,
    };
    let mut documents = figure(dossier.sources.len(), "document", "documents", "sources");
    if let Some(independent) = dossier.independent.filter(|&count| count < dossier.sources.len()) {
        documents.what.push_str(&format!(", {} independent", thousands(independent)));
    }
    vec![
        documents,
        figure(sentences, "sentence read", "sentences read", "sources"),
        figure(dossier.events.len(), "event on this pair", "events on this pair", "chronology"),
        figure(selection.established(), "incident", "incidents", "chronology"),
        figure(selection.not_established(), "not established", "not established", "not-established"),
        figure(dossier.disagreements.len(), "disagreement", "disagreements", "disagreements"),
    ]
}

fn attributed(index: &Index) -> String {
    let (attributed, plain) = attribution::attributed(index);
    format!(
        "Of {} on this pair, the texts tell {} on their own account and {} on the word of somebody whom \
         they name.",
        counted(attributed + plain, "event", "events"),
        thousands(plain),
        thousands(attributed)
    )
}

fn method(index: &Index) -> Method {
    let dossier = index.dossier;
    let manifest = &dossier.manifest;
    let citation = Citation::of(index);
    Method {
        program: head(&manifest.program, 200),
        model: head(&manifest.model, 200),
        codebook: head(&manifest.codebook, 200),
        inputs: citation.inputs.clone(),
        record: citation.record.clone(),
        made_on: citation.made_on.clone(),
        command: head(&dossier.command, 4_000),
        half_life: fixed(dossier.series.half_life, 0),
        prior: fixed(dossier.series.prior, 1),
        enough: fixed(ENOUGH, 1),
        change: fixed(CHANGE, 0),
        news: fixed(NEWS, 1),
        standings: (Standing::ALL.iter())
            .map(|&standing| (standing.as_str(), kinds_in_words::meaning(standing)))
            .collect(),
        sure: SURE.to_string(),
        citation: citation.line(),
    }
}
