//! Files that are no plain text: what is read of them, and what is refused. The files are built here.
#![allow(missing_docs, clippy::unwrap_used)]

use intake::{IntakeError, Page, open, read};
use record::{BlockKind, Document};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(name: &str, bytes: Vec<u8>) -> Document {
    let mut parts = open(Page::new(name, bytes));
    assert_eq!(parts.len(), 1);
    read(parts.remove(0).unwrap()).unwrap().value
}

fn blocks(document: &Document) -> Vec<(&str, BlockKind)> {
    document.blocks.iter().map(|block| (block.span.of(&document.text), block.kind)).collect()
}

const WORD: &str = r#"<w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Bridge over the Aras</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Baku opened it &amp; </w:t></w:r><w:r><w:t>left.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
<w:del><w:r><w:delText>Old words.</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Tehran closed its side on the same day.</w:t></w:r></w:p></w:body></w:document>"#;

#[test]
fn a_word_document_has_headings_lists_and_notes() {
    let notes = r#"<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>Ledger, 7 April 2023.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let properties = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>A bridge</dc:title><dc:creator>A B</dc:creator></cp:coreProperties>"#;
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let file = archive(&[
        types,
        ("word/document.xml", WORD.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("docProps/core.xml", properties.as_bytes()),
    ]);
    let read = document("a.docx", file);
    assert_eq!(
        blocks(&read),
        [
            ("Bridge over the Aras", BlockKind::Heading),
            ("Baku opened it & left.[1]", BlockKind::Paragraph),
            ("Tehran closed its side on the same day.", BlockKind::ListItem),
            ("[1] Ledger, 7 April 2023.", BlockKind::Reference),
        ]
    );
    assert_eq!(read.title.unwrap().value, "A bridge");
    assert_eq!(read.author.unwrap().value, "A B");
}

#[test]
fn an_open_document_has_headings_lists_and_notes() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
        <text:h>Bridge over the Aras</text:h><text:p>Baku<text:s/>opened it.<text:note><text:note-citation>1</text:note-citation>
        <text:note-body><text:p>Ledger, 7 April 2023.</text:p></text:note-body></text:note></text:p>
        <text:list><text:list-item><text:p>Tehran closed its side on the same day.</text:p></text:list-item></text:list>
        <office:annotation><text:p>A remark.</text:p></office:annotation></office:text></office:body></office:document-content>"#;
    let file = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let read = document("a.odt", file);
    assert_eq!(
        blocks(&read),
        [
            ("Bridge over the Aras", BlockKind::Heading),
            ("Baku opened it.[1]", BlockKind::Paragraph),
            ("Tehran closed its side on the same day.", BlockKind::ListItem),
            ("[1] Ledger, 7 April 2023.", BlockKind::Reference),
        ]
    );
}

#[test]
fn a_publication_is_read_in_the_order_of_its_spine() {
    let chapter = |heading: &str, text: &str| {
        format!("<html><head><title>x</title></head><body><h2>{heading}</h2><p>{text}</p></body></html>")
    };
    let package = r#"<package><metadata><dc:title>Bridges</dc:title><dc:publisher>Ledger</dc:publisher><dc:date>2023-04-07</dc:date></metadata>
        <manifest><item id="b" href="b.xhtml"/><item id="a" href="../a.xhtml"/></manifest>
        <spine><itemref idref="a"/><itemref idref="b"/></spine></package>"#;
    let file = archive(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            br#"<container><rootfiles><rootfile full-path="OPS/p.opf"/></rootfiles></container>"#,
        ),
        ("OPS/p.opf", package.as_bytes()),
        ("OPS/b.xhtml", chapter("Second", "Tehran <i>closed</i> it&#160;again.").as_bytes()),
        ("a.xhtml", chapter("First", "Baku opened it.").as_bytes()),
    ]);
    let read = document("a.epub", file);
    assert_eq!(read.text, "First\n\nBaku opened it.\n\nSecond\n\nTehran closed it again.");
    assert_eq!(read.publisher.unwrap().value, "Ledger");
    assert_eq!(read.published.unwrap().value.earliest().to_string(), "2023-04-07");
}

/// A file of these objects, the first of them the catalogue, and a table of where they stand.
fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| file.push_str(&format!("{place:010} 00000 n \n")));
    let size = objects.len() + 1;
    file.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    file.into_bytes()
}

/// A file with one page for each text.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let mut objects: Vec<String> = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = Vec::new();
    for text in pages {
        let drawn: String = text.lines().map(|line| format!("({line}) Tj T* ")).collect();
        let stream = format!("BT /F1 12 Tf 14 TL 72 720 Td {drawn}ET");
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
        let contents = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {contents} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        kids.push(format!("{} 0 R", objects.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
    pdf_of(&objects)
}

#[test]
fn a_pdf_that_comes_back_to_itself_is_refused() {
    let (catalogue, pages) =
        ("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\n\
                stream\n/X Do\nendstream";
    let contents = "<< /Length 5 >>\nstream\n/X Do\nendstream";
    for objects in [
        vec![catalogue, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"],
        vec![catalogue, pages, "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>", contents],
        vec![
            catalogue,
            pages,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
            contents,
            form,
        ],
    ] {
        let objects: Vec<String> = objects.into_iter().map(str::to_owned).collect();
        assert!(read(Page::new("a.pdf", pdf_of(&objects))).is_err(), "{objects:?}");
    }
}

#[test]
fn the_text_of_a_pdf_is_joined_over_lines_and_pages() {
    let read =
        document("a.pdf", pdf(&["Baku opened the bri-\ndge over the Aras, and", "Tehran closed its side."]));
    assert_eq!(read.text, "Baku opened the bridge over the Aras, and Tehran closed its side.");
    assert_eq!(document("no ending", pdf(&["Baku opened the bridge."])).text, "Baku opened the bridge.");
}

#[test]
fn a_pdf_of_pictures_and_a_broken_one_are_refused_with_the_remedy() {
    let told = |bytes: Vec<u8>| read(Page::new("a.pdf", bytes)).unwrap_err().to_string();
    assert!(told(pdf(&[""])).contains("text recognition"));
    let whole = pdf(&["Baku opened the bridge."]);
    assert!(told(whole[..whole.len() / 2].to_vec()).contains("damaged"));
    for at in (0..whole.len()).step_by(7) {
        let mut broken = whole.clone();
        broken[at] ^= 0x15;
        // Read or refused, but never a panic.
        let _ = read(Page::new("a.pdf", broken));
    }
}

#[test]
fn each_file_of_an_archive_is_a_page_and_archives_are_opened_to_a_depth() {
    let inner = archive(&[("c.txt", b"Iran denied it.")]);
    let deep = archive(&[("d.zip", &inner)]);
    let file = archive(&[
        ("b/a.txt", b"Baku said so."),
        (".hidden.txt", b"x"),
        ("__MACOSX/a.txt", b"x"),
        ("../up.txt", b"Tehran answered."),
        ("inner.zip", &inner),
        ("deep.zip", &deep),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
    ]);
    let told: Vec<String> = open(Page::new("news.zip", file))
        .into_iter()
        .map(|part| match part.and_then(read) {
            Ok(read) => format!("{}: {}", read.value.name, read.value.text),
            Err(error) => format!("refused {}", error.name()),
        })
        .collect();
    assert_eq!(
        told,
        [
            "news.zip/../up.txt: Tehran answered.",
            "news.zip/b/a.txt: Baku said so.",
            "refused news.zip/deep.zip/d.zip",
            "news.zip/inner.zip/c.txt: Iran denied it.",
            "refused news.zip/photo.jpg",
        ]
    );
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let zeros = vec![b' '; 65 << 20];
    let parts = open(Page::new("bomb.zip", archive(&[("a.txt", &zeros), ("b.txt", b"Baku said so.")])));
    assert!(matches!(parts[0], Err(IntakeError::TooMuch { .. })), "{parts:?}");
    let many: Vec<String> = (0..10_001).map(|number| format!("{number}.txt")).collect();
    let files: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let parts = open(Page::new("many.zip", archive(&files)));
    assert_eq!(parts.iter().filter(|part| part.is_ok()).count(), 10_000, "the rest is read");
    assert!(matches!(parts.last(), Some(Err(IntakeError::TooMuch { .. }))));
}

#[test]
fn a_table_in_an_office_file_is_refused_with_the_remedy() {
    let file = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]);
    let parts = open(Page::new("a.xlsx", file));
    assert!(matches!(&parts[..], [Err(error)] if error.to_string().contains(".csv")), "{parts:?}");
}

#[test]
fn an_archive_that_holds_a_word_document_is_none() {
    let word = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", WORD.as_bytes())]);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [("a.docx", &word[..]), ("b.txt", b"Iran denied it.")] {
        writer.start_file(name, stored).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let parts = open(Page::new("news.zip", writer.finish().unwrap().into_inner()));
    let names: Vec<&str> = parts.iter().map(|part| part.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(names, ["news.zip/a.docx", "news.zip/b.txt"]);
}

#[test]
fn what_is_missing_or_cut_within_a_document_is_told() {
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let told = |files: &[(&str, &[u8])]| read(Page::new("a.docx", archive(files)));
    let error = told(&[types, ("word/other.xml", b"<x/>")]).unwrap_err();
    assert!(error.to_string().contains("`word/document.xml`"), "{error}");
    let cut = &WORD.as_bytes()[..WORD.find("Tehran").unwrap()];
    let with_tag = [cut, b"</w:t x='"].concat();
    let read = told(&[types, ("word/document.xml", &with_tag)]).unwrap();
    assert!(read.value.text.contains("Baku opened it"));
    assert!(read.notes.iter().any(|note| note.code == record::NoteCode::PartUnread), "{:?}", read.notes);
}

#[test]
fn a_title_may_hold_an_ampersand() {
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let properties = b"<p><dc:title>Roads &amp; bridges</dc:title></p>";
    let files = [types, ("word/document.xml", WORD.as_bytes()), ("docProps/core.xml", &properties[..])];
    assert_eq!(document("a.docx", archive(&files)).title.unwrap().value, "Roads & bridges");
}

#[test]
fn archives_cut_off_anywhere_are_refused() {
    let whole = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", WORD.as_bytes())]);
    for length in (4..whole.len()).step_by(3) {
        for part in open(Page::new("a.docx", &whole[..length])) {
            let error = part.and_then(read).unwrap_err();
            assert!(error.to_string().starts_with("a.docx"), "{error}");
        }
    }
}
