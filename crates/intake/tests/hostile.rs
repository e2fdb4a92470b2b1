//! Pages that break readers: each ends as a text or as a refusal with a name and a remedy.

use intake::{Facts, Format, IntakeError, LIMIT, Page, read};
use proptest::prelude::*;
use record::{Document, NoteCode, Noted};
use std::time::{Duration, Instant};

fn page(bytes: impl Into<Vec<u8>>, format: Format) -> Page {
    Page { name: "page".to_owned(), bytes: bytes.into(), format: Some(format), facts: Facts::default() }
}

/// What holds of every document, whatever it was made from.
fn check(noted: &Noted<Document>) {
    let document = &noted.value;
    let mut end = 0;
    for block in &document.blocks {
        assert!(
            block.span.start() >= end && !block.span.is_empty() && block.span.end() <= document.text.len()
        );
        assert!(document.text.is_char_boundary(block.span.start()));
        end = block.span.end();
    }
    let map = &document.original.map;
    assert!(map.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1), "{map:?}");
    assert!(map.iter().all(|(text, bytes)| {
        *text as usize <= document.text.len() && u64::from(*bytes) <= document.original.bytes
    }));
    for span in noted.notes.iter().filter_map(|note| note.span) {
        assert!(span.end() <= document.text.len());
    }
}

fn in_time(page: Page) -> Result<Noted<Document>, IntakeError> {
    let start = Instant::now();
    let result = read(page);
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    if let Ok(noted) = &result {
        check(noted);
    }
    result
}

fn has(noted: &Noted<Document>, code: NoteCode) -> bool {
    noted.notes.iter().any(|note| note.code == code)
}

#[test]
fn nothing_and_blanks_are_refused() {
    for bytes in [&b""[..], b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", "\u{200b}\n".as_bytes()] {
        let error = read(Page::new("blank.txt", bytes)).unwrap_err();
        assert!(error.to_string().starts_with("blank.txt: ") && error.to_string().contains(';'), "{error}");
    }
}

#[test]
fn a_page_without_text_is_noted() {
    let noted =
        in_time(page("<html><body><nav>Home</nav><script>x()</script></body></html>", Format::Html)).unwrap();
    assert!(has(&noted, NoteCode::NoText));
    let noted =
        in_time(page("<html><head><title>x</title></head><body></body></html>", Format::Html)).unwrap();
    assert!(has(&noted, NoteCode::NoText) && noted.value.blocks.is_empty());
}

#[test]
fn what_is_longer_than_the_limit_is_refused() {
    let bytes = vec![b'a'; LIMIT as usize + 1];
    let error = read(Page::new("long.txt", bytes)).unwrap_err();
    assert!(matches!(error, IntakeError::TooLarge { .. }) && error.to_string().contains("split"), "{error}");
}

#[test]
fn an_endless_line_is_one_paragraph() {
    let line = "The convoy crossed the bridge and went on along the river ".repeat(80_000);
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let noted = in_time(page(line.clone(), format)).unwrap();
        assert_eq!(noted.value.blocks.len(), 1, "{format:?}");
    }
}

#[test]
fn a_file_of_nothing_but_short_lines_is_read() {
    let noted = in_time(page("a\n".repeat(2_000_000), Format::Text)).unwrap();
    assert!(noted.value.blocks.len() < 400_000, "{}", noted.value.blocks.len());
    in_time(page("\n- a".repeat(30_000), Format::Markdown)).unwrap();
    in_time(page("<p>a".repeat(30_000), Format::Html)).unwrap();
}

#[test]
fn deep_pages_are_flattened() {
    let said =
        "The minister said that the bridge over the river would open again soon, in two weeks at most. ";
    for open in ["<div>", "<div><b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<section><a>"] {
        let deep = format!("<html><body>{}{}</body></html>", open.repeat(50_000), said.repeat(5));
        let noted = in_time(page(deep, Format::Html)).unwrap();
        assert!(noted.value.text.contains("The minister said"), "{open}");
        assert!(has(&noted, NoteCode::DepthTruncated), "{open}");
    }
    // Tags that cross each other are matched, so that no depth builds up unseen.
    let crossed = format!("<body>{}{}", "<div><table><td></div>".repeat(50_000), said.repeat(5));
    assert!(in_time(page(crossed, Format::Html)).unwrap().value.text.contains("The minister said"));
    // Elements that close themselves are not deep.
    let noted =
        in_time(page(format!("<body>{}{}", "<p>".repeat(50_000), said.repeat(5)), Format::Html)).unwrap();
    assert!(!has(&noted, NoteCode::DepthTruncated));
}

#[test]
fn deep_markdown_is_read() {
    for unit in ["> ", "- ", "*", "[", "![", "`", "**a ", "1. ", "<div>", "\\[", "[^a]: ", "| a ", "&"] {
        let deep = format!("{}The minister said so.", unit.repeat(20_000));
        in_time(page(deep, Format::Markdown)).unwrap();
    }
}

#[test]
fn huge_attributes_and_odd_bytes_are_read() {
    let said = "The minister said that the bridge over the river would open again soon. ".repeat(4);
    let huge = format!("<body><div title=\"{}\"><p>{said}</p></div>", "x".repeat(3 << 20));
    assert!(in_time(page(huge, Format::Html)).unwrap().value.text.contains("The minister"));
    let spoilt =
        [b"Baku said no. \xff\xfe Tehran said\0 yes: \xc3".to_vec(), "“Yes” – “no” – “perhaps”".into()]
            .concat();
    let noted = in_time(Page::new("spoilt.txt", spoilt)).unwrap();
    assert!(has(&noted, NoteCode::BytesReplaced) && noted.value.text.contains("Tehran said\0 yes"));
    let bytes: Vec<u8> = "Baku said no.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let noted = in_time(Page::new("wide.txt", bytes)).unwrap();
    assert_eq!(
        (noted.value.text.as_str(), noted.value.original.charset.as_str()),
        ("Baku said no.", "UTF-16LE")
    );
}

#[test]
fn a_deep_json_block_is_passed_over() {
    let json =
        format!("<script type='application/ld+json'>{}</script><p>Baku said no.</p>", "[".repeat(200_000));
    in_time(page(json, Format::Html)).unwrap();
}

#[test]
fn pages_full_of_dates_and_marks_are_read_in_time() {
    let said = "<p>The minister said that the bridge over the river would open again soon, in two weeks at most.</p>";
    for unit in [
        "<div class='comment-date related'>1 May 2020",
        "<span class=date title=2020-05-01>1.5.2020</span>",
        "<p class=date>Posted on 04/05/2020 updated 05/04/2020</p>",
        "<time datetime='2020-05-01T08:00Z'>",
        "<noscript>",
        "</noscript><noscript itemprop=articleBody>",
        "1.5.2020 ",
        "2020年5月1日",
        "<meta name=date content=04/05/2020>",
        "<h1>Posted</h1>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-05-01\",}</script>",
    ] {
        let page = self::page(format!("<body><h1>Bridge</h1>{}{said}", unit.repeat(40_000)), Format::Html);
        in_time(page).unwrap();
    }
    let nested = format!("{}1{}", "{\"a\":[".repeat(100), "]}".repeat(100));
    let lists = format!("[{}1]", "[[1],{\"@graph\":[{\"datePublished\":1}]},".repeat(20_000));
    for json in [nested, lists + &"]".repeat(20_000), "{,}".repeat(100_000), "\"\\".repeat(100_000)] {
        in_time(page(format!("<script type='application/ld+json'>{json}</script>{said}"), Format::Html))
            .unwrap();
    }
}

#[test]
fn the_same_bytes_give_the_same_document() {
    let text = "Bridge opens\n\nBaku said on 7 April 2023 that it would open. It opened on Monday for all.\n";
    let (one, two) = (read(Page::new("a.txt", text)).unwrap(), read(Page::new("a.txt", text)).unwrap());
    assert_eq!(one, two);
}

#[test]
fn a_text_of_which_nothing_is_kept_has_no_places() {
    let mut bytes = b"<?".to_vec();
    bytes.extend([b'?'; 400]);
    bytes.push(0xff);
    let noted = read(page(bytes, Format::Markdown)).expect("it has characters");
    check(&noted);
    assert_eq!((noted.value.text.as_str(), noted.value.original.map.len()), ("", 0));
}

fn any_format() -> impl Strategy<Value = Format> {
    prop_oneof![Just(Format::Text), Just(Format::Markdown), Just(Format::Html)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), format in any_format()) {
        if let Ok(noted) = read(page(bytes.clone(), format)) {
            check(&noted);
        }
        if let Ok(noted) = read(Page::new("page", bytes)) {
            check(&noted);
        }
    }

    #[test]
    fn arbitrary_text_is_kept_exactly(text in "(\\PC|[ \n\r\t]|- |\\[1\\] |By |© |2023|April |7|, ){1,80}") {
        if let Ok(noted) = read(page(text.clone(), Format::Text)) {
            check(&noted);
            prop_assert_eq!(&noted.value.text, &text);
        }
    }

    #[test]
    fn arbitrary_markup_never_panics(parts in prop::collection::vec(prop_oneof![
        prop::sample::select(vec![
            "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<a href='x'>", "</a>", "<ul><li>",
            "</ul>", "<h1>", "</h1>", "<blockquote>", "<br>", "<article class=\"post\">", "<!--", "-->", "<script>",
            "</script>", "<title>", "</title>", "<meta name=date content=2023-04-17>", "<time datetime=2023>", "&amp;",
            "&#x110000;", "<svg>", "<form>", "<select>", "<option>", "<", ">", "\"", "<body hidden>", "<template>",
            "The minister said that the bridge over the river would open, and that the road would follow it soon. ",
        ]).prop_map(str::to_owned),
        "\\PC{0,8}",
    ], 0..80)) {
        if let Ok(noted) = read(page(parts.concat(), Format::Html)) {
            check(&noted);
        }
    }

    #[test]
    fn arbitrary_marks_never_panic(parts in prop::collection::vec(prop_oneof![
        prop::sample::select(vec![
            "# ", "\n", "\n\n", "- ", "1. ", "> ", "*", "_", "`", "```\n", "[", "]", "(x)", "![", "[^1]", "[^1]: ", "---\n",
            "+++\n", "title: x\n", "<b>", "</b>", "<!--", "| a | b |\n|---|---|\n", "The minister said no. ", "\\", "&lt;", "~~",
        ]).prop_map(str::to_owned),
        "\\PC{0,4}",
    ], 0..60)) {
        if let Ok(noted) = read(page(parts.concat(), Format::Markdown)) {
            check(&noted);
        }
    }
}
