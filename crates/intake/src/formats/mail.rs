//! Mails and pages saved with all that they show (MHTML): the text, what it quotes of another mail, and what is attached,
//! each a page of its own.

use super::unpacking::Budget;
use super::{Opened, Sniffed, part};
use crate::page::known;
use crate::{Facts, Format, IntakeError, Page};
use mail_parser::{Message, MessageParser, MimeHeaders};
use record::{Basis, Date, FactBasis, Known, When};

/// Fields of which a mail that was sent has one, and a text with "Title:" and "Date:" above it none.
const FIELDS: &str = include_str!("mail_fields.txt");

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    if matches!(file.ending.as_str(), "eml" | "mht" | "mhtml") {
        return true;
    }
    let head =
        file.start().split("\n\n").next().unwrap_or_default().split("\r\n\r\n").next().unwrap_or_default();
    let is_field =
        |line: &str| line.split_once(':').is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '));
    head.lines().next().is_some_and(is_field)
        && head.lines().any(|line| FIELDS.lines().any(|field| line.to_ascii_lowercase().starts_with(field)))
}

pub(super) fn open(page: Page, budget: &mut Budget) -> Opened {
    let parsed = MessageParser::default().parse(&page.bytes);
    let damaged =
        || IntakeError::Damaged { name: page.name.clone(), what: "it has no head of a mail".to_owned() };
    let message = parsed.ok_or_else(damaged)?;
    match message.header_raw("Snapshot-Content-Location") {
        Some(address) => saved_page(&page, &message, address),
        None => mail(&page, &message, budget),
    }
}

/// A page as a browser saved it; when it was saved is not when it was published.
fn saved_page(page: &Page, message: &Message<'_>, address: &str) -> Opened {
    let html = message.body_html(0).ok_or_else(|| IntakeError::Empty { name: page.name.clone() })?;
    let url = known(address, FactBasis::PageMetadata);
    let facts = Facts { url, ..Facts::default() };
    let saved = part(&page.name, "", html.into_owned().into_bytes(), Some(Format::Html));
    Ok(vec![Ok(Page { facts, ..saved })])
}

fn mail(page: &Page, message: &Message<'_>, budget: &mut Budget) -> Opened {
    let facts = facts(message);
    let mut pages = Vec::new();
    let mut text = |place: &str, bytes: Vec<u8>, format, facts: Facts| {
        if !bytes.trim_ascii().is_empty() {
            pages.push(Ok(Page { facts, ..part(&page.name, place, bytes, Some(format)) }));
        }
    };
    let is_plain = message
        .text_body
        .iter()
        .any(|at| message.part(*at).is_some_and(|part| matches!(part.body, mail_parser::PartType::Text(_))));
    // Text may stand before and behind what is attached.
    if is_plain {
        let bodies = (0..message.text_body.len()).filter_map(|at| message.body_text(at));
        let (own, quoted) = parted(&bodies.collect::<Vec<_>>().join("\n"));
        text("", own.into_bytes(), Format::Text, facts);
        text("#quoted", quoted.into_bytes(), Format::Text, Facts::default());
    } else {
        let bodies = (0..message.html_body.len()).filter_map(|at| message.body_html(at));
        text("", bodies.collect::<Vec<_>>().join("\n").into_bytes(), Format::Html, facts);
    }
    let attached = message.attachments().enumerate();
    let mut attached: Vec<_> = attached.filter(|(_, attached)| !is_shown(attached)).collect();
    let refusal = budget.admit(&page.name, &mut attached);
    for (number, attached) in attached {
        let told =
            attached.attachment_name().map_or_else(|| format!("attachment {}", number + 1), str::to_owned);
        let place = format!("/{}", told.replace(['/', '\\'], "_"));
        let name = format!("{}{place}", page.name);
        let unpacked = budget.unpack(&name, attached.contents());
        pages.push(unpacked.map(|bytes| part(&page.name, &place, bytes, None)));
    }
    pages.extend(refusal.map(Err));
    Ok(pages)
}

/// Whether a part is a picture that the text shows, such as the sign of a firm, and so nothing that was attached.
fn is_shown(part: &mail_parser::MessagePart<'_>) -> bool {
    part.content_id().is_some()
        && part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"))
}

fn facts(message: &Message<'_>) -> Facts {
    let basis = FactBasis::PageMetadata;
    let from = message.from().and_then(|from| from.first());
    let sender = from.and_then(|from| from.name().or(from.address()));
    let day = |sent: &mail_parser::DateTime| {
        Date::new(
            i16::try_from(sent.year).ok()?,
            i8::try_from(sent.month).ok()?,
            i8::try_from(sent.day).ok()?,
        )
        .ok()
    };
    let published =
        message.date().and_then(day).map(|day| Known { value: When::day(day, Basis::Metadata), basis });
    Facts {
        title: message.subject().and_then(|subject| known(subject, basis)),
        author: sender.and_then(|sender| known(sender, basis)),
        published,
        ..Facts::default()
    }
}

/// What the writer wrote, and what is quoted of another mail, without its marks.
fn parted(body: &str) -> (String, String) {
    let (mut own, mut quoted) = (String::new(), String::new());
    for line in body.lines() {
        let (to, line) = match line.strip_prefix('>') {
            Some(rest) => (&mut quoted, rest.trim_start_matches(['>', ' '])),
            None => (&mut own, line),
        };
        to.push_str(line);
        to.push('\n');
    }
    (own, quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "Message-ID: <1@ledger.example>\r\nFrom: Leyla Hasanli <leyla@ledger.example>\r\n\
        Date: Fri, 7 Apr 2023 23:30:00 +0400\r\nSubject: Bridge over the Aras\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nBaku opened the caf=C3=A9 bridge.\r\n\r\n\
        > Tehran closed it.\r\n--x\r\nContent-Type: text/plain; name=\"a/b.txt\"\r\n\
        Content-Disposition: attachment; filename=\"a/b.txt\"\r\n\r\nIran denied it.\r\n--x\r\n\
        Content-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n\r\nx\r\n\
        --x--\r\n";

    fn opened(name: &str, mail: &str) -> Vec<Page> {
        crate::open(Page::new(name, mail)).into_iter().map(Result::unwrap).collect()
    }

    #[test]
    fn a_mail_is_its_text_what_it_quotes_and_what_is_attached() {
        for name in ["m.eml", "m", "m.txt"] {
            let pages = opened(name, MAIL);
            let told: Vec<(&str, String)> = pages
                .iter()
                .map(|page| {
                    (&page.name[name.len()..], String::from_utf8_lossy(&page.bytes).trim().to_owned())
                })
                .collect();
            assert_eq!(
                told,
                [
                    ("", "Baku opened the café bridge.".to_owned()),
                    ("#quoted", "Tehran closed it.".to_owned()),
                    ("/a_b.txt", "Iran denied it.".to_owned())
                ]
            );
            let facts = &pages[0].facts;
            assert_eq!(facts.title.as_ref().unwrap().value, "Bridge over the Aras");
            assert_eq!(facts.author.as_ref().unwrap().value, "Leyla Hasanli");
            let day = facts.published.as_ref().unwrap().value.earliest();
            assert_eq!(day.to_string(), "2023-04-07", "the day where it was sent");
            assert!(pages[1].facts.published.is_none(), "what is quoted was written at another time");
        }
    }

    #[test]
    fn a_text_with_a_title_and_a_date_above_it_is_no_mail() {
        let text = "Title: Bridge\nDate: 7 April 2023\nSource: Ledger\n\nBaku opened it.";
        let pages = opened("a.txt", text);
        assert_eq!((pages.len(), &pages[0].bytes[..]), (1, text.as_bytes()));
    }

    #[test]
    fn a_saved_page_has_its_address() {
        let saved = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ledger.example/2023/04/07/bridge\r\n\
            Date: Mon, 3 Jun 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>Baku opened it.</body></html>\r\n--x\r\n\
            Content-Type: text/css\r\n\r\np {}\r\n--x--\r\n";
        let pages = opened("bridge.mhtml", saved);
        assert_eq!(pages.len(), 1);
        let document = crate::read(pages[0].clone()).unwrap().value;
        assert_eq!(document.published.unwrap().value.earliest().to_string(), "2023-04-07");
        assert!(document.text.contains("Baku opened it."));
    }
}
