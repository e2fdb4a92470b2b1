//! The brief as a page: its structure, its links, its escaping, and that it is always the same.

mod fixture;
#[path = "fixture/long.rs"]
mod long;

use fixture::{date, document, dossier, event, incident, polity, series};
use record::*;
use report::{Dossier, INCIDENTS_IN_A_SECTION, Source, brief};
use std::collections::{BTreeMap, BTreeSet};

/// The values of an attribute over the whole page.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    page.match_indices(&opening)
        .map(|(at, found)| {
            let rest = &page[at + found.len()..];
            &rest[..rest.find('"').unwrap_or(rest.len())]
        })
        .collect()
}

/// Every link within the page has its anchor, and no anchor stands twice.
fn assert_links_resolve(page: &str) {
    let ids = attributes(page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice");
    let links = attributes(page, "href");
    let inside: Vec<&str> = links.iter().filter_map(|href| href.strip_prefix('#')).collect();
    assert!(!inside.is_empty());
    for target in inside {
        assert!(unique.contains(target), "#{target} leads nowhere");
    }
    for label in attributes(page, "aria-labelledby") {
        assert!(unique.contains(label), "{label} labels nothing");
    }
}

/// Elements are closed in the order in which they were opened.
fn assert_nested(page: &str) {
    const VOID: [&str; 2] = ["meta", "br"];
    let body = &page[page.find("</style>").unwrap() + "</style>".len()..];
    let mut open: Vec<&str> = Vec::new();
    for (at, _) in body.match_indices('<') {
        let end = at + body[at..].find('>').expect("a tag ends");
        let tag = &body[at + 1..end];
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap();
        if tag.starts_with('/') {
            let last = open.pop();
            if last != Some(name) {
                // What the head opened before the style sheet.
                assert!(matches!(name, "head" | "html") && last.is_none(), "</{name}> closes {last:?}");
            }
        } else if !tag.ends_with('/') && !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

fn empty() -> Dossier {
    let full = dossier();
    Dossier {
        names: BTreeMap::new(),
        sources: Vec::new(),
        references: Vec::new(),
        independent: None,
        events: Vec::new(),
        incidents: Vec::new(),
        disagreements: Vec::new(),
        series: Series { points: Vec::new(), ..full.series },
        alternatives: Vec::new(),
        notes: Vec::new(),
        received: Vec::new(),
        ..full
    }
}

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
            field: Field::Word,
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

/// The part of a page from one mark to another.
fn part<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let from = page.find(from).unwrap_or_else(|| panic!("no {from}"));
    &page[from..from + page[from..].find(to).unwrap_or_else(|| panic!("no {to} after it"))]
}

#[test]
fn what_is_read_with_doubt_stands_apart() {
    let sure = dossier();
    let expelled =
        sure.events.iter().find(|event| event.mode.as_ref().is_some_and(|m| m.0 == "expel")).unwrap();
    let of = |event: &EventId| sure.incidents.iter().find(|i| i.events.contains(event)).unwrap().id.clone();
    let anchor = format!(" id=\"i-{}\"", of(&expelled.id));
    let changed = |change: fn(&mut Event)| {
        let mut dossier = sure.clone();
        dossier.events.iter_mut().filter(|event| event.id == expelled.id).for_each(change);
        brief(&dossier)
    };
    let supplied = |event: &mut Event| event.recipients[0].basis = Some(PartyBasis::Supplied);
    for (page, why) in [
        (
            changed(|event| event.confidence = Some(Confidence::of_chance(0.34))),
            "That the sentence tells such an act is unlikely (34%).",
        ),
        (changed(supplied), "No words of the text say to whom it was done."),
    ] {
        assert!(page.find(&anchor).unwrap() > page.find(" id=\"doubtful\"").unwrap());
        assert!(
            page.contains("<b>12</b> <span>incidents</span>")
                && page.contains("<b>6</b> <span>not established")
        );
        assert!(page.contains(why), "{why}");
        let headlines =
            part(&page, "<header>", "</header>").to_owned() + part(&page, "<h2 id=\"months\">", "</section>");
        assert!(!headlines.contains("expel"), "{headlines}");
        assert!(!part(&page, "<svg class=\"chart wide\"", "</svg>").contains("Apr 2023: expulsion"));
        assert_links_resolve(&page);
    }
    let likely = changed(|event| event.confidence = Some(Confidence::of_chance(0.5)));
    assert!(likely.find(&anchor).unwrap() < likely.find("<h2 id=\"voices\">").unwrap());
    assert!(likely.contains("read rightly: as likely as not (50%)"));
}

#[test]
fn undated_acts_stand_in_the_order_of_their_texts() {
    let mut dossier = dossier();
    let told: Vec<EventId> = dossier
        .sources
        .iter()
        .flat_map(|source| {
            let of_source = dossier.events.iter().filter(|event| event.document == source.document.id);
            let mut events: Vec<&Event> =
                of_source.filter(|event| event.standing == Standing::Happened).collect();
            events.sort_by_key(|event| event.evidence.trigger.start());
            events.into_iter().map(|event| event.id.clone()).collect::<Vec<_>>()
        })
        .collect();
    dossier.events.iter_mut().for_each(|event| event.when = None);
    dossier.incidents.iter_mut().for_each(|incident| incident.when = None);
    // Whatever their order in the record.
    dossier.incidents.reverse();
    let page = brief(&dossier);
    // The review (February 2023) appeared before the wire (April 2023), the gazette in 2025; within, as they tell.
    let year = part(&page, " id=\"u-2023\"", " id=\"u-2025\"");
    let at = |words: &str| year.find(words).unwrap_or_else(|| panic!("{words}"));
    let mut last = 0;
    for words in [
        "<mark>war games</mark>",
        "<mark>threatened to close</mark>",
        "<mark>massed</mark>",
        "<mark>expelled</mark>",
    ] {
        assert!(at(words) > last, "{words}");
        last = at(words);
    }
    assert!(year.contains("told by 28 February 2023, in source 2") && told.len() > 10);
    assert!(!year.contains("reopened"));
}

#[test]
fn an_undated_act_says_what_its_text_dates_before_it() {
    let dossier = dossier();
    let page = brief(&dossier);
    let water = dossier.events.iter().find(|e| e.kind == Kind::Agree && e.when.is_none()).unwrap();
    let id =
        dossier.incidents.iter().find(|incident| incident.events.contains(&water.id)).unwrap().id.clone();
    let card = part(&page, &format!(" id=\"i-{id}\""), "</article>");
    assert!(card.contains("No date is told") && card.contains("told by 2 May 2025, in source 3"), "{card}");
    assert!(
        card.contains("in its text after <a href=\"#i-") && card.contains(">28 April 2025</a>"),
        "{card}"
    );
}

#[test]
fn every_quotation_leads_to_its_place_and_back() {
    let dossier = dossier();
    let page = brief(&dossier);
    let texts = &page[page.find("<h2 id=\"texts\">").unwrap()..];
    for event in &dossier.events {
        let number = dossier.sources.iter().position(|s| s.document.id == event.document).unwrap() + 1;
        let place = format!("t-{number}-{}", event.evidence.sentence.start());
        assert!(page.contains(&format!("href=\"#{place}\"")), "{place}");
        assert!(texts.contains(&format!("id=\"{place}\"><a href=\"#e-")), "{place}");
    }
    // What stands around a sentence that nothing was coded from is there too.
    assert!(texts.contains("let its engineers bridge the river"));
}

#[test]
fn the_symbols_of_the_formula_are_left_to_the_method() {
    let page = brief(&dossier());
    let before = &page[page.find("<body>").unwrap()..page.find("<h2 id=\"how\">").unwrap()];
    for symbol in [">T<", ">f<", ">c<", ">h<", ">k<", "h and k", "f + c", "half-life"] {
        assert!(!before.contains(symbol), "{symbol}");
    }
    for symbol in [">h<", ">k<", "f + c + k"] {
        assert!(page.contains(symbol), "{symbol}");
    }
}

#[test]
fn the_months_are_told_the_latest_first() {
    let page = brief(&dossier());
    let months = part(&page, "<ol class=\"months\">", "</ol>");
    let mut last = 0;
    for words in ["<h3>April 2025</h3>", "<h3>November 2024</h3>", "<h3>January 2023</h3>", "deteriorated"] {
        last += months[last..].find(words).unwrap_or_else(|| panic!("{words}: {months}"));
    }
    // Weightiest first, the others as links.
    let april = part(months, "<h3>April 2025</h3>", "</div></li>");
    assert!(april.find("visits").unwrap() < april.find("agree").unwrap(), "{april}");
}

#[test]
fn every_value_that_can_be_ticked_has_its_rule() {
    let page = brief(&dossier());
    let boxes: Vec<&str> = attributes(&page, "id")
        .into_iter()
        .filter(|id| id.starts_with('f') && page.contains(&format!("\" id=\"{id}\"/>")))
        .collect();
    assert!(boxes.len() > 20, "{boxes:?}");
    for id in boxes {
        let class = &id[1..];
        assert!(page.contains(&format!("body:has(#{id}:checked) :is(.incident,.group).{class}{{")), "{id}");
        let on_a_card =
            |classes: &&str| classes.starts_with("incident ") && classes.split(' ').any(|c| c == class);
        assert!(attributes(&page, "class").iter().any(on_a_card), "{class}");
    }
    for question in ["Kind", "Standing", "Year", "Party", "Text"] {
        assert!(page.contains(&format!("<legend>{question}</legend>")), "{question}");
    }
}

/// The bytes of a file that the page carries.
fn carried(page: &str, name: &str) -> String {
    let link = page.find(&format!("\" download=\"{name}\"")).unwrap_or_else(|| panic!("{name}"));
    let text = &page[page[..link].rfind(";base64,").unwrap() + ";base64,".len()..link];
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let known = four.iter().filter(|&&letter| letter != b'=').count();
        let bits = four.iter().fold(0_u32, |bits, &letter| bits << 6 | u32::from(value(letter)));
        bytes.extend(bits.to_be_bytes()[1..known].iter());
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_page_carries_its_chronology_and_its_citation() {
    let dossier = dossier();
    let page = brief(&dossier);
    let csv = carried(&page, "brief-aze-irn.csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(
        rows.records().filter(|row| row.as_ref().unwrap().len() == 18).count(),
        dossier.incidents.len()
    );
    let json: serde_json::Value = serde_json::from_str(&carried(&page, "brief-aze-irn.json")).unwrap();
    assert_eq!(json.as_array().unwrap().len(), dossier.incidents.len());
    assert!(json[0]["title"].is_string() && json[0]["documents"].is_string());
    let entry = carried(&page, "brief-aze-irn.bib");
    assert!(entry.starts_with("@misc{chancery-") && entry.contains("Azerbaijan and Iran"), "{entry}");
    let line = part(&page, "<p class=\"cite-line\">", "</p>");
    assert!(line.contains("inputs ") && line.contains("record "), "{line}");
}

#[test]
fn persons_and_bodies_have_their_words() {
    let page = brief(&dossier());
    let voices = part(&page, "id=\"by-voice\"", "<h2 id=\"disagreements\">");
    let azerbaijan = voices.find("Of Azerbaijan").unwrap();
    let iran = voices.find("Of Iran").unwrap();
    assert!(voices.find("The ministry").is_some_and(|at| (azerbaijan..iran).contains(&at)), "{voices}");
    assert!(voices.contains("Officials in Baku"));
}

#[test]
fn a_single_dated_incident_still_draws_a_chart() {
    let text = "Title\nIran attacked Azerbaijan.";
    let source = document("one.txt", text);
    let told =
        event(&source, "attacked", Kind::Assault, "", Some(When::day(date("2023-01-27"), Basis::Explicit)));
    let incidents = vec![incident(&[&told])];
    let base = empty();
    let page = brief(&Dossier {
        series: series(&base.dyad, &incidents, 90.0, 1.0),
        sources: vec![Source { document: source, sentences: 1, events: 1 }],
        events: vec![told],
        incidents,
        ..base
    });
    assert_eq!(page.matches("<svg ").count(), 2, "wide and narrow");
    assert!(!page.contains("NaN") && !page.contains("inf,"));
    assert_links_resolve(&page);
}

#[test]
fn an_incident_goes_by_the_line_cut_from_its_text_or_else_by_its_kind() {
    let mut dossier = dossier();
    let plain = brief(&dossier);
    assert!(plain.contains("<bdi>Azerbaijan "), "without a line the parties and the kind tell it");
    for incident in &mut dossier.incidents {
        incident.title =
            Some(Title { text: "Gunman <b>attacked</b>\u{1b} embassy & fled".into(), tells: 90 });
    }
    let page = brief(&dossier);
    assert!(page.contains("Gunman &#60;b&#62;attacked&#60;/b&#62;\u{FFFD} embassy &#38; fled"));
    assert!(!page.contains("<b>attacked"));
    assert_nested(&page);
}
