//! Feeds (RSS and Atom): each entry an article.

use super::articles::Record;
use super::unpacking::Budget;
use super::xml::{Step, steps};
use super::{Opened, Sniffed};
use crate::{IntakeError, Page};

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    let start = file.start();
    start.starts_with('<')
        && !start.to_ascii_lowercase().contains("<html")
        && ["<rss", "<feed", "<rdf:RDF"].iter().any(|root| start.contains(root))
}

pub(super) fn open(page: Page, budget: &mut Budget) -> Opened {
    let damaged = |what| IntakeError::Damaged { name: page.name.clone(), what };
    let read = steps(&page.bytes).map_err(damaged)?;
    let mut pages = Vec::new();
    let (mut site, mut entry): (Option<String>, Option<Record>) = (None, None);
    let mut open: Vec<String> = Vec::new();
    let mut text = String::new();
    for step in read.steps {
        match step {
            Step::Open(tag) if matches!(tag.name.as_str(), "item" | "entry") => {
                entry = Some(Record::default())
            }
            Step::Open(tag) => {
                let is_link = tag.name == "link" && tag.says("rel").is_none_or(|rel| rel == "alternate");
                if let (true, Some(href), Some(entry)) = (is_link, tag.says("href"), &mut entry) {
                    entry.0.push(("link".to_owned(), href.to_owned()));
                }
                text.clear();
                open.push(tag.name);
            }
            Step::Text(words) => text.push_str(&words),
            Step::Close(name) if matches!(name.as_str(), "item" | "entry") => {
                let place = format!("{}#entry {}", page.name, pages.len() + 1);
                let mut record = entry.take().unwrap_or_default();
                record.0.extend(site.iter().map(|site| ("publisher".to_owned(), site.clone())));
                let what = "an entry without a text".to_owned();
                let untold = IntakeError::NoArticle { name: place.clone(), what };
                pages.push(record.page(place).ok_or(untold));
            }
            Step::Close(name) => {
                let within = open.pop().and_then(|_| open.last().cloned()).unwrap_or_default();
                let told = std::mem::take(&mut text);
                match &mut entry {
                    Some(entry) => entry.0.push((field(&name, &within).to_owned(), told)),
                    None if name == "title" && site.is_none() => site = Some(told),
                    None => {}
                }
            }
        }
    }
    let refusal = budget.admit(&page.name, &mut pages);
    pages.extend(refusal.into_iter().chain(read.cut.map(damaged)).map(Err));
    Ok(pages)
}

/// How the field is called that a tag of a feed fills; `within` is the tag around it.
fn field<'a>(name: &'a str, within: &str) -> &'a str {
    match name {
        "name" if within == "author" => "author",
        "encoded" => "content",
        "updated" => "date",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Page, open};

    #[test]
    fn each_entry_is_an_article_of_the_site() {
        for feed in [
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Ledger</title><item><title>Bridge</title>\
             <link>https://ledger.example/1</link><pubDate>Fri, 07 Apr 2023 10:00:00 GMT</pubDate>\
             <description>&lt;p&gt;Baku opened it.&lt;/p&gt;</description></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Ledger</title><entry><title>Bridge</title>\
             <link href='https://ledger.example/1'/><published>2023-04-07T10:00:00Z</published>\
             <content type='html'><![CDATA[<p>Baku opened it.</p>]]></content></entry></feed>",
        ] {
            let pages: Vec<Page> =
                open(Page::new("feed.xml", feed)).into_iter().map(Result::unwrap).collect();
            assert_eq!((pages.len(), pages[0].name.as_str()), (1, "feed.xml#entry 1"));
            let document = crate::read(pages[0].clone()).unwrap().value;
            assert_eq!(document.publisher.unwrap().value, "Ledger");
            assert_eq!(document.title.unwrap().value, "Bridge");
            assert_eq!(document.url.unwrap().value, "https://ledger.example/1");
            assert_eq!(document.published.unwrap().value.earliest().to_string(), "2023-04-07");
            assert_eq!(document.text, "Bridge\n\nBaku opened it.");
        }
    }
}
