//! The brief as a page: its structure, its links, its escaping, and that it is always the same.

mod fixture;
#[path = "fixture/long.rs"]
mod long;
#[path = "fixture/page.rs"]
mod page;

use fixture::{date, document, dossier, event, incident, polity};
use page::{assert_links_resolve, assert_nested, empty};
use record::*;
use report::{Dossier, INCIDENTS_IN_A_SECTION, Source, brief};
use std::collections::BTreeMap;

#[test]
fn every_section_is_there_under_its_heading() {
    let page = brief(&dossier());
    let mut at = 0;
    for heading in [
        "<h2 id=\"series\">",
        "<h2 id=\"months\">",
        "<h2 id=\"chronology\">",
        "<h2 id=\"places\">",
        "<h2 id=\"voices\">",
        "<h2 id=\"disagreements\">",
        "<h2 id=\"sources\">",
        "<h2 id=\"texts\">",
        "<h2 id=\"how\">",
    ] {
        assert_eq!(page.matches(heading).count(), 1, "{heading}");
        let here = page.find(heading).unwrap();
        assert!(here > at, "{heading} stands too early");
        at = here;
    }
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_nested(&page);
}

#[test]
fn every_incident_and_event_has_its_anchor() {
    let dossier = dossier();
    let page = brief(&dossier);
    for incident in &dossier.incidents {
        assert!(page.contains(&format!(" id=\"i-{}\"", incident.id)), "{}", incident.id);
    }
    for event in &dossier.events {
        assert!(page.contains(&format!(" id=\"e-{}\"", event.id)), "{}", event.id);
    }
    assert_links_resolve(&page);
}

#[test]
fn the_same_dossier_gives_the_same_page() {
    assert_eq!(brief(&dossier()), brief(&dossier()));
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    let page = brief(&dossier());
    for word in [
        "<script",
        "<link",
        "<img",
        "<iframe",
        "@import",
        "url(",
        " onload",
        " src=",
        "javascript:alert(2)\"",
    ] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_figures_are_those_of_the_dossier() {
    let page = brief(&dossier());
    for figure in [
        "<b>4</b> <span>documents, 3 independent</span>",
        "<b>25</b> <span>sentences read</span>",
        "<b>21</b> <span>events on this pair</span>",
        "<b>13</b> <span>incidents</span>",
        "<b>5</b> <span>not established</span>",
        "<b>2</b> <span>disagreements</span>",
        "6 files received: 4 read and coded, 1 with the text of another and 1 refused.",
    ] {
        assert!(page.contains(figure), "{figure}");
    }
}

#[test]
fn what_is_not_established_is_never_in_the_chronology() {
    let dossier = dossier();
    let page = brief(&dossier);
    let voices = page.find("<h2 id=\"voices\">").unwrap();
    for incident in &dossier.incidents {
        let at = page.find(&format!(" id=\"i-{}\"", incident.id)).unwrap();
        assert_eq!(at < voices, incident.standing == Standing::Happened, "{}", incident.id);
    }
    assert!(
        page.contains(
            "<span class=\"caution\">Alleged:</span> <bdi>The intelligence service of Iran attacks"
        )
    );
}

#[test]
fn sides_that_do_it_to_each_other_are_named_once() {
    let text = "Title\nAzerbaijan and Iran accused each other.";
    let source = document("one.txt", text);
    let told = event(&source, "accused", Kind::Accuse, "allege", None);
    let mut both = incident(&[&told]);
    both.actors = vec![polity("AZE"), polity("IRN")];
    both.recipients = both.actors.clone();
    let base = empty();
    let names = dossier().names;
    let sources = vec![Source { document: source, sentences: 1, events: 1 }];
    let page = brief(&Dossier { names, sources, events: vec![told], incidents: vec![both], ..base });
    assert!(page.contains("<bdi>Azerbaijan and Iran accuse each other</bdi>"));
}

#[test]
fn a_time_longer_than_a_year_belongs_to_no_year() {
    let mut dossier = dossier();
    let id = dossier.incidents[0].id.clone();
    dossier.incidents[0].when =
        When::new(date("1992-01-01"), date("1994-12-31"), Grain::Range, Basis::Explicit);
    let page = brief(&dossier);
    let (long, voices) = (page.find(" id=\"long\"").unwrap(), page.find("<h2 id=\"voices\">").unwrap());
    assert!((long..voices).contains(&page.find(&format!(" id=\"i-{id}\"")).unwrap()));
    assert!(!page.contains(" id=\"y-1992\"") && page.contains("1992 to 1994"));
    assert!(page.contains("<p class=\"period\">October 2022 to 28 April 2025</p>"));
}

#[test]
fn the_trigger_is_marked_and_the_document_named() {
    let page = brief(&dossier());
    assert!(page.contains("On 6 April Baku <mark>expelled</mark> four Iranian diplomats"));
    assert!(
        page.contains("Caspian Wire, “Azerbaijan and Iran Trade Blame Over Embassy Shooting”, 7 April 2023")
    );
}

#[test]
fn hostile_texts_stay_texts() {
    let hostile = "\"><script>alert('x')</script> & <!-- \u{202E}elpoep\u{202C} struck \u{0} \u{1b}[31m \
                   {{ 7 * 7 }} <b>";
    let evil = Document {
        publisher: Some(Known { value: hostile.into(), basis: FactBasis::Text }),
        author: Some(Known { value: hostile.into(), basis: FactBasis::Text }),
        url: Some(Known { value: format!("https://x.example/{hostile}"), basis: FactBasis::Text }),
        ..document(hostile, hostile)
    };
    let mut struck = event(&evil, "struck", Kind::Assault, hostile, None);
    struck.place = Some(Place {
        name: hostile.into(),
        kind: None,
        country: None,
        coordinates: None,
        mention: None,
        basis: None,
    });
    struck.said_by.push(Holder {
        name: hostile.into(),
        country: None,
        sector: Sector::Unk,
        mention: None,
        beside: false,
    });
    struck.actors[0].name = Some(hostile.into());
    let told = incident(&[&struck]);
    let base = empty();
    let dossier = Dossier {
        names: BTreeMap::from([(polity("AZE"), hostile.into())]),
        sources: vec![Source { document: evil.clone(), sentences: 1, events: 1 }],
        disagreements: vec![Disagreement {
            incident: told.id.clone(),
            field: Field::Speaker,
            nature: Nature::DifferingCharacterisation,
            a: Side {
                value: hostile.into(),
                event: struck.id.clone(),
                document: evil.id.clone(),
                sentence: struck.evidence.sentence,
            },
            b: Side {
                value: hostile.into(),
                event: EventId::from_text(hostile),
                document: DocumentId::from_text(hostile),
                sentence: struck.evidence.sentence,
            },
        }],
        notes: vec![Note::new(NoteCode::EmptyCitation, hostile)],
        received: vec![Received {
            name: hostile.into(),
            outcome: Outcome::Refused(hostile.into()),
            notes: Vec::new(),
        }],
        manifest: Manifest { program: hostile.into(), model: hostile.into(), codebook: hostile.into() },
        command: hostile.into(),
        events: vec![struck],
        incidents: vec![told],
        ..base
    };
    let page = brief(&dossier);
    assert!(
        !page.contains("<script")
            && !page.contains("<!--")
            && !page.contains('\u{0}')
            && !page.contains('\u{1b}')
    );
    assert!(page.contains("{{ 7 * 7 }}"), "a template in a text is text");
    assert_nested(&page);
    assert_links_resolve(&page);
    // Every direction override lies in an element of its own, or in an attribute or the title.
    let body = &page[page.find("<body>").unwrap()..];
    for (at, _) in body.match_indices('\u{202E}') {
        let before = &body[..at];
        let in_bdi = before.rfind("<bdi").unwrap_or(0) > before.rfind("</bdi>").unwrap_or(0);
        let in_tag = before.rfind('<') > before.rfind('>');
        assert!(in_bdi || in_tag, "{}", &body[at.saturating_sub(120)..at]);
    }
}

#[test]
fn a_fault_that_repeats_is_one_line_with_its_places() {
    let mut dossier = dossier();
    let review = &dossier.sources[1].document;
    let place = |words: &str| {
        let start = review.text.find(words).unwrap();
        record::Span::new(&review.text, start, start + words.len()).unwrap()
    };
    let note = Note::new(NoteCode::EmptyCitation, "3 citations name no source.");
    let note = note.at(&review.id, Some(place("Tehran"))).also_at([place("warned"), place("()")]);
    dossier.notes = vec![note];
    let page = brief(&dossier);
    let audit = &page[page.find("id=\"audit\"").unwrap()..page.find("id=\"files\"").unwrap()];
    assert_eq!(audit.matches("<li").count(), 2, "the note and the one of the reading: {audit}");
    assert!(audit.contains("<summary>3 places</summary>"));
    assert_eq!(audit.matches("<mark>").count(), 3);
    assert_nested(&page);
}

#[test]
fn both_sides_of_a_disagreement_stand_with_their_values() {
    let page = brief(&dossier());
    let from = page.find("<h2 id=\"disagreements\">").unwrap();
    let section = &page[from..page.find("<h2 id=\"sources\">").unwrap()];
    let mut at = 0;
    // The contradiction stands first, although it is the second of the dossier; dates are in words.
    for words in [
        "1. How many were wounded",
        "2 wounded",
        "1 wounded",
        "2. When it was",
        "27 January 2023<",
        "January 2023<",
    ] {
        at += section[at..].find(words).unwrap_or_else(|| panic!("{words}"));
    }
}

#[test]
fn a_series_on_one_document_says_so() {
    let mut dossier = dossier();
    assert!(brief(&dossier).contains("All that weighs in it now is told by one document: <a href=\"#d-"));
    let other = dossier.sources[0].document.id.clone();
    for incident in &mut dossier.incidents {
        incident.sources[0].documents.push(other.clone());
    }
    assert!(!brief(&dossier).contains("All that weighs in it now"));
}

#[test]
fn an_empty_dossier_says_so_in_every_section() {
    let page = brief(&empty());
    assert_nested(&page);
    assert_links_resolve(&page);
    for words in [
        "there is no series",
        "tell of no act between the two as fact",
        "No document was read.",
        "0 files received: 0 read and coded, 0 with the text of another and 0 refused.",
        "AZE</bdi>",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn records_without_their_counterparts_break_nothing() {
    let mut dossier = dossier();
    dossier.sources.truncate(1);
    dossier.events.truncate(5);
    let page = brief(&dossier);
    assert_nested(&page);
    assert_links_resolve(&page);
}

#[test]
fn a_long_brief_shows_the_weightiest_and_counts_the_rest() {
    let dossier = long::lengthened(dossier(), 5_000);
    let page = brief(&dossier);
    assert_links_resolve(&page);
    assert_nested(&page);
    let cards = page.matches("<article class=\"incident").count();
    let sections = page.matches("<details class=\"group").count();
    assert!(cards <= sections * INCIDENTS_IN_A_SECTION, "{cards} in {sections}");
    assert!(page.contains("more of less weight are in the export"));
    assert!(page.len() < 6_000_000, "{} bytes", page.len());
    assert_eq!(page.matches(" id=\"y-").count(), 20);
    // Each year has three months with incidents, so the last twelve months are those of four years.
    for year in 2005..2025 {
        let title = page.find(&format!("<h3>{year}</h3>")).unwrap();
        let group = page[..title].rfind("<details class=\"group").unwrap();
        assert_eq!(page[group..title].contains("\" open>"), year > 2020, "{year}");
    }
    assert!(page.contains("48 earlier months"));
    assert!(!page.contains("data:text/csv"), "a copy of so many would be too heavy");
}
