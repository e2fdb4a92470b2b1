//! How the brief is used: what stands apart, in which order, where its links lead and what it carries.

#[path = "fixture/mod.rs"]
mod fixture;
#[path = "fixture/page.rs"]
mod page;

use fixture::{date, document, dossier, event, incident, series};
use page::{assert_links_resolve, assert_nested, attributes, empty};
use record::*;
use report::{Dossier, Source, brief};

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
