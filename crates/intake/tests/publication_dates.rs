//! The date of publication of pages, however they mark it: for each way of marking, and beside it what must not
//! be taken for the date.

use intake::{Format, Page, read};
use record::NoteCode;

const BODY: &str = "<p>The two ministers met in the border town on Monday and spoke of the bridge, which will be opened
    within the year if the money is found. A second round is planned for the autumn, officials of both ministries said,
    and the governors of the two provinces will take part in it for the first time.</p>
    <p>The bridge was closed after the flood. Since then lorries take the long way through the mountains, which costs
    them two days and much fuel, as the drivers' union has complained again and again.</p>";

fn published(page: &str) -> String {
    let page = Page { format: Some(Format::Html), ..Page::new("page.html", page.replace("BODY", BODY)) };
    read(page).unwrap().value.published.map_or("-".to_owned(), |known| {
        let when = known.value;
        let until = if when.days() == 1 { String::new() } else { format!("..{}", when.latest()) };
        format!("{}{until} {}", when.earliest(), known.basis)
    })
}

fn check(cases: &[(&str, &str)]) {
    for (page, expected) in cases {
        assert_eq!(published(page), *expected, "{page}");
    }
}

#[test]
fn dates_at_the_headline() {
    check(&[
        ("<h1>Ministers meet</h1><span class=date>8 January 2020, 3:51 pm</span>BODY", "2020-01-08 text"),
        ("<span class='post-date'>8 January 2020</span><h1>Ministers meet</h1>BODY", "2020-01-08 text"),
        ("<h1>Ministers meet</h1><p>By Leyla Hasanli | 08.01.2020 09:54</p>BODY", "2020-01-08 text"),
        ("<h1>Ministers meet</h1><p class=date>Written: 2023-11-07 15:03:30 / Updated: 2023-11-08 09:00</p>BODY", "2023-11-07 text"),
        ("<h1>Ministers meet</h1><p>Last updated 8 June 2020, first published 7 June 2020</p>BODY", "2020-06-07 text"),
        ("<h1>Ministers meet</h1><time datetime='2020-01-08'>Wednesday</time>BODY", "2020-01-08 page-metadata"),
        ("<h1><time datetime='2020-01-08'>Wednesday</time> Ministers meet</h1>BODY", "2020-01-08 page-metadata"),
        ("<h1>Ministers meet</h1><p>Baku (12.11.2021). The two ministers met in the border town on Monday and spoke of
            the bridge, which will be opened within the year if the money is found, as both of them said.</p>BODY", "2021-11-12 text"),
        ("<h1>Ministers meet</h1><p class=updated>Updated: January 9, 2020</p><p class=published>January 8, 2020</p>BODY", "2020-01-08 text"),
        ("<h1>Ministers meet</h1><span class=ago title='Wed, 08 Jan 2020 10:00:00 +0400'>2 hours ago</span>BODY", "2020-01-08 page-metadata"),
        ("<h1>Ministers meet</h1><span class=time-ago data-timestamp='1578470400'>2 hours ago</span>BODY", "2020-01-08 page-metadata"),
        ("<aside><h3>Other</h3><time datetime='2021-02-03'>3 Feb</time></aside><h1>Ministers meet</h1>
            <div class=author>By Leyla Hasanli, January 8, 2020</div>BODY", "2020-01-08 text"),
        ("<div class=top><span id=clock>Friday, 10 January 2020</span></div><nav><a>Home</a></nav><h1>Ministers meet</h1>
            <p class=meta>Leyla Hasanli 8 January 2020</p>BODY", "2020-01-08 text"),
        ("<h1>Ledger</h1><p>News of the border</p><p>27.1.2022 - The two ministers met in the border town on Monday and
            spoke of the bridge, which will be opened within the year if the money is found, as both said.</p>BODY", "2022-01-27 text"),
        // In the navigation, but named after a date and right below the headline.
        ("<h1>Ministers meet</h1><aside><div class='article-meta'>8 January 2020</div></aside>BODY", "2020-01-08 text"),
    ]);
}

#[test]
fn dates_in_other_languages() {
    check(&[
        (
            "<html lang=de><h1>Minister treffen sich</h1><p>Veröffentlicht am 8. Jänner 2020</p>BODY",
            "2020-01-08 text",
        ),
        ("<h1>Rencontre des ministres</h1><p class=meta>le jeudi 1er août 2019</p>BODY", "2019-08-01 text"),
        ("<h1>Reunión de ministros</h1><p>Publicado el 5 de abril de 2019</p>BODY", "2019-04-05 text"),
        ("<h1>Bakanlar bir araya geldi</h1><p>Yayınlanma: 7 Kasım 2023 Salı</p>BODY", "2023-11-07 text"),
        (
            "<h1>Встреча двух министров</h1><div class=news-date>7 ноября 2023, 10:00</div>BODY",
            "2023-11-07 text",
        ),
        (
            "<h1>Spotkanie dwóch ministrów</h1><div>Opublikowano 7 października 2023</div>BODY",
            "2023-10-07 text",
        ),
        ("<h1>両国の大臣が会談</h1><span class=time>2023年11月7日</span>BODY", "2023-11-07 text"),
    ]);
}

#[test]
fn dates_away_from_the_headline() {
    let end = |line: &str| format!("<h1>Ministers meet</h1>{}{line}", "BODY".repeat(3));
    for (line, expected) in [
        ("<div class='field--name-field-publishing-date'>13.01.2022</div>", "2022-01-13 text"),
        ("<h5>Date:</h5>13.01.2022", "2022-01-13 text"),
        ("<p>Posted on 13 January 2022 by Leyla</p>", "2022-01-13 text"),
        ("<dl><dt>Published</dt><dd>13 January 2022</dd></dl>", "2022-01-13 text"),
        (
            "<p>First published on 13 January 2022 at 10:00. Last modified on 14 January 2022.</p>",
            "2022-01-13 text",
        ),
        ("<p>The report of the committee was published on 13 January 2022.</p>", "-"),
        ("<footer><p>13 January 2022</p></footer>", "-"),
        ("<p class=info>Last updated: 13 January 2022</p>", "-"),
        ("<p>Member since 13 January 2022</p>", "-"),
        ("<div class='related-posts'><p class=date>13 January 2022</p></div>", "-"),
        ("<div class=post-date>13 January 2022</div><div class=post-date>11 January 2022</div>", "-"),
        ("<blockquote><p>Omid (@omid)</p><a>13 January 2022</a></blockquote>", "-"),
        ("<div id=comments><p>Omid, 13 January 2022</p><time datetime=2022-01-13>now</time></div>", "-"),
        ("<div class=pager><span class=date-of-event>13 January 2022</span> - 15 January 2022</div>", "-"),
    ] {
        let found = published(&end(line));
        let found = if found.ends_with(" inferred") { "-".to_owned() } else { found };
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn marked_elements() {
    check(&[
        ("<h1>Ministers meet</h1>BODY<abbr class='published' title='2017-07-23T17:06:45+0000'>23/7</abbr>", "2017-07-23 page-metadata"),
        ("<h1>Ministers meet</h1><p itemprop='datePublished' content='2022-01-14 10:31:00'>January</p>BODY", "2022-01-14 page-metadata"),
        ("<h1>Ministers meet</h1>BODY<span property='schema:dateCreated' content='2022-01-28T12:45:46+00:00'></span>", "2022-01-28 page-metadata"),
        // An older date in the list of sources is not that of the page.
        ("<h1>Ministers meet</h1><time itemprop=datePublished datetime='2017-01-30'>30 January</time>BODY
            <ol class='references'><li><span itemprop=datePublished>1988</span></li></ol>", "2017-01-30 page-metadata"),
        ("<h1>Ministers meet</h1>BODY<ol><li itemprop=citation>Doe. The river. <time datetime='1988-03-01'
            itemprop=datePublished>March 1988</time></li></ol>", "-"),
        // Nor is that of a reader, nor of an aside.
        ("<h1>Ministers meet</h1><p class=byline>By Leyla Hasanli, 8 January 2020</p>BODY
            <aside><time datetime=2021-02-03>3</time></aside><div class=comment-list><time datetime=2020-01-09>9</time></div>", "2020-01-08 text"),
    ]);
}

#[test]
fn metadata_of_all_usual_names() {
    for name in [
        "article:published_time",
        "DC.date.issued",
        "DC.date.created",
        "OriginalPublicationDate",
        "cXenseParse:recs:publishtime",
        "bt:pubDate",
        "sailthru.date",
        "parsely-pub-date",
        "citation_publication_date",
        "article:published",
        "dcterms.created",
        "date",
        "publish-date",
    ] {
        let page = format!("<meta name='{name}' content='2023-04-17T08:00'><h1>Ministers meet</h1>BODY");
        assert_eq!(published(&page), "2023-04-17 page-metadata", "{name}");
    }
    check(&[
        (
            "<meta http-equiv=date content='Mon, 17 Apr 2023 08:00:00 +0400'><h1>Ministers meet</h1>BODY",
            "2023-04-17 page-metadata",
        ),
        (
            "<meta name=date content='20230417T080000Z'><h1>Ministers meet</h1>BODY",
            "2023-04-17 page-metadata",
        ),
        // Such a date may be that of a change: what the page shows outweighs it.
        (
            "<meta name=date content='2023-04-20'><h1>Ministers meet</h1><p class=date>17 April 2023</p>BODY",
            "2023-04-17 text",
        ),
    ]);
}

#[test]
fn the_address_tells_the_day_in_the_place_of_publication() {
    let page = |address: &str, stamp: &str| {
        format!(
            "<link rel=canonical href='https://ledger.example/{address}/talks'><meta property='article:published_time'
            content='{stamp}'><h1>Ministers meet</h1>BODY"
        )
    };
    for (address, stamp, expected) in [
        ("2023/11/08", "2023-11-09T03:28:35Z", "2023-11-08 address"),
        ("2023/11/08", "2023-11-08T13:28:35Z", "2023-11-08 page-metadata"),
        ("2023/11", "2023-11-09T03:28:35Z", "2023-11-09 page-metadata"),
        ("2023/11/02", "2023-11-09T03:28:35Z", "2023-11-09 page-metadata"),
    ] {
        assert_eq!(published(&page(address, stamp)), expected, "{address} {stamp}");
    }
}

#[test]
fn json_that_is_broken_or_of_the_page() {
    let page =
        |json: &str| format!("<script type='application/ld+json'>{json}</script><h1>Ministers meet</h1>BODY");
    for (json, expected) in [
        (r#"{"@type":"NewsArticle","datePublished":"2023-04-17",}"#, "2023-04-17 page-metadata"),
        (
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ministers\nmeet\",\"datePublished\":\"2023-04-17\"}",
            "2023-04-17 page-metadata",
        ),
        (
            "/*<![CDATA[*/{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-04-17\"}/*]]>*/",
            "2023-04-17 page-metadata",
        ),
        (
            r#"{"@type":"NewsArticle","headline":"The "great" bridge","datePublished":"2023-04-17"}"#,
            "2023-04-17 page-metadata",
        ),
        (r#"{"@type":"NewsArticle","dateCreated":"2023-04-17"}"#, "2023-04-17 page-metadata"),
        (r#"{"@graph":[{"@type":"WebPage","datePublished":"2023-04-17"}]}"#, "2023-04-17 page-metadata"),
        (r#"{"@type":"Comment","datePublished":"2023-04-17"}"#, "-"),
        (r#"{"@type":"NewsArticle","dateModified":"2023-04-17"}"#, "-"),
    ] {
        assert_eq!(published(&page(json)), expected, "{json}");
    }
}

#[test]
fn figures_that_may_be_either_day() {
    let page = |language: &str, rest: &str| {
        format!("<html lang='{language}'><h1>Ministers meet</h1><p class=date>04/05/2023</p>BODY{rest}")
    };
    for (language, rest, expected) in [
        ("en", "", "2023-04-05..2023-05-04 text"),
        ("en-US", "", "2023-04-05 text"),
        ("en-GB", "", "2023-05-04 text"),
        ("fr", "", "2023-05-04 text"),
        ("en", "<div class=related><p>17/04/2023</p></div>", "2023-05-04 text"),
        ("en", "<div class=related><p>04/17/2023</p></div>", "2023-04-05 text"),
        ("en", "<p>Published on 4 May 2023</p>", "2023-05-04 text"),
    ] {
        assert_eq!(published(&page(language, rest)), expected, "{language} {rest}");
    }
    let noted =
        read(Page::new("a.txt", "Ministers meet\n\nDate: 04/05/2023\n\nThe two ministers met.\n")).unwrap();
    let note = noted.notes.iter().find(|note| note.code == NoteCode::PublishedInferred).unwrap();
    assert!(note.text.contains("2023-04-05 or as 2023-05-04"), "{}", note.text);
    let front = read(Page::new("a.md", "---\ndate: 04/05/2023\n---\nThe two ministers met.\n")).unwrap();
    assert!(front.notes.iter().any(|note| note.code == NoteCode::PublishedInferred));
}
