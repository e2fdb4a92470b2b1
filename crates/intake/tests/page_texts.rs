//! The text of pages that hide it, part it or put it where it does not belong.

use intake::{Format, Page, read};
use record::Document;

fn document(page: &str) -> Document {
    let page = Page { format: Some(Format::Html), ..Page::new("page.html", page) };
    read(page).unwrap().value
}

/// The told paragraphs, by their last words.
fn told(page: &str) -> Vec<String> {
    let document = document(page);
    let told = document.blocks.iter().filter(|block| block.kind.is_told());
    let last = told.map(|block| block.span.of(&document.text).rsplit(' ').next().unwrap_or("").to_owned());
    last.filter(|word| word.ends_with('.')).collect()
}

fn paragraphs(names: &[&str]) -> String {
    let one = |name: &&str| {
        format!(
            "<p>The two ministers met in the border town on Monday and spoke of the bridge, which will be opened within
            the year if the money is found, and of the road, which is older, and of {name}.</p>"
        )
    };
    names.iter().map(one).collect()
}

#[test]
fn a_text_for_readers_without_scripts() {
    let body = paragraphs(&["tolls", "trains"]);
    for page in [
        format!(
            "<h1>Ministers meet</h1><noscript><div itemprop=articleBody>{body}</div></noscript><div id=app></div>"
        ),
        format!("<h1>Ministers meet</h1><NOSCRIPT>{body}</NOSCRIPT><div id=app></div>"),
    ] {
        assert_eq!(told(&page), ["tolls.", "trains."], "{page}");
    }
    let notice =
        format!("<h1>Ministers meet</h1><article>{body}</article><noscript>Switch on scripts.</noscript>");
    assert_eq!(told(&notice), ["tolls.", "trains."]);
}

#[test]
fn a_text_that_stands_in_json_only() {
    let page = r#"<html><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers meet",
        "articleBody":"The two ministers met in the border town on Monday and spoke of the bridge, which will be opened
        within the year, and of tolls.\n\nA second round is planned for the autumn, officials of both ministries said of
        trains."}</script><body><h1>Ministers meet</h1><div id=app>Loading</div></body></html>"#;
    assert_eq!(told(page), ["tolls.", "trains."]);
    let document = document(page);
    let at = |word: &str| document.text.find(word).unwrap() as u32;
    let place = document.original.map.iter().rfind(|(text, _)| *text <= at("tolls")).unwrap().1 as usize;
    assert!(page[place..].starts_with("{\"@type\""), "a place in the block leads back to it");
    // A page that shows its text is read from what it shows.
    let shown = page.replace("Loading", &paragraphs(&["customs", "caviar", "timber"]));
    assert_eq!(told(&shown), ["customs.", "caviar.", "timber."]);
}

#[test]
fn parts_of_a_text_with_an_advert_between() {
    let (first, second) = (paragraphs(&["tolls", "trains", "customs", "caviar"]), paragraphs(&["timber"]));
    for page in [
        format!(
            "<main><article><h1>Ministers meet</h1><section><div class=text>{first}</div></section>
            <aside><a href=x>Buy a car</a></aside><section><div class=text>{second}</div></section></article></main>"
        ),
        format!(
            "<div><h1>Ministers meet</h1><div class=a><div><div class=body>{first}</div></div></div><div class=b><a
            href=x>Buy a car</a></div><div class=a><div><div class=body>{second}</div></div></div></div>"
        ),
    ] {
        assert_eq!(told(&page), ["tolls.", "trains.", "customs.", "caviar.", "timber."], "{page}");
    }
    let readers = format!(
        "<main><h1>Ministers meet</h1><section><div class=text>{first}</div></section><h2>Leave a reply</h2>
        <section><div class=text>{second}</div></section></main>"
    );
    assert_eq!(told(&readers), ["tolls.", "trains.", "customs.", "caviar."]);
}

#[test]
fn a_page_that_is_one_form_or_one_aside() {
    let body = paragraphs(&["tolls", "trains", "customs"]);
    for page in [
        format!(
            "<body><form action=x><h1>Ministers meet</h1><div>{body}</div><label>Name</label></form></body>"
        ),
        format!(
            "<body><main><aside class=content><h1>Ministers meet</h1><div>{body}</div></aside></main></body>"
        ),
    ] {
        assert_eq!(told(&page), ["tolls.", "trains.", "customs."], "{page}");
    }
}
