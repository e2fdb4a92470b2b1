//! Mailboxes (mbox): mails one after another, each behind a line that begins with "From ".

use super::unpacking::Budget;
use super::{Opened, Sniffed, mail, part};
use crate::Page;

pub(super) fn sniff(file: &Sniffed<'_>) -> bool {
    is_parting(file.start().lines().next().unwrap_or_default().as_bytes())
}

/// Whether a line parts mails: "From ", who sent it, and when, by the clock. A text may begin "From our correspondent".
fn is_parting(line: &[u8]) -> bool {
    let is_time = |word: &[u8]| {
        word.len() >= 5 && word[2] == b':' && [0, 1, 3, 4].iter().all(|at| word[*at].is_ascii_digit())
    };
    line.starts_with(b"From ") && line.split(u8::is_ascii_whitespace).any(is_time)
}

pub(super) fn open(page: Page, budget: &mut Budget) -> Opened {
    let mut pages = Vec::new();
    let mut messages = messages(&page.bytes);
    let refusal = budget.admit(&page.name, &mut messages);
    for (number, message) in messages.into_iter().enumerate() {
        match mail::open(part(&page.name, &format!("#{}", number + 1), message, None), budget) {
            Ok(parts) => pages.extend(parts),
            Err(error) => pages.push(Err(error)),
        }
    }
    pages.extend(refusal.map(Err));
    Ok(pages)
}

/// The messages. A line of a message that begins with "From " has a mark before it, which is taken off.
fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    let mut is_after_blank = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let is_blank = line.trim_ascii().is_empty();
        if is_after_blank && is_parting(line) {
            found.push(Vec::new());
        } else if let Some(message) = found.last_mut() {
            message.extend_from_slice(unmarked(line));
        }
        is_after_blank = is_blank;
    }
    found
}

fn unmarked(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line }
}

#[cfg(test)]
mod tests {
    use crate::{Page, open};

    #[test]
    fn each_mail_is_a_page() {
        let mailbox = "From a@b.example Fri Apr  7 10:00:00 2023\nFrom: A <a@b.example>\nSubject: One\nMessage-ID: <1>\n\n\
            Baku spoke.\n>From now on it will.\n\nFrom a@b.example Sat Apr  8 10:00:00 2023\nFrom: A <a@b.example>\n\
            Subject: Two\nMessage-ID: <2>\n\nTehran answered.\n";
        let pages: Vec<Page> =
            open(Page::new("news.mbox", mailbox)).into_iter().map(Result::unwrap).collect();
        let names: Vec<&str> = pages.iter().map(|page| page.name.as_str()).collect();
        assert_eq!(names, ["news.mbox#1", "news.mbox#2"]);
        assert!(String::from_utf8_lossy(&pages[0].bytes).contains("\nFrom now on"));
        assert_eq!(pages[1].facts.title.as_ref().unwrap().value, "Two");
    }

    #[test]
    fn a_text_may_begin_with_from() {
        let text = "From our correspondent\nBaku: the minister said that 12:30 was too early.\n";
        let pages = open(Page::new("a.txt", text));
        assert_eq!((pages.len(), &pages[0].as_ref().unwrap().bytes[..]), (1, text.as_bytes()));
    }
}
