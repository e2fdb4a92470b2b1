//! Who says what: the events that the texts do not tell on their own account, by whose word they are.

use crate::chronology::{Link, clause_of_event};
use crate::dossier::Index;
use crate::kinds_in_words::caution;
use crate::numbers_in_words::{counted, listed};
use crate::quote::head;
use crate::selection::Selection;
use crate::sources::short_citation;
use record::{Event, Holder};
use std::collections::BTreeMap;

/// How many holders, and how many statements of each, are shown.
const HOLDERS: usize = 40;
const STATEMENTS: usize = 10;

/// Somebody, with what they are said to have said.
pub(crate) struct Voice {
    pub(crate) name: String,
    pub(crate) of: Option<String>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) more: Option<String>,
}

/// One statement.
pub(crate) struct Statement {
    pub(crate) caution: Option<&'static str>,
    pub(crate) text: String,
    pub(crate) target: Option<String>,
    pub(crate) through: String,
}

/// All voices, those with most statements first, and how many there are beyond those shown.
///
/// A statement belongs to the innermost holder of its chain: in "Caspian News, citing the ministry" the
/// ministry says it. Of two who stand there side by side each does.
pub(crate) fn voices(index: &Index, selection: &Selection) -> (Vec<Voice>, usize) {
    let mut by_name: BTreeMap<String, Vec<&Event>> = BTreeMap::new();
    for event in &index.dossier.events {
        for holder in Holder::links(&event.said_by).last().unwrap_or_default() {
            by_name.entry(key(&holder.name)).or_default().push(event);
        }
    }
    let mut groups: Vec<(String, Vec<&Event>)> = by_name.into_iter().collect();
    groups.sort_by_key(|(_, events)| std::cmp::Reverse(events.len()));
    let left_out = groups.len().saturating_sub(HOLDERS);
    groups.truncate(HOLDERS);
    let voices = groups.iter().filter_map(|(key, events)| voice(index, selection, key, events));
    (voices.collect(), left_out)
}

/// The same holder, whether or not an article or a capital letter stands before the name.
fn key(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

fn voice(index: &Index, selection: &Selection, name: &str, events: &[&Event]) -> Option<Voice> {
    let holder = events.first()?.said_by.iter().rev().find(|holder| key(&holder.name) == name)?;
    let more = events.len().saturating_sub(STATEMENTS);
    Some(Voice {
        name: head(&holder.name, 100),
        of: holder.country.as_ref().map(|country| index.name(country)).filter(|name| *name != holder.name),
        statements: events.iter().take(STATEMENTS).map(|e| statement(index, selection, e)).collect(),
        more: (more > 0).then(|| format!("{} more in the export.", counted(more, "statement", "statements"))),
    })
}

fn statement(index: &Index, selection: &Selection, event: &Event) -> Statement {
    let incident = index.incident_of(&event.id);
    let target = if selection.has_event(&event.id) {
        Some(format!("e-{}", event.id))
    } else {
        incident.filter(|id| selection.has_incident(id)).map(|id| format!("i-{id}"))
    };
    let document = index.document(&event.document);
    let publisher = document.and_then(|document| document.publisher.as_ref()).map(|known| &known.value);
    let links: Vec<&[Holder]> = Holder::links(&event.said_by).collect();
    let names = |link: &&[Holder]| {
        let others = link.iter().filter(|holder| Some(&holder.name) != publisher);
        listed(&others.map(|holder| head(&holder.name, 100)).collect::<Vec<_>>())
    };
    let others = links.iter().rev().skip(1).map(names).filter(|names| !names.is_empty());
    let through: Vec<String> = others.chain(document.map(short_citation)).collect();
    Statement {
        caution: caution(event.standing),
        text: clause_of_event(index, event),
        target,
        through: through.join(", in "),
    }
}

/// The figures of the section's opening line: events on somebody's word, and by the texts alone.
pub(crate) fn attributed(index: &Index) -> (usize, usize) {
    let events = &index.dossier.events;
    let attributed = events.iter().filter(|event| !event.said_by.is_empty()).count();
    (attributed, events.len() - attributed)
}

impl Statement {
    /// As a link, if its evidence is on the page.
    pub(crate) fn link(&self) -> Option<Link> {
        self.target.clone().map(|target| Link { target, text: self.text.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_one_with_or_without_article() {
        assert_eq!(key("The Azerbaijani government"), key(" azerbaijani government"));
        assert_ne!(key("the ministry"), key("ministries"));
    }
}
