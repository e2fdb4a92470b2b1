//! XML as a row of tags and texts, without a tree and without its namespaces. Entities are those of XML itself: what a file
//! declares for itself is never expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A step through a file.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// A tag that opens, with its name and what it says; followed by its [`Step::Close`], also where it is empty.
    Open(Tag),
    Close(String),
    Text(String),
}

/// A tag's name and what it says, without their namespaces.
#[derive(Debug, PartialEq)]
pub(super) struct Tag {
    pub(super) name: String,
    says: Vec<(String, String)>,
}

impl Tag {
    fn of(start: &BytesStart<'_>) -> Tag {
        let mut says = Vec::new();
        says.extend(start.attributes().with_checks(false).filter_map(Result::ok).map(|attribute| {
            let key = attribute.key.local_name().as_ref().to_owned();
            (key, crate::markup::entities(&attribute.value))
        }));
        Tag { name: start.local_name().as_ref().to_owned(), says }
    }

    /// What it says under a name.
    pub(super) fn says(&self, key: &str) -> Option<&str> {
        self.says.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// What was read of a file.
pub(super) struct Read {
    pub(super) steps: Vec<Step>,
    /// Why it was not read to its end, if so.
    pub(super) cut: Option<String>,
}

/// The most steps that are read; each takes some hundred bytes.
const MOST: usize = 4_000_000;

/// All steps of a file, as far as it can be read.
///
/// # Errors
/// What is wrong, if not even one tag can be read.
pub(super) fn steps(bytes: &[u8]) -> Result<Read, String> {
    let decoded = crate::charset::decode(bytes.to_vec(), true).text;
    let mut reader = Reader::from_str(&decoded);
    reader.config_mut().check_end_names = false;
    let mut steps = Vec::new();
    let cut = loop {
        match reader.read_event() {
            _ if steps.len() >= MOST => break Some(format!("it has more than {MOST} marks")),
            Ok(Event::Start(start)) => steps.push(Step::Open(Tag::of(&start))),
            Ok(Event::Empty(start)) => {
                let tag = Tag::of(&start);
                let close = Step::Close(tag.name.clone());
                steps.extend([Step::Open(tag), close]);
            }
            Ok(Event::End(end)) => steps.push(Step::Close(end.local_name().as_ref().to_owned())),
            Ok(Event::Text(words)) => steps.push(Step::Text(words.to_string())),
            Ok(Event::CData(words)) => steps.push(Step::Text(words.to_string())),
            Ok(Event::GeneralRef(name)) => {
                let written = format!("&{};", &*name);
                steps.push(Step::Text(crate::markup::entities(&written)));
            }
            Ok(Event::Eof) => break None,
            Ok(_) => {}
            Err(error) if steps.is_empty() => return Err(error.to_string()),
            Err(error) => break Some(error.to_string()),
        }
    };
    Ok(Read { steps, cut })
}

/// The text right under the first tag of a name.
pub(super) fn text_of(steps: &[Step], name: &str) -> Option<String> {
    let at = steps.iter().position(|step| matches!(step, Step::Open(tag) if tag.name == name))?;
    let texts = steps[at + 1..].iter().map_while(|step| match step {
        Step::Text(text) => Some(text.as_str()),
        _ => None,
    });
    Some(texts.collect())
}
